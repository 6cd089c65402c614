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
import { listed } from './words.js';

const unreadableWords: UnreadableWords<Prose> = {
  nul: ({ byte, line }) => prose`第 ${String(byte)} 字节（第 ${String(line)} 行）是 NUL，不是文本文件`,
  'utf-16': () => prose`文件是 UTF-16 编码，Python 不能读取`,
  'contradicted-mark': ({ encoding }) => prose`文件带有 UTF-8 标记，却声明编码为 ${code(encoding)}`,
  'unknown-encoding': ({ encoding }) => prose`未知的编码 ${code(quoted(encoding))}`,
  'invalid-bytes': ({ encoding, byte, line }) =>
    byte === undefined
      ? prose`无法按 ${code(encoding)} 解码`
      : prose`第 ${String(byte)} 字节（第 ${String(line)} 行）不是有效的 ${encoding}`,
  'not-given': () => prose`文件在列表里，但没有拿到内容`,
  'time-up': () => prose`还没有读到它，时间就用完了`,
  'no-notebook': () => prose`它不是笔记本（notebook）的 JSON`,
  'lfs-pointer': () => prose`这是 Git LFS 指针，内容存放在别处`,
  'no-room': ({ limit }) => prose`排在前面的文件已有 ${String(megabytes(limit))} MB`,
  'too-large': ({ size, limit }) =>
    prose`文件有 ${megabytes(size).toFixed(1)} MB，超过 ${String(megabytes(limit))} MB 的文件不读取`,
  'no-file': ({ is }) =>
    ({
      folder: prose`这是文件夹，不是文件`,
      link: prose`这是符号链接，不会跟随链接`,
      other: prose`这不是普通文件`,
    })[is],
  denied: () => prose`没有权限`,
  absent: () => prose`不存在`,
  system: ({ error }) => prose`读取失败：${code(error)}`,
  'not-sent': () => prose`GitHub 没有发送内容`,
  'not-cloned': () => prose`这个部分克隆里没有它，请运行 ${code('git fetch --refetch')}`,
  'too-many': ({ limit }) => prose`已经逐个获取了 ${String(limit)} 个其他文件`,
  refused: ({ refusal }) => refusalText(refusal),
};

/** Why a file has no text, as a clause. */
export const unreadable = wordsFor<Unreadable, 'kind'>('kind', unreadableWords);

function megabytes(bytes: number): number {
  return bytes / 1024 / 1024;
}

const outages: WordsOf<Outage, 'how'> = {
  'server-error': ({ status, message }) => answered(status, message),
  unreachable: ({ message }) => prose`无法连接 GitHub：${code(quoted(message))}`,
  'not-json': () => prose`GitHub 的回答不是 JSON`,
  malformed: ({ fault }) => prose`GitHub 的回答与其文档不符（${code(fault)}）`,
  'cut-short': ({ listed, expected }) =>
    prose`GitHub 只列出 ${String(listed)} 项，而它自己的计数是 ${String(expected)}`,
  'too-long': ({ limit }) => prose`PR 的评论超过 ${String(limit)} 条`,
  partial: () => prose`GitHub 的 GraphQL API 返回的数据不完整`,
  graphql: ({ message }) =>
    message === undefined
      ? prose`GitHub 的 GraphQL API 没有返回数据`
      : prose`GitHub 的 GraphQL API 返回：${code(quoted(message))}`,
};

/** Why GitHub did not do something, as a clause that quotes its answer. */
export function refusalText(refusal: Refusal): Prose {
  switch (refusal.kind) {
    case 'limited':
      return prose`GitHub 的请求额度已用完：${code(quoted(refusal.message))}`;
    case 'unavailable':
      return wordsFor<Outage, 'how'>('how', outages)(refusal);
    default:
      return answered(refusal.status, refusal.message);
  }
}

function answered(status: number, message: string): Prose {
  return prose`GitHub 返回 ${String(status)}：${code(quoted(message))}`;
}

/** What the token needs, as the permissions of a workflow. */
export function needed(accepted: string | undefined, usual: string): Prose {
  return permissions(accepted, usual, ' 和 ', ' 或 ');
}

