import { type Finding, lastLine, latePatchesOf, type RuleId } from '../findings/finding.js';
import { fileKind } from '../project/file-kinds.js';
import { type FilePath, overlaid, type Snapshot } from '../project/snapshot.js';
import { parseModule } from '../python/parse.js';
import { LineIndex } from '../text/line-index.js';
import type { Fixed } from './apply-fixes.js';

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
