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
  /** Nothing but its name changed. */
  readonly isOnlyMoved?: boolean;
}

export interface RemovedFile extends Diffed {
  readonly kind: 'removed';
}

interface Diffed {
  readonly path: FilePath;
  /** Hunks as GitHub shows them; undefined for large and binary files, where no line can carry a comment. */
  readonly patch?: string | undefined;
  /** Git's id of the contents at the head (of a removed file, before). */
  readonly blob?: string | undefined;
}
