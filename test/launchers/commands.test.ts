import { describe, expect, test } from '@jest/globals';
import { declarationReader } from '../../src/launchers/declared.js';
import { builtInLaunchers } from '../../src/launchers/index.js';
import { toFilePath } from '../../src/project/snapshot.js';

const launchesIn = declarationReader(builtInLaunchers).declaredIn;

const gevent = { by: 'gunicorn', start: { options: { workerClass: 'gevent' } }, target: { module: 'app' } };

/** How one and the same command, `gunicorn -k gevent app:app`, is written in files of each kind. */
const written: readonly (readonly [what: string, path: string, text: string])[] = [
  ['a Procfile', 'Procfile', 'web: gunicorn -k gevent app:app\n'],
  ['the output of a command in an option', 'run.sh', 'gunicorn -w $(nproc) -k gevent app:app\n'],
  ['arithmetic', 'run.sh', 'gunicorn -w $((2 * $(nproc) + 1)) -k gevent app:app\n'],
  ['backquotes', 'run.sh', 'gunicorn -n `hostname -s` -k gevent app:app\n'],
  ['a program that is looked for', 'run.sh', 'exec python $(which gunicorn) -k gevent app:app\n'],
  ['su', 'run.sh', 'su - app -c "gunicorn -k gevent app:app"\n'],
  ['another machine', 'run.sh', `ssh app@host 'cd /srv && gunicorn -k gevent app:app'\n`],
  ['a terminal of its own', 'run.sh', `tmux new -d 'gunicorn -k gevent app:app'\n`],
  ['a variable of the same line', 'run.sh', 'K=gevent; A="-k $K"; gunicorn $A app:app\n'],
  [
    'an exported variable of the same line',
    'Dockerfile',
    'CMD ["sh", "-c", "export GUNICORN_CMD_ARGS=\'-k gevent\' && exec gunicorn app:app"]\n',
  ],
  [
    'an evaluated variable behind an exported one',
    'run.sh',
    'CMD="gunicorn -k gevent app:app"\nexport A=1; eval "$CMD"\n',
  ],
  ['words that are set', 'run.sh', 'set -- -k gevent\nexec gunicorn "$@" app:app\n'],
  ['a Containerfile', 'Containerfile', 'FROM python\nCMD gunicorn -k gevent app:app\n'],
  ['a program of supervisord', 'etc/conf.d/web.conf', '[program:web]\ncommand=gunicorn -k gevent app:app\n'],
  ['a crontab', 'crontab', 'PATH=/bin\n# m h\n@reboot cd /srv && gunicorn -k gevent app:app\n'],
  ['a table of cron with users', 'etc/cron.d/web', '*/5 0-23 * * 1,2 app gunicorn -k gevent app:app\n'],
  [
    'a job of Nomad',
    'web.nomad',
    'task "web" {\n  config {\n    command = "gunicorn"\n    args    = ["-k", "gevent", "app:app"]\n  }\n}\n',
  ],
  [
    'a container of Terraform',
    'main.tf',
    'container_definitions = jsonencode([{\n  name = "web"\n  command = ["gunicorn", "-k", "gevent", "app:app"]\n}])\n',
  ],
  [
    'CloudFormation',
    'template.yaml',
    'Resources:\n  Task:\n    Properties:\n      ContainerDefinitions:\n        - Command: [gunicorn, -k, gevent, "app:app"]\n',
  ],
  [
    'Elastic Beanstalk for Docker',
    'Dockerrun.aws.json',
    '{"containerDefinitions": [{"command": ["gunicorn", "-k", "gevent", "app:app"]}]}',
  ],
  ['tasks of Ansible', 'roles/web/tasks/main.yml', '- name: run\n  shell: gunicorn -k gevent app:app\n'],
  [
    'a pipeline of Bitbucket',
    'bitbucket-pipelines.yml',
    'pipelines:\n  default:\n    - step:\n        script:\n          - gunicorn -k gevent app:app\n',
  ],
  [
    'process-compose',
    'process-compose.yaml',
    'processes:\n  web:\n    command: gunicorn -k gevent app:app\n',
  ],
  ['a buildpack', 'project.toml', '[[processes]]\ntype = "web"\ncommand = "gunicorn -k gevent app:app"\n'],
  [
    'values of a chart',
    'chart/values.yaml',
    'web:\n  command: [gunicorn]\n  args: [-k, gevent, "app:app"]\n',
  ],
  [
    'a template of a chart',
    'chart/templates/web.yaml',
    '{{- if .Values.web }}\napiVersion: apps/v1\nmetadata:\n  name: {{ include "x.name" . }}\n  labels:\n    {{- include "x.labels" . | nindent 4 }}\nspec:\n  containers:\n    - image: "{{ .Values.image }}:{{ .Values.tag | default .Chart.AppVersion }}"\n      command: [gunicorn, -k, {{ .Values.worker | default "gevent" | quote }}, "app:app"]\n{{- end }}\n',
  ],
  ['a Procfile for development', 'Procfile.dev', 'web: gunicorn -k gevent app:app\n'],
  [
    'a shell script that hands it to a shell',
    'run.sh',
    `exec bash -lc "cd /srv && gunicorn -k gevent app:app"\n`,
  ],
  ['a command in a variable', 'run.sh', 'CMD="gunicorn -k gevent app:app"\nexec $CMD\n'],
  [
    'a command that is evaluated',
    'run.sh',
    `CMD="gunicorn -k gevent --bind 0.0.0.0:\${PORT} app:app"\necho "starts $CMD"\neval \${CMD}\n`,
  ],
  ['a command in quotes that is evaluated', 'run.sh', 'eval "gunicorn -k gevent app:app"\n'],
  ['a shell that is given a variable', 'run.sh', 'CMD="gunicorn -k gevent app:app"\nbash -c "$CMD"\n'],
  ['a variable that is added to', 'run.sh', 'OPTS="-k"\nOPTS+=" gevent"\ngunicorn $OPTS app:app\n'],
  ['a variable that is set if it is not', 'run.sh', `: \${WORKER:=gevent}\ngunicorn -k $WORKER app:app\n`],
  [
    'an array over several lines',
    'run.sh',
    `args=(\n  -k # the worker\n  gevent\n)\nargs+=(app:app)\nexec gunicorn "\${args[@]}"\n`,
  ],
  [
    'variables of a Makefile',
    'Makefile',
    'WORKER ?= gevent\nFLAGS := -k $(WORKER)\nSERVER = gunicorn $(FLAGS)\nrun:\n\t$(SERVER) app:app\n',
  ],
  [
    'a shell script without an extension',
    'bin/start',
    '#!/usr/bin/env bash\nexec gunicorn -k gevent app:app\n',
  ],
  ['a justfile', 'justfile', 'worker := "gevent"\nserve:\n    gunicorn -k {{ worker }} app:app\n'],
  [
    'a Taskfile',
    'Taskfile.yml',
    "version: '3'\ntasks:\n  run:\n    cmds:\n      - gunicorn -k gevent app:app\n",
  ],
  ['scripts of package.json', 'package.json', '{"scripts": {"start": "gunicorn -k gevent app:app"}}'],
  [
    'scripts of a Pipfile',
    'Pipfile',
    '[packages]\ngevent = "*"\n[scripts]\nserve = "gunicorn -k gevent app:app"\n',
  ],
  [
    'tasks of poe',
    'pyproject.toml',
    '[tool.poe.tasks]\nlint = "ruff check"\nserve = { cmd = "gunicorn -k gevent app:app", help = "gunicorn app:other" }\n',
  ],
  [
    'scripts of Hatch',
    'pyproject.toml',
    "[tool.hatch.envs.default.scripts]\nserve = [\n  'alembic upgrade head',\n  'gunicorn -k gevent app:app',\n]\n",
  ],
  ['a watcher of circus', 'circus.ini', '[watcher:web]\ncmd = gunicorn\nargs = -k gevent app:app\n'],
  [
    'a template of a unit',
    'roles/web/web.service.j2',
    '[Service]\nExecStart=/srv/bin/gunicorn -k gevent app:app\n',
  ],
  ['a Makefile', 'Makefile', 'run:\n\t@gunicorn -k gevent app:app\n'],
  ['the list of a Dockerfile', 'Dockerfile', 'CMD ["gunicorn", "-k", "gevent", "app:app"]\n'],
  ['a shell in the list of a Dockerfile', 'Dockerfile', 'CMD ["sh", "-c", "gunicorn -k gevent app:app"]\n'],
  ['a line of a Compose file', 'compose.yml', 'services:\n  web:\n    command: gunicorn -k gevent app:app\n'],
  [
    'folded lines of a Compose file',
    'docker-compose.yml',
    'services:\n  web:\n    command: >\n      gunicorn\n      -k gevent\n      app:app\n',
  ],
  [
    'a list with dashes of a Compose file',
    'docker-compose.yml',
    'services:\n  web:\n    command:\n      - gunicorn\n      - -k\n      - gevent # the worker\n      - app:app\n',
  ],
  [
    'a script in a Compose file',
    'docker-compose.yml',
    'services:\n  web:\n    command:\n      - sh\n      - -c\n      - |\n        ./migrate\n        exec gunicorn -k gevent \\\n          app:app\n',
  ],
  [
    'a container of Kubernetes',
    'k8s/web.yaml',
    'apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n        - name: web\n          command: ["gunicorn", "-k", "gevent"]\n          args:\n            - app:app\n',
  ],
  [
    'a shell in a job of Kubernetes, whose arguments are the script',
    'deploy/jobs.yml',
    'apiVersion: v1\nkind: ConfigMap\n---\napiVersion: batch/v1\nkind: CronJob\nspec:\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          containers:\n            - command: [sh, -c]\n              args: ["exec gunicorn -k gevent app:app"]\n',
  ],
  [
    'arguments alone',
    'k8s/web.yaml',
    'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - args: ["gunicorn", "-k", "gevent", "--workers=$(WORKERS)", "app:app"]\n',
  ],
  [
    'a systemd unit',
    'deploy/web.service',
    '[Service]\nExecStart=-/srv/venv/bin/gunicorn \\\n  -k gevent \\\n  app:app\n',
  ],
  [
    'a batch file',
    'start.bat',
    '@echo off\r\ncd app\r\nvenv\\Scripts\\gunicorn ^\r\n  -k gevent app:app\r\n',
  ],
  ['a job of upstart', 'etc/init/web.conf', 'respawn\nexec /srv/venv/bin/gunicorn -k gevent app:app\n'],
  ['nixpacks.toml', 'nixpacks.toml', '[start]\ncmd = "gunicorn -k gevent app:app"\n'],
  ['fly.toml', 'fly.toml', "[processes]\nweb = 'gunicorn -k gevent app:app'\n"],
  [
    'a variable of a Dockerfile',
    'Dockerfile',
    'ENV GUNICORN_CMD_ARGS="-k gevent --workers 2"\nCMD ["gunicorn", "app:app"]\n',
  ],
  [
    'a configuration of supervisord',
    'supervisord.conf',
    '[program:web]\ncommand=/srv/venv/bin/gunicorn\n  -k gevent\n  app:app\nuser=web\n',
  ],
  [
    'a configuration of supervisord with a variable',
    'supervisord.conf',
    '[program:web]\ncommand = %(ENV_HOME)s/bin/gunicorn -k gevent app:app\n',
  ],
  [
    'a part of a configuration of supervisord',
    'etc/supervisor/conf.d/web.conf',
    '[program:web]\ncommand = /bin/sh -c "exec gunicorn -k gevent app:app"\n',
  ],
  [
    'a configuration of pm2',
    'ecosystem.config.js',
    "module.exports = {\n  apps: [\n    { name: 'other', script: 'index.js' },\n    {\n      name: 'web',\n      script: './venv/bin/gunicorn',\n      args: '-k gevent app:app',\n      interpreter: 'none',\n    },\n  ],\n};\n",
  ],
  [
    'a configuration of pm2 with lists',
    'pm2.config.cjs',
    'module.exports = {apps: [{script: "gunicorn", args: ["-k", "gevent", "app:app"], env: {PORT: "80"}}]}\n',
  ],
  ['the command line of pm2', 'run.sh', 'pm2 start "gunicorn -k gevent app:app" --name web\n'],
  ['words for pm2', 'run.sh', 'pm2 start gunicorn --name web -- -k gevent app:app\n'],
  [
    'a command of Elastic Beanstalk',
    '.ebextensions/web.config',
    'container_commands:\n  01_web:\n    command: "gunicorn -k gevent app:app"\n',
  ],
  [
    'an application of Upsun',
    '.upsun/config.yaml',
    'applications:\n  app:\n    web:\n      commands:\n        start: gunicorn -k gevent app:app\n',
  ],
  [
    'an application of Platform.sh',
    '.platform.app.yaml',
    'name: app\nweb:\n  commands:\n    start: "gunicorn -k gevent app:app"\n',
  ],
  ['railway.json', 'railway.json', '{"deploy": {"startCommand": "gunicorn -k gevent app:app"}}'],
  ['apprunner.yaml', 'apprunner.yaml', 'version: 1.0\nrun:\n  command: gunicorn -k gevent app:app\n'],
  [
    'a manifest of Copilot',
    'copilot/web/manifest.yml',
    'name: web\ntype: Load Balanced Web Service\ncommand: gunicorn -k gevent app:app\n',
  ],
  [
    'a task definition of ECS',
    'ecs/task-definition.json',
    '{"containerDefinitions": [{"entryPoint": ["gunicorn"], "command": ["-k", "gevent", "app:app"]}]}',
  ],
  [
    'a step of CircleCI',
    '.circleci/config.yml',
    'jobs:\n  e2e:\n    steps:\n      - run:\n          name: web\n          command: gunicorn -k gevent app:app\n',
  ],
  [
    'a step of Azure Pipelines',
    'azure-pipelines.yml',
    'steps:\n- script: |\n    pip install .\n    gunicorn -k gevent app:app &\n',
  ],
  ['a container of Podman', 'web.container', '[Container]\nImage=web\nExec=gunicorn -k gevent app:app\n'],
  ['a service of runit', 'etc/service/web/run', '#!/bin/sh\nexec chpst -u app gunicorn -k gevent app:app\n'],
  ['a script of PowerShell', 'run.ps1', '& .\\venv\\Scripts\\gunicorn `\r\n  -k gevent app:app\r\n'],
  ['an environment of conda', 'run.sh', 'conda run -n web gunicorn -k gevent app:app\n'],
  ['an environment of uv', 'run.sh', 'uv run --with gunicorn --frozen gunicorn -k gevent app:app\n'],
  [
    'a function of a shell that is given an option',
    'run.sh',
    'serve() {\n  exec gunicorn -k "$1" "$2"\n}\n\nserve gevent app:app\n',
  ],
  [
    'a function of a shell that hands all on',
    'run.sh',
    'function serve() {\n  exec gunicorn "$@"\n}\nserve -k gevent app:app\n',
  ],
  [
    'a function of a shell that runs what it is given',
    'run.sh',
    'run() {\n  echo "+ $*"\n  "$@"\n}\nrun gunicorn -k gevent app:app\n',
  ],
];

