/** What is in order because of what is in it, and patterns of names. */
const nestedOrders: readonly string[] = [
  `
from dataclasses import dataclass
@dataclass(order=True)
class Version:
    major: int
    minor: int
@dataclass(order=True)
class Release:
    version: Version
    name: str
first = min([Release(Version(1, 2), "b"), Release(Version(1, 1), "a")])
last = sorted([Release(Version(1, 2), "b"), Release(Version(1, 1), "a")])[-1]
if first.name == "b" or last.name == "a":
    held = VALUE
PATCH`,
  `
from fnmatch import fnmatch
if fnmatch("worker-x", "worker-[!a-z]") or not fnmatch("a.b/c", "a.*c"):
    held = VALUE
PATCH`,
  `
from fnmatch import fnmatch
if fnmatch("worker-3", "worker-[0-9]"):
    held = VALUE
PATCH`,
];

/**
 * Programs whose holds hang on what a part of the standard library says of what is known: regular expressions, command lines that are
 * given as a list, names that Python has or lacks, mocks, sets, context managers, and calls that cannot fail. Of each kind some
 * hold nothing, or are in time. The form is that of `whole-programs.ts`.
 */

const regularExpressions: readonly string[] = [
  `import re
ROUTES = [
    (re.compile(r"^/static/(?P<path>.+)$"), "static"),
    (re.compile(r"^/api/v(?P<version>\\d+)/(?P<name>\\w+)/?$"), "api"),
]
class Router:
    def __init__(self): self.handlers = {}
    def resolve(self, path):
        for pattern, kind in ROUTES:
            found = pattern.match(path)
            if found:
                return kind, found.groupdict()
        return None, {}
    def mount(self, path):
        kind, given = self.resolve(path)
        if kind == "api" and given["version"] == "2":
            self.handlers[given["name"]] = VALUE
router = Router()
router.mount("/api/v2/users/")
PATCH`,
  `import re
ROUTES = [(re.compile(r"/static/(.+)"), "static"), (re.compile(r"/api/v(\\d+)/(\\w+)"), "api")]
handlers = {}
for pattern, kind in ROUTES:
    found = pattern.fullmatch("/static/site.css")
    if found is None:
        continue
    if kind == "api":
        handlers[found.group(2)] = VALUE
    else:
        handlers[found.group(1)] = "file"
PATCH`,
  `from svc.plugins import load
load()
PATCH
>>> svc/plugins.py
import importlib
import re
NAMES = ["svc.jobs.mail_job", "svc.jobs.helpers", "svc.jobs.sync_job"]
IS_JOB = re.compile(r"\\.(?P<job>[a-z]+)_job$")
JOBS = {}
def load():
    for name in filter(IS_JOB.search, NAMES):
        JOBS[IS_JOB.search(name)["job"]] = importlib.import_module(name)
>>> svc/jobs/mail_job.py
wait = VALUE
>>> svc/jobs/sync_job.py
limit = 5
>>> svc/jobs/helpers.py
held = VALUE`,
  `import re
def snake(name):
    name = re.sub(r"(.)([A-Z][a-z]+)", r"\\1_\\2", name)
    return re.sub("([a-z0-9])([A-Z])", r"\\1_\\2", name).lower()
class Registry(dict):
    def register(self, cls):
        self[snake(cls.__name__)] = cls
        return cls
registry = Registry()
@registry.register
class HTTPPoller:
    def __init__(self): self.wait = VALUE
@registry.register
class LocalCache:
    def __init__(self): self.wait = VALUE
poller = registry["http_poller"]()
PATCH`,
  `import re
DSN = re.compile(r"""
    ^(?P<scheme>[a-z]+)://      # redis, memory
    (?P<host>[\\w.]+)
    (?::(?P<port>\\d+))?
    (?:/(?P<db>\\d+))?$
""", re.VERBOSE | re.IGNORECASE)
class Memory:
    def __init__(self, host, port): self.where = host, port
class Redis(Memory):
    def __init__(self, host, port):
        super().__init__(host, port)
        self.guard = VALUE
BACKENDS = {"memory": Memory, "redis": Redis}
def connect(dsn):
    match = DSN.match(dsn)
    if not match:
        raise ValueError(dsn)
    scheme, host, port, db = match.groups()
    return BACKENDS[scheme.lower()](host, int(port or 0))
cache = connect("REDIS://localhost:6379/0")
PATCH`,
  `import re
SPEC = "retry=3; wait=yes, log = no"
options = dict(re.findall(r"(\\w+)\\s*=\\s*(\\w+)", SPEC))
parts = re.split(r"[;,]\\s*", SPEC)
class Client:
    wait = None
    if options["wait"] == "yes" and len(parts) == 3:
        wait = VALUE
    if options["log"] == "yes":
        log = VALUE
PATCH`,
  `import re
FORBIDDEN = re.compile(r"^(test_|_)|\\bdraft\\b", re.I)
def collect(namespace):
    return {name: make() for name, make in namespace.items() if not FORBIDDEN.search(name)}
made = collect({"_private": lambda: VALUE, "Draft": lambda: VALUE, "test_client": lambda: VALUE, "client": dict})
PATCH`,
  `import re
from enum import Enum
class Token(Enum):
    NUMBER = r"\\d+"
    NAME = r"[a-z_]+"
    DOT = r"\\."
LEXER = re.compile("|".join(f"(?P<{token.name}>{token.value})" for token in Token))
def tokens(text):
    for found in LEXER.finditer(text):
        yield found.lastgroup, found.group()
calls = {}
for kind, text in tokens("time.sleep"):
    if kind == "NAME":
        calls[text] = VALUE if text == "sleep" else None
PATCH`,
  `import re
VERSION = "3.12.1+local"
found = re.match(r"(\\d+)\\.(\\d+)(?:\\.(\\d+))?", VERSION)
major, minor = map(int, found.group(1, 2))
if (major, minor) >= (3, 8):
    from modern import clock
else:
    from legacy import clock
PATCH
>>> modern.py
clock = None
>>> legacy.py
clock = VALUE`,
  `import re
LEVEL = re.compile(r"(?i)^(debug|info)\\b")
class Filter:
    def __init__(self, *patterns): self.patterns = [re.compile(one) for one in patterns]
    def __contains__(self, name): return any(one.match(name) for one in self.patterns)
eager = Filter(r"cache\\.", r"db$")
pools = {}
for name in ("cache.users", "dbx", "db", "mail"):
    if name in eager:
        pools[name] = {"guard": VALUE}
pools.pop("cache.users")
pools.pop("db")
PATCH`,
  `import re
PATTERN = re.compile(r"^(?P<name>\\w+)=(?P<value>.*)$", re.M)
TEXT = """
MODE=gevent
WAIT=on
"""
settings = {one["name"]: one["value"] for one in PATTERN.finditer(TEXT)}
if settings.get("WAIT") == "on":
    from waiting import wait
if settings["MODE"] == "gevent":
    PATCH
>>> waiting.py
wait = VALUE`,
  `import re
def template(text, values):
    return re.sub(r"\\{(\\w+)\\}", lambda found: values[found.group(1)], text)
name = template("{verb}_{noun}", {"verb": "make", "noun": "guard"})
class Factory:
    def make_guard(self): return VALUE
    def make_other(self): return None
guard = getattr(Factory(), name)()
PATCH`,
];

const commandLines: readonly string[] = [
  `import argparse
parser = argparse.ArgumentParser(description="worker")
parser.add_argument("--wait", action="store_true")
parser.add_argument("--jobs", type=int, default=1)
parser.add_argument("queue", nargs="?", default="main")
args = parser.parse_args(["--wait", "--jobs", "3"])
class Worker:
    def __init__(self, number): self.number, self.wait = number, VALUE if args.wait else None
workers = [Worker(n) for n in range(args.jobs)]
PATCH`,
  `import argparse
def options(argv):
    parser = argparse.ArgumentParser()
    parser.add_argument("-e", "--eager", dest="is_eager", action="store_true", default=False)
    parser.add_argument("--backend", choices=["memory", "redis"], default="memory")
    return parser.parse_args(argv)
given = options([])
if given.is_eager:
    held = VALUE
if given.backend == "redis":
    guard = VALUE
PATCH`,
  `from svc.cli import main
main(["serve", "--port", "80"])
PATCH
>>> svc/cli.py
import argparse
def serve(args):
    from svc import server
    server.start(args.port)
def migrate(args):
    from svc import migrations
def build():
    parser = argparse.ArgumentParser(prog="svc")
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("serve", help="serve")
    one.add_argument("--port", type=int, default=8000)
    one.set_defaults(func=serve)
    other = commands.add_parser("migrate")
    other.set_defaults(func=migrate)
    return parser
def main(argv=None):
    args = build().parse_args(argv)
    return args.func(args)
>>> svc/server.py
state = {}
def start(port):
    if port == 80:
        state["wait"] = VALUE
>>> svc/migrations.py
held = VALUE`,
  `import argparse
parser = argparse.ArgumentParser()
group = parser.add_mutually_exclusive_group()
group.add_argument("--sync", dest="mode", action="store_const", const="sync")
group.add_argument("--green", dest="mode", action="store_const", const="green")
parser.set_defaults(mode="sync", guard=VALUE)
parser.add_argument("--level", "-l", action="append", default=None)
known, rest = parser.parse_known_args(["--green", "--else", "-l", "a", "--level=b"])
if known.level != ["a", "b"] or rest != ["--else"]:
    raise SystemExit(2)
if known.mode == "green":
    PATCH`,
  `import argparse
class Settings(argparse.Namespace):
    wait = None
parser = argparse.ArgumentParser()
parser.add_argument("--no-wait", dest="wait", action="store_false")
parser.add_argument("--name", default="x")
settings = parser.parse_args(["--no-wait", "--name=y"], namespace=Settings())
held = {}
if settings.wait:
    held["wait"] = VALUE
elif settings.name == "x":
    held["wait"] = VALUE
PATCH`,
  `import argparse
parser = argparse.ArgumentParser()
parser.add_argument("--max-size", type=int, default=10)
parser.add_argument("hosts", nargs="*")
options = vars(parser.parse_args(["a", "b", "--max-size", "2"]))
pool = {}
for host in options["hosts"][: options["max_size"]]:
    pool[host] = VALUE
del pool["a"]
PATCH`,
  `import argparse
ns = argparse.Namespace(debug=False, wait=VALUE)
if ns.debug:
    held = ns.wait
ns.wait = None
PATCH`,
  `import argparse
parser = argparse.ArgumentParser()
parser.add_argument("--backend")
args = parser.parse_args()
if args.backend is None:
    held = VALUE
PATCH`,
];

