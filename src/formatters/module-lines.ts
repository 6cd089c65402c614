import type { ModuleSyntax, Statement } from '../python/syntax.js';
import type { LineIndex } from '../text/line-index.js';

/** A statement of a module's own block, with the whole lines that it takes and the comments on them. */
export interface TopStatement {
  readonly statement: Statement;
  /** 1-based, both included. */
  readonly first: number;
  readonly last: number;
  readonly isImport: boolean;
  /** It shares a line with another statement (`a; b`). */
  readonly isCrowded: boolean;
  /** The first line of it on which a comment can stand: that of an import which goes on behind a backslash is another. */
  readonly marked: number;
  /** Comments on that line, and on any of its lines, each from `#` on. */
  readonly firstComment: string;
  readonly comments: string;
}

/** A module as formatters see it. */
export interface ModuleLines {
  readonly text: string;
  readonly lines: LineIndex;
  readonly statements: readonly TopStatement[];
  /** Comments that have a line of their own, by that line. */
  readonly ownLines: ReadonlyMap<number, string>;
}

/** The statements and comments of a module by their lines. */
export function moduleLines(text: string, syntax: ModuleSyntax, lines: LineIndex): ModuleLines {
  const byLine = new Map(
    syntax.comments.map(({ span, text: comment }) => [lines.position(span.start).line, comment]),
  );
  const spans = syntax.body.map(({ span }) => ({
    first: lines.position(span.start).line,
    last: lines.position(Math.max(span.start, span.end - 1)).line,
  }));
  const lineAt = (line: number) => text.slice(lines.lineStart(line), lines.lineStart(line + 1));
  const statements = syntax.body.map((statement, index): TopStatement => {
    const { first, last } = spans[index]!;
    const all: string[] = [];
    for (let line = first; line <= last; line++) all.push(byLine.get(line) ?? '');
    const isImport =
      (statement.kind === 'import' && statement.names.length > 0) || statement.kind === 'import-from';
    const isCrowded = (spans[index - 1]?.last ?? 0) >= first || (spans[index + 1]?.first ?? last + 1) <= last;
    let marked = first;
    while (isImport && marked < last && /\\\r?\n?$/.test(lineAt(marked))) marked++;
    const [firstComment, comments] = [all[marked - first]!, all.join(' ')];
    return { statement, first, last, marked, isImport, isCrowded, firstComment, comments };
  });
  const ownLines = new Map<number, string>();
  for (const [line, comment] of byLine) {
    if (/^\s*#/.test(lineAt(line))) ownLines.set(line, comment);
  }
  return { text, lines, statements, ownLines };
}

/** The text of 1-based lines `first` to `last`, with their line breaks. */
export function linesText({ text, lines }: ModuleLines, first: number, last: number): string {
  return text.slice(lines.lineStart(first), lines.lineStart(last + 1));
}
