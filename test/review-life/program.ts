import { introduced } from '../../src/check/base.js';
import { byCause } from '../../src/findings/causes.js';
import type { Finding, LatePatch } from '../../src/findings/finding.js';
import { withFingerprints } from '../../src/findings/fingerprint.js';
import { finding, fix } from '../review/findings.js';
import { type Commit, commit, type FileEntry, fileEntries } from '../support/github/repository.js';

/**
 * A program as the model has it: lines of files. `late K V` is a finding K in its version V at that line; `far K V` one
 * that lies in a file the pull request does not touch; `loaded K V` one that is not worth a comment. `cause K V` is late for every
 * file that has a line `uses K`: one finding, however many they are.
 */
export type Program = Readonly<Record<string, readonly string[]>>;

/** A commit of the program; its id is made of what it holds. */
export function commitOf(program: Program): Commit {
  return commit(
    Object.fromEntries(Object.entries(program).map(([path, lines]) => [path, `${lines.join('\n')}\n`])),
  );
}

/** The difference; GitHub shows no lines of `big.py`. */
export function differenceOf(base: Commit, head: Commit): readonly FileEntry[] {
  return fileEntries(base, head).map((entry) => {
    const { patch: _, ...unshown } = entry;
    return entry.filename === 'big.py' ? unshown : entry;
  });
}

/** What an analysis would find in a commit. */
export function findingsOf(commit: Commit): readonly Finding[] {
  return [...alone(commit), ...byCause(shared(commit))];
}

function alone({ files }: Commit): readonly Finding[] {
  return [...files].flatMap(([path, bytes]) =>
    bytes
      .toString()
      .split('\n')
      .flatMap((line, index) => {
        const [word, name, version] = line.split(' ');
        if (word !== 'late' && word !== 'far' && word !== 'loaded') return [];
        return [findingAt(word, word === 'far' ? 'far.py' : path, index + 1, name!, version!)];
      }),
  );
}

/** Those of the head that the base does not have. */
export function introducedIn(base: Commit, head: Commit): readonly Finding[] {
  return [
    ...introduced(alone(base), alone(head), new Map()),
    ...byCause(introduced(shared(base), shared(head), new Map())),
  ];
}

/** What several files owe to one line, each by itself. */
function shared({ files }: Commit): readonly LatePatch[] {
  const places = [...files].flatMap(([path, bytes]) =>
    bytes
      .toString()
      .split('\n')
      .map((text, index) => ({ path, line: index + 1, words: text.split(' ') })),
  );
  const causes = places.filter(({ words }) => words[0] === 'cause');
  const drafts = places
    .filter(({ words }) => words[0] === 'uses')
    .flatMap(({ path, line, words: [, name] }) => {
      const cause = causes.find(({ words }) => words[1] === name);
      if (cause === undefined) return [];
      const told = finding({ path, b: line, a: Math.max(1, line - 1), through: [[cause.path, cause.line]] });
      const { fingerprint: _, ...draft } = told;
      const by = { kind: 'call', function: `patch.${name}` } as const;
      const offenders = told.offenders.map((one) => ({ ...one, names: [`ssl.version${cause.words[2]}`] }));
      return [{ ...draft, offenders, patch: { ...told.patch, by } }];
    });
  return withFingerprints(drafts);
}

function findingAt(word: string, path: string, line: number, name: string, version: string): Finding {
  const told = finding({
    path,
    b: line,
    a: Math.max(1, line - 1),
    fingerprint: `${path}#${name}`,
    severity: word === 'loaded' ? 'notice' : 'error',
    // Some fixes replace the line above as well, so that neighbours may overlap.
    fix:
      word === 'late'
        ? fix(version === '2' ? Math.max(1, line - 1) : line, line, `moved ${name}\n`, path)
        : undefined,
  });
  const [offender] = told.offenders;
  return { ...told, offenders: [{ ...offender!, names: [`ssl.version${version}`] }] };
}
