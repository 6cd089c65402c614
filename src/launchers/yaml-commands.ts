import { type Document, isMap, isScalar, isSeq, type Node, type Pair, visit, type YAMLMap } from 'yaml';
import type { Span } from '../text/span.js';
import {
  at,
  deepestMerge,
  isMergeKey,
  pairIn,
  resolved,
  textIn,
  withoutActions,
  yamlDocuments,
} from '../text/yaml.js';
import { entrypointOf, imageIn, withArguments } from './dockerfile.js';
import {
  type Environment,
  environmentFile,
  interpolated,
  noVariables,
  quotedList,
  type Script,
  scriptLines,
} from './shell.js';

/** A file that has been read: the commands in it, the other files that it has started, and whether it could be read. */
export interface Reading {
  readonly scripts: readonly Script[];
  /** Other files of the repository that say more, and what is set in the environment by then. */
  readonly handed?: readonly Handed[];
  /** Set where the file is not what its name says: nothing is known of what stands in it. */
  readonly isBroken?: true;
}

/** A Dockerfile that is built, or a script that is run, from somewhere else. */
export interface Handed {
  /** Its name, as it is written. */
  readonly file: string;
  readonly environment: Environment;
  /** Where variables of that are written. */
  readonly places: ReadonlyMap<string, Span>;
  /** The stage that is built. */
  readonly target?: string;
}

/** The text of the file called `name`, seen from the folder of the one that is read. */
export type TextBeside = (name: string) => string | undefined;

/** How one platform writes down in YAML what it starts. */
interface Dialect {
  /** Keys whose value is a command, a list of its words, or with `lists` a list of commands. */
  readonly commands: ReadonlySet<string>;
  readonly lists?: true;
  /** Keys beside a command, or beside what it stands in, that set the environment. */
  readonly environments: ReadonlySet<string>;
  /** Key of a mapping that everything has to stand in. */
  readonly within?: string;
}

const of = (...keys: readonly string[]): ReadonlySet<string> => new Set(keys);

/** Cloud Foundry (docs.cloudfoundry.org, "App Manifest Attribute Reference"). */
export const cloudFoundry: Dialect = {
  commands: of('command'),
  environments: of('env'),
  within: 'applications',
};

/** App Engine's app.yaml (cloud.google.com, "app.yaml Configuration File"), and DigitalOcean's of the same name. */
export const appEngine: Dialect = {
  commands: of('entrypoint', 'run_command'),
  environments: of('env_variables', 'envs'),
};

/** Render (render.com, "Blueprint YAML Reference"). */
export const render: Dialect = {
  commands: of('startCommand', 'dockerCommand', 'preDeployCommand'),
  environments: of('envVars'),
};

/** Steps of GitHub's workflows and actions (docs.github.com, "Workflow syntax"). */
export const workflows: Dialect = { commands: of('run'), environments: of('env') };

/** Jobs of GitLab (docs.gitlab.com, "CI/CD YAML syntax reference"). */
export const gitlab: Dialect = {
  commands: of('script', 'before_script'),
  lists: true,
  environments: of('variables'),
};

/** Taskfile.yml (taskfile.dev, "Schema Reference"). */
export const taskfile: Dialect = {
  commands: of('cmds', 'cmd'),
  lists: true,
  environments: of('env'),
  within: 'tasks',
};

/** Railway's railway.json, which is YAML as well (docs.railway.com, "Config as Code Reference"). */
export const railway: Dialect = { commands: of('startCommand', 'preDeployCommand'), environments: of() };

/** Upsun and Platform.sh (docs.upsun.com, "Comprehensive overview of the image types": `web`, `workers`). */
export const upsun: Dialect = {
  commands: of('start', 'pre_start', 'post_start'),
  environments: of(),
  within: 'commands',
};

/**
 * Commands of Elastic Beanstalk's .ebextensions (docs.aws.amazon.com, "Customizing software on Linux servers"), of App
 * Runner's apprunner.yaml and of the services of Copilot.
 */
