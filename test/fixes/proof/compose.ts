import { type Random, randomOf } from '../../agreement/random.js';
import type { GreenPatcher } from '../../support/stories/story.js';

/** Files by path; `main.py` is run. */
export type Files = Readonly<Record<string, string>>;

/** `$` is a number of its own; N, O are names that the statements of a program share, H may be one; `>>> PATH` starts a file. */
type Piece = string;

/** What takes hold of something too early. */
const offenders: readonly Piece[] = [
  'from time import sleep',
  'from time import sleep as N',
  'from ssl import SSLContext',
  'import threading\nLOCK$ = threading.Lock()',
  'import threading\nN = threading.Lock()',
  'from socket import socket',
  'from select import poll, select',
  'from select import epoll as epoll$',
  'from select import (\n    epoll,\n    poll,\n)',
  'import select\nwait$ = select.epoll',
  'import select\nwait$ = select.epoll if hasattr(select, "epoll") else select.select',
  'import select\nwait$ = getattr(select, "poll", None) or select.select',
  'try:\n    from select import epoll as wait$\nexcept ImportError:\n    from select import select as wait$',
  'import selectors\nselector$ = selectors.DefaultSelector()',
  'import selectors\nselector$ = selectors.EpollSelector()',
  'import selectors\nclass Selector$(selectors.PollSelector):\n    pass',
  'from selectors import PollSelector',
  'import selectors\n\n\ndef made$():\n    return selectors.EpollSelector()\n\n\nselector$ = made$()',
  'import select\nimport time\nsleep$ = time.sleep\nwait$ = [select.epoll() for _ in range(1)]',
  'import selectors\nfrom time import sleep\n\ntry:\n    selector$ = selectors.EpollSelector()\nexcept AttributeError:\n    selector$ = selectors.SelectSelector()',
  'import threading\n\n\nclass Worker$(threading.Thread):\n    pass\n',
  'import own$\n>>> own$.py\nfrom time import sleep',
  'from own$ import N\n>>> own$.py\nfrom time import sleep\nN = 4',
  'from own$ import *\n>>> own$.py\nfrom time import sleep\nN = 4',
  'import time\ndef f$(sleep=time.sleep):\n    return N\n',
  'from queue import SimpleQueue; import json',
  'N = 2; from time import sleep',
  '# said of the import\nfrom time import sleep',
  'if True:\n    from time import sleep',
  'import own$.deep\n>>> own$/__init__.py\n>>> own$/deep.py\nfrom select import epoll',
  'import own$\n>>> own$.py\nimport cfg\nfrom time import sleep\ncfg.STATE["x"] = 5',
];

/** The same as one import that may go below the patch instead. */
const imports: readonly Piece[] = [
  'from threading import Lock',
  'from threading import Lock as H',
  'import threading as H',
  'from time import sleep as H',
  'import socket',
  'from ssl import SSLContext as H',
  'from queue import Queue, SimpleQueue as H',
  'from threading import (\n    Lock,\n    Thread as H,\n)',
  'import requests',
  'import requests as H',
  'import urllib3',
  'from urllib.request import urlopen as H',
  'import logging.handlers',
  'from concurrent.futures import ThreadPoolExecutor as H',
  'from own$ import H\n>>> own$.py\nfrom time import sleep\nH = 4',
];

