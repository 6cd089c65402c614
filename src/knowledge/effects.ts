/** Look-ups in the effect tables: what goes wrong when something still holds an original. */
import { canonicalName } from './canonical-name.js';
import type { VersionLimit } from './consequences.js';
import { EVENTLET_EFFECTS } from './eventlet-effects.js';
import { GEVENT_EFFECTS } from './gevent-effects.js';
import { libraryEffect } from './library-effects.js';
import { holdsFor, measuredRange, pythonLimits } from './python-versions.js';
import { TRUSTSTORE_EFFECTS, truststoreEffectOfHold } from './truststore.js';
import type { Hold, HoldEffect, HoldForm, PatchLibrary, PythonTarget, QualifiedName } from './types.js';

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
