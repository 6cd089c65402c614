/** Something wrong with the configuration or an input. A run reports all of them at once and does nothing else. */
export interface ConfigProblem {
  readonly source: ConfigSource;
  readonly message: string;
}

/** Where the wrong value was written: a file (line where known, 1-based) or an input, named as its host names it. */
export type ConfigSource =
  | { readonly kind: 'file'; readonly path: string; readonly line: number | undefined }
  | { readonly kind: 'input'; readonly name: string };

/** `pyproject.toml:12: unknown key …` or `--fail-on: expected …`. */
export function describeProblem({ source, message }: ConfigProblem): string {
  if (source.kind === 'input') return `${source.name}: ${message}`;
  const line = source.line === undefined ? '' : `:${source.line}`;
  return `${source.path}${line}: ${message}`;
}
