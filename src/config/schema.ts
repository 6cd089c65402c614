import * as z from 'zod/mini';
import { languages } from '../messages/language.js';
import { hint } from './closest.js';
import { patternProblem } from './globs.js';

/** Reads `3.12` as two numbers; versions before 2.7 never had gevent. */
const versionPattern = /^(?:2\.7|3\.\d{1,2})$/;

const thresholds = ['error', 'warning', 'notice', 'never'] as const;

/** What a value is, in the words of TOML. */
function nameOfType(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number' || typeof value === 'bigint') return 'a number';
  if (typeof value === 'object') return value instanceof Date ? 'a date' : 'a table';
  return `a ${typeof value}`;
}

const listError = (issue: { readonly input?: unknown }): string =>
  `expected a list of strings, found ${nameOfType(issue.input)}`;

const textError = (issue: { readonly input?: unknown }): string =>
  `expected a string, found ${nameOfType(issue.input)}`;

/** A string that `problemOf` has nothing against. */
function checkedText(problemOf: (text: string) => string | undefined) {
  return z.string({ error: textError }).check((context) => {
    const problem = problemOf(context.value);
    if (problem !== undefined) {
      context.issues.push({ code: 'custom', message: problem, input: context.value });
    }
  });
}

function folderProblem(text: string): string | undefined {
  if (text.trim() === '') return 'expected a folder, found an empty string';
  if (text.includes('\0')) return 'a folder cannot have a NUL character in its name';
  return undefined;
}

function rootProblem(text: string): string | undefined {
  const problem = folderProblem(text);
  if (problem !== undefined) return problem;
  if (text.startsWith('/')) return `"${text}" is absolute; write it relative to the root`;
  if (text.split('/').includes('..')) return `"${text}" leaves the root`;
  return undefined;
}

function versionError(issue: { readonly input?: unknown }): string {
  if (typeof issue.input !== 'number') return textError(issue);
  return `expected a string: write the version in quotes, as in "${issue.input}"`;
}

/** What to say of a value that is none of `known`. */
function oneOf(known: readonly string[]): (issue: { readonly input?: unknown }) => string {
  return ({ input }) => {
    const found = typeof input === 'string' ? `"${input}"${hint(input, known)}` : nameOfType(input);
    return `expected one of ${known.join(', ')}; found ${found}`;
  };
}

/** Everything that can be configured, by the key it has in files and inputs. The one source of names and types. */
export const settingsSchema = z.strictObject({
  include: z.optional(z.array(checkedText(patternProblem), { error: listError })),
  exclude: z.optional(z.array(checkedText(patternProblem), { error: listError })),
  'source-roots': z.optional(z.array(checkedText(rootProblem), { error: listError })),
  'python-version': z.optional(
    z.string({ error: versionError }).check(
      z.regex(versionPattern, {
        error: (issue) => `expected major.minor as in "3.12", found "${issue.input}"`,
      }),
    ),
  ),
  'python-path': z.optional(z.array(checkedText(folderProblem), { error: listError })),
  'fail-on': z.optional(z.enum(thresholds, { error: oneOf(thresholds) })),
  language: z.optional(z.enum(languages, { error: oneOf(languages) })),
});

/** Values as they are written, checked but not yet merged with the defaults. */
export type WrittenSettings = z.infer<typeof settingsSchema>;

/** `include`, `exclude`, `source-roots`, … */
export type SettingKey = keyof WrittenSettings;

/** All keys, in the order of the schema. */
export const settingKeys = Object.keys(settingsSchema.shape) as readonly SettingKey[];
