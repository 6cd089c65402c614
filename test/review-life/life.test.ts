import { expect, test } from '@jest/globals';
import { extent } from '../support/extent.js';
import { withGitHub } from '../support/github/client.js';
import type { FailureMode } from '../support/github/failures.js';
import { world } from '../support/github/world.js';
import fc from '../support/property.js';
import {
  expectCurrent,
  expectOrder,
  moveBase,
  ownThreads,
  pushProgram,
  quote,
  run,
  type System,
  takeOver,
} from './model.js';
import { commitOf, differenceOf, type Program } from './program.js';

const start: Program = {
  'app.py': ['one', 'late A 1', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'],
  'lib.py': ['one', 'two'],
  'big.py': ['one'],
};

type Step = (system: System) => Promise<void>;
type Change = (program: Program) => Program;

const file = fc.constantFrom('app.py', 'lib.py', 'big.py');
const late = fc
  .tuple(
    fc.constantFrom('late', 'late', 'late', 'far', 'loaded'),
    fc.constantFrom('A', 'B', 'C'),
    fc.constantFrom('1', '2'),
  )
  .map((words) => words.join(' '));
const sharing = fc.constantFrom('cause A 1', 'cause A 2', 'cause B 1', 'uses A', 'uses A', 'uses B');
const line = fc.oneof(
  { weight: 3, arbitrary: late },
  { weight: 2, arbitrary: sharing },
  fc.constantFrom('one', 'two', 'new'),
);

/** One finding of a name in a file, as fingerprints have it; of the far ones and of causes one in all files. */
function withoutTwins(program: Program): Program {
  const seen = new Set<string>();
  return Object.fromEntries(
    Object.entries(program).map(([path, lines]) => [
      path,
      lines.filter((text) => {
        const [word, name] = text.split(' ');
        const isOne = word === 'far' || word === 'cause';
        const place = isOne ? word : word === 'uses' ? `${path} uses` : path;
        const key = name === undefined ? undefined : `${place} ${name}`;
        if (key === undefined || !seen.has(key)) return key === undefined || Boolean(seen.add(key));
        return false;
      }),
    ]),
  );
}

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(file, fc.nat(12), line).map(
    ([path, at, text]): Change =>
      (program) => ({
        ...program,
        [path]: (program[path] ?? []).toSpliced(at, 0, text),
      }),
  ),
  fc.tuple(file, fc.nat(12)).map(
    ([path, at]): Change =>
      (program) => ({
        ...program,
        [path]: (program[path] ?? []).toSpliced(at, 1),
      }),
  ),
  fc.tuple(file, fc.nat(12), line).map(
    ([path, at, text]): Change =>
      (program) => ({
        ...program,
        [path]: (program[path] ?? []).toSpliced(at, 1, text),
      }),
  ),
);

function changed(program: Program, changes: readonly Change[]): Program {
  return withoutTwins(changes.reduce((so, each) => each(so), program));
}

const changes = fc.array(change, { minLength: 1, maxLength: 4 });

/** Trouble with one kind of request, once or always. */
const trouble = fc.record({
  on: fc.constantFrom(
    'POST /repos',
    'POST /graphql query reviewThreads',
    'POST /graphql mutation',
    'GET /repos',
    'P',
    'D',
  ),
  times: fc.constantFrom(1, 2, 99),
  how: fc.constantFrom<FailureMode>(
    { kind: 'status', status: 403 },
    { kind: 'status', status: 404 },
    { kind: 'status', status: 422 },
    { kind: 'status', status: 502 },
    { kind: 'lost' },
    { kind: 'reset' },
    { kind: 'malformed' },
    { kind: 'truncated' },
  ),
});

