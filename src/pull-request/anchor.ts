import type { Finding, Location } from '../findings/finding.js';
import type { TextEdit } from '../findings/fix.js';
import type { FilePath } from '../tree/file-path.js';
import type { Diff } from './diff.js';
import { hunkAround } from './hunks.js';

/** Where a comment can stand. */
export type Anchor = LineAnchor | FileAnchor;

/** Lines of the new side inside one hunk, both included, 1-based. */
export interface LineAnchor {
  readonly kind: 'lines';
  readonly path: FilePath;
  readonly startLine: number;
  readonly endLine: number;
}

/** A changed file as a whole: for places that the difference does not show. */
export interface FileAnchor {
  readonly kind: 'file';
  readonly path: FilePath;
}

/**
 * The best place to tell the story of `finding`: a line the author wrote, else a line the difference shows, else a
 * file it changes. Statement B comes first, then the offenders, then the links of the chains; undefined when the
 * pull request shows no part of the story.
 */
export function anchorOf(finding: Finding, diff: Diff): Anchor | undefined {
  const places = placesOf(finding);
  let context: Anchor | undefined;
  for (const place of places) {
    for (const hunk of diff.get(place.path) ?? []) {
      for (let line = place.start.line; line <= lastLine(place); line++) {
        if (hunk.added.has(line)) return lineAnchor(place.path, line, line);
        if (hunk.start <= line && line <= hunk.end) context ??= lineAnchor(place.path, line, line);
      }
    }
  }
  if (context !== undefined) return context;
  const changed = places.find((place) => diff.has(place.path));
  return changed === undefined ? undefined : { kind: 'file', path: changed.path };
}

/** The lines that `edit` replaces, if one hunk shows them all: GitHub replaces exactly the lines commented on. */
export function anchorOfEdit(edit: TextEdit, diff: Diff): LineAnchor | undefined {
  const hunk = hunkAround(diff.get(edit.path) ?? [], edit.startLine, edit.endLine);
  return hunk === undefined ? undefined : lineAnchor(edit.path, edit.startLine, edit.endLine);
}

/** Every place in the user's code that a finding's story passes, the most telling first. */
export function placesOf(finding: Finding): readonly Location[] {
  const chains = [...finding.offenders.map((offender) => offender.chain), finding.patchChain];
  const links = chains.flat().flatMap((link) => (link.location === undefined ? [] : [link.location]));
  return [
    finding.location,
    ...finding.offenders.map((offender) => offender.location),
    ...links,
    finding.patch.location,
  ];
}

/** The last line a location touches; its end is exclusive. */
function lastLine({ start, end }: Location): number {
  return end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
}

function lineAnchor(path: FilePath, startLine: number, endLine: number): LineAnchor {
  return { kind: 'lines', path, startLine, endLine };
}
