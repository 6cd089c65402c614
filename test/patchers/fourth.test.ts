import { describe, expect, test } from '@jest/globals';
import { analyze } from '../../src/analysis/analyze.js';
import { defaultSettings } from '../../src/config/settings.js';
import { builtInPatchers, createPatcherSet, type Patcher } from '../../src/patchers/index.js';
import { snapshotOf } from '../../src/project/snapshot.js';
import { applyEdits } from '../support/stories/apply-edits.js';

/** A patcher that nobody has: what it takes for late-patch to know one more is this row, and no other file. */
const acme: Patcher = {
  id: 'acme-tracing',
  kind: 'swap',
  modules: ['acme.tracing'],
  functions: [
    {
      name: 'acme.tracing.Tracer.install',
      library: 'acme-tracing',
      parameters: [
        { name: 'only', default: 'false', does: 'selects' },
        { name: 'client', default: 'false', does: 'turns-off' },
      ],
      selection: 'by-default',
      unknownKeywords: 'ignored',
      positional: 'in-order',
      groups: [{ when: [], rebound: ['shop.http.Client', 'shop.db.connect'], remade: [] }],
      source: 'made up',
    },
  ],
  defaultFunction: 'acme.tracing.Tracer.install',
  imports: { 'acme.autotrace': 'acme.tracing.Tracer.install' },
  effects: [
    {
      name: 'shop.http.Client',
      forms: ['reference', 'subclass', 'instance'],
      effect: 'bypassed',
      severity: 'warning',
      consequence: { text: 'sends requests without a trace id' },
      source: 'made up',
    },
    {
      name: 'shop.db.connect',
      forms: ['reference'],
      effect: 'bypassed',
      severity: 'error',
      consequence: 'keeps-original',
      source: 'made up',
    },
  ],
  makes: { 'shop.http.client_for': 'shop.http.Client' },
  mends: ['shop.compat'],
  cures: [{ call: 'acme.tracing.Tracer.install_client' }],
  loaded: [],
  advice: { instead: 'Tracer().install_client(client)' },
};

const settings = { ...defaultSettings, patchers: createPatcherSet([...builtInPatchers.all, acme]) };

type Files = Readonly<Record<string, string>>;

function findingsIn(files: Files | string) {
  return analyze(snapshotOf(typeof files === 'string' ? { 'app.py': files } : files), settings).findings;
}

/** Each finding as its rule, severity, place and what is held. */
function linesOf(files: Files | string): readonly string[] {
  return findingsIn(files).map(
    ({ rule, severity, location, offenders }) =>
      `${rule} ${severity} ${location.path}:${location.start.line} ${offenders
        .flatMap(({ names }) => names)
        .sort()
        .join(' ')}`,
  );
}

const holds = 'from shop.http import Client\nfrom shop.db import connect\nfrom acme.tracing import Tracer\n';
const both = 'shop.db.connect shop.http.Client';

describe('what is held before the patch is late', () => {
  test.each<[string, string, string]>([
    ['a method of a new object', `${holds}Tracer().install()\n`, `error app.py:4 ${both}`],
    ['a method of an object with a name', `${holds}t = Tracer()\nt.install()\n`, `error app.py:5 ${both}`],
    ['a method taken from the class', `${holds}Tracer.install(Tracer())\n`, `error app.py:4 ${both}`],
    [
      'in a function that runs at import',
      `${holds}def main(tracer):\n    tracer.install()\nmain(Tracer())\n`,
      `error app.py:6 ${both}`,
    ],
    ['a list that names one', `${holds}Tracer().install(["Client"])\n`, 'warning app.py:4 shop.http.Client'],
    [
      'a text that names one',
      `${holds}Tracer().install(only="db.connect")\n`,
      'error app.py:4 shop.db.connect',
    ],
    [
      'a list that is put together',
      `${holds}names = ["Client"]\nnames.append("connect")\nTracer().install(names)\n`,
      `error app.py:6 ${both}`,
    ],
    ['a keyword that is given as None', `${holds}Tracer().install(client=None)\n`, `error app.py:4 ${both}`],
    ['an import that patches', `${holds}import acme.autotrace\n`, `error app.py:4 ${both}`],
  ])('%s', (_, text, expected) => {
    expect(linesOf(text)).toEqual([`name-before-patch ${expected}`]);
  });

  test('objects, by their class or by what makes them', () => {
    const made = (how: string) =>
      `import shop.http\nfrom acme.tracing import Tracer\nclient = shop.http.${how}\nTracer().install()\n`;
    const expected = ['object-before-patch warning app.py:4 shop.http.Client'];
    expect(linesOf(made('Client()'))).toEqual(expected);
    expect(linesOf(made('client_for("x")'))).toEqual(expected);
  });

  test('in a module that was imported before', () => {
    const files = {
      'web.py': 'from shop.http import Client\n\nclass Web(Client):\n    pass\n',
      'main.py': 'import web\nfrom acme.tracing import Tracer\n\nTracer().install()\n',
    };
    expect(linesOf(files)).toEqual(['name-before-patch warning main.py:4 shop.http.Client']);
  });
});

