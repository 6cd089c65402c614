import type { TracedEntry } from '../analysis/explain-trace.js';
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
import { type Messages, messagesIn, type ReportMessages, type TraceMessages } from '../messages/index.js';
import type { FilePath } from '../project/snapshot.js';
import { rulePageUrl } from '../rules/index.js';
import { LineIndex } from '../text/line-index.js';
import { type Prose, plain } from '../text/prose.js';
import { offenderSteps, offenderWords, patchLabel, patchSteps, summarySentence, wordsOf } from './chain.js';
import { fixDiff } from './diff.js';
import { placeByPlace, type ReportInput } from './input.js';
import type { Palette } from './palette.js';
import { visible } from './visible.js';

/** Offenders drawn with their chain; more are counted. */
const shownOffenders = 5;

/** How a finding is shown: its reason only the first time that a report gives it. */
interface FindingStyle {
  readonly palette: Palette;
  readonly reason: 'new' | 'told';
  /** Diffs that stand above: each is shown once. */
  readonly shown: { readonly diffs: Set<string>; count: number };
}

/** A finding in the terminal report: headline, source frames, then remarks. Lines without line breaks. */
function findingBlock(finding: Finding, input: ReportInput, style: FindingStyle): readonly string[] {
  const { palette } = style;
  const messages = messagesIn(input.language);
  const marks = marksOf(finding, palette, messages.report);
  const lowest = marks.reduce((last, mark) => Math.max(last, mark.location.start.line), 0);
  const gutter = String(lowest).length;
  const margin = ' '.repeat(gutter);
  const location = placeOfFinding(finding);
  const { path, start } = location;
  const { message } = messages.finding(finding);
  const label = palette[finding.severity](`${finding.severity}[${finding.rule}]`);
  const [head = '', ...more] = wrapped(
    `${finding.severity}[${finding.rule}]: ${line(message)}`,
    palette.columns ?? Number.POSITIVE_INFINITY,
  );
  const first = head.slice(`${finding.severity}[${finding.rule}]`.length);
  const lines = [`${label}${palette.strong(first)}`, ...more.map(palette.strong)];
  for (const framed of new Set([path, ...marks.map((mark) => mark.location.path)])) {
    const place = framed === path ? `${placeText(location)}:${start.column}` : framed;
    lines.push(`${palette.faint(`${margin}${framed === path ? '-->' : ':::'}`)} ${visible(place)}`);
    const inside = marks.filter((mark) => mark.location.path === framed);
    for (const line of sourceFrame(inside, input.texts, gutter, palette.faint)) lines.push(line);
  }
  lines.push(palette.faint(`${margin} |`));
  for (const { name, rows } of remarksOf(finding, input, style, gutter)) {
    const [first = '', ...rest] = rows;
    const indent = ' '.repeat(indentOf(name, gutter));
    lines.push(`${margin} ${palette.faint('=')} ${palette.strong(`${name}:`)} ${first}`);
    for (const row of rest) lines.push(`${indent}${row}`.trimEnd());
  }
  return lines;
}

/** A labelled remark below the frames; its rows stand below each other. */
interface Remark {
  readonly name: string;
  readonly rows: readonly string[];
}

