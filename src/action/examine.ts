import { analyze } from '../analysis/analyze.js';
import { introduced } from '../analysis/compare.js';
import { unmatchedPatternNotices } from '../config/pattern-notices.js';
import type { Settings } from '../config/settings.js';
import type { Finding } from '../findings/finding.js';
import type { Notice } from '../findings/notice.js';
import { type BaseFiles, baseFiles } from '../host/github/base-files.js';
import { commitReader } from '../host/github/commit-reader.js';
import { compareCommits } from '../host/github/comparison.js';
import { isLoaded, loadSnapshot } from '../host/load.js';
import type { SyntaxCache } from '../modules/program.js';
import { placesOf } from '../pull-request/anchor.js';
import { prose } from '../text/prose.js';
import type { FilePath } from '../tree/file-path.js';
import type { InstalledPackages } from '../tree/installed.js';
import { overlaid, withInstalled } from '../tree/snapshot.js';
import type { SourceTree } from '../tree/source-tree.js';
import type { Scope } from './options.js';
import type { PullRequest } from './subject.js';

/** What a run found, before anybody is told. */
export interface Examination {
  /** Those that count: everything is told of them, and they decide the exit code. */
  readonly findings: readonly Finding[];
  /** How many findings the base did not have; without a pull request all of them. */
  readonly introduced: number;
  /** Fingerprints of everything found, whether it counts or not. */
  readonly present: ReadonlySet<string>;
  readonly notices: readonly Notice[];
  readonly stats: { readonly files: number; readonly parsed: number };
  readonly texts: ReadonlyMap<FilePath, string>;
}

/** Analyzes `tree` and, for a pull request with findings, its base. Outside of a pull request every finding counts. */
export async function examine(
  tree: SourceTree,
  pullRequest: PullRequest | undefined,
  settings: Settings,
  scope: Scope,
  installed: InstalledPackages | undefined,
): Promise<Examination> {
  if (pullRequest !== undefined && scope !== 'all' && !changesAnything(pullRequest)) return nothing;
  const snapshot = withInstalled(await loadSnapshot(tree), installed);
  const cache: SyntaxCache = new Map();
  const head = analyze(snapshot, settings, cache);
  const notices = [...unmatchedPatternNotices(settings, snapshot.paths), ...head.notices];
  if (pullRequest === undefined && head.stats.files === 0) notices.push(nothingThere);
  const present = new Set(head.findings.map(({ fingerprint }) => fingerprint));
  const found = { stats: head.stats, texts: snapshot.texts, present };
  if (pullRequest === undefined || head.findings.length === 0) {
    return { ...found, findings: head.findings, introduced: head.findings.length, notices };
  }
  const base = await readBase(pullRequest);
  const before = analyze(overlaid(snapshot, base.overlay), settings, cache);
  const fresh = introduced(before.findings, head.findings);
  const findings = { new: fresh, changed: touching(head.findings, pullRequest), all: head.findings }[scope];
  return { ...found, findings, introduced: fresh.length, notices: [...notices, ...base.notices] };
}

const nothing: Examination = {
  findings: [],
  introduced: 0,
  present: new Set(),
  notices: [],
  stats: { files: 0, parsed: 0 },
  texts: new Map(),
};

const nothingThere: Notice = {
  kind: 'incomplete-list',
  path: undefined,
  message: prose`There are no Python files in the workspace: check the repository out before this step`,
};

/** Whether the pull request touches a file that is looked into: most touch none, and then nothing needs to be read. */
function changesAnything({ files, event }: PullRequest): boolean {
  const isCut = files.length < (event.changedFiles ?? 0);
  const paths = files.flatMap((file) =>
    file.kind === 'renamed' ? [file.path, file.previousPath] : [file.path],
  );
  return isCut || paths.some((path) => isLoaded(path));
}

async function readBase({ github, event, files, mergeBase }: PullRequest): Promise<BaseFiles> {
  return baseFiles(
    files,
    commitReader(github, event.repository, mergeBase ?? (await startOf(github, event))),
  );
}

/**
 * The commit that the difference starts from. The tip of the base branch may already have what the pull request lacks,
 * and would make old findings look new; it has to do where GitHub does not tell.
 */
async function startOf(github: PullRequest['github'], event: PullRequest['event']): Promise<string> {
  const answer = await compareCommits(github, event.repository, event.baseSha, event.headSha);
  return (answer.kind === 'ok' ? answer.value.mergeBase : undefined) ?? event.baseSha;
}

/** Findings whose story passes a file that the pull request changes. */
function touching(findings: readonly Finding[], { files }: PullRequest): readonly Finding[] {
  const changed = new Set<FilePath>(files.map(({ path }) => path));
  return findings.filter((finding) => placesOf(finding).some(({ path }) => changed.has(path)));
}
