import type { Finding } from '../findings/finding.js';
import { fnv1a } from '../findings/fingerprint.js';

/**
 * What a comment says of a finding, as a short text that changes when the comment should: other offenders, chains,
 * severity, or another fix. Lines that merely moved, and other words in a newer version of this tool, change nothing.
 */
export function versionOf(finding: Finding): string {
  const story = [
    finding.severity,
    finding.confidence,
    finding.patchChain.map(({ module }) => module),
    finding.offenders.map(({ module, names, effect, chain }) => [
      module,
      names,
      effect,
      chain.map((link) => link.module),
    ]),
    finding.fix?.edits.map(({ path, newText }) => [path, newText]) ?? [],
  ];
  return fnv1a(JSON.stringify(story)).slice(0, 8);
}
