/** Options of a command line, read without knowing them all. */
export interface ReadOptions {
  /** Last value of each option, by its name as written (`-k`, `--worker-class`); flags have `''`. */
  readonly values: ReadonlyMap<string, string>;
  readonly positional: readonly string[];
}

/** Sorts `words` into options and positional arguments; options in `flags` take no value, every other one does. */
export function readOptions(words: readonly string[], flags: ReadonlySet<string>): ReadOptions {
  const values = new Map<string, string>();
  const positional: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!;
    if (word === '--') {
      positional.push(...words.slice(index + 1));
      break;
    }
    if (!word.startsWith('-') || word === '-') {
      positional.push(word);
      continue;
    }
    const equals = word.indexOf('=');
    const attached = /^-[a-zA-Z][^-=]/.test(word) && !word.startsWith('--');
    if (word.startsWith('--') && equals > 0) values.set(word.slice(0, equals), word.slice(equals + 1));
    else if (flags.has(word)) values.set(word, '');
    else if (attached) values.set(word.slice(0, 2), word.slice(2).replace(/^=/, ''));
    else values.set(word, words[++index] ?? '');
  }
  return { values, positional };
}

/** The value of the first of `names` that was given. */
export function option(options: ReadOptions, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = options.values.get(name);
    if (value !== undefined) return value;
  }
  return undefined;
}
