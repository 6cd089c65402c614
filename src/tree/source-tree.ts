import type { FilePath } from './file-path.js';

/** Where files come from: a working tree, a commit on GitHub, a test. The one input port; the only asynchronous one. */
export interface SourceTree {
  /** Every file of the tree with its size in bytes where known; links and folders are not files. */
  list(): Promise<readonly TreeFile[]>;
  /** The contents of `paths`; one that cannot be read says why instead of failing the rest. */
  read(paths: readonly FilePath[]): Promise<ReadonlyMap<FilePath, FileContent>>;
}

export interface TreeFile {
  readonly path: FilePath;
  readonly size: number | undefined;
}

export type FileContent =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** Already decoded by the source (GraphQL gives text only). */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unreadable'; readonly reason: string };
