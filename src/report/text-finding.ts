import type { Finding } from '../findings/finding.js';
import { messagesIn } from '../messages/index.js';
import type { ReportMessages } from '../messages/report-messages.js';
import { rulePageUrl } from '../rules/metadata.js';
import { type Prose, plain } from '../text/prose.js';
import { offenderSteps, patchSteps } from './chain.js';
import { fixDiff } from './fix-diff.js';
import { type Mark, sourceFrame } from './frame.js';
import type { ReportInput } from './input.js';
import type { Palette } from './palette.js';
import { visible } from './visible.js';
import { displayWidth } from './width.js';
import { offenderWords } from './words.js';
import { wrapped } from './wrap.js';

/** Offenders drawn with their chain; more are counted. */
const shownOffenders = 5;

/** How a finding is shown: its reason only the first time that a report gives it. */
export interface FindingStyle {
  readonly palette: Palette;
  readonly reason: 'new' | 'told';
}

/** A finding in the terminal report: headline, source frames, then remarks. Lines without line breaks. */
export function findingBlock(finding: Finding, input: ReportInput, style: FindingStyle): readonly string[] {
  const { palette } = style;
  const messages = messagesIn(input.language);
  const marks = marksOf(finding, palette, messages.report);
  const gutter = String(Math.max(...marks.map((mark) => mark.location.start.line))).length;
  const margin = ' '.repeat(gutter);
  const { path, start } = finding.location;
  const label = palette[finding.severity](`${finding.severity}[${finding.rule}]`);
  const lines = [`${label}${palette.strong(`: ${line(finding.message)}`)}`];
  for (const framed of new Set([path, ...marks.map((mark) => mark.location.path)])) {
    const place = framed === path ? `${path}:${start.line}:${start.column}` : framed;
    lines.push(`${palette.faint(`${margin}${framed === path ? '-->' : ':::'}`)} ${visible(place)}`);
    const inside = marks.filter((mark) => mark.location.path === framed);
    lines.push(...sourceFrame(inside, input.texts, gutter, palette.faint));
  }
  lines.push(palette.faint(`${margin} |`));
  for (const { name, rows } of remarksOf(finding, input, style)) {
    const [first = '', ...rest] = rows;
    const indent = ' '.repeat(gutter + displayWidth(name) + 5);
    lines.push(`${margin} ${palette.faint('=')} ${palette.strong(`${name}:`)} ${first}`);
    lines.push(...rest.map((row) => `${indent}${row}`.trimEnd()));
  }
  return lines;
}

/** A labelled remark below the frames; its rows stand below each other. */
interface Remark {
  readonly name: string;
  readonly rows: readonly string[];
}

function remarksOf(finding: Finding, input: ReportInput, style: FindingStyle): readonly Remark[] {
  const messages = messagesIn(input.language);
  const { report } = messages;
  const { label } = offenderWords(finding, report);
  const remarks: Remark[] = finding.offenders.slice(0, shownOffenders).map((offender) => ({
    name: label,
    rows: [...tree(offenderSteps(offender, messages)), ...paragraph(offender.consequence)],
  }));
  const hidden = finding.offenders.length - shownOffenders;
  if (hidden > 0) remarks.push({ name: label, rows: [report.moreStatements(hidden)] });
  if (finding.patchChain.length > 1) {
    const steps = patchSteps(finding.patchChain, finding.patch.call, messages);
    remarks.push({ name: report.patch, rows: tree(steps) });
  }
  if (style.reason === 'new') remarks.push({ name: report.why, rows: paragraph(finding.why) });
  remarks.push({
    name: report.help,
    rows: [...paragraph(finding.advice), ...fixRows(finding, input, style.palette)],
  });
  if (finding.confidence !== 'high')
    remarks.push({ name: report.sure, rows: [report.confidence[finding.confidence]] });
  remarks.push({ name: report.see, rows: [visible(rulePageUrl(input.docsBase, finding.rule))] });
  return remarks;
}

/** Statement B and the A statements; the carets are B's. */
function marksOf(finding: Finding, palette: Palette, report: ReportMessages): readonly Mark[] {
  const paint = palette[finding.severity];
  const label = patchLabel(finding, report);
  const early = offenderWords(finding, report).label;
  const patch: Mark = { location: finding.location, sign: '^', label, paint };
  const offenders = finding.offenders
    .slice(0, shownOffenders)
    .map(({ location }): Mark => ({ location, sign: '-', label: early, paint: palette.notice }));
  return [...offenders, patch];
}

function patchLabel({ offenders, patchChain }: Finding, report: ReportMessages): string {
  if (offenders.length === 0) return report.patchesNothing;
  return patchChain.length > 1 ? report.leadsToPatch : report.patchHere;
}

/** Steps drawn as a branch that goes one deeper each. */
function tree(steps: readonly Prose[]): readonly string[] {
  return steps.map((step, depth) => `${depth === 0 ? '' : `${'   '.repeat(depth - 1)}└─ `}${line(step)}`);
}

function fixRows({ fix }: Finding, input: ReportInput, palette: Palette): readonly string[] {
  if (fix === undefined) return [];
  const { fixAt } = messagesIn(input.language).report;
  const paints = { '+': palette.added, '-': palette.removed, ' ': (text: string) => text };
  return fixDiff(fix, input.texts).flatMap((edit) => [
    palette.faint(fixAt(visible(fix.title), `${visible(edit.path)}:${edit.startLine}`)),
    ...edit.lines.map((row) =>
      row === undefined
        ? '  ...'
        : paints[row.sign](`${row.sign} ${visible(row.text.replaceAll('\t', '    '))}`),
    ),
  ]);
}

function paragraph(sentence: Prose): readonly string[] {
  return wrapped(line(sentence));
}

function line(sentence: Prose): string {
  return visible(plain(sentence));
}