/** The same command, as programs in Python start it. */
const started: readonly (readonly [what: string, text: string])[] = [
  ['a list', 'import subprocess\nsubprocess.run(["gunicorn", "-k", "gevent", "app:app"], check=True)\n'],
  ['a keyword', 'import subprocess\nsubprocess.Popen(args=("gunicorn", "-k", "gevent", "app:app"))\n'],
  ['a line', 'import subprocess\nsubprocess.call("gunicorn -k gevent app:app", shell=True)\n'],
  ['a line of a shell', 'import os\nos.system("cd /srv && exec gunicorn -k gevent app:app")\n'],
  ['os.execvp', 'import os\nos.execvp("gunicorn", ["gunicorn", "-k", "gevent", "app:app"])\n'],
  ['os.execlp', 'from os import execlp\nexeclp("gunicorn", "web", "-k", "gevent", "app:app")\n'],
  ['os.execle', 'import os\nos.execle("/usr/bin/gunicorn", "web", "-kgevent", "app:app", {"A": "b"})\n'],
  ['os.spawnvp', 'import os\nos.spawnvp(os.P_WAIT, "gunicorn", ["web", "-k", "gevent", "app:app"])\n'],
  [
    'asyncio',
    'import asyncio\nasync def main():\n    await asyncio.create_subprocess_exec("gunicorn", "-k", "gevent", "app:app") # a subprocess\n',
  ],
  [
    'a session of nox',
    'import nox\n@nox.session\ndef serve(session):\n    session.run("gunicorn", "-k", "gevent", "app:app")\n',
  ],
  [
    'a task of invoke',
    'from invoke import task\n@task\ndef serve(c):\n    c.run("gunicorn -k gevent app:app", pty=True)\n',
  ],
  [
    'the module',
    'import subprocess, sys\nsubprocess.run([sys.executable, "-m", "gunicorn", "-k", "gevent", "app:app"])\n',
  ],
  [
    'the module, in a line',
    'import subprocess, sys\nsubprocess.run(f"{sys.executable} -m gunicorn -k gevent app:app", shell=True) # "gunicorn"\n',
  ],
  ['shlex.split', 'import shlex, subprocess\nsubprocess.run(shlex.split("gunicorn -k gevent app:app"))\n'],
  ['str.split', 'import subprocess\nsubprocess.run("gunicorn -k gevent app:app".split())\n'],
  ['str.join', 'import os\nos.system(" ".join(["gunicorn", "-k", "gevent", "app:app"]))\n'],
  [
    'a list that is filled',
    'import subprocess\ndef run(port):\n    cmd = ["gunicorn", "--bind", f"0.0.0.0:{port}"]\n    cmd += ["-k", "gevent"]\n    cmd.append("app:app")\n    subprocess.run(cmd)\n',
  ],
  [
    'lists that are added',
    'import subprocess\nBASE = ["gunicorn", "-k"]\nsubprocess.run(BASE + ["gevent"] + ["app:app"])\n',
  ],
  [
    'a list in a list',
    'import subprocess\nopts = ["-k", "gevent"]\nsubprocess.run(["gunicorn", *opts, "app:app"])\n',
  ],
  [
    'names of the module',
    'import subprocess\ndef run():\n    subprocess.run(["gunicorn", "-k", WORKER, APP])\nWORKER = "gevent"\nAPP = "app" + ":app"\n',
  ],
  [
    'a format',
    'import os\nWORKER = "gevent"\nos.system(f"gunicorn --bind {HOST!r:>3} -k {WORKER} app:app")\n',
  ],
  ['str.format', 'import os\nos.system("gunicorn -b {}:{port} -k gevent app:app".format(host, port=port))\n'],
  ['a per cent sign', 'import os\nos.system("gunicorn -b %s:%(port)s -k gevent app:app" % (host, port))\n'],
  [
    'one of two branches',
    'import subprocess\nif DEBUG:\n    cmd = ["flask", "run"]\nelse:\n    cmd = ["gunicorn", "-k", "gevent", "app:app"]\nsubprocess.run(cmd)\n',
  ],
  [
    'a wrapper',
    'import subprocess\nsubprocess.run(["poetry", "run", "gunicorn", "-k", "gevent", "app:app"])\n',
  ],
];

