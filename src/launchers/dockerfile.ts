import { Copy, type Dockerfile, DockerfileParser, Env, From, type Instruction } from 'dockerfile-ast';
import { quote } from 'shell-quote';
import { LineIndex } from '../text/line-index.js';
import type { Span } from '../text/span.js';
import { type Environment, interpolated, quotedList, type Script, scriptLines } from './shell.js';

/** What an image says of how its containers start (docs.docker.com, "Dockerfile reference"). */
export interface Image {
  readonly environment: Environment;
  /** What ENTRYPOINT and CMD come to, and what stands in scripts that are part of the Dockerfile. */
  readonly commands: readonly Script[];
  /** The line of shell that ENTRYPOINT stands for; in its list form what comes after it is its arguments. */
  readonly entrypoint: Written | undefined;
}

/** Images that people start with nothing but options, and the program that their ENTRYPOINT is. */
const known: readonly (readonly [image: RegExp, program: string])[] = [
  [/^(?:docker\.io\/)?locustio\/locust(?:$|[:@])/, 'locust'],
];

/** The program that a container of the public image `name` starts with its words; undefined where that is not known. */
export function entrypointOf(name: string | undefined): string | undefined {
  return known.find(([image]) => name !== undefined && image.test(name))?.[1];
}

/** A command as a line of shell. */
interface Written extends Script {
  /** It is a list, which other words can follow: a shell's line takes none. */
  readonly isList: boolean;
}

/** What the instructions of one stage have set so far. */
interface Stage {
  readonly name: string | undefined;
  readonly environment: Map<string, string>;
  readonly arguments: Map<string, string>;
  readonly scripts: Script[];
  entrypoint: Written | undefined;
  command: Written | undefined;
  /** The command is that of the stage it starts from, which an ENTRYPOINT of its own makes void. */
  isInherited: boolean;
}

/**
 * The image that the Dockerfile `text` builds: that of the stage called `target`, by default the last one, with what it takes
 * over from the stages it starts from. Of several CMD and of several ENTRYPOINT the last one counts. What is no Dockerfile
 * gives an image that starts nothing.
 */
export function imageIn(text: string, target?: string): Image {
  const dockerfile = DockerfileParser.parse(text);
  const source = { text, dockerfile, lines: new LineIndex(text) };
  const stages: Stage[] = [];
  let stage = stageOn(undefined, undefined);
  for (const one of dockerfile.getInstructions()) {
    if (one instanceof From) {
      const base = stages.find(({ name }) => name !== undefined && name === one.getImage()?.toLowerCase());
      stage = stageOn(one.getBuildStage()?.toLowerCase(), base ?? (stages.length === 0 ? stage : undefined));
      const program = entrypointOf(one.getImage()?.toLowerCase());
      if (program !== undefined)
        stage.entrypoint = { text: program, span: spanOf(one, source), isList: true };
      stages.push(stage);
    } else perform(one, stage, source);
  }
  const wanted = stages.find(({ name }) => name !== undefined && name === target?.toLowerCase());
  return imageOf(wanted ?? stage);
}

/** A Dockerfile with the means to say where in it something stands. */
interface Source {
  readonly text: string;
  readonly dockerfile: Dockerfile;
  readonly lines: LineIndex;
}

function stageOn(name: string | undefined, base: Stage | undefined): Stage {
  return {
    name,
    environment: new Map(base?.environment),
    arguments: new Map(base?.arguments),
    scripts: [...(base?.scripts ?? [])],
    entrypoint: base?.entrypoint,
    command: base?.command,
    isInherited: true,
  };
}

function perform(one: Instruction, stage: Stage, source: Source): void {
  if (one instanceof Env) {
    for (const property of one.getProperties()) {
      const variables = new Map([...stage.arguments, ...stage.environment]);
      const value = interpolated(property.getValue() ?? '', variables);
      if (value === undefined) stage.environment.delete(property.getName());
      else stage.environment.set(property.getName(), value);
    }
    return;
  }
  switch (one.getKeyword()) {
    case 'ARG': {
      const written = /^(\w+)=(["']?)(.*)\2$/s.exec(one.getArgumentsContent() ?? '');
      if (written !== null) stage.arguments.set(written[1]!, written[3]!);
      break;
    }
    case 'CMD':
      stage.command = writtenIn(one, source);
      stage.isInherited = false;
      break;
    case 'ENTRYPOINT':
      stage.entrypoint = writtenIn(one, source);
      if (stage.isInherited) stage.command = undefined;
      break;
    case 'COPY':
      if (one instanceof Copy) for (const script of scriptsIn(one, source)) stage.scripts.push(script);
  }
}

/** The command of a CMD or ENTRYPOINT; comments may stand between its lines, and lines without anything. */
function writtenIn(one: Instruction, source: Source): Written {
  const continuation = source.dockerfile.getEscapeCharacter() === '`' ? /`[ \t]*$/ : /\\[ \t]*$/;
  const lines = (one.getRawArgumentsContent() ?? '').split(/\r?\n/);
  const text = lines
    .filter((line, index) => index === 0 || !/^[ \t]*(?:#|$)/.test(line))
    .map((line) => line.replace(continuation, ' '))
    .join('')
    .trim();
  const list = quotedList(text);
  return { text: list ?? text, span: spanOf(one, source), isList: list !== undefined };
}

/** Where the zero-based position of the Dockerfile's reader is in the text. */
function offsetOf(
  { line, character }: { readonly line: number; readonly character: number },
  lines: LineIndex,
): number {
  return lines.lineStart(line + 1) + character;
}

/** From the keyword to the end of its line. */
function spanOf(one: Instruction, { text, lines }: Source): Span {
  const start = offsetOf(one.getRange().start, lines);
  const line = text.indexOf('\n', start);
  const written = text.slice(start, line < 0 ? text.length : line).trimEnd();
  return { start, end: start + Math.max(1, written.replace(/\\$/, '').length) };
}

/** Shell scripts whose text stands in the Dockerfile (`COPY <<EOF /start.sh`). */
function scriptsIn(copy: Copy, { text, lines }: Source): readonly Script[] {
  return copy.getHeredocs().flatMap((heredoc) => {
    const range = heredoc.getContentRange();
    if (range === null) return [];
    const from = offsetOf(range.start, lines);
    const content = text.slice(from, offsetOf(range.end, lines));
    if (!/^\s*#!.*sh\b/.test(content) && !/\.sh\b/.test(copy.getArgumentsContent() ?? '')) return [];
    return scriptLines(content).map((line) => ({
      ...line,
      span: { start: from + line.span.start, end: from + line.span.end },
    }));
  });
}

/** A list in ENTRYPOINT is followed by the words of CMD (docs.docker.com, "Understand how CMD and ENTRYPOINT interact"). */
function imageOf({ environment, entrypoint, command, scripts }: Stage): Image {
  const together = entrypoint === undefined ? command : withArguments(entrypoint, command);
  const commands = [...(together === undefined ? [] : [together]), ...scripts];
  return { environment, entrypoint, commands: commands.map((one) => ({ ...one, environment })) };
}

/** `entrypoint` as it is started with `command`. */
export function withArguments(entrypoint: Written, command: Written | undefined): Written {
  if (command === undefined || !entrypoint.isList) return entrypoint;
  const words = command.isList ? command.text : quote(['/bin/sh', '-c', command.text]);
  return { ...command, text: `${entrypoint.text} ${words}`, isList: true };
}
