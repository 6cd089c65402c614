import { groupedBy } from '../text/groups.js';
import { readOnce, remembered } from '../text/memoize.js';
import { isConstraints, isLock, isRequirements } from './file-kinds.js';
import {
  applies,
  type Bound,
  boundsOf,
  normalized,
  quotedTexts,
  type Requirement,
  requirementIn,
  requirementLines,
  requirementsInLines,
  type Target,
} from './requirement.js';
import { basename, dirname, type FilePath, type Snapshot } from './snapshot.js';

/** What files of a project say of the version of a distribution: the very one, or bounds that it keeps. */
export type Pin =
  | { readonly kind: 'exact'; readonly version: string }
  | { readonly kind: 'bounds'; readonly bounds: readonly Bound[] };

/**
 * Which version of a distribution the program in `folder` runs with on `target`, as far as its files say; undefined where they do not,
 * or say several things. Lock files (of Poetry, uv, pdm, Pipenv, and PEP 751) decide, then requirements, constraints, Pipfile,
 * setup.cfg, setup.py and pyproject.toml. Files beside the folder are another program's; `''` is the whole repository. What counts by
 * its marker only elsewhere is not read; what may count is.
 */
export function pinsIn(
  { texts }: Pick<Snapshot, 'texts'>,
  folder: string,
  target: Target = { python: undefined, platform: undefined },
): (distribution: string) => Pin | undefined {
  const files = pinningIn(texts).flatMap((path) =>
    isFor(path, folder) ? [[path, texts.get(path) ?? ''] as const] : [],
  );
  return remembered((distribution) => {
    const boundsIn = (isOf: (path: FilePath) => boolean) =>
      files.flatMap(([path, text]) => {
        const said = (isOf(path) ? readerOf(path)(text).get(normalized(distribution)) : undefined) ?? [];
        return said.flatMap(({ bounds, marker }) => (applies(marker, target) === false ? [] : bounds));
      });
    const locked = boundsIn(isLock);
    return pinOf(locked.length > 0 ? locked : boundsIn((path) => !isLock(path)));
  });
}

function pinOf(bounds: readonly Bound[]): Pin | undefined {
  const versions = new Set(bounds.flatMap(({ operator, version }) => (operator === '==' ? version : [])));
  if (versions.size > 0)
    return versions.size === 1 ? { kind: 'exact', version: [...versions][0]! } : undefined;
  return bounds.length === 0 ? undefined : { kind: 'bounds', bounds };
}

/** Files in which a project says what it needs to be installed. */
const metadata: ReadonlySet<string> = new Set(['pyproject.toml', 'setup.cfg', 'setup.py']);

const pinning = new WeakMap<Snapshot['texts'], readonly FilePath[]>();

/** Paths of which that is kept. */
const mostPaths = 100_000;

/** By its path: who looks at a repository again, and at the same files for each program in it, asks thousands of times. */
const mayPin = remembered((path) => {
  const file = path as FilePath;
  return isLock(file) || isRequirements(file) || isConstraints(file) || metadata.has(basename(file));
}, mostPaths);

/** Those of `texts` that may say which versions are to be installed: each program of a repository asks. */
function pinningIn(texts: Snapshot['texts']): readonly FilePath[] {
  const known = pinning.get(texts);
  if (known !== undefined) return known;
  const found = [...texts.keys()].filter((path) => mayPin(path));
  pinning.set(texts, found);
  return found;
}

function isFor(path: FilePath, folder: string): boolean {
  const own = dirname(path);
  const above = /^(?:requirements|constraints)$/.test(basename(own)) ? dirname(own) : own;
  return folder === '' || above === '' || folder === above || folder.startsWith(`${above}/`);
}

/** What a file asks for, by the names of distributions as they compare. */
type Asked = ReadonlyMap<string, readonly Requirement[]>;

function byName(requirements: readonly Requirement[]): Asked {
  return groupedBy(requirements, ({ name }) => normalized(name));
}

function readerOf(path: FilePath): (text: string) => Asked {
  const name = basename(path);
  if (name === 'Pipfile.lock') return inPipfileLock;
  if (isLock(path)) return inLock;
  if (name === 'Pipfile' || name === 'pyproject.toml') return inToml;
  if (name === 'setup.py') return inSetup;
  return name === 'setup.cfg' ? inSetupConfiguration : inLines;
}

const inLines = readOnce((text) => byName(requirementsInLines(text)));

/** `install_requires =` may have the first one beside it. */
const inSetupConfiguration = readOnce((text) =>
  byName(requirementLines(text).flatMap((line) => requirementIn(line.replace(/^\w+\s*=(?!=)\s*/, '')) ?? [])),
);

function quotedIn(text: string): readonly Requirement[] {
  return quotedTexts(text).flatMap((quoted) => requirementIn(quoted) ?? []);
}