function remarksOf(
  finding: Finding,
  input: ReportInput,
  style: FindingStyle,
  gutter: number,
): readonly Remark[] {
  const text = (name: string, sentence: Prose) =>
    paragraph(sentence, indentOf(name, gutter), style.palette.columns);
  const messages = messagesIn(input.language);
  const { report } = messages;
  const { why, advice, affected } = wordsOf(finding, messages);
  const { label } = offenderWords(finding, report);
  const isNew = once(style.reason === 'new' ? line(why) : '');
  const remarks: Remark[] = finding.offenders.slice(0, shownOffenders).map((offender) => {
    const consequence = messages.consequence(offender.consequence);
    const said = isNew(line(consequence)) ? text(label, consequence) : [];
    return { name: label, rows: [...tree(offenderSteps(offender, messages)), ...said] };
  });
  const hidden = finding.offenders.length - shownOffenders;
  if (hidden > 0) remarks.push({ name: label, rows: [report.moreStatements(hidden)] });
  if (finding.patchChain.length > 1) {
    const steps = patchSteps(finding.patchChain, patchText(finding.patch.by), messages);
    remarks.push({ name: report.patch, rows: tree(steps) });
  }
  if (affected.length > 0) remarks.push({ name: report.programs, rows: text(report.programs, affected) });
  if (style.reason === 'new') remarks.push({ name: report.why, rows: text(report.why, why) });
  remarks.push({
    name: report.help,
    rows: [...text(report.help, advice), ...fixRows(finding, input, style)],
  });
  if (finding.confidence !== 'high')
    remarks.push({ name: report.sure, rows: [report.confidence[finding.confidence]] });
  remarks.push({ name: report.see, rows: [visible(rulePageUrl(input.docsBase, finding.rule))] });
  return remarks;
}

/** Asks of sentences whether they stand neither in `told` nor among those that were asked about. */
function once(told: string): (sentence: string) => boolean {
  let all = told.toLowerCase();
  return (sentence) => {
    const isNew = !all.includes(sentence.toLowerCase());
    all += `\n${sentence.toLowerCase()}`;
    return isNew;
  };
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
  const isAtOffender = finding.offenders.some(({ location }) => isSamePlace(location, finding.cause));
  const cause: Mark = { location: finding.cause, sign: '-', label: early, paint: palette.notice };
  return [...(finding.others.length === 0 || isAtOffender ? [] : [cause]), ...offenders, patch];
}

function isSamePlace(a: Location, b: Location): boolean {
  return a.path === b.path && a.span.start === b.span.start;
}

/** Steps drawn as a branch that goes one deeper each. */
function tree(steps: readonly Prose[]): readonly string[] {
  return steps.map((step, depth) => `${depth === 0 ? '' : `${'   '.repeat(depth - 1)}└─ `}${line(step)}`);
}

/** The fixes of a finding as diffs; those that stand above are left out, and the same in several files is shown once. */
function fixRows(finding: Finding, input: ReportInput, { palette, shown }: FindingStyle): readonly string[] {
  return latePatchesOf(finding).flatMap(({ fix }) => {
    if (fix === undefined) return [];
    const diff = JSON.stringify([fix.action, fixDiff(fix, input.texts).map(({ lines }) => lines)]);
    const [place, what] = [JSON.stringify(fix.edits), `${finding.fingerprint}${diff}`];
    if (shown.diffs.has(place) || shown.diffs.has(what)) return [];
    shown.diffs.add(place).add(what);
    shown.count += 1;
    return diffRows(fix, input, palette);
  });
}

function diffRows(fix: Fix, input: ReportInput, palette: Palette): readonly string[] {
  const messages = messagesIn(input.language);
  const { fixAt } = messages.report;
  const paints = { '+': palette.added, '-': palette.removed, ' ': (text: string) => text };
  return fixDiff(fix, input.texts).flatMap((edit) => [
    palette.faint(fixAt(visible(messages.fix(fix)), `${visible(edit.path)}:${edit.startLine}`)),
    ...edit.lines.map((row) =>
      row === undefined
        ? '  ...'
        : paints[row.sign](`${row.sign} ${visible(row.text.replaceAll('\t', '    '))}`),
    ),
  ]);
}

/** Columns of text where it is not for a terminal, whose width is known; and the least beside a label. */
const usualColumns = 100;
const leastColumns = 24;

/** A sentence below a label, in rows that end where the terminal does. */
function paragraph(sentence: Prose, indent: number, columns: number | undefined): readonly string[] {
  const room = columns === undefined ? usualColumns : Math.max(leastColumns, columns - indent);
  return wrapped(line(sentence), room);
}

