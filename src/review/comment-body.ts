import {
  type Finding,
  type Fix,
  type Location,
  type Offender,
  placeOfFinding,
  placeText,
  type RuleId,
} from '../findings/finding.js';
import type { Notice } from '../findings/notice.js';
import { type Language, type Messages, messagesIn } from '../messages/index.js';
import { basename, dirname, type FilePath } from '../project/snapshot.js';
import { fixDiff } from '../report/diff.js';
import { countBySeverity } from '../report/input.js';
import { codeBlock, codeSpan, renderProse } from '../report/markdown.js';
import { visibleCode } from '../report/visible.js';
import { rulePageUrl } from '../rules/index.js';
import { code, type Prose, prose } from '../text/prose.js';
import { markerOf, unseenMark, versionOf } from './marker.js';
import type { PlannedComment, Suggestion } from './placement.js';
import type { ReviewPlan } from './plan.js';

/** GitHub takes no longer body, in characters. */
export const bodyLimit = 65_536;

/** What comments need to know besides the findings. */
export interface CommentContext {
  /** Address of the folder with the rule pages. */
  readonly docsBase: string;
  readonly language: Language;
  /** Texts of the head side, to show what a fix replaces. */
  readonly texts: ReadonlyMap<FilePath, string>;
}

interface Detail {
  readonly codeFlow: CodeFlowLength;
  readonly fix: 'shown' | 'omitted';
}

/** From all that is useful to what always fits; the chain goes first. */
const details: readonly Detail[] = [
  { codeFlow: { offenders: 3, links: 10 }, fix: 'shown' },
  { codeFlow: { offenders: 1, links: 4 }, fix: 'shown' },
  { codeFlow: { offenders: 1, links: 4 }, fix: 'omitted' },
];

/** The Markdown of a comment. The first line stands alone; hidden markers end it. */
export function commentBody(comment: PlannedComment, context: CommentContext): string {
  const markers = [
    ...new Set(comment.findings.map((finding) => markerOf(finding.fingerprint, versionOf(finding)))),
  ];
  const { shortened, latePatch } = messagesIn(context.language).review;
  const end = cut(markers, bodyLimit / 2).join('\n');
  for (const detail of details) {
    const note = detail === details[0] ? [] : [shortened];
    const body = [...paragraphs(comment, context, detail), ...note, end].join('\n\n');
    if (body.length <= bodyLimit) return body;
  }
  return [`**${latePatch}** ${shortened}`, end].join('\n\n');
}

function paragraphs(comment: PlannedComment, context: CommentContext, detail: Detail): readonly string[] {
  const { findings, fixes } = comment;
  const messages = messagesIn(context.language);
  return [
    ...findings.flatMap((finding) => tellingOf(finding, detail.codeFlow, messages)),
    ...(detail.fix === 'shown' ? fixes.flatMap((fix) => fixBlocks(fix, comment, context)) : []),
    ...adviceOf(findings, messages),
    messages.review.pages(links(findings, context.docsBase)),
  ];
}

function tellingOf(finding: Finding, length: CodeFlowLength, messages: Messages): readonly string[] {
  const why = renderProse(messages.finding(finding).why);
  const codeFlow = codeFlowLines(finding, length, messages).map(renderProse);
  const chain =
    finding.offenders.length === 1
      ? codeFlow.join(messages.review.codeFlowSeparator)
      : codeFlow.map((line) => `- ${line}`).join('\n');
  return [`**${headline(finding, messages)}**`, why, chain].filter((text) => text !== '');
}

function fixBlocks(
  shown: Suggestion,
  { anchor }: PlannedComment,
  { texts, language }: CommentContext,
): readonly string[] {
  if (shown.kind === 'suggestion') return [suggestionBlock(shown.edit.newText)];
  const { theFix, theFixIn } = messagesIn(language).review;
  return patchBlocks(shown.fix, texts).flatMap(({ path, block }) => [
    path === anchor.path ? theFix : theFixIn(codeSpan(path)),
    block,
  ]);
}

