/** What is recalled of one state of a repository for the next: it must be what would have been worked out anew. */
import { describe, expect, test } from '@jest/globals';
import { analyze } from '../../src/analysis/analyze.js';
import { type Keeping, Recall } from '../../src/analysis/recall.js';
import { unobserved } from '../../src/analysis/run-entry-points.js';
import { defaultSettings, type Settings } from '../../src/config/settings.js';
import { createProgram, type Program, type Reading } from '../../src/project/program.js';
import { type FilePath, overlaid, type Snapshot, snapshotOf } from '../../src/project/snapshot.js';
import { extent } from '../support/extent.js';
import { pagesIn } from '../support/stories/pages.js';
import { settingsOf } from '../support/stories/verdict.js';

const asText = (report: unknown) =>
  JSON.stringify(report, (_, value: unknown) =>
    value instanceof Map || value instanceof Set ? [...value] : value,
  );

const fresh = (snapshot: Snapshot, settings: Settings) => asText(analyze(snapshot, settings));

const recalled = (snapshot: Snapshot, settings: Settings, recall: Recall) =>
  asText(analyze(snapshot, settings, recall.cache, unobserved, true, recall));

/** Numbers from 0 to below `n`, the same in each run. */
function random(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % n;
  };
}

const lines = [
  '',
  'import requests',
  'from ssl import SSLContext',
  'import gevent.monkey; gevent.monkey.patch_all()',
  'from gevent import monkey; monkey.patch_socket()',
  'import eventlet; eventlet.monkey_patch()',
  'import threading; lock = threading.Lock()',
  'if True:',
  'def late():',
  '    import urllib3',
  'import extra',
  'PLUGINS = ["extra", "app"]',
  'from importlib import import_module; [import_module(name) for name in PLUGINS]',
  'if __name__ == "__main__":',
  'print "Python 2"',
];

/** `snapshot` after somebody has typed something, or a file has come or gone. */
function edited(snapshot: Snapshot, others: readonly Snapshot[], pick: (n: number) => number): Snapshot {
  const paths = [...snapshot.texts.keys()];
  const path = paths[pick(paths.length)]!;
  const all = snapshot.texts.get(path)!.split('\n');
  const at = pick(all.length);
  switch (pick(12)) {
    case 0:
      return overlaid(snapshot, new Map([[path, undefined]]));
    case 1: {
      const other = others[pick(others.length)]!;
      return overlaid(snapshot, new Map([...other.texts].slice(0, 1)));
    }
    case 2:
      return overlaid(snapshot, new Map([['extra/__init__.py' as FilePath, lines[pick(lines.length)]]]));
    case 3:
      return overlaid(snapshot, new Map([[path, all.toSpliced(at, 1).join('\n')]]));
    case 4:
      return snapshot;
    case 5:
    case 6:
    case 7:
    case 8: {
      // Within a block: of a function that somebody calls while it is imported, or of one that nobody does.
      const inside = all.flatMap((line, index) => (/^\s+\w/.test(line) ? [index] : []));
      const line = inside[pick(inside.length || 1)];
      if (line === undefined) return snapshot;
      const indentation = /^\s+/.exec(all[line]!)![0];
      const added = ['pass', 'import requests', '"""', 'x = yield', 'def inner(): pass', '# why'][pick(6)]!;
      const text = all.toSpliced(line + pick(2), 0, indentation + added).join('\n');
      return overlaid(snapshot, new Map([[path, text]]));
    }
    default:
      return overlaid(
        snapshot,
        new Map([[path, all.toSpliced(at, 0, lines[pick(lines.length)]!).join('\n')]]),
      );
  }
}

