/**
 * truststore puts a class of its own in the place of `ssl.SSLContext`, as gevent and eventlet do, with the same
 * consequence for whoever kept the original. Checked against a running truststore by the oracle (test/spec/truststore.md).
 */
import type { Patcher } from './patcher.js';

const RAN = 'SEMANTICS 4 and X3 to X6; ran: truststore 0.10.5, Python 3.11.7 and 3.13.0';

export const truststore: Patcher = {
  id: 'truststore',
  kind: 'swap',
  modules: ['truststore'],
  functions: [
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
  ],
  defaultFunction: 'truststore.inject_into_ssl',
  effects: [
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
    // What else stands in the place of the class knows nothing of the system's certificates; ran: truststore 0.10.5 after
    // gevent 26.9.0 and after eventlet 0.41.3, Python 3.11.7.
    {
      name: 'ssl.SSLContext',
      forms: ['reference', 'subclass', 'instance'],
      of: ['gevent', 'eventlet'],
      effect: 'bypassed',
      severity: 'warning',
      consequence: 'unverified',
      source: 'SEMANTICS 4; ran: type and options of a context',
    },
    // A library is done with setting the options of a context that it made at import.
    {
      name: 'ssl.SSLContext',
      forms: ['instance'],
      inside: 'libraries',
      effect: 'bypassed',
      severity: 'warning',
      consequence: 'unverified',
      source: `${RAN}, the contexts of aiohttp.connector`,
    },
  ],
  // Modules whose `SSLContext` it replaces itself, or that only hand on what they never call: truststore/_api.py 0.10.5;
  // SEMANTICS X4, ran again.
  mends: ['urllib3.util.ssl_', 'urllib3.util', 'requests.adapters'],
  // `import ssl` above `inject_into_ssl()` is what its documentation shows.
  loaded: [],
  advice: {},
};
