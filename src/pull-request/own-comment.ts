/** A comment or review that this tool wrote on the pull request before. */
export interface OwnComment {
  /** Fingerprints of the findings it tells of. */
  readonly fingerprints: readonly string[];
  readonly body: string;
  /** Its number, for REST, and its id for GraphQL. */
  readonly id: number;
  readonly nodeId: string;
  /** The file it stands on; a review has none. */
  readonly path: string | undefined;
  readonly url: string;
}

const marker = /^<!-- late-patch: (\S+) -->$/;

/** The hidden line by which a later run knows that `fingerprint` has been told. It renders as nothing. */
export function markerOf(fingerprint: string): string {
  return `<!-- late-patch: ${encode(fingerprint)} -->`;
}

/**
 * Fingerprints that a comment's body tells of. Only the last lines count: above them stands text from the checked
 * repository, which could hold a line that looks like a marker.
 */
export function fingerprintsIn(body: string): readonly string[] {
  const found: string[] = [];
  for (const line of body.trimEnd().split(/\r?\n/).reverse()) {
    const fingerprint = marker.exec(line)?.[1];
    if (fingerprint === undefined) break;
    found.push(decode(fingerprint));
  }
  return found.reverse();
}

/** Keeps a fingerprint of any shape from ending the HTML comment: `--`, `>` and blanks never stand for themselves. */
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
