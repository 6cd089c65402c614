import { code, prose } from '../../text/prose.js';
import type { ReportMessages } from '../report-messages.js';
import { severity } from './severity.js';
import { severities } from './words.js';

export const report: ReportMessages = {
  severity,
  confidence: { high: '高', medium: '中', low: '低' },
  found: (counts, files) => {
    const found = severities(counts);
    return found === ''
      ? `检查了 ${files} 个文件，没有发现打得太晚的猴子补丁。`
      : `检查了 ${files} 个文件，发现 ${found}。`;
  },
  holds: (names) => prose` 持有 ${names}`,
  runs: (call) => prose` 执行 ${code(call)}`,
  tooEarly: '过早',
  wouldComeFirst: '会排到前面',
  patchHere: '补丁在这里执行',
  leadsToPatch: '由此执行补丁',
  patchesNothing: '不会打补丁',
  patch: '补丁',
  why: '原因',
  help: '建议',
  sure: '可信度',
  see: '详见',
  note: '说明',
  moreStatements: (count) => `另有 ${count} 条语句`,
  moreNotices: (count, kind) => `另有 ${count} 条同类说明（${kind}）`,
  fixesShown: (count) => `上面给出了 ${count} 处修复。`,
  fixAt: (title, place) => `${title}，位置 ${place}`,
  tableHead: ['级别', '位置', '问题', '规则'],
  tooEarlyBecause: (consequence) => `过早：${consequence}。`,
  wouldComeFirstBecause: (consequence) => `会排到前面：${consequence}。`,
  wayToPatch: '执行到补丁的路径：',
  whatToDo: '怎么改：',
  howSure: (confidence) => `可信度：${confidence}。`,
  fix: '修复：',
  colon: '：',
  notes: '本次运行的说明',
  noRoomInTable: (count) => `表格放不下了，还有 ${count} 个问题没有列出。`,
  noRoomForDetails: (count) => `篇幅有限，有 ${count} 个问题没有展开。`,
  noRoomForNotes: (count) => `篇幅有限，还有 ${count} 条说明没有列出。`,
  pageOfRule: '这条规则的说明',
};
