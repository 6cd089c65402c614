import { describe, expect, test } from '@jest/globals';
import { analyze } from '../../src/analysis/analyze.js';
import { requiredPython } from '../../src/config/requires-python.js';
import { defaultSettings } from '../../src/config/settings.js';
import { messagesIn } from '../../src/messages/index.js';
import type { FilePath } from '../../src/project/snapshot.js';
import { installedOf, snapshotOf, withInstalled } from '../../src/project/snapshot.js';
import { plain } from '../../src/text/prose.js';

function required(files: Readonly<Record<string, string>>, path = 'app.py') {
  return requiredPython(snapshotOf(files), path as FilePath);
}

function pyproject(specifiers: string): Readonly<Record<string, string>> {
  return { 'pyproject.toml': `[project]\nname = "shop"\nrequires-python = "${specifiers}"\n` };
}

describe('the Pythons that a project supports', () => {
  test.each([
    ['>=3.9', { since: [3, 9] }],
    ['>= 3.9.2', { since: [3, 9] }],
    ['>3.9', { since: [3, 10] }],
    ['>3.9.1', { since: [3, 9] }],
    ['>=3.9,<4', { since: [3, 9], before: [4, 0] }],
    ['<=3.12, >=3.8', { since: [3, 8], before: [3, 13] }],
    ['<3.12.5', { before: [3, 13] }],
    ['==3.11.*', { since: [3, 11], before: [3, 12] }],
    ['~=3.9', { since: [3, 9], before: [4, 0] }],
    ['~=3.9.1', { since: [3, 9], before: [3, 10] }],
    ['>=3.8, !=3.9.*', { since: [3, 8] }],
    ['whatever', undefined],
  ])('requires-python = %j', (specifiers, range) => {
    expect(required(pyproject(specifiers))).toEqual(range);
  });

  test('Poetry, setup.cfg and setup.py', () => {
    expect(required({ 'pyproject.toml': '[tool.poetry.dependencies]\npython = "^3.10"\n' })).toEqual({
      since: [3, 10],
      before: [4, 0],
    });
    expect(required({ 'setup.cfg': '[options]\npython_requires = >=3.7\n' })).toEqual({ since: [3, 7] });
    expect(required({ 'setup.py': "setup(name='x', python_requires='>=3.6, <4')" })).toEqual({
      since: [3, 6],
      before: [4, 0],
    });
  });

  test('the nearest project file above the program that says something counts', () => {
    const files = {
      ...pyproject('>=3.8'),
      'services/api/setup.cfg': '[options]\npython_requires = >=3.13\n',
    };
    expect(required(files, 'services/api/api/main.py')).toEqual({ since: [3, 13] });
    expect(required(files, 'services/worker.py')).toEqual({ since: [3, 8] });
    expect(required({ 'pyproject.toml': 'no [ toml' })).toBeUndefined();
    expect(required({})).toBeUndefined();
  });
});

describe('what it does to a report', () => {
  const program =
    'from threading import Thread\nfrom gevent import monkey\nmonkey.patch_all()\nThread(target=print).start()\n';
  const whyWith = (files: Readonly<Record<string, string>>, settings = defaultSettings) =>
    analyze(snapshotOf({ 'app.py': program, ...files }), settings).findings.map((finding) =>
      plain(messagesIn('en').finding(finding).why),
    );

  test('an effect that no supported Python has is not reported', () => {
    expect(whyWith(pyproject('>=3.13'))).toEqual([]);
  });

  test('one that all of them have is told without versions, one that some have with them', () => {
    expect(whyWith(pyproject('>=3.9,<3.13'))).toEqual([expect.not.stringContaining('before Python')]);
    expect(whyWith(pyproject('>=3.9'))).toEqual([expect.stringContaining('(before Python 3.13)')]);
    expect(whyWith({})).toEqual([expect.stringContaining('(before Python 3.13)')]);
  });

  test('where it says nothing, the Python of the environment counts', () => {
    const whyIn = (files: Readonly<Record<string, string>>) => {
      const installed = { ...installedOf({}), python: [3, 13] } as const;
      return analyze(withInstalled(snapshotOf({ 'app.py': program, ...files }), installed), defaultSettings)
        .findings;
    };
    expect(whyIn({})).toEqual([]);
    expect(whyIn(pyproject('>=3.9'))).toHaveLength(1);
  });

  test('python-version wins', () => {
    expect(whyWith(pyproject('>=3.13'), { ...defaultSettings, pythonVersion: [3, 12] })).toHaveLength(1);
  });
});
