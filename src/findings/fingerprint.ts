import type { FilePath } from '../project/snapshot.js';
import { type FindingDraft, type Fingerprint, type LatePatch, patchText } from './finding.js';

/** FNV-1a over UTF-16 units, 64 bit, as 16 hexadecimal digits (isthe.com/chongo/tech/comp/fnv). */
export function fnv1a(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let index = 0; index < text.length; index++) {
    hash ^= BigInt(text.charCodeAt(index));
    hash = (hash * 0x100000001b3n) & 0xffffffffffffffffn;
  }
  return hash.toString(16).padStart(16, '0');
}

type Identified = Pick<FindingDraft, 'rule' | 'location' | 'patch'>;

/**
 * Fingerprints of `findings` by their places, in their order; `now` says where the file at a path is by now. What one rule
 * says of one statement in several parts has one fingerprint.
 */
export function fingerprintsOf(
  findings: readonly Identified[],
  now: (path: FilePath) => FilePath = (path) => path,
): readonly Fingerprint[] {
  const identities = new Map<string, Identity>();
  const keys = findings.map(({ rule, location, patch }) => {
    const identity = {
      rule,
      path: now(location.path),
      patchCall: patchText(patch.by),
      patchPath: now(patch.location.path),
    };
    const key = [...Object.values(identity), location.span.start].join('\n');
    if (!identities.has(key)) identities.set(key, identity);
    return key;
  });
  const prints = fingerprints([...identities.values()]);
  const byKey = new Map([...identities.keys()].map((key, index) => [key, prints[index]!]));
  return keys.map((key) => byKey.get(key)!);
}

/** The findings that `drafts` are when they are all that was found, in their order. There is no other way to make one. */
export function withFingerprints(drafts: readonly FindingDraft[]): readonly LatePatch[] {
  const prints = fingerprintsOf(drafts);
  return drafts.map((draft, index) => ({ ...draft, fingerprint: prints[index]! }));
}

/** What makes a finding the same after lines have moved: never a line number, never the list of offenders. */
interface Identity {
  readonly rule: string;
  readonly path: string;
  readonly patchCall: string;
  readonly patchPath: string;
}

/**
 * Fingerprints of `identities`, in their order. Equal identities (two patch calls in one module) are told apart by
 * their order in the file.
 */
export function fingerprints(identities: readonly Identity[]): readonly Fingerprint[] {
  const seen = new Map<string, number>();
  return identities.map(({ rule, path, patchCall, patchPath }) => {
    const text = [rule, path, patchCall, patchPath].join('\n');
    const count = (seen.get(text) ?? 0) + 1;
    seen.set(text, count);
    return fnv1a(count === 1 ? text : `${text}\n${count}`) as Fingerprint;
  });
}

/**
 * The fingerprint of a cause in the file `path`: neither programs nor their number are in it. Where the patch stands in the
 * same file, it is that of the place.
 */
export function causePrint(
  { rule, patch }: Pick<FindingDraft, 'rule' | 'patch'>,
  path: FilePath,
): Fingerprint {
  return fingerprints([{ rule, path, patchCall: patchText(patch.by), patchPath: path }])[0]!;
}
