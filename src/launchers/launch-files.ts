import {
  fileKind,
  hasShellShebang,
  isAppYaml,
  isCloudTemplate,
  isCrontab,
  isManifest,
  isPlaybook,
  isSupervisorConfig,
  isUpstartJob,
  isWorkflow,
  madeOfTemplate,
} from '../project/file-kinds.js';
import { basename } from '../project/snapshot.js';
import { imageIn } from './dockerfile.js';
import type { WrittenCommand } from './launcher.js';
import { mayStart, pythonCommands } from './python-commands.js';
import {
  commandsOfLine,
  type Environment,
  environmentFile,
  filledIn,
  logicalLines,
  noVariables,
  quotedList,
  type Script,
  scriptLines,
  standsFor,
  withPositional,
} from './shell.js';
import {
  amazon,
  ansible,
  appEngine,
  chartCommands,
  cloudFoundry,
  commandsIn as commandsInYaml,
  composeCommands,
  containerCommands,
  gitlab,
  type Handed,
  herokuCommands,
  kubernetesCommands,
  pipelines,
  type Reading,
  railway,
  render,
  type TextBeside,
  taskfile,
  upsun,
  workflows,
} from './yaml-commands.js';

/** What is looked for in a file: reading shell and YAML takes long, and most files have none of it. */
export interface Wanted {
  /** Whether a stretch of text can hold a command that is looked for. */
  readonly isIn: (script: string) => boolean;
}

/** What is known about a file beside its text. */
export interface Surroundings {
  /** The text of the file called `name`, seen from the folder of the one that is read. */
  readonly textOf: TextBeside;
  /** What is set in the environment of whoever reads it. */
  readonly environment: Environment;
  /** The stage of a Dockerfile that is built. */
  readonly target: string | undefined;
}

const alone: Surroundings = { textOf: () => undefined, environment: noVariables, target: undefined };

/** The commands in a file, and what else is to be read because of them. */
export interface CommandsRead {
  readonly commands: readonly WrittenCommand[];
  readonly handed: readonly Handed[];
  /** The file has something that is wanted, and cannot be read. */
  readonly isBroken: boolean;
}

/** A kind of file with commands in it, and where in it they stand. */
interface LaunchFile {
  readonly is: (path: string) => boolean;
  readonly read: (text: string, around: Surroundings) => Reading;
}

/** A kind of file that is known by its name alone. */
function named(name: RegExp, read: LaunchFile['read']): LaunchFile {
  return { is: (path) => name.test(basename(path)), read };
}

/** A kind of file in which commands are looked for as text. */
function lined(name: RegExp, scripts: (text: string) => readonly Script[]): LaunchFile {
  return named(name, (text) => ({ scripts: scripts(text) }));
}

