import { describe, expect, test } from '@jest/globals';
import { analyze } from '../../src/analysis/analyze.js';
import { resolveSettings } from '../../src/config/resolve.js';
import { messagesIn } from '../../src/messages/index.js';
import { snapshotOf } from '../../src/project/snapshot.js';
import { languages, plain } from '../../src/text/prose.js';
import { configProblemText } from '../support/words.js';

const resolve = (text: string) =>
  resolveSettings({
    inputs: { values: {}, nameOf: (key) => `--${key}` },
    configFile: { path: '.late-patch.toml', text },
  });

function problems(text: string): readonly string[] {
  const resolved = resolve(text);
  return resolved.kind === 'invalid' ? resolved.problems.map(configProblemText) : [];
}

function findingsIn(config: string, files: Readonly<Record<string, string>>) {
  const resolved = resolve(config);
  if (resolved.kind === 'invalid') throw new Error(resolved.problems.map(configProblemText).join('\n'));
  return analyze(snapshotOf(files), resolved.settings).findings;
}

function linesOf(config: string, files: Readonly<Record<string, string>> | string): readonly string[] {
  return findingsIn(config, typeof files === 'string' ? { 'app.py': files } : files).map(
    ({ rule, severity, confidence, location, offenders }) =>
      `${rule} ${severity} ${confidence} ${location.path}:${location.start.line} ${offenders
        .flatMap(({ names }) => names)
        .sort()
        .join(' ')}`,
  );
}

const tracing = `
[patchers.acme-tracing]
call = "acme.tracing.install"
replaces = ["acme.http.Client", "requests.Session"]
made-by = { "acme.http.connect" = "acme.http.Client" }
unless = "client"
cured-by = "acme.tracing.install_client"
consequence = "sends requests without a trace id"
instead = "acme.tracing.install_client(client)"
`;

describe('what a team declares', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'a name of a library',
      'from requests import Session\nfrom acme.tracing import install\ninstall()\nSession()\n',
      ['name-before-patch warning medium app.py:3 requests.Session'],
    ],
    [
      'an object, by what makes it',
      'import acme.http\nimport acme.tracing\nclient = acme.http.connect()\nacme.tracing.install()\n',
      ['object-before-patch warning medium app.py:4 acme.http.Client'],
    ],
    [
      'a subclass',
      'import acme.http\nfrom acme import tracing\nclass Own(acme.http.Client):\n    pass\ntracing.install("x", 1)\n',
      ['name-before-patch warning medium app.py:5 acme.http.Client'],
    ],
    [
      'an argument that makes the order irrelevant',
      'from requests import Session\nfrom acme.tracing import install\ninstall(client=Session())\n',
      [],
    ],
    [
      'a cure',
      'import acme.http\nimport acme.tracing\nclient = acme.http.connect()\nacme.tracing.install()\nacme.tracing.install_client(client)\n',
      [],
    ],
    ['in time', 'import acme.tracing\nacme.tracing.install()\nfrom requests import Session\nSession()\n', []],
  ])('%s', (_, text, expected) => {
    expect(linesOf(tracing, text)).toEqual(expected);
  });

  test("a function of the program's own", () => {
    const files = {
      'app.py': 'from requests import Session\nfrom acme.tracing import install\ninstall()\nSession()\n',
      'acme/__init__.py': '',
      'acme/tracing.py':
        'import requests\n\ndef install():\n    requests.Session = make()\n\ndef make():\n    return object\n',
    };
    expect(linesOf(tracing, files)).toEqual(['name-before-patch warning medium app.py:3 requests.Session']);
  });

  test('its own words in every language', () => {
    const [finding] = findingsIn(tracing, {
      'app.py': 'from requests import Session\nfrom acme.tracing import install\ninstall()\nSession()\n',
    });
    for (const language of languages) {
      const { why, advice } = messagesIn(language).finding(finding!);
      expect(plain(why)).toContain('sends requests without a trace id');
      expect(plain(advice)).toContain('acme.tracing.install_client(client)');
    }
  });

  test('some forms alone, and another severity', () => {
    const config =
      '[patchers.acme]\nimport = "acme.auto"\nreplaces = ["shop.Client"]\nkeeps = ["instance"]\nseverity = "error"\n';
    const text = 'from shop import Client\nclient = Client()\nimport acme.auto\n';
    expect(linesOf(config, text)).toEqual(['object-before-patch error medium app.py:3 shop.Client']);
  });

  test('modules that come after it', () => {
    const config =
      '[patchers.acme]\nimport = "acme.boot"\nbefore = ["torch", "shop.db"]\nconsequence = "is slow"\n';
    const files = {
      'app.py': 'from torch.nn import Module\nimport shop.web\nimport acme.boot\n',
      'shop/__init__.py': '',
      'shop/web.py': 'from shop import db\nfrom shop.db import x\n',
      'shop/db.py': 'x = 1\n',
    };
    expect(linesOf(config, files)).toEqual(['module-before-patch notice medium app.py:3 shop.db torch']);
    expect(linesOf(config, 'import acme.boot\nimport torch\n')).toEqual([]);
  });

  test('a wrapper of a patch function that is known', () => {
    const config =
      '[patchers.acme-boot]\ncall = "acme.boot.patch"\nlike = "gevent.monkey.patch_all(socket=False)"\n';
    const text =
      'from time import sleep\nfrom socket import socket\nfrom acme.boot import patch\npatch()\nprint(sleep, socket)\n';
    expect(linesOf(config, text)).toEqual(['name-before-patch warning medium app.py:4 time.sleep']);
  });
});

