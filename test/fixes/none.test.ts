import { describe, expect, test } from '@jest/globals';
import { analyze } from '../../src/analysis/analyze.js';
import { defaultSettings } from '../../src/config/settings.js';
import { snapshotOf } from '../../src/project/snapshot.js';
import { fixFirst } from './cases.js';

const late = ['ssl-context-before-patch'];

/** Where moving lines would be wrong, or not enough. */
const none: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'a method call between prepares what the patch asks': {
    'app.py':
      'import argparse\nif True:\n    import requests\np = argparse.ArgumentParser()\np.add_argument("-g")\nargs = p.parse_args()\nif args.g:\n    from gevent import monkey\n    monkey.patch_all()\n',
  },
  'the search path is set between': {
    'run.py': 'import sys\nimport requests\nsys.path.insert(0, "lib")\nimport patching\n',
    'lib/patching.py': 'from gevent import monkey\nmonkey.patch_all()\n',
  },
  'the environment is set between': {
    'app.py':
      'import os\nif True:\n    import requests\nos.environ["EVENTLET_HUB"] = "selects"\nimport eventlet\neventlet.monkey_patch()\n',
  },
  'a call between may load the environment': {
    'app.py':
      'import os\nimport requests\nfrom settings import load\nload()\nif os.environ.get("G"):\n    from gevent import monkey\n    monkey.patch_all()\n',
    'settings.py': 'import os\n\n\ndef load():\n    os.environ["G"] = "1"\n',
  },
  'the patcher is configured between': {
    'app.py':
      'if True:\n    import requests\nfrom gevent import events, monkey\nevents.subscribers.append(print)\nmonkey.patch_all()\n',
  },
  'another patch below is late where the condition is not met': {
    'app.py':
      'import os\nimport requests\nfrom gevent import monkey\nif os.environ.get("G"):\n    monkey.patch_all()\nmonkey.patch_all()\n',
  },
  'an original is kept on purpose': {
    'app.py':
      'if True:\n    import requests\nimport time\nreal_sleep = time.sleep\nfrom gevent import monkey\nmonkey.patch_all()\n',
  },
  'the main guard runs the program': {
    'app.py':
      "import requests\nfrom gevent import monkey\n\nif __name__ == '__main__':\n    monkey.patch_all()\n    print(requests)\n",
  },
  'a star import between may bind what the call reads': {
    'app.py': 'import requests\nfrom tools import *\nmonkey.patch_all()\n',
    'tools.py': 'from gevent import monkey\n',
  },
  'the offender is in another file': {
    'pkg/__init__.py': 'import requests\n',
    'pkg/cli.py': 'from gevent import monkey\nmonkey.patch_all()\n',
    'app.py': '',
  },
  'offender and patch share a line': {
    'app.py': 'import requests; from gevent import monkey; monkey.patch_all()\n',
  },
  'the patch shares its line with something that stays': {
    'app.py': 'import requests\nfrom gevent import monkey\nx = requests.get; monkey.patch_all()\n',
  },
  'the patch needs what the offender gives': {
    'app.py':
      'import requests\nfrom gevent import monkey\nif requests.__version__:\n    monkey.patch_all()\n',
  },
  'the call does more than patch': {
    'app.py':
      'import requests\nfrom gevent import monkey\n\nclass Server:\n    def __init__(self):\n        monkey.patch_all()\n        self.session = requests.Session()\n\nserver = Server()\n',
  },
};

/** The start of a program that holds something too early, which cannot go down, and the rest of it. */
const held = (text: string) => `if True:\n    from time import sleep\n${text}`;
const patch = 'from gevent import monkey\nmonkey.patch_all()\n';