/** What stands above a patch and may mind, or change, what such an import gives. */
const around: readonly Piece[] = [
  'import logging\nimport sys\nlogging.basicConfig(stream=sys.stdout)\nlogger$ = logging.getLogger("x")\nlogger$.warning("said")',
  'import argparse\nparser$ = argparse.ArgumentParser()\nparser$.add_argument("--g", type=int, default=1)\nargs$ = parser$.parse_args([])',
  'import argparse\ndef read$(text):\n    return N\nparser$ = argparse.ArgumentParser()\nparser$.add_argument("--g", type=read$, default="1")\nN = parser$.parse_args([]).g',
  'import os\nos.environ["EVENTLET_NO_GREENDNS"] = "yes"',
  'import os\nos.environ["GEVENT_RESOLVER"] = "block"',
  'from os import environ\nenviron.setdefault("GEVENT_RESOLVER", "block")',
  'import signal, sys\nsys.setrecursionlimit(3000)\nsignal.signal(signal.SIGUSR1, signal.SIG_IGN)',
  'import contextlib\nwith contextlib.suppress(ValueError):\n    O = int("x")',
  'import warnings\nwarnings.simplefilter("ignore")',
  'try:\n    O = Lock\nexcept NameError:\n    O = 0',
  'try:\n    O = N\nexcept NameError:\n    O = 0',
  'def use$():\n    return Lock\n\n\nO = 1',
  'def use$():\n    return N\n\n\nO = use$() is None',
  'def use$():\n    return "a" + str(N)[:0]\n\n\nprint(use$())',
  'def use$(key):\n    return str(N)[:0] + str(key)\n\n\nO = sorted([2, 1], key=use$)',
  'def use$(key):\n    return str(N)[:0] + str(key)\n\n\nuser$ = use$\nO = list(map(user$, [1]))',
  'O = sorted([2, 1], key=str)',
  'O = [str(one) for one in (1, 2)]',
  'import urllib\nO = hasattr(urllib, "parse")',
  'import urllib\ntry:\n    O = urllib.parse.quote("a b")\nexcept AttributeError:\n    O = 1',
  'import logging\ntry:\n    O = logging.handlers is None\nexcept AttributeError:\n    O = 1',
  'import concurrent\nO = "futures" in dir(concurrent)',
  'import socket as s$\ns$.socket = type("Own", (s$.socket,), {})',
  'import time as t$\nt$.sleep = print',
  'import time as t$\nsetattr(t$, "sleep", print)',
  'import threading as t$\nvars(t$)["Lock"] = len',
  'import sys\nsys.modules["queue"] = sys',
  'import sys\nO = sorted(one for one in ("requests", "urllib3", "queue") if one in sys.modules)',
  'import look$\n>>> look$.py\nimport __main__\nN = sorted(one for one in ("Lock", "sleep", "requests") if hasattr(__main__, one))',
  'import look$\n>>> look$.py\nimport sys\nSEEN = sorted(one for one in ("requests", "urllib3", "queue") if one in sys.modules)',
  'import back$\nback$.go()\n>>> back$.py\ndef go():\n    import __main__\n    print(hasattr(__main__, "Lock"))',
  'import back$\n>>> back$.py\nimport time\ntime.sleep = print',
  'import back$\nback$.go()\n>>> back$.py\ndef go():\n    print("gone")',
  'import unittest.mock\nunittest.mock.patch("time.sleep", print).start()',
  'import truststore\ntruststore.inject_into_ssl()',
  'CONF$ = {}\nCONF$["N"] = 1\nCONF$.update(a=2)\nprint(CONF$)',
  'import sys\nmodules$ = sys.modules\nO = "requests" in modules$',
  'import importlib\nO = importlib.import_module("json").dumps(1)',
  'class Own$:\n    kept = "N"\n\n    def ask(self):\n        return N\n\n\nO = Own$().ask() is None',
];

