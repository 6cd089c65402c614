import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer as createPlainServer } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createGzip } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { type Header, pack } from 'tar-stream';
import { temporaryFolder } from '../host-node/temporary-folder.js';
import { artifact, runArtifact } from '../support/artifacts.js';
import { extent } from '../support/extent.js';
import { commit, fileEntries } from '../support/github/repository.js';
import { payloadOf, runAction } from '../support/github/run-action.js';
import { startGitHub } from '../support/github/server.js';
import { type World, world } from '../support/github/world.js';
import { moved } from './stories.js';

const late = 'import requests\nfrom gevent import monkey\nmonkey.patch_all()\n';

/** A pull request of a repository that is large enough for an archive, which is this one. */
function archived(archive: Buffer): World {
  const others = Object.fromEntries(
    Array.from({ length: 130 }, (_, index) => [`pkg/m${index}.py`, 'x = 1\n']),
  );
  return world({ base: commit(others), head: commit({ ...others, 'app.py': late }), archive });
}

/** An archive of one entry, which holds `text` so many times. */
async function packed(header: Partial<Header>, text: Buffer, times: number): Promise<Buffer> {
  const tar = pack();
  const entry = tar.entry({ name: 'x', size: text.length * times, ...header });
  const squeezed = tar.pipe(createGzip());
  const filling = (async () => {
    for (let time = 0; time < times; time++)
      if (!entry.write(text)) await new Promise<void>((resolve) => entry.once('drain', () => resolve()));
    entry.end(undefined);
    tar.finalize();
  })();
  const chunks: Buffer[] = [];
  for await (const chunk of squeezed) chunks.push(chunk as Buffer);
  await filling;
  return Buffer.concat(chunks);
}

describe('an archive that is not what GitHub makes', () => {
  const names = ['../../app.py', '/app.py', 'x/../app.py', 'x/app.py/..', 'x/./app.py', 'x/a\tpp.py'];

  test.each([
    ...names
      .slice(0, extent(2, names.length))
      .map((name) => ({ name: `a path like ${JSON.stringify(name)}`, headers: { name } })),
    { name: 'a link', headers: { name: 'x/app.py', type: 'symlink' as const, linkname: '/etc/passwd' } },
    { name: 'other contents', headers: { name: 'x/app.py' } },
  ])('with $name: what was listed is read in another way', async ({ headers }) => {
    const text = 'type' in headers ? Buffer.alloc(0) : Buffer.from('x = 1\n');
    const run = await runAction(archived(await packed(headers, text, 1)));
    expect(run.github.violations).toEqual([]);
    expect([run.code, run.outputs['findings']]).toEqual([1, '1']);
  });

  test.each(['bomb', 'app.py'])('that unpacks to a thousand times its size, as %s', async (name) => {
    const zeros = Buffer.alloc(16 * 1024 * 1024);
    const github = archived(await packed({ name: `x/${name}` }, zeros, 24));
    const folder = temporaryFolder({
      'watch.mjs': `import { writeFileSync } from 'node:fs';
process.on('exit', () => writeFileSync(process.env.PEAK, String(process.resourceUsage().maxRSS)));`,
    });
    const peak = join(folder, 'peak');
    const env = { NODE_OPTIONS: `--import=${join(folder, 'watch.mjs')}`, PEAK: peak };
    const run = await runAction(github, { env });
    expect([run.code, run.outputs['findings']]).toEqual([1, '1']);
    // In KiB: less than what lies in the archive.
    expect(Number(readFileSync(peak, 'utf8'))).toBeLessThan(300 * 1024);
  });

  test('that is no archive', async () => {
    const run = await runAction(archived(Buffer.from('<html>Unicorn!</html>')));
    expect([run.code, run.outputs['findings']]).toEqual([1, '1']);
  });
});

describe('odd files of a pull request', () => {
  test('renames of the program, of its configuration and into a submodule, and binaries', async () => {
    const text = `${late}${'# a line\n'.repeat(20)}`;
    const base = commit({
      'old.py': text,
      'conf.txt': 'exclude = ["new.py"]\n# for nobody\n# yet\n',
      'lib.py': 'x = 1\n',
    });
    const head = commit({
      'new.py': text,
      'pic.py': Buffer.from([0x89, 0x50, 0, 1, 2]),
      'app.py': late,
      'notes.txt': 'exclude = ["new.py"]\n# for nobody\n# yet\n',
    });
    const module = {
      sha: 'b'.repeat(40),
      filename: 'lib.py',
      status: 'modified' as const,
      additions: 1,
      deletions: 1,
      changes: 2,
      patch: `@@ -1 +1 @@\n-Subproject commit ${'a'.repeat(40)}\n+Subproject commit ${'b'.repeat(40)}`,
    };
    const files = [...fileEntries(base, head).filter(({ filename }) => filename !== 'lib.py'), module];
    const github = world({ base, head, files });
    const run = await runAction(github);
    expect(run.github.violations).toEqual([]);
    // What moved with its file is not new.
    expect([run.code, run.outputs['new-findings']]).toEqual([1, '1']);
    expect(github.comments).toMatchObject([{ path: 'app.py' }]);
    expect(run.stdout).toContain('pic.py');
  });
});