test.each(started)('a command in Python: %s', (_, text) => {
  expect(declarationReader(builtInLaunchers).isStartedIn(text)).toBe(true);
  const { launches } = launchesIn(toFilePath('run.py')!, text);
  expect(launches.filter(({ by }) => by === 'gunicorn')).toMatchObject([gevent]);
});

test.each([
  ['what is installed', 'import subprocess\nsubprocess.run(["pip", "install", "gunicorn", "gevent"])\n'],
  ['a list of names', 'import subprocess\nNAMES = ["gunicorn", "app"]\nsubprocess.run(["ls"])\n'],
  ['what is only told', '"""subprocess.run(["gunicorn", "app:app"])"""\nprint("gunicorn app:app")\n'],
  [
    'another list of that name',
    'import subprocess\ndef a():\n    cmd = ["gunicorn", "app:app"]\ndef b(cmd):\n    subprocess.run(cmd)\n',
  ],
  ['what is bound later', 'import subprocess\nsubprocess.run(cmd)\ncmd = ["gunicorn", "app:app"]\n'],
  ['what only tells of itself', 'import subprocess\nsubprocess.check_output(["gunicorn", "--version"])\n'],
  [
    'what a search is for',
    'import subprocess\nsubprocess.check_output(["pgrep", "-f", "x"]) or os.system("pkill gunicorn")\n',
  ],
])('%s in Python starts nothing', (_, text) => {
  expect(launchesIn(toFilePath('run.py')!, text).launches).toEqual([]);
});

