import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { traceEntry } from '../analysis/explain-trace.js';
import type { ExitCode } from '../check/check.js';
import { type Asked, namedFiles } from '../check/coverage.js';
import { loadSnapshot } from '../check/snapshot.js';
import { closest } from '../config/values.js';
import { environmentOf } from '../host/node/environment.js';
import { type Language, languages, messagesIn } from '../messages/index.js';
import { fittingFindings, framesOutside, readLog, type Symptom, symptomsIn } from '../messages/symptoms.js';
import { isPythonIn } from '../project/file-kinds.js';
import { toFilePath, withInstalled } from '../project/snapshot.js';
import { rulePagesIn, troubleshootingIn } from '../report/input.js';
import { renderPage } from '../report/page.js';
import { renderText, traceText, wrapped } from '../report/terminal.js';
import { visible } from '../report/visible.js';
import { isRuleId, ruleIds } from '../rules/index.js';
import { reportFor } from './check.js';
import { type CheckOptions, checkRequest } from './request.js';
import { projectTree } from './targets.js';
import { columnsOf, complain, paletteFor, print, refuse } from './terminal.js';

/** What the command line works from. Folders are absolute. */
export interface Places {
  readonly currentFolder: string;
  /** Where package.json and docs/ are. */
  readonly packageFolder: string;
  /** Starts the language server: it goes on until the editor ends it. */
  readonly serve: () => Promise<void>;
}

/**
 * Prints the page of a rule in a language, or without a rule the list of them. Pages lie in docs/ of the package; who
 * reads on prints them as they are, a terminal gets them set for it.
 */
export async function explain(
  rule: string | undefined,
  lang: string | undefined,
  packageFolder: string,
): Promise<ExitCode> {
  const language = lang === undefined ? languages[0] : languages.find((one) => one === lang);
  if (language === undefined) {
    const found = lang ?? '';
    const meant = closest(found, languages);
    return refuse([{ what: 'choice', name: '--lang', known: languages, found, meant }], languages[0]);
  }
  if (rule === undefined) {
    print(`${ruleList(language)}\n`);
    return 0;
  }
  if (!isRuleId(rule)) {
    const unknown = { what: 'unknown-rule', rule, meant: closest(rule, ruleIds) } as const;
    return refuse([unknown, { what: 'known-rules', known: ruleIds }], language);
  }
  const page = readFileSync(join(packageFolder, rulePagesIn(language), `${rule}.md`), 'utf8');
  const { stdout, env } = process;
  print(stdout.isTTY ? await renderPage(page, paletteFor(stdout, env, 'auto'), columnsOf(stdout)) : page);
  return 0;
}

function ruleList(language: Language): string {
  const { rule, usage } = messagesIn(language);
  const width = Math.max(...ruleIds.map((id) => id.length));
  const rows = ruleIds.map((id) => `${id.padEnd(width)}  ${rule(id).title}`);
  return [...rows, '', usage.rulePages].join('\n');
}

/**
 * Reads what a program said from standard input, and prints what its message means and, in a checkout, the findings that
 * lead to it. The exit code is 1 where no message of a late patch is in it.
 */
