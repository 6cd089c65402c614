import { describe, expect, test } from '@jest/globals';
import { ruleIds } from '../../src/rules/index.js';
import { pagesIn } from '../support/stories/pages.js';
import { expectedLines, foundLines, reportOn } from '../support/stories/verdict.js';

const english = [
  'What it does',
  'Why is this bad?',
  'Example',
  'Use instead',
  'Limits',
  'When not to use it',
  'References',
];
const chinese = ['检查什么', '为什么有问题', '示例', '应改为', '局限', '何时可以忽略', '参考'];

const languages = [
  { folder: 'docs/rules', headings: english, pages: pagesIn('docs/rules') },
  { folder: 'docs/zh/rules', headings: chinese, pages: pagesIn('docs/zh/rules') },
];

test.each(languages)('every rule has a page in $folder, and every page a rule', ({ pages }) => {
  expect(pages.map(({ name }) => name)).toEqual([...ruleIds].sort());
});

const all = languages.flatMap(({ folder, headings, pages }) =>
  pages.map((page) => [`${folder}/${page.name}`, { ...page, headings }] as const),
);

describe.each(all)('%s', (_path, { name: rule, text, stories, headings }) => {
  const [, , example, instead] = headings;
  const under = (heading: string) =>
    stories.filter(({ name }) => name === heading || name.startsWith(`${heading} > `));

  test('has its title and the headings of all pages', () => {
    expect(text.split('\n')[0]).toBe(`# ${rule}`);
    expect([...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual(headings);
  });

  test('has programs under Example and Use instead', () => {
    expect(under(example!).length).toBeGreaterThan(0);
    expect(under(instead!).length).toBeGreaterThan(0);
  });

  test.each(under(example!).map((story) => [story.name, story] as const))(
    '%s gives one finding, where the comment stands',
    (_, story) => {
      const { findings, notices } = reportOn(story);
      expect(story.findings.map((expected) => expected.rule)).toEqual([rule]);
      expect(foundLines(story, findings)).toEqual(expectedLines(story));
      expect(notices).toEqual([]);
    },
  );

  test.each(under(instead!).map((story) => [story.name, story] as const))('%s gives none', (_, story) => {
    const { findings, notices } = reportOn(story);
    expect(story.findings).toEqual([]);
    expect(foundLines(story, findings)).toEqual([]);
    expect(notices).toEqual([]);
  });
});
