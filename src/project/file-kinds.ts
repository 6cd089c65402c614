import { remembered } from '../text/memoize.js';
import { isNotebook } from './notebook.js';
import { basename, dirname, type FilePath, type Snapshot } from './snapshot.js';

/**
 * What a file is, by its path: Python source, a file without an extension that may be a Python script (its first line
 * decides), a file that says how the program is started or what formats it, or nothing of interest.
 */
export type FileKind = 'python' | 'maybe-script' | 'configuration' | 'other';

const configurationNames: ReadonlySet<string> = new Set([
  'pyproject.toml',
  '.late-patch.toml',
  'setup.cfg',
  'tox.ini',
  'pytest.ini',
  '.pytest.ini',
  'pytest.toml',
  '.pre-commit-config.yaml',
  '.isort.cfg',
  '.flake8',
  '.pep8',
  'ruff.toml',
  '.ruff.toml',
  'Makefile',
  'makefile',
  'GNUmakefile',
  'Dockerfile',
  'Pipfile',
  'package.json',
  'app.json',
  'uwsgi.ini',
  'nixpacks.toml',
  'railway.toml',
  'railway.json',
  'apprunner.yaml',
  '.platform.app.yaml',
  'fly.toml',
  'project.toml',
  'bitbucket-pipelines.yml',
  '.travis.yml',
  'Dockerrun.aws.json',
]);

const configurationPatterns: readonly RegExp[] = [
  /^(?:Docker|Container)file\b/i,
  /\.dockerfile$/i,
  /^Procfile\b/,
  /\.(?:service|container)$/,
  /^(?:docker-|process-)?compose\b.*\.ya?ml$/i,
  // Nomad and Terraform.
  /\.(?:nomad|nomad\.hcl|tf)$/,
  /\.(?:(?:ba|k|z)?sh|bat|cmd|ps1|mk)$/,
  /^\.?justfile$/i,
  /^taskfile(?:\.dist)?\.ya?ml$/i,
  /^circus\b.*\.ini$/,
  /^(?:ecosystem|pm2)\b.*\.(?:[cm]?js|json)$/,
  /^(?:ecs-)?task-?def(?:inition)?\b.*\.json$/i,
  /^azure-pipelines\b.*\.ya?ml$/,
  // What Cloud Run and Kubernetes are given.
  /^(?:service|job|cloud-?run\b.*|deployment|stateful-?set|daemon-?set)\.ya?ml$/i,
  /^(?:heroku|render)\.ya?ml$/,
  // Of what is written for people only this: it says how locust is run.
  /^README(?:\.(?:md|rst|txt))?$/i,
  /^\.gitlab-ci.*\.ya?ml$/,
  /^\.env(?:$|[.-])|\.env$/,
  /^(?=.*\.ini$).*uwsgi/i,
  /^(?=.*\.ini$).*paste/i,
];

const scriptFolders: ReadonlySet<string> = new Set([
  '',
  'bin',
  'sbin',
  'script',
  'scripts',
  'tools',
  'libexec',
  'cmd',
]);

/** The path of what the template at `path` makes (Ansible, Chef, Go): `web.service` of `web.service.j2`; other paths as they are. */
export function madeOfTemplate(path: string): string {
  return path.replace(/(?<=\.[\w-]+)\.(?:j2|jinja2?|tmpl|tpl|erb)$/, '');
}

/** Paths whose kind is kept: more than most repositories have files, which a server asks of at each look. */
const mostPaths = 100_000;

/** The kind of the file at `path` (POSIX, relative to the root). */
export const fileKind: (path: string) => FileKind = remembered(kindOf, mostPaths);