test('what grows in a module is put together in steps that are counted', () => {
  const doubled = Array.from({ length: 200 }, () => 'cmd += cmd\nword = word + word\n').join('');
  const text =
    `import os\nword = "a"\ncmd = ["gunicorn", word]\n${doubled}os.execvp("gunicorn", cmd)\n`.repeat(50);
  const begun = process.cpuUsage().user;
  launchesIn(toFilePath('run.py')!, text);
  expect((process.cpuUsage().user - begun) / 1e6).toBeLessThan(10);
});

test.each([
  ['that evaluates itself', `X='gunicorn; eval "$X"'\neval "$X"\n`, 'run.sh'],
  ['that hands itself to another machine, twice', `X='gunicorn; ssh "$X b" "$X c"'\nssh "$X b"\n`, 'run.sh'],
  ['that hands itself to a shell', `X='gunicorn; sh -c "$X"'\nsh -c "$X"\n`, 'run.sh'],
  ['of lists without an end', 'command = [gunicorn '.repeat(40_000), 'main.tf'],
])('a text %s is read to its end', (_, text, path) => {
  const begun = process.cpuUsage().user;
  launchesIn(toFilePath(path)!, text);
  expect((process.cpuUsage().user - begun) / 1e6).toBeLessThan(5);
});

test.each(written)('a command in %s', (_, path, text) => {
  expect(launchesIn(toFilePath(path)!, text).launches).toMatchObject([gevent]);
});

