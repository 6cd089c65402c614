import type { Settings } from '../config/settings.js';
import type { Finding } from '../findings/finding.js';
import { createProgram, type Program, type SyntaxCache } from '../modules/program.js';
import type { FilePath } from '../tree/file-path.js';
import { overlaid } from '../tree/snapshot.js';
import { exploreEntries } from './explore.js';
import { findingsOf } from './findings.js';
import type { PatchStatement } from './patch-statements.js';

/** Entry points run again for each text that is tried. */
const mostEntries = 3;

/** `program` with another text in the file at `path`. */
export function programWith(
  program: Program,
  path: FilePath,
  text: string,
  settings: Settings,
  cache: SyntaxCache,
): Program {
  return createProgram(overlaid(program.snapshot, new Map([[path, text]])), settings.sourceRoots, cache);
}

/** Errors and warnings that would be reported in the file of `patch` if its text were `text`, worst first. */
export function lateAfter(
  program: Program,
  { path, entries }: PatchStatement,
  text: string,
  settings: Settings,
  cache: SyntaxCache,
): readonly Finding[] {
  const changed = programWith(program, path, text, settings, cache);
  const explored = exploreEntries(changed, entries.slice(0, mostEntries), settings);
  const findings = findingsOf(changed, explored, settings).filter(
    ({ location, severity }) => location.path === path && severity !== 'notice',
  );
  return findings.sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
}
