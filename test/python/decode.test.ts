import { describe, expect, test } from '@jest/globals';
import { decodeSource } from '../../src/python/decode.js';
import { reasonText } from '../support/words.js';

const bytes = (latin1: string) => Uint8Array.from(latin1, (character) => character.charCodeAt(0));

describe('decodeSource', () => {
  test.each([
    ['nothing', '', '', 'utf-8'],
    ['ASCII', 'a = 1\n', 'a = 1\n', 'utf-8'],
    ['UTF-8', 'x = "\xc3\xa9\xf0\x9f\x98\x80"', 'x = "é😀"', 'utf-8'],
    ['a byte order mark, which stays', '\xef\xbb\xbfa', '\ufeffa', 'utf-8'],
    ['a mark and a cookie', '\xef\xbb\xbf# coding: utf8\n', '\ufeff# coding: utf8\n', 'utf-8'],
    ['a UTF-8 cookie', '# -*- coding: utf-8 -*-\n\xc3\xa9', '# -*- coding: utf-8 -*-\né', 'utf-8'],
    ["an editor's suffix", '# coding: utf-8-unix\n\xc3\xa9', '# coding: utf-8-unix\né', 'utf-8'],
    ['Latin-1', '# coding: latin-1\n\xe9\x80', '# coding: latin-1\né\x80', 'iso-8859-1'],
    [
      'Latin-1 by its other name',
      '# vim: set fileencoding=ISO_8859-1 :\n\xe9',
      '# vim: set fileencoding=ISO_8859-1 :\né',
      'iso-8859-1',
    ],
    ['Latin-9', '# coding: iso-8859-15\n\xa4', '# coding: iso-8859-15\n€', 'iso-8859-15'],
    ['Windows-1252', '# coding: cp1252\n\x80', '# coding: cp1252\n€', 'windows-1252'],
    ['Cyrillic', '# coding: koi8-r\n\xc1', '# coding: koi8-r\nа', 'koi8-r'],
    ['Japanese', '# coding: euc_jp\n\xa4\xa2', '# coding: euc_jp\nあ', 'euc-jp'],
    [
      'ASCII by cookie',
      '#!/usr/bin/python\n# coding: ascii\na',
      '#!/usr/bin/python\n# coding: ascii\na',
      'ascii',
    ],
    ['a cookie on the second line', '\n# coding: latin-1\n\xe9', '\n# coding: latin-1\né', 'iso-8859-1'],
    ['no cookie below code', 'a\n# coding: latin-1\n', 'a\n# coding: latin-1\n', 'utf-8'],
    ['no cookie on the third line', '\n\n# coding: latin-1\n', '\n\n# coding: latin-1\n', 'utf-8'],
    ['no cookie in code', 'x = "# coding: latin-1"\n', 'x = "# coding: latin-1"\n', 'utf-8'],
  ])('reads %s', (_, source, text, encoding) => {
    expect(decodeSource(bytes(source))).toEqual({ kind: 'text', text, encoding });
  });

  test.each([
    ['a\nb = "\xff"', 'invalid UTF-8 at byte 7 (line 2)'],
    ['\xc3', 'invalid UTF-8 at byte 0 (line 1)'],
    ['a\r\n\r\xed\xa0\x80', 'invalid UTF-8 at byte 4 (line 3)'],
    ['\xc0\x80', 'invalid UTF-8 at byte 0 (line 1)'],
    ['é\xf4\x90\x80\x80'.replace('é', '\xc3\xa9'), 'invalid UTF-8 at byte 2 (line 1)'],
    ['# coding: ascii\n\xe9', 'invalid ASCII at byte 16 (line 2)'],
    ['# coding: euc-jp\n\xff', 'cannot be decoded as euc-jp'],
    ['# coding: cp1252\n\x81', 'invalid windows-1252 at byte 17 (line 2)'],
    ['# coding: klingon\n', 'unknown encoding klingon'],
    ['# coding: utf-16\n', 'unknown encoding utf-16'],
    ['\xef\xbb\xbf# coding: latin-1\n', 'the file has a UTF-8 mark but says it is latin-1'],
    ['\xff\xfea\0', 'the file is UTF-16, which Python does not read'],
    ['\xfe\xff\0a', 'the file is UTF-16, which Python does not read'],
    ['\x7fELF\x02\0\0', 'NUL byte at byte 5 (line 1): not a text file'],
  ])('refuses %j', (source, reason) => {
    const decoded = decodeSource(bytes(source));
    expect(decoded.kind === 'undecodable' && reasonText(decoded.reason)).toBe(reason);
  });

  test('takes megabytes', () => {
    const source = new Uint8Array(5_000_000).fill(0x61);
    source.set(bytes('# coding: latin-1\n'));
    const decoded = decodeSource(source);
    expect(decoded.kind === 'text' && decoded.text.length).toBe(5_000_000);
  });
});
