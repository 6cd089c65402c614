import { expect, test } from '@jest/globals';
import { displayWidth, wrapped } from '../../src/report/terminal.js';
import fc from '../support/property.js';

test.each([
  ['', 10, ['']],
  ['one two three', 8, ['one two', 'three']],
  ['a-very-long-word b', 6, ['a-very-long-word', 'b']],
  ['补丁打得太晚，程序会卡死。', 14, ['补丁打得太晚，', '程序会卡死。']],
  ['原始的 `time.sleep` 会阻塞', 12, ['原始的', '`time.sleep`', '会阻塞']],
])('%j in %d columns', (text, columns, rows) => {
  expect(wrapped(text, columns)).toEqual(rows);
});

test('nothing is lost but blanks at the ends of rows, and rows of Chinese words are not too wide', () => {
  const word = fc.constantFrom('patch ', '`ssl`', '补丁', '太晚，', '互斥锁', ' ');
  fc.assert(
    fc.property(fc.array(word), (words) => {
      const text = words.join('');
      const rows = wrapped(text, 12);
      expect(rows.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      if (!text.includes('``')) expect(Math.max(...rows.map(displayWidth))).toBeLessThanOrEqual(12);
    }),
  );
});
