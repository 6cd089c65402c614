import { describe, expect, test } from '@jest/globals';
import { iniSections, parseIni } from '../../src/text/ini.js';
import { tableAt } from '../../src/text/toml.js';
import { yamlDocuments } from '../../src/text/yaml.js';

const hostile = 200_000;

describe('yamlDocuments', () => {
  test('gives every document, each with its own problems', () => {
    const documents = yamlDocuments('a: [1, {b: 2}]\n---\n- c\n---\nd: [\n');
    expect(documents?.map(({ errors }) => errors.length > 0)).toEqual([false, false, true]);
    expect(documents?.[0]?.toJS()).toEqual({ a: [1, { b: 2 }] });
  });

  test.each([
    ['brackets', `a: ${'['.repeat(hostile)}`],
    ['brackets in pairs', `a: ${'[{b: '.repeat(1000)}${'}]'.repeat(1000)}`],
    ['mappings by indentation', Array.from({ length: 400 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
    ['lists on one line', '- '.repeat(2000)],
    ['keys that are lists', `${'? ['.repeat(300)}`],
    ['lists that end all at once', `${' - '.repeat(100_000)}x\nb: c\n`],
  ])('refuses to compose %s that nest too deeply', (_, text) => {
    expect(yamlDocuments(text)).toBeUndefined();
  });

  test('composes what real manifests have', () => {
    const levels = Array.from({ length: 40 }, (_, i) => `${'  '.repeat(i)}a:`).join('\n');
    expect(yamlDocuments(levels)?.[0]?.errors).toEqual([]);
  });
});

describe('iniSections', () => {
  test('takes a text apart as configparser does', () => {
    const text = '[a]\nKey = 1\nlist: x\n  y # z\n\n  # no\n\tz\n[b]\n; c\n= none\nalone\n[a]\nkey=2 = 3\n';
    const found = [...iniSections(text)].map(([name, entries]) => [
      name,
      entries.map(({ key, value, span }) => [key, value, text.slice(span.start, span.end)]),
    ]);
    expect(found).toEqual([
      [
        'a',
        [
          ['Key', '1', 'Key = 1'],
          ['list', 'x\ny # z\nz', 'list: x'],
          ['key', '2 = 3', 'key=2 = 3'],
        ],
      ],
      ['b', []],
    ]);
    expect(parseIni(text).get('a')?.get('key')?.value).toBe('2 = 3');
  });

  test('knows no continued lines where they are flat', () => {
    const entries = iniSections('[uwsgi]\n  import = a\n  import = b:c\n', { isFlat: true }).get('uwsgi');
    expect(entries?.map(({ key, value }) => [key, value])).toEqual([
      ['import', 'a'],
      ['import', 'b:c'],
    ]);
  });

  test.each([
    ['blanks', '\t'.repeat(hostile)],
    ['headers', '\t[uwsgi]\r'.repeat(hostile / 10)],
    ['an entry of blanks', `a${' '.repeat(hostile)}b = ${' '.repeat(hostile)}c${' '.repeat(hostile)}\0`],
    ['delimiters', `a ${': '.repeat(hostile)}`],
    ['lines that go on', `[a]\nb = c\n${' d\n'.repeat(hostile / 10)}`],
  ])('takes as long as the text is: %s', (_, text) => {
    const before = process.cpuUsage();
    iniSections(`[a]\n${text}`);
    iniSections(text, { isFlat: true });
    const { user, system } = process.cpuUsage(before);
    expect(user + system).toBeLessThan(1_500_000);
  });
});

describe('tableAt', () => {
  test('finds a table behind a byte order mark', () => {
    expect(tableAt('\uFEFF[tool.a]\nb = 1\n', 'tool', 'a')).toEqual({ b: 1 });
  });

  test.each([
    ['no TOML', '[tool'],
    ['no table', 'tool = 1'],
    ['lists that nest too deeply', `tool = ${'['.repeat(hostile)}`],
    ['tables that nest too deeply', `tool = ${'{a = '.repeat(1000)}1${'}'.repeat(1000)}`],
  ])('finds nothing in %s', (_, text) => {
    expect(tableAt(text, 'tool')).toBeUndefined();
  });
});
