/** The package for pip, built and installed as its users do it, in an environment of its own. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { oraclePython } from '../oracle/interpreter.js';
import { projectFolder } from '../support/artifacts.js';

const found = oraclePython();
if ('missing' in found) {
  process.stderr.write(`The Python package was not installed: ${found.missing}\n`);
  test.skip(`the Python package (${found.missing})`, () => undefined);
} else {
  install(found.command);
}

function install(command: string): void {
  const place = mkdtempSync(join(tmpdir(), 'late-patch-pypi-'));
  const python = join(place, 'venv/bin/python');
  afterAll(() => rmSync(place, { recursive: true, force: true }));

  /** Runs to the end; throws with what was said when that is no success. */
  const must = (args: readonly string[], cwd = projectFolder) => {
    const { status, stdout, stderr } = spawnSync(args[0]!, args.slice(1), { cwd, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${args.join(' ')}: ${stdout}${stderr}`);
  };
  const pip = (...args: readonly string[]) => must([python, '-m', 'pip', '--quiet', ...args]);

  beforeAll(() => {
    must([command, '-m', 'venv', join(place, 'venv')]);
    pip('install', './packaging/pypi', 'hatchling');
  }, 300_000);

  interface Options {
    readonly cwd?: string;
    readonly path?: string;
    readonly env?: Readonly<Record<string, string>>;
  }

  /** Runs the installed command. `path` is PATH: by default a folder that does not exist, so that there is no Node. */
  const run = (args: readonly string[], options: Options = {}) => {
    const { cwd = projectFolder, path = '/nonexistent', env = {} } = options;
    return spawnSync(join(place, 'venv/bin/late-patch'), args, {
      cwd,
      encoding: 'utf8',
      env: { PATH: path, HOME: place, ...env },
    });
  };
  const bundled = (args: readonly string[], cwd = projectFolder, env = {}) =>
    spawnSync(process.execPath, [`${projectFolder}dist/cli.js`, ...args], {
      cwd,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], HOME: place, ...env },
    });
  /** A folder with a `node` that answers `--version`, and is otherwise the shell script `body`. */
  const nodeFolder = (name: string, version: string, body: string) => {
    const folder = join(place, name);
    mkdirSync(folder, { recursive: true });
    const script = `#!/bin/sh\n[ "$1" = --version ] && echo ${version} && exit\n${body}\n`;
    writeFileSync(join(folder, 'node'), script);
    chmodSync(join(folder, 'node'), 0o755);
    return folder;
  };

  describe('the Python package, installed where there is no Node', () => {
    test.each([
      { args: ['check', 'examples/late'], code: 1 },
      { args: ['check', 'examples/late', '--lang', 'zh', '--fail-on', 'never'], code: 0 },
      { args: ['explain', 'ssl-context-before-patch', '--lang', 'zh'], code: 0 },
      { args: ['check', '--no-such-option', 'ü'], code: 2 },
      { args: ['--version'], code: 0 },
      // The language server, whose editor is gone at once.
      { args: ['lsp', '--stdio'], code: 1 },
    ])('says what Node says of dist/cli.js: $args', ({ args, code }) => {
      const ended = pick(run(args));
      expect(ended).toEqual(pick(bundled(args)));
      expect(ended.status).toBe(code);
    });

    test('passes on colours, and names beyond ASCII in any locale', () => {
      const folder = join(place, 'späte Flicken 补丁');
      cpSync(`${projectFolder}examples/late`, folder, { recursive: true });
      const env = { FORCE_COLOR: '1', LC_ALL: 'C', PYTHONUTF8: '0' };
      const args = ['check', join('..', 'späte Flicken 补丁', 'app.py')];
      const ended = pick(run(args, { cwd: folder, env }));
      expect(ended).toEqual(pick(bundled(args, folder, env)));
      expect(ended.stdout).toContain('\u001b[1;31m');
    });
  });

  describe('a Node on PATH', () => {
    test('runs it if it is recent enough, in the same process', () => {
      const path = nodeFolder(
        'recent',
        'v20.0.0',
        'echo "$$ $(basename "$1") $2 $3"; kill -TERM $$; sleep 9',
      );
      const { pid, signal, stdout } = run(['check', 'two words'], { path: `${path}:/bin:/usr/bin` });
      // Being one process, whatever signal it gets is the program's, and whatever ends it is what the caller sees.
      expect([signal, stdout]).toEqual(['SIGTERM', `${pid} cli.js check two words\n`]);
    });

    test.each([
      ['old', 'v18.20.4'],
      ['odd', 'no-version'],
    ])('is passed over if it is %s', (name, version) => {
      const path = nodeFolder(name, version, 'exit 9');
      expect(pick(run(['--version'], { path }))).toEqual(pick(bundled(['--version'])));
    });

    test('is not looked for in the folder that is checked', () => {
      const folder = nodeFolder('checked', 'v24.0.0', 'exit 9');
      for (const path of ['', '.', ':']) expect(run(['--version'], { path, cwd: folder }).status).toBe(0);
    });
  });

  test('from the repository, its root and the sdist the same wheel is built', () => {
    const build = (name: string, cwd: string, code: string) => {
      const folder = join(place, name);
      mkdirSync(folder);
      must([python, '-c', code, folder], cwd);
      return folder;
    };
    const here = `${projectFolder}packaging/pypi`;
    const backend = 'import sys; from hatchling import build';
    const wheel = `${backend}; build.build_wheel(sys.argv[1])`;
    const root = 'import sys; sys.path.insert(0, "packaging/pypi"); import from_root as build';
    const sdist = build('sdist', here, `${backend}; build.build_sdist(sys.argv[1])`);
    must(['tar', '-xzf', readdirSync(sdist)[0]!, '--strip-components', '1'], sdist);
    const folders = [
      build('wheel', here, wheel),
      build('root', projectFolder, `${root}; build.build_wheel(sys.argv[1])`),
      build('again', sdist, wheel),
    ];
    const { version } = JSON.parse(readFileSync(`${projectFolder}package.json`, 'utf8')) as {
      version: string;
    };
    const built = folders.map((folder) =>
      readdirSync(folder).map((name) => ({ name, bytes: readFileSync(join(folder, name)).toString('hex') })),
    );
    expect(built[0]!.map(({ name }) => name)).toEqual([`late_patch-${version}-py3-none-any.whl`]);
    expect(built[1]).toEqual(built[0]);
    expect(built[2]).toEqual(built[0]);
    const list = spawnSync(python, ['-m', 'zipfile', '-l', join(folders[0]!, built[0]![0]!.name)], {
      encoding: 'utf8',
    });
    for (const name of ['cli/program', 'lsp/server'])
      expect(list.stdout).toContain(`late_patch/dist/${name}.js`);
    expect(list.stdout).not.toContain('dist/index.js');
  }, 120_000);
}

function pick({ status, stderr, stdout }: ReturnType<typeof spawnSync>) {
  return { status, stderr, stdout };
}
