import { existsSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** `text` without fenced blocks, comments and code spans, line by line: nothing in those is a link or a heading. */
function prose(text) {
  let fence;
  return text
    .replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ''))
    .split('\n')
    .map((line) => {
      const marks = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
      if (fence === undefined && marks !== undefined) {
        fence = marks;
        return '';
      }
      if (fence !== undefined) {
        if (marks?.startsWith(fence)) fence = undefined;
        return '';
      }
      return line;
    });
}

/** Targets of inline links, images (HTML too) and reference definitions, each with its 1-based line. */
export function linksIn(text) {
  return prose(text).flatMap((line, index) => {
    const visible = line.replace(/(`+)(?:(?!\1).)*\1/g, '``');
    const inline = [
      ...visible.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g),
      ...visible.matchAll(/<(?:img|source)\b[^>]* src(?:set)?="([^"]+)"/g),
    ];
    const definition = /^\s*\[[^\]]+\]:\s+<?(\S+?)>?\s*$/.exec(visible);
    return [...inline, ...(definition ? [definition] : [])].map((match) => ({
      target: match[1],
      line: index + 1,
    }));
  });
}

/**
 * The anchors that GitHub gives the headings of a document: lower case, without punctuation, blanks as hyphens, and a
 * number after the second of the same name.
 */
export function anchorsIn(text) {
  const seen = new Map();
  const anchors = new Set();
  for (const line of prose(text)) {
    const title = /^#{1,6}\s+(.+?)\s*#*$/.exec(line)?.[1];
    if (title === undefined) continue;
    const words = title.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const slug = words.replace(/[^\p{L}\p{N}\p{M}_\- ]/gu, '').replaceAll(' ', '-');
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    anchors.add(count === 0 ? slug : `${slug}-${count}`);
  }
  return anchors;
}

/**
 * What is wrong with the relative links of the document at `path`, one line each. `root` is the project's folder and
 * `read` gives the text of a Markdown file by its path relative to it. Addresses with a scheme are not looked up.
 */
export function brokenLinks(path, root, read) {
  return linksIn(read(path)).flatMap(({ target, line }) => {
    if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(target)) return [];
    const [file, anchor] = target.split('#');
    const place = file === '' ? path : normalize(join(dirname(path), decodeURI(file)));
    if (place.startsWith('..') || !existsSync(join(root, place)))
      return [`${path}:${line}: no such file: ${target}`];
    if (anchor === undefined || statSync(join(root, place)).isDirectory() || !place.endsWith('.md'))
      return [];
    return anchorsIn(read(place)).has(anchor) ? [] : [`${path}:${line}: no such heading: ${target}`];
  });
}
