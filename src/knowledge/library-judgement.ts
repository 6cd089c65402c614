/** Whether something that a library keeps to itself does harm, by the rules that the measured data was judged with. */
import { HARMLESS_HOLDERS } from './data/judgements.js';
import type { Hold } from './types.js';

const harmless = HARMLESS_HOLDERS.map(([holder, where]) => [matcher(holder), matcher(where)] as const);

/** Locks are held across code that never switches, as far as is known (SEMANTICS 3.4). */
const locks: ReadonlySet<string> = new Set([
  'reference threading.Lock',
  'reference threading.RLock',
  'instance threading.Lock',
  'instance threading.RLock',
  'instance threading.Condition',
]);

/** The hold with the effect it has inside a library; undefined where somebody has looked and it does no harm. */
export function judgedHold(hold: Hold): Hold | undefined {
  if (harmless.some(([holder, where]) => holder.test(hold.holder) && where.test(hold.where)))
    return undefined;
  return locks.has(`${hold.form} ${hold.name}`) ? { ...hold, effect: 'native-lock' } : hold;
}

/** `*` matches any run of characters, dots too (fnmatch). */
function matcher(pattern: string): RegExp {
  return new RegExp(`^${pattern.split('*').map(escaped).join('.*')}$`, 's');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
