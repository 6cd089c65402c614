import type { ReportInput } from '../report/input.js';
import { type Palette, plainPalette } from '../report/palette.js';
import { defaultDocsBase } from '../report/tool.js';
import { unifiedDiff } from '../report/unified-diff.js';
import type { CheckOptions } from './check-options.js';
import { paletteFor } from './colours.js';
import { complain, print, writeReport } from './console.js';
import { type Examination, examine } from './examine.js';
import { type ExitCode, exitCodeOf } from './exit-code.js';
import { changedTexts, fixLines, writeFixes } from './fixes.js';
import { render } from './formats.js';
import { progressOn } from './progress.js';
import { type CheckRequest, checkRequest } from './request.js';

/** `late-patch check`: what was typed, and what is already known to be wrong with it. */
export interface CheckCommand {
  readonly paths: readonly string[];
  readonly options: CheckOptions;
  readonly problems: readonly string[];
  readonly currentFolder: string;
}

/** Checks the project and writes the report. Everything wrong with the command and the configuration is listed first. */
export async function runCheck(command: CheckCommand): Promise<ExitCode> {
  const started = performance.now();
  const checked = await checkRequest(command.paths, command.options, command.currentFolder);
  const problems = [...command.problems, ...(checked.kind === 'invalid' ? checked.problems : [])];
  if (problems.length > 0 || checked.kind === 'invalid') return refuse(problems);
  const { request } = checked;
  const progress = progressOn(process.stderr, process.env, () => performance.now());
  const outcome = await examine(request, progress);
  progress.end();
  if (outcome.kind === 'failed') return refuse([`--base: ${outcome.reason}`]);
  return conclude(request, outcome, () => Math.round(performance.now() - started));
}

type Examined = Examination & { readonly kind: 'ok' };

/** Writes fixes and the report, or with `--diff` only the diff. What remains in the files decides the exit code. */
function conclude(request: CheckRequest, outcome: Examined, elapsed: () => number): ExitCode {
  const { snapshot, report, fixed } = outcome;
  const { fixes, targets, settings } = request;
  const texts = changedTexts(snapshot, fixed);
  if (fixes === 'diff') {
    const failure = deliver(request, (palette) => unifiedDiff(snapshot.texts, texts, palette));
    if (failure !== undefined) return fail([failure]);
    complain(fixLines(targets.root, snapshot, report, fixed, 'diff'));
    return exitCodeOf(report.findings, settings.failOn);
  }
  const unwritten = fixes === 'apply' ? writeFixes(targets.root, texts) : [];
  if (unwritten.length > 0) return fail(unwritten);
  if (fixes === 'apply') complain(fixLines(targets.root, snapshot, report, fixed, 'apply'));
  const { findings, notices, stats } = fixed.report;
  const input: ReportInput = {
    findings,
    notices,
    stats: { ...stats, durationMs: elapsed() },
    docsBase: defaultDocsBase(settings.language),
    language: settings.language,
    texts: fixed.snapshot.texts,
  };
  const failure = deliver(request, (palette) => render(request.format, input, palette));
  return failure === undefined ? exitCodeOf(findings, settings.failOn) : fail([failure]);
}

function refuse(problems: readonly string[]): ExitCode {
  complain([...problems, 'see late-patch check --help']);
  return 2;
}

function fail(problems: readonly string[]): ExitCode {
  complain(problems);
  return 2;
}

/** Prints a text or writes it to `--output`; gives the problem when that fails. */
function deliver({ output }: CheckRequest, text: (palette: Palette) => string): string | undefined {
  if (output === undefined) {
    print(text(paletteFor(process.stdout, process.env)));
    return undefined;
  }
  const failure = writeReport(output, text(plainPalette));
  return failure === undefined ? undefined : `--output: ${failure}`;
}
