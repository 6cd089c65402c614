import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { judgedHold } from '../../src/libraries/tables.js';
import type { HoldForm } from '../../src/patchers/types.js';
import { parseModule } from '../../src/python/parse.js';
import { usageOf } from '../../src/python/walk.js';

const tools = fileURLToPath(new URL('../../tools/knowledge/', import.meta.url));
const hasPython = spawnSync('python3', ['--version']).status === 0;

/** What Python code prints as JSON, with the generator's modules at hand. */
function asked(code: string, ...args: readonly string[]): unknown {
  const env = { ...process.env, PYTHONPATH: tools };
  return JSON.parse(execFileSync('python3', ['-c', code, ...args], { encoding: 'utf8', env }));
}

test('at least 95 % of what is read agrees with what was measured, and the rest is explained', () => {
  const { status, stderr } = spawnSync(process.execPath, [`${tools}agreement-page.mjs`, '--check'], {
    encoding: 'utf8',
  });
  expect([stderr, status]).toEqual(['', 0]);
});

(hasPython ? describe : describe.skip)('what is read is judged as what was measured', () => {
  test('locks inside libraries', () => {
    const rows = asked(
      'import json, judge; print(json.dumps([[f, n, [f, n] in judge.judgements()["locks"]] for f in judge.HARMFUL for n in sorted(judge.HARMFUL[f])]))',
    ) as readonly (readonly [HoldForm, string, boolean])[];
    for (const [form, name, isLock] of rows) {
      const hold = { holder: 'some.library', where: 'x', form, name };
      expect([form, name, judgedHold(hold)?.effect]).toEqual([
        form,
        name,
        isLock ? 'native-lock' : undefined,
      ]);
    }
  });

  test.each([
    ['x = SSLContext(1)', 'used'],
    ['class C(SSLContext): pass', 'used'],
    ['def f(x: SSLContext = None): return SSLContext', 'used'],
    ['', 'unused'],
    ['SSLContext = None', 'unused'],
    ['def f(x: SSLContext) -> None: pass', 'annotation'],
    ['def f() -> SSLContext: pass', 'annotation'],
    ['x: "Optional[SSLContext]" = None', 'annotation'],
    ['Alias = Optional[SSLContext]', 'annotation'],
    ['x = cast(SSLContext, y)', 'annotation'],
    ['def f(x):\n    return isinstance(x, (str, SSLContext))', 'isinstance'],
    ['def f(x: SSLContext):\n    assert issubclass(x, SSLContext)', 'isinstance'],
    ['def f(x):\n    return isinstance(x, SSLContext) or SSLContext()', 'used'],
  ])('the use of a name: %j', (text, usage) => {
    const source = `from ssl import SSLContext\n${text}\n`;
    expect(usageOf(parseModule(source), 'SSLContext')).toBe(usage);
    expect(
      asked('import json, sys, usage; print(json.dumps(usage.usage(sys.argv[1], "SSLContext")))', source),
    ).toBe(usage);
  });
});
