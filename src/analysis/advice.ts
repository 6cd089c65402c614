import type { Finding, Offender, PatchReference } from '../findings/finding.js';
import type { Fix } from '../findings/fix.js';
import type { AdviceMessages } from '../messages/advice-messages.js';
import type { Messages } from '../messages/messages.js';
import { patchLabel } from '../rules/wording.js';
import type { Prose } from '../text/prose.js';
import { basename } from '../tree/file-path.js';

/**
 * What to do about a late patch, in words: SEMANTICS 5.2, by case. `remedy` is the fix; where there is none, whether
 * statement B leads to the patch by importing something or by calling it.
 */
export function adviceFor(
  finding: Pick<Finding, 'location' | 'offenders' | 'rule'> & { readonly patch: PatchReference },
  remedy: Fix | 'import' | 'call',
  { advice, sentenceGap }: Messages,
): Prose {
  // A server patches in its worker: what it loads before that must patch by itself, or not be loaded (SEMANTICS 4).
  if (/^gunicorn\b/.test(finding.patch.call)) return advice.gunicorn;
  if (/^uwsgi\b/.test(finding.patch.call)) return advice.uwsgi;
  const sentences = [
    move(finding, remedy, advice),
    ...otherwise(finding, advice),
    ...keepers(finding, advice),
    ...besides(finding, advice),
  ];
  return sentences.flatMap((sentence, index) => (index === 0 ? sentence : [sentenceGap, ...sentence]));
}

function move(
  {
    location,
    offenders,
    patch,
  }: Pick<Finding, 'location' | 'offenders'> & { readonly patch: PatchReference },
  remedy: Fix | 'import' | 'call',
  advice: AdviceMessages,
): Prose {
  const file = location.path;
  const elsewhere = offenders.find((offender) => offender.location.path !== file)?.location.path;
  if (elsewhere !== undefined) {
    return basename(elsewhere) === '__init__.py'
      ? advice.outermostPackage(elsewhere, file)
      : advice.startingModule(elsewhere, file);
  }
  const isOneStatement = offenders.every((one) => one.location.span.start === location.span.start);
  if (isOneStatement && remedy !== 'call') return advice.importApart(location.start.line);
  if (typeof remedy === 'object') return advice.moveAbove(remedy.edits[0]?.startLine ?? location.start.line);
  const lines = linesOf(offenders);
  if (patch.location.path === file) return advice.runAtTop(patchLabel(patch.call), file, lines);
  return remedy === 'import' ? advice.importFirst(file, lines) : advice.patchFirst(file, lines);
}

function linesOf(offenders: readonly Offender[]): readonly number[] {
  return [...new Set(offenders.map(({ location }) => location.start.line))].sort((a, b) => a - b);
}

/** The second-best way, where there is one. */
function otherwise(
  { rule, offenders }: Pick<Finding, 'rule' | 'offenders'>,
  advice: AdviceMessages,
): readonly Prose[] {
  const name = offenders[0]?.names[0] ?? '';
  const dot = name.lastIndexOf('.');
  if (rule === 'name-before-patch' && dot > 0) return [advice.lookUpLate(name.slice(0, dot), name)];
  return rule === 'object-before-patch' ? [advice.createLate] : [];
}

/** Libraries that ask for more than to be imported after the patch (SEMANTICS 4). */
function besides(
  { offenders, patch }: Pick<Finding, 'offenders'> & { readonly patch: PatchReference },
  advice: AdviceMessages,
): readonly Prose[] {
  if (patch.library !== 'gevent') return [];
  const meets = (library: string) =>
    offenders.some((one) => one.chain.some(({ module }) => module.split('.')[0] === library));
  return [...(meets('opentelemetry') ? [advice.openTelemetry] : []), ...(meets('grpc') ? [advice.grpc] : [])];
}

/** What keeps formatters and sorters from undoing the move (SEMANTICS 5.1). */
function keepers({ rule }: Pick<Finding, 'rule'>, advice: AdviceMessages): readonly Prose[] {
  return rule === 'module-before-patch' ? [] : [advice.keepBelow];
}