/** Where something that stays would find or leave other names, or has prepared what is moved. */
const broken: Readonly<Record<string, string | Readonly<Record<string, string>>>> = {
  'a name is bound that the patch binds as well': held(
    `MODE = "a"\ntry:\n    from gevent import monkey\n    monkey.patch_all()\n    MODE = "b"\nexcept ImportError:\n    pass\n`,
  ),
  'a loop binds it': held(
    `for MODE in "ab":\n    pass\nif True:\n    ${patch.replace('\n', '\n    ')}    MODE = 1\n`,
  ),
  'an expression binds it': held(`if (monkey := 1):\n    pass\n${patch}`),
  'it is deleted': held(`monkey = 1\ndel monkey\n${patch}`),
  'it is read, and bound before': `monkey = 1\n${held(`print(monkey)\n${patch}`)}`,
  'a function that is called reads it': `monkey = 1\ndef show():\n    print(monkey)\n${held(`show()\n${patch}`)}`,
  'a function that is called binds what it reads': `ON = True\ndef off():\n    global ON\n    ON = 2\n${held(`off()\nif ON:\n    from gevent import monkey\n    monkey.patch_all()\n`)}`,
  'all names are looked at': held(`print(sorted(globals()))\n${patch}`),
  'code is made of text': held(`exec("monkey = 1")\n${patch}`),
  'an error may end it before': held(`if not sleep:\n    raise ImportError("off")\n${patch}`),
  'the patcher asks the environment': held(`import os\nos.environ["GEVENT_RESOLVER"] = "ares"\n${patch}`),
  'a module that is moved asks what a call has set': {
    'app.py': held('import settings\nsettings.parse()\nfrom worker import VALUE\n'),
    'worker.py': `${patch}import settings\nVALUE = settings.STATE["x"]\n`,
    'settings.py': 'STATE = {}\n\ndef parse():\n    STATE["x"] = 1\n',
  },
  'a module that is moved asks what an import has set': {
    'app.py': held('import boot\nimport worker\n'),
    'worker.py': `import os\n${patch}VALUE = os.environ["X"]\n`,
    'boot.py': 'import os\nos.environ["X"] = "1"\n',
  },
  'a module that is moved asks what the script has bound': {
    'app.py': held('import threading\nLOCK = threading.Lock()\nimport worker\n'),
    'worker.py': `${patch}import __main__\nVALUE = getattr(__main__, "LOCK", None)\n`,
  },
  'a module that is moved asks what the module that imports it has bound': {
    'app.py': 'import server\n',
    'server.py': held('LIMIT = 1\nimport worker\n'),
    'worker.py': `${patch}import server\nVALUE = getattr(server, "LIMIT", None)\n`,
  },
  'a module that is moved brings one that asks for a name of where it stood': {
    'app.py': 'import server\n',
    'server.py': held('LIMIT = 1\nimport worker\n'),
    'worker.py': `${patch}import rest\n`,
    'rest.py': 'from server import LIMIT\n',
  },
  'a function that a moved module calls asks for a name of where it stood': {
    'app.py': 'import server\n',
    'server.py': held('LIMIT = 1\nimport worker\n'),
    'worker.py': `${patch}def kept(function):\n    import server\n    return server.LIMIT\n@kept\ndef work():\n    pass\n`,
  },
  'a module that is moved says something': {
    'app.py': held('print("first")\nimport worker\n'),
    'worker.py': `${patch}print("second")\n`,
  },
  'a library is given what it calls': {
    'app.py': held(
      'from atexit import register\nfrom settings import parse\nregister(parse)()\nimport worker\n',
    ),
    'worker.py': `${patch}import settings\nVALUE = settings.STATE.get("x")\n`,
    'settings.py': 'STATE = {}\n\ndef parse():\n    STATE["x"] = 1\n',
  },
  'a base class sees its subclasses': {
    'app.py': held('from registry import Base\n\nclass Own(Base):\n    pass\n\nimport worker\n'),
    'worker.py': `${patch}import registry\nCOUNT = len(registry.ALL)\n`,
    'registry.py': 'ALL = []\n\nclass Base:\n    def __init_subclass__(cls):\n        ALL.append(cls)\n',
  },
  'one statement imports what prepares and what patches': {
    'app.py': 'import boot, worker\n',
    'worker.py': `import os\n${patch}VALUE = os.environ["X"]\n`,
    'boot.py': 'import os\nfrom time import sleep\nos.environ["X"] = "1"\n',
  },
  'the patch removes select.epoll': `from select import EPOLLIN, epoll\n${patch}`,
  'the patch removes EpollSelector': `import selectors\nSELECTOR = selectors.EpollSelector()\n${patch}`,
  'eventlet removes select.poll': 'from select import poll\nimport eventlet\neventlet.monkey_patch()\n',
  'eventlet removes PollSelector':
    'import selectors\n\nclass Own(selectors.PollSelector):\n    pass\n\nimport eventlet\neventlet.monkey_patch()\n',
  'a function asks for what the patch removes': `import select\n\nclass Loop:\n    def __len__(self):\n        return select.epoll().fileno()\n\n${held(`len(Loop())\n${patch}`)}`,
};

describe('no fix is offered where moving lines breaks the program:', () => {
  test.each(Object.entries(broken))('%s', (_, files) => {
    const outcome = fixFirst(typeof files === 'string' ? { 'app.py': files } : files);
    expect(outcome.kind).toBe('no fix');
    expect((outcome as { readonly rules: readonly string[] }).rules).not.toEqual([]);
  });
});

const made = (text: string) => `os.environ["GEVENT_RESOLVER"] = "block"\n${text}`;