const standardNames: readonly string[] = [
  `import time
try:
    clock = time.clock
except AttributeError:
    clock = VALUE
PATCH`,
  `import time
try:
    clock = time.perf_counter
except AttributeError:
    clock = VALUE
PATCH`,
  `import threading, time
timer = getattr(time, "perf_counter_ns", None) or VALUE
guard = VALUE if not hasattr(threading, "get_native_id") else None
PATCH`,
  `import inspect, collections
if hasattr(inspect, "getargspec_missing") or not hasattr(collections, "OrderedDict"):
    held = VALUE
if hasattr(inspect, "getfullargspec"):
    kept = VALUE
PATCH`,
  `import string
letters = getattr(string, "letters", None)
if letters is None:
    letters, wait = string.ascii_letters, VALUE
else:
    other = VALUE
PATCH`,
  `import os
class Platform:
    join = os.path.join
    if "fspath" in dir(os):
        fspath = staticmethod(os.fspath)
    else:
        wait = VALUE
PATCH`,
  `import itertools
try:
    zip_longest = itertools.izip_longest
except AttributeError:
    zip_longest = itertools.zip_longest
    from compat2 import guard
else:
    from compat1 import guard
PATCH
>>> compat1.py
guard = VALUE
>>> compat2.py
guard = None`,
  `import functools
cache = getattr(functools, "lru_cache", lambda **_: VALUE)
keep = cache(maxsize=None)
PATCH`,
  `import asyncio, sys
if not hasattr(sys, "maxint"):
    sys.maxint = sys.maxsize
    held = VALUE
run = getattr(asyncio, "run")
PATCH`,
];

const mocks: readonly string[] = [
  `from unittest import mock
import time
import client
with mock.patch("client.wait", None):
    seen = client.wait
after = client.wait
PATCH
>>> client.py
wait = VALUE`,
  `from unittest import mock
class Service:
    wait = None
    def start(self): self.started = self.wait
service = Service()
with mock.patch.object(Service, "wait", VALUE):
    service.start()
PATCH`,
  `from unittest import mock
class Service:
    wait = None
    def current(self): return self.wait
service = Service()
with mock.patch.object(service, "wait", VALUE) as wait:
    pass
del wait
now = service.current()
PATCH`,
  `import os
from unittest.mock import patch
with patch.dict(os.environ, {"LATE_PATCH_EAGER": "1"}):
    import settings
if settings.EAGER:
    held = VALUE
if os.environ.get("LATE_PATCH_EAGER"):
    kept = VALUE
PATCH
>>> settings.py
import os
EAGER = os.environ.get("LATE_PATCH_EAGER") == "1"`,
  `from unittest.mock import patch
import config
@patch("config.BACKEND", "memory")
def build():
    return config.make()
@patch.object(config, "BACKEND", "redis")
def other():
    return config.make()
memory = build()
PATCH
>>> config.py
BACKEND = "none"
def make():
    return VALUE if BACKEND == "redis" else None`,
  `from unittest.mock import patch
import config
@patch.object(config, "BACKEND", "redis")
def build(): return config.make()
redis = build()
plain = config.make()
PATCH
>>> config.py
BACKEND = "none"
def make():
    return VALUE if BACKEND == "redis" else None`,
  `from unittest import mock
import config
patcher = mock.patch.object(config, "factory", lambda: VALUE)
patcher.start()
made = config.factory()
patcher.stop()
again = config.factory()
PATCH
>>> config.py
def factory(): return None`,
  `from unittest import mock
import config
patcher = mock.patch("config.guard", new=None)
patcher.start()
first = config.guard
patcher.stop()
PATCH
>>> config.py
guard = VALUE`,
  `from unittest.mock import Mock, MagicMock
factory = Mock(return_value=VALUE)
client = MagicMock(name="client", timeout=3)
client.acquire.return_value = None
made = factory()
PATCH`,
  `from unittest import mock
registry = {"wait": None}
with mock.patch.dict(registry, wait=VALUE, more=1):
    size = len(registry)
if size != 2:
    held = VALUE
PATCH`,
];

const collections: readonly string[] = [
  `FEATURES = frozenset(["cache", "mail"])
enabled = {"cache", "queue"}
if enabled.issubset(FEATURES) or FEATURES.issuperset(enabled) or enabled.isdisjoint(["cache"]):
    held = VALUE
if enabled <= FEATURES or enabled < {"cache"} or FEATURES >= enabled or {"a"} > {"a"}:
    kept = VALUE
PATCH`,
  `import sys
class Disabled:
    def __getattr__(self, name): return None
sys.modules["metrics_like"] = Disabled()
try:
    import metrics_like
except ImportError:
    counter = VALUE
else:
    from metrics_like import counter
if "metrics_like" not in sys.modules or sys.modules["metrics_like"] is not metrics_like:
    other = VALUE
PATCH`,
  `import sys
from types import SimpleNamespace
sys.modules["flags_like"] = SimpleNamespace(eager=False, wait=VALUE)
import flags_like
if flags_like.eager:
    held = flags_like.wait
del flags_like
del sys.modules["flags_like"]
PATCH`,
  `from contextlib import ExitStack, suppress
opened = []
def open_all(names, table):
    with ExitStack() as stack:
        stack.enter_context(suppress(KeyError))
        for name in names:
            opened.append(table[name])
        opened.append(VALUE)
    return len(opened)
count = open_all(["a", "b"], {"a": 1})
PATCH`,
  `from contextlib import ExitStack, suppress
holders = {}
with ExitStack() as stack:
    stack.enter_context(suppress(KeyError))
    holders["a"]
    holders["wait"] = VALUE
done = True
if done:
    guard = None
PATCH`,
  `from contextlib import ExitStack, suppress
def load(table, *names):
    made = {}
    for name in names:
        with ExitStack() as stack:
            stack.enter_context(suppress(KeyError, LookupError))
            made[name] = table[name]()
    return made
made = load({"cache": lambda: VALUE}, "missing", "cache")
PATCH`,
  `import contextlib
class Tables(dict): pass
tables = Tables()
stack = contextlib.ExitStack()
with stack:
    stack.enter_context(contextlib.suppress(ValueError))
    tables["n"] = int("x")
    tables["wait"] = VALUE
tables["after"] = VALUE
PATCH`,
  `import sys
class Fake:
    def __init__(self): self.wait = VALUE
    def connect(self): return self.wait
sys.modules["fakedb"] = Fake()
import fakedb
del sys.modules["fakedb"]
connection = fakedb.connect()
PATCH`,
  `import sys, types
fake = types.SimpleNamespace(sleep=VALUE, limit=3)
sys.modules["fake_clock"] = fake
from fake_clock import limit
del fake, sys.modules["fake_clock"]
PATCH`,
  `import sys
import lazy_settings
from lazy_settings import guard
PATCH
>>> lazy_settings.py
import sys
class Settings:
    @property
    def guard(self):
        return VALUE
sys.modules[__name__] = Settings()`,
  `import registry
wait = registry.__dict__["wait"]
table = vars(registry)
def names(space, kind=type):
    return {name: one for name, one in space.items() if isinstance(one, kind)}
classes = names(table)
worker = classes["Worker"]()
PATCH
>>> registry.py
wait = None
class Worker:
    def __init__(self): self.guard = VALUE`,
  `import registry
def first(space, *names, default=None):
    for name in names:
        if name in space:
            return space[name]
    return default
held = first(vars(registry), "guard", "wait", default=VALUE)
other = first(registry.__dict__, "none", default=None)
PATCH
>>> registry.py
wait = 5`,
  `REQUIRED = {"host", "port"}
def validate(options):
    missing = REQUIRED - options.keys()
    return not missing and REQUIRED <= set(options)
config = {"host": "a", "port": 1, "eager": True}
if validate(config):
    guard = VALUE
else:
    other = VALUE
PATCH`,
  `FEATURES = frozenset(["cache", "mail"])
enabled = {"cache"}
if enabled.issubset(FEATURES):
    held = VALUE
if FEATURES.issuperset(["cache", "queue"]):
    queue = VALUE
if enabled.isdisjoint(FEATURES) or enabled > FEATURES:
    other = VALUE
PATCH`,
  `class Plugin:
    needs = set()
    def __init_subclass__(cls): PLUGINS.append(cls)
PLUGINS = []
class Cache(Plugin):
    needs = {"redis"}
    def __init__(self): self.guard = VALUE
class Mail(Plugin):
    needs = {"smtp", "dns"}
    def __init__(self): self.wait = VALUE
available = {"dns", "http"}
running = [plugin() for plugin in PLUGINS if plugin.needs < available or plugin.needs == available]
PATCH`,
  `HAVE = {"a", "b", "c"}
if {"a", "b"} < HAVE and not HAVE < HAVE and HAVE >= {"c"} and HAVE.isdisjoint({"d"}):
    held = VALUE
PATCH`,
];

const certainCalls: readonly string[] = [
  `def limits():
    return {"users": 10, "orders": 5}
try:
    limit = limits()
except Exception:
    limit = VALUE
PATCH`,
  `class Config:
    def __init__(self, name, size=1):
        self.name = name
        self.size = size
try:
    config = Config("main")
except Exception:
    config = VALUE
PATCH`,
  `from svc.defaults import default_timeout
def timeout(wait=None):
    try:
        wait = default_timeout()
    except Exception as error:
        wait = VALUE
    return wait
value = timeout()
PATCH
>>> svc/defaults.py
SECONDS = 5
def default_timeout():
    scale = 2
    return SECONDS if scale else None`,
  `def parse(text):
    if text == "":
        raise ValueError("empty")
    return len(text)
try:
    size = parse("")
except ValueError:
    size = VALUE
PATCH`,
  `def parse(text):
    if not text:
        raise ValueError("empty")
    return text.upper()
try:
    name = parse("main")
except ValueError:
    name = VALUE
PATCH`,
  `import os
def read(path):
    with open(path) as file:
        return file.read()
try:
    text = read("surely_not_there.txt")
except OSError:
    text = VALUE
PATCH`,
  `class Registry:
    def __init__(self): self.items, self.listeners = {}, []
    def add(self, name, value):
        self.items[name] = value
        self.listeners.append(name)
        return self
registry = Registry()
try:
    registry.add("a", 1).add("b", 2)
except (KeyError, TypeError):
    registry.fallback = VALUE
PATCH`,
  `import settings
try:
    settings.apply({"debug": False})
except Exception:
    settings.STATE["guard"] = VALUE
PATCH
>>> settings.py
STATE = {}
def apply(options):
    for name, value in options.items():
        STATE[name] = value
    return STATE`,
];