function kindOf(path: string): FileKind {
  const made = madeOfTemplate(path);
  if (made !== path) return kindOf(made) === 'configuration' ? 'configuration' : 'other';
  const name = basename(path);
  if (name.endsWith('.py') || name.endsWith('.pyw') || isNotebook(name)) return 'python';
  if (configurationNames.has(name) || configurationPatterns.some((pattern) => pattern.test(name)))
    return 'configuration';
  const folder = basename(dirname(path));
  if (folder === 'uwsgi' && name.endsWith('.ini')) return 'configuration';
  if (isSupervisorConfig(path) || isUpstartJob(path) || isKubernetesObject(path)) return 'configuration';
  if (isRequirements(path) || isConstraints(path) || isLock(path)) return 'configuration';
  if (isWorkflow(path) || isManifest(path) || isAppYaml(path)) return 'configuration';
  if (isPlatformFile(path) || isCrontab(path) || isCloudTemplate(path) || isPlaybook(path))
    return 'configuration';
  // What runit and s6 start.
  if (name === 'run') return 'maybe-script';
  // Words in capitals (LICENSE, README) are never scripts.
  if (/^[\w-]+$/.test(name) && scriptFolders.has(folder) && /[a-z]/.test(name)) return 'maybe-script';
  return 'other';
}

/** Whether `path` configures supervisord by its name or its folder's: `supervisord.conf`, `supervisor/web.conf`, `conf.d/web.conf`. */
export function isSupervisorConfig(path: string): boolean {
  if (!/\.(?:conf|ini)$/i.test(path)) return false;
  const [name = '', folder = ''] = path.split('/').toReversed();
  if (folder.toLowerCase() === 'conf.d') return true;
  return [name, folder].some((one) => /supervisor/i.test(one));
}

/** Whether `path` is a job of upstart by its folder: `etc/init/web.conf`. */
export function isUpstartJob(path: string): boolean {
  return /(?:^|\/)(?:init|upstart)\/[^/]+\.conf$/i.test(path);
}

/** Whether `path` lists what a program has to have installed: `requirements.txt`, `requirements/base.txt`, `Pipfile`. */
export function isRequirements(path: string): boolean {
  return /(?:^|\/)(?:requirements[\w.-]*\.(?:txt|in)|requirements\/[\w.-]+\.(?:txt|in)|Pipfile)$/.test(path);
}

/** Whether `path` says which versions may be installed, and of what is not installed as well: `constraints.txt`. */
export function isConstraints(path: string): boolean {
  return /(?:^|\/)(?:constraints[\w.-]*|constraints\/[\w.-]+|[\w-]*-constraints)\.txt$/.test(path);
}

/** Whether `path` is a lock file: of Poetry, uv, pdm or Pipenv, or `pylock.toml` (PEP 751). */
export function isLock(path: string): boolean {
  return /(?:^|\/)(?:(?:poetry|uv|pdm|Pipfile)\.lock|pylock(?:\.[\w-]+)?\.toml)$/.test(path);
}

