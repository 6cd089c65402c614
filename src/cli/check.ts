import { join } from 'node:path';
import { type Fixed, fixAll, withIgnores } from '../analysis/apply-fixes.js';
import { baseOf } from '../check/base.js';
import { type CheckReport, check, type ExitCode, exitCodeOf } from '../check/check.js';
import { namedFiles } from '../check/coverage.js';
import { loadSnapshot } from '../check/snapshot.js';
import { latePatchesOf } from '../findings/finding.js';
import { isCut, saysUnchecked } from '../findings/notice.js';
import { timeLimit } from '../host/node/deadline.js';
import { environmentOf } from '../host/node/environment.js';
import { gitChanges } from '../host/node/git.js';
import { writeReportFile } from '../host/node/report-file.js';
import { rewriteFile, rewriteObjection, uninterrupted } from '../host/node/rewrite.js';
import { readSourceFile } from '../host/node/working-tree.js';
import {
  type GitFailure,
  type Language,
  messagesIn,
  type Problem,
  type WorkMessages,
} from '../messages/index.js';
import { isNotebook, notebookWithCode } from '../project/notebook.js';
import { type FilePath, type Snapshot, withInstalled } from '../project/snapshot.js';
import { unifiedDiff } from '../report/diff.js';
import { defaultDocsBase, type ReportInput } from '../report/input.js';
import { type Palette, plainPalette } from '../report/palette.js';
import { type Format, render } from './formats.js';
import { type CheckOptions, type CheckRequest, checkRequest } from './request.js';
import { belowRepository, projectTree } from './targets.js';
import { complain, noProgress, type Progress, paletteFor, print, progressOn, refuse } from './terminal.js';

/** `late-patch check`: what was typed, and what is already known to be wrong with it. */
interface CheckCommand {
  readonly paths: readonly string[];
  readonly options: CheckOptions;
  readonly problems: readonly Problem[];
  readonly currentFolder: string;
}

/** Checks the project and writes the report. Everything wrong with the command and the configuration is listed first. */
export async function runCheck(command: CheckCommand): Promise<ExitCode> {
  const started = performance.now();
  const checked = await checkRequest(command.paths, command.options, command.currentFolder);
  const problems = [...command.problems, ...(checked.kind === 'invalid' ? checked.problems : [])];
  const { language } = checked.kind === 'invalid' ? checked : checked.request.settings;
  if (problems.length > 0 || checked.kind === 'invalid')
    return refuse([...problems, { what: 'see-help', command: 'late-patch check' }], language);
  const { request } = checked;
  const { work } = messagesIn(language);
  const progress = request.isQuiet
    ? noProgress
    : progressOn(process.stderr, process.env, work, () => performance.now());
  const outcome = await examine(request, progress);
  progress.end();
  if (outcome.kind === 'failed') {
    const { failure } = outcome;
    return refuse(
      [
        { what: 'no-base', failure },
        { what: 'see-help', command: 'late-patch check' },
      ],
      language,
    );
  }
  return conclude(request, outcome, () => Math.round(performance.now() - started));
}

type Examined = Examination & { readonly kind: 'ok' };

/** Writes fixes and the report, or with `--diff` only the diff. What remains in the files decides the exit code. */
async function conclude(request: CheckRequest, outcome: Examined, elapsed: () => number): Promise<ExitCode> {
  const { snapshot, report, fixed } = outcome;
  const { fixes, targets, settings } = request;
  const { language } = settings;
  const texts = changedTexts(snapshot, fixed);
  if (fixes === 'diff') {
    const failures = deliver(request, (_, palette) => unifiedDiff(snapshot.texts, texts, palette));
    if (failures.length > 0) return refuse(failures, language);
    if (!request.isQuiet) complain(fixLines(request, outcome, 'diff'));
    return exitCode(request, report, 'apart');
  }
  const unwritten =
    fixes === 'report' ? [] : await uninterrupted(() => writeFixes(targets.root, snapshot, texts));
  if (unwritten.length > 0) {
    const failed = new Set(unwritten.map(({ path }) => path));
    complain(appliedLines(request, fixed, 'apply', (path) => !failed.has(path)));
    return refuse(unwritten, language);
  }
  if (fixes === 'apply' && !request.isQuiet) complain(fixLines(request, outcome, 'apply'));
  if (fixes === 'ignore' && !request.isQuiet) {
    const ignored = report.findings.length - fixed.report.findings.length;
    complain([messagesIn(language).work.ignored(ignored, texts.size)]);
  }
  const input = { ...reportInput(fixed, language, elapsed()), below: belowRepository(targets.root) };
  const failures = deliver(request, (format, palette) => render(format, input, palette, request.isQuiet));
  if (failures.length > 0) return refuse(failures, language);
  const isPrinted = request.reports.some(
    ({ format, output }) => (format === 'text' || format === 'concise') && output === undefined,
  );
  return exitCode(request, fixed.report, isPrinted && !request.isQuiet ? 'shown' : 'apart');
}

