import { groupedBy } from '../text/groups.js';
import type { Program, Reading } from './program.js';
import { dirname, type FilePath } from './snapshot.js';

/** A line that only Python 2 could mean; the syntax then decides, as a text may read like that. */
const python2Line =
  /^[ \t]*(?:print[ \t]+["'\w%[]|print[ \t]*>>|exec[ \t]+["'\w]|except[ \t][^:\r\n\u2028\u2029]*,[ \t]*\w+[ \t]*:|raise[ \t]+[\w.]+[ \t]*,)/m;
const absoluteImport = /^from[ \t]+__future__[ \t]+import[ \t].*\babsolute_import\b/m;

/**
 * Whether `import x` in the file at `path` looks for `x` beside the file first, then at the top level: what Python 2 does
 * inside packages without `from __future__ import absolute_import` (PEP 328). A file that Python 3 could read as well
 * counts as Python 2 if one beside it cannot.
 */
export function importsRelatively(
  program: Program,
  path: FilePath,
  text = program.text(path) ?? '',
): boolean {
  return isPython2Package(program, dirname(path)) && !absoluteImport.test(text);
}

/** Whether Python 2 alone can read the file at `path`. */
export function isPython2(program: Program, path: FilePath): boolean {
  return program.isPython(path) && program.read(path, isPython2Alone) === true;
}

const isPython2Alone: Reading<boolean> = (_, syntax) => syntax().python2 === true;
const hasPython2Line: Reading<boolean> = (text) => python2Line.test(text);

/** Modules by folder, and for the folders asked about whether they are Python 2. */
interface Folders {
  readonly modules: ReadonlyMap<string, readonly FilePath[]>;
  readonly verdicts: Map<string, boolean>;
}

const folders = new WeakMap<Program, Folders>();

function isPython2Package(program: Program, folder: string): boolean {
  const { modules, verdicts } = foldersOf(program);
  const known = verdicts.get(folder);
  if (known !== undefined) return known;
  const verdict = (modules.get(folder) ?? []).some(
    (path) => program.read(path, hasPython2Line) && isPython2(program, path),
  );
  verdicts.set(folder, verdict);
  return verdict;
}

function foldersOf(program: Program): Folders {
  const known = folders.get(program);
  if (known !== undefined) return known;
  const python = [...program.snapshot.texts.keys()].filter((path) => path.endsWith('.py'));
  const made = { modules: groupedBy(python, dirname), verdicts: new Map() };
  folders.set(program, made);
  return made;
}
