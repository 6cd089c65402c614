import { isRequirements } from './file-kinds.js';
import { quotedTexts, type Requirement, requirementIn, requirementsInLines } from './requirement.js';
import { basename, dirname, type FilePath, type Snapshot } from './snapshot.js';

/** Whether a distribution is there where a program runs; `unknown` where it only may be: an extra, a file for developers. */
export type Presence = 'yes' | 'no' | 'unknown';

/**
 * Whether files that say what the program at `path` has to have installed name the distribution `name`: the nearest
 * requirements at or above it and the project's own metadata. Unlike `mentions`, which is told a wrong yes now and then,
 * this is for what is said where something *is* installed.
 */
export function requiredAt({ texts, paths }: Snapshot, path: FilePath, name: string): Presence {
  const word = new RegExp(`(?<![\\w.-])${name.replaceAll('-', '[-_.]')}(?![\\w.-]*\\w)`, 'i');
  let found: Presence = 'no';
  const nearest = folderWithRequirements(paths, path);
  for (const [file, text] of texts) {
    const read = readerOf(file);
    if (read === undefined || !isAbove(folderOf(file), path) || !word.test(text)) continue;
    const isNear = !isRequirements(file) || folderOf(file) === nearest;
    const said = isNear && !forDevelopers.test(file) ? read(text, word) : 'unknown';
    if (said === 'yes') return 'yes';
    if (said === 'unknown') found = 'unknown';
  }
  return found;
}

const forDevelopers =
  /(?:^|[/_.-])(?:dev\w*|tests?|testing|docs?|lint\w*|ci|optional|extras?|min\w*)(?:[_.-]|$)/i;

type Reader = (text: string, word: RegExp) => Presence;

function readerOf(file: FilePath): Reader | undefined {
  const name = basename(file);
  if (name === 'Pipfile') return inPipfile;
  if (isRequirements(file)) return inRequirements;
  if (name === 'pyproject.toml') return inPyproject;
  if (name === 'setup.py' || name === 'setup.cfg') return inSetup;
  return /^Dockerfile\b|\.dockerfile$/i.test(name) ? inDockerfile : undefined;
}

/** One requirement on each line; a marker about anything but Python's version makes it one that may be there. */
function inRequirements(text: string, word: RegExp): Presence {
  return strongest(requirementsInLines(text).map((one) => presence(one, word)));
}

/** Whether a requirement is for what is asked for, as `gevent==26.9`, or brings it: `gunicorn[gevent]; python_version > "3.8"`. */
function presence(requirement: Requirement | undefined, word: RegExp): Presence {
  if (requirement === undefined) return 'no';
  const { name, extras, marker } = requirement;
  if (!word.test(name) && !extras.some((extra) => isWhole(extra, word))) return 'no';
  return marker.replaceAll(/python_(?:full_)?version|["'\d.\s<>=!()]|\band\b|\bor\b/g, '') === ''
    ? 'yes'
    : 'unknown';
}

function isWhole(text: string, word: RegExp): boolean {
  return word.exec(text)?.[0] === text;
}

/** The section that a line of TOML or of an ini file stands in, with what it says. */
function sectionsOf(text: string): readonly (readonly [section: string, body: string])[] {
  const sections: { readonly name: string; readonly lines: string[] }[] = [{ name: '', lines: [] }];
  for (const line of text.split(/\r?\n/)) {
    const name = /^\[+([^[\]]+)\]+\s*(?:#|$)/.exec(line.trim())?.[1];
    if (name === undefined) sections.at(-1)!.lines.push(line);
    else sections.push({ name, lines: [] });
  }
  return sections.map(({ name, lines }) => [name, lines.join('\n')]);
}

function inPipfile(text: string, word: RegExp): Presence {
  return strongest(
    sectionsOf(text).map(([section, body]) =>
      section === 'packages' ? tableEntry(body, word) : word.test(body) ? 'unknown' : 'no',
    ),
  );
}

function tableEntry(body: string, word: RegExp): Presence {
  const lines = body.split(/\r?\n/).filter((line) => word.test(line.replace(/#.*/, '')));
  return strongest(
    lines.map((line) => (/\b(?:optional|markers?|platform|sys_platform)\b/.test(line) ? 'unknown' : 'yes')),
  );
}

function inPyproject(text: string, word: RegExp): Presence {
  return strongest(
    sectionsOf(text).map(([section, body]): Presence => {
      if (!word.test(body)) return 'no';
      if (/^tool\.poetry\.dependencies$/.test(section)) return tableEntry(body, word);
      if (section !== 'project') return 'unknown';
      const list = listBehind(body, /^[ \t]*dependencies[ \t]*=[ \t]*\[/m);
      return list === undefined ? 'unknown' : quoted(list, word);
    }),
  );
}

/** What stands in the list that the first match of `opening` opens; undefined where there is none, or it never ends. */
function listBehind(text: string, opening: RegExp): string | undefined {
  const match = opening.exec(text);
  if (match === null) return undefined;
  const start = match.index + match[0].length;
  let depth = 1;
  for (let at = start; at < text.length; at++) {
    if (text[at] === '[') depth++;
    else if (text[at] === ']' && --depth === 0) return text.slice(start, at);
  }
  return undefined;
}

function quoted(list: string, word: RegExp): Presence {
  return strongest(quotedTexts(list).map((one) => presence(requirementIn(one), word)));
}

/** `install_requires` of setup.cfg (a line each) and, where it is written out, of setup.py. */
function inSetup(text: string, word: RegExp): Presence {
  const list = listBehind(text, /\binstall_requires\s*=\s*\[/);
  if (list !== undefined && quoted(list, word) === 'yes') return 'yes';
  const lines = /^install_requires[ \t]*=[ \t]*((?:.*(?:\r?\n[ \t]+.*)*))/m.exec(text)?.[1];
  return lines !== undefined && inRequirements(lines, word) === 'yes' ? 'yes' : 'unknown';
}

/** `RUN pip install flask-socketio eventlet`. */
function inDockerfile(text: string, word: RegExp): Presence {
  const commands = text.replaceAll(/\\\r?\n/g, ' ').matchAll(/\bpip3?[ \t]+install\b([^\n;&|]*)/g);
  return strongest(
    [...commands].flatMap(([, words = '']) =>
      words.split(/\s+/).map((one) => presence(requirementIn(one.replaceAll(/["']/g, '')), word)),
    ),
  );
}

function strongest(all: readonly Presence[]): Presence {
  return all.includes('yes') ? 'yes' : all.includes('unknown') ? 'unknown' : 'no';
}

function folderOf(file: FilePath): string {
  const folder = dirname(file);
  return basename(folder) === 'requirements' && isRequirements(file) ? dirname(folder) : folder;
}

function isAbove(folder: string, path: FilePath): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

/** The nearest folder at or above that of `path` that has requirements of its own. */
function folderWithRequirements(paths: Snapshot['paths'], path: FilePath): string | undefined {
  let nearest: string | undefined;
  for (const file of paths) {
    if (!isRequirements(file) || forDevelopers.test(file)) continue;
    const folder = folderOf(file);
    if (isAbove(folder, path) && folder.length >= (nearest?.length ?? 0)) nearest = folder;
  }
  return nearest;
}
