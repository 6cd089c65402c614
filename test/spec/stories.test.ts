import { describe, expect, test } from '@jest/globals';
import { pagesIn } from '../support/stories/pages.js';
import { expectedLines, foundLines, reportOn } from '../support/stories/verdict.js';

describe.each(pagesIn('test/spec').map((page) => [page.name, page] as const))('%s', (name, page) => {
  test.each(page.stories.map((story) => [story.name, story] as const))('%s', (_, story) => {
    const { findings } = reportOn(story);
    expect({ page: `test/spec/${name}.md:${story.line}`, found: foundLines(story, findings) }).toEqual({
      page: `test/spec/${name}.md:${story.line}`,
      found: expectedLines(story),
    });
  });

  test('has stories with names of their own', () => {
    const names = page.stories.map((story) => story.name);
    expect(names.length).toBeGreaterThan(0);
    expect(new Set(names).size).toBe(names.length);
  });
});