/** One piece of advice for each divergence point: to go above the first of all offenders cures what the others ask for. */
function adviceOf(findings: readonly Finding[], messages: Messages): readonly string[] {
  const furthest = new Map<string, Finding>();
  for (const finding of findings) {
    const point = `${finding.location.span.start} ${finding.location.path}`;
    const other = furthest.get(point);
    if (other === undefined || firstOffender(finding) < firstOffender(other)) furthest.set(point, finding);
  }
  const texts = [...furthest.values()].map((finding) => renderProse(messages.finding(finding).advice));
  return [...new Set(texts)].filter((text) => text !== '');
}

/** The offset of the first statement that would have to stay below the patch. */
function firstOffender({ location, offenders }: Finding): number {
  const starts = offenders.filter((offender) => offender.location.path === location.path);
  return Math.min(...starts.map((offender) => offender.location.span.start));
}

function links(findings: readonly Finding[], docsBase: string): readonly string[] {
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  return rules.map((rule) => pageLink(docsBase, rule));
}

/** The first of `lines` that fit into `limit` characters together. */
function cut(lines: readonly string[], limit: number): readonly string[] {
  let length = 0;
  return lines.filter((line) => {
    length += line.length + 1;
    return length <= limit;
  });
}

/**
 * A block that GitHub turns into a button: `newText` replaces the lines that the comment stands on. Its fence is longer
 * than any run of backticks inside; lines end as GitHub writes them.
 */
