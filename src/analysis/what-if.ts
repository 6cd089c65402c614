import type { Settings } from '../config/settings.js';
import type { Finding } from '../findings/finding.js';
import { type Program, rearranged, type SyntaxCache } from '../modules/program.js';
import { exploreEntries } from './explore.js';
import { findingsOf } from './findings.js';
import type { PatchStatement } from './patch-statements.js';

/** Entry points run again for each text that is tried. */
const mostEntries = 3;

/** Errors and warnings that would be reported in the file of `patch` if its text were `text`, worst first. */
export function lateAfter(
  program: Program,
  { path, entries }: PatchStatement,
  text: string,
  settings: Settings,
  cache: SyntaxCache,
): readonly Finding[] {
  const changed = rearranged(program, path, text, cache);
  const explored = exploreEntries(changed, entries.slice(0, mostEntries), settings);
  const findings = findingsOf(changed, explored, settings).filter(
    ({ location, severity }) => location.path === path && severity !== 'notice',
  );
  return findings.sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
}
