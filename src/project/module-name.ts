import { basename, type FilePath } from './snapshot.js';

/** An absolute dotted module name, never relative: `app.api.client`. */
type ModuleName = string & { readonly __brand: 'ModuleName' };

const identifier = /^[\p{ID_Start}_][\p{ID_Continue}]*$/u;

/** Whether `text` can be one part of a module name. */
export function isIdentifier(text: string): boolean {
  return identifier.test(text);
}

/** `text` as a module name, or undefined when a part of it is not an identifier. */
export function toModuleName(text: string): ModuleName | undefined {
  return text !== '' && text.split('.').every(isIdentifier) ? (text as ModuleName) : undefined;
}

/** `a.b` of `a.b.c`; undefined for a top-level module. */
export function parentOf(module: string): string | undefined {
  const dot = module.lastIndexOf('.');
  return dot < 0 ? undefined : module.slice(0, dot);
}

/** `c` of `a.b.c`. */
export function leafOf(module: string): string {
  return module.slice(module.lastIndexOf('.') + 1);
}

/** `a` of `a.b.c`. */
export function topLevelOf(module: string): string {
  const dot = module.indexOf('.');
  return dot < 0 ? module : module.slice(0, dot);
}

/** The name of the module that the file at `path` is to whoever finds it in its own folder: `c` of `a/b/c.py`. */
export function stemOf(path: FilePath): string {
  return basename(path).replace(/\.pyw?$/, '');
}

/** The package that relative imports in the file at `path` start from, the file being the module `module`. */
export function packageOf(path: FilePath, module: string): string {
  return basename(path) === '__init__.py' ? module : (parentOf(module) ?? '');
}

/** `a`, `a.b`, `a.b.c` of `a.b.c`: the modules that `import a.b.c` runs, in that order. */
export function prefixesOf(module: string): readonly string[] {
  const prefixes: string[] = [];
  for (let dot = module.indexOf('.'); dot >= 0; dot = module.indexOf('.', dot + 1)) {
    prefixes.push(module.slice(0, dot));
  }
  prefixes.push(module);
  return prefixes;
}

/**
 * The absolute name of `from <level dots><module>` inside package `pkg` (importlib._bootstrap._resolve_name).
 * Undefined when the dots lead out of the top-level package.
 */
export function absoluteName(pkg: string, level: number, module: string): string | undefined {
  if (level === 0) return module === '' ? undefined : module;
  const parts = pkg === '' ? [] : pkg.split('.');
  if (parts.length < level) return undefined;
  const base = parts.slice(0, parts.length - (level - 1)).join('.');
  return module === '' ? base : `${base}.${module}`;
}