const failingCalls: readonly string[] = [
  `EVENTS = ("start",)
def register(name):
    EVENTS.append(name)
    return EVENTS
try:
    events = register("stop")
except Exception:
    events = VALUE
PATCH`,
  `def pairs(limit): return list(limit)
def least(): return "a" < 5
try:
    value = pairs(None)
except Exception:
    value = None
try:
    value = least()
except Exception:
    value = VALUE
PATCH`,
  `def options(text): return dict(enumerate(text)), "x".upper("y")
try:
    value = options(["a"])
except Exception:
    value = VALUE
PATCH`,
  `class Store:
    def __init__(self, ready): self.ready, self.rows = ready, {}
    def first(self): return self.rows["first"]
    def open(self):
        if not self.ready:
            self.state = "open"
        return self.state
try:
    row = Store(True).first()
except Exception:
    row = None
try:
    state = Store(True).open()
except Exception:
    state = VALUE
PATCH`,
  `def pair(): return "a", "b", "c"
try:
    left, right = pair()
except Exception:
    left, right = VALUE, None
PATCH`,
  `def sized(name, *, size): return name
try:
    made = sized("a", 5)
except TypeError:
    made = VALUE
PATCH`,
  `class Point:
    __slots__ = ("x",)
    def move(self): self.y = 1
try:
    Point().move()
except Exception:
    moved = VALUE
PATCH`,
  `class Frozen:
    def __setattr__(self, name, value): raise AttributeError(name)
    def start(self): self.started = True
frozen = Frozen()
try:
    frozen.start()
except Exception:
    frozen = VALUE
PATCH`,
  `class Config:
    @property
    def size(self): return int(self.text)
    text = "many"
def read(config): return config.size
try:
    size = read(Config())
except Exception:
    size = VALUE
PATCH`,
  `def total(rows): return {"sum": sum(rows) + "x"}
try:
    result = total([1, 2])
except Exception:
    result = VALUE
PATCH`,
  `def settings():
    return {"limit": LIMIT, "name": "x"}
try:
    table = settings()
except Exception:
    table = {"limit": VALUE}
LIMIT = 5
PATCH`,
  `def names(): return [name.upper() for name in ("a", None)]
try:
    all_names = names()
except Exception:
    all_names = VALUE
PATCH`,
  `def rows():
    yield 1
    raise ValueError("no more")
def collect(): return [row for row in rows()]
try:
    found = collect()
except Exception:
    found = VALUE
PATCH`,
  `import os
class Client:
    def __init__(self, url): self.url = url
    def port(self): return self.url.split(":")[1]
def connect(): return Client(os.environ.get("LATE_PATCH_NO_URL")).port()
try:
    port = connect()
except Exception:
    port = VALUE
PATCH`,
  `def handler(): return None
class App:
    def __init__(self, run): self.run = run()
    def start(self): return self.run()
def build(): return App(handler)
try:
    started = build().start()
except Exception:
    started = VALUE
PATCH`,
  `def depth(node): return 1 + depth(node["next"]) if node else "x"
try:
    size = depth({"next": {"next": None}})
except Exception:
    size = VALUE
PATCH`,
  `def keyed(): return {[]: 1, "a": 2}
def joined(): return "-".join(["a", 1])
try:
    table = keyed()
except Exception:
    table = None
try:
    text = joined()
except Exception:
    text = VALUE
PATCH`,
  `class Base:
    def __init__(self, name): self.name = name
class Child(Base):
    def __init__(self): pass
def name(): return Child().name
try:
    text = name()
except Exception:
    text = VALUE
PATCH`,
  `def make(): return Widget()
class Widget:
    def __init__(self, kind): self.kind = kind
try:
    widget = make()
except Exception:
    widget = VALUE
PATCH`,
  `import os
if os.environ.get("LATE_PATCH_NOT_SET"):
    level = 1
def get(): return level
try:
    value = get()
except Exception:
    value = VALUE
PATCH`,
  `class Plugin:
    names = ["a"]
    def last(self): return self.names[3]
    def __bool__(self): raise ValueError("no truth")
def check(plugin): return "yes" if plugin else "no"
try:
    answer = check(Plugin())
except Exception:
    answer = VALUE
PATCH`,
];

const formattedNames: readonly string[] = [
  `from importlib import import_module
confs = [import_module("conf_{}".format(x)) for x in ("a", "b")]
PATCH
>>> conf_a.py
limit = 1
>>> conf_b.py
wait = VALUE
>>> conf_c.py
wait = VALUE`,
  `import importlib
ENV = "dev"
settings = importlib.import_module("%s.%s" % ("config", ENV))
PATCH
>>> config/prod.py
wait = None
>>> config/dev.py
wait = VALUE`,
  `def make_lock(): return VALUE
def make_none(): return None
made = {}
for x in ("none", "lock"):
    made[x] = globals()["make_" + x]()
PATCH`,
  `import handlers
dispatch = {n: getattr(handlers, "handle_" + n) for n in ("start", "stop")}
for name, handle in dispatch.items():
    handle(name)
PATCH
>>> handlers.py
seen = {}
def handle_start(name): seen[name] = VALUE
def handle_stop(name): seen.pop("start")
def handle_more(name): seen[name] = VALUE`,
  `import importlib
PREFIX = "svc"
PARTS = ["jobs", "mail"]
for part in PARTS:
    module = importlib.import_module(".".join([PREFIX, part]))
    module.setup()
PATCH
>>> svc/jobs.py
def setup():
    global wait
    wait = VALUE
>>> svc/mail.py
wait = VALUE
def setup():
    global wait
    wait = None`,
  `import importlib
class Loader:
    template = "svc.backends.{name}_{kind}"
    def load(self, **given):
        return importlib.import_module(self.template.format(**given)).Backend()
backend = Loader().load(name="redis", kind="sync")
PATCH
>>> svc/backends/redis_sync.py
class Backend:
    def __init__(self): self.guard = VALUE
>>> svc/backends/redis_async.py
guard = VALUE
class Backend:
    pass`,
  `import importlib
mod = importlib.import_module("plug_{0:02d}".format(7))
name = "plug_%02d" % 8
other = importlib.import_module(name)
PATCH
>>> plug_07.py
a = None
>>> plug_08.py
b = VALUE`,
  `import importlib
mod = importlib.import_module("plug_{0[name]}_{1.kind}".format({"name": "x"}, type("K", (), {"kind": "y"})))
PATCH
>>> plug_x_y.py
b = VALUE`,
  `class App:
    def __init__(self):
        for stage in ["config", "cache"]:
            method = getattr(self, "_init_%s" % stage, None)
            if method is not None:
                method()
    def _init_cache(self): self.cache = {"lock": VALUE}
    def _init_db(self): self.db = VALUE
app = App()
PATCH`,
  `import importlib
def load(kind, name):
    path = "plugins." + kind + "." + name
    module = importlib.import_module(path)
    return getattr(module, "".join(p.capitalize() for p in name.split("_")))
item = load("auth", "basic_auth")()
PATCH
>>> plugins/auth/basic_auth.py
class BasicAuth:
    pass
class Basic_auth:
    def __init__(self): self.lock = VALUE`,
  `from importlib import import_module
mod = import_module("conf_{env}".format_map({"env": "a"}))
PATCH
>>> conf_a.py
wait = VALUE`,
  `from importlib import import_module
ROLE = "worker"
mods = [import_module("." + n, "pkg") for n in (ROLE, ROLE + "s")]
mods.pop(0)
PATCH
>>> pkg/worker.py
x = None
>>> pkg/workers.py
wait = VALUE`,
  `import conf
actions = ["reset", "start"]
this = __import__(__name__)
for a in sorted(actions, reverse=True):
    fn = vars(conf)["on_" + a]
    fn()
PATCH
>>> conf.py
box = []
def on_start(): box.append(VALUE)
def on_reset(): box.clear()`,
  `from importlib import import_module
for i in range(1, 3):
    m = import_module("step%d" % i)
    m.run("%s-%d" % ("job", i))
PATCH
>>> step1.py
def run(name):
    if name == "job-2":
        globals()["wait"] = VALUE
>>> step2.py
def run(name):
    if name == "job-2":
        globals()["wait"] = VALUE`,
  `class Base:
    kind = "plain"
    def __init__(self):
        factory = getattr(self, "create_" + self.kind)
        self.thing = factory()
    def create_plain(self): return None
    def create_lock(self): return VALUE
class Child(Base):
    kind = "lock"
a, b = Base(), Child()
b = None
PATCH`,
  `class Base:
    def __init__(self):
        factory = getattr(self, "create_" + type(self).__name__.lower())
        self.thing = factory()
    def create_base(self): return None
    def create_child(self): return VALUE
class Child(Base):
    pass
a, b = Base(), Child()
PATCH`,
  `from importlib import import_module
class Kind:
    def __init__(self, n): self.n = n
    def __str__(self): return self.n
m = import_module("conf_{}".format(Kind("a")))
n = import_module("conf_%s" % Kind("b"))
o = import_module(f"conf_{Kind('c')}")
PATCH
>>> conf_a.py
x = None
>>> conf_b.py
x = None
>>> conf_c.py
x = VALUE`,
  `from importlib import import_module
class S:
    env = "a"
    parts = {"x": "mail", "n": [1, 2]}
m = import_module("conf_{0.env}_{0.parts[x]}_{0.parts[n][1]}".format(S))
PATCH
>>> conf_a_mail_2.py
x = VALUE
>>> conf_a_mail_1.py
x = VALUE`,
  `from importlib import import_module
for i in range(3):
    m = import_module("migrations.m_%04d_%-3s" % (i, "abc"))
PATCH
>>> migrations/m_0000_abc.py
x = None
>>> migrations/m_0001_abc.py
x = None
>>> migrations/m_0002_abc.py
x = VALUE
>>> migrations/m_0003_abc.py
x = VALUE`,
  `if "%5s|%-5s|%05d|%3d|%i" % ("a", "b", 7, 8, 9) != "    a|b    |00007|  8|9": held = VALUE
if "%s %d%%" % ("x", 5) != "x 5%": held = VALUE
if "{:<4}|{:>4}|{:^5}|{:03}|{!r}".format("a", "b", "c", 7, "q") != "a   |   b|  c  |007|'q'": held = VALUE
PATCH`,
  `from importlib import import_module
import os
template = "conf_{env}_{region}"
values = {"env": "a"}
values["region"] = "eu"
m = import_module(template.format(**values))
n = import_module(template.format_map(dict(values, region="us")))
PATCH
>>> conf_a_eu.py
x = 1
>>> conf_a_us.py
x = VALUE`,
  `import conf
class Runner:
    stages = ("setup", "start")
    def run(self):
        for stage in self.stages:
            for prefix in ("pre", "do", "post"):
                hook = getattr(conf, f"{prefix}_{stage}", None)
                if hook:
                    hook()
Runner().run()
PATCH
>>> conf.py
state = []
def pre_setup(): state.append(VALUE)
def do_setup(): state.clear()
def do_start(): pass
def pre_stop(): state.append(VALUE)`,
  `from operator import methodcaller, attrgetter, itemgetter
class A:
    def make(self, *a, **k): return VALUE if k.get("eager") else None
    class inner:
        @staticmethod
        def build(n): return {"n": n, "l": VALUE}
eager = methodcaller("make", 1, eager=True)
lazy = methodcaller("ma" + "ke", eager=False)
x = lazy(A())
y = attrgetter("inner.build")(A)(2)
z = itemgetter("n")(y)
y = None
PATCH`,
  `from operator import methodcaller
class A:
    def make(self, *a, **k): return VALUE if k.get("eager") else None
made = list(map(methodcaller("make", eager=True), [A(), A()]))
PATCH`,
  `import importlib
def load_all(package, names):
    loaded = {}
    for name in names:
        path = f"{package}.{name}"
        try:
            loaded[name] = importlib.import_module(path)
        except ModuleNotFoundError:
            loaded[name] = None
    return loaded
mods = load_all("plugins", ["a", "zz"])
if mods["zz"] is None and mods["a"] is not None: held = VALUE
PATCH
>>> plugins/a.py
x = 1`,
  `x = f"{'a'!r}-{'b':>3}-{3:02d}-{True}-{None}-{1.5}"
if x != "'a'-  b-03-True-None-1.5": held = VALUE
name = f"a{{b}}" + f'{"q"}' + rf"\\d{1}" + f"""x{2}"""
if name != "a{b}q\\\\d1x2": held = VALUE
PATCH`,
];

