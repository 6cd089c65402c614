import type { ImportMove, TextEdit } from '../findings/finding.js';
import { linesText, type ModuleLines, type TopStatement } from './module-lines.js';
import { isNoqa } from './moves.js';

/** What a tool would move, and what of it would then stand above the patch. */
export interface Conflict {
  readonly move: ImportMove;
  readonly passed: readonly TopStatement[];
}

/**
 * Edits that put the comments into a module which keep the tools of `conflicts` from moving anything across the statement with
 * index `patch`. Undefined where no comment can stand in the right place (isort reads none behind a backslash).
 */
export function pragmaEdits(
  module: ModuleLines,
  patch: number,
  conflicts: readonly Conflict[],
): readonly Omit<TextEdit, 'path'>[] | undefined {
  const target = module.statements[patch]!;
  const changed = new Map<number, string>();
  const contentOf = (line: number) => changed.get(line) ?? linesText(module, line, line);
  for (const { move, passed } of conflicts) {
    if (move === 'e402' || move === 'float-always') {
      for (const one of passed) {
        const line = move === 'e402' ? one.marked : one.first;
        const marked =
          move === 'e402' ? withNoqa(contentOf(line)) : withComment(contentOf(line), '# isort:skip');
        if (marked === undefined) return undefined;
        changed.set(line, marked);
      }
    } else if (changed.get(target.last)?.includes('isort: split') !== true) {
      const isBehind = move === 'sort' && isBare(target);
      const split = withSplit(
        contentOf(target.last),
        isBehind,
        target.isImport,
        hasBlankBelow(module, target),
      );
      if (split === undefined) return undefined;
      changed.set(target.last, split);
    }
  }
  return [...changed]
    .sort(([a], [b]) => a - b)
    .map(([line, newText]) => {
      const span = { start: module.lines.lineStart(line), end: module.lines.lineStart(line + 1) };
      return { span, startLine: line, endLine: line, newText };
    });
}

/** Whether what stands below is as far away as sorters have the next section: an import right below would be a part of it. */
function hasBlankBelow(module: ModuleLines, { last }: TopStatement): boolean {
  const next = module.statements.find(({ first }) => first > last);
  return next === undefined || !next.isImport || next.first > last + 1;
}

function isBare({ first, last, comments }: TopStatement): boolean {
  return first === last && comments.trim() === '';
}

function withNoqa(line: string): string | undefined {
  const [content, ending] = parted(line);
  const comment = content.includes('#') ? content.slice(content.indexOf('#')) : '';
  if (isNoqa(comment, 'E402', 'ruff')) return line;
  // A second noqa comment would not be read: its code goes into the first.
  const merged = content.replace(/(#\s*noqa\s*:\s*)([A-Z]+[0-9]+(?:[,\s]+[A-Z]+[0-9]+)*)/i, '$1E402, $2');
  return merged === content ? withComment(line, '# noqa: E402') : `${merged}${ending}`;
}

function withComment(line: string, comment: string): string | undefined {
  const [content, ending] = parted(line);
  return content.endsWith('\\') ? undefined : `${content}  ${comment}${ending}`;
}

/**
 * `# isort: split` behind an import that stands alone on its line, else below: ruff reads it only as the first comment. Below
 * it ruff wants a blank line, and between it and an import all sorters and black do.
 */
function withSplit(
  line: string,
  isBehind: boolean,
  isImport: boolean,
  hasBlank: boolean,
): string | undefined {
  const [content, ending] = parted(line);
  const end = ending === '' ? '\n' : ending;
  const gap = hasBlank ? '' : end;
  if (!isBehind) return `${content}${end}${isImport ? end : ''}# isort: split${ending}${gap}`;
  const split = withComment(line, '# isort: split');
  return split === undefined ? undefined : `${split}${gap}`;
}

/** A line without trailing blanks, and its line break. */
function parted(line: string): readonly [string, string] {
  const ending = /(?:\r\n|\n|\r)$/.exec(line)?.[0] ?? '';
  return [line.slice(0, line.length - ending.length).replace(/(?<![ \t])[ \t]+$/, ''), ending];
}
