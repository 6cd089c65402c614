import type { RuleId } from '../findings/finding.js';
import { rulePageUrl } from '../rules/metadata.js';

/** A Markdown link to the page of a rule. Nothing in the address can end the link. */
export function pageLink(docsBase: string, rule: RuleId): string {
  const address = rulePageUrl(docsBase, rule).replace(/[\s()<>\\]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
  });
  return `[${rule}](${address})`;
}
