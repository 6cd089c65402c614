import {
  type ConfigFile,
  configFileNames,
  misspelledFileNames,
  parseConfigFile,
} from '../config/config-file.js';
import { withoutIgnored } from '../config/ignored.js';
import {
  type FileKind,
  fileKind,
  hasPythonShebang,
  hasShellShebang,
  isNamedScript,
} from '../project/file-kinds.js';
import { isNotebook, notebookSource } from '../project/notebook.js';
import {
  contentsOf,
  dirname,
  type FileContent,
  type FilePath,
  type Snapshot,
  type SourceTree,
  toFilePath,
} from '../project/snapshot.js';
import type { Unreadable } from '../project/unreadable.js';
import { decodeLeniently, decodeSource } from '../python/decode.js';

/** Files without an extension are only looked into when they are small, in bytes. */
const largestScript = 256 * 1024;

/** What was made of the files of a repository, for who reads it again: what has not changed is not read. */
export type LoadedFiles = Map<FilePath, { readonly version: string; readonly loaded: Loaded }>;

/**
 * Reads one state of a repository: all Python files and the files that say how programs start. `paths` keeps
 * the others (resolution asks which files exist); ignored folders and virtual environments are left out altogether. What
 * should have been readable and was not is in `unreadable`, never an error. `named` are files that somebody named: of them
 * those without an extension are taken for Python scripts. `known` is what was made of the files the last time, and becomes what
 * is made of them now. What is not read when `isTimeUp` says so is left unread, and so is what has no place in `most` bytes with
 * all that come before it.
 */
export async function loadSnapshot(
  tree: SourceTree,
  named: ReadonlySet<FilePath> = new Set(),
  known?: LoadedFiles,
  isTimeUp: () => boolean = () => false,
  most = largestTree,
): Promise<Snapshot> {
  const noRoom: Unreadable = { kind: 'no-room', limit: most };
  const listed = await tree.list(isTimeUp);
  const sizes = new Map(listed.map((file) => [file.path, file.size]));
  const paths = withoutIgnored(listed.map((file) => file.path));
  const texts = new Map<FilePath, string>();
  const unreadable = new Map<FilePath, Unreadable>();
  const wanted = new Map<FilePath, LoadedKind>();
  let room = most;
  for (const path of paths) {
    const kind = kindOf(path, named);
    if (kind === 'other') continue;
    const size = sizes.get(path) ?? 0;
    if (kind === 'maybe-script' && size > largestScript) continue;
    const objection = sizeObjection(size) ?? (size <= room ? undefined : noRoom);
    if (objection === undefined) wanted.set(path, kind);
    else unreadable.set(path, objection);
    if (objection === undefined) room -= size;
  }
  const given = new Map<FilePath, Loaded>();
  // Asked for before it is read: what somebody writes meanwhile makes another version of it.
  const versions =
    known === undefined ? [] : [...wanted.keys()].map((path) => [path, tree.version?.(path)] as const);
  for (const [path, version] of versions) {
    const before = known?.get(path);
    if (before === undefined || before.version !== version) continue;
    given.set(path, before.loaded);
    if (before.loaded.kind === 'text') room -= before.loaded.text.length;
  }
  await tree.read(
    [...wanted.keys()].filter((path) => !given.has(path)),
    (path, content) => {
      const kind = wanted.get(path);
      if (kind === undefined) return;
      const loaded = interpret(path, kind, content);
      // What its list told has been counted.
      const size = sizes.get(path) === undefined ? sizeOf(content) : 0;
      const isKept = loaded.kind !== 'text' || size <= room;
      if (isKept && loaded.kind === 'text') room -= size;
      given.set(path, isKept ? loaded : { kind: 'unreadable', reason: noRoom });
    },
    isTimeUp,
  );
  known?.clear();
  for (const [path, version] of versions) {
    const loaded = given.get(path);
    if (loaded !== undefined && version !== undefined) known?.set(path, { version, loaded });
  }
  const scripts = new Set<FilePath>();
  // In the order of the list, whatever order the contents came in.
  for (const [path, kind] of wanted) {
    const loaded = given.get(path) ?? notGiven(kind);
    if (loaded.kind === 'text') texts.set(path, loaded.text);
    if (loaded.kind === 'text' && kind === 'named') scripts.add(path);
    if (loaded.kind === 'unreadable') unreadable.set(path, loaded.reason);
  }
  const closed = tree.closed?.() ?? new Map();
  const ignored = tree.ignored?.() ?? 0;
  return { paths: withoutFolders(paths, unreadable), texts, unreadable, closed, ignored, scripts };
}

/** A folder named like a module (`x.py/`) may have been listed to be complained about; it is no file of the snapshot. */
function withoutFolders(
  paths: readonly FilePath[],
  unreadable: ReadonlyMap<FilePath, Unreadable>,
): ReadonlySet<FilePath> {
  const result = new Set(paths);
  if (unreadable.size === 0) return result;
  for (const path of paths) {
    for (let folder = dirname(path); folder !== ''; folder = dirname(folder))
      result.delete(folder as FilePath);
  }
  return result;
}

