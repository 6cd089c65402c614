import {
  type Finding,
  type Fix,
  type Location,
  latePatchesOf,
  patchText,
  placeOfFinding,
  placeText,
} from '../findings/finding.js';
import { isWarning, type Notice } from '../findings/notice.js';
import { messagesIn } from '../messages/index.js';
import type { FilePath } from '../project/snapshot.js';
import { rulePageUrl } from '../rules/index.js';
import { groupedBy } from '../text/groups.js';
import { code, type Prose } from '../text/prose.js';
import { offenderSteps, offenderWords, patchSteps, summarySentence, wordsOf } from './chain.js';
import { fixDiff } from './diff.js';
import { type ReportInput, worstFirst } from './input.js';
import { codeBlock, link, renderCell, renderProse } from './markdown.js';
import { visibleCode } from './visible.js';

interface SummaryOptions {
  /** Address of a line of a file, or undefined for no link. */
  readonly linkTo?: (path: FilePath, line: number) => string | undefined;
  /** Why there is no review: told first. */
  readonly unreviewed?: readonly Notice[];
  /** Bytes that the summary may take; by default GitHub's 1 MiB, less some room for what other steps say. */
  readonly limit?: number;
}

const defaultLimit = 1024 * 1024 - 24 * 1024;

/** Kept free for the sentences that say what was left out. */
const reserve = 400;

/**
 * The report as GitHub Markdown: a table of all findings, worst first, then each with its chains, reason, advice and fix, then
 * the notices.
 * What does not fit into the limit is left out, and counted.
 */
export function renderSummary(input: ReportInput, options: SummaryOptions = {}): string {
  const findings = worstFirst(input.findings);
  const messages = messagesIn(input.language);
  const { report } = messages;
  const unreviewed = (options.unreviewed ?? []).map(
    (notice) => `\n> ${renderProse(messages.notice(notice))}\n`,
  );
  const blocks = [`## late-patch\n${unreviewed.join('')}\n${summarySentence(input)}\n`];
  let room = (options.limit ?? defaultLimit) - reserve - utf8Length(blocks[0]!);
  /** Adds leading parts while they fit, and says how many were left out. */
  const add = (parts: readonly string[], separator: string, head = ''): number => {
    let text = head;
    let used = 0;
    for (const part of parts) {
      const size = utf8Length(part) + utf8Length(separator) + (used === 0 ? utf8Length(head) : 0);
      if (size > room) break;
      room -= size;
      text += part + separator;
      used += 1;
    }
    if (used > 0) blocks.push(text);
    return parts.length - used;
  };
  if (findings.length > 0) {
    const rows = findings.map((finding) => tableRow(finding, input, options));
    const hidden = add(rows, '\n', `| ${report.tableHead.join(' | ')} |\n| --- | --- | --- | --- |\n`);
    if (hidden > 0) blocks.push(`${report.noRoomInTable(hidden)}\n`);
    const shown = new Set<string>();
    const missing = add(
      findings.map((finding) => section(finding, input, options, shown)),
      '\n',
    );
    if (missing > 0) blocks.push(`${report.noRoomForDetails(missing)}\n`);
  }
  const notices = input.notices.map((notice) => {
    const label = isWarning(notice) ? `**${report.warning}${report.colon.trimEnd()}** ` : '';
    return `- ${label}${renderProse(messages.notice(notice))}`;
  });
  const unsaid = add(notices, '\n', `### ${report.notes}\n\n`);
  if (unsaid > 0) blocks.push(`${report.noRoomForNotes(unsaid)}\n`);
  return blocks.join('\n');
}

function place(location: Location, { linkTo }: SummaryOptions): string {
  const address = linkTo?.(location.path, location.start.line);
  const words = renderCell([code(placeText(location))]);
  return address === undefined ? words : `[${words}](${address})`;
}

function tableRow(finding: Finding, { docsBase, language }: ReportInput, options: SummaryOptions): string {
  const rule = link(finding.rule, rulePageUrl(docsBase, finding.rule));
  const messages = messagesIn(language);
  const severity = messages.report.severity[finding.severity];
  const cells = [
    severity,
    place(placeOfFinding(finding), options),
    renderCell(messages.finding(finding).message),
    rule,
  ];
  return `| ${cells.join(' | ')} |`;
}

/** `shown` has the diffs that stand above: each is shown once. */
function section(finding: Finding, input: ReportInput, options: SummaryOptions, shown: Set<string>): string {
  const messages = messagesIn(input.language);
  const { report } = messages;
  const { message, why, advice, affected } = wordsOf(finding, messages);
  const parts = [
    `### ${place(placeOfFinding(finding), options)}${report.colon}${renderProse(message)}`,
    renderProse(why),
  ];
  for (const offender of finding.offenders) {
    const steps = nested(offenderSteps(offender, messages));
    const because = offenderWords(finding, report).because(
      renderProse(messages.consequence(offender.consequence)),
    );
    parts.push(`${because}\n\n${steps}`);
  }
  if (finding.patchChain.length > 1) {
    const steps = patchSteps(finding.patchChain, patchText(finding.patch.by), messages);
    parts.push(`${report.wayToPatch}\n\n${nested(steps)}`);
  }
  if (affected.length > 0) parts.push(renderProse(affected));
  parts.push(`**${report.whatToDo}** ${renderProse(advice)}`);
  if (finding.confidence !== 'high') parts.push(report.howSure(report.confidence[finding.confidence]));
  for (const part of fixParts(finding, input, shown)) parts.push(part);
  return `${parts.join('\n\n')}\n`;
}

/** Places named of those that one diff mends; the rest is counted. */
const shownPlaces = 5;

/** The fixes of a finding: the same diff in several places once, and none that stands above. */
function fixParts(finding: Finding, input: ReportInput, shown: Set<string>): readonly string[] {
  const messages = messagesIn(input.language);
  const fixes = latePatchesOf(finding).flatMap(({ fix }) => (fix === undefined ? [] : [fix]));
  const isAbove = (fix: Fix) => shown.has(JSON.stringify(fix.edits));
  const above = fixes.filter(isAbove);
  const fresh = fixes.filter((fix) => !isAbove(fix));
  for (const { edits } of fresh) shown.add(JSON.stringify(edits));
  const diffs = fresh.flatMap((fix) =>
    fixDiff(fix, input.texts).map(({ path, startLine, lines }) => {
      const rows = lines.map((row) => (row === undefined ? '  ...' : `${row.sign} ${visibleCode(row.text)}`));
      return {
        title: messages.fix(fix),
        place: `${path}:${startLine}`,
        block: codeBlock(rows.join('\n'), 'diff'),
      };
    }),
  );
  const label = `**${messages.report.fix}**`;
  const alike = [...groupedBy(diffs, ({ title, block }) => `${title}\n${block}`).values()].map((same) => {
    const places = messages.listed(
      same.map(({ place }) => place),
      shownPlaces,
    );
    return `${label} ${renderProse([same[0]!.title])}\n\n${renderProse(places)}\n\n${same[0]!.block}`;
  });
  return above.length > 0 ? [...alike, `${label} ${messages.report.fixAbove}`] : alike;
}

/** Steps as a list that goes one deeper each. */
function nested(steps: readonly Prose[]): string {
  return steps.map((step, depth) => `${'  '.repeat(depth)}- ${renderProse(step)}`).join('\n');
}

/** Bytes that `text` takes in UTF-8. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0)!;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
