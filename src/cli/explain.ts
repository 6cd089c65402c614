import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { traceEntry } from '../analysis/explain-trace.js';
import type { ExitCode } from '../check/check.js';
import { loadSnapshot } from '../check/snapshot.js';
import { closest } from '../config/values.js';
import { environmentOf } from '../host/node/environment.js';
import { workingTree } from '../host/node/working-tree.js';
import { type Language, languages, messagesIn } from '../messages/index.js';
import { isPythonIn } from '../project/file-kinds.js';
import { toFilePath, withInstalled } from '../project/snapshot.js';
import { rulePagesIn } from '../report/input.js';
import { traceText } from '../report/terminal.js';
import { isRuleId, ruleIds } from '../rules/index.js';
import { type CheckOptions, checkRequest } from './request.js';
import { print, refuse } from './terminal.js';

/** Prints the page of a rule in a language, or without a rule the list of them. Pages lie in docs/ of the package. */
export function explain(rule: string | undefined, lang: string | undefined, packageFolder: string): ExitCode {
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
  print(readFileSync(join(packageFolder, rulePagesIn(language), `${rule}.md`), 'utf8'));
  return 0;
}

function ruleList(language: Language): string {
  const { rule, usage } = messagesIn(language);
  const width = Math.max(...ruleIds.map((id) => id.length));
  const rows = ruleIds.map((id) => `${id.padEnd(width)}  ${rule(id).title}`);
  return [...rows, '', usage.rulePages].join('\n');
}

/** Prints what happens at import time of the module at `entry`, in order: imports, what is held, and the patches. */
export async function explainTrace(
  entry: string,
  options: CheckOptions,
  currentFolder: string,
): Promise<ExitCode> {
  const checked = await checkRequest([], options, currentFolder);
  if (checked.kind === 'invalid') return refuse(checked.problems, checked.language);
  const { settings, targets } = checked.request;
  const path = toFilePath(relative(targets.root, resolve(currentFolder, entry)).replaceAll('\\', '/'));
  const snapshot = withInstalled(
    await loadSnapshot(workingTree(targets.root), new Set(path === undefined ? [] : [path])),
    environmentOf(targets.root, settings.pythonPath, {}),
  );
  const text = path === undefined ? undefined : snapshot.texts.get(path);
  if (path === undefined || text === undefined || !isPythonIn(snapshot, path, text)) {
    return refuse([{ what: 'path', path: entry, reason: 'no-python' }], settings.language);
  }
  print(`${traceText(path, traceEntry(snapshot, path, settings), messagesIn(settings.language))}\n`);
  return 0;
}
