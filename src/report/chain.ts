import type { ChainLink, Offender } from '../findings/finding.js';
import { code, listed, type Prose, prose } from '../text/prose.js';

/** Names shown of what one offender holds; the rest is counted. */
const shownNames = 5;

/** The steps from an offending statement to what holds the objects: `main.py:2 → requests`, `→ urllib3`, the last with what it holds. */
export function offenderSteps(offender: Offender): readonly Prose[] {
  const { namesAtEnd } = offender;
  const end = namesAtEnd.length === 0 ? prose`` : prose` holds ${listed(namesAtEnd, shownNames)}`;
  return steps(offender.chain, end);
}

/** The steps from statement B to the patch call; the last names the call, unless it already reaches it. */
export function patchSteps(chain: readonly ChainLink[], call: string): readonly Prose[] {
  return steps(chain, chain.at(-1)?.module === call ? [] : prose` runs ${code(call)}`);
}

function steps(chain: readonly ChainLink[], end: Prose): readonly Prose[] {
  return chain.map((link, index) => {
    const tail = index === chain.length - 1 ? end : [];
    if (link.location === undefined) return prose`${code(link.module)}${tail}`;
    const place = `${link.location.path}:${link.location.start.line}`;
    return prose`${code(place)} → ${code(link.module)}${tail}`;
  });
}
