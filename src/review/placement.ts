import {
  type Finding,
  type Fix,
  type LatePatch,
  type Location,
  lastLine,
  latePatchesOf,
  type TextEdit,
} from '../findings/finding.js';
import type { FilePath } from '../project/snapshot.js';
import { worstFirst } from '../report/input.js';
import { visibleCode } from '../report/visible.js';
import { type Diff, hunkAround } from './diff.js';

/** Comments in one review; more bury the reader, and peers stop at 25 to 30. The rest goes to the body. */
export const commentLimit = 25;

/** One comment: every finding that belongs at its place, worst first. */
export interface PlannedComment {
  readonly anchor: Anchor;
  readonly findings: readonly Finding[];
  /** At most one suggestion, and it comes first. */
  readonly fixes: readonly Suggestion[];
  /** Whether it shows why its first finding matters, or lets people open that: who reads a review needs it once. */
  readonly why: 'open' | 'folded';
}

interface Placement {
  readonly comments: readonly PlannedComment[];
  /** Findings with a place, but over the limit. */
  readonly over: readonly Finding[];
  /** Findings that the difference shows no part of. */
  readonly unplaced: readonly Finding[];
}

/**
 * Gives each code flow (findings of one divergence point) its place in `diff`, in the order given. Code flows that land on
 * the same lines share a comment, and no two suggestions replace the same line, nor one that `taken` (what earlier
 * comments offer) replaces.
 */
export function place(
  groups: readonly (readonly Finding[])[],
  diff: Diff,
  suggestions: 'offer' | 'withhold',
  taken: readonly Fix[],
): Placement {
  const comments = new Map<string, PlannedComment>();
  const over: Finding[] = [];
  const unplaced: Finding[] = [];
  for (const findings of groups) {
    const offered =
      suggestions === 'offer' ? [...taken, ...suggestedFixes([...comments.values()])] : undefined;
    const fixes = shown(fixesOf(findings), diff, offered);
    const anchor = suggestedPlace(fixes) ?? (findings[0] && anchorOf(findings[0], diff));
    const key = JSON.stringify(anchor);
    const neighbour = comments.get(key);
    if (anchor === undefined) unplaced.push(...findings);
    else if (neighbour === undefined && comments.size >= commentLimit) over.push(...findings);
    else {
      const why = comments.size === 0 ? ('open' as const) : ('folded' as const);
      const comment = { anchor, findings, fixes, why };
      comments.set(key, neighbour === undefined ? comment : merged(neighbour, comment));
    }
  }
  return { comments: [...comments.values()], over, unplaced };
}

/** The first fix as a suggestion where that is possible and overlaps none of `offered`; everything else as a patch. */
function shown(
  fixes: readonly Fix[],
  diff: Diff,
  offered: readonly Fix[] | undefined,
): readonly Suggestion[] {
  return fixes.map((fix, index) => {
    const free = index === 0 && offered !== undefined && !offered.some((other) => overlap(fix, other));
    return (free ? suggestionOf(fix, diff) : undefined) ?? { kind: 'patch', fix };
  });
}

function suggestedFixes(comments: readonly PlannedComment[]): readonly Fix[] {
  return comments.flatMap(({ fixes }) => fixes.filter(isSuggestion).map(({ fix }) => fix));
}

function suggestedPlace([first]: readonly Suggestion[]): Anchor | undefined {
  return first?.kind === 'suggestion' ? first.anchor : undefined;
}

/** Two code flows at one place; a fix that would edit lines already being edited adds nothing to the comment. */
function merged(first: PlannedComment, second: PlannedComment): PlannedComment {
  const more = second.fixes.filter(({ fix }) => !first.fixes.some((other) => overlap(other.fix, fix)));
  const fixes = [...first.fixes, ...more];
  return {
    ...first,
    findings: worstFirst([...first.findings, ...second.findings]),
    fixes: [...fixes.filter(isSuggestion), ...fixes.filter((fix) => !isSuggestion(fix))],
  };
}

function isSuggestion({ kind }: Suggestion): boolean {
  return kind === 'suggestion';
}

/** Where a comment can stand. */
export type Anchor = LineAnchor | FileAnchor;

