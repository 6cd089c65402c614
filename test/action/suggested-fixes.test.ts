import { describe, expect, test } from '@jest/globals';
import { byCause } from '../../src/findings/causes.js';
import type { FilePath } from '../../src/project/snapshot.js';
import { snapshotOf } from '../../src/project/snapshot.js';
import { parseModule } from '../../src/python/parse.js';
import { commentBody } from '../../src/review/comment-body.js';
import { planReview } from '../../src/review/plan.js';
import { fixed, identity } from '../support/stories/apply-fix.js';
import { pagesIn } from '../support/stories/pages.js';
import { reportOn } from '../support/stories/verdict.js';
import { withSuggestion } from './suggestions.js';

const stories = ['test/spec', 'docs/rules']
  .flatMap(pagesIn)
  .flatMap((page) => page.stories.map((story) => [`${page.name}: ${story.name}`, story] as const));

/** The comments of a pull request that adds all files of a story. */
function commentsOn(
  files: Readonly<Record<string, string>>,
  findings: ReturnType<typeof reportOn>['findings'],
) {
  const changed = Object.entries(files).map(([path, text]) => {
    const lines = text.replace(/\n$/, '').split('\n');
    const end = text.endsWith('\n') ? '' : '\n\\ No newline at end of file';
    const patch = `@@ -0,0 +1,${lines.length} @@\n${lines.map((line) => `+${line}`).join('\n')}${end}`;
    return { kind: 'added', path: path as FilePath, patch } as const;
  });
  const context = {
    docsBase: 'https://docs.example',
    language: 'en' as const,
    texts: snapshotOf(files).texts,
  };
  const { comments } = planReview(byCause(findings), changed, [], { suggestions: 'offer', unplaced: 'body' });
  return comments.map((comment) => ({ ...comment, body: commentBody(comment, context) }));
}

describe('every suggestion for every story, pressed', () => {
  let pressed = 0;

  test.each(stories)('%s', (_, story) => {
    const { findings } = reportOn(story);
    const taken = new Map<string, Set<number>>();
    for (const { anchor, body, fixes } of commentsOn(story.files, findings)) {
      const [offered] = fixes;
      if (offered?.kind !== 'suggestion' || anchor.kind !== 'lines') continue;
      pressed++;
      const { path, startLine, endLine } = anchor;
      const before = story.files[path]!;
      const after = withSuggestion(before, { body, line: endLine, start_line: startLine });
      // What the button does is what was tried: the finding is gone and the file parses.
      const finding = findings.find(({ fix }) => fix === offered.fix)!;
      expect(after).toBe(fixed(story, finding).files[path]);
      expect(parseModule(after).problems.length).toBeLessThanOrEqual(parseModule(before).problems.length);
      expect(fixed(story, finding).after).not.toContain(identity(finding));
      // No two of them replace the same line.
      const lines = taken.get(path) ?? new Set<number>();
      for (let line = startLine; line <= endLine; line++) {
        expect(lines.has(line)).toBe(false);
        lines.add(line);
      }
      taken.set(path, lines);
    }
  });

  test('there were many', () => {
    expect(pressed).toBeGreaterThan(100);
  });
});
