import { type ConfigFile, configFileNames, parseConfigFile } from '../config/config-file.js';
import type { Settings } from '../config/settings.js';
import type { Notice } from '../findings/notice.js';
import { directivesIn } from '../findings/suppression.js';
import type { ChangedFile } from '../project/difference.js';
import { fileKind } from '../project/file-kinds.js';
import { type FilePath, type Snapshot, toFilePath } from '../project/snapshot.js';
import { parseModule } from '../python/parse.js';
import { LineIndex } from '../text/line-index.js';
import type { Base } from './base.js';

/** What a difference can hide findings with, other than by curing them. */
export interface Means {
  /** The files that differ. */
  readonly files: readonly ChangedFile[];
  /** The file that was named for the settings; undefined where they are looked for under their usual names. */
  readonly configFile: FilePath | undefined;
  /** The settings that were in force with another file, or none; undefined where that one is wrong. */
  readonly settingsWith: (file: ConfigFile | undefined) => Settings | undefined;
}

/** Whether it is worth asking for the base. */
export function mayHide({ texts }: Pick<Snapshot, 'texts'>, { files, configFile }: Means): boolean {
  const names = namesOf(configFile);
  return [...changedPaths(files)].some((path) => names.includes(path) || mayIgnore(path, texts.get(path)));
}

function changedPaths(files: readonly ChangedFile[]): ReadonlySet<FilePath> {
  return new Set(
    files.flatMap((file) => (file.kind === 'renamed' ? [file.path, file.previousPath] : [file.path])),
  );
}

function namesOf(configFile: FilePath | undefined): readonly FilePath[] {
  return configFile === undefined ? configFileNames.map((name) => toFilePath(name)!) : [configFile];
}

/** Only comments of Python count. */
function mayIgnore(path: FilePath, text = ''): boolean {
  return fileKind(path) !== 'configuration' && /late-patch\s{0,9}:\s{0,9}ignore/i.test(text);
}

/** That the settings differ. */
interface ChangedSettings {
  /** The file that has them, or had. */
  readonly file: FilePath;
  /** Those of the base; undefined where they cannot be known. */
  readonly before: Settings | undefined;
}

/** The settings of the base, where they are others than those of the head. */
export function changedSettings(
  head: Pick<Snapshot, 'texts'>,
  { overlay }: Pick<Base, 'overlay'>,
  { files, configFile, settingsWith }: Means,
): ChangedSettings | undefined {
  // A file of another name is not among those that are read.
  if (configFile !== undefined && changedPaths(files).has(configFile) && !head.texts.has(configFile))
    return { file: configFile, before: undefined };
  const names = namesOf(configFile);
  const now = firstWithSettings(names, (path) => head.texts.get(path));
  const then = firstWithSettings(names, (path) =>
    overlay.has(path) ? overlay.get(path) : head.texts.get(path),
  );
  if (written(now) === written(then)) return undefined;
  return { file: (now ?? then)!.path as FilePath, before: settingsWith(then) };
}

function firstWithSettings(
  names: readonly FilePath[],
  textOf: (path: FilePath) => string | undefined,
): ConfigFile | undefined {
  return names
    .flatMap((path) => {
      const text = textOf(path);
      return text === undefined ? [] : [{ path, text }];
    })
    .find((file) => parseConfigFile(file).kind !== 'absent');
}

/** What a file says, whatever else stands in it and however it is written. */
function written(file: ConfigFile | undefined): string {
  const parsed = file === undefined ? undefined : parseConfigFile(file);
  if (parsed?.kind === 'invalid') return JSON.stringify(file);
  return JSON.stringify(parsed?.kind === 'table' ? sorted(parsed.values) : {});
}

/** With the keys of tables in order: which one comes first says nothing. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map(sorted);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

/**
 * The comments by which the head lets something pass that the base does not have, in the same words and with the same code
 * on their line; in changed files, one notice each.
 */
export function addedSuppressions(
  { texts }: Pick<Snapshot, 'texts'>,
  { overlay }: Pick<Base, 'overlay'>,
  renames: ReadonlyMap<FilePath, FilePath>,
  { files }: Means,
): readonly Notice[] {
  const origins = new Map([...renames].map(([before, after]) => [after, before]));
  return [...changedPaths(files)].sort().flatMap((path) => {
    const text = texts.get(path) ?? '';
    if (!mayIgnore(path, text)) return [];
    const origin = origins.get(path) ?? path;
    const before = (overlay.has(origin) ? overlay.get(origin) : texts.get(origin)) ?? '';
    const left = mayIgnore(path, before) ? suppressionsIn(before) : [];
    return suppressionsIn(text).flatMap(({ line, words, scope }): readonly Notice[] => {
      const known = left.findIndex((one) => one.words === words);
      if (known >= 0) {
        left.splice(known, 1);
        return [];
      }
      return [{ kind: 'hidden-findings', about: 'added-suppression', path, line, scope }];
    });
  });
}

interface Written {
  readonly line: number;
  readonly scope: 'statement' | 'file';
  /** The whole line. */
  readonly words: string;
}

function suppressionsIn(text: string): Written[] {
  const lines = new LineIndex(text);
  return parseModule(text).comments.flatMap((comment) => {
    const { line } = lines.position(comment.span.start);
    const words = text.slice(lines.lineStart(line), lines.lineStart(line + 1)).trim();
    const found = directivesIn(comment, line, words.startsWith('#'), []);
    return found.flatMap((one) => (one.kind === 'suppression' ? [{ line, words, scope: one.scope }] : []));
  });
}
