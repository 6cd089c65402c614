import { expect, test } from '@jest/globals';
import { builtInPatchers } from '../../src/patchers/index.js';
import { lateReferences } from '../../src/trace/lateness.js';
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
  'tables that loops fill under their own keys': `class R: pass\nr = R()\nr.t = {u.x(): {u.y}}\n${lines((i) => `if u.a${i}:\n  r.t = {u.d(): set(u.f${i})}\nfor c in r.t:\n  r.t[c] = set(r.t[c])\n`)}`,
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

/** Programs in which each line holds something under one more condition than the line before. */
const holding: Readonly<Record<string, string>> = {
  'a hold in one `elif` after the other': `if u.x: pass\n${lines((i) => `elif u.a${i}:\n  from time import sleep as s${i}\n`)}`,
  'a hold behind one exit after the other': lines(
    (i) => `if u.a${i}: raise SystemExit\nfrom time import sleep as s${i}\n`,
  ),
  'a hold behind one return after the other': `def f():\n${lines((i) => `  if u.a${i}: return\n  global s${i}\n  from time import sleep as s${i}\n`)}f()\n`,
};

test.each(Object.keys(holding))(
  '%s: whether a patch is late for all of them takes as long as there is of it',
  (name) => {
    const text = `import u\n${holding[name]}from gevent import monkey\nmonkey.patch_all()\n`;
    const trace = traceOf({ 'app.py': text });
    const before = process.cpuUsage();
    expect(lateReferences(trace, undefined, builtInPatchers).length).toBe(count);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(2);
  },
  60_000,
);

/** Patches each under a condition of its own: 1,000 of them took a minute and 800 MB when each was compared with all before it. */
const patching: Readonly<Record<string, string>> = {
  'one patch after the other': lines((i) => `if u.a${i}: monkey.patch_all()\n`),
  'a hold before each patch': lines(
    (i) => `if u.a${i}:\n  from time import sleep as s${i}\n  monkey.patch_all()\n`,
  ),
};

test.each(Object.keys(patching))(
  '%s, each under a condition of its own: takes as long as there is of it',
  (name) => {
    const before = process.cpuUsage();
    const text = `import u\nfrom time import sleep\nfrom gevent import monkey\n${patching[name]}`;
    const trace = traceOf({ 'app.py': text });
    expect(trace.events.filter(({ kind }) => kind === 'patch')).toHaveLength(count);
    expect(lateReferences(trace, undefined, builtInPatchers).length).toBeGreaterThan(0);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(15);
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

test.each([
  ['by a pattern with many stars', `glob("${'*a'.repeat(14)}*z")`, 1],
  ['in every turn of a loop', 'glob("*.py")', 100],
] as const)(
  'a folder that is listed %s takes as long as there is of it',
  (_, call, turns) => {
    const before = process.cpuUsage();
    const files = Array.from({ length: count }, (__, i) => [`${'a'.repeat(150)}${i}.py`, ''] as const);
    const loop = `for a in ${JSON.stringify(Array.from({ length: turns }, (__, i) => i))}`;
    const text = `from pathlib import Path\n${loop}:\n ${loop}:\n  list(Path(__file__).parent.${call})\n`;
    traceOf({ 'app.py': text, ...Object.fromEntries(files) });
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(15);
  },
  60_000,
);