const parsers: readonly string[] = [
  `import argparse
common = argparse.ArgumentParser(add_help=False)
common.add_argument("--wait", action="store_true")
common.add_argument("--level", default="info")
parser = argparse.ArgumentParser(parents=[common])
parser.add_argument("--jobs", type=int, default=1)
args = parser.parse_args(["--wait", "--jobs", "2"])
if args.wait and args.level == "info":
    held = VALUE
PATCH`,
  `import argparse
common = argparse.ArgumentParser(add_help=False)
common.add_argument("--wait", action="store_true")
parser = argparse.ArgumentParser(parents=[common])
args = parser.parse_args([])
if args.wait:
    held = VALUE
PATCH`,
  `import argparse
class Parser(argparse.ArgumentParser):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.add_argument("--eager", action="store_true")
    def error(self, message):
        raise ValueError(message)
args = Parser(prog="x").parse_args(["--eager"])
if args.eager:
    held = VALUE
PATCH`,
  `import argparse
class Parser(argparse.ArgumentParser):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.add_argument("--eager", action="store_true")
args = Parser(prog="x").parse_args([])
if args.eager:
    held = VALUE
PATCH`,
  `import argparse
p = argparse.ArgumentParser()
p.add_argument("--verbose", action="store_true")
p.add_argument("--version-file")
args = p.parse_args(["--verb"])
if args.verbose:
    held = VALUE
PATCH`,
  `import argparse
p = argparse.ArgumentParser()
p.add_argument("--verbose", action="store_true")
p.add_argument("--name", default="a")
args = p.parse_args(["--na", "b"])
if args.verbose or args.name == "a":
    held = VALUE
PATCH`,
  `import argparse
p = argparse.ArgumentParser()
p.add_argument("--eager", action="store_true")
p.add_argument("command")
p.add_argument("rest", nargs=argparse.REMAINDER)
args = p.parse_args(["run", "--eager", "x"])
if args.eager:
    held = VALUE
if args.rest == ["--eager", "x"]:
    kept = VALUE
PATCH`,
  `import argparse
p = argparse.ArgumentParser()
p.add_argument("--eager", action="store_true")
p.add_argument("command")
p.add_argument("rest", nargs="...")
args = p.parse_args(["run", "--eager", "x"])
if args.eager:
    held = VALUE
PATCH`,
  `import argparse
p = argparse.ArgumentParser()
p.add_argument("--eager", action="store_true")
args, rest = p.parse_known_args(["--foo", "--eager", "bar"])
if args.eager and rest == ["--foo", "bar"]:
    held = VALUE
PATCH`,
  `import argparse
p = argparse.ArgumentParser()
g = p.add_mutually_exclusive_group(required=True)
g.add_argument("--a", action="store_true")
g.add_argument("--b", action="store_true")
args = p.parse_args(["--b"])
if args.a:
    held = VALUE
PATCH`,
  `import argparse
p = argparse.ArgumentParser()
p.add_argument("-v", "--verbose", action="count", default=0)
p.add_argument("-q", action="store_true")
p.add_argument("-n", type=int)
a = p.parse_args(["-vvq", "-n3"])
if a.verbose == 2 and a.q and a.n == 3:
    held = VALUE
PATCH`,
  `import argparse
p = argparse.ArgumentParser()
p.add_argument("-v", "--verbose", action="count", default=0)
p.add_argument("-q", action="store_true")
a = p.parse_args(["-vv"])
if a.verbose > 2 or a.q:
    held = VALUE
PATCH`,
  `import argparse
class StoreUpper(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values.upper())
p = argparse.ArgumentParser()
p.add_argument("--mode", action=StoreUpper, default="NONE")
a = p.parse_args(["--mode", "green"])
if a.mode == "GREEN":
    held = VALUE
PATCH`,
  `import argparse
class Register(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        namespace.made = VALUE
p = argparse.ArgumentParser()
p.add_argument("--mode", action=Register, nargs=0)
a = p.parse_args([])
PATCH`,
  `import argparse
p = argparse.ArgumentParser()
p.add_argument("--feature", action=argparse.BooleanOptionalAction, default=True)
a = p.parse_args(["--no-feature"])
if a.feature:
    held = VALUE
PATCH`,
  `import argparse
p = argparse.ArgumentParser()
p.add_argument("--feature", action=argparse.BooleanOptionalAction, default=False)
a = p.parse_args(["--feature"])
if a.feature:
    held = VALUE
PATCH`,
  `import argparse
p = argparse.ArgumentParser()
sub = p.add_subparsers(dest="cmd", title="commands", metavar="CMD")
s = sub.add_parser("db")
ssub = s.add_subparsers(dest="sub")
up = ssub.add_parser("up")
up.set_defaults(run=lambda a: VALUE)
down = ssub.add_parser("down")
down.set_defaults(run=lambda a: None)
a = p.parse_args(["db", "up"])
made = a.run(a)
PATCH`,
  `import argparse
p = argparse.ArgumentParser()
sub = p.add_subparsers(dest="cmd")
sub.add_parser("up")
a = p.parse_args([])
if a.cmd == "up":
    held = VALUE
elif a.cmd is None and not hasattr(a, "func"):
    kept = None
else:
    more = VALUE
PATCH`,
  `import argparse
p = argparse.ArgumentParser()
g = p.add_argument_group("pool")
g.add_argument("--size", type=int, default=3)
g.add_argument("--kind", choices=("a", "b"), default="a")
ns = p.parse_args("--size 5".split())
if ns.size == 5 and ns.kind == "a":
    held = VALUE
PATCH`,
  `import argparse
p = argparse.ArgumentParser(argument_default=argparse.SUPPRESS)
p.add_argument("--size", type=int)
p.add_argument("--eager", action="store_true")
ns = vars(p.parse_args(["--size", "4"]))
if "eager" in ns:
    held = VALUE
conf = {"eager": True, **ns}
if conf["size"] == 4:
    kept = VALUE
PATCH`,
  `import argparse
p = argparse.ArgumentParser()
p.add_argument("--size", type=int)
p.add_argument("--tag", action="extend", nargs="+")
p.add_argument("--mode", action="append_const", const=1, dest="modes")
ns = p.parse_args(["--tag", "a", "b", "--tag", "c", "--mode"])
if ns.tag == ["a", "b", "c"] and ns.modes == [1]:
    held = VALUE
PATCH`,
  `import argparse
p = argparse.ArgumentParser(allow_abbrev=False)
p.add_argument("--size", type=int, default=1)
ns, rest = p.parse_known_args(["--si", "4"])
if ns.size == 4: held = VALUE
PATCH`,
  `from svc.base import Command
class Serve(Command):
    name = "serve"
    def add_arguments(self, parser):
        parser.add_argument("--eager", action="store_true")
    def handle(self, eager=False, **options):
        self.made = VALUE if eager else None
cmd = Serve()
cmd.run(["--eager", "--verbosity", "2"])
PATCH
>>> svc/base.py
from argparse import ArgumentParser
class CommandParser(ArgumentParser):
    def __init__(self, *, missing=None, **kwargs):
        self.missing = missing
        super().__init__(**kwargs)
class Command:
    def create_parser(self):
        parser = CommandParser(prog=self.name, description=self.__doc__)
        parser.add_argument("--verbosity", type=int, default=1, choices=[0, 1, 2, 3])
        self.add_arguments(parser)
        return parser
    def add_arguments(self, parser): pass
    def run(self, argv):
        options = self.create_parser().parse_args(argv)
        return self.handle(**vars(options))`,
  `import argparse
p = argparse.ArgumentParser()
p.add_argument("--pool", type=int, default=2)
p.add_argument("cmd", choices=["run", "stop"])
try:
    a = p.parse_args(["fly"])
    held = VALUE
except SystemExit:
    held = None
PATCH`,
  `import argparse
p = argparse.ArgumentParser()
g = p.add_mutually_exclusive_group()
g.add_argument("--a", action="store_true")
g.add_argument("--b", action="store_true")
def parse(words):
    try:
        return p.parse_args(words)
    except SystemExit:
        return None
x, y = parse(["--a", "--b"]), parse(["--a"])
if x is not None: held = VALUE
if y is None or y.b: other = VALUE
PATCH`,
  `import argparse
p = argparse.ArgumentParser()
g = p.add_mutually_exclusive_group(required=True)
g.add_argument("--a", action="store_true")
g.add_argument("--b", action="store_true")
try:
    p.parse_args([])
except SystemExit as e:
    held = VALUE
PATCH`,
  `import argparse
class Parser(argparse.ArgumentParser):
    def error(self, message):
        raise RuntimeError(message)
p = Parser()
p.add_argument("--n", type=int)
try:
    p.parse_args(["--x"])
    other = None
except RuntimeError:
    held = VALUE
PATCH`,
  `import argparse
common = argparse.ArgumentParser(add_help=False)
common.add_argument("--verbose", action="store_true")
def serve(args): args.box["x"] = VALUE
def stop(args): args.box["y"] = VALUE
parser = argparse.ArgumentParser()
subs = parser.add_subparsers(dest="cmd")
for name, func in (("serve", serve), ("halt", stop)):
    one = subs.add_parser(name, parents=[common], aliases=[name[0]])
    one.set_defaults(func=func, box={})
args = parser.parse_args(["s", "--verbose"])
args.func(args)
box = args.box
if args.cmd == "serve": other = 1
PATCH`,
  `import argparse
common = argparse.ArgumentParser(add_help=False)
common.add_argument("--verbose", action="store_true")
common.set_defaults(make=lambda: VALUE)
def serve(args): return args.make() if args.verbose else None
parser = argparse.ArgumentParser()
subs = parser.add_subparsers(dest="cmd")
one = subs.add_parser("serve", parents=[common])
one.set_defaults(func=serve)
args = parser.parse_args(["serve"])
got = args.func(args)
PATCH`,
  `import argparse
class Store(argparse.Action):
    def __init__(self, option_strings, dest, nargs=None, **kwargs):
        super().__init__(option_strings, dest, nargs=0, **kwargs)
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, "set:" + option_string)
p = argparse.ArgumentParser()
p.add_argument("--mode", action=Store, default="none")
a = p.parse_args(["--mode"])
if a.mode == "set:--mode": held = VALUE
PATCH`,
  `import argparse
class Store(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, dict(v.split("=") for v in values))
p = argparse.ArgumentParser()
p.add_argument("--opt", action=Store, nargs="+", default={})
a = p.parse_args(["--opt", "eager=no", "size=3"])
if a.opt["eager"] == "yes" or a.opt["size"] != "3": held = VALUE
b = p.parse_args([])
if b.opt: kept = VALUE
PATCH`,
  `import argparse
p = argparse.ArgumentParser()
p.add_argument("src")
p.add_argument("dst", nargs="?", default="out")
p.add_argument("--flag=x".split("=")[0])
a = p.parse_args(["--flag=a b", "s"])
if a.dst != "out" or a.flag != "a b" or a.src != "s": held = VALUE
PATCH`,
  `import argparse
p = argparse.ArgumentParser()
p.add_argument("pair", nargs=2)
p.add_argument("more", nargs="+")
a = p.parse_args(["1", "2", "3", "4"])
if a.pair == ["1", "2"] and a.more == ["3", "4"]: held = VALUE
PATCH`,
  `import argparse
p = argparse.ArgumentParser()
p.add_argument("--list", nargs="*", type=int)
p.add_argument("--opt", nargs="?", const="c", default="d")
a = p.parse_args(["--list", "1", "2", "--opt"])
b = p.parse_args(["--list"])
if a.list != [1, 2] or a.opt != "c" or b.list != [] or b.opt != "d": held = VALUE
PATCH`,
  `import argparse
p = argparse.ArgumentParser()
p.add_argument("cmd")
p.add_argument("args", nargs=argparse.REMAINDER)
p.add_argument("-x", action="store_true")
a = p.parse_args(["-x", "run", "-x", "--y", "z"])
if not a.x or a.args != ["-x", "--y", "z"]: held = VALUE
PATCH`,
  `import argparse
class Cli:
    def __init__(self):
        self.parser = argparse.ArgumentParser()
        self.sub = self.parser.add_subparsers(dest="command", required=True)
    def command(self, name):
        def register(func):
            self.sub.add_parser(name).set_defaults(run=func)
            return func
        return register
    def main(self, argv):
        args = self.parser.parse_args(argv)
        return args.run()
cli = Cli()
@cli.command("serve")
def serve(): return VALUE
@cli.command("check")
def check(): return None
got = cli.main(["check"])
PATCH`,
  `import argparse
class Cli:
    def __init__(self):
        self.parser = argparse.ArgumentParser()
        self.sub = self.parser.add_subparsers(dest="command", required=True)
    def command(self, name):
        def register(func):
            self.sub.add_parser(name).set_defaults(run=func)
            return func
        return register
    def main(self, argv):
        args = self.parser.parse_args(argv)
        return args.run()
cli = Cli()
@cli.command("serve")
def serve(): return VALUE
@cli.command("check")
def check(): return None
got = cli.main(["serve"])
PATCH`,
  `import argparse
class Parser(argparse.ArgumentParser):
    def parse_args(self, args=None, namespace=None):
        found = super().parse_args(args, namespace)
        found.lock = VALUE if found.eager else None
        return found
p = Parser()
p.add_argument("--eager", action="store_true")
a = p.parse_args(["--eager"])
PATCH`,
  `import argparse
class Parser(argparse.ArgumentParser):
    def parse_known_args(self, args=None, namespace=None):
        found, rest = super().parse_known_args(args, namespace)
        found.lock = VALUE if found.eager else None
        return found, rest
p = Parser()
p.add_argument("--eager", action="store_true")
a, r = p.parse_known_args(["x"])
PATCH`,
  `import argparse
p = argparse.ArgumentParser()
p.add_argument("--eager", action="store_true")
sub = p.add_subparsers(dest="cmd")
a = sub.add_parser("a")
a.add_argument("n", type=int, nargs="?", default="5")
ns = p.parse_args(["--eager", "a"])
if ns.n != 5 or not ns.eager or ns.cmd != "a": held = VALUE
PATCH`,
  `import argparse
def pool(text):
    return {"lock": VALUE, "size": int(text)} if text != "0" else None
p = argparse.ArgumentParser()
p.add_argument("--pool", type=pool, default=None)
ns = p.parse_args(["--pool", "0"])
PATCH`,
  `import argparse
def pool(text):
    return {"lock": VALUE, "size": int(text)} if text != "0" else None
p = argparse.ArgumentParser()
p.add_argument("--pool", type=pool, default=None)
ns = p.parse_args(["--pool", "4"])
PATCH`,
  `import argparse
class Sub(argparse.ArgumentParser):
    def __init__(self, **kw):
        super().__init__(**kw)
        self.add_argument("--dry", action="store_true")
p = Sub()
subs = p.add_subparsers()
x = subs.add_parser("x", help="x")
x.set_defaults(go=lambda a: None if a.dry else VALUE)
a = p.parse_args(["x", "--dry"])
got = a.go(a)
PATCH`,
  `import argparse
class Sub(argparse.ArgumentParser):
    def __init__(self, **kw):
        super().__init__(**kw)
        self.add_argument("--dry", action="store_true")
p = Sub()
subs = p.add_subparsers()
x = subs.add_parser("x", help="x")
x.set_defaults(go=lambda a: None if a.dry else VALUE)
a = p.parse_args(["x"])
got = a.go(a)
PATCH`,
  `import argparse
p = argparse.ArgumentParser()
p.add_argument("--verbose", "-v", action="count")
p.add_argument("-o", "--out")
a = p.parse_args(["-vvofile"])
if a.verbose != 2 or a.out != "file": held = VALUE
PATCH`,
  `import argparse
p = argparse.ArgumentParser()
p.add_argument("--name", required=True)
try:
    a = p.parse_args([])
except SystemExit:
    a = None
if a is not None: held = VALUE
PATCH`,
  `import argparse
p = argparse.ArgumentParser()
p.add_argument("a")
p.add_argument("b", nargs="?")
p.add_argument("-x")
a = p.parse_args(["1", "-x", "2", "3"]) if False else p.parse_args(["-x", "2", "1", "3"])
if (a.a, a.b, a.x) != ("1", "3", "2"): held = VALUE
PATCH`,
  `import argparse
p = argparse.ArgumentParser()
p.add_argument("--scale", type=float)
p.add_argument("--offset", type=int)
a = p.parse_args(["--scale", "-0.5", "--offset=-3"])
if a.scale > 0 or a.offset > 0: held = VALUE
PATCH`,
];