/** What stands between that and the patch. */
const between: readonly Piece[] = [
  'import json',
  'import os',
  'import sys\n',
  'import json as N',
  'import json.decoder',
  'from json import *',
  'from os import path as N',
  'N = 1',
  'N = "a"',
  'N = None',
  'O = N',
  'N = O = 3',
  'N, O = 1, 2',
  'N: int = 5',
  'N += 1',
  'N = [1]\nN.append(2)',
  'N = {}\nN["x"] = 2',
  'del N',
  'N = 3\ndel N',
  'for N in range(3):\n    pass',
  'while True:\n    N = 6\n    break',
  'with open(__file__) as N:\n    pass\nN = 0',
  'if (N := 7):\n    pass',
  '[N := one for one in (1, 2)]',
  'O = [N for N in range(2)]',
  'O = [N for _ in range(1)]',
  'O = (lambda: N)()',
  'O = lambda: N',
  'try:\n    import ujson as N\nexcept ImportError:\n    N = None',
  'try:\n    N\nexcept NameError:\n    N = 8',
  'try:\n    raise ValueError\nexcept ValueError as N:\n    pass',
  'def N():\n    return 1',
  'class N:\n    O = 1',
  'class C$:\n    N = 1\n    x = N',
  'class C$:\n    x = N',
  'def f$():\n    return N',
  'def f$():\n    global N\n    N = 9\nf$()',
  'def f$():\n    global N\n    N = 9',
  'def f$():\n    return N\nO = f$()',
  'match 1:\n    case N:\n        pass',
  'if N:\n    O = 1',
  'O = 1 if N else 2',
  'assert N',
  'print(N)',
  'print("here")',
  'print(f"{N}")',
  'print(sorted(name for name in globals() if len(name) == 1))',
  'globals()["N"] = 10',
  'exec("N = 11")',
  'exec("from time import sleep")',
  'import os\nos.environ["MODE"] = "on"',
  'import os\nos.environ.setdefault("MODE", "on")',
  'import os\nos.environ.update(MODE="on")',
  'import os\nif "MODE" not in os.environ:\n    os.environ["MODE"] = "on"',
  'from os import environ\nenviron["MODE"] = "on"',
  'import os\nos.putenv("MODE", "on")',
  'import sys\nsys.path.insert(0, "lib")',
  'import sys\nsys.path.append("lib")',
  'import sys\nsys.path[:0] = ["lib"]',
  'import os, sys\nsys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "lib"))',
  'import site\nsite.addsitedir("lib")',
  'import sys\nsys.argv.append("--mode")',
  'import sys\nsys.modules["plug"] = sys',
  'import logging\nlogging.basicConfig(level=logging.INFO)',
  'import logging\nlog = logging.getLogger("a")\nlog.setLevel(10)',
  'import cfg',
  'import cfg\ncfg.prepare()',
  'from cfg import prepare\nprepare()',
  'import cfg\ncfg.STATE["x"] = 1',
  'import cfg\ncfg.VALUE = 12',
  'import cfg\nsetattr(cfg, "VALUE", 13)',
  'import cfg\ncfg.STATE.update(x=3)',
  'import cfg\nfor name$ in ["prepare"]:\n    getattr(cfg, name$)()',
  'import cfg\nC$ = type("C$", (cfg.Base,), {})',
  'import cfg\n\n\nclass C$(cfg.Base):\n    pass\n',
  'import cfg\n\n\n@cfg.register\ndef f$():\n    pass\n',
  'import cfg\nwith cfg.prepared():\n    pass',
  'import cfg\nassert cfg.prepare() is None',
  'import cfg\nO = cfg.prepare()',
  'import cfg\n[call() for call in (cfg.prepare,)]',
  'import cfg\nlist(map(lambda call: call(), [cfg.prepare]))',
  'import cfg\nimport atexit, functools\nfunctools.partial(cfg.prepare)()',
  'import boot$\n>>> boot$.py\nimport os\nos.environ["MODE"] = "on"',
  'import boot$\n>>> boot$.py\nimport cfg\ncfg.prepare()',
  'import boot$\n>>> boot$.py\nimport sys\nsys.path.insert(0, "lib")',
  'import boot$\n>>> boot$.py\nimport hook',
  'from boot$ import N\n>>> boot$.py\nN = 14',
  'import importlib\nboot$ = importlib.import_module("boot$")\n>>> boot$.py\nimport cfg\ncfg.VALUE = 15',
  'import argparse\nparser = argparse.ArgumentParser()\nparser.add_argument("--N", default="1")\nN = parser.parse_args([]).N',
  'import time; N = 16',
  'N = """\nfrom gevent import monkey\n"""',
  'N = (\n    1,\n    2,\n)',
  'N = 1 + \\\n    2',
  '# noqa',
  '# fmt: off\nN = [1,2]\n# fmt: on',
  'monkey = None',
  'monkey = "a"\nprint(monkey)',
  'gevent = eventlet = None',
  'print("monkey" in globals())',
  'import types\nmonkey = types.SimpleNamespace(patch_all=lambda: None)\nmonkey.patch_all()',
  'def gevent_on$():\n    from gevent import monkey\n    return monkey',
  'import time\noriginal_sleep = time.sleep',
  'import time\nprint(time.sleep(0))',
  'import socket\nsocket.setdefaulttimeout(5)',
  'import threading\nthread$ = threading.Thread(target=print, args=("thread",))\nthread$.start()\nthread$.join()',
  'import signal\nsignal.getsignal(signal.SIGTERM)',
  'import os\npid$ = os.getpid() > 0',
];

