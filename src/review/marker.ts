import { type Finding, programsOf } from '../findings/finding.js';
import { fnv1a } from '../findings/fingerprint.js';

/** A comment or review that this tool wrote on the pull request before. */
export interface MarkedComment {
  /** A comment in a thread of its own, or the body of a review: the summary of what no thread could hold. */
  readonly where: 'thread' | 'review';
  /** The findings it tells of. */
  readonly marks: readonly Mark[];
  readonly body: string;
  /** Its number, for REST, and its id for GraphQL. */
  readonly id: number;
  readonly nodeId: string;
  /** The file it stands on; a review has none. */
  readonly path: string | undefined;
  /** Where it stands at the head, both included; undefined when outdated, on a file as a whole, or not known. */
  readonly lines: { readonly startLine: number; readonly endLine: number } | undefined;
  /** Whether the thread is the people's now: somebody answered or resolved it, or nobody could say whether. */
  readonly isTakenOver: boolean;
  /** The review that a thread was started by; undefined for reviews, and where it is not known. */
  readonly review?: { readonly id: number; readonly nodeId: string; readonly url: string } | undefined;
  readonly url: string;
}

/** What a comment remembers of one finding. */
export interface Mark {
  readonly fingerprint: string;
  /** What was told of it (`versionOf`); undefined in comments that do not say. */
  readonly version: string | undefined;
}

const marker = /^<!-- late-patch: ([^\s:]+)(?::([^\s:]+))? -->$/;

/** The hidden line by which a later run knows that `fingerprint` has been told, and in which version. It renders as nothing. */
export function markerOf(fingerprint: string, version?: string): string {
  return `<!-- late-patch: ${encode(fingerprint)}${version === undefined ? '' : `:${version}`} -->`;
}

/** A line of a body that is a marker of ours. */
interface MarkedLine extends Mark {
  /** Its number, from 0. */
  readonly line: number;
}

/** What stands in place of a fingerprint where a comment tells that changes could not be looked at. */
export const unseenMark = 'unseen-changes';

/** What a comment's body tells of. */
export function marksIn(body: string): readonly Mark[] {
  return markedLines(linesOf(body)).map(({ fingerprint, version }) => ({ fingerprint, version }));
}

function linesOf(body: string): readonly string[] {
  return body.trimEnd().split(/\r?\n/);
}

/**
 * The markers among `lines`. Above ours stands text from the checked repository, which could hold a line that looks like
 * one: it is escaped everywhere but in fenced code. Below ours stands what somebody added. So a marker counts outside of
 * fences, and in the last lines: there it does even if somebody left a fence open.
 */
function markedLines(lines: readonly string[]): readonly MarkedLine[] {
  const fenced = fencedLines(lines);
  const all = lines.map((text, line) => {
    const [, fingerprint, version] = marker.exec(text) ?? [];
    return fingerprint === undefined ? undefined : { fingerprint: decode(fingerprint), version, line };
  });
  const lastOther = all.lastIndexOf(undefined);
  return all.flatMap((mark, line) => (mark && (line > lastOther || !fenced.has(line)) ? [mark] : []));
}

/** The numbers of the lines that stand in fenced code. Source: https://spec.commonmark.org/0.31.2/#fenced-code-blocks */
function fencedLines(lines: readonly string[]): ReadonlySet<number> {
  const fenced = new Set<number>();
  let open: string | undefined;
  for (const [line, text] of lines.entries()) {
    const [, fence = '', rest = ''] = /^ *(`{3,}|~{3,})(.*)$/s.exec(text) ?? [];
    if (open !== undefined) {
      fenced.add(line);
      if (fence.startsWith(open) && rest.trim() === '') open = undefined;
    } else if (fence !== '' && !(fence.startsWith('`') && rest.includes('`'))) open = fence;
  }
  return fenced;
}

/** The fingerprints among `marksIn`. */
export function fingerprintsIn(body: string): readonly string[] {
  return marksIn(body).map(({ fingerprint }) => fingerprint);
}

/** `body` without its markers. */
export function withoutMarks(body: string): string {
  const lines = linesOf(body);
  const marked = new Set(markedLines(lines).map(({ line }) => line));
  return lines
    .filter((_, line) => !marked.has(line))
    .join('\n')
    .trimEnd();
}

/** Keeps a fingerprint of any shape from ending the HTML comment: `--`, `>`, `:` and blanks never stand for themselves. */
function encode(fingerprint: string): string {
  return encodeURIComponent(fingerprint.replace(/\p{Surrogate}/gu, '\ufffd')).replaceAll('--', '%2D%2D');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not written by `encode`: it names no fingerprint of ours, and its own text cannot match one.
    return text;
  }
}

/**
 * What a comment says of a finding, as a short text that changes when the comment should: other offenders, chains,
 * severity, or another fix. Lines that merely moved, and other words in a newer version of this tool, change nothing.
 */
export function versionOf(finding: Finding): string {
  const group = [
    finding.severity,
    finding.confidence,
    finding.patchChain.map(({ module }) => module),
    finding.offenders.map(({ module, names, effect, chain }) => [
      module,
      names,
      effect,
      chain.map((link) => link.module),
    ]),
    finding.fix?.edits.map(({ path, newText }) => [path, newText]) ?? [],
    ...(finding.others.length === 0 ? [] : [programsOf(finding)]),
  ];
  return fnv1a(JSON.stringify(group)).slice(0, 8);
}