export const amazon: Dialect = { commands: of('command'), environments: of('env', 'variables') };

/** Tasks of Ansible (docs.ansible.com, modules `command` and `shell`). */
export const ansible: Dialect = {
  commands: of('command', 'shell', 'cmd', 'ansible.builtin.command', 'ansible.builtin.shell'),
  environments: of('environment'),
};

/**
 * Steps of CircleCI (circleci.com, "Configuration reference"), of Azure Pipelines (learn.microsoft.com, "YAML schema"), of
 * Bitbucket (support.atlassian.com, "Step options") and of Travis (docs.travis-ci.com, "Job Lifecycle").
 */
export const pipelines: Dialect = {
  commands: of('run', 'command', 'script', 'bash'),
  lists: true,
  environments: of('environment', 'env'),
};

/** What the YAML `text` says in `dialect`: each command with the environment that is set around it. */
export function commandsIn(text: string, dialect: Dialect): Reading {
  return readingOf(text, (document) =>
    entriesOf(document, dialect.commands).flatMap(({ pair, around, keys }) => {
      if (dialect.within !== undefined && !keys.includes(dialect.within)) return [];
      const found = around.toReversed().map((one) => variablesOf(one, dialect.environments, document));
      const script = scriptsOf(resolved(pair.value as Node, document), dialect.lists);
      return script.flatMap((one) => placed(one, lineOf(text, pair), merged(found)));
    }),
  );
}

/** heroku.yml (devcenter.heroku.com, "Building Docker Images with heroku.yml"): a command for each process under `run`. */
export function herokuCommands(text: string): Reading {
  return readingOf(text, (document) => {
    const set = at(document.contents, document, 'setup', 'config');
    const variables = isMap(set) ? variablesIn(set, document) : noSettings;
    const run = at(document.contents, document, 'run');
    if (!isMap(run)) return [];
    return run.items.flatMap((process) => {
      const value = resolved(process.value as Node, document);
      const pair = isMap(value) ? pairIn(value, 'command', document) : process;
      const command = resolved(pair?.value as Node, document);
      return scriptsOf(command, true).flatMap((one) => placed(one, lineOf(text, pair ?? process), variables));
    });
  });
}

/**
 * What the services of a Compose file start, with what their images say beside it (docs.docker.com, "Compose file reference"):
 * the environment comes from the Dockerfile, `env_file`, `environment`, each before the next one.
 */
export function composeCommands(text: string, textOf: TextBeside): Reading {
  const handed: Handed[] = [];
  const variables = environmentFile(textOf('.env') ?? '');
  const filled = (settings: Settings): Settings =>
    new Map(
      [...settings].flatMap(([name, { value, span }]) => {
        const known = interpolated(value, variables);
        return known === undefined ? [] : [[name, { value: known, span }] as const];
      }),
    );
  const { scripts, isBroken } = readingOf(text, (document) =>
    servicesIn(document).flatMap((service) => {
      const { file, target } = dockerfileOf(service, document);
      const dockerfile = file === undefined ? undefined : textOf(file);
      const image = dockerfile === undefined ? undefined : imageIn(dockerfile, target);
      const set = merged([
        ...environmentFilesOf(service, document).map((name) => settingsIn(textOf(name) ?? '', variables)),
        filled(variablesOf(service, of('environment'), document)),
      ]);
      const [command, entrypoint] = ['command', 'entrypoint'].map((key) => {
        const found = pairIn(service, key, document);
        const [written] = found === undefined ? [] : scriptsOf(resolved(found.value as Node, document));
        if (found === undefined || written === undefined) return undefined;
        // `$$` is a dollar sign of the container's shell.
        return { text: written.replaceAll('$$', '$'), span: lineOf(text, found), isList: true };
      });
      const all = merged([unplaced(image?.environment ?? noVariables), set]);
      const program = entrypointOf(textIn(at(service, document, 'image')));
      const builtIn =
        program === undefined || command === undefined ? undefined : { ...command, text: program };
      const first = entrypoint ?? (command === undefined ? undefined : (image?.entrypoint ?? builtIn));
      if (command === undefined && entrypoint === undefined) {
        if (file !== undefined)
          handed.push({ file, ...handedOn(set), ...(target === undefined ? {} : { target }) });
        return [];
      }
      const started = first === undefined ? command! : withArguments(first, command);
      return [placedWords(started.text, (command ?? entrypoint)!.span, all, variables)];
    }),
  );
  return { scripts, handed, ...(isBroken ? { isBroken } : {}) };
}

