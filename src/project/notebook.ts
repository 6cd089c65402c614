import { parseModule } from '../python/parse.js';

/** Whether the file at `path` is a notebook of Jupyter. */
export function isNotebook(path: string): boolean {
  return path.endsWith('.ipynb');
}

/** Stands above the code of each cell, on the line that says `"source": [` in the file. */
const cellMark = /^# %% cell (\d+)$/;

/**
 * The code cells of a notebook (nbformat.readthedocs.io) as one Python program, in their order; an empty text when
 * its language is another, and undefined when it is no notebook. Each line of code has the number of the line that it stands on
 * in the file, where each stands on one, as in everything that Jupyter, Colab and VS Code write: then what points to a line
 * points to it in the file as well. Otherwise the cells follow each other.
 */
export function notebookSource(json: string): string | undefined {
  const notebook = parsedNotebook(json);
  if (notebook === undefined) return undefined;
  if (notebook.language !== undefined && !/^i?python\d*$/i.test(notebook.language)) return '';
  return inPlace(json, notebook.cells) ?? inSequence(notebook.cells);
}

/**
 * The notebook `json`, whose code is `before`, with the code `after`: of its lines some are others, and all stand where they stood. All
 * else is kept byte by byte. Undefined where its code is not `before`, or a line of it does not stand on a line of the file.
 */
export function notebookWithCode(json: string, before: string, after: string): string | undefined {
  const notebook = parsedNotebook(json);
  if (notebook === undefined || inPlace(json, notebook.cells) !== before) return undefined;
  const isAscii = /^[\t-~]*$/.test(json);
  const [was, is] = [before.split('\n'), after.split('\n')];
  const rows = json
    .split('\n')
    .map((row, index) => (was[index] === is[index] ? row : rowWith(row, is[index]!, isAscii)));
  const result = rows.join('\n');
  return notebookSource(result) === after ? result : undefined;
}

/** A row of a list with another line of code as its string. */
function rowWith(row: string, line: string, isAscii: boolean): string {
  const [, indentation, string, end] = /^(\s*)(".*")(,?\s*)$/.exec(row) ?? [];
  const code = string === undefined ? undefined : stringIn(string);
  if (string === undefined || code === undefined) return row;
  const [lineBreak = ''] = /\r?\n$/.exec(code) ?? [];
  const written = JSON.stringify(`${line}${lineBreak}`);
  return `${indentation}${isAscii ? asciiOnly(written) : written}${end}`;
}