describe('is declared', () => {
  test('where the Compose file says `command`, on that line', () => {
    const text = 'services:\n  web:\n    command:\n      - gunicorn\n      - app:app\n';
    const [launch] = launchesIn(toFilePath('compose.yml')!, text).launches;
    expect(text.slice(launch!.declared.span.start, launch!.declared.span.end)).toBe('command:');
  });
});

test.each([
  [
    'a template that is no YAML when it is carried out',
    '{{- if .Values.web }}\napiVersion: v1\nspec:\n  containers:\n    - command: [gunicorn, app\n{{- end }}\n',
  ],
  ['values of a chart', 'web:\n  containers:\n    - command: [gunicorn, app]\n'],
  [
    'a probe',
    'apiVersion: v1\nspec:\n  containers:\n    - livenessProbe: {exec: {command: [python, -m, app.check]}}\n',
  ],
])('%s starts nothing', (_, text) => {
  expect(launchesIn(toFilePath('charts/templates/web.yaml')!, text).launches).toEqual([]);
});

test('a Compose file that is no YAML starts nothing', () => {
  expect(launchesIn(toFilePath('compose.yml')!, 'command: [gunicorn\n\t}: app').launches).toEqual([]);
});

describe('a uwsgi.ini', () => {
  const started = (...lines: readonly string[]) =>
    launchesIn(toFilePath('uwsgi.ini')!, ['[uwsgi]', ...lines, ''].join('\n')).launches.map(
      ({ target, patches, start }) => [target, patches, start?.options],
    );
  const module = (name: string, ...otherwise: readonly string[]) => ({
    kind: 'module',
    module: name,
    otherwise,
  });

  test('starts the application, and whatever else it imports', () => {
    expect(started('module = web:app', 'gevent-early-monkey-patch = true', 'import = green')).toEqual([
      [module('web', 'green'), 'gevent', { modules: 'green' }],
    ]);
  });

  test('imports before a late patch as well', () => {
    expect(
      started('gevent-monkey-patch = true', 'import = more', 'shared-import = tasks', 'module = web'),
    ).toEqual([[module('web', 'tasks', 'more'), undefined, { patches: 'late', modules: 'tasks,more' }]]);
  });

  test('patches early when it has imported what all workers share', () => {
    expect(started('gevent-early-monkey-patch = true', 'shared-import = tasks')).toEqual([
      [module('tasks', 'tasks'), undefined, { patches: 'early', modules: 'tasks' }],
    ]);
  });
});

