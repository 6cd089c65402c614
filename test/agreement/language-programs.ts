/**
 * Programs in which objects of Python itself decide: exceptions that are values, the order of classes, enumerations, descriptors,
 * contexts, the environment, formatted texts, handlers of logging, queues and pools. In two of five nothing is late by the patch. The
 * form is that of `whole-programs.ts`.
 */
export const languagePrograms: readonly string[] = [
  `
import logging
class Collector(logging.Handler):
    def __init__(self):
        super().__init__()
        self.guards = []
    def emit(self, record):
        self.guards.append(VALUE)
log = logging.getLogger("svc")
handler = Collector()
log.addHandler(handler)
log.debug("starting")
PATCH
log.warning("started")`,
  `
import logging.config
logging.config.dictConfig({
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"ship": {"class": "svc.handlers.Shipper", "level": "INFO"}},
    "root": {"handlers": ["ship"], "level": "INFO"},
})
PATCH
>>> svc/handlers.py
import logging
_wait = VALUE
class Shipper(logging.Handler):
    def emit(self, record):
        pass`,
  `
import logging.config
LOGGING = {
    "version": 1,
    "formatters": {"json": {"()": "svc.fmt.JsonFormatter", "indent": 2}},
    "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "json"}},
    "loggers": {"svc": {"handlers": ["out"]}},
}
def setup():
    logging.config.dictConfig(LOGGING)
PATCH
setup()
>>> svc/fmt.py
import logging
pause = VALUE
class JsonFormatter(logging.Formatter):
    def __init__(self, indent=0):
        super().__init__()
        self.indent = indent`,
  `
import logging.config
from svc.fmt import make_filter, made
LOGGING = {
    "version": 1,
    "filters": {"quiet": {"()": make_filter, "name": "x"}},
    "handlers": {"out": {"class": "logging.StreamHandler", "filters": ["quiet"]}},
    "root": {"handlers": ["out"]},
}
logging.config.dictConfig(LOGGING)
PATCH
>>> svc/fmt.py
import logging
made = []
def make_filter(name):
    made.append(VALUE)
    return logging.Filter(name)`,
  `
import logging
class RequestFilter(logging.Filter):
    def __init__(self, clock=None):
        super().__init__()
        self.clock = clock or VALUE
    def filter(self, record):
        record.clock = self.clock
        return True
log = logging.getLogger(__name__)
log.addFilter(RequestFilter())
PATCH`,
  `
held = {}
def classify(exc):
    return exc.__class__.__name__
try:
    {}["a"]
except LookupError as e:
    if classify(e) == "KeyError":
        held["guard"] = VALUE
PATCH`,
  `
held = {}
try:
    int("x")
except Exception as e:
    if type(e).__name__ in ("TypeError", "KeyError"):
        held["guard"] = VALUE
PATCH`,
  `
class AppError(Exception):
    code = 500
class NotReady(AppError):
    code = 503
handlers = {503: lambda: VALUE, 500: lambda: None}
def run(step):
    try:
        step()
    except AppError as exc:
        return handlers[exc.code]()
def boot():
    raise NotReady("db")
result = run(boot)
PATCH`,
  `
class ConfigError(Exception):
    def __init__(self, key, fallback):
        super().__init__(key)
        self.key = key
        self.fallback = fallback
def read(key):
    try:
        return {}[key]
    except KeyError as exc:
        raise ConfigError(key, VALUE) from exc
try:
    lock = read("lock")
except ConfigError as err:
    lock = err.fallback
PATCH`,
  `
def load():
    raise ValueError("guard", VALUE)
try:
    load()
except ValueError as e:
    name, guard = e.args
PATCH`,
  `
class Retry(Exception): pass
last = None
def attempt(n):
    global last
    try:
        if n < 2:
            raise Retry(n)
    except Retry as exc:
        last = exc
        return False
    return True
for i in range(3):
    if attempt(i):
        guard = VALUE
        break
else:
    guard = None
PATCH`,
  `
errors = []
for step in ("a", "b"):
    try:
        raise RuntimeError(step)
    except RuntimeError as e:
        errors.append(e)
if len(errors) == 2 and isinstance(errors[0], RuntimeError):
    guard = VALUE
PATCH`,
  `
guard = None
try:
    raise ExceptionGroup("boot", [ValueError("a"), KeyError("b")])
except* ValueError as group:
    guard = VALUE
except* LookupError as group:
    other = 1
PATCH`,
  `
guard = None
try:
    raise ExceptionGroup("boot", [KeyError("b")])
except* TypeError:
    guard = VALUE
except* KeyError:
    pass
PATCH`,
  `
class Wrapped(Exception): pass
def inner():
    try:
        raise OSError(2, "no")
    except OSError as e:
        raise Wrapped("outer") from e
guard = None
try:
    inner()
except Wrapped as w:
    if isinstance(w.__cause__, OSError):
        guard = VALUE
PATCH`,
  `
import os
os.environ.clear()
os.environ["APP"] = "x"
if len(os.environ) == 1:
    guard = VALUE
PATCH`,
  `
import os
os.environ.setdefault("APP_MODE", "threads")
env = os.environ.copy()
env["APP_MODE"] = "green"
if env["APP_MODE"] == "green":
    PATCH
guard = VALUE`,
  `
import os
os.environ["APP_KIND"] = "green"
GREEN = os.environ.get("APP_KIND", "sync") in {"green", "gevent"}
if not GREEN:
    guard = VALUE
PATCH`,
  `
import os
os.environ["APP_A"] = "1"
defaults = {"APP_A": "0", "APP_B": "1"}
env = defaults | os.environ
if env["APP_A"] == "1":
    guard = VALUE
PATCH`,
  `
import os
os.environ["SVC_LOCK"] = "yes"
settings = {k[4:].lower(): v for k, v in os.environ.items() if k.startswith("SVC_")}
if settings.get("lock") == "yes":
    guard = VALUE
PATCH`,
  `
import os
os.environ.update(SVC_A="1", SVC_B="")
flags = [bool(os.environ[k]) for k in ("SVC_A", "SVC_B")]
if all(flags):
    guard = VALUE
PATCH`,
  `
import os
class Env:
    def __init__(self, prefix): self.prefix = prefix
    def bool(self, name, default=False):
        raw = os.environ.get(f"{self.prefix}_{name}")
        if raw is None:
            return default
        return raw.strip().lower() in ("1", "true", "yes", "on")
env = Env("SVC")
os.environ["SVC_DEBUG"] = "Off"
if env.bool("DEBUG", True):
    guard = VALUE
PATCH`,
  `
import os
os.environ.pop("SVC_LOCK", None)
try:
    kind = os.environ["SVC_LOCK"]
except KeyError:
    kind = "native"
guard = VALUE if kind == "native" else None
PATCH`,
  `
class Base:
    lock_factory = staticmethod(lambda: VALUE)
class Mixin: pass
class Service(Mixin, Base): pass
def lookup(cls, name):
    for klass in cls.__mro__:
        found = klass.__dict__.get(name)
        if found is not None:
            return found
    return None
factory = lookup(Service, "lock_factory")
guard = factory.__func__()
PATCH`,
  `
class Base:
    hooks = ()
class A(Base):
    hooks = (lambda: VALUE,)
class B(A):
    hooks = (lambda: None,)
def collect(cls):
    out = []
    for klass in reversed(cls.__mro__):
        out.extend(klass.__dict__.get("hooks", ()))
    return out
made = [hook() for hook in collect(B)]
PATCH`,
  `
class Field:
    def __set_name__(self, owner, name):
        self.name = "_" + name
    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        try:
            return getattr(obj, self.name)
        except AttributeError:
            value = VALUE
            setattr(obj, self.name, value)
            return value
class Model:
    guard = Field()
m = Model()
m.guard
PATCH`,
  `
class Typed:
    def __init__(self, kind): self.kind = kind
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, owner): return self if obj is None else obj.__dict__[self.name]
    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(self.name)
        obj.__dict__[self.name] = value
class Conf:
    size = Typed(int)
    name = Typed(str)
c = Conf()
c.size = 3
try:
    c.name = 5
except TypeError as e:
    if e.args[0] == "name":
        guard = VALUE
PATCH`,
  `
import abc
class Clock(abc.ABC):
    @abc.abstractmethod
    def pause(self): ...
    @property
    @abc.abstractmethod
    def kind(self): ...
class Real(Clock):
    def pause(self): return 1
guard = None
try:
    Real()
except TypeError:
    guard = VALUE
PATCH`,
  `
import abc
class Plugin(abc.ABC):
    @classmethod
    def __subclasshook__(cls, other):
        return hasattr(other, "run")
class Duck:
    def run(self): return VALUE
class Stone: pass
made = [k().run() for k in (Duck, Stone) if issubclass(k, Plugin)]
PATCH`,
  `
import enum
class Mode(enum.Enum):
    SYNC = enum.auto()
    GREEN = enum.auto()
    def boot(self):
        if self is Mode.GREEN:
            PATCH
        return self.value
Mode.SYNC.boot()
guard = VALUE
Mode.GREEN.boot()`,
  `
import enum
class Mode(enum.Enum):
    SYNC = enum.auto()
    GREEN = enum.auto()
    @classmethod
    def default(cls):
        return cls.GREEN
    @property
    def needs_lock(self):
        return self.value < 2
if Mode.default().needs_lock:
    guard = VALUE
PATCH`,
  `
from enum import Enum
class Backend(str, Enum):
    THREADS = "threads"
    GREEN = "green"
    @classmethod
    def _missing_(cls, value):
        return cls.THREADS
made = {Backend.THREADS: lambda: VALUE, Backend.GREEN: lambda: None}
guard = made[Backend("nope")]()
PATCH`,
  `
from enum import Enum, auto
class Stage(str, Enum):
    def _generate_next_value_(name, start, count, last):
        return name.lower()
    INIT = auto()
    READY = auto()
if Stage.READY.value == "ready":
    guard = VALUE
PATCH`,
  `
import enum
class Feature(enum.Flag):
    NONE = 0
    LOCK = enum.auto()
    POOL = enum.auto()
    ALL = LOCK | POOL
enabled = Feature.POOL
if Feature.LOCK in enabled:
    guard = VALUE
PATCH`,
  `
import enum
class Feature(enum.Flag):
    LOCK = enum.auto()
    POOL = enum.auto()
enabled = Feature.POOL | Feature.LOCK
if enabled & Feature.LOCK:
    guard = VALUE
PATCH`,
  `
from functools import singledispatch
@singledispatch
def make(spec):
    raise NotImplementedError(type(spec))
@make.register
def _(spec: str):
    return VALUE
@make.register(int)
def _(spec):
    return None
@make.register(list)
@make.register(tuple)
def _(spec):
    return [make(one) for one in spec]
made = make([1, 2])
PATCH`,
  `
from functools import singledispatchmethod
class Encoder:
    def __init__(self): self.out = []
    @singledispatchmethod
    def visit(self, node):
        self.out.append(VALUE)
    @visit.register
    def _(self, node: int):
        self.out.append(node)
    @visit.register
    def _(self, node: dict):
        for v in node.values():
            self.visit(v)
e = Encoder()
e.visit({"a": 1, "b": 2.5})
PATCH`,
  `
from functools import singledispatch
class Event: pass
class Started(Event): pass
class Stopped(Event): pass
@singledispatch
def handle(event): return None
@handle.register(Started)
def on_started(event): return VALUE
held = [handle(e) for e in (Stopped(), Event())]
chosen = handle.dispatch(Started)
PATCH`,
  `
from typing import Protocol, runtime_checkable
@runtime_checkable
class HasLock(Protocol):
    guard: object
class A:
    def __init__(self): self.guard = 1
class B: pass
held = [VALUE for o in (B(),) if isinstance(o, HasLock)]
if isinstance(A(), HasLock):
    other = VALUE
PATCH`,
  `
from typing import Generic, TypeVar
T = TypeVar("T")
class Repo(Generic[T]):
    registry = {}
    def __class_getitem__(cls, item):
        alias = super().__class_getitem__(item)
        cls.registry[item] = VALUE
        return alias
class User: pass
class UserRepo(Repo[User]): pass
PATCH`,
  `
from typing import Generic, TypeVar
T = TypeVar("T")
class Box(Generic[T]):
    def __init__(self, item: T): self.item = item
    def get(self) -> T: return self.item
b = Box[object](VALUE)
PATCH`,
  `
class Plugin:
    registry = {}
    def __init_subclass__(cls, /, name=None, **kw):
        super().__init_subclass__(**kw)
        if name:
            Plugin.registry[name] = cls
class Lock(Plugin, name="lock"):
    def make(self): return VALUE
class Hidden(Plugin):
    def make(self): return VALUE
made = {n: c().make() for n, c in Plugin.registry.items() if n != "lock"}
PATCH`,
  `
class Plugin:
    registry = {}
    def __init_subclass__(cls, /, name=None, **kw):
        super().__init_subclass__(**kw)
        cls.registry[name or cls.__name__.lower()] = cls
class LockPlugin(Plugin):
    def make(self): return VALUE
made = Plugin.registry["lockplugin"]().make()
PATCH`,
  `
from contextvars import ContextVar
current = ContextVar("current", default=None)
def get_lock():
    lock = current.get()
    if lock is None:
        lock = VALUE
        current.set(lock)
    return lock
get_lock()
PATCH`,
  `
from contextvars import ContextVar, copy_context
current = ContextVar("current")
held = []
def inside():
    current.set("green")
    return current.get()
copy_context().run(inside)
if current.get("plain") == "green":
    held.append(VALUE)
PATCH`,
  `
from contextvars import ContextVar
mode = ContextVar("mode", default="a")
token = mode.set("b")
mode.reset(token)
guard = VALUE if mode.get() == "b" else None
PATCH`,
  `
from contextlib import ExitStack
held = []
with ExitStack() as stack:
    stack.callback(held.append, VALUE)
    before = len(held)
PATCH`,
  `
from contextlib import ExitStack, contextmanager
@contextmanager
def resource(name):
    items.append(name)
    yield VALUE
    items.remove(name)
items = []
stack = ExitStack()
guards = [stack.enter_context(resource(n)) for n in ("a", "b")]
if not items:
    PATCH
else:
    stack.close()
    guards.clear()
    PATCH`,
  `
from contextlib import ExitStack
held = []
with ExitStack() as stack:
    stack.callback(held.append, VALUE)
    keep = stack.pop_all()
PATCH
keep.close()`,
  `
from contextlib import suppress, nullcontext, closing
class Conn:
    def __init__(self): self.guard = VALUE
    def close(self): self.guard = None
with closing(Conn()) as conn:
    pass
PATCH`,
  `
from plugins import load_all, registry
load_all()
PATCH
>>> plugins/__init__.py
import importlib, pkgutil
registry = {}
def register(name):
    def deco(cls):
        registry[name] = cls
        return cls
    return deco
def load_all():
    for info in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{info.name}")
>>> plugins/locks.py
from . import register
@register("lock")
class LockPlugin:
    guard = VALUE`,
  `
import importlib, pkgutil
import plugins
for finder, name, ispkg in pkgutil.walk_packages(plugins.__path__, plugins.__name__ + "."):
    if not ispkg:
        importlib.import_module(name)
PATCH
>>> plugins/web/views.py
pause = VALUE
>>> plugins/core.py
x = 1`,
  `
import importlib.util
held = None
if importlib.util.find_spec("optional_impl") is not None:
    import optional_impl
    held = optional_impl.guard
PATCH
>>> optional_impl.py
guard = VALUE`,
  `
import importlib.util
held = None
if importlib.util.find_spec("missing_impl_xyz") is None:
    held = VALUE
PATCH`,
  `
import importlib.util
def has(name):
    try:
        return importlib.util.find_spec(name) is not None
    except ModuleNotFoundError:
        return False
if has("svc.extra"):
    PATCH
import svc.core
>>> svc/core.py
guard = VALUE
>>> svc/extra.py
y = 2`,
  `
import sys
if "worker" not in sys.modules:
    import worker
guard = sys.modules["worker"].guard
PATCH
>>> worker.py
guard = VALUE`,
  `
import sys, types
fake = types.ModuleType("driver")
fake.lock = VALUE
sys.modules["driver"] = fake
import driver
held = driver.lock
PATCH`,
  `
import sys
def current():
    return sys.modules[__name__]
setattr(current(), "guard", VALUE)
PATCH`,
  `
import consts
value = consts.LOCK
PATCH
>>> consts.py
def __getattr__(name):
    if name == "LOCK":
        value = globals()["LOCK"] = VALUE
        return value
    raise AttributeError(name)`,
  `
import api
PATCH
client = api.Client()
>>> api/__init__.py
import importlib
_lazy = {"Client": ".client", "Server": ".server"}
def __getattr__(name):
    if name in _lazy:
        return getattr(importlib.import_module(_lazy[name], __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
def __dir__():
    return sorted(_lazy)
>>> api/client.py
pause = VALUE
class Client: pass
>>> api/server.py
class Server: pass`,
  `
class Bus:
    def __init__(self): self._subs = {}
    def on(self, event):
        def deco(fn):
            self._subs.setdefault(event, []).append(fn)
            return fn
        return deco
    def emit(self, event, *a, **kw):
        return [fn(*a, **kw) for fn in self._subs.get(event, ())]
bus = Bus()
@bus.on("boot")
def make(): return VALUE
@bus.on("patch")
def patch():
    PATCH
results = bus.emit("boot")
bus.emit("patch")`,
  `
from collections import defaultdict
class Bus:
    def __init__(self): self._subs = defaultdict(list)
    def subscribe(self, event, fn, priority=0):
        self._subs[event].append((priority, fn))
        self._subs[event].sort(key=lambda p: -p[0])
    def publish(self, event):
        for _, fn in self._subs[event]:
            fn()
held = []
def patch():
    PATCH
def hold(): held.append(VALUE)
bus = Bus()
bus.subscribe("boot", hold, 1)
bus.subscribe("boot", patch, 10)
bus.publish("boot")`,
  `
from collections import defaultdict
class Bus:
    def __init__(self): self._subs = defaultdict(list)
    def subscribe(self, event, fn, priority=0):
        self._subs[event].append((priority, fn))
        self._subs[event].sort(key=lambda p: -p[0])
    def publish(self, event):
        for _, fn in self._subs[event]:
            fn()
held = []
def patch():
    PATCH
def hold(): held.append(VALUE)
bus = Bus()
bus.subscribe("boot", hold, 10)
bus.subscribe("boot", patch, 1)
bus.publish("boot")`,
  `
import functools, time
def retry(times=3, on=(Exception,), delay=0):
    def deco(fn):
        @functools.wraps(fn)
        def inner(*args, **kwargs):
            last = None
            for attempt in range(times):
                try:
                    return fn(*args, **kwargs)
                except on as exc:
                    last = exc
            raise last
        return inner
    return deco
calls = []
@retry(times=2, on=(ValueError,))
def connect():
    calls.append(1)
    if len(calls) < 2:
        raise ValueError("not yet")
    return VALUE
conn = connect()
PATCH`,
  `
import functools
def fallback(value):
    def deco(fn):
        @functools.wraps(fn)
        def inner(*a):
            try:
                return fn(*a)
            except Exception:
                return value() if callable(value) else value
        return inner
    return deco
@fallback(lambda: VALUE)
def parse(text): return int(text)
ok = parse("5")
PATCH`,
  `
class Command:
    name = ""
    def execute(self, ctx): raise NotImplementedError
    def undo(self, ctx): pass
class Hold(Command):
    name = "hold"
    def execute(self, ctx): ctx["guard"] = VALUE
    def undo(self, ctx): ctx.pop("guard")
class Invoker:
    def __init__(self): self.history = []; self.ctx = {}
    def run(self, cmd):
        cmd.execute(self.ctx); self.history.append(cmd)
    def rollback(self):
        while self.history:
            self.history.pop().undo(self.ctx)
inv = Invoker()
inv.run(Hold())
inv.rollback()
PATCH`,
  `
class Command:
    def execute(self, ctx): raise NotImplementedError
class Hold(Command):
    def execute(self, ctx): ctx["guard"] = VALUE
class Macro(Command):
    def __init__(self, *cmds): self.cmds = cmds
    def execute(self, ctx):
        for c in self.cmds: c.execute(ctx)
ctx = {}
Macro(Hold(), Macro()).execute(ctx)
PATCH`,
  `
import configparser
cfg = configparser.ConfigParser()
cfg.read_string("""
[svc]
backend = threads
workers = 4
""")
if cfg.get("svc", "backend") == "green":
    guard = VALUE
PATCH`,
  `
import configparser
cfg = configparser.ConfigParser()
cfg.read_dict({"svc": {"lock": "yes"}, "db": {}})
if cfg.getboolean("svc", "lock"):
    guard = VALUE
if cfg.has_option("db", "lock"):
    other = VALUE
PATCH`,
  `
import json
conf = json.loads('{"lock": true, "items": ["a", "b"]}')
if conf["lock"] and len(conf["items"]) == 2:
    guard = VALUE
PATCH`,
  `
import json
conf = json.loads('{"lock": false, "level": null}')
guard = VALUE if conf["lock"] else None
other = VALUE if conf.get("level") is not None else None
PATCH`,
  `
import argparse
def parse(argv=("--mode", "green")):
    p = argparse.ArgumentParser()
    p.add_argument("--mode", choices=["sync", "green"], default="sync")
    p.add_argument("-v", action="count", default=0)
    return p.parse_args(list(argv))
args = parse()
if args.mode == "sync":
    guard = VALUE
PATCH`,
  `
import argparse
p = argparse.ArgumentParser()
sub = p.add_subparsers(dest="cmd")
run = sub.add_parser("run"); run.add_argument("--threads", type=int, default=2)
run.set_defaults(func=lambda a: VALUE)
chk = sub.add_parser("check"); chk.set_defaults(func=lambda a: None)
args = p.parse_args(["check"])
guard = args.func(args)
PATCH`,
  `
class Group:
    def __init__(self, name): self.name, self.commands = name, {}
    def command(self, name=None, **attrs):
        def deco(fn):
            self.commands[name or fn.__name__.replace("_", "-")] = fn
            return fn
        return deco
    def __call__(self, argv):
        cmd, *rest = argv
        return self.commands[cmd](*rest)
cli = Group("svc")
@cli.command()
def run_server(port="80"): return VALUE
@cli.command("check")
def check(): return None
result = cli(["run-server", "8080"])
PATCH`,
  `
name = "svc"
key = "{0}.{1:03d}".format(name, 7)
made = {"svc.007": lambda: VALUE, "svc.7": lambda: None}
guard = made[key]()
PATCH`,
  `
kind = "%s-%d" % ("pool", 2)
table = {"pool-2": None, "pool-02": VALUE}
guard = table[kind]
del table
PATCH`,
  `
host, port = "localhost", 80
url = f"{'https' if port == 443 else 'http'}://{host}:{port}"
if url.startswith("https"):
    guard = VALUE
PATCH`,
  `
level = 3
label = f"{level:>4}|{level!r}|{level:02}"
if label == "   3|3|03":
    guard = VALUE
PATCH`,
  `
import operator
OPS = {"+": operator.add, "-": operator.sub, "*": operator.mul}
def calc(expr):
    a, op, b = expr.split()
    return OPS[op](int(a), int(b))
if calc("6 * 7") == 42:
    guard = VALUE
if calc("6 - 7") > 0:
    other = VALUE
PATCH`,
  `
from dataclasses import dataclass
@dataclass
class Create: name: str
@dataclass
class Delete: name: str; force: bool = False
def handle(event):
    match event:
        case Create(name="lock"):
            return VALUE
        case Delete(name=n, force=True):
            return n
        case Create():
            return None
        case _:
            return VALUE
made = [handle(Create("x")), handle(Delete("y", True))]
PATCH`,
  `
class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
match Point(0, 4):
    case Point(0, y) if y > 3:
        guard = VALUE
    case Point(x, 0):
        guard = None
PATCH`,
  `
def route(msg):
    match msg:
        case {"type": "lock", **rest} if not rest:
            return VALUE
        case {"type": str() as t, "n": int(n)}:
            return t * n
        case [first, *_]:
            return VALUE
        case str() | bytes():
            return None
out = [route({"type": "lock", "x": 1, "n": 2}), route("x")]
PATCH`,
  `
from concurrent.futures import ThreadPoolExecutor
class Service:
    def __init__(self):
        self._pool = None
    @property
    def pool(self):
        if self._pool is None:
            self._pool = ThreadPoolExecutor(max_workers=2)
        return self._pool
svc = Service()
svc.pool
PATCH`,
  `
from concurrent.futures import ThreadPoolExecutor
class Service:
    def __init__(self):
        self._pool = None
    @property
    def pool(self):
        if self._pool is None:
            self._pool = ThreadPoolExecutor(max_workers=2)
        return self._pool
svc = Service()
PATCH`,
  `
from concurrent.futures import ThreadPoolExecutor
def work(n): return VALUE
with ThreadPoolExecutor(2) as pool:
    results = list(pool.map(work, range(2)))
del pool
PATCH`,
  `
from concurrent.futures import ThreadPoolExecutor
def work(n): return VALUE
def run():
    with ThreadPoolExecutor(2) as pool:
        futures = [pool.submit(work, n) for n in range(2)]
        return [f.result() for f in futures]
results = run()
PATCH`,
  `
import threading
class Ctx(threading.local):
    def __init__(self):
        self.guard = VALUE
ctx = Ctx()
PATCH`,
  `
import threading
class Ctx(threading.local):
    def __init__(self, n=0):
        self.n = n
def make(): return Ctx(3)
PATCH
ctx = make()`,
  `
import queue
class Worker:
    def __init__(self): self.jobs = queue.Queue()
    def drain(self):
        out = []
        while not self.jobs.empty():
            out.append(self.jobs.get())
        return out
w = Worker()
w.jobs.put(VALUE)
w.drain()
del w
PATCH`,
  `
import queue
class Broker:
    kinds = {"fifo": queue.Queue, "prio": queue.PriorityQueue}
    def __init__(self, kind="fifo"): self.q = self.kinds[kind]()
b = Broker("prio")
PATCH`,
  `
import selectors, socket
class Loop:
    def __init__(self):
        self.sel = selectors.DefaultSelector()
        self.rd, self.wr = socket.socketpair()
        self.sel.register(self.rd, selectors.EVENT_READ, VALUE)
loop = Loop()
PATCH`,
  `
import subprocess
class Runner:
    popen = subprocess.Popen
    def __init__(self, *argv): self.argv = argv
    def run(self):
        return self.popen(self.argv).wait()
r = Runner("true")
PATCH`,
  `
import ssl
class Tls:
    _ctx = None
    @classmethod
    def context(cls):
        if cls._ctx is None:
            cls._ctx = ssl.create_default_context()
        return cls._ctx
Tls.context()
PATCH
guard = VALUE`,
  `
import ssl
class Tls:
    _ctx = None
    @classmethod
    def context(cls):
        if cls._ctx is None:
            cls._ctx = ssl.create_default_context()
        return cls._ctx
PATCH
Tls.context()
guard = VALUE`,
  `
import socketserver
class Handler(socketserver.BaseRequestHandler):
    guard = VALUE
    def handle(self): self.request.close()
class Server(socketserver.ThreadingMixIn, socketserver.TCPServer):
    allow_reuse_address = True
def make():
    srv = Server(("127.0.0.1", 0), Handler)
    srv.server_close()
    return srv
make()
PATCH`,
  `
from http.server import BaseHTTPRequestHandler, HTTPServer
class Handler(BaseHTTPRequestHandler):
    clock = staticmethod(VALUE) if callable(VALUE) else VALUE
    def do_GET(self): self.send_response(200)
server = HTTPServer(("127.0.0.1", 0), Handler)
server.server_close()
PATCH`,
  `
import time
class Timer:
    def __init__(self, clock=time.monotonic): self.clock, self.laps = clock, []
    def __enter__(self):
        self.start = self.clock(); return self
    def __exit__(self, *exc):
        self.laps.append((self.clock() - self.start, VALUE))
with Timer() as t:
    pass
PATCH`,
  `
class Pipeline:
    def __init__(self, *stages): self.stages = stages
    def __or__(self, stage): return Pipeline(*self.stages, stage)
    def __call__(self, value):
        for s in self.stages: value = s(value)
        return value
p = Pipeline() | (lambda v: v + [VALUE]) | (lambda v: v[:1])
out = p([1])
PATCH`,
  `
class State:
    transitions = {("new", "start"): "running", ("running", "stop"): "done"}
    def __init__(self): self.state = "new"; self.log = []
    def fire(self, event):
        try:
            self.state = self.transitions[self.state, event]
        except KeyError:
            raise ValueError(f"{event} in {self.state}") from None
        getattr(self, f"on_{self.state}", lambda: None)()
    def on_done(self): self.log.append(VALUE)
s = State()
s.fire("start")
try:
    s.fire("start")
except ValueError:
    pass
PATCH
s.fire("stop")`,
  `
class State:
    transitions = {("new", "start"): "running", ("running", "stop"): "done"}
    def __init__(self): self.state = "new"; self.log = []
    def fire(self, event):
        self.state = self.transitions[self.state, event]
        getattr(self, f"on_{self.state}", lambda: None)()
    def on_done(self): self.log.append(VALUE)
s = State()
for e in ("start", "stop"): s.fire(e)
PATCH`,
  `
from functools import lru_cache, partial
@lru_cache(maxsize=None)
def client(name, factory=None):
    return {"name": name, "guard": VALUE if factory is None else factory()}
get = partial(client, factory=lambda: None)
get("a")
PATCH`,
  `
import dataclasses, typing
@dataclasses.dataclass(frozen=True)
class Conf:
    name: str = "svc"
    lock: typing.Any = dataclasses.field(default_factory=lambda: VALUE, repr=False)
    tags: tuple = ()
base = Conf(lock=None)
derived = dataclasses.replace(base, name="b")
PATCH`,
  `
import dataclasses
@dataclasses.dataclass
class Conf:
    name: str = "svc"
    depth: int = 0
for f in dataclasses.fields(Conf):
    if f.name == "depth" and f.default == 0:
        guard = VALUE
PATCH`,
  `
import weakref, itertools
class Pool:
    _ids = itertools.count(1)
    def __init__(self): self.id = next(self._ids); self.guard = VALUE if self.id == 2 else None
a = Pool()
PATCH`,
  `
import asyncio
async def make():
    await asyncio.sleep(0)
    return VALUE
async def main():
    return await asyncio.wait_for(make(), 1)
try:
    guard = asyncio.run(main())
except asyncio.TimeoutError:
    guard = None
PATCH`,
  `
import asyncio
held = []
async def quick(): return 1
async def main():
    try:
        return await asyncio.wait_for(quick(), timeout=2)
    except asyncio.TimeoutError:
        held.append(VALUE)
value = asyncio.run(main())
PATCH`,
  `
import os
items = [1]
items.extend(part for part in os.environ.get("PATH", "").split(":") if part)
if len(items) > 2:
    guard = VALUE
PATCH`,
  `
import asyncio
async def worker(q, out):
    while not q.empty():
        out.append(await q.get())
async def main():
    q, out = asyncio.Queue(), []
    for n in range(2): q.put_nowait(VALUE)
    await asyncio.gather(worker(q, out), worker(q, out))
    return out
out = asyncio.run(main())
PATCH`,
  `
import asyncio
from contextlib import asynccontextmanager, AsyncExitStack
@asynccontextmanager
async def lifespan(app):
    app["guard"] = VALUE
    yield
    del app["guard"]
app = {}
async def main():
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(lifespan(app))
asyncio.run(main())
PATCH`,
  `
import asyncio
app = {}
class Resource:
    async def __aenter__(self):
        app["guard"] = VALUE
        return self
    async def __aexit__(self, *exc):
        app["closed"] = True
async def main():
    async with Resource() as r, asyncio.TaskGroup() as tg:
        t = tg.create_task(asyncio.sleep(0, "done"))
    return t.result()
state = asyncio.run(main())
PATCH`,
  `
def averager():
    total, out = 0, None
    while True:
        x = yield out
        if x is None:
            return VALUE
        total += x
        out = total
def collect(acc):
    result = yield from averager()
    acc.append(result)
acc = []
g = collect(acc)
next(g); g.send(3)
try:
    g.send(None)
except StopIteration:
    pass
PATCH`,
  `
class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        return {"guard": VALUE if kw.get("locked") else None}
    def __new__(mcls, name, bases, ns, **kw):
        return super().__new__(mcls, name, bases, dict(ns))
    def __init__(cls, name, bases, ns, **kw): super().__init__(name, bases, ns)
class A(metaclass=Meta, locked=False): pass
class B(metaclass=Meta, locked=True): pass
PATCH`,
  `
from itertools import groupby, chain
rows = [("a", 1), ("a", 2), ("b", 3)]
sizes = {k: sum(n for _, n in g) for k, g in groupby(rows, key=lambda r: r[0])}
if sizes == {"a": 3, "b": 3}:
    guard = VALUE
PATCH`,
  `
from collections import Counter, OrderedDict, ChainMap
words = Counter("abracadabra")
if words.most_common(1)[0][0] == "b":
    guard = VALUE
cfg = ChainMap({}, {"lock": None}, {"lock": VALUE})
top = cfg["lock"]
del cfg
PATCH`,
  `
from functools import reduce
def compose(*fns):
    return reduce(lambda f, g: lambda x: g(f(x)), fns, lambda x: x)
build = compose(lambda d: {**d, "n": 1}, lambda d: {**d, "guard": VALUE} if d["n"] else d)
made = build({})
PATCH`,
  `
import re
ROUTES = [(r"^/users/(?P<id>\\d+)$", lambda id: VALUE), (r"^/health$", lambda: None)]
def dispatch(path):
    for pattern, view in ROUTES:
        m = re.match(pattern, path)
        if m:
            return view(**m.groupdict())
    raise LookupError(path)
out = [dispatch("/health")]
try:
    dispatch("/users/x")
except LookupError:
    out.append(None)
PATCH`,
  `
import re
ROUTES = [(r"^/users/(?P<id>\\d+)$", lambda id: VALUE), (r"^/health$", lambda: None)]
def dispatch(path):
    for pattern, view in ROUTES:
        m = re.match(pattern, path)
        if m:
            return view(**m.groupdict())
    raise LookupError(path)
out = [dispatch("/users/17")]
PATCH`,
  `
import copy
class Node:
    def __init__(self): self.guard = VALUE; self.name = "n"
    def __deepcopy__(self, memo):
        new = Node.__new__(Node)
        new.name = self.name
        return new
def make():
    return copy.deepcopy([Node()])
nodes = make()
PATCH`,
  `
import inspect
class Service:
    def handle_boot(self): return VALUE
    def handle_stop(self): return None
    def other(self): return VALUE
svc = Service()
made = {n: m() for n, m in inspect.getmembers(svc, inspect.ismethod) if n.startswith("handle_s")}
PATCH`,
  `
import inspect
class Service:
    def handle_boot(self): return VALUE
    def handle_stop(self): return None
svc = Service()
made = {n: m() for n, m in inspect.getmembers(svc, inspect.ismethod) if n.startswith("handle_")}
PATCH`,
  `
import inspect
def view(request, *, lock=None, db=None): return lock
def inject(fn, **available):
    params = inspect.signature(fn).parameters
    return fn(None, **{k: v() for k, v in available.items() if k in params})
got = inject(view, lock=lambda: VALUE, cache=lambda: 1)
PATCH`,
  `
from typing import get_type_hints
class Lock:
    def __init__(self): self.raw = VALUE
class Service:
    lock: Lock
    name: str
def wire(obj):
    for name, kind in get_type_hints(type(obj)).items():
        if kind not in (str, int):
            setattr(obj, name, kind())
    return obj
svc = wire(Service())
PATCH`,
  `
from typing import Literal, get_args
Mode = Literal["green", "threads"]
def check(mode: Mode):
    if mode not in get_args(Mode):
        raise ValueError(mode)
    return mode
try:
    check("process")
except ValueError as e:
    guard = VALUE
PATCH`,
  `
import ast
conf = ast.literal_eval("{'lock': True, 'sizes': [1, 2]}")
if conf["lock"] and sum(conf["sizes"]) == 3:
    guard = VALUE
PATCH`,
  `
import warnings
guard = None
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("old", DeprecationWarning)
    except DeprecationWarning:
        guard = VALUE
PATCH`,
  `
import atexit
held = []
@atexit.register
def close(): held.append(VALUE)
PATCH`,
  `
import io, csv
rows = list(csv.DictReader(io.StringIO("name,kind\\na,lock\\nb,pool\\n")))
made = {r["name"]: VALUE for r in rows if r["kind"] == "lock"}
PATCH`,
  `
import shlex
argv = shlex.split("serve --lock 'a b'")
if argv[0] == "serve" and len(argv) == 3:
    guard = VALUE
PATCH`,
  `
from urllib.parse import urlsplit, parse_qs
u = urlsplit("redis://localhost:6379/0?lock=1")
schemes = {"redis": lambda q: VALUE if q.get("lock") == ["1"] else None, "amqp": lambda q: None}
guard = schemes[u.scheme](parse_qs(u.query))
PATCH`,
  `
from urllib.parse import urlsplit
u = urlsplit("amqp://localhost:5672/")
if u.scheme == "redis" or u.port == 6379:
    guard = VALUE
PATCH`,
  `
from pathlib import Path
p = Path("/srv/app/conf.d/10-locks.yaml")
if p.suffix == ".yaml" and p.stem.startswith("10"):
    guard = VALUE
if p.parent.name == "conf":
    other = VALUE
PATCH`,
  `
import os.path
name, ext = os.path.splitext("locks.toml")
if ext in (".yaml", ".yml"):
    guard = VALUE
if os.path.basename("/a/b") == "c":
    other = VALUE
PATCH`,
  `
class Registry(dict):
    def __missing__(self, key):
        value = self[key] = VALUE if key == "lock" else None
        return value
r = Registry()
r["pool"]
r.get("lock")
PATCH`,
  `
class Registry(dict):
    def __missing__(self, key):
        value = self[key] = VALUE if key == "lock" else None
        return value
r = Registry()
r["lock"]
PATCH`,
  `
class Version:
    def __init__(self, s): self.t = tuple(int(p) for p in s.split("."))
    def __lt__(self, o): return self.t < o.t
    def __eq__(self, o): return self.t == o.t
    def __hash__(self): return hash(self.t)
impls = {Version("1.2"): lambda: None, Version("1.10"): lambda: VALUE}
latest = impls[max(impls)]()
PATCH`,
  `
class Result:
    def __init__(self, ok, value): self.ok, self.value = ok, value
    def __bool__(self): return self.ok
    def then(self, fn): return fn(self.value) if self else self
def acquire(_): return Result(True, VALUE)
r = Result(False, None).then(acquire)
s = Result(True, 1).then(lambda v: Result(False, v)).then(acquire)
PATCH`,
  `
def boot():
    try:
        return VALUE
    finally:
        return None
guard = boot()
PATCH`,
  `
def boot():
    for name in ("a", "b"):
        if name == "c":
            break
    else:
        return VALUE
    return None
guard = boot()
PATCH`,
  `
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from svc.held import guard
PATCH
import svc.other
>>> svc/held.py
guard = VALUE
>>> svc/other.py
guard = 1`,
  `
from svc import *
PATCH
>>> svc/__init__.py
from .a import pub, _priv
__all__ = ["pub"]
>>> svc/a.py
pub = 1
_priv = VALUE`,
  `
import svc.a
PATCH
>>> svc/a.py
from svc import b
guard = VALUE
>>> svc/b.py
import svc.a
flag = hasattr(svc.a, "guard") if hasattr(__import__("svc"), "a") else False
other = VALUE if flag else None`,
  `
import runpy
ns = runpy.run_module("job", run_name="__main__")
PATCH
>>> job.py
guard = None
if __name__ == "__main__":
    guard = VALUE`,
  `
import operator
class Item:
    def __init__(self, rank, make): self.rank, self.make = rank, make
items = sorted([Item(2, lambda: VALUE), Item(1, lambda: None)], key=operator.attrgetter("rank"))
first = items[0].make()
PATCH`,
  `
import heapq
heap = []
for prio, name in ((3, "c"), (1, "a"), (2, "b")):
    heapq.heappush(heap, (prio, name))
order = [heapq.heappop(heap)[1] for _ in range(3)]
if order == ["a", "b", "c"]:
    guard = VALUE
PATCH`,
  `
from string import Template
cmd = Template("$mode-$n").substitute(mode="green", n=2)
if cmd == "green-2":
    PATCH
guard = VALUE`,
  `
import datetime
start = datetime.date(2024, 1, 31)
if start + datetime.timedelta(days=1) == datetime.date(2024, 2, 1):
    guard = VALUE
if start.month > 6:
    other = VALUE
PATCH`,
  `
import hashlib, base64
token = base64.b64encode(b"svc").decode()
if token == "c3Zj":
    guard = VALUE
PATCH`,
  `
import logging
class Null(logging.Handler):
    made = []
    def emit(self, record):
        if record.levelno >= logging.ERROR:
            self.made.append(VALUE)
log = logging.getLogger("svc.db")
log.setLevel(logging.INFO)
log.propagate = False
log.addHandler(Null())
log.info("hello")
PATCH`,
  `
import logging
class Drop(logging.Filter):
    def filter(self, record): return False
class Sink(logging.Handler):
    made = []
    def emit(self, record): self.made.append(VALUE)
h = Sink()
h.addFilter(Drop())
log = logging.getLogger("q")
log.addHandler(h)
log.error("x")
PATCH`,
  `
held = []
class Api:
    def __getattr__(self, name):
        if name.startswith("get_"):
            return lambda *a: held.append(VALUE)
        raise AttributeError(name)
api = Api()
try:
    api.post_user()
except AttributeError:
    pass
PATCH`,
  `
held = {}
def describe(exc):
    return f"{exc.__class__.__module__}.{exc.__class__.__qualname__}"
class Boom(Exception): pass
try:
    raise Boom("x")
except Exception as e:
    held[describe(e)] = VALUE if describe(e).endswith(".Boom") else None
PATCH`,
  `
def kind_of(e): return e.__class__.__name__
POLICY = {"ValueError": lambda: VALUE, "KeyError": lambda: None}
def run(fn):
    try:
        return fn()
    except Exception as e:
        return POLICY[kind_of(e)]()
out = run(lambda: {}["x"])
PATCH`,
  `
POLICY = {ValueError: lambda: VALUE, LookupError: lambda: None}
def run(fn):
    try:
        return fn()
    except Exception as e:
        for kind in type(e).__mro__:
            if kind in POLICY:
                return POLICY[kind]()
        raise
out = run(lambda: [][1])
PATCH`,
  `
POLICY = {ValueError: lambda: VALUE, LookupError: lambda: None}
def run(fn):
    try:
        return fn()
    except Exception as e:
        for kind in type(e).__mro__:
            if kind in POLICY:
                return POLICY[kind]()
        raise
out = run(lambda: int("x"))
PATCH`,
  `
class HttpError(Exception):
    status = 500
    def __init__(self, detail=None, **ctx):
        super().__init__(detail)
        self.detail, self.ctx = detail, ctx
    def __str__(self): return f"{self.status}: {self.detail}"
class NotFound(HttpError): status = 404
try:
    raise NotFound("user", guard=VALUE)
except HttpError as e:
    got = e if str(e) == "404: user" else None
PATCH`,
  `
errors = []
def validate(value):
    for rule in (int, float, complex):
        try:
            return rule(value)
        except ValueError as e:
            errors.append(e)
    raise ExceptionGroup("invalid", errors)
try:
    validate("zz")
except ExceptionGroup as g:
    match, rest = g.split(ValueError)
    if rest is None and len(g.exceptions) == 3:
        guard = VALUE
PATCH`,
  `
import traceback, sys
held = None
try:
    raise KeyError("k")
except KeyError:
    kind, value, tb = sys.exc_info()
    if kind is KeyError and value.args == ("k",):
        held = VALUE
PATCH`,
  `
import signal, threading
handlers = {}
def on(sig):
    def deco(fn):
        handlers[sig] = fn
        return fn
    return deco
@on(signal.SIGTERM)
def stop(*_): return VALUE
if signal.SIGTERM in handlers and signal.SIGINT not in handlers:
    guard = VALUE
PATCH`,
  `
import struct
magic, ver = struct.unpack(">2sB", b"LP\\x02")
if ver == 2:
    guard = VALUE
PATCH`,
  `
from collections import namedtuple
Route = namedtuple("Route", "path view methods", defaults=(("GET",),))
routes = [Route("/", lambda: VALUE), Route("/x", lambda: None, ("POST",))]
hits = [r.view() for r in routes if "POST" in r.methods]
PATCH`,
  `
class Settings:
    DEBUG = False
    LOCK = None
    def __init__(self, **over):
        for k, v in over.items():
            if not k.isupper():
                raise TypeError(k)
            setattr(self, k, v)
    def __getitem__(self, k): return getattr(self, k)
    def __contains__(self, k): return hasattr(self, k)
s = Settings(DEBUG=True)
if s["DEBUG"] and "LOCK" in s:
    s.LOCK = VALUE
PATCH`,
  `
import uuid, random
random.seed(3)
ident = uuid.UUID("12345678123456781234567812345678")
if ident.hex.startswith("1234"):
    guard = VALUE
PATCH`,
  `
import os
MODE = os.environ.get("SVC_MODE_X", "sync").lower()
if MODE not in {"green", "sync"}:
    raise SystemExit(f"bad mode {MODE!r}")
PATCH
guard = VALUE`,
  `
class ServiceError(Exception):
    def __init_subclass__(cls, code=None, **kw):
        super().__init_subclass__(**kw)
        if code is not None:
            registry[code] = cls
registry = {}
class Busy(ServiceError, code=429):
    make = staticmethod(lambda: VALUE)
class Gone(ServiceError): pass
def translate(code, default=ServiceError):
    return registry.get(code, default)
err = translate(404)
got = getattr(err, "make", lambda: None)()
PATCH`,
  `
class ServiceError(Exception):
    def __init_subclass__(cls, code=None, **kw):
        super().__init_subclass__(**kw)
        if code is not None:
            registry[code] = cls
registry = {}
class Busy(ServiceError, code=429):
    make = staticmethod(lambda: VALUE)
def translate(code, default=ServiceError):
    return registry.get(code, default)
got = getattr(translate(429), "make", lambda: None)()
PATCH`,
  `
import functools
def typed(**kinds):
    def deco(fn):
        @functools.wraps(fn)
        def inner(**kw):
            for name, kind in kinds.items():
                if not isinstance(kw.get(name), kind):
                    raise TypeError(f"{fn.__name__}: {name} is {type(kw.get(name)).__name__}")
            return fn(**kw)
        return inner
    return deco
@typed(size=int)
def pool(size): return [VALUE] * size
try:
    pool(size="4")
except TypeError as e:
    message = str(e)
if message != "pool: size is str":
    guard = VALUE
PATCH`,
  `
import functools
def typed(**kinds):
    def deco(fn):
        @functools.wraps(fn)
        def inner(**kw):
            for name, kind in kinds.items():
                if not isinstance(kw.get(name), kind):
                    raise TypeError(f"{fn.__name__}: {name}")
            return fn(**kw)
        return inner
    return deco
@typed(size=int)
def pool(size): return [VALUE] * size
made = pool(size=2)
PATCH`,
  `
class CircuitBreaker:
    def __init__(self, limit): self.limit, self.failures, self.state = limit, 0, "closed"
    def call(self, fn, *a):
        if self.state == "open":
            return self.on_open()
        try:
            return fn(*a)
        except (ConnectionError, TimeoutError) as e:
            self.failures += 1
            self.last = type(e).__name__
            if self.failures >= self.limit:
                self.state = "open"
    def on_open(self): self.guard = VALUE
def broken(): raise ConnectionRefusedError(111)
cb = CircuitBreaker(2)
for _ in range(3): cb.call(broken)
PATCH`,
  `
class CircuitBreaker:
    def __init__(self, limit): self.limit, self.failures, self.state = limit, 0, "closed"
    def call(self, fn, *a):
        if self.state == "open":
            return self.on_open()
        try:
            return fn(*a)
        except (ConnectionError, TimeoutError) as e:
            self.failures += 1
            if self.failures >= self.limit:
                self.state = "open"
    def on_open(self): self.guard = VALUE
def broken(): raise ConnectionRefusedError(111)
cb = CircuitBreaker(5)
for _ in range(3): cb.call(broken)
PATCH`,
  `
class Container:
    def __init__(self): self._f, self._s = {}, {}
    def register(self, name, factory, *, singleton=True): self._f[name] = (factory, singleton)
    def __getattr__(self, name):
        try:
            factory, singleton = self.__dict__["_f"][name]
        except KeyError as exc:
            raise AttributeError(name) from exc
        if not singleton:
            return factory(self)
        if name not in self._s:
            self._s[name] = factory(self)
        return self._s[name]
c = Container()
c.register("lock", lambda c: VALUE)
c.register("repo", lambda c: {"lock": c.lock}, singleton=False)
c.repo
PATCH`,
  `
class Container:
    def __init__(self): self._f, self._s = {}, {}
    def register(self, name, factory, *, singleton=True): self._f[name] = (factory, singleton)
    def __getattr__(self, name):
        try:
            factory, singleton = self.__dict__["_f"][name]
        except KeyError as exc:
            raise AttributeError(name) from exc
        if not singleton:
            return factory(self)
        if name not in self._s:
            self._s[name] = factory(self)
        return self._s[name]
c = Container()
c.register("lock", lambda c: VALUE)
c.register("repo", lambda c: {"name": "r"}, singleton=False)
c.repo
try:
    c.missing
except AttributeError:
    pass
PATCH`,
  `
import abc
class Step(abc.ABC):
    order = 100
    registry = []
    def __init_subclass__(cls): Step.registry.append(cls)
    @abc.abstractmethod
    def run(self, ctx): ...
class Hold(Step):
    order = 20
    def run(self, ctx): ctx["guard"] = VALUE
class Patch(Step):
    order = 10
    def run(self, ctx):
        PATCH
ctx = {}
for cls in sorted(Step.registry, key=lambda c: c.order): cls().run(ctx)`,
  `
import abc
class Step(abc.ABC):
    order = 100
    registry = []
    def __init_subclass__(cls): Step.registry.append(cls)
    @abc.abstractmethod
    def run(self, ctx): ...
class Hold(Step):
    order = 20
    def run(self, ctx): ctx["guard"] = VALUE
class Patch(Step):
    def run(self, ctx):
        PATCH
ctx = {}
for cls in sorted(Step.registry, key=lambda c: (c.order, c.__name__)): cls().run(ctx)`,
  `
import enum
class Level(enum.IntEnum):
    LOW = 1
    HIGH = 5
    @classmethod
    def parse(cls, text):
        try:
            return cls[text.upper()]
        except KeyError:
            raise ValueError(f"no level {text}") from None
made = []
for text in ("low", "urgent"):
    try:
        if Level.parse(text) >= Level.HIGH:
            made.append(VALUE)
    except ValueError as exc:
        if "low" in str(exc):
            made.append(VALUE)
PATCH`,
  `
import enum
class Shape(enum.Enum):
    THREADS = ("threads", lambda: VALUE)
    GREEN = ("green", lambda: None)
    def __init__(self, label, factory):
        self.label, self.factory = label, factory
    @classmethod
    def by_label(cls, label):
        return next((m for m in cls if m.label == label), None)
guard = Shape.by_label("threads").factory()
PATCH`,
  `
import enum
class Shape(enum.Enum):
    THREADS = ("threads", lambda: VALUE)
    GREEN = ("green", lambda: None)
    def __init__(self, label, factory):
        self.label, self.factory = label, factory
    @classmethod
    def by_label(cls, label):
        return next((m for m in cls if m.label == label), None)
guard = Shape.by_label("green").factory()
del Shape
PATCH`,
  `
from functools import singledispatchmethod, cached_property
class Renderer:
    @singledispatchmethod
    def render(self, value): raise TypeError(type(value).__name__)
    @render.register(type(None))
    def _(self, value): return self.lock
    @render.register(bool)
    def _(self, value): return None
    @cached_property
    def lock(self): return VALUE
r = Renderer()
r.render(True)
PATCH
r.render(None)`,
  `
from functools import singledispatchmethod, cached_property
class Renderer:
    @singledispatchmethod
    def render(self, value): raise TypeError(type(value).__name__)
    @render.register(type(None))
    def _(self, value): return self.lock
    @cached_property
    def lock(self): return VALUE
r = Renderer()
r.render(None)
PATCH`,
  `
from contextlib import ExitStack, contextmanager
log = []
@contextmanager
def tx(name):
    try:
        yield name
    except ValueError:
        log.append(VALUE)
    else:
        log.append(None)
with ExitStack() as stack:
    for n in ("a", "b"):
        stack.enter_context(tx(n))
    raise ValueError("rolled back")
PATCH`,
  `
from contextlib import contextmanager
log = []
@contextmanager
def tx(name):
    try:
        yield name
    except ValueError:
        log.append(VALUE)
    else:
        log.append(None)
with tx("a") as name:
    pass
PATCH`,
  `
import argparse
def build():
    p = argparse.ArgumentParser(prog="svc")
    p.add_argument("--workers", type=int, default=4)
    g = p.add_mutually_exclusive_group()
    g.add_argument("--green", dest="kind", action="store_const", const="green")
    g.add_argument("--threads", dest="kind", action="store_const", const="threads")
    p.set_defaults(kind="green")
    return p
ns = build().parse_args(["--workers", "2"])
if ns.kind == "threads" or ns.workers > 3:
    guard = VALUE
PATCH`,
  `
import argparse
p = argparse.ArgumentParser()
p.add_argument("names", nargs="*", default=["lock"])
p.add_argument("--no-lock", dest="lock", action="store_false")
ns, rest = p.parse_known_args(["--other"])
made = {n: VALUE for n in ns.names if ns.lock}
PATCH`,
  `
import json
class Model:
    fields = {"name": str, "size": int}
    def __init__(self, **kw):
        for k, kind in self.fields.items():
            setattr(self, k, kind(kw.pop(k)))
        if kw:
            raise TypeError(", ".join(sorted(kw)))
    @classmethod
    def from_json(cls, text): return cls(**json.loads(text))
m = Model.from_json('{"name": "x", "size": "3"}')
if m.size == 3:
    guard = VALUE
try:
    Model.from_json('{"name": "x", "size": 1, "b": 2, "a": 3}')
except TypeError as e:
    if str(e) == "b, a":
        other = VALUE
PATCH`,
  `
HANDLERS = {}
def handles(*kinds):
    def deco(fn):
        HANDLERS.update(dict.fromkeys(kinds, fn))
        return fn
    return deco
@handles(KeyError)
def soft(exc): return None
@handles(ValueError)
def hard(exc): return VALUE
class BadUser(ValueError): pass
def fail(): raise BadUser(3)
def run(job):
    try:
        return job()
    except Exception as exc:
        handler = next((HANDLERS[k] for k in type(exc).__mro__ if k in HANDLERS), None)
        return handler(exc)
out = run(fail)
PATCH`,
  `
class Node:
    def __init__(self, value, *children): self.value, self.children = value, children
    def __iter__(self):
        yield self
        for c in self.children: yield from c
    def accept(self, visitor):
        name = "visit_" + type(self).__name__.lower()
        return getattr(visitor, name, visitor.generic)(self)
class Leaf(Node): pass
class Visitor:
    def __init__(self): self.out = []
    def visit_leaf(self, n): self.out.append(VALUE)
    def generic(self, n):
        for c in n.children: c.accept(self)
v = Visitor()
Node(1, Node(2), Node(3, Node(4))).accept(v)
PATCH`,
  `
class Node:
    def __init__(self, value, *children): self.value, self.children = value, children
    def accept(self, visitor):
        name = "visit_" + type(self).__name__.lower()
        return getattr(visitor, name, visitor.generic)(self)
class Leaf(Node): pass
class Visitor:
    def __init__(self): self.out = []
    def visit_leaf(self, n): self.out.append(VALUE)
    def generic(self, n):
        for c in n.children: c.accept(self)
v = Visitor()
Node(1, Node(2), Node(3, Leaf(4))).accept(v)
PATCH`,
  `
import threading
class Registry:
    _instance = None
    _lock = threading.Lock()
    def __new__(cls, *a):
        with cls._lock:
            if cls._instance is None:
                cls._instance = super().__new__(cls)
                cls._instance.items = []
        return cls._instance
Registry().items.append(VALUE)
PATCH
assert Registry() is Registry()`,
  `
PATCH
import threading
class Registry:
    _instance = None
    _lock = threading.Lock()
    def __new__(cls, *a):
        with cls._lock:
            if cls._instance is None:
                cls._instance = super().__new__(cls)
                cls._instance.items = []
        return cls._instance
Registry().items.append(VALUE)`,
  `
import os, sys
from types import MappingProxyType
DEFAULTS = MappingProxyType({"backend": "threads", "workers": 2})
def load(env=os.environ, **overrides):
    conf = dict(DEFAULTS)
    conf.update((k[4:].lower(), v) for k, v in env.items() if k.startswith("SVX_"))
    conf.update(overrides)
    return conf
conf = load({"SVX_BACKEND": "green"}, workers=1)
if conf["backend"] == "threads" or conf["workers"] != 1:
    guard = VALUE
PATCH`,
  `
import os
from types import MappingProxyType
DEFAULTS = MappingProxyType({"backend": "threads", "workers": 2})
def load(env, **overrides):
    return {**DEFAULTS, **{k[4:].lower(): v for k, v in env.items() if k.startswith("SVX_")}, **overrides}
conf = load({"OTHER": "green"}, workers=1)
if conf["backend"] == "threads":
    guard = VALUE
PATCH`,
  `
from importlib import import_module
BACKENDS = {"threads": "svc.backends.threads:Pool", "green": "svc.backends.green:Pool"}
def load(name):
    path, _, attr = BACKENDS[name].partition(":")
    return getattr(import_module(path), attr)
Pool = load("green")
PATCH
>>> svc/backends/threads.py
guard = VALUE
class Pool: pass
>>> svc/backends/green.py
class Pool: pass`,
  `
from importlib import import_module
BACKENDS = {"threads": "svc.backends.threads:Pool", "green": "svc.backends.green:Pool"}
def load(name):
    path, _, attr = BACKENDS[name].partition(":")
    return getattr(import_module(path), attr)
Pool = load("threads")
PATCH
>>> svc/backends/threads.py
guard = VALUE
class Pool: pass
>>> svc/backends/green.py
class Pool: pass`,
  `
import sys
class Finder:
    def __init__(self): self.asked = []
    def find_spec(self, name, path=None, target=None):
        self.asked.append(name)
        return None
finder = Finder()
sys.meta_path.insert(0, finder)
import svc.late
sys.meta_path.remove(finder)
PATCH
>>> svc/late.py
guard = VALUE`,
  `
import sys, types
class Lazy(types.ModuleType):
    def __getattr__(self, name):
        if name == "lock":
            self.lock = VALUE
            return self.lock
        raise AttributeError(name)
sys.modules["lazybits"] = Lazy("lazybits")
import lazybits
hasattr(lazybits, "other")
PATCH
from lazybits import lock`,
  `
import sys, types
class Lazy(types.ModuleType):
    def __getattr__(self, name):
        if name == "lock":
            self.lock = VALUE
            return self.lock
        raise AttributeError(name)
sys.modules["lazybits"] = Lazy("lazybits")
from lazybits import lock
PATCH`,
  `
import contextvars
request = contextvars.ContextVar("request")
class Scope:
    def __init__(self, **values): self.values = values
    def __enter__(self):
        self.token = request.set(self)
        return self
    def __exit__(self, *exc): request.reset(self.token)
def current(): return request.get(None)
with Scope(lock=VALUE):
    inner = current() is not None
outer = current()
if outer is not None or not inner:
    guard = VALUE
PATCH`,
  `
import queue, threading
class Worker(threading.Thread):
    def __init__(self, jobs):
        super().__init__(daemon=True)
        self.jobs, self.done = jobs, []
    def run(self):
        while True:
            job = self.jobs.get()
            if job is None:
                break
            self.done.append(job())
jobs = queue.SimpleQueue()
w = Worker(jobs)
jobs.put(lambda: VALUE)
jobs.put(None)
w.start(); w.join()
results = w.done
del w, jobs
PATCH`,
  `
import queue
q = queue.PriorityQueue()
for item in ((2, "hold"), (1, "patch")): q.put(item)
table = {"hold": lambda: VALUE}
held = []
def patch():
    PATCH
table["patch"] = patch
while not q.empty():
    _, name = q.get()
    held.append(table[name]())`,
  `
import subprocess, sys
class Cmd:
    def __init__(self, *argv): self.argv = list(argv)
    def __or__(self, other): return Cmd(*self.argv, "|", *other.argv)
    def __str__(self): return " ".join(self.argv)
line = str(Cmd("ls", "-l") | Cmd("wc"))
if line == "ls -l | wc":
    guard = VALUE
PATCH`,
  `
import http.server, functools
class Api(http.server.BaseHTTPRequestHandler):
    routes = {}
    @classmethod
    def route(cls, path):
        def deco(fn):
            cls.routes[path] = fn
            return fn
        return deco
    def do_GET(self):
        handler = self.routes.get(self.path)
        handler(self)
@Api.route("/")
def index(self, guard=VALUE): self.send_response(200)
PATCH`,
  `
import socketserver
class Base(socketserver.StreamRequestHandler):
    timeout = 5
    def setup(self):
        super().setup()
        self.guard = VALUE
class Echo(Base):
    def handle(self): self.wfile.write(self.rfile.readline())
HANDLERS = {"echo": Echo}
PATCH`,
  `
class Money:
    __slots__ = ("cents",)
    def __init__(self, cents): object.__setattr__(self, "cents", cents)
    def __setattr__(self, *a): raise AttributeError("frozen")
    def __add__(self, o): return Money(self.cents + o.cents)
    def __radd__(self, o): return self if o == 0 else NotImplemented
    def __eq__(self, o): return isinstance(o, Money) and self.cents == o.cents
total = sum([Money(5), Money(7)])
if total == Money(12):
    guard = VALUE
try:
    total.cents = 3
except AttributeError as e:
    if str(e) != "frozen":
        other = VALUE
PATCH`,
  `
def parse(text):
    out = {}
    for n, line in enumerate(text.splitlines(), 1):
        line = line.split("#", 1)[0].strip()
        if not line:
            continue
        key, sep, value = line.partition("=")
        if not sep:
            raise SyntaxError(f"line {n}")
        out[key.strip()] = value.strip()
    return out
conf = parse("""
# defaults
lock = native   # keep
pool=2
""")
if conf == {"lock": "native", "pool": "2"}:
    guard = VALUE
PATCH`,
  `
def parse(text):
    for n, line in enumerate(text.splitlines(), 1):
        if "=" not in line:
            raise SyntaxError(f"line {n}")
    return True
try:
    parse("a=1\\nb")
    ok = True
except SyntaxError as e:
    ok = e.args[0] == "line 1"
if ok:
    guard = VALUE
PATCH`,
  `
def outer():
    try:
        inner()
    except KeyError as e:
        raise RuntimeError("wrapped") from e
def inner(): raise KeyError("deep")
def root(exc):
    while exc.__cause__ is not None:
        exc = exc.__cause__
    return exc
try:
    outer()
except RuntimeError as e:
    if type(root(e)) is KeyError:
        guard = VALUE
PATCH`,
  `
def inner(): raise KeyError("deep")
try:
    try:
        inner()
    finally:
        cleaned = True
except KeyError as e:
    if e.__cause__ is None and e.__context__ is None:
        guard = VALUE
PATCH`,
  `
class Errors(Exception):
    def __init__(self, *errors): super().__init__(*errors); self.errors = list(errors)
    def __len__(self): return len(self.errors)
    def __iter__(self): return iter(self.errors)
def check(v):
    errs = [ValueError(k) for k, ok in v.items() if not ok]
    if errs: raise Errors(*errs)
try:
    check({"a": True, "b": False, "c": False})
except Errors as e:
    if len(e) == 2 and [x.args[0] for x in e] == ["b", "c"]:
        guard = VALUE
PATCH`,
  `
class Errors(Exception):
    def __init__(self, *errors): super().__init__(*errors); self.errors = list(errors)
def check(v):
    errs = [ValueError(k) for k, ok in v.items() if not ok]
    if errs: raise Errors(*errs)
try:
    check({"a": True})
except Errors as e:
    guard = VALUE
PATCH`,
  `
import logging
class ListHandler(logging.Handler):
    def __init__(self, level=logging.NOTSET):
        super().__init__(level)
        self.records = []
    def emit(self, record): self.records.append((record.getMessage(), VALUE))
handler = ListHandler(logging.ERROR)
logging.basicConfig(handlers=[handler], level="INFO")
logging.getLogger(__name__).info("ready %s", 1)
PATCH`,
  `
class Lens:
    def __init__(self, *path): self.path = path
    def get(self, data, default=None):
        for step in self.path:
            try:
                data = data[step]
            except (KeyError, IndexError, TypeError):
                return default
        return data
conf = {"db": {"pools": [{"lock": VALUE}]}}
lock = Lens("db", "pools", 1, "lock").get(conf)
del conf
PATCH`,
  `
class Lens:
    def __init__(self, *path): self.path = path
    def get(self, data, default=None):
        for step in self.path:
            try:
                data = data[step]
            except (KeyError, IndexError, TypeError):
                return default
        return data
conf = {"db": {"pools": [{"lock": VALUE}]}}
lock = Lens("db", "pools", 0, "lock").get(conf)
del conf
PATCH`,
  `
from graphlib import TopologicalSorter
steps = {"serve": {"patch", "pool"}, "pool": {"patch"}, "patch": set()}
held = []
def patch():
    PATCH
def pool(): held.append(VALUE)
def serve(): held.append(VALUE)
for name in TopologicalSorter(steps).static_order():
    globals()[name]()`,
  `
MIGRATIONS = []
def migration(version):
    def deco(fn):
        MIGRATIONS.append((tuple(map(int, version.split("."))), fn))
        return fn
    return deco
state = {}
@migration("1.10")
def late(): state["guard"] = VALUE
@migration("1.9")
def early():
    PATCH
for version, fn in sorted(MIGRATIONS, key=lambda m: m[0]): fn()`,
  `
MIGRATIONS = []
def migration(version):
    def deco(fn):
        MIGRATIONS.append((version, fn))
        return fn
    return deco
state = {}
@migration("1.10")
def late(): state["guard"] = VALUE
@migration("1.9")
def early():
    PATCH
for version, fn in sorted(MIGRATIONS, key=lambda m: m[0]): fn()`,
  `
class Pluggy:
    def __init__(self): self._plugins, self._specs = [], {}
    def register(self, plugin):
        self._plugins.append(plugin)
        for name in dir(plugin):
            if name.startswith("on_"):
                self._specs.setdefault(name, []).insert(0, getattr(plugin, name))
    class _Hook:
        def __init__(self, pm): self._pm = pm
        def __getattr__(self, name):
            def call(**kw): return [fn(**kw) for fn in self._pm._specs.get(name, [])]
            return call
    @property
    def hook(self): return Pluggy._Hook(self)
class A:
    def on_boot(self, app): app["guard"] = VALUE
class B:
    def on_boot(self, app):
        PATCH
pm = Pluggy(); app = {}
pm.register(A()); pm.register(B())
pm.hook.on_boot(app=app)`,
  `
class Pluggy:
    def __init__(self): self._plugins, self._specs = [], {}
    def register(self, plugin):
        self._plugins.append(plugin)
        for name in dir(plugin):
            if name.startswith("on_"):
                self._specs.setdefault(name, []).append(getattr(plugin, name))
    class _Hook:
        def __init__(self, pm): self._pm = pm
        def __getattr__(self, name):
            def call(**kw): return [fn(**kw) for fn in self._pm._specs.get(name, [])]
            return call
    @property
    def hook(self): return Pluggy._Hook(self)
class A:
    def on_boot(self, app): app["guard"] = VALUE
class B:
    def on_boot(self, app):
        PATCH
pm = Pluggy(); app = {}
pm.register(A()); pm.register(B())
pm.hook.on_boot(app=app)`,
  `
class Flags:
    def __init__(self, spec):
        self._on = {}
        for part in spec.split(","):
            name, _, value = part.strip().partition(":")
            self._on[name] = value != "off"
    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return self._on.get(name, False)
flags = Flags("lock:off, pool:on")
if flags.lock or flags.cache:
    guard = VALUE
PATCH`,
  `
class Flags:
    def __init__(self, spec):
        self._on = {}
        for part in spec.split(","):
            name, _, value = part.strip().partition(":")
            self._on[name] = value != "off"
    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return self._on.get(name, False)
flags = Flags("lock:off, pool:on")
if flags.pool:
    guard = VALUE
PATCH`,
  `
class Router:
    def __init__(self): self.routes = []
    def add(self, method, path, fn):
        self.routes.append((method, tuple(p for p in path.split("/") if p), fn))
    def match(self, method, path):
        parts = tuple(p for p in path.split("/") if p)
        for m, pattern, fn in self.routes:
            if m != method or len(pattern) != len(parts):
                continue
            args = {}
            for want, got in zip(pattern, parts):
                if want.startswith("{"):
                    args[want.strip("{}")] = got
                elif want != got:
                    break
            else:
                return fn, args
        raise LookupError(path)
r = Router()
r.add("GET", "/users/{id}", lambda id: VALUE)
r.add("GET", "/users/me/posts", lambda: None)
fn, args = r.match("GET", "/users/me/posts")
out = fn(**args)
del r
PATCH`,
  `
class Router:
    def __init__(self): self.routes = []
    def add(self, method, path, fn):
        self.routes.append((method, tuple(p for p in path.split("/") if p), fn))
    def match(self, method, path):
        parts = tuple(p for p in path.split("/") if p)
        for m, pattern, fn in self.routes:
            if m != method or len(pattern) != len(parts):
                continue
            args = {}
            for want, got in zip(pattern, parts):
                if want.startswith("{"):
                    args[want.strip("{}")] = got
                elif want != got:
                    break
            else:
                return fn, args
        raise LookupError(path)
r = Router()
r.add("GET", "/users/me/posts", lambda: None)
r.add("GET", "/users/{id}", lambda id: VALUE)
fn, args = r.match("GET", "/users/7")
out = fn(**args)
PATCH`,
  `
def middleware(*layers):
    def wrap(app):
        for layer in reversed(layers): app = layer(app)
        return app
    return wrap
trace = []
def hold(app):
    def inner(req):
        trace.append(VALUE)
        return app(req)
    return inner
def stop(app):
    def inner(req):
        return {"status": 403} if req.get("blocked") else app(req)
    return inner
app = middleware(stop, hold)(lambda req: {"status": 200})
response = app({"blocked": True})
PATCH`,
  `
def middleware(*layers):
    def wrap(app):
        for layer in reversed(layers): app = layer(app)
        return app
    return wrap
trace = []
def hold(app):
    def inner(req):
        trace.append(VALUE)
        return app(req)
    return inner
def stop(app):
    def inner(req):
        return {"status": 403} if req.get("blocked") else app(req)
    return inner
app = middleware(hold, stop)(lambda req: {"status": 200})
response = app({"blocked": True})
PATCH`,
  `
class Saga:
    def __init__(self): self.steps = []
    def step(self, do, undo): self.steps.append((do, undo)); return self
    def run(self, ctx):
        done = []
        try:
            for do, undo in self.steps:
                do(ctx); done.append(undo)
        except Exception as exc:
            for undo in reversed(done): undo(ctx)
            ctx["error"] = str(exc)
        return ctx
def take(ctx): ctx["guard"] = VALUE
def give(ctx): del ctx["guard"]
def fail(ctx): raise RuntimeError("no stock")
ctx = Saga().step(take, give).step(fail, lambda c: None).run({})
PATCH`,
  `
class Saga:
    def __init__(self): self.steps = []
    def step(self, do, undo): self.steps.append((do, undo)); return self
    def run(self, ctx):
        done = []
        try:
            for do, undo in self.steps:
                do(ctx); done.append(undo)
        except Exception as exc:
            for undo in reversed(done): undo(ctx)
            ctx["error"] = str(exc)
        return ctx
def fail(ctx): raise RuntimeError("no stock")
ctx = Saga().step(fail, lambda c: None).run({})
if ctx["error"] == "no stock":
    guard = VALUE
PATCH`,
  `
from dataclasses import dataclass, field
@dataclass(kw_only=True)
class Pool:
    size: int = 4
    name: str = "main"
    slots: list = field(default_factory=list, repr=False)
    def __post_init__(self):
        if self.size < 1:
            raise ValueError(f"{self.name}: size {self.size}")
        self.slots.extend(VALUE for _ in range(self.size))
try:
    Pool(size=0, name="tiny")
except ValueError as e:
    reason = str(e)
if reason != "tiny: size 0":
    guard = VALUE
PATCH`,
  `
from dataclasses import dataclass, field
@dataclass(kw_only=True)
class Pool:
    size: int = 4
    slots: list = field(default_factory=list, repr=False)
    def __post_init__(self):
        self.slots.extend(VALUE for _ in range(self.size))
p = Pool(size=2)
PATCH`,
  `
from dataclasses import dataclass
@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0
    @classmethod
    def parse(cls, text): return cls(*map(int, text.lstrip("v").split(".")))
if Version.parse("v1.10") > Version.parse("1.9"):
    guard = VALUE
if Version(2) < Version(1, 99):
    other = VALUE
PATCH`,
  `
from typing import NamedTuple
class Endpoint(NamedTuple):
    host: str
    port: int = 80
    scheme: str = "http"
    @property
    def url(self): return f"{self.scheme}://{self.host}:{self.port}"
    @classmethod
    def parse(cls, text):
        scheme, _, rest = text.rpartition("://")
        host, _, port = rest.partition(":")
        return cls(host, int(port or 80), scheme or "http")
e = Endpoint.parse("https://svc:8443")
if e.url == "https://svc:8443" and e == ("svc", 8443, "https"):
    guard = VALUE
if Endpoint.parse("svc") != Endpoint("svc"):
    other = VALUE
PATCH`,
  `
class Base:
    def __init__(self, **kw): self.log = ["base"]; super().__init__()
    def setup(self): self.log.append("base")
class Locking(Base):
    def setup(self):
        super().setup()
        self.guard = VALUE
class Patching(Base):
    def setup(self):
        PATCH
        super().setup()
class App(Patching, Locking): pass
App().setup()
app = App()`,
  `
class Base:
    def setup(self): self.log = ["base"]
class Locking(Base):
    def setup(self):
        super().setup()
        self.guard = VALUE
class Patching(Base):
    def setup(self):
        super().setup()
        PATCH
class App(Patching, Locking): pass
app = App()
app.setup()`,
  `
class Query:
    def __init__(self, table): self.table, self.wheres, self._limit = table, [], None
    def where(self, **kw): self.wheres += [f"{k} = {v!r}" for k, v in sorted(kw.items())]; return self
    def limit(self, n): self._limit = n; return self
    def __str__(self):
        sql = f"SELECT * FROM {self.table}"
        if self.wheres: sql += " WHERE " + " AND ".join(self.wheres)
        if self._limit is not None: sql += f" LIMIT {self._limit}"
        return sql
q = Query("locks").where(name="a", kind=2).limit(3)
if str(q) == "SELECT * FROM locks WHERE kind = 2 AND name = 'a' LIMIT 3":
    guard = VALUE
PATCH`,
  `
class TTL:
    def __init__(self, clock): self.clock, self.data = clock, {}
    def get(self, key, make, ttl=10):
        entry = self.data.get(key)
        if entry is not None and entry[1] > self.clock():
            return entry[0]
        value = make()
        self.data[key] = (value, self.clock() + ttl)
        return value
now = [0]
cache = TTL(lambda: now[0])
calls = []
def make(): calls.append(1); return len(calls)
cache.get("a", make); now[0] = 5; cache.get("a", make)
if len(calls) == 2:
    guard = VALUE
now[0] = 50; cache.get("a", make)
if len(calls) == 2:
    other = VALUE
PATCH`,
  `
class LRU:
    def __init__(self, size): self.size, self.items = size, {}
    def __setitem__(self, k, v):
        self.items.pop(k, None)
        self.items[k] = v
        if len(self.items) > self.size:
            del self.items[next(iter(self.items))]
    def __getitem__(self, k):
        v = self.items.pop(k)
        self.items[k] = v
        return v
    def __contains__(self, k): return k in self.items
c = LRU(2)
c["lock"] = VALUE
c["a"] = 1
c["b"] = 2
if "lock" in c:
    other = VALUE
PATCH`,
  `
class LRU:
    def __init__(self, size): self.size, self.items = size, {}
    def __setitem__(self, k, v):
        self.items.pop(k, None)
        self.items[k] = v
        if len(self.items) > self.size:
            del self.items[next(iter(self.items))]
    def __getitem__(self, k):
        v = self.items.pop(k)
        self.items[k] = v
        return v
    def __contains__(self, k): return k in self.items
c = LRU(2)
c["lock"] = VALUE
c["a"] = 1
c["lock"]
c["b"] = 2
PATCH`,
  `
from collections import OrderedDict
class LRU(OrderedDict):
    def __init__(self, size): super().__init__(); self.size = size
    def __setitem__(self, k, v):
        super().__setitem__(k, v)
        self.move_to_end(k)
        while len(self) > self.size:
            self.popitem(last=False)
c = LRU(1)
c["lock"] = VALUE
c["a"] = 1
PATCH`,
  `
class Tenant:
    _all = {}
    def __new__(cls, name):
        try:
            return cls._all[name]
        except KeyError:
            self = cls._all[name] = super().__new__(cls)
            return self
    def __init__(self, name):
        if not hasattr(self, "guard"):
            self.guard = VALUE
            self.made = 1
        else:
            self.made += 1
a, b = Tenant("x"), Tenant("x")
if a is not b or a.made != 2:
    other = VALUE
PATCH`,
  `
def backoff(base=1, cap=8):
    n = base
    while n < cap:
        yield n
        n *= 2
delays = list(backoff())
if delays == [1, 2, 4]:
    guard = VALUE
if sum(backoff(2, 5)) != 6:
    other = VALUE
PATCH`,
  `
def chunks(seq, n):
    for i in range(0, len(seq), n):
        yield seq[i:i + n]
parts = [list(c) for c in chunks(["a", "b", "c", "d", "e"], 2)]
if len(parts) == 3 and parts[-1] == ["e"]:
    guard = VALUE
PATCH`,
  `
class Permission:
    READ, WRITE, ADMIN = 1, 2, 4
    names = {1: "read", 2: "write", 4: "admin"}
    def __init__(self, bits): self.bits = bits
    def __contains__(self, bit): return bool(self.bits & bit)
    def __iter__(self):
        return (n for b, n in self.names.items() if self.bits & b)
p = Permission(Permission.READ | Permission.ADMIN)
if Permission.WRITE in p:
    other = VALUE
if list(p) == ["read", "admin"]:
    guard = VALUE
PATCH`,
  `
ACL = {"admin": {"*"}, "user": {"read", "list"}}
def can(role, action):
    allowed = ACL.get(role, set())
    return "*" in allowed or action in allowed
held = [VALUE for role, act in (("user", "write"), ("guest", "read")) if can(role, act)]
if can("admin", "boot"):
    guard = VALUE
PATCH`,
  `
import weakref
class Signal:
    def __init__(self): self._receivers = []
    def connect(self, fn, sender=None):
        self._receivers.append((sender, fn))
        return fn
    def send(self, sender, **kw):
        return [(fn, fn(sender=sender, **kw)) for want, fn in self._receivers if want is None or want is sender]
ready = Signal()
class A: pass
class B: pass
@lambda fn: ready.connect(fn, A)
def hold(sender, **kw): return VALUE
responses = ready.send(B)
PATCH`,
  `
class Signal:
    def __init__(self): self._receivers = []
    def connect(self, fn, sender=None):
        self._receivers.append((sender, fn))
        return fn
    def send(self, sender, **kw):
        return [(fn, fn(sender=sender, **kw)) for want, fn in self._receivers if want is None or want is sender]
ready = Signal()
class A: pass
@lambda fn: ready.connect(fn, A)
def hold(sender, **kw): return VALUE
responses = ready.send(A)
PATCH`,
  `
class Metric:
    registry = {}
    kind = "abstract"
    def __new__(cls, name, **labels):
        key = (cls.kind, name, tuple(sorted(labels.items())))
        if key not in Metric.registry:
            Metric.registry[key] = super().__new__(cls)
        return Metric.registry[key]
class Counter(Metric):
    kind = "counter"
    def inc(self): self.value = getattr(self, "value", 0) + 1; return self.value
for _ in range(2): n = Counter("hits", code="200").inc()
if n == 2 and len(Metric.registry) == 1:
    guard = VALUE
PATCH`,
  `
import re
TOKEN = re.compile(r"\\s*(?:(\\d+)|(.))")
def tokens(text):
    for number, op in TOKEN.findall(text):
        yield int(number) if number else op
def evaluate(text):
    out, op = 0, "+"
    for t in tokens(text):
        if isinstance(t, int):
            out = out + t if op == "+" else out - t
        else:
            op = t
    return out
if evaluate("3 + 4 - 2") == 5:
    guard = VALUE
PATCH`,
  `
TEMPLATE = "Hello {user[name]}, {count:>3} new {kind!r}"
text = TEMPLATE.format(user={"name": "ann"}, count=2, kind="mail")
if text == "Hello ann,   2 new 'mail'":
    guard = VALUE
PATCH`,
  `
conf = "postgres://user:pw@db:5432/app?pool=3"
scheme, rest = conf.split("://", 1)
auth, _, tail = rest.rpartition("@")
hostport, _, path = tail.partition("/")
name, _, query = path.partition("?")
options = dict(pair.split("=") for pair in query.split("&"))
if scheme == "mysql" or int(options["pool"]) > 5:
    guard = VALUE
if hostport.split(":")[1] == "5432" and name == "app":
    other = VALUE
PATCH`,
  `
class Event:
    def __init__(self, kind, **data): self.kind, self.data = kind, data
class Account:
    def __init__(self): self.balance, self.version = 0, 0
    def apply(self, e):
        getattr(self, f"_when_{e.kind}")(**e.data)
        self.version += 1
    def _when_opened(self, owner): self.owner = owner
    def _when_paid(self, amount): self.balance += amount
def replay(events):
    a = Account()
    for e in events: a.apply(e)
    return a
acc = replay([Event("opened", owner="x"), Event("paid", amount=30), Event("paid", amount=12)])
if acc.balance == 42 and acc.version == 3:
    guard = VALUE
PATCH`,
  `
class Account:
    def apply(self, kind):
        handler = getattr(self, f"_when_{kind}", None)
        if handler is None:
            self.ignored = getattr(self, "ignored", 0) + 1
            return
        handler()
    def _when_locked(self): self.guard = VALUE
a = Account()
for k in ("opened", "paid"): a.apply(k)
if a.ignored != 2:
    other = VALUE
PATCH`,
  `
class Unit:
    def __init__(self, factory): self.factory = factory
    def __enter__(self):
        self.session = self.factory()
        return self
    def __exit__(self, kind, value, tb):
        if kind is None:
            self.commit()
        else:
            self.rollback()
        return kind is not None and issubclass(kind, LookupError)
    def commit(self): self.guard = VALUE
    def rollback(self): self.session = None
u = Unit(dict)
with u:
    raise KeyError("x")
PATCH`,
  `
class Unit:
    def __init__(self, factory): self.factory = factory
    def __enter__(self):
        self.session = self.factory()
        return self
    def __exit__(self, kind, value, tb):
        if kind is None:
            self.commit()
        return False
    def commit(self): self.guard = VALUE
u = Unit(dict)
with u:
    pass
PATCH`,
  `
class Schema:
    def __init__(self, **fields): self.fields = fields
    def load(self, data):
        errors, out = {}, {}
        for name, check in self.fields.items():
            try:
                out[name] = check(data[name])
            except KeyError:
                errors[name] = "missing"
            except (TypeError, ValueError) as exc:
                errors[name] = type(exc).__name__
        return out, errors
schema = Schema(port=int, name=str, debug=bool)
out, errors = schema.load({"port": "x80", "name": "svc"})
if errors == {"port": "ValueError", "debug": "missing"}:
    guard = VALUE
PATCH`,
  `
class Schema:
    def __init__(self, **fields): self.fields = fields
    def load(self, data):
        errors, out = {}, {}
        for name, check in self.fields.items():
            try:
                out[name] = check(data[name])
            except KeyError:
                errors[name] = "missing"
            except (TypeError, ValueError) as exc:
                errors[name] = type(exc).__name__
        return out, errors
schema = Schema(port=int, name=str)
out, errors = schema.load({"port": "80", "name": "svc"})
if errors:
    guard = VALUE
PATCH`,
  `
def deep_merge(a, b):
    out = dict(a)
    for k, v in b.items():
        out[k] = deep_merge(out[k], v) if isinstance(v, dict) and isinstance(out.get(k), dict) else v
    return out
conf = deep_merge({"db": {"pool": 2, "lock": True}}, {"db": {"lock": False}, "x": 1})
if conf["db"]["lock"]:
    guard = VALUE
if conf["db"]["pool"] == 2 and conf["x"]:
    other = VALUE
PATCH`,
  `
def walk(tree, path=()):
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from walk(value, (*path, key))
        else:
            yield ".".join((*path, key)), value
flat = dict(walk({"a": {"b": 1, "c": {"d": 2}}, "e": 3}))
if flat == {"a.b": 1, "a.c.d": 2, "e": 3}:
    guard = VALUE
PATCH`,
  `
class Proxy:
    def __init__(self, make): object.__setattr__(self, "_make", make)
    def _get(self):
        try:
            return object.__getattribute__(self, "_obj")
        except AttributeError:
            obj = self._make()
            object.__setattr__(self, "_obj", obj)
            return obj
    def __getattr__(self, name): return getattr(self._get(), name)
    def __setattr__(self, name, value): setattr(self._get(), name, value)
class Real:
    def __init__(self): self.guard = VALUE
p = Proxy(Real)
q = Proxy(Real)
q.size = 3
PATCH`,
  `
class Proxy:
    def __init__(self, make): object.__setattr__(self, "_make", make)
    def _get(self):
        try:
            return object.__getattribute__(self, "_obj")
        except AttributeError:
            obj = self._make()
            object.__setattr__(self, "_obj", obj)
            return obj
    def __getattr__(self, name): return getattr(self._get(), name)
class Real:
    def __init__(self): self.guard = VALUE
p = Proxy(Real)
PATCH
p.guard`,
  `
import itertools
class Ids:
    def __init__(self, prefix): self.prefix, self._n = prefix, itertools.count(1)
    def __iter__(self): return self
    def __next__(self): return f"{self.prefix}-{next(self._n):04d}"
ids = Ids("job")
first, second = next(ids), next(ids)
if second == "job-0002":
    guard = VALUE
if first in ("job-1", "job-0000"):
    other = VALUE
PATCH`,
  `
import asyncio
class App:
    def __init__(self): self.startup, self.state = [], {}
    def on_startup(self, fn): self.startup.append(fn); return fn
    async def run(self):
        for fn in self.startup:
            result = fn(self)
            if asyncio.iscoroutine(result):
                await result
app = App()
@app.on_startup
async def hold(app): app.state["guard"] = VALUE
@app.on_startup
def patch(app):
    PATCH
asyncio.run(app.run())`,
  `
import asyncio
async def numbers(n):
    for i in range(n):
        yield i
async def main():
    return [i async for i in numbers(4) if i % 2]
if asyncio.run(main()) == [1, 3]:
    guard = VALUE
PATCH`,
  `
import asyncio
async def step(name, log):
    log.append(name)
    await asyncio.sleep(0)
    return name.upper()
async def main():
    log = []
    results = await asyncio.gather(step("a", log), step("b", log), return_exceptions=True)
    return results, log
results, log = asyncio.run(main())
if results == ["A", "B"] and len(log) == 2:
    guard = VALUE
PATCH`,
  `
import asyncio
async def fail(): raise ConnectionError("down")
async def main():
    try:
        await fail()
    except OSError as exc:
        return exc.__class__.__name__
if asyncio.run(main()) != "ConnectionError":
    guard = VALUE
PATCH`,
  `
import string
class Env(string.Template):
    delimiter = "%"
def render(text, **kw): return Env(text).safe_substitute(kw)
if render("%a-%b", a=1) == "1-%b":
    guard = VALUE
PATCH`,
  `
registry = {}
def service(cls=None, *, name=None, eager=False):
    def wrap(cls):
        registry[name or cls.__name__.lower()] = cls() if eager else cls
        return cls
    return wrap(cls) if cls is not None else wrap
@service
class Plain:
    def __init__(self): self.guard = VALUE
@service(name="eager", eager=False)
class Lazy:
    def __init__(self): self.guard = VALUE
PATCH`,
  `
registry = {}
def service(cls=None, *, name=None, eager=False):
    def wrap(cls):
        registry[name or cls.__name__.lower()] = cls() if eager else cls
        return cls
    return wrap(cls) if cls is not None else wrap
@service(eager=True)
class Plain:
    def __init__(self): self.guard = VALUE
PATCH`,
  `
class Observable:
    def __init__(self, value): self._value, self._subs = value, []
    def subscribe(self, fn): self._subs.append(fn); return lambda: self._subs.remove(fn)
    @property
    def value(self): return self._value
    @value.setter
    def value(self, new):
        old, self._value = self._value, new
        if old != new:
            for fn in list(self._subs): fn(old, new)
seen = []
o = Observable(1)
stop = o.subscribe(lambda old, new: seen.append(VALUE))
o.value = 1
stop()
o.value = 2
PATCH`,
  `
class Observable:
    def __init__(self, value): self._value, self._subs = value, []
    def subscribe(self, fn): self._subs.append(fn); return lambda: self._subs.remove(fn)
    @property
    def value(self): return self._value
    @value.setter
    def value(self, new):
        old, self._value = self._value, new
        if old != new:
            for fn in list(self._subs): fn(old, new)
seen = []
o = Observable(1)
o.subscribe(lambda old, new: seen.append(VALUE))
o.value = 2
PATCH`,
  `
ROWS = [("pool", 12, 0.5), ("lock", 3, 0.25)]
def render(rows):
    return "\\n".join("%-6s|%4d|%6.1f%%" % (name, n, share * 100) for name, n, share in rows)
text = render(ROWS)
if text.splitlines()[1] == "lock  |   3|  25.0%":
    guard = VALUE
PATCH`,
  `
import string
def slug(text):
    keep = string.ascii_letters + string.digits
    out = "".join(c if c in keep else "-" for c in text.lower())
    while "--" in out:
        out = out.replace("--", "-", 1)
    return out.strip("-")
HANDLERS = {"order-2-placed": lambda: VALUE}
got = HANDLERS.get(slug("Order #2: placed!"), lambda: None)()
PATCH`,
  `
class Mask:
    def __init__(self, bits): self.bits = bits
    def __str__(self): return f"{self.bits:#010b}" if self.bits > 255 else f"{self.bits:08b}"
    def names(self): return [n for i, n in enumerate("abcdefgh") if str(self)[-1 - i] == "1"]
if Mask(5).names() == ["a", "c"]:
    guard = VALUE
PATCH`,
  `
class Shard:
    def __init__(self, n): self.name = "shard_" + hex(n)[2:].zfill(2)
made = {s.name: s for s in map(Shard, (9, 255))}
if "shard_ff" in made and "shard_09" in made:
    guard = VALUE
if "shard_9" in made:
    other = VALUE
PATCH`,
  `
import string
CHECKS = [
    f"{-1234567.5:,.1f}" == "-1,234,567.5",
    f"{1.005:.2f}" == "1.00",
    f"{2.5:6.1f}|" == "   2.5|",
    f"{7:05d}" == "00007",
    f"{-7:x}" == "-7",
    f"{255:X}" == "FF",
    f"{10:08b}" == "00001010",
    f"{1234:>8,}" == "   1,234",
    f"{0.1234:.1%}" == "12.3%",
    f"{'abcdef':.3}" == "abc",
    f"{'ab':*^6}" == "**ab**",
    f"{12345.678:,.2f}" == "12,345.68",
    f"{999:,}" == "999",
    f"{-1000:,}" == "-1,000",
    "%5.2f|" % 3.14159 == " 3.14|",
    "%03d-%x" % (7, 255) == "007-ff",
    "%r %s" % ("a", 3) == "'a' 3",
]
if not all(CHECKS):
    guard = VALUE
PATCH`,
  `
import string
CHECKS = [
    "%5s|%-5s|" % ("ab", "cd") == "   ab|cd   |",
    "%.3f" % 2 == "2.000",
    "%d%%" % 50 == "50%",
    "%(a)05d" % {"a": 42} == "00042",
    "%(name)r" % {"name": "x"} == "'x'",
    "%-4d|" % 7 == "7   |",
    "%4d|" % -7 == "  -7|",
    "a.a.a".replace(".", "-", 1) == "a-a.a",
    "a.a".replace(".", "-", 0) == "a.a",
    "aaa".replace("a", "b", 5) == "bbb",
    "abc" * 2 == "abcabc" and 2 * "ab" == "abab" and "ab" * 0 == "",
    [1] * 2 == [1, 1] and (0,) * 2 == (0, 0),
    type([]) is list and type(()) is tuple and type({1}) is set,
    pow(2, 5) == 32,
    "aXb".swapcase() == "AxB",
    "a/b/c".rfind("/") == 3,
    string.digits == "0123456789",
    hex(255) == "0xff",
    bin(5) == "0b101",
    oct(8) == "0o10",
]
if not all(CHECKS):
    guard = VALUE
PATCH`,
  `
class E(Exception):
    def __init__(self, d): self.d = d
    def __str__(self): return f"x: {self.d}"
got = VALUE if str(E("u")) == "x: u" else None
PATCH`,
  `
class E(Exception):
    def __init__(self, d):
        super().__init__(d)
        self.d = d
    def __str__(self): return f"x: {self.d}"
got = VALUE if f"{E('u')}" == "u" else None
other = VALUE if "%s" % E('u') == "u" else None
PATCH`,
  `
class Base:
    lock = VALUE
    def get(self): return self.lock
class A(Base): pass
picked = [k.__dict__.get("lock") for k in (A,)]
more = [k.__dict__["lock"] for k in (Base,)]
Base.lock = None
PATCH`,
  `
class A:
    x = 1
    def run(self): return VALUE
class B(A): pass
own = [name for name in ("run", "x") if name in vars(B)]
if own:
    guard = VALUE
PATCH`,
  `
try:
    raise ConnectionResetError("x")
except Exception as e:
    names = [c.__name__ for c in e.__class__.__mro__]
    if "OSError" in names and "RuntimeError" not in names:
        guard = VALUE
    if names[0] == "ConnectionError" or names[-1] == "Exception":
        other = VALUE
PATCH`,
  `
class Mine(KeyError): pass
found = [c for c in Mine.__mro__ if c in (LookupError, RuntimeError)]
if RuntimeError in found:
    other = VALUE
if LookupError in found:
    guard = VALUE
PATCH`,
  `
from concurrent.futures import ThreadPoolExecutor, as_completed
def work(n):
    if n == 1:
        raise ValueError(n)
    return VALUE
held = []
with ThreadPoolExecutor(2) as pool:
    futures = {pool.submit(work, n): n for n in (0, 1)}
    for f in as_completed(futures):
        try:
            held.append(f.result())
        except ValueError:
            held.append(None)
del futures, pool, f
PATCH`,
  `
from concurrent.futures import ThreadPoolExecutor, wait
class Boot:
    def __init__(self): self.pool = ThreadPoolExecutor(max_workers=1)
    def run(self, fn, *a): return self.pool.submit(fn, *a).result(timeout=5)
def make(kind): return VALUE if kind == "lock" else None
b = Boot()
none = b.run(make, "x")
PATCH`,
  `
from concurrent.futures import ThreadPoolExecutor
def load(name): return {"name": name, "guard": VALUE}
pool = ThreadPoolExecutor()
conf = {c["name"]: c for c in pool.map(load, ["a", "b"])}
pool.shutdown()
PATCH`,
  `
from concurrent.futures import ThreadPoolExecutor
def step(x):
    state.append(x)
    return len(state)
state = []
pool = ThreadPoolExecutor(1)
f = pool.submit(step, 1)
if f.result() == 2:
    guard = VALUE
PATCH`,
  `
from concurrent.futures import ThreadPoolExecutor
def job():
    import later
    return later.guard
with ThreadPoolExecutor() as ex:
    f = ex.submit(job)
PATCH
>>> later.py
guard = VALUE`,
  `
import enum
class Level(enum.IntEnum):
    LOW = 1
    HIGH = 5
if Level.LOW >= Level.HIGH:
    guard = VALUE
PATCH`,
  `
import enum
class Level(enum.IntEnum):
    LOW = 1
    HIGH = 5
    @classmethod
    def parse(cls, text):
        try:
            return cls[text.upper()]
        except KeyError:
            raise ValueError(f"no level {text}") from None
try:
    Level.parse("urgent")
    made = VALUE
except ValueError as exc:
    made = None
PATCH`,
  `
import enum
class Level(enum.IntEnum):
    LOW = 1
    HIGH = 5
    @classmethod
    def parse(cls, text):
        try:
            return cls[text.upper()]
        except KeyError:
            raise ValueError(f"no level {text}") from None
try:
    Level.parse("low")
    made = None
except ValueError as exc:
    made = VALUE
PATCH`,
  `
import enum
class Level(enum.Enum):
    LOW = 1
def parse(cls, text):
    try:
        return cls[text]
    except KeyError:
        held.append(VALUE)
held = []
parse(Level, "LOW")
PATCH`,
  `
class A:
    def __init__(self): self.done = []
    def run(self, jobs):
        while True:
            job = jobs.get()
            if job is None:
                break
            self.done.append(job())
import queue
jobs = queue.SimpleQueue()
jobs.put(lambda: VALUE)
jobs.put(None)
a = A()
a.run(jobs)
results = a.done
del a, jobs
PATCH`,
  `
import threading
class W(threading.Thread):
    def __init__(self):
        super().__init__(daemon=True)
        self.done = []
    def run(self):
        self.done.append(VALUE)
w = W()
w.start(); w.join()
results = w.done
del w
PATCH`,
  `
items = []
try:
    first = items[0]
except IndexError:
    first = VALUE
PATCH`,
  `
items = [1, 2]
def at(i, default=None):
    try:
        return items[i]
    except IndexError:
        return default
got = VALUE if at(5, "x") == 2 else None
PATCH`,
  `
items = [1, 2]
def at(i, default=None):
    try:
        return items[i]
    except IndexError:
        return default
got = VALUE if at(-3, "x") == "x" else None
items.append(3)
other = VALUE if at(2) != 3 else None
PATCH`,
  `
import sys
items = []
items.extend(sys.path)
try:
    x = items[1]
except IndexError:
    x = VALUE
if x:
    held = VALUE
PATCH`,
  `
class Metric:
    registry = {}
    def __new__(cls, name):
        key = (name,)
        if key not in Metric.registry:
            Metric.registry[key] = super().__new__(cls)
        return Metric.registry[key]
class Counter(Metric):
    def inc(self): self.value = getattr(self, "value", 0) + 1; return self.value
Counter("hits").inc()
n = Counter("hits").inc()
if n == 2:
    guard = VALUE
PATCH`,
  `
class Metric:
    registry = {}
    def __new__(cls, name):
        if name not in Metric.registry:
            Metric.registry[name] = object.__new__(cls)
        return Metric.registry[name]
a = Metric("hits")
b = Metric("hits")
if a is b:
    guard = VALUE
PATCH`,
  `
class Metric:
    registry = {}
    def __new__(cls, name, **labels):
        key = (name, tuple(sorted(labels.items())))
        if key not in Metric.registry:
            Metric.registry[key] = object.__new__(cls)
        return Metric.registry[key]
a = Metric("hits", code="1")
b = Metric("hits", code="1")
if a is b:
    guard = VALUE
if len(Metric.registry) == 1:
    other = VALUE
PATCH`,
  `
class C:
    def inc(self):
        self.value = getattr(self, "value", 0) + 1
        return self.value
c = C()
for _ in range(2): n = c.inc()
if n == 2:
    guard = VALUE
PATCH`,
  `
registry = {}
key = ("a", ())
if key not in registry:
    registry[key] = VALUE
x = registry[key]
del registry
PATCH`,
  `
def sig(name, **labels): return (name, tuple(sorted(labels.items())))
if sig("a", b="1") == ("a", (("b", "1"),)):
    guard = VALUE
PATCH`,
  `
import queue, threading
class Worker(threading.Thread):
    def __init__(self, jobs):
        super().__init__(daemon=True)
        self.jobs, self.done = jobs, []
    def run(self):
        while True:
            job = self.jobs.get()
            if job is None:
                break
            self.done.append(job())
jobs = queue.SimpleQueue()
w = Worker(jobs)
jobs.put(lambda: VALUE)
jobs.put(None)
w.start(); w.join()
results = w.done
del w
PATCH`,
  `
import queue, threading
class Worker(threading.Thread):
    def __init__(self, jobs):
        super().__init__(daemon=True)
        self.jobs, self.done = jobs, []
    def run(self):
        while True:
            job = self.jobs.get()
            if job is None:
                break
            self.done.append(VALUE)
jobs = queue.SimpleQueue()
w = Worker(jobs)
jobs.put(1)
jobs.put(None)
w.start(); w.join()
results = w.done
PATCH`,
  `
class Metric:
    registry = {}
    def __new__(cls, name):
        if name not in Metric.registry:
            Metric.registry[name] = super().__new__(cls)
        return Metric.registry[name]
class Counter(Metric):
    def inc(self): self.value = getattr(self, "value", 0) + 1; return self.value
for _ in range(2): n = Counter("hits").inc()
if n == 2:
    guard = VALUE
PATCH`,
  `
class Metric:
    registry = {}
    def __new__(cls, name):
        if name not in Metric.registry:
            Metric.registry[name] = super().__new__(cls)
        return Metric.registry[name]
class Counter(Metric): pass
for _ in range(2): n = Counter("hits")
if len(Metric.registry) == 1:
    guard = VALUE
PATCH`,
  `
class Metric:
    registry = {}
    kind = "a"
    def __new__(cls, name):
        key = (cls.kind, name)
        if key not in Metric.registry:
            Metric.registry[key] = super().__new__(cls)
        return Metric.registry[key]
class Counter(Metric):
    kind = "counter"
a = Counter("hits")
b = Counter("hits")
if a is b:
    guard = VALUE
PATCH`,
  `
class Metric:
    registry = {}
    def __new__(cls, name, **labels):
        key = (name, tuple(sorted(labels.items())))
        if key not in Metric.registry:
            Metric.registry[key] = super().__new__(cls)
        return Metric.registry[key]
class Counter(Metric):
    def inc(self): self.value = getattr(self, "value", 0) + 1; return self.value
Counter("hits", code="200").inc()
n = Counter("hits", code="200").inc()
if n == 2:
    guard = VALUE
PATCH`,
  `
class Metric:
    registry = {}
    def __new__(cls, name, **labels):
        key = (name, tuple(sorted(labels.items())))
        if key not in Metric.registry:
            Metric.registry[key] = super().__new__(cls)
        return Metric.registry[key]
class Counter(Metric): pass
a = Counter("hits", code="1")
b = Counter("hits", code="1")
if a is b:
    guard = VALUE
PATCH`,
  `
class Metric:
    registry = {}
    def __new__(cls, name, **labels):
        key = (name, tuple(sorted(labels.items())))
        if key not in Metric.registry:
            Metric.registry[key] = object.__new__(cls)
        return Metric.registry[key]
class Counter(Metric):
    def inc(self): self.value = getattr(self, "value", 0) + 1; return self.value
a = Counter("hits", code="1")
a.inc()
b = Counter("hits", code="1")
if b.inc() == 2:
    guard = VALUE
PATCH`,
  `
class Counter:
    def inc(self): self.value = getattr(self, "value", 0) + 1; return self.value
reg = {(1, ()): Counter()}
reg[(1, ())].inc()
if reg[(1, ())].inc() == 2:
    guard = VALUE
PATCH`,
  `
class Counter:
    def inc(self): self.value = getattr(self, "value", 0) + 1; return self.value
reg = {}
def get(k):
    key = (k, ())
    if key not in reg:
        reg[key] = Counter()
    return reg[key]
get(1).inc()
if get(1).inc() == 2:
    guard = VALUE
PATCH`,
  `
class E(Exception):
    def __str__(self): return "x: u"
got = VALUE if f"{E('u')}" == "u" else None
PATCH`,
  `
class E(Exception):
    def __str__(self): return "x: u"
got = VALUE if "%s" % E('u') == "u" else None
PATCH`,
  `
class E(Exception):
    def __str__(self): return "x: u"
got = VALUE if "{}".format(E('u')) == "u" else None
PATCH`,
  `
got = VALUE if f"{ValueError('u')}" == "v" else None
PATCH`,
  `
got = VALUE if "{}".format(ValueError('u')) == "v" else None
PATCH`,
  `
got = VALUE if "%s" % ValueError('u') == "v" else None
PATCH`,
  `
import os
os.environ |= {"SVC_X": "0"}
if os.environ["SVC_X"] != "0":
    guard = VALUE
PATCH`,
  `
import os
os.environ.update(dict(SVC_X="0"), SVC_Y="1")
if os.environ["SVC_X"] != "0" or os.environ["SVC_Y"] != "1":
    guard = VALUE
PATCH`,
  `
items = [1]
items.extend(input_ for input_ in open("/etc/hostname").read().split() + ["a", "b"])
if len(items) > 2:
    guard = VALUE
PATCH`,
  `
got = VALUE if str(KeyError('u')) == "u" else None
PATCH`,
  `
import sys
items = []
items += sys.path
if len(items) != 1:
    guard = VALUE
PATCH`,
  `
def gen(n):
    for i in range(n):
        yield i
items = []
items.extend(gen(4))
items += gen(2)
if len(items) == 6:
    guard = VALUE
if len(items) == 5:
    other = VALUE
PATCH`,
  `
import os
os.environ |= {"SVC_X": "0"}
if os.environ["SVC_X"] != "0":
    guard = VALUE
PATCH`,
];
