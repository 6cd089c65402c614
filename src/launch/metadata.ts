import { parse } from 'smol-toml';
import type { Span } from '../text/span.js';
import { basename } from '../tree/file-path.js';

/** A console script: an installed command that imports `module` and calls `call`. */
export interface ConsoleScript {
  readonly module: string;
  readonly call: string;
  readonly span: Span;
}

const objectReference = /^\s*([A-Za-z_][\w.]*)\s*:\s*([A-Za-z_][\w.]*)/;

/** Console scripts that a pyproject.toml, setup.cfg or setup.py declares (packaging.python.org, "Entry points specification"). */
export function consoleScriptsIn(path: string, text: string): readonly ConsoleScript[] {
  const name = basename(path);
  if (name === 'pyproject.toml') return fromPyproject(text);
  if (name === 'setup.cfg' || name === 'setup.py') return fromSetup(text);
  return [];
}

function fromPyproject(text: string): readonly ConsoleScript[] {
  let document: Record<string, unknown>;
  try {
    document = parse(text);
  } catch {
    return [];
  }
  const tables = [
    at(document, 'project', 'scripts'),
    at(document, 'project', 'gui-scripts'),
    at(document, 'tool', 'poetry', 'scripts'),
  ];
  return tables.flatMap((table) =>
    Object.values(table).flatMap((value) => (typeof value === 'string' ? script(text, value) : [])),
  );
}

function at(document: Record<string, unknown>, ...keys: readonly string[]): Record<string, unknown> {
  let here: unknown = document;
  for (const key of keys) here = isTable(here) ? here[key] : undefined;
  return isTable(here) ? here : {};
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `name = pkg.mod:function` lines of setup.cfg, and the strings of the same form in a setup.py. */
function fromSetup(text: string): readonly ConsoleScript[] {
  const section = text.search(/console_scripts/);
  if (section < 0) return [];
  const lines = text.slice(section).matchAll(/[\w.-]+\s*=\s*([A-Za-z_][\w.]*\s*:\s*[A-Za-z_][\w.]*)/g);
  return [...lines].flatMap((match) => script(text, match[1]!));
}

function script(text: string, reference: string): readonly ConsoleScript[] {
  const match = objectReference.exec(reference);
  if (match === null) return [];
  const start = Math.max(0, text.indexOf(reference));
  return [{ module: match[1]!, call: match[2]!, span: { start, end: start + reference.length } }];
}
