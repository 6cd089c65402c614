import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { unobserved } from '../../../src/analysis/run-entry-points.js';
import { check } from '../../../src/check/check.js';
import { everything } from '../../../src/check/coverage.js';
import { loadSnapshot } from '../../../src/check/snapshot.js';
import { defaultSettings } from '../../../src/config/settings.js';
import { fixedText, programsOf, type TextEdit } from '../../../src/findings/finding.js';
import { workingTree } from '../../../src/host/node/working-tree.js';
import { overlaid } from '../../../src/project/snapshot.js';
import type { OraclePython } from '../../oracle/interpreter.js';
import { curesOf, faultsOf, type Outcome, type Runner, type Tally } from './proof.js';

/** Entry points that a fix is run with. */
const mostEntries = 2;

/** Runs the fixes of the repository in `folder`, in a copy of it, from the entry points of their findings. */
export async function proveCheckouts(
  folder: string,
  { version }: OraclePython,
  runner: Runner,
): Promise<Tally> {
  const tally: Tally = { programs: 0, dropped: 0, unfixed: 0, fixes: 0, cures: 0, wrong: [] };
  const snapshot = await loadSnapshot(workingTree(resolve(folder)));
  const settings = { ...defaultSettings, pythonVersion: version };
  const { report, again } = await check(snapshot, {
    settings,
    base: undefined,
    scope: 'new',
    asked: everything,
    observer: unobserved,
  });
  const late = report.findings.filter(({ timing }) => timing === 'late');
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
      const entries = [...new Set(cured.flatMap((one) => (of === 'fix' ? one.entries : programsOf(one))))];
      for (const path of entries.slice(0, mostEntries)) {
        tally.programs++;
        const before = await (outcomes.get(path) ?? run(path));
        outcomes.set(path, Promise.resolve(before));
        if (before.error !== null || before.patches === 0) {
          tally.dropped++;
          continue;
        }
        const texts = fixedTexts(edits, snapshot.texts);
        for (const [changed, text] of texts) writeFileSync(join(copy, changed), text);
        const after = await run(path);
        for (const [changed] of texts) writeFileSync(join(copy, changed), snapshot.texts.get(changed)!);
        if (of === 'cure') tally.cures++;
        else tally.fixes++;
        const left = again(overlaid(snapshot, texts))!.findings;
        const faults = faultsOf(before, after, { cured, left, of });
        if (faults.length === 0) continue;
        const was = Object.fromEntries([...texts.keys()].map((one) => [one, snapshot.texts.get(one)!]));
        const program = `${folder}: ${path}`;
        tally.wrong.push({ program, faults, before: was, after: Object.fromEntries(texts) });
      }
    }
  } finally {
    rmSync(dirname(copy), { recursive: true, force: true });
  }
  return tally;
}

function fixedTexts(edits: readonly TextEdit[], texts: ReadonlyMap<string, string>) {
  const paths = new Set(edits.map(({ path }) => path));
  return new Map([...paths].map((path) => [path, fixedText(texts.get(path)!, path, { edits })] as const));
}