function suggestionBlock(newText: string): string {
  const lines = newText.replaceAll('\r\n', '\n');
  // No line at all deletes the lines commented on; an empty line would replace them by an empty one.
  const content = lines === '' || lines.endsWith('\n') ? lines : `${lines}\n`;
  const longest = Math.max(2, ...(lines.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}suggestion\n${content}${fence}`;
}

/** A fix as diffs to read, one for each place it changes. */
function patchBlocks(
  fix: Fix,
  texts: ReadonlyMap<FilePath, string>,
): readonly { readonly path: FilePath; readonly block: string }[] {
  return fixDiff(fix, texts).map(({ path, lines }) => {
    const shown = lines.map((line) =>
      line === undefined ? '  ...' : `${line.sign}${visibleCode(line.text)}`,
    );
    return { path, block: codeBlock(shown.join('\n'), 'diff') };
  });
}

/** `Error: the patch runs after …`: severity in words, so that it does not depend on a picture. Markdown. */
function headline(finding: Finding, messages: Messages): string {
  const { message } = messages.finding(finding);
  return messages.review.headline(finding.severity, finding.confidence !== 'low', renderProse(message));
}

/** A Markdown link to the page of a rule. Nothing in the address can end the link. */
function pageLink(docsBase: string, rule: RuleId): string {
  const address = rulePageUrl(docsBase, rule).replace(/[\s()<>\\]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
  });
  return `[${rule}](${address})`;
}

/** How much of a code flow fits: offenders told, links of each chain, names of each object list. */
interface CodeFlowLength {
  readonly offenders: number;
  readonly links: number;
}

/**
 * The proof of a finding, one line an offender: `app.py:3 → api/client.py:1 → requests → urllib3.util.ssl_ holds
 * ssl.SSLContext`, the last one followed by where the patch runs. Where none does, there is nothing to prove.
 */
export function codeFlowLines(
  finding: Finding,
  length: CodeFlowLength,
  messages: Messages,
): readonly Prose[] {
  if (finding.timing === 'never') return [];
  const { moreAbove, onlyThen, onlyThenWould, thenAsWell } = messages.review;
  const then = { late: onlyThen, 'in-time': onlyThenWould, second: thenAsWell }[finding.timing];
  const told = finding.offenders.slice(0, length.offenders);
  const unpublished = finding.offenders.length - told.length;
  const more = unpublished === 0 ? [] : [moreAbove(unpublished)];
  const patch = joined(patchPath(finding), length.links, messages);
  return [...told.map((offender) => offenderLine(offender, length.links, messages)), ...more, then(patch)];
}

function offenderLine(offender: Offender, links: number, messages: Messages): Prose {
  const { review, report } = messages;
  const { namesAtEnd } = offender;
  const verb = offender.effect === 'loaded' ? review.loads : report.holds;
  const names = namesAtEnd.length === 0 ? [] : verb(messages.listed(namesAtEnd, 3));
  return prose`${joined(stepsOf(offender), links, messages)}${names}`;
}

/** Places of the user's code, then modules inside libraries; the module that the last place reaches is named as well. */
function stepsOf({ chain, namesAtEnd, effect }: Offender): readonly Prose[] {
  return chain.flatMap(({ location, module }, index) => {
    if (location === undefined) return [prose`${code(module)}`];
    const followed = chain[index + 1]?.location !== undefined;
    // `from time import sleep` in app.py: app.py holds it, `time` is only where it comes from.
    const isOrigin =
      index === chain.length - 1 &&
      effect !== 'loaded' &&
      namesAtEnd.some((name) => name.startsWith(`${module}.`));
    const here = prose`${code(placeText(location))}`;
    return followed || isOrigin || isModuleOf(location, module) ? [here] : [here, prose`${code(module)}`];
  });
}

/** Statement B and the statements it leads through, down to the call. */
function patchPath({ location, patch, patchChain }: Finding): readonly Prose[] {
  const passed = patchChain.flatMap((link) => (link.location === undefined ? [] : [link.location]));
  const places = [location, ...passed, patch.location].map(placeText);
  return [...new Set(places)].map((place) => prose`${code(place)}`);
}

/** Whether the file itself is the module: `api/client.py:4` need not say `api.client` again. */
function isModuleOf({ path }: Location, module: string): boolean {
  const file = path.replace(/(?:\/__init__)?\.pyw?$/, '');
  const stem = basename(file);
  const last = module.slice(module.lastIndexOf('.') + 1);
  return (
    stem === last &&
    (dirname(file) === '' || !module.includes('.') || file.endsWith(module.replaceAll('.', '/')))
  );
}

/** Steps with arrows; the middle of a chain longer than `limit` is counted instead of told. */
function joined(steps: readonly Prose[], limit: number, { review }: Messages): Prose {
  const head = Math.ceil(limit / 2);
  const hidden = steps.length - limit;
  const shown =
    hidden <= 1 ? steps : [...steps.slice(0, head), review.moreSteps(hidden), ...steps.slice(head + hidden)];
  return shown.flatMap((step, index) => (index === 0 ? step : [' → ', ...step]));
}

/** Room for the sentences around the list of findings, in characters. */
const frame = 500;

type BodyContext = Pick<CommentContext, 'docsBase' | 'language'>;

/** The Markdown above the comments of a review: a sentence, and the findings that have no comment of their own. */
export function reviewBody(plan: Pick<ReviewPlan, 'comments' | 'inBody'>, context: BodyContext): string {
  const words = messagesIn(context.language).review;
  const all = [...plan.comments.flatMap(({ findings }) => findings), ...plan.inBody];
  const sentence = words.opening(countBySeverity(all));
  if (plan.inBody.length === 0) return sentence;
  const told = fitting(plan.inBody, context);
  const left = plan.inBody.length - told.length;
  return [
    sentence,
    ...(plan.comments.length === 0 ? [] : [words.withoutComment]),
    told.map(({ entry }) => entry).join('\n'),
    ...(left === 0 ? [] : [words.didNotFit(left)]),
    told.map(({ marker }) => marker).join('\n'),
  ].join('\n\n');
}

/** The Markdown of a review that says which changes nobody has seen. */
export function unseenBody(notice: Notice, language: Language): string {
  return `${renderProse(messagesIn(language).notice(notice))}\n\n${markerOf(unseenMark)}`;
}

/** The first findings whose entries and markers fit into a body together. */
function fitting(
  findings: readonly Finding[],
  context: BodyContext,
): readonly { readonly entry: string; readonly marker: string }[] {
  let room = bodyLimit - frame;
  return findings
    .map((finding) => ({
      entry: entryOf(finding, context),
      marker: markerOf(finding.fingerprint, versionOf(finding)),
    }))
    .filter(({ entry, marker }) => {
      room -= entry.length + marker.length + 2;
      return room >= 0;
    });
}

function entryOf(finding: Finding, { docsBase, language }: BodyContext): string {
  const messages = messagesIn(language);
  const place = codeSpan(placeText(placeOfFinding(finding)));
  return messages.review.entry(place, headline(finding, messages), pageLink(docsBase, finding.rule));
}
