import type { Span } from '../text/span.js';
import { Blocks, type PendingDecorators, parseLine, strayDecorators } from './compound-statements.js';
import { ExpressionParser } from './expressions.js';
import type { ModuleSyntax, Statement } from './syntax.js';

/**
 * Parses Python source text of any version from 2.7 to 3.15.
 *
 * Never throws: what is not Python is skipped, one logical line at a time, and noted in `problems`. The time is
 * linear in the length of the text, and no path through the tree is longer than 1500 nodes. Offsets are UTF-16
 * units of `text`; a byte order mark at its start is skipped but counts.
 */
export function parseModule(text: string): ModuleSyntax {
  const parser = new ExpressionParser(text);
  const blocks = new Blocks((kind) => parser.problem(kind));
  const pending: PendingDecorators = { start: 0, values: [] };
  while (parser.nextLine()) {
    parseLine(parser, blocks, pending);
    const end = parser.starts.at(-1)!;
    if (!blocks.endLine(end)) parser.problem('too-many-indentations');
  }
  if (pending.values.length > 0) strayDecorators(parser, blocks, pending);
  blocks.closeFrom(0);
  const { comments, python2 } = parser.lexer;
  const problems = parser.lexer.problems.toSorted((a, b) => a.span.start - b.span.start);
  return { body: blocks.module, comments, problems, python2, docstring: docstring(text, blocks.module) };
}

/** The first statement if it is a string literal, but not bytes nor an f-string without fields. */
function docstring(text: string, body: readonly Statement[]): Span | undefined {
  const first = body[0];
  if (first?.kind !== 'expression' || first.value.kind !== 'string' || first.value.bytes) return undefined;
  return /^[fF]|^[rR][fF]/.test(text.slice(first.value.span.start, first.value.span.start + 2))
    ? undefined
    : first.span;
}