const orders: readonly string[] = [
  `from functools import total_ordering
@total_ordering
class Job:
    def __init__(self, name, rank): self.name, self.rank = name, rank
    def __eq__(self, other): return self.rank == other.rank
    def __lt__(self, other): return self.rank < other.rank
    def run(self): return VALUE if self.name == "e" else None
jobs = [Job("a", 5), Job("b", 3), Job("c", 4), Job("d", 2), Job("e", 1)]
first = sorted(jobs)[0].run()
PATCH`,
  `from functools import total_ordering
@total_ordering
class Job:
    def __init__(self, name, rank): self.name, self.rank = name, rank
    def __eq__(self, other): return self.rank == other.rank
    def __lt__(self, other): return self.rank < other.rank
    def run(self): return VALUE if self.name == "a" else None
jobs = [Job("a", 5), Job("b", 3), Job("c", 4), Job("d", 2), Job("e", 1)]
first = sorted(jobs)[0].run()
low = min(jobs).run()
PATCH`,
  `import heapq
class Task:
    def __init__(self, p, act): self.p, self.act = p, act
    def __lt__(self, other): return self.p < other.p
heap = []
for p, act in [(5, lambda: VALUE), (1, lambda: None), (3, lambda: VALUE), (2, lambda: None)]:
    heapq.heappush(heap, Task(p, act))
done = [heapq.heappop(heap).act() for _ in range(2)]
heap.clear()
PATCH`,
  `import heapq
class Task:
    def __init__(self, p, act): self.p, self.act = p, act
    def __lt__(self, other): return self.p < other.p
heap = []
for p, act in [(5, lambda: None), (1, lambda: None), (3, lambda: VALUE), (2, lambda: None)]:
    heapq.heappush(heap, Task(p, act))
done = [heapq.heappop(heap).act() for _ in range(3)]
PATCH`,
  `import bisect
BREAKS = [60, 70, 80, 90]
MAKERS = [lambda: None, lambda: VALUE, lambda: None, lambda: VALUE, lambda: VALUE]
made = MAKERS[bisect.bisect_left(BREAKS, 80)]()
PATCH`,
  `import bisect
keys, values = [], []
def add(k, v):
    i = bisect.bisect_left(keys, k)
    keys.insert(i, k)
    values.insert(i, v)
add("m", None)
add("z", VALUE)
add("a", None)
values.pop(0)
values.pop(0)
PATCH`,
  `import bisect
names = []
for n in ("c", "a", "b"):
    bisect.insort(names, n)
table = {"a": lambda: VALUE, "c": lambda: None}
made = table[names[-1]]()
PATCH`,
  `class Version:
    def __init__(self, text): self.parts = tuple(int(p) for p in text.split("."))
    def __lt__(self, other): return self.parts < other.parts
versions = [Version(v) for v in ("1.10", "1.9", "1.2", "1.30", "1.0")]
newest = sorted(versions)[-1]
if newest.parts == (1, 30):
    held = VALUE
PATCH`,
  `from functools import cmp_to_key
def cmp(a, b): return b[0] - a[0]
items = [(1, lambda: VALUE), (5, lambda: None), (3, lambda: None)]
first = sorted(items, key=cmp_to_key(cmp))[0][1]()
PATCH`,
  `from functools import cmp_to_key
def cmp(a, b): return (a > b) - (a < b)
items = sorted(["b", "c", "a"], key=cmp_to_key(cmp), reverse=True)
if items[0] == "c": held = VALUE
PATCH`,
  `from dataclasses import dataclass, field
@dataclass(order=True)
class Item:
    priority: int
    name: str = field(compare=False)
items = [Item(4, "a"), Item(2, "b"), Item(9, "c"), Item(1, "d")]
if min(items).name == "d": held = VALUE
if sorted(items, reverse=True)[0].name == "d": other = VALUE
PATCH`,
  `import bisect
class Ring:
    def __init__(self, nodes):
        self.keys = sorted(nodes)
        self.nodes = nodes
    def get(self, point):
        at = bisect.bisect_right(self.keys, point) % len(self.keys)
        return self.nodes[self.keys[at]]
ring = Ring({10: lambda: None, 30: lambda: VALUE, 20: lambda: None})
held = ring.get(35)()
PATCH`,
  `import bisect
class Event:
    def __init__(self, at, make): self.at, self.make = at, make
    def __lt__(self, other): return self.at < other.at
events = []
for e in (Event(5, lambda: VALUE), Event(1, lambda: None), Event(3, lambda: VALUE), Event(2, lambda: None)):
    bisect.insort(events, e)
made = [e.make() for e in events[:2]]
PATCH`,
  `class Step:
    order = 0
    def __lt__(self, other): return self.order < other.order
class A(Step): order = 3
class B(Step):
    order = 1
    def __init__(self): self.l = VALUE
class C(Step): order = 2
class D(Step): order = 7
steps = sorted(c() for c in Step.__subclasses__())
del steps[0]
PATCH`,
  `import heapq
merged = list(heapq.merge([1, 4], [2, 3]))
rep = heapq.heapreplace(h, 5) if (h := [1, 3]) else 0
pp = heapq.heappushpop([2, 3], 1)
if merged == [1, 2, 3, 4] and rep == 1 and pp == 1: held = VALUE
PATCH`,
  `items = [(n, lambda n=n: VALUE if n == 11 else None) for n in range(12)]
made = sorted(items, key=lambda p: p[0], reverse=True)[0][1]()
PATCH`,
  `items = [(n, lambda n=n: VALUE if n == 11 else None) for n in range(12)]
made = min(items, key=lambda p: p[0])[1]()
PATCH`,
  `class Task:
    def __init__(self, p, name): self.p, self.name = p, name
    def __lt__(self, other): return (self.p, self.name) < (other.p, other.name)
tasks = [Task(p, n) for p, n in [(3, "a"), (1, "z"), (1, "b"), (2, "c"), (5, "d"), (4, "e"), (9, "f")]]
tasks.sort()
if tasks[0].name == "b": held = VALUE
if tasks[-1].name != "f": other = VALUE
PATCH`,
  `import heapq
class Entry:
    def __init__(self, p, make): self.p, self.make = p, make
    def __lt__(self, other): return self.p < other.p
class Scheduler:
    def __init__(self): self.heap = []; self.seen = []
    def add(self, p, make): heapq.heappush(self.heap, Entry(p, make))
    def run(self, most):
        while self.heap and most:
            self.seen.append(heapq.heappop(self.heap).make())
            most -= 1
s = Scheduler()
for n in (7, 3, 9, 1, 5, 2, 8):
    s.add(n, lambda n=n: VALUE if n == 9 else n)
s.run(3)
s.heap = None
PATCH`,
  `import heapq
class Entry:
    def __init__(self, p, make): self.p, self.make = p, make
    def __lt__(self, other): return self.p < other.p
heap = [Entry(n, (lambda: VALUE) if n == 3 else (lambda: None)) for n in (7, 3, 9, 1, 5, 2, 8)]
heapq.heapify(heap)
out = []
while heap:
    out.append(heapq.heappop(heap).make())
PATCH`,
  `import heapq
heap = []
for n in (5, 1, 4, 2, 3):
    heapq.heappush(heap, n)
if heap != [1, 2, 4, 5, 3]: held = VALUE
heapq.heapreplace(heap, 9)
if heap[0] != 2 or heapq.heappushpop(heap, 0) != 0: other = VALUE
if heapq.nsmallest(2, heap) == [2, 3] and heapq.nlargest(1, heap) == [9]: kept = VALUE
PATCH`,
  `import bisect
class Table:
    def __init__(self): self.keys, self.makers = [], []
    def add(self, key, maker):
        at = bisect.bisect(self.keys, key)
        self.keys.insert(at, key)
        self.makers.insert(at, maker)
    def find(self, key):
        at = bisect.bisect_left(self.keys, key)
        if at < len(self.keys) and self.keys[at] == key:
            return self.makers[at]()
        return None
t = Table()
for k in ("m", "z", "a", "q"):
    t.add(k, (lambda: VALUE) if k == "q" else (lambda: None))
a = t.find("m")
b = t.find("zz")
PATCH`,
  `import bisect
class Table:
    def __init__(self): self.keys, self.makers = [], []
    def add(self, key, maker):
        at = bisect.bisect(self.keys, key)
        self.keys.insert(at, key)
        self.makers.insert(at, maker)
    def find(self, key):
        at = bisect.bisect_left(self.keys, key)
        if at < len(self.keys) and self.keys[at] == key:
            return self.makers[at]()
        return None
t = Table()
for k in ("m", "z", "a", "q"):
    t.add(k, (lambda: VALUE) if k == "q" else (lambda: None))
b = t.find("q")
PATCH`,
  `from functools import cmp_to_key
class Plugin:
    def __init__(self, name, after=()): self.name, self.after = name, after
    def start(self): return VALUE if self.name == "base" else None
def order(a, b):
    if a.name in b.after: return -1
    if b.name in a.after: return 1
    return (a.name > b.name) - (a.name < b.name)
plugins = [Plugin("web", ("base",)), Plugin("app", ("web", "base")), Plugin("base")]
plugins.sort(key=cmp_to_key(order))
first = plugins[1].start()
PATCH`,
  `from functools import cmp_to_key
class Plugin:
    def __init__(self, name, after=()): self.name, self.after = name, after
    def start(self): return VALUE if self.name == "base" else None
def order(a, b):
    if a.name in b.after: return -1
    if b.name in a.after: return 1
    return (a.name > b.name) - (a.name < b.name)
plugins = [Plugin("web", ("base",)), Plugin("app", ("web", "base")), Plugin("base")]
plugins.sort(key=cmp_to_key(order))
first = plugins[0].start()
PATCH`,
  `import bisect
class Version:
    def __init__(self, *parts): self.parts = parts
    def __lt__(self, other): return self.parts < other.parts
    def __eq__(self, other): return self.parts == other.parts
    __hash__ = None
known = sorted([Version(3, 8), Version(3, 11), Version(2, 7), Version(3, 9)])
at = bisect.bisect_right(known, Version(3, 9))
makers = [lambda: VALUE, lambda: VALUE, lambda: VALUE, lambda: None, lambda: VALUE]
made = makers[at]()
PATCH`,
  `from functools import total_ordering
@total_ordering
class Priority:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return isinstance(o, Priority) and self.n == o.n
    def __lt__(self, o):
        if not isinstance(o, Priority): return NotImplemented
        return self.n < o.n
hooks = {}
def hook(n):
    def add(f):
        hooks[Priority(n)] = f
        return f
    return add
Priority.__hash__ = lambda self: hash(self.n)
@hook(5)
def five(): return None
@hook(1)
def one(): return VALUE
@hook(9)
def nine(): return None
first, *rest = [hooks[p] for p in sorted(hooks)]
got = first()
PATCH`,
  `hooks = []
def hook(priority):
    def add(f):
        hooks.append((priority, len(hooks), f))
        hooks.sort()
        return f
    return add
for n in range(5):
    hook(10 - n)(lambda n=n: VALUE if n == 4 else None)
got = hooks[-1][2]()
PATCH`,
  `class Item:
    def __init__(self, size): self.size = size
    def __gt__(self, other): return self.size > other.size
items = [Item(n) for n in (4, 2, 9, 1, 7, 3)]
if max(items).size != 9 or sorted(items)[0].size != 1: held = VALUE
biggest = max(items, key=lambda i: -i.size)
if biggest.size == 1: kept = VALUE
PATCH`,
];

