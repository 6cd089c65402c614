import type { Notice } from '../../findings/notice.js';
import type { MalformedSuppression } from '../../findings/suppression.js';
import type { Outage, Refusal, Unreadable } from '../../project/unreadable.js';
import type { SyntaxFault } from '../../python/syntax.js';
import { code, type Prose, prose } from '../../text/prose.js';
import type { Truncation } from '../../trace/trace.js';
import {
  commentPermission,
  type NoticeWords,
  permissions,
  quoted,
  type UnreadableWords,
  type WordsOf,
  wordsFor,
} from '../trouble.js';
import { counted, listed } from './words.js';

const unreadableWords: UnreadableWords<string> = {
  nul: ({ byte, line }) => `NUL byte at byte ${byte} (line ${line}): not a text file`,
  'utf-16': () => 'the file is UTF-16, which Python does not read',
  'contradicted-mark': ({ encoding }) => `the file has a UTF-8 mark but says it is ${encoding}`,
  'unknown-encoding': ({ encoding }) => `unknown encoding ${quoted(encoding)}`,
  'invalid-bytes': ({ encoding, byte, line }) =>
    byte === undefined
      ? `cannot be decoded as ${encoding}`
      : `invalid ${encoding} at byte ${byte} (line ${line})`,
  'not-given': () => 'it was listed, but its contents were not given',
  'time-up': () => 'time was up before it was read',
  'no-notebook': () => 'it is not the JSON of a notebook',
  'lfs-pointer': () => 'it is a Git LFS pointer: its contents are elsewhere',
  'no-room': ({ limit }) => `the files before it have ${megabytes(limit)} MB`,
  'too-large': ({ size, limit }) =>
    `it has ${megabytes(size).toFixed(1)} MB; files over ${megabytes(limit)} MB are not read`,
  'no-file': ({ is }) =>
    ({
      folder: 'it is a folder, not a file',
      link: 'it is a symbolic link, and links are not followed',
      other: 'it is not a regular file',
    })[is],
  denied: () => 'permission denied',
  absent: () => 'it does not exist',
  system: ({ error }) => `reading failed with ${error}`,
  'not-sent': () => 'GitHub did not send its contents',
  'not-cloned': () => 'this partial clone does not have it: run git fetch --refetch',
  'too-many': ({ limit }) => `${limit} other files were fetched one by one`,
  refused: ({ refusal }) => refusalText(refusal),
};

/** Why a file has no text, as a clause. */
export const unreadable: (reason: Unreadable) => string = wordsFor<Unreadable, 'kind', string>(
  'kind',
  unreadableWords,
);

function megabytes(bytes: number): number {
  return bytes / 1024 / 1024;
}

const outages: WordsOf<Outage, 'how', string> = {
  'server-error': ({ status, message }) => `GitHub answered ${status}: ${message}`,
  unreachable: ({ message }) => `GitHub could not be reached: ${message}`,
  'not-json': () => 'GitHub could not be reached: GitHub sent an answer that is not JSON',
  malformed: ({ fault }) => `GitHub sent an answer that is not what it documents (${fault})`,
  'cut-short': ({ listed, expected }) => `GitHub listed ${listed} where it counts ${expected}`,
  'too-long': ({ limit }) => `the pull request has more than ${limit} comments`,
  partial: () => "GitHub's GraphQL API left out parts of its answer",
  graphql: ({ message }) => `GitHub's GraphQL API answered: ${message ?? 'no data'}`,
};

/** Why GitHub did not do something, in a few words: `GitHub answered 403: Resource not accessible by integration`. */
export function refusalText(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'limited':
      return quoted(`GitHub's rate limit is used up: ${refusal.message}`);
    case 'unavailable':
      return quoted(wordsFor<Outage, 'how', string>('how', outages)(refusal));
    default:
      return `GitHub answered ${refusal.status}: ${quoted(refusal.message)}`;
  }
}

