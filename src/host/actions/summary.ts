import { appendFileSync } from 'node:fs';
import { logLine } from './log.js';

/** GitHub refuses a longer summary of a step, in bytes. */
const summaryLimit = 1024 * 1024;

/** Adds `markdown` to the step's summary. Outside of a runner there is none, and that is no reason to fail. */
export function writeSummary(markdown: string, path: string | undefined): void {
  if (!path) return;
  if (Buffer.byteLength(markdown) > summaryLimit) {
    logLine('The job summary was not written: it would be larger than GitHub takes');
    return;
  }
  try {
    appendFileSync(path, markdown);
  } catch (error) {
    logLine(`The job summary was not written: ${(error as NodeJS.ErrnoException).code ?? String(error)}`);
  }
}
