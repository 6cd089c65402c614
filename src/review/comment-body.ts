import {
  type Finding,
  type Fix,
  type Location,
  placeOfFinding,
  placeText,
  programsOf,
  type RuleId,
} from '../findings/finding.js';
import type { Notice } from '../findings/notice.js';
import { type Language, type Messages, messagesIn } from '../messages/index.js';
import type { FilePath } from '../project/snapshot.js';
import { wordsOf } from '../report/chain.js';
import { type CodeFlowLength, codeFlowLines } from '../report/code-flow.js';
import { fixDiff } from '../report/diff.js';
import { countBySeverity } from '../report/input.js';
import { codeBlock, codeSpan, htmlText, renderProse } from '../report/markdown.js';
import { visibleCode } from '../report/visible.js';
import { rulePageUrl } from '../rules/index.js';
import { groupedBy } from '../text/groups.js';
import type { Prose } from '../text/prose.js';
import { type Diff, isWritten } from './diff.js';
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
  /** What the pull request changes, to mark what it added; without it nothing is marked. */
  readonly diff?: Diff;
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
  const { findings, fixes, anchor } = comment;
  const messages = messagesIn(context.language);
  const { open, folded } = reasonsOf(comment, messages);
  const shown = detail.fix === 'shown' ? fixBlocks(fixes, anchor, context) : [];
  const advice = adviceOf(findings, anchor.path, messages);
  return [
    ...findings.flatMap((finding, index) => {
      const told = findings.slice(0, index);
      const flow = { messages, told, isAdded: (place: Location) => isWritten(place, context.diff) };
      const [why = ''] = index === 0 ? open : [];
      return [
        `**${headline(finding, messages)}**`,
        why,
        chainsOf(finding, codeFlowLines(finding, detail.codeFlow, flow), messages),
        affectedBy(finding, told, messages),
      ].filter((text) => text !== '');
    }),
    ...(findings.some(({ cure }) => cure !== undefined) ? [...advice, ...shown] : [...shown, ...advice]),
    ...(folded.length === 0 ? [] : [fold(messages.review.why, folded.join('\n\n'))]),
    messages.review.pages(links(findings, context.docsBase)),
  ];
}

/** Why the findings matter, each reason once: that of the first is open where the comment is the first of its review. */
function reasonsOf({ findings, why }: PlannedComment, messages: Messages) {
  const reasons = [...new Set(findings.map((finding) => renderProse(messages.finding(finding).why)))];
  const open = why === 'open' ? reasons.slice(0, 1) : [];
  return { open, folded: reasons.slice(open.length) };
}

/** Something to open; `title` is HTML. */
function fold(title: string, content: string): string {
  return `<details><summary>${title}</summary>\n\n${content}\n\n</details>`;
}

function chainsOf({ offenders }: Finding, lines: readonly Prose[], { review }: Messages): string {
  const rendered = lines.map(renderProse);
  if (offenders.length === 1) return rendered.join(review.codeFlowSeparator);
  return rendered.map((line) => `- ${line}`).join('\n');
}

/** The programs that suffer, where there are several and they have not been named in the same comment. */
function affectedBy(finding: Finding, told: readonly Finding[], messages: Messages): string {
  const names = programsOf(finding).join('\n');
  if (told.some((other) => programsOf(other).join('\n') === names)) return '';
  return renderProse(wordsOf(finding, messages).affected);
}

/** Files of a fix that is the same in all of them; more are counted. */
const shownFiles = 3;

/** A suggestion stays open, and so does a diff of one file; the same diff in several files is shown once, folded. */
function fixBlocks(
  fixes: readonly Suggestion[],
  anchor: PlannedComment['anchor'],
  { texts, language }: CommentContext,
): readonly string[] {
  const { theFix, theFixIn, theFixInAll } = messagesIn(language).review;
  const suggestions = fixes.flatMap((one) =>
    one.kind === 'suggestion' ? [suggestionBlock(one.edit.newText)] : [],
  );
  const patches = fixes.flatMap((one) => (one.kind === 'patch' ? [patchOf(one.fix, texts)] : []));
  const alike = [...groupedBy(patches, ({ block }) => block)];
  if (patches.length === 1) {
    const [{ paths, block }] = patches as [(typeof patches)[0]];
    const isHere = paths.length === 1 && paths[0] === anchor.path;
    return [...suggestions, isHere ? theFix : theFixIn(paths.map(codeSpan).join(', ')), block];
  }
  const folds = alike.map(([block, same]) => {
    const paths = same.flatMap((one) => one.paths);
    const named = paths.slice(0, shownFiles).map((path) => `<code>${htmlText(path)}</code>`);
    return fold(theFixInAll(named, paths.length - named.length), block);
  });
  return [...suggestions, ...folds];
}

/** One piece of advice for each divergence point: to go above the first of all offenders cures what the others ask for. */
function adviceOf(findings: readonly Finding[], readIn: FilePath, messages: Messages): readonly string[] {
  const furthest = new Map<string, Finding>();
  for (const finding of findings) {
    const point = `${finding.location.span.start} ${finding.location.path}`;
    const other = furthest.get(point);
    if (other === undefined || firstOffender(finding) < firstOffender(other)) furthest.set(point, finding);
  }
  const texts = [...furthest.values()].map((finding) => {
    return renderProse(wordsOf(finding, messages, readIn).advice);
  });
  return [...new Set(texts)].filter((text) => text !== '');
}

/** The offset of the first statement that would have to stay below the patch. */
function firstOffender({ location, offenders }: Finding): number {
  const starts = offenders.filter((offender) => offender.location.path === location.path);
  return starts.reduce((least, one) => Math.min(least, one.location.span.start), Number.POSITIVE_INFINITY);
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
  const longest = (lines.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 2);
  const fence = '`'.repeat(longest + 1);
  return `${fence}suggestion\n${content}${fence}`;
}

/** A fix as diffs to read, one for each place it changes. */
function patchOf(
  fix: Fix,
  texts: ReadonlyMap<FilePath, string>,
): { readonly paths: readonly FilePath[]; readonly block: string } {
  const diffs = fixDiff(fix, texts);
  const blocks = diffs.map(({ lines }) => {
    const shown = lines.map((line) =>
      line === undefined ? '  ...' : `${line.sign}${visibleCode(line.text)}`,
    );
    return codeBlock(shown.join('\n'), 'diff');
  });
  return { paths: [...new Set(diffs.map(({ path }) => path))], block: blocks.join('\n\n') };
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
