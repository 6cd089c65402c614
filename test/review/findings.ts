import type { Finding, Fingerprint, Fix, Location, Severity } from '../../src/findings/finding.js';
import type { ChangedFile } from '../../src/project/difference.js';
import type { FilePath } from '../../src/project/snapshot.js';
import { type Mark, type MarkedComment, markerOf, versionOf } from '../../src/review/marker.js';
import type { RuleName } from '../../src/rules/index.js';
import { contextHeld, told as ruleTold } from '../support/told.js';

/** `path` as a FilePath; tests know what they write. */
export function at(path: string): FilePath {
  return path as FilePath;
}

/** A whole line; spans are made up but in order. */
export function line(path: string, from: number, to = from): Location {
  return {
    path: at(path),
    span: { start: from * 100, end: to * 100 + 80 },
    start: { line: from, column: 1 },
    end: { line: to, column: 81 },
  };
}

/** A finding in few words; what is not said is usual. */
export interface Told {
  readonly path?: string;
  /** Line of statement B. */
  readonly b?: number;
  /** Line of statement A, in the same file. */
  readonly a?: number;
  /** First-party steps below A: `[path, line]`. */
  readonly through?: readonly (readonly [string, number])[];
  readonly severity?: Severity;
  readonly rule?: RuleName;
  readonly fingerprint?: string;
  readonly fix?: Fix | undefined;
}

export function finding(told: Told = {}): Finding {
  const { path = 'app.py', b = 5, a = 2, through = [], severity = 'error' } = told;
  const patch = line(path, b);
  return {
    ...ruleTold(told.rule ?? 'ssl-context-before-patch'),
    severity,
    confidence: 'high',
    timing: 'late',
    advice: [{ kind: 'move-above', file: at(path), line: a }],
    location: patch,
    cause: through.length > 0 ? line(...through.at(-1)!) : line(path, a),
    patch: { library: 'gevent', by: { kind: 'call', function: 'gevent.monkey.patch_all' }, location: patch },
    offenders: [
      {
        location: line(path, a),
        module: 'requests',
        ...contextHeld,
        chain: [
          { location: line(path, a), module: through.length > 0 ? 'api.client' : 'requests' },
          ...through.map(([file, number]) => ({ location: line(file, number), module: 'requests' })),
          { location: undefined, module: 'urllib3.util.ssl_' },
        ],
      },
    ],
    patchChain: [{ location: patch, module: 'gevent.monkey' }],
    fix: told.fix,
    fingerprint: (told.fingerprint ?? `${path}:${b}:${told.rule ?? 'ssl'}`) as Fingerprint,
    aliases: [],
    others: [],
    entries: [path],
  };
}

/** What such fixes do. */
export const moved: Omit<Fix, 'edits'> = {
  action: { kind: 'move-patch', above: 2 },
  keepsFormattersOff: false,
};

/** A fix that replaces lines `from` to `to` of one file. */
export function fix(from: number, to: number, newText = 'moved\n', path = 'app.py'): Fix {
  const span = { start: from * 100, end: to * 100 + 99 };
  return { ...moved, edits: [{ path: at(path), span, startLine: from, endLine: to, newText }] };
}

/** A modified file with GitHub's patch text, or without. */
export function modified(path: string, patch: string | undefined): ChangedFile {
  return { kind: 'modified', path: at(path), patch };
}

/** A hunk of new lines `from` to `to`; the lines of `added` were written by the author. */
export function hunk(from: number, to: number, added: readonly number[]): string {
  const lines = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const old = lines.length - added.length;
  const text = lines.map((number) => `${added.includes(number) ? '+' : ' '}line ${number}`);
  return [`@@ -${from},${old} +${from},${lines.length} @@`, ...text].join('\n');
}

/** The mark of a comment that tells of `finding` as it is. */
export function markOf(finding: Finding): Mark {
  return { fingerprint: finding.fingerprint, version: versionOf(finding) };
}

/** Something we said before: a comment on line 5 of app.py, unless told otherwise. */
export function ownComment(
  marks: readonly Mark[],
  other: Partial<MarkedComment> & { readonly words?: string } = {},
): MarkedComment {
  const { words = 'words', ...rest } = other;
  const id = other.id ?? 1;
  return {
    where: 'thread',
    marks,
    body: [words, '', ...marks.map(({ fingerprint, version }) => markerOf(fingerprint, version))].join('\n'),
    id,
    nodeId: `PRRC_${id}`,
    path: 'app.py',
    lines: { startLine: 5, endLine: 5 },
    isTakenOver: false,
    url: `https://github.com/octo/shop/pull/7#discussion_r${id}`,
    ...rest,
  };
}
