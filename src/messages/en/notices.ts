import type { MalformedSuppression } from '../../findings/suppression.js';
import { code, type Prose, prose } from '../../text/prose.js';
import type { NoticeMessages, SuppressionPlace } from '../notice-messages.js';
import { listed } from './words.js';

function unused({ path, line, scope }: SuppressionPlace): Prose {
  const directive = scope === 'file' ? 'late-patch: ignore-file' : 'late-patch: ignore';
  return prose`${code(path)} line ${String(line)}: unused ${code(directive)}`;
}

const malformed: Readonly<Record<MalformedSuppression['problem'], (word: string) => Prose>> = {
  'unclosed-list': () => prose`the list of rules lacks its ${code(']')}`,
  'empty-list': () => prose`its list names no rule`,
  'missing-brackets': (word) => prose`rules stand in brackets, ${code(`ignore[${word}]`)}`,
  'unknown-word': (word) => prose`${code(word)} is not known, write ${code('late-patch: ignore[rule]')}`,
  'file-scope-after-code': () =>
    prose`${code('ignore-file')} needs a line of its own; for this statement alone write ${code('ignore[rule]')}`,
};

export const notices: NoticeMessages = {
  notAnalysed: (path, reason) => prose`${code(path)} was not analysed: ${reason}`,
  syntaxProblem: (path, line, problem) =>
    prose`${code(path)} line ${String(line)}: ${problem}; the rest of the file was analysed`,
  notFollowed: (path, reason) => prose`import time of ${code(path)} was not followed to its end: ${reason}`,
  unusedSuppression: (place, rules) => {
    const what = rules.length === 0 ? prose`nothing` : prose`nothing of ${listed(rules)}`;
    const here =
      place.scope === 'file'
        ? 'in this file'
        : place.isAlone
          ? 'here; it counts for the statement on whose lines it stands, so put it at the end of that line'
          : 'on that line';
    return prose`${unused(place)}: ${what} is reported ${here}`;
  },
  unknownRule: (place, rule, meant) =>
    prose`${unused(place)}: there is no rule ${code(rule)}${meant === undefined ? '' : prose` (did you mean ${code(meant)}?)`}`,
  malformedSuppression: (path, line, problem, word) =>
    prose`${code(path)} line ${String(line)}: this ${code('late-patch:')} comment suppresses nothing: ${malformed[problem](word)}`,
  unmatchedPattern: (key, pattern) =>
    prose`${code(key)} has the pattern ${code(pattern)}, which matches no file`,
  unmatchedLaunch: (key, name) => prose`${code(key)} names ${code(name)}, which is no file or module here`,
};
