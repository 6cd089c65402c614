import type { AppliedFix, Fixed } from '../analysis/fix-all.js';
import type { AnalysisReport } from '../analysis/report.js';
import { rewriteFile, rewriteObjection } from '../host/node/rewrite-file.js';
import { counted } from '../messages/en/words.js';
import type { FilePath } from '../tree/file-path.js';
import type { Snapshot } from '../tree/snapshot.js';

/** The texts that fixes changed, by path and in the order of the paths. */
export function changedTexts(
  before: Snapshot,
  { snapshot }: Fixed<AnalysisReport>,
): ReadonlyMap<FilePath, string> {
  const changed = [...snapshot.texts].filter(([path, text]) => before.texts.get(path) !== text);
  return new Map(changed.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Writes what fixes changed below `root`. Gives one line for each file that could not be written. */
export function writeFixes(root: string, texts: ReadonlyMap<FilePath, string>): readonly string[] {
  return [...texts].flatMap(([path, text]) => {
    const problem = rewriteFile(root, path, text);
    return problem === undefined ? [] : [`${path}: the fix could not be written: ${problem}`];
  });
}

/**
 * What fixes did, or with `--diff` would do: one line for each, the number of findings that it cured, and the files
 * whose fixes had to be left out.
 */
export function fixLines(
  root: string,
  before: Snapshot,
  report: AnalysisReport,
  fixed: Fixed<AnalysisReport>,
  mode: 'apply' | 'diff',
): readonly string[] {
  const cured = report.findings.length - fixed.report.findings.length;
  const files = changedTexts(before, fixed).size;
  const verb = mode === 'apply' ? 'fixed' : 'would fix';
  const sum = `${verb} ${counted(cured, 'finding')}${files === 0 ? '' : ` in ${counted(files, 'file')}`}`;
  return [...fixed.applied.map((one) => fixLine(one, mode)), ...leftOut(root, before, fixed), sum];
}

function fixLine({ finding, fix }: AppliedFix, mode: 'apply' | 'diff'): string {
  const verb = mode === 'apply' ? 'fixed' : 'would fix';
  return `${finding.location.path}:${finding.location.start.line}: ${verb} ${finding.rule}: ${fix.title}`;
}

function leftOut(root: string, before: Snapshot, { report }: Fixed<AnalysisReport>): readonly string[] {
  const paths = new Set(report.findings.flatMap(({ fix }) => fix?.edits.map((edit) => edit.path) ?? []));
  return [...paths].flatMap((path) => {
    const objection = rewriteObjection(root, path, before.texts.get(path) ?? '');
    return objection === undefined ? [] : [`${path}: its fixes were left out: ${objection}`];
  });
}
