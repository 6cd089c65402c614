import { remembered } from '../text/memoize.js';
import { isConstraints, isLock, isRequirements } from './file-kinds.js';
import { basename, dirname, type FilePath, type Snapshot } from './snapshot.js';

/** What files of a project say of the version of a distribution: the very one, or bounds that it keeps. */
export type Pin =
  | { readonly kind: 'exact'; readonly version: string }
  | { readonly kind: 'bounds'; readonly bounds: readonly Bound[] };

/** `<2`, `>=1.21`, `!=1.25.0`. */
export interface Bound {
  readonly operator: string;
  readonly version: string;
}

/**
 * Which version of a distribution the program in `folder` runs with, as far as its files say; undefined where they do not, or
 * say several things. Lock files (of Poetry, uv, pdm, Pipenv, and PEP 751) decide, then requirements, constraints, Pipfile,
 * setup.cfg, setup.py and pyproject.toml. Files beside the folder are another program's; `''` is the whole repository.
 */
export function pinsIn(
  { texts }: Pick<Snapshot, 'texts'>,
  folder: string,
): (distribution: string) => Pin | undefined {
  const files = pinningIn(texts).flatMap((path) =>
    isFor(path, folder) ? [[path, texts.get(path) ?? ''] as const] : [],
  );
  return remembered((distribution) => {
    const name = distribution.replaceAll(/[-_.]+/g, '[-_.]+');
    const locked = new Set(files.flatMap(([path, text]) => (isLock(path) ? lockedIn(path, text, name) : [])));
    if (locked.size > 0) return locked.size === 1 ? exact([...locked][0]!) : undefined;
    const bounds = files.flatMap(([path, text]) => (isLock(path) ? [] : boundsIn(path, text, name)));
    const versions = new Set(bounds.flatMap(({ operator, version }) => (operator === '==' ? version : [])));
    if (versions.size > 0) return versions.size === 1 ? exact([...versions][0]!) : undefined;
    return bounds.length === 0 ? undefined : { kind: 'bounds', bounds };
  });
}

