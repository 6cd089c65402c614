import { code, prose } from '../../text/prose.js';
import type { NoticeMessages } from '../notice-messages.js';
import { listed } from './words.js';

export const notices: NoticeMessages = {
  notAnalysed: (path, reason) => prose`${code(path)} was not analysed: ${reason}`,
  syntaxProblem: (path, line, problem) =>
    prose`${code(path)} line ${String(line)}: ${problem}; the rest of the file was analysed`,
  notFollowed: (path, reason) => prose`import time of ${code(path)} was not followed to its end: ${reason}`,
  unusedSuppression: (path, line) =>
    prose`${code(path)} line ${String(line)}: unused ${code('late-patch: ignore')}, nothing on that line is reported`,
  unknownRule: (path, line, rules) =>
    prose`${code(path)} line ${String(line)}: unused ${code('late-patch: ignore')}, there is no rule ${listed(rules)}`,
  unmatchedPattern: (key, pattern) =>
    prose`${code(key)} has the pattern ${code(pattern)}, which matches no file`,
};
