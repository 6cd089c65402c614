import { describe, expect, test } from '@jest/globals';
import { analyze } from '../../src/analysis/analyze.js';
import { defaultSettings } from '../../src/config/settings.js';
import { snapshotOf } from '../../src/project/snapshot.js';

const program = snapshotOf({
  'main.py': 'import vendored.client\nfrom gevent import monkey\nmonkey.patch_all()\n',
  'vendored/__init__.py': '',
  'vendored/client.py': 'import requests\n',
  'vendored/late.py': 'import requests\nfrom gevent import monkey\nmonkey.patch_all()\n',
  'vendored/broken.py': 'x = = gevent.monkey.patch_all()\n',
});

const places = (exclude: readonly string[]) =>
  analyze(program, { ...defaultSettings, exclude }).findings.map(({ location }) => location.path);

describe('exclude', () => {
  test('nothing is reported in what is left out', () => {
    expect(places([])).toEqual(['main.py', 'vendored/late.py']);
    expect(places(['vendored'])).toEqual(['main.py']);
  });

  test('chains still lead through it', () => {
    const [finding] = analyze(program, { ...defaultSettings, exclude: ['vendored'] }).findings;
    expect(finding?.offenders[0]?.chain.map(({ module }) => module)).toEqual([
      'vendored.client',
      'requests',
      'urllib3.util.ssl_',
    ]);
  });

  test('its broken files are not spoken of', () => {
    expect(analyze(program, defaultSettings).notices.map(({ path }) => path)).toEqual(['vendored/broken.py']);
    expect(analyze(program, { ...defaultSettings, exclude: ['vendored'] }).notices).toEqual([]);
  });
});

describe('include', () => {
  const served = snapshotOf({
    'src/app.py': 'import requests\n\napplication = None\n',
    Procfile: 'web: gunicorn --preload -k gevent --chdir src app:application\n',
    'src/Procfile': 'web: gunicorn --preload -k gevent app:application\n',
  });
  const found = (settings: { readonly include: readonly string[]; readonly exclude?: readonly string[] }) =>
    analyze(served, { ...defaultSettings, ...settings }).findings.map(({ location }) => location.path);

  test('chooses Python files; a launcher that is written elsewhere is reported all the same', () => {
    expect(found({ include: ['**/*.py'] })).toContain('src/Procfile');
    expect(found({ include: ['**/*.py'], exclude: ['Procfile'] })).toEqual([]);
  });
});