/** Lines of the new side inside one hunk, both included, 1-based. */
interface LineAnchor {
  readonly kind: 'lines';
  readonly path: FilePath;
  readonly startLine: number;
  readonly endLine: number;
}

/** A changed file as a whole: for places that the difference does not show. */
interface FileAnchor {
  readonly kind: 'file';
  readonly path: FilePath;
}

/**
 * The best place to tell the code flow of `finding`: a line the author wrote, else a line the difference shows, else a
 * file it changes. What one cause makes late in several places is told at the cause; else statement B comes first, then
 * the offenders, then the links of the chains; undefined when the pull request shows no part of the code flow.
 */
export function anchorOf(finding: Finding, diff: Diff): Anchor | undefined {
  const shared = finding.others.length === 0 ? [] : [finding.cause];
  const places = [...shared, ...latePatchesOf(finding).flatMap(placesOf)];
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
function anchorOfEdit(edit: TextEdit, diff: Diff): LineAnchor | undefined {
  const hunk = hunkAround(diff.get(edit.path) ?? [], edit.startLine, edit.endLine);
  return hunk === undefined ? undefined : lineAnchor(edit.path, edit.startLine, edit.endLine);
}

/** Every place in the user's code that the code flow of a late patch passes, the most telling first. */
export function placesOf(finding: LatePatch): readonly Location[] {
  const chains = [...finding.offenders.map((offender) => offender.chain), finding.patchChain];
  const links = chains.flat().flatMap((link) => (link.location === undefined ? [] : [link.location]));
  return [
    finding.location,
    ...finding.offenders.map((offender) => offender.location),
    ...links,
    finding.patch.location,
  ];
}

function lineAnchor(path: FilePath, startLine: number, endLine: number): LineAnchor {
  return { kind: 'lines', path, startLine, endLine };
}

/** How a comment shows a fix. */
export type Suggestion =
  /** One edit that GitHub can apply by a click: the comment stands on exactly the lines it replaces. */
  | { readonly kind: 'suggestion'; readonly fix: Fix; readonly edit: TextEdit; readonly anchor: LineAnchor }
  | { readonly kind: 'patch'; readonly fix: Fix };

/**
 * The fixes of findings that share a comment: the one that moves furthest first, as it cures what the shorter moves
 * cure, and none that would edit the same lines a second time.
 */
export function fixesOf(findings: readonly Finding[]): readonly Fix[] {
  const fixes = findings
    .flatMap(latePatchesOf)
    .flatMap(({ fix }) => (fix === undefined || fix.edits.length === 0 ? [] : [fix]));
  const byReach = [...fixes].sort((a, b) => linesOf(b) - linesOf(a));
  const chosen: Fix[] = [];
  for (const fix of byReach) if (!chosen.some((other) => overlap(fix, other))) chosen.push(fix);
  return chosen;
}

/** `fix` as something GitHub can apply by a click, or undefined when it cannot. */
export function suggestionOf(fix: Fix, diff: Diff): Extract<Suggestion, { kind: 'suggestion' }> | undefined {
  const [edit, ...more] = fix.edits;
  if (edit === undefined || more.length > 0) return undefined;
  // A mere insertion replaces no line, and a suggestion always does.
  if (edit.span.start === edit.span.end) return undefined;
  // GitHub ends lines at `\n` only: a lone `\r` would come back as a different text.
  if (/\r(?!\n)/.test(edit.newText)) return undefined;
  // Nobody should apply by a click what they cannot see.
  if (edit.newText.split(/\r?\n/).some((line) => visibleCode(line) !== line)) return undefined;
  const anchor = anchorOfEdit(edit, diff);
  return anchor === undefined ? undefined : { kind: 'suggestion', fix, edit, anchor };
}

/** Whether two fixes replace a line in common. */
function overlap(a: Fix, b: Fix): boolean {
  return a.edits.some((one) =>
    b.edits.some(
      (two) => one.path === two.path && one.startLine <= two.endLine && two.startLine <= one.endLine,
    ),
  );
}

function linesOf(fix: Fix): number {
  return fix.edits.reduce((sum, edit) => sum + edit.endLine - edit.startLine + 1, 0);
}
