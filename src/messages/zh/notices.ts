import { code, prose } from '../../text/prose.js';
import type { NoticeMessages } from '../notice-messages.js';
import { listed } from './words.js';

export const notices: NoticeMessages = {
  notAnalysed: (path, reason) => prose`${code(path)} 没有分析：${reason}`,
  syntaxProblem: (path, line, problem) =>
    prose`${code(path)} 第 ${String(line)} 行：${problem}；文件的其余部分已经分析`,
  notFollowed: (path, reason) => prose`${code(path)} 的导入过程没有跟踪到底：${reason}`,
  unusedSuppression: (path, line) =>
    prose`${code(path)} 第 ${String(line)} 行：${code('late-patch: ignore')} 没有起作用，这一行没有报告任何问题`,
  unknownRule: (path, line, rules) =>
    prose`${code(path)} 第 ${String(line)} 行：${code('late-patch: ignore')} 没有起作用，没有名为 ${listed(rules)} 的规则`,
  unmatchedPattern: (key, pattern) => prose`${code(key)} 里的模式 ${code(pattern)} 没有匹配到任何文件`,
};
