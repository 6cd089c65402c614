import type { ReportingConfiguration, ReportingDescriptor } from 'sarif';
import type { RuleId, Severity } from '../findings/finding.js';
import { ruleMetadata, rulePageUrl } from '../rules/metadata.js';

/** SARIF's word for a severity. */
export function sarifLevel(severity: Severity): NonNullable<ReportingConfiguration['level']> {
  return severity === 'notice' ? 'note' : severity;
}

/** A rule as SARIF describes it; GitHub shows `help` beside each alert. */
export function sarifRule(id: RuleId, docsBase: string): ReportingDescriptor {
  const { title, summary, severity, severityNote, since, libraries } = ruleMetadata[id];
  const page = rulePageUrl(docsBase, id);
  return {
    id,
    name: title,
    shortDescription: { text: title },
    fullDescription: { text: summary },
    help: {
      text: `${summary}\n\n${severityNote}\n\n${page}`,
      markdown: `${summary}\n\n${severityNote}\n\n[The page of this rule](${page})`,
    },
    helpUri: page,
    defaultConfiguration: { level: sarifLevel(severity) },
    properties: { since, tags: ['correctness', ...libraries] },
  };
}
