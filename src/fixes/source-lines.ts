import type { TextEdit } from '../findings/finding.js';
import type { Statement } from '../python/syntax.js';
import type { LineIndex } from '../text/line-index.js';
import type { Scope } from './doings.js';

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
  /** What sorters keep together of its imports, without a blank line: a name for it. */
  sectionOf(statement: Statement): string | undefined;
}

/** Whole lines that stay together: a statement with what is said of it right above, or a comment on its own. */
interface Chunk {
  readonly lines: readonly string[];
  readonly kind: 'import' | 'definition' | 'code' | 'comment';
  /** What sorters put the import among. */
  readonly section?: string | undefined;
  /** Whether it moves up. */
  readonly moves: boolean;
  /** Its place among the chunks of the block, and the blank lines above it there. */
  readonly index: number;
  readonly gap: number;
}

/**
 * The edit that puts the statements `moved` (indices into the block, ascending) above its first, from whose first line to
 * the last line of the second it reaches. Whole lines move, with their comments and those right above; neighbours are as
 * far apart as they were, or as others of their kind are. Undefined when a moved statement shares a line with one that stays.
 */
export function linesMoved(
  source: Source,
  block: Block,
  moved: readonly number[],
): Omit<TextEdit, 'path'> | undefined {
  const page = new Page(source);
  const { body, first, second } = block;
  const spans = body.map((statement) => page.linesOf(statement));
  const isShared = moved.some((index) =>
    spans.some(
      ({ from, to }, other) =>
        other !== index && !moved.includes(other) && from <= spans[index]!.to && to >= spans[index]!.from,
    ),
  );
  if (isShared) return undefined;
  const start = page.firstRemark(spans[first]!.from, spans[first - 1]?.to ?? 0);
  const end = spans.slice(first, second + 1).reduce((last, { to }) => Math.max(last, to), 0);
  const chunks: Chunk[] = [];
  let next = start;
  for (let index = first; index <= second; index++) {
    const { from, to } = spans[index]!;
    const lead = index === first ? start : page.firstRemark(from, next - 1);
    for (const [at, line] of page.comments(next, lead - 1))
      chunks.push({
        lines: [line],
        kind: 'comment',
        moves: false,
        index: chunks.length,
        gap: page.blanksAbove(at),
      });
    const last = chunks.at(-1);
    // Statements of one line stay on it.
    if (last !== undefined && index > first && from < next) {
      chunks[chunks.length - 1] = { ...last, lines: [...last.lines, ...page.range(next, to)] };
    } else {
      const chunk = { ...page.sortOf(body[index]!), moves: moved.includes(index), index: chunks.length };
      chunks.push({ ...chunk, lines: page.range(lead, to), gap: page.blanksAbove(lead) });
    }
    next = Math.max(next, to + 1);
  }
  const above = body[first - 1] && page.sortOf(body[first - 1]!);
  const below = body[second + 1] && page.sortOf(body[second + 1]!).kind;
  return page.replaced(
    start,
    end,
    arranged(chunks, above, below, page.blanksBelow(end)),
    page.blanksAbove(start),
  );
}

/** Lines with the blank lines that are to stand above them. */
interface Arranged {
  readonly parts: readonly { readonly gap: number; readonly lines: readonly string[] }[];
  /** Blank lines below, beside those that stand there. */
  readonly more: number;
}

/**
 * `chunks` with those that move on top. `above` and `below` are what stands around them, `after` the blank lines below. Which two
 * were neighbours stay as far apart; what is new is as far apart as the widest gap between the two was.
 */
function arranged(
  chunks: readonly Chunk[],
  above: Pick<Chunk, 'kind' | 'section'> | undefined,
  below: Chunk['kind'] | undefined,
  after: number,
): Arranged {
  const up = chunks.filter(({ moves }) => moves);
  const stay = chunks.filter(({ moves }) => !moves);
  const [first, patch, last] = [chunks[0]!, up.at(-1)!, stay.at(-1)];
  const widest = (from: number, to: number) =>
    chunks.slice(from + 1, to + 1).reduce((most, { gap }) => Math.max(most, gap), 0);
  /** How far apart two are to be, which have other chunks between them; what a definition asks for is for it alone. */
  const apart = (one: Chunk, other: Chunk) => {
    const [from, to] = one.index < other.index ? [one, other] : [other, one];
    const gap = widest(from.index, to.index);
    const isAround = (chunk: Chunk) => chunk.kind === 'definition';
    const between = chunks.slice(from.index + 1, to.index);
    return between.some(isAround) && !isAround(one) && !isAround(other) ? Math.min(gap, 1) : gap;
  };
  const within = (all: readonly Chunk[]) =>
    all.slice(1).map((one, at) => ({ lines: one.lines, gap: apart(all[at]!, one) }));
  const top = up[0]!;
  const isRun = chunks.slice(0, top.index + 1).every(({ kind }) => kind === 'import' || kind === 'comment');
  let head = first.gap;
  if (above?.kind === 'import' && top.kind === 'import') {
    const gap = widest(0, top.index);
    if (isRun) head = Math.max(head, gap);
    // It has not stood in one run with those above, which are another section, or its own.
    else head = above.section === top.section ? 0 : Math.min(1, Math.max(head, gap));
  } else if (above?.kind === 'import' && top.kind === 'definition') head = Math.max(head, top.gap);
  else if (above?.kind === 'import' && top.kind === 'code') head = Math.min(1, Math.max(head, top.gap));
  else if (above?.kind === 'code' && top.kind === 'import') head = Math.max(head, Math.min(1, top.gap));
  else if (first.kind === 'definition' && top.kind !== 'definition' && above?.kind !== 'definition')
    head = Math.min(head, 1);
  const [next] = stay;
  // What stood above the patch stands below it now: as far apart as the two were, or as the definition asks for.
  const turned =
    next === undefined ? 0 : next.kind === 'definition' ? Math.max(next.gap, patch.gap) : apart(next, patch);
  const parted = last === undefined ? 0 : widest(last.index, patch.index);
  let ends = after;
  if (last?.kind === 'definition') ends = Math.max(after, parted);
  else if (last?.kind === 'import' && below !== 'import') ends = Math.max(after, Math.min(1, parted));
  const parts = [
    { lines: top.lines, gap: head },
    ...within(up),
    ...(next === undefined ? [] : [{ lines: next.lines, gap: turned }, ...within(stay)]),
  ];
  return { parts, more: below === undefined ? 0 : ends - after };
}

