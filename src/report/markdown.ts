import type { Prose } from '../text/prose.js';
import { visible } from './visible.js';

/** Invisible and without width: parts what GitHub would turn into a link or a mention. */
const joiner = '\u200b';

/** The longest run of backticks in a text. */
function longestFence(text: string): number {
  let longest = 0;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return longest;
}

/**
 * `text` as a code span that shows exactly it, on one line, control characters made visible. Whatever the text is, the
 * span ends where it should: its fence is longer than any run of backticks inside.
 */
export function codeSpan(text: string): string {
  const content = text === '' ? ' ' : visible(text);
  const fence = '`'.repeat(longestFence(content) + 1);
  // One space on each side is stripped again, and keeps a backtick or space at an end apart from the fence.
  const isPadded = /^ .* $/s.test(content) && content.trim() !== '';
  const padded = isPadded || /^`|`$/.test(content) ? ` ${content} ` : content;
  return `${fence}${padded}${fence}`;
}

/** A fenced code block; `language` is our own word. The fence is longer than any run of backticks inside. */
export function codeBlock(text: string, language: string): string {
  const fence = '`'.repeat(Math.max(3, longestFence(text) + 1));
  return `${fence}${language}\n${text.replace(/(?<![\r\n])[\r\n]+$/, '')}\n${fence}`;
}

/** `text` as HTML shows it, on one line, control characters made visible. */
export function htmlText(text: string): string {
  return visible(text.replace(/\s+/g, ' '))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('@', `@${joiner}`);
}

/** Words as Markdown text that renders as these words: no markup, HTML, link, mention, reference or emoji. */
function escapeWords(words: string): string {
  return visible(words.replace(/\s+/g, ' '))
    .replace(/[\\`*_[\]#!|~$]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/@|:(?=\/\/|\w+:)|\bwww(?=\.)|\bGH-(?=\d)|#(?=\d)/gi, `$&${joiner}`);
}

/** Escapes what starts a list, a heading underline or a quote at the beginning of a line. */
function escapeStart(line: string): string {
  return line
    .trimStart()
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

/** A sentence as one line of Markdown: code parts as code spans, everything else as plain words. */
export function renderProse(sentence: Prose): string {
  let line = '';
  let afterCode = false;
  for (const part of sentence) {
    if (part === '') continue;
    const isCode = typeof part !== 'string';
    // Two code spans side by side would share one run of backticks.
    if (isCode && afterCode) line += ' ';
    line += isCode ? codeSpan(part.code) : escapeWords(part);
    afterCode = isCode;
  }
  return escapeStart(line);
}

/** A sentence for a table cell: as `renderProse`, with every `|` in code shown as a look-alike that ends no cell. */
export function renderCell(sentence: Prose): string {
  return renderProse(
    sentence.map((part) => (typeof part === 'string' ? part : { code: part.code.replaceAll('|', '\u2502') })),
  );
}

/** A link with plain words; whatever would end the address early is percent-encoded. */
export function link(words: string, address: string): string {
  return `[${escapeWords(words)}](${address.replace(/[\s()<>\\]/g, encodeCharacter)})`;
}

function encodeCharacter(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
