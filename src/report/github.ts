import { messagesIn } from '../messages/index.js';
import { plain } from '../text/prose.js';
import { type Annotation, annotationsOf } from './annotations.js';
import type { ReportInput } from './input.js';
import { namedNotice } from './named-notice.js';
import { visible } from './visible.js';
import { summarySentence } from './words.js';

/** Escapes the message of a workflow command, so that it stays one command whatever it quotes. */
export function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** Escapes a property of a workflow command, which also ends at `,` and `:`. */
export function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** An annotation as a workflow command, without a line break. */
export function workflowCommand(annotation: Annotation): string {
  const { level, path, startLine, endLine, columns, title, message } = annotation;
  const properties: [string, string | number][] = [
    ['file', path],
    ['line', startLine],
    ['endLine', endLine],
  ];
  if (columns !== undefined) properties.push(['col', columns.start], ['endColumn', columns.end]);
  properties.push(['title', title]);
  const list = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',');
  return `::${level} ${list}::${escapeData(message)}`;
}

/**
 * The report for GitHub's log: a workflow command for each finding, a plain line for each notice (annotations are too
 * few to be spent on them), then the summary sentence.
 */
export function renderGithub(input: ReportInput): string {
  const commands = annotationsOf(input.findings, input.docsBase).map(workflowCommand);
  const { note, colon } = messagesIn(input.language).report;
  const notes = input.notices.map((notice) => `${note}${colon}${visible(plain(namedNotice(notice)))}`);
  return `${[...commands, ...notes, summarySentence(input)].join('\n')}\n`;
}