/** Whether `path` is a workflow of GitHub. */
export function isWorkflow(path: string): boolean {
  return /(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$/.test(path);
}

/** Whether `path` may be a manifest of Cloud Foundry by its name: `manifest.yml`, `manifest-production.yml`. */
export function isManifest(path: string): boolean {
  return /(?:^|\/)manifest[\w.-]*\.ya?ml$/i.test(path);
}

/**
 * Whether `path` stands in the folder that a platform looks into: `.ebextensions/web.config` (Elastic Beanstalk),
 * `.upsun/config.yaml`, `.platform/applications.yaml` (Platform.sh), `.circleci/config.yml`.
 */
function isPlatformFile(path: string): boolean {
  return /(?:^|\/)(?:\.ebextensions\/[^/]+\.config|\.(?:upsun|platform|circleci)\/[^/]+\.ya?ml)$/.test(path);
}

/** Whether `path` may describe a service of App Engine by its name: `app.yaml`, `app.staging.yaml`, `worker-app.yaml`. */
export function isAppYaml(path: string): boolean {
  const name = basename(path);
  return /\.ya?ml$/i.test(name) && /(?:^|[_.-])app[_.-]/i.test(name);
}

/** Whether `path` is a table of cron by its name or its folder: `crontab`, `web.cron`, `etc/cron.d/web`. */
export function isCrontab(path: string): boolean {
  return /(?:^|\/)(?:crontab(?:\.txt)?|cron\.d\/[\w-]+|[\w-]+\.cron(?:tab)?)$/i.test(path);
}

/** Whether `path` may be a template of CloudFormation or SAM by its name or its folder. */
export function isCloudTemplate(path: string): boolean {
  if (/(?:^|\/)(?:template\.(?:ya?ml|json)|[\w.-]+\.template)$/i.test(path)) return true;
  return /\.(?:ya?ml|json)$/i.test(path) && /(?:^|\/)(?:cloudformation|cfn)\//i.test(path);
}

/** Whether `path` holds tasks of Ansible by its folder or its name: `roles/web/tasks/main.yml`, `playbook.yml`. */
export function isPlaybook(path: string): boolean {
  return /(?:^|\/)(?:(?:tasks|handlers|playbooks)\/[\w.-]+|playbook[\w.-]*)\.ya?ml$/i.test(path);
}

/** Whether `path` is YAML in a folder that says it is about Kubernetes, or deployments: others have too many to read. */
function isKubernetesObject(path: string): boolean {
  const isBelow = /(?:^|\/)(?:k8s|kubernetes|kube|deploy|deployments?|manifests?|helm|charts?)\//i;
  return /\.ya?ml$/i.test(path) && isBelow.test(path);
}

/** Whether a text starts with `#!` and a Python interpreter, also by way of `env` (`#!/usr/bin/env -S python3 -u`). */
export function hasPythonShebang(text: string): boolean {
  const [line] = text.slice(0, 256).split(/[\r\n]/, 1);
  return /^#!.*\b(?:python|pypy)[\d.]*w?(?:\s|$)/.test(line ?? '');
}

/** Whether a text starts with `#!` and a shell. */
export function hasShellShebang(text: string): boolean {
  return /^#![^\r\n]*\b(?:ba|da|k|z)?sh\b/.test(text.slice(0, 256));
}

/** Whether the file at `path` with contents `text` is Python source: by its name, or a script by its first line. */
export function isPythonSource(path: string, text: string): boolean {
  const kind = fileKind(path);
  return kind === 'python' || (kind === 'maybe-script' && hasPythonShebang(text));
}

/** Whether the file at `path` of `snapshot` with contents `text` is Python source, also because somebody said so. */
export function isPythonIn({ scripts }: Pick<Snapshot, 'scripts'>, path: string, text: string): boolean {
  return isPythonSource(path, text) || scripts?.has(path as FilePath) === true;
}

/**
 * Whether a file that somebody names is a Python script, in whatever folder: by its first line, or because nothing says
 * that it is something else (no extension but that of mod_wsgi, no other interpreter, and no LICENSE).
 */
export function isNamedScript(path: string, text: string): boolean {
  if (hasPythonShebang(text)) return true;
  return !text.startsWith('#!') && /^[^.]+(?:\.wsgi)?$/.test(basename(path)) && /[a-z]/.test(basename(path));
}

const testFolder = /(?:^|[/_-])(?:tests?|testing|unittests?|testsuite|testcases)(?=[/_-]|$)/i;
const testName = /(?:^|\/)(?:_?test_[^/]*|[^/]*_tests?|conftest|tests?)\.py$/i;
const camelCaseTest = /(?:^|\/)(?:Test[A-Z][^/]*|[^/]*[a-z0-9]Tests?)\.py$/;

/** Whether `path` is a test: pytest and unittest load it, and what runs before it is not in the repository. */
export function isTestFile(path: FilePath): boolean {
  return testFolder.test(dirname(path)) || isNamedAsTest(path);
}

/** Whether pytest and unittest find `path` by its name: other files in a folder of tests are of any kind. */
export function isNamedAsTest(path: FilePath): boolean {
  return testName.test(path) || camelCaseTest.test(path);
}
