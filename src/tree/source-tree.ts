import type { FilePath } from './file-path.js';

/** Where files come from: a working tree, a commit on GitHub, a test. The one input port; the only asynchronous one. */
export interface SourceTree {
  /** Every file of the tree with its size in bytes where known; links and folders are not files. */
  list(): Promise<readonly TreeFile[]>;
  /**
   * Gives the contents of `paths` to `take`, each once, in any order; one that cannot be read says why instead of failing
   * the rest. Bytes are lent for the time of the call: the next file may be read into the same memory.
   */
  read(paths: readonly FilePath[], take: TakeContent): Promise<void>;
}

export type TakeContent = (path: FilePath, content: FileContent) => void;

export interface TreeFile {
  readonly path: FilePath;
  readonly size: number | undefined;
}

export type FileContent =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** Already decoded by the source (GraphQL gives text only). */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** The contents of `paths` in `tree`, to keep: for a few files. What the tree does not have is absent. */
export async function contentsOf(
  tree: SourceTree,
  paths: readonly FilePath[],
): Promise<ReadonlyMap<FilePath, FileContent>> {
  const contents = new Map<FilePath, FileContent>();
  await tree.read(paths, (path, content) => contents.set(path, kept(content)));
  return contents;
}

/** `content` with bytes of its own. */
export function kept(content: FileContent): FileContent {
  return content.kind === 'bytes' ? { kind: 'bytes', bytes: new Uint8Array(content.bytes) } : content;
}