/**
 * 2 where the check ended early, 1 where findings fail it, else 2 where not all that was asked for was checked. `warnings` that
 * nobody has been shown in a report for people are said, so that nobody has to guess why.
 */
function exitCode(
  { settings }: CheckRequest,
  { findings, notices, isLacking }: CheckReport,
  warnings: 'shown' | 'apart',
): ExitCode {
  const code = exitCodeOf(findings, settings.failOn);
  if (!isLacking || (code !== 0 && !notices.some(isCut))) return code;
  if (warnings === 'shown') return 2;
  return refuse(
    notices.filter(saysUnchecked).map((notice) => ({ what: 'unchecked', notice })),
    settings.language,
  );
}

function reportInput(
  { report, snapshot }: Fixed<CheckReport>,
  language: Language,
  durationMs: number,
): ReportInput {
  const { findings, notices, stats } = report;
  return {
    findings,
    notices,
    stats: { ...stats, durationMs },
    docsBase: defaultDocsBase(language),
    language,
    texts: snapshot.texts,
  };
}

/** What `request` finds, whatever its base: for who tells it in another way than `check`. */
export async function reportFor(request: CheckRequest): Promise<ReportInput> {
  const { language } = request.settings;
  const progress = progressOn(process.stderr, process.env, messagesIn(language).work, () =>
    performance.now(),
  );
  const outcome = await examine({ ...request, base: undefined, fixes: 'report' }, progress);
  progress.end();
  if (outcome.kind === 'failed') throw new Error('git was asked for no base');
  return reportInput(outcome.fixed, language, 0);
}

/** Prints each report or writes it to its file; gives what went wrong with those that could not be written. */
function deliver(
  { reports, color }: CheckRequest,
  text: (format: Format, palette: Palette) => string,
): readonly Problem[] {
  return reports.flatMap(({ format, output }): readonly Problem[] => {
    if (output === undefined) {
      print(text(format, paletteFor(process.stdout, process.env, color)));
      return [];
    }
    const failure = writeReportFile(process.cwd(), output, text(format, plainPalette), 'as-they-are');
    return failure === undefined ? [] : [{ what: 'unwritten-report', failure }];
  });
}

/** What was found, and what it is with all fixes applied. */
type Examination =
  | {
      readonly kind: 'ok';
      /** The sources as they were read. */
      readonly snapshot: Snapshot;
      readonly report: CheckReport;
      /** Sources and report with all fixes applied; as they are where nobody asked for that. */
      readonly fixed: Fixed<CheckReport>;
    }
  | { readonly kind: 'failed'; readonly failure: GitFailure };

/** Reads the project and the base revision, checks, and tries the fixes where somebody asked for them. */
async function examine(
  { targets, base, fixes, reason, ignores, settings, configFile, settingsWith }: CheckRequest,
  { observe, during }: Pick<Progress, 'observe' | 'during'>,
): Promise<Examination> {
  const limit = timeLimit(settings.timeout);
  const tree = projectTree(targets, ignores, limit);
  const named = namedFiles(targets.asked);
  const loading = Promise.all([
    loadSnapshot(tree, named, undefined, limit.isTimeUp),
    base === undefined ? undefined : gitChanges(targets.root, base, named, limit),
  ]);
  const [loaded, before] = await during(messagesIn(settings.language).work.reading(targets.root), loading);
  if (before?.kind === 'failed') return before;
  const snapshot = withInstalled(loaded, environmentOf(targets.root, settings.pythonPath, {}));
  const { report, again } = await check(snapshot, {
    settings,
    base: before && ((head) => baseOf(before.files, head, before.read)),
    scope: 'new',
    asked: targets.asked,
    observer: { progress: observe, ...limit },
    means: before && { files: before.files, configFile, settingsWith },
    sharing: process.env['LATE_PATCH_SHARING'] !== 'off',
  });
  if (fixes === 'report') return { kind: 'ok', snapshot, report, fixed: { snapshot, report, applied: [] } };
  const mayEdit = (path: FilePath) => {
    const text = snapshot.texts.get(path) ?? '';
    const written = writtenAs(targets.root, path, text);
    const isClear = rewriteObjection(targets.root, path, written) === undefined;
    return isClear && (!isNotebook(path) || notebookWithCode(written, text, text) === written);
  };
  if (fixes === 'ignore')
    return {
      kind: 'ok',
      snapshot,
      report,
      fixed: withIgnores(snapshot, report, again, mayEdit, reason ?? ''),
    };
  return { kind: 'ok', snapshot, report, fixed: fixAll(snapshot, report, again, mayEdit) };
}