/** Mappings of a Compose file that can be a service: also what services have from elsewhere by `<<`. */
function servicesIn(document: Document): readonly YAMLMap[] {
  const services: YAMLMap[] = [];
  visit(document, {
    Map(_, map) {
      if (['command', 'entrypoint', 'build'].some((key) => pairIn(map, key, document) !== undefined))
        services.push(map);
    },
  });
  return services;
}

function dockerfileOf(
  service: YAMLMap,
  document: Document,
): { readonly file?: string; readonly target?: string } {
  const build = at(service, document, 'build');
  if (build === undefined) return {};
  const context = textIn(isMap(build) ? at(build, document, 'context') : build) ?? '.';
  const name = (isMap(build) ? textIn(at(build, document, 'dockerfile')) : undefined) ?? 'Dockerfile';
  const target = isMap(build) ? textIn(at(build, document, 'target')) : undefined;
  return {
    file: `${context.replace(/(?<!\/)\/+$/, '')}/${name}`,
    ...(target === undefined ? {} : { target }),
  };
}

function environmentFilesOf(service: YAMLMap, document: Document): readonly string[] {
  const value = at(service, document, 'env_file');
  const items = isSeq(value) ? value.items : [value];
  return items.flatMap((item) => textIn(isMap(item) ? at(item, document, 'path') : (item as Node)) ?? []);
}

/** Variables of a file beside, whose places are not here. */
function settingsIn(text: string, variables: Environment): Settings {
  return unplaced(environmentFile(text, variables));
}

function unplaced(environment: Environment): Settings {
  return new Map([...environment].map(([name, value]) => [name, { value, span: undefined }]));
}

const containerKeys = of('containers', 'initContainers', 'containerDefinitions', 'ContainerDefinitions');

/**
 * What the containers of Kubernetes objects in the YAML `text` run: `command`, followed by `args` (kubernetes.io, "Define
 * a Command and Arguments for a Container"). Of a container without `command` its arguments are taken to be all of it: images
 * start programs by way of a shell or tini. A template that is no YAML before it is rendered gives nothing.
 */
export function kubernetesCommands(text: string, textOf: TextBeside): Reading {
  if (!/^apiVersion:/m.test(text)) return { scripts: [] };
  return containerCommands(text, valuesIn(text, textOf));
}

/** What the values of a chart say that its templates start: the mappings with `command` or `args` (helm.sh, "Values Files"). */
export function chartCommands(text: string): Reading {
  return readingOf(text, (document) => {
    const containers = new Set(
      entriesOf(document, of('command', 'args')).flatMap(({ around: [own] }) => own ?? []),
    );
    return [...containers].flatMap((container) => scriptsIn(container, text, document, noVariables));
  });
}

/** What the values of the chart put into its template `text` (helm.sh, "Values Files"), or what it says there is otherwise. */
function valuesIn(text: string, textOf: TextBeside): Environment {
  const { actions } = withoutActions(text);
  if (actions.size === 0) return noVariables;
  const [values] = yamlDocuments(textOf('../values.yaml') ?? '') ?? [];
  return new Map(
    [...actions].flatMap(([variable, inner]) => {
      const [, path, other] =
        /^\.Values\.([\w.]+)(?:[ \t]*\|[ \t]*default[ \t]+"([^"]*)")?/.exec(inner) ?? [];
      const own = path === undefined || values === undefined ? undefined : path.split('.');
      const found = own === undefined ? undefined : textIn(at(values?.contents, values as Document, ...own));
      const value = found ?? other;
      return value === undefined ? [] : [[variable, value] as const];
    }),
  );
}

