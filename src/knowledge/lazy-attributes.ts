/** Packages that import a submodule when an attribute is first read, so that `from package import name` does more. */

interface LazyModule {
  readonly attributes: ReadonlyMap<string, string>;
  readonly source: string;
}

const LAZY_MODULES: ReadonlyMap<string, LazyModule> = new Map([
  [
    'concurrent.futures',
    {
      attributes: new Map([
        ['ThreadPoolExecutor', 'concurrent.futures.thread'],
        ['ProcessPoolExecutor', 'concurrent.futures.process'],
        ['InterpreterPoolExecutor', 'concurrent.futures.interpreter'],
      ]),
      source: 'Lib/concurrent/futures/__init__.py, Python 3.7 and later',
    },
  ],
]);

/**
 * The module that reading `module.attribute` imports, undefined when the attribute is no lazy one.
 * `from concurrent.futures import ThreadPoolExecutor` imports `concurrent.futures.thread`.
 */
export function lazyAttribute(module: string, attribute: string): string | undefined {
  return LAZY_MODULES.get(module)?.attributes.get(attribute);
}