describe('a report with what is recalled is that of who begins anew', () => {
  const stories = pagesIn('test/spec')
    .flatMap((page) => page.stories)
    .filter(({ files }) => Object.keys(files).length > 1);
  test.each(Array.from({ length: extent(12, 16, 200) }, (_, index) => [index]))('session %i', (session) => {
    const pick = random(session + 1);
    const story = stories[pick(stories.length)]!;
    const others = Array.from({ length: 4 }, () => snapshotOf(stories[pick(stories.length)]!.files));
    const settings = settingsOf(story);
    const recall = new Recall();
    // Several programs in one repository, so that an edit is of interest to some of them.
    let state = overlaid(
      snapshotOf(story.files),
      new Map(
        others.flatMap(({ texts }, index) =>
          [...texts].map(([path, text]) => [`p${index}/${path}` as FilePath, text]),
        ),
      ),
    );
    for (let step = 0; step < 8 && state.texts.size > 0; step++) {
      expect([step, recalled(state, settings, recall)]).toEqual([step, fresh(state, settings)]);
      state = edited(state, others, pick);
    }
  });
});

/** A module that many others import, in each of the ways in which they can come to know what is in it. */
const hub = {
  'pkg/__init__.py': '"""The package."""\n',
  'pkg/hub.py': [
    '"""What all others import."""',
    'import os',
    'from ssl import SSLContext',
    '',
    'LIMIT = 3',
    '',
    '',
    'class Base(object):',
    '    """A base."""',
    '    timeout = 2',
    '',
    '    def run(self):',
    '        return self.timeout',
    '',
    '',
    'def load(name):',
    '    if name == "tls":',
    '        import requests',
    '    return name',
    '',
    '',
    'def register(cls):',
    '    REGISTRY.append(cls)',
    '    return cls',
    '',
    '',
    'REGISTRY = []',
    'FLAG = os.environ.get("FLAG")',
    '',
  ].join('\n'),
  'pkg/sub.py': 'from pkg import hub\nimport threading\nLOCK = threading.Lock()\n',
  // What an import that comes into the hub may do, beside binding a name.
  'pkg/quiet.py': 'from time import sleep\nthing = 1\n\n\ndef call():\n    return thing\n',
  'pkg/loads.py': 'import requests\nfrom pkg.quiet import call\nthing = call\n',
  'pkg/around.py':
    'import pkg.hub\nthing = getattr(pkg.hub, "LIMIT", None)\nif thing == 3:\n    import urllib3\n',
  'pkg/grows.py':
    'from pkg.hub import Base, register\n\n\n@register\nclass Grown(Base):\n    from time import sleep as nap\n\n\nthing = Grown\n',
  'pkg/sets.py': 'from pkg import sub\nsub.LOCK = None\nthing = sub\n',
  'pkg/asks.py': 'import sys\nthing = "pkg.sub" in sys.modules\nif thing:\n    import requests\n',
  'pkg/environ.py': 'import os\nos.environ["FLAG"] = "1"\nthing = os\n',
  'pkg/patches.py': 'from gevent import monkey\nmonkey.patch_socket()\nthing = 2\n',
  'pkg/fails.py': 'thing = 1\nraise ImportError("not here")\n',
  'pkg/perhaps.py':
    'try:\n    import nobody\nexcept ImportError:\n    nobody = None\nthing = nobody\nif nobody:\n    from ssl import SSLContext\n',
  'pkg/gone.py': 'import sys\nsys.modules.pop("pkg.quiet", None)\nthing = 1\n',
  'pkg/user.py': 'from pkg import one\nimport pkg.two as thing\n',
  // Files without anything in them have one syntax.
  'pkg/empty/__init__.py': '',
  'pkg/bare/__init__.py': '',
};

const effects = Object.keys(hub).flatMap((path) => /^pkg\/(\w+)\.py$/.exec(path)?.[1] ?? []);

