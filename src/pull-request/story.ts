import type { Finding, Location, Offender } from '../findings/finding.js';
import type { Messages } from '../messages/messages.js';
import { code, type Prose, prose } from '../text/prose.js';
import { basename, dirname } from '../tree/file-path.js';

/** How much of a story fits: offenders told, links of each chain, names of each object list. */
export interface StoryLength {
  readonly offenders: number;
  readonly links: number;
}

/**
 * The proof of a finding, one line an offender: `app.py:3 → api/client.py:1 → requests → urllib3.util.ssl_ holds
 * ssl.SSLContext`, the last one followed by where the patch runs. Where none does, there is nothing to prove.
 */
export function storyLines(finding: Finding, length: StoryLength, messages: Messages): readonly Prose[] {
  if (finding.offenders.length === 0) return [];
  const { moreAbove, onlyThen, onlyThenWould } = messages.review;
  const told = finding.offenders.slice(0, length.offenders);
  const untold = finding.offenders.length - told.length;
  const more = untold === 0 ? [] : [moreAbove(untold)];
  const patch = joined(patchPath(finding), length.links, messages);
  return [
    ...told.map((offender) => offenderLine(offender, length.links, messages)),
    ...more,
    finding.rule === 'formatter-moves-patch' ? onlyThenWould(patch) : onlyThen(patch),
  ];
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
    const here = prose`${code(placeOf(location))}`;
    return followed || isOrigin || isModuleOf(location, module) ? [here] : [here, prose`${code(module)}`];
  });
}

/** Statement B and the statements it leads through, down to the call. */
function patchPath({ location, patch, patchChain }: Finding): readonly Prose[] {
  const passed = patchChain.flatMap((link) => (link.location === undefined ? [] : [link.location]));
  const places = [location, ...passed, patch.location].map(placeOf);
  return [...new Set(places)].map((place) => prose`${code(place)}`);
}

/** `app/main.py:3`. */
export function placeOf({ path, start }: Location): string {
  return `${path}:${start.line}`;
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
