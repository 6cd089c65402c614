import { appendFileSync, readFileSync, truncateSync } from 'node:fs';
import { error, getInput, getMultilineInput, info, notice, warning } from '@actions/core';
import { isWarning, type Notice } from '../../findings/notice.js';
import type { Messages } from '../../messages/messages.js';
import type { Annotation } from '../../report/github.js';
import { tool } from '../../report/input.js';
import { visible } from '../../report/visible.js';
import { plain } from '../../text/prose.js';

/** The inputs of action.yml as they were written; undefined where nothing was. */
export interface RawInputs {
  readonly token: string | undefined;
  readonly comment: string | undefined;
  readonly scope: string | undefined;
  readonly failOn: string | undefined;
  readonly timeout: string | undefined;
  readonly language: string | undefined;
  readonly suggestions: string | undefined;
  readonly include: readonly string[] | undefined;
  readonly exclude: readonly string[] | undefined;
  readonly config: string | undefined;
  readonly pythonVersion: string | undefined;
  readonly platform: string | undefined;
  readonly pythonPath: readonly string[] | undefined;
  readonly sourceRoots: readonly string[] | undefined;
  readonly sarifFile: string | undefined;
  readonly reportFile: string | undefined;
  readonly docsUrl: string | undefined;
}

/** Reads all inputs from the environment. */
export function readInputs(): RawInputs {
  return {
    token: text('github-token'),
    comment: text('comment'),
    scope: text('scope'),
    failOn: text('fail-on'),
    timeout: text('timeout'),
    language: text('language'),
    suggestions: text('suggestions'),
    include: lines('include'),
    exclude: lines('exclude'),
    config: text('config'),
    pythonVersion: text('python-version'),
    platform: text('platform'),
    pythonPath: lines('python-path'),
    sourceRoots: lines('source-roots'),
    sarifFile: text('sarif-file'),
    reportFile: text('report-file'),
    docsUrl: text('docs-url'),
  };
}

function text(name: string): string | undefined {
  return getInput(name) || undefined;
}

function lines(name: string): readonly string[] | undefined {
  const values = getMultilineInput(name);
  return values.length === 0 ? undefined : values;
}

/** The runner drops annotations of a type beyond this number in one step. */
const annotationLimit = 10;

const levels = { error, warning, notice } as const;

/** One line of the job's log. Quoted text can neither start a line nor be read as a workflow command. */
export function logLine(text: string): void {
  // The runner still obeys the old form `##[command]` anywhere in a line.
  info(visible(text).replaceAll('##[', '## ['));
}

/** What the run has to say about itself: warnings are annotations. */
export function logNotices(
  notices: readonly Notice[],
  { log, notice: words, report }: Pick<Messages, 'log' | 'notice' | 'report'>,
): void {
  for (const one of notices) {
    const text = plain(words(one));
    if (isWarning(one)) warning(visible(text), { title: tool.name });
    else logLine(log.note(`${one.path === undefined ? '' : `${one.path}${report.colon}`}${text}`));
  }
}

/** Annotates the first of each type that the runner takes, and says how many were left out. */
export function annotate(annotations: readonly Annotation[], { log }: Pick<Messages, 'log'>): void {
  const counts = { error: 0, warning: 0, notice: 0 };
  for (const { level, title, message, path, startLine, endLine, columns } of annotations) {
    if (counts[level]++ >= annotationLimit) continue;
    const range = columns === undefined ? {} : { startColumn: columns.start, endColumn: columns.end };
    levels[level](message, { title, file: visible(path), startLine, endLine, ...range });
  }
  for (const level of ['error', 'warning', 'notice'] as const) {
    const hidden = counts[level] - annotationLimit;
    if (hidden > 0) logLine(log.hiddenAnnotations(hidden, level, annotationLimit));
  }
}

/** Annotates a line of a file with what is wrong there. */
export function annotateError(message: string, path: string, line: number): void {
  error(visible(message), { title: tool.name, file: visible(path), startLine: line });
}

/** GitHub refuses a longer summary of a step, in bytes. */
const summaryLimit = 1024 * 1024;

/** Adds `markdown` to the step's summary. Outside of a runner there is none, and that is no reason to fail. */
export function writeSummary(
  markdown: string,
  path: string | undefined,
  { log }: Pick<Messages, 'log'>,
): void {
  if (!path) return;
  if (Buffer.byteLength(markdown) > summaryLimit) {
    logLine(log.noSummary(undefined));
    return;
  }
  try {
    appendFileSync(path, markdown);
  } catch (error) {
    logLine(log.noSummary((error as NodeJS.ErrnoException).code ?? String(error)));
  }
}

/** Replaces `before`, which this run has added to the step's summary, by `after`; adds that where it is not found. */
export function rewriteSummary(
  before: string,
  after: string,
  path: string | undefined,
  messages: Pick<Messages, 'log'>,
): void {
  if (!path) return;
  try {
    const text = readFileSync(path, 'utf8');
    const at = text.lastIndexOf(before);
    if (at >= 0) truncateSync(path, Buffer.byteLength(text.slice(0, at)));
  } catch {
    // What cannot be read is added to, or refuses that as well and is told of.
  }
  writeSummary(after, path, messages);
}
