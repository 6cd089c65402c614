import type { Finding } from '../findings/finding.js';
import { messagesIn } from '../messages/index.js';
import { countBySeverity } from '../report/input.js';
import { codeSpan } from '../report/markdown.js';
import { bodyLimit, type CommentContext } from './comment.js';
import { headline } from './headline.js';
import { markerOf } from './own-comment.js';
import { pageLink } from './page-link.js';
import type { ReviewPlan } from './plan.js';
import { placeOf } from './story.js';
import { versionOf } from './version.js';

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
  const { review } = messagesIn(language);
  const place = codeSpan(placeOf(finding.location));
  return review.entry(place, headline(finding, review), pageLink(docsBase, finding.rule));
}
