import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { archiveOf, codeload } from './archive.js';
import { contractOf, violations } from './contract.js';
import { type Failure, failurePlan } from './failures.js';
import { answerGraphql } from './graphql.js';
import { type Call, notFound, type Reply } from './reply.js';
import { routes } from './routes.js';
import type { World } from './world.js';

/** A running stand-in for api.github.com. */
export interface StandIn {
  readonly url: string;
  readonly world: World;
  /** What was asked, in order: `GET /repos/octo/shop/pulls/7/files`. */
  readonly requests: readonly string[];
  /** Requests and answers that do not agree with GitHub's description; a good run leaves none. */
  readonly violations: readonly string[];
  /** Makes trouble from now on. */
  fail(failures: readonly Failure[]): void;
  close(): Promise<void>;
}

/** Starts the stand-in on a free port. It keeps state: what is posted is there when somebody lists it. */
export async function startGitHub(world: World, failures: readonly Failure[] = []): Promise<StandIn> {
  const requests: string[] = [];
  const found: string[] = [];
  const plan = failurePlan(failures);
  const server = createServer(async (request, response) => {
    const call = await parse(request);
    const name = `${call.method} ${call.path}`;
    requests.push(name);
    if (!call.path.startsWith(codeload)) found.push(...headerViolations(request, name, world));
    const failure = plan.next(`${name}${graphqlKind(call)}`);
    if (failure?.kind === 'silence') return;
    if (failure?.kind === 'reset') {
      request.socket.destroy();
      return;
    }
    if (failure?.kind === 'status') {
      const { status, body = { message: 'made to fail' }, headers = {} } = failure;
      send(response, { status, body, headers });
      return;
    }
    if (failure?.kind === 'late') await sleep(failure.after);
    const reply = await answer(call, world, found);
    if (failure?.kind === 'lost') request.socket.destroy();
    else if (failure?.kind === 'malformed') sendText(response, reply, '<html>Unicorn!</html>');
    else if (failure?.kind === 'truncated') sendHalf(response, reply);
    else if (failure?.kind === 'other') sendOther(response, failure.text);
    else send(response, reply);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    world,
    requests,
    violations: found,
    fail: plan.set,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Answers one call: by GraphQL, or by the route whose template fits the path. */
async function answer(call: Call, world: World, found: string[]): Promise<Reply> {
  if (call.path === '/graphql') return answerGraphql(call.body, world);
  if (call.path.startsWith(codeload)) return archiveOf(world, call.path.slice(codeload.length));
  const prefix = `/repos/${world.owner}/${world.repo}/`;
  for (const [operation, route] of Object.entries(routes)) {
    const [method, template] = operation.split(' ') as [string, string];
    const pattern = template
      .replace('/repos/{owner}/{repo}/', prefix)
      .replace('{pull_number}', String(world.number))
      .replace('{path}', '(.+)')
      .replace(/\{\w+\}/, '([^/]+)');
    const match = new RegExp(`^${pattern}$`).exec(call.path);
    if (match === null || method !== call.method.toLowerCase()) continue;
    const contract = contractOf(operation);
    found.push(...violations(contract.query, call.query).map((text) => `${operation} query: ${text}`));
    const wrong = violations(contract.request, call.body).map((text) => `${operation} request: ${text}`);
    found.push(...wrong);
    if (wrong.length > 0) return { status: 422, body: { message: 'Invalid request.', errors: wrong } };
    const reply = route(call, world, decodeURIComponent(match[1] ?? ''));
    if (reply.status < 300 && reply.body !== undefined) {
      const sent: unknown = JSON.parse(JSON.stringify(reply.body));
      found.push(...violations(contract.response, sent).map((text) => `${operation} answer: ${text}`));
    }
    return reply;
  }
  return notFound;
}

function headerViolations({ headers }: IncomingMessage, name: string, { token }: World): readonly string[] {
  return [
    ...(headers['x-github-api-version'] === '2022-11-28' ? [] : [`${name}: no x-github-api-version`]),
    ...(headers.authorization === `token ${token.value}` ? [] : [`${name}: authorization is not the token`]),
    ...(headers['user-agent'] ? [] : [`${name}: GitHub refuses requests without a user agent`]),
  ];
}

async function parse(request: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  const url = new URL(request.url ?? '/', 'http://localhost');
  return {
    method: request.method ?? 'GET',
    // GitHub Enterprise Server has its API below a path.
    path: url.pathname.replace(/^\/api(?:\/v3)?(?=\/)/, ''),
    query: Object.fromEntries(url.searchParams),
    body: text === '' ? undefined : (JSON.parse(text) as unknown),
  };
}

/** What a GraphQL request is after: blobs, the conversation, the viewer, or a change. */
function graphqlKind({ path, body }: Call): string {
  if (path !== '/graphql') return '';
  const { query } = body as { query: string };
  const subject = ['reviewThreads', 'viewer', 'object'].find((word) => query.includes(word)) ?? '';
  return query.startsWith('mutation') ? ' mutation' : ` query ${subject}`;
}

function sendHalf(response: ServerResponse, { status, body }: Reply): void {
  const text = JSON.stringify(body ?? {});
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': text.length + 1 });
  response.write(text.slice(0, text.length / 2), () => response.destroy());
}

function sendOther(response: ServerResponse, text: string | undefined): void {
  if (text !== undefined) sendText(response, { status: 200, body: undefined }, text);
  else response.writeHead(204).end();
}

function send(response: ServerResponse, reply: Reply): void {
  if (reply.bytes !== undefined) {
    response.writeHead(reply.status, { 'content-type': 'application/x-gzip' });
    response.end(reply.bytes);
    return;
  }
  sendText(response, reply, reply.body === undefined ? '' : JSON.stringify(reply.body));
}

function sendText(response: ServerResponse, { status, headers = {} }: Reply, text: string): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(text);
}
