import { analyze } from '../analysis/analyze.js';
import { introduced } from '../analysis/compare.js';
import { type Fixed, fixAll } from '../analysis/fix-all.js';
import type { AnalysisReport } from '../analysis/report.js';
import { withoutIgnored } from '../config/ignored.js';
import { unmatchedPatternNotices } from '../config/pattern-notices.js';
import { isLoaded, loadSnapshot } from '../host/load.js';
import { environmentOf } from '../host/node/environment.js';
import { gitBase } from '../host/node/git-base.js';
import { rewriteObjection } from '../host/node/rewrite-file.js';
import { workingTree } from '../host/node/working-tree.js';
import type { SyntaxCache } from '../modules/program.js';
import type { FilePath } from '../tree/file-path.js';
import { type Overlay, overlaid, type Snapshot, withInstalled } from '../tree/snapshot.js';
import type { Progress } from './progress.js';
import type { CheckRequest } from './request.js';
import { isWithin } from './targets.js';

/** What an examination found. `reason` is a sentence without a full stop. */
export type Examination =
  | {
      readonly kind: 'ok';
      /** The sources as they were read. */
      readonly snapshot: Snapshot;
      readonly report: AnalysisReport;
      /** Sources and report with all fixes applied; as they are where nobody asked for that. */
      readonly fixed: Fixed<AnalysisReport>;
    }
  | { readonly kind: 'failed'; readonly reason: string };

/** Loads the project (and, if asked for, the state of a base revision), analyses it, and keeps what was asked for. */
export async function examine(
  { targets, base, fixes, settings }: CheckRequest,
  { observe, during }: Pick<Progress, 'observe' | 'during'>,
): Promise<Examination> {
  const tree = workingTree(targets.root);
  const loading = Promise.all([
    loadSnapshot(tree),
    base === undefined ? undefined : gitBase(targets.root, base),
  ]);
  const [loaded, before] = await during(`reading ${targets.root}`, loading);
  if (before?.kind === 'failed') return before;
  const snapshot = withInstalled(loaded, environmentOf(targets.root, settings.pythonPath));
  const cache: SyntaxCache = new Map();
  const known =
    before === undefined
      ? undefined
      : analyze(overlaid(snapshot, inScope(before.overlay)), settings, cache, observe).findings;
  const around = [...unmatchedPatternNotices(settings, snapshot.paths), ...tree.notices()];
  const reportOn = (state: Snapshot): AnalysisReport => {
    const head = analyze(state, settings, cache, observe);
    const findings = known === undefined ? head.findings : introduced(known, head.findings);
    return {
      ...head,
      findings: findings.filter(({ location }) => isWithin(targets.limits, location.path)),
      notices: [
        ...around,
        ...head.notices.filter(({ path }) => path === undefined || isWithin(targets.limits, path)),
      ],
      stats: { ...head.stats, files: head.files.filter((path) => isWithin(targets.limits, path)).length },
    };
  };
  const report = reportOn(snapshot);
  if (fixes === 'report') return { kind: 'ok', snapshot, report, fixed: { snapshot, report, applied: [] } };
  const mayEdit = (path: FilePath) =>
    rewriteObjection(targets.root, path, snapshot.texts.get(path) ?? '') === undefined;
  return { kind: 'ok', snapshot, report, fixed: fixAll(snapshot, report, reportOn, mayEdit) };
}

/** The overlay without files that loading would not have read either. */
function inScope(overlay: Overlay): Overlay {
  const kept = new Set(withoutIgnored([...overlay.keys()]));
  return new Map([...overlay].filter(([path]) => kept.has(path) && isLoaded(path)));
}
