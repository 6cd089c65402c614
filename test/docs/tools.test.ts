/** The tools of tools/docs on small examples; on the project itself `npm run docs:check` runs them. */
import { describe, expect, test } from '@jest/globals';
import { runOn } from './run-tool.js';

describe('generated sections', () => {
  const stale = 'Before\n\n<!-- generated: rules -->\nold\n<!-- end generated -->\n\nAfter\n';

  test('that are out of date are named and left alone with --check', () => {
    const run = runOn({ 'README.md': stale }, 'generate.mjs', '--check');
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('README.md: out of date');
    expect(run.files).toEqual({ 'README.md': stale });
  });

  test('are written, and nothing around them', () => {
    const written = runOn({ 'README.md': stale }, 'generate.mjs').files['README.md']!;
    expect(written).toMatch(/^Before\n\n<!-- generated: rules -->\n\| rule/);
    expect(written).toMatch(/\n<!-- end generated -->\n\nAfter\n$/);
    expect(written).toContain('[name-before-patch](docs/rules/name-before-patch.md)');
    expect(written).not.toContain('\nold\n');
  });

  test('that nobody knows are an error', () => {
    const run = runOn({ 'README.md': stale.replace('rules', 'nonsense') }, 'generate.mjs');
    expect(run.code).not.toBe(0);
    expect(run.stderr).toContain('nothing is generated as "nonsense"');
  });
});

describe('links', () => {
  test('to files and headings that exist are fine, and so is whatever is no link', () => {
    const page = [
      '# Why is this *bad*?',
      '[page](sub/page.md#the-name), [here](#why-is-this-bad), [out](https://example.org/x.md), [folder](sub)',
      '`[code](nowhere.md)`',
      '```md',
      '[block](nowhere.md)',
      '```',
    ];
    const files = { 'a.md': page.join('\n'), 'sub/page.md': '## The `name`\n[up](../a.md)\n' };
    expect(runOn(files, 'check-links.mjs')).toEqual({ code: 0, stderr: '', files });
  });

  test('to anything else are named with their lines', () => {
    const page = '# A\n\n[one](b.md)\n[two](sub/page.md#no-such)\n[three](#no-such)\n[four](../outside.md)\n';
    const run = runOn({ 'a.md': page, 'sub/page.md': '# Page\n```md\n# no such\n```\n' }, 'check-links.mjs');
    expect(run.code).toBe(1);
    expect(run.stderr.trimEnd().split('\n')).toEqual([
      'a.md:3: no such file: b.md',
      'a.md:4: no such heading: sub/page.md#no-such',
      'a.md:5: no such heading: #no-such',
      'a.md:6: no such file: ../outside.md',
    ]);
  });

  test('to the second heading of one name have a number', () => {
    const page = '# Twice\n# Twice\n[first](#twice) [second](#twice-1) [third](#twice-2)\n';
    expect(runOn({ 'a.md': page }, 'check-links.mjs').stderr).toBe('a.md:3: no such heading: #twice-2\n');
  });
});

describe('translations', () => {
  const english = [
    '# late-patch\n\n## Try it\n\nSee [a page](docs/rules/a.md), [a heading](#try-it).\n\n```sh',
    'npm test # runs\n```\n\n```py\nx = 1  # late\n```\n\n| a | b |\n|---|---|\n',
  ].join('\n');
  const chinese = [
    '# late-patch\n\n## 试一试\n\n见[一页](docs/zh/rules/a.md)、[标题](#试一试)。\n\n```sh',
    'npm test # 运行\n```\n\n```py\nx = 1  # late\n```\n\n| 甲 | 乙 |\n|---|---|\n',
  ].join('\n');
  const pages = { 'docs/rules/a.md': '# a\n', 'docs/zh/rules/a.md': '# a\n' };
  const check = (text: string) =>
    runOn({ ...pages, 'README.md': english, 'README.zh.md': text }, 'check-translations.mjs').stderr;

  test('may differ in words, in comments of commands, and lead to translations', () => {
    expect(check(chinese)).toBe('');
  });

  test.each([
    ['headings', chinese.replace('## 试一试', '试一试')],
    ['programs', chinese.replace('npm test', 'npm tset')],
    ['programs', chinese.replace('1  # late', '1  # 晚')],
    ['rows', chinese.replace('| 甲 | 乙 |', '| 甲 |')],
    ['links', chinese.replace('docs/zh/rules/a.md', 'https://example.org')],
  ])('that lost some of the %s are named', (kind, text) => {
    expect(check(text)).toContain(`README.zh.md: ${kind} `);
  });

  test('of every rule must be there, and none without an original', () => {
    const files = { 'docs/rules/a.md': '# a\n', 'docs/zh/rules/b.md': '# b\n' };
    const { code, stderr } = runOn(files, 'check-translations.mjs');
    expect(code).toBe(1);
    expect(stderr).toBe(
      'docs/rules/a.md: has no translation docs/zh/rules/a.md\ndocs/zh/rules/b.md: has no English document\n',
    );
  });
});