/** Columns before the text of a remark. */
function indentOf(name: string, gutter: number): number {
  return gutter + displayWidth(name) + 5;
}

function line(sentence: Prose): string {
  return visible(plain(sentence));
}

/** A place to point at in a source frame, with a label of our own words. */
export interface Mark {
  readonly location: Location;
  readonly sign: '^' | '-';
  readonly label: string;
  readonly paint: (text: string) => string;
}

/** Source lines are cut to this many characters around what is marked. */
const longestLine = 160;

/**
 * Marked source lines of one file as in `3 | code`, each followed by its marks; unmarked lines between are `...` unless
 * there is only one. `gutter` is the width of the line numbers. Without a text the frame is empty.
 */
export function sourceFrame(
  marks: readonly Mark[],
  texts: ReadonlyMap<FilePath, string>,
  gutter: number,
  faint: (text: string) => string,
): readonly string[] {
  const path = marks[0]?.location.path;
  const text = path === undefined ? undefined : texts.get(path);
  if (text === undefined) return [];
  const index = new LineIndex(text);
  const margin = (label: string): string => faint(`${label.padStart(gutter)} |`);
  const lines = [margin('')];
  let shown: number | undefined;
  const show = (number: number, here: readonly Mark[]): void => {
    const row = crop(lineText(text, index, number), here[0]?.location.start.column ?? 1);
    lines.push(`${margin(String(number))} ${tidy(row.text)}`.trimEnd());
    for (const mark of here) lines.push(`${margin('')} ${pointer(mark, row)}`);
    shown = number;
  };
  const numbers = [...new Set(marks.map((mark) => mark.location.start.line))].sort((a, b) => a - b);
  for (const number of numbers) {
    if (shown !== undefined && number - shown === 2) show(shown + 1, []);
    else if (shown !== undefined && number - shown > 2) lines.push(faint(`${' '.repeat(gutter)}...`));
    show(
      number,
      marks.filter((mark) => mark.location.start.line === number),
    );
  }
  return lines;
}

/** A part of a line; `dropped` characters are missing at its start. */
interface Row {
  readonly text: string;
  readonly dropped: number;
}

/** Line `number` without its line break and the spaces before it. */
function lineText(text: string, index: LineIndex, number: number): string {
  return text.slice(index.lineStart(number), index.lineStart(number + 1)).trimEnd();
}

/** Cuts a long line so that 1-based `column` stays in view. */
function crop(line: string, column: number): Row {
  const dropped = column > longestLine - 40 ? column - 40 : 0;
  return { text: line.slice(dropped, dropped + longestLine), dropped };
}

/** Tabs as four spaces, everything else that is not plain text made visible. */
function tidy(text: string): string {
  return visible(text.replaceAll('\t', '    '));
}

function pointer(mark: Mark, { text, dropped }: Row): string {
  const { start, end } = mark.location;
  const from = Math.max(0, Math.min(start.column - 1 - dropped, text.length));
  const until = end.line === start.line ? Math.min(end.column - 1 - dropped, text.length) : text.length;
  const indent = displayWidth(tidy(text.slice(0, from)));
  const length = Math.max(1, displayWidth(tidy(text.slice(from, until))));
  return `${' '.repeat(indent)}${mark.paint(`${mark.sign.repeat(length)} ${mark.label}`)}`;
}

/** Ranges that terminals draw two columns wide (East Asian wide and emoji), as [first, last]. */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1faff],
  [0x20000, 0x3fffd],
];

const combining = /^\p{Mn}$/u;

/** Columns that `text` takes in a terminal; it must hold no control characters. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    const point = character.codePointAt(0)!;
    if (point < 0x300) width += 1;
    else if (combining.test(character)) continue;
    else width += wide.some(([first, last]) => point >= first && point <= last) ? 2 : 1;
  }
  return width;
}

/** After a blank, and beside a Chinese character, but never before a mark that ends a phrase or after one that opens it. */
const breaks =
  /(?<= )|(?<=\p{sc=Han})(?=[\p{sc=Han}\w`])|(?<=[\w`])(?=\p{sc=Han})|(?<=[，。；：、）])(?=[^，。；：、） ])/u;

