import fc from '../support/property.js';

/** A small package tree; keys are paths, values texts. `main.py` starts it. */
export type GeneratedProgram = Readonly<Record<string, string>>;

const modules = ['d', 'p', 'p.a', 'p.b', 'p.q', 'p.q.c'] as const;
type ModuleName = (typeof modules)[number];

const paths: Readonly<Record<ModuleName | 'main', string>> = {
  main: 'main.py',
  d: 'd.py',
  p: 'p/__init__.py',
  'p.a': 'p/a.py',
  'p.b': 'p/b.py',
  'p.q': 'p/q/__init__.py',
  'p.q.c': 'p/q/c.py',
};

const patch = ['from gevent import monkey', 'monkey.patch_all()'];

/** Lines that import `module`, in one of the forms that work in circular imports too. */
function importOf(module: ModuleName): fc.Arbitrary<readonly string[]> {
  const dot = module.lastIndexOf('.');
  const plain = [
    [`import ${module}`],
    [`__import__('${module}')`],
    [`import importlib`, `importlib.import_module('${module}')`],
  ];
  const parent = module.slice(0, Math.max(0, dot));
  const from = dot < 0 ? [] : [[`from ${parent} import ${module.slice(dot + 1)}`]];
  return fc.constantFrom(...plain, ...from);
}

const imported = fc.constantFrom(...modules).chain(importOf);

/** One statement of a module: an import or the patch, plain or wrapped in what import time runs through. */
const statement: fc.Arbitrary<readonly string[]> = fc.oneof(
  { weight: 5, arbitrary: imported },
  { weight: 1, arbitrary: fc.constant(patch) },
  {
    weight: 4,
    arbitrary: fc.oneof(imported, fc.constant(patch)).chain((lines) => fc.constantFrom(...wrapped(lines))),
  },
);

/** `lines` inside a function that is called, or not, a class body, a branch, a handler, a loop, a comprehension. */
function wrapped(lines: readonly string[]): readonly (readonly string[])[] {
  const inside = lines.map((line) => `    ${line}`);
  return [
    ['def f():', ...inside, 'f()'],
    ['def never():', ...inside],
    ['async def later():', ...inside, 'later().close()'],
    ['class K:', ...inside],
    ['if True:', ...inside, 'else:', '    import d'],
    ['if __name__ == "__main__":', ...inside],
    ['if __name__ != "__main__":', ...inside],
    ['from typing import TYPE_CHECKING', 'if TYPE_CHECKING:', ...inside],
    ['import sys', 'if sys.version_info >= (3,):', ...inside, 'else:', '    import d'],
    ['try:', ...inside, 'finally:', '    pass'],
    ['try:', '    import surely_not_installed', 'except ImportError:', ...inside],
    ['for n in [1, 2]:', ...inside],
    ['def deco(g):', ...inside, '    return g', '@deco', 'def g(): pass'],
    [
      'def outer():',
      '    def inner():',
      ...lines.map((line) => `        ${line}`),
      '    return inner',
      'outer()()',
    ],
    ['class C:', '    def __init__(self):', ...lines.map((line) => `        ${line}`), 'C()'],
    ['def h(flag=True):', '    if flag:', ...lines.map((line) => `        ${line}`), 'h(flag=False)', 'h()'],
  ];
}

const body = fc.array(statement, { maxLength: 4 }).map((statements) => `${statements.flat().join('\n')}\n`);

/** Programs of seven modules with imports in all directions, circular ones included. */
export const generatedProgram: fc.Arbitrary<GeneratedProgram> = fc
  .record({
    main: fc.array(statement, { minLength: 2, maxLength: 5 }),
    rest: fc.tuple(body, body, body, body, body, body),
  })
  .map(({ main, rest }) => {
    const files: Record<string, string> = { [paths.main]: `${main.flat().join('\n')}\n` };
    modules.forEach((module, index) => {
      files[paths[module]] = rest[index]!;
    });
    return files;
  });
