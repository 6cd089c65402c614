import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hint } from '../config/closest.js';
import { type RuleId, ruleIds } from '../findings/finding.js';
import { messagesIn } from '../messages/index.js';
import { type Language, languages } from '../messages/language.js';
import { rulePages } from '../report/tool.js';
import { complain, print } from './console.js';
import type { ExitCode } from './exit-code.js';

/** Prints the page of a rule in a language, or without a rule the list of them. Pages lie in docs/ of the package. */
export function explain(rule: string | undefined, lang: string | undefined, packageFolder: string): ExitCode {
  const language = lang === undefined ? languages[0] : languages.find((one) => one === lang);
  if (language === undefined) {
    complain([
      `--lang: expected one of ${languages.join(', ')}; found "${lang}"${hint(lang ?? '', languages)}`,
    ]);
    return 2;
  }
  if (rule === undefined) {
    print(`${ruleList(language)}\n`);
    return 0;
  }
  if (!isRuleId(rule)) {
    complain([`there is no rule "${rule}"${hint(rule, ruleIds)}`, `the rules are: ${ruleIds.join(', ')}`]);
    return 2;
  }
  print(readFileSync(join(packageFolder, rulePages[language], `${rule}.md`), 'utf8'));
  return 0;
}

function isRuleId(text: string): text is RuleId {
  return (ruleIds as readonly string[]).includes(text);
}

function ruleList(language: Language): string {
  const { ruleInfo } = messagesIn(language);
  const width = Math.max(...ruleIds.map((id) => id.length));
  const rows = ruleIds.map((id) => `${id.padEnd(width)}  ${ruleInfo[id].title}`);
  return [...rows, '', 'late-patch explain RULE prints the page of a rule.'].join('\n');
}