describe('nothing is late', () => {
  test.each<[string, string]>([
    ['above what binds the names', `from acme.tracing import Tracer\nTracer().install()\n${holds}`],
    [
      'where names are looked up late',
      'import shop.http, shop.db\nfrom acme.tracing import Tracer\nTracer().install()\n',
    ],
    ['where a keyword turns it off', `${holds}Tracer().install(client=object())\n`],
    ['where the list names something else', `${holds}Tracer().install(["Other"])\n`],
    ['for another method', `${holds}Tracer().start()\n`],
    [
      'for another class with such a method',
      'from shop.http import Client\nfrom other import Tracer\nTracer().install()\n',
    ],
    [
      'for an object that is cured before',
      'from shop.http import Client\nfrom acme.tracing import Tracer\nclient = Client()\nTracer().install_client(client)\nTracer().install()\n',
    ],
    [
      'for an object that is cured after',
      'from shop.http import Client\nfrom acme.tracing import Tracer\nclient = Client()\nTracer().install()\nTracer().install_client(client)\n',
    ],
  ])('%s', (_, text) => {
    expect(linesOf(text)).toEqual([]);
  });

  test('where sitecustomize has patched', () => {
    const files = {
      'sitecustomize.py': 'from acme.tracing import Tracer\nTracer().install()\n',
      'app.py': `${holds}Tracer().install()\n`,
    };
    expect(linesOf(files)).toEqual([]);
  });
});

test('a cure is for the object that it is given', () => {
  const text =
    'import shop.http\nfrom acme.tracing import Tracer\na = shop.http.Client()\nb = shop.http.Client()\nTracer().install_client(a)\nTracer().install()\n';
  const [finding] = findingsIn(text);
  expect(finding?.offenders.map(({ location }) => location.start.line)).toEqual([4]);
});

test('an unknown keyword leaves it open', () => {
  const [finding] = findingsIn(`${holds}from options import given\nTracer().install(**given)\n`);
  expect([finding?.rule, finding?.confidence]).toEqual(['name-before-patch', 'medium']);
});

test('the other patchers are none the wiser', () => {
  const text =
    'from shop.http import Client\nfrom time import sleep\nfrom gevent import monkey\nmonkey.patch_all()\n';
  expect(linesOf(text)).toEqual(['name-before-patch warning app.py:4 time.sleep']);
  expect(analyze(snapshotOf({ 'app.py': `${holds}Tracer().install()\n` }), defaultSettings).findings).toEqual(
    [],
  );
});

test('the other patchers may have settled before it', () => {
  const text = `from gevent import monkey\nmonkey.patch_all()\n${holds}Tracer().install()\n`;
  expect(linesOf(text)).toEqual([`name-before-patch error app.py:6 ${both}`]);
});

test('the report names the row, its words and what may be called instead', () => {
  const [finding] = findingsIn(`${holds}Tracer().install()\n`);
  expect(finding?.patch.library).toBe('acme-tracing');
  expect(finding?.advice).toContainEqual({ kind: 'instead', call: 'Tracer().install_client(client)' });
});

test('the patch is moved with its import', () => {
  const files = { 'app.py': `import os\n${holds}Tracer().install()\n` };
  const [finding] = findingsIn(files);
  expect(applyEdits(files, finding?.fix?.edits ?? [])['app.py']).toBe(
    'import os\nfrom acme.tracing import Tracer\nTracer().install()\nfrom shop.http import Client  # noqa: E402\nfrom shop.db import connect  # noqa: E402\n',
  );
});