export async function explainLog(
  lang: string | undefined,
  { currentFolder, packageFolder }: Places,
): Promise<ExitCode> {
  const checked = await checkRequest([], lang === undefined ? {} : { lang }, currentFolder);
  if (checked.kind === 'invalid') return refuse(checked.problems, checked.language);
  const { language } = checked.request.settings;
  const { symptoms: words } = messagesIn(language);
  if (process.stdin.isTTY) complain([words.paste]);
  const log = readLog(decodedLog(await buffer(process.stdin)));
  const symptoms = symptomsIn(log);
  if (symptoms.length === 0) {
    print(`${paragraph(words.unknown)}\n`);
    return 1;
  }
  const page = readFileSync(join(packageFolder, troubleshootingIn(language)), 'utf8');
  for (const symptom of symptoms) {
    // Where there is no rule, the page says why.
    const told = symptom.rules.length === 0 ? [] : [paragraph(words.rules(symptom.rules))];
    print(`${[meaningOf(symptom, page), ...told].join('\n\n')}\n\n`);
  }
  if (symptoms.every(({ rules }) => rules.length === 0)) return 0;
  const report = await reportFor(checked.request);
  const fitting = fittingFindings(report.findings, symptoms, log);
  if (fitting.length > 0) {
    const findings = renderText(
      { ...report, findings: fitting },
      paletteFor(process.stdout, process.env, 'auto'),
      true,
    );
    print(`${words.fitting(fitting.length)}\n\n${findings}`);
    return 0;
  }
  const outside = framesOutside(log.frames, report.texts.keys());
  const isElsewhere = outside.length > 0 && outside.length === log.frames.length;
  const said =
    report.texts.size === 0
      ? words.noPython
      : isElsewhere
        ? words.elsewhere(visible(outside[0]!))
        : words.noneFits;
  print(`${paragraph(said)}\n`);
  return 0;
}

/** The text of a log: UTF-8, or UTF-16 as what PowerShell 5 sends to a file by `>`, which its mark tells. */
function decodedLog(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const isBig = first === 0xfe && second === 0xff;
  const isLittle = first === 0xff && second === 0xfe;
  return new TextDecoder(isBig ? 'utf-16be' : isLittle ? 'utf-16le' : 'utf-8').decode(bytes);
}

/** What the page says of a symptom: its heading, and the words below it that come before its programs. */
function meaningOf({ heading }: Symptom, page: string): string {
  const section = page.split(/^## /m).find((one) => one.split('\n', 1)[0]!.includes(`\`${heading}\``)) ?? '';
  const words = section.slice(section.indexOf('\n')).split(/^```/m)[0]!;
  // The last paragraphs name the file of the program that follows, or lead to it.
  const paragraphs = words
    .trim()
    .split('\n\n')
    .filter((one) => !/^`[\w./]+`:$/.test(one) && !/[:：]$/.test(one));
  return [heading, ...paragraphs.map((one) => paragraph(withoutLinks(one)))].join('\n\n');
}

/** Markdown's links as their words, and its lines as one; between Chinese lines there is no space. */
function withoutLinks(markdown: string): string {
  const line = markdown.replace(/(\p{sc=Han}|[，。；：、）])\n(?=\p{sc=Han})/gu, '$1').replaceAll('\n', ' ');
  return line.replace(/\[([^\]]{1,200})\]\([^)]{1,300}\)/g, '$1');
}

function paragraph(words: string): string {
  return wrapped(words).join('\n');
}

/** Prints what happens at import time of the module at `entry`, in order: imports, what is held, and the patches. */
export async function explainTrace(
  entry: string,
  options: CheckOptions,
  currentFolder: string,
): Promise<ExitCode> {
  const checked = await checkRequest([], options, currentFolder);
  if (checked.kind === 'invalid') return refuse(checked.problems, checked.language);
  const { settings, targets, ignores } = checked.request;
  const path = toFilePath(relative(targets.root, resolve(currentFolder, entry)).replaceAll('\\', '/'));
  const named: readonly Asked[] = path === undefined ? [] : [{ path, is: 'file', given: entry }];
  const snapshot = withInstalled(
    await loadSnapshot(projectTree({ root: targets.root, asked: named }, ignores), namedFiles(named)),
    environmentOf(targets.root, settings.pythonPath, {}),
  );
  const text = path === undefined ? undefined : snapshot.texts.get(path);
  if (path === undefined || text === undefined || !isPythonIn(snapshot, path, text)) {
    return refuse([{ what: 'path', path: entry, reason: 'no-python' }], settings.language);
  }
  print(`${traceText(path, traceEntry(snapshot, path, settings), messagesIn(settings.language))}\n`);
  return 0;
}
