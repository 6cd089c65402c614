/** Words that a patch cannot be written without: names of patch functions, and of libraries that patch. */
export interface PatchWords {
  readonly functions: ReadonlySet<string>;
  readonly libraries: ReadonlySet<string>;
  /** Any of them, or a call of `getattr` that computes one, with the flag `g`: one pass over each text. */
  readonly pattern: RegExp;
}

/** `getattr(monkey, "patch_" + name)`: the name of the function stands nowhere. */
const computedName = 'getattr\\s*\\(\\s*(?:[\\w.]*\\.)?(?:monkey|patcher|eventlet)\\s*,';

export function patchWords(functions: Iterable<string>, libraries: Iterable<string>): PatchWords {
  const words = { functions: new Set(functions), libraries: new Set(libraries) };
  const names = [...words.functions, ...words.libraries].join('|');
  return { ...words, pattern: new RegExp(`\\b(?:(?:${names})\\b|${computedName})`, 'g') };
}

/**
 * Whether one of `words` stands in `text` where it can be more than a comment or the name of the project's own module
 * (`import app.monkey_patch`). Reads lines, not syntax: it may say yes to a docstring, never no to a patch.
 */
export function mayPatch(text: string, words: PatchWords): boolean {
  for (const match of text.matchAll(words.pattern)) {
    const before = text.slice(text.lastIndexOf('\n', match.index - 1) + 1, match.index);
    if (/^\s*#/.test(before)) continue;
    if (!words.functions.has(match[0])) return true;
    // What has attributes is a module of that name: `from app import monkey_patch; monkey_patch.patch()`.
    if (text[match.index + match[0].length] === '.') continue;
    if (canBePatch(before, text)) return true;
  }
  return false;
}

/** Whether the name of a patch function that follows `before` on its line can be one. */
function canBePatch(before: string, text: string): boolean {
  const imported = /^\s*(?:from\s+([\w.]+)\s+import|import)\b[^;]*$/.exec(before);
  if (imported !== null) return /^(?:gevent|eventlet|truststore)\b/.test(imported[1] ?? '');
  // At the start of a line it may continue the line above.
  if (/(?:^|\.)\s*$/.test(before)) return true;
  // A bare name was imported, maybe by a statement over several lines; a string is for `getattr`.
  return /['"]$/.test(before) ? text.includes('getattr') : /gevent|eventlet|truststore/.test(text);
}
