import type { TextEdit } from '../findings/finding.js';
import type { Statement } from '../python/syntax.js';
import type { LineIndex } from '../text/line-index.js';
import type { Scope } from './doings.js';

/** 1-based first and last line of a statement. */
interface Lines {
  readonly first: number;
  readonly last: number;
}

/** A block of statements, with the places of two of them in it. */
export interface Block {
  readonly body: readonly Statement[];
  readonly first: number;
  readonly second: number;
  /** The functions and classes that it is the body of, or stands in, innermost first. */
  readonly scopes: readonly Scope[];
}

/** A text, and where its lines are. */
interface Source {
  readonly text: string;
  readonly lines: LineIndex;
}

/**
 * The edit that puts the statements `moved` (indices into the block, ascending) above its first, from whose first line to
 * the last line of the second it reaches. Whole lines move, with their comments and those right above; undefined when a
 * moved statement shares a line with one that stays.
 */
export function linesMoved(
  source: Source,
  { body, first, second }: Block,
  moved: readonly number[],
): Omit<TextEdit, 'path'> | undefined {
  const { text, lines } = source;
  const spans = body.map((statement) => linesOf(lines, statement));
  const start = spans[first]!.first;
  const end = Math.max(...spans.slice(first, second + 1).map((span) => span.last));
  // A byte order mark belongs to the file, not to its first line.
  const mark = start === 1 && text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const lineText = (line: number) =>
    text.slice(line === 1 ? mark.length : lines.lineStart(line), lines.lineStart(line + 1));
  const carried = new Set<number>();
  for (const index of moved) {
    const { first: from, last: to } = spans[index]!;
    const shared = spans.some(
      (span, other) => other !== index && !moved.includes(other) && span.first <= to && span.last >= from,
    );
    if (shared) return undefined;
    for (let line = from; line <= to; line++) carried.add(line);
    // What is said of a statement stands right above it.
    for (let line = from - 1; line >= start && isRemark(lineText(line)); line--) carried.add(line);
  }
  const up: string[] = [];
  const stay: string[] = [];
  for (let line = start; line <= end; line++) {
    if (carried.has(line)) up.push(lineText(line));
    else if (!(isBlank(lineText(line)) && orphaned(line))) stay.push(lineText(line));
  }
  /** A blank line that only separated lines which have moved away. */
  function orphaned(line: number): boolean {
    if (!carried.has(line - 1)) return false;
    const next = lineText(line + 1);
    return carried.has(line + 1) || isBlank(next) || (line - 2 >= start && isBlank(lineText(line - 2)));
  }
  // A blank line before the patch would now end the block: one is enough where another follows, none at the end.
  const isFollowed = end < lines.lineCount && !isBlank(lineText(end + 1));
  while (!isFollowed && stay.length > 0 && isBlank(stay.at(-1)!)) stay.pop();
  const protectedUp = protectFromSorters(body, moved, up);
  const newText = mark + joinLines([...protectedUp, ...stay], source, end);
  const span = { start: lines.lineStart(start), end: lines.lineStart(end + 1) };
  return { span, startLine: start, endLine: end, newText };
}

function linesOf(lines: LineIndex, statement: Statement): Lines {
  const { start, end } = statement.span;
  return { first: lines.position(start).line, last: lines.position(Math.max(start, end - 1)).line };
}

/** A comment on a line of its own that is for people: those for tools count for the place where they stand. */
function isRemark(line: string): boolean {
  return /^[ \t]*#/.test(line) && !/^[ \t]*#\s*[a-z][\w-]*\s*:\s*\S/.test(line);
}

function isBlank(line: string): boolean {
  return line.trim() === '';
}

/**
 * Import sorters treat a call as the end of a section, but sort an import that patches by side effect below others
 * (SEMANTICS 5.1): `# isort: split` on its line holds it in place in isort and ruff; where another comment or a statement
 * over several lines comes first, on the next line, as ruff and isort respectively do not see it then.
 */
function protectFromSorters(
  body: readonly Statement[],
  moved: readonly number[],
  up: readonly string[],
): readonly string[] {
  const last = body[moved.at(-1)!]!;
  if (last.kind !== 'import' && last.kind !== 'import-from') return up;
  const [line] = up.slice(-1);
  if (line === undefined || line.includes('isort:')) return up;
  const [, content, ending = ''] = /^(.*?)[ \t]*(\r?\n|\r)?$/s.exec(line)!;
  const isBare = /^\s*(?:import|from)\b[^#]*$/.test(line);
  if (isBare) return [...up.slice(0, -1), `${content}  # isort: split${ending}`];
  const indentation = /^[ \t]*/.exec(up.findLast((one) => /^\s*(?:import|from)\b/.test(one)) ?? '')![0];
  return [...up.slice(0, -1), `${content}${ending || '\n'}`, `${indentation}# isort: split${ending}`];
}

/** Joins the lines that take the place of those up to `end`: where the last one had no line break, none has the new one. */
function joinLines(all: readonly string[], { text, lines }: Source, end: number): string {
  const hadBreak = /[\r\n]$/.test(text.slice(0, lines.lineStart(end + 1)));
  if (hadBreak) return all.join('');
  const ending = text.includes('\r\n') ? '\r\n' : '\n';
  return all.map((line) => line.replace(/[\r\n]+$/, '')).join(ending);
}
