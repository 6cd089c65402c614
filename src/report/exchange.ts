import {
  type Finding,
  fixedText,
  type Location,
  lastLine,
  latePatchesOf,
  placeOfFinding,
  placeText,
  type Severity,
} from '../findings/finding.js';
import { isWarning } from '../findings/notice.js';
import { type Messages, messagesIn } from '../messages/index.js';
import type { FilePath } from '../project/snapshot.js';
import { rulePageUrl } from '../rules/index.js';
import { LineIndex } from '../text/line-index.js';
import { plain } from '../text/prose.js';
import type { Position } from '../text/span.js';
import { cellPrefix, offenderWords, patchLabel, summarySentence, wordsOf } from './chain.js';
import { byPlace, type ReportInput, tool } from './input.js';
import { renderProse } from './markdown.js';
import type { Palette } from './palette.js';
import { visible } from './visible.js';

/**
 * A line for each finding, `path:line:column: error[rule] message`, which editors and `grep` know what to do with; then the
 * notices, and the summary sentence. A quiet report has findings and nothing else.
 */
export function renderConcise(input: ReportInput, _palette: Palette, isQuiet: boolean): string {
  const messages = messagesIn(input.language);
  const { note, warning, colon } = messages.report;
  const findings = byPlace(input.findings).map((finding) => {
    const place = placeOfFinding(finding);
    const { message } = messages.finding(finding);
    const rule = `${finding.severity}[${finding.rule}]`;
    return `${placeText(place)}:${place.start.column}: ${rule} ${plain(message)}`;
  });
  const notices = input.notices.map(
    (notice) => `${isWarning(notice) ? warning : note}${colon}${plain(messages.notice(notice))}`,
  );
  const lines = isQuiet ? findings : [...findings, ...notices, summarySentence(input)];
  return lines.map((line) => `${visible(line)}\n`).join('');
}

/** How much a finding hurts, on the scale of GitLab. */
const gitlabSeverities = { error: 'critical', warning: 'major', notice: 'info' } as const satisfies Record<
  Severity,
  string
>;

/**
 * The findings as a Code Quality report of GitLab (docs.gitlab.com/ci/testing/code_quality, "Code Quality report format").
 * GitLab compares that of a merge request with that of its target branch by fingerprint. It has no place for notices.
 */
export function renderGitlab(input: ReportInput): string {
  const { below = '' } = input;
  const messages = messagesIn(input.language);
  const violations = byPlace(input.findings).map((finding) => {
    const place = placeOfFinding(finding);
    return {
      description: `${cellPrefix(place)}${visible(plain(messages.finding(finding).message))}`,
      check_name: finding.rule,
      // Jobs for several folders of a repository make one report, in which equal fingerprints are one violation.
      fingerprint: `${below}${finding.fingerprint}`,
      severity: gitlabSeverities[finding.severity],
      location: { path: `${below}${place.path}`, lines: { begin: place.start.line, end: lastLine(place) } },
    };
  });
  return `${JSON.stringify(violations, undefined, 2)}\n`;
}

/** How much a finding hurts, on the scale of reviewdog. */
const rdSeverities = { error: 'ERROR', warning: 'WARNING', notice: 'INFO' } as const satisfies Record<
  Severity,
  string
>;

/**
 * The findings in reviewdog's Diagnostic Format, as one `DiagnosticResult` (reviewdog: proto/rdf/reviewdog.proto), with
 * suggestions. Messages are Markdown there. It has no place for notices.
 */
export function renderRdjson(input: ReportInput): string {
  const messages = messagesIn(input.language);
  const columns = byteColumns(input.texts);
  const result = {
    source: { name: tool.name, url: tool.homepage },
    diagnostics: byPlace(input.findings).map((finding) => diagnostic(finding, input, messages, columns)),
  };
  return `${JSON.stringify(result, undefined, 2)}\n`;
}

/** A position in a file with its column in bytes of UTF-8, as reviewdog counts. */
type ByteColumns = (path: FilePath, position: Position) => Position;

function diagnostic(finding: Finding, input: ReportInput, messages: Messages, columns: ByteColumns): object {
  const { message, why, advice, affected } = wordsOf(finding, messages);
  const paragraphs = [message, why, affected, advice].filter((text) => text.length > 0);
  const { because } = offenderWords(finding, messages.report);
  const { path } = finding.location;
  const isShared = finding.others.length > 0;
  const place = ({ path, start, end, cell }: Location) => ({
    path,
    // The columns of a notebook's code are not those of its file.
    range:
      cell === undefined
        ? { start: columns(path, start), end: columns(path, end) }
        : { start: { line: start.line }, end: { line: end.line } },
  });
  const suggestion = isShared ? undefined : suggestionOf(finding, input.texts);
  const patches = latePatchesOf(finding).map((one) => ({
    message: patchLabel(one, messages.report),
    location: place(one.location),
  }));
  return {
    message: `${cellPrefix(placeOfFinding(finding))}${paragraphs.map(renderProse).join('\n\n')}`,
    // A suggestion replaces the lines of the comment it stands in: GitHub takes no other, GitLab counts from there.
    location: suggestion === undefined ? place(placeOfFinding(finding)) : { path, range: suggestion.range },
    severity: rdSeverities[finding.severity],
    code: { value: finding.rule, url: rulePageUrl(input.docsBase, finding.rule) },
    related_locations: [
      ...(suggestion === undefined && !isShared ? [] : patches),
      ...finding.offenders.map(({ location, consequence }) => ({
        message: because(visible(plain(messages.consequence(consequence)))),
        location: place(location),
      })),
    ],
    suggestions: suggestion === undefined ? [] : [suggestion],
  };
}

/** A suggestion for whole lines: without columns both are included, and the last line break is not. */
interface LineSuggestion {
  readonly range: { readonly start: { readonly line: number }; readonly end: { readonly line: number } };
  readonly text: string;
}

/**
 * The fix as one suggestion over all lines between its edits, as each can be taken alone. One of several files is none:
 * half of it would be worse than nothing.
 */
function suggestionOf(
  { fix, location: { path } }: Finding,
  texts: ReadonlyMap<FilePath, string>,
): LineSuggestion | undefined {
  const text = texts.get(path);
  if (fix === undefined || text === undefined || fix.edits.some((edit) => edit.path !== path))
    return undefined;
  const first = fix.edits.reduce(
    (least, { startLine }) => Math.min(least, startLine),
    Number.POSITIVE_INFINITY,
  );
  const last = fix.edits.reduce((most, { endLine }) => Math.max(most, endLine), first);
  const index = new LineIndex(text);
  const fixed = fixedText(text, path, fix);
  const end = index.lineStart(last + 1) + fixed.length - text.length;
  const lines = fixed.slice(index.lineStart(first), end);
  return { range: { start: { line: first }, end: { line: last } }, text: lines.replace(/\r?\n$/, '') };
}

function byteColumns(texts: ReadonlyMap<FilePath, string>): ByteColumns {
  const indexes = new Map<FilePath, LineIndex>();
  return (path, { line, column }) => {
    const text = texts.get(path);
    if (text === undefined) return { line, column };
    let index = indexes.get(path);
    if (index === undefined) {
      index = new LineIndex(text);
      indexes.set(path, index);
    }
    const start = index.lineStart(line);
    return { line, column: utf8Length(text.slice(start, start + column - 1)) + 1 };
  };
}

/** Bytes of `text` in UTF-8. */
function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
