import { posix } from 'node:path';
import { linksIn } from './links.mjs';

/** The Chinese document that belongs to the English one at `path`: `README.zh.md`, `docs/zh/…`; undefined for others. */
export function translationOf(path) {
  if (path === 'README.md') return 'README.zh.md';
  return path.startsWith('docs/') && !path.startsWith('docs/zh/')
    ? path.replace('docs/', 'docs/zh/')
    : undefined;
}

/**
 * What a translation has lost or added, one line each: both must have the same outline, programs, generated sections,
 * tables and links. `exists` tells which documents there are, so that links may lead to the translation of a page.
 */
export function differences(english, chinese, exists) {
  const before = partsOf(english, exists);
  const after = partsOf(chinese, exists);
  return Object.keys(before).flatMap((kind) => {
    const at = before[kind].findIndex((part, index) => part !== after[kind][index]);
    if (at < 0 && before[kind].length === after[kind].length) return [];
    const place = at < 0 ? before[kind].length : at;
    const told = (part) => (part === undefined ? 'nothing' : JSON.stringify(part.slice(0, 70)));
    return [
      `${chinese.path}: ${kind} ${place + 1} differ from ${english.path}: ${told(before[kind][place])}, here ${told(after[kind][place])}`,
    ];
  });
}

function partsOf({ path, text }, exists) {
  const blocks = [];
  const prose = text.replace(
    /^( *)(`{3,})([^`\n]*)\n([\s\S]*?)^\1\2$/gm,
    (_, _indent, _fence, language, code) => {
      blocks.push(`${language}\n${withoutComments(language, code)}`);
      return '';
    },
  );
  const written = prose.replace(/^<!-- generated: .+ -->$[\s\S]*?^<!-- end generated -->$/gm, '');
  return {
    headings: [...prose.matchAll(/^(#+) (.+)$/gm)].map(([, marks]) => marks),
    programs: blocks,
    sections: [...prose.matchAll(/^<!-- generated: (.+) -->$/gm)].map(([, name]) => name),
    rows: [...written.matchAll(/^ *\|.*\|$/gm)].map(([row]) => `${row.split('|').length - 2} cells`),
    links: linksIn(written)
      .map(({ target }) => englishTarget(path, target, exists))
      .sort(),
  };
}

/** Words for the reader inside of a program are translated too; Python has the marks of the tests in its comments. */
function withoutComments(language, code) {
  return /^(?:yaml|toml|sh)/.test(language) ? code.replace(/ *(?:^|(?<= ))# .*$/gm, '') : code;
}

/** Where a link leads, as the English document would say it; anchors are in the words of a language. */
function englishTarget(path, target, exists) {
  if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return target;
  const [file] = target.split('#');
  const place = file === '' ? path : posix.join(posix.dirname(path), file);
  if (place === 'README.zh.md') return 'README.md';
  const english = place.replace(/^docs\/zh\//, 'docs/').replace(/\.zh\.(\w+)$/, '.$1');
  return exists(english) ? english : place;
}
