import * as z from 'zod/mini';
import type { Hold } from '../patchers/types.js';

/** What is wrong with a value of the configuration. `meant` is the known word that was probably meant. */
export type ValueFault =
  | { readonly what: 'wrong-type'; readonly expected: ExpectedType; readonly found: TypeName }
  | { readonly what: 'not-one-of'; readonly known: readonly string[]; readonly found: FoundWord }
  | {
      readonly what: 'unknown-key';
      readonly key: string;
      readonly meant: string | undefined;
      readonly known: readonly string[];
    }
  /** The table of the tool in a pyproject.toml. */
  | { readonly what: 'no-settings-table' }
  /** Settings in a place where nobody looks for them; `meant` is where they are looked for. */
  | { readonly what: 'misnamed-file'; readonly meant: string }
  | { readonly what: 'misnamed-table'; readonly found: string; readonly meant: string }
  /** `reason` is what the parser says. */
  | { readonly what: 'not-toml'; readonly reason: string }
  /** `message` is what the validator says. */
  | { readonly what: 'other'; readonly message: string }
  /** `meant` is the version that a number was written for: YAML and TOML read 3.10 as 3.1. */
  | { readonly what: 'unquoted-version'; readonly meant: string }
  | { readonly what: 'no-version'; readonly found: string; readonly meant: string | undefined }
  | { readonly what: 'no-number'; readonly most: number }
  | { readonly what: 'empty' | 'nul'; readonly of: 'glob' | 'text' | PathKind }
  | { readonly what: 'absolute'; readonly of: 'glob' | PathKind; readonly text: string }
  | { readonly what: 'long-glob'; readonly length: number; readonly limit: number }
  | {
      readonly what:
        | 'leaves-root'
        | 'negated-glob'
        | 'no-application'
        | 'no-module'
        | 'no-entry-point'
        | 'no-hold'
        | 'no-name'
        | 'no-patch-call'
        | 'no-patch-argument'
        | 'many-words';
      readonly text: string;
    }
  | { readonly what: 'unknown-command'; readonly text: string; readonly known: readonly string[] }
  | {
      readonly what: 'too-many';
      readonly of: 'names' | 'patchers' | 'characters';
      readonly count: number;
      readonly limit: number;
    }
  /** A declared patcher that does nothing, one that has itself among what it replaces, and one that is known already. */
  | { readonly what: 'replaces-nothing' }
  | { readonly what: 'names-itself'; readonly name: string }
  | { readonly what: 'built-in-patcher'; readonly name: string; readonly patcher: string }
  | { readonly what: 'more-than-one'; readonly keys: readonly string[] }
  /** Exactly one of two keys is to be given. */
  | { readonly what: 'not-either'; readonly first: string; readonly second: string }
  /** Nothing is known to go wrong with the name, or only in the forms `harmful`. */
  | { readonly what: 'harmless-name'; readonly name: string; readonly meant: string | undefined }
  | {
      readonly what: 'harmless-form';
      readonly name: string;
      readonly form: HeldForm;
      readonly harmful: readonly HeldForm[];
    }
  | {
      readonly what: 'unknown-patch';
      readonly name: string;
      readonly meant: string | undefined;
      readonly known: readonly string[];
    }
  | {
      readonly what: 'unknown-argument';
      readonly name: string;
      readonly keyword: string;
      readonly meant: string | undefined;
      readonly known: readonly string[];
    };

/** What a schema asks for; `modules` is a table for each module, `tables` a table or a list of such. */
export type ExpectedType = 'string' | 'strings' | 'boolean' | 'table' | 'tables' | 'modules';

/** What a value is, in the words of TOML. */
export type TypeName = 'nothing' | 'list' | 'number' | 'date' | 'table' | 'string' | 'boolean';

/** A word that is none of those that are known, or something that is no word. */
export type FoundWord =
  | { readonly word: string; readonly meant: string | undefined }
  | { readonly type: TypeName };

/** How a path is meant. */
export type PathKind = 'folder' | 'file';

type HeldForm = Hold['form'];

/** What `value` is, in the words of TOML. */
export function typeOf(value: unknown): TypeName {
  if (Array.isArray(value)) return 'list';
  if (value instanceof Date) return 'date';
  if (typeof value === 'object' && value !== null) return 'table';
  if (typeof value === 'number' || typeof value === 'bigint') return 'number';
  if (typeof value === 'string') return 'string';
  return typeof value === 'boolean' ? 'boolean' : 'nothing';
}

/** Looks for something wrong with a text. */
type Check = (text: string) => ValueFault | undefined;

/** What a check found, as zod carries it. */
export function customIssue(fault: ValueFault, input: unknown) {
  return { code: 'custom' as const, params: { fault }, input };
}

/** A string that `faultOf` has nothing against. */
export function checkedText(faultOf: Check) {
  return z.string().check((context) => {
    const fault = faultOf(context.value);
    if (fault !== undefined) context.issues.push(customIssue(fault, context.value));
  });
}

/** A whole number up to `most`, also as text: on a command line there is nothing else. */
export function wholeNumber(most: number) {
  const schema = z.unknown().check((context) => {
    const { value } = context;
    const isNumber = typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value));
    if (!isNumber || !Number.isInteger(Number(value)) || Number(value) < 0 || Number(value) > most)
      context.issues.push(customIssue({ what: 'no-number', most }, value));
  });
  z.globalRegistry.add(schema, { type: 'integer', minimum: 0, maximum: most });
  return schema;
}

/** A list of such strings. */
export function listOf(faultOf: Check) {
  return z.array(checkedText(faultOf));
}

/** A table with these keys and no others. */
export function table<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject(shape);
}

/** A table, or a list of such tables. */
export function oneOrMore<Table extends z.core.$ZodType>(one: Table) {
  return z.union([one, z.array(one)]);
}

/** `schema` with the sentence that editors and documents show beside it. */
export function described<Schema extends z.core.$ZodType>(description: string, schema: Schema): Schema {
  z.globalRegistry.add(schema, { description });
  return schema;
}

/** What is wrong with the name of a folder (or file), or undefined. */
export function pathFault(text: string, of: PathKind): ValueFault | undefined {
  if (text.trim() === '') return { what: 'empty', of };
  return text.includes('\0') ? { what: 'nul', of } : undefined;
}

export const folderFault: Check = (text) => pathFault(text, 'folder');

/** What is wrong with a path that has to lie below the root, or undefined. */
export function belowRootFault(text: string, of: PathKind = 'folder'): ValueFault | undefined {
  const fault = pathFault(text, of);
  if (fault !== undefined) return fault;
  if (text.startsWith('/')) return { what: 'absolute', of, text };
  return text.split('/').includes('..') ? { what: 'leaves-root', text } : undefined;
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
