/**
 * Sentences for people that quote code. Names and paths come from the checked repository and must never be
 * read as markup, so a sentence keeps them apart from our own words until a report renders it.
 */
export type Prose = readonly (string | Code)[];

/** A piece of code, a name or a path, to be shown verbatim. */
export interface Code {
  readonly code: string;
}

/** Marks `text` as code inside a sentence. */
export function code(text: string): Code {
  return { code: text };
}

/** Template tag: `` prose`${code('ssl')} was loaded` ``; plain strings and whole Prose values may be embedded. */
export function prose(words: TemplateStringsArray, ...values: readonly (string | Code | Prose)[]): Prose {
  const parts: (string | Code)[] = [];
  words.forEach((word, index) => {
    if (word !== '') parts.push(word);
    const value = values[index];
    if (value === undefined) return;
    if (typeof value === 'string' || 'code' in value) parts.push(value);
    else parts.push(...value);
  });
  return parts;
}

/** The sentence as plain text, code in backticks. */
export function plain(sentence: Prose): string {
  return sentence.map((part) => (typeof part === 'string' ? part : `\`${part.code}\``)).join('');
}

/** `['a', 'b', 'c']` as `a, b and c`, each part code; more than `limit` parts end in `and 3 more`. */
export function listed(names: readonly string[], limit = 5): Prose {
  const shown = names.length > limit ? names.slice(0, limit) : names;
  const hidden = names.length - shown.length;
  const parts: (string | Code)[] = [];
  shown.forEach((name, index) => {
    const last = index === shown.length - 1 && hidden === 0;
    if (index > 0) parts.push(last ? ' and ' : ', ');
    parts.push(code(name));
  });
  if (hidden > 0) parts.push(` and ${hidden} more`);
  return parts;
}
