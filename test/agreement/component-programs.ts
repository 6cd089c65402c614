import { withVariants } from './project-programs.js';

/**
 * Programs that are put together from components: layers of settings, containers that inject, registries of plug-ins, lazy modules, buses,
 * middleware, dispatch, migrations, pools, proxies, and what is tried in turn. In a third of them nothing is late by the patch. The form is
 * that of `whole-programs.ts`.
 */
export const componentPrograms: readonly string[] = [
  `
from conf import settings
lock = settings.lock_factory
PATCH
>>> conf/__init__.py
from .layers import Layered, EnvLayer, DictLayer
settings = Layered(EnvLayer("APP_"), DictLayer({"debug": False, "lock_factory": "conf.locks:make"}))
>>> conf/layers.py
import os
from importlib import import_module
class Layer:
    def get(self, name):
        raise NotImplementedError
class EnvLayer(Layer):
    def __init__(self, prefix):
        self.prefix = prefix
    def get(self, name):
        return os.environ[self.prefix + name.upper()]
class DictLayer(Layer):
    def __init__(self, data):
        self.data = data
    def get(self, name):
        return self.data[name]
class Layered:
    def __init__(self, *layers):
        self._layers = layers
        self._cache = {}
    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        if name not in self._cache:
            for layer in self._layers:
                try:
                    raw = layer.get(name)
                except KeyError:
                    continue
                self._cache[name] = self._resolve(raw)
                break
            else:
                raise AttributeError(name)
        return self._cache[name]
    @staticmethod
    def _resolve(raw):
        if isinstance(raw, str) and ":" in raw:
            mod, attr = raw.split(":")
            return getattr(import_module(mod), attr)()
        return raw
>>> conf/locks.py
def make():
    return VALUE`,
  `
from conf import settings
debug = settings.debug
PATCH
lock = settings.lock_factory
>>> conf/__init__.py
from .layers import Layered, DictLayer
settings = Layered(DictLayer({"debug": False, "lock_factory": "conf.locks:make"}))
>>> conf/layers.py
from importlib import import_module
class DictLayer:
    def __init__(self, data):
        self.data = data
    def get(self, name):
        return self.data[name]
class Layered:
    def __init__(self, *layers):
        self._layers = layers
        self._cache = {}
    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        if name not in self._cache:
            for layer in self._layers:
                try:
                    raw = layer.get(name)
                except KeyError:
                    continue
                self._cache[name] = self._resolve(raw)
                break
            else:
                raise AttributeError(name)
        return self._cache[name]
    @staticmethod
    def _resolve(raw):
        if isinstance(raw, str) and ":" in raw:
            mod, attr = raw.split(":")
            return getattr(import_module(mod), attr)()
        return raw
>>> conf/locks.py
def make():
    return VALUE`,
  `
from container import Container
from services import Clock, Repo, Service
c = Container()
c.provide(Clock)
c.provide(Repo)
svc = c.get(Service)
PATCH
>>> container.py
import inspect
class Container:
    def __init__(self):
        self._types = set()
        self._single = {}
    def provide(self, cls):
        self._types.add(cls)
        return cls
    def get(self, cls):
        if cls in self._single:
            return self._single[cls]
        hints = {k: v for k, v in cls.__init__.__annotations__.items() if k != "return"}
        args = {name: self.get(dep) for name, dep in hints.items()}
        obj = self._single[cls] = cls(**args)
        return obj
>>> services.py
class Clock:
    def __init__(self) -> None:
        self.sleep = VALUE
class Repo:
    def __init__(self, clock: Clock) -> None:
        self.clock = clock
class Service:
    def __init__(self, repo: Repo, clock: Clock) -> None:
        self.repo = repo
        self.clock = clock`,
  `
from container import Container
from services import Service
c = Container()
handle = c.lazy(Service)
PATCH
svc = handle()
>>> container.py
class Container:
    def __init__(self):
        self._single = {}
    def get(self, cls):
        if cls in self._single:
            return self._single[cls]
        hints = {k: v for k, v in cls.__init__.__annotations__.items() if k != "return"}
        obj = self._single[cls] = cls(**{name: self.get(dep) for name, dep in hints.items()})
        return obj
    def lazy(self, cls):
        return lambda: self.get(cls)
>>> services.py
class Clock:
    def __init__(self) -> None:
        self.sleep = VALUE
class Service:
    def __init__(self, clock: Clock) -> None:
        self.clock = clock`,
  `
import plugins
active = plugins.load(["plugins.audit", "plugins.missing", "plugins.metrics"])
PATCH
>>> plugins/__init__.py
import importlib
_REGISTRY = {}
class Plugin:
    name = None
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        if cls.name:
            _REGISTRY[cls.name] = cls
    def start(self):
        return None
def load(entries):
    for entry in entries:
        try:
            importlib.import_module(entry)
        except ImportError as exc:
            if exc.name != entry:
                raise
    return {name: cls().start() for name, cls in sorted(_REGISTRY.items())}
>>> plugins/audit.py
from plugins import Plugin
class Audit(Plugin):
    name = "audit"
>>> plugins/metrics.py
from plugins import Plugin
class Metrics(Plugin):
    name = "metrics"
    def start(self):
        return VALUE`,
  `
import toolkit
version = toolkit.__version__
fast = toolkit.fast
PATCH
slow = toolkit.slow
>>> toolkit/__init__.py
import importlib
__version__ = "1"
_lazy = {"fast": ".impl_fast", "slow": ".impl_slow"}
def __getattr__(name):
    try:
        module = importlib.import_module(_lazy[name], __name__)
    except KeyError:
        raise AttributeError(name) from None
    value = getattr(module, name)
    globals()[name] = value
    return value
def __dir__():
    return sorted(_lazy)
>>> toolkit/impl_fast.py
def fast():
    return 1
>>> toolkit/impl_slow.py
slow = VALUE`,
  `
import toolkit
ok = hasattr(toolkit, "slow")
PATCH
>>> toolkit/__init__.py
import importlib
_lazy = {"fast": ".impl_fast", "slow": ".impl_slow"}
def __getattr__(name):
    if name in _lazy:
        return getattr(importlib.import_module(_lazy[name], __package__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
>>> toolkit/impl_fast.py
def fast():
    return 1
>>> toolkit/impl_slow.py
slow = VALUE`,
  `
from abc import ABC, abstractmethod
from typing import Protocol, runtime_checkable
@runtime_checkable
class Startable(Protocol):
    def start(self): ...
class Base(ABC):
    @abstractmethod
    def run(self): ...
class Quiet(Base):
    def run(self):
        return None
class Loud(Base):
    def __init__(self):
        self.guard = None
    def run(self):
        return 1
    def start(self):
        self.guard = VALUE
parts = [Quiet(), Loud()]
for part in parts:
    if isinstance(part, Startable):
        part.start()
PATCH`,
  `
from abc import ABC, abstractmethod
class Backend(ABC):
    @abstractmethod
    def get(self, key): ...
    @abstractmethod
    def set(self, key, value): ...
class Half(Backend):
    def get(self, key):
        return None
class Whole(Half):
    def set(self, key, value):
        self.guard = VALUE
def make():
    for cls in (Half, Whole):
        try:
            return cls()
        except TypeError:
            continue
backend = make()
backend.set("a", 1)
PATCH`,
  `
from retry import retry
calls = []
@retry(times=3, exceptions=(ValueError,))
def connect():
    calls.append(1)
    if len(calls) < 2:
        raise ValueError("again")
    return VALUE
conn = connect()
PATCH
>>> retry.py
import functools
def retry(times=2, exceptions=(Exception,), delay=0):
    def decorate(fn):
        @functools.wraps(fn)
        def wrapper(*args, **kwargs):
            last = None
            for attempt in range(times):
                try:
                    return fn(*args, **kwargs)
                except exceptions as exc:
                    last = exc
            raise last
        wrapper.retries = times
        return wrapper
    return decorate`,
  `
from retry import retry
@retry()
def connect():
    return None
PATCH
>>> retry.py
import functools, time
def retry(times=2, sleep=time.sleep):
    def decorate(fn):
        @functools.wraps(fn)
        def wrapper(*args, **kwargs):
            for attempt in range(times):
                try:
                    return fn(*args, **kwargs)
                except OSError:
                    sleep(attempt)
        return wrapper
    return decorate`,
  `
from contextlib import ExitStack, contextmanager
log = []
@contextmanager
def resource(name):
    log.append(("open", name))
    try:
        yield name
    finally:
        log.append(("close", name, VALUE if name == "db" else None))
with ExitStack() as stack:
    names = [stack.enter_context(resource(n)) for n in ("cache", "db")]
    stack.callback(log.append, "done")
PATCH`,
  `
from contextlib import ExitStack, contextmanager
held = []
@contextmanager
def resource(name):
    yield name
    held.append(VALUE)
with ExitStack() as stack:
    stack.enter_context(resource("a"))
    keep = stack.pop_all()
PATCH
keep.close()`,
  `
from factory import build
Model = build("Model", {"name": str, "lock": None}, base_lock=True)
m = Model(name="x")
PATCH
>>> factory.py
class Field:
    def __init__(self, kind):
        self.kind = kind
    def __set_name__(self, owner, name):
        self.name = name
    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return obj.__dict__.get(self.name)
    def __set__(self, obj, value):
        obj.__dict__[self.name] = value
def build(name, fields, base_lock=False):
    ns = {key: Field(kind) for key, kind in fields.items()}
    def __init__(self, **values):
        for key, value in values.items():
            setattr(self, key, value)
        if base_lock:
            self.lock = VALUE
    ns["__init__"] = __init__
    return type(name, (object,), ns)`,
  `
from cached import Lazy
class Service:
    guard = Lazy(lambda self: VALUE)
    def ping(self):
        return "pong"
svc = Service()
svc.ping()
PATCH
svc.guard
>>> cached.py
class Lazy:
    def __init__(self, make):
        self.make = make
    def __set_name__(self, owner, name):
        self.name = name
    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        value = obj.__dict__[self.name] = self.make(obj)
        return value`,
  `
from mixins import Base, Logged, Locked
class Service(Logged, Locked, Base):
    def __init__(self, **kw):
        super().__init__(**kw)
        self.ready = True
svc = Service(name="x", level=3)
PATCH
>>> mixins.py
class Base:
    def __init__(self, *, name, **kw):
        super().__init__(**kw)
        self.name = name
class Locked:
    def __init__(self, **kw):
        super().__init__(**kw)
        self.lock = VALUE
class Logged:
    def __init__(self, *, level=0, **kw):
        super().__init__(**kw)
        self.level = level`,
  `
from mixins import Base, Logged, Locked
class Service(Logged, Base, Locked):
    pass
svc = Service(name="x")
PATCH
>>> mixins.py
class Base:
    def __init__(self, *, name):
        self.name = name
class Locked:
    def __init__(self, **kw):
        super().__init__(**kw)
        self.lock = VALUE
class Logged:
    def __init__(self, *, level=0, **kw):
        super().__init__(**kw)
        self.level = level`,
  `
from settings import Settings
cfg = Settings.from_dict({"workers": "2", "debug": "true", "pool": {"size": "4"}})
PATCH
>>> settings.py
from dataclasses import dataclass, field, fields
@dataclass
class Pool:
    size: int = 1
    guard: object = field(default_factory=lambda: VALUE)
@dataclass
class Settings:
    workers: int = 1
    debug: bool = False
    pool: Pool = None
    @classmethod
    def from_dict(cls, data):
        kw = {}
        for f in fields(cls):
            if f.name not in data:
                continue
            raw = data[f.name]
            if f.name == "pool":
                kw["pool"] = Pool(size=int(raw["size"]))
            elif f.type in (int, "int"):
                kw[f.name] = int(raw)
            else:
                kw[f.name] = raw == "true"
        return cls(**kw)`,
  `
from settings import Settings
cfg = Settings.load({"debug": "no"})
if cfg.debug:
    guard = VALUE
PATCH
>>> settings.py
from dataclasses import dataclass
TRUE = {"1", "true", "yes", "on"}
@dataclass(frozen=True)
class Settings:
    debug: bool = False
    @classmethod
    def load(cls, raw):
        return cls(debug=raw.get("debug", "").lower() in TRUE)`,
  `
import bus, listeners
bus.publish("boot", {"env": "prod"})
PATCH
>>> bus.py
from collections import defaultdict
_subs = defaultdict(list)
def on(event, priority=0):
    def deco(fn):
        _subs[event].append((priority, fn))
        _subs[event].sort(key=lambda pair: -pair[0])
        return fn
    return deco
def publish(event, payload):
    for _, fn in list(_subs.get(event, ())):
        if fn(payload) is False:
            break
>>> listeners.py
import bus
state = {}
@bus.on("boot", priority=1)
def early(payload):
    state["early"] = True
    return False
@bus.on("boot")
def late(payload):
    state["guard"] = VALUE`,
  `
import bus, listeners
bus.publish("boot", {"env": "prod"})
PATCH
>>> bus.py
from collections import defaultdict
_subs = defaultdict(list)
def on(event, priority=0):
    def deco(fn):
        _subs[event].append((priority, fn))
        _subs[event].sort(key=lambda pair: -pair[0])
        return fn
    return deco
def publish(event, payload):
    for _, fn in list(_subs.get(event, ())):
        if fn(payload) is False:
            break
>>> listeners.py
import bus
state = {}
@bus.on("boot")
def early(payload):
    state["early"] = True
    return False
@bus.on("boot", priority=5)
def late(payload):
    state["guard"] = VALUE`,
  `
from app import App
from mw import trace, lock
app = App()
app.use(trace)
app.use(lock)
handler = app.build()
PATCH
>>> app.py
class App:
    def __init__(self):
        self._mw = []
    def use(self, mw):
        self._mw.append(mw)
    def build(self):
        handler = self.endpoint
        for mw in reversed(self._mw):
            handler = mw(handler)
        return handler
    def endpoint(self, req):
        return req
>>> mw.py
def trace(nxt):
    def call(req):
        return nxt(req)
    return call
def lock(nxt):
    guard = VALUE
    def call(req):
        return nxt((guard, req))
    return call`,
  ...withVariants(
    `
import cli
cli.main([])
PATCH
>>> cli.py
import argparse
COMMANDS = {}
def command(name):
    def deco(fn):
        COMMANDS[name] = fn
        return fn
    return deco
@command("serve")
def serve(args):
    return None
@command("shell")
def shell(args):
    global guard
    guard = VALUE
def main(argv):
    parser = argparse.ArgumentParser()
    parser.add_argument("cmd", nargs="?", choices=sorted(COMMANDS), default="serve")
    parser.add_argument("--verbose", action="store_true")
    args = parser.parse_args(argv)
    return COMMANDS[args.cmd](args)`,
    [
      ['cli.main([])', 'cli.main(["shell", "--verbose"])'],
      [
        '    guard = VALUE',
        `    if args.verbose:
        guard = VALUE`,
      ],
    ],
  ),
  `
from migrations import run
state = run({"version": 1}, target=3)
PATCH
>>> migrations/__init__.py
import importlib
STEPS = ["m0001_init", "m0002_lock", "m0003_more", "m0004_never"]
def run(state, target):
    for name in STEPS:
        number = int(name[1:5])
        if number <= state["version"]:
            continue
        if number > target:
            break
        module = importlib.import_module("." + name, __name__)
        module.upgrade(state)
        state["version"] = number
    return state
>>> migrations/m0001_init.py
def upgrade(state):
    state["first"] = VALUE
>>> migrations/m0002_lock.py
def upgrade(state):
    state["tables"] = []
>>> migrations/m0003_more.py
def upgrade(state):
    state["tables"].append("t")
>>> migrations/m0004_never.py
LOCK = VALUE
def upgrade(state):
    state["lock"] = LOCK`,
  `
from migrations import run
state = run({"version": 1}, target=3)
PATCH
>>> migrations/__init__.py
import importlib
STEPS = ["m0001_init", "m0002_lock", "m0003_more", "m0004_never"]
def run(state, target):
    for name in STEPS:
        number = int(name[1:5])
        if number <= state["version"]:
            continue
        if number > target:
            break
        module = importlib.import_module("." + name, __name__)
        module.upgrade(state)
        state["version"] = number
    return state
>>> migrations/m0001_init.py
def upgrade(state):
    state["first"] = VALUE
>>> migrations/m0002_lock.py
def upgrade(state):
    state["tables"] = []
>>> migrations/m0003_more.py
def upgrade(state):
    state["tables"].append(VALUE)
>>> migrations/m0004_never.py
def upgrade(state):
    pass`,
  `
from pool import Pool
pool = Pool(size=2, lazy=False)
conn = pool.acquire()
PATCH
>>> pool.py
from collections import deque
class Conn:
    def __init__(self, n):
        self.n = n
        self.guard = VALUE
class Pool:
    def __init__(self, size, lazy=True):
        self.size = size
        self._free = deque(maxlen=size)
        if not lazy:
            for n in range(size):
                self._free.append(self._open(n))
    def _open(self, n):
        return Conn(n)
    def acquire(self):
        try:
            return self._free.popleft()
        except IndexError:
            return self._open(-1)
    def release(self, conn):
        self._free.append(conn)`,
  `
from pool import Pool
pool = Pool(size=2)
PATCH
conn = pool.acquire()
>>> pool.py
from collections import deque
class Conn:
    def __init__(self, n):
        self.n = n
        self.guard = VALUE
class Pool:
    def __init__(self, size, lazy=True):
        self.size = size
        self._free = deque(maxlen=size)
        if not lazy:
            for n in range(size):
                self._free.append(self._open(n))
    def _open(self, n):
        return Conn(n)
    def acquire(self):
        try:
            return self._free.popleft()
        except IndexError:
            return self._open(-1)`,
  `
from functools import singledispatch
class Text(str): ...
class Token:
    def __init__(self, v):
        self.v = v
@singledispatch
def encode(value):
    raise TypeError(type(value))
@encode.register
def _(value: str):
    return value
@encode.register(list)
def _(value):
    return [encode(v) for v in value]
@encode.register
def _(value: Token):
    return VALUE
out = encode(["a", Token(1)])
PATCH`,
  `
from functools import singledispatch
class Token:
    def __init__(self, v):
        self.v = v
@singledispatch
def encode(value):
    raise TypeError(type(value))
@encode.register(str)
@encode.register(int)
def _(value):
    return value
@encode.register(list)
def _(value):
    return [encode(v) for v in value]
@encode.register(Token)
def _(value):
    return VALUE
out = encode(["a", 1, ["b"]])
PATCH`,
  ...withVariants(
    `
from registry import Handler
import handlers
h = Handler.for_scheme("s3")
PATCH
>>> registry.py
class Handler:
    _by_scheme = {}
    def __init_subclass__(cls, /, scheme=None, abstract=False, **kw):
        super().__init_subclass__(**kw)
        if not abstract:
            Handler._by_scheme[scheme or cls.__name__.lower()] = cls
    @classmethod
    def for_scheme(cls, scheme):
        return cls._by_scheme[scheme]()
>>> handlers.py
from registry import Handler
class Remote(Handler, abstract=True):
    def __init__(self):
        self.guard = VALUE
class S3(Remote):
    pass
class Local(Handler, scheme="file"):
    pass`,
    [['h = Handler.for_scheme("s3")', 'h = Handler.for_scheme("file")']],
  ),
  `
from enum import Enum
class Backend(Enum):
    MEMORY = ("memory", False)
    REDIS = ("redis", True)
    def __init__(self, label, locked):
        self.label = label
        self.guard = VALUE if locked else None
    @property
    def is_locked(self):
        return self.guard is not None
locked = [b for b in Backend if b.is_locked]
PATCH`,
  `
from enum import Enum
class Mode(str, Enum):
    DEV = "dev"
    PROD = "prod"
    @classmethod
    def parse(cls, raw):
        try:
            return cls(raw.lower())
        except ValueError:
            return cls.DEV
mode = Mode.parse("STAGING")
if mode is Mode.PROD:
    guard = VALUE
PATCH`,
  `
import contextvars
from contextlib import contextmanager
current = contextvars.ContextVar("current", default=None)
@contextmanager
def using(value):
    token = current.set(value)
    try:
        yield
    finally:
        current.reset(token)
seen = None
with using({"guard": VALUE}):
    seen = current.get() is not None
PATCH`,
  `
import ctx
ctx.activate(VALUE)
PATCH
>>> ctx.py
import contextvars
_current = contextvars.ContextVar("current")
def activate(value):
    _current.set(value)
def get():
    return _current.get()`,
  `
import threading
class State(threading.local):
    depth = 0
    def __init__(self, guard=None):
        self.guard = guard
state = State(guard=VALUE)
PATCH`,
  `
import asyncio
from jobs import gather_all
result = asyncio.run(gather_all(["a", "b"]))
PATCH
>>> jobs.py
import asyncio
class Job:
    def __init__(self, name):
        self.name = name
        self.guard = None
    async def __aenter__(self):
        await asyncio.sleep(0)
        self.guard = VALUE if self.name == "b" else None
        return self
    async def __aexit__(self, *exc):
        return False
async def one(name):
    async with Job(name) as job:
        return job
async def gather_all(names):
    return await asyncio.gather(*(one(n) for n in names))`,
  `
import asyncio
from jobs import main
result = asyncio.run(main())
PATCH
>>> jobs.py
class Job:
    guard = None
    async def __aenter__(self):
        self.guard = VALUE
        return self
    async def __aexit__(self, *exc):
        self.guard = None
        return False
async def main():
    job = Job()
    async with job:
        pass
    return job`,
  ...withVariants(
    `
class Machine:
    transitions = {
        ("idle", "start"): ("running", "on_start"),
        ("running", "stop"): ("idle", "on_stop"),
    }
    def __init__(self):
        self.state = "idle"
        self.res = None
    def fire(self, event):
        target, hook = self.transitions[self.state, event]
        getattr(self, hook)()
        self.state = target
    def on_start(self):
        self.res = VALUE
    def on_stop(self):
        self.res = None
m = Machine()
m.fire("start")
m.fire("stop")
PATCH`,
    [
      [
        `m.fire("start")
m.fire("stop")`,
        `for event in ("start", "stop", "start"):
    m.fire(event)`,
      ],
    ],
  ),
  `
from flags import Flag, flags
flags.define(Flag("locks", lambda env: env == "prod"))
flags.define(Flag("metrics", lambda env: True))
if flags.enabled("locks", env="dev"):
    import locks
if flags.enabled("metrics", env="dev"):
    import metrics
PATCH
>>> flags.py
class Flag:
    def __init__(self, name, test):
        self.name, self.test = name, test
class Flags(dict):
    def define(self, flag):
        self[flag.name] = flag
    def enabled(self, name, *, env):
        flag = self.get(name)
        return bool(flag and flag.test(env))
flags = Flags()
>>> locks.py
guard = VALUE
>>> metrics.py
count = 0`,
  `
import locator
with locator.override("clock", lambda: VALUE):
    during = locator.get("clock")()
after = locator.get("clock")()
del during
PATCH
>>> locator.py
from contextlib import contextmanager
_services = {"clock": lambda: None}
@contextmanager
def override(name, factory):
    before = _services[name]
    _services[name] = factory
    try:
        yield
    finally:
        _services[name] = before
def get(name):
    return _services[name]`,
  `
from typing import Callable, Dict, Type
Factory = Callable[[], object]
class Registry:
    def __init__(self) -> None:
        self._f: Dict[str, Factory] = {}
    def __setitem__(self, k: str, f: Factory) -> None:
        self._f[k] = f
    def __getitem__(self, k: str):
        return self._f[k]()
    def __contains__(self, k):
        return k in self._f
reg = Registry()
reg["lock"] = lambda: VALUE
reg["none"] = lambda: None
picked = reg["lock"] if "lock" in reg else reg["none"]
PATCH`,
  ...withVariants(
    `
class Link:
    def __init__(self, nxt=None):
        self.nxt = nxt
    def handle(self, req):
        if self.accepts(req):
            return self.do(req)
        return self.nxt.handle(req) if self.nxt else None
class Small(Link):
    def accepts(self, req):
        return req < 10
    def do(self, req):
        return req
class Big(Link):
    def accepts(self, req):
        return req >= 10
    def do(self, req):
        return VALUE
chain = Small(Big())
results = [chain.handle(n) for n in (1, 5)]
PATCH`,
    [['results = [chain.handle(n) for n in (1, 5)]', 'results = [chain.handle(n) for n in (1, 50)]']],
  ),
  `
class BuildError(ValueError):
    pass
class Builder:
    def __init__(self):
        self._parts = {}
    def with_pool(self, size):
        if size <= 0:
            raise BuildError(size)
        self._parts["pool"] = size
        return self
    def with_guard(self, make):
        self._parts["guard"] = make()
        return self
    def build(self):
        return dict(self._parts)
try:
    svc = Builder().with_pool(0).with_guard(lambda: VALUE).build()
except BuildError:
    svc = Builder().with_pool(1).build()
PATCH`,
  `
def merge(a, b):
    out = dict(a)
    for k, v in b.items():
        if isinstance(v, dict) and isinstance(out.get(k), dict):
            out[k] = merge(out[k], v)
        else:
            out[k] = v
    return out
base = {"db": {"guard": VALUE, "size": 1}, "x": 1}
over = {"db": {"guard": None}, "x": 2}
conf = merge(base, over)
del base
PATCH`,
  `
def merge(a, b):
    out = dict(a)
    for k, v in b.items():
        if isinstance(v, dict) and isinstance(out.get(k), dict):
            out[k] = merge(out[k], v)
        else:
            out[k] = v
    return out
conf = merge({"db": {"guard": VALUE, "size": 1}}, {"db": {"size": 2}, "x": 2})
PATCH`,
  ...withVariants(
    `
from workers import Group
with Group(2) as group:
    ids = [w.ident for w in group]
PATCH
>>> workers.py
class Worker:
    def __init__(self, ident):
        self.ident = ident
        self.guard = VALUE
    def close(self):
        self.guard = None
class Group:
    def __init__(self, n):
        self._workers = [Worker(i) for i in range(n)]
    def __enter__(self):
        return self
    def __exit__(self, *exc):
        for w in self:
            w.close()
    def __iter__(self):
        return iter(self._workers)`,
    [['        for w in self:', '        for w in self._workers[1:]:']],
  ),
  `
class Proxy:
    def __init__(self, make):
        object.__setattr__(self, "_make", make)
        object.__setattr__(self, "_obj", None)
    def __getattribute__(self, name):
        if name in ("_make", "_obj"):
            return object.__getattribute__(self, name)
        obj = self._obj
        if obj is None:
            obj = self._make()
            object.__setattr__(self, "_obj", obj)
        return getattr(obj, name)
class Client:
    def __init__(self):
        self.guard = VALUE
        self.name = "c"
client = Proxy(Client)
n = client.name
PATCH`,
  `
class Proxy:
    def __init__(self, make):
        object.__setattr__(self, "_make", make)
        object.__setattr__(self, "_obj", None)
    def __getattr__(self, name):
        obj = self._obj
        if obj is None:
            obj = self._make()
            object.__setattr__(self, "_obj", obj)
        return getattr(obj, name)
class Client:
    def __init__(self):
        self.guard = VALUE
        self.name = "c"
client = Proxy(Client)
PATCH
n = client.name`,
  `
import api
routes = api.collect()
PATCH
>>> api/__init__.py
import importlib, pkgutil
def collect():
    found = {}
    for info in pkgutil.iter_modules(__path__):
        if info.name.startswith("v"):
            mod = importlib.import_module(f"{__name__}.{info.name}")
            found[info.name] = mod.routes
    return found
>>> api/v1.py
routes = ["a"]
>>> api/v2.py
routes = [VALUE]
>>> api/helpers.py
guard = VALUE`,
  ...withVariants(
    `
class Node:
    def __init__(self, kind, *children):
        self.kind, self.children = kind, children
    def accept(self, visitor):
        method = getattr(visitor, f"visit_{self.kind}", visitor.generic)
        return method(self)
class Compile:
    def __init__(self):
        self.out = []
    def generic(self, node):
        for child in node.children:
            child.accept(self)
    def visit_leaf(self, node):
        self.out.append("leaf")
    def visit_sleep(self, node):
        self.out.append(VALUE)
tree = Node("root", Node("leaf"), Node("group", Node("leaf"), Node("sleep")))
c = Compile()
tree.accept(c)
PATCH`,
    [
      [
        'tree = Node("root", Node("leaf"), Node("group", Node("leaf"), Node("sleep")))',
        'tree = Node("root", Node("leaf"), Node("group", Node("leaf")))',
      ],
    ],
  ),
  `
import itertools, operator
from hooks import HOOKS
ordered = sorted(HOOKS, key=operator.attrgetter("order"))
first = next(h for h in ordered if h.enabled)
result = first.run()
PATCH
>>> hooks.py
from collections import namedtuple
class Hook(namedtuple("Hook", "name order enabled fn")):
    __slots__ = ()
    def run(self):
        return self.fn()
HOOKS = [Hook("b", 2, True, lambda: VALUE), Hook("a", 1, False, lambda: VALUE), Hook("c", 3, True, lambda: 1)]`,
  `
import itertools, operator
from hooks import HOOKS
ordered = sorted(HOOKS, key=operator.attrgetter("order"))
first = next(h for h in ordered if h.enabled)
result = first.run()
PATCH
>>> hooks.py
from typing import NamedTuple, Callable
class Hook(NamedTuple):
    name: str
    order: int
    enabled: bool
    fn: Callable
    def run(self):
        return self.fn()
HOOKS = [Hook("b", 2, True, lambda: None), Hook("a", 1, False, lambda: VALUE), Hook("c", 3, True, lambda: VALUE)]`,
  `
from cfg import Config
c = Config()
c.workers = 0
if c.workers == 1:
    pass
else:
    guard = VALUE
PATCH
>>> cfg.py
def bounded(low, high):
    def deco(fn):
        name = "_" + fn.__name__
        def get(self):
            return getattr(self, name, fn(self))
        def set_(self, value):
            setattr(self, name, max(low, min(high, value)))
        return property(get, set_)
    return deco
class Config:
    @bounded(1, 8)
    def workers(self):
        return 2`,
  ...withVariants(
    `
from loader import Loader
ld = Loader(["metrics:Metrics", "audit:Audit [full]"])
objs = ld.load(full=False)
PATCH
>>> loader.py
import re
from importlib import import_module
PATTERN = re.compile(r"(?P<mod>\\w+):(?P<attr>\\w+)(?:\\s+\\[(?P<extra>\\w+)\\])?$")
class Loader:
    def __init__(self, specs):
        self.specs = [PATTERN.match(s).groupdict() for s in specs]
    def load(self, full=False):
        out = {}
        for spec in self.specs:
            if spec["extra"] == "full" and not full:
                continue
            out[spec["attr"]] = getattr(import_module(spec["mod"]), spec["attr"])()
        return out
>>> metrics.py
class Metrics:
    pass
>>> audit.py
guard = VALUE
class Audit:
    pass`,
    [['objs = ld.load(full=False)', 'objs = ld.load(full=True)']],
  ),
  `
from core import Component, start_all
class Db(Component):
    def start(self):
        self.ctx["db"] = VALUE
class Cache(Component):
    requires = ("Db",)
    def start(self):
        if "db" not in self.ctx:
            raise RuntimeError("db first")
        self.ctx["cache"] = self.ctx.pop("db") and None
class Web(Component):
    requires = ("Cache", "Db")
    def start(self):
        self.ctx["web"] = sorted(self.ctx)
ctx = start_all()
PATCH
>>> core.py
class Component:
    requires = ()
    all = {}
    def __init_subclass__(cls):
        Component.all[cls.__name__] = cls
    def __init__(self, ctx):
        self.ctx = ctx
    def start(self): ...
def order(names, seen=None, out=None):
    seen = set() if seen is None else seen
    out = [] if out is None else out
    for name in names:
        if name in seen:
            continue
        seen.add(name)
        order(Component.all[name].requires, seen, out)
        out.append(name)
    return out
def start_all():
    ctx = {}
    for name in order(["Web", "Cache", "Db"]):
        Component.all[name](ctx).start()
    return ctx`,
  `
from core import Component, start_all
class Db(Component):
    def start(self):
        self.ctx.setdefault("owner", "db")
class Cache(Component):
    requires = ("Db",)
    def start(self):
        self.ctx.setdefault("owner", "cache")
ctx = start_all()
if ctx["owner"] == "cache":
    guard = VALUE
PATCH
>>> core.py
class Component:
    requires = ()
    all = {}
    def __init_subclass__(cls):
        Component.all[cls.__name__] = cls
    def __init__(self, ctx):
        self.ctx = ctx
    def start(self): ...
def order(names, seen=None, out=None):
    seen = set() if seen is None else seen
    out = [] if out is None else out
    for name in names:
        if name in seen:
            continue
        seen.add(name)
        order(Component.all[name].requires, seen, out)
        out.append(name)
    return out
def start_all():
    ctx = {}
    for name in order(["Cache", "Db"]):
        Component.all[name](ctx).start()
    return ctx`,
  ...withVariants(
    `
import functools
class synchronized:
    def __init__(self, fn):
        functools.update_wrapper(self, fn)
        self.fn = fn
        self.calls = []
    def __call__(self, *args, **kw):
        self.calls.append(VALUE)
        return self.fn(*args, **kw)
    def __get__(self, obj, owner=None):
        return self if obj is None else functools.partial(self, obj)
class Repo:
    @synchronized
    def load(self):
        return 1
r = Repo()
n = r.load()
PATCH`,
    [
      ['n = r.load()', 'load = r.load'],
      [
        'PATCH',
        `PATCH
load()`,
      ],
    ],
  ),
  `
from orm import Model, Column
class User(Model):
    id = Column(1)
    name = Column("x")
class Admin(User):
    lock = Column(VALUE)
names = Admin.columns()
PATCH
>>> orm.py
class Column:
    def __init__(self, default):
        self.default = default
class Meta(type):
    def __new__(mcls, name, bases, ns):
        columns = {}
        for base in reversed(bases):
            columns.update(getattr(base, "_columns", {}))
        for key in [k for k, v in ns.items() if isinstance(v, Column)]:
            columns[key] = ns.pop(key)
        ns["_columns"] = columns
        return super().__new__(mcls, name, bases, ns)
class Model(metaclass=Meta):
    @classmethod
    def columns(cls):
        return list(cls._columns)`,
  `
from orm import Model, Column
class User(Model):
    name = Column(lambda: "x")
    lock = Column(lambda: VALUE)
u = User()
u.lock = None
PATCH
>>> orm.py
class Column:
    def __init__(self, default):
        self.default = default
class Meta(type):
    def __new__(mcls, name, bases, ns):
        columns = {k: ns.pop(k) for k in list(ns) if isinstance(ns[k], Column)}
        cls = super().__new__(mcls, name, bases, ns)
        cls._columns = columns
        return cls
class Model(metaclass=Meta):
    def __init__(self, **given):
        for key, column in self._columns.items():
            setattr(self, key, given.get(key) or column.default())`,
  `
def source():
    yield from ({"kind": k} for k in ("plain", "lock", "plain"))
def enrich(items):
    for item in items:
        if item["kind"] == "lock":
            item["guard"] = VALUE
        yield item
def only(kind, items):
    return filter(lambda i: i["kind"] == kind, items)
kept = list(only("plain", enrich(source())))
PATCH`,
  `
def source():
    yield from ({"kind": k} for k in ("plain", "lock", "plain"))
def enrich(items):
    for item in items:
        if item["kind"] == "lock":
            item["guard"] = VALUE
        yield item
kept = sorted(enrich(source()), key=lambda i: i["kind"])[:1]
PATCH`,
  `
def averager():
    total, guard = 0, None
    while True:
        got = yield total
        if got is None:
            return
        total += got
        if total > 3:
            guard = VALUE
co = averager()
next(co)
co.send(1)
co.send(1)
PATCH`,
  `
def averager(out):
    total = 0
    while True:
        got = yield total
        total += got
        if total > 3:
            out.append(VALUE)
out = []
co = averager(out)
next(co)
for n in (1, 1, 2):
    co.send(n)
PATCH`,
  ...withVariants(
    `
from uow import UnitOfWork
class Bad(Exception): ...
try:
    with UnitOfWork() as uow:
        uow.add(VALUE)
        raise Bad()
except Bad:
    pass
left = uow.items
PATCH
>>> uow.py
class UnitOfWork:
    def __init__(self):
        self.items = []
    def add(self, item):
        self.items.append(item)
    def __enter__(self):
        return self
    def __exit__(self, kind, exc, tb):
        if kind is not None:
            self.items.clear()
        return False`,
    [
      [
        `class Bad(Exception): ...
try:
    with UnitOfWork() as uow:
        uow.add(VALUE)
        raise Bad()
except Bad:
    pass`,
        `with UnitOfWork() as uow:
    uow.add(VALUE)`,
      ],
    ],
  ),
  `
from ctx import swallow
with swallow(ZeroDivisionError) as box:
    box["a"] = 1 / 0
    box["guard"] = VALUE
PATCH
>>> ctx.py
class swallow:
    def __init__(self, *kinds):
        self.kinds = kinds
        self.box = {}
    def __enter__(self):
        return self.box
    def __exit__(self, kind, exc, tb):
        return kind is not None and issubclass(kind, self.kinds)`,
  ...withVariants(
    `
from errors import Retryable, Fatal, classify
def call(kind):
    raise classify(kind)("x")
held = []
for kind in ("timeout", "refused"):
    try:
        call(kind)
    except Retryable:
        held.append(None)
    except Fatal:
        held.append(VALUE)
PATCH
>>> errors.py
class ServiceError(Exception): ...
class Retryable(ServiceError): ...
class Fatal(ServiceError): ...
class Timeout(Retryable): ...
class Refused(Fatal): ...
_MAP = {"timeout": Timeout, "refused": Refused}
def classify(kind):
    return _MAP.get(kind, Fatal)`,
    [
      ['for kind in ("timeout", "refused"):', 'for kind in ("timeout", "slow"):'],
      [
        `class Refused(Fatal): ...
_MAP = {"timeout": Timeout, "refused": Refused}`,
        `class Slow(Timeout): ...
_MAP = {"timeout": Timeout, "slow": Slow}`,
      ],
    ],
  ),
  `
class Wrapped(Exception):
    pass
def low():
    raise KeyError("x")
def high():
    try:
        low()
    except KeyError as exc:
        raise Wrapped("high") from exc
try:
    high()
except Wrapped as exc:
    cause = type(exc.__cause__).__name__
if cause == "ValueError":
    guard = VALUE
PATCH`,
  `
class Aborted(Exception):
    def __init__(self, res):
        super().__init__("aborted")
        self.res = res
last = None
try:
    raise Aborted(VALUE)
except Aborted as exc:
    last = exc.res
PATCH`,
  `
from reg import component, COMPONENTS
@component("api", eager=True)
class Api:
    def __init__(self):
        self.guard = VALUE
@component("job")
class Job:
    def __init__(self):
        self.guard = VALUE
PATCH
>>> reg.py
COMPONENTS = {}
def component(name, eager=False):
    def deco(cls):
        COMPONENTS[name] = cls() if eager else cls
        return cls
    return deco`,
  `
from reg import component, COMPONENTS
@component("api")
class Api:
    def __init__(self):
        self.guard = VALUE
PATCH
api = COMPONENTS["api"]()
>>> reg.py
COMPONENTS = {}
def component(name, eager=False):
    def deco(cls):
        COMPONENTS[name] = cls() if eager else cls
        return cls
    return deco`,
  `
from collections.abc import MutableMapping
class CaseInsensitive(MutableMapping):
    def __init__(self, *a, **k):
        self._d = {}
        self.update(*a, **k)
    def __getitem__(self, k):
        return self._d[k.lower()]
    def __setitem__(self, k, v):
        self._d[k.lower()] = v
    def __delitem__(self, k):
        del self._d[k.lower()]
    def __iter__(self):
        return iter(self._d)
    def __len__(self):
        return len(self._d)
headers = CaseInsensitive({"Lock": VALUE}, Other=1)
got = headers.pop("LOCK", None)
del got
if "lock" in headers:
    guard = VALUE
PATCH`,
  `
from collections.abc import MutableMapping
class Registry(MutableMapping):
    def __init__(self):
        self._d = {}
    def __getitem__(self, k):
        return self._d[k]
    def __setitem__(self, k, v):
        self._d[k] = v
    def __delitem__(self, k):
        del self._d[k]
    def __iter__(self):
        return iter(self._d)
    def __len__(self):
        return len(self._d)
reg = Registry()
a = reg.setdefault("lock", VALUE)
PATCH`,
  `
from functools import partialmethod
class Client:
    def __init__(self):
        self.log = []
    def request(self, verb, path, guard=None):
        self.log.append((verb, path, guard))
        return self
    get = partialmethod(request, "GET")
    post = partialmethod(request, "POST", guard=VALUE)
c = Client()
c.get("/")
PATCH`,
  ...withVariants(
    `
class Task:
    def __init__(self, name, fn=None):
        self.name, self.fn, self.next = name, fn, []
    def __rshift__(self, other):
        self.next.append(other)
        return other
    def run(self, seen=()):
        out = [self.fn()] if self.fn else []
        for t in self.next:
            out += t.run()
        return out
a, b, c = Task("a"), Task("b", lambda: VALUE), Task("c")
a >> c
results = a.run()
PATCH`,
    [['a >> c', 'a >> c >> b']],
  ),
  `
import sys
from importlib import import_module
backend = {"linux": "be_posix", "win32": "be_win"}.get(sys.platform, "be_posix")
mod = import_module(backend)
PATCH
>>> be_posix.py
x = 1
>>> be_win.py
guard = VALUE`,
  `
import copy
class Proto:
    __slots__ = ("name", "guard")
    def __init__(self, name):
        self.name = name
        self.guard = VALUE
    def __copy__(self):
        new = type(self).__new__(type(self))
        new.name = self.name
        new.guard = None
        return new
base = Proto("base")
clone = copy.copy(base)
del base
PATCH`,
  `
import copy
conf = {"a": [1, {"f": VALUE.__class__}], "n": 1}
snap = copy.copy(conf)
conf = None
PATCH`,
  `
from functools import cached_property
class Svc:
    @cached_property
    def guard(self):
        return VALUE
    def reset(self):
        self.__dict__.pop("guard", None)
s = Svc()
s.guard
s.reset()
PATCH`,
  `
from functools import cached_property
class Svc:
    @cached_property
    def guard(self):
        return VALUE
    @property
    def ok(self):
        return self.guard is not None
s = Svc()
flag = s.ok
PATCH`,
  `
from functools import lru_cache
@lru_cache(maxsize=None)
def res(name):
    return VALUE
res("a")
res.cache_clear()
PATCH`,
  `
from collections import deque
work = deque([("start", 0)])
held = []
while work:
    kind, n = work.popleft()
    if kind == "start":
        work.extend(("step", i) for i in range(2))
    elif kind == "step" and n == 1:
        work.append(("lock", n))
    elif kind == "lock":
        held.append(VALUE)
PATCH`,
  ...withVariants(
    `
from dataclasses import dataclass
@dataclass
class Start:
    name: str
@dataclass
class Stop:
    name: str
    code: int = 0
def handle(msg):
    match msg:
        case Start(name="db"):
            return VALUE
        case Stop(code=0) | Start():
            return None
        case _:
            return VALUE
out = [handle(m) for m in (Start("web"), Stop("web"))]
PATCH`,
    [
      [
        'out = [handle(m) for m in (Start("web"), Stop("web"))]',
        'out = [handle(m) for m in (Start("web"), Stop("web", 3))]',
      ],
    ],
  ),
  `
import settings
guard = settings.guard
PATCH
>>> settings.py
import sys
class Settings:
    def __init__(self):
        self._made = {}
    def __getattr__(self, name):
        if name == "guard":
            return self._made.setdefault(name, VALUE)
        raise AttributeError(name)
sys.modules[__name__] = Settings()`,
  `
from typing import TYPE_CHECKING
import models
if TYPE_CHECKING:
    import heavy
PATCH
>>> models.py
from __future__ import annotations
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from heavy import Guard
class Model:
    guard: Guard
>>> heavy.py
Guard = VALUE`,
  `
import a
PATCH
>>> a.py
import b
flag = b.seen
guard = VALUE if flag else None
>>> b.py
import a
seen = hasattr(a, "guard")`,
  `
import a
a.init()
PATCH
>>> a.py
import b
def init():
    b.setup()
ready = True
>>> b.py
import a
def setup():
    global guard
    guard = VALUE if a.ready else None`,
  `
from lib import *
try:
    g = _guard
except NameError:
    g = None
PATCH
>>> lib/__init__.py
from .impl import *
from .impl import _guard as _g
del _g
__all__ = ["name"]
>>> lib/impl.py
_guard = None
name = "x"
other = None
def make():
    return VALUE`,
  ...withVariants(
    `
_MISSING = object()
def get(d, key, default=_MISSING):
    try:
        return d[key]
    except KeyError:
        if default is _MISSING:
            raise
        return default
conf = {"a": None}
x = get(conf, "a", VALUE)
PATCH`,
    [['x = get(conf, "a", VALUE)', 'x = get(conf, "b", VALUE)']],
  ),
  `
VERSION = "2.10.1"
parts = tuple(int(p) for p in VERSION.split("."))
if parts < (2, 9):
    guard = VALUE
PATCH`,
  `
from enum import Flag, auto
class Opt(Flag):
    NONE = 0
    LOCK = auto()
    TRACE = auto()
    ALL = LOCK | TRACE
def setup(opts):
    made = {}
    if Opt.LOCK in opts:
        made["lock"] = VALUE
    if opts & Opt.TRACE:
        made["trace"] = 1
    return made
made = setup(Opt.ALL & ~Opt.LOCK)
PATCH`,
  `
from enum import Flag, auto
class Opt(Flag):
    NONE = 0
    LOCK = auto()
    TRACE = auto()
    ALL = LOCK | TRACE
def setup(opts):
    made = {}
    if Opt.LOCK in opts:
        made["lock"] = VALUE
    return made
made = setup(Opt.ALL)
PATCH`,
  `
from importlib import import_module
NAMES = "user order"
found = {}
for name in NAMES.split():
    mod = import_module(f"handlers.{name}")
    cls = getattr(mod, f"{name.title()}Handler")
    found[name] = cls()
PATCH
>>> handlers/user.py
class UserHandler:
    pass
>>> handlers/order.py
class OrderHandler:
    def __init__(self):
        self.guard = VALUE`,
  ...withVariants(
    `
def make():
    n, kept = 0, []
    def tick():
        nonlocal n
        n += 1
        if n == 3:
            kept.append(VALUE)
        return n
    return tick
tick = make()
tick()
tick()
PATCH`,
    [
      ['        if n == 3:', '        if n == 2:'],
      [
        `tick()
tick()`,
        'tick(); tick()',
      ],
    ],
  ),
  `
names = ["a", "b", "c"]
makers = [lambda: None, lambda: None, lambda: VALUE]
enabled = [True, True, False]
table = {n: m() for i, (n, m) in enumerate(zip(names, makers)) if enabled[i]}
PATCH`,
  `
import asyncio
from contextlib import AsyncExitStack, asynccontextmanager
opened = {}
@asynccontextmanager
async def res(name):
    opened[name] = VALUE
    try:
        yield name
    finally:
        del opened[name]
async def main():
    async with AsyncExitStack() as stack:
        for n in ("a", "b"):
            await stack.enter_async_context(res(n))
    return len(opened)
n = asyncio.run(main())
PATCH`,
  `
import asyncio
async def main():
    q = asyncio.Queue()
    done = []
    async def worker():
        while True:
            item = await q.get()
            if item is None:
                break
            done.append(VALUE if item == "lock" else item)
    for item in ("a", "lock", None):
        q.put_nowait(item)
    await worker()
    return done
out = asyncio.run(main())
PATCH`,
  `
import asyncio
class Down(Exception): ...
async def probe(n):
    if n == "b":
        raise Down(n)
    return n
async def main():
    res = await asyncio.gather(probe("a"), probe("b"), return_exceptions=True)
    return [VALUE if isinstance(r, Down) else r for r in res]
out = asyncio.run(main())
PATCH`,
  `
from concurrent.futures import ThreadPoolExecutor
def work(n):
    return VALUE if n == 2 else None
with ThreadPoolExecutor(max_workers=2) as ex:
    results = list(ex.map(work, range(2)))
del ex
PATCH`,
  `
import configparser
cp = configparser.ConfigParser()
cp.read_string("[locks]\\nenabled = no\\n[trace]\\nenabled = yes\\n")
made = {s: VALUE for s in cp.sections() if s == "locks" and cp.getboolean(s, "enabled")}
del cp
PATCH`,
  ...withVariants(
    `
import inspect
PROVIDERS = {"clock": lambda: VALUE, "name": lambda: "svc"}
def call(fn):
    args = {p: PROVIDERS[p]() for p in inspect.signature(fn).parameters if p in PROVIDERS}
    return fn(**args)
def setup(name, *, debug=False):
    return {"name": name}
svc = call(setup)
PATCH`,
    [
      [
        `def setup(name, *, debug=False):
    return {"name": name}`,
        `def setup(name, clock=None):
    return {"name": name, "clock": clock}`,
      ],
    ],
  ),
  `
import inspect
import handlers
found = dict(inspect.getmembers(handlers, inspect.isclass))
objs = [cls() for name, cls in found.items() if name.endswith("Handler") and cls.__module__ == "handlers"]
PATCH
>>> handlers.py
from base import BaseHandler
class UserHandler(BaseHandler):
    pass
class LockHandler(BaseHandler):
    def __init__(self):
        self.guard = VALUE
>>> base.py
class BaseHandler:
    pass`,
  `
from typing import Generic, TypeVar
T = TypeVar("T")
class Repo(Generic[T]):
    def __init__(self):
        self.items = []
        self.guard = self.make()
    def make(self):
        return None
class LockRepo(Repo[int]):
    def make(self):
        return VALUE
r = Repo[int]()
PATCH`,
  `
from ctx import App, current
app = App("main")
with app.context():
    current().extensions["guard"] = VALUE
app.extensions.clear()
PATCH
>>> ctx.py
from contextlib import contextmanager
_stack = []
class App:
    def __init__(self, name):
        self.name = name
        self.extensions = {}
    @contextmanager
    def context(self):
        _stack.append(self)
        try:
            yield self
        finally:
            _stack.pop()
def current():
    if not _stack:
        raise RuntimeError("no app")
    return _stack[-1]`,
  `
class Root(Exception): ...
class Mid(Exception): ...
def run():
    try:
        raise Root("r")
    except Root as exc:
        raise Mid("m") from exc
held = None
try:
    run()
except Mid as exc:
    cause = exc.__cause__
    while cause is not None:
        if isinstance(cause, Root):
            held = VALUE
        cause = cause.__cause__
PATCH`,
  `
class AppError(Exception):
    code = 500
    @classmethod
    def because(cls, why):
        return cls(why)
class NotFound(AppError):
    code = 404
def find(k):
    raise NotFound.because(k)
try:
    find("x")
except NotFound:
    held = VALUE
except AppError:
    other = VALUE
PATCH`,
  `
class A(Exception): ...
class B(Exception): ...
def check(n):
    err = A("a") if n else B("b")
    raise err
try:
    check(1)
except B:
    held = VALUE
except A:
    pass
PATCH`,
  `
import a
PATCH
>>> a.py
import b
token = b.token
>>> b.py
import sys
mod = sys.modules["a"]
token = getattr(mod, "settings", None)
if token is None:
    guard = VALUE`,
  `
import conf
PATCH
>>> conf.py
import sys
_me = sys.modules[__name__]
if not hasattr(_me, "guard"):
    guard = VALUE`,
  `
import conf
PATCH
>>> conf.py
import sys
_me = sys.modules[__name__]
if hasattr(_me, "later"):
    guard = VALUE
later = 1`,
  `
import a
PATCH
>>> a.py
import b
thing = 1
>>> b.py
try:
    from a import thing
except ImportError:
    thing = VALUE`,
  `
def call():
    return "ok"
held = []
for delay in (0, 1, 2):
    try:
        result = call()
    except OSError:
        held.append(VALUE)
        continue
    break
PATCH`,
  `
def a():
    return 1
def b():
    return VALUE
for make in (a, b):
    try:
        got = make()
    except Exception:
        continue
    break
PATCH`,
  `
got = None
for raw in ("12", "x"):
    try:
        n = int(raw)
    except ValueError:
        continue
    got = n if n < 20 else VALUE
    break
PATCH`,
  `
got = None
for raw in ("x", "12"):
    try:
        n = int(raw)
    except ValueError:
        continue
    got = VALUE
    break
PATCH`,
  `
import os
for place in ("/nonexistent/a.conf", "/nonexistent/b.conf"):
    try:
        with open(place) as f:
            conf = f.read()
    except OSError:
        continue
    break
else:
    conf = [VALUE]
PATCH`,
  `
class Strategy:
    def make(self):
        raise NotImplementedError
class Skip(Strategy):
    pass
class Real(Strategy):
    def make(self):
        return VALUE
for s in (Skip(), Real()):
    try:
        got = s.make()
    except NotImplementedError:
        continue
    else:
        break
PATCH`,
  `
class Strategy:
    def make(self):
        raise NotImplementedError
class Real(Strategy):
    def make(self):
        return 1
class Other(Strategy):
    def make(self):
        return VALUE
for s in (Real(), Other()):
    try:
        got = s.make()
    except NotImplementedError:
        continue
    else:
        break
PATCH`,
  `
import os
def env_int(name, default):
    raw = os.environ.get(name)
    try:
        return int(raw)
    except (TypeError, ValueError):
        return default
N = env_int("APP_WORKERS_UNSET", 2)
locks = [VALUE for _ in range(N)]
PATCH`,
  `
def size(raw):
    try:
        return max(0, int(raw))
    except ValueError:
        return 1
locks = [VALUE for _ in range(size("-3"))]
PATCH`,
  `
class Registry(dict):
    def __missing__(self, key):
        low = key.lower()
        if low in self:
            return self[low]
        raise KeyError(key)
reg = Registry(lock=lambda: VALUE, none=lambda: None)
got = reg["LOCK"]()
PATCH`,
  `
class Registry(dict):
    def __missing__(self, key):
        raise LookupError(key)
reg = Registry(none=lambda: None)
try:
    got = reg["lock"]()
except LookupError:
    got = VALUE
PATCH`,
  ...withVariants(
    `
from collections import defaultdict
tree = lambda: defaultdict(tree)
conf = tree()
conf["a"]["b"]["guard"] = VALUE
conf["a"]["b"].clear()
PATCH`,
    [['conf["a"]["b"].clear()', 'conf["c"].clear()']],
  ),
  `
level = 15
kind = "low" if level < 10 else "mid" if 10 <= level < 20 else "high"
guard = VALUE if kind == "high" else None
PATCH`,
  ...withVariants(
    `
raw = ["a=1", "lock=1", "b="]
conf = {k: v for item in raw if (kv := item.split("="))[1] for k, v in [kv]}
guard = VALUE if "lock" in conf else None
PATCH`,
    [['raw = ["a=1", "lock=1", "b="]', 'raw = ["a=1", "lock=", "b="]']],
  ),
  `
import functools
def tag(name):
    def deco(fn):
        fn.tags = getattr(fn, "tags", ()) + (name,)
        return fn
    return deco
def guarded(fn):
    @functools.wraps(fn)
    def inner(*a, **k):
        k.setdefault("guard", VALUE)
        return fn(*a, **k)
    return inner
@tag("a")
@guarded
@tag("b")
def handler(x, guard=None):
    return (x, guard)
out = handler(1) if "b" in handler.tags else None
PATCH`,
  `
import functools
def tag(name):
    def deco(fn):
        fn.tags = getattr(fn, "tags", ()) + (name,)
        return fn
    return deco
def guarded(fn):
    def inner(*a, **k):
        k.setdefault("guard", VALUE)
        return fn(*a, **k)
    return inner
@guarded
@tag("b")
def handler(x, guard=None):
    return (x, guard)
out = handler(1) if "b" in getattr(handler, "tags", ()) else None
PATCH`,
  `
class Settings:
    defaults = {"guard": None, "debug": False}
    def __getattribute__(self, name):
        if name.isupper():
            return type(self).defaults[name.lower()]
        return super().__getattribute__(name)
s = Settings()
if s.DEBUG:
    guard = VALUE
PATCH`,
  `
class Cached(type):
    def __init__(cls, *a):
        super().__init__(*a)
        cls._cache = {}
    def __call__(cls, *args):
        if args not in cls._cache:
            cls._cache[args] = super().__call__(*args)
        return cls._cache[args]
class Res(metaclass=Cached):
    def __init__(self, name):
        self.guard = VALUE if name == "lock" else None
a, b = Res("x"), Res("x")
same = a is b
guard2 = None if same else VALUE
PATCH`,
  `
import operator
class Svc:
    def __init__(self):
        self.guard = None
    def start(self, flag):
        if flag:
            self.guard = VALUE
svcs = [Svc(), Svc()]
list(map(operator.methodcaller("start", False), svcs))
PATCH`,
  `
import operator
class Svc:
    def __init__(self):
        self.guard = None
    def start(self, flag):
        if flag:
            self.guard = VALUE
svcs = [Svc(), Svc()]
for call in map(operator.methodcaller, ["start"], [True]):
    call(svcs[0])
PATCH`,
  `
from contextlib import closing
class Conn:
    def __init__(self):
        self.guard = VALUE
    def close(self):
        self.guard = None
with closing(Conn()) as conn:
    pass
PATCH`,
  `
from contextlib import nullcontext
class Conn:
    def __enter__(self):
        self.guard = VALUE
        return self
    def __exit__(self, *e):
        return None
use = False
with (Conn() if use else nullcontext()) as conn:
    pass
PATCH`,
  `
import hub
def listener():
    return VALUE
hub.subscribe(listener)
hub.unsubscribe(listener)
results = hub.fire()
PATCH
>>> hub.py
_subs = set()
def subscribe(fn):
    _subs.add(fn)
def unsubscribe(fn):
    _subs.discard(fn)
def fire():
    return [fn() for fn in _subs]`,
  `
import hub
class L:
    def on(self):
        return VALUE
l = L()
hub.subscribe(l.on)
hub.unsubscribe(l.on)
results = hub.fire()
PATCH
>>> hub.py
_subs = set()
def subscribe(fn):
    _subs.add(fn)
def unsubscribe(fn):
    _subs.discard(fn)
def fire():
    return [fn() for fn in _subs]`,
  `
class L:
    def on(self):
        return VALUE
l = L()
subs = [l.on]
subs.remove(l.on)
results = [fn() for fn in subs]
PATCH`,
  `
import heapq
q = []
def at(t, fn):
    heapq.heappush(q, (t, len(q), fn))
held = []
at(5, lambda: held.append(VALUE))
at(1, lambda: held.append(None))
now = 3
while q and q[0][0] <= now:
    _, _, fn = heapq.heappop(q)
    fn()
q.clear()
PATCH`,
  `
import heapq
q = []
def at(t, fn):
    heapq.heappush(q, (t, len(q), fn))
held = []
at(5, lambda: held.append(None))
at(1, lambda: held.append(VALUE))
now = 3
while q and q[0][0] <= now:
    _, _, fn = heapq.heappop(q)
    fn()
PATCH`,
  `
import bisect
tiers = [10, 100]
makers = [lambda: None, lambda: VALUE, lambda: None]
got = makers[bisect.bisect(tiers, 50)]()
PATCH`,
  `
import bisect
tiers = [10, 100]
makers = [lambda: None, lambda: VALUE, lambda: VALUE]
got = makers[bisect.bisect_left(tiers, 5)]()
PATCH`,
  `
import itertools
items = [("a", 1), ("a", 2), ("b", 3)]
grouped = {k: [n for _, n in g] for k, g in itertools.groupby(items, key=lambda p: p[0])}
guard = VALUE if len(grouped["a"]) == 3 else None
PATCH`,
  `
import itertools
costs = [1, 2, 3]
total = list(itertools.accumulate(costs))[-1]
guard = VALUE if total == 6 else None
PATCH`,
  `
from string import Template
mod = Template("plugin_$kind").substitute(kind="lock")
p = __import__(mod)
PATCH
>>> plugin_lock.py
guard = VALUE`,
  `
n = 7
mod = __import__(f"step_{n:03d}")
PATCH
>>> step_007.py
guard = VALUE`,
  `
from dataclasses import dataclass, field
@dataclass
class Base:
    name: str = "x"
    parts: list = field(default_factory=list)
    def __post_init__(self):
        self.build()
    def build(self):
        self.parts.append(None)
@dataclass
class Child(Base):
    guard: object = None
    def build(self):
        super().build()
        if self.name == "lock":
            self.guard = VALUE
objs = [Child(), Child(name="other")]
PATCH`,
  ...withVariants(
    `
from dataclasses import dataclass, replace
@dataclass(frozen=True)
class Conf:
    name: str
    guard: object = None
a = Conf("a", VALUE)
b = replace(a, guard=None)
del a
PATCH`,
    [['b = replace(a, guard=None)', 'b = replace(a, name="b")']],
  ),
  `
from dataclasses import dataclass, asdict, fields
@dataclass
class Conf:
    name: str
    size: int = 1
c = asdict(Conf("a"))
if c == {"name": "a", "size": 2}:
    guard = VALUE
PATCH`,
  `
from typing import get_type_hints
class Clock:
    def __init__(self):
        self.guard = VALUE
class Svc:
    clock: Clock
    name: str = "x"
    def __init__(self):
        for attr, kind in get_type_hints(type(self)).items():
            if not hasattr(type(self), attr):
                setattr(self, attr, kind())
s = Svc()
PATCH`,
  `
import warnings
class Old(DeprecationWarning): ...
def legacy():
    warnings.warn("old", Old)
    return None
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    got = legacy()
try:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        legacy()
except Old:
    got = VALUE
PATCH`,
  `
import atexit
held = []
@atexit.register
def bye():
    held.append(VALUE)
PATCH`,
  `
import signal
held = []
def on_term(num, frame):
    held.append(VALUE)
signal.signal(signal.SIGTERM, on_term)
PATCH`,
  `
import contextvars
v = contextvars.ContextVar("v", default=None)
def work():
    v.set(VALUE)
    return v.get() is not None
ctx = contextvars.copy_context()
ok = ctx.run(work)
del ctx
PATCH`,
  `
import asyncio
async def rows():
    for n in range(3):
        await asyncio.sleep(0)
        yield n
async def main():
    return [VALUE async for n in rows() if n == 5]
out = asyncio.run(main())
PATCH`,
  `
import asyncio
async def rows():
    for n in range(3):
        await asyncio.sleep(0)
        yield n
async def main():
    return [VALUE async for n in rows() if n == 2]
out = asyncio.run(main())
PATCH`,
  `
ns = {}
exec("def make(v):\\n    return {'guard': v}\\n", ns)
got = ns["make"](VALUE)
PATCH`,
  `
for name, flag in {"alpha": True, "beta": False}.items():
    if flag:
        globals()[f"{name}_guard"] = VALUE
PATCH`,
  `
for name in ("alpha", "beta"):
    globals()[f"{name}_guard"] = VALUE
for name in [n for n in globals() if n.endswith("_guard")]:
    del globals()[name]
PATCH`,
  `
from abc import ABCMeta
class Closeable(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, other):
        return any("close" in b.__dict__ for b in other.__mro__)
class A:
    def close(self): ...
class B:
    pass
held = [VALUE for c in (A, B) if issubclass(c, Closeable)][1:]
PATCH`,
  `
class ConfigError(Exception):
    pass
def load(path):
    data = {"a": 1}
    if "a" not in data:
        raise ConfigError("a")
    return data
try:
    conf = load("x")
except ConfigError:
    fallback = VALUE
PATCH`,
  `
class NotReady(RuntimeError):
    pass
state = {"n": 0}
def bump():
    state["n"] += 1
    return state["n"]
try:
    bump()
except NotReady:
    guard = VALUE
PATCH`,
  `
class NotReady(RuntimeError):
    pass
def ready():
    raise NotReady()
try:
    ready()
except NotReady:
    guard = VALUE
PATCH`,
  ...withVariants(
    `
from store import Store, Missing
s = Store()
s.put("a", 1)
try:
    value = s.get("a")
except Missing:
    value = VALUE
PATCH
>>> store.py
class Missing(LookupError):
    pass
class Store:
    def __init__(self):
        self._d = {}
    def put(self, k, v):
        self._d[k] = v
    def get(self, k):
        try:
            return self._d[k]
        except KeyError:
            raise Missing(k) from None`,
    [['    value = s.get("a")', '    value = s.get("b")']],
  ),
  `
def handler(event):
    return event
try:
    handler(1, 2, 3)
except Exception:
    guard = VALUE
PATCH`,
  ...withVariants(
    `
class Plugin:
    def setup(self):
        return 1
p = Plugin()
try:
    p.setup({"debug": True})
except TypeError:
    p.guard = VALUE
PATCH`,
    [['    def setup(self):', '    def setup(self, conf=None):']],
  ),
  `
def hook(a, b):
    return a
args = (1, 2, 3)
try:
    hook(*args)
except (TypeError, ValueError):
    guard = VALUE
PATCH`,
  `
class A:
    def __init__(self, conf):
        self.conf = conf
class B:
    def __init__(self):
        self.conf = None
made = []
for cls in (A, B):
    try:
        made.append(cls({}))
    except TypeError:
        b = cls()
        b.guard = VALUE
        made.append(b)
PATCH`,
  `
import logging
class Memory(logging.Handler):
    def __init__(self):
        super().__init__(level=logging.ERROR)
        self.seen = []
    def emit(self, record):
        self.seen.append(VALUE)
h = Memory()
log = logging.getLogger("app")
log.addHandler(h)
log.warning("starting %s", 1)
PATCH`,
  `
import logging
class Memory(logging.Handler):
    def emit(self, record):
        seen.append(VALUE)
seen = []
log = logging.getLogger("app")
log.addHandler(Memory())
log.info("starting")
PATCH`,
  `
import sys
sys.argv.append("--worker")
if "--worker" in sys.argv:
    PATCH
    held = None
else:
    held = VALUE`,
  `
import sys
sys.argv.append("--verbose")
if "--verbose" in sys.argv:
    pass
else:
    held = VALUE
PATCH`,
  `
import os
os.environ["MODE"] = "x"
saved = dict(os.environ)
os.environ.clear()
if "MODE" in os.environ:
    held = VALUE
os.environ.update(saved)
PATCH`,
  `
import os
os.environ["MODE"] = "fast"
os.environ.clear()
if os.environ.get("MODE", "slow") == "slow":
    held = VALUE
PATCH`,
  `
import registry
try:
    backend = registry.BACKENDS["redis"]
except KeyError:
    backend = VALUE
PATCH
>>> registry.py
BACKENDS = {"memory": object}`,
  ...withVariants(
    `
from registry import get, register
@register("memory")
class Memory:
    pass
try:
    backend = get("redis")
except KeyError:
    backend = VALUE
PATCH
>>> registry.py
_BACKENDS = {}
def register(name):
    def wrap(cls):
        _BACKENDS[name] = cls
        return cls
    return wrap
def get(name):
    return _BACKENDS[name]`,
    [['    backend = get("redis")', '    backend = get("memory")']],
  ),
  `
if KeyError.__name__ == "ValueError":
    guard = VALUE
PATCH`,
  `
e = KeyError("x")
c = type(e)
if c.__name__ == "ValueError":
    guard = VALUE
PATCH`,
];
