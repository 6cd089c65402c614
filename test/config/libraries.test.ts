import { describe, expect, test } from '@jest/globals';
import { resolveSettings } from '../../src/config/resolve.js';
import { configProblemText } from '../support/words.js';

const resolve = (text: string, path = '.late-patch.toml') =>
  resolveSettings({
    inputs: { values: {}, nameOf: (key) => `--${key}` },
    configFile: { path, text },
  });

function problems(text: string, path?: string): readonly string[] {
  const resolved = resolve(text, path);
  return resolved.kind === 'invalid' ? resolved.problems.map(configProblemText) : [];
}

function librariesIn(text: string) {
  const resolved = resolve(text);
  if (resolved.kind === 'invalid') throw new Error(resolved.problems.map(configProblemText).join('\n'));
  return Object.fromEntries(resolved.settings.libraries);
}

describe('what a team knows of its own packages', () => {
  test('loads, holds in each form, and patches', () => {
    const text = `
[libraries.acme_http]
loads = ["requests", "acme.net"]
holds = ["time.sleep", "threading.Lock()", "class(threading.Thread)", "ssl.create_default_context()", "_thread.allocate_lock"]
[libraries."acme.start"]
patches = "gevent.monkey.patch_all(thread=False, select = True)"
[libraries.acme_fine]
`;
    const held = (where: string, name: string, form: string) => ({ holder: 'acme_http', where, name, form });
    expect(librariesIn(text)).toEqual({
      acme_http: {
        loads: ['requests', 'acme.net'],
        holds: [
          held('time.sleep', 'time.sleep', 'reference'),
          held('threading.Lock()', 'threading.Lock', 'instance'),
          held('class(threading.Thread)', 'threading.Thread', 'subclass'),
          held('ssl.create_default_context()', 'ssl.SSLContext', 'instance'),
          held('_thread.allocate_lock', 'threading.Lock', 'reference'),
        ],
        patches: undefined,
        source: 'the configuration',
      },
      'acme.start': {
        loads: [],
        holds: [],
        patches: { function: 'gevent.monkey.patch_all', keywords: { thread: 'false', select: 'true' } },
        source: 'the configuration',
      },
      acme_fine: { loads: [], holds: [], patches: undefined, source: 'the configuration' },
    });
  });

  test.each([
    ['libraries = 3', 'libraries: expected a table for each module'],
    ['libraries.acme = "x"', 'libraries.acme: expected a table, found a string'],
    [
      'libraries."acme-http" = {}',
      'libraries.acme-http: expected a module as in "package.module", found "acme-http"',
    ],
    [
      'libraries.acme = { load = [] }',
      'libraries.acme: unknown key "load" (did you mean "loads"?); known keys: loads, holds, patches',
    ],
    ['libraries.acme.loads = "ssl"', 'libraries.acme.loads: expected a list of strings, found a string'],
    [
      'libraries.acme.loads = ["a b"]',
      'libraries.acme.loads[0]: expected a module as in "package.module", found "a b"',
    ],
    ['libraries.acme.holds = [1]', 'libraries.acme.holds[0]: expected a string, found a number'],
    [
      'libraries.acme.holds = ["?"]',
      'libraries.acme.holds[0]: expected a name as in "ssl.SSLContext", an object as in "threading.Lock()" or a class as in "class(threading.Thread)", found "?"',
    ],
    [
      'libraries.acme.holds = ["time.slep"]',
      'libraries.acme.holds[0]: nothing is known to go wrong when "time.slep" is kept from before a patch (did you mean "time.sleep"?)',
    ],
    [
      'libraries.acme.holds = ["time.sleep()"]',
      'libraries.acme.holds[0]: of "time.sleep" nothing is known to go wrong with an object made from it, only with the name itself',
    ],
    ['libraries.acme.patches = true', 'libraries.acme.patches: expected a string, found a boolean'],
    [
      'libraries.acme.patches = "patch all"',
      'libraries.acme.patches: expected a patch function as in "gevent.monkey.patch_all(thread=False)", found "patch all"',
    ],
    [
      'libraries.acme.patches = "eventlet.monkeypatch"',
      /^libraries\.acme\.patches: "eventlet\.monkeypatch" is no patch function that is known \(did you mean "eventlet\.monkey_patch"\?\), as gevent\.monkey\.patch_all, .* declare it under "patchers"$/,
    ],
    [
      'libraries.acme.patches = "eventlet.monkey_patch(sockets=True)"',
      /^libraries\.acme\.patches: eventlet\.monkey_patch has no argument "sockets" \(did you mean "socket"\?\); it has /,
    ],
    [
      'libraries.acme.patches = "gevent.monkey.patch_all(thread)"',
      'libraries.acme.patches: expected arguments as in "thread=False", found "thread"',
    ],
  ])('%s', (text, message) => {
    const [problem, ...rest] = problems(text);
    expect(rest).toEqual([]);
    expect(problem).toMatch(/^\.late-patch\.toml:1: /);
    const told = problem?.slice('.late-patch.toml:1: '.length);
    if (typeof message === 'string') expect(told).toBe(message);
    else expect(told).toMatch(message);
  });

  test('all of them at once, each on its line', () => {
    const text = `[tool.late-patch.libraries.acme]
loads = [
  "fine",
  "not fine",
]
hold = []

[tool.late-patch.libraries."other.one"]
patches = "patch_all"
`;
    expect(
      problems(text, 'pyproject.toml').map((problem) => problem.split(': ').slice(0, 2).join(': ')),
    ).toEqual([
      'pyproject.toml:4: libraries.acme.loads[1]',
      'pyproject.toml:6: libraries.acme',
      'pyproject.toml:9: libraries.other.one.patches',
    ]);
  });
});
