import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { unobserved } from '../../../src/analysis/run-entry-points.js';
import { placesByIdentity } from '../../../src/analysis/verify-fix.js';
import { check } from '../../../src/check/check.js';
import { everything } from '../../../src/check/coverage.js';
import { loadSnapshot } from '../../../src/check/snapshot.js';
import { defaultSettings } from '../../../src/config/settings.js';
import { fixedText, type LatePatch, latePatchesOf, type TextEdit } from '../../../src/findings/finding.js';
import { workingTree } from '../../../src/host/node/working-tree.js';
import { overlaid } from '../../../src/project/snapshot.js';
import type { OraclePython } from '../../oracle/interpreter.js';
import { curesOf, faultsOf, type Outcome, type Runner, type Tally } from './proof.js';

/** Entry points that a fix is run with. */
const mostEntries = 2;

/**
 * Tries the fixes of the repository in `folder`. Each has to leave files that Python can read where it could before, with the
 * finding gone and none that was not there. Where a program of the finding runs, it runs with the fix too, in a copy.
 */
export async function proveCheckouts(
  folder: string,
  { command, version }: OraclePython,
  runner: Runner,
): Promise<CheckoutTally> {
  const tally: CheckoutTally = {
    programs: 0,
    dropped: 0,
    unfixed: 0,
    fixes: 0,
    cures: 0,
    wrong: [],
    read: 0,
    unread: 0,
  };
  const snapshot = await loadSnapshot(workingTree(resolve(folder)));
  const settings = { ...defaultSettings, pythonVersion: version };
  const { report, again } = await check(snapshot, {
    settings,
    base: undefined,
    scope: 'new',
    asked: everything,
    observer: unobserved,
  });
  const found = report.findings.flatMap(latePatchesOf);
  const late = found.filter(({ timing }) => timing === 'late');
  const places = placesByIdentity(found);
  tally.unfixed = late.filter(({ fix }) => fix === undefined).length;
  const copy = join(mkdtempSync(join(tmpdir(), 'late-patch-checkout-')), basename(folder));
  try {
    cpSync(resolve(folder), copy, { recursive: true });
    const outcomes = new Map<string, Promise<Outcome>>();
    const run = (path: string) =>
      runner.run({
        folder: copy,
        run: { kind: 'script', path, args: [] },
        paths: [dirname(path), '.', 'src', 'lib'],
        standIn: true,
        patience: 60,
      });
    const fixes = late.flatMap((one) =>
      one.fix === undefined ? [] : [{ of: 'fix' as const, edits: one.fix.edits, cured: [one] }],
    );
    const cures = curesOf(late).map(({ edit, cured }) => ({ of: 'cure' as const, edits: [edit], cured }));
    for (const { of, edits, cured } of [...fixes, ...cures]) {
      const texts = fixedTexts(edits, snapshot.texts);
      const was = Object.fromEntries([...texts.keys()].map((one) => [one, snapshot.texts.get(one)!]));
      const left = again(overlaid(snapshot, texts))!.findings.flatMap(latePatchesOf);
      const wrong = (program: string, faults: readonly string[]) => {
        if (faults.length > 0)
          tally.wrong.push({ program, faults, before: was, after: Object.fromEntries(texts) });
      };
      const unreadable = unreadableBy(command, Object.values(was));
      if (unreadable > 0) tally.unread++;
      else tally.read++;
      const isBroken = unreadable === 0 && unreadableBy(command, [...texts.values()]) > 0;
      wrong(folder, [...(isBroken ? ['Python cannot read it'] : []), ...saidOf(places, cured, left)]);
      const entries = [...new Set(cured.flatMap((one) => one.entries))];
      for (const path of entries.slice(0, mostEntries)) {
        tally.programs++;
        const before = await (outcomes.get(path) ?? run(path));
        outcomes.set(path, Promise.resolve(before));
        if (before.error !== null || before.patches === 0) {
          tally.dropped++;
          continue;
        }
        for (const [changed, text] of texts) writeFileSync(join(copy, changed), text);
        const after = await run(path);
        for (const [changed] of texts) writeFileSync(join(copy, changed), snapshot.texts.get(changed)!);
        if (of === 'cure') tally.cures++;
        else tally.fixes++;
        wrong(`${folder}: ${path}`, faultsOf(before, after, { cured, left, of }));
      }
    }
  } finally {
    rmSync(dirname(copy), { recursive: true, force: true });
  }
  return tally;
}

/** What the fixes of repositories came to. */
export interface CheckoutTally extends Tally {
  /** Fixes, run or not, whose files Python reads before and after; and those of files that this Python could not read before. */
  read: number;
  unread: number;
}

/** How many of `texts` this Python cannot read. */
function unreadableBy(command: string, texts: readonly string[]): number {
  const { stdout } = spawnSync(command, ['-W', 'ignore', '-c', counting], {
    input: JSON.stringify(texts),
    encoding: 'utf8',
  });
  return Number(stdout);
}

const counting = `
import ast, json, sys
count = 0
for text in json.load(sys.stdin):
    try:
        ast.parse(text)
    except (SyntaxError, ValueError):
        count += 1
print(count)
`;

/** What is wrong with a fix by what is said after it: what it was for is still there, or something is that was not. */
function saidOf(
  before: ReadonlyMap<string, number>,
  cured: readonly LatePatch[],
  left: readonly LatePatch[],
): readonly string[] {
  const after = placesByIdentity(left);
  const of = (key: string) => key.replaceAll('\n', ' ');
  return [
    ...[...after].flatMap(([key, count]) => (count > (before.get(key) ?? 0) ? [`told now: ${of(key)}`] : [])),
    ...[...placesByIdentity(cured)].flatMap(([key]) =>
      (after.get(key) ?? 0) < (before.get(key) ?? 0) ? [] : [`still told: ${of(key)}`],
    ),
  ];
}

function fixedTexts(edits: readonly TextEdit[], texts: ReadonlyMap<string, string>) {
  const paths = new Set(edits.map(({ path }) => path));
  return new Map([...paths].map((path) => [path, fixedText(texts.get(path)!, path, { edits })] as const));
}
