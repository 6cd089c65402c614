import { existsSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { Recall } from '../analysis/recall.js';
import { check } from '../check/check.js';
import { isAsked } from '../check/coverage.js';
import { type LoadedFiles, loadSnapshot } from '../check/snapshot.js';
import { type CheckRequest, checkRequest } from '../cli/request.js';
import { projectTree, type Targets } from '../cli/targets.js';
import type { Settings } from '../config/settings.js';
import { timeLimit } from '../host/node/deadline.js';
import { environmentOf } from '../host/node/environment.js';
import type { Language, Problem } from '../messages/index.js';
import {
  type FilePath,
  type InstalledPackages,
  type Snapshot,
  type SourceTree,
  toFilePath,
  withInstalled,
} from '../project/snapshot.js';
import { defaultDocsBase, type ReportInput } from '../report/input.js';

/** What is in an editor, by absolute path: saved or not, it goes before what is on disk. */
export type Buffers = ReadonlyMap<string, string>;

/** What a look at a folder gave. */
export type Look =
  | { readonly kind: 'checked'; readonly report: ReportInput }
  /** The configuration is wrong: nothing is known. */
  | { readonly kind: 'refused'; readonly problems: readonly Problem[]; readonly language: Language };

/** All that a look depends on. */
interface State {
  readonly snapshot: Snapshot;
  readonly settings: Settings;
}

/** Settings, and the text that they were made of. */
interface Configured {
  readonly settings: Settings;
  readonly text: string | undefined;
}

/** The packages of an environment, and what tells that none came or went. */
interface Installed {
  readonly packages: InstalledPackages;
  readonly version: string;
}

/**
 * A folder that an editor has open, checked as `late-patch check` checks it there: with the configuration that is in it or
 * above, and without what git ignores.
 */
export class Workspace {
  /** As the editor names it, absolute. */
  readonly folder: string;
  readonly #loaded: LoadedFiles = new Map();
  readonly #recall = new Recall();
  #targets: Targets | undefined;
  #configured: Configured | undefined;
  #installed: Installed | undefined;
  #seen: (State & { readonly look: Look }) | undefined;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Whether the file at `path` lies in the folder. */
  has(path: string): boolean {
    return (
      path === this.folder || path.startsWith(this.folder.endsWith(sep) ? this.folder : this.folder + sep)
    );
  }

  /** Looks at all of it. Throws where the folder itself is gone. */
  async look(buffers: Buffers): Promise<Look> {
    const started = performance.now();
    // Read anew each time: it is a file like any other, and may be open in the editor.
    const checked = await checkRequest([], {}, this.folder);
    if (checked.kind === 'invalid') {
      this.#seen = undefined;
      return { kind: 'refused', problems: checked.problems, language: checked.language };
    }
    const { targets, ignores } = checked.request;
    const settings = this.#settingsOf(checked.request);
    this.#targets = targets;
    const own = new Map([...buffers].flatMap(([path, text]) => this.#textAt(path, text)));
    const tree = withBuffers(projectTree(targets, ignores), own, targets.root);
    const snapshot = withInstalled(
      await loadSnapshot(tree, new Set(), this.#loaded),
      this.#packagesOf(targets.root, settings),
    );
    if (this.#seen !== undefined && isSame(this.#seen, { snapshot, settings })) return this.#seen.look;
    const { report } = await check(snapshot, {
      settings,
      base: undefined,
      scope: 'all',
      asked: targets.asked,
      recall: this.#recall,
      observer: { progress: () => {}, ...timeLimit(settings.timeout) },
    });
    const { findings, notices, stats, texts } = report;
    const { language } = settings;
    const durationMs = Math.round(performance.now() - started);
    const docsBase = defaultDocsBase(language);
    const look: Look = {
      kind: 'checked',
      report: { findings, notices, stats: { ...stats, durationMs }, docsBase, language, texts },
    };
    this.#seen = { snapshot, settings, look };
    return look;
  }

  /** What the last look gave; undefined before the first. */
  get last(): Look | undefined {
    return this.#seen?.look;
  }

  /** The path that reports have for the file at `path`, which is absolute; undefined where it is in none. */
  reported(path: string): FilePath | undefined {
    if (this.#targets === undefined || !this.has(path)) return undefined;
    const inside = relative(this.folder, path).split(sep).join('/');
    return toFilePath(`${this.#way}/${inside}`.replace(/^\//, ''));
  }

  /** The absolute path of a file of a report, named as the editor names what is in its folder. */
  absolute(path: FilePath): string {
    const way = this.#way;
    if (way === '') return join(this.folder, path);
    return path.startsWith(`${way}/`)
      ? join(this.folder, path.slice(way.length + 1))
      : join(this.#targets?.root ?? this.folder, path);
  }

  /** Whether the file of a report lies in the folder, not merely in the project around it. */
  isOwn(path: FilePath): boolean {
    return this.#targets === undefined || isAsked(this.#targets.asked, path);
  }

  /** From the root of what is checked to the folder: a configuration above makes it lie higher. */
  get #way(): string {
    return this.#targets?.asked[0]?.path ?? '';
  }

  /** The settings of the last time, where they were made of the same text. */
  #settingsOf({ settings, settingsFile }: CheckRequest): Settings {
    const text = settingsFile?.text;
    if (this.#configured === undefined || this.#configured.text !== text)
      this.#configured = { settings, text };
    return this.#configured.settings;
  }

  /** The packages as they were read the last time, until something is installed or removed. */
  #packagesOf(root: string, { pythonPath }: Settings): InstalledPackages | undefined {
    const packages = environmentOf(root, pythonPath, {});
    const version = packages?.roots.map((folder) => `${folder} ${changedAt(folder)}`).join();
    if (packages === undefined || version === undefined) this.#installed = undefined;
    else if (this.#installed?.version !== version) this.#installed = { packages, version };
    return this.#installed?.packages;
  }

  #textAt(path: string, text: string): readonly (readonly [FilePath, string])[] {
    const own = this.reported(path);
    return own === undefined ? [] : [[own, text]];
  }
}

/** Whether nothing differs that a check depends on: files that did not change have the very same text. */
function isSame(before: State, now: State): boolean {
  const [was, is] = [before.snapshot, now.snapshot];
  return (
    before.settings === now.settings &&
    was.installed === is.installed &&
    was.paths.size === is.paths.size &&
    was.texts.size === is.texts.size &&
    was.unreadable.size === is.unreadable.size &&
    [...is.paths].every((path) => was.paths.has(path)) &&
    [...is.texts].every(([path, text]) => was.texts.get(path) === text)
  );
}

function changedAt(folder: string): number {
  return statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** `tree` with the texts of `buffers` in place of what is on disk below `root`, and new files that were never saved. */
function withBuffers(tree: SourceTree, buffers: ReadonlyMap<FilePath, string>, root: string): SourceTree {
  if (buffers.size === 0) return tree;
  return {
    ...tree,
    async list() {
      const files = await tree.list();
      const listed = new Set(files.map(({ path }) => path));
      // What is on disk and not listed is ignored, whether it is open or not.
      const added = [...buffers.keys()].filter((path) => !listed.has(path) && !existsSync(join(root, path)));
      return [...files, ...added.map((path) => ({ path, size: undefined }))];
    },
    async read(paths, take) {
      for (const path of paths) {
        const text = buffers.get(path);
        if (text !== undefined) take(path, { kind: 'text', text });
      }
      await tree.read(
        paths.filter((path) => !buffers.has(path)),
        take,
      );
    },
    version: (path) => buffers.get(path) ?? tree.version?.(path),
  };
}
