import type { Extent } from '../../findings/extent.js';
import { code, prose } from '../../text/prose.js';
import type { ReportMessages, ReviewMessages, Texts } from '../messages.js';
import { notice } from './notices.js';
import { advice, consequences, fixes, onlyIn, originals, rules, sentenceGap } from './rules.js';
import { editor, log, problem, setup, symptoms, trace, usage, work } from './shell.js';
import { listed, severities, severityNames } from './words.js';

function nothingFound({ files, programs, patches, patchesInTime }: Extent): string {
  if (files === 0) return '没有检查任何文件。';
  const scope = `检查了 ${files} 个文件`;
  if (patches === 0) return `${scope}，没有打得太晚的猴子补丁：这里没有打补丁的代码。`;
  const seen = `${programs} 个程序里的 ${patches} 处补丁`;
  if (patchesInTime === patches) return `${scope}，没有打得太晚的猴子补丁：${seen}都及时。`;
  return `${scope}，没有要报告的问题：${seen}中，${patchesInTime} 处及时。`;
}

function notCounted(extent: Extent): string {
  const { olderFindings: older, unchangedFindings: elsewhere, silencedFindings: silenced } = extent;
  const parts = [
    ...(older === 0 ? [] : [`${older} 个早已存在的问题`]),
    ...(elsewhere === 0 ? [] : [`${elsewhere} 个与改动的文件无关的问题`]),
    ...(silenced === 0 ? [] : [`${silenced} 个由注释或设置忽略的问题`]),
  ];
  return parts.length === 0 ? '' : `不计入：${parts.join('、')}。`;
}

export const report: ReportMessages = {
  severity: severityNames,
  confidence: { high: '高', medium: '中', low: '低' },
  found: (counts, extent, end) => {
    const found = severities(counts);
    const none = end === 'early' ? '检查提前结束，此前没有发现问题。' : nothingFound(extent);
    const first = found === '' ? none : `检查了 ${extent.files} 个文件，发现 ${found}。`;
    return `${first}${notCounted(extent)}`;
  },
  warning: '警告',
  affected: (count, places) => prose`受影响的程序有 ${String(count)} 个：${places}。`,
  sameElsewhere: (others) => prose`其余 ${String(others)} 处也要这样改。`,
  holds: (names) => prose` 持有 ${names}`,
  runs: (call) => prose` 执行 ${code(call)}`,
  tooEarly: '过早',
  wouldComeFirst: '会排到前面',
  patchesFirst: '先打补丁',
  patchHere: '补丁在这里执行',
  leadsToPatch: '由此执行补丁',
  patchesNothing: '不会打补丁',
  patch: '补丁',
  programs: '程序',
  why: '原因',
  help: '建议',
  sure: '可信度',
  see: '详见',
  note: '说明',
  moreStatements: (count) => `另有 ${count} 条语句`,
  moreNotices: (count, kind) => `另有 ${count} 条同类说明（${kind}）`,
  checkedFolder: '检查的文件夹。',
  repositoryRoot: '仓库的根目录。',
  leftOut: (hidden, most) => `有 ${hidden} 个问题没有列出：GitHub 最多接受 ${most} 个。`,
  fixesShown: (count) => `上面给出了 ${count} 处修复。`,
  fixAt: (title, place) => `${title}，位置 ${place}`,
  tableHead: ['级别', '位置', '问题', '规则'],
  tooEarlyBecause: (consequence) => `过早：${consequence}。`,
  wouldComeFirstBecause: (consequence) => `会排到前面：${consequence}。`,
  patchesFirstBecause: (consequence) => `先打补丁：${consequence}。`,
  wayToPatch: '执行到补丁的路径：',
  whatToDo: '怎么改：',
  howSure: (confidence) => `可信度：${confidence}。`,
  fix: '修复：',
  fixAbove: '同上。',
  colon: '：',
  notes: '本次运行的说明',
  noRoomInTable: (count) => `表格放不下了，还有 ${count} 个问题没有列出。`,
  noRoomForDetails: (count) => `篇幅有限，有 ${count} 个问题没有展开。`,
  noRoomForNotes: (count) => `篇幅有限，还有 ${count} 条说明没有列出。`,
  pageOfRule: '这条规则的说明',
};

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
  theFixInAll: (files, more) =>
    `修复（${files.join('、')}${more === 0 ? '' : ` 等 ${files.length + more} 个文件`}）`,
  why: '为什么要紧',
  added: '（本次新增）',
  pages: (links) => `原因和其他解决办法：${links.join('、')}`,
  loads: (names) => prose` 加载 ${names}`,
  moreAbove: (count) => prose`补丁之前还有 ${String(count)} 处`,
  onlyThen: (places) => prose`之后 ${places} 才打补丁`,
  onlyThenWould: (places) => prose`之后 ${places} 才会打补丁`,
  thenAsWell: (places) => prose`之后 ${places} 又打了补丁`,
  moreSteps: (count) => prose`… 省略 ${String(count)} 步 …`,
  codeFlowSeparator: '；',
  settled: {
    gone: (commit) => `已解决：从 ${commit} 起不再检测到这个问题。`,
    old: (commit) => `已解决：截至 ${commit}，目标分支也存在这个问题，因此不是本 PR 引入的。`,
  },
  saidByAnotherRun: 'late-patch 的另一次运行同时给出了相同的内容。',
  whatItSaid: '原来的内容',
};

/** Simplified Chinese. */
export const chinese: Texts = {
  listed,
  sentenceGap,
  rules,
  consequences,
  onlyIn,
  originals,
  advice,
  fixes,
  report,
  review,
  notice,
  problem,
  usage,
  work,
  setup,
  editor,
  log,
  trace,
  symptoms,
};
