import { absoluteName } from './module-name.js';

const statement =
  /(?:^|[\n;:])[ \t]*(?:lazy[ \t]+)?(?:from[ \t]+([.\w \t]+?)[ \t]*\bimport\b[ \t]*(\([^)]*\)|(?:\\\r?\n|[^\n;#])*)|import[ \t]+((?:\\\r?\n|[^\n;#])+))/g;
const dynamic = /(?:import_module|__import__)\(\s*['"]([.\w]+)['"]/g;

/**
 * Absolute names that `text`, a module of package `pkg`, may import anywhere, in any order, also inside functions.
 * A quick reading for the question who can reach whom: it may name too much (a docstring), never too little.
 */
export function scanImports(text: string, pkg: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const match of text.matchAll(statement)) {
    const [, from, imported, plain] = match;
    if (plain !== undefined) {
      for (const part of plain.replace(/\\\r?\n/g, ' ').split(',')) {
        const name = /^\s*([\w.]+)/.exec(part)?.[1];
        if (name !== undefined) names.add(name);
      }
      continue;
    }
    const source = (from ?? '').replace(/\s+/g, '');
    const level = /^\.*/.exec(source)![0].length;
    const target = absoluteName(pkg, level, source.slice(level));
    if (target === undefined) continue;
    names.add(target);
    for (const part of (imported ?? '').replace(/#[^\n]*/g, '').split(/[,()\\\n]/)) {
      const name = /^\s*(\w+)/.exec(part)?.[1];
      if (name !== undefined) names.add(`${target}.${name}`);
    }
  }
  for (const match of text.matchAll(dynamic)) {
    const name = match[1]!;
    const level = /^\.*/.exec(name)![0].length;
    const target = absoluteName(pkg, level, name.slice(level));
    if (target !== undefined) names.add(target);
  }
  return names;
}
