import type {
  ArtifactLocation,
  CodeFlow,
  Log,
  Notification,
  ReportingConfiguration,
  ReportingDescriptor,
  Result,
  Run,
  Fix as SarifFix,
  Location as SarifLocation,
  ThreadFlowLocation,
} from 'sarif';
import {
  type ChainLink,
  type Finding,
  type Fix,
  type Location,
  type Offender,
  patchText,
  placeOfFinding,
  placeText,
  programsOf,
  type Severity,
  type TextEdit,
} from '../findings/finding.js';
import { isWarning, type Notice } from '../findings/notice.js';
import { type Messages, messagesIn } from '../messages/index.js';
import type { FilePath } from '../project/snapshot.js';
import { patchersOf, rulePageUrl, rules } from '../rules/index.js';
import type { Rule } from '../rules/rule.js';
import { LineIndex } from '../text/line-index.js';
import { readOnce } from '../text/memoize.js';
import { type Prose, plain } from '../text/prose.js';
import { offenderSteps, offenderWords, patchSteps, wordsOf } from './chain.js';
import { byPlace, type ReportInput, tool, worstFirst } from './input.js';
import { renderProse } from './markdown.js';

/** GitHub refuses files with more results than this in one run, or with more places in one result. */
const mostResults = 25_000;
const mostLocations = 1_000;
const mostFlowLocations = 10_000;

/** The report as a SARIF 2.1.0 log, ended by a line break. */
export function renderSarif(input: ReportInput): string {
  const messages = messagesIn(input.language);
  const kept = byPlace(worstFirst(input.findings).slice(0, mostResults));
  const hidden = input.findings.length - kept.length;
  const notifications = input.notices.map((notice) => notification(notice, messages));
  if (hidden > 0) notifications.push(message('limit-reached', messages.report.leftOut(hidden, mostResults)));
  const root = (input.below ?? '') === '' ? messages.report.checkedFolder : messages.report.repositoryRoot;
  const run: Run = {
    tool: {
      driver: {
        name: tool.name,
        version: tool.version,
        semanticVersion: tool.version,
        informationUri: tool.homepage,
        rules: rules.map((rule) => sarifRule(rule, input.docsBase, messages)),
      },
    },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { '%SRCROOT%': { description: { text: root } } },
    invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications }],
    results: kept.map((finding) => sarifResult(finding, input.texts, messages)),
  };
  const log: Log = {
    version: '2.1.0',
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    runs: [run],
  };
  // GitHub takes addresses to be relative to the repository's root, whatever %SRCROOT% is said to be.
  const below = urlPath(input.below ?? '');
  const inRepository = (key: string, value: unknown): unknown =>
    key === 'artifactLocation'
      ? { ...(value as ArtifactLocation), uri: `${below}${(value as ArtifactLocation).uri}` }
      : value;
  return `${JSON.stringify(log, inRepository, 2)}\n`;
}

function message(id: string, text: string, level: 'note' | 'warning' = 'note'): Notification {
  return { descriptor: { id }, level, message: { text } };
}

function notification(notice: Notice, messages: Messages): Notification {
  const level = isWarning(notice) ? 'warning' : 'note';
  const about = message(notice.kind, sarifText(messages.notice(notice)), level);
  if (notice.path === undefined) return about;
  return { ...about, locations: [{ physicalLocation: { artifactLocation: artifactOf(notice.path) } }] };
}

/** A file below the checked root. */
function artifactOf(path: FilePath): ArtifactLocation {
  return { uri: urlPath(path), uriBaseId: '%SRCROOT%' };
}

/** A sentence as the plain text of a SARIF message, where `[words](target)` would be a link: code must not become one. */
function sarifText(sentence: Prose): string {
  return plain(sentence).replaceAll('](', ']\u200b(');
}

/** A stretch of a file, with a message when it plays a part of its own. */
function sarifLocation(location: Location, text?: string): SarifLocation {
  const { path, start, end, cell } = location;
  const lines = { startLine: start.line, endLine: end.line };
  // The columns of a notebook's code are not those of its file.
  const region = cell === undefined ? { ...lines, startColumn: start.column, endColumn: end.column } : lines;
  const physicalLocation = { artifactLocation: artifactOf(path), region };
  if (cell !== undefined) {
    const logicalLocations = [
      { name: `cell ${cell.number}:${cell.line}`, fullyQualifiedName: placeText(location) },
    ];
    return { physicalLocation, logicalLocations, ...(text === undefined ? {} : { message: { text } }) };
  }
  return text === undefined ? { physicalLocation } : { physicalLocation, message: { text } };
}

/** How sure a confidence is on SARIF's scale of 0 to 100. */
const ranks = { high: 90, medium: 60, low: 30 } as const;

