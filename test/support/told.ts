import type { Facts, Finding, Offender, RuleId } from '../../src/findings/finding.js';
import type { RuleName } from '../../src/rules/index.js';

/** Facts that every rule about late references can be told with: each takes those that it knows. */
const facts = {
  patch: { kind: 'call', function: 'gevent.monkey.patch_all' },
  library: 'gevent',
  holders: [{ name: 'requests', isStandard: false }],
  names: ['ssl.SSLContext'],
  modules: ['ssl'],
  consequences: [],
} as const;

/** What a rule says in a test, of made-up facts; `other` replaces some of them. */
export function told(rule: RuleName, other: Facts = {}): Pick<Finding, 'rule' | 'facts'> {
  return { rule: rule as string as RuleId, facts: { ...facts, ...other } };
}

/** A library of that name, as one that holds something. */
export function heldBy(name: string): Facts {
  return { holders: [{ name, isStandard: false }] };
}

/** What is said of whatever holds the original context. */
export const contextHeld = {
  names: ['ssl.SSLContext'],
  namesAtEnd: ['ssl.SSLContext'],
  effect: 'recursion',
  basis: 'measured',
  consequence: {
    kind: 'held',
    name: 'ssl.SSLContext',
    consequence: { kind: 'tls-recursion', patcher: 'gevent', limits: [] },
  },
} as const satisfies Omit<Offender, 'location' | 'module' | 'chain'>;