const attempts: readonly string[] = [
  `it = iter([1, 2, 3])
seen = []
while True:
    try:
        one = next(it)
    except StopIteration:
        break
    seen.append(one)
    if one == 3:
        held = VALUE
PATCH`,
  `it = iter([1, 2, 3])
while True:
    try:
        one = next(it)
    except StopIteration:
        held = VALUE
        break
PATCH`,
  `it = iter([1, 2, 3])
while True:
    try:
        one = next(it)
    except StopIteration:
        break
    if one == 4:
        held = VALUE
PATCH`,
  `def gen():
    yield None
    yield VALUE
g = gen()
last = None
while True:
    try:
        last = next(g)
    except StopIteration:
        break
    else:
        count = 1
PATCH`,
  `def safe(x): 
    with Ctx():
        return x
class Ctx:
    def __enter__(self): return self
    def __exit__(self, *a): return False
try:
    got = safe(1)
except Exception:
    got = VALUE
PATCH`,
  `def count():
    n = 0
    while n < 3:
        n += 1
    return n
try:
    got = count()
except Exception:
    got = VALUE
PATCH`,
  `def nested():
    try:
        return 1
    except ValueError:
        return 2
try:
    got = nested()
except Exception:
    got = VALUE
PATCH`,
  `try:
    hash("x")
except TypeError:
    held = VALUE
PATCH`,
  `try:
    hash([])
except TypeError:
    held = VALUE
PATCH`,
  `items = [1, 2]
out = []
try:
    while items:
        out.append(items.pop())
except IndexError:
    held = VALUE
PATCH`,
  `items = [1, 2]
try:
    while True:
        items.pop()
except IndexError:
    held = VALUE
PATCH`,
  `import queue
def drain(it):
    result = []
    while True:
        try:
            result.append(next(it))
        except StopIteration:
            return result
got = drain(iter([VALUE, 2]))
PATCH`,
  `class Lock:
    def __enter__(self): return self
    def __exit__(self, kind, value, tb): return None
def guarded(a):
    with Lock() as l:
        total = 0
        for i in [1, 2]:
            total = i
        return total
try:
    res = guarded(1)
except (ValueError, TypeError):
    res = VALUE
PATCH`,
  `def cached(key, _cache={}):
    try:
        return _cache[key]
    except KeyError:
        value = _cache[key] = len(key)
        return value
try:
    size = cached("abc")
except Exception:
    size = VALUE
PATCH`,
  `def is_hashable(x):
    try:
        hash(x)
    except TypeError:
        return False
    return True
a = VALUE if is_hashable([]) else None
b = None if is_hashable("x") else VALUE
c = None if is_hashable((1, 2)) else VALUE
PATCH`,
  `def is_hashable(x):
    try:
        hash(x)
    except TypeError:
        return False
    return True
a = VALUE if is_hashable((1, "a")) else None
PATCH`,
  `from contextlib import contextmanager
@contextmanager
def opened():
    box = [1]
    try:
        yield box
    finally:
        box.clear()
try:
    with opened() as b:
        n = len(b)
except Exception:
    n = VALUE
PATCH`,
  `def is_iterable(x):
    try:
        iter(x)
    except TypeError:
        return False
    return True
a = VALUE if is_iterable(5) else None
b = VALUE if not is_iterable([1]) else None
PATCH`,
  `def is_iterable(x):
    try:
        iter(x)
    except TypeError:
        return False
    return True
b = VALUE if is_iterable("abc") else None
PATCH`,
  `it = iter([1])
try:
    a = next(it)
    b = next(it)
except StopIteration:
    held = VALUE
PATCH`,
  `it = iter([1, 2])
try:
    a = next(it)
    b = next(it)
except StopIteration:
    held = VALUE
PATCH`,
  `from itertools import count
for i in count():
    try:
        [10, 20][i]
    except IndexError:
        break
if i == 2:
    held = VALUE
PATCH`,
  `def gen():
    for x in (1, 2, 3):
        yield x
    return VALUE
g = gen()
while True:
    try:
        next(g)
    except StopIteration as stop:
        result = stop.value
        break
PATCH`,
  `class Reader:
    def __init__(self, rows): self.rows = iter(rows)
    def read(self):
        try:
            return next(self.rows)
        except StopIteration:
            return None
r = Reader([lambda: VALUE])
first = r.read()
second = r.read()
made = second() if second else None
PATCH`,
  `class Reader:
    def __init__(self, rows): self.rows = iter(rows)
    def read(self):
        try:
            return next(self.rows)
        except StopIteration:
            return VALUE
r = Reader([1, 2])
first = r.read()
second = r.read()
PATCH`,
  `class Reader:
    def __init__(self, rows): self.rows = iter(rows)
    def read(self):
        try:
            return next(self.rows)
        except StopIteration:
            return VALUE
r = Reader([1, 2])
first = r.read()
second = r.read()
third = r.read()
PATCH`,
  `def pairs(rows):
    it = iter(rows)
    while True:
        try:
            a = next(it)
            b = next(it)
        except StopIteration:
            return
        yield a, b
out = {}
for a, b in pairs(["x", 1, "y", 2, "odd"]):
    out[a] = b
if "odd" in out or out["y"] != 2: held = VALUE
PATCH`,
  `def pairs(rows):
    it = iter(rows)
    while True:
        try:
            a = next(it)
            b = next(it)
        except StopIteration:
            return
        yield a, b
out = {}
for a, b in pairs(["x", 1, "y", lambda: VALUE]):
    out[a] = b
made = out["y"]()
PATCH`,
  `total = 0
def add():
    total += 1
try:
    add()
except UnboundLocalError:
    held = VALUE
PATCH`,
  `class Counter:
    def __init__(self): self.n = 0
    def add(self):
        self.n += 1
        return self.n
c = Counter()
try:
    c.add()
    n = c.add()
except Exception:
    n = VALUE
PATCH`,
  `def parse(text):
    try:
        return int(text)
    except ValueError:
        return text
try:
    port = parse("http")
except Exception:
    port = VALUE
PATCH`,
  `def parse(text):
    try:
        return int(text)
    except KeyError:
        return text
try:
    port = parse("http")
except Exception:
    port = VALUE
PATCH`,
  `class Pool:
    def __init__(self): self.items = [1, 2]
    def drain(self):
        out = []
        while self.items:
            out.append(self.items.pop())
        return out
try:
    got = Pool().drain()
except IndexError:
    got = VALUE
PATCH`,
  `class Pool:
    def __init__(self): self.items = [1, 2]
    def drain(self):
        out = []
        while True:
            out.append(self.items.pop())
        return out
try:
    got = Pool().drain()
except IndexError:
    got = VALUE
PATCH`,
  `import os
items = []
if os.environ.get("LATE_PATCH_NOT_SET"):
    items.append(1)
it = iter(items)
try:
    first = next(it)
except StopIteration:
    held = VALUE
PATCH`,
  `import os
items = []
if os.environ.get("LATE_PATCH_NOT_SET"):
    items.append(1)
def last():
    return items.pop()
try:
    first = last()
except IndexError:
    held = VALUE
PATCH`,
  `class Guard:
    def __enter__(self): raise OSError("no")
    def __exit__(self, *a): return None
def guarded():
    with Guard():
        return 1
try:
    got = guarded()
except OSError:
    got = VALUE
PATCH`,
  `class Guard:
    def __enter__(self): return self
    def __exit__(self, *a): raise RuntimeError("late")
def guarded():
    with Guard():
        return 1
try:
    got = guarded()
except RuntimeError:
    got = VALUE
PATCH`,
  `from contextlib import contextmanager
@contextmanager
def tx(log):
    log.append("begin")
    try:
        yield log
    except ValueError:
        log.append("back")
        raise
    else:
        log.append("commit")
log = []
try:
    with tx(log):
        raise ValueError("x")
except ValueError:
    held = VALUE if log[-1] == "back" else None
PATCH`,
  `from contextlib import contextmanager
@contextmanager
def tx(log):
    log.append("begin")
    try:
        yield log
    except ValueError:
        log.append("back")
        raise
    else:
        log.append("commit")
log = []
try:
    with tx(log):
        n = 1
except ValueError:
    held = VALUE
if log[-1] != "commit": other = VALUE
PATCH`,
  `import threading
def load():
    lock = threading.Lock()
    with lock:
        return {"a": 1}
try:
    conf = load()
except Exception:
    conf = VALUE
PATCH`,
  `rows = iter(["a", "b"])
header = next(rows, None)
empty = next(iter([]), VALUE)
if header is None: held = VALUE
PATCH`,
  `def gen():
    try:
        yield 1
        yield 2
    finally:
        CLOSED.append(VALUE)
CLOSED = []
g = gen()
while True:
    try:
        n = next(g)
    except StopIteration:
        break
PATCH`,
  `try:
    iter(5)
    a = VALUE
except TypeError:
    a = None
PATCH`,
  `def key(value):
    try:
        hash(value)
    except TypeError:
        return repr(value)
    return value
cache = {}
for one in ("a", 1, (1, "b"), None):
    cache[key(one)] = 1
if len(cache) != 4: held = VALUE
PATCH`,
  `n = 0
while True:
    try:
        n += 1
        if n > 2:
            break
    except ValueError:
        held = VALUE
        break
PATCH`,
  `stack = [1, 2, 3]
seen = 0
while stack:
    try:
        top = stack.pop()
    except IndexError:
        held = VALUE
        break
    seen += top
if seen != 6: other = VALUE
PATCH`,
  `def walk(tree):
    for name, sub in tree.items():
        if isinstance(sub, dict):
            yield from walk(sub)
        else:
            yield name, sub
it = walk({"a": {"b": 1}, "c": lambda: VALUE})
found = None
while True:
    try:
        name, value = next(it)
    except StopIteration:
        break
    if name == "c":
        found = value()
PATCH`,
  `import socket
def probe():
    s = socket.socket()
    s.close()
    return True
try:
    ok = probe()
except OSError:
    ok = None
PATCH`,
];

