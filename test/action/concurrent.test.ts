import { describe, expect, test } from '@jest/globals';
import { fingerprintsIn } from '../../src/review/marker.js';
import { commit } from '../support/github/repository.js';
import { type ActionRun, runAction } from '../support/github/run-action.js';
import { type World, world } from '../support/github/world.js';
import { moved } from './stories.js';

const reviews = 'POST /repos/octo/shop/pulls/7/reviews';

/** Two processes for the same head: both look before either of them posts. */
async function runTwice(github: World): Promise<readonly ActionRun[]> {
  const failures = [{ on: reviews, times: 9, how: { kind: 'late', after: 1500 } as const }];
  const runs = await Promise.all([runAction(github, { failures }), runAction(github, { failures })]);
  for (const run of runs) {
    expect(run.github.violations).toEqual([]);
    expect(run.code).toBe(1);
    // Both did post: nothing at GitHub can prevent it.
    expect(run.github.requests).toContain(reviews);
  }
  return runs;
}

/** Fingerprints in all that is visible in our name. */
function told({ comments, reviews: posted }: World): readonly string[] {
  return [...comments, ...posted].flatMap(({ body }) => fingerprintsIn(body));
}

describe('two runs at once', () => {
  test('leave one comment; what remains of the second review says why it is there, folded', async () => {
    const github = moved();
    await runTwice(github);
    expect(github.comments).toHaveLength(1);
    expect(told(github)).toHaveLength(1);
    expect(github.reviews.map(({ body }) => body)).toEqual([
      'Monkey patching comes too late here: 1 error.',
      'Another run of late-patch said the same at the same time.',
    ]);
    expect(github.minimized).toContain('PRR_9001');
    expect(github.minimized).not.toContain('PRR_9000');
  });

  test('leave one summary', async () => {
    const late = 'import requests\nfrom gevent import monkey\nmonkey.patch_all()\n';
    const many = Object.fromEntries(Array.from({ length: 27 }, (_, index) => [`bin/job${index}.py`, late]));
    const github = world({ base: commit({}), head: commit(many) });
    await runTwice(github);
    expect(github.comments).toHaveLength(25);
    expect(new Set(told(github)).size).toBe(27);
    expect(told(github)).toHaveLength(27);
  });
});
