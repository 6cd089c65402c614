import type { Span } from '../text/span.js';
import { Blocks, bodyBlock, deferredBody, takeUnread } from './blocks.js';
import { type PendingDecorators, parseLine, strayDecorators } from './compound-statements.js';
import { ExpressionParser } from './expressions.js';
import { type Lexer, MOST_PIECES } from './lexer.js';
import { Skimmer } from './skim.js';
import type { ModuleSyntax, Statement, Unread } from './syntax.js';
import { bodiesOf } from './walk.js';

/** Whether bodies of functions wait until somebody asks for them; what is found is the same. */
type Bodies = 'deferred' | 'at-once';

/** What is left for texts that are kept beside each other, in tokens and comments. */
export interface Room {
  /** How many there may be in all of them. */
  readonly limit: number;
  readonly left: () => number;
  readonly take: (pieces: number) => void;
}

const endless: Room = { limit: Infinity, left: () => Infinity, take: () => {} };

/**
 * Parses Python source text of any version from 2.7 to 3.15.
 *
 * Never throws: what is not Python is skipped, one logical line at a time, and noted in `problems`. The time is
 * linear in the length of the text, and no path through the tree is longer than 1500 nodes. Offsets are UTF-16
 * units of `text`; a byte order mark at its start is skipped but counts. What is kept of the text is taken from `room`; where
 * there is none left, the rest is not read.
 */
export function parseModule(text: string, bodies: Bodies = 'deferred', room: Room = endless): ModuleSyntax {
  const most = Math.min(MOST_PIECES, Math.max(room.left(), 0));
  const parser = new ExpressionParser(text, 0, undefined, most);
  const blocks = new Blocks((kind) => parser.problem(kind));
  const kept = new Kept(room);
  parseLines(parser, blocks, bodies, Infinity, kept);
  blocks.closeFrom(0);
  kept.note(parser.lexer, most < MOST_PIECES ? 'all' : 'text');
  const { comments, python2 } = parser.lexer;
  const problems = parser.lexer.problems.toSorted((a, b) => a.span.start - b.span.start);
  return {
    body: blocks.module,
    comments,
    problems,
    python2,
    get unread() {
      return kept.unread;
    },
    docstring: docstring(text, blocks.module),
  };
}

/** What is kept of one text by and by. */
class Kept {
  readonly room: Room;
  unread: Unread | undefined;

  constructor(room: Room) {
    this.room = room;
  }

  /** Takes what `lexer` has read from the room; `of` says what has put an end to it, if anything has. */
  note({ pieces, unread }: Lexer, of: Unread['of']): void {
    this.room.take(pieces);
    if (unread !== undefined)
      this.unread ??= { from: unread.from, limit: of === 'all' ? this.room.limit : unread.limit, of };
  }
}

/** Parses lines into `blocks` up to the one that ends at offset `end`. */
function parseLines(parser: ExpressionParser, blocks: Blocks, bodies: Bodies, end: number, kept: Kept): void {
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
      blocks.defer(() => {
        const most = Math.max(kept.room.left(), 0);
        return parseBody(new ExpressionParser(text, offset, isAscii, most), indent, bodyEnd, kept);
      }, bodyEnd);
      isLine = bodyEnd < end && parser.startLine();
    }
  }
  if (pending.values.length > 0) strayDecorators(parser, blocks, pending);
}

/**
 * The body of a function at column `indent`, in which there are no problems, from where `parser` is to offset `end`.
 * Functions in it do not wait once more: no line is read more often than twice.
 */