/** The texts that fixes changed, by path and in the order of the paths. */
function changedTexts(before: Snapshot, { snapshot }: Fixed<CheckReport>): ReadonlyMap<FilePath, string> {
  const changed = [...snapshot.texts].filter(([path, text]) => before.texts.get(path) !== text);
  return new Map(changed.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What is in the file at `path` below `root`, whose text was read as `text`: a notebook has more in it than its code. */
function writtenAs(root: string, path: FilePath, text: string): string {
  if (!isNotebook(path)) return text;
  const content = readSourceFile(join(root, path));
  return content.kind === 'bytes' ? Buffer.from(content.bytes).toString('utf8') : '';
}

type UnwrittenFix = Extract<Problem, { readonly what: 'unwritten-fix' }>;

/** Writes what fixes changed in `before` below `root`. Gives the files that could not be written: all others are. */
function writeFixes(
  root: string,
  before: Snapshot,
  texts: ReadonlyMap<FilePath, string>,
): readonly UnwrittenFix[] {
  return [...texts].flatMap(([path, text]) => {
    const textBefore = before.texts.get(path) ?? '';
    const written = writtenAs(root, path, textBefore);
    const edited = isNotebook(path) ? notebookWithCode(written, textBefore, text) : text;
    const failure =
      edited === undefined ? ({ kind: 'changed' } as const) : rewriteFile(root, path, written, edited);
    return failure === undefined ? [] : [{ what: 'unwritten-fix' as const, path, failure }];
  });
}

/**
 * What fixes did, or with `--diff` would do: one line for each, the number of findings that it cured, and the files
 * whose fixes had to be left out.
 */
function fixLines(
  request: CheckRequest,
  { snapshot, report, fixed }: Examined,
  mode: 'apply' | 'diff',
): readonly string[] {
  const { targets, settings } = request;
  const { work } = messagesIn(settings.language);
  const cured = report.findings.length - fixed.report.findings.length;
  const applied = appliedLines(request, fixed, mode, () => true);
  const onDisk = mode === 'apply' ? fixed.snapshot : snapshot;
  const sum = work.fixedInAll(cured, changedTexts(snapshot, fixed).size, mode);
  return [...applied, ...leftOut(targets.root, onDisk, fixed, work), sum];
}

/** A line for each fix that was applied to the files that `isWanted` says. */
function appliedLines(
  { settings }: CheckRequest,
  { applied }: Fixed<CheckReport>,
  mode: 'apply' | 'diff',
  isWanted: (path: string) => boolean,
): readonly string[] {
  const { work, fix: title } = messagesIn(settings.language);
  return applied
    .filter(({ fix }) => fix.edits.every(({ path }) => isWanted(path)))
    .map(({ finding: { location, rule }, fix }) =>
      work.fixed(`${location.path}:${location.start.line}`, rule, title(fix), mode),
    );
}

/** The files of `onDisk` that are not ours to rewrite, and whose fixes are still on offer. */
function leftOut(
  root: string,
  onDisk: Snapshot,
  { report }: Fixed<CheckReport>,
  work: WorkMessages,
): readonly string[] {
  const late = report.findings.flatMap(latePatchesOf);
  const paths = new Set(late.flatMap(({ fix }) => fix?.edits.map((edit) => edit.path) ?? []));
  return [...paths].flatMap((path) => {
    const objection = rewriteObjection(root, path, onDisk.texts.get(path) ?? '');
    return objection === undefined ? [] : [work.leftOut(path, objection)];
  });
}
