import { readdirSync, readFileSync } from 'node:fs';
import { files } from './files.mjs';
import { bytesOf, mutated } from './mutate.mjs';
import { PythonGrammar } from './python.mjs';
import { Random } from './random.mjs';

const stories = new URL('../../test/spec/', import.meta.url);

/** The programs of the stories: Python in which something happens. */
const programs = readdirSync(stories)
  .filter((name) => name.endsWith('.md'))
  .sort()
  .flatMap((name) =>
    [...readFileSync(new URL(name, stories), 'utf8').matchAll(/^```py\n([^`]*)^```/gm)].map(
      ([, text]) => text,
    ),
  );

const modules = ['app', 'pkg', 'pkg.m', 'pkg.n', 'tests.test_a'];
const pythonPaths = [
  'app.py',
  'pkg/__init__.py',
  'pkg/m.py',
  'pkg/n.py',
  'tests/test_a.py',
  'conftest.py',
  'manage.py',
  'src/x.pyw',
];

/**
 * The repository of `seed` and `index`, as bytes by path, and what its base had in the place of one file. About ten files: Python
 * after the grammar or out of a story, and what else is read.
 */
export function projectOf(seed, index) {
  const random = new Random(seed, index);
  const python = random.some(2, 5, () => random.of(pythonPaths));
  const others = random.some(2, 7, () => random.of(Object.keys(files)));
  const textOf = (path) => {
    if (Object.hasOwn(files, path)) return mutated(files[path], random, random.size(8));
    const isOfStory = random.chance(0.4);
    const text = isOfStory ? random.of(programs) : new PythonGrammar(random, modules).module();
    return mutated(text, random, random.chance(0.3) ? 0 : random.size(6) - 1);
  };
  const made = new Map(
    [...new Set([...python, ...others])].map((path) => [path, bytesOf(textOf(path), random)]),
  );
  const changed = random.of([...made.keys()]);
  const before = random.chance(0.3) ? undefined : textOf(changed);
  return { files: made, changed, before };
}