test.each([
  ['the options of a server', 'exec gunicorn "$@"', '"-k", "gevent", "app:app"', '-k gevent app:app'],
  ['an option', 'exec gunicorn -k "$1" app:app', '"gevent"', 'gevent'],
])('a script of an image is handed %s by CMD', (_, line, list, words) => {
  const image = `FROM python\nENTRYPOINT ["/start.sh"]\nCMD [${list}]\n`;
  const { handed, launches } = launchesIn(toFilePath('Dockerfile')!, image);
  expect(launches).toEqual([]);
  expect(handed).toMatchObject([{ file: '/start.sh' }]);
  const { environment } = handed[0]!;
  expect(environment.get('@')).toBe(words);
  const script = launchesIn(toFilePath('start.sh')!, `#!/bin/sh\nset -e\n${line}\n`, {
    environment,
    target: undefined,
    textOf: () => undefined,
  });
  expect(script.launches).toMatchObject([gevent]);
});

test('a script of an image is not handed a command, which is read where it stands', () => {
  const image = 'ENTRYPOINT ["/start.sh"]\nCMD ["gunicorn", "-k", "gevent", "app:app"]\n';
  const { handed, launches } = launchesIn(toFilePath('Dockerfile')!, `FROM python\n${image}`);
  expect(launches).toMatchObject([gevent]);
  expect(handed).toEqual([]);
});