/** Ways to the patch; PATCH is it, M its module's import, CALL the call. */
const ways: readonly Piece[] = [
  'M\nCALL',
  'M\n\nCALL',
  'M\n\nCALL\n\n',
  'M; CALL',
  'M  # noqa: E402\nCALL  # first',
  '# the patch\n# comes first: always\nM\n\n# now\nCALL',
  '# https://www.gevent.org\nM\nCALL',
  'if N:\n    M\n    CALL',
  'if not O:\n    M\n    CALL\nelse:\n    N = 20',
  'M\nN = 21\nCALL',
  'M\nCALL\nN = 21',
  'try:\n    M\n    CALL\n    N = "green"\nexcept ImportError:\n    pass',
  'try:\n    M\nexcept ImportError:\n    N = 22\nelse:\n    CALL',
  'N = True\nif N:\n    M\n    CALL',
  'import os\nif os.environ.get("MODE"):\n    M\n    CALL',
  'import os\nN = os.environ.get("MODE", "off")\nif N != "never":\n    M\n    CALL',
  'import os\nif os.getenv("MODE", "on") == "on":\n    M\n    CALL',
  'import sys\nif "--mode" not in sys.argv:\n    M\n    CALL',
  'import sys\nif "logging" in sys.modules:\n    M\n    CALL',
  'import cfg\nif cfg.VALUE:\n    M\n    CALL',
  'import cfg\nM\nCALL\nN = cfg.VALUE',
  'from cfg import VALUE\nM\nif VALUE:\n    CALL',
  'def patch$():\n    M\n    CALL\n\n\npatch$()',
  'import contextlib\nwith contextlib.suppress(ImportError):\n    M\n    CALL',
  'import logging\nlogger$ = logging.getLogger("y")\ntry:\n    M\n    CALL\nexcept ImportError:\n    logger$.warning("none")',
  'import os\nif os.environ.get("MODE", "on").lower() in ("on", "1"):\n    M\n    CALL',
  'import os\nN = os.environ.get("MODE", "x") == "x"\nif N and not None:\n    M\n    CALL',
  'import os\nos.environ["MODE"] = "on"\nN = os.environ["MODE"]\nif N:\n    M\n    CALL',
  'from go$ import on\nprint("first")\non()\n>>> go$.py\ndef on():\n    M\n    CALL\n    print("patched")',
  'def patch$(on=True):\n    M\n    if on:\n        CALL\n\n\npatch$()',
  'def patch$():\n    global N\n    M\n    CALL\n    N = 23\n\n\npatch$()',
  'def patch$():\n    M\n    if N:\n        CALL\n\n\npatch$()',
  'def deco(function):\n    return function\n\n\n@deco\ndef patch$():\n    M\n    CALL\n\n\npatch$()',
  'import go$\n>>> go$.py\nM\nCALL',
  'import go$\n>>> go$.py\n"""Patches."""\nM\n\nCALL\n',
  'import go$\n>>> go$.py\nM\nCALL\nimport cfg\nN = cfg.STATE.get("x")',
  'import go$\n>>> go$.py\nM\nCALL\nimport cfg\nN = cfg.STATE["x"]',
  'import go$\n>>> go$.py\nM\nCALL\nimport os\nN = os.environ.get("MODE")',
  'import go$\n>>> go$.py\nM\nCALL\nimport os\nN = os.environ["MODE"]',
  'import go$\n>>> go$.py\nimport cfg\nif cfg.VALUE:\n    M\n    CALL',
  'import go$\n>>> go$.py\nM\nCALL\nprint("patched")',
  'import go$\n>>> go$.py\nM\nCALL\nimport hook\nN = len(hook.HOOKS)',
  'import go$\n>>> go$.py\nM\nCALL\nimport sys\nN = "json" in sys.modules',
  'import go$\n>>> go$.py\nM\nCALL\nimport logging\nN = logging.getLogger().level',
  'import go$\n>>> go$.py\nM\nCALL\nimport __main__\nN = getattr(__main__, "N", None)',
  'import go$\n>>> go$.py\nM\nCALL\nfrom cfg import *',
  'from go$ import N\n>>> go$.py\nM\nCALL\nN = 24',
  'from go$ import on\non()\n>>> go$.py\ndef on():\n    M\n    CALL',
  'from go$ import on\non(N)\n>>> go$.py\ndef on(value):\n    M\n    CALL',
  'import go$\ngo$.on()\n>>> go$.py\nimport cfg\n\n\ndef on():\n    M\n    if cfg.VALUE:\n        CALL',
  'import importlib\nimportlib.import_module("go$")\n>>> go$.py\nM\nCALL',
  'import plugged\n>>> lib/plugged.py\nM\nCALL',
  'import go$.deep\n>>> go$/__init__.py\nimport cfg\nN = cfg.VALUE\n>>> go$/deep.py\nM\nCALL',
  'M\nOPTIONS = {"N": 1}\nCALL',
  'M\nPLAIN(N)',
  'M\nfor _$ in [1]:\n    CALL',
  'M\nwith open(__file__):\n    CALL',
  'M\nX$ = CALL',
  'M\nassert CALL is None or True',
  'import plug\nM\nCALL',
];

