import { prose } from '../../text/prose.js';
import type { ReviewMessages } from '../review-messages.js';
import { severity as severityNames } from './severity.js';
import { severities } from './words.js';

export const review: ReviewMessages = {
  headline: (severity, isCertain, message) =>
    `${severityNames[severity]}${isCertain ? '' : '（不确定）'}：${message}`,
  opening: (counts) => `这里的猴子补丁打得太晚：${severities(counts)}。`,
  withoutComment: '以下问题没有单独的评论：',
  didNotFit: (count) => `还有 ${count} 个问题放不下，请看任务摘要（job summary）。`,
  entry: (place, headline, page) => `- ${place}：${headline}（${page}）`,
  shortened: '内容过长，已经缩短；完整内容请看任务摘要（job summary）。',
  latePatch: '补丁打得太晚。',
  theFix: '修复：',
  theFixIn: (file) => `修复（${file}）：`,
  pages: (links) => `原因和其他解决办法：${links.join('、')}`,
  loads: (names) => prose` 加载 ${names}`,
  moreAbove: (count) => prose`补丁之前还有 ${String(count)} 处`,
  onlyThen: (places) => prose`之后 ${places} 才打补丁`,
  onlyThenWould: (places) => prose`之后 ${places} 才会打补丁`,
  moreSteps: (count) => prose`… 省略 ${String(count)} 步 …`,
  storySeparator: '；',
  settled: {
    gone: (commit) => `已解决：从 ${commit} 起不再检测到这个问题。`,
    old: (commit) => `已解决：截至 ${commit}，目标分支也存在这个问题，因此不是本 PR 引入的。`,
  },
  saidByAnotherRun: 'late-patch 的另一次运行同时给出了相同的内容。',
  whatItSaid: '原来的内容',
};