/** What the token needs: `pull-requests: write` or `contents: read`, as the permissions of a workflow. */
export function needed(accepted: string | undefined, usual: string): Prose {
  return permissions(accepted, usual, ' and ', ' or ');
}

const syntax: Readonly<Record<SyntaxFault['kind'], string | ((word: string) => string)>> = {
  'expected-token': (token) => `expected '${token}'`,
  'expected-expression': 'expected an expression',
  'expected-name': 'expected a name',
  'expected-module': 'expected a module name',
  'expected-imported-name': 'expected a name to import',
  'expected-definition': 'expected a definition after a decorator',
  'expected-block': 'expected an indented block',
  'unexpected-token': 'unexpected token',
  'unexpected-indentation': 'unexpected indentation',
  'continues-nothing': (keyword) => `'${keyword}' continues nothing`,
  'malformed-parameter': 'malformed parameter',
  'malformed-replacement-field': 'malformed replacement field',
  'mismatched-bracket': 'closing bracket does not match the opening one',
  'open-bracket': 'bracket is never closed',
  'open-string': 'string literal is never closed',
  'merge-conflict': 'unresolved merge conflict',
  'too-many-brackets': 'too many nested brackets',
  'too-many-indentations': 'too many levels of indentation',
  'too-deep': 'too deeply nested',
  'too-long-chain': 'too long a chain of calls',
};

/** What is wrong with a piece of Python, as a clause. */
export function syntaxText({ kind, word }: SyntaxFault): string {
  const text = syntax[kind];
  return typeof text === 'string' ? text : text(word);
}

const truncations: WordsOf<Truncation, 'what', string> = {
  imports: ({ limit }) => `imports nest deeper than ${limit}`,
  calls: ({ limit }) => `calls nest deeper than ${limit}`,
  nesting: () => 'imports, calls and blocks nest too deep',
  time: () => 'time was up',
  steps: () => 'too much is executed at import',
  setting: ({ name }) => `not every entry of ${name} could be read`,
};

/** Where import time was not followed any further, as a clause. */
export const truncationText: (truncation: Truncation) => string = wordsFor<Truncation, 'what', string>(
  'what',
  truncations,
);

const malformed: Readonly<Record<MalformedSuppression['problem'], (word: string) => Prose>> = {
  'unclosed-list': () => prose`the list of rules lacks its ${code(']')}`,
  'empty-list': () => prose`its list names no rule`,
  'missing-brackets': (word) => prose`rules stand in brackets, ${code(`ignore[${word}]`)}`,
  'unknown-word': (word) => prose`${code(word)} is not known, write ${code('late-patch: ignore[rule]')}`,
  'file-scope-after-code': () =>
    prose`${code('ignore-file')} needs a line of its own; for this statement alone write ${code('ignore[rule]')}`,
};

function unused({ path, line, scope }: Extract<Notice, { scope: unknown }>): Prose {
  const directive = scope === 'file' ? 'late-patch: ignore-file' : 'late-patch: ignore';
  return prose`${code(path)} line ${String(line)}: unused ${code(directive)}`;
}

const toldElsewhere = 'Annotations and the job summary have all findings';
const allCount = 'all findings count, and none is commented on';

