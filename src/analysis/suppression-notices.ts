import { closest } from '../config/closest.js';
import { type RuleId, ruleIds } from '../findings/finding.js';
import type { Notice } from '../findings/notice.js';
import type { MalformedSuppression, Suppression } from '../findings/suppression.js';
import type { NoticeMessages } from '../messages/notice-messages.js';
import type { Prose } from '../text/prose.js';
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
export function malformedNotice(
  path: FilePath,
  { problem, word, line }: MalformedSuppression,
  messages: NoticeMessages,
): readonly Notice[] {
  const isMeant = habits.has(word) || closest(word, ['ignore', 'ignore-file']) !== undefined;
  if (problem === 'unknown-word' && !isMeant) return [];
  return [noticeAt(path, messages.malformedSuppression(path, line, problem, word))];
}

/** One for each part of `suppression` that did nothing; `isAlone` says that its line holds no code. */
export function unusedNotices(
  path: FilePath,
  { line, scope, rules, extent, unknown }: Suppression,
  used: ReadonlySet<RuleId>,
  isAlone: boolean,
  messages: NoticeMessages,
): readonly Notice[] {
  const place = { path, line, scope, isAlone };
  const notices = unknown.map((id) => noticeAt(path, messages.unknownRule(place, id, closest(id, ruleIds))));
  const idle = extent === 'every-rule' ? [] : rules.filter((rule) => !used.has(rule));
  const isUnused = extent === 'every-rule' ? used.size === 0 : idle.length > 0;
  return isUnused ? [...notices, noticeAt(path, messages.unusedSuppression(place, idle))] : notices;
}

function noticeAt(path: FilePath, message: Prose): Notice {
  return { kind: 'unused-suppression', message, path };
}
