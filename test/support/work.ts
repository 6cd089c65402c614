/** The methods by which text is looked at, a character or a stretch at a time. */
const looks = [
  [
    String.prototype,
    [
      'at',
      'charAt',
      'charCodeAt',
      'codePointAt',
      'endsWith',
      'indexOf',
      'lastIndexOf',
      'slice',
      'startsWith',
      'substring',
    ],
  ],
  [RegExp.prototype, ['exec', 'test']],
] as const;

/**
 * How often `action` looks at text: a measure of work that is the same on every machine. One look may be at many
 * characters, so a bound on looks does not bound one regular expression; a test of that needs a long text without matches.
 */
export function looksIn(action: () => void): number {
  let count = 0;
  const restore: (() => void)[] = [];
  for (const [prototype, names] of looks) {
    for (const name of names) {
      const original = Reflect.get(prototype, name) as (...args: unknown[]) => unknown;
      Reflect.set(prototype, name, function (this: unknown, ...args: unknown[]) {
        count++;
        return original.apply(this, args);
      });
      restore.push(() => Reflect.set(prototype, name, original));
    }
  }
  try {
    action();
  } finally {
    for (const undo of restore) undo();
  }
  return count;
}