/** Whether loading reads a file of this path, ignored folders apart. `named` are files that somebody named. */
export function isLoaded(path: FilePath, named: ReadonlySet<FilePath> = new Set()): boolean {
  return kindOf(path, named) !== 'other';
}

/** A file that somebody named is looked into, even where its name says nothing. */
type LoadedKind = FileKind | 'named';

function kindOf(path: FilePath, named: ReadonlySet<FilePath>): LoadedKind {
  const kind = fileKind(path);
  return named.has(path) && (kind === 'other' || kind === 'maybe-script') ? 'named' : kind;
}

type Loaded =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unreadable'; readonly reason: Unreadable }
  | { readonly kind: 'irrelevant' };

function notGiven(kind: LoadedKind): Loaded {
  if (kind === 'maybe-script') return { kind: 'irrelevant' };
  return { kind: 'unreadable', reason: { kind: 'not-given' } };
}

/** Decodes what was read. Nothing is said about a file that only might have been a script. */
function interpret(path: FilePath, kind: LoadedKind, content: FileContent): Loaded {
  const loaded = textOf(kind, content);
  if (isNotebook(path)) return loaded.kind === 'text' ? notebook(loaded.text) : loaded;
  if (kind === 'named')
    return loaded.kind === 'text' && !isNamedScript(path, loaded.text) ? { kind: 'irrelevant' } : loaded;
  if (kind !== 'maybe-script') return loaded;
  const isScript = loaded.kind === 'text' && (hasPythonShebang(loaded.text) || hasShellShebang(loaded.text));
  return isScript ? loaded : { kind: 'irrelevant' };
}

/** From here on a notebook is the Python of its cells. */
function notebook(json: string): Loaded {
  const text = notebookSource(json);
  return text === undefined
    ? { kind: 'unreadable', reason: { kind: 'no-notebook' } }
    : { kind: 'text', text };
}

function textOf(kind: LoadedKind, content: FileContent): Exclude<Loaded, { kind: 'irrelevant' }> {
  if (isLfsPointer(content)) return { kind: 'unreadable', reason: { kind: 'lfs-pointer' } };
  if (content.kind !== 'bytes') return content;
  if (kind === 'configuration') return { kind: 'text', text: configurationText(content) };
  const decoded = decodeSource(content.bytes);
  return decoded.kind === 'text' ? decoded : { kind: 'unreadable', reason: decoded.reason };
}

/** The text of a file that is no Python: a stray byte in a comment there is no reason to ignore it. */
export function configurationText(content: Exclude<FileContent, { readonly kind: 'unreadable' }>): string {
  return content.kind === 'text' ? content.text : decodeLeniently(content.bytes);
}

/** Git LFS keeps such a text where the file should be, until somebody fetches it (git-lfs.com, specification). */
function isLfsPointer(content: FileContent): boolean {
  if (content.kind === 'unreadable') return false;
  const start = content.kind === 'text' ? content.text : decodeLeniently(content.bytes.subarray(0, 64));
  return start.startsWith('version https://git-lfs.github.com/spec/');
}

/**
 * What is kept of all files together, in bytes: in memory it may be twice as much. Of 137 repositories with a patch the largest
 * has 35 MB.
 */
const largestTree = 512 * 1024 * 1024;

function sizeOf(content: FileContent): number {
  if (content.kind === 'unreadable') return 0;
  return content.kind === 'bytes' ? content.bytes.length : content.text.length;
}

/** Larger source files are not read, wherever they come from: no module written by people comes near. In bytes. */
export const largestFile = 5 * 1024 * 1024;

/** Why a file of `size` bytes is not read, or undefined when it is small enough. */
export function sizeObjection(size: number): Unreadable | undefined {
  return size <= largestFile ? undefined : { kind: 'too-large', size, limit: largestFile };
}

/**
 * The configuration file of a tree: the first of `.late-patch.toml` and `pyproject.toml` at its root that has settings
 * (or cannot be parsed: then it is returned, so that its problem gets reported), else one under a name that it should not
 * have, or undefined.
 */
export async function findConfigFile(tree: SourceTree): Promise<ConfigFile | undefined> {
  const names = configFileNames.map((name) => toFilePath(name)!);
  const misspelled = misspelledFileNames.map((name) => toFilePath(name)!);
  const contents = await contentsOf(tree, [...names, ...misspelled]);
  for (const path of names) {
    const content = contents.get(path);
    if (content === undefined || content.kind === 'unreadable') continue;
    const file = { path, text: configurationText(content) };
    if (parseConfigFile(file).kind !== 'absent') return file;
  }
  for (const path of misspelled) {
    const content = contents.get(path);
    if (content === undefined || content.kind === 'unreadable') continue;
    return { path, text: configurationText(content), meant: configFileNames[0] };
  }
  return undefined;
}