/** What the modules of a program do with the hub. */
const uses = [
  'from pkg import hub\nif hasattr(hub, "added"):\n    import requests',
  'from pkg.hub import *\ntry:\n    added()\nexcept NameError:\n    pass',
  'from pkg import hub\nfor name in dir(hub):\n    if name == "added":\n        from time import sleep',
  'from pkg import hub\nif "added" in vars(hub):\n    import urllib3',
  'from pkg import hub\nname = "add" + "ed"\nif getattr(hub, name, None):\n    import requests',
  'from pkg import hub\nhub.load("tls")',
  'import pkg.hub\nfrom pkg import sub\npkg.hub.load("no")\npkg.sub.LOCK.acquire()',
  'from pkg.hub import Base, register\n\n\n@register\nclass Own(Base):\n    from time import sleep as nap',
  'from pkg import hub\nif hub.LIMIT > 3:\n    import requests\nhub.LIMIT = 4',
  'from pkg.hub import SSLContext\n\n\nclass Context(SSLContext):\n    pass',
  'from pkg import hub\nfor one in hub.REGISTRY:\n    one().run()',
  'try:\n    from pkg.hub import added\nexcept ImportError:\n    import requests',
  'import pkg.hub as h\nif "added" in h.__dict__:\n    import requests\n',
  'from pkg import hub\nif hub.__doc__:\n    from time import sleep',
  'from pkg import hub\nif hasattr(hub, "value"):\n    import requests',
  'from pkg import hub\nif hub.value == "text":\n    from time import sleep',
  'try:\n    from pkg.hub import other\nexcept ImportError:\n    from time import sleep\nelse:\n    if other(2) == 2:\n        import requests',
  'import threading\nLOCK = threading.Lock()',
  'from pkg import sub',
  'from pkg import hub\n\n\nclass Own(hub.Base):\n    limit = hub.LIMIT',
  'from pkg import hub\nif hasattr(hub, "json"):\n    import requests',
  'from pkg import hub\nfor name in ("deque", "copy", "wait"):\n    if getattr(hub, name, None):\n        from time import sleep',
  'from pkg.hub import json\njson.dumps({})',
  'from unittest import mock\n\n\n@mock.patch("collections.deque")\ndef run(one):\n    from pkg import hub\n    return hub.deque()\n\n\nrun()',
  'import sys\nif "json" in sys.modules:\n    import requests\nsys.modules["copy"] = None',
  'import sys\nfrom pkg import hub\nif "pkg.quiet" in sys.modules:\n    import requests',
  'import pkg\nfrom pkg import hub\nif hasattr(pkg, "loads"):\n    from time import sleep',
  'from pkg import hub\nfrom pkg.quiet import call\nimport pkg.sets\ncall()',
  'from pkg import quiet, hub\nquiet.thing = 2\nhub.REGISTRY.append(None)',
  'from pkg import sub, hub\nif sub.LOCK is None:\n    import requests',
  'import pkg.grows, pkg.around',
  'try:\n    from pkg import hub\nexcept ImportError:\n    import requests',
  'from pkg import hub, perhaps\nif perhaps.thing:\n    import requests',
  'def late():\n    from pkg import hub\n    return hub.thing\n\n\nlate()',
  'from pkg import empty, bare\nif hasattr(empty, "json"):\n    import requests\nif hasattr(bare, "added"):\n    import urllib3',
  'from pkg import hub\nimport pkg.bare\nfrom pkg.empty import *\nif "copy" in dir(pkg.bare):\n    from time import sleep',
];

/** What somebody writes into the hub. */
const written = [
  '# why',
  '',
  'def added():\n    import requests\n',
  'def other(x, y=1):\n    return x\n',
  'added = 1',
  'LIMIT = 5',
  'value = "text"',
  'import json',
  'import time',
  'from time import sleep',
  'class New(object):\n    pass\n',
  'class New(Base):\n    from time import sleep\n',
  '__all__ = ["load"]',
  '__all__ = ["added", "LIMIT"]',
  'load = None',
  'from pkg import sub',
  'from gevent import monkey; monkey.patch_all()',
  'load("tls")',
  'REGISTRY = [Base]',
  'def __getattr__(name):\n    import requests\n    return name\n',
  'if FLAG:\n    import requests',
  'added = other = 2',
  'hasattr = None',
  'del LIMIT',
  'import json, copy as duplicate',
  'import os.path',
  'import os.path as way',
  'from collections import deque, OrderedDict as Ordered',
  'from typing import List, TYPE_CHECKING',
  'from concurrent.futures import ThreadPoolExecutor, wait',
  'from __future__ import absolute_import',
  'import ssl, json',
  'from threading import local as Local',
  'import nobody_knows_it',
  'import copy',
  'import requests',
  'import threading',
  'import uuid as unique',
  'import pkg.hub',
  'import pkg.one',
  'from pkg import two as second',
  'import pkg',
  ...effects.map((name) => `import pkg.${name}`),
  ...effects.map((name) => `from pkg import ${name} as ${name}_module`),
  ...effects.map((name) => `from pkg.${name} import thing as ${name}_thing`),
];