/**
 * The same of whatever lists containers: task definitions of ECS have `entryPoint` and `command`
 * (docs.aws.amazon.com, "Amazon ECS task definition parameters").
 */
export function containerCommands(text: string, values = noVariables): Reading {
  return readingOf(text, (document) =>
    entriesOf(document, containerKeys).flatMap(({ pair: { value } }) =>
      isSeq(value)
        ? value.items.flatMap((item) => (isMap(item) ? scriptsIn(item, text, document, values) : []))
        : [],
    ),
  );
}

function scriptsIn(
  container: YAMLMap,
  text: string,
  document: Document,
  values: Environment,
): readonly Script[] {
  const pairs = ['entryPoint', 'EntryPoint', 'command', 'Command', 'args'].flatMap((name) => {
    const pair = pairIn(container, name, document);
    const words = wordsOf(resolved(pair?.value as Node, document));
    return pair === undefined || words === undefined ? [] : [{ pair, words }];
  });
  const [first] = pairs;
  if (first === undefined) return [];
  const set = variablesOf(container, of('env', 'environment', 'Environment'), document);
  const program =
    pairIn(container, 'command', document) === undefined ? imageProgram(container, document) : [];
  const words = [...program, ...pairs.flatMap((one) => one.words)].map((word) =>
    word
      .replace(/\$\((\w+)\)/g, (_, name) => set.get(name)?.value ?? `$${name}`)
      .replace(/\$(__\w+)/g, (variable, name) => values.get(name) ?? variable),
  );
  const line = quotedList(JSON.stringify(words)) ?? '';
  return [placedWords(line, lineOf(text, first.pair), set)];
}

function imageProgram(container: YAMLMap, document: Document): readonly string[] {
  return [entrypointOf(textIn(at(container, document, 'image'))) ?? []].flat();
}

/** Variables that are set, and where. */
type Settings = ReadonlyMap<string, { readonly value: string; readonly span: Span | undefined }>;

const noSettings: Settings = new Map();

function merged(all: readonly Settings[]): Settings {
  return new Map(all.flatMap((one) => [...one]));
}

function handedOn(settings: Settings): Pick<Handed, 'environment' | 'places'> {
  const environment = new Map([...settings].map(([name, { value }]) => [name, value]));
  const places = new Map(
    [...settings].flatMap(([name, { span }]) => (span === undefined ? [] : [[name, span] as const])),
  );
  return { environment, places };
}

/** The lines of `script`, which a shell runs with `settings`, at the place where it is written. */
function placed(script: string, span: Span, settings: Settings): readonly Script[] {
  const { environment, places } = handedOn(settings);
  return scriptLines(script, environment).map((line) => ({ ...line, span, places }));
}

/** A command that no shell takes apart: line breaks in it are between words, or part of them. */
function placedWords(text: string, span: Span, settings: Settings, variables = noVariables): Script {
  const { environment, places } = handedOn(settings);
  return { text, span, environment, variables: new Map([...variables, ...environment]), places };
}

/** What `read` finds in the documents of the YAML `text`; a text that is no YAML is broken. */
function readingOf(text: string, read: (document: Document) => readonly Script[]): Reading {
  const documents = yamlDocuments(withoutActions(text).plain);
  // What nests too deeply for us is nothing that a platform reads either.
  if (documents === undefined) return { scripts: [], isBroken: true };
  const sound = documents.filter(({ errors }) => errors.length === 0);
  const scripts = sound.flatMap((one) => read(one as Document));
  return { scripts, ...(sound.length < documents.length ? { isBroken: true } : {}) };
}

/** One entry of a mapping, and the mappings that it stands in: its own first, with the keys that lead there. */
interface YamlEntry {
  readonly pair: Pair;
  readonly around: readonly YAMLMap[];
  readonly keys: readonly string[];
}

