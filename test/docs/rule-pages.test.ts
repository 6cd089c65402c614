import { describe, expect, test } from '@jest/globals';
import { ruleIds } from '../../src/findings/finding.js';
import { pagesIn } from '../support/stories/pages.js';
import { expectedLines, foundLines, reportOn } from '../support/stories/verdict.js';

const headings = [
  'What it does',
  'Why is this bad?',
  'Example',
  'Use instead',
  'Limits',
  'When not to use it',
  'References',
];

const pages = pagesIn('docs/rules');

test('every rule has a page, and every page a rule', () => {
  expect(pages.map(({ name }) => name)).toEqual([...ruleIds].sort());
});

describe.each(pages.map((page) => [page.name, page] as const))('%s', (rule, { text, stories }) => {
  const under = (heading: string) =>
    stories.filter(({ name }) => name === heading || name.startsWith(`${heading} > `));

  test('has its title and the headings of all pages', () => {
    expect(text.split('\n')[0]).toBe(`# ${rule}`);
    expect([...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual(headings);
  });

  test('has programs under Example and Use instead', () => {
    expect(under('Example').length).toBeGreaterThan(0);
    expect(under('Use instead').length).toBeGreaterThan(0);
  });

  test.each(under('Example').map((story) => [story.name, story] as const))(
    '%s gives one finding, where the comment stands',
    (_, story) => {
      const { findings, notices } = reportOn(story);
      expect(story.findings.map((expected) => expected.rule)).toEqual([rule]);
      expect(foundLines(story, findings)).toEqual(expectedLines(story));
      expect(notices).toEqual([]);
    },
  );

  test.each(under('Use instead').map((story) => [story.name, story] as const))(
    '%s gives none',
    (_, story) => {
      const { findings, notices } = reportOn(story);
      expect(story.findings).toEqual([]);
      expect(foundLines(story, findings)).toEqual([]);
      expect(notices).toEqual([]);
    },
  );
});
