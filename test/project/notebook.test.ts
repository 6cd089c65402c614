import { describe, expect, test } from '@jest/globals';
import { cellAt, notebookSource } from '../../src/project/notebook.js';
import { parseModule } from '../../src/python/parse.js';
import { codeCell, markdownCell, notebookOf } from '../support/notebooks.js';
import fc from '../support/property.js';

/** The lines of code, without the empty ones and the marks of cells. */
const codeOf = (json: string) =>
  notebookSource(json)!
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('# %%'));

describe('the cells of a notebook', () => {
  const json = notebookOf([
    markdownCell('# Late\nimport nothing\n'),
    codeCell('import requests\n\nrequests.get'),
    codeCell(''),
    codeCell('from gevent import monkey\nmonkey.patch_all()\n'),
  ]);

  test('are one program, in their order', () => {
    expect(codeOf(json)).toEqual([
      'import requests',
      'requests.get',
      'from gevent import monkey',
      'monkey.patch_all()',
    ]);
  });

  test('stand where they stand in the file', () => {
    const rows = json.split('\n');
    const lines = notebookSource(json)!.split('\n');
    expect(lines).toHaveLength(rows.length);
    for (const [index, line] of lines.entries())
      if (line !== '' && !line.startsWith('# %%'))
        expect(JSON.parse(rows[index]!.trim().replace(/,$/, '')).trimEnd()).toBe(line);
  });

  test('number their lines as people see them; cells of text do not count', () => {
    const lines = notebookSource(json)!.split('\n');
    const at = (text: string) => cellAt(lines.join('\n'), lines.indexOf(text) + 1);
    expect(at('requests.get')).toEqual({ number: 1, line: 3 });
    expect(at('monkey.patch_all()')).toEqual({ number: 3, line: 2 });
    expect(cellAt(lines.join('\n'), 1)).toBeUndefined();
  });

  test('an output that looks like code is none', () => {
    const printed = { output_type: 'stream', name: 'stdout', text: ['import requests\n', 'print(1)'] };
    const nested = {
      output_type: 'display_data',
      data: { 'application/json': { source: ['import ssl\n'] } },
      metadata: {},
    };
    const noisy = notebookOf([
      codeCell('import requests\nprint(1)', [printed, nested]),
      codeCell('import os'),
    ]);
    const lines = notebookSource(noisy)!.split('\n');
    expect(lines.filter((line) => line === 'import requests')).toHaveLength(1);
    expect(lines.indexOf('import requests')).toBeGreaterThan(
      noisy.split('\n').findLastIndex((row) => row.includes('import ssl')),
    );
  });

  test.each([
    ['on one line', (text: string) => JSON.stringify(JSON.parse(text))],
    [
      'as one string',
      (text: string) =>
        JSON.stringify(
          {
            ...JSON.parse(text),
            cells: JSON.parse(text).cells.map((cell: { source: string[] }) => ({
              ...cell,
              source: cell.source.join(''),
            })),
          },
          undefined,
          1,
        ),
    ],
  ])('written %s they follow each other', (_, rewrite) => {
    const source = notebookSource(rewrite(json))!;
    expect(codeOf(rewrite(json))).toEqual(codeOf(json));
    const line = source.split('\n').indexOf('monkey.patch_all()') + 1;
    expect(cellAt(source, line)).toEqual({ number: 3, line: 2 });
  });

  test('of version 3 are read as well', () => {
    const cell = {
      cell_type: 'code',
      collapsed: false,
      input: ['import os\n', 'os.x'],
      language: 'python',
      outputs: [],
    };
    const old = JSON.stringify(
      { metadata: { name: '' }, nbformat: 3, worksheets: [{ cells: [cell], metadata: {} }] },
      undefined,
      1,
    );
    const lines = notebookSource(old)!.split('\n');
    expect(codeOf(old)).toEqual(['import os', 'os.x']);
    expect(old.split('\n')[lines.indexOf('os.x')]).toContain('"os.x"');
  });

  test('of another language are no program', () => {
    expect(notebookSource(notebookOf([codeCell('library(x)')], 'R'))).toBe('');
    expect(notebookSource(notebookOf([codeCell('import os')], 'python'))).toContain('import os');
  });

  test.each(['', '{', '[]', '{"cells": 3}', 'null', '"x"'])('%j is no notebook', (text) => {
    expect(notebookSource(text)).toBeUndefined();
  });

  test('whatever they hold, nothing throws, and lines stay lines', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (texts) => {
        const made = notebookOf(texts.map((text) => codeCell(text)));
        const source = notebookSource(made)!;
        expect(parseModule(source)).toBeDefined();
      }),
      { numRuns: 50 },
    );
  });
});

describe("IPython's own lines", () => {
  test.each([
    ['%matplotlib inline\nimport os', ['pass', 'import os']],
    ['!pip install gevent\nimport os', ['pass', 'import os']],
    ['!pip install \\\n  gevent\nimport os', ['pass', 'import os']],
    ['if True:\n    !ls\n    import os', ['if True:', '    pass', '    import os']],
    ['files = !ls\nx = %timeit -o f()', ['files = None', 'x = None']],
    ['os.path?\nimport os', ['pass', 'import os']],
    ['%%time\nimport os', ['import os']],
    ['pip install gevent -q', []],
    ['cd ../data\n', []],
    ['del os', ['del os']],
    ['print "x"', ['print "x"']],
    ['%%bash\npip install x\nimport os', []],
    ['\n%%html\n<b>', []],
    ['x = ("%s"\n     % 3)', ['x = ("%s"', '     % 3)']],
    ['x = """\n%s\n!\n"""', ['x = """', '%s', '!', '"""']],
  ])('%j', (code, expected) => {
    const json = notebookOf([codeCell(code)]);
    expect(codeOf(json)).toEqual(expected);
    expect(parseModule(notebookSource(json)!).problems).toEqual([]);
  });
});
