import { parseArgs } from 'node:util';
import { oraclePython } from '../oracle/interpreter.js';
import type { GreenPatcher } from '../support/stories/story.js';
import { type Comparison, listing, scoreOf, startComparer } from './agreement.js';
import { alone, combined } from './compose.js';
import { holding, patchingBy, waysOf } from './idioms/index.js';
import { limits } from './pinned.js';
import { reduced } from './reduce.js';

const usage = `usage: npm run agreement -- [--library gevent|eventlet] [--programs N] [--seed N] [--python PATH]
                        [--alone] [--kind TEXT] [--between] [--fresh] [--reduce N]

Runs programs in CPython and on paper, and prints where they differ on what a patch leaves stale.

  --library   the patcher; both where none is named
  --programs  how many programs of several modules (200)
  --seed      of the first of them (1); the same seed makes the same programs
  --python    an interpreter with gevent and eventlet (LATE_PATCH_ORACLE_PYTHON)
  --alone     every idiom alone, instead of programs of several modules
  --kind      of these only the idioms whose kind this regular expression matches
  --between   first every idiom alone, in one form, then programs
              without those that differ: what is left comes of putting others together
  --fresh     a new interpreter for each program
  --reduce    how many disagreements are made as small as they go (20)
`;

/** The long run: what the arguments ask for. Returns the exit code, 1 where something differs. */
export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      library: { type: 'string' },
      programs: { type: 'string', default: '200' },
      seed: { type: 'string', default: '1' },
      python: { type: 'string' },
      alone: { type: 'boolean', default: false },
      kind: { type: 'string', default: '' },
      between: { type: 'boolean', default: false },
      fresh: { type: 'boolean', default: false },
      reduce: { type: 'string', default: '20' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    say(usage);
    return 0;
  }
  if (values.python !== undefined) process.env['LATE_PATCH_ORACLE_PYTHON'] = values.python;
  const python = oraclePython();
  if ('missing' in python) {
    say(python.missing);
    return 2;
  }
  let differing = 0;
  const libraries =
    values.library === undefined ? (['gevent', 'eventlet'] as const) : [values.library as GreenPatcher];
  for (const library of libraries) {
    const seed = Number(values.seed);
    const comparer = startComparer(library, python, values.fresh);
    say(
      `${library}, Python ${python.version.join('.')}, seed ${seed}: ${holding.length + patchingBy(library).length} idioms, ${waysOf([...holding, ...patchingBy(library)])} ways of code`,
    );
    const left = new Set<string>();
    if (values.alone || values.between) {
      const those = alone(library, seed, values.alone ? 'form' : 'idiom').filter(({ idioms }) =>
        idioms.some(({ kind }) => new RegExp(values.kind).test(kind)),
      );
      const comparisons = await comparer.all(those);
      const differ = comparisons.filter((one) => one.differ.length > 0);
      for (const { program, dropped, differ: own } of comparisons) {
        const [only, ...others] = program.idioms;
        if ((dropped !== undefined || own.length > 0) && others.length === 0 && only !== undefined)
          left.add(only.text);
      }
      differing += differ.length;
      say('Each idiom alone:');
      report(comparisons);
      sayGrouped(differ);
    }
    if (!values.alone) {
      const pinned = limits.filter((one) => one.libraries.includes(library)).map(({ text }) => text);
      const used = new Set([...pinned, ...(values.between ? left : [])]);
      say(`\n# Programs of several modules, without ${used.size} idioms that differ alone or are known to`);
      const programs = Array.from({ length: Number(values.programs) }, (_, index) =>
        combined(library, seed + index, used),
      );
      const comparisons = await comparer.all(programs);
      const differ = comparisons.filter((one) => one.differ.length > 0);
      differing += differ.length;
      report(comparisons);
      const smallest: Comparison[] = [];
      for (const one of differ.slice(0, Number(values.reduce))) smallest.push(await reduced(one, comparer));
      sayGrouped(smallest);
    }
    comparer.close();
  }
  return differing > 0 ? 1 : 0;
}

/** Figures, by kind of idiom and overall. */
function report(comparisons: readonly Comparison[]): void {
  const kinds = new Map<string, Comparison[]>();
  for (const one of comparisons)
    for (const kind of new Set(one.program.idioms.map((idiom) => idiom.kind)))
      kinds.set(kind, [...(kinds.get(kind) ?? []), one]);
  for (const [kind, those] of [...kinds].sort()) say(`  ${figures(those)}  ${kind}`);
  say(`  ${figures(comparisons)}  overall`);
  const reasons = new Map<string, number>();
  for (const { dropped } of comparisons)
    if (dropped !== undefined) reasons.set(dropped, (reasons.get(dropped) ?? 0) + 1);
  for (const [reason, count] of [...reasons].sort((a, b) => b[1] - a[1]).slice(0, 12))
    say(`  dropped ${count}: ${reason}`);
}

function figures(comparisons: readonly Comparison[]): string {
  const { counted, agreeing } = scoreOf(comparisons);
  const share = counted === 0 ? '-' : ((100 * agreeing) / counted).toFixed(1);
  return `${share.padStart(5)} %  ${agreeing}/${counted}`.padEnd(20);
}

/** Smallest programs by kind, the kind with most of them first; of several with one text but for what is held, one. */
function sayGrouped(comparisons: readonly Comparison[]): void {
  const kinds = new Map<string, Map<string, Comparison[]>>();
  for (const one of comparisons) {
    const kind = [...new Set(one.program.idioms.map((idiom) => idiom.kind))].join(', ');
    const shape = one.program.idioms.length === 1 ? one.program.idioms[0]!.text : listing(one.program.files);
    const shapes = kinds.get(kind) ?? new Map<string, Comparison[]>();
    kinds.set(kind, shapes.set(shape, [...(shapes.get(shape) ?? []), one]));
  }
  for (const [kind, shapes] of [...kinds].sort((a, b) => b[1].size - a[1].size)) {
    say(`\n## ${kind}: ${shapes.size}`);
    for (const those of shapes.values()) {
      const facts = new Set(those.flatMap(({ differ }) => differ.map(factOf)));
      say(`\n${[...facts].join('\n')}\n\n\`\`\`py\n${listing(those[0]!.program.files).trimEnd()}\n\`\`\``);
    }
  }
}

function factOf({ side, form, name, module }: Comparison['differ'][number]): string {
  const [cpython, paper] = side === 'missed' ? ['stale', 'silent'] : ['nothing', 'told'];
  return `* ${side}: ${name} (${form}) by ${module}: CPython ${cpython}, paper ${paper}`;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