function parseBody(parser: ExpressionParser, indent: number, end: number, kept: Kept): readonly Statement[] {
  const blocks = new Blocks(() => {});
  blocks.open(bodyBlock(indent));
  parseLines(parser, blocks, 'at-once', end, kept);
  blocks.closeFrom(indent + 1);
  kept.note(parser.lexer, 'all');
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

/** A text and what the parser made of it. */
export interface Source {
  readonly text: string;
  readonly syntax: ModuleSyntax;
}

/**
 * Whether `now` differs from `before` in bodies of functions alone that nobody has asked `before` for: all that was asked of it
 * would be answered the same by `now`, but for positions. False where more differs than that, or may.
 *
 * What is not in such a body is the same text, so the parser makes the same of it: it comes to each of these bodies, and from its
 * end on, in the same state, as both texts have nothing wrong in them.
 */
export function isDifferenceUnread(before: Source, now: Source): boolean {
  if (before.syntax.problems.length > 0 || now.syntax.problems.length > 0) return false;
  const ends = new Map<number, number>();
  for (const { span } of deferredBodies(now.syntax.body)) ends.set(span.start, span.end);
  let [at, atNow] = [0, 0];
  for (const { span, isRead } of deferredBodies(before.syntax.body)) {
    if (isRead) continue;
    const around = before.text.slice(at, span.start);
    const start = atNow + around.length;
    const end = ends.get(start);
    if (end === undefined || !now.text.startsWith(around, atNow)) return false;
    [at, atNow] = [span.end, end];
  }
  return before.text.slice(at) === now.text.slice(atNow);
}

/** The bodies that waited when the module was parsed, in their order. */
function* deferredBodies(
  body: readonly Statement[],
): Generator<NonNullable<ReturnType<typeof deferredBody>>> {
  for (const statement of body) {
    const deferred = deferredBody(statement);
    if (deferred !== undefined) yield deferred;
    else for (const inner of bodiesOf(statement)) yield* deferredBodies(inner);
  }
}

/** Statements of a module that differ, in `body` behind which `at` comes next; all around them says the same. */
interface Difference {
  readonly removed: readonly Statement[];
  readonly added: readonly Statement[];
  readonly at: number;
}

/**
 * The syntax of `now` made of the nodes of `before`, which are moved to where they stand now: who has kept one of them, or its
 * span, finds it there. Only what lies between statements differs (comments, empty lines), bodies of functions that nobody has
 * asked `before` for, and statements of the module itself that `mayDiffer`. Undefined, and nothing is moved, where more does.
 */
export function movedTo(
  before: Source,
  now: Source,
  mayDiffer: (difference: Difference) => boolean = () => false,
): ModuleSyntax | undefined {
  const [was, is] = [before.syntax, now.syntax];
  if (was.problems.length > 0 || is.problems.length > 0 || was.python2 !== is.python2) return undefined;
  const isAlike = (one: Statement | undefined, other: Statement | undefined) =>
    areWrittenAlike(one, other, before.text, now.text);
  const shorter = Math.min(was.body.length, is.body.length);
  let first = 0;
  while (first < shorter && isAlike(was.body[first], is.body[first])) first++;
  let last = 0;
  while (last < shorter - first && isAlike(was.body.at(-1 - last), is.body.at(-1 - last))) last++;
  const removed = was.body.slice(first, was.body.length - last);
  const added = is.body.slice(first, is.body.length - last);
  const isSame = removed.length === 0 && added.length === 0;
  if (!isSame && !mayDiffer({ removed, added, at: was.body.length - last })) return undefined;
  for (let index = 0; index < first; index++) moveNodes(was.body[index], is.body[index]);
  for (let index = 1; index <= last; index++) moveNodes(was.body.at(-index), is.body.at(-index));
  if (isSame) return { ...is, body: was.body };
  return { ...is, body: is.body.map((_, index) => bodyAt(index)) };

  function bodyAt(index: number): Statement {
    if (index < first) return was.body[index]!;
    return index < is.body.length - last
      ? is.body[index]!
      : was.body[index + was.body.length - is.body.length]!;
  }
}

type Parts = Readonly<Record<string, unknown>>;

function isNode(value: unknown): value is Parts {
  return typeof value === 'object' && value !== null;
}

/**
 * Whether two parts of syntax say the same. The tree does not have all that is written: which operator it is, for one, is looked for
 * in the text. So statements that have no others in them, and expressions, have to be the same texts.
 */
function areWrittenAlike(one: unknown, other: unknown, text: string, otherText: string): boolean {
  if (!isNode(one) || !isNode(other)) return one === other;
  const [span, otherSpan] = [one['span'], other['span']] as [Span | undefined, Span | undefined];
  const isWhole = span !== undefined && !('body' in one || 'branches' in one || 'cases' in one);
  if (isWhole && otherSpan !== undefined) {
    const length = span.end - span.start;
    if (length !== otherSpan.end - otherSpan.start) return false;
    if (text.slice(span.start, span.end) !== otherText.slice(otherSpan.start, otherSpan.end)) return false;
  }
  const [keys, isUnread] = [Object.keys(one), isUnreadFunction(one)];
  return (
    keys.length === Object.keys(other).length &&
    keys.every(
      (key) =>
        key === 'span' ||
        key === 'header' ||
        (key === 'body' && isUnread) ||
        areWrittenAlike(one[key], other[key], text, otherText),
    )
  );
}

function isUnreadFunction(node: Parts): boolean {
  return node['kind'] === 'function' && deferredBody(node as unknown as Statement)?.isRead === false;
}

/** Moves the parts of `node` to where those of `to` stand, which says the same. */
function moveNodes(node: unknown, to: unknown): void {
  if (!isNode(node) || !isNode(to)) return;
  for (const key of Object.keys(node)) {
    if (key === 'span' || key === 'header') Object.assign(node[key] as Span, to[key]);
    else if (key === 'body' && isUnreadFunction(node))
      takeUnread(node as unknown as Statement, to as unknown as Statement);
    else moveNodes(node[key], to[key]);
  }
}
