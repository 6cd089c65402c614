import { parse, quote } from 'shell-quote';
import { isSupervisorConfig, isUpstartJob } from '../project/file-kinds.js';
import { basename } from '../project/snapshot.js';
import type { WrittenCommand } from './launcher.js';
import { composeCommands, kubernetesCommands, type Script } from './yaml-commands.js';

/** What is looked for in a file: reading shell and YAML takes long, and most files have none of it. */
export interface Wanted {
  /** Whether a stretch of text can hold a command that is looked for. */
  readonly isIn: (script: string) => boolean;
  /** Variables of the environment that matter to the commands. */
  readonly variables: readonly string[];
}

/** A kind of file with commands in it, and where in it they stand. */
interface LaunchFile {
  readonly is: (path: string) => boolean;
  readonly scripts: (text: string, wanted: Wanted) => readonly Script[];
}

/** A kind of file that is known by its name alone. */
function named(name: RegExp, scripts: LaunchFile['scripts']): LaunchFile {
  return { is: (path) => name.test(basename(path)), scripts };
}

/** Every kind of file that can say what a program is started with; the first one that a path fits is it. */
const launchFiles: readonly LaunchFile[] = [
  named(/^Procfile\b/, (text) => matches(text, /^[\w-]+:[ \t]*(.+)$/gm)),
  named(/dockerfile/i, dockerCommands),
  named(/compose.*\.ya?ml$/i, yaml(composeCommands)),
  named(/\.ya?ml$/, yaml(kubernetesCommands)),
  named(/\.sh$/, shellLines),
  { is: isUpstartJob, scripts: shellLines },
  named(/\.(?:bat|cmd)$/, (text) => shellLines(batchAsShell(text))),
  named(/^(?:nixpacks|railway|fly)\.toml$/, (text) =>
    matches(text, /^[ \t]*[\w.-]+[ \t]*=[ \t]*(["'].+["'])[ \t]*$/gm).map(unlisted),
  ),
  named(/\.service$/, (text) => logicalLines(text, /^ExecStart[ \t]*=[ \t]*[@:+!|-]*(.+)$/gm)),
  { is: isSupervisorConfig, scripts: supervisorCommands },
  named(/^Makefile$/, (text) => logicalLines(text, /^\t[@-]*(.*)$/gm)),
];

/**
 * The commands in the file at `path`, as far as they are plain and stand in a stretch of text that is `wanted`; none where
 * it is of no kind that holds commands.
 */
export function commandsIn(path: string, text: string, wanted: Wanted): readonly WrittenCommand[] {
  const kind = launchFiles.find((one) => one.is(path));
  return (kind?.scripts(text, wanted) ?? [])
    .filter((script) => wanted.isIn(script.text))
    .flatMap((script) => commandsOfLine(script.text).map((words) => ({ words, span: script.span })));
}

/** YAML, parsed only where the file has something that is wanted. */
function yaml(read: (text: string) => readonly Script[]): LaunchFile['scripts'] {
  return (text, wanted) => (wanted.isIn(text) ? read(text).map(unlisted) : []);
}

function shellLines(text: string): readonly Script[] {
  return logicalLines(text, /^(.*)$/gm);
}

/** Carets continue lines of a batch file, and backslashes stand in its paths. */
function batchAsShell(text: string): string {
  return text.replaceAll('\\', '/').replace(/\^(?=\r?$)/gm, '\\');
}

/** `%(ENV_HOME)s` is what a shell has as `$ENV_HOME`. */
function supervisorCommands(text: string): readonly Script[] {
  return indentedLines(text, /^command[ \t]*=[ \t]*(.+)$/gm).map(({ text: command, span }) => ({
    text: command.replace(/%\((\w+)\)[a-z]/g, '$$$1'),
    span,
  }));
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

/** `ENV NAME=value`, `ENV NAME value`. */
const dockerVariable = /^[ \t]*ENV[ \t]+(\w+)(?:[ \t]*=[ \t]*|[ \t]+)("[^"\n]*"|'[^'\n]*'|[^\s"']+)[ \t]*$/gm;

/** ENTRYPOINT in its list form is followed by the words of CMD (docs.docker.com, "Understand how CMD and ENTRYPOINT interact"). */
function dockerCommands(text: string, wanted: Wanted): readonly Script[] {
  const of = (instruction: string) =>
    logicalLines(text, new RegExp(`^[ \\t]*${instruction}[ \\t]+(.+)$`, 'gmi')).map(unlisted);
  const variables = [...text.matchAll(dockerVariable)].flatMap(([, name, value]) =>
    wanted.variables.includes(name!) ? [`${name}=${quote([value!.replace(/^(["'])(.*)\1$/, '$2')])} `] : [],
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

/** The simple commands of a line of shell, each with its words. Operators separate them; a redirection ends what matters of one. */
export function commandsOfLine(text: string): readonly (readonly string[])[] {
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
  return lines.flatMap(commandsOfLine);
}