/** What every program has. */
const shared: Files = {
  'cfg.py': `STATE = {}
VALUE = 0


class Base:
    def __init_subclass__(cls):
        prepare()


def prepare():
    global VALUE
    VALUE += 1
    STATE["x"] = VALUE


def register(function):
    prepare()
    return function


class prepared:
    def __enter__(self):
        prepare()

    def __exit__(self, *error):
        pass
`,
  'hook.py': 'import cfg\n\nHOOKS = []\nHOOKS.append(cfg.VALUE)\n',
};

const spelled: Readonly<Record<GreenPatcher, readonly (readonly [module: string, call: string])[]>> = {
  gevent: [
    ['from gevent import monkey', 'monkey.patch_all()'],
    ['import gevent.monkey', 'gevent.monkey.patch_all()'],
    ['from gevent.monkey import patch_all', 'patch_all()'],
    ['import gevent.monkey as monkey', 'monkey.patch_all(\n    dns=False,\n)'],
  ],
  eventlet: [
    ['import eventlet', 'eventlet.monkey_patch()'],
    ['from eventlet import monkey_patch', 'monkey_patch()'],
    ['import eventlet as monkey', 'monkey.monkey_patch(os=False)'],
  ],
};

/** The program of this number: something held, statements, a patch, and more statements that ask what became of them. */
export function composed(library: GreenPatcher, seed: number): Files {
  const random = randomOf(Math.imul(seed, 0x9e3779b1) ^ (library === 'gevent' ? 3 : 5));
  return madeOf(library, random, () => [
    ...(random.once(4) ? [random.of(between)] : []),
    random.of(offenders),
    ...several(random, 3, () => random.of(random.once(8) ? offenders : between)),
    random.of(random.once(3) ? ways.slice(0, 8) : ways),
    ...several(random, 2, () => random.of(random.once(6) ? ways : between)),
  ]);
}