function asciiOnly(text: string): string {
  return text.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The code cell, counted from 1, that a 1-based line of `notebookSource` belongs to, and the line in it; none above the first. */
export function cellAt(
  source: string,
  line: number,
): { readonly number: number; readonly line: number } | undefined {
  const lines = source.split('\n', line);
  for (let above = lines.length - 1; above >= 0; above--) {
    const number = cellMark.exec(lines[above]!)?.[1];
    if (number !== undefined) return { number: Number(number), line: Math.max(1, line - above - 1) };
  }
  return undefined;
}

interface Cell {
  readonly isCode: boolean;
  /** As the file has it: mostly a list of lines with their line breaks. */
  readonly parts: readonly string[];
}

function parsedNotebook(
  json: string,
): { readonly cells: readonly Cell[]; readonly language: string | undefined } | undefined {
  let value: unknown;
  try {
    value = JSON.parse(json.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
  // Until version 4 there were sheets, and the source of code was its input.
  const sheets = field(value, 'worksheets');
  const cells =
    field(value, 'cells') ??
    (Array.isArray(sheets) ? sheets.flatMap((one) => field(one, 'cells')) : undefined);
  if (!Array.isArray(cells)) return undefined;
  const metadata = field(value, 'metadata');
  const language =
    field(field(metadata, 'language_info'), 'name') ?? field(field(metadata, 'kernelspec'), 'language');
  return {
    cells: cells.map((cell) => ({
      isCode: field(cell, 'cell_type') === 'code',
      parts: partsOf(field(cell, 'source') ?? field(cell, 'input')),
    })),
    language: typeof language === 'string' ? language : undefined,
  };
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

function partsOf(source: unknown): readonly string[] {
  const parts = Array.isArray(source) ? source : [source];
  return parts.filter((part): part is string => typeof part === 'string' && part !== '');
}

/** The code at the lines where it stands in the file; undefined where lines of code do not stand on lines of their own. */
function inPlace(json: string, cells: readonly Cell[]): string | undefined {
  const rows = json.split('\n');
  const lines = rows.map(() => '');
  let at = 0;
  let number = 0;
  for (const { isCode, parts } of cells) {
    if (isCode) number++;
    if (parts.length === 0) continue;
    if (parts.some((part, index) => !isLine(part, index === parts.length - 1))) return undefined;
    const start = startOf(rows, at, parts);
    if (start === undefined) return undefined;
    at = start + parts.length;
    if (!isCode) continue;
    lines[start - 1] = `# %% cell ${number}`;
    pythonLines(parts.join('')).forEach((line, index) => {
      lines[start + index] = line;
    });
  }
  return lines.join('\n');
}

/** Whether a part is one line, which only the last of a cell may leave without its line break. */
function isLine(part: string, isLast: boolean): boolean {
  const end = part.indexOf('\n');
  return end < 0 ? isLast : end === part.length - 1;
}

/** Index of the first row, from `from` on, at which the list of a `"source"` has exactly `parts`, each in a row. */
function startOf(rows: readonly string[], from: number, parts: readonly string[]): number | undefined {
  for (let start = from + 1; start + parts.length <= rows.length; start++) {
    if (!/^\s*"(?:source|input)"\s*:\s*\[\s*$/.test(rows[start - 1]!)) continue;
    if (parts.every((part, index) => stringIn(rows[start + index]!) === part)) return start;
  }
  return undefined;
}

/** The string of a row of a list; undefined where it is no such row. */
function stringIn(row: string): string | undefined {
  const text = row.trim().replace(/,$/, '');
  if (!text.startsWith('"')) return undefined;
  try {
    return String(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function inSequence(cells: readonly Cell[]): string {
  const code = cells.filter(({ isCode }) => isCode);
  return code
    .flatMap(({ parts }, index) => [`# %% cell ${index + 1}`, ...pythonLines(parts.join(''))])
    .map((line) => `${line}\n`)
    .join('');
}

/** A line that IPython takes for itself (ipython.readthedocs.io, "Built-in magic commands", "System shell access"). */
const magicLine = /^(\s*)(?:[%!?]|[\w.]+\?{1,2}\s*$)/;
const magicValue = /^([\w.,\s]*=\s*)[%!]/;
/** A magic without its `%`, which IPython takes where it is all of a cell, and no Python: `pip install gevent`, `cd data`. */
const autoMagic = /^\s*[a-z_]\w* +[^\s=(][^\n]*\n*$/;
/** Magics whose cell is Python that runs in the notebook's namespace. */
const pythonCell = /^\s*%%(?:time|timeit|capture|prun|python3?)\b/;

/** The lines of a cell as Python: whatever is IPython's own does nothing there. As many lines as before. */
function pythonLines(code: string): readonly string[] {
  const lines = code
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.replace(/\r$/, ''));
  // A `%` at the start of a line can be an operator, in brackets or in a string: what is Python already stays it.
  const isNamed = autoMagic.test(code);
  if (!isNamed && !lines.some((line) => magicLine.test(line) || magicValue.test(line))) return lines;
  if (parseModule(code).problems.length === 0) return lines;
  if (isNamed) return lines.map(() => '');
  const first = lines.findIndex((line) => line.trim() !== '');
  if (lines[first]!.trimStart().startsWith('%%') && !pythonCell.test(lines[first]!))
    return lines.map(() => '');
  let continues = false;
  return lines.map((line, index) => {
    const isMagic = continues || magicLine.test(line) || magicValue.test(line);
    const wasContinued = continues;
    continues = isMagic && line.endsWith('\\');
    if (!isMagic) return line;
    if (wasContinued || (index === first && line.trimStart().startsWith('%%'))) return '';
    const value = magicValue.exec(line);
    return value === null ? `${magicLine.exec(line)![1]}pass` : `${value[1]}None`;
  });
}
