import { closest, hint } from '../config/closest.js';
import { type RuleId, ruleIds } from '../findings/finding.js';
import type { Notice } from '../findings/notice.js';
import type { MalformedSuppression, Suppression } from '../findings/suppression.js';
import { code, listed, type Prose, prose } from '../text/prose.js';
import type { FilePath } from '../tree/file-path.js';

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
export function malformedNotice(path: FilePath, malformed: MalformedSuppression): readonly Notice[] {
  const { problem, word, line } = malformed;
  const isMeant = habits.has(word) || closest(word, ['ignore', 'ignore-file']) !== undefined;
  if (problem === 'unknown-word' && !isMeant) return [];
  return [
    noticeAt(
      path,
      line,
      prose`this ${code('late-patch:')} comment suppresses nothing: ${reasonOf(problem, word)}`,
    ),
  ];
}

function reasonOf(problem: MalformedSuppression['problem'], word: string): Prose {
  switch (problem) {
    case 'unclosed-list':
      return prose`the list of rules lacks its ${code(']')}`;
    case 'empty-list':
      return prose`its list names no rule`;
    case 'missing-brackets':
      return prose`rules stand in brackets, ${code(`ignore[${word}]`)}`;
    case 'unknown-word':
      return prose`${code(word)} is not known, write ${code('late-patch: ignore[rule]')}`;
    case 'file-scope-after-code':
      return prose`${code('ignore-file')} needs a line of its own; for this statement alone write ${code('ignore[rule]')}`;
  }
}

/** One for each part of `suppression` that did nothing; `isAlone` says that its line holds no code. */
export function unusedNotices(
  path: FilePath,
  suppression: Suppression,
  used: ReadonlySet<RuleId>,
  isAlone: boolean,
): readonly Notice[] {
  const { line, scope, rules, extent, unknown } = suppression;
  const directive = code(scope === 'file' ? 'late-patch: ignore-file' : 'late-patch: ignore');
  const notices = unknown.map((id) =>
    noticeAt(path, line, prose`unused ${directive}: there is no rule ${code(id)}${hint(id, ruleIds)}`),
  );
  const idle =
    extent === 'every-rule' ? (used.size === 0 ? [] : undefined) : rules.filter((rule) => !used.has(rule));
  if (idle === undefined || (extent === 'listed' && idle.length === 0)) return notices;
  const what = idle.length === 0 ? prose`nothing` : prose`nothing of ${listed(idle)}`;
  const where =
    scope === 'file'
      ? prose`in this file`
      : isAlone
        ? prose`here; it counts for the statement on whose lines it stands, so put it at the end of that line`
        : prose`on that line`;
  return [...notices, noticeAt(path, line, prose`unused ${directive}: ${what} is reported ${where}`)];
}

function noticeAt(path: FilePath, line: number, message: Prose): Notice {
  return { kind: 'unused-suppression', message: prose`${code(path)} line ${String(line)}: ${message}`, path };
}
