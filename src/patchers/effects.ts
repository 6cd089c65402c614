import { canonicalName } from './names.js';
import type { Patcher, PatcherEffect } from './patcher.js';
import type {
  Consequence,
  Effect,
  EffectSeverity,
  Hold,
  HoldEffect,
  HoldForm,
  MeasuredVersions,
  PatcherId,
  PythonRange,
  PythonTarget,
  PythonVersion,
  QualifiedName,
  VersionBound,
  VersionLimit,
} from './types.js';

/** What goes wrong when something still holds what a patcher has replaced, by the rows of that patcher. */
export interface Effects {
  /**
   * What holding `name` (any alias) in `form` across the patch does, or undefined when it is harmless. `of` is the
   * patcher whose object it is, where it is not the original. Where `python` may be a version that has another effect or
   * none, the versions that have this one are its `limits`.
   */
  ofName(name: QualifiedName, form: HoldForm, python: PythonTarget, of?: PatcherId): HoldEffect | undefined;
  /**
   * What a hold inside a standard-library or third-party module does. It differs from `ofName` where the hold itself was
   * judged (a lock that a library keeps to itself is a notice, not the deadlock it would be in the user's code), where the
   * patcher mends it, and where versions of the library disagree: its `limits` then say in which it was measured.
   */
  ofHold(hold: Hold, python: PythonTarget, of?: PatcherId): HoldEffect | undefined;
}

/** The effects of `patcher`, by name. */
export function effectsOf(patcher: Patcher): Effects {
  const table = new Map<QualifiedName, PatcherEffect[]>();
  for (const row of patcher.effects) {
    const rows = table.get(row.name);
    if (rows === undefined) table.set(row.name, [row]);
    else rows.push(row);
  }
  const library = patcher.id;
  const mended = new Set(patcher.mends);

  function find(
    { name, form }: Pick<Hold, 'name' | 'form'>,
    python: PythonTarget,
    of: PatcherId | undefined,
    inside: PatcherEffect['inside'],
  ): HoldEffect | undefined {
    const row = table
      .get(canonicalName(name))
      ?.find(
        (each) =>
          each.forms.includes(form) &&
          isOf(each, of) &&
          each.inside === inside &&
          holdsFor(each, python) !== 'none',
      );
    if (row === undefined) return undefined;
    const effect: HoldEffect = { library, ...row, ...(of === undefined ? {} : { owner: of }) };
    return holdsFor(row, python) === 'all' ? effect : limited(effect, pythonLimits(row));
  }

  function judged(hold: Hold, python: PythonTarget, of: PatcherId | undefined): HoldEffect | undefined {
    const general = find(hold, python, of, undefined);
    // A name that the patch leaves alone is harmless, however the holder uses it.
    if (general === undefined || mended.has(hold.holder)) return undefined;
    const effect = patcher.kind === 'green' ? hold.effect : undefined;
    if (effect === undefined) return find(hold, python, of, 'libraries') ?? general;
    const use = USES[effect];
    if (use === undefined) return undefined;
    const repaired = patcher.repairs?.[effect];
    const row: HoldEffect = { library, name: hold.name, forms: [hold.form], effect, ...use };
    return repaired === undefined ? row : { ...row, limits: [repaired] };
  }

  return {
    ofName: (name, form, python, of) => find({ name, form }, python, of, undefined),
    ofHold(hold, python, of) {
      const effect = judged(hold, python, of);
      const { versions } = hold;
      if (effect === undefined || versions === undefined) return effect;
      if (versions.distribution !== 'python') {
        const { distribution, held, free } = versions;
        return limited(effect, [{ of: distribution, relation: 'measured', held, free }]);
      }
      const range = measuredRange(versions);
      const applies = holdsFor(range, python);
      if (applies === 'none') return undefined;
      return applies === 'all' ? effect : limited(effect, pythonLimits(range));
    },
  };
}

/** Whether `effect` is about objects of `owner`, or about originals where there is none. */
export function isOf(effect: PatcherEffect, owner: PatcherId | undefined): boolean {
  return owner === undefined ? effect.of === undefined : effect.of?.includes(owner) === true;
}

function limited(effect: HoldEffect, limits: readonly VersionLimit[]): HoldEffect {
  return limits.length === 0 ? effect : { ...effect, limits: [...(effect.limits ?? []), ...limits] };
}

/** Effects of holds inside libraries, where how the library uses what it holds is known. */
interface LibraryUse {
  readonly severity: EffectSeverity;
  readonly consequence: Consequence;
  readonly source: string;
}

/** Only these effects are ever given to a hold, and only green threads bring them about; any other is that of the name. */
const USES: Partial<Record<Effect, LibraryUse>> = {
  'native-lock': {
    severity: 'notice',
    consequence: 'native-lock',
    source: 'SEMANTICS 3.4',
  },
  'connections-shared': {
    severity: 'error',
    consequence: 'connections-shared',
    source:
      'ran: Django 5.2.19, gunicorn 27.0.1, gevent 26.9.0, Python 3.11.7: connections["default"] of two greenlets is one',
  },
  deadlock: {
    severity: 'warning',
    consequence: 'deadlock-executors',
    source: 'SEMANTICS 3.3, M6; ran: eventlet 0.41.3, Python 3.11.7 and 3.13.0, three executors',
  },
};

/** Python versions and ranges of them: what is known of the Python that runs the code, against what was measured. */

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
