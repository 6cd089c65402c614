import { setFailed, setOutput } from '@actions/core';
import { type CheckReport, check, type ExitCode, exitCodeOf } from '../check/check.js';
import { everything } from '../check/coverage.js';
import type { Means } from '../check/hiding.js';
import { loadSnapshot } from '../check/snapshot.js';
import type { Settings } from '../config/settings.js';
import { nothingSeen } from '../findings/extent.js';
import { isCut as endsEarly, type Notice, saysUnchecked } from '../findings/notice.js';
import { readEvent } from '../host/actions/event.js';
import { annotateError, logLine, type RawInputs, readInputs } from '../host/actions/runner.js';
import { pullRequestFileLimit } from '../host/github/changes.js';
import type { Delivery } from '../host/github/deliver.js';
import { timeLimit } from '../host/node/deadline.js';
import { environmentOf, missingFolders } from '../host/node/environment.js';
import { type Language, languages, messagesIn, type Problem } from '../messages/index.js';
import {
  type FilePath,
  type InstalledPackages,
  isPartlyRead,
  type SourceTree,
  toFilePath,
  withInstalled,
} from '../project/snapshot.js';
import type { Unreadable } from '../project/unreadable.js';
import type { ReportInput } from '../report/input.js';
import { visible } from '../report/visible.js';
import type { UnseenChanges } from '../review/plan.js';
import {
  actionOptions,
  configuration,
  docsBaseOf,
  type Environment,
  type Scope,
  settingsWith,
  workspaceOf,
} from './inputs.js';
import { publish, publishAfterwards, review } from './publish.js';
import { baseOfChanges, type ChangeSet, changesAnything, type OpenSubject, openSubject } from './subject.js';

/**
 * One run of the action: 0 when no finding reaches the threshold, 1 when one does, 2 when the run could not do its work.
 * Never throws.
 */
export async function run(environment: Environment): Promise<ExitCode> {
  try {
    return await checkSubject(environment);
  } catch (error) {
    const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const asked = languages.find((language) => language === readInputs().language);
    return refuse([{ what: 'internal', trace }], asked ?? languages[0]);
  }
}

async function checkSubject(environment: Environment): Promise<ExitCode> {
  const started = performance.now();
  const raw = readInputs();
  const { options, problems } = actionOptions(raw);
  const event = readEvent(environment);
  if (event.kind === 'malformed') return refuseAll([...problems, ...event.problems], raw);
  const subject = await openSubject(event, options.token, environment);
  if (subject.kind === 'failed') return refuseAll([...problems, subject.problem], raw);
  const configured = await configuration(raw, subject.tree);
  if (configured.kind === 'invalid')
    return refuse([...problems, ...configured.problems], configured.language);
  if (problems.length > 0) return refuse(problems, configured.settings.language);
  const { settings } = configured;
  const { language } = settings;
  const { changes, pullRequest } = subject;
  const workspace = workspaceOf(environment);
  const missing = missingFolders(workspace, settings.pythonPath);
  if (missing.length > 0)
    return refuse(
      missing.map((folder) => ({ what: 'no-folder', name: 'python-path', folder })),
      language,
    );
  const installed = environmentOf(workspace, settings.pythonPath, environment);
  const examination = await examine(subject.tree, changes, options.scope, {
    settings,
    installed,
    configFile: raw.config === undefined ? undefined : toFilePath(raw.config),
    settingsWith: (file) => settingsWith(raw, file),
  });
  const report: ReportInput = {
    ...examination,
    notices: [...subject.notices, ...examination.notices],
    stats: { ...examination.stats, durationMs: Math.round(performance.now() - started) },
    docsBase: docsBaseOf(options.docsUrl, environment, language),
    language,
  };
  // Where all findings count, no list of changes can hide one.
  const unseen = options.scope === 'all' ? undefined : subject.notices.find(isCut);
  // Annotations, summary and files first: they are there whatever becomes of the review.
  const failures = [...publish(report, examination.introduced, changes, options, environment)];
  if (options.comment === 'review' && changes !== undefined && pullRequest !== undefined) {
    const { url, notices } = await review(changes, pullRequest, report, {
      suggestions: options.suggestions,
      scope: options.scope,
      all: examination.all,
      // What the pull request introduced is told even where no line shows it; everything else can wait in the summary.
      unplaced: options.scope === 'new' ? 'body' : 'summary',
      unseen,
    }).catch(failedReview);
    if (url !== undefined) setOutput('review-url', url);
    publishAfterwards(report, notices, environment);
  }
  const code = verdict(report, settings);
  if (code === 0 || report.notices.some(endsEarly))
    failures.push(
      ...lacking(examination, subject),
      ...unread(subject.refused),
      ...unreadOnly(report.notices, changes, settings),
      ...unlisted(unseen, settings),
    );
  return failures.length > 0 ? refuse(failures, language) : code;
}

/** What a tree is examined with. */
interface ExaminedWith extends Omit<Means, 'files'> {
  readonly settings: Settings;
  readonly installed: InstalledPackages | undefined;
}

