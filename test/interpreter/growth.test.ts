import { expect, test } from '@jest/globals';
import { linesOf, traceOf } from './paper.js';

const count = 4000;
const lines = (line: (index: number) => string) => Array.from({ length: count }, (_, i) => line(i)).join('');

/** Programs with much that depends on something, and many variables; each ends with an import of `a`. */
const programs: Readonly<Record<string, string>> = {
  'a condition for each variable': `${lines((i) => `v${i} = ${i}\n`)}${lines((i) => `if u.a${i}:\n  v${i} = 2\n`)}`,
  'one `elif` after the other': `if u.x: pass\n${lines((i) => `elif u.a${i}:\n  v${i} = 2\n`)}`,
  'one `case` after the other': `match u.x:\n${lines((i) => ` case ${i}:\n  v = ${i}\n`)}`,
  'returns under conditions': `def f():\n${lines((i) => `  if u.a${i}: return ${i}\n`)}f()\n`,
  'loops that turn as often as is not known': lines((i) => `while u.a${i}:\n  v${i} = 2\n`),
  'bodies that may fail': lines((i) => `try:\n  v${i} = u.a()\nexcept ImportError:\n  v${i} = 2\n`),
};

test.each(Object.keys(programs))(
  '%s: takes as long as there is of it',
  (name) => {
    const before = process.cpuUsage();
    const trace = linesOf(traceOf({ 'app.py': `import u\n${programs[name]}import a\n`, 'a.py': '' }));
    expect(trace).toContain('enter a');
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(10);
  },
  60_000,
);

test('what is built in every turn of a loop counts by its length', () => {
  const before = process.cpuUsage();
  const turns = JSON.stringify(Array.from({ length: 100 }, (_, i) => i));
  const table = `{${Array.from({ length: count }, (_, i) => `"${i}": ${i}`).join(', ')}}`;
  const text = `for a in ${turns}:\n for b in ${turns}:\n  x = ${table}\n`;
  expect(linesOf(traceOf({ 'app.py': text })).at(-1)).toBe('gap too much is executed at import');
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1e6).toBeLessThan(15);
}, 60_000);
