import type { ReportingConfiguration, ReportingDescriptor } from 'sarif';
import type { RuleId, Severity } from '../findings/finding.js';
import type { Messages } from '../messages/messages.js';
import { ruleMetadata, rulePageUrl } from '../rules/metadata.js';

/** SARIF's word for a severity. */
export function sarifLevel(severity: Severity): NonNullable<ReportingConfiguration['level']> {
  return severity === 'notice' ? 'note' : severity;
}

/** A rule as SARIF describes it; GitHub shows `help` beside each alert. */
export function sarifRule(id: RuleId, docsBase: string, { ruleInfo, report }: Messages): ReportingDescriptor {
  const { severity, since, libraries } = ruleMetadata[id];
  const { title, summary, severityNote } = ruleInfo[id];
  const page = rulePageUrl(docsBase, id);
  return {
    id,
    name: title,
    shortDescription: { text: title },
    fullDescription: { text: summary },
    help: {
      text: `${summary}\n\n${severityNote}\n\n${page}`,
      markdown: `${summary}\n\n${severityNote}\n\n[${report.pageOfRule}](${page})`,
    },
    helpUri: page,
    defaultConfiguration: { level: sarifLevel(severity) },
    properties: { since, tags: ['correctness', ...libraries] },
  };
}
