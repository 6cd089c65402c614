import * as z from 'zod/mini';

/** What the value of an issue is, in the words of TOML. */
function nameOfType(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number' || typeof value === 'bigint') return 'a number';
  if (typeof value === 'object') return value instanceof Date ? 'a date' : 'a table';
  return `a ${typeof value}`;
}

/** An error message of zod that says what was expected and what was found. */
function expected(what: string) {
  return (issue: { readonly input?: unknown }) => `expected ${what}, found ${nameOfType(issue.input)}`;
}

export const textError = expected('a string');

/** A string that `problemOf` has nothing against. */
export function checkedText(problemOf: (text: string) => string | undefined) {
  return z.string({ error: textError }).check((context) => {
    const problem = problemOf(context.value);
    if (problem !== undefined)
      context.issues.push({ code: 'custom', message: problem, input: context.value });
  });
}

/** A list of such strings. */
export function listOf(problemOf: (text: string) => string | undefined) {
  return z.array(checkedText(problemOf), { error: expected('a list of strings') });
}

/** One of some words. */
export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  const error = ({ input }: { readonly input?: unknown }) => {
    const found = typeof input === 'string' ? `"${input}"${hint(input, words)}` : nameOfType(input);
    return `expected one of ${words.join(', ')}; found ${found}`;
  };
  return z.enum(words, { error });
}

export const flag = () => z.boolean({ error: expected('true or false') });

/** A table with these keys and no others. */
export function table<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject(shape, { error: expected('a table') });
}

/** A table, or a list of such tables. */
export function oneOrMore<Table extends z.core.$ZodType>(one: Table) {
  return z.union([one, z.array(one)], { error: expected('a table or a list of tables') });
}

/** `schema` with the sentence that editors and documents show beside it. */
export function described<Schema extends z.core.$ZodType>(description: string, schema: Schema): Schema {
  z.globalRegistry.add(schema, { description });
  return schema;
}

/** What is wrong with the name of a folder, or undefined. */
export function folderProblem(text: string): string | undefined {
  if (text.trim() === '') return 'expected a folder, found an empty string';
  if (text.includes('\0')) return 'a folder cannot have a NUL character in its name';
  return undefined;
}

/** What is wrong with a file or folder that has to lie below the root, or undefined. */
export function belowRootProblem(text: string): string | undefined {
  const problem = folderProblem(text);
  if (problem !== undefined) return problem;
  if (text.startsWith('/')) return `"${text}" is absolute; write it relative to the root`;
  if (text.split('/').includes('..')) return `"${text}" leaves the root`;
  return undefined;
}

/** Number of single-character changes (insert, delete, replace, swap of neighbours) between two short words. */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + change);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) best = Math.min(best, rows[i - 2]![j - 2]! + 1);
      row.push(best);
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}

/** The one of `known` that `word` was probably meant to be, or undefined when none is near (it abbreviates one, or a third of its letters differ). */
export function closest(word: string, known: readonly string[]): string | undefined {
  if (word.length > 60) return undefined;
  const plainWord = word.toLowerCase().replaceAll('_', '-');
  const abbreviated = known.filter((name) => plainWord.length > 2 && name.startsWith(plainWord));
  if (abbreviated.length === 1) return abbreviated[0];
  let best: { readonly name: string; readonly distance: number } | undefined;
  for (const name of known) {
    const changes = distance(plainWord, name.toLowerCase());
    const allowed = Math.max(1, Math.floor(Math.max(word.length, name.length) / 3));
    if (changes <= allowed && changes < (best?.distance ?? Number.POSITIVE_INFINITY)) {
      best = { name, distance: changes };
    }
  }
  return best?.name;
}

/** ` (did you mean X?)` for the closest known word, or nothing. Ready to be put after a message. */
export function hint(word: string, known: readonly string[]): string {
  const name = closest(word, known);
  return name === undefined ? '' : ` (did you mean "${name}"?)`;
}
