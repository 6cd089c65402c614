import {
  type ChainLink,
  type Finding,
  type Location,
  type Offender,
  placeText,
} from '../findings/finding.js';
import type { Messages } from '../messages/index.js';
import { basename, dirname } from '../project/snapshot.js';
import { code, type Prose, prose } from '../text/prose.js';

/** What code flows are told beside. */
export interface CodeFlowContext {
  readonly messages: Messages;
  /** Whether the pull request adds what stands at a place: such steps are marked, and never left out. */
  readonly isAdded: (location: Location) => boolean;
  /** Code flows that were told above in the same comment: what both have in common is not told again. */
  readonly told: readonly Finding[];
}

/** How much of a code flow fits: offenders told, links of each chain, names of each object list. */
export interface CodeFlowLength {
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
  context: CodeFlowContext,
): readonly Prose[] {
  if (finding.timing === 'never') return [];
  const { messages, told: before } = context;
  const { moreAbove, onlyThen, onlyThenWould, thenAsWell } = messages.review;
  const then = { late: onlyThen, 'in-time': onlyThenWould, second: thenAsWell }[finding.timing];
  const told = finding.offenders.slice(0, length.offenders);
  const unpublished = finding.offenders.length - told.length;
  const more = unpublished === 0 ? [] : [moreAbove(unpublished)];
  const isAllNew = placesPassed(finding).every(context.isAdded);
  const marked = isAllNew ? { ...context, isAdded: () => false } : context;
  const offenders = told.map((offender) => offenderLine(offender, length.links, marked));
  const isTold = before.some((other) => keyOf(patchPlaces(other)) === keyOf(patchPlaces(finding)));
  if (isTold) return [...offenders, ...more];
  const patch = patchPlaces(finding).map((place) => stepAt(place, marked));
  return [...offenders, ...more, then(joined(patch, length.links, messages))];
}

function offenderLine(offender: Offender, links: number, context: CodeFlowContext): Prose {
  const { review, report, listed } = context.messages;
  const { namesAtEnd } = offender;
  const verb = offender.effect === 'loaded' ? review.loads : report.holds;
  const names = namesAtEnd.length === 0 ? [] : verb(listed(namesAtEnd, 3));
  return prose`${joined(stepsOf(offender, context), links, context.messages)}${names}`;
}

/** A step of a code flow, and whether it has to be shown. */
interface FlowStep {
  readonly words: Prose;
  readonly isAdded: boolean;
}

function stepAt(location: Location, { isAdded, messages }: CodeFlowContext): FlowStep {
  const place = code(placeText(location));
  return isAdded(location)
    ? { words: prose`${place}${messages.review.added}`, isAdded: true }
    : { words: prose`${place}`, isAdded: false };
}

/** Places of the user's code, then modules inside libraries; the module that the last place reaches is named as well. */
function stepsOf(offender: Offender, context: CodeFlowContext): readonly FlowStep[] {
  const { chain, namesAtEnd, effect } = offender;
  const said = commonStart(offender, context.told);
  return chain.flatMap(({ location, module }, index) => {
    if (index < said) return [];
    const reached = { words: prose`${code(module)}`, isAdded: false };
    if (location === undefined) return [reached];
    const followed = chain[index + 1]?.location !== undefined;
    // `from time import sleep` in app.py: app.py holds it, `time` is only where it comes from.
    const isOrigin =
      index === chain.length - 1 &&
      effect !== 'loaded' &&
      namesAtEnd.some((name) => name.startsWith(`${module}.`));
    const here = stepAt(location, context);
    return followed || isOrigin || isModuleOf(location, module) ? [here] : [here, reached];
  });
}

/** How many links of the offender's chain lead to the statement at its end as a chain of `told` has led already. */
function commonStart({ chain }: Offender, told: readonly Finding[]): number {
  const own = placesIn(chain);
  const common = told.flatMap(({ offenders }) =>
    offenders.map((other) => {
      const known = placesIn(other.chain).map(placeText);
      const apart = own.findIndex((place, index) => placeText(place) !== known[index]);
      return apart < 0 ? own.length : apart;
    }),
  );
  const most = common.reduce((longest, length) => Math.max(longest, length), 0);
  return Math.min(most, own.length - 1);
}

function placesIn(chain: readonly ChainLink[]): readonly Location[] {
  return chain.flatMap((link) => (link.location === undefined ? [] : [link.location]));
}

/** Statement B and the statements it leads through, down to the call. */
function patchPlaces({ location, patch, patchChain }: Finding): readonly Location[] {
  const places = [location, ...placesIn(patchChain), patch.location];
  return [...new Map(places.map((place) => [placeText(place), place])).values()];
}

function placesPassed(finding: Finding): readonly Location[] {
  return [...finding.offenders.flatMap(({ chain }) => placesIn(chain)), ...patchPlaces(finding)];
}

function keyOf(places: readonly Location[]): string {
  return places.map(placeText).join('\n');
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

/** Steps with arrows; the middle of a chain longer than `limit` is counted instead of told, but for what was added. */
function joined(steps: readonly FlowStep[], limit: number, { review }: Messages): Prose {
  const head = Math.ceil(limit / 2);
  const hidden = steps.length - limit;
  const isShown = ({ isAdded }: FlowStep, index: number) =>
    hidden <= 1 || isAdded || index < head || index >= head + hidden;
  const shown: Prose[] = [];
  for (let at = 0; at < steps.length; ) {
    const gap = steps.slice(at).findIndex((step, index) => isShown(step, at + index));
    if (gap > 0) shown.push(review.moreSteps(gap));
    at += gap;
    shown.push(steps[at]!.words);
    at += 1;
  }
  return shown.flatMap((step, index) => (index === 0 ? step : [' → ', ...step]));
}