const syntax: Readonly<Record<SyntaxFault['kind'], Prose | ((word: string) => Prose)>> = {
  'expected-token': (token) => prose`缺少 ${code(token)}`,
  'expected-expression': prose`缺少表达式`,
  'expected-name': prose`缺少名称`,
  'expected-module': prose`缺少模块名`,
  'expected-imported-name': prose`缺少要导入的名称`,
  'expected-definition': prose`装饰器后面缺少定义`,
  'expected-block': prose`缺少缩进的代码块`,
  'unexpected-token': prose`出现了不该有的符号`,
  'unexpected-indentation': prose`缩进不对`,
  'continues-nothing': (keyword) => prose`${code(keyword)} 前面没有对应的语句`,
  'malformed-parameter': prose`参数格式不对`,
  'malformed-replacement-field': prose`替换字段格式不对`,
  'mismatched-bracket': prose`右括号和左括号不匹配`,
  'open-bracket': prose`括号没有闭合`,
  'open-string': prose`字符串没有结束`,
  'merge-conflict': prose`有未解决的合并冲突`,
  'too-many-brackets': prose`括号嵌套太多`,
  'too-many-indentations': prose`缩进层数太多`,
  'too-deep': prose`嵌套太深`,
  'too-long-chain': prose`链式调用太长`,
};

/** What is wrong with a piece of Python, as a clause. */
function syntaxText({ kind, word }: SyntaxFault): Prose {
  const text = syntax[kind];
  return typeof text === 'function' ? text(word) : text;
}

const truncations: WordsOf<Truncation, 'what'> = {
  imports: ({ limit }) => prose`导入嵌套超过 ${String(limit)} 层`,
  calls: ({ limit }) => prose`调用嵌套超过 ${String(limit)} 层`,
  nesting: () => prose`导入、调用和代码块嵌套太深`,
  time: () => prose`时间用完`,
  steps: () => prose`导入时执行的语句太多`,
  setting: ({ name }) => prose`${code(name)} 里有读不出来的条目`,
};

/** Where import time was not followed any further, as a clause. */
export const truncationText = wordsFor<Truncation, 'what'>('what', truncations);

const malformed: Readonly<Record<MalformedSuppression['problem'], (word: string) => Prose>> = {
  'unclosed-list': () => prose`规则列表缺少 ${code(']')}`,
  'empty-list': () => prose`列表里没有规则`,
  'missing-brackets': (word) => prose`规则要写在方括号里：${code(`ignore[${word}]`)}`,
  'unknown-word': (word) => prose`不认识 ${code(word)}，请写 ${code('late-patch: ignore[规则]')}`,
  'file-scope-after-code': () =>
    prose`${code('ignore-file')} 要单独占一行；只忽略这一条语句请写 ${code('ignore[规则]')}`,
};

function unused({ path, line, scope }: Extract<Notice, { scope: unknown }>): Prose {
  const directive = scope === 'file' ? 'late-patch: ignore-file' : 'late-patch: ignore';
  return prose`${code(path)} 第 ${String(line)} 行：${code(directive)} 没有起作用`;
}

const toldElsewhere = '所有问题都在注解（annotation）和任务摘要（job summary）里';
const allCount = '所有问题都计入结果，但都不会发表评论';

