import { describe, expect, test } from '@jest/globals';
import { fixedText } from '../../src/findings/finding.js';
import {
  type ModuleLines,
  movedText,
  newlyBelowCode,
  pragmaEdits,
  withoutStaleComments,
} from '../../src/formatters/index.js';
import type { FilePath } from '../../src/project/snapshot.js';
import { parseModule } from '../../src/python/parse.js';
import { formatterCases } from './cases.js';
import { importedAbove, moduleOf, modulesOf, patchIndex, threatOf } from './module.js';

const isFirstParty = (name: string) => name === '_gevent_patch';

describe.each(formatterCases.map((one) => [one.name, one] as const))('%s', (_, one) => {
  const module = moduleOf(one.text);
  const patch = patchIndex(module);
  const moved = movedText(module, patch, threatOf(one), isFirstParty);

  test('what passes the patch', () => {
    expect(modulesOf(moved?.passed ?? [])).toEqual([...one.passed].sort());
    if (moved !== undefined) expect(importedAbove(moved.text)).toEqual([...one.passed].sort());
  });

  if (moved === undefined) return;

  test('the lines are those that were, each with where it came from', () => {
    const lines = (text: string) => text.split('\n');
    const [before, after] = [lines(one.text), lines(moved.text)];
    expect([...after].sort()).toEqual([...before].sort());
    expect(after.map((_line, index) => before[moved.origin[index + 1]! - 1])).toEqual(after);
  });

  test('the protection holds', () => {
    const path = 'a.py' as FilePath;
    const edits = pragmaEdits(module, patch, [{ move: one.move, passed: moved.passed }]) ?? [];
    const text = fixedText(one.text, path, { edits: edits.map((edit) => ({ ...edit, path })) });
    expect(parseModule(text).problems).toEqual([]);
    const protectedModule = moduleOf(text);
    expect(
      movedText(protectedModule, patchIndex(protectedModule), threatOf(one), isFirstParty),
    ).toBeUndefined();
  });
});

test.each([
  ['import requests  # noqa: F401\n', 'import requests  # noqa: E402, F401\n'],
  [
    'import requests  # late-patch: ignore[x] why\r\n',
    'import requests  # late-patch: ignore[x] why  # noqa: E402\r\n',
  ],
  ['import requests', 'import requests  # noqa: E402'],
])('%j is marked beside what it says already', (line, expected) => {
  const module = moduleOf(`import gevent\ngevent.patch_all()\n${line}`);
  const passed = module.statements.slice(2);
  expect(pragmaEdits(module, 1, [{ move: 'e402', passed }])).toEqual([
    expect.objectContaining({ startLine: 3, endLine: 3, newText: expected }),
  ]);
});

test('a blank line parts an import from what stops a sorter below it', () => {
  const module = moduleOf('import _gevent_patch  # noqa: F401\nimport os\n');
  expect(pragmaEdits(module, 0, [{ move: 'sort', passed: module.statements.slice(1) }])).toEqual([
    expect.objectContaining({
      startLine: 1,
      newText: 'import _gevent_patch  # noqa: F401\n\n# isort: split\n\n',
    }),
  ]);
});

test('isort reads no comment behind a backslash', () => {
  const module = moduleOf('import gevent\ngevent.patch_all()\nfrom requests \\\n    import get\n');
  const passed = module.statements.slice(2);
  expect(pragmaEdits(module, 1, [{ move: 'float-always', passed }])).toBeUndefined();
});

test.each([
  ['from requests \\\n    import get\n', 'from requests \\\n    import get  # noqa: E402\n'],
  [
    'from requests \\\n    import (get,\n            put)\n',
    'from requests \\\n    import (get,  # noqa: E402\n            put)\n',
  ],
  ['import requests; import json\n', 'import requests; import json  # noqa: E402\n'],
  ['import requests; x = """\n"""\n', 'import requests; x = """\n"""\n'],
  ['if gevent: import requests\n', 'if gevent: import requests\n'],
])('an import below code is marked where linters look: %j', (below, expected) => {
  const patching = 'import gevent\ngevent.patch_all()\n';
  const module = moduleOf(patching + below);
  const passed = newlyBelowCode(moduleOf(below + patching), module);
  const path = 'a.py' as FilePath;
  const edits = pragmaEdits(module, 1, [{ move: 'e402', passed }]) ?? [];
  const fix = { edits: edits.map((edit) => ({ ...edit, path })) };
  expect(fixedText(module.text, path, fix)).toBe(patching + expected);
});

test.each([
  ['import b  # noqa: E402', 'import b'],
  ['import b  # noqa:E402\r', 'import b\r'],
  ['import b #NOQA : e402', 'import b'],
  ['import b  # noqa: E402, F401', 'import b  # noqa: F401'],
  ['import b  # noqa: F401,E402', 'import b  # noqa: F401'],
  ['import b  # noqa: F401 E402 E501', 'import b  # noqa: F401 E501'],
  ['import b  # noqa: E402  # isort:skip', 'import b  # isort:skip'],
  ['import b  # noqa: E402  # pylint: disable=C0413', 'import b  # pylint: disable=C0413'],
  ['import b  # type: ignore  # noqa: E402', 'import b  # type: ignore'],
  ['import b  # noqa: E402 - has to be first', 'import b  # has to be first'],
  ['import b  # noqa: E402 isort:skip', 'import b  # noqa: E402 isort:skip'],
  ['import b  # noqa', 'import b  # noqa'],
  ['import b  # noqa: F401', 'import b  # noqa: F401'],
  ['from b import (  # noqa: E402\n    c,\n)', 'from b import (\n    c,\n)'],
  ['from b \\\n    import c  # noqa: E402', 'from b \\\n    import c'],
  ['import b; b.c()  # noqa: E402', 'import b; b.c()'],
  ['import b; b.c("# noqa: E402")', 'import b; b.c("# noqa: E402")'],
])('what stands below code no more is marked no more: %j', (line, expected) => {
  const [before, after] = [`a = 1\n${line}\n`, `${line}\na = 1\n`].map(moduleOf) as [
    ModuleLines,
    ModuleLines,
  ];
  const path = 'a.py' as FilePath;
  const fix = { edits: withoutStaleComments(before, after).map((edit) => ({ ...edit, path })) };
  expect(fixedText(after.text, path, fix)).toBe(`${expected}\na = 1\n`);
  expect(withoutStaleComments(before, before)).toEqual([]);
  expect(withoutStaleComments(after, after)).toEqual([]);
});
