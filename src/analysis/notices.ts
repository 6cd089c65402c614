import type { Notice } from '../findings/notice.js';
import type { NoticeMessages } from '../messages/notice-messages.js';
import type { Program } from '../modules/program.js';
import type { Exploration } from './explore.js';

/** What the run could not see: unreadable files, files that are not Python, entry points not followed to their end. */
export function noticesOf(
  program: Program,
  exploration: Exploration,
  messages: NoticeMessages,
): readonly Notice[] {
  const notices: Notice[] = [];
  for (const [path, reason] of program.snapshot.unreadable) {
    notices.push({
      kind: 'unreadable-file',
      message: messages.notAnalysed(path, reason),
      path,
    });
  }
  for (const path of program.parsedPaths()) {
    const [problem] = program.syntax(path)?.problems ?? [];
    if (problem === undefined) continue;
    const { line } = program.lines(path).position(problem.span.start);
    const message = messages.syntaxProblem(path, line, problem.message);
    notices.push({ kind: 'syntax-problem', message, path });
  }
  for (const { entry, gap } of exploration.gaps) {
    const message = messages.notFollowed(entry.path, gap.reason);
    notices.push({ kind: 'limit-reached', message, path: entry.path });
  }
  return notices;
}