const words: NoticeWords = {
  file: ({ path, reason }) => prose`${code(path)} 没有分析：${unreadable(reason)}`,
  'base-file': ({ path, reason }) =>
    prose`${code(path)} 在目标分支上的版本无法读取（${unreadable(reason)}），其中的问题都算作新问题`,
  'rest-of-file': ({ path, line, limit }) =>
    prose`${code(path)} 从第 ${String(line)} 行起没有读取：其中的词、符号和注释超过 ${String(limit)} 个`,
  folder: ({ folder, reason }) =>
    prose`文件夹 ${code(folder || '.')} 无法列出：${reason.kind === 'system' ? prose`${code(reason.error)}` : unreadable(reason)}`,
  syntax: ({ path, line, cell, fault }) => {
    const place = cell === undefined ? `第 ${line} 行` : `单元格 ${cell.number} 第 ${cell.line} 行`;
    return prose`${code(path)} ${place}：${syntaxText(fault)}；文件的其余部分已经分析`;
  },
  time: ({ seconds, during, left }) => {
    const after = prose`${String(seconds)} 秒后时间用完`;
    const help = prose`可以调大 ${code('timeout')}`;
    switch (during) {
      case 'reading':
        return left.length === 0
          ? prose`${after}，当时还在列出文件，什么都没有检查；${help}`
          : prose`${after}，当时还在读取文件，${String(left.length)} 个没有读（${listed(left)}），一个程序都没有检查；${help}`;
      case 'discovery':
        return prose`${after}，当时还不知道有哪些程序，一个都没有检查；${help}`;
      case 'programs':
        return left.length === 0
          ? prose`${after}，没有检查完；${help}`
          : prose`${after}，${String(left.length)} 个程序没有检查（${listed(left)}）；${help}`;
    }
  },
  room: ({ of, limit, left }) => {
    const much = of === 'texts' ? `${megabytes(limit)} MB` : `${limit} 个词、符号和注释`;
    return prose`这里的文件太多，放不下（上限 ${much}），${String(left.length)} 个没有${of === 'texts' ? '读取' : '读完'}（${listed(left)}）；可以按文件夹分别检查`;
  },
  statements: ({ most, left }) =>
    prose`这里的程序执行不完（上限 ${code(String(most))} 条语句），${String(left.length)} 个没有检查（${listed(left)}）；可以单独检查它们`,
  truncation: ({ left, truncation }) =>
    prose`${String(left.length)} 个程序的导入过程没有跟踪到底（${listed(left)}），后面的内容没有全部检查：${truncationText(truncation)}；可以用 ${code('exclude')} 排除程序`,
  setting: ({ path, line, name }) =>
    prose`${code(path)} 第 ${String(line)} 行：${code(name)} 里有读不出来的条目，没有写明的没有跟踪`,
  'idle-suppression': (notice) => {
    const { rules, scope, isAlone } = notice;
    const what = rules.length === 0 ? prose`没有报告任何问题` : prose`没有报告 ${listed(rules)}`;
    if (scope === 'file') return prose`${unused(notice)}，这个文件里${what}`;
    if (!isAlone) return prose`${unused(notice)}，这一行${what}`;
    return prose`${unused(notice)}，这里${what}；它只对所在行的语句有效，请写在那一行的末尾`;
  },
  'unknown-rule': (notice) =>
    prose`${unused(notice)}，没有名为 ${code(notice.rule)} 的规则${notice.meant === undefined ? '' : prose`（是不是想写 ${code(notice.meant)}？）`}`,
  'malformed-suppression': ({ path, line, problem, word }) =>
    prose`${code(path)} 第 ${String(line)} 行：这条 ${code('late-patch:')} 注释不会忽略任何问题：${malformed[problem](word)}`,
  'changed-settings': ({ file, hidden, isPassing }) => {
    const count = hidden === undefined ? '不知道因此隐藏了什么' : `因此隐藏了 ${hidden} 个问题`;
    return prose`这个 PR 修改了 late-patch 的设置（${code(file)}），${count}${isPassing ? '；按目标分支的设置，检查会失败' : ''}`;
  },
  'added-suppression': ({ path, line, scope }) =>
    prose`${code(path)} 第 ${String(line)} 行：这个 PR 添加了 ${code(scope === 'file' ? '# late-patch: ignore-file' : '# late-patch: ignore')}`,
  pattern: ({ key, pattern }) => prose`${code(key)} 里的模式 ${code(pattern)} 没有匹配到任何文件`,
  launch: ({ key, name }) => prose`${code(key)} 里的 ${code(name)} 不是这里的文件或模块`,
  'unknown-word': ({ path, line, program, word }) =>
    prose`${code(path)} 第 ${String(line)} 行：不知道 ${code(program)} 是怎么启动的，因为 ${code(word)} 在这里没有值。如果有关系，请在配置的 ${code('launchers')} 里说明`,
  'unread-file': ({ path, line }) =>
    prose`${code(path)} 第 ${String(line)} 行：这个文件说明程序怎么启动，但无法读取（YAML 有错误，或者是模板）。如果有关系，请在配置的 ${code('launchers')} 里说明`,
  'no-python': ({ given, ignored }) => {
    const where = given === undefined ? '这里' : prose`${code(given)} 里`;
    const more = prose`，git 忽略的文件除外：${code('late-patch check --no-ignore')} 也会读取它们`;
    return prose`${where}没有 Python 文件${ignored === 0 ? [] : more}`;
  },
  'not-python': ({ given = '.' }) => prose`${code(given)} 不是 Python 文件，没有检查`,
  'left-out': ({ given, key }) =>
    prose`由于 ${code(key)} 的设置，${given === undefined ? '' : prose`${code(given)} 里`}没有剩下要检查的 Python 文件`,
  'ignored-folder': ({ given = '.', folder }) =>
    prose`${code(given)} 没有检查：${folder === undefined ? '虚拟环境和构建产生的文件' : prose`名为 ${code(folder)} 的文件夹`}一律不检查`,
  unchanged: () => prose`没有改动 late-patch 要检查的文件`,
  'tree-cut': ({ listed: count }) =>
    prose`GitHub 只列出了这个仓库的 ${String(count)} 个文件，没有跟踪其他文件的导入。要包括全部文件，请在这一步之前检出（checkout）仓库`,
  'comparison-cut': ({ listed: count }) =>
    prose`GitHub 只列出了前 ${String(count)} 个改动的文件，其他文件的改动按早已存在处理。有了 ${code('pull-requests: read')} 权限，最多可以列出 3,000 个`,
  'changes-cut': ({ listed: count, missing }) =>
    prose`GitHub 列出了 ${String(count)} 个改动的文件，漏掉了${missing === undefined ? '其余的' : ` ${String(missing)} 个`}，那些文件的改动按早已存在处理`,
  'not-posted': ({ refusal }) =>
    refusal.kind === 'forbidden'
      ? prose`评审没有发表，因为令牌缺少 ${needed(refusal.accepted, commentPermission)} 权限（GitHub 返回 ${String(refusal.status)}；对来自复刻仓库和 Dependabot 的 PR 总是如此）。${toldElsewhere}`
      : prose`评审没有发表：${refusalText(refusal)}。${toldElsewhere}`,
  'review-failed': ({ error }) =>
    prose`评审没有发表，因为 late-patch 自身出错，请报告这个问题：${code(quoted(error))}。${toldElsewhere}`,
  moved: ({ refusal }) =>
    prose`GitHub 没有接受所有评论的位置：${refusalText(refusal)}。相应的内容写在评审的正文里`,
  stale: ({ refusal }) => prose`以前的评论没有更新：${refusalText(refusal)}。${toldElsewhere}`,
  'merge-base': ({ refusal }) =>
    prose`不知道分支从哪里分开（${refusalText(refusal)}），改用目标分支的最新提交来比较`,
  changes: ({ refusal }) => {
    const isForbidden = refusal.kind === 'no-token' || refusal.kind === 'forbidden';
    const reason = refusal.kind === 'no-token' ? prose`没有 ${code('github-token')}` : refusalText(refusal);
    const help = isForbidden ? prose`。令牌需要 ${code(commentPermission)} 权限` : [];
    return prose`不知道这个 PR 改动了什么（${reason}）：${allCount}${help}`;
  },
  closed: () => prose`没有发表任何内容，因为 PR 已经关闭`,
  'moved-on': ({ commit }) =>
    prose`没有发表任何内容，因为 PR 的最新提交已经是 ${code(commit.slice(0, 7))}，由那次提交的运行来评审`,
  'no-pull-request': ({ commit }) =>
    prose`没有以 ${code(commit.slice(0, 7))} 为最新提交的未关闭的 PR：${allCount}`,
};

/** What a notice says: one sentence without a full stop. */
export const notice = wordsFor<Notice, 'about'>('about', words);