/**
 * `text` broken at spaces and between Chinese characters into rows of at most `columns`; a longer word has a row of its
 * own. Never empty.
 */
export function wrapped(text: string, columns = 100): readonly string[] {
  const rows: string[] = [];
  let row = '';
  for (const piece of text.split(breaks)) {
    if (row !== '' && displayWidth(row) + displayWidth(piece.trimEnd()) > columns) {
      rows.push(row.trimEnd());
      row = piece;
    } else {
      row += piece;
    }
  }
  return [...rows, row.trimEnd()];
}

/** Notices of one kind shown in full; more are counted. */
const shownNotices = 10;

/** The terminal report, ended by a line break. A clean run is one line; a quiet report has findings and nothing else. */
export function renderText(input: ReportInput, palette: Palette, isQuiet = false): string {
  const messages = messagesIn(input.language);
  const { report } = messages;
  const reasons = new Set<string>();
  const shown = { diffs: new Set<string>(), count: 0 };
  const blocks = placeByPlace(input.findings).map((finding) => {
    const reason = plain(messages.finding(finding).why);
    const told = reasons.has(reason);
    reasons.add(reason);
    return findingBlock(finding, input, { palette, shown, reason: told ? 'told' : 'new' }).join('\n');
  });
  if (isQuiet) return blocks.map((block) => `${block}\n`).join('\n');
  const notices = noticeLines(input.notices, palette, messages);
  if (notices.length > 0) blocks.push(notices.join('\n'));
  const fixes = shown.count;
  const sentence = palette.strong(summarySentence(input));
  const fixNote = fixes === 0 ? '' : report.fixesShown(fixes);
  return `${[...blocks, `${sentence}${fixNote}`].join('\n\n')}\n`;
}

function noticeLines(notices: readonly Notice[], palette: Palette, messages: Messages): readonly string[] {
  const { note, warning, colon, moreNotices } = messages.report;
  const counts = new Map<string, number>();
  const label = palette.notice(`${note}${colon}`.trimEnd());
  const warningLabel = palette.warning(`${warning}${colon}`.trimEnd());
  const lines: string[] = [];
  for (const notice of notices) {
    const count = (counts.get(notice.kind) ?? 0) + 1;
    counts.set(notice.kind, count);
    if (count > shownNotices) continue;
    lines.push(`${isWarning(notice) ? warningLabel : label} ${visible(plain(messages.notice(notice)))}`);
  }
  for (const [kind, count] of counts) {
    if (count > shownNotices) lines.push(`${label} ${moreNotices(count - shownNotices, kind)}`);
  }
  return lines;
}

/**
 * Import time as a listing in the order it happens, indented as the imports nest; `python -X importtime` is the model.
 * Marks of one language are equally wide.
 */
export function traceText(
  path: string,
  entries: readonly TracedEntry[],
  { trace }: Pick<Messages, 'trace'>,
): string {
  return entries
    .map((entry) => [`${visible(path)}: ${visible(trace.reason(entry.reason))}`, ...listing(entry, trace)])
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function listing({ lines }: TracedEntry, trace: TraceMessages): readonly string[] {
  const places = lines.map((line) => line.at ?? '');
  const widest = places.reduce((most, place) => Math.max(most, place.length), 0);
  const width = Math.min(50, widest);
  return lines.map(({ depth, event, isAssumed }, index) => {
    const indent = '  '.repeat(Math.min(depth, 40));
    const assumed = isAssumed ? trace.assumed : '';
    const place = visible(places[index]!).padEnd(width);
    return `${place}  ${trace.marks[event.kind]}  ${indent}${visible(trace.event(event))}${assumed}`;
  });
}
