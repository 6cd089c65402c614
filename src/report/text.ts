import type { Notice } from '../findings/notice.js';
import { messagesIn } from '../messages/index.js';
import type { ReportMessages } from '../messages/report-messages.js';
import { plain } from '../text/prose.js';
import { byPlace, type ReportInput } from './input.js';
import { namedNotice } from './named-notice.js';
import type { Palette } from './palette.js';
import { findingBlock } from './text-finding.js';
import { visible } from './visible.js';
import { summarySentence } from './words.js';

/** Notices of one kind shown in full; more are counted. */
const shownNotices = 10;

/** The terminal report, ended by a line break. A clean run is one line. */
export function renderText(input: ReportInput, palette: Palette): string {
  const { report } = messagesIn(input.language);
  const reasons = new Set<string>();
  const blocks = byPlace(input.findings).map((finding) => {
    const reason = plain(finding.why);
    const told = reasons.has(reason);
    reasons.add(reason);
    return findingBlock(finding, input, { palette, reason: told ? 'told' : 'new' }).join('\n');
  });
  const notices = noticeLines(input.notices, palette, report);
  if (notices.length > 0) blocks.push(notices.join('\n'));
  const fixes = input.findings.filter((finding) => finding.fix !== undefined).length;
  const sentence = palette.strong(summarySentence(input));
  const fixNote = fixes === 0 ? '' : report.fixesShown(fixes);
  return `${[...blocks, `${sentence}${fixNote}`].join('\n\n')}\n`;
}

function noticeLines(
  notices: readonly Notice[],
  palette: Palette,
  { note, colon, moreNotices }: ReportMessages,
): readonly string[] {
  const counts = new Map<string, number>();
  const label = palette.notice(`${note}${colon}`.trimEnd());
  const lines: string[] = [];
  for (const notice of notices) {
    const count = (counts.get(notice.kind) ?? 0) + 1;
    counts.set(notice.kind, count);
    if (count <= shownNotices) lines.push(`${label} ${visible(plain(namedNotice(notice)))}`);
  }
  for (const [kind, count] of counts) {
    if (count > shownNotices) lines.push(`${label} ${moreNotices(count - shownNotices, kind)}`);
  }
  return lines;
}
