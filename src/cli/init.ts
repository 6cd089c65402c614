import { existsSync, lstatSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { isSeq } from 'yaml';
import type { ExitCode } from '../check/check.js';
import { findConfigFile } from '../check/snapshot.js';
import { repositoryOf } from '../host/node/git.js';
import { rewriteFile } from '../host/node/rewrite.js';
import { readSourceFile, workingTree } from '../host/node/working-tree.js';
import { type Language, messagesIn, type Problem } from '../messages/index.js';
import type { SetupPart } from '../messages/shell.js';
import type { FilePath } from '../project/snapshot.js';
import { defaultDocsBase, tool } from '../report/input.js';
import { visible } from '../report/visible.js';
import { isTable, parseToml } from '../text/toml.js';
import { yamlDocuments } from '../text/yaml.js';
import { print, refuse } from './terminal.js';

/** What becomes of one part of the setup. Paths are relative to the root of the project. */
type Step =
  | { readonly kind: 'create'; readonly path: FilePath; readonly text: string }
  | { readonly kind: 'change'; readonly path: FilePath; readonly before: string; readonly text: string }
  /** There is something already, or another place for it. */
  | {
      readonly kind: 'leave';
      readonly path: FilePath;
      readonly why: 'present' | 'not-understood' | 'taken';
    }
  /** Somebody has to add `lines` to a file that nobody else can add to. */
  | {
      readonly kind: 'tell';
      readonly path: FilePath;
      readonly what: 'add-job' | 'add-command';
      readonly lines: readonly string[];
    };

const workflowFolder = '.github/workflows' as FilePath;
const workflowPath = `${workflowFolder}/late-patch.yml` as FilePath;
const hooksPath = '.pre-commit-config.yaml' as FilePath;
const settingsPath = '.late-patch.toml' as FilePath;
const pyprojectPath = 'pyproject.toml' as FilePath;

/**
 * `late-patch init`: sets a project up, at the root of its repository, and says what it did. Nothing that is there is replaced:
 * files are made where there are none, and added to where they are understood. `packageFolder` is where dist/ lies.
 */
export async function init(
  language: Language,
  currentFolder: string,
  packageFolder: string,
): Promise<ExitCode> {
  const root = repositoryOf(currentFolder) ?? currentFolder;
  const { setup } = messagesIn(language);
  const commit = releasedCommit(packageFolder);
  const parts: readonly (readonly [SetupPart, Step])[] = [
    ciStep(root, commit),
    ['hook', hookStep(root)],
    ['settings', await settingsStep(root)],
  ];
  const problems: Problem[] = [];
  for (const [part, step] of parts) {
    // As somebody in the current folder finds it.
    const path = relative(currentFolder, join(root, step.path)).split(sep).join('/');
    const what = step.kind === 'leave' ? step.why : step.kind === 'tell' ? step.what : step.kind;
    const error = carryOut(root, step);
    if (error !== undefined) problems.push({ what: 'unwritten-setup', path, error });
    else if (what === 'not-understood') problems.push({ what: 'unread-setup', path });
    else if (what === 'taken') problems.push({ what: 'taken-setup', path, uses: usesLine(commit) });
    else print(`${visible(setup.done(path, what, part))}\n`);
    if (step.kind === 'tell')
      print(step.lines.map((line) => `${line === '' ? '' : `    ${line}`}\n`).join(''));
  }
  if (problems.length > 0) return refuse(problems, language);
  print(`\n${setup.next.map((line) => `${line}\n`).join('')}`);
  return 0;
}

/** The text of a file below `root`, where there is one that is UTF-8. */
function textOf(root: string, path: FilePath): string | undefined {
  const content = readSourceFile(join(root, path));
  return content.kind === 'bytes' ? Buffer.from(content.bytes).toString('utf8') : undefined;
}

/** What runs the check for whoever proposes a change, where the project is built. */
function ciStep(root: string, commit: string | undefined): readonly [SetupPart, Step] {
  const { by, path } = builderOf(root);
  if (by === 'github') return ['workflow', workflowStep(root, commit)];
  const text = textOf(root, path);
  if (text?.includes(tool.name)) return ['job', { kind: 'leave', path, why: 'present' }];
  if (by === 'gitlab') return ['job', gitlabStep(path, text, existsSync(join(root, path)))];
  return ['job', { kind: 'tell', path, what: 'add-command', lines: [`${installing} && ${tool.name} check`] }];
}

/** The files that other services than GitHub build a project by, and the hosts of repositories that they build. */
const builders = [
  { by: 'gitlab', files: ['.gitlab-ci.yml'], host: /(?:^|\.)gitlab\./ },
  { by: 'bitbucket', files: ['bitbucket-pipelines.yml'], host: /^(?:altssh\.)?bitbucket\.org$/ },
  {
    by: 'azure',
    files: ['azure-pipelines.yml', 'azure-pipelines.yaml', '.azure-pipelines.yml'],
    host: /(?:^|\.)(?:dev\.azure|visualstudio)\.com$/,
  },
  { by: 'jenkins', files: ['Jenkinsfile'], host: undefined },
] as const;

/** What builds the project at `root`: GitHub, where nothing speaks for another one. */
function builderOf(root: string): {
  readonly by: (typeof builders)[number]['by'] | 'github';
  readonly path: FilePath;
} {
  if (existsSync(join(root, '.github'))) return { by: 'github', path: workflowPath };
  for (const { by, files } of builders) {
    const path = files.find((name) => existsSync(join(root, name)));
    if (path !== undefined) return { by, path: path as FilePath };
  }
  const origin = originOf(root);
  const hosting = origin === undefined ? undefined : builders.find(({ host }) => host?.test(origin) === true);
  return hosting === undefined
    ? { by: 'github', path: workflowPath }
    : { by: hosting.by, path: hosting.files[0] as FilePath };
}

/** The host of `origin`, as git's configuration at `root` has it: git itself would do more than read it. */
function originOf(root: string): string | undefined {
  const lines = (textOf(root, '.git/config' as FilePath) ?? '').split('\n').map((line) => line.trim());
  const first = lines.indexOf('[remote "origin"]') + 1;
  const end = first === 0 ? first : lines.findIndex((line, at) => at >= first && line.startsWith('['));
  const section = lines.slice(first, end < 0 ? undefined : end);
  const url = section.find((line) => /^url\s*=/.test(line))?.replace(/^url\s*=\s*/, '') ?? '';
  // With a scheme, or as `user@host:path`.
  return /^(?:\w+:\/\/)?(?:[^@/]*@)?([^:/]+)[:/]/.exec(url)?.[1];
}

const installing = `pip install --quiet ${tool.name}==${tool.version}`;

/** The job of examples/recipes/gitlab-ci.yml, in the stage `stage` where it has to be named. */
const gitlabJob = (stage?: string) => [
  `${tool.name}:`,
  ...(stage === undefined ? [] : [`  stage: ${stage}`]),
  '  image: python:3.13-slim',
  '  script:',
  `    - ${installing}`,
  `    - ${tool.name} check --format text --format gitlab --output gl-code-quality-report.json`,
  '  artifacts:',
  '    when: always',
  '    reports:',
  '      codequality: gl-code-quality-report.json',
  '  rules:',
  '    - if: $CI_PIPELINE_SOURCE == "merge_request_event"',
  '    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH # what merge requests are compared with',
];

/** A file with the job, or the job for who has to add it to the file that is there, with `text`. */
function gitlabStep(path: FilePath, text: string | undefined, isThere: boolean): Step {
  if (!isThere) return { kind: 'create', path, text: `${gitlabJob().join('\n')}\n` };
  const [document] = yamlDocuments(text ?? '') ?? [];
  const content: unknown = document?.errors.length === 0 ? document.toJS() : undefined;
  const stages = isTable(content) ? content['stages'] : undefined;
  // A job that names no stage is of this one, which has to be there.
  const isNamed = Array.isArray(stages) && !stages.includes('test') && typeof stages[0] === 'string';
  return { kind: 'tell', path, what: 'add-job', lines: gitlabJob(isNamed ? stages[0] : undefined) };
}

/** The one of README.md, unless some workflow has it. */
function workflowStep(root: string, commit: string | undefined): Step {
  const folder = join(root, workflowFolder);
  const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
  const all = isFolder ? readdirSync(folder).filter((name) => /\.ya?ml$/.test(name)) : [];
  const paths = all.map((name) => `${workflowFolder}/${name}` as FilePath);
  const known = paths.find((path) => textOf(root, path)?.includes(tool.name));
  if (known !== undefined) return { kind: 'leave', path: known, why: 'present' };
  if (isFolder && lstatSync(join(root, workflowPath), { throwIfNoEntry: false }) !== undefined)
    return { kind: 'leave', path: workflowPath, why: 'taken' };
  return { kind: 'create', path: workflowPath, text: workflowWith(commit) };
}

/** The commit that a release was made of, which only its packages have: the commit itself cannot know what it will be called. */
function releasedCommit(packageFolder: string): string | undefined {
  const text = textOf(packageFolder, 'dist/commit' as FilePath)?.trim() ?? '';
  return /^[0-9a-f]{40}$/.test(text) ? text : undefined;
}

/** By the hash where that is known, as linters of workflows want it; releases are immutable, so that the tag is as good. */
const workflowWith = (commit: string | undefined) => `name: late-patch
on: pull_request

permissions: {}

jobs:
  late-patch:
    runs-on: ubuntu-latest
    permissions:
      contents: read # reads the Python files of the pull request
      pull-requests: write # leaves review comments; without it there are annotations and a summary
    steps:
      - ${usesLine(commit)}
`;

const usesLine = (commit: string | undefined) =>
  `uses: late-patch/late-patch@${commit === undefined ? '' : `${commit} # `}v${tool.version}`;

/** The hook of pre-commit, as the last of those that are there. Without a Node of the project's own it brings one. */
function hookStep(root: string): Step {
  const id = existsSync(join(root, 'package.json')) ? 'late-patch' : 'late-patch-python';
  const hook = { repo: tool.homepage, rev: `v${tool.version}`, hooks: [{ id }] };
  const lines = ({ indentation, dash, nested }: Style) => {
    const inside = indentation + ' '.repeat(dash.length);
    return [
      `${indentation}${dash}repo: ${hook.repo}`,
      `${inside}rev: ${hook.rev}`,
      `${inside}hooks:`,
      `${inside}${nested}${dash}id: ${id}`,
    ];
  };
  if (!existsSync(join(root, hooksPath)))
    return {
      kind: 'create',
      path: hooksPath,
      text: ['repos:', ...lines({ indentation: '  ', dash: '- ', nested: '  ' }), ''].join('\n'),
    };
  const before = textOf(root, hooksPath);
  if (before?.includes('late-patch')) return { kind: 'leave', path: hooksPath, why: 'present' };
  const text = before === undefined ? undefined : withHook(before, hook, lines);
  return before === undefined || text === undefined
    ? { kind: 'leave', path: hooksPath, why: 'not-understood' }
    : { kind: 'change', path: hooksPath, before, text };
}

/** How the items of a list are written. */
interface Style {
  readonly indentation: string;
  /** With the blanks behind it. */
  readonly dash: string;
  /** How much further a list in an item is indented than the item. */
  readonly nested: string;
}

/**
 * `text`, a configuration of pre-commit, with `hook` behind the last item of `repos`: as `lines` in the style of the items before,
 * so that nothing else changes, or, where these are written in another way, as the YAML library writes it, which keeps comments.
 * Undefined where the result would not say what it said before, and the hook.
 */
function withHook(
  text: string,
  hook: object,
  lines: (style: Style) => readonly string[],
): string | undefined {
  const [document, ...others] = yamlDocuments(text) ?? [];
  if (document === undefined || others.length > 0 || document.errors.length > 0) return undefined;
  const before: unknown = document.toJS() ?? {};
  if (!isTable(before)) return undefined;
  const repos = before['repos'] ?? [];
  if (!Array.isArray(repos)) return undefined;
  const wanted = JSON.stringify({ ...before, repos: [...repos, hook] });
  const saysIt = (result: string) => {
    const [after] = yamlDocuments(result) ?? [];
    return after?.errors.length === 0 && JSON.stringify(after.toJS()) === wanted;
  };
  const sequence = document.get('repos', true);
  const last = isSeq<{ readonly range?: readonly number[] }>(sequence) ? sequence.items.at(-1) : undefined;
  const [start, end] = last?.range ?? [];
  if (start !== undefined && end !== undefined) {
    const at = text.lastIndexOf('-', start);
    const indentation = text.slice(text.lastIndexOf('\n', at) + 1, at);
    const style = { indentation, dash: text.slice(at, start), nested: indentation === '' ? '' : '  ' };
    const eol = text.includes('\r\n') ? '\r\n' : '\n';
    const content = text.slice(0, end).trimEnd().length;
    const length = content + (/^[^\r\n]*/.exec(text.slice(content))?.[0].length ?? 0);
    const result = `${text.slice(0, length)}${eol}${lines(style).join(eol)}${text.slice(length) || eol}`;
    if (/^[ ]*$/.test(indentation) && saysIt(result)) return result;
  }
  if (sequence === undefined || sequence === null || !isSeq(sequence)) document.set('repos', [hook]);
  else document.addIn(['repos'], document.createNode(hook));
  const result = document.toString({ lineWidth: 0 });
  return saysIt(result) ? result : undefined;
}

/** Settings that say what is so without them, where there are none: a place for those that somebody wants to change. */
async function settingsStep(root: string): Promise<Step> {
  const page = new URL('../configuration.md', `${defaultDocsBase('en')}/`);
  const lines = [`# All settings: ${page}`, 'fail-on = "error"', ''];
  const known = await findConfigFile(workingTree(root));
  if (known !== undefined) {
    const isBroken = known.path === pyprojectPath && tomlIn(known.text) === undefined;
    return { kind: 'leave', path: known.path as FilePath, why: isBroken ? 'not-understood' : 'present' };
  }
  if (!existsSync(join(root, pyprojectPath)))
    return {
      kind: 'create',
      path: settingsPath,
      text: [`#:schema ${tool.homepage}/raw/main/docs/late-patch.schema.json`, ...lines].join('\n'),
    };
  const before = textOf(root, pyprojectPath);
  if (before === undefined) return { kind: 'leave', path: pyprojectPath, why: 'not-understood' };
  const eol = before.includes('\r\n') ? '\r\n' : '\n';
  const gap = before.trim() === '' ? '' : /\n$/.test(before) ? eol : `${eol}${eol}`;
  const text = `${before}${gap}${['[tool.late-patch]', ...lines].join(eol)}`;
  return tomlIn(text) === undefined
    ? { kind: 'leave', path: pyprojectPath, why: 'not-understood' }
    : { kind: 'change', path: pyprojectPath, before, text };
}

function tomlIn(text: string): object | undefined {
  try {
    return parseToml(text);
  } catch {
    return undefined;
  }
}

/** Does `step`; gives what the system says where it cannot be done. A link on the way is not followed: it may lead anywhere. */
function carryOut(root: string, step: Step): string | undefined {
  if (step.kind === 'leave' || step.kind === 'tell') return undefined;
  const { path, text } = step;
  if (step.kind === 'change') {
    const failure = rewriteFile(root, path, step.before, text);
    if (failure === undefined) return undefined;
    return failure.kind === 'system' ? failure.error : failure.kind;
  }
  try {
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder))
      if (lstatSync(join(root, folder), { throwIfNoEntry: false })?.isSymbolicLink() === true)
        return `ELOOP: ${folder}`;
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), text, { flag: 'wx' });
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