/** What may happen to a pull request, each with a name for the report of a failure. */
const step: fc.Arbitrary<readonly [string, Step]> = fc.oneof(
  {
    weight: 6,
    arbitrary: changes.map((each) =>
      named('push', async (system) => pushProgram(system, changed(system.program, each))),
    ),
  },
  { weight: 6, arbitrary: fc.constant(named('run', runUndisturbed)) },
  changes.map((each) => named('force-push', async (system) => pushProgram(system, changed(start, each)))),
  fc.constant(named('the base catches up', async (system) => moveBase(system, system.program))),
  {
    weight: 2,
    arbitrary: fc.constant(
      named('two runs at once', async (system) => {
        const { head } = system.world;
        await Promise.all([run(system, head), run(system, head)]);
        expectCurrent(system);
      }),
    ),
  },
  changes.map((each) =>
    named('a push while a run is under way', async (system) => {
      const { head } = system.world;
      const running = run(system, head);
      pushProgram(system, changed(system.program, each));
      await running;
      expectOrder(system);
    }),
  ),
  changes.map((each) =>
    named('the runs of two pushes at once', async (system) => {
      const old = run(system, system.world.head);
      pushProgram(system, changed(system.program, each));
      await Promise.all([old, run(system, system.world.head)]);
      expectOrder(system);
    }),
  ),
  fc.nat(9).map((index) =>
    named('an old run again', async (system) => {
      const commits = [...system.world.pushed.values()];
      const before = JSON.stringify([system.world.comments, system.world.reviews]);
      const old = commits[index % commits.length]!;
      if (old.sha === system.world.head.sha) return;
      await run(system, old);
      expect(JSON.stringify([system.world.comments, system.world.reviews])).toBe(before);
    }),
  ),
  fc.tuple(fc.nat(9), fc.constantFrom('reply' as const, 'resolve' as const)).map(([index, how]) =>
    named(how, async (system) => {
      const threads = ownThreads(system.world);
      const thread = threads[index % Math.max(1, threads.length)];
      if (thread !== undefined && !system.untouchable.has(thread.id)) takeOver(system, thread, how);
    }),
  ),
  fc.nat(9).map((index) =>
    named('quote', async (system) => {
      const threads = ownThreads(system.world);
      if (threads.length > 0) quote(system, threads[index % threads.length]!);
    }),
  ),
  {
    weight: 3,
    arbitrary: trouble.map((failure) =>
      named(`a run with trouble: ${JSON.stringify(failure)}`, async (system) => {
        system.standIn.fail([failure]);
        await run(system, system.world.head);
        system.standIn.fail([]);
        expectOrder(system);
      }),
    ),
  },
);

function named(name: string, does: Step): readonly [string, Step] {
  return [name, Object.assign(does, { toString: () => name })];
}

async function runUndisturbed(system: System): Promise<void> {
  const { standIn, world } = system;
  await run(system, world.head);
  expectCurrent(system);
  const asked = standIn.requests.length;
  await run(system, world.head);
  const writes = standIn.requests.slice(asked).filter((request) => !/^GET|^POST \/graphql$/.test(request));
  expect(writes).toEqual([]);
}

test('whatever happens to a pull request, everything new is told once, as it is', async () => {
  // What GraphQL refuses to edit is edited by REST, and what may not be folded stays open.
  const mayDo = fc.constantFrom('allowed' as const, 'allowed' as const, 'refused' as const);
  const sequences = fc.array(step, { minLength: 3, maxLength: 14 });
  await fc.assert(
    fc.asyncProperty(sequences, mayDo, mayDo, async (steps, editing, minimizing) => {
      const base = commitOf(start);
      const github = world({ base, head: base, files: differenceOf(base, base), editing, minimizing });
      await withGitHub(
        github,
        async (client, standIn) => {
          const system: System = {
            github: client,
            standIn,
            world: github,
            program: start,
            untouchable: new Map(),
          };
          for (const [, does] of steps) await does(system);
          await runUndisturbed(system);
        },
        { pace: 0, patience: 0 },
      );
    }),
    { numRuns: Number(process.env['LATE_PATCH_SEQUENCES'] ?? extent(80, 120, 2_000)) },
  );
}, 900_000);
