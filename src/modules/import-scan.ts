import { absoluteName } from './module-name.js';

const statement =
  /(?:^|[\n;:])[ \t]*(?:lazy[ \t]+)?(?:from[ \t]+([.\w \t]+?)[ \t]*\bimport\b[ \t]*(\([^)]*\)|(?:\\\r?\n|[^\n;#])*)|import[ \t]+((?:\\\r?\n|[^\n;#])+))/g;
const dynamic = /(?:import_module|__import__)\(\s*['"]([.\w]+)['"]/g;

/** When an import runs: as soon as its module does, or when somebody calls the function it stands in. */
export type ImportTiming = 'immediate' | 'deferred';

/**
 * Absolute names that `text`, a module of package `pkg`, may import anywhere, in any order, and when.
 * A quick reading for the question who can reach whom: it may name too much (a docstring), never too little.
 */
export function scanImports(text: string, pkg: string): ReadonlyMap<string, ImportTiming> {
  const names = new Map<string, ImportTiming>();
  const add = (name: string, offset: number) => {
    if (names.get(name) !== 'immediate') names.set(name, timingAt(text, offset));
  };
  for (const match of text.matchAll(statement)) {
    const [whole, from, imported, plain] = match;
    const offset = match.index + (whole.startsWith('\n') ? 1 : 0);
    if (plain !== undefined) {
      for (const part of plain.replace(/\\\r?\n/g, ' ').split(',')) {
        const name = /^\s*([\w.]+)/.exec(part)?.[1];
        if (name !== undefined) add(name, offset);
      }
      continue;
    }
    const target = relativeTo(pkg, (from ?? '').replace(/\s+/g, ''));
    if (target === undefined) continue;
    add(target, offset);
    for (const part of (imported ?? '').replace(/#[^\n]*/g, '').split(/[,()\\\n]/)) {
      const name = /^\s*(\w+)/.exec(part)?.[1];
      if (name !== undefined) add(`${target}.${name}`, offset);
    }
  }
  for (const match of text.matchAll(dynamic)) {
    const target = relativeTo(pkg, match[1]!);
    if (target !== undefined) add(target, match.index);
  }
  return names;
}

function relativeTo(pkg: string, name: string): string | undefined {
  const level = /^\.*/.exec(name)![0].length;
  return absoluteName(pkg, level, name.slice(level));
}

/** Whether a line above, less indented than the one at `offset` and all between, starts a function. */
function timingAt(text: string, offset: number): ImportTiming {
  let start = text.lastIndexOf('\n', offset - 1) + 1;
  let indentation = indentationAt(text, start);
  while (indentation > 0 && start > 0) {
    const end = start - 1;
    start = text.lastIndexOf('\n', end - 1) + 1;
    const own = indentationAt(text, start);
    if (own >= indentation || start + own >= end || text[start + own] === '#') continue;
    if (/^(?:async[ \t]+)?def\b/.test(text.slice(start + own, start + own + 12))) return 'deferred';
    indentation = own;
  }
  return 'immediate';
}

function indentationAt(text: string, start: number): number {
  let at = start;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at - start;
}
