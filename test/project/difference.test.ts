import { describe, expect, test } from '@jest/globals';
import { createPatch } from 'diff';
import { fitsPatch, textBefore } from '../../src/project/difference.js';
import fc from '../support/property.js';

/** A `patch` as GitHub's list has it: without the lines that name the files. */
function patchOf(before: string, after: string): string {
  const patch = createPatch('x', before, after, undefined, undefined, { context: 3 });
  return patch.slice(patch.indexOf('@@')).replace(/\n$/, '');
}

const text = fc
  .tuple(
    fc.array(fc.constantFrom('a', 'b', 'c', '', ' d', '+e', '-f', '\\ g', '@@ h', 'i\r'), { maxLength: 14 }),
    fc.boolean(),
  )
  .map(([lines, ended]) => (lines.length === 0 ? '' : lines.join('\n') + (ended ? '\n' : '')));

describe('the text before a change', () => {
  test('is what the patch was made from', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        fc.pre(before !== after);
        const patch = patchOf(before, after);
        expect(textBefore(after, patch)).toBe(before);
        expect(fitsPatch(after, patch)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    { name: 'another line in a hunk', after: 'a\nX\nc\n' },
    { name: 'a line more above', after: 'new\na\nb2\nc\n' },
    { name: 'nothing at all', after: '' },
  ])('is not known where the text does not fit: $name', ({ after }) => {
    const patch = patchOf('a\nb\nc\n', 'a\nb2\nc\n');
    expect(textBefore(after, patch)).toBeUndefined();
    expect(fitsPatch(after, patch)).toBe(false);
  });

  test.each(['', 'Binary files differ', '@@ -1,9 +1,9 @@\n a'])(
    'is not known for a patch like %j',
    (patch) => {
      expect(textBefore('a\n', patch)).toBeUndefined();
    },
  );
});

test('a change of more lines than a call takes arguments', () => {
  const many = '+new\n'.repeat(200_000).trimEnd();
  expect(textBefore(`${'new\n'.repeat(200_000)}x\n`, `@@ -1,1 +1,200001 @@\n${many}\n x`)).toBe('x\n');
  const gone = '-old\n'.repeat(200_000).trimEnd();
  expect(textBefore('x\n', `@@ -1,200001 +1,1 @@\n${gone}\n x`)).toBe(`${'old\n'.repeat(200_000)}x\n`);
});
