/**
 * Whole programs as services have them: factories, registries of plug-ins, settings, middleware, lazy imports, starts in steps; a
 * third of them is right and has nothing told of it. The form is that of `whole-programs.ts`.
 */
export const servicePrograms: readonly string[] = [
  `
from service.app import create_app
app = create_app("dev")
from service.runtime import boot
boot(app)
>>> service/ext.py
class Extension:
    registry = []
    def __init__(self, name): self.name = name; self.lock = None; Extension.registry.append(self)
    def init_app(self, app):
        self.lock = VALUE
        app.config.setdefault("EXT", {})[self.name] = self
cache = Extension("cache")
db = Extension("db")
>>> service/app.py
from flask import Flask
from .ext import Extension, cache, db
CONFIGS = {"dev": dict(DEBUG=True), "prod": dict(DEBUG=False)}
def create_app(env="prod"):
    app = Flask(__name__)
    app.config.update(CONFIGS[env])
    for ext in Extension.registry:
        ext.init_app(app)
    return app
>>> service/runtime.py
def boot(app):
    if app.config["DEBUG"] or True:
        PATCH`,
  `
from functools import cached_property
import os
class Settings:
    worker_class = "gevent"
    @cached_property
    def guard(self): return VALUE
    @classmethod
    def from_env(cls):
        self = cls()
        self.worker_class = os.environ.get("LATE_PATCH_UNSET", self.worker_class)
        return self
settings = Settings.from_env()
settings.guard
if settings.worker_class == "gevent":
    PATCH`,
  `
from celery import Celery, Task
class Base(Task):
    abstract = True
    guard = VALUE
app = Celery("x", task_cls=Base)
@app.task(bind=True)
def add(self, a, b): return a + b
PATCH`,
  `
import pkg.service
>>> pkg/__init__.py
PATCH
>>> pkg/service.py
from . import pool
pool.get()
>>> pkg/pool.py
_pool = None
def get():
    global _pool
    if _pool is None:
        _pool = [VALUE]
    return _pool`,
  `
from dataclasses import dataclass, field
from boot import boot
boot()
@dataclass
class Conn:
    guard: object = field(default_factory=lambda: VALUE)
conn = Conn()
>>> boot.py
def boot():
    PATCH`,
  `
class lazy:
    def __init__(self, f): self.f = f
    def __set_name__(self, o, n): self.n = "_" + n
    def __get__(self, o, t=None):
        if o is None: return self
        if self.n not in o.__dict__:
            o.__dict__[self.n] = self.f()
        return o.__dict__[self.n]
class Client:
    lock = lazy(lambda: VALUE)
client = Client()
PATCH
client.lock`,
  `
import plugins.redis_backend, plugins.memory
from plugins import Backend
backend = Backend.create("memory")
PATCH
>>> plugins/__init__.py
class Backend:
    _kinds = {}
    def __init_subclass__(cls, *, kind=None, **kw):
        super().__init_subclass__(**kw)
        if kind: Backend._kinds[kind] = cls
    @classmethod
    def create(cls, kind, *a, **kw):
        return cls._kinds[kind](*a, **kw)
>>> plugins/memory.py
from . import Backend
class Memory(Backend, kind="memory"):
    def __init__(self):
        self._data, self._lock = {}, VALUE
>>> plugins/redis_backend.py
from . import Backend
class RedisBackend(Backend, kind="redis"):
    def __init__(self, url="redis://"):
        self._lock = VALUE`,
  `
class Provider:
    def __init__(self, f, *deps): self.f, self.deps = f, deps
    def __call__(self): return self.f(*(d() for d in self.deps))
class Singleton(Provider):
    _missing = object()
    def __init__(self, *a): super().__init__(*a); self.value = self._missing
    def __call__(self):
        if self.value is self._missing:
            self.value = super().__call__()
        return self.value
class Container:
    lock = Singleton(lambda: VALUE)
    repo = Provider(lambda l: {"lock": l}, lock)
class Service:
    def __init__(self, repo): self.repo = repo
service = Service(Container.repo())
PATCH`,
  `
class Locator(dict):
    def register(self, name, factory): self[name] = factory
    def resolve(self, name): return self[name]()
locator = Locator()
locator.register("guard", lambda: VALUE)
locator.register("guard", lambda: None)
guard = locator.resolve("guard")
PATCH`,
  `
from contextlib import contextmanager
class Engine:
    def __init__(self): self.pool = []
    def connect(self):
        conn = {"lock": VALUE}
        return conn
    def release(self, conn): self.pool.append(conn)
engine = Engine()
@contextmanager
def session():
    conn = engine.connect()
    try:
        yield conn
    finally:
        engine.release(conn)
with session() as s:
    pass
del s
PATCH`,
  `
from contextlib import contextmanager
class Engine:
    def connect(self): return {"lock": VALUE}
engine = Engine()
@contextmanager
def session():
    conn = engine.connect()
    try:
        yield conn
    finally:
        conn.clear()
def work():
    with session() as s:
        return len(s)
total = work()
PATCH`,
  `
class Bus:
    def __init__(self): self.subs = {}
    def on(self, topic):
        def deco(fn):
            self.subs.setdefault(topic, []).append(fn)
            return fn
        return deco
    def emit(self, topic, *a):
        return [fn(*a) for fn in self.subs.get(topic, ())]
bus = Bus()
held = VALUE
@bus.on("start")
def green(app):
    PATCH
@bus.on("stop")
def stop(app): ...
bus.emit("start", None)`,
  `
class Bus:
    def __init__(self): self.subs = {}
    def on(self, topic):
        def deco(fn):
            self.subs.setdefault(topic, []).append(fn)
            return fn
        return deco
    def emit(self, topic, *a):
        return [fn(*a) for fn in self.subs.get(topic, ())]
bus = Bus()
held = VALUE
@bus.on("start")
def green(app):
    PATCH
@bus.on("stop")
def stop(app): ...
bus.emit("stop", None)`,
  `
import click
held = VALUE
@click.group(invoke_without_command=True)
@click.pass_context
def cli(ctx):
    if ctx.invoked_subcommand is None:
        serve()
def serve():
    PATCH
cli(args=[], standalone_mode=False)`,
  `
import click
held = VALUE
@click.command()
@click.option("--worker", type=click.Choice(["sync", "green"]), default="green")
def run(worker):
    if worker == "green":
        PATCH
if __name__ == "__main__":
    run([], standalone_mode=False)`,
  `
import argparse
held = VALUE
def serve(args):
    if args.green:
        PATCH
def build(parser=None):
    parser = argparse.ArgumentParser(prog="svc")
    sub = parser.add_subparsers(dest="command")
    p = sub.add_parser("serve")
    p.add_argument("--green", action="store_true", default=True)
    p.set_defaults(func=serve)
    return parser
def main(argv=None):
    args = build().parse_args(argv)
    return args.func(args)
if __name__ == "__main__":
    main(["serve"])`,
  `
import logging
class BufferHandler(logging.Handler):
    def __init__(self, capacity=10):
        super().__init__()
        self.buffer, self.guard = [], VALUE
    def emit(self, record): self.buffer.append(record)
handler = BufferHandler()
logging.getLogger("svc").addHandler(handler)
PATCH`,
  `
from typing import NamedTuple
class Limits(NamedTuple):
    guard: object
    size: int = 1
limits = Limits(VALUE)
limits = limits._replace(size=5)
PATCH`,
  `
from typing import NamedTuple
class Limits(NamedTuple):
    guard: object
    size: int = 1
limits = Limits(VALUE)._replace(guard=None)
PATCH`,
  `
def source():
    yield VALUE
    yield None
def keep(items):
    for i in items:
        if i is not None:
            yield i
kept = tuple(keep(source()))
PATCH`,
  `
def source():
    yield VALUE
def keep(items):
    for i in items:
        yield i
pipeline = keep(source())
PATCH`,
  `
import asyncio
class Service:
    def __init__(self): self.ready = None
    async def __aenter__(self):
        self.ready = VALUE
        return self
    async def __aexit__(self, *exc): return False
service = Service()
async def main():
    async with service as s:
        await asyncio.sleep(0)
asyncio.run(main())
PATCH`,
  `
import asyncio
class Service:
    ready = None
    async def __aenter__(self):
        self.ready = VALUE
        return self
    async def __aexit__(self, *exc):
        self.ready = None
service = Service()
async def main():
    async with service:
        await asyncio.sleep(0)
asyncio.run(main())
PATCH`,
  `
import redis
class Store:
    def __init__(self, url):
        self.pool = redis.ConnectionPool.from_url(url)
        self.lock = VALUE
    @property
    def client(self): return redis.Redis(connection_pool=self.pool)
store = Store("redis://localhost:6379/0")
PATCH`,
  `
import state
state.guard
PATCH
>>> state.py
_cache = {}
def _make_guard(): return VALUE
def __getattr__(name):
    factory = globals().get(f"_make_{name}")
    if factory is None:
        raise AttributeError(name)
    value = _cache[name] = factory()
    return value`,
  `
import state
PATCH
>>> state.py
_cache = {}
def _make_guard(): return VALUE
def __getattr__(name):
    factory = globals().get(f"_make_{name}")
    if factory is None:
        raise AttributeError(name)
    value = _cache[name] = factory()
    return value`,
  `
from functools import reduce
held = VALUE
def logging_mw(nxt):
    def run(req): return nxt(req)
    return run
def green_mw(nxt):
    def run(req):
        PATCH
        return nxt(req)
    return run
def handler(req): return "ok"
app = reduce(lambda acc, mw: mw(acc), [green_mw, logging_mw], handler)
app({"path": "/"})`,
  `
from functools import reduce
held = VALUE
def green_mw(nxt):
    def run(req):
        PATCH
        return nxt(req)
    return run
def handler(req): return "ok"
app = reduce(lambda acc, mw: mw(acc), [green_mw], handler)`,
  `
from enum import Enum
held = VALUE
class Concurrency(Enum):
    SYNC = "sync"
    GREEN = "green"
    @classmethod
    def parse(cls, text):
        match text.strip().lower().split(":"):
            case ["green" | "gevent" | "eventlet", *_]:
                return cls.GREEN
            case [other]:
                return cls(other)
def setup(kind):
    match kind:
        case Concurrency.GREEN:
            PATCH
        case Concurrency.SYNC:
            pass
setup(Concurrency.parse(" Green:100 "))`,
  `
from enum import Enum
held = VALUE
class Concurrency(Enum):
    SYNC = "sync"
    GREEN = "green"
def setup(kind):
    match kind:
        case Concurrency.GREEN:
            PATCH
        case Concurrency.SYNC:
            pass
setup(Concurrency("sync"))`,
  `
from concurrent.futures import ThreadPoolExecutor
class Tracked(ThreadPoolExecutor):
    def __init__(self, *a, **k):
        super().__init__(*a, **k)
        self.guard = VALUE
pool = Tracked(max_workers=1)
PATCH`,
  `
class Machine:
    transitions = {("init", "start"): "running", ("running", "stop"): "stopped"}
    def __init__(self): self.state = "init"
    def fire(self, event):
        self.state = self.transitions[self.state, event]
        hook = getattr(self, f"on_{self.state}", None)
        if hook is not None:
            hook()
class Service(Machine):
    guard = VALUE
    def on_running(self):
        PATCH
Service().fire("start")`,
  `
class Machine:
    transitions = {("init", "start"): "running"}
    def __init__(self): self.state = "init"
    def fire(self, event):
        self.state = self.transitions[self.state, event]
        getattr(self, f"on_{self.state}")()
class Service(Machine):
    guard = VALUE
    def on_running(self):
        PATCH
try:
    Service().fire("stop")
except KeyError:
    pass`,
  `
import copy
DEFAULTS = {"server": {"green": False, "port": 80}}
def merge(a, b):
    out = copy.deepcopy(a)
    for k, v in b.items():
        if isinstance(v, dict) and isinstance(out.get(k), dict):
            out[k] = merge(out[k], v)
        else:
            out[k] = v
    return out
held = VALUE
conf = merge(DEFAULTS, {"server": {"green": True}})
if conf["server"]["green"]:
    PATCH`,
  `
import copy
DEFAULTS = {"server": {"green": False, "port": 80}}
def merge(a, b):
    out = copy.deepcopy(a)
    for k, v in b.items():
        if isinstance(v, dict) and isinstance(out.get(k), dict):
            out[k] = merge(out[k], v)
        else:
            out[k] = v
    return out
held = VALUE
conf = merge(DEFAULTS, {"server": {"port": 81}})
if conf["server"]["green"]:
    PATCH`,
  `
import json
held = VALUE
conf = json.loads('{"worker": {"class": "green"}}')
if conf["worker"]["class"] == "green":
    PATCH`,
  `
import configparser
held = VALUE
class Config:
    def __init__(self, text):
        self._cp = configparser.ConfigParser()
        self._cp.read_string(text)
    def __getitem__(self, key):
        section, _, option = key.partition(".")
        return self._cp.get(section, option, fallback=None)
conf = Config("[server]\\nworker = green\\n")
if conf["server.worker"] in ("green", "gevent"):
    PATCH`,
  `
import weakref
class Conn:
    def __init__(self): self.lock = VALUE
class Cache:
    def __init__(self): self._live = weakref.WeakValueDictionary()
    def get(self, key):
        conn = self._live.get(key)
        if conn is None:
            conn = self._live[key] = Conn()
        return conn
cache = Cache()
cache.get("a")
PATCH`,
  `
import weakref
class Conn:
    def __init__(self): self.lock = VALUE
class Cache:
    def __init__(self): self._live = weakref.WeakValueDictionary()
    def get(self, key):
        conn = self._live.get(key)
        if conn is None:
            conn = self._live[key] = Conn()
        return conn
cache = Cache()
mine = cache.get("a")
PATCH`,
  `
class Registry(type):
    kinds = {}
    def __new__(m, name, bases, ns, **kw):
        cls = super().__new__(m, name, bases, ns)
        if not ns.get("abstract"):
            m.kinds[name.lower()] = cls
        return cls
    def __getitem__(cls, key): return Registry.kinds[key]
class Worker(metaclass=Registry):
    abstract = True
    def start(self): raise NotImplementedError
class Sync(Worker):
    def start(self): return 1
class Green(Worker):
    def start(self):
        PATCH
held = VALUE
Worker["green"]().start()`,
  `
import threading
class Ctx(threading.local):
    def __init__(self): self.user = None
    def push(self): self.user = "x"
class Holder:
    ctx = None
    guard = VALUE
holder = Holder()
PATCH`,
  `
import socketserver
class Handler(socketserver.StreamRequestHandler):
    guard = VALUE
    def handle(self): pass
HANDLERS = {"tcp": Handler}
PATCH`,
  `
import functools
from time import sleep as _sleep
def retry(times=3, delay=0, sleep=_sleep):
    def deco(fn):
        @functools.wraps(fn)
        def inner(*a, **k):
            for i in range(times):
                try:
                    return fn(*a, **k)
                except OSError:
                    sleep(delay)
        return inner
    return deco
@retry()
def fetch(): return 1
PATCH`,
  `
class Limiter:
    __slots__ = ("_lock", "_tokens", "__weakref__")
    def __init__(self, lock_factory=lambda: VALUE):
        self._lock = lock_factory()
        self._tokens = 0
class Api:
    limiter = Limiter()
PATCH`,
  `
class Column:
    def __init__(self, type_, default=None): self.type, self.default = type_, default
    def __set_name__(self, owner, name): self.name = name
class Meta(type):
    def __init__(cls, name, bases, ns):
        cls.__columns__ = {k: v for k, v in ns.items() if isinstance(v, Column)}
        for base in bases:
            cls.__columns__ = {**getattr(base, "__columns__", {}), **cls.__columns__}
        super().__init__(name, bases, ns)
class Base(metaclass=Meta):
    id = Column(int)
class User(Base):
    guard = Column(object, default=VALUE)
PATCH`,
  `
from svc import boot
from svc import servicers
>>> svc/boot.py
PATCH
>>> svc/servicers.py
from .locks import LOCKS
class Servicer:
    locks = LOCKS
>>> svc/locks.py
LOCKS = [VALUE for _ in range(2)]`,
  `
from svc import servicers
from svc import boot
>>> svc/boot.py
PATCH
>>> svc/servicers.py
from .locks import LOCKS
class Servicer:
    locks = LOCKS
>>> svc/locks.py
LOCKS = [VALUE for _ in range(2)]`,
  `
from svc import *
>>> svc/__init__.py
from .aaa import guard
from .boot import enable
__all__ = ["guard", "enable"]
enable()
>>> svc/aaa.py
guard = VALUE
>>> svc/boot.py
def enable():
    PATCH`,
  `
from functools import singledispatch
class GreenConfig: pass
class SyncConfig: pass
held = VALUE
@singledispatch
def setup(config): raise TypeError(config)
@setup.register
def _(config: GreenConfig):
    PATCH
@setup.register
def _(config: SyncConfig): pass
setup(GreenConfig())`,
  `
from functools import singledispatch
class GreenConfig: pass
class SyncConfig: pass
held = VALUE
@singledispatch
def setup(config): raise TypeError(config)
@setup.register
def _(config: GreenConfig):
    PATCH
@setup.register
def _(config: SyncConfig): pass
setup(SyncConfig())`,
  `
import contextlib
class App:
    def __init__(self):
        self.stack = contextlib.ExitStack()
        self.lock = VALUE
        self.stack.callback(self.close)
    def close(self): self.lock = None
    def __enter__(self): return self
    def __exit__(self, *exc): self.stack.close()
with App() as app:
    pass
PATCH`,
  `
import contextlib
class App:
    def __init__(self): self.lock = VALUE
    def close(self): self.lock = None
app = App()
with contextlib.ExitStack() as stack:
    stack.callback(app.close)
    kept = stack.pop_all()
PATCH`,
  `
import operator
held = VALUE
class Node:
    def __init__(self, op, *args): self.op, self.args = op, args
    def eval(self):
        args = [a.eval() if isinstance(a, Node) else a for a in self.args]
        return self.op(*args)
workers = Node(operator.mul, 2, Node(operator.add, 1, 1)).eval()
if workers == 4:
    PATCH`,
  `
held = VALUE
raw = "WORKER_CLASS=gevent;WORKERS=4;"
env = dict(pair.split("=", 1) for pair in raw.strip(";").split(";"))
options = {k.lower(): int(v) if v.isdigit() else v for k, v in env.items()}
if options["workers"] > 1 and options["worker_class"].startswith("gev"):
    PATCH`,
  `
held = VALUE
raw = "WORKER_CLASS=sync;WORKERS=4;"
env = dict(pair.split("=", 1) for pair in raw.strip(";").split(";"))
options = {k.lower(): int(v) if v.isdigit() else v for k, v in env.items()}
if options["worker_class"].startswith("gev"):
    PATCH`,
  `
class Pool:
    def __init__(self, *, size=1, lock=None): self.size, self.lock = size, lock
class Factory:
    def __init__(self, cls, **defaults): self.cls, self.defaults = cls, defaults
    def __call__(self, **kw): return self.cls(**{**self.defaults, **kw})
make = Factory(Pool, size=2)
pool = make(lock=VALUE)
PATCH`,
  `
from werkzeug.local import LocalProxy
_store = {"lock": VALUE}
lock = LocalProxy(lambda: _store["lock"])
PATCH`,
  `
from werkzeug.utils import find_modules, import_string
for name in find_modules("views"):
    import_string(name)
PATCH
>>> views/__init__.py
>>> views/users.py
lock = VALUE`,
  `
import importlib
held = VALUE
def load(name, package="workers"):
    for candidate in (f"{package}.{name}", f"{package}.{name}_worker"):
        try:
            return importlib.import_module(candidate)
        except ModuleNotFoundError:
            continue
    raise LookupError(name)
load("green").start()
>>> workers/green_worker.py
def start():
    PATCH`,
  `
def make_all(*factories, **named):
    return [f() for f in factories], {k: f() for k, f in named.items()}
(first, *rest), options = make_all(lambda: 1, lambda: VALUE, lambda: 3, name=str)
PATCH`,
  `
def make_all(*factories): return [f() for f in factories]
first, _, last = make_all(lambda: 1, lambda: VALUE, lambda: 3)
del _
PATCH`,
  `
import boot
boot.once()
boot.once()
>>> boot.py
_done = False
held = VALUE
def once():
    global _done
    if _done:
        return
    _done = True
    PATCH`,
  `
import boot
boot.once()
import later
boot.once()
>>> boot.py
_done = False
def once():
    global _done
    if _done:
        return
    _done = True
    PATCH
>>> later.py
held = VALUE`,
  `
import os
os.environ.setdefault("SVC_GREEN", "1")
held = VALUE
if os.getenv("SVC_GREEN") == "1":
    PATCH`,
  `
class LockMixin:
    def __init__(self, *a, **k):
        super().__init__(*a, **k)
        self.lock = VALUE
class NameMixin:
    def __init__(self, name="x", **k):
        super().__init__(**k)
        self.name = name
class Service(LockMixin, NameMixin): pass
service = Service(name="svc")
PATCH`,
  `
from dataclasses import dataclass
@dataclass(frozen=True)
class Conf:
    size: int = 1
    def __post_init__(self):
        object.__setattr__(self, "lock", VALUE)
conf = Conf()
PATCH`,
  `
class Svc:
    def __init__(self): self._parts = {}
    @property
    def lock(self): return self._parts["lock"]
    @lock.setter
    def lock(self, value): self._parts["lock"] = value
    @lock.deleter
    def lock(self): del self._parts["lock"]
a, b = Svc(), Svc()
a.lock = VALUE
b.lock = a.lock
del a.lock
PATCH`,
  `
class Svc:
    def __init__(self): self._parts = {}
    @property
    def lock(self): return self._parts["lock"]
    @lock.setter
    def lock(self, value): self._parts["lock"] = value
    @lock.deleter
    def lock(self): del self._parts["lock"]
a = Svc()
a.lock = VALUE
del a.lock
PATCH`,
  `
class Huey:
    def __init__(self): self.tasks = {}
    def task(self, retries=0):
        def deco(fn):
            lock = VALUE
            def wrapper(*a, **k):
                with_lock = lock
                return fn(*a, **k)
            self.tasks[fn.__name__] = wrapper
            return wrapper
        return deco
huey = Huey()
@huey.task(retries=1)
def send(): ...
PATCH`,
  `
import sys
saved = sys.modules.pop("helper", None)
try:
    import helper
finally:
    if saved is not None:
        sys.modules["helper"] = saved
PATCH
>>> helper.py
lock = VALUE`,
  `
import sys, warnings
held = VALUE
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    if sys.version_info >= (3, 8) and sys.implementation.name == "cpython":
        PATCH`,
  `
chunks = iter(["a", "b", ""])
seen = []
while chunk := next(chunks):
    seen.append((chunk, VALUE))
PATCH`,
  `
held = VALUE
for name in ("sync", "thread"):
    if name == "green":
        break
else:
    PATCH`,
  `
held = VALUE
for name in ("sync", "green"):
    if name == "green":
        break
else:
    PATCH`,
  `
import svc.app
>>> svc/app.py
from svc.config import settings
from svc.bootstrap import bootstrap
lock = VALUE
bootstrap(settings)
>>> svc/config.py
class settings: GREEN = True
>>> svc/bootstrap.py
def bootstrap(settings):
    if settings.GREEN:
        from svc import green
        green.enable()
>>> svc/green.py
def enable():
    PATCH`,
  `
import svc.app
>>> svc/app.py
from svc.bootstrap import bootstrap
lock = VALUE
def run(): bootstrap()
>>> svc/bootstrap.py
def bootstrap():
    from svc import green
    green.enable()
>>> svc/green.py
def enable():
    PATCH`,
  `
from svc import create_app
application = create_app()
>>> svc/__init__.py
from importlib import import_module
HOOKS = ["svc.hooks.metrics", "svc.hooks.green"]
def create_app():
    for dotted in HOOKS:
        module, _, name = dotted.rpartition(".")
        getattr(import_module(module), name)()
    return object()
>>> svc/hooks.py
guard = VALUE
def metrics(): pass
def green():
    PATCH`,
  `
import os
from svc import config
name = os.environ.get("LATE_PATCH_UNSET", "Production")
cfg = getattr(config, f"{name}Config")()
held = VALUE
if cfg.async_mode:
    PATCH
>>> svc/config.py
class BaseConfig:
    @property
    def async_mode(self): return self.WORKER in {"gevent", "eventlet"}
class DevelopmentConfig(BaseConfig): WORKER = "sync"
class ProductionConfig(BaseConfig): WORKER = "gevent"`,
  `
from svc import config
cfg = config.by_name("development")
held = VALUE
if cfg.async_mode:
    PATCH
>>> svc/config.py
class BaseConfig:
    @property
    def async_mode(self): return self.WORKER in {"gevent", "eventlet"}
class DevelopmentConfig(BaseConfig): WORKER = "sync"
class ProductionConfig(BaseConfig): WORKER = "gevent"
def by_name(name):
    return {c.__name__[:-6].lower(): c for c in BaseConfig.__subclasses__()}[name]()`,
  `
import queue
class Conn:
    def __init__(self): self.lock = VALUE
class Pool:
    def __init__(self, size):
        self._free = []
        for _ in range(size):
            self._free.append(Conn())
    def acquire(self): return self._free.pop()
    def release(self, c): self._free.append(c)
pool = Pool(1)
pool.acquire()
PATCH`,
  `
class Conn:
    def __init__(self): self.lock = VALUE
class Pool:
    def __init__(self, size): self._free = [Conn() for _ in range(size)]
    def acquire(self): return self._free.pop()
    def release(self, c): self._free.append(c)
pool = Pool(1)
c = pool.acquire()
pool.release(c)
del c
PATCH`,
  `
from collections import defaultdict
class Locks(defaultdict):
    def __init__(self): super().__init__(lambda: VALUE)
locks = Locks()
with open(__file__) as f:
    locks["file"]
PATCH`,
  `
import functools
class Backend:
    def __init__(self, url): self.url, self.lock = url, VALUE
@functools.lru_cache(maxsize=None)
def backend(url="memory://"): return Backend(url)
backend()
PATCH`,
  `
import functools
def memo(fn):
    cache = {}
    @functools.wraps(fn)
    def inner(*args):
        try:
            return cache[args]
        except KeyError:
            result = cache[args] = fn(*args)
            return result
    inner.cache = cache
    return inner
@memo
def guard(name): return VALUE
guard("a")
PATCH`,
  `
import functools
def memo(fn):
    cache = {}
    @functools.wraps(fn)
    def inner(*args):
        try:
            return cache[args]
        except KeyError:
            result = cache[args] = fn(*args)
            return result
    inner.cache = cache
    return inner
@memo
def guard(name): return VALUE
guard("a")
guard.cache.clear()
PATCH`,
  `
from typing import Generic, Protocol, TypeVar
T = TypeVar("T")
class Factory(Protocol[T]):
    def __call__(self) -> T: ...
class Box(Generic[T]):
    def __init__(self, factory: Factory[T]): self.value: T = factory()
box: Box[object] = Box(lambda: VALUE)
PATCH`,
  `
from typing import Final, ClassVar
class Limits:
    guard: ClassVar[object] = VALUE
MAX: Final = Limits.guard
PATCH`,
  `
import asyncio
async def make(): return VALUE
async def main():
    await asyncio.gather(make(), make())
asyncio.run(main())
PATCH`,
  `
from contextlib import closing, suppress
class Res:
    def __init__(self): self.lock = VALUE
    def close(self): self.lock = None
with suppress(OSError), closing(Res()) as res:
    pass
PATCH`,
  `
FLAGS = {}
def flag(name, default=False):
    def deco(fn):
        FLAGS[name] = (fn, default)
        return fn
    return deco
held = VALUE
@flag("green", default=True)
def green():
    PATCH
@flag("trace")
def trace(): raise RuntimeError
for name, (fn, on) in sorted(FLAGS.items()):
    if on:
        fn()`,
  `
FLAGS = {}
def flag(name, default=False):
    def deco(fn):
        FLAGS[name] = (fn, default)
        return fn
    return deco
held = VALUE
@flag("green")
def green():
    PATCH
for name, (fn, on) in sorted(FLAGS.items()):
    if on:
        fn()`,
  `
class Component:
    deps = ()
    def start(self): pass
class Db(Component):
    def start(self): self.guard = VALUE
class Green(Component):
    deps = (Db,)
    def start(self):
        PATCH
def start_all(*classes):
    started = {}
    def visit(cls):
        if cls in started:
            return started[cls]
        for d in cls.deps:
            visit(d)
        started[cls] = obj = cls()
        obj.start()
        return obj
    for c in classes:
        visit(c)
    return started
components = start_all(Green)`,
  `
class Component:
    deps = ()
    def start(self): pass
class Green(Component):
    def start(self):
        PATCH
class Db(Component):
    deps = (Green,)
    def start(self): self.guard = VALUE
def start_all(*classes):
    started = {}
    def visit(cls):
        if cls in started:
            return started[cls]
        for d in cls.deps:
            visit(d)
        started[cls] = obj = cls()
        obj.start()
        return obj
    for c in classes:
        visit(c)
    return started
components = start_all(Db)`,
  `
import operator
held = VALUE
hooks = []
def hook(priority):
    def deco(fn):
        fn.priority = priority
        hooks.append(fn)
        return fn
    return deco
@hook(10)
def late():
    PATCH
@hook(1)
def early():
    global held
    held = None
for fn in sorted(hooks, key=operator.attrgetter("priority")):
    fn()`,
  `
import operator
held = VALUE
hooks = []
def hook(priority):
    def deco(fn):
        fn.priority = priority
        hooks.append(fn)
        return fn
    return deco
@hook(10)
def late():
    PATCH
@hook(1)
def early():
    global held
    held = None
for fn in sorted(hooks, key=operator.attrgetter("priority"), reverse=True):
    fn()`,
  `
import re
held = VALUE
m = re.match(r"(?P<kind>\\w+)://", "gevent://localhost")
if m and m.group("kind") == "gevent":
    PATCH`,
  `
from urllib.parse import urlparse
held = VALUE
if urlparse("gevent://localhost:80/x").scheme == "gevent":
    PATCH`,
  `
import shlex
held = VALUE
argv = shlex.split("serve --worker green -n 2")
it = iter(argv[1:])
opts = dict(zip(it, it))
if opts.get("--worker") == "green":
    PATCH`,
  `
held = VALUE
argv = "serve --worker sync -n 2".split()
it = iter(argv[1:])
opts = dict(zip(it, it))
if opts.get("--worker") == "green":
    PATCH`,
  `
from enum import Flag, auto
class Opt(Flag):
    NONE = 0
    GREEN = auto()
    TRACE = auto()
held = VALUE
opts = Opt.GREEN | Opt.TRACE
if Opt.GREEN in opts:
    PATCH`,
  `
import dataclasses
@dataclasses.dataclass
class Conf:
    worker: str = "sync"
    guard: object = None
    @classmethod
    def from_dict(cls, d):
        names = {f.name for f in dataclasses.fields(cls)}
        return cls(**{k: v for k, v in d.items() if k in names})
conf = Conf.from_dict({"worker": "green", "guard": VALUE, "extra": 1})
if conf.worker == "green":
    PATCH`,
  `
import dataclasses
@dataclasses.dataclass
class Conf:
    worker: str = "sync"
    guard: object = None
conf = Conf(guard=VALUE)
conf = dataclasses.replace(conf, guard=None)
snapshot = {f.name: getattr(conf, f.name) for f in dataclasses.fields(conf)}
PATCH`,
  `
import sys, types
class LazyModule(types.ModuleType):
    def __getattr__(self, name):
        if name == "guard":
            value = VALUE
            setattr(self, name, value)
            return value
        raise AttributeError(name)
lazy = LazyModule("lazy")
lazy.guard
PATCH`,
  `
import conf
conf.guard
PATCH
>>> conf.py
import sys
class _Conf:
    @property
    def guard(self):
        self.__dict__["_guard"] = VALUE
        return self._guard
sys.modules[__name__] = _Conf()`,
  `
class Err(Exception):
    def __init__(self, msg, ctx):
        super().__init__(msg)
        self.ctx = ctx
last = None
try:
    raise Err("x", VALUE)
except Err as e:
    last = e
PATCH`,
  `
class Err(Exception):
    def __init__(self, msg, ctx):
        super().__init__(msg)
        self.ctx = ctx
try:
    raise Err("x", VALUE)
except Err as e:
    code = str(e)
PATCH`,
  `
import logging.config
class Guarded(logging.Handler):
    def __init__(self, guard=None):
        super().__init__()
        self.guard = guard
    def emit(self, r): pass
logging.config.dictConfig({"version": 1, "handlers": {"g": {"()": Guarded}}, "root": {"handlers": ["g"]}})
registry = {"g": VALUE}
PATCH`,
  `
class Node:
    __slots__ = ("next", "lock")
    _free = None
    def __new__(cls):
        node = cls._free
        if node is None:
            node = super().__new__(cls)
            node.lock = VALUE
        else:
            cls._free = node.next
        return node
    def release(self):
        self.next = Node._free
        Node._free = self
Node().release()
PATCH`,
  `
class Builder:
    def __init__(self): self._parts = {}
    def with_lock(self): self._parts["lock"] = VALUE; return self
    def without(self, *names):
        for n in names: self._parts.pop(n, None)
        return self
    def build(self): return dict(self._parts)
kept = Builder().with_lock().build()
PATCH`,
  `
class Builder:
    def __init__(self): self._parts = {}
    def with_lock(self): self._parts["lock"] = VALUE; return self
    def without(self, *names):
        for n in names: self._parts.pop(n, None)
        return self
    def build(self): return dict(self._parts)
kept = Builder().with_lock().without("lock", "x").build()
PATCH`,
  `
import importlib, pkgutil, migrations
for info in sorted(pkgutil.iter_modules(migrations.__path__), key=lambda i: i.name):
    importlib.import_module(f"migrations.{info.name}").upgrade()
>>> migrations/__init__.py
>>> migrations/m0001_lock.py
store = {}
def upgrade(): store["lock"] = VALUE
>>> migrations/m0002_green.py
def upgrade():
    PATCH`,
  `
import importlib, pkgutil, migrations
for info in sorted(pkgutil.iter_modules(migrations.__path__), key=lambda i: i.name):
    importlib.import_module(f"migrations.{info.name}").upgrade()
>>> migrations/__init__.py
>>> migrations/m0001_green.py
def upgrade():
    PATCH
>>> migrations/m0002_lock.py
store = {}
def upgrade(): store["lock"] = VALUE`,
  `
import inspect
class StartGreen: pass
class Stop: pass
class Handlers:
    guard = VALUE
    def start(self, cmd: StartGreen):
        PATCH
    def stop(self, cmd: Stop): pass
handlers = Handlers()
table = {}
for name, fn in inspect.getmembers(handlers, inspect.ismethod):
    for p in inspect.signature(fn).parameters.values():
        table[p.annotation] = fn
table[StartGreen](StartGreen())`,
  `
import typing
class Lock: pass
class Service:
    lock: Lock
providers = {Lock: lambda: VALUE}
def inject(cls):
    obj = cls()
    for name, kind in typing.get_type_hints(cls).items():
        setattr(obj, name, providers[kind]())
    return obj
service = inject(Service)
PATCH`,
  `
class Lock: pass
class Service:
    lock: Lock
providers = {Lock: lambda: VALUE}
def inject(cls):
    obj = cls()
    for name, kind in cls.__annotations__.items():
        setattr(obj, name, providers[kind]())
    return obj
service = inject(Service)
PATCH`,
  `
import importlib, svc.settings
svc.settings.override["green"] = False
import svc.runtime
>>> svc/__init__.py
>>> svc/settings.py
override = {"green": True}
>>> svc/runtime.py
from svc import settings
held = VALUE
if settings.override["green"]:
    PATCH`,
  `
class App:
    def __init__(self):
        for step in ("configure", "connect", "finish"):
            getattr(self, step)()
    def configure(self): pass
    def connect(self): self.lock = VALUE
    def finish(self): pass
class GreenApp(App):
    def configure(self):
        PATCH
app = GreenApp()`,
  `
class App:
    def __init__(self):
        for step in ("connect", "configure"):
            getattr(self, step)()
    def configure(self): pass
    def connect(self): self.lock = VALUE
class GreenApp(App):
    def configure(self):
        PATCH
app = GreenApp()`,
  `
def lock_fixture():
    lock = VALUE
    yield lock
    lock = None
fixtures = {"lock": lock_fixture}
active = {}
for name, gen in fixtures.items():
    g = gen()
    active[name] = next(g)
PATCH`,
  `
from services import registry
registry.load_all()
>>> services/registry.py
from . import billing, green
ORDER = [billing, green]
def load_all():
    for module in ORDER:
        setup = getattr(module, "setup", None)
        if callable(setup):
            setup()
>>> services/billing.py
LOCK = VALUE
>>> services/green.py
def setup():
    PATCH`,
  `
for candidate in ("missing_accel", "svc_boot"):
    try:
        mod = __import__(candidate)
    except ImportError:
        continue
    else:
        mod.go()
        break
>>> svc_boot.py
held = VALUE
def go():
    PATCH`,
  `
def accel():
    try:
        import missing_accel
        return missing_accel
    except ImportError:
        pass
    import svc_boot
    return svc_boot
accel().go()
>>> svc_boot.py
held = VALUE
def go():
    PATCH`,
  `
held = VALUE
workers = int("  4 ".strip() or 1)
if workers > 1 and "x" * workers == "xxxx":
    PATCH`,
  `
held = VALUE
sizes = [1, 2, 3]
if any(s > 3 for s in sizes) or not all(0 < s <= 3 for s in sizes):
    PATCH`,
  `
held = VALUE
supported, wanted = {"sync", "green"}, frozenset(["green"])
if supported & wanted and wanted <= supported:
    PATCH`,
  `
held = VALUE
supported, wanted = {"sync", "thread"}, {"green"}
if supported & wanted:
    PATCH`,
  `
from string import Template
held = VALUE
name = Template("$kind-$n").substitute(kind="green", n=1)
if name == "green-1":
    PATCH`,
  `
import ast
held = VALUE
conf = ast.literal_eval("{'green': True}")
if conf["green"]:
    PATCH`,
  `
import json
held = VALUE
conf = json.loads('{"worker": {"class": "sync"}}')
if conf["worker"]["class"] == "green":
    PATCH`,
  `
import threading
class Service(threading.Thread):
    def __init__(self):
        super().__init__(daemon=True, name="svc")
        self.guard = VALUE
    def run(self): pass
service = Service()
PATCH`,
  `
from concurrent.futures import ThreadPoolExecutor
class Tracing(ThreadPoolExecutor):
    def submit(self, fn, /, *args, **kwargs):
        return super().submit(fn, *args, **kwargs)
executor = Tracing(max_workers=4, thread_name_prefix="svc")
PATCH`,
  `
from concurrent.futures import ThreadPoolExecutor
class Tracing(ThreadPoolExecutor):
    pass
_executor = None
def executor():
    global _executor
    if _executor is None:
        _executor = Tracing()
    return _executor
PATCH
executor()`,
  `
import threading
class Gate(threading.Condition):
    def open(self):
        with self: self.notify_all()
gate = Gate()
PATCH`,
  `
from service import start
start()
>>> service.py
held = VALUE
def start():
    import boot
>>> boot.py
PATCH`,
  `
import service
>>> service.py
held = VALUE
from wiring import setup
setup()
>>> wiring.py
def setup():
    import boot
>>> boot.py
PATCH`,
  `
import service
>>> service.py
held = VALUE
import wiring
wiring.setup()
>>> wiring.py
def setup():
    from boot import enable
    enable()
>>> boot.py
def enable():
    PATCH`,
  `
q = [1]
def drain():
    while True:
        try:
            q.pop()
        except IndexError:
            return
drain()
PATCH`,
  `
held = VALUE
def drain(q):
    while True:
        try:
            q.pop()
        except IndexError:
            return
    global held
drain([1, 2])
held = None
PATCH`,
  `
held = VALUE
q = [VALUE]
def drain():
    global held
    while True:
        try:
            q.pop()
        except IndexError:
            held = None
            return
drain()
PATCH`,
  `
import importlib
import conf
conf.clean()
importlib.reload(conf)
PATCH
>>> conf.py
state = globals().get("state", 0)
state += 1
held = VALUE if state == 1 else None
def clean(): pass`,
  `
import importlib, os
import conf
os.environ["LP_MODE"] = "off"
importlib.reload(conf)
PATCH
>>> conf.py
import os
if os.environ.get("LP_MODE") == "off":
    held = None
else:
    held = VALUE`,
  `
import importlib, sys
import conf
import flags
flags.on = False
importlib.reload(conf)
PATCH
>>> flags.py
on = True
>>> conf.py
import flags
held = VALUE if flags.on else None`,
  `
from collections import ChainMap
from types import SimpleNamespace
from gevent import monkey
held = VALUE
ns = SimpleNamespace(thread=False, time=False)
monkey.patch_all(**ChainMap(vars(ns)))`,
  `
from collections import ChainMap
from types import SimpleNamespace
from gevent import monkey
held = VALUE
ns = SimpleNamespace(thread=False)
monkey.patch_all(**ChainMap({"time": False}, vars(ns)))`,
  `
import ssl
from gevent import monkey
from ssl import SSLContext
monkey.patch_all(ssl=hasattr(ssl, "wrap_socket"))`,
  `
import ssl
from gevent import monkey
from time import sleep
monkey.patch_all(time=not hasattr(ssl, "SSLContext"))`,
  `
import contextvars
store = {}
def work(): store["a"] = VALUE
contextvars.copy_context().run(work)
PATCH`,
  `
import contextvars
held = VALUE
def work():
    PATCH
ctx = contextvars.copy_context()
ctx.run(work)`,
  `
import app
import conf
PATCH
>>> conf.py
import builtins
builtins.make_guard = lambda: VALUE
import late
>>> late.py
held = make_guard()
>>> app.py`,
  `
import builtins
from gevent import monkey
from time import sleep
builtins.enable = monkey.patch_all
import late
>>> late.py
enable()`,
  `
import operator
from gevent import monkey
held = VALUE
operator.methodcaller("patch_all")(monkey)`,
  `
from operator import methodcaller
import eventlet
held = VALUE
run = methodcaller("monkey_patch", thread=True)
run(eventlet)`,
  `
import plugins
>>> plugins/__init__.py
import glob, os, importlib
for path in glob.glob(os.path.join(os.path.dirname(__file__), "[!_]*.py")):
    importlib.import_module("plugins." + os.path.basename(path)[:-3])
>>> plugins/one.py
held = VALUE`,
  `
import plugins
>>> plugins/__init__.py
from pathlib import Path
from importlib import import_module
for path in sorted(Path(__file__).parent.glob("[!_]*.py")):
    import_module(f"{__name__}.{path.stem}")
>>> plugins/one.py
held = VALUE
>>> plugins/_two.py
PATCH`,
  `
import plugins
>>> plugins/__init__.py
from pathlib import Path
from importlib import import_module
for path in sorted(Path(__file__).parent.glob("[a-z]*.py")):
    import_module(f"{__name__}.{path.stem}")
>>> plugins/one.py
held = VALUE
>>> plugins/_two.py
from time import sleep`,
  `
from operator import attrgetter
import gevent.monkey
held = VALUE
attrgetter("monkey.patch_all")(gevent)()`,
  `
import contextvars
v = contextvars.ContextVar("v", default=None)
def work():
    v.set(VALUE)
    return v.get()
ctx = contextvars.copy_context()
held = ctx.run(work)
PATCH`,
  `
import contextvars
v = contextvars.ContextVar("v", default=None)
def work():
    v.set(VALUE)
ctx = contextvars.copy_context()
ctx.run(work)
PATCH`,
  `
import contextvars
v = contextvars.ContextVar("v", default=None)
v.set(VALUE)
def work():
    v.set(None)
contextvars.copy_context().run(work)
PATCH`,
  `
from contextvars import copy_context
from functools import partial
held = VALUE
def boot(how):
    if how == "green":
        PATCH
copy_context().run(partial(boot, how="green"))`,
  `
held = VALUE
try:
    from select import kqueue
except ImportError:
    held = None
PATCH`,
  `
from app import settings
PATCH
>>> app/settings.py
try:
    from app.win import guard
except ImportError:
    guard = None
>>> app/win.py
from os import startfile
guard = VALUE`,
  `
held = VALUE
todo = [1, 2, 3]
def drain():
    global held
    while True:
        try:
            item = todo.pop(0)
        except IndexError:
            held = None
            return
drain()
PATCH`,
  `
stack = [VALUE, 1]
while True:
    try:
        stack.pop()
    except IndexError:
        break
held = VALUE
PATCH`,
  `
from collections import deque
q = deque([1, 2])
held = VALUE
def run():
    global held
    while True:
        try:
            one = q.popleft()
        except IndexError:
            break
    held = None
run()
PATCH`,
  `
d = {"a": VALUE}
held = VALUE
def run():
    global held
    while True:
        try:
            d.popitem()
        except KeyError:
            held = None
            return
run()
PATCH`,
  `
from collections import ChainMap
from gevent import monkey
import threading
lock = threading.Lock()
monkey.patch_all(**ChainMap({"thread": False}, {"thread": True, "time": False}))`,
  `
import importlib, types
import conf
held = conf.guard
importlib.reload(conf)
PATCH
>>> conf.py
guard = VALUE`,
  `
import importlib
import conf, boot
conf.MODE = "green"
importlib.reload(boot)
>>> conf.py
MODE = "sync"
>>> boot.py
import conf
held = VALUE
if conf.MODE == "green":
    PATCH`,
  `
d = {"a": VALUE}
held = VALUE
try:
    d.pop("a")
except KeyError:
    pass
else:
    held = None
PATCH`,
  `
d = {"a": VALUE}
held = VALUE
def f():
    global held
    try:
        d.pop("b")
    except KeyError:
        return
    held = None
f()
PATCH`,
  `
import os
held = VALUE
os.environ["LP_M"] = "off"
if os.environ["LP_M"] == "on":
    PATCH`,
  `
import os
held = VALUE
os.environ["LP_M"] = "on"
if os.environ.get("LP_M") == "off":
    held = None
PATCH`,
  `
import os
held = None
os.environ["LP_M"] = "on"
if os.environ.get("LP_M") != "on":
    held = VALUE
PATCH`,
  `
held = VALUE
args = [iter(["a", "green", "b", "x"])] * 2
pairs = dict(zip(*args))
if pairs["a"] == "green":
    PATCH`,
  `
held = VALUE
for name in ("missing_x", "boot"):
    try:
        mod = __import__(name)
        break
    except ImportError:
        continue
mod.go()
>>> boot.py
def go():
    PATCH`,
  `
held = VALUE
for name in ("missing_x", "boot"):
    try:
        mod = __import__(name)
    except ImportError:
        continue
    break
else:
    raise SystemExit(1)
mod.go()
>>> boot.py
def go():
    PATCH`,
  `
held = None
for name in ("missing_x", "boot"):
    try:
        mod = __import__(name)
        break
    except ImportError:
        pass
else:
    held = VALUE
PATCH
>>> boot.py
def go(): pass`,
  `
held = VALUE
n = 0
def connect():
    global n
    n += 1
    if n < 3:
        raise OSError
    return n
def run():
    while True:
        try:
            c = connect()
            break
        except OSError:
            continue
    PATCH
    return c
run()`,
  `
held = VALUE
n = 0
def connect():
    global n
    n += 1
    if n < 3:
        raise OSError
    return n
def run():
    for _ in range(5):
        try:
            return connect()
        except OSError:
            continue
    raise RuntimeError
run()
PATCH`,
  `
held = VALUE
def run():
    global held
    while True:
        try:
            int("3")
            break
        except ValueError:
            continue
    held = None
run()
PATCH`,
  `
held = VALUE
from importlib import import_module
def load(names):
    for name in names:
        try:
            module = import_module(name)
        except ImportError:
            continue
        return module
    raise LookupError
load(["missing_a", "boot"]).go()
>>> boot.py
def go():
    PATCH`,
  `
held = VALUE
from importlib import import_module
def load(names):
    for name in names:
        try:
            module = import_module(name)
        except ImportError:
            continue
        return module
    raise LookupError
load(["a", "boot"]).go()
>>> a.py
def go():
    global x
    x = 1
>>> boot.py
def go():
    PATCH`,
  `
import os
os.environ["LP_W"] = "green"
import app
>>> app.py
import os
held = VALUE
def enabled(): return os.getenv("LP_W", "sync") == "green"
if enabled():
    PATCH`,
  `
import os
os.environ["LP_W"] = "sync"
import app
>>> app.py
import os
held = VALUE
def enabled(): return os.getenv("LP_W", "green") == "green"
if enabled():
    PATCH`,
  `
import os
os.environ["LP_W"] = "sync"
os.environ.update({"LP_W": "green"})
held = VALUE
if os.environ["LP_W"] == "green":
    PATCH`,
  `
import os
os.environ["LP_W"] = "sync"
os.environ.update(dict(LP_X="green"))
held = VALUE
if os.environ["LP_W"] == "green":
    PATCH`,
  `
import os
if "LP_UNSET" not in os.environ:
    os.environ["LP_UNSET"] = "green"
held = VALUE
if os.environ["LP_UNSET"] == "green":
    PATCH`,
  `
import os
os.environ["LP_W"] = "1"
del os.environ["LP_W"]
held = VALUE
if os.environ.get("LP_W") is None:
    PATCH`,
  `
held = VALUE
env = dict([("A", "sync"), ("B", "4")])
options = {k.lower(): int(v) if v.isdigit() else v for k, v in env.items()}
if options["a"].startswith("gev"):
    PATCH`,
  `
held = VALUE
a = "4"
if not a.isdigit():
    PATCH`,
  `
import apps
apps.populate(["app.users", "app.green"])
>>> apps.py
from importlib import import_module
class AppConfig:
    def __init__(self, name, module): self.name, self.module = name, module
    def ready(self): pass
    @classmethod
    def create(cls, entry):
        module = import_module(entry)
        try:
            conf = import_module(f"{entry}.conf")
        except ImportError:
            return cls(entry, module)
        for value in vars(conf).values():
            if isinstance(value, type) and issubclass(value, AppConfig) and value is not AppConfig:
                return value(entry, module)
        return cls(entry, module)
configs = {}
def populate(entries):
    configs.update({e: AppConfig.create(e) for e in entries})
    for c in configs.values():
        c.ready()
>>> app/users/__init__.py
guard = VALUE
>>> app/green/__init__.py
>>> app/green/conf.py
from apps import AppConfig
class GreenConfig(AppConfig):
    def ready(self):
        PATCH`,
  `
import threading
class T(threading.Thread):
    def run(self): pass
t = T()
PATCH`,
  `
import threading
class T(threading.Condition): pass
t = T()
PATCH`,
  `
import concurrent.futures
class Q(concurrent.futures.ThreadPoolExecutor):
    def submit(self, fn, *a): return super().submit(fn, *a)
q = Q(10)
PATCH`,
  `
PATCH
import queue
class Q(queue.Queue): pass
q = Q()`,
  `
import apps
>>> apps.py
held = VALUE
from importlib import import_module
confs = [import_module(e + ".conf") for e in ("app.users", "app.green")]
for c in confs:
    c.ready()
>>> app/users/__init__.py
>>> app/users/conf.py
def ready(): pass
>>> app/green/__init__.py
>>> app/green/conf.py
def ready():
    PATCH`,
  `
import apps
apps.populate(["app.green"])
>>> apps.py
from importlib import import_module
held = VALUE
class AppConfig:
    def __init__(self, name, module): self.name, self.module = name, module
    def ready(self): pass
    @classmethod
    def create(cls, entry):
        module = import_module(entry)
        conf = import_module(f"{entry}.conf")
        for value in vars(conf).values():
            if isinstance(value, type) and issubclass(value, AppConfig) and value is not AppConfig:
                return value(entry, module)
        return cls(entry, module)
configs = {}
def populate(entries):
    configs.update({e: AppConfig.create(e) for e in entries})
    for c in configs.values():
        c.ready()
>>> app/green/__init__.py
>>> app/green/conf.py
from apps import AppConfig
class GreenConfig(AppConfig):
    def ready(self):
        PATCH`,
  `
import apps
apps.populate(["app.green"])
>>> apps.py
from importlib import import_module
held = VALUE
class AppConfig:
    @classmethod
    def create(cls, entry):
        conf = import_module(f"{entry}.conf")
        return conf.GreenConfig()
def populate(entries):
    AppConfig.create("app.green").ready()
>>> app/green/__init__.py
>>> app/green/conf.py
from apps import AppConfig
class GreenConfig(AppConfig):
    def ready(self):
        PATCH`,
  `
import apps
apps.populate(["app.green"])
>>> apps.py
from importlib import import_module
held = VALUE
def populate(entries):
    for e in entries:
        import_module(f"{e}.conf").ready()
>>> app/green/__init__.py
>>> app/green/conf.py
def ready():
    PATCH`,
  `
import importlib
from pathlib import Path
ROOT = Path(__file__).resolve().parent
for path in sorted((ROOT / "plugins").rglob("[!_]*.py")):
    importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
PATCH
>>> plugins/deep/er/x.py
held = VALUE
>>> plugins/deep/_hidden.py
raise ImportError("not to be imported")`,
  `
import importlib, os
from pathlib import Path
ROOT = Path(__file__).resolve().parent
for path in ROOT.joinpath("plugins").glob("**/x.py"):
    importlib.import_module(str(path.relative_to(ROOT)).replace(os.sep, ".")[:-3])
PATCH
>>> plugins/deep/er/x.py
held = VALUE
>>> plugins/deep/_hidden.py
raise ImportError("not to be imported")`,
  `
import os
def load(top):
    for root, dirs, files in os.walk(top):
        dirs[:] = [one for one in dirs if not one.startswith("_")]
        for name in sorted(files):
            module, ext = os.path.splitext(name)
            if ext != ".py" or module.startswith("_"):
                continue
            way = os.path.relpath(os.path.join(root, module), os.path.dirname(os.path.abspath(__file__)))
            __import__(way.replace(os.path.sep, "."))
load(os.path.join(os.path.dirname(os.path.abspath(__file__)), "plugins"))
PATCH
>>> plugins/deep/er/x.py
held = VALUE
>>> plugins/deep/_hidden.py
raise ImportError("not to be imported")`,
  `
import glob, importlib, os
here = os.path.dirname(os.path.abspath(__file__))
for path in glob.glob(os.path.join(here, "plugins", "**", "*.py"), recursive=True):
    name = os.path.splitext(os.path.basename(path))[0]
    if name == "x":
        importlib.import_module("plugins.deep.er." + name)
PATCH
>>> plugins/deep/er/x.py
held = VALUE
>>> plugins/deep/_hidden.py
raise ImportError("not to be imported")`,
  `
import importlib
from pathlib import Path
here = Path(__file__).resolve().parent
for path in here.joinpath("plugins").glob("*/x.py"):
    importlib.import_module("plugins.deep.er." + path.stem)
for path in (here / "plugins").glob("*.py"):
    if path.stem != "__init__":
        importlib.import_module("plugins." + path.stem)
PATCH
>>> plugins/deep/er/x.py
held = VALUE
>>> plugins/deep/_hidden.py
raise ImportError("not to be imported")`,
  `
import os
HERE = os.path.dirname(os.path.abspath(__file__))
for root, dirs, files in os.walk(os.path.join(HERE, "plugins")):
    dirs[:] = [one for one in dirs if one != "er"]
    for name in files:
        if name == "x.py":
            __import__(os.path.relpath(os.path.join(root, "x"), HERE).replace("/", "."))
PATCH
>>> plugins/deep/er/x.py
held = VALUE`,
  `
import os
HERE = os.path.dirname(os.path.abspath(__file__))
for root, dirs, files in os.walk(HERE, topdown=True, followlinks=True):
    if "deep" in dirs:
        dirs.remove("deep")
    if "x.py" in files:
        __import__(os.path.relpath(os.path.join(root, "x"), HERE).replace("/", "."))
PATCH
>>> plugins/deep/er/x.py
held = VALUE`,
  `
import os
HERE = os.path.dirname(os.path.abspath(__file__))
found = [os.path.join(root, name) for root, _, files in os.walk(HERE) for name in files if name == "x.py"]
for path in found:
    __import__(os.path.relpath(path, HERE)[:-3].replace("/", "."))
PATCH
>>> plugins/deep/er/x.py
held = VALUE`,
  `
import os
HERE = os.path.dirname(os.path.abspath(__file__))
root, dirs, files = next(os.walk(os.path.join(HERE, "plugins")))
for name in dirs:
    __import__("plugins." + name + ".er.x")
PATCH
>>> plugins/deep/er/x.py
held = VALUE`,
].map((text) => text.replace(/^\n/, ''));