/** Every kind of file that can say what a program is started with; the first one that a path fits is it. */
const launchFiles: readonly LaunchFile[] = [
  // foreman and honcho start its processes with what stands in .env beside it.
  named(/^Procfile\b/, (text, { textOf }) => {
    const environment = environmentFile(textOf('.env') ?? '');
    const scripts = logicalLines(text, /^[\w-]+:[ \t]*(.+)$/gm);
    return { scripts: scripts.map((script) => ({ ...script, environment })) };
  }),
  named(/dockerfile|^Containerfile/i, (text, { target, environment }) => {
    const own = imageIn(text, target).commands;
    return { scripts: own.map((one) => ({ ...one, environment: joined(one.environment, environment) })) };
  }),
  named(/^(?=.*\.ya?ml$).*compose/i, (text, { textOf }) => composeCommands(text, textOf)),
  { is: isWorkflow, read: (text) => commandsInYaml(text, workflows) },
  named(/^\.gitlab-ci.*\.ya?ml$/, (text) => commandsInYaml(text, gitlab)),
  named(/^heroku\.ya?ml$/, (text) => herokuCommands(text)),
  named(/^render\.ya?ml$/, (text) => commandsInYaml(text, render)),
  {
    is: isManifest,
    read: (text, { textOf }) =>
      /^applications:/m.test(text)
        ? commandsInYaml(text, cloudFoundry)
        : /^type:.*\b(?:Service|Job)\b/m.test(text)
          ? commandsInYaml(text, amazon)
          : kubernetesCommands(text, textOf),
  },
  // Before other YAML that has `app` in its name.
  {
    is: (path) => /(?:^|\/)(?:\.platform\.app|\.(?:upsun|platform)\/[^/]+)\.ya?ml$/.test(path),
    read: (text) => commandsInYaml(text, upsun),
  },
  {
    is: (path) => /(?:^|\/)(?:\.ebextensions\/[^/]+\.config|apprunner\.yaml)$/.test(path),
    read: (text) => commandsInYaml(text, amazon),
  },
  {
    is: (path) =>
      /(?:^|\/)(?:\.circleci\/[^/]+|azure-pipelines\b[^/]*|bitbucket-pipelines|\.travis)\.ya?ml$/.test(path),
    read: (text) => commandsInYaml(text, pipelines),
  },
  named(/^railway\.json$/, (text) => commandsInYaml(text, railway)),
  named(/^(?:(?:ecs-)?task-?def(?:inition)?\b.*|Dockerrun\.aws)\.json$/i, (text) => containerCommands(text)),
  {
    is: isAppYaml,
    read: (text, { textOf }) =>
      /^apiVersion:/m.test(text) ? kubernetesCommands(text, textOf) : commandsInYaml(text, appEngine),
  },
  named(/^taskfile\b.*\.ya?ml$/i, (text) => commandsInYaml(text, taskfile)),
  named(/^values\b.*\.ya?ml$/, (text) => chartCommands(text)),
  {
    is: isCloudTemplate,
    read: (text) => (/\bResources\b/.test(text) ? containerCommands(text) : { scripts: [] }),
  },
  { is: isPlaybook, read: (text) => commandsInYaml(text, ansible) },
  named(/\.ya?ml$/, (text, { textOf }) => kubernetesCommands(text, textOf)),
  named(/\.(?:ba|k|z)?sh$/, (text, { environment }) => ({ scripts: scriptLines(text, environment) })),
  {
    is: (path) => fileKind(path) === 'maybe-script',
    read: (text, { environment }) => ({
      scripts: hasShellShebang(text)
        ? scriptLines(text, environment)
        : mayStart(text)
          ? pythonCommands(text)
          : [],
    }),
  },
  { is: isUpstartJob, read: (text) => ({ scripts: upstartCommands(text) }) },
  lined(/\.(?:bat|cmd|ps1)$/, (text) => logicalLines(batchAsShell(text), /^(.*)$/gm)),
  lined(/^(?:nixpacks|railway|fly|project)\.toml$/, tomlCommands),
  lined(/\.(?:nomad|hcl|tf)$/, hclCommands),
  { is: isCrontab, read: (text) => ({ scripts: cronCommands(text) }) },
  lined(/^(?:pyproject\.toml|Pipfile)$/, taskCommands),
  lined(/^(?:package|app)\.json$/, jsonScripts),
  lined(/^circus\b.*\.ini$/, circusCommands),
  lined(/^(?:ecosystem|pm2)\b.*\.(?:[cm]?js|json)$/, pm2Commands),
  named(/\.(?:service|container)$/, (text, { textOf }) => ({ scripts: unitCommands(text, textOf) })),
  { is: isSupervisorConfig, read: (text) => ({ scripts: supervisorCommands(text) }) },
  lined(/^(?:GNU)?[Mm]akefile$|\.mk$/, makeCommands),
  lined(/^\.?justfile$/i, justCommands),
  lined(/^tox\.ini$/, (text) => testCommands(text)),
  // Whoever asks for the commands of a module has seen that it starts some.
  lined(/\.py$/, pythonCommands),
  lined(/^README\b/i, (text) => logicalLines(text, /(?:^[ \t>]*(?:[$#%][ \t]+)?|`)(locust[ \t][^`\n]*)/gm)),
];

/** The recipes of a Makefile, with what its variables stand for (GNU make manual, "How to Use Variables"). */
function makeCommands(text: string): readonly Script[] {
  const asShell = (written: string) =>
    written.replace(/\$\$|\$\((\w+)\)/g, (_, name) => (name === undefined ? '$' : `\${${name}}`));
  const variables = new Map<string, string>();
  const definition = /^(?:export[ \t]+)?(\w+)[ \t]*([:?+]{0,3})=(.*)/;
  for (const { text: line } of logicalLines(text, /^([^\t#\n].*)$/gm)) {
    const [, name, how = '', value = ''] = definition.exec(line) ?? [];
    if (name === undefined || (how === '?' && variables.has(name))) continue;
    const own = filledIn(asShell(withoutComments(value).trim()), variables);
    variables.set(name, how === '+' ? [variables.get(name) ?? [], own].flat().join(' ') : own);
  }
  return logicalLines(text, /^\t[@-]*(.*)$/gm).map((line) => ({
    ...line,
    text: asShell(line.text),
    variables,
  }));
}

/** The recipes of a justfile, with what its variables stand for (just.systems, "Variables and Substitution"). */
function justCommands(text: string): readonly Script[] {
  const variables = new Map<string, string>();
  for (const [, name, , value] of text.matchAll(/^(?:export[ \t]+)?([\w-]+)[ \t]*:=[ \t]*(["'])(.*)\2/gm))
    variables.set(name!.replaceAll('-', '_'), value!);
  return logicalLines(text, /^[ \t]+[@-]*(.*)$/gm).map((line) => ({
    ...line,
    text: line.text.replace(/\{\{[ \t]*([\w-]+)[ \t]*\}\}/g, (_, name) => `\${${name.replaceAll('-', '_')}}`),
    variables,
  }));
}

/** A heading of a table in TOML, and a string in it: commands in JSON or with escapes are not written by hand. */
const tomlHeading = /^\[+([\w.-]+)\]+/gm;
const tomlString = /"([^"\n]*)"|'([^'\n]*)'/g;

/**
 * The commands of the tasks in pyproject.toml or a Pipfile (poe, pdm, Hatch, Rye, taskipy, pixi, Pipenv): every string in their
 * tables, but for those that tell of them or name a function.
 */
function taskCommands(text: string): readonly Script[] {
  const headings = [...text.matchAll(tomlHeading)];
  return headings.flatMap(({ 0: heading, 1: name, index }, at) => {
    const isTasks = /^scripts$|^tool\..*\b(?:scripts|tasks)\b/.test(name!);
    if (!isTasks) return [];
    const from = index + heading.length;
    const table = text.slice(from, headings[at + 1]?.index ?? text.length);
    return [...table.matchAll(tomlString)].flatMap(({ 0: written, 1: basic, 2: plain, index: start }) => {
      if (/\b(?:help|description|call)[ \t]*=[ \t]*$/.test(table.slice(Math.max(0, start - 40), start)))
        return [];
      const span = { start: from + start, end: from + start + written.length };
      return { text: plain ?? basic!, span };
    });
  });
}

/** The `scripts` of package.json, and of Heroku's app.json. */
function jsonScripts(text: string): readonly Script[] {
  const scripts = /"scripts"[ \t\r\n]*:[ \t\r\n]*\{([^{}]*)\}/.exec(text);
  if (scripts === null) return [];
  const from = scripts.index + scripts[0].length - 1 - scripts[1]!.length;
  return [...scripts[1]!.matchAll(/:[ \t\r\n]*"((?:[^"\\]|\\.)*)"/g)].map(
    ({ 0: written, 1: value, index }) => ({
      text: value!.replace(/\\(.)/g, '$1'),
      span: { start: from + index, end: from + index + written.length },
    }),
  );
}

/**
 * What the applications in a configuration of pm2 start (pm2.keymetrics.io, "Configuration File"): `script`, run by the
 * `interpreter`, or by that of its extension, with `args`. The file is JavaScript: only what is written out is read.
 */
function pm2Commands(text: string): readonly Script[] {
  const strings = (value: string) => [...value.matchAll(/(["'`])(.*?)\1/g)].map((match) => match[2]!);
  const scripts = text.matchAll(/(?<![\w$.])(["']?)script\1[ \t]*:[ \t]*(["'`])(.+?)\2/g);
  return [...scripts].map(({ 0: written, 3: script = '', index }) => {
    const object = aroundIn(text, index);
    const propertyOf = (key: string) =>
      new RegExp(`(?<![\\w$.])(["']?)${key}\\1\\s*:\\s*(\\[[^\\]]*\\]|(["'\`]).*?\\3|\\{[^{}]*\\})`).exec(
        object,
      )?.[2] ?? '';
    const listed = (key: string) => strings(propertyOf(key)).join(' ');
    const own =
      listed('interpreter') || listed('exec_interpreter') || (script.endsWith('.py') ? 'python' : 'none');
    const set = /^\{/.test(propertyOf('env')) ? propertyOf('env') : '';
    const pairs = [...set.matchAll(/(["']?)(\w+)\1\s*:\s*(["'`])(.*?)\3/g)];
    return {
      text: [own === 'none' ? '' : `${own} ${listed('interpreter_args')}`, script, listed('args')]
        .join(' ')
        .trim(),
      span: { start: index, end: index + written.length },
      environment: new Map(pairs.map((pair) => [pair[2]!, pair[4]!])),
    };
  });
}

/** Characters to each side in which the braces of an application are looked for. */
const longestObject = 4000;

/** The object of JavaScript in braces around the offset `at`, as far as braces in `text` say. */
function aroundIn(text: string, at: number): string {
  let depth = 0;
  let start = at;
  while (start > Math.max(0, at - longestObject) && depth >= 0) {
    start -= 1;
    if (text[start] === '}') depth += 1;
    else if (text[start] === '{') depth -= 1;
  }
  let end = at;
  for (depth = 0; end < Math.min(text.length, at + longestObject) && depth >= 0; end += 1) {
    if (text[end] === '{') depth += 1;
    else if (text[end] === '}') depth -= 1;
  }
  return text.slice(start, end);
}

/** What the watchers of circus start: `cmd`, with its `args` (circus.readthedocs.io, "Configuration"). */
function circusCommands(text: string): readonly Script[] {
  return sectionsOf(text).flatMap(({ start, section }) => {
    const args = indentedLines(section, /^args[ \t]*=[ \t]*(.+)$/gm)[0]?.text ?? '';
    return indentedLines(section, /^cmd[ \t]*=[ \t]*(.+)$/gm).map(({ text: cmd, span }) => ({
      text: `${cmd} ${args}`.replace(/\$\(circus\.env\.(\w+)\)/g, '$${$1}'),
      span: { start: start + span.start, end: start + span.end },
    }));
  });
}

/** A shell script that a command runs: the first word that is a file, after what shells are called by. */
const shellScript = /^[\w./-]*\.sh$/;

/**
 * The commands in the file at `path`, as far as they are plain and stand in a stretch of text that is `wanted`, with what is
 * set in their environment; none where it is of no kind that holds commands.
 */
export function commandsIn(
  path: string,
  text: string,
  wanted: Wanted,
  around: Surroundings = alone,
): CommandsRead {
  const made = madeOfTemplate(path);
  const kind = launchFiles.find((one) => one.is(made));
  const isScript = (script: string) => /\.sh\b/.test(script);
  const mayHold =
    kind !== undefined && (wanted.isIn(text) || isScript(text) || /compose/i.test(basename(path)));
  const { scripts, handed = [], isBroken = false } = mayHold ? kind.read(text, around) : { scripts: [] };
  const commands: WrittenCommand[] = [];
  const runs: Handed[] = [];
  for (const {
    text: line,
    span,
    environment = around.environment,
    variables,
    places = noPlaces,
  } of scripts) {
    const isAsked = wanted.isIn(line) || isScript(line);
    if (!isAsked && !standsFor(line, variables ?? environment, wanted.isIn)) continue;
    for (const words of commandsOfLine(line, variables ?? environment)) {
      commands.push({ words, span, environment, places });
      const at = words.slice(0, 4).findIndex((word) => shellScript.test(word));
      if (at < 0) continue;
      const rest = words.slice(at + 1);
      // A program among them is found where it stands; the rest is for the one that the script names.
      const given = wanted.isIn(rest.join(' ')) ? environment : withPositional(environment, rest);
      if (given.size > 0) runs.push({ file: words[at]!, environment: given, places });
    }
  }
  return { commands, handed: [...handed, ...runs], isBroken: isBroken && wanted.isIn(withoutComments(text)) };
}

const noPlaces: ReadonlyMap<string, Script['span']> = new Map();

function joined(...all: readonly (Environment | undefined)[]): Environment {
  return new Map(all.flatMap((one) => [...(one ?? [])]));
}

function withoutComments(text: string): string {
  return text.replace(/(?:^|[ \t])#.*$/gm, '');
}

/** Carets continue lines of a batch file, backticks those of PowerShell, and backslashes stand in its paths. */
function batchAsShell(text: string): string {
  return text.replaceAll('\\', '/').replace(/[\^`](?=\r?$)/gm, '\\');
}

/** `env NAME=value` of a job of upstart is for all that it runs. */
function upstartCommands(text: string): readonly Script[] {
  const set = [...text.matchAll(/^env[ \t]+(\w+=.*)$/gm)].map((match) => match[1]!).join('\n');
  const environment = environmentFile(set);
  return scriptLines(text.replace(/^env[ \t].*$/gm, ''), environment);
}

/**
 * What tasks and containers in HCL start: `command`, and `args` of the same block (developer.hashicorp.com, Nomad "Task
 * Driver" and Terraform `jsonencode`); of a container in a list, `command` is all of it.
 */
function hclCommands(text: string): readonly Script[] {
  const strings = (written = '') => [...written.matchAll(/"([^"\n]*)"/g)].map((match) => match[1]!);
  // A list of words has no list in it: the search for its end is over where another one begins.
  const commands = text.matchAll(/(?<![\w.-])"?command"?\s*[=:]\s*("[^"\n]*"|\[[^\][]*\])/g);
  return [...commands].map(({ 0: written, 1: command, index }) => {
    const args = /(?<![\w.-])"?args"?\s*[=:]\s*("[^"\n]*"|\[[^\][]*\])/.exec(aroundIn(text, index))?.[1];
    const words = [...strings(command), ...strings(args)];
    return {
      text: words.length === 1 ? words[0]! : (quotedList(JSON.stringify(words)) ?? ''),
      span: { start: index, end: index + written.search(/\r?\n|$/) },
    };
  });
}

/** The commands of a crontab (crontab(5)): after five fields or `@reboot`, with the user before them in that of a system. */
function cronCommands(text: string): readonly Script[] {
  const set = [...text.matchAll(/^[ \t]*(\w+[ \t]*=.*)$/gm)].map((match) => match[1]!).join('\n');
  const environment = environmentFile(set);
  const lines = logicalLines(text, /^[ \t]*(?:@\w+|[\d*,/~-]+(?:[ \t]+[\w*,/~-]+){4})[ \t]+(.+)$/gm);
  return lines.map((line) => ({ ...line, environment }));
}

/** Strings in TOML: those of nixpacks, railway, fly and buildpacks that are no commands do no harm. */
function tomlCommands(text: string): readonly Script[] {
  const section = /^\[(?:env|variables)\][ \t]*\r?\n((?:(?!\[).*\r?\n?)*)/m.exec(text)?.[1] ?? '';
  const environment = environmentFile(section);
  const scripts = logicalLines(text, /^[ \t]*[\w.-]+[ \t]*=[ \t]*(["'].+["'])[ \t]*$/gm);
  return scripts.map((script) => ({ ...script, text: unquoted(script.text), environment }));
}

/** `"gunicorn app:app"` without its quotes, and a list as the line that it stands for. */
function unquoted(text: string): string {
  return quotedList(text) ?? text.replace(/^(["'])(.*)\1$/, '$2');
}

const assignment = /"(\w+)=([^"]*)"|'(\w+)=([^']*)'|(?<!\S)(\w+)=(?:"([^"]*)"|'([^']*)'|(\S*))/g;

/** What a unit of systemd starts, or of Podman (podman-systemd.unit, "Exec="), with its Environment= and EnvironmentFile= (systemd.exec, "Environment"). */
function unitCommands(text: string, textOf: TextBeside): readonly Script[] {
  const environment = new Map<string, string>();
  const places = new Map<string, Script['span']>();
  for (const { text: written, span } of logicalLines(text, /^EnvironmentFile[ \t]*=[ \t]*-?(.+)$/gm))
    for (const [name, value] of environmentFile(textOf(written) ?? '')) {
      environment.set(name, value);
      places.set(name, span);
    }
  for (const { text: written, span } of logicalLines(text, /^Environment[ \t]*=[ \t]*(.+)$/gm))
    for (const found of written.matchAll(assignment)) {
      const [name, value] = found.slice(1).filter((part) => part !== undefined);
      environment.set(name!, value!);
      places.set(name!, span);
    }
  const scripts = logicalLines(text, /^Exec(?:Start)?[ \t]*=[ \t]*[@:+!|-]*(.+)$/gm);
  return scripts.map((script) => ({ ...script, environment, places }));
}

/** `%(ENV_HOME)s` is what a shell has as `$ENV_HOME`; `environment=A="b",C="d"` is for all of a section. */
function supervisorCommands(text: string): readonly Script[] {
  return sectionsOf(text).flatMap(({ start, section }) => {
    const set = indentedLines(section, /^environment[ \t]*=[ \t]*(.+)$/gm)[0]?.text ?? '';
    const pairs = [...set.matchAll(/(?<!\w)(\w+)=(?:"([^"]*)"|'([^']*)'|([^,"']*))/g)];
    const environment = new Map(pairs.map(([, name, a, b, c]) => [name!, a ?? b ?? c ?? '']));
    return indentedLines(section, /^command[ \t]*=[ \t]*(.+)$/gm).map(({ text: command, span }) => ({
      text: command.replace(/%\((\w+)\)[a-z]/g, '$${$1}'),
      span: { start: start + span.start, end: start + span.end },
      environment,
    }));
  });
}

/** What `commands` of the environments of tox are, which go on on indented lines. */
function testCommands(text: string): readonly Script[] {
  return [...text.matchAll(/^commands[\w_-]*[ \t]*=(.*(?:\r?\n[ \t]+.*)*)/gm)].flatMap(
    ({ 1: block, index, 0: whole }) => {
      const from = index + whole.length - block!.length;
      return logicalLines(block!, /^[ \t]*(.+)$/gm).map(({ text: line, span }) => ({
        text: line.replace(/\{posargs[^{}]*\}|\{\[?[\w:.\]-]*\}/g, ''),
        span: { start: from + span.start, end: from + span.end },
      }));
    },
  );
}

/** The sections of an INI file, each from its heading on; what stands before the first one is one, too. */
function sectionsOf(text: string): readonly { readonly start: number; readonly section: string }[] {
  const starts = [0, ...[...text.matchAll(/^\[.*\]/gm)].map(({ index }) => index)];
  return starts.map((start, index) => ({
    start,
    section: text.slice(start, starts[index + 1] ?? text.length),
  }));
}

/** Lines that go on where the next one is indented (configparser); comments are indented lines of their own. */
function indentedLines(text: string, pattern: RegExp): readonly Script[] {
  return logicalLines(
    text.replace(/\r?\n(?=[ \t]+[^\s#;])/g, (end) => ' '.repeat(end.length)),
    pattern,
  );
}
