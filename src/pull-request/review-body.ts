import type { Finding } from '../findings/finding.js';
import { countBySeverity } from '../report/input.js';
import { codeSpan } from '../report/markdown.js';
import { counted, joined } from '../report/words.js';
import { bodyLimit } from './comment.js';
import { headline } from './headline.js';
import { markerOf } from './own-comment.js';
import { pageLink } from './page-link.js';
import type { ReviewPlan } from './plan.js';
import { placeOf } from './story.js';
import { versionOf } from './version.js';

/** Room for the sentences around the list of findings, in characters. */
const frame = 500;

/** The Markdown above the comments of a review: a sentence, and the findings that have no comment of their own. */
export function reviewBody(plan: Pick<ReviewPlan, 'comments' | 'inBody'>, docsBase: string): string {
  const sentence = opening([...plan.comments.flatMap(({ findings }) => findings), ...plan.inBody]);
  if (plan.inBody.length === 0) return sentence;
  const told = fitting(plan.inBody, docsBase);
  const left = plan.inBody.length - told.length;
  return [
    sentence,
    ...(plan.comments.length === 0 ? [] : ['Without a comment of their own:']),
    told.map(({ entry }) => entry).join('\n'),
    ...(left === 0 ? [] : [`${left} more did not fit here; the job summary has them.`]),
    told.map(({ marker }) => marker).join('\n'),
  ].join('\n\n');
}

/** `A monkey patch runs too late here: 2 errors.` */
function opening(findings: readonly Finding[]): string {
  const counts = countBySeverity(findings);
  const parts = (['error', 'warning', 'notice'] as const).filter((severity) => counts[severity] > 0);
  return `Monkey patching comes too late here: ${joined(parts.map((part) => counted(counts[part], part)))}.`;
}

/** The first findings whose entries and markers fit into a body together. */
function fitting(
  findings: readonly Finding[],
  docsBase: string,
): readonly { readonly entry: string; readonly marker: string }[] {
  let room = bodyLimit - frame;
  return findings
    .map((finding) => ({
      entry: entryOf(finding, docsBase),
      marker: markerOf(finding.fingerprint, versionOf(finding)),
    }))
    .filter(({ entry, marker }) => {
      room -= entry.length + marker.length + 2;
      return room >= 0;
    });
}

function entryOf(finding: Finding, docsBase: string): string {
  const page = pageLink(docsBase, finding.rule);
  return `- ${codeSpan(placeOf(finding.location))}: ${headline(finding)} (${page})`;
}