/** Where an import would go down past what needs it, or changes what it gives. */
const kept: Readonly<Record<string, string | Readonly<Record<string, string>>>> = {
  'its name is read': `import os\nfrom time import sleep\n${made(`print(sleep)\n${patch}`)}`,
  'a function that is called reads its name': `import os\nfrom time import sleep\ndef show():\n    print(sleep)\n${made(`show()\n${patch}`)}`,
  'a function that is passed on reads its name': `import os\nfrom time import sleep\ndef show(one):\n    print(sleep)\n${made(`shown = show\nlist(map(shown, [1]))\n${patch}`)}`,
  'its name is bound before': `import os\nsleep = None\nfrom time import sleep\n${made(patch)}`,
  'its name is bound between': `import os\nfrom time import sleep\n${made(`sleep = None\n${patch}`)}`,
  'a star may bind its name': {
    'app.py': `import os\nfrom time import sleep\n${made(`from names import *\n${patch}`)}`,
    'names.py': 'sleep = 1\n',
  },
  'something is put into the module that it comes from': `import os\nfrom time import sleep\nimport time as clock\n${made(`clock.sleep = print\n${patch}`)}`,
  'a call may do anything': `import os\nfrom time import sleep\nfrom tools import setup\n${made(`setup()\n${patch}`)}`,
  'another module is put in its place': `import os\nimport sys\nfrom queue import SimpleQueue\n${made(`sys.modules["queue"] = sys\n${patch}`)}`,
  'a module of the program has its name': {
    'app.py': `import os\nfrom select import select\n${made(patch)}`,
    'lib/select.py': '',
  },
  'a module that runs between looks at the program': {
    'app.py': `import os\nfrom time import sleep\n${made(`import look\n${patch}`)}`,
    'look.py': 'import __main__\nSEEN = hasattr(__main__, "sleep")\n',
  },
  'a package has the module only through it': `import os\nimport urllib\nimport requests\n${made(`QUOTED = urllib.parse.quote("a b")\n${patch}`)}`,
  'it is asked whether that is there': `import os\nimport urllib\nimport requests\n${made(`QUOTED = hasattr(urllib, "parse")\n${patch}`)}`,
  'what it says is switched off': `import os\nimport warnings\nimport requests\n${made(`warnings.simplefilter("ignore")\n${patch}`)}`,
  'it is a library that may ask for anything': `import os\nimport flask\n${made(patch)}`,
  'it stands in a block': `import os\nif os.sep:\n    from time import sleep\n${made(patch)}`,
  'it is in a try': `import os\ntry:\n    from select import poll\nexcept ImportError:\n    poll = None\n${made(patch)}`,
  'an original is kept': `import os\nimport time\nfrom time import sleep\n${made(`original_sleep = time.sleep\n${patch}`)}`,
  'something is told to run at the end': `import atexit\nimport os\nfrom time import sleep\ndef last():\n    print(sleep)\natexit.register(last)\nif os.sep:\n    ${made(patch).replaceAll('\n', '\n    ')}\n`,
  "a module of the standard library is the program's own": {
    'app.py': `import os\nimport logging\nfrom time import sleep\nlogging.basicConfig()\n${made(patch)}`,
    'logging.py': 'def basicConfig():\n    pass\n',
  },
  'it shares its line': `import os\nfrom time import sleep; X = 1\n${made(patch)}`,
  'the main guard runs the program': `import os\nfrom time import sleep\n${made(`if __name__ == "__main__":\n    from gevent import monkey\n    monkey.patch_all()\n`)}`,
};

describe('no import goes below the patch where', () => {
  test.each(Object.entries(kept))('%s', (_, files) => {
    expect(fixFirst(typeof files === 'string' ? { 'app.py': files } : files).kind).toBe('no fix');
  });
});

/** Where it may: what stands there between is the same without it. */
const sunk: Readonly<Record<string, string | Readonly<Record<string, string>>>> = {
  'the patcher asks the environment': `import os\nfrom time import sleep\n${made(patch)}`,
  'a library is known to ask for nothing': `import os\nimport requests\n${made(patch)}`,
  'something is said': `import logging\nfrom time import sleep\nlogging.basicConfig()\nlogger = logging.getLogger(__name__)\ntry:\n    from gevent import monkey\n    monkey.patch_all()\nexcept ImportError:\n    logger.warning("none")\n`,
  'the command line is read': `import argparse\nfrom time import sleep\nparser = argparse.ArgumentParser()\nparser.add_argument("-g", type=int)\nargs = parser.parse_args()\nif args.g:\n    from gevent import monkey\n    monkey.patch_all()\n`,
  'the patch is in a with': `import contextlib\nfrom time import sleep\nwith contextlib.suppress(ImportError):\n    from gevent import monkey\n    monkey.patch_all()\n`,
  'a function that patches says something': {
    'app.py': 'from time import sleep\nfrom patching import patch\nprint("first")\npatch()\n',
    'patching.py': `def patch():\n    from gevent import monkey\n    monkey.patch_all()\n    print("patched")\n`,
  },
  'a function that is not called reads its name': `import os\nfrom time import sleep\ndef show():\n    print(sleep)\n${made(patch)}`,
  'another module of the program runs': {
    'app.py': `import os\nfrom time import sleep\n${made(`import look\n${patch}`)}`,
    'look.py': 'import os\nSEEN = os.environ.get("X")\n',
  },
};

