import { parse, quote } from 'shell-quote';
import type { Span } from '../text/span.js';
import { isSupervisorConfig, isUpstartJob } from '../tree/file-kinds.js';
import { basename } from '../tree/file-path.js';
import { composeCommands } from './compose.js';
import { kubernetesCommands } from './kubernetes.js';
import type { Script } from './script.js';

/** A command as it is written in some file: its words and where it stands. */
export interface Command {
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
