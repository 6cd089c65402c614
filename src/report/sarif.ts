import type { Log, Notification, Run } from 'sarif';
import { ruleIds } from '../findings/finding.js';
import type { Notice } from '../findings/notice.js';
import { messagesIn } from '../messages/index.js';
import { byPlace, type ReportInput, worstFirst } from './input.js';
import { namedNotice } from './named-notice.js';
import { artifactOf, sarifText } from './sarif-places.js';
import { sarifResult } from './sarif-result.js';
import { sarifRule } from './sarif-rules.js';
import { tool } from './tool.js';

/** GitHub refuses files with more results than this in one run. */
const mostResults = 25_000;

/** The report as a SARIF 2.1.0 log, ended by a line break. */
export function renderSarif(input: ReportInput): string {
  const messages = messagesIn(input.language);
  const kept = byPlace(worstFirst(input.findings).slice(0, mostResults));
  const hidden = input.findings.length - kept.length;
  const notifications = input.notices.map(notification);
  if (hidden > 0)
    notifications.push(
      message('limit-reached', `${hidden} findings were left out: GitHub takes ${mostResults}.`),
    );
  const run: Run = {
    tool: {
      driver: {
        name: tool.name,
        version: tool.version,
        semanticVersion: tool.version,
        informationUri: tool.homepage,
        rules: ruleIds.map((id) => sarifRule(id, input.docsBase, messages)),
      },
    },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The folder that was checked.' } } },
    invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications }],
    results: kept.map((finding) => sarifResult(finding, input.texts, messages)),
  };
  const log: Log = {
    version: '2.1.0',
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    runs: [run],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function message(id: string, text: string): Notification {
  return { descriptor: { id }, level: 'note', message: { text } };
}

function notification(notice: Notice): Notification {
  const about = message(notice.kind, sarifText(namedNotice(notice)));
  if (notice.path === undefined) return about;
  return { ...about, locations: [{ physicalLocation: { artifactLocation: artifactOf(notice.path) } }] };
}
