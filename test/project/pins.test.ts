import { describe, expect, test } from '@jest/globals';
import { pinsIn } from '../../src/project/pins.js';
import { applies, keeps, type Target } from '../../src/project/requirement.js';
import type { FilePath } from '../../src/project/snapshot.js';

function pinOf(files: Readonly<Record<string, string>>, folder = '', target?: Target): string {
  const texts = new Map(Object.entries(files)) as unknown as ReadonlyMap<FilePath, string>;
  const pin = pinsIn({ texts }, folder, target)('urllib3');
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

  test.each([
    [
      'requirements.txt',
      'urllib3 @ https://host/a/urllib3-1.26.5-py2.py3-none-any.whl#sha256=aa\n',
      '1.26.5',
    ],
    [
      'requirements.txt',
      'urllib3@file:///wheels/urllib3-1.26.5-py3-none-any.whl ; os_name == "posix"',
      '1.26.5',
    ],
    ['requirements.txt', './wheels/urllib3-1.26.5-py2.py3-none-any.whl\n', '1.26.5'],
    ['requirements.txt', 'https://host/urllib3-1.26.5.tar.gz --hash=sha256:aa\n', '1.26.5'],
    ['requirements.txt', 'https://host/urllib3-mock-1.26.5.tar.gz\n', 'open'],
    [
      'requirements.txt',
      'urllib3 @ git+https://host/urllib3@1.26.5\n-e git+https://host/urllib3#egg=urllib3',
      'open',
    ],
    ['requirements.txt', '-r urllib3==1\n--find-links https://host/urllib3-1.26.5.tar.gz\n', 'open'],
    ['pyproject.toml', 'dependencies = ["urllib3 @ https://host/urllib3-1.26.5-py3-none-any.whl"]', '1.26.5'],
    [
      'pyproject.toml',
      '[tool.poetry.dependencies]\nurllib3 = { url = "https://h/urllib3-1.26.5.tar.gz" }',
      '1.26.5',
    ],
    ['setup.py', 'setup(install_requires="""\n  requests\n  urllib3<2\n""".split())', '<2'],
    ['setup.cfg', '[options]\ninstall_requires = urllib3<2\n', '<2'],
    ['setup.cfg', 'download_url = https://host/urllib3-1.26.5.tar.gz\n', 'open'],
    [
      'uv.lock',
      '[[package]]\nname = "a"\nversion = "1"\ndependencies = [\n    { name = "urllib3" },\n]\nsdist = { name = "urllib3" }\n\n[[package]]\nname = "urllib3"\nversion = "2.1"\ndependencies = [{ name = "b", version = "3" }]\n',
      '2.1',
    ],
    ['Pipfile.lock', '{"default": [', 'open'],
    ['Pipfile.lock', '[1]', 'open'],
  ])('%s: %j', (file, text, expected) => {
    expect(pinOf({ [file]: text })).toBe(expected);
  });

  describe('what is for other Pythons or systems does not count', () => {
    const target = { python: [3, 9], platform: 'linux' } as const;
    test.each([
      [
        'requirements.txt',
        'urllib3==1.26.5 ; python_version < "3.10"\nurllib3==2.1 ; python_version >= "3.10"\n',
      ],
      [
        'requirements.txt',
        "urllib3==1.26.5; sys_platform != 'win32'\nurllib3==2.1; sys_platform == 'win32'\n",
      ],
      ['constraints.txt', "urllib3===2.1;python_version=='3.10'\nurllib3===1.26.5;python_version=='3.9'\n"],
      [
        'setup.py',
        'setup(install_requires=["urllib3==1.26.5; python_version < \'3.10\'", "urllib3==2; python_version>\'3.9\'"])',
      ],
      [
        'pyproject.toml',
        '[tool.poetry.dependencies]\nurllib3 = [\n  { version = "1.26.5", python = "<3.10" },\n  { version = "2.1", python = "^3.10" },\n]\n',
      ],
      [
        'pyproject.toml',
        '[tool.poetry.dependencies]\nurllib3 = { version = "1.26.5", markers = "python_version < \'3.10\'" }\n',
      ],
      [
        'uv.lock',
        '[[package]]\nname = "urllib3"\nversion = "1.26.5"\nresolution-markers = [\n    "python_full_version < \'3.10\'",\n]\n\n' +
          '[[package]]\nname = "urllib3"\nversion = "2.1"\nresolution-markers = [\n    "python_full_version >= \'3.12\'",\n    "python_full_version == \'3.10.*\'",\n]\n',
      ],
      [
        'poetry.lock',
        '[[package]]\nname = "urllib3"\nversion = "1.26.5"\nmarkers = "python_version < \\"3.10\\""\n\n[[package]]\nname = "urllib3"\nversion = "2.1"\nmarkers = "python_version >= \\"3.10\\""\n',
      ],
      [
        'pylock.toml',
        '[[packages]]\nname = "urllib3"\nmarker = "python_version < \'3.10\'"\nversion = "1.26.5"\n\n[[packages]]\nname = "urllib3"\nmarker = "python_version >= \'3.10\'"\nversion = "2"\n',
      ],
    ])('%s: %j', (file, text) => {
      expect(pinOf({ [file]: text }, '', target)).toBe('1.26.5');
      const other = pinOf({ [file]: text }, '', { python: [3, 10], platform: 'win32' });
      expect(other).not.toBe('1.26.5');
    });
  });

  test('of a Python that is not known both may count, which says nothing', () => {
    const text = 'urllib3==1.26.5 ; python_version < "3.10"\nurllib3==2.1 ; python_version >= "3.10"\n';
    expect(pinOf({ 'requirements.txt': text })).toBe('open');
  });

  test.each([
    ['', true],
    ['python_version < "3.10"', false],
    ['python_version >= "3.10" and (sys_platform == "linux" or os_name == "nt")', true],
    ['python_version < "3" or platform_system == "Linux"', true],
    ['extra == "socks"', undefined],
    ['extra == "socks" and python_version < "3"', false],
    ['python_full_version < "3.11.4"', undefined],
    ['python_full_version < "3.12.4"', true],
    ['python_version not in "3.11"', undefined],
    ['"linux" == sys_platform', undefined],
    ['python_version ~= "3.9" and python_version != "3.10.*"', true],
    ['((((', undefined],
  ])('of the marker %j: %s', (marker, expected) => {
    expect(applies(marker, { python: [3, 11], platform: 'linux' })).toBe(expected);
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

test.each([
  ['requirements.txt', (many: number) => `urllib3${' '.repeat(many)}x`],
  ['requirements.txt', (many: number) => `/${'a-1'.repeat(many)}.whl`],
  ['pyproject.toml', (many: number) => `x = "${'\\"'.repeat(many)}`],
  ['pyproject.toml', (many: number) => 'a'.repeat(many)],
  ['pyproject.toml', (many: number) => `a = [${'{}'.repeat(many)}`],
  ['setup.py', (many: number) => `"""${'"""'.repeat(many)}`],
  ['uv.lock', (many: number) => `[[package]]\n${'a'.repeat(many)}\n${'a="'.repeat(many)}`],
  ['Pipfile', (many: number) => `'${"\\'".repeat(many)}`],
])('%s of one long line takes no time: %s', (file, text) => {
  const began = performance.now();
  expect(pinOf({ [file]: text(200_000) })).toBe('open');
  expect(performance.now() - began).toBeLessThan(5000);
});