/** Texts of a list, and the lines of a text that is split. */
const inSetup = readOnce((text) => {
  const blocks = text.match(/"""[^"]*"""|'''[^']*'''/g) ?? [];
  return byName([...quotedIn(text), ...blocks.flatMap((block) => requirementsInLines(block.slice(3, -3)))]);
});

/** Texts of lists, and `urllib3 = "^1.26"` of a table, `urllib3 = { version = "^1.26" }`, a list of such, or a table of its own. */
const inToml = readOnce((written) => {
  const text = requirementLines(written).join('\n');
  const value = `"[^"\\n]*"|'[^'\\n]*'|\\{[^}\\n]*\\}|\\[\\s*(?:\\{[^}\\n]*\\}[,\\s]*)+\\]`;
  const entries = [
    ...text.matchAll(new RegExp(`^["']?([A-Za-z0-9][\\w.-]*)["']?[ \\t]*=[ \\t]*(${value})`, 'gm')),
    ...text.matchAll(/^\[[\w.-]+\.["']?([A-Za-z0-9][\w-]*)["']?\]\n((?:(?!\[).*(?:\n|$))*)/gm),
  ];
  return byName([...quotedIn(text), ...entries.flatMap(([, name, said]) => tableEntries(name!, said!))]);
});

/** What a table says of a distribution: a version, or several with what each is for. */
function tableEntries(name: string, said: string): readonly Requirement[] {
  const plain = /^["'](.*)["']$/.exec(said)?.[1];
  if (plain !== undefined) return [{ name, extras: [], bounds: boundsOf(plain), marker: '' }];
  const entries = said.startsWith('[') ? said.split('}').slice(0, -1) : [said];
  return entries.flatMap((entry) => {
    const fields = fieldsIn(entry);
    const address = fields.get('url') ?? fields.get('file') ?? fields.get('path');
    const found = address === undefined ? undefined : requirementIn(`${name} @ ${address}`);
    const bounds = found?.bounds ?? boundsOf(fields.get('version') ?? '');
    const pythons = boundsOf(fields.get('python') ?? '').map(
      ({ operator, version }) => `python_version ${operator} "${version}"`,
    );
    const marker = [fields.get('markers') ?? '', ...pythons].filter((one) => one !== '');
    return bounds.length === 0
      ? []
      : [{ name, extras: [], bounds, marker: marker.map((one) => `(${one})`).join(' and ') }];
  });
}

/** `version = "1.26"` and the like in a table, by the name of the field. */
function fieldsIn(table: string): ReadonlyMap<string, string> {
  const fields = table.matchAll(
    /(?<![\w-])([\w-]+)[ \t]*=[ \t]*(?:"((?:[^"\\\n]|\\.)*)(?:"|$)|'([^'\n]*)(?:'|$))/gm,
  );
  return new Map(
    [...fields].map(([, name, one, other]) => [name!, (one ?? other ?? '').replaceAll(/\\(.)/g, '$1')]),
  );
}

/** The packages of a lock file in TOML; what several versions of one are for say `markers` (Poetry), `marker` or `resolution-markers`. */
const inLock = readOnce((text) =>
  byName(
    text
      .split(/^\[\[packages?\]\]/m)
      .slice(1)
      .flatMap((block) => {
        const own = block.split(/^\[/m, 1)[0]!;
        // Indented lines, and lists, name what it needs in turn.
        const fields = fieldsIn((own.match(/^(?:name|version|markers?)[ \t]*=.*/gm) ?? []).join('\n'));
        const [name, version] = [fields.get('name'), fields.get('version')];
        if (name === undefined || version === undefined) return [];
        const list = /^resolution-markers\s*=\s*\[([^\][]*)\]/m.exec(own)?.[1];
        const marker =
          list === undefined
            ? (fields.get('markers') ?? fields.get('marker') ?? '')
            : quotedTexts(list)
                .map((one) => `(${one})`)
                .join(' or ');
        return [{ name, extras: [], bounds: [{ operator: '==', version }], marker }];
      }),
  ),
);

/** What a program of Pipenv runs with, and what it is developed with where it does not run with that. */
const inPipfileLock = readOnce((text) => {
  const sections = pipfileSections(text);
  const entries = ['default', 'develop'].map((section) =>
    Object.entries(sections[section] ?? {}).flatMap(([name, said]): readonly Requirement[] => {
      const { version, markers } = (said ?? {}) as Readonly<Record<string, unknown>>;
      if (typeof version !== 'string') return [];
      return [
        { name, extras: [], bounds: boundsOf(version), marker: typeof markers === 'string' ? markers : '' },
      ];
    }),
  );
  return new Map([...byName(entries[1]!), ...byName(entries[0]!)]);
});

function pipfileSections(text: string): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  try {
    const said: unknown = JSON.parse(text);
    return typeof said === 'object' && said !== null ? (said as Record<string, Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}
