import { globMatcher, patternProblem } from '../config/globs.js';

/** Files below `folder` (`''` is the root) that none of the globs in `skipped`, relative to it, matches; bad globs match nothing. */
export function filesBelow(folder: string, skipped: readonly string[]): (file: string) => boolean {
  const matchers = skipped.filter((pattern) => patternProblem(pattern) === undefined).map(globMatcher);
  return (file) => {
    if (folder !== '' && !file.startsWith(`${folder}/`)) return false;
    const below = folder === '' ? file : file.slice(folder.length + 1);
    return !matchers.some((matches) => matches(below));
  };
}
