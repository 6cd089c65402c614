import { analyze } from '../analysis/analyze.js';
import { introduced } from '../analysis/baseline.js';
import type { Settings } from '../config/settings.js';
import { unmatchedPatternNotices } from '../config/unmatched.js';
import type { Finding, Notice } from '../findings/finding.js';
import { compareCommits } from '../host/github/changes.js';
import { describeRefusal } from '../host/github/client.js';
import { type CommitReader, commitReader } from '../host/github/commit-files.js';
import { type BaseFiles, baseFiles } from '../host/github/head-and-base.js';
import { isLoaded, loadSnapshot } from '../host/load.js';
import type { FilePath } from '../project/file-path.js';
import type { SyntaxCache } from '../project/program.js';
import {
  type InstalledPackages,
  overlaid,
  type Snapshot,
  type SourceTree,
  withInstalled,
} from '../project/snapshot.js';
import { placesOf } from '../review/placement.js';
import { code, prose } from '../text/prose.js';
import type { Scope } from './inputs.js';
import type { ChangeSet } from './subject.js';

/** What a run found, before anybody is told. */
interface Examination {
  /** Those that count: everything is told of them, and they decide the exit code. */
  readonly findings: readonly Finding[];
  /** How many findings the base did not have; without a base all of them. */
  readonly introduced: number;
  /** Everything found, whether it counts or not. */
  readonly all: readonly Finding[];
  readonly notices: readonly Notice[];
  readonly stats: { readonly files: number; readonly parsed: number };
  readonly texts: ReadonlyMap<FilePath, string>;
}

/** Analyzes `tree` and, where it has findings and there are changes, its base. Without changes every finding counts. */
export async function examine(
  tree: SourceTree,
  changes: ChangeSet | undefined,
  settings: Settings,
  scope: Scope,
  installed: InstalledPackages | undefined,
): Promise<Examination> {
  if (changes !== undefined && scope !== 'all' && !changesAnything(changes)) return nothing;
  const snapshot = withInstalled(await loadSnapshot(tree), installed);
  const cache: SyntaxCache = new Map();
  const head = analyze(snapshot, settings, cache);
  const notices = [...unmatchedPatternNotices(settings, snapshot.paths), ...head.notices];
  if (changes === undefined && head.stats.files === 0) notices.push(nothingThere);
  const found = { stats: head.stats, texts: snapshot.texts, all: head.findings };
  if (changes === undefined || head.findings.length === 0) {
    return { ...found, findings: head.findings, introduced: head.findings.length, notices };
  }
  const base = await readBase(changes, snapshot);
  const before = analyze(overlaid(snapshot, base.overlay), settings, cache);
  const fresh = introduced(before.findings, head.findings, renamesOf(changes));
  const findings = { new: fresh, changed: touching(head.findings, changes), all: head.findings }[scope];
  return { ...found, findings, introduced: fresh.length, notices: [...notices, ...base.notices] };
}

const nothing: Examination = {
  findings: [],
  introduced: 0,
  all: [],
  notices: [],
  stats: { files: 0, parsed: 0 },
  texts: new Map(),
};

const nothingThere: Notice = {
  kind: 'incomplete-list',
  path: undefined,
  message: prose`There are no Python files in the workspace: check the repository out before this step`,
};

/** Whether the changes touch a file that is looked into: most touch none, and then nothing needs to be read. */
function changesAnything({ files, isCut }: ChangeSet): boolean {
  const paths = files.flatMap((file) =>
    file.kind === 'renamed' ? [file.path, file.previousPath] : [file.path],
  );
  return isCut || paths.some((path) => isLoaded(path));
}

async function readBase(changes: ChangeSet, head: Snapshot): Promise<BaseFiles> {
  const more: Notice[] = [];
  // Most base texts follow from the difference: where the histories part is asked for when one does not.
  const read: CommitReader = async (paths) => {
    const start = await startOf(changes);
    more.push(...start.notices);
    return commitReader(changes.github, changes.repository, start.commit)(paths);
  };
  const { overlay, notices } = await baseFiles(changes.files, head, read);
  return { overlay, notices: [...more, ...notices] };
}

/**
 * The commit that the difference starts from. The tip of the base branch may already have what the pull request lacks,
 * and would make old findings look new; it has to do where GitHub does not tell.
 */
async function startOf({ github, repository, baseSha, headSha, mergeBase }: ChangeSet) {
  if (mergeBase !== undefined) return { commit: mergeBase, notices: [] };
  const answer = await compareCommits(github, repository, baseSha, headSha);
  const found = answer.kind === 'ok' ? answer.value.mergeBase : undefined;
  if (found !== undefined) return { commit: found, notices: [] };
  const reason = answer.kind === 'ok' ? 'it is not in the answer' : describeRefusal(answer.refusal);
  const message = prose`Where the branches part is not known (${code(reason)}): files were compared with the tip of the base`;
  return { commit: baseSha, notices: [{ kind: 'host-refusal', path: undefined, message } as const] };
}

/** Where files of the base are now. */
function renamesOf({ files }: ChangeSet): ReadonlyMap<FilePath, FilePath> {
  return new Map(files.flatMap((file) => (file.kind === 'renamed' ? [[file.previousPath, file.path]] : [])));
}

/** Findings whose code flow passes a changed file. */
function touching(findings: readonly Finding[], { files }: ChangeSet): readonly Finding[] {
  const changed = new Set<FilePath>(files.map(({ path }) => path));
  return findings.filter((finding) => placesOf(finding).some(({ path }) => changed.has(path)));
}
