import { type Finding, type Location, lastLine, placeOfFinding, type Severity } from '../findings/finding.js';
import { isWarning } from '../findings/notice.js';
import { messagesIn } from '../messages/index.js';
import type { FilePath } from '../project/snapshot.js';
import { rulePageUrl } from '../rules/index.js';
import { plain } from '../text/prose.js';
import { cellPrefix, summarySentence, wordsOf } from './chain.js';
import { type CodeFlowContext, codeFlowLines } from './code-flow.js';
import { type ReportInput, tool, worstFirst } from './input.js';
import { visible } from './visible.js';

/** Escapes the message of a workflow command, so that it stays one command whatever it quotes. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** Escapes a property of a workflow command, which also ends at `,` and `:`. */
function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** An annotation as a workflow command, without a line break; `below` is the folder that its path is relative to. */
export function workflowCommand(annotation: Annotation, below = ''): string {
  const { level, path, startLine, endLine, columns, title, message } = annotation;
  const properties: [string, string | number][] = [
    ['file', visible(`${below}${path}`)],
    ['line', startLine],
    ['endLine', endLine],
  ];
  if (columns !== undefined) properties.push(['col', columns.start], ['endColumn', columns.end]);
  properties.push(['title', title]);
  const list = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',');
  return `::${level} ${list}::${escapeData(message)}`;
}

/**
 * The report for GitHub's log: a workflow command for each finding and each warning, a plain line for any other notice
 * (annotations are too few to be spent on them), then the summary sentence.
 */
export function renderGithub(input: ReportInput): string {
  const { below = '' } = input;
  const commands = annotationsOf(input).map((annotation) => workflowCommand(annotation, below));
  const messages = messagesIn(input.language);
  const { note, colon } = messages.report;
  const notes = input.notices.map((notice) => {
    const text = visible(plain(messages.notice(notice)));
    return isWarning(notice) ? `::warning title=${tool.name}::${escapeData(text)}` : `${note}${colon}${text}`;
  });
  return `${[...commands, ...notes, summarySentence(input)].join('\n')}\n`;
}

/** What GitHub shows beside a line: one workflow command, or one call of the toolkit. */
export interface Annotation {
  readonly level: Severity;
  readonly title: string;
  /** Several lines; not longer than GitHub shows. */
  readonly message: string;
  readonly path: FilePath;
  /** 1-based, both included. */
  readonly startLine: number;
  readonly endLine: number;
  /** 1-based, end exclusive; GitHub takes columns only within one line. */
  readonly columns: { readonly start: number; readonly end: number } | undefined;
}

/** GitHub's runner cuts messages at 4,096 characters; kept a little below. */
const longestMessage = 4000;

/** What a pull request has to do with annotations; without one they stand where the findings are. */
export interface AnnotationOptions {
  /** The lines that a comment would stand on; undefined where there are none. */
  readonly linesFor: (finding: Finding) => Pick<Annotation, 'path' | 'startLine' | 'endLine'> | undefined;
  /** Whether the pull request adds what stands at a place. */
  readonly isAdded: (location: Location) => boolean;
}

const withoutChanges: AnnotationOptions = { linesFor: () => undefined, isAdded: () => false };

/** One annotation for each finding, worst first: GitHub shows ten of a level for each step and drops the rest. */
export function annotationsOf(
  { findings, docsBase, language }: Pick<ReportInput, 'findings' | 'docsBase' | 'language'>,
  options: AnnotationOptions = withoutChanges,
): readonly Annotation[] {
  const messages = messagesIn(language);
  return worstFirst(findings).map((finding) => {
    const place = options.linesFor(finding);
    const lines = place === undefined ? ownLines(finding) : { ...place, columns: undefined };
    return {
      level: finding.severity,
      title: `late-patch: ${finding.rule}`,
      message: `${cellPrefix(placeOfFinding(finding))}${messageOf(finding, lines.path, docsBase, { ...options, messages, told: [] })}`,
      ...lines,
    };
  });
}

function ownLines(finding: Finding): Pick<Annotation, 'path' | 'startLine' | 'endLine' | 'columns'> {
  const place = placeOfFinding(finding);
  const { path, start, end, cell } = place;
  const columns =
    start.line === end.line && cell === undefined ? { start: start.column, end: end.column } : undefined;
  return { path, startLine: start.line, endLine: lastLine(place), columns };
}

function messageOf(finding: Finding, readIn: FilePath, docsBase: string, context: CodeFlowContext): string {
  const { messages } = context;
  const { message, why, advice, affected } = wordsOf(finding, messages, readIn);
  const chain = codeFlowLines(finding, { offenders: 3, links: 10 }, context).map(plain);
  const told = chain.join(messages.review.codeFlowSeparator);
  const paragraphs = [message, [told], affected, why, advice].map((text) => visible(plain(text)));
  const text = paragraphs.filter((paragraph) => paragraph !== '').join('\n\n');
  const address = `\n\n${rulePageUrl(docsBase, finding.rule)}`;
  const room = longestMessage - address.length;
  return `${text.length > room ? `${text.slice(0, room - 1).replace(/[\ud800-\udbff]$/, '')}…` : text}${address}`;
}
