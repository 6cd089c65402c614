import { renderConcise, renderGitlab, renderRdjson } from '../report/exchange.js';
import { renderGithub } from '../report/github.js';
import type { ReportInput } from '../report/input.js';
import { renderJson } from '../report/json.js';
import type { Palette } from '../report/palette.js';
import { renderSarif } from '../report/sarif.js';
import { renderSummary } from '../report/summary.js';
import { renderText } from '../report/terminal.js';

type Renderer = (input: ReportInput, palette: Palette, isQuiet: boolean) => string;

/** What `--format` takes, and what makes the report. */
const renderers = {
  text: renderText,
  concise: renderConcise,
  json: renderJson,
  sarif: renderSarif,
  github: renderGithub,
  gitlab: renderGitlab,
  rdjson: renderRdjson,
  markdown: (input) => renderSummary(input, { limit: Number.POSITIVE_INFINITY }),
} as const satisfies Record<string, Renderer>;

export type Format = keyof typeof renderers;

export const formats = Object.keys(renderers) as readonly Format[];

/** Whether `name` is one of `formats`. */
export function isFormat(name: string): name is Format {
  return Object.hasOwn(renderers, name);
}

/** The report in `format`; only the text report uses the palette, and only reports for people can be quiet: nothing but findings. */
export function render(format: Format, input: ReportInput, palette: Palette, isQuiet: boolean): string {
  return renderers[format](input, palette, isQuiet);
}
