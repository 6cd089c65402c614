import type { Settings } from '../config/settings.js';
import { isTestFile } from '../execution/entry-points.js';
import type { Confidence, Finding, Location, PatchReference } from '../findings/finding.js';
import { withFingerprints } from '../findings/fingerprint.js';
import { messagesIn } from '../messages/index.js';
import type { Program } from '../modules/program.js';
import { adviceFor } from './advice.js';
import type { Exploration } from './explore.js';
import { basisOf, locationOf, offendersOf, patchChainOf } from './offenders.js';
import { withoutRetold } from './same-story.js';
import { type Site, severityOf, sitesOf } from './sites.js';

/** The findings of an exploration, without fixes, in the order of their places. */
export function findingsOf(
  program: Program,
  exploration: Pick<Exploration, 'placed'>,
  settings: Settings,
): readonly Finding[] {
  const findings = withoutRetold(sitesOf(exploration.placed)).map((site) =>
    findingOf(program, site, settings),
  );
  findings.sort((a, b) =>
    a.location.path === b.location.path
      ? a.location.span.start - b.location.span.start
      : a.location.path < b.location.path
        ? -1
        : 1,
  );
  return withFingerprints(findings);
}

function findingOf(program: Program, site: Site, settings: Settings): Finding {
  const { rule, references } = site;
  const [first] = references;
  const { divergence, entry, reference } = first!;
  const location = locationOf(program, divergence.patch, entry.path);
  const patch: PatchReference = {
    library: reference.patch.replacement.library,
    call: reference.patch.call,
    location: locationOf(program, divergence.patchPath.at(-1) ?? divergence.patch, entry.path),
  };
  const messages = messagesIn(settings.language);
  const offenders = offendersOf(program, references, messages);
  const words = rule.words(
    {
      patch,
      offenders,
      references: references.map((one) => one.reference),
      python: settings.pythonVersion,
    },
    messages,
  );
  const partial = { location, offenders, patch, rule: rule.id };
  return {
    ...partial,
    severity: severityOf(site),
    confidence: confidenceOf(site),
    ...words,
    advice: adviceFor(partial, bringsPatchBy(program, location), messages),
    patchChain: patchChainOf(program, first!),
    fix: undefined,
    fingerprint: '',
    entries: site.entries,
  };
}

/** Whether the statement at `location` imports something, or else calls it. */
function bringsPatchBy(program: Program, { path, span }: Location): 'import' | 'call' {
  return /^(?:from|import)\b/.test(program.text(path)?.slice(span.start) ?? '') ? 'import' : 'call';
}

/**
 * High where nothing had to be assumed, neither by us nor by the configuration; what a test runner loads before a test is
 * not ours to know.
 */
function confidenceOf(site: Site): Confidence {
  const certain = site.references.some(
    ({ reference }) => reference.certainty === 'certain' && basisOf(reference) !== 'assumed',
  );
  const assumed = site.references.some((one) => one.reference.certainty !== 'doubtful');
  const inTest = site.references.every((one) => isTestFile(one.entry.path));
  if (!assumed) return 'low';
  return certain && !inTest ? 'high' : 'medium';
}
