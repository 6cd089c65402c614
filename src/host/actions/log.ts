import { error, info, notice, warning } from '@actions/core';
import type { Notice } from '../../findings/notice.js';
import type { Annotation } from '../../report/annotations.js';
import { visible } from '../../report/visible.js';
import { plain } from '../../text/prose.js';

/** The runner drops annotations of a type beyond this number in one step. */
const annotationLimit = 10;

const levels = { error, warning, notice } as const;

/** One line of the job's log. Quoted text can neither start a line nor be read as a workflow command. */
export function logLine(text: string): void {
  // The runner still obeys the old form `##[command]` anywhere in a line.
  info(visible(text).replaceAll('##[', '## ['));
}

/** What the run has to say about itself. */
export function logNotices(notices: readonly Notice[]): void {
  for (const { message, path } of notices)
    logLine(`Note: ${path === undefined ? '' : `${path}: `}${plain(message)}`);
}

/** Annotates the first of each type that the runner takes, and says how many were left out. */
export function annotate(annotations: readonly Annotation[]): void {
  const counts = { error: 0, warning: 0, notice: 0 };
  for (const { level, title, message, path, startLine, endLine, columns } of annotations) {
    if (counts[level]++ >= annotationLimit) continue;
    const range = columns === undefined ? {} : { startColumn: columns.start, endColumn: columns.end };
    levels[level](message, { title, file: path, startLine, endLine, ...range });
  }
  for (const [level, count] of Object.entries(counts)) {
    const hidden = count - annotationLimit;
    if (hidden > 0)
      logLine(
        `${hidden} more of severity ${level} without an annotation: the runner takes ${annotationLimit} of a kind`,
      );
  }
}