function entriesOf(document: Document, keys: ReadonlySet<string>): readonly YamlEntry[] {
  const entries: YamlEntry[] = [];
  visit(document, {
    Pair(_, pair, path) {
      if (!isScalar(pair.key) || !keys.has(String(pair.key.value))) return;
      const nodes = path.toReversed();
      entries.push({
        pair,
        around: nodes.flatMap((node) => (isMap(node) ? [node] : [])),
        keys: nodes.flatMap((node) => ('key' in node && isScalar(node.key) ? [String(node.key.value)] : [])),
      });
    },
  });
  return entries;
}

/** What the entries of `map` called one of `keys` set. */
function variablesOf(map: YAMLMap, keys: ReadonlySet<string>, document: Document): Settings {
  return merged([...keys].map((key) => variablesIn(at(map, document, key), document)));
}

/** A mapping, a list of `NAME=value`, or a list of mappings with `name` or `key` and `value`. */
function variablesIn(node: Node | undefined, document: Document, depth = 0): Settings {
  const found = new Map<string, { readonly value: string; readonly span: Span }>();
  const set = (name: string, value: string | undefined, range: Node['range']) => {
    if (value === undefined || value.includes('${{')) found.delete(name);
    else found.set(name, { value, span: { start: range?.[0] ?? 0, end: range?.[1] ?? 0 } });
  };
  if (isMap(node)) {
    for (const pair of node.items) {
      const { key } = pair;
      if (!isScalar(key)) continue;
      const value = resolved(pair.value as Node, document);
      if (isMergeKey(key) && depth <= deepestMerge)
        for (const one of isSeq(value) ? value.items : [value])
          for (const [name, setting] of variablesIn(resolved(one as Node, document), document, depth + 1))
            if (!found.has(name)) found.set(name, { ...setting, span: setting.span! });
      if (isMergeKey(key)) continue;
      const end = (pair.value as Node | null)?.range?.[1] ?? key.range?.[1] ?? 0;
      set(String(key.value), textIn(value), [key.range?.[0] ?? 0, end, end]);
    }
  } else if (isSeq(node)) {
    for (const item of node.items) {
      const one = resolved(item as Node, document);
      const [, name, value] = /^(\w+)=(.*)$/s.exec(textIn(one) ?? '') ?? [];
      if (name !== undefined) set(name, value, one?.range);
      if (!isMap(one)) continue;
      const key = textIn(at(one, document, 'name') ?? at(one, document, 'key'));
      if (key !== undefined) set(key, textIn(at(one, document, 'value')), one.range);
    }
  }
  return found;
}

/** A command in YAML: a scalar on one line or on several, a list of its words, or of commands, or what a shell is given. */
function scriptsOf(value: Node | undefined, lists?: true): readonly string[] {
  if (isScalar(value)) return typeof value.value === 'string' ? [quotedList(value.value) ?? value.value] : [];
  if (isMap(value)) return scriptsOf(value.get('shell', true) as Node | undefined);
  const words = wordsOf(value);
  if (words === undefined) return [];
  return lists ? [words.join('\n')] : [quotedList(JSON.stringify(words)) ?? ''];
}

/** The words of a list; what is not a plain word counts as an empty one. */
function wordsOf(value: Node | undefined): readonly string[] | undefined {
  return isSeq(value) ? value.items.map((item) => (isScalar(item) ? String(item.value) : '')) : undefined;
}

/** From the key to the end of the value, or of the line that the key stands on. */
function lineOf(text: string, { key, value }: Pair): Span {
  const [start, , end] = (key as Node | null)?.range ?? [0, 0, 0];
  const [, valueEnd] = (value as Node | null)?.range ?? [0, end];
  const line = text.slice(start, Math.max(start, valueEnd)).search(/\r?\n/);
  return { start, end: line < 0 ? Math.max(start, valueEnd) : start + line };
}
