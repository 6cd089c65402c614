import { closeSync, lstatSync, mkdirSync, openSync, realpathSync, writeSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { UnwrittenReport } from '../../messages/shell.js';

/**
 * Writes a report to `path` (relative to `folder`), and the folders that lead there where they are `made`. What is checked lies in `folder`, and may
 * hold links where a report is going to be written: none of them leads out of it, nor to where git keeps its own. A path
 * that leaves `folder` by itself is what the user wants, also to what is no regular file (`/dev/stderr`).
 * Gives the reason when it fails.
 */
export function writeReportFile(
  folder: string,
  path: string,
  text: string,
  folders: 'made' | 'as-they-are',
): UnwrittenReport | undefined {
  try {
    const target = resolve(folder, path);
    const base = [folder, realpathSync(folder)].find((each) => isBelow(each, target));
    const place = base === undefined ? target : placeBelow(base, target);
    if (place === undefined) return { kind: 'link' };
    if (folders === 'made') mkdirSync(dirname(place), { recursive: true });
    const descriptor = openSync(place, 'w');
    try {
      const bytes = Buffer.from(text);
      for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
    } finally {
      closeSync(descriptor);
    }
    return undefined;
  } catch (error) {
    return { kind: 'system', error: (error as Error).message };
  }
}

/** Where `target`, a path below `folder`, is when its links are followed; undefined where one leads out. */
function placeBelow(folder: string, target: string): string | undefined {
  const root = realpathSync(folder);
  let place = root;
  for (const part of relative(folder, target).split(sep)) {
    place = join(place, part);
    if (lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink() !== true) continue;
    const end = endOf(place);
    if (end === undefined || !isBelow(root, end) || relative(root, end).split(sep).includes('.git'))
      return undefined;
    place = end;
  }
  return place;
}

/** What a link leads to; undefined where that does not exist. */
function endOf(link: string): string | undefined {
  try {
    return realpathSync(link);
  } catch {
    return undefined;
  }
}

function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
