import { describe, expect, test } from '@jest/globals';
import * as z from 'zod/mini';
import { changedFiles } from '../../src/host/github/changes.js';
import type { GitHub } from '../../src/host/github/client.js';
import { commitReader, commitTree } from '../../src/host/github/commit-files.js';
import { restConversation } from '../../src/host/github/conversation.js';
import { contentsOf } from '../../src/project/snapshot.js';
import { markerOf } from '../../src/review/marker.js';
import { withGitHub } from '../support/github/client.js';
import { blobId, commit, type Files } from '../support/github/repository.js';
import { user, type World, world } from '../support/github/world.js';
import { noticeText, reasonText } from '../support/words.js';
import { at } from './findings.js';

const repository = { owner: 'octo', repo: 'shop' };

function repositoryOf(files: Files, options: Partial<World> = {}): World {
  return { ...world({ base: commit({}), head: commit(files) }), ...options };
}

/** `count` small files. */
function many(count: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`f${String(index).padStart(4, '0')}.py`, `x = ${index}\n`]),
  );
}

describe('changed files', () => {
  test.each([
    { count: 0, requests: 1 },
    { count: 100, requests: 1 },
    { count: 101, requests: 2 },
    { count: 450, requests: 5 },
  ])('$count files take $requests requests', async ({ count, requests }) => {
    await withGitHub(repositoryOf(many(count)), async (github, standIn) => {
      const answer = await changedFiles(github, repository, 7, count);
      expect(answer).toMatchObject({ kind: 'ok', value: { files: { length: count }, notices: [] } });
      expect(standIn.requests).toHaveLength(requests);
      expect(standIn.violations).toEqual([]);
    });
  });

  test('GitHub stops at 3,000, and the notice says what is missing', async () => {
    await withGitHub(repositoryOf(many(3105)), async (github, standIn) => {
      const answer = await changedFiles(github, repository, 7, 3105);
      if (answer.kind === 'refused') throw new Error(answer.refusal.kind);
      expect(answer.value.files).toHaveLength(3000);
      expect(standIn.requests).toHaveLength(30);
      expect(answer.value.notices.map(noticeText)).toEqual([
        expect.stringContaining('GitHub listed 3000 changed files and left out 105'),
      ]);
    });
  });

  test('a page that comes again and again is no list', async () => {
    await withGitHub(repositoryOf(many(100)), async (github, standIn) => {
      const once = await github.read(
        'GET /repos/{owner}/{repo}/pulls/7/files?per_page=100',
        repository,
        z.any(),
      );
      if (once.kind === 'refused') throw new Error(once.refusal.kind);
      const headers = { link: `<${standIn.url}/repos/octo/shop/pulls/7/files?page=1>; rel="next"` };
      standIn.fail([
        { on: 'GET', times: 99, how: { kind: 'status', status: 200, headers, body: once.value.data } },
      ]);
      const answer = await changedFiles(github, repository, 7, 100);
      expect(answer).toMatchObject({ refusal: { how: 'malformed', fault: 'page 2: page 1 again' } });
      expect(standIn.requests).toHaveLength(3);
    });
  });

  test('renames, removals and files without a patch', async () => {
    const base = commit({ 'old.py': 'a\nb\nc\n', 'gone.py': 'x\ny\nz\nw\n', 'big.py': 'q\n' });
    const head = commit({ 'new.py': 'a\nb\nc\nd\n', 'big.py': 'q\n'.repeat(60_000) });
    await withGitHub(world({ base, head }), async (github) => {
      const answer = await changedFiles(github, repository, 7, 3);
      expect(answer).toMatchObject({
        value: {
          files: [
            { kind: 'modified', path: 'big.py', patch: undefined },
            { kind: 'removed', path: 'gone.py' },
            { kind: 'renamed', path: 'new.py', previousPath: 'old.py', patch: expect.stringContaining('+d') },
          ],
        },
      });
    });
  });
});

