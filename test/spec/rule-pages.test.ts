import { describe, expect, test } from '@jest/globals';
import { ruleIds } from '../../src/rules/index.js';
import { pagesIn } from '../support/stories/pages.js';
import type { Story } from '../support/stories/story.js';
import { expectedLines, foundLines, reportOn } from '../support/stories/verdict.js';

const pages = pagesIn('docs/rules').filter((page) => page.name !== 'README' && page.name !== 'index');
const sectionOf = (story: Story) => story.name.split(' > ')[0]!;

test('every rule has a page and a story', () => {
  const told = pagesIn('test/spec').flatMap((page) => page.stories.flatMap((story) => story.findings));
  const ids = [...ruleIds].sort();
  expect(pages.map((page) => page.name).sort()).toEqual(ids);
  expect([...new Set(told.map((finding) => finding.rule))].sort()).toEqual(ids);
});

describe.each(pages.map((page) => [page.name, page] as const))('docs/rules/%s.md', (rule, page) => {
  const examples = page.stories.filter((story) => sectionOf(story) === 'Example');
  const cures = page.stories.filter((story) => sectionOf(story) === 'Use instead');
  const others = page.stories.filter((story) => !examples.includes(story) && !cures.includes(story));
  const titled = (stories: readonly Story[]) =>
    stories.map((story) => [`${story.name} (line ${story.line})`, story] as const);

  test('has an example and what to use instead', () => {
    expect(examples.length).toBeGreaterThan(0);
    expect(cures.length).toBeGreaterThan(0);
  });

  test.each(titled(examples))('%s gives the rule once', (_, story) => {
    const { findings } = reportOn(story);
    expect(findings.map((finding) => finding.rule)).toEqual([rule]);
    if (story.findings.length > 0) expect(foundLines(story, findings)).toEqual(expectedLines(story));
  });

  test.each(titled(cures))('%s gives nothing', (_, story) => {
    expect(foundLines(story, reportOn(story).findings)).toEqual([]);
  });

  if (others.length > 0) {
    test.each(titled(others))('%s is as its comments say', (_, story) => {
      expect(foundLines(story, reportOn(story).findings)).toEqual(expectedLines(story));
    });
  }
});