/** Commands of servers, and the function of `web` that they call for the application. */
const factories: readonly (readonly [command: string, factory: string | undefined])[] = [
  ['hypercorn -b :80 "web:make()"', 'make'],
  [`hypercorn "web:make('x')"`, 'make'],
  ['hypercorn web:make', undefined],
  ['uvicorn --factory web:make', 'make'],
  ['uvicorn web:box.make --factory --port 80', 'box.make'],
  ['uvicorn web:make', undefined],
  ['waitress-serve --call web:make', 'make'],
  ['waitress-serve --call --listen=:80 web:box.make', 'box.make'],
  ['waitress-serve --no-ipv6 web:make', undefined],
  ['daphne web:make', undefined],
  ['uwsgi --http :80 --module "web:make()"', 'make'],
  ['uwsgi --http :80 --module web --callable "make()"', 'make'],
  ['uwsgi --http :80 --module web --callable make', undefined],
  [`uwsgi --http :80 --module "web:make('x')"`, undefined],
  ['uwsgi --http :80 --wsgi-file web.py --callable "make()"', undefined],
];

test.each(factories)('what makes the application: %s', (command, factory) => {
  const { launches } = launchesIn(toFilePath('Procfile')!, `web: ${command}\n`);
  expect(launches.map(({ start }) => start?.options)).toEqual([
    factory === undefined ? undefined : { call: factory },
  ]);
});

test('what makes the application of uWSGI is called behind what uWSGI imports, and before a late patch', () => {
  const command = 'uwsgi --gevent-monkey-patch --import more --module "web:make()"';
  const { launches } = launchesIn(toFilePath('Procfile')!, `web: ${command}\n`);
  expect(launches.map(({ start }) => start?.options)).toEqual([
    { patches: 'late', modules: 'more', factory: 'make' },
  ]);
});

/** What `python -c` is given, and the steps of what that starts, after who has patched. */
const codes: readonly (readonly [code: string, steps: string | undefined])[] = [
  ['import app; app.main()', 'app:;app:main'],
  ['import sys; from app import main; sys.exit(main())', 'app:main;app:main'],
  ['import shop.cli as c; c.App.run([1])', 'shop.cli:;shop.cli:App.run'],
  ['from shop import cli as c, other; c.main(other.make())', 'shop:cli,other;shop:other.make;shop:cli.main'],
  ['from gevent import monkey; monkey.patch_all(); import app; app.main()', 'gevent app:;app:main'],
  ['import eventlet; eventlet.monkey_patch(); import app; x = app.main()', 'eventlet app:;app:main'],
  ['import app; print(app.version)', undefined],
  ['import app', undefined],
  ['print(1)', undefined],
  ['for x in range(3): print(x)', undefined],
  ['import app; import eventlet; eventlet.monkey_patch(); app.main()', undefined],
  ['import eventlet; eventlet.monkey_patch(os=False); import app; app.main()', undefined],
];

test.each(codes)('python -c: %s', (code, steps) => {
  const { launches } = launchesIn(toFilePath('Dockerfile')!, `CMD ["python3", "-uc", "${code}"]\n`);
  const told = launches.map(({ patches, start }) =>
    [...(patches === undefined ? [] : [patches]), start?.options['steps']].join(' '),
  );
  expect(told).toEqual(steps === undefined ? [] : [steps]);
});
