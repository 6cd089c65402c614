import { spawnSync } from 'node:child_process';
import type { PythonVersion } from '../../src/patchers/types.js';
import type { GreenPatcher } from '../support/stories/story.js';

/** A CPython with gevent, eventlet, requests and urllib3 installed. */
export interface OraclePython {
  readonly command: string;
  readonly version: PythonVersion;
  /** Major and minor version of the patchers. */
  readonly libraries: Readonly<Record<GreenPatcher, readonly [number, number]>>;
  /** Top-level modules that can be imported, of those that stories use. */
  readonly installed: ReadonlySet<string>;
}

const optional = [
  'django',
  'flask',
  'redis',
  'locust',
  'grequests',
  'truststore',
  'ddtrace',
  'opentelemetry',
  'pytest',
];
const ask = `
import importlib.util, sys
import gevent, eventlet, requests, urllib3
short = lambda version: version.split(".")[:2]
print(*sys.version_info[:2], *short(gevent.__version__), *short(eventlet.__version__), *[name for name in ${JSON.stringify(optional)} if importlib.util.find_spec(name)])
`;

/** The interpreter that LATE_PATCH_ORACLE_PYTHON names; the reason, if there is none to be used. */
export function oraclePython(): OraclePython | { readonly missing: string } {
  const command = process.env['LATE_PATCH_ORACLE_PYTHON'];
  if (command === undefined || command === '')
    return { missing: 'LATE_PATCH_ORACLE_PYTHON names no interpreter with gevent and eventlet' };
  const asked = spawnSync(command, ['-W', 'ignore', '-c', ask], { encoding: 'utf8' });
  if (asked.status !== 0) return { missing: `${command}: ${asked.stderr ?? 'does not run here'}` };
  const [major, minor, ...rest] = asked.stdout.trim().split(' ');
  const [gevent = 0, geventMinor = 0, eventlet = 0, eventletMinor = 0] = rest.slice(0, 4).map(Number);
  return {
    command,
    version: [Number(major), Number(minor)],
    libraries: { gevent: [gevent, geventMinor], eventlet: [eventlet, eventletMinor] },
    installed: new Set(rest.slice(4)),
  };
}