describe('files of a commit', () => {
  const awkward = {
    'text.py': 'import gevent\n',
    'latin.py': Buffer.from('# coding: latin-1\nname = "caf\xe9"\n', 'latin1'),
    'binary.py': Buffer.from([1, 0, 2]),
    'long.py': `x = 1\n${'#'.repeat(600_000)}\n`,
    'od"d\n${x} name\\.py': 'odd = 1\n',
    'ünï/{path}/#1?.py': 'unicode = 1\n',
  };
  const paths = Object.keys(awkward).map(at);

  async function read(github: GitHub, { head }: World): Promise<Record<string, string>> {
    const contents = await commitReader({ github, repository, sha: head.sha }, () => {})([
      ...paths,
      at('missing.py'),
    ]);
    return Object.fromEntries(
      [...contents].map(([path, content]) => {
        if (content.kind === 'bytes') return [path, Buffer.from(content.bytes).toString('latin1')];
        return [path, content.kind === 'text' ? content.text : reasonText(content.reason)];
      }),
    );
  }

  test.each(['on', 'off'] as const)(
    'whatever a file is or is called, it arrives whole (GraphQL %s)',
    async (graphql) => {
      const github = repositoryOf(awkward, { graphql });
      await withGitHub(
        github,
        async (client, standIn) => {
          const texts = await read(client, github);
          expect(Object.keys(texts).sort()).toEqual([...paths].sort());
          expect(standIn.requests.some((request) => request.includes('missing'))).toBe(graphql === 'off');
          for (const [path, bytes] of github.head.files) {
            const isText = graphql === 'on' && !['latin.py', 'binary.py', 'long.py'].includes(path);
            expect(texts[path]).toBe(bytes.toString(isText ? 'utf8' : 'latin1'));
          }
          expect(standIn.violations).toEqual([]);
        },
        { patience: 0 },
      );
    },
  );

  describe('450 files', () => {
    async function read(github: World) {
      return withGitHub(github, async (client, standIn) => {
        const answer = await commitTree({ github: client, repository, sha: github.head.sha }, () => {}, []);
        if (answer.kind === 'refused') throw new Error(answer.refusal.kind);
        const listed = await answer.value.tree.list();
        const contents = await contentsOf(
          answer.value.tree,
          listed.map(({ path }) => path),
        );
        expect(standIn.violations).toEqual([]);
        return {
          contents,
          requests: standIn.requests.map((request) => request.replace(/[0-9a-f]{40}/, 'SHA')),
        };
      });
    }

    test('take one request for the list and one for all texts, which a redirect leads to', async () => {
      const { contents, requests } = await read(repositoryOf(many(450)));
      expect(contents.size).toBe(450);
      expect(requests).toEqual([
        'GET /repos/octo/shop/git/trees/SHA',
        'GET /repos/octo/shop/tarball/SHA',
        'GET /codeload/SHA',
      ]);
    });

    test('take five for the texts where there are no archives', async () => {
      const { contents, requests } = await read(repositoryOf(many(450), { archives: 'off' }));
      expect(contents.size).toBe(450);
      expect(requests).toHaveLength(7);
    });

    test('that git archives in another form are asked for apart', async () => {
      const github = repositoryOf(many(450));
      const exported = new Map([...github.head.files].slice(1));
      exported.set('f0005.py', Buffer.from('substituted'));
      const { contents, requests } = await read({ ...github, exported });
      expect(contents.size).toBe(450);
      expect(contents.get(at('f0005.py'))).toEqual({ kind: 'bytes', bytes: Buffer.from('x = 5\n') });
      expect(requests.slice(3)).toEqual(['POST /graphql']);
    });
  });

  test('without GraphQL no more than a hundred files are fetched, and the others say why they are missing', async () => {
    const github = repositoryOf(many(130), { graphql: 'off' });
    await withGitHub(
      github,
      async (client) => {
        const contents = await commitReader({ github: client, repository, sha: github.head.sha }, () => {})(
          Object.keys(many(130)).map(at),
        );
        const unreadable = [...contents.values()].filter(({ kind }) => kind === 'unreadable');
        expect(unreadable).toHaveLength(30);
        expect(unreadable[0]).toMatchObject({
          reason: { kind: 'too-many', limit: 100 },
        });
      },
      { patience: 0 },
    );
  });
});