/** Files that come and go beside, which an import may mean from then on. */
const hidden = ['json.py', 'pkg/json.py', 'pkg/copy/__init__.py', 'collections.py'];

describe('what is added and taken away is so for whoever comes later', () => {
  const app = 'import one\nfrom gevent import monkey\nmonkey.patch_all()\n';

  test.each<readonly [string, ...Readonly<Record<string, string>>[]]>([
    [
      'a constant that goes before somebody asks for it',
      { 'one.py': 'import hub\n', 'hub.py': 'LIMIT = 3\n\n\ndef load():\n    return 1\n' },
      { 'hub.py': '\n\ndef load():\n    return 1\n' },
      { 'one.py': 'import hub\nimport around\n' },
    ],
    [
      'an import that goes before somebody asks for it',
      { 'one.py': 'import hub\n', 'hub.py': 'import json as LIMIT\nimport os\n' },
      { 'hub.py': 'import os\nimport uuid as unique\n' },
      { 'one.py': 'import hub\nimport around\n' },
    ],
    [
      'a module that comes to be loaded before somebody asks whether it is',
      {
        'one.py': 'import hub\nimport around\n',
        'hub.py': 'import os\n',
        'quiet.py': '',
        'around.py': 'import sys\nif "quiet" in sys.modules:\n    import requests\n',
      },
      { 'hub.py': 'import os\nimport quiet\n' },
      { 'hub.py': 'import os\n' },
    ],
    [
      'what is held in a circle of imports',
      { 'one.py': 'import hub\n', 'hub.py': 'import os\nimport user\n', 'user.py': 'import one\n' },
      { 'hub.py': 'import os\nfrom time import sleep\nimport user\n' },
    ],
  ])('%s', (_, ...states) => {
    const recall = new Recall();
    const around = 'import hub\nif getattr(hub, "LIMIT", None) is not None:\n    import requests\n';
    let files: Readonly<Record<string, string>> = { 'app.py': app, 'around.py': around };
    for (const [step, state] of states.entries()) {
      files = { ...files, ...state };
      const snapshot = snapshotOf(files);
      const known = recalled(snapshot, defaultSettings, recall);
      expect([step, known]).toEqual([step, fresh(snapshot, defaultSettings)]);
    }
  });
});

describe('a hub is edited', () => {
  test.each(Array.from({ length: extent(2, 6, 100) }, (_, index) => [index]))('sessions %i', (group) => {
    const different: unknown[] = [];
    for (let session = group * 10; session < group * 10 + 10; session++) {
      const pick = random(session * 7 + 1);
      const names = ['one', 'two', 'three'];
      const text = () => `${uses[pick(uses.length)]}\n`;
      const patch = [
        'from gevent import monkey\nmonkey.patch_all()\n',
        'import eventlet\neventlet.monkey_patch()\n',
      ];
      const app = (own: readonly string[]) =>
        `${own.map((name) => `import pkg.${name}\n`).join('')}${patch[pick(2)]}${text()}`;
      let state = snapshotOf({
        ...hub,
        ...Object.fromEntries(names.map((name) => [`pkg/${name}.py`, text()])),
        'app.py': app(names),
        'tool.py': app(names.slice(pick(2), 2)),
      });
      const recall = new Recall();
      const texts: string[] = [];
      for (let step = 0; step < 7; step++) {
        const [known, anew] = [recalled(state, defaultSettings, recall), fresh(state, defaultSettings)];
        if (known !== anew) different.push([session, step, [...texts], known, anew]);
        const empty = `pkg/${['empty', 'bare'][pick(2)]}/__init__.py`;
        const other = pick(3) > 0 ? `pkg/${names[pick(3)]}.py` : empty;
        const path = (pick(4) > 0 ? 'pkg/hub.py' : other) as FilePath;
        const all = state.texts.get(path)!.split('\n');
        const tops = all.flatMap((line, index) => (/^(?:\w|@|$)/.test(line) ? [index] : []));
        const at = pick(6) === 0 ? pick(all.length) : (tops[pick(tops.length)] ?? 0);
        const added = written[pick(written.length)]!.split('\n');
        const isNew = path.split('/').length === 2 && path !== 'pkg/hub.py' && pick(2) === 0;
        // What was written is often taken away again, and written elsewhere.
        const own = all.flatMap((line, index) => (written.includes(line) && line !== '' ? [index] : []));
        const goes = pick(3) > 0 ? (own[pick(own.length || 1)] ?? at) : at;
        const changed = pick(4) === 0 ? all.toSpliced(goes, 1) : all.toSpliced(at, 0, ...added);
        const edit = isNew ? [text()] : changed;
        texts.push(`${path}:${at} ${added.join('\\n')}`);
        state = overlaid(state, new Map([[path, edit.join('\n')]]));
        if (pick(8) > 0) continue;
        const beside = hidden[pick(hidden.length)] as FilePath;
        const isThere = state.texts.has(beside);
        texts.push(`${beside} ${isThere ? 'goes' : 'comes'}`);
        state = overlaid(state, new Map([[beside, isThere ? undefined : 'import requests\ndeque = None\n']]));
      }
    }
    expect(different).toEqual([]);
  });
});

