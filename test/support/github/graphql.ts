import type { Reply } from './reply.js';
import { blobId, type Commit, isBinary } from './repository.js';
import type { World } from './world.js';

/** GitHub cuts the text of larger blobs, in bytes. */
const textLimit = 512_000;

/** Answers the few GraphQL queries that are asked of it; anything else is an error, as at GitHub. */
export function answerGraphql(body: unknown, world: World): Reply {
  const { query, variables } = body as { query: string; variables: Readonly<Record<string, string>> };
  if (world.graphql === 'off') return { status: 502, body: { message: 'Bad Gateway' } };
  if (/viewer\s*\{\s*login\s*\}/.test(query)) {
    return { status: 200, body: { data: { viewer: { login: world.token.login } } } };
  }
  if (query.includes('minimizeComment')) return minimized(variables['id'] ?? '', world);
  const objects = [...query.matchAll(/(\w+): object\(expression: \$(\w+)\)/g)];
  if (objects.length === 0) return error('the stand-in does not know this query');
  if (variables['owner'] !== world.owner || variables['name'] !== world.repo)
    return error('no such repository');
  const undeclared = objects.filter(([, , name]) => !query.includes(`$${name}: String!`));
  if (undeclared.length > 0) return error(`Variable $${undeclared[0]![2]} is used but not declared`);
  const repository = Object.fromEntries(
    objects.map(([, alias, name]) => [alias, blobAt(variables[name!] ?? '', world)]),
  );
  return { status: 200, body: { data: { repository } } };
}

function blobAt(expression: string, { base, mergeBase, head }: World): object | null {
  const colon = expression.indexOf(':');
  const commits: readonly Commit[] = [base, mergeBase, head];
  const found = commits.find(({ sha }) => sha === expression.slice(0, colon));
  const bytes = found?.files.get(expression.slice(colon + 1));
  if (bytes === undefined) return null;
  const binary = isBinary(bytes);
  const isTruncated = bytes.length > textLimit;
  return {
    __typename: 'Blob',
    oid: blobId(bytes),
    text: binary ? null : bytes.subarray(0, textLimit).toString(),
    isBinary: binary,
    isTruncated,
    byteSize: bytes.length,
  };
}

/** Folding needs more than `pull-requests: write` on some servers; the stand-in refuses it when told so. */
function minimized(id: string, world: World): Reply {
  if (world.minimizing === 'refused') return error('Resource not accessible by integration');
  world.minimized.push(id);
  return { status: 200, body: { data: { minimizeComment: { minimizedComment: { isMinimized: true } } } } };
}

function error(message: string): Reply {
  return { status: 200, body: { errors: [{ message }] } };
}
