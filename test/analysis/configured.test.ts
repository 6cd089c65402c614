import { describe, expect, test } from '@jest/globals';
import { analyze } from '../../src/analysis/analyze.js';
import { resolveSettings } from '../../src/config/resolve.js';
import { snapshotOf } from '../../src/project/snapshot.js';
import { configProblemText, noticeText } from '../support/words.js';

/** What is found in `files` with `config` as the configuration file. */
function report(files: Readonly<Record<string, string>>, config: string) {
  const path = '.late-patch.toml';
  const resolved = resolveSettings({
    inputs: { values: {}, nameOf: (key) => key },
    configFile: { path, text: config },
  });
  if (resolved.kind === 'invalid') throw new Error(resolved.problems.map(configProblemText).join('\n'));
  const { findings, notices } = analyze(snapshotOf({ ...files, [path]: config }), resolved.settings);
  return {
    found: findings.map(
      ({ rule, severity, location }) => `${location.path}:${location.start.line} ${severity} ${rule}`,
    ),
    entries: findings.flatMap((finding) => finding.entries),
    notices: notices.map(noticeText),
  };
}

describe('rules', () => {
  const late = {
    'app.py': 'import requests\nfrom time import sleep\nfrom gevent import monkey\nmonkey.patch_all()\n',
  };

  test('can be off, or have another severity', () => {
    const config = '[rules]\nssl-context-before-patch = "off"\nname-before-patch = "notice"\n';
    expect(report(late, config)).toEqual({
      found: ['app.py:4 notice name-before-patch'],
      entries: ['app.py'],
      notices: [],
    });
  });

  test('one that is off leaves nothing to milder rules', () => {
    const config = '[rules]\nssl-context-before-patch = "off"\nname-before-patch = "off"\n';
    expect(report(late, config).found).toEqual([]);
  });
});

describe('entry-points', () => {
  const files = {
    'shop/__init__.py': '',
    'shop/web.py': 'import shop.tasks\nimport shop.patch\n\ndef run():\n    pass\n\nimport shop.admin\n',
    'shop/tasks.py': 'from time import sleep\n',
    'shop/patch.py': 'from gevent import monkey\nmonkey.patch_all()\n',
    'shop/admin.py': 'def main():\n    import shop.tasks\n    import shop.patch\n',
    'main.py': 'import shop.patch\nimport shop.web\n',
  };

  test('without any, what only imports is not run first', () => {
    expect(report(files, '').found).toEqual([]);
  });

  test.each([
    ['shop.web', 'shop/web.py:2 warning name-before-patch'],
    ['shop/web.py', 'shop/web.py:2 warning name-before-patch'],
    ['shop.admin:main', 'shop/admin.py:3 warning name-before-patch'],
  ])('%s runs first as well', (entry, found) => {
    expect(report(files, `entry-points = ["${entry}"]\n`)).toMatchObject({ found: [found], notices: [] });
  });

  test('one that names nothing is reported', () => {
    const config = 'entry-points = ["shop/wbe.py", "shop.nothing"]\n';
    expect(report(files, config)).toEqual({
      found: [],
      entries: [],
      notices: [
        '`entry-points` names `shop/wbe.py`, which is no file or module here',
        '`entry-points` names `shop.nothing`, which is no file or module here',
      ],
    });
  });
});

describe('launchers', () => {
  const app = {
    'app.py': 'from time import sleep\nimport requests\n\ndef application(environ, start):\n    sleep(1)\n',
  };

  test.each([
    ['gunicorn = { app = "app:application", worker = "gevent", preload = true }', 1],
    ['gunicorn = { app = "app:application", worker = "gevent" }', 0],
    ['gunicorn = [{ app = "app" }, { app = "app", worker = "gevent", preload = true }]', 1],
    ['uwsgi = { app = "app", monkey-patch = "late" }', 1],
    ['uwsgi = { file = "app.py", monkey-patch = "early" }', 0],
    ['commands = ["exec gunicorn -k gevent --preload app:application"]', 1],
  ])('%s: %i', (config, count) => {
    const { found, notices } = report(app, `[launchers]\n${config}\n`);
    expect(notices).toEqual([]);
    expect(found.filter((line) => line.startsWith('.late-patch.toml:2 error ssl-'))).toHaveLength(count);
  });

  test('gunicorn with its configuration, from a folder', () => {
    const files = {
      'backend/app.py': '',
      'backend/deploy/conf.py': 'import requests\nworker_class = "gevent"\n',
    };
    const config =
      '[launchers.gunicorn]\napp = "app:app"\nconfig = "deploy/conf.py"\nfolder = "./backend/"\n';
    expect(report(files, config)).toMatchObject({
      found: ['backend/deploy/conf.py:2 error ssl-context-before-patch'],
      notices: [],
    });
  });

  test.each([
    ['python = { file = "late.py", patcher = "gevent" }'],
    ['python = { module = "late", patcher = "gevent" }'],
    ['celery = { app = "late", pool = "gevent" }'],
    ['locust = { file = "late.py" }'],
  ])('%s has patched before the first line', (config) => {
    const files = { 'late.py': 'import requests\nfrom gevent import monkey\nmonkey.patch_all()\n' };
    expect(report(files, '').found).toHaveLength(1);
    expect(report(files, `[launchers]\n${config}\n`)).toEqual({ found: [], entries: [], notices: [] });
  });

  test('what it names and is not there is reported', () => {
    const config = '[launchers]\ngunicorn = { app = "nothing:app", config = "none.py" }\n';
    expect(report(app, config).notices).toEqual([
      '`launchers.gunicorn` names `nothing`, which is no file or module here',
      '`launchers.gunicorn` names `none.py`, which is no file or module here',
    ]);
  });
});
