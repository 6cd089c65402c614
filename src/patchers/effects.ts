import { EVENTLET_EFFECTS } from './eventlet.js';
import { GEVENT_EFFECTS } from './gevent.js';
import { canonicalName } from './names.js';
import { TRUSTSTORE_EFFECTS, truststoreEffectOfHold } from './truststore.js';
import type {
  Consequence,
  Effect,
  EffectSeverity,
  Hold,
  HoldEffect,
  HoldForm,
  MeasuredVersions,
  PatchLibrary,
  PythonRange,
  PythonTarget,
  PythonVersion,
  QualifiedName,
  VersionBound,
  VersionLimit,
} from './types.js';

/** Look-ups in the effect tables: what goes wrong when something still holds an original. */

const TABLES: Readonly<Record<PatchLibrary, ReadonlyMap<QualifiedName, readonly HoldEffect[]>>> = {
  gevent: byName('gevent', GEVENT_EFFECTS),
  eventlet: byName('eventlet', EVENTLET_EFFECTS),
  truststore: byName('truststore', TRUSTSTORE_EFFECTS),
};

/**
 * What holding `name` (any alias) in `form` across `library`'s patch does, or undefined when it is harmless.
 * Where `python` may be a version that has another effect or none, the versions that have this one are its `limits`.
 */
export function effectOf(
  library: PatchLibrary,
  name: QualifiedName,
  form: HoldForm,
  python: PythonTarget,
): HoldEffect | undefined {
  const rows = TABLES[library].get(canonicalName(name)) ?? [];
  const row = rows.find((each) => each.forms.includes(form) && holdsFor(each, python) !== 'none');
  if (row === undefined || holdsFor(row, python) === 'all') return row;
  return limited(row, pythonLimits(row));
}

/**
 * What a hold inside a standard-library or third-party module does. It differs from `effectOf` where the hold itself
 * was judged (a lock that a library keeps to itself is a notice, not the deadlock it would be in the user's code), and
 * where versions of the library disagree: its `limits` then say in which it was measured.
 */
export function effectOfHold(
  library: PatchLibrary,
  hold: Hold,
  python: PythonTarget,
): HoldEffect | undefined {
  const effect = judgedEffect(library, hold, python);
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
}

function judgedEffect(library: PatchLibrary, hold: Hold, python: PythonTarget): HoldEffect | undefined {
  const general = effectOf(library, hold.name, hold.form, python);
  // A name that this library's patch leaves alone is harmless, however the holder uses it.
  if (general === undefined) return undefined;
  if (library === 'truststore') return truststoreEffectOfHold(hold, general);
  if (hold.effect === undefined) return general;
  return libraryEffect(library, hold, hold.effect);
}

/** Every effect of `library`, for documentation and checks. */
export function effectTable(library: PatchLibrary): readonly HoldEffect[] {
  return [...TABLES[library].values()].flat();
}

function byName(
  library: PatchLibrary,
  rows: readonly Omit<HoldEffect, 'library'>[],
): ReadonlyMap<QualifiedName, readonly HoldEffect[]> {
  const table = new Map<QualifiedName, HoldEffect[]>();
  for (const row of rows) {
    const effects = table.get(row.name) ?? [];
    effects.push({ library, ...row });
    table.set(row.name, effects);
  }
  return table;
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

/** Only these effects are ever given to a hold; any other is that of the name. */
const USES: Partial<Record<Effect, LibraryUse>> = {
  'native-lock': {
    severity: 'notice',
    consequence: 'native-lock',
    source: 'SEMANTICS 3.4',
  },
  deadlock: {
    severity: 'warning',
    consequence: 'deadlock-executors',
    source: 'SEMANTICS 3.3, M6; ran: eventlet 0.41.3, Python 3.11.7 and 3.13.0, three executors',
  },
};

const repaired: VersionLimit = { of: 'gevent', relation: 'before', version: '26.8.0' };

/** The effect row of a judged hold; undefined for an effect that no library use has. */
function libraryEffect(library: PatchLibrary, hold: Hold, effect: Effect): HoldEffect | undefined {
  const use = USES[effect];
  if (use === undefined) return undefined;
  // gevent 26.8.0 repairs the executors' lock when it patches; ran: hangs on 25.9.1, finishes on 26.9.0.
  const isRepaired = effect === 'deadlock' && library === 'gevent';
  const row: HoldEffect = { library, name: hold.name, forms: [hold.form], effect, ...use };
  return isRepaired ? { ...row, limits: [repaired] } : row;
}

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