describe('what is wrong with a declaration', () => {
  test.each<[string, readonly string[]]>([
    [
      '[patchers.a]\ncall = "acme.f"\n',
      [
        '.late-patch.toml:1: patchers.a: it replaces nothing: say with "replaces" which names, with "before" which modules come after it, or with "like" what it calls',
      ],
    ],
    [
      '[patchers.a]\ncall = "acme.f"\nreplaces = []\n',
      [
        '.late-patch.toml:1: patchers.a: it replaces nothing: say with "replaces" which names, with "before" which modules come after it, or with "like" what it calls',
      ],
    ],
    [
      '[patchers.a]\ncall = "acme.f"\nreplaces = ["acme.f"]\n',
      [
        '.late-patch.toml:1: patchers.a: "acme.f" is the patcher itself, which cannot replace or precede itself',
      ],
    ],
    [
      '[patchers.gevent]\ncall = "acme.f"\nreplaces = ["shop.x"]\n',
      [
        '.late-patch.toml:1: patchers.gevent: "gevent" is a patcher that is known already; choose another name',
      ],
    ],
    [
      '[patchers.a]\ncall = "ddtrace.patch_all"\nreplaces = ["shop.x"]\nseverity = "fatal"\n',
      [
        '.late-patch.toml:2: patchers.a.call: "ddtrace.patch_all" is known already, as ddtrace: what it does was measured',
        '.late-patch.toml:4: patchers.a.severity: expected one of error, warning, notice; found "fatal"',
      ],
    ],
    [
      '[patchers.a]\nimport = "acme"\ncall = "acme.f"\nreplaces = ["x y"]\n',
      [
        '.late-patch.toml:4: patchers.a.replaces[0]: expected a full name as in "package.module.function", found "x y"',
      ],
    ],
    [
      '[patchers.a]\nreplaces = ["shop.x"]\nlike = "gevent.monkey.patch_all"\n',
      [
        '.late-patch.toml:1: patchers.a: expected either "call" or "import"',
        '.late-patch.toml:1: patchers.a: expected one of "replaces", "before", "like", found several',
      ],
    ],
  ])('%j', (text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  test('too much of it', () => {
    const names = Array.from({ length: 201 }, (_, index) => `"shop.n${index}"`).join(', ');
    expect(problems(`[patchers.a]\ncall = "acme.f"\nreplaces = [${names}]\n`)).toEqual([
      '.late-patch.toml:3: patchers.a.replaces: 201 names are too many (200 at most)',
    ]);
    const many = Array.from(
      { length: 51 },
      (_, index) => `[patchers.a${index}]\ncall = "acme.f${index}"\nreplaces = ["shop.x"]\n`,
    ).join('');
    expect(problems(many)).toEqual(['.late-patch.toml:1: patchers: 51 patchers are too many (50 at most)']);
  });

  test('a library may patch by what is declared, and keep what that replaces', () => {
    const declared = '[patchers.acme]\ncall = "acme.tracing.install"\nreplaces = ["acme.http.Client"]\n';
    const library = (patches: string, hold: string) =>
      `${declared}[libraries.boot]\npatches = "${patches}"\nholds = ["${hold}"]\n`;
    expect(problems(library('acme.tracing.install', 'acme.http.Client'))).toEqual([]);
    expect(problems(library('acme.tracing.start', 'acme.http.Server'))).toEqual([
      expect.stringContaining('libraries.boot.holds[0]: '),
      expect.stringContaining(
        'libraries.boot.patches: "acme.tracing.start" is no patch function that is known',
      ),
    ]);
  });

  test('a library says where to declare what it calls', () => {
    expect(problems('[libraries.acme]\npatches = "acme.tracing.install"\n').join()).toContain(
      'declare it under "patchers"',
    );
  });
});
