import type { Comment } from '../python/syntax.js';
import type { RuleId } from './finding.js';

/** `# late-patch: ignore[rule-id] reason` for one statement, or `# late-patch: ignore-file[rule-id] reason`. */
export interface Suppression {
  readonly kind: 'suppression';
  readonly scope: 'statement' | 'file';
  /** 1-based line that the comment stands on. */
  readonly line: number;
  /** Rules that are ignored there. */
  readonly rules: readonly RuleId[];
  /** Without a list in brackets every rule is meant. */
  readonly extent: 'listed' | 'every-rule';
  /** Ids in the list that no rule has. */
  readonly unknown: readonly string[];
  readonly reason: string;
}

/** A comment that was meant to suppress something and cannot be understood: it suppresses nothing. */
export interface MalformedSuppression {
  readonly kind: 'malformed';
  readonly line: number;
  readonly problem:
    | 'unclosed-list'
    | 'empty-list'
    | 'missing-brackets'
    | 'unknown-word'
    | 'file-scope-after-code';
  /** What was written where something else should have been. */
  readonly word: string;
}

export type Directive = Suppression | MalformedSuppression;

/** Where a comment begins within a line of several: `# noqa: E402  # late-patch: ignore[…]  # type: ignore`. */
const nextComment = /\s#+:?(?=\s*[a-z][\w-]*\s*:)/i;
const directive = /^late-patch\s*:\s*([a-z][\w-]*)\s*(.*)$/is;

/**
 * What `comment` asks late-patch for; most comments ask nothing. `line` is where it stands, `isAlone` whether no code
 * stands on that line, and `known` are all rules. Other tools' comments may share it, in any order.
 */
export function directivesIn(
  comment: Comment,
  line: number,
  isAlone: boolean,
  known: readonly RuleId[],
): readonly Directive[] {
  const parts = comment.text.replace(/^#+:?/, '').split(nextComment);
  return parts.flatMap((part) => {
    const match = directive.exec(part.trim());
    return match === null ? [] : directiveOf(match[1]!.toLowerCase(), match[2]!, line, isAlone, known);
  });
}

function directiveOf(
  word: string,
  rest: string,
  line: number,
  isAlone: boolean,
  known: readonly RuleId[],
): Directive {
  const isRuleId = (text: string): text is RuleId => (known as readonly string[]).includes(text);
  const malformed = (problem: MalformedSuppression['problem'], written: string): Directive => ({
    kind: 'malformed',
    line,
    problem,
    word: written,
  });
  if (word !== 'ignore' && word !== 'ignore-file') return malformed('unknown-word', word);
  const scope = word === 'ignore' ? 'statement' : 'file';
  if (scope === 'file' && !isAlone) return malformed('file-scope-after-code', word);
  if (!rest.startsWith('[')) {
    const first = /^[:=(\s]*([\w-]+)/.exec(rest)?.[1]?.toLowerCase();
    if (first !== undefined && isRuleId(first)) return malformed('missing-brackets', first);
    const reason = rest.replace(/^[-:–—\s]+/, '').trim();
    return { kind: 'suppression', scope, line, rules: known, extent: 'every-rule', unknown: [], reason };
  }
  const end = rest.indexOf(']');
  if (end < 0) return malformed('unclosed-list', rest);
  const ids = rest
    .slice(1, end)
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((id) => id !== '');
  if (ids.length === 0) return malformed('empty-list', '[]');
  return {
    kind: 'suppression',
    scope,
    line,
    rules: ids.filter(isRuleId),
    extent: 'listed',
    unknown: ids.filter((id) => !isRuleId(id)),
    reason: rest
      .slice(end + 1)
      .replace(/^[-:–—\s]+/, '')
      .trim(),
  };
}
