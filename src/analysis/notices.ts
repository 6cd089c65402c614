import type { Notice } from '../findings/notice.js';
import type { Program } from '../modules/program.js';
import { code, prose } from '../text/prose.js';
import type { Exploration } from './explore.js';

/** What the run could not see: unreadable files, files that are not Python, entry points not followed to their end. */
export function noticesOf(program: Program, exploration: Exploration): readonly Notice[] {
  const notices: Notice[] = [];
  for (const [path, reason] of program.snapshot.unreadable) {
    notices.push({
      kind: 'unreadable-file',
      message: prose`${code(path)} was not analysed: ${reason}`,
      path,
    });
  }
  for (const path of program.parsedPaths()) {
    const [problem] = program.syntax(path)?.problems ?? [];
    if (problem === undefined) continue;
    const { line } = program.lines(path).position(problem.span.start);
    const message = prose`${code(path)} line ${String(line)}: ${problem.message}; the rest of the file was analysed`;
    notices.push({ kind: 'syntax-problem', message, path });
  }
  for (const { entry, gap } of exploration.gaps) {
    const message = prose`import time of ${code(entry.path)} was not followed to its end: ${gap.reason}`;
    notices.push({ kind: 'limit-reached', message, path: entry.path });
  }
  return notices;
}
