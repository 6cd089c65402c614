import type { Effect } from '../../src/patchers/types.js';

/** Why the analyzer and a recorded run differ, and what the analyzer tells instead. */
export interface Disagreement {
  readonly told: readonly Effect[];
  /** Python versions it is about; all that were recorded where absent. */
  readonly pythons?: readonly string[];
  readonly because: string;
}

const notUsed = 'the program binds the name but does not use it so that it could hurt';
const pool = 'one executor alone does not contend for the lock; M6 does, and hangs';
const exit = 'recorded is the exception at exit; the analyzer tells what the object does before that';
const inside = 'the thread is started inside the standard library, where the model does not follow calls';

/** By id of the program. An entry that is no longer true fails. */
export const disagreements: ReadonlyMap<string, Disagreement> = new Map<string, Disagreement>([
  ['K4', { told: ['blocks'], because: `${notUsed}: a numeric address needs no resolver` }],
  ['P5', { told: ['blocks'], because: `${notUsed}: the child ends at once` }],
  ['H17', { told: ['deadlock'], because: notUsed }],
  ['H4c', { told: ['never-joins'], pythons: ['3.11', '3.12'], because: `${notUsed}: nobody joins` }],
  ['H13', { told: ['never-joins'], pythons: ['3.11', '3.12'], because: exit }],
  ['H14', { told: ['never-joins'], pythons: ['3.11', '3.12'], because: exit }],
  ['L3', { told: [], because: inside }],
  ['M3', { told: ['deadlock'], because: pool }],
  ['M4', { told: ['deadlock'], because: exit }],
  ['M8', { told: ['recursion'], because: `${notUsed}: it speaks plain http` }],
  ['M9', { told: ['recursion'], because: `${notUsed}: it speaks plain http` }],
  ['D18', { told: ['deadlock'], because: `gevent.threadpool loads concurrent.futures.thread; ${pool}` }],
  ['D22', { told: ['recursion'], because: 'deleting from sys.modules and importing again is not modelled' }],
  ['V13', { told: ['race'], because: 'eventlet repairs it since 0.34; which version runs is not known' }],
  ['V23', { told: ['blocks'], because: notUsed }],
  ['V28', { told: [], because: 'only 3.13 has an effect for a thread object under eventlet' }],
  ['V31', { told: ['deadlock'], because: pool }],
  ['L:dns.resolver', { told: [], because: 'requests is an optional dependency of dnspython' }],
  ['L:flask_socketio', { told: [], because: 'requests is an optional dependency of python-engineio' }],
]);