/** Less than, equal to or greater than zero, by the numbers of two versions. */
export function compareVersions(left: string, right: string): number {
  const numbers = (version: string) => version.split('.').map((part) => Number.parseInt(part, 10) || 0);
  const [one, other] = [numbers(left), numbers(right)];
  for (let at = 0; at < Math.max(one.length, other.length); at++) {
    const difference = (one[at] ?? 0) - (other[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether a version keeps a bound. */
export function keeps(version: string, { operator, version: bound }: Bound): boolean {
  const order = compareVersions(version, bound);
  switch (operator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    default:
      return operator !== '!=' || order !== 0;
  }
}

function exact(version: string): Pin {
  return { kind: 'exact', version };
}

/** Files in which a project says what it needs to be installed. */
const metadata: ReadonlySet<string> = new Set(['pyproject.toml', 'setup.cfg', 'setup.py']);

const pinning = new WeakMap<Snapshot['texts'], readonly FilePath[]>();

/** Those of `texts` that may say which versions are to be installed: each program of a repository asks. */
function pinningIn(texts: Snapshot['texts']): readonly FilePath[] {
  const known = pinning.get(texts);
  if (known !== undefined) return known;
  const found = [...texts.keys()].filter(
    (path) => isLock(path) || isRequirements(path) || isConstraints(path) || metadata.has(basename(path)),
  );
  pinning.set(texts, found);
  return found;
}

function isFor(path: FilePath, folder: string): boolean {
  const own = dirname(path);
  const above = /^(?:requirements|constraints)$/.test(basename(own)) ? dirname(own) : own;
  return folder === '' || above === '' || folder === above || folder.startsWith(`${above}/`);
}

/**
 * The version in a lock file: an entry that begins with the name, in TOML or (Pipfile.lock) JSON, where what the program runs with
 * comes before what it is developed with.
 */
function lockedIn(path: FilePath, text: string, name: string): readonly string[] {
  const versionsIn = (part: string, entry: string) =>
    [...part.matchAll(new RegExp(entry, 'gim'))].map(([, version]) => version!);
  if (!path.endsWith('Pipfile.lock'))
    return versionsIn(text, `^name\\s*=\\s*"${name}"\\s*\\n(?:[\\w-]+\\s*=.*\\n)*?version\\s*=\\s*"([^"]+)"`);
  const entry = `"${name}"\\s*:\\s*\\{[^{}]*?"version"\\s*:\\s*"==([^"]+)"`;
  const developed = /"develop"\s*:/.exec(text)?.index ?? text.length;
  const locked = versionsIn(text.slice(0, developed), entry);
  return locked.length > 0 ? locked : versionsIn(text.slice(developed), entry);
}

/** `urllib3[socks] >=1.21, <2` of a line or a quoted text, and `urllib3 = "^1.26"` of a table, or a table of its own. */
function boundsIn(path: FilePath, text: string, name: string): readonly Bound[] {
  const one = '(?:[<>=!~]=?=?)[ \\t]*\\d[\\w.*+!]*';
  const listed = new RegExp(
    `(?<![\\w.-])${name}(?:\\[[\\w, -]*\\])?[ \\t]*\\(?(${one}(?:[ \\t]*,[ \\t]*${one})*)`,
    'gi',
  );
  const found = [...withoutComments(text).matchAll(listed)].flatMap(([, bounds]) => boundsOf(bounds!));
  if (isLock(path) || !/(?:Pipfile|\.toml)$/.test(path)) return found;
  const inTable = new RegExp(
    `^[ \\t]*["']?${name}["']?[ \\t]*=[ \\t]*(?:\\{[^}\\n]*?\\bversion[ \\t]*=[ \\t]*)?["']([^"'\\n]+)["']`,
    'gim',
  );
  const ofItsOwn = new RegExp(
    `^[ \\t]*\\[[\\w.-]+\\.["']?${name}["']?\\][ \\t]*\\r?\\n(?:[ \\t]*[\\w-]+[ \\t]*=.*\\n)*?[ \\t]*version[ \\t]*=[ \\t]*["']([^"'\\n]+)["']`,
    'gim',
  );
  return [
    ...found,
    ...[inTable, ofItsOwn].flatMap((table) =>
      [...withoutComments(text).matchAll(table)].flatMap(([, written]) => boundsOf(written!)),
    ),
  ];
}

function withoutComments(text: string): string {
  return text.replaceAll(/(?:^|\s)#.*/gm, '');
}

/** The bounds of `>=1.21,<2`, `==1.26.*`, `~=1.26`, `^1.26`, `~1.26` or `1.26.5`; none of `*`. */
function boundsOf(written: string): readonly Bound[] {
  return written.split(',').flatMap((part): readonly Bound[] => {
    const [, operator = '', version = ''] =
      /^([<>=!~^]*)\s*v?(\d\w*(?:\.\w+)*(?:\.\*)?)/.exec(part.trim()) ?? [];
    if (version === '') return [];
    const numbers = version.replace(/\.\*$/, '').split('.');
    if (version.endsWith('.*') && operator !== '!=') return between(numbers, numbers.length);
    if (operator === '~=') return between(numbers, numbers.length - 1);
    if (operator === '^')
      return between(
        numbers,
        Math.max(
          numbers.findIndex((one) => Number(one) > 0),
          0,
        ) + 1,
      );
    if (operator === '~') return between(numbers, Math.min(numbers.length, 2));
    const plain = /^(?:|=|={3})$/.test(operator) ? '==' : operator;
    return [{ operator: plain, version: numbers.join('.') }];
  });
}

/** From a version on, and below the next one of its first `places` numbers. */
function between(numbers: readonly string[], places: number): readonly Bound[] {
  const kept = numbers.slice(0, Math.max(places, 1));
  const next = [...kept.slice(0, -1), String(Number.parseInt(kept.at(-1)!, 10) + 1)];
  return [
    { operator: '>=', version: numbers.join('.') },
    { operator: '<', version: next.join('.') },
  ];
}
