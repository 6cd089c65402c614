import { closest } from '../config/values.js';
import type { LatePatch, Location, Offender, RuleId } from '../findings/finding.js';
import type { Notice } from '../findings/notice.js';
import {
  type Directive,
  directivesIn,
  type MalformedSuppression,
  type Suppression,
} from '../findings/suppression.js';
import type { Program } from '../project/program.js';
import type { FilePath } from '../project/snapshot.js';
import { ruleIds } from '../rules/index.js';
import { readOnce } from '../text/memoize.js';

/**
 * Leaves out what a comment on the finding's line suppresses, and offenders whose line does, or that of the statement which
 * they lead to; a finding without offenders left is gone. Suppressions that did nothing are reported, so that they do not outlive their reason.
 */
export function suppress(
  program: Program,
  files: readonly FilePath[],
  findings: readonly LatePatch[],
): { readonly findings: readonly LatePatch[]; readonly notices: readonly Notice[] } {
  const byFile = new Map<FilePath, readonly Directive[]>();
  for (const path of files) {
    if (hasDirective(program.text(path) ?? '')) byFile.set(path, directivesOf(program, path));
  }
  if (byFile.size === 0) return { findings, notices: [] };
  const used = new Map<Suppression, Set<RuleId>>();
  const isSuppressed = (location: Location, rule: RuleId) => {
    const hit = byFile
      .get(location.path)
      ?.find((one): one is Suppression => one.kind === 'suppression' && covers(one, location, rule));
    if (hit !== undefined) used.set(hit, (used.get(hit) ?? new Set()).add(rule));
    return hit !== undefined;
  };
  const kept = findings.flatMap((finding) => {
    if (isSuppressed(finding.location, finding.rule)) return [];
    const offenders = finding.offenders.filter(
      (one) => !isSuppressed(one.location, finding.rule) && !isSuppressed(endOf(one), finding.rule),
    );
    const isGone = finding.offenders.length > 0 && offenders.length === 0;
    return isGone ? [] : [{ ...finding, offenders }];
  });
  const notices = [...byFile].flatMap(([path, all]) =>
    all.flatMap((one) =>
      one.kind === 'malformed'
        ? malformedNotice(path, one)
        : unusedNotices(path, one, used.get(one) ?? new Set(), isAlone(program, path, one.line)),
    ),
  );
  return { findings: kept, notices };
}

/** The last statement of the program's own on an offender's chain. */
function endOf({ chain, location }: Offender): Location {
  return chain.findLast((link) => link.location !== undefined)?.location ?? location;
}

/** The two letters leave out most texts in a tenth of the time that the pattern takes. */
const hasDirective = readOnce(
  (text) => (text.includes('-p') || text.includes('-P')) && /late-patch\s*:/i.test(text),
);

/** A statement's comment may stand on any of its lines. */
function covers(suppression: Suppression, { start, end }: Location, rule: RuleId): boolean {
  const { scope, line, rules } = suppression;
  return (scope === 'file' || (line >= start.line && line <= end.line)) && rules.includes(rule);
}

function directivesOf(program: Program, path: FilePath): readonly Directive[] {
  const comments = program.syntax(path)?.comments ?? [];
  return comments.flatMap((comment) => {
    const { line } = program.lines(path).position(comment.span.start);
    return directivesIn(comment, line, isAlone(program, path, line), ruleIds);
  });
}

/** Whether nothing but a comment stands on a line. */
function isAlone(program: Program, path: FilePath, line: number): boolean {
  const start = program.lines(path).lineStart(line);
  return /^[ \t\f]*#/.test(program.text(path)?.slice(start, program.lines(path).lineStart(line + 1)) ?? '');
}

/** What other tools call it. */
const habits: ReadonlySet<string> = new Set([
  ...[
    'noqa',
    'nosec',
    'skip',
    'skip-file',
    'skip_file',
    'off',
    'disable',
    'disable-line',
    'disable-next-line',
  ],
  ...['allow', 'suppress', 'ignore_file', 'ignore-line', 'ignore-next-line', 'ignore-errors', 'nolint'],
]);

/** Of a comment that cannot be understood; none where it is only prose that begins like one. */
function malformedNotice(path: FilePath, { problem, word, line }: MalformedSuppression): readonly Notice[] {
  const isMeant = habits.has(word) || closest(word, ['ignore', 'ignore-file']) !== undefined;
  if (problem === 'unknown-word' && !isMeant) return [];
  return [{ kind: 'unused-suppression', about: 'malformed-suppression', path, line, problem, word }];
}

/** One for each part of `suppression` that did nothing; `isAlone` says that its line holds no code. */
function unusedNotices(
  path: FilePath,
  { line, scope, rules, extent, unknown }: Suppression,
  used: ReadonlySet<RuleId>,
  isAlone: boolean,
): readonly Notice[] {
  const place = { kind: 'unused-suppression', path, line, scope, isAlone } as const;
  const notices = unknown.map(
    (rule): Notice => ({ ...place, about: 'unknown-rule', rule, meant: closest(rule, ruleIds) }),
  );
  const idle = extent === 'every-rule' ? [] : rules.filter((rule) => !used.has(rule));
  const isUnused = extent === 'every-rule' ? used.size === 0 : idle.length > 0;
  return isUnused ? [...notices, { ...place, about: 'idle-suppression', rules: idle }] : notices;
}
