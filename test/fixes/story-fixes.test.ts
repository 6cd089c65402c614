import { describe, expect, test } from '@jest/globals';
import { fixed, identity } from '../support/stories/apply-fix.js';
import { pagesIn } from '../support/stories/pages.js';
import { reportOn } from '../support/stories/verdict.js';

const cases = ['test/spec', 'docs/rules'].flatMap(pagesIn).flatMap((page) =>
  page.stories.flatMap((story) =>
    reportOn(story)
      .findings.filter((finding) => finding.fix !== undefined)
      .map((finding) => [`${page.name}: ${story.name}, ${identity(finding)}`, story, finding] as const),
  ),
);

describe('the fix of every finding in every story and on every page', () => {
  test('there are many', () => {
    expect(cases.length).toBeGreaterThan(100);
  });

  test.each(cases)('%s', (_, story, finding) => {
    const { newProblems, before, after } = fixed(story, finding);
    const own = identity(finding);
    const count = (lines: readonly string[], line: string) => lines.filter((one) => one === line).length;
    expect(newProblems).toBe(0);
    expect(count(after, own)).toBeLessThan(count(before, own));
    expect(after.filter((line) => count(after, line) > count(before, line))).toEqual([]);
  });

  test.each(cases)('is whole lines of its file: %s', (_, story, finding) => {
    for (const { path, span, startLine, endLine, newText } of finding.fix?.edits ?? []) {
      const lines = story.files[path]!.split('\n');
      const start = lines.slice(0, startLine - 1).join('\n').length + (startLine > 1 ? 1 : 0);
      expect(span.start).toBe(start);
      expect(story.files[path]!.slice(span.start, span.end)).toBe(
        `${lines.slice(startLine - 1, endLine).join('\n')}\n`,
      );
      expect(newText.endsWith('\n')).toBe(true);
    }
  });
});
