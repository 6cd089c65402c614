import { analyze } from '../../src/analysis/analyze.js';
import { defaultSettings } from '../../src/config/settings.js';
import { messagesIn } from '../../src/messages/index.js';
import { snapshotOf } from '../../src/project/snapshot.js';
import { applyEdits } from '../support/stories/apply-edits.js';

/** What happens to `app.py` in a project of `files` when the first fix on offer is applied. */
export type Outcome =
  | { readonly kind: 'fixed'; readonly text: string; readonly titles: readonly string[] }
  | { readonly kind: 'no fix'; readonly rules: readonly string[] };

/** Analyses `files` and applies the fix of the first finding that has one. */
export function fixFirst(files: Readonly<Record<string, string>>): Outcome {
  const { findings } = analyze(snapshotOf(files), defaultSettings);
  const fixes = findings.flatMap((finding) => (finding.fix === undefined ? [] : [finding.fix]));
  const [first] = fixes;
  if (first === undefined) return { kind: 'no fix', rules: findings.map((finding) => finding.rule) };
  return {
    kind: 'fixed',
    text: applyEdits(files, first.edits)['app.py']!,
    titles: fixes.map(messagesIn('en').fix),
  };
}
