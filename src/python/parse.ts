import type { Span } from '../text/span.js';
import { Blocks, bodyBlock } from './blocks.js';
import { type PendingDecorators, parseLine, strayDecorators } from './compound-statements.js';
import { ExpressionParser } from './expressions.js';
import { Skimmer } from './skim.js';
import type { ModuleSyntax, Statement } from './syntax.js';

/** Whether bodies of functions wait until somebody asks for them; what is found is the same. */
type Bodies = 'deferred' | 'at-once';

/**
 * Parses Python source text of any version from 2.7 to 3.15.
 *
 * Never throws: what is not Python is skipped, one logical line at a time, and noted in `problems`. The time is
 * linear in the length of the text, and no path through the tree is longer than 1500 nodes. Offsets are UTF-16
 * units of `text`; a byte order mark at its start is skipped but counts.
 */
export function parseModule(text: string, bodies: Bodies = 'deferred'): ModuleSyntax {
  const parser = new ExpressionParser(text);
  const blocks = new Blocks((kind) => parser.problem(kind));
  parseLines(parser, blocks, bodies, Infinity);
  blocks.closeFrom(0);
  const { comments, python2, unread } = parser.lexer;
  const problems = parser.lexer.problems.toSorted((a, b) => a.span.start - b.span.start);
  return {
    body: blocks.module,
    comments,
    problems,
    python2,
    unread,
    docstring: docstring(text, blocks.module),
  };
}

/** Parses lines into `blocks` up to the one that ends at offset `end`. */
function parseLines(parser: ExpressionParser, blocks: Blocks, bodies: Bodies, end: number): void {
  const { lexer } = parser;
  const skimmer = new Skimmer(lexer);
  const pending: PendingDecorators = { start: 0, values: [] };
  /** Up to here lines were skimmed in vain. */
  let doubtful = 0;
  for (let isLine = parser.nextLine(); isLine; ) {
    const around = blocks.innermost;
    parseLine(parser, blocks, pending);
    if (!blocks.endLine(lexer.lastEnd)) parser.problem('too-many-indentations');
    if (lexer.lastEnd >= end) break;
    const block = blocks.innermost;
    const isEmptyFunction = block !== around && block?.kind === 'function' && block.body.length === 0;
    if (!isEmptyFunction || bodies === 'at-once' || lexer.offset < doubtful || lexer.problems.length > 0) {
      isLine = parser.nextLine();
      continue;
    }
    const { offset } = lexer;
    const room = blocks.room + 1;
    const bodyEnd = lexer.skim(() => {
      const found = skimmer.body(block.indent, room);
      if (found === undefined || lexer.unread !== undefined) doubtful = lexer.offset;
      return found;
    });
    if (bodyEnd === undefined) {
      isLine = parser.nextLine();
    } else {
      const { text, isAscii } = parser;
      const { indent } = block;
      blocks.defer(
        () => parseBody(new ExpressionParser(text, offset, isAscii, Infinity), indent, bodyEnd),
        bodyEnd,
      );
      isLine = bodyEnd < end && parser.startLine();
    }
  }
  if (pending.values.length > 0) strayDecorators(parser, blocks, pending);
}

/**
 * The body of a function at column `indent`, in which there are no problems, from where `parser` is to offset `end`.
 * Functions in it do not wait once more: no line is read more often than twice.
 */
function parseBody(parser: ExpressionParser, indent: number, end: number): readonly Statement[] {
  const blocks = new Blocks(() => {});
  blocks.open(bodyBlock(indent));
  parseLines(parser, blocks, 'at-once', end);
  blocks.closeFrom(indent + 1);
  return blocks.body;
}

/** The first statement if it is a string literal, but not bytes nor an f-string without fields. */
function docstring(text: string, body: readonly Statement[]): Span | undefined {
  const first = body[0];
  if (first?.kind !== 'expression' || first.value.kind !== 'string' || first.value.bytes) return undefined;
  return /^[fF]|^[rR][fF]/.test(text.slice(first.value.span.start, first.value.span.start + 2))
    ? undefined
    : first.span;
}
