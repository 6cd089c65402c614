import type { FilePath } from '../tree/file-path.js';

/** One file of a pull request's difference, from GitHub's list (`GET pulls/{n}/files`). */
export type ChangedFile = AddedFile | ModifiedFile | RenamedFile | RemovedFile;

export interface AddedFile extends Diffed {
  readonly kind: 'added';
}

export interface ModifiedFile extends Diffed {
  readonly kind: 'modified';
}

export interface RenamedFile extends Diffed {
  readonly kind: 'renamed';
  /** Where the file was on the base side. */
  readonly previousPath: FilePath;
}

export interface RemovedFile {
  readonly kind: 'removed';
  readonly path: FilePath;
}

interface Diffed {
  readonly path: FilePath;
  /** Hunks as GitHub shows them; undefined for large and binary files, where no line can carry a comment. */
  readonly patch: string | undefined;
}
