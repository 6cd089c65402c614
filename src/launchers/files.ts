import { parse, quote } from 'shell-quote';
import { isMap, isScalar, isSeq, type Node, parseAllDocuments, type Scalar, visit, type YAMLMap } from 'yaml';
import { isSupervisorConfig, isUpstartJob } from '../project/file-kinds.js';
import { basename } from '../project/file-path.js';
import type { Span } from '../text/span.js';

/** A command as it is written in some file: its words and where it stands. */
interface Command {
  readonly words: readonly string[];
  readonly span: Span;
}

/**
 * The commands in a Procfile, Dockerfile, Compose file, object of Kubernetes, shell or batch script, Makefile, systemd
 * unit, job of upstart, nixpacks.toml, railway.toml, fly.toml or configuration of supervisord, as far as they are plain
 * and stand in a stretch of text that `isWanted`.
 */
export function commandsIn(
  path: string,
  text: string,
  isWanted: (script: string) => boolean,
): readonly Command[] {
  return scriptsIn(path, text, isWanted)
    .filter((script) => isWanted(script.text))
    .flatMap((script) => splitCommands(script.text).map((words) => ({ words, span: script.span })));
}

function scriptsIn(path: string, text: string, isWanted: (script: string) => boolean): readonly Script[] {
  const name = basename(path);
  if (/^Procfile\b/.test(name)) return matches(text, /^[\w-]+:[ \t]*(.+)$/gm);
  if (/dockerfile/i.test(name)) return dockerCommands(text);
  if (/\.ya?ml$/.test(name)) {
    if (!isWanted(text)) return [];
    return (/compose/i.test(name) ? composeCommands(text) : kubernetesCommands(text)).map(unlisted);
  }
  if (/\.sh$/.test(name) || isUpstartJob(path)) return logicalLines(text, /^(.*)$/gm);
  if (/\.(?:bat|cmd)$/.test(name)) return logicalLines(batchAsShell(text), /^(.*)$/gm);
  if (/^(?:nixpacks|railway|fly)\.toml$/.test(name))
    return matches(text, /^[ \t]*[\w.-]+[ \t]*=[ \t]*(["'].+["'])[ \t]*$/gm).map(unlisted);
  if (/\.service$/.test(name)) return logicalLines(text, /^ExecStart[ \t]*=[ \t]*[@:+!|-]*(.+)$/gm);
  if (isSupervisorConfig(path)) return indentedLines(text, /^command[ \t]*=[ \t]*(.+)$/gm);
  return name === 'Makefile' ? logicalLines(text, /^\t[@-]*(.*)$/gm) : [];
}

/** Carets continue lines of a batch file, and backslashes stand in its paths. */
function batchAsShell(text: string): string {
  return text.replaceAll('\\', '/').replace(/\^(?=\r?$)/gm, '\\');
}

/** Lines that go on where the next one is indented (configparser); comments are indented lines of their own. */
function indentedLines(text: string, pattern: RegExp): readonly Script[] {
  return logicalLines(
    text.replace(/\r?\n(?=[ \t]+[^\s#;])/g, (end) => ' '.repeat(end.length)),
    pattern,
  );
}

function matches(text: string, pattern: RegExp): readonly Script[] {
  return [...text.matchAll(pattern)].map((match) => {
    const found = match[1]!.trimEnd();
    const start = match.index + match[0].lastIndexOf(match[1]!);
    return { text: found, span: { start, end: start + found.length } };
  });
}

/** Lines joined where a backslash continues them; the span is that of the first line. */
function logicalLines(text: string, pattern: RegExp): readonly Script[] {
  const joined = text.replace(/\\\r?\n/g, (end) => ' '.repeat(end.length));
  return matches(joined, pattern).map((script) => {
    const line = text.slice(script.span.start).search(/\\?\r?\n|$/);
    return {
      text: script.text,
      span: { start: script.span.start, end: script.span.start + Math.max(1, line) },
    };
  });
}

/** `ENV` of what the programs read that are known. */
const dockerVariable =
  /^[ \t]*ENV[ \t]+(GUNICORN_CMD_ARGS|FLASK_APP)(?:[ \t]*=[ \t]*|[ \t]+)("[^"\n]*"|'[^'\n]*'|[^\s"']+)[ \t]*$/gm;

/** ENTRYPOINT in its list form is followed by the words of CMD (docs.docker.com, "Understand how CMD and ENTRYPOINT interact"). */
function dockerCommands(text: string): readonly Script[] {
  const of = (instruction: string) =>
    logicalLines(text, new RegExp(`^[ \\t]*${instruction}[ \\t]+(.+)$`, 'gmi')).map(unlisted);
  const variables = [...text.matchAll(dockerVariable)].map(
    ([, name, value]) => `${name}=${quote([value!.replace(/^(["'])(.*)\1$/, '$2')])} `,
  );
  const within = (script: Script) => ({ ...script, text: `${variables.join('')}${script.text}` });
  const commands = of('CMD');
  const entries = of('ENTRYPOINT');
  const together = entries.flatMap((entry) =>
    commands.map((command) => ({ text: `${entry.text} ${command.text}`, span: command.span })),
  );
  return [...entries, ...commands, ...together].map(within);
}

/** `["gunicorn", "app:app"]` as the command it stands for. */
function unlisted(script: Script): Script {
  const { text, span } = script;
  if (!text.startsWith('[')) return { text: text.replace(/^(["'])(.*)\1$/, '$2'), span };
  let list: unknown;
  try {
    list = JSON.parse(text.replace(/'/g, '"'));
  } catch {
    return { text: '', span };
  }
  if (!Array.isArray(list) || !list.every((word) => typeof word === 'string')) return { text: '', span };
  return { text: quote(list as readonly string[]), span };
}

/** The simple commands of a shell line. Operators separate them; a redirection ends what matters of one. */
function splitCommands(text: string): readonly (readonly string[])[] {
  const commands: string[][] = [[]];
  let ignoring = false;
  let tokens: ReturnType<typeof parse>;
  try {
    tokens = parse(text, (name) => `$${name}`);
  } catch {
    return [];
  }
  for (const token of tokens) {
    if (typeof token === 'string') {
      if (!ignoring) commands.at(-1)?.push(token);
    } else if ('comment' in token) break;
    else if ('pattern' in token) commands.at(-1)?.push(token.pattern);
    else if ('op' in token && /[<>]/.test(token.op)) ignoring = true;
    else {
      ignoring = false;
      commands.push([]);
    }
  }
  return commands.filter((words) => words.length > 0).flatMap(commandsOfShell);
}

/** `sh -c "…"` as what the shell runs. */
function commandsOfShell(words: readonly string[]): readonly (readonly string[])[] {
  const shell = words.findIndex((word) => /(?:^|\/)(?:ba|da|z)?sh$/.test(word));
  const isGiven = shell >= 0 && /^-\w*c$/.test(words[shell + 1] ?? '');
  if (!isGiven) return [words];
  const lines = (words[shell + 2] ?? '').replace(/\\\r?\n/g, ' ').split(/\r?\n/);
  return lines.flatMap(splitCommands);
}

const commandKeys = new Set(['command', 'entrypoint']);

/**
 * What stands under `command:` and `entrypoint:` anywhere in the YAML `text`, in any of its notations (docs.docker.com,
 * "Compose file reference"). Lists are given as JSON. A document that is no YAML gives nothing.
 */
function composeCommands(text: string): readonly Script[] {
  return entriesOf(text, commandKeys).flatMap((entry) => {
    const script = scriptOf(entry.value);
    return script === undefined ? [] : [{ text: script, span: lineOf(text, entry) }];
  });
}

const containerKeys = new Set(['containers', 'initContainers']);

/**
 * What the containers of Kubernetes objects in the YAML `text` run: `command`, followed by `args` (kubernetes.io, "Define
 * a Command and Arguments for a Container"), as JSON. Of a container without `command` its arguments are taken to be all
 * of it: images start programs by way of a shell or tini. A template that is no YAML before it is rendered gives nothing.
 */
function kubernetesCommands(text: string): readonly Script[] {
  if (!/^apiVersion:/m.test(text)) return [];
  return entriesOf(text, containerKeys).flatMap(({ value }) =>
    isSeq(value) ? value.items.flatMap((item) => (isMap(item) ? scriptIn(item, text) : [])) : [],
  );
}

function scriptIn(container: YAMLMap, text: string): readonly Script[] {
  const pairs = ['command', 'args'].flatMap((name) => {
    const pair = container.items.find(({ key }) => isScalar(key) && key.value === name);
    const words = wordsOf((pair?.value ?? null) as Node | null);
    return pair === undefined || words === undefined ? [] : [{ pair, words }];
  });
  const [first] = pairs;
  if (first === undefined) return [];
  const { key, value } = first.pair;
  const words = pairs.flatMap((one) => one.words);
  const entry = { key: key as Scalar, value: value as Node | null };
  return [{ text: JSON.stringify(words), span: lineOf(text, entry) }];
}

/** A stretch of text that holds shell commands. */
interface Script {
  readonly text: string;
  readonly span: Span;
}

/** One entry of a mapping. */
interface YamlEntry {
  readonly key: Scalar;
  readonly value: Node | null;
}

/** The entries anywhere in the YAML `text` whose key is one of `keys`. A document that is no YAML gives nothing. */
function entriesOf(text: string, keys: ReadonlySet<unknown>): readonly YamlEntry[] {
  const entries: YamlEntry[] = [];
  for (const document of parseAllDocuments(text, { merge: true, uniqueKeys: false, logLevel: 'silent' })) {
    if (document.errors.length > 0) continue;
    visit(document, {
      Pair(_, { key, value }) {
        if (isScalar(key) && keys.has(key.value)) entries.push({ key, value: value as Node | null });
      },
    });
  }
  return entries;
}

/** A command in YAML: a scalar on one line or on several, or a list in either notation, which is given as JSON. */
function scriptOf(value: Node | null): string | undefined {
  if (isScalar(value)) return typeof value.value === 'string' ? value.value : undefined;
  const words = wordsOf(value);
  return words === undefined ? undefined : JSON.stringify(words);
}

/** The words of a list; what is not a plain word counts as an empty one. */
function wordsOf(value: Node | null): readonly string[] | undefined {
  return isSeq(value) ? value.items.map((item) => (isScalar(item) ? String(item.value) : '')) : undefined;
}

/** From the key to the end of the value, or of the line that the key stands on. */
export function lineOf(text: string, { key, value }: YamlEntry): Span {
  const [start, , end] = key.range ?? [0, 0, 0];
  const [, valueEnd] = value?.range ?? [0, end];
  const line = text.slice(start, valueEnd).search(/\r?\n/);
  return { start, end: line < 0 ? valueEnd : start + line };
}

/** Options that name the application, and those that name a module to import before it (uwsgi-docs, "Options"). */
const applicationKey = /^(?:module|wsgi|wsgi-file|file)$/;
const importKey = /^(?:shared-)?(?:import|py-import|pyimport|python-import)$/;

/**
 * The `[uwsgi]` section of an ini file as the command line it stands for (uwsgi-docs, "Configuration"), and as another one
 * for each module that it imports beside the application: those are loaded just as the application is.
 */
export function uwsgiCommands(text: string): readonly Command[] {
  const section = /^[ \t]*\[uwsgi\][^\n]*\n((?:(?![ \t]*\[)[^\n]*\n?)*)/m.exec(text);
  if (section === null) return [];
  const application: string[] = [];
  const imported: string[] = [];
  const options: string[] = [];
  let declared = section.index;
  for (const match of section[1]!.matchAll(/^[ \t]*([\w-]+)[ \t]*=[ \t]*(.*?)[ \t]*$/gm)) {
    const [, key, value] = match;
    const isSwitch = /^(?:true|1|yes|on)$/i.test(value!);
    if (importKey.test(key!)) imported.push(`--module=${value}`);
    else
      (applicationKey.test(key!) ? application : options).push(isSwitch ? `--${key}` : `--${key}=${value}`);
    if (/^gevent.*monkey-patch$/.test(key!)) declared = section.index + section[0].indexOf(match[0]);
  }
  const end = text.indexOf('\n', declared);
  const span = { start: declared, end: end < 0 ? text.length : end };
  return [application, ...imported.map((module) => [module])].map((target) => ({
    words: ['uwsgi', ...target, ...options],
    span,
  }));
}
