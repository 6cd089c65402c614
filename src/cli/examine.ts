import { analyze } from '../analysis/analyze.js';
import { introduced } from '../analysis/compare.js';
import type { AnalysisReport } from '../analysis/report.js';
import { withoutIgnored } from '../config/ignored.js';
import { unmatchedPatternNotices } from '../config/pattern-notices.js';
import { isLoaded, loadSnapshot } from '../host/load.js';
import { environmentOf } from '../host/node/environment.js';
import { gitBase } from '../host/node/git-base.js';
import { workingTree } from '../host/node/working-tree.js';
import type { SyntaxCache } from '../modules/program.js';
import { type Overlay, overlaid, type Snapshot, withInstalled } from '../tree/snapshot.js';
import type { CheckRequest } from './request.js';
import { isWithin } from './targets.js';

/** What an examination found, with the sources it read. `reason` is a sentence without a full stop. */
export type Examination =
  | { readonly kind: 'ok'; readonly report: AnalysisReport; readonly snapshot: Snapshot }
  | { readonly kind: 'failed'; readonly reason: string };

/** Loads the project (and, if asked for, the state of a base revision), analyses it, and keeps what was asked for. */
export async function examine({ targets, base, settings }: CheckRequest): Promise<Examination> {
  const tree = workingTree(targets.root);
  const [loaded, before] = await Promise.all([
    loadSnapshot(tree),
    base === undefined ? undefined : gitBase(targets.root, base),
  ]);
  if (before?.kind === 'failed') return before;
  const snapshot = withInstalled(loaded, environmentOf(targets.root, settings.pythonPath));
  const cache: SyntaxCache = new Map();
  const head = analyze(snapshot, settings, cache);
  const findings =
    before === undefined
      ? head.findings
      : introduced(
          analyze(overlaid(snapshot, inScope(before.overlay)), settings, cache).findings,
          head.findings,
        );
  const report: AnalysisReport = {
    ...head,
    findings: findings.filter(({ location }) => isWithin(targets.limits, location.path)),
    notices: [
      ...unmatchedPatternNotices(settings, snapshot.paths),
      ...tree.notices(),
      ...head.notices.filter(({ path }) => path === undefined || isWithin(targets.limits, path)),
    ],
  };
  return { kind: 'ok', report, snapshot };
}

/** The overlay without files that loading would not have read either. */
function inScope(overlay: Overlay): Overlay {
  const kept = new Set(withoutIgnored([...overlay.keys()]));
  return new Map([...overlay].filter(([path]) => kept.has(path) && isLoaded(path)));
}