function kindOf({ kind }: Statement): Chunk['kind'] {
  if (kind === 'import' || kind === 'import-from') return 'import';
  return kind === 'function' || kind === 'class' ? 'definition' : 'code';
}

/** A text by its lines, counted from 1. */
class Page {
  readonly #source: Source;
  /** A byte order mark belongs to the file, not to its first line. */
  readonly #mark: string;

  constructor(source: Source) {
    this.#source = source;
    this.#mark = source.text.startsWith('\uFEFF') ? '\uFEFF' : '';
  }

  line(at: number): string {
    const { text, lines } = this.#source;
    return text.slice(at === 1 ? this.#mark.length : lines.lineStart(at), lines.lineStart(at + 1));
  }

  range(from: number, to: number): readonly string[] {
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => this.line(from + index));
  }

  sortOf(statement: Statement): Pick<Chunk, 'kind' | 'section'> {
    return { kind: kindOf(statement), section: this.#source.sectionOf(statement) };
  }

  linesOf({ span: { start, end } }: Statement): { readonly from: number; readonly to: number } {
    const { lines } = this.#source;
    return { from: lines.position(start).line, to: lines.position(Math.max(start, end - 1)).line };
  }

  /** The first of the comments right above line `at`, below line `above`; `at` where there are none. */
  firstRemark(at: number, above: number): number {
    let lead = at;
    while (lead - 1 > above && isRemark(this.line(lead - 1))) lead--;
    // What a file begins with is said of all of it.
    let top = 1;
    while (top < lead && this.line(top).startsWith('#')) top++;
    return top === lead ? at : lead;
  }

  comments(from: number, to: number): readonly (readonly [at: number, line: string])[] {
    return this.range(from, to).flatMap((line, index) =>
      isBlank(line) ? [] : [[from + index, line] as const],
    );
  }

  blanksAbove(at: number): number {
    let count = 0;
    while (at - count - 1 >= 1 && isBlank(this.line(at - count - 1))) count++;
    return count;
  }

  blanksBelow(at: number): number {
    const { lineCount } = this.#source.lines;
    let count = 0;
    while (at + count + 1 <= lineCount && isBlank(this.line(at + count + 1))) count++;
    return count;
  }

  /** The edit that puts `arranged` in the place of the lines `start` to `end`, above which there are `gap` blank lines. */
  replaced(start: number, end: number, { parts, more }: Arranged, gap: number): Omit<TextEdit, 'path'> {
    const { lines } = this.#source;
    const ending = /(\r\n|\n|\r)$/.exec(this.line(start))?.[0] ?? '\n';
    const [top] = parts;
    // Fewer blank lines above than there are: the edit begins with those that are too many.
    const from = start - Math.max(0, gap - top!.gap);
    const blank = (count: number) => Array.from({ length: count }, () => ending);
    const all = parts.flatMap((part, index) => [
      ...blank(index === 0 ? Math.max(0, part.gap - gap) : part.gap),
      ...part.lines,
    ]);
    const hadBreak = /[\r\n]$/.test(this.line(end));
    const closed = all.map((line) => (/[\r\n]$/.test(line) ? line : `${line}${ending}`));
    const text = [...closed, ...blank(more)].join('');
    const newText = (from === 1 ? this.#mark : '') + (hadBreak ? text : text.replace(/(?:\r\n|\n|\r)$/, ''));
    const span = { start: lines.lineStart(from), end: lines.lineStart(end + 1) };
    return { span, startLine: from, endLine: end, newText };
  }
}

/**
 * Tools whose comments count for the place where they stand: `# isort: split`, `# noqa`, `# type: ignore`. A comment that
 * merely has a colon in it (`# see: https://…`) is for people.
 */
const tools: ReadonlySet<string> = new Set(
  'autopep8 black coding cython distutils doctest encoding fmt flake8 isort late-patch mypy nosec noqa nopep8 no-pep8 pragma pylint pyre pyright pytype ruff type vi vim yapf'.split(
    ' ',
  ),
);

function isDirective(line: string): boolean {
  const said = line.trim().replace(/^#\s*/, '').toLowerCase();
  const [word = ''] = /^(?:no[ \t-]pep8|late-patch|[a-z\d]+)/.exec(said) ?? [];
  const isTool = tools.has(word.replace(/[ \t]/, '-'));
  return said.startsWith('-*-') || (isTool && /^(?:-ignore|\s*(?:[:=#]|$))/.test(said.slice(word.length)));
}

/** A comment on a line of its own that is for people: it moves with what it stands above. */
function isRemark(line: string): boolean {
  return /^[ \t]*#/.test(line) && !isDirective(line) && !/^#!/.test(line);
}

function isBlank(line: string): boolean {
  return line.trim() === '';
}
