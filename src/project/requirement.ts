import { readOnce } from '../text/memoize.js';

/** A requirement as PEP 508 and installers write it: `urllib3[socks] >=1.21,<2 ; python_version < "3.10"`. */
export interface Requirement {
  /** As it is written; `normalized` gives the form that compares. */
  readonly name: string;
  readonly extras: readonly string[];
  readonly bounds: readonly Bound[];
  /** When it counts, as `applies` reads it; empty for always. */
  readonly marker: string;
}

/** `<2`, `>=1.21`, `!=1.25.0`; `==` where it is the very version. */
export interface Bound {
  readonly operator: string;
  readonly version: string;
}

/** What a program runs on, as far as that is known; the platform by its name in `sys.platform`. */
export interface Target {
  readonly python: readonly [major: number, minor: number] | undefined;
  readonly platform: string | undefined;
}

/** The name of a distribution in the one form that PEP 503 gives to all ways to write it. */
export function normalized(name: string): string {
  return name.replaceAll(/[-_.]+/g, '-').toLowerCase();
}

const archive =
  /(?:^|[/\\])([A-Za-z0-9][\w.]*(?:-[A-Za-z][\w.]*)*)-v?(\d[\w.+]*?)(?:-[\w.]+-[\w.]+-[\w.]+\.whl|\.tar\.gz|\.zip)(?=[#?]|$)/;

/**
 * What one written requirement asks for; undefined where it is none. The address of a wheel or a source archive says the version:
 * `urllib3 @ https://host/urllib3-1.26.5-py3-none-any.whl`.
 */
export function requirementIn(written: string): Requirement | undefined {
  const [specifier = '', ...markers] = written.replaceAll(/\s--?[\w-]+(?:[=\s]\S+)?/g, ' ').split(';');
  const marker = markers.join(' ').trim();
  const [, name, extras = '', rest = ''] =
    /^([A-Za-z0-9][\w.-]*)\s*(?:\[([^\]]*)\])?\s*(.*)$/s.exec(specifier.trim()) ?? [];
  if (name === undefined) return undefined;
  const told = { name, extras: extras.split(',').map((extra) => extra.trim()), marker };
  const address = /^@\s*(.*)$/s.exec(rest)?.[1];
  if (address !== undefined) return { ...told, bounds: boundsOf(archive.exec(address)?.[2] ?? '') };
  if (!/^(?:\(?\s*[<>=!~].*)?$/s.test(rest)) return undefined;
  return { ...told, bounds: boundsOf(rest.replaceAll(/[()]/g, '')) };
}

/** Everything that the lines of requirements or constraints ask for: an address or a path may stand there for itself. */
export function requirementsInLines(text: string): readonly Requirement[] {
  return requirementLines(text).flatMap((line) => {
    const [address = ''] = line.split(/\s/);
    const name = /[/\\]|\.whl/.test(address) ? archive.exec(address)?.[1] : undefined;
    return requirementIn(name === undefined ? line : `${name} @ ${line}`) ?? [];
  });
}

/** The lines of requirements, those that go on joined and without comments. */
export function requirementLines(text: string): readonly string[] {
  return text
    .replaceAll(/\\\r?\n/g, ' ')
    .split(/\r?\n/)
    .map((line) => line.replace(/(?:^|\s)#.*/, '').trim());
}

/** What stands between quotes in a text without comments, as requirements do in lists. */
export function quotedTexts(text: string): readonly string[] {
  // One that is not closed ends with its line, so that nothing is read twice.
  return requirementLines(text).flatMap((line) =>
    [...line.matchAll(/"((?:[^"\\]|\\.)*)(?:"|$|\\$)|'((?:[^'\\]|\\.)*)(?:'|$|\\$)/gs)].map(
      ([, one, other]) => (one ?? other ?? '').replaceAll(/\\(.)/g, '$1'),
    ),
  );
}

/** The bounds of `>=1.21,<2`, `==1.26.*`, `~=1.26`, `^1.26`, `~1.26` or `1.26.5`; none of `*`. */
export function boundsOf(written: string): readonly Bound[] {
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
    case '==':
      return order === 0;
    default:
      return operator !== '!=' || order !== 0;
  }
}

type Answer = boolean | undefined;

const markerWords = readOnce((text) => text.match(/"[^"]*"|'[^']*'|[()]|[<>=!~]+|[\w.]+/g) ?? []);

/**
 * Whether a requirement with this marker counts on `target`; undefined where that depends on what is not known of it. Of a marker
 * that is not understood nothing is known. `a and b or c` as PEP 508 has it.
 */
export function applies(marker: string, target: Target): boolean | undefined {
  if (marker.trim() === '') return true;
  const words = markerWords(marker);
  let at = 0;
  /** What is joined by `word`, of which one that is `decisive` decides. */
  const chain = (word: string, decisive: boolean, part: () => Answer): Answer => {
    let answer = part();
    while (words[at] === word) {
      at++;
      const other = part();
      answer =
        answer === decisive || other === decisive ? decisive : answer === undefined ? undefined : other;
    }
    return answer;
  };
  const either = (): Answer => chain('or', true, both);
  const both = (): Answer => chain('and', false, one);
  const one = (): Answer => {
    if (words[at] !== '(') return compared(words[at++], words[at++], words[at++], target);
    at++;
    const answer = either();
    at++;
    return answer;
  };
  const answer = either();
  return at === words.length ? answer : undefined;
}

const systems: Readonly<Record<string, string>> = { linux: 'Linux', darwin: 'Darwin', win32: 'Windows' };

/** `python_version < "3.10"`, `sys_platform == "win32"`. */
function compared(
  variable: string | undefined,
  operator: string | undefined,
  quoted: string | undefined,
  { python, platform }: Target,
): Answer {
  const value = /^(["'])(.*)\1$/.exec(quoted ?? '')?.[2];
  if (value === undefined || operator === undefined) return undefined;
  if (variable === 'python_version' || variable === 'python_full_version')
    return python === undefined ? undefined : pythonKeeps(python, operator, value);
  if (platform === undefined || !/^[!=]=$/.test(operator)) return undefined;
  const values: Readonly<Record<string, string | undefined>> = {
    sys_platform: platform,
    platform_system: systems[platform],
    os_name: platform === 'win32' ? 'nt' : 'posix',
  };
  const own = variable === undefined ? undefined : values[variable];
  return own === undefined ? undefined : (own === value) === (operator === '==');
}

/** Of the target no more than `3.11` is known: a patch release decides nothing but on which side of `3.11` it is. */
function pythonKeeps(python: readonly [number, number], operator: string, value: string): Answer {
  if (!/^\d+(?:\.\d+)*(?:\.\*)?$/.test(value)) return undefined;
  const written = value.replace(/\.\*$/, '').split('.').slice(0, 2).join('.');
  const isOfPatch = /^\d+\.\d+\.(?!0+(?:\.|$))\d/.test(value);
  if (isOfPatch && compareVersions(python.join('.'), written) === 0) return undefined;
  return boundsOf(`${operator}${value.endsWith('*') ? value : written}`).every((bound) =>
    keeps(python.join('.'), bound),
  );
}
