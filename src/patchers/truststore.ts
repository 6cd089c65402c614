/**
 * truststore puts a class of its own in the place of `ssl.SSLContext`, as gevent and eventlet do, with the same
 * consequence for whoever kept the original. Checked against a running truststore by the oracle (test/spec/truststore.md).
 */
import type { Hold, HoldEffect, PatchFunction } from './types.js';

const RAN = 'SEMANTICS 4 and X3 to X6; ran: truststore 0.10.5, Python 3.11.7 and 3.13.0';

export const TRUSTSTORE_FUNCTIONS: readonly PatchFunction[] = [
  {
    name: 'truststore.inject_into_ssl',
    library: 'truststore',
    parameters: [],
    selection: 'by-default',
    unknownKeywords: 'rejected',
    positional: 'rejected',
    groups: [{ when: [], rebound: ['ssl.SSLContext'], remade: [] }],
    source: RAN,
  },
];

export const TRUSTSTORE_EFFECTS: readonly Omit<HoldEffect, 'library'>[] = [
  {
    name: 'ssl.SSLContext',
    forms: ['reference', 'subclass'],
    effect: 'recursion',
    severity: 'error',
    consequence: 'option-recursion',
    source: `${RAN}, and pymongo.ssl_support.get_ssl_context`,
  },
  {
    name: 'ssl.SSLContext',
    forms: ['instance'],
    effect: 'recursion',
    severity: 'warning',
    consequence: 'unverified-recursion',
    source: `${RAN}, create_default_context()`,
  },
];

/** What a context does that a library made at import: the library is done with setting its options. */
const FINISHED_CONTEXT: HoldEffect = {
  library: 'truststore',
  name: 'ssl.SSLContext',
  forms: ['instance'],
  effect: 'bypassed',
  severity: 'warning',
  consequence: 'unverified',
  source: `${RAN}, the contexts of aiohttp.connector`,
};

/** Modules whose `SSLContext` truststore replaces itself, or that only hand on what they never call. */
const REPAIRED: ReadonlySet<string> = new Set(['urllib3.util.ssl_', 'urllib3.util', 'requests.adapters']);

/**
 * What a hold inside a library does once `inject_into_ssl()` has run, where that differs from the table: `undefined`
 * is for holds that it mends itself. Source: truststore/_api.py 0.10.5; SEMANTICS X4, ran again.
 */
export function truststoreEffectOfHold(hold: Hold, general: HoldEffect): HoldEffect | undefined {
  if (REPAIRED.has(hold.holder)) return undefined;
  return hold.form === 'instance' ? FINISHED_CONTEXT : general;
}
