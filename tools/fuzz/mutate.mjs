import { files } from './files.mjs';

/** Words and signs that mean something somewhere. */
const words = [
  ...[
    'gevent',
    'eventlet',
    'gunicorn',
    'celery',
    '-P',
    '-k',
    'python',
    '-m',
    'app:app',
    '[',
    ']',
    '{',
    '}',
    '(',
    ')',
  ],
  ...[
    '"',
    "'",
    '"""',
    "'''",
    '`',
    '\\',
    '\\\n',
    '#',
    ';',
    ':',
    ',',
    '=',
    '==',
    '<<EOF\n',
    '$(',
    '${',
    '%(',
    '*',
    '&',
    '|',
    '>',
    '@',
  ],
  ...[
    '\t',
    '    ',
    '\n\n',
    '---\n',
    '- ',
    ': ',
    '!!',
    '<<: ',
    '&a ',
    '*a',
    '[[',
    ']]',
    '"""\n',
    'f"{',
    'import ',
    'from . import x\n',
  ],
  ...[
    'late-patch: ignore',
    '# late-patch: ignore[',
    'late-patch: ignore-file',
    'noqa',
    '__proto__',
    'constructor',
    'toString',
  ],
];

/** What text may hold that nobody types: line ends of all kinds, what is not seen, what turns text around, halves of pairs. */
const oddities = [
  ...[
    '\0',
    '\r',
    '\r\n',
    '\f',
    '\v',
    '\u0085',
    '\u2028',
    '\u2029',
    '\ufeff',
    '\u200d',
    '\u202e',
    '\u2066',
    '\u{e0041}',
    '\ud800',
  ],
  ...['\x1b[31m', '\x1b]8;;x\x07', 'İ', 'ﬀ', 'é', '\u0301', '👩‍👩‍👧', '二', '\u00a0', '\u3000'],
];

/** As long as a mutated text may become, in characters. */
const longest = 200_000;

/** One edit each, of the kinds that people and merges make, and of the kinds that nobody does. */
const edits = [
  (text, random) => cut(text, random, random.size(200), ''),
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text, random) => text.slice(random.below(text.length + 1)),
  (text, random) => insert(text, random, random.of(words)),
  (text, random) => insert(text, random, random.of(oddities)),
  (text, random) => insert(text, random, random.of(words).repeat(random.size(3000))),
  (text, random) => insert(text, random, random.of(oddities).repeat(random.size(300))),
  (text, random) => withLines(text, (lines) => lines.toSpliced(random.below(lines.length), 1)),
  (text, random) =>
    withLines(text, (lines) => lines.toSpliced(random.below(lines.length), 0, random.of(lines))),
  (text, random) => withLines(text, (lines) => moved(lines, random)),
  (text, random) => {
    const from = random.below(text.length + 1);
    const piece = text.slice(from, from + random.size(80));
    return insert(text, random, piece.repeat(random.size(2000)));
  },
  (text, random) => {
    const [open, close] = random.of([
      ['[', ']'],
      ['{', '}'],
      ['(', ')'],
      ['{a: ', '}'],
      ['- ', ''],
      ['(lambda: ', ')'],
      ['f"{', '}"'],
      ['if x:\n ', ''],
      ['$(', ')'],
    ]);
    const depth = random.size(3000);
    return insert(
      text,
      random,
      open.repeat(depth) + random.of(words) + (random.chance(0.7) ? close.repeat(depth) : ''),
    );
  },
  (text, random) => {
    const other = random.of(Object.values(files));
    const from = random.below(other.length);
    return insert(text, random, other.slice(from, from + random.size(other.length)));
  },
  (text, random) => text.replaceAll('\n', random.of(['\r\n', '\r', '\n\n', ' ', '\f\n', ' \\\n'])),
  (text, random) => text.replace(/\w+/g, (word) => (random.chance(0.1) ? random.of(words) : word)),
  (text, random) =>
    withLines(text, (lines) =>
      lines.map((line) => (random.chance(0.2) ? random.of([' ', '\t', '    ']) + line : line)),
    ),
  (text) => text.trimEnd(),
];

function cut(text, random, length, by) {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + by + text.slice(at + length);
}

function insert(text, random, piece) {
  return cut(text, random, 0, piece);
}

function withLines(text, change) {
  return change(text.split('\n')).join('\n');
}

function moved(lines, random) {
  const [line] = lines.splice(random.below(lines.length), 1);
  return lines.toSpliced(random.below(lines.length + 1), 0, line ?? '');
}

/** `text` after so many edits; none of them makes it longer than is worth waiting for. */
export function mutated(text, random, count) {
  let result = text;
  for (let edit = 0; edit < count; edit++) {
    const next = random.of(edits)(result, random);
    if (next.length <= longest) result = next;
  }
  return result;
}

/** The bytes of `text`, now and then with one that is no UTF-8. */
export function bytesOf(text, random) {
  const bytes = Buffer.from(text, random.chance(0.03) ? 'latin1' : random.chance(0.01) ? 'utf16le' : 'utf8');
  if (bytes.length > 0 && random.chance(0.05)) bytes[random.below(bytes.length)] = random.below(256);
  return bytes;
}
