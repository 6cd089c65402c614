import type { ChainLink, Offender } from '../findings/finding.js';
import type { Messages } from '../messages/messages.js';
import { code, type Prose, prose } from '../text/prose.js';

/** Names shown of what one offender holds; the rest is counted. */
const shownNames = 5;

/** The steps from an offending statement to what holds the objects: `main.py:2 → requests`, `→ urllib3`, the last with what it holds. */
export function offenderSteps(offender: Offender, { listed, report }: Messages): readonly Prose[] {
  const { namesAtEnd } = offender;
  const end = namesAtEnd.length === 0 ? [] : report.holds(listed(namesAtEnd, shownNames));
  return steps(offender.chain, end);
}

/** The steps from statement B to the patch call; the last names the call, unless it already reaches it. */
export function patchSteps(
  chain: readonly ChainLink[],
  call: string,
  { report }: Messages,
): readonly Prose[] {
  return steps(chain, chain.at(-1)?.module === call ? [] : report.runs(call));
}

function steps(chain: readonly ChainLink[], end: Prose): readonly Prose[] {
  return chain.map((link, index) => {
    const tail = index === chain.length - 1 ? end : [];
    if (link.location === undefined) return prose`${code(link.module)}${tail}`;
    const place = `${link.location.path}:${link.location.start.line}`;
    return prose`${code(place)} → ${code(link.module)}${tail}`;
  });
}