describe('half a GraphQL answer', () => {
  test('a null beside errors is asked for again, as it may not mean that there is no file', async () => {
    const github = repositoryOf({ 'a.py': 'a = 1\n', 'b.py': 'b = 1\n' });
    const oid = blobId(github.head.files.get('a.py')!);
    const half = {
      f0: { __typename: 'Blob', oid, text: 'a = 1\n', isBinary: false, isTruncated: false },
      f1: null,
    };
    const body = { data: { repository: half }, errors: [{ message: 'Something went wrong' }] };
    const failures = [{ on: 'POST /graphql', times: 1, how: { kind: 'status' as const, status: 200, body } }];
    await withGitHub(
      github,
      async (client, standIn) => {
        const contents = await commitReader({ github: client, repository, sha: github.head.sha }, () => {})(
          ['a.py', 'b.py'].map(at),
        );
        expect([...contents.values()].map(({ kind }) => kind)).toEqual(['bytes', 'bytes']);
        expect(standIn.requests).toEqual(['POST /graphql', 'GET /repos/octo/shop/contents/b.py']);
      },
      { failures },
    );
  });

  test('files of a listed commit are then fetched by their object ids', async () => {
    const github = repositoryOf({ 'a.py': 'a = 1\n' }, { graphql: 'off' });
    await withGitHub(
      github,
      async (client, standIn) => {
        const answer = await commitTree({ github: client, repository, sha: github.head.sha }, () => {}, []);
        if (answer.kind === 'refused') throw new Error(answer.refusal.kind);
        expect((await contentsOf(answer.value.tree, [at('a.py'), at('missing.py')])).size).toBe(1);
        expect(standIn.requests.at(-1)).toMatch(/git\/blobs\/[0-9a-f]{40}$/);
        expect(standIn.violations).toEqual([]);
      },
      { patience: 0 },
    );
  });
});

describe('own comments', () => {
  const body = `text\n\n${markerOf('f1')}`;

  function said(login: string, tokenLogin = 'github-actions[bot]'): World {
    const github = repositoryOf({ 'a.py': 'x\n' });
    const comment = {
      id: 1,
      node_id: 'N',
      user: user(login),
      body,
      path: 'a.py',
      html_url: 'u',
      subject_type: 'line' as const,
    };
    github.comments.push({
      ...comment,
      line: 1,
      start_line: undefined,
      commit_id: 'c',
      pull_request_review_id: 1,
      created_at: 'now',
    });
    return { ...github, token: { ...github.token, login: tokenLogin } };
  }

  test.each([
    { author: 'github-actions[bot]', owner: 'github-actions[bot]', own: true },
    { author: 'github-actions[bot]', owner: 'github-actions', own: true },
    { author: 'helper[bot]', owner: 'helper[bot]', own: true },
    { author: 'octocat', owner: 'octocat', own: true },
    { author: 'github-actions', owner: 'github-actions[bot]', own: false },
    { author: 'mallory', owner: 'github-actions[bot]', own: false },
    { author: 'other[bot]', owner: 'github-actions[bot]', own: false },
  ])('by $author, with the token of $owner: $own', async ({ author, owner, own }) => {
    await withGitHub(said(author, owner), async (github, standIn) => {
      const answer = await restConversation(github, repository, 7, {
        kind: 'unavailable',
        how: 'graphql',
        message: 'no GraphQL',
      });
      expect(answer).toMatchObject({ value: { own: own ? [{ marks: [{ fingerprint: 'f1' }] }] : [] } });
      expect(standIn.violations).toEqual([]);
    });
  });

  test('who the token belongs to is only asked when somebody wrote a marker', async () => {
    await withGitHub(repositoryOf({ 'a.py': 'x\n' }), async (github, standIn) => {
      await restConversation(github, repository, 7, {
        kind: 'unavailable',
        how: 'graphql',
        message: 'no GraphQL',
      });
      expect(standIn.requests).toEqual([
        'GET /repos/octo/shop/pulls/7',
        'GET /repos/octo/shop/pulls/7/comments',
        'GET /repos/octo/shop/pulls/7/reviews',
      ]);
    });
  });
});
