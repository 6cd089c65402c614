import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { temporaryFolder } from '../host-node/temporary-folder.js';
import { runArtifact } from '../support/artifacts.js';

interface Offender {
  readonly module: string;
  readonly basis: string;
  readonly names: readonly string[];
  readonly chain: readonly { readonly module: string; readonly path?: string }[];
}

const sitePackages = '.venv/lib/python3.12/site-packages';

/** A program that imports a package, which holds SSLContext three modules away, and one that patches, by two more. */
const project: Readonly<Record<string, string>> = {
  'app.py': 'import shop_client\nimport shop_start\n',
  '.venv/pyvenv.cfg': 'version = 3.12.1\n',
  [`${sitePackages}/shop_client/__init__.py`]: 'from .session import Session\n',
  [`${sitePackages}/shop_client/session.py`]:
    'try:\n    import fast_tls as tls\nexcept ImportError:\n    import slow_tls.context as tls\nclass Session:\n    tls = tls\n',
  [`${sitePackages}/slow_tls/__init__.py`]: '',
  [`${sitePackages}/slow_tls/context.py`]:
    'from ssl import SSLContext\n\ndef make():\n    return SSLContext()\n',
  [`${sitePackages}/shop_start.py`]: 'from gevent import monkey\n\nmonkey.patch_all(subprocess=False)\n',
  [`${sitePackages}/shop_start-1.0.dist-info/METADATA`]: 'Name: shop-start\nRequires-Dist: gevent\n',
  [`${sitePackages}/shop_start-1.0.dist-info/RECORD`]: 'shop_start.py,,\n',
};

async function report(cwd: string, ...args: readonly string[]) {
  const { stdout, stderr, code } = await runArtifact('cli.js', ['check', '--format', 'json', ...args], {
    cwd,
  });
  expect(stderr).toBe('');
  const { findings } = JSON.parse(stdout) as {
    findings: { rule: string; path: string; confidence: string; patch: object; offenders: Offender[] }[];
  };
  return { findings, code };
}

describe('the environment of the checked root', () => {
  test('is read: what a package holds is found, and that another one patches', async () => {
    const { findings } = await report(temporaryFolder(project));
    expect(findings).toHaveLength(1);
    const [finding] = findings;
    expect(finding).toMatchObject({
      rule: 'ssl-context-before-patch',
      path: 'app.py',
      line: 2,
      confidence: 'high',
      patch: { library: 'gevent', call: 'import shop_start', path: 'app.py', line: 2 },
    });
    expect(finding!.offenders).toMatchObject([
      {
        module: 'shop_client',
        basis: 'installed',
        names: ['ssl.SSLContext'],
        chain: [{ path: 'app.py', module: 'shop_client' }, { module: 'slow_tls.context' }],
      },
    ]);
  });

  test('can lie elsewhere: --python-path names it, or its site-packages', async () => {
    const { 'app.py': app, ...rest } = project;
    const elsewhere = temporaryFolder(rest);
    const root = temporaryFolder({ 'app.py': app! });
    expect((await report(root)).findings).toEqual([]);
    for (const path of [join(elsewhere, '.venv'), join(elsewhere, sitePackages)]) {
      expect((await report(root, '--python-path', path)).findings).toHaveLength(1);
    }
  });

  test('has no patch that it does not have', async () => {
    const files = { ...project, [`${sitePackages}/fast_tls.py`]: '' };
    expect((await report(temporaryFolder(files))).findings).toEqual([]);
  });

  test('says more than the table where both know a package, less where the version is another', async () => {
    const app = 'import requests\nfrom gevent import monkey\nmonkey.patch_all()\n';
    const basis = async (files: Readonly<Record<string, string>>) =>
      (await report(temporaryFolder({ 'app.py': app, ...files }))).findings.map(
        ({ offenders }) => offenders[0]?.basis,
      );
    const installed = {
      [`${sitePackages}/requests/__init__.py`]: 'from ssl import SSLContext\nSSLContext()\n',
    };
    expect(await basis({})).toEqual(['measured']);
    expect(await basis(installed)).toEqual(['installed']);
    expect(await basis({ [`${sitePackages}/requests/__init__.py`]: 'import ssl\n' })).toEqual([]);
  });

  test('is shown by explain-trace', async () => {
    const { stdout } = await runArtifact('cli.js', ['explain-trace', 'app.py'], {
      cwd: temporaryFolder(project),
    });
    expect(stdout).toContain('slow_tls.context holds ssl.SSLContext as SSLContext (reference)');
    expect(stdout).toContain('import shop_start replaces');
  });

  test('is for explain-trace what --python-path says, in the language of --lang', async () => {
    const moved = Object.fromEntries(
      Object.entries(project).map(([path, text]) => [path.replace('.venv/', 'elsewhere/'), text]),
    );
    const cwd = temporaryFolder(moved);
    const trace = (...args: readonly string[]) =>
      runArtifact('cli.js', ['explain-trace', 'app.py', ...args], { cwd });
    const held = 'slow_tls.context holds ssl.SSLContext';
    expect((await trace()).stdout).not.toContain(held);
    expect((await trace('--python-path', 'elsewhere')).stdout).toContain(held);
    expect((await trace('--python-path', 'elsewhere', '--lang', 'zh')).stdout).toContain(
      'slow_tls.context 以 SSLContext 持有 ssl.SSLContext（引用）',
    );
    expect(await trace('--python-path', 'nowhere')).toMatchObject({
      code: 2,
      stderr: 'late-patch: --python-path: there is no folder "nowhere"\n',
    });
  });
});

test('what the configuration assumes is told as such', async () => {
  const root = temporaryFolder({
    'app.py': 'import acme\nfrom gevent import monkey\nmonkey.patch_all()\n',
    '.late-patch.toml': '[libraries.acme]\nloads = ["requests"]\n',
  });
  const { findings } = await report(root);
  expect(findings).toMatchObject([
    {
      rule: 'ssl-context-before-patch',
      confidence: 'medium',
      offenders: [
        {
          basis: 'assumed',
          chain: [{ module: 'acme' }, { module: 'requests' }, { module: 'urllib3.util.ssl_' }],
        },
      ],
    },
  ]);
});

test('a python-path of the configuration that leads nowhere is an error', async () => {
  const root = temporaryFolder({ 'app.py': '', '.late-patch.toml': 'python-path = ["env"]\n' });
  const { code, stderr } = await runArtifact('cli.js', ['check'], { cwd: root });
  expect(code).toBe(2);
  expect(stderr).toContain('python-path: there is no folder "env"');
});