/** What is found in `tree`, as far as it counts; nothing, unread, where the changes touch no file that is looked into. */
async function examine(
  tree: SourceTree,
  changes: ChangeSet | undefined,
  scope: Scope,
  { settings, installed, ...config }: ExaminedWith,
): Promise<CheckReport> {
  if (changes !== undefined && scope !== 'all' && !changesAnything(changes)) return nothing;
  const reading = timeLimit(settings.timeout);
  const head = withInstalled(await loadSnapshot(tree, undefined, undefined, reading.isTimeUp), installed);
  const { report } = await check(head, {
    settings,
    base: changes && ((state) => baseOfChanges(changes, state)),
    scope: scope === 'changed' ? { changed: new Set(changes?.files.map(({ path }) => path)) } : scope,
    asked: everything,
    // What GitHub sends has limits of its own; where the disk takes all the time there is none left.
    observer: { progress: () => {}, ...(isPartlyRead(head) ? reading : timeLimit(settings.timeout)) },
    means: changes && { ...config, files: changes.files },
  });
  return report;
}

/** Nothing was changed that is looked into: that is in order. */
const nothing: CheckReport = {
  findings: [],
  introduced: 0,
  all: [],
  notices: [{ kind: 'nothing-checked', about: 'unchanged', path: undefined, given: undefined }],
  stats: nothingSeen,
  isLacking: false,
  texts: new Map(),
};

/** Why it is not known that all is well. */
function lacking({ notices, isLacking }: CheckReport, { isBare }: OpenSubject): readonly Problem[] {
  if (isBare && notices.some(({ about }) => about === 'no-python')) return [{ what: 'no-checkout' }];
  return isLacking ? notices.filter(saysUnchecked).map((notice) => ({ what: 'unchecked', notice })) : [];
}

/** What was found stays found, whatever becomes of the review. */
function failedReview(error: unknown): Delivery {
  return {
    url: undefined,
    notices: [{ kind: 'host-refusal', about: 'review-failed', path: undefined, error: String(error) }],
  };
}

/** Code that nobody has seen may be late: a run that did not get it cannot say that all is well. */
function unread(refused: ReadonlyMap<FilePath, Unreadable>): readonly Problem[] {
  const [first] = refused;
  if (first === undefined) return [];
  const [path, reason] = first;
  return [{ what: 'unseen-file', path, others: refused.size - 1, reason }];
}

/** A changed file that late-patch cannot read, and Python runs, is a way to hide a change as well. */
function unreadOnly(
  notices: readonly Notice[],
  changes: ChangeSet | undefined,
  { failOn }: Settings,
): readonly Problem[] {
  if (changes === undefined || failOn === 'never') return [];
  const changed = new Set(changes.files.map(({ path }) => path));
  return notices.flatMap((notice) =>
    notice.about === 'file' && isRun(notice.reason) && notice.path.endsWith('.py') && changed.has(notice.path)
      ? [{ what: 'unchecked', notice }]
      : [],
  );
}

/**
 * Whether Python may run what was not read: whatever its size, in any of its encodings (UTF-7, EBCDIC), up to 3.10 with a NUL
 * in a comment or at its end, and by Git LFS with other contents. Whose declared encoding the platform decodes in its own way
 * has bytes that nobody places.
 */
function isRun(reason: Unreadable): boolean {
  const kinds: readonly Unreadable['kind'][] = ['too-large', 'unknown-encoding', 'nul', 'lfs-pointer'];
  return kinds.includes(reason.kind) || (reason.kind === 'invalid-bytes' && reason.line === undefined);
}

/** A shorter list than the event says may just be younger than the event; a full one hides what comes after it. */
function isCut(notice: Notice): notice is UnseenChanges {
  return notice.about === 'changes-cut'
    ? notice.listed >= pullRequestFileLimit
    : notice.about === 'comparison-cut';
}

/** A list that was cut is a way to hide a change: a job that is to fail for a late patch does not pass by it. */
function unlisted(unseen: UnseenChanges | undefined, { failOn }: Settings): readonly Problem[] {
  if (unseen === undefined || failOn === 'never') return [];
  const { listed } = unseen;
  return [
    {
      what: 'unlisted-changes',
      listed,
      missing: unseen.about === 'changes-cut' ? unseen.missing : undefined,
    },
  ];
}

/** Only findings decide, never what could not be posted. */
function verdict({ findings }: ReportInput, { failOn, language }: Settings): ExitCode {
  const code = exitCodeOf(findings, failOn);
  if (code === 1 && failOn !== 'never') logLine(messagesIn(language).log.failing(failOn));
  return code;
}

/** Refuses with what is wrong with the inputs alone besides, for when no tree can be opened. */
async function refuseAll(problems: readonly Problem[], raw: RawInputs): Promise<ExitCode> {
  const checked = await configuration(raw, undefined);
  return checked.kind === 'invalid'
    ? refuse([...problems, ...checked.problems], checked.language)
    : refuse(problems, checked.settings.language);
}

/** What stands in a file is annotated there, everything else is said of the step. */
function refuse(problems: readonly Problem[], language: Language): ExitCode {
  const { problem: words } = messagesIn(language);
  const elsewhere = problems.filter((problem) => {
    if (problem.what !== 'configuration' || problem.source.kind !== 'file') return true;
    const { path, line = 1 } = problem.source;
    annotateError(words(problem), path, line);
    return false;
  });
  const lines = elsewhere.flatMap((problem) => {
    // A trace has lines of its own; whatever else quotes one must not end it.
    return problem.what === 'internal' ? words(problem).split('\n') : [words(problem)];
  });
  if (lines.length > 0) setFailed(lines.map(visible).join('\n'));
  return 2;
}
