/** What the model says of programs that a framework starts: frameworks.oracle.test.ts has the framework's own word. */
import { describe, expect, test } from '@jest/globals';
import { pagesIn } from '../support/stories/pages.js';
import { expectedLines, foundLines, reportOn } from '../support/stories/verdict.js';

describe.each(pagesIn('test/frameworks').map((page) => [page.name, page] as const))('%s', (name, page) => {
  test.each(page.stories.map((story) => [story.name, story] as const))('%s', (_, story) => {
    const { findings } = reportOn(story);
    expect({ page: `test/frameworks/${name}.md:${story.line}`, found: foundLines(story, findings) }).toEqual({
      page: `test/frameworks/${name}.md:${story.line}`,
      found: expectedLines(story),
    });
  });
});