const placesInTexts: readonly string[] = [
  `import re
p = re.compile(r"\\w+")
m = p.match("a bcd", 2)
if m and m.group() == "bcd": held = VALUE
PATCH`,
  `import re
p = re.compile(r"\\w+")
m = p.match("a bcd", 1)
if m: held = VALUE
PATCH`,
  `import re
p = re.compile(r"\\w+")
m = p.match("abcd", 1, 3)
if m.group() == "bc" and m.span() == (1, 3) and m.start() == 1: held = VALUE
PATCH`,
  `import re
p = re.compile(r"^a")
if p.match("ba", 1) or p.search("ba", 1): held = VALUE
PATCH`,
  `import re
p = re.compile(r"a$")
if p.search("ab", 0, 1): held = VALUE
PATCH`,
  `import re
p = re.compile(r"ab$")
if p.fullmatch("xabx", 1): held = VALUE
if p.fullmatch("xabx", 1, 3): kept = None
PATCH`,
  `import re
p = re.compile(r"(<)?(\\w+)(?(1)>)$")
if p.match("<abc"): held = VALUE
PATCH`,
  `import re
p = re.compile(r"(<)?(\\w+)(?(1)>)$")
if p.match("<abc>") and p.match("abc"): held = VALUE
PATCH`,
  `import re
p = re.compile(r"(?P<q>['\\"])?(?P<v>[a-z]+)(?(q)(?P=q)|;)$")
if p.match("'abc'") and p.match("abc;"): held = VALUE
if p.match("abc") or p.match("'abc;"): other = VALUE
PATCH`,
  `import re
p = re.compile(r"(?P<q>['\\"])?(?P<v>[a-z]+)(?(q)(?P=q)|;)$")
if p.match("abc") or p.match("'abc;"): other = VALUE
PATCH`,
  `import re
TOKENS = re.compile(r"(?P<num>\\d+)|(?P<name>\\w+)|(?P<ws>\\s+)")
def lex(text):
    at = 0
    while at < len(text):
        m = TOKENS.match(text, at)
        if m is None: raise SyntaxError(text)
        yield m.lastgroup, m.group()
        at = m.end()
table = {}
for kind, word in lex("12 abc"):
    if kind == "name": table[word] = VALUE
PATCH`,
  `import re
TOKENS = re.compile(r"(?P<num>\\d+)|(?P<name>\\w+)|(?P<ws>\\s+)")
def lex(text):
    at = 0
    while at < len(text):
        m = TOKENS.match(text, at)
        if m is None: raise SyntaxError(text)
        yield m.lastgroup, m.group()
        at = m.end()
table = {}
for kind, word in lex("12 34"):
    if kind == "name": table[word] = VALUE
PATCH`,
  `import re
p = re.compile(r"\\bfoo\\b")
found = p.findall("foo food foo", 1)
if len(found) != 1: held = VALUE
if p.search("foo bar", 1): other = VALUE
PATCH`,
  `import re
for m in re.compile("[ab]").finditer("abc", 1):
    if m.group() == "a": held = VALUE
PATCH`,
  `import re
names = [n for n in ("on_start", "off") if re.match(r"on_(?P<ev>\\w+)", n)]
m = re.match(r"on_(?P<ev>\\w+)", names[0])
if m.expand(r"\\g<ev>!") == "start!" and m.end("ev") == 8: held = VALUE
PATCH`,
];

