import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { projectFolder } from '../support/artifacts.js';
import { push } from '../support/github/push.js';
import { commit, type Files, fileEntries } from '../support/github/repository.js';
import { payloadOf, runAction } from '../support/github/run-action.js';
import { type World, world } from '../support/github/world.js';
import { deep, moved } from './stories.js';

/** A chain of imports over `length` files of one's own; the last one imports requests, or does not. */
function chain(length: number, last: 'requests' | 'json'): Files {
  const links = Array.from({ length }, (_, index) => {
    const next = index + 1 === length ? last : `shop.link${index + 1}`;
    return [`shop/link${index}.py`, `import ${next}\n`];
  });
  const entry = 'import shop.link0\nimport gevent.monkey\n\ngevent.monkey.patch_all()\n';
  return { 'main.py': entry, 'shop/__init__.py': '', ...Object.fromEntries(links) };
}

/** `count` modules that have nothing to do with it, in their first or second version. */
function others(count: number, version: 1 | 2): Files {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`other/module${index}.py`, `x = ${version}\n`]),
  );
}

/** The next run, after a push of `files` or of nothing. */
function afterwards(github: World, files?: World['head']): World {
  if (files !== undefined) push(github, files);
  return github;
}

interface Scenario {
  readonly name: string;
  readonly github: () => World;
  /** A first run that is not counted, and what is pushed after it. */
  readonly before?: (github: World) => World;
  readonly findings: number;
}

const scenarios: readonly Scenario[] = [
  {
    name: 'no Python changed',
    github: () => moved({ head: commit({ ...textsOf(moved().base), 'NEWS.md': '# New\n' }) }),
    findings: 0,
  },
  { name: 'Python changed, nothing late', github: () => clean(), findings: 0 },
  { name: 'the same, after a further push', github: () => clean(), before: afterwards, findings: 0 },
  { name: 'a late patch in the file that is changed', github: () => moved(), findings: 1 },
  { name: 'an import below a patch in another file', github: () => deep(), findings: 1 },
  {
    name: 'the last link of a chain over 40 files',
    github: () => world({ base: commit(chain(40, 'json')), head: commit(chain(40, 'requests')) }),
    findings: 1,
  },
  {
    name: '30 changed files, one late patch',
    github: () =>
      world({
        base: commit({ ...textsOf(moved().base), ...others(29, 1) }),
        head: commit({ ...textsOf(moved().head), ...others(29, 2) }),
      }),
    findings: 1,
  },
  {
    name: 'a repository of 1,500 Python files',
    github: () =>
      world({
        base: commit({ ...textsOf(moved().base), ...others(1500, 1) }),
        head: commit({ ...textsOf(moved().head), ...others(1500, 1) }),
      }),
    findings: 1,
  },
  { name: 'nothing new since it was said', github: () => moved(), before: afterwards, findings: 1 },
  {
    name: 'what was said is fixed',
    github: () => moved(),
    before: (github) => afterwards(github, github.base),
    findings: 0,
  },
  {
    name: 'GitHub shows no lines of the file',
    github: () => {
      const { base, head } = moved();
      const files = fileEntries(base, head).map(({ patch: _, ...file }) => file);
      return moved({ files });
    },
    findings: 1,
  },
  {
    name: '450 changed files, one late patch',
    github: () =>
      world({
        base: commit({ ...textsOf(moved().base), ...others(449, 1) }),
        head: commit({ ...textsOf(moved().head), ...others(449, 2) }),
      }),
    findings: 1,
  },
];

function textsOf({ files }: World['head']): Files {
  return Object.fromEntries(files);
}

function clean(): World {
  const { base } = moved();
  return moved({ base, head: commit({ ...textsOf(base), 'lib/tools.py': 'import json\n\nx = 1\n' }) });
}

async function costOf(scenario: Scenario, checkout: 'merge' | 'none'): Promise<number> {
  let github = scenario.github();
  const options = (action: string) => ({
    payload: { ...payloadOf(github), action },
    ...(checkout === 'merge' && { checkout: { files: github.head, as: 'repository' as const } }),
  });
  if (scenario.before !== undefined) {
    await runAction(github, options('opened'));
    github = scenario.before(github);
  }
  const run = await runAction(github, options(scenario.before === undefined ? 'opened' : 'synchronize'));
  expect(run.github.violations).toEqual([]);
  expect(run.outputs['findings']).toBe(String(scenario.findings));
  // What GitHub's redirect leads to is no request to its API.
  return run.github.requests.filter((request) => !request.includes(' /codeload/')).length;
}

/** The table of docs/how-it-reviews.md: scenario, requests with a checkout, requests without. */
function documented(): readonly (readonly string[])[] {
  const page = readFileSync(`${projectFolder}docs/how-it-reviews.md`, 'utf8');
  const table = page.slice(page.indexOf('| scenario |')).split('\n\n')[0]!;
  return table
    .split('\n')
    .slice(2)
    .map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

describe('requests to GitHub', () => {
  const costs = new Map<string, readonly [number, number]>();

  beforeAll(async () => {
    for (const scenario of scenarios)
      costs.set(scenario.name, [await costOf(scenario, 'merge'), await costOf(scenario, 'none')]);
  }, 300_000);

  test('are as the documentation says', () => {
    expect([...costs].map(([name, [merge, none]]) => [name, String(merge), String(none)])).toEqual(
      documented(),
    );
  });

  test('are at most 4 with a checkout and 6 without, wherever the difference shows the change', () => {
    for (const [name, [merge, none]] of costs) {
      if (/450|no lines/.test(name)) continue;
      expect([name, merge <= 4, none <= 6]).toEqual([name, true, true]);
    }
  });

  test('are at most 20 for 450 files', () => {
    expect(Math.max(...costs.get('450 changed files, one late patch')!)).toBeLessThanOrEqual(20);
  });
});
