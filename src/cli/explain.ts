import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hint } from '../config/closest.js';
import { type RuleId, ruleIds } from '../findings/finding.js';
import { ruleMetadata } from '../rules/metadata.js';
import { complain, print } from './console.js';
import type { ExitCode } from './exit-code.js';

/** Prints the page of a rule, or without one the list of rules. Pages lie in docs/rules/ of the package. */
export function explain(rule: string | undefined, packageFolder: string): ExitCode {
  if (rule === undefined) {
    print(`${ruleList()}\n`);
    return 0;
  }
  if (!isRuleId(rule)) {
    complain([`there is no rule "${rule}"${hint(rule, ruleIds)}`, `the rules are: ${ruleIds.join(', ')}`]);
    return 2;
  }
  print(readFileSync(join(packageFolder, 'docs', 'rules', `${rule}.md`), 'utf8'));
  return 0;
}

function isRuleId(text: string): text is RuleId {
  return (ruleIds as readonly string[]).includes(text);
}

function ruleList(): string {
  const width = Math.max(...ruleIds.map((id) => id.length));
  const rows = ruleIds.map((id) => `${id.padEnd(width)}  ${ruleMetadata[id].title}`);
  return [...rows, '', 'late-patch explain RULE prints the page of a rule.'].join('\n');
}
