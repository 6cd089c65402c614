import { effectTable } from '../knowledge/index.js';

const holdable = new Set([...effectTable('gevent'), ...effectTable('eventlet')].map((effect) => effect.name));

/** Whether holding the canonical `name` across some patch, in some form, has an effect that is known. */
export function isHoldable(name: string): boolean {
  return holdable.has(name);
}
