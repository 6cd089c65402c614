import { type Fix, fixedText, type TextEdit } from '../findings/fix.js';
import { messagesIn } from '../messages/index.js';
import { LineIndex } from '../text/line-index.js';
import type { FilePath } from '../tree/file-path.js';
import type { Exploration } from './explore.js';
import { harmsTo, protection, type Workshop } from './formatter-harm.js';
import { patchStatements } from './patch-statements.js';

/**
 * `fix`, which moves a patch in the file at `path`, with the comments that keep the repository's formatters from moving it
 * back. `workshop` and `exploration` are those of the program with the fix applied, `before` is the text without it.
 */
export function guardedFix(
  workshop: Workshop,
  exploration: Pick<Exploration, 'patches'>,
  path: FilePath,
  before: string,
  fix: Fix,
): Fix {
  if (workshop.threats.length === 0) return fix;
  const moved = workshop.program.text(path) ?? '';
  let text = moved;
  for (const patch of patchStatements(workshop.program, exploration)) {
    if (patch.path !== path) continue;
    const harms = harmsTo(workshop, text, patch);
    const edits = harms.length === 0 ? undefined : protection(workshop, text, patch, harms);
    if (edits === undefined) continue;
    text = fixedText(text, path, { title: '', edits: edits.map((edit) => ({ ...edit, path })) });
  }
  if (text === moved) return fix;
  return {
    title: messagesIn(workshop.settings.language).advice.guardedTitle(fix.title),
    edits: [wholeEdit(path, before, text)],
  };
}

/** One edit of whole lines that makes `after` of `before`. */
function wholeEdit(path: FilePath, before: string, after: string): TextEdit {
  const [from, to] = [new LineIndex(before), new LineIndex(after)];
  const lineOf = (text: string, index: LineIndex, line: number) =>
    text.slice(index.lineStart(line), index.lineStart(line + 1));
  let first = 1;
  const shortest = Math.min(from.lineCount, to.lineCount);
  while (first < shortest && lineOf(before, from, first) === lineOf(after, to, first)) first++;
  let [last, end] = [from.lineCount, to.lineCount];
  while (last > first && end > first && lineOf(before, from, last) === lineOf(after, to, end)) {
    last--;
    end--;
  }
  const span = { start: from.lineStart(first), end: from.lineStart(last + 1) };
  const newText = after.slice(to.lineStart(first), to.lineStart(end + 1));
  return { path, span, startLine: first, endLine: last, newText };
}
