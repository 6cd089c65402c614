import type { MalformedSuppression } from '../../findings/suppression.js';
import { code, type Prose, prose } from '../../text/prose.js';
import type { NoticeMessages, SuppressionPlace } from '../notice-messages.js';
import { listed } from './words.js';

function unused({ path, line, scope }: SuppressionPlace): Prose {
  const directive = scope === 'file' ? 'late-patch: ignore-file' : 'late-patch: ignore';
  return prose`${code(path)} 第 ${String(line)} 行：${code(directive)} 没有起作用`;
}

const malformed: Readonly<Record<MalformedSuppression['problem'], (word: string) => Prose>> = {
  'unclosed-list': () => prose`规则列表缺少 ${code(']')}`,
  'empty-list': () => prose`列表里没有规则`,
  'missing-brackets': (word) => prose`规则要写在方括号里：${code(`ignore[${word}]`)}`,
  'unknown-word': (word) => prose`不认识 ${code(word)}，请写 ${code('late-patch: ignore[规则]')}`,
  'file-scope-after-code': () =>
    prose`${code('ignore-file')} 要单独占一行；只忽略这一条语句请写 ${code('ignore[规则]')}`,
};

export const notices: NoticeMessages = {
  notAnalysed: (path, reason) => prose`${code(path)} 没有分析：${reason}`,
  syntaxProblem: (path, line, problem) =>
    prose`${code(path)} 第 ${String(line)} 行：${problem}；文件的其余部分已经分析`,
  notFollowed: (path, reason) => prose`${code(path)} 的导入过程没有跟踪到底：${reason}`,
  unusedSuppression: (place, rules) => {
    const what = rules.length === 0 ? prose`没有报告任何问题` : prose`没有报告 ${listed(rules)}`;
    if (place.scope === 'file') return prose`${unused(place)}，这个文件里${what}`;
    if (!place.isAlone) return prose`${unused(place)}，这一行${what}`;
    return prose`${unused(place)}，这里${what}；它只对所在行的语句有效，请写在那一行的末尾`;
  },
  unknownRule: (place, rule, meant) =>
    prose`${unused(place)}，没有名为 ${code(rule)} 的规则${meant === undefined ? '' : prose`（是不是想写 ${code(meant)}？）`}`,
  malformedSuppression: (path, line, problem, word) =>
    prose`${code(path)} 第 ${String(line)} 行：这条 ${code('late-patch:')} 注释不会忽略任何问题：${malformed[problem](word)}`,
  unmatchedPattern: (key, pattern) => prose`${code(key)} 里的模式 ${code(pattern)} 没有匹配到任何文件`,
  unmatchedLaunch: (key, name) => prose`${code(key)} 里的 ${code(name)} 不是这里的文件或模块`,
};