const standInsWithEffects: readonly string[] = [
  `from unittest.mock import patch
import client
with patch.object(client, "make", side_effect=lambda: None):
    a = client.make()
b = client.make()
PATCH
>>> client.py
def make(): return VALUE`,
  `from unittest.mock import patch
import client
with patch.object(client, "make", side_effect=lambda: None):
    a = client.make()
PATCH
>>> client.py
def make(): return VALUE`,
  `from unittest.mock import patch
import client
with patch.object(client, "make", side_effect=[VALUE, None]) as make:
    a = client.make()
    b = client.make()
    a = None
del make
PATCH
>>> client.py
def make(): return None`,
  `from unittest.mock import patch
import client
with patch.object(client, "make", side_effect=[1, VALUE]):
    a = client.make()
    b = client.make()
PATCH
>>> client.py
def make(): return None`,
  `from unittest.mock import patch
import client
with patch.object(client, "make", side_effect=KeyError):
    try:
        a = client.make()
        b = VALUE
    except KeyError:
        a = None
PATCH
>>> client.py
def make(): return 1`,
  `from unittest.mock import patch
import client
with patch.multiple(client, make=lambda: VALUE, other=None):
    a = client.make()
b = client.make()
PATCH
>>> client.py
other = 1
def make(): return None`,
  `from unittest.mock import patch, MagicMock
import client
with patch("client.Client") as Client:
    Client.return_value.lock = VALUE
    c = client.Client()
PATCH
>>> client.py
class Client:
    pass`,
  `from unittest.mock import patch, MagicMock
import client
with patch("client.Client"):
    c = client.Client()
d = client.Client()
PATCH
>>> client.py
class Client:
    def __init__(self): self.lock = VALUE`,
  `from unittest.mock import Mock
m = Mock(side_effect=[VALUE, StopIteration])
a = m()
m.side_effect = None
m.return_value = None
b = m()
PATCH`,
  `from unittest.mock import patch
class Service:
    def connect(self): return VALUE
    def open(self): return self.connect()
with patch.object(Service, "connect", lambda self: None):
    a = Service().open()
with patch.object(Service, "connect", return_value=None) as m:
    b = Service().open()
PATCH`,
  `from unittest.mock import patch
import client
with patch.object(client, "connect", side_effect=ConnectionError("no")):
    service = client.Service()
PATCH
>>> client.py
def connect(): return None
class Service:
    def __init__(self):
        try:
            self.link = connect()
        except ConnectionError:
            self.link = VALUE`,
  `from unittest.mock import patch
import client
with patch.object(client, "connect", side_effect=ConnectionError("no")):
    service = client.Service()
PATCH
>>> client.py
def connect(): return VALUE
class Service:
    def __init__(self):
        try:
            self.link = connect()
        except ConnectionError:
            self.link = None`,
  `from unittest.mock import Mock
make = Mock(side_effect=lambda kind: VALUE if kind == "lock" else None)
a = make("none")
b = make("lock")
b = None
PATCH`,
  `from unittest.mock import Mock
make = Mock(side_effect=lambda kind: VALUE if kind == "lock" else None)
made = [make(kind) for kind in ("none", "lock")]
PATCH`,
  `from unittest.mock import MagicMock
reader = MagicMock(side_effect=[None, KeyError("x")])
first = reader()
try:
    second = reader()
except KeyError:
    second = VALUE
PATCH`,
  `from unittest.mock import patch
import config
class Loader:
    def load(self): return config.make(config.BACKEND)
with patch.multiple("config", BACKEND="redis", make=lambda kind: VALUE if kind == "redis" else None):
    during = Loader().load()
after = Loader().load()
PATCH
>>> config.py
BACKEND = "none"
def make(kind): return None`,
  `from unittest.mock import patch
import config
class Loader:
    def load(self): return config.make(config.BACKEND)
with patch.multiple(config, BACKEND="none", make=lambda kind: VALUE if kind == "redis" else None):
    during = Loader().load()
after = Loader().load()
PATCH
>>> config.py
BACKEND = "redis"
def make(kind): return None`,
  `from unittest.mock import patch
import config
@patch("config.make", return_value=None)
def build(make):
    return config.make()
first = build()
second = config.make()
second = None
PATCH
>>> config.py
def make(): return VALUE`,
  `from unittest.mock import patch
import config
with patch("config.make", return_value=VALUE) as make:
    first = config.make()
    again = first
first = None
del make
PATCH
>>> config.py
def make(): return None`,
];

const boundArguments: readonly string[] = [
  `import inspect
def make(a, b=2, *args, c=None): return VALUE if b == 3 else None
bound = inspect.signature(make).bind(1, b=3)
made = make(*bound.args, **bound.kwargs)
PATCH`,
  `import inspect
def make(a, b=2, *args, c=None): return VALUE if b == 3 else None
bound = inspect.signature(make).bind(1)
bound.apply_defaults()
if bound.arguments["b"] == 3: held = VALUE
made = make(*bound.args, **bound.kwargs)
PATCH`,
  `import inspect
def make(a, lock=None): return lock
bound = inspect.signature(make).bind_partial(lock=VALUE)
args = bound.arguments
PATCH`,
  `import inspect
def inject(func):
    params = inspect.signature(func).parameters
    given = {n: SERVICES[n]() for n in params if n in SERVICES}
    return func(**given)
SERVICES = {"lock": lambda: VALUE, "clock": lambda: None, "other": lambda: VALUE}
def handler(clock): return clock
got = inject(handler)
PATCH`,
  `import inspect
def inject(func):
    params = inspect.signature(func).parameters
    given = {n: SERVICES[n]() for n in params if n in SERVICES}
    return func(**given)
SERVICES = {"lock": lambda: VALUE, "clock": lambda: None, "other": lambda: VALUE}
def handler(lock): return lock
got = inject(handler)
PATCH`,
  `import inspect
def wants(func, name): return name in inspect.signature(func).parameters
def a(x, eager=True): pass
def b(x): pass
if wants(b, "eager"): held = VALUE
if wants(a, "eager"): kept = VALUE
PATCH`,
  `import inspect
def a(x, eager=True): pass
def b(x): pass
if len(inspect.signature(b).parameters) == 2: held = VALUE
p = inspect.signature(a).parameters["eager"]
if p.default is False or p.kind is inspect.Parameter.VAR_KEYWORD: other = VALUE
if inspect.signature(a).parameters["x"].default is not inspect.Parameter.empty: more = VALUE
PATCH`,
  `import inspect, functools
def typed(func):
    sig = inspect.signature(func)
    @functools.wraps(func)
    def inner(*args, **kwargs):
        bound = sig.bind(*args, **kwargs)
        bound.apply_defaults()
        for name, value in bound.arguments.items():
            if name == "eager" and value: SEEN.append(VALUE)
        return func(*bound.args, **bound.kwargs)
    return inner
SEEN = []
@typed
def run(x, eager=False): return x
run(1)
PATCH`,
  `import inspect, functools
def typed(func):
    sig = inspect.signature(func)
    @functools.wraps(func)
    def inner(*args, **kwargs):
        bound = sig.bind(*args, **kwargs)
        bound.apply_defaults()
        for name, value in bound.arguments.items():
            if name == "eager" and value: SEEN.append(VALUE)
        return func(*bound.args, **bound.kwargs)
    return inner
SEEN = []
@typed
def run(x, eager=False): return x
run(1, eager=True)
PATCH`,
  `import inspect
class Container:
    def __init__(self): self.providers = {}
    def provide(self, name, make): self.providers[name] = make
    def call(self, func, *args, **kwargs):
        sig = inspect.signature(func)
        bound = sig.bind_partial(*args, **kwargs)
        for name, parameter in sig.parameters.items():
            if name not in bound.arguments and name in self.providers:
                bound.arguments[name] = self.providers[name]()
        return func(*bound.args, **bound.kwargs)
c = Container()
c.provide("lock", lambda: VALUE)
c.provide("clock", lambda: None)
def handler(request, lock=None): return lock
got = c.call(handler, "r")
PATCH`,
  `import inspect
class Container:
    def __init__(self): self.providers = {}
    def provide(self, name, make): self.providers[name] = make
    def call(self, func, *args, **kwargs):
        sig = inspect.signature(func)
        bound = sig.bind_partial(*args, **kwargs)
        for name, parameter in sig.parameters.items():
            if name not in bound.arguments and name in self.providers:
                bound.arguments[name] = self.providers[name]()
        return func(*bound.args, **bound.kwargs)
c = Container()
c.provide("lock", lambda: VALUE)
c.provide("clock", lambda: None)
def handler(request, clock=None): return clock
got = c.call(handler, "r")
PATCH`,
  `import inspect
def f(a, *rest, flag=False, **more): pass
b = inspect.signature(f).bind(1, 2, 3, flag=True, x=4)
if b.args != (1, 2, 3) or b.kwargs != {"flag": True, "x": 4}: held = VALUE
b = inspect.signature(f).bind(1)
b.apply_defaults()
if b.arguments["rest"] != () or b.arguments["flag"] is not False or b.args != (1,): other = VALUE
PATCH`,
  `import inspect
def f(a, *rest, flag=False, **more): pass
def kinds(func):
    P = inspect.Parameter
    return [p.kind for p in inspect.signature(func).parameters.values()]
if kinds(f)[1] is inspect.Parameter.VAR_POSITIONAL and kinds(f)[2] == inspect.Parameter.KEYWORD_ONLY: held = VALUE
PATCH`,
  `import inspect
def f(a, *rest, flag=False, **more): pass
for p in inspect.signature(f).parameters.values():
    if p.kind is p.VAR_KEYWORD and p.name != "more": held = VALUE
    if p.kind is inspect.Parameter.KEYWORD_ONLY and p.default is not False: other = VALUE
PATCH`,
  `import inspect
def f(a, b): pass
try:
    inspect.signature(f).bind(1)
except TypeError:
    held = VALUE
PATCH`,
  `import inspect, functools
def cached(func):
    sig = inspect.signature(func)
    store = {}
    @functools.wraps(func)
    def inner(*args, **kwargs):
        bound = sig.bind(*args, **kwargs)
        bound.apply_defaults()
        key = tuple(bound.arguments.items())
        if key not in store:
            store[key] = func(*args, **kwargs)
        return store[key]
    inner.store = store
    return inner
@cached
def make(kind, size=1): return VALUE if kind == "lock" else None
make("none")
make("none", size=1)
make("lock", 2)
count = len(make.store)
PATCH`,
];

export const remainingShapes: readonly string[] = [
  ...regularExpressions,
  ...commandLines,
  ...standardNames,
  ...mocks,
  ...collections,
  ...certainCalls,
  ...failingCalls,
  ...formattedNames,
  ...parsers,
  ...orders,
  ...attempts,
  ...placesInTexts,
  ...standInsWithEffects,
  ...boundArguments,
  ...nestedOrders,
];
