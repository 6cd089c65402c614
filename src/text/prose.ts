/**
 * Sentences for people that quote code. Names and paths come from the checked repository and must never be
 * read as markup, so a sentence keeps them apart from our own words until a report renders it.
 */
export type Prose = readonly (string | Code)[];

/** A piece of code, a name or a path, to be shown verbatim. */
interface Code {
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

/** Languages that people are told things in, the usual one first. */
export const languages = ['en', 'zh'] as const;

export type Language = (typeof languages)[number];