/** The same with imports that may go down, and something in between that may mind. */
export function sinking(library: GreenPatcher, seed: number): Files {
  const random = randomOf(Math.imul(seed, 0x85ebca6b) ^ (library === 'gevent' ? 7 : 11));
  const other = () => random.of(random.once(5) ? between : around);
  return madeOf(library, random, () => [
    ...(random.once(3) ? [other()] : []),
    random.of(imports),
    ...(random.once(5) ? [random.of(imports)] : []),
    other(),
    ...several(random, 1, other),
    random.of(ways),
    ...several(random, 1, other),
  ]);
}

function madeOf(library: GreenPatcher, random: Random, pieces: () => readonly Piece[]): Files {
  const files: Record<string, string> = { ...shared };
  const [module, call] = random.of(spelled[library]);
  const names = ['A', 'B', 'monkey', 'BACKEND', 'os', 'cfg'];
  const [n, o] = [random.of(random.once(4) ? names : ['A', 'BACKEND']), random.of(['B', 'B', 'A'])];
  const held = random.once(4) ? n : 'HELD';
  let count = 0;
  const fill = (piece: Piece): string => {
    count++;
    const [here = '', ...others] = piece.split(/^>>> /m).map((part) => filled(part, count));
    for (const other of others) {
      const end = other.indexOf('\n');
      files[other.slice(0, end)] = other.slice(end + 1);
    }
    return `${here.replace(/\n$/, '')}\n`;
  };
  function filled(text: string, number: number): string {
    return text
      .replaceAll('$', String(number))
      .replace(/^( *)M\b/gm, (_, indentation: string) => indentation + module)
      .replace(/^(.*?)\bCALL\b/gm, (_, before: string) => before + indented(call, before))
      .replace(/\bPLAIN\b/g, library === 'gevent' ? 'monkey.patch_all' : 'eventlet.monkey_patch')
      .replace(/(?<![\w.])N\b/g, n)
      .replace(/(?<![\w.])H\b/g, held)
      .replace(/\bO\b/g, o);
  }
  const parts = [
    ...(random.once(3) ? ['"""The program."""'] : []),
    ...(random.once(6) ? ['from __future__ import annotations\n'] : []),
    ...(random.once(2) ? [`${n} = 0`] : []),
    ...pieces(),
  ];
  const texts = parts.map(fill);
  if (random.once(6)) return { ...files, 'main.py': inFunction(texts, random) };
  const gap = () => (random.once(3) ? '\n' : '');
  const main = texts.map((text) => text + gap()).join('');
  return { ...files, 'main.py': random.once(12) ? main.replace(/\n+$/, '') : main };
}

function indented(call: string, before: string): string {
  return call.replaceAll('\n', `\n${/^ */.exec(before)![0]}`);
}

/** The same in a function that is called, with a way out of it between. */
function inFunction(texts: readonly string[], random: Random): string {
  const guards = [
    'if A:\n    return None',
    'if not B:\n    return None',
    'import os\nif os.environ.get("OFF"):\n    return None',
    'global A\nA = 30',
    '',
    '',
  ];
  const body = texts.filter((text) => !/import \*|__future__|^"""|^ *global|global /m.test(text));
  const at = random.below(body.length + 1);
  const all = [...body.slice(0, at), `${random.of(guards)}\n`, ...body.slice(at), 'return locals()\n'];
  const inner = all.join('').replaceAll(/^(?=.)/gm, '    ');
  return `A = 1\nB = 2\n\n\ndef main():\n${inner}\n\nRESULT = sorted(main() or ())\n`;
}

function several(random: Random, most: number, make: () => Piece): readonly Piece[] {
  return Array.from({ length: random.below(most + 1) }, make);
}
