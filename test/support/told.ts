import type { Facts, Finding, RuleId } from '../../src/findings/finding.js';
import type { RuleName } from '../../src/rules/index.js';

/** Facts that every rule about late references can be told with: each takes those that it knows. */
const facts = {
  patch: { kind: 'call', function: 'gevent.monkey.patch_all' },
  library: 'gevent',
  holders: ['requests'],
  names: ['ssl.SSLContext'],
  modules: ['ssl'],
  consequences: [],
} as const;

/** What a rule says in a test, of made-up facts; `other` replaces some of them. */
export function told(rule: RuleName, other: Facts = {}): Pick<Finding, 'rule' | 'facts'> {
  return { rule: rule as string as RuleId, facts: { ...facts, ...other } };
}