/** One finding as a SARIF result; the texts give the exact region that a fix replaces. */
function sarifResult(finding: Finding, texts: ReadonlyMap<FilePath, string>, messages: Messages): Result {
  const { message, why, advice, affected } = wordsOf(finding, messages);
  const paragraphs = [message, why, affected, advice].filter((text) => text.length > 0);
  const place = placeOfFinding(finding);
  const text = place.cell === undefined ? texts.get(place.path) : undefined;
  const hash = text === undefined ? undefined : lineHash(text, place.start.line);
  return {
    ruleId: finding.rule,
    ruleIndex: rules.findIndex(({ id }) => id === finding.rule),
    level: sarifLevel(finding.severity),
    rank: ranks[finding.confidence],
    message: {
      text: paragraphs.map(sarifText).join('\n\n'),
      markdown: paragraphs.map(renderProse).join('\n\n'),
    },
    locations: [sarifLocation(place)],
    relatedLocations: finding.offenders.slice(0, mostLocations - 1).map((offender, id) => ({
      id,
      ...sarifLocation(
        offender.location,
        offenderWords(finding, messages.report).because(
          sarifText(messages.consequence(offender.consequence)),
        ),
      ),
    })),
    codeFlows: codeFlows(finding, messages),
    partialFingerprints: {
      'latePatch/v1': finding.fingerprint,
      ...(hash === undefined ? {} : { primaryLocationLineHash: hash }),
    },
    ...(finding.fix === undefined ? {} : { fixes: [sarifFix(finding.fix, texts, messages)] }),
    properties: { confidence: finding.confidence, entries: [...programsOf(finding)] },
  };
}

/** A code flow for each offender, of the first as many as there is room for. */
function codeFlows(finding: Finding, messages: Messages): CodeFlow[] {
  let left = mostFlowLocations;
  const flows: CodeFlow[] = [];
  for (const offender of finding.offenders) {
    left -= offender.chain.length + finding.patchChain.length;
    if (left < 0) break;
    flows.push(codeFlow(finding, offender, messages));
  }
  return flows;
}

/** Characters from the beginning of a line that tell it from others, where blanks and tabs do not count. */
const hashedCharacters = 100;

/**
 * What GitHub knows an alert by (docs.github.com, "SARIF support for code scanning": partialFingerprints), of line `line` of `text`:
 * its action that uploads files works it out where a file lacks it, other ways to upload do not. It is a polynomial in 37 of the
 * characters from there on, modulo 2 to the 64, and how many lines have had the same by then. Undefined where there is no such line.
 */
function lineHash(text: string, line: number): string | undefined {
  const { characters, starts, counts } = hashedLines(text);
  const own = starts[line - 1];
  if (own === undefined) return undefined;
  let hash = 0n;
  for (let index = 0; index < hashedCharacters; index++)
    hash = BigInt.asUintN(64, hash * 37n + BigInt(characters.charCodeAt(own + index) || 0));
  return `${hash.toString(16)}:${counts[line - 1]}`;
}

/** The characters of a text that count, where its lines start among them, and how many up to each have begun alike: a file may have many findings. */
const hashedLines = readOnce(
  (text) => {
    // The end of the file counts as a character, and what would be behind it as zeros.
    const characters = `${text.replace(/\r\n?/g, '\n').replace(/[ \t]/g, '')}\uffff`;
    const starts = [0];
    for (let at = characters.indexOf('\n'); at >= 0; at = characters.indexOf('\n', at + 1))
      starts.push(at + 1);
    const seen = new Map<string, number>();
    const counts = starts.map((start) => {
      const beginning = characters.slice(start, start + hashedCharacters);
      const count = (seen.get(beginning) ?? 0) + 1;
      seen.set(beginning, count);
      return count;
    });
    return { characters, starts, counts };
  },
  ({ starts }) => starts.length,
);

/** The code flow in the order it happens: down to what is held, then down to the patch. */
function codeFlow(finding: Finding, offender: Offender, messages: Messages): CodeFlow {
  const early = flowSteps(offender.chain, offenderSteps(offender, messages), offender.location);
  const late = flowSteps(
    finding.patchChain,
    patchSteps(finding.patchChain, patchText(finding.patch.by), messages),
    finding.location,
  );
  const locations = [...early, ...late].map((step, index) => ({ ...step, executionOrder: index + 1 }));
  return {
    message: { text: sarifText(messages.consequence(offender.consequence)) },
    threadFlows: [{ locations }],
  };
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

function sarifFix(fix: Fix, texts: ReadonlyMap<FilePath, string>, messages: Messages): SarifFix {
  const paths = [...new Set(fix.edits.map((edit) => edit.path))];
  return {
    description: { text: sarifText([messages.fix(fix)]) },
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

/** SARIF's word for a severity. */
function sarifLevel(severity: Severity): NonNullable<ReportingConfiguration['level']> {
  return severity === 'notice' ? 'note' : severity;
}

/** A rule as SARIF describes it; GitHub shows `help` beside each alert. */
function sarifRule(found: Rule, docsBase: string, { rule, report }: Messages): ReportingDescriptor {
  const { id, severity, since } = found;
  const { title, summary, severityNote } = rule(id);
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
    properties: { since, tags: ['correctness', ...patchersOf(found)] },
  };
}

/** A path as part of a URL: each segment percent-encoded, parentheses too, so that it can stand in a Markdown link. */
function urlPath(path: string): string {
  const segments = path.replace(/[\ud800-\udfff]/gu, '\ufffd').split('/');
  return segments.map((segment) => encodeURIComponent(segment).replace(/[!'()*]/g, percent)).join('/');
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
