import type { CodeFlow, Result, Fix as SarifFix, ThreadFlowLocation } from 'sarif';
import { type ChainLink, type Finding, type Location, type Offender, ruleIds } from '../findings/finding.js';
import type { Fix, TextEdit } from '../findings/fix.js';
import type { Messages } from '../messages/messages.js';
import { LineIndex } from '../text/line-index.js';
import type { Prose } from '../text/prose.js';
import type { FilePath } from '../tree/file-path.js';
import { offenderSteps, patchSteps } from './chain.js';
import { renderProse } from './markdown.js';
import { artifactOf, sarifLocation, sarifText } from './sarif-places.js';
import { sarifLevel } from './sarif-rules.js';
import { offenderWords } from './words.js';

/** How sure a confidence is on SARIF's scale of 0 to 100. */
const ranks = { high: 90, medium: 60, low: 30 } as const;

/** One finding as a SARIF result; the texts give the exact region that a fix replaces. */
export function sarifResult(
  finding: Finding,
  texts: ReadonlyMap<FilePath, string>,
  messages: Messages,
): Result {
  const { message, why, advice } = finding;
  return {
    ruleId: finding.rule,
    ruleIndex: ruleIds.indexOf(finding.rule),
    level: sarifLevel(finding.severity),
    rank: ranks[finding.confidence],
    message: {
      text: [message, why, advice].map(sarifText).join('\n\n'),
      markdown: [message, why, advice].map(renderProse).join('\n\n'),
    },
    locations: [sarifLocation(finding.location)],
    relatedLocations: finding.offenders.map((offender, id) => ({
      id,
      ...sarifLocation(
        offender.location,
        offenderWords(finding, messages.report).because(sarifText(offender.consequence)),
      ),
    })),
    codeFlows: finding.offenders.map((offender) => codeFlow(finding, offender, messages)),
    partialFingerprints: { 'latePatch/v1': finding.fingerprint },
    ...(finding.fix === undefined ? {} : { fixes: [sarifFix(finding.fix, texts)] }),
    properties: { confidence: finding.confidence, entries: [...finding.entries] },
  };
}

/** The story in the order it happens: down to what is held, then down to the patch. */
function codeFlow(finding: Finding, offender: Offender, messages: Messages): CodeFlow {
  const early = flowSteps(offender.chain, offenderSteps(offender, messages), offender.location);
  const late = flowSteps(
    finding.patchChain,
    patchSteps(finding.patchChain, finding.patch.call, messages),
    finding.location,
  );
  const locations = [...early, ...late].map((step, index) => ({ ...step, executionOrder: index + 1 }));
  return { message: { text: sarifText(offender.consequence) }, threadFlows: [{ locations }] };
}

/** Steps inside libraries have no place of their own: they are shown where the code was left. */
function flowSteps(
  chain: readonly ChainLink[],
  steps: readonly Prose[],
  start: Location,
): ThreadFlowLocation[] {
  let here = start;
  return chain.map((link, index) => {
    here = link.location ?? here;
    return { location: sarifLocation(here, sarifText(steps[index]!)), nestingLevel: index };
  });
}

function sarifFix(fix: Fix, texts: ReadonlyMap<FilePath, string>): SarifFix {
  const paths = [...new Set(fix.edits.map((edit) => edit.path))];
  return {
    description: { text: sarifText([fix.title]) },
    artifactChanges: paths.map((path) => ({
      artifactLocation: artifactOf(path),
      replacements: fix.edits
        .filter((edit) => edit.path === path)
        .map((edit) => ({
          deletedRegion: deletedRegion(edit, texts.get(path)),
          insertedContent: { text: edit.newText },
        })),
    })),
  };
}

/** Where an edit cuts. Without the text: its whole lines, up to the start of the line after. */
function deletedRegion(edit: TextEdit, text: string | undefined) {
  if (text === undefined) {
    return { startLine: edit.startLine, startColumn: 1, endLine: edit.endLine + 1, endColumn: 1 };
  }
  const index = new LineIndex(text);
  const start = index.position(edit.span.start);
  const end = index.position(edit.span.end);
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}
