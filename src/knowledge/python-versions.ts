/** Python versions and ranges of them: what is known of the Python that runs the code, against what was measured. */
import type { VersionBound } from './consequences.js';
import type { MeasuredVersions, PythonRange, PythonTarget, PythonVersion } from './types.js';

/** Less than, equal to or greater than zero, as numbers compare. */
export function comparePython(left: PythonVersion, right: PythonVersion): number {
  return left[0] - right[0] || left[1] - right[1];
}

/**
 * Whether something that is true of the Pythons of `fact` is true of `target`: of `all` that it can be, of `some`, or of
 * `none`. Of an unknown target it is true of some, unless it is true of every Python.
 */
export function holdsFor(fact: PythonRange, target: PythonTarget): 'all' | 'some' | 'none' {
  const { since, before } = rangeOf(target);
  if (fact.before !== undefined && since !== undefined && comparePython(since, fact.before) >= 0)
    return 'none';
  if (fact.since !== undefined && before !== undefined && comparePython(before, fact.since) <= 0)
    return 'none';
  const fromStart =
    fact.since === undefined || (since !== undefined && comparePython(since, fact.since) >= 0);
  const toEnd =
    fact.before === undefined || (before !== undefined && comparePython(before, fact.before) <= 0);
  return fromStart && toEnd ? 'all' : 'some';
}

/** The bounds of a range, as they are told with a consequence; none for every Python. */
export function pythonLimits(range: PythonRange): readonly VersionBound[] {
  return (['since', 'before'] as const).flatMap((relation): readonly VersionBound[] => {
    const version = range[relation]?.join('.');
    return version === undefined ? [] : [{ of: 'Python', relation, version }];
  });
}

/**
 * The Pythons that hold, from the versions in which it was measured: what is true of the oldest is taken to be true
 * below it, what is true of the newest above it. Versions that hold with others between give the span of them.
 */
export function measuredRange({ held, free }: MeasuredVersions): PythonRange {
  const inside = held.map(pythonVersion).sort(comparePython);
  const outside = free.map(pythonVersion).sort(comparePython);
  const [first, last] = [inside[0]!, inside.at(-1)!];
  const isOldest = outside.every((version) => comparePython(version, first) > 0);
  const next = outside.find((version) => comparePython(version, last) > 0);
  return { ...(isOldest ? {} : { since: first }), ...(next === undefined ? {} : { before: next }) };
}

/** `3.11` as a version; only major and minor count. */
export function pythonVersion(text: string): PythonVersion {
  const [major = 0, minor = 0] = text.split('.').map(Number);
  return [major, minor];
}

function rangeOf(target: PythonTarget): PythonRange {
  if (target === undefined) return {};
  if ('length' in target) return { since: target, before: [target[0], target[1] + 1] };
  return target;
}
