import { describe, expect, test } from '@jest/globals';
import { keeps, pinsIn } from '../../src/project/pins.js';
import type { FilePath } from '../../src/project/snapshot.js';

function pinOf(files: Readonly<Record<string, string>>, folder = ''): string {
  const texts = new Map(Object.entries(files)) as unknown as ReadonlyMap<FilePath, string>;
  const pin = pinsIn({ texts }, folder)('urllib3');
  if (pin === undefined) return 'open';
  return pin.kind === 'exact'
    ? pin.version
    : pin.bounds.map(({ operator, version }) => operator + version).join();
}

describe('the version that a project pins', () => {
  test.each([
    ['requirements.txt', 'requests\nurllib3==1.26.5\n', '1.26.5'],
    [
      'requirements.txt',
      'urllib3[socks] == 1.26.5 ; python_version < "4" \\\n  --hash=sha256:aa\n',
      '1.26.5',
    ],
    ['requirements.txt', 'types-urllib3==1.0\nurllib3-mock==2\n# urllib3==1\n', 'open'],
    ['requirements/base.in', 'URLLIB3>=1.21.1,<2\n', '>=1.21.1,<2'],
    ['requirements.txt', 'urllib3==1.26.*\n', '>=1.26,<1.27'],
    ['requirements.txt', 'urllib3~=1.26.5\n', '>=1.26.5,<1.27'],
    ['requirements.txt', 'urllib3\n', 'open'],
    ['constraints.txt', 'urllib3===1.26.5\n', '1.26.5'],
    ['upper-constraints.txt', 'urllib3===1.26.5\n', '1.26.5'],
    ['pyproject.toml', '[project]\ndependencies = ["requests", "urllib3>=1.26 , <3"]\n', '>=1.26,<3'],
    ['pyproject.toml', '[tool.poetry.dependencies]\nurllib3 = "^1.26"\n', '>=1.26,<2'],
    [
      'pyproject.toml',
      '[tool.poetry.dependencies]\nurllib3 = { extras = ["socks"], version = "1.26.5" }\n',
      '1.26.5',
    ],
    [
      'pyproject.toml',
      '[tool.poetry.dependencies.urllib3]\nextras = ["socks"]\nversion = "^1.26"\n\n[tool.poetry.dependencies.x]\nversion = "3"\n',
      '>=1.26,<2',
    ],
    ['pyproject.toml', '[tool.poetry.dependencies.x]\npython = "3"\n[tool.a]\nversion = "3"\n', 'open'],
    ['pyproject.toml', '[dependency-groups]\ndev = ["urllib3<2"]\n', '<2'],
    ['pyproject.toml', '[tool.uv]\noverride-dependencies = ["urllib3==1.26.5"]\n', '1.26.5'],
    ['setup.cfg', '[options]\ninstall_requires =\n    requests\n    urllib3<2\n', '<2'],
    [
      'setup.py',
      'from setuptools import setup\nsetup(install_requires=["urllib3 >=1.26, <2"])\n',
      '>=1.26,<2',
    ],
    ['setup.py', 'import urllib3\nif urllib3.__version__ < "2":\n    pass\n', 'open'],
    ['Pipfile', '[packages]\nurllib3 = {version = "==1.26.5", extras = ["socks"]}\n', '1.26.5'],
    [
      'Pipfile.lock',
      '{"default": {"urllib3": {"version": "==1.26.5"}}, "develop": {"urllib3": {"version": "==2.0.0"}}}',
      '1.26.5',
    ],
    ['Pipfile.lock', '{"default": {}, "develop": {"urllib3": {"version": "==2.0.0"}}}', '2.0.0'],
    ['Pipfile', '[packages]\nurllib3 = "*"\n', 'open'],
    ['Pipfile', '[packages]\nurllib3 = "<2"\n', '<2'],
    ['poetry.lock', '[[package]]\nname = "urllib3"\nversion = "1.26.5"\n', '1.26.5'],
    [
      'uv.lock',
      '[[package]]\nname = "a"\nversion = "1"\n\n[[package]]\nname = "urllib3"\nversion = "2.1"\nsource = 1\n',
      '2.1',
    ],
    ['pdm.lock', '[[package]]\nname = "urllib3"\nextras = ["socks"]\nversion = "1.26.5"\n', '1.26.5'],
    ['pylock.toml', '[[packages]]\nname = "urllib3"\nversion = "1.26.5"\n', '1.26.5'],
    ['Pipfile.lock', '{"default": {"urllib3": {"hashes": ["sha256:a"], "version": "==1.26.5"}}}', '1.26.5'],
  ])('%s: %j', (file, text, expected) => {
    expect(pinOf({ [file]: text })).toBe(expected);
  });

  test('a lock file decides, and what says two things says nothing', () => {
    const lock = '[[package]]\nname = "urllib3"\nversion = "1.26.5"\n';
    expect(pinOf({ 'pyproject.toml': 'dependencies = ["urllib3>=1"]', 'poetry.lock': lock })).toBe('1.26.5');
    expect(pinOf({ 'a/requirements.txt': 'urllib3==1.26.5', 'b/requirements.txt': 'urllib3==2.0.0' })).toBe(
      'open',
    );
  });

  test('another program of the repository pins for itself', () => {
    const files = { 'a/requirements.txt': 'urllib3==1.26.5', 'b/requirements/base.txt': 'urllib3==2.0.0' };
    expect([pinOf(files, 'a'), pinOf(files, 'b')]).toEqual(['1.26.5', '2.0.0']);
    expect(pinOf({ 'constraints.txt': 'urllib3==1.26.5', 'a/requirements.txt': 'urllib3' }, 'a')).toBe(
      '1.26.5',
    );
  });

  test.each([
    ['1.26.5', '<', '2', true],
    ['2', '<=', '2.0.0', true],
    ['2.0.1', '>', '2', true],
    ['1.9', '>=', '1.10', false],
    ['1.9', '!=', '1.9.0', false],
  ])('%s keeps %s%s: %s', (version, operator, bound, expected) => {
    expect(keeps(version, { operator, version: bound })).toBe(expected);
  });
});
