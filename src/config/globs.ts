import picomatch from 'picomatch';

/**
 * Extended globs (`+(a|b)`) are off: configuration comes from the checked repository, and they compile to regular
 * expressions that can take exponential time.
 */
const options = { dot: true, noextglob: true, nonegate: true, strictSlashes: false } as const;

/** What is wrong with a glob, or undefined. */
export function patternProblem(pattern: string): string | undefined {
  if (pattern.trim() === '') return 'expected a glob, found an empty string';
  if (pattern.startsWith('!'))
    return `"${pattern}" starts with "!": patterns are not negated, use include and exclude`;
  if (pattern.startsWith('/')) return `"${pattern}" is absolute; globs are relative to the root`;
  if (pattern.split('/').includes('..')) return `"${pattern}" leaves the root`;
  if (pattern.length > 1000) return `a glob of ${pattern.length} characters is too long (1000 at most)`;
  return undefined;
}

/**
 * A test for one glob over POSIX paths relative to the root.
 * One without a slash matches a file or folder of that name anywhere; one with a slash starts at the root.
 * A folder that matches stands for everything in it.
 */
export function globMatcher(pattern: string): (path: string) => boolean {
  const trimmed = pattern.replace(/^\.\/+/, '').replace(/\/+$/, '');
  if (trimmed === '' || trimmed === '.') return () => true;
  const anchored = trimmed.includes('/') ? trimmed : `**/${trimmed}`;
  return picomatch([anchored, `${anchored}/**`], options);
}

/** Whether a path is wanted: matched by any of `include` (or `include` is empty) and by none of `exclude`. */
export function pathFilter(
  include: readonly string[],
  exclude: readonly string[],
): (path: string) => boolean {
  const wanted = include.map(globMatcher);
  const unwanted = exclude.map(globMatcher);
  return (path) =>
    (wanted.length === 0 || wanted.some((matches) => matches(path))) &&
    !unwanted.some((matches) => matches(path));
}

/** The patterns that match none of `paths`: probably mistyped or out of date. */
export function unmatchedPatterns(patterns: readonly string[], paths: Iterable<string>): readonly string[] {
  const open = new Map(patterns.map((pattern) => [pattern, globMatcher(pattern)]));
  for (const path of paths) {
    if (open.size === 0) break;
    for (const [pattern, matches] of open) if (matches(path)) open.delete(pattern);
  }
  return [...open.keys()];
}
