import { describe, expect, test } from '@jest/globals';
import { codeBlock, codeSpan, link, renderCell, renderProse } from '../../src/report/markdown.js';
import { code, prose } from '../../src/text/prose.js';
import fc from '../support/property.js';
import { parseInline } from './inline-markdown.js';

/** Text of the kind that tries to break out: backticks, brackets, HTML, mentions, and anything else. */
const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('`', '\\', ' ', '\n', '<', '>', '|', '[', ']', '(', ')', '*', '@', 'a', '$'),
  }),
);

describe('codeSpan', () => {
  test.each([
    ['ssl', '`ssl`'],
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    [' a ', '`  a  `'],
    ['', '` `'],
    ['a\nb\u001b', '`a\u240ab\u241b`'],
    ['a\u202eb', '`a<U+202E>b`'],
  ])('%j becomes %j', (text, expected) => {
    expect(codeSpan(text)).toBe(expected);
  });

  test('takes hundreds of thousands of backticks', () => {
    expect(codeSpan('a`'.repeat(300_000))).toMatch(/^`` a`/);
  });

  test('is one code span that shows the text, whatever the text', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const parts = parseInline(codeSpan(text));
        expect(parts).toHaveLength(1);
        expect(parts[0]!.kind).toBe('code');
        if (/^[ -~]+$/.test(text)) expect(parts[0]!.text).toBe(text);
      }),
    );
  });
});

describe('renderProse', () => {
  test('keeps words and code apart', () => {
    expect(renderProse(prose`${code('ssl')} was *loaded* <b> by @me`)).toBe(
      '`ssl` was \\*loaded\\* &lt;b&gt; by @\u200bme',
    );
  });

  test.each([
    ['https://a.example', 'https:\u200b//a.example'],
    ['www.a.example', 'www\u200b.a.example'],
    ['see #12 and GH-7', 'see \\#\u200b12 and GH-\u200b7'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    ['two\nlines', 'two lines'],
    [':smile:', ':\u200bsmile:'],
  ])('%j is no markup', (words, expected) => {
    expect(renderProse([words])).toBe(expected);
  });

  test('code parts come out as they went in, in order, and nothing else becomes code', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(nasty, nasty.map(code)), { maxLength: 6 }), (sentence) => {
        const rendered = renderProse(sentence);
        expect(rendered).not.toMatch(/[\n\r]/);
        const spans = parseInline(rendered).filter((part) => part.kind === 'code');
        const codes = sentence.filter((part) => typeof part !== 'string');
        expect(spans).toHaveLength(codes.length);
      }),
    );
  });

  test('words hold no live markup character, whatever they are', () => {
    fc.assert(
      fc.property(nasty, (words) => {
        const bare = renderProse([words]).replace(/\\[!-/:-@[-`{-~]/g, '');
        expect(bare).not.toMatch(/[`*_<>[\]~|$]/);
        expect(bare).not.toMatch(/@[\w-]|:\/\//);
      }),
    );
  });
});

describe('renderCell', () => {
  test('no bar ends the cell', () => {
    fc.assert(
      fc.property(nasty, nasty, (words, quoted) => {
        const cell = renderCell([words, code(quoted)]);
        expect(cell.replace(/\\\|/g, '')).not.toContain('|');
      }),
    );
  });
});

describe('codeBlock', () => {
  test('nothing inside closes it', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const block = codeBlock(text, 'diff');
        const fence = /^`+/.exec(block)![0];
        const inside = block.slice(block.indexOf('\n'), block.lastIndexOf('\n'));
        expect(block.endsWith(`\n${fence}`)).toBe(true);
        expect(inside).not.toContain(fence);
      }),
    );
  });
});

test('a link keeps its address together', () => {
  expect(link('a [b]', 'https://a.example/x (1).md')).toBe('[a \\[b\\]](https://a.example/x%20%281%29.md)');
});