const has1: Reading<ReadonlySet<string>> = (text) => new Set(text.includes('1') ? ['1'] : []);
const length: Reading<number> = (_, syntax) => syntax().body.length;

const keeping: Keeping = { isComplete: () => true };

describe('what is worked out again', () => {
  const modules = { 'app.py': 'import lib\n', 'lib.py': 'x = 1\n', 'other.py': 'import requests\n' };
  const files = { ...modules, 'requirements.txt': 'gevent==24.1\n' };
  const ask = (program: Program) => [
    program.text('app.py' as FilePath),
    program.syntax('lib.py' as FilePath)?.body.length,
  ];

  /** How often `work` is done over states that differ by `changes`. */
  function times(
    work: (program: Program) => unknown,
    changes: Readonly<Record<string, string | undefined>>,
    own: Readonly<Record<string, string>> = {},
    how = keeping,
  ): number {
    const recall = new Recall();
    let count = 0;
    const first = snapshotOf({ ...files, ...own });
    const second = overlaid(first, new Map(Object.entries(changes) as [FilePath, string | undefined][]));
    for (const snapshot of [first, second]) {
      recall.begin(createProgram(snapshot, [], recall.cache), [defaultSettings]);
      recall.of(
        'key',
        (program) => {
          count += 1;
          return work(program);
        },
        how,
      );
      recall.end();
    }
    return count;
  }

  test.each([
    ['nothing', {}, 1],
    ['a file that was not asked for', { 'other.py': '' }, 1],
    ['a file that was read', { 'app.py': '' }, 2],
    ['a file that was parsed', { 'lib.py': 'x = 2\n' }, 2],
    ['a file that comes', { 'new.py': '' }, 2],
    ['a file that goes', { 'other.py': undefined }, 2],
    ['a folder that is searched from now on', { 'other.py': 'import sys\nsys.path.insert(0, "x")\n' }, 1],
  ] as const)('%s', (_, changes, expected) => {
    expect(times(ask, changes)).toBe(expected);
  });

  describe('where a function has changed', () => {
    const before = 'import a\n\n\ndef one(x):\n    return x\n\n\ndef other(x):\n    return x\n\n\nlast = 1\n';
    const edit = (from: string, to: string, text = before) => ({ 'lib.py': text.replace(from, to) });
    const body = edit('(x):\n    return x', '(x):\n    y = x\n    return y');
    const parsed = (program: Program) => program.syntax('lib.py' as FilePath)!.body;

    const of = (
      work: (program: Program) => unknown,
      changes: Record<string, string | undefined>,
      runsModules = false,
    ) => times(work, changes, { 'lib.py': before }, { ...keeping, runsModules });

    test.each([
      ['whose body nobody asked for', body, 1],
      ['and another one', edit('return x\n\n\nlast', 'return 7\n\n\nlast', body['lib.py']), 1],
      ['and what comes after it', edit('last = 1', 'last = 2', body['lib.py']), 2],
      ['and what comes before it', edit('import a', 'import b', body['lib.py']), 2],
      ['in its head', edit('one(x)', 'one(x, y)'), 2],
      ['to what is no Python', edit('return x', 'return x)'), 2],
      ['to what is Python 2', edit('return x', 'print "x"'), 2],
      ['to a string that has all that follows in it', edit('return x', 'return """x'), 2],
      ['to end before', edit('    return x', 'return x'), 2],
      ['to two functions', edit('    return x', '    return x\n\n\ndef new():\n    pass'), 2],
      ['not at all, and a comment behind it', edit('return x', 'return x  # why'), 2],
    ])('%s', (_, changes, expected) => {
      expect(of(parsed, changes)).toBe(expected);
    });

    test('whose body somebody asked for', () => {
      const read = (program: Program) =>
        parsed(program).map((one) => (one.kind === 'function' ? one.body.length : 0));
      expect(of(read, body)).toBe(2);
    });

    test.each([
      ['a comment', edit('last', '# why\nlast'), 1],
      ['an empty line in a body', edit('    return x\n\n\nlast', '\n    return x\n\n\nlast'), 1],
      ['a body that nobody asked for', body, 1],
      ['a statement', edit('last', 'new = 1\nlast'), 2],
      ['another operator', { 'lib.py': before.replace('= 1', '= 1 - 1') }, 2],
    ])('and the result goes with its statements: %s', (_, changes, expected) => {
      expect(of(parsed, changes, true)).toBe(expected);
    });

    test('and the result goes with statements that another file has as well', () => {
      const changes = { 'lib.py': `# why\n${before}`, 'other.py': before };
      expect(of(parsed, changes, true)).toBe(2);
    });

    test('and its text is read', () => {
      expect(of((program) => program.text('lib.py' as FilePath), body)).toBe(2);
      expect(of((program) => program.wording('lib.py' as FilePath), body)).toBe(1);
    });
  });

  test.each([
    ['mentions', (one: Program) => one.mentions('requests'), { 'other.py': '' }, 2],
    [
      'mentions, in another file',
      (one: Program) => one.mentions('requests'),
      { 'other.py': '', 'app.py': 'import requests\n' },
      1,
    ],
    ['declares', (one: Program) => one.declares('gevent'), { 'requirements.txt': '' }, 2],
    [
      'gathered',
      (one: Program) => one.gathered('x', (text) => [text.slice(0, 1)]),
      { 'lib.py': 'y = 1\n' },
      2,
    ],
    [
      'gathered alike',
      (one: Program) => one.gathered('x', (text) => [text.slice(0, 1)]),
      { 'lib.py': 'x = 2\n' },
      1,
    ],
    ['all texts', (one: Program) => [...one.snapshot.texts.values()].length, {}, 2],
    [
      'what is made of a file',
      (one: Program) => one.read('lib.py' as FilePath, has1),
      { 'lib.py': 'x = 2\n' },
      2,
    ],
    [
      'the same, made of another text',
      (one: Program) => one.read('lib.py' as FilePath, has1),
      { 'lib.py': 'y = 1\n' },
      1,
    ],
    [
      'what is made of syntax',
      (one: Program) => one.read('lib.py' as FilePath, length),
      { 'lib.py': 'x = 1\ny\n' },
      2,
    ],
    [
      'the same, made of other syntax',
      (one: Program) => one.read('lib.py' as FilePath, length),
      { 'lib.py': 'y\n' },
      1,
    ],
    [
      'what is made of a file that goes',
      (one: Program) => one.read('lib.py' as FilePath, has1),
      { 'lib.py': undefined },
      2,
    ],
    ['names of files', (one: Program) => [...one.snapshot.texts.keys()].length, { 'lib.py': '' }, 1],
  ] as const)('where it asked for %s', (_, work, changes, expected) => {
    expect(times(work, changes)).toBe(expected);
  });

  test('what a value asks later counts as if it had been asked at once', () => {
    const recall = new Recall();
    const lib = 'lib.py' as FilePath;
    const states = ['x = 1\n', 'y = 1\n', 'y = 2\n', 'y = 3\n'].map((text) =>
      overlaid(snapshotOf(files), new Map([[lib, text]])),
    );
    let count = 0;
    const answers = states.map((snapshot, index) => {
      recall.begin(createProgram(snapshot, [], recall.cache), [defaultSettings]);
      const asker = recall.of(
        'key',
        (program) => {
          count += 1;
          return () => [...(program.read(lib, has1) ?? [])];
        },
        { isComplete: () => true },
      );
      recall.end();
      // It was not asked in the first state: the second is the first that it counts on.
      return index === 0 ? undefined : asker();
    });
    expect([answers, count]).toEqual([[undefined, ['1'], [], []], 2]);
  });

  test('a part that is kept by itself, until what it asked has another answer, and with it what it is part of', () => {
    const recall = new Recall();
    const states = [
      { 'lib.py': 'x = 1\n', 'app.py': '' },
      { 'lib.py': 'x = 1\n', 'app.py': '1' },
      { 'lib.py': 'x = 2\n', 'app.py': '1' },
      { 'lib.py': 'x = 2\n', 'app.py': '1' },
    ];
    const counts = { part: 0, whole: 0 };
    const answers = states.map((texts) => {
      recall.begin(createProgram(snapshotOf(texts), [], recall.cache), [defaultSettings]);
      const part = (program: Program) => {
        counts.part += 1;
        return { lib: program.text('lib.py' as FilePath) };
      };
      const whole = (program: Program) => {
        counts.whole += 1;
        return `${program.text('app.py' as FilePath)} ${program.kept('part', part).lib}`;
      };
      const answer = recall.of('whole', whole, keeping);
      recall.end();
      return [answer, counts.whole, counts.part];
    });
    expect(answers).toEqual([
      [' x = 1\n', 1, 1],
      ['1 x = 1\n', 2, 1],
      ['1 x = 2\n', 3, 2],
      ['1 x = 2\n', 3, 2],
    ]);
  });

  test('what a module did that is not executed any more, as its launcher patches all that is left', () => {
    const recall = new Recall();
    const files = {
      Dockerfile: 'COPY src/core /app\nCMD ["gunicorn", "-k", "gevent", "run:app"]\n',
      'src/core/__init__.py': '',
      'src/core/run.py': 'from gevent import monkey\nmonkey.patch_all()\nimport app\napp.create_app()\n',
      'src/core/app.py': 'def create_app():\n    pass\n',
      'legacy.py': 'import eventlet\n\ndef start():\n    eventlet.monkey_patch()\n',
    };
    const patching = 'from nova import monkey_patch\nmonkey_patch.patch(debug=False)\n';
    for (const app of [patching, 'import plugin\n', patching]) {
      const snapshot = snapshotOf({ ...files, 'app.py': app });
      expect(recalled(snapshot, defaultSettings, recall)).toBe(fresh(snapshot, defaultSettings));
    }
  });

  test('everything, by other settings', () => {
    const recall = new Recall();
    const snapshot = snapshotOf({ 'app.py': lines.join('\n') });
    const silent = { ...defaultSettings, rules: { 'ssl-context-before-patch': 'off' } } as const;
    for (const settings of [defaultSettings, silent, defaultSettings])
      expect(recalled(snapshot, settings, recall)).toBe(fresh(snapshot, settings));
  });

  test.each([
    ['what was cut short', [false, true, true], true, 2],
    ['what was begun and never ended', [true, true], false, 2],
    ['nothing of what was ended', [true, true], true, 1],
  ] as const)('%s', (_, complete, ends, expected) => {
    const recall = new Recall();
    let count = 0;
    for (const isComplete of complete) {
      recall.begin(createProgram(snapshotOf(files), [], recall.cache), [defaultSettings]);
      recall.of('key', () => count++, { ...keeping, isComplete: () => isComplete });
      if (ends) recall.end();
    }
    expect(count).toBe(expected);
  });
});