/** Runs the Action against `url` until `when`, and ends it with `signal`. */
async function endedBy(
  signal: NodeJS.Signals,
  github: World,
  url: string,
  when: Promise<void>,
): Promise<NodeJS.Signals | null> {
  const folder = temporaryFolder({ 'event.json': JSON.stringify(payloadOf(github)) });
  const child = spawn(process.execPath, [artifact('index.js')], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      GITHUB_ACTIONS: 'true',
      GITHUB_API_URL: url,
      GITHUB_GRAPHQL_URL: `${url}/graphql`,
      GITHUB_REPOSITORY: 'octo/shop',
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_EVENT_PATH: join(folder, 'event.json'),
      GITHUB_WORKSPACE: folder,
      'INPUT_GITHUB-TOKEN': github.token.value,
    },
    stdio: 'ignore',
  });
  const end = new Promise<NodeJS.Signals | null>((resolve) =>
    child.once('close', (_, name) => resolve(name)),
  );
  await when;
  child.kill(signal);
  return end;
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s while a review is posted: the next run finds what became of it',
  async (signal) => {
    for (const how of [{ kind: 'silence' }, { kind: 'late', after: 300 }] as const) {
      const github = moved();
      const post = 'POST /repos/octo/shop/pulls/7/reviews';
      const standIn = await startGitHub(github, [{ on: post, times: 1, how }]);
      const isPosting = async () => {
        while (!standIn.requests.includes(post)) await new Promise((resolve) => setTimeout(resolve, 20));
      };
      expect(await endedBy(signal, github, standIn.url, isPosting())).toBe(signal);
      await new Promise((resolve) => setTimeout(resolve, 400));
      await standIn.close();
      expect(github.reviews.every(({ state }) => state === 'COMMENTED')).toBe(true);
      const payload = { ...payloadOf(github), action: 'synchronize' };
      const run = await runAction(github, { payload });
      expect([run.code, github.comments.length]).toEqual([1, 1]);
    }
  },
);

describe('a server that is not who it says it is', () => {
  test.each([301, 302, 307, 308])(
    'is sent no token by a redirection (%s), and its lists count for nothing',
    async (status) => {
      const seen: (string | undefined)[] = [];
      const other = createPlainServer((request, response) => {
        seen.push(request.headers.authorization);
        response.writeHead(200, { 'content-type': 'application/json' }).end('[]');
      });
      await new Promise<void>((resolve) => other.listen(0, '127.0.0.2', resolve));
      const location = `http://127.0.0.2:${(other.address() as AddressInfo).port}/x`;
      const how = { kind: 'status', status, headers: { location }, body: {} } as const;
      try {
        const run = await runAction(moved(), {
          failures: ['GET', 'POST'].map((on) => ({ on, times: 99, how })),
          env: { LATE_PATCH_RETRY_TIME: '0' },
        });
        expect(seen.length).toBeGreaterThan(0);
        expect(seen.filter((token) => token !== undefined)).toEqual([]);
        expect(run.code).toBe(2);
      } finally {
        other.close();
        other.closeAllConnections();
      }
    },
  );

  test('gets no token', async () => {
    const folder = temporaryFolder();
    const made = spawnSync(
      'openssl',
      [
        ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'],
        ...['-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', 'key.pem', '-out', 'cert.pem'],
      ],
      { cwd: folder },
    );
    expect(made.status).toBe(0);
    const file = (name: string) => readFileSync(join(folder, name), 'utf8');
    let requests = 0;
    const server = createServer({ key: file('key.pem'), cert: file('cert.pem') }, (_, response) => {
      requests++;
      response.writeHead(404, { 'content-type': 'application/json' }).end('{"message":"Not Found"}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const github = moved();
    const ask = (env: Readonly<Record<string, string>>) =>
      runArtifact('index.js', [], {
        cwd: temporaryFolder(),
        env: {
          GITHUB_API_URL: url,
          GITHUB_REPOSITORY: 'octo/shop',
          GITHUB_EVENT_NAME: 'pull_request',
          GITHUB_EVENT_PATH: join(temporaryFolder({ 'e.json': JSON.stringify(payloadOf(github)) }), 'e.json'),
          'INPUT_GITHUB-TOKEN': github.token.value,
          LATE_PATCH_RETRY_TIME: '0',
          ...env,
        },
      });
    try {
      const stranger = await ask({});
      expect([stranger.code, requests]).toEqual([2, 0]);
      expect(stranger.stdout).toMatch(/could not be reached: .*certificate/);
      // As servers of enterprises are trusted.
      const known = await ask({ NODE_EXTRA_CA_CERTS: join(folder, 'cert.pem') });
      expect(known.code).toBe(2);
      expect(requests).toBeGreaterThan(0);
    } finally {
      server.close();
      server.closeAllConnections();
    }
  });
});
