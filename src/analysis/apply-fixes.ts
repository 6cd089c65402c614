import {
  type Finding,
  type Fix,
  fixedText,
  type LatePatch,
  lastLine,
  latePatchesOf,
  type RuleId,
} from '../findings/finding.js';
import { fileKind } from '../project/file-kinds.js';
import { type FilePath, overlaid, type Snapshot } from '../project/snapshot.js';
import { parseModule } from '../python/parse.js';
import { LineIndex } from '../text/line-index.js';

/** A fix that was applied, with the late patch that it was for. */
export interface AppliedFix {
  readonly finding: LatePatch;
  readonly fix: Fix;
}

/** A repository with fixes applied, and what is still reported of it. */
export interface Fixed<Report> {
  readonly snapshot: Snapshot;
  readonly report: Report;
  readonly applied: readonly AppliedFix[];
}

/** More rounds than any repository needs: each cures at least one finding. */
const mostRounds = 1000;

/**
 * Applies fixes until none is left, analysing again after each round, since lines have moved and one move may cure
 * several findings. A round fixes each file once. One that leaves as many findings as there were is taken back and its
 * fixes are tried one by one. `report` is what `analyse` says of `snapshot`, which gives undefined where there is no time left:
 * no more is fixed then. Files that `mayEdit` refuses stay as they are.
 */
export function fixAll<Report extends { readonly findings: readonly Finding[] }>(
  snapshot: Snapshot,
  report: Report,
  analyse: (snapshot: Snapshot) => Report | undefined,
  mayEdit: (path: FilePath) => boolean,
): Fixed<Report> {
  let state: Fixed<Report> = { snapshot, report, applied: [] };
  for (let round = 0; round < mostRounds; round++) {
    const offered = onePerFile(state.report.findings, mayEdit);
    const batches = [offered, ...offered.map((one) => [one])].filter((batch) => batch.length > 0);
    const next = firstThatHelps(state, batches, analyse);
    if (next === undefined) return state;
    state = next;
  }
  return state;
}

function onePerFile(
  findings: readonly Finding[],
  mayEdit: (path: FilePath) => boolean,
): readonly AppliedFix[] {
  const taken = new Set<FilePath>();
  return findings.flatMap(latePatchesOf).flatMap((finding) => {
    const { fix } = finding;
    const paths = fix?.edits.map(({ path }) => path) ?? [];
    if (fix === undefined || !paths.every((path) => !taken.has(path) && mayEdit(path))) return [];
    for (const path of paths) taken.add(path);
    return [{ finding, fix }];
  });
}

function firstThatHelps<Report extends { readonly findings: readonly Finding[] }>(
  { snapshot, report, applied }: Fixed<Report>,
  batches: readonly (readonly AppliedFix[])[],
  analyse: (snapshot: Snapshot) => Report | undefined,
): Fixed<Report> | undefined {
  for (const batch of batches) {
    const fixed = overlaid(snapshot, fixedTexts(snapshot, batch));
    const after = analyse(fixed);
    if (after === undefined) return undefined;
    if (countOf(after.findings) < countOf(report.findings))
      return { snapshot: fixed, report: after, applied: [...applied, ...batch] };
  }
  return undefined;
}

function countOf(findings: readonly Finding[]): number {
  return findings.flatMap(latePatchesOf).length;
}

function fixedTexts(snapshot: Snapshot, batch: readonly AppliedFix[]): ReadonlyMap<FilePath, string> {
  const texts = new Map<FilePath, string>();
  for (const { fix } of batch) {
    for (const path of new Set(fix.edits.map((edit) => edit.path)))
      texts.set(path, fixedText(snapshot.texts.get(path) ?? '', path, fix));
  }
  return texts;
}

/**
 * `snapshot` with a comment on the line of each late patch of `report` that suppresses it for `reason`, and what `analyse`
 * still finds then, as long as there is time (else `report` as it was): what stands in files that are no Python of their own, or that `mayEdit` refuses, and what has no line that
 * can take a comment.
 */
export function withIgnores<Report extends { readonly findings: readonly Finding[] }>(
  snapshot: Snapshot,
  report: Report,
  analyse: (snapshot: Snapshot) => Report | undefined,
  mayEdit: (path: FilePath) => boolean,
  reason: string,
): Fixed<Report> {
  const wanted = new Map<FilePath, Map<number, Set<RuleId>>>();
  for (const { location, rule } of report.findings.flatMap(latePatchesOf)) {
    const { path } = location;
    if (fileKind(path) !== 'python' || !mayEdit(path)) continue;
    const lines = wanted.get(path) ?? new Map<number, Set<RuleId>>();
    const line = lastLine(location);
    wanted.set(path, lines.set(line, (lines.get(line) ?? new Set()).add(rule)));
  }
  const texts = [...wanted].map(
    ([path, lines]) => [path, commented(snapshot.texts.get(path) ?? '', lines, reason)] as const,
  );
  const ignored = overlaid(snapshot, new Map(texts));
  const after = texts.length === 0 ? undefined : analyse(ignored);
  return { snapshot: ignored, report: after ?? report, applied: [] };
}

/** `text` with a comment at the end of each of `lines` (from 1), last one first so that offsets stay right. */
function commented(text: string, lines: ReadonlyMap<number, ReadonlySet<RuleId>>, reason: string): string {
  const index = new LineIndex(text);
  return [...lines]
    .sort(([a], [b]) => b - a)
    .reduce((before, [line, rules]) => {
      const start = index.lineStart(line);
      const length = before.slice(start, index.lineStart(line + 1)).trimEnd().length;
      const comment = `# late-patch: ignore[${[...rules].join(', ')}] ${reason}`;
      const gap = length === 0 ? '' : '  ';
      const after = `${before.slice(0, start + length)}${gap}${comment}${before.slice(start + length)}`;
      return isComment(after, start + length + gap.length, comment) ? after : before;
    }, text);
}

/** Whether `comment`, at `offset`, is a comment or part of one: on the first line of a string it would be neither. */
function isComment(text: string, offset: number, comment: string): boolean {
  const end = offset + comment.length;
  return parseModule(text).comments.some(({ span }) => span.start <= offset && span.end === end);
}
