import { introduced } from '../../src/check/base.js';
import type { Finding } from '../../src/findings/finding.js';
import { finding, fix } from '../review/findings.js';
import { type Commit, commit, type FileEntry, fileEntries } from '../support/github/repository.js';

/**
 * A program as the model has it: lines of files. `late K V` is a finding K in its version V at that line; `far K V` one
 * that lies in a file the pull request does not touch; `loaded K V` one that is not worth a comment.
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
export function findingsOf({ files }: Commit): readonly Finding[] {
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
  return introduced(findingsOf(base), findingsOf(head), new Map());
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
