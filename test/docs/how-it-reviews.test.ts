import { readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { deep, moved, shared } from '../action/stories.js';
import { projectFolder } from '../support/artifacts.js';
import { push } from '../support/github/push.js';
import { payloadOf, runAction } from '../support/github/run-action.js';
import type { World } from '../support/github/world.js';

const path = `${projectFolder}docs/how-it-reviews.md`;

/** Everything that the page shows, as runs of the built Action leave it on the stand-in. */
async function rendered(): Promise<Readonly<Record<string, string>>> {
  const github = moved();
  await run(github);
  const suggestion = github.comments[0]!.body;
  push(github, github.base);
  await run(github, 'synchronize');
  const elsewhere = deep();
  await run(elsewhere);
  const cause = shared();
  await run(cause);
  const nowhere = deep();
  await run(nowhere, 'opened', [
    { on: 'POST /repos/octo/shop/pulls/7/reviews', times: 1, how: { kind: 'status', status: 422 } },
  ]);
  return {
    suggestion,
    elsewhere: elsewhere.comments[0]!.body,
    cause: cause.comments[0]!.body,
    summary: nowhere.reviews[0]!.body,
    settled: github.comments[0]!.body,
  };
}

async function run(
  github: World,
  action = 'opened',
  failures: NonNullable<Parameters<typeof runAction>[1]>['failures'] = [],
): Promise<void> {
  await runAction(github, { payload: { ...payloadOf(github), action }, failures });
}

/** A body as a quotation, without its hidden markers, and with links to the pages beside this one. */
function quoted(body: string): string {
  return body
    .replace(/\n*<!-- late-patch: .*? -->/g, '')
    .replace(/\]\(https:\/\/github\.com\/late-patch\/late-patch\/blob\/v1\/docs\//g, '](')
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

/** The page with its quotations replaced: written with LATE_PATCH_UPDATE_DOCS=1, otherwise compared. */
function withRendered(page: string, bodies: Readonly<Record<string, string>>): string {
  return page.replace(
    /^<!-- rendered: (\w+) -->\n[\s\S]*?^<!-- end rendered -->$/gm,
    (_, name: string) => `<!-- rendered: ${name} -->\n${quoted(bodies[name]!)}\n<!-- end rendered -->`,
  );
}

describe('docs/how-it-reviews.md', () => {
  let bodies: Readonly<Record<string, string>>;

  beforeAll(async () => {
    bodies = await rendered();
  });

  test('shows what a run leaves on a pull request', () => {
    const page = readFileSync(path, 'utf8');
    const current = withRendered(page, bodies);
    if (process.env['LATE_PATCH_UPDATE_DOCS']) writeFileSync(path, current);
    else expect(page).toBe(current);
  });

  test('shows each kind once', () => {
    const shown = [...readFileSync(path, 'utf8').matchAll(/^<!-- rendered: (\w+) -->$/gm)];
    expect(shown.map(([, name]) => name)).toEqual(Object.keys(bodies));
  });
});
