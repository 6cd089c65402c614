import type { ConfigProblem } from '../../src/config/config-file.js';
import type { Notice } from '../../src/findings/notice.js';
import { syntaxText, unreadable } from '../../src/messages/en/notices.js';
import { messagesIn } from '../../src/messages/index.js';
import type { FilePath } from '../../src/project/snapshot.js';
import type { Unreadable } from '../../src/project/unreadable.js';
import type { SyntaxFault } from '../../src/python/syntax.js';
import { plain } from '../../src/text/prose.js';

const english = messagesIn('en');

/** What a notice says in English. */
export function noticeText(notice: Notice): string {
  return plain(english.notice(notice));
}

/** What a problem of the configuration is called in English, with its place. */
export function configProblemText(problem: ConfigProblem): string {
  return english.problem(problem);
}

/** Why a file has no text, in English. */
export function reasonText(reason: Unreadable): string {
  return unreadable(reason);
}

/** What is wrong with a piece of Python, in English. */
export function faultText(fault: SyntaxFault | undefined): string | undefined {
  return fault === undefined ? undefined : syntaxText(fault);
}

/** A notice about a file that could not be read. */
export function absentFile(path: string): Notice {
  return { kind: 'unreadable-file', about: 'file', path: path as FilePath, reason: { kind: 'absent' } };
}
