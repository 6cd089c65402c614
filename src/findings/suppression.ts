import type { Comment } from '../python/syntax.js';
import { type RuleId, ruleIds } from './finding.js';

/** `# late-patch: ignore[rule-id] reason`, on the line of a finding or of an offender. */
export interface Suppression {
  /** 1-based line that the comment stands on. */
  readonly line: number;
  /** Rules that are ignored there; without a list, all of them. */
  readonly rules: readonly RuleId[];
  /** Ids in the list that no rule has. */
  readonly unknown: readonly string[];
  readonly reason: string;
}

const pattern = /^#+\s*(?:.*?#\s*)?late-patch:\s*ignore(?:\[([^\]]*)\])?\s*(.*)$/i;

/** The suppression in `comment`, if it is one; `line` is where it stands. Other comments may share its line. */
export function suppressionIn(comment: Comment, line: number): Suppression | undefined {
  const match = pattern.exec(comment.text);
  if (match === null) return undefined;
  const listed = match[1]
    ?.split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  const known = (listed ?? []).filter(isRuleId);
  const unknown = (listed ?? []).filter((id) => !isRuleId(id));
  return { line, rules: listed === undefined ? ruleIds : known, unknown, reason: (match[2] ?? '').trim() };
}

function isRuleId(text: string): text is RuleId {
  return (ruleIds as readonly string[]).includes(text);
}
