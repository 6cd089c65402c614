/** What is reported does not depend on the stack of the process: half of it and twice as much give the same. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { projectFolder, runArtifact } from '../support/artifacts.js';

/** In kilobytes: half of what Node has by default, that, and twice as much. */
const stacks = [492, 984, 1968];

const late = 'from gevent import monkey\nmonkey.patch_all()\n';
const hold = 'from ssl import SSLContext\n';
const times = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('');

/** `app.py` imports `m0`, each module the next one by `line`, and all hold what is deeply nested as well. */
function chain(length: number, line: (next: string) => string): Readonly<Record<string, string>> {
  const files: Record<string, string> = { 'app.py': `import m0\n${late}`, [`m${length}.py`]: hold };
  const brackets = `y = ${'(1 + f('.repeat(49)}1${'))'.repeat(49)}\n`;
  for (let index = 0; index < length; index++)
    files[`m${index}.py`] = `${line(`m${index + 1}`)}\n${brackets}`;
  return files;
}

const app = (text: string) => ({ 'app.py': `${text}\n${hold}${late}` });

const projects: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  imports: chain(500, (next) => `import ${next}`),
  'imports by name': chain(500, (next) => `from ${next} import *`),
  'imports in blocks': chain(
    400,
    (next) =>
      `class A:\n    try:\n        if unknown:\n            import ${next}\n    except ValueError:\n        pass`,
  ),
  'imports in expressions': chain(
    400,
    (next) => `x = ${'{1: '.repeat(30)}__import__('${next}')${'}'.repeat(30)}`,
  ),
  calls: app(`${times(300, (index) => `def f${index}(): return [x for x in g(f${index + 1}())]\n`)}f0()`),
  'calls in blocks': app(
    `${times(39, (index) => `def f${index}():\n${times(6, (level) => `${' '.repeat(level + 1)}if a:\n`)}       f${index + 1}()\n`)}f0()`,
  ),
  partials: app(
    `import functools\nf0 = g\n${times(3000, (index) => `f${index + 1} = functools.partial(f${index})\n`)}f3000()`,
  ),
  commands: app(
    `import click\ndef f0(): pass\n${times(500, (index) => `@f${index}.command()\ndef f${index + 1}(): pass\n`)}f0()`,
  ),
  brackets: app(`x = ${'['.repeat(100)}f(a or b)${']'.repeat(100)}`),
  lambdas: app(`x = ${'lambda: '.repeat(300)}1`),
  fields: app(`x = ${'f"{'.repeat(90)}1${'}"'.repeat(90)}`),
  'a long chain': app(`x = a${times(240, (index) => `.b(c${index})[${index}]`)}`),
  'a chain that is too long': app(`x = a${'.b'.repeat(5000)}`),
  operators: app(`x = ${'a or '.repeat(3000)}b\ny = ${'a + '.repeat(3000)}b`),
  elif: app(`if a:\n    pass\n${times(2000, (index) => `elif a == ${index}:\n    pass\n`)}else:\n    pass`),
  'a long list': app(`x = f(*[${'1, '.repeat(150_000)}])\ny = [${'1, '.repeat(150_000)}] + [1]`),
  'what is no Python': app(`x = [${'1 '.repeat(150_000)}]`),
};

const folder = mkdtempSync(join(tmpdir(), 'late-patch-stack-'));

beforeAll(() => {
  for (const [name, files] of Object.entries(projects)) {
    mkdirSync(join(folder, name));
    for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, name, path), text);
  }
  cpSync(`${projectFolder}examples/late`, join(folder, 'example'), { recursive: true });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([...Object.keys(projects), 'example'])('%s', async (name) => {
  const args = ['check', '.', '--format', 'json', '--fail-on', 'never'];
  const reports = [];
  for (const size of stacks) {
    const ended = await runArtifact('cli.js', args, {
      cwd: join(folder, name),
      node: [`--stack-size=${size}`],
    });
    // What nests deeper than is followed is told.
    expect(ended.stderr).toMatch(/^(?:late-patch: One program was not followed to its end [^\n]*\n)?$/);
    expect(ended.code).toBe(ended.stderr === '' ? 0 : 2);
    const { stats, ...report } = JSON.parse(ended.stdout);
    reports.push({ ...report, stderr: ended.stderr, stats: { ...stats, durationMs: 0 } });
  }
  expect(reports[0]).toEqual(reports[1]);
  expect(reports[2]).toEqual(reports[1]);
});
