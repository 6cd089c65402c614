import { parse } from 'shell-quote';
import type { Span } from '../text/span.js';
import { basename } from '../tree/file-path.js';

/** A command as it is written in some file: its words and where it stands. */
export interface Command {
  readonly words: readonly string[];
  readonly span: Span;
}

/** A stretch of text that holds shell commands. */
interface Script {
  readonly text: string;
  readonly span: Span;
}

/**
 * The commands in a Procfile, Dockerfile, Compose file, shell script or Makefile, as far as they are plain and stand in
 * a stretch of text that `isWanted`.
 */
export function commandsIn(
  path: string,
  text: string,
  isWanted: (script: string) => boolean,
): readonly Command[] {
  return scriptsIn(basename(path), text)
    .filter((script) => isWanted(script.text))
    .flatMap((script) => splitCommands(script.text).map((words) => ({ words, span: script.span })));
}

function scriptsIn(name: string, text: string): readonly Script[] {
  if (name === 'Procfile') return matches(text, /^[\w-]+:[ \t]*(.+)$/gm);
  if (/dockerfile/i.test(name)) return dockerCommands(text);
  if (/\.ya?ml$/.test(name))
    return matches(text, /^[ \t]*(?:-[ \t]*)?(?:command|entrypoint):[ \t]*(\S.*)$/gm).map(unlisted);
  if (/\.sh$/.test(name)) return logicalLines(text, /^(.*)$/gm);
  return name === 'Makefile' ? logicalLines(text, /^\t[@-]*(.*)$/gm) : [];
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

/** ENTRYPOINT in its list form is followed by the words of CMD (docs.docker.com, "Understand how CMD and ENTRYPOINT interact"). */
function dockerCommands(text: string): readonly Script[] {
  const of = (instruction: string) =>
    logicalLines(text, new RegExp(`^[ \\t]*${instruction}[ \\t]+(.+)$`, 'gmi')).map(unlisted);
  const commands = of('CMD');
  const entries = of('ENTRYPOINT');
  const together = entries.flatMap((entry) =>
    commands.map((command) => ({ text: `${entry.text} ${command.text}`, span: command.span })),
  );
  return [...entries, ...commands, ...together];
}

/** `["gunicorn", "app:app"]` as the command it stands for; `["sh", "-c", "…"]` as what the shell runs. */
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
  const [shell, flag, command] = list as readonly string[];
  if (/(?:^|\/)(?:ba|da)?sh$/.test(shell ?? '') && /^-\w*c$/.test(flag ?? ''))
    return { text: command ?? '', span };
  return { text: (list as readonly string[]).map((word) => `'${word.replaceAll("'", '')}'`).join(' '), span };
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
  return commands.filter((words) => words.length > 0);
}
