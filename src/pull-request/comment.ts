import type { Finding } from '../findings/finding.js';
import { messagesIn } from '../messages/index.js';
import type { Language } from '../messages/language.js';
import type { Messages } from '../messages/messages.js';
import { codeSpan, renderProse } from '../report/markdown.js';
import type { FilePath } from '../tree/file-path.js';
import { patchBlocks, suggestionBlock } from './fix-block.js';
import { headline } from './headline.js';
import { markerOf } from './own-comment.js';
import { pageLink } from './page-link.js';
import type { PlannedComment } from './place.js';
import type { ShownFix } from './shown-fix.js';
import { type StoryLength, storyLines } from './story.js';
import { versionOf } from './version.js';

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
  readonly story: StoryLength;
  readonly fix: 'shown' | 'omitted';
}

/** From all that is useful to what always fits; the chain goes first. */
const details: readonly Detail[] = [
  { story: { offenders: 3, links: 10 }, fix: 'shown' },
  { story: { offenders: 1, links: 4 }, fix: 'shown' },
  { story: { offenders: 1, links: 4 }, fix: 'omitted' },
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
    ...findings.flatMap((finding) => tellingOf(finding, detail.story, messages)),
    ...(detail.fix === 'shown' ? fixes.flatMap((fix) => fixBlocks(fix, comment, context)) : []),
    ...adviceOf(findings),
    messages.review.pages(links(findings, context.docsBase)),
  ];
}

function tellingOf(finding: Finding, length: StoryLength, messages: Messages): readonly string[] {
  const why = renderProse(finding.why);
  const story = storyLines(finding, length, messages).map(renderProse);
  const chain =
    finding.offenders.length === 1
      ? story.join(messages.review.storySeparator)
      : story.map((line) => `- ${line}`).join('\n');
  return [`**${headline(finding, messages.review)}**`, why, chain].filter((text) => text !== '');
}

function fixBlocks(
  shown: ShownFix,
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
function adviceOf(findings: readonly Finding[]): readonly string[] {
  const furthest = new Map<string, Finding>();
  for (const finding of findings) {
    const point = `${finding.location.span.start} ${finding.location.path}`;
    const other = furthest.get(point);
    if (other === undefined || firstOffender(finding) < firstOffender(other)) furthest.set(point, finding);
  }
  return [...new Set([...furthest.values()].map(({ advice }) => renderProse(advice)))].filter(
    (text) => text !== '',
  );
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
