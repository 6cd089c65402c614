/** Look-ups in the effect tables: what goes wrong when something still holds an original. */
import { canonicalName } from './canonical-name.js';
import { EVENTLET_EFFECTS } from './eventlet-effects.js';
import { GEVENT_EFFECTS } from './gevent-effects.js';
import { libraryEffect } from './library-effects.js';
import { TRUSTSTORE_EFFECTS, truststoreEffectOfHold } from './truststore.js';
import type { Hold, HoldEffect, HoldForm, PatchLibrary, PythonVersion, QualifiedName } from './types.js';

const TABLES: Readonly<Record<PatchLibrary, ReadonlyMap<QualifiedName, readonly HoldEffect[]>>> = {
  gevent: byName('gevent', GEVENT_EFFECTS),
  eventlet: byName('eventlet', EVENTLET_EFFECTS),
  truststore: byName('truststore', TRUSTSTORE_EFFECTS),
};

/**
 * What holding `name` (any alias) in `form` across `library`'s patch does, or undefined when it is harmless.
 * With `python` undefined (version unknown) an effect of some versions only is given, and its consequence says
 * which: `… (before Python 3.13)`.
 */
export function effectOf(
  library: PatchLibrary,
  name: QualifiedName,
  form: HoldForm,
  python: PythonVersion | undefined,
): HoldEffect | undefined {
  const rows = TABLES[library].get(canonicalName(name)) ?? [];
  const fitting = rows.filter((row) => row.forms.includes(form));
  if (python !== undefined) return fitting.find((row) => appliesTo(row, python));
  const first = fitting[0];
  return first === undefined ? undefined : withVersions(first);
}

/**
 * What a hold inside a standard-library or third-party module does. It differs from `effectOf` where the hold itself
 * was judged: a lock that a library keeps to itself is a notice, not the deadlock it would be in the user's code.
 */
export function effectOfHold(
  library: PatchLibrary,
  hold: Hold,
  python: PythonVersion | undefined,
): HoldEffect | undefined {
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

function appliesTo(effect: HoldEffect, python: PythonVersion): boolean {
  return (
    (effect.since === undefined || compare(python, effect.since) >= 0) &&
    (effect.before === undefined || compare(python, effect.before) < 0)
  );
}

function compare(left: PythonVersion, right: PythonVersion): number {
  return left[0] - right[0] || left[1] - right[1];
}

function withVersions(effect: HoldEffect): HoldEffect {
  const bounds: string[] = [];
  if (effect.since !== undefined) bounds.push(`since Python ${effect.since.join('.')}`);
  if (effect.before !== undefined) bounds.push(`before Python ${effect.before.join('.')}`);
  if (bounds.length === 0) return effect;
  return { ...effect, consequence: `${effect.consequence} (${bounds.join(', ')})` };
}