const words: NoticeWords = {
  file: ({ path, reason }) => prose`${code(path)} was not analysed: ${unreadable(reason)}`,
  'base-file': ({ path, reason }) =>
    prose`The base version of ${code(path)} could not be read (${code(unreadable(reason))}): what it has counts as new`,
  'rest-of-file': ({ path, line, limit }) =>
    prose`${code(path)} was not read from line ${String(line)} on: it has more than ${String(limit)} words, signs and comments`,
  folder: ({ folder, reason }) =>
    prose`The folder ${code(folder || '.')} could not be listed: ${reason.kind === 'system' ? reason.error : unreadable(reason)}`,
  syntax: ({ path, line, cell, fault }) => {
    const place = cell === undefined ? `line ${line}` : `cell ${cell.number}, line ${cell.line}`;
    return prose`${code(path)} ${place}: ${syntaxText(fault)}; the rest of the file was analysed`;
  },
  time: ({ seconds, during, left }) => {
    const after = prose`Time was up after ${seconds === 1 ? '1 second' : `${seconds} seconds`}`;
    const help = prose`a longer ${code('timeout')} helps`;
    switch (during) {
      case 'reading':
        return left.length === 0
          ? prose`${after}, while files were listed: nothing was looked at; ${help}`
          : prose`${after}, while files were read: ${left.length === 1 ? 'one was' : `${left.length} were`} not, and no program was looked at (${listed(left)}); ${help}`;
      case 'discovery':
        return prose`${after}, before it was known which programs there are: none was looked at; ${help}`;
      case 'programs':
        return left.length === 0
          ? prose`${after}: not everything was looked at; ${help}`
          : prose`${after}: ${left.length === 1 ? 'one program was' : `${left.length} programs were`} not looked at (${listed(left)}); ${help}`;
    }
  },
  room: ({ of, limit, left }) => {
    const [one, many] = of === 'texts' ? ['', ''] : [' to its end', ' to their end'];
    const much = of === 'texts' ? `${megabytes(limit)} MB` : `${limit} words, signs and comments`;
    return prose`The files here are too much to keep (${much}): ${left.length === 1 ? `one of them was not read${one}` : `${left.length} of them were not read${many}`} (${listed(left)}); check folders by themselves`;
  },
  statements: ({ most, left }) =>
    prose`The programs here are too much to execute (${code(String(most))} statements): ${left.length === 1 ? 'one' : String(left.length)} of them ${left.length === 1 ? 'was' : 'were'} not looked at (${listed(left)}); check them by themselves`,
  truncation: ({ left, truncation }) => {
    const [were, its] =
      left.length === 1 ? ['One program was', 'its'] : [`${left.length} programs were`, 'their'];
    return prose`${were} not followed to ${its} end (${listed(left)}), so that not all of what comes there was looked at: ${truncationText(truncation)}; ${code('exclude')} leaves a program out`;
  },
  setting: ({ path, line, name }) =>
    prose`${code(path)} line ${String(line)}: not every entry of ${code(name)} could be read; what is not named there was not followed`,
  'idle-suppression': (notice) => {
    const { rules, scope, isAlone } = notice;
    const what = rules.length === 0 ? prose`nothing` : prose`nothing of ${listed(rules)}`;
    const here =
      scope === 'file'
        ? 'in this file'
        : isAlone
          ? 'here; it counts for the statement on whose lines it stands, so put it at the end of that line'
          : 'on that line';
    return prose`${unused(notice)}: ${what} is reported ${here}`;
  },
  'unknown-rule': (notice) =>
    prose`${unused(notice)}: there is no rule ${code(notice.rule)}${notice.meant === undefined ? '' : prose` (did you mean ${code(notice.meant)}?)`}`,
  'malformed-suppression': ({ path, line, problem, word }) =>
    prose`${code(path)} line ${String(line)}: this ${code('late-patch:')} comment suppresses nothing: ${malformed[problem](word)}`,
  'changed-settings': ({ file, hidden, isPassing }) => {
    const count =
      hidden === undefined
        ? 'what they hide is not known'
        : `${counted(hidden, 'finding')} ${hidden === 1 ? 'is' : 'are'} hidden by it`;
    return prose`This pull request changes the settings of late-patch (${code(file)}): ${count}${isPassing ? '; with those of the base it would fail' : ''}`;
  },
  'added-suppression': ({ path, line, scope }) =>
    prose`${code(path)} line ${String(line)}: this pull request adds ${code(scope === 'file' ? '# late-patch: ignore-file' : '# late-patch: ignore')}`,
  pattern: ({ key, pattern }) => prose`${code(key)} has the pattern ${code(pattern)}, which matches no file`,
  launch: ({ key, name }) => prose`${code(key)} names ${code(name)}, which is no file or module here`,
  'unknown-word': ({ path, line, program, word }) =>
    prose`${code(path)} line ${String(line)}: how ${code(program)} starts is not known, as ${code(word)} has no value here. If it matters, say it under ${code('launchers')} in the configuration`,
  'unread-file': ({ path, line }) =>
    prose`${code(path)} line ${String(line)}: this file says how a program starts and could not be read (broken YAML, or a template). If it matters, say it under ${code('launchers')} in the configuration`,
  'no-python': ({ given, ignored }) => {
    const where = given === undefined ? 'here' : prose`in ${code(given)}`;
    const more = prose`, apart from what git ignores: ${code('late-patch check --no-ignore')} reads that, too`;
    return prose`There is no Python file ${where}${ignored === 0 ? [] : more}`;
  },
  'not-python': ({ given = '.' }) => prose`${code(given)} is not a Python file, and was not checked`,
  'left-out': ({ given, key }) =>
    prose`${code(key)} leaves no Python file to check${given === undefined ? [] : prose` in ${code(given)}`}`,
  'ignored-folder': ({ given = '.', folder }) =>
    prose`${code(given)} was not checked: ${folder === undefined ? 'environments and what builds make' : prose`folders named ${code(folder)}`} are never looked into`,
  unchanged: () => prose`Nothing was changed that late-patch looks into`,
  'tree-cut': ({ listed: count }) =>
    prose`GitHub listed only ${String(count)} files of this repository: imports of the others were not followed. Check the repository out before this step to have them all`,
  'comparison-cut': ({ listed: count }) =>
    prose`GitHub listed only the first ${String(count)} changed files: what the others changed counts as if it had been there before. With ${code('pull-requests: read')} it lists up to 3,000`,
  'changes-cut': ({ listed: count, missing }) =>
    prose`GitHub listed ${String(count)} changed files and left out ${missing === undefined ? 'all others' : String(missing)}: what those changed counts as if it had been there before`,
  'not-posted': ({ refusal }) =>
    refusal.kind === 'forbidden'
      ? prose`The review was not posted, as the token lacks ${needed(refusal.accepted, commentPermission)} (GitHub answered ${String(refusal.status)}; on pull requests from forks and Dependabot it always does). ${toldElsewhere}`
      : prose`The review was not posted: ${code(refusalText(refusal))}. ${toldElsewhere}`,
  'review-failed': ({ error }) =>
    prose`The review was not posted, by an error of late-patch; please report it: ${code(quoted(error))}. ${toldElsewhere}`,
  moved: ({ refusal }) =>
    prose`GitHub did not take every comment in its place: ${code(refusalText(refusal))}. The body of the review has what they were about`,
  stale: ({ refusal }) =>
    prose`Earlier comments were not brought up to date: ${code(refusalText(refusal))}. ${toldElsewhere}`,
  'merge-base': ({ refusal }) =>
    prose`Where the branches part is not known (${code(refusalText(refusal))}): files were compared with the tip of the base`,
  changes: ({ refusal }) => {
    const reason = refusal.kind === 'no-token' ? 'there is no github-token' : refusalText(refusal);
    const isForbidden = refusal.kind === 'no-token' || refusal.kind === 'forbidden';
    const help = isForbidden ? prose`. The token needs ${code(commentPermission)}` : [];
    return prose`What the pull request changes is not known (${code(reason)}): ${allCount}${help}`;
  },
  closed: () => prose`Nothing was posted, as the pull request is closed`,
  'moved-on': ({ commit }) =>
    prose`Nothing was posted, as the pull request has moved on to ${code(commit.slice(0, 7))}: the run for that commit reviews it`,
  'no-pull-request': ({ commit }) =>
    prose`No open pull request has ${code(commit.slice(0, 7))} as its head: ${allCount}`,
};

/** What a notice says: one sentence without a full stop. */
export const notice = wordsFor<Notice, 'about'>('about', words);
