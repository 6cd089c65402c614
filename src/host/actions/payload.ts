/** An object of a payload whose fields nobody has looked at yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** Reads fields such as `pull_request.head.sha`, and notes those that are missing or of another kind. */
export function fieldReader(payload: Fields) {
  const problems: string[] = [];
  return {
    problems,
    field<T>(keys: string, is: (value: unknown) => value is T): T | undefined {
      const value = keys
        .split('.')
        .reduce<unknown>((at, key) => (isFields(at) ? at[key] : undefined), payload);
      if (is(value)) return value;
      problems.push(`the event payload lacks ${keys}`);
      return undefined;
    },
  };
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) > 0;
}

export function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** A full commit id (SHA-1 or SHA-256): nothing else may become part of a request. */
export function isSha(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(value);
}
