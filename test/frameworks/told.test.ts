/** What is said of a program that a framework starts: the steps of the framework on the chain, and what could not be read. */
import { describe, expect, test } from '@jest/globals';
import { analyze } from '../../src/analysis/analyze.js';
import { traceEntry } from '../../src/analysis/explain-trace.js';
import { defaultSettings } from '../../src/config/settings.js';
import type { FilePath } from '../../src/project/snapshot.js';
import { snapshotOf } from '../../src/project/snapshot.js';

const shop = {
  Procfile: 'web: gunicorn -k gevent --preload shop.wsgi\n',
  'shop/__init__.py': '',
  'shop/wsgi.py':
    'import os\nfrom django.core.wsgi import get_wsgi_application\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\napplication = get_wsgi_application()\n',
  'shop/settings.py': 'INSTALLED_APPS = ["shop"]\n',
  'shop/models.py': 'import requests\n',
};

const reportOn = (files: Readonly<Record<string, string>>) => analyze(snapshotOf(files), defaultSettings);

describe('a chain names the steps of the framework', () => {
  test('in a finding', () => {
    const finding = reportOn(shop).findings.find(({ rule }) => rule === 'ssl-context-before-patch');
    const [offender] = finding?.offenders ?? [];
    expect(offender?.location.path).toBe('shop/wsgi.py');
    expect(offender?.chain.map(({ module, location }) => [location?.path, module])).toEqual([
      ['shop/wsgi.py', 'django.core.wsgi.get_wsgi_application()'],
      [undefined, 'django.setup()'],
      [undefined, 'shop.models'],
      ['shop/models.py', 'requests'],
      [undefined, 'urllib3.util.ssl_'],
    ]);
  });

  test('in a trace', () => {
    const [traced] = traceEntry(snapshotOf(shop), 'shop/wsgi.py' as FilePath, defaultSettings);
    const entered = traced?.lines.flatMap(({ event, at }) =>
      event.kind === 'enter' ? [[at, event.module]] : [],
    );
    expect(entered).toEqual([
      [undefined, 'shop'],
      [undefined, 'shop.wsgi'],
      ['django.conf.settings', 'shop.settings'],
      ['django.setup()', 'shop.models'],
    ]);
  });
});

describe('what cannot be read is a notice, and the rest is told', () => {
  test.each([
    [
      'a sum with what nobody knows',
      'import os\nINSTALLED_APPS = ["shop"] + os.environ["APPS"].split()\n',
      2,
    ],
    [
      'a list that is made longer',
      'from lib import MORE\nINSTALLED_APPS = ["shop"]\nINSTALLED_APPS += MORE\n',
      3,
    ],
    ['an element that nobody knows', 'import lib\nINSTALLED_APPS = ["shop", lib.app()]\n', 2],
  ])('%s', (_, settings, line) => {
    const { findings, notices } = reportOn({ ...shop, 'shop/settings.py': settings });
    expect(findings.map(({ rule }) => rule)).toContain('ssl-context-before-patch');
    expect(notices).toEqual([
      { kind: 'unknown-launch', about: 'setting', path: 'shop/settings.py', line, name: 'INSTALLED_APPS' },
    ]);
  });

  test('settings that another file is executed into', () => {
    const { notices } = reportOn({
      ...shop,
      'shop/settings.py': 'from split_settings.tools import include\ninclude("components/*.py")\n',
    });
    expect(notices).toContainEqual(
      expect.objectContaining({ about: 'setting', path: 'shop/settings.py', name: 'INSTALLED_APPS' }),
    );
  });

  test.each([
    [
      'settings that nobody names',
      {
        ...shop,
        'shop/wsgi.py': 'from django.core.wsgi import get_wsgi_application\nget_wsgi_application()\n',
      },
    ],
    ['settings that are not there', { ...shop, 'shop/settings.py': 'import nowhere\n' }],
    [
      'settings that call themselves',
      {
        ...shop,
        'shop/settings.py': 'from django.conf import settings\nINSTALLED_APPS = settings.INSTALLED_APPS\n',
      },
    ],
    ['an application that sets Django up', { ...shop, 'shop/models.py': 'import django\ndjango.setup()\n' }],
    [
      'an application that installs itself',
      { ...shop, 'shop/settings.py': 'INSTALLED_APPS = []\nINSTALLED_APPS.append(INSTALLED_APPS)\n' },
    ],
  ])('%s ends', (_, files) => {
    const { findings } = reportOn(files);
    expect(findings.map(({ rule }) => rule)).not.toContain('ssl-context-before-patch');
  });
});
