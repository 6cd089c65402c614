/** Effects of holds inside libraries, where how the library uses what it holds is known. */
import type { Consequence, VersionLimit } from './consequences.js';
import type { Effect, EffectSeverity, Hold, HoldEffect, PatchLibrary } from './types.js';

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
export function libraryEffect(library: PatchLibrary, hold: Hold, effect: Effect): HoldEffect | undefined {
  const use = USES[effect];
  if (use === undefined) return undefined;
  // gevent 26.8.0 repairs the executors' lock when it patches; ran: hangs on 25.9.1, finishes on 26.9.0.
  const isRepaired = effect === 'deadlock' && library === 'gevent';
  const row: HoldEffect = { library, name: hold.name, forms: [hold.form], effect, ...use };
  return isRepaired ? { ...row, limits: [repaired] } : row;
}
