import { getInput, getMultilineInput } from '@actions/core';

/** The inputs of action.yml as they were written; undefined where nothing was. */
export interface RawInputs {
  readonly token: string | undefined;
  readonly comment: string | undefined;
  readonly scope: string | undefined;
  readonly failOn: string | undefined;
  readonly language: string | undefined;
  readonly suggestions: string | undefined;
  readonly include: readonly string[] | undefined;
  readonly exclude: readonly string[] | undefined;
  readonly config: string | undefined;
  readonly pythonVersion: string | undefined;
  readonly pythonPath: readonly string[] | undefined;
  readonly sourceRoots: readonly string[] | undefined;
  readonly sarifFile: string | undefined;
  readonly reportFile: string | undefined;
  readonly docsUrl: string | undefined;
}

/** Reads all inputs from the environment. */
export function readInputs(): RawInputs {
  return {
    token: text('github-token'),
    comment: text('comment'),
    scope: text('scope'),
    failOn: text('fail-on'),
    language: text('language'),
    suggestions: text('suggestions'),
    include: lines('include'),
    exclude: lines('exclude'),
    config: text('config'),
    pythonVersion: text('python-version'),
    pythonPath: lines('python-path'),
    sourceRoots: lines('source-roots'),
    sarifFile: text('sarif-file'),
    reportFile: text('report-file'),
    docsUrl: text('docs-url'),
  };
}

function text(name: string): string | undefined {
  return getInput(name) || undefined;
}

function lines(name: string): readonly string[] | undefined {
  const values = getMultilineInput(name);
  return values.length === 0 ? undefined : values;
}