describe('an import goes below the patch where', () => {
  test.each(Object.entries(sunk))('%s', (_, files) => {
    const outcome = fixFirst(typeof files === 'string' ? { 'app.py': files } : files);
    expect(outcome).toMatchObject({
      kind: 'fixed',
      titles: [expect.stringMatching(/^Move line \d below the patch$/)],
    });
    expect((outcome as { text: string }).text).toMatch(
      /(?:patch_all\(\)|patch\(\)|"none"\))\n(?:from time|import requests)/,
    );
  });
});

/** The same shapes where nothing can go wrong. */
const harmless: Readonly<Record<string, string | Readonly<Record<string, string>>>> = {
  'the same import stands twice': `import os\n${held(`import os\nif os.sep:\n    from gevent import monkey\n    monkey.patch_all()\n`)}`,
  'another variable of the environment is set': held(
    `import os\nos.environ["DJANGO_SETTINGS_MODULE"] = "a"\n${patch}`,
  ),
  'the search path is set for other modules': held(`import sys\nsys.path.insert(0, "vendor")\n${patch}`),
  'logging is configured': held(`import logging\nlogging.basicConfig()\n${patch}`),
  'a call makes something': held(`import threading\nLOCK = threading.Lock()\n${patch}`),
  'a function that is not called reads the name': held(`def patched():\n    return monkey\n${patch}`),
  'a module that only patches is moved past a call': {
    'app.py': held('import settings\nsettings.parse()\nimport worker\n'),
    'worker.py': patch,
    'settings.py': 'def parse():\n    pass\n',
  },
  'a name is bound by a star that is known': {
    'app.py': held(`from names import *\n${patch}`),
    'names.py': 'A = 1\n',
  },
  'what the patch removes is asked for first': `import select\nWAIT = select.epoll if hasattr(select, "epoll") else select.poll\n${patch}`,
  'what the patch removes may be missing': `try:\n    from select import epoll as wait\nexcept ImportError:\n    from select import poll as wait\n${patch}`,
  'it is told to leave them': `from select import epoll\nfrom time import sleep\nfrom gevent import monkey\nmonkey.patch_all(aggressive=False)\n`,
};

test('of modules that import each other each is known to do what any of them does, whichever is asked about first', () => {
  const program = (module: string) =>
    `import requests\nimport ${module}\nfrom gevent import monkey\nmonkey.patch_all()\n`;
  const { findings } = analyze(
    snapshotOf({
      'one.py': program('a'),
      'two.py': program('b'),
      'a.py': 'import b\nimport os\nos.environ.update(G="1")\n',
      'b.py': 'import a\n',
    }),
    defaultSettings,
  );
  expect(findings.map(({ location, fix }) => [location.path, fix])).toEqual([
    ['one.py', undefined],
    ['two.py', undefined],
  ]);
});

describe('a fix is offered all the same where', () => {
  test.each(Object.entries(harmless))('%s', (_, files) => {
    expect(fixFirst(typeof files === 'string' ? { 'app.py': files } : files).kind).toBe('fixed');
  });
});

test.each([
  ['from select import epoll\n', patch, 'select.epoll', 'select.poll'],
  ['from select import poll\n', 'import eventlet\neventlet.monkey_patch()\n', 'select.poll', 'select.select'],
])('what a patch removes is to be replaced: %j', (above, below, name, instead) => {
  const [finding] = analyze(snapshotOf({ 'app.py': above + below }), defaultSettings).findings;
  expect(finding?.advice.map(({ kind }) => kind)).toEqual(['removed', 'run-at-top', 'keep-below']);
  expect(finding?.advice[0]).toMatchObject({ name, instead });
});

describe('no fix is offered where', () => {
  test.each(Object.entries(none))('%s', (_, files) => {
    expect(fixFirst(files)).toEqual({ kind: 'no fix', rules: late });
  });
});

test('a finding that is suppressed has no fix either', () => {
  const text =
    'import requests\nfrom gevent import monkey\nmonkey.patch_all()  # late-patch: ignore HTTP only\n';
  expect(fixFirst({ 'app.py': text })).toEqual({ kind: 'no fix', rules: [] });
});

test('what was seen of other texts with the same paths counts for nothing', () => {
  const asking = (line: string) =>
    fixFirst({ 'app.py': `if True:\n    import requests\n${line}${patch}` }).kind;
  expect(asking('')).toBe('fixed');
  expect(asking('from select import epoll\n')).toBe('no fix');
  expect(asking('')).toBe('fixed');
});
