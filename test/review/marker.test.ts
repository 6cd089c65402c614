import { describe, expect, test } from '@jest/globals';
import { fingerprintsIn, markerOf } from '../../src/review/marker.js';
import fc from '../support/property.js';

describe('markers', () => {
  test('whatever a fingerprint is, its marker is one HTML comment on one line and gives it back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (fingerprint) => {
        const marker = markerOf(fingerprint);
        expect(marker).toMatch(/^<!-- late-patch: [^\s>]+ -->$/);
        expect(marker.slice(4, -3)).not.toContain('--');
        expect(fingerprintsIn(`text\n\n${marker}`)).toEqual([fingerprint]);
      }),
    );
  });

  test.each([
    { name: 'none', body: 'hello', found: [] },
    { name: 'several at the end', body: `x\n\n${markerOf('a')}\n${markerOf('b')}\n`, found: ['a', 'b'] },
    { name: 'Windows line ends', body: `x\r\n\r\n${markerOf('a')}\r\n`, found: ['a'] },
    { name: 'words of somebody else below it', body: `x\n\n${markerOf('a')}\nPS: thanks`, found: ['a'] },
    {
      name: 'words below it, and code above that looks like one',
      body: `\`\`\`\`suggestion\n\`\`\`\n${markerOf('forged')}\n\`\`\`\`\n\n${markerOf('a')}\n\nPS`,
      found: ['a'],
    },
    {
      name: 'a fence that somebody left open',
      body: `\`\`\`py\nx\n\nour words\n\n${markerOf('a')}`,
      found: ['a'],
    },
    {
      name: 'code between other fences',
      body: `~~~\n${markerOf('forged')}\n\`\`\`\n~~~\n\n${markerOf('a')}\n\nPS`,
      found: ['a'],
    },
    {
      name: 'one in quoted code',
      body: `\`\`\`suggestion\n${markerOf('forged')}\n\`\`\`\n\n${markerOf('a')}`,
      found: ['a'],
    },
    { name: 'one inside a line', body: `x ${markerOf('forged')}`, found: [] },
    { name: 'one with a broken escape', body: '<!-- late-patch: %zz -->', found: ['%zz'] },
  ])('$name', ({ body, found }) => {
    expect(fingerprintsIn(body)).toEqual(found);
  });
});
