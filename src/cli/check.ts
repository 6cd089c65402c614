import type { ReportInput } from '../report/input.js';
import { plainPalette } from '../report/palette.js';
import { defaultDocsBase } from '../report/tool.js';
import type { CheckOptions } from './check-options.js';
import { paletteFor } from './colours.js';
import { complain, print, writeReport } from './console.js';
import { examine } from './examine.js';
import { type ExitCode, exitCodeOf } from './exit-code.js';
import { render } from './formats.js';
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
  const outcome = await examine(request);
  if (outcome.kind === 'failed') return refuse([`--base: ${outcome.reason}`]);
  const input: ReportInput = {
    findings: outcome.report.findings,
    notices: outcome.report.notices,
    stats: { ...outcome.report.stats, durationMs: Math.round(performance.now() - started) },
    docsBase: defaultDocsBase(request.settings.language),
    language: request.settings.language,
    texts: outcome.snapshot.texts,
  };
  const failure = deliver(request, input);
  if (failure !== undefined) return refuse([`--output: ${failure}`]);
  return exitCodeOf(input.findings, request.settings.failOn);
}

function refuse(problems: readonly string[]): ExitCode {
  complain([...problems, 'see late-patch check --help']);
  return 2;
}

function deliver({ format, output }: CheckRequest, input: ReportInput): string | undefined {
  if (output !== undefined) return writeReport(output, render(format, input, plainPalette));
  print(render(format, input, paletteFor(process.stdout, process.env)));
  return undefined;
}
