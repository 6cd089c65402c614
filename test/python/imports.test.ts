import { describe, expect, test } from '@jest/globals';
import { parseModule } from '../../src/python/parse.js';
import { show } from './show.js';

describe('imports', () => {
  test.each([
    ['import a', ['import a']],
    ['import a.b.c as d, e', ['import a.b.c as d, e']],
    ['import a . b', ['import a.b']],
    ['import \\\n  f', ['import f']],
    ['import a; import b', ['import a', 'import b']],
    ['from a import b', ['from a import b']],
    ['from a.b import c as d, e', ['from a.b import c as d, e']],
    ['from a import (b)', ['from a import b']],
    ['from a import (  # noqa\n  b,  # one\n  # two\n  c as d\n  ,\n)', ['from a import b, c as d']],
    ['from a \\\n  import b, \\\n  c', ['from a import b, c']],
    ['from a import *', ['from a import *']],
    ['from . import a', ['from . import a']],
    ['from .a import b', ['from .a import b']],
    ['from..a import b', ['from ..a import b']],
    ['from ... import a', ['from ... import a']],
    ['from .... import a', ['from .... import a']],
    ['from .. .a import b', ['from ...a import b']],
    ['from .import a', ['from . import a']],
    ['from . import (a, b as c,)', ['from . import a, b as c']],
    ['from __future__ import annotations', ['from __future__ import annotations']],
    ['import match, case, type, lazy, async, print', ['import match, case, type, lazy, async, print']],
    ['import z.async', ['import z.async']],
    ['from x.async import y', ['from x.async import y']],
    ['import módulo as ñ', ['import módulo as ñ']],
    ['from 模块 import 名 as 别名', ['from 模块 import 名 as 别名']],
    ['import ﬁle', ['import file']],
    ['lazy import a.b as c, d', ['lazy import a.b as c, d']],
    ['lazy from .a import b', ['lazy from .a import b']],
    ['lazy = 1\nlazy(x)', ['lazy = 1', 'lazy(x)']],
    ['if x: import y; z()', ['if x', '  import y', '  z()']],
  ])('%j', (source, shown) => {
    const syntax = parseModule(source);
    expect(show(syntax)).toEqual(shown);
    expect(syntax.problems).toEqual([]);
  });

  test('spans cover the statement and each name', () => {
    const text = 'x = 1; lazy import a.b as c, d  # why\nfrom .e import (f as g,\n  h)\n';
    const [, first, second] = parseModule(text).body;
    const slice = (node: { span: { start: number; end: number } }) =>
      text.slice(node.span.start, node.span.end);
    if (first?.kind !== 'import' || second?.kind !== 'import-from') throw new Error('two imports expected');
    expect([slice(first), ...first.names.map(slice)]).toEqual(['lazy import a.b as c, d', 'a.b as c', 'd']);
    const names = second.names === '*' ? [] : second.names;
    expect([slice(second), ...names.map(slice)]).toEqual(['from .e import (f as g,\n  h)', 'f as g', 'h']);
  });

  test.each([
    ['from a import', ['from a import ']],
    ['from a import (b,\nimport c', ['from a import b', 'import c']],
    ['from\nimport c', ['unparsed<>', 'import c']],
    ['import\nimport c', ['import ', 'import c']],
    ['import a.\nimport c', ['import a', 'import c']],
    ['from a import b, c.d, e\nimport f', ['from a import b, c', 'import f']],
    ['import a b\nimport c', ['import a', 'import c']],
    ['from a import (b c)\nimport d', ['from a import b', 'import d']],
    ['from 1 import b; import d', ['unparsed<1, b>', 'import d']],
  ])('a broken one: %j', (source, shown) => {
    const syntax = parseModule(source);
    expect(show(syntax)).toEqual(shown);
    expect(syntax.problems).not.toEqual([]);
  });
});
