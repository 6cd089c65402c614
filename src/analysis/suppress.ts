import type { Finding, Location } from '../findings/finding.js';
import type { Notice } from '../findings/notice.js';
import { type Suppression, suppressionIn } from '../findings/suppression.js';
import type { NoticeMessages } from '../messages/notice-messages.js';
import type { Program } from '../modules/program.js';
import type { FilePath } from '../tree/file-path.js';

/**
 * Leaves out what a comment on the finding's line suppresses, and offenders whose line does; a finding without
 * offenders left is gone. Suppressions that did nothing are reported, so that they do not outlive their reason.
 */
export function suppress(
  program: Program,
  files: readonly FilePath[],
  findings: readonly Finding[],
  messages: NoticeMessages,
): { readonly findings: readonly Finding[]; readonly unused: readonly Notice[] } {
  const byFile = new Map<FilePath, readonly Suppression[]>();
  for (const path of files) {
    if (program.text(path)?.includes('late-patch:')) byFile.set(path, suppressionsOf(program, path));
  }
  if (byFile.size === 0) return { findings, unused: [] };
  const used = new Set<Suppression>();
  const isSuppressed = (location: Location, rule: Finding['rule']) => {
    const hit = byFile
      .get(location.path)
      ?.find(
        (one) => one.line >= location.start.line && one.line <= location.end.line && one.rules.includes(rule),
      );
    if (hit !== undefined) used.add(hit);
    return hit !== undefined;
  };
  const kept = findings.flatMap((finding) => {
    if (isSuppressed(finding.location, finding.rule)) return [];
    const offenders = finding.offenders.filter((one) => !isSuppressed(one.location, finding.rule));
    return offenders.length === 0 ? [] : [{ ...finding, offenders }];
  });
  const unused = [...byFile].flatMap(([path, all]) =>
    all.filter((one) => !used.has(one)).map((one) => unusedNotice(path, one, messages)),
  );
  return { findings: kept, unused };
}

function suppressionsOf(program: Program, path: FilePath): readonly Suppression[] {
  const comments = program.syntax(path)?.comments ?? [];
  return comments.flatMap(
    (comment) => suppressionIn(comment, program.lines(path).position(comment.span.start).line) ?? [],
  );
}

function unusedNotice(path: FilePath, { line, unknown }: Suppression, messages: NoticeMessages): Notice {
  const message =
    unknown.length > 0 ? messages.unknownRule(path, line, unknown) : messages.unusedSuppression(path, line);
  return { kind: 'unused-suppression', message, path };
}
