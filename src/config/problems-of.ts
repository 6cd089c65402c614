import type * as z from 'zod/mini';
import { hint } from './closest.js';
import type { ConfigProblem, ConfigSource } from './problem.js';
import { keysAt } from './schema.js';

/** Keys and indices that lead to a value. */
export type ValuePath = readonly (string | number)[];

/** Where the value at a path was written; of lists the value itself helps to find its line. */
export type SourceOf = (path: ValuePath, value: unknown) => ConfigSource;

/** What the validator found, in the words of those who write configurations. */
export function problemsOf(
  issue: z.core.$ZodIssue,
  sourceOf: SourceOf,
  above: ValuePath = [],
): readonly ConfigProblem[] {
  const path: ValuePath = [
    ...above,
    ...issue.path.map((key) => (typeof key === 'number' ? key : String(key))),
  ];
  if (issue.code === 'invalid_union') {
    const branch = isTable(issue.input)
      ? issue.errors[0]
      : Array.isArray(issue.input)
        ? issue.errors[1]
        : undefined;
    if (branch !== undefined) return branch.flatMap((inner) => problemsOf(inner, sourceOf, path));
  }
  if (issue.code === 'invalid_key') return issue.issues.flatMap((inner) => problemsOf(inner, sourceOf, path));
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(path);
    return issue.keys.map((key) => {
      const source = sourceOf([...path, key], undefined);
      const message = `unknown key "${key}"${hint(key, known)}; known keys: ${known.join(', ')}`;
      return { source, message: `${subjectOf(source, path)}${message}` };
    });
  }
  const source = sourceOf(path, issue.input);
  return [{ source, message: `${subjectOf(source, path)}${issue.message}` }];
}

/** `launchers.gunicorn[1].preload: `; an input is named by its host. */
function subjectOf(source: ConfigSource, path: ValuePath): string {
  if (source.kind === 'input' || path.length === 0) return '';
  const words = path.map((key, index) =>
    typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`,
  );
  return `${words.join('')}: `;
}

function isTable(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
