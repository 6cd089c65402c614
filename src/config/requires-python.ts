import { comparePython, pythonVersion } from '../patchers/effects.js';
import type { PythonRange, PythonVersion } from '../patchers/types.js';
import { dirname, type FilePath, join, type Snapshot } from '../project/snapshot.js';
import { parseIni } from '../text/ini.js';
import { remembered } from '../text/memoize.js';
import { tableAt } from '../text/toml.js';

/**
 * The Pythons that a project says it supports, for the file at `path`: from the nearest folder above it with a
 * `requires-python` (pyproject.toml, also Poetry's), `python_requires` (setup.cfg, or as a literal in setup.py).
 * Undefined where nothing is said or it cannot be read.
 */
export function requiredPython(snapshot: Snapshot, path: FilePath): PythonRange | undefined {
  let rangeOf = answers.get(snapshot);
  if (rangeOf === undefined) {
    rangeOf = remembered((folder) => nearestRange(snapshot, folder));
    answers.set(snapshot, rangeOf);
  }
  return rangeOf(dirname(path));
}

/** By folder: many entry points of a repository ask, and its project files are to be read once. */
const answers = new WeakMap<Snapshot, (folder: string) => PythonRange | undefined>();

function nearestRange(snapshot: Snapshot, start: string): PythonRange | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    for (const [name, read] of readers) {
      const text = snapshot.texts.get(join(folder, name) as FilePath);
      const specifiers = text === undefined ? undefined : read(text);
      if (specifiers !== undefined) return rangeOfSpecifiers(specifiers);
    }
    if (folder === '') return undefined;
  }
}

const readers: readonly (readonly [string, (text: string) => string | undefined])[] = [
  ['pyproject.toml', fromPyproject],
  ['setup.cfg', (text) => parseIni(text).get('options')?.get('python_requires')?.value],
  ['setup.py', (text) => /\bpython_requires\s*=\s*(['"])(.+?)\1/.exec(text)?.[2]],
];

function fromPyproject(text: string): string | undefined {
  const said =
    tableAt(text, 'project')?.['requires-python'] ??
    tableAt(text, 'tool', 'poetry', 'dependencies')?.['python'];
  return typeof said === 'string' ? said : undefined;
}

/** `>=3.9,<4`, `~=3.9`, `==3.11.*` (PEP 440) and Poetry's `^3.9`; what is none of these sets no bound. */
function rangeOfSpecifiers(specifiers: string): PythonRange | undefined {
  let since: PythonVersion | undefined;
  let before: PythonVersion | undefined;
  const from = (version: PythonVersion) => {
    if (since === undefined || comparePython(version, since) > 0) since = version;
  };
  const below = (version: PythonVersion) => {
    if (before === undefined || comparePython(version, before) < 0) before = version;
  };
  for (const specifier of specifiers.split(',')) {
    const match = /^(>=|>|<=|<|==|~=|\^|~)?\s*v?(\d+(?:\.\d+)*)(\.\*)?$/.exec(specifier.trim());
    if (match === null) continue;
    const [, operator = '==', text = ''] = match;
    const parts = text.split('.').length;
    const version = pythonVersion(text);
    const next: PythonVersion = parts < 2 ? [version[0] + 1, 0] : [version[0], version[1] + 1];
    const compatible: PythonVersion =
      operator === '~' || (operator === '~=' && parts > 2) ? next : [version[0] + 1, 0];
    if (operator !== '<' && operator !== '<=') from(operator === '>' && parts === 2 ? next : version);
    if (operator === '<') below(parts > 2 ? next : version);
    else if (operator === '<=' || operator === '==') below(next);
    else if (operator === '~=' || operator === '^' || operator === '~') below(compatible);
  }
  if (since === undefined && before === undefined) return undefined;
  return { ...(since === undefined ? {} : { since }), ...(before === undefined ? {} : { before }) };
}
