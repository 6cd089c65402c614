/**
 * Programs as people write them who have written Python for long, each whole: what is held, or is not, and the way to the patch.
 * `VALUE` is an expression for what is held, `PATCH` the statements of a patch, which comes last where a text has none; `>>> PATH`
 * begins another file. Folders are packages.
 */
export const wholePrograms: readonly string[] = [
  `
class Field:
    def __init__(self, *, factory=None):
        self.factory = factory
    def __set_name__(self, owner, name):
        self.name = name
        owner.__dict__.get("_fields", {})
        fields = dict(getattr(owner, "_fields", {}))
        fields[name] = self
        owner._fields = fields
class Model:
    def __init__(self, **values):
        for name, field in self._fields.items():
            self.__dict__[name] = values[name] if name in values else field.factory()
class Account(Model):
    guard = Field(factory=lambda: VALUE)
    label = Field(factory=str)
account = Account(label="a")`,
  `
from dataclasses import dataclass, field
@dataclass(kw_only=True, slots=True)
class Base:
    guard: object = field(default_factory=lambda: VALUE)
@dataclass(kw_only=True, slots=True)
class Child(Base):
    name: str = "x"
    def __post_init__(self):
        self.name = self.name.upper()
child = Child(name="y")`,
  `
import dataclasses
def guard():
    return VALUE
@dataclasses.dataclass
class Node:
    children: list["Node"] = dataclasses.field(default_factory=list)
    guard: object = dataclasses.field(default_factory=guard)
    def add(self, child):
        self.children.append(child)
        return self
tree = Node(guard=None).add(Node(guard=None).add(Node()))`,
  `
from functools import cache
class Factory:
    @cache
    def get(self, name):
        return {"name": name, "guard": VALUE}
factory = Factory()
factory.get("a")`,
  `
import functools
class trace:
    def __init__(self, function=None, **options):
        self.options = options
        if function is not None:
            functools.update_wrapper(self, function)
            self.function = function
    def __call__(self, *args, **kwargs):
        if "function" not in self.__dict__:
            return type(self)(args[0], **self.options)
        return self.function(*args, **kwargs)
@trace(guard=VALUE)
def work():
    return 1`,
  `
from contextvars import ContextVar, copy_context
state: ContextVar[dict] = ContextVar("state")
state.set({"guard": VALUE})`,
  `
import weakref
class Owner: pass
owner = Owner()
extra = weakref.WeakKeyDictionary()
extra[owner] = VALUE`,
  `
class Keyed(dict):
    def __missing__(self, key):
        value = self[key] = VALUE
        return value
locks = Keyed()
locks["a"]`,
  `
from collections.abc import MutableMapping
class Registry(MutableMapping):
    def __init__(self, *args, **kwargs):
        self._data = {}
        self.update(*args, **kwargs)
    def __getitem__(self, key): return self._data[key]
    def __setitem__(self, key, value): self._data[key.lower()] = value
    def __delitem__(self, key): del self._data[key]
    def __iter__(self): return iter(self._data)
    def __len__(self): return len(self._data)
registry = Registry({"A": 1}, B=VALUE)`,
  `
from collections.abc import MutableMapping
class Registry(MutableMapping):
    def __init__(self): self._data = {}
    def __getitem__(self, key): return self._data[key]
    def __setitem__(self, key, value): self._data[key] = value
    def __delitem__(self, key): del self._data[key]
    def __iter__(self): return iter(self._data)
    def __len__(self): return len(self._data)
registry = Registry()
registry.setdefault("a", VALUE)`,
  `
from collections.abc import MutableSequence
class Steps(MutableSequence):
    def __init__(self): self._items = []
    def __getitem__(self, i): return self._items[i]
    def __setitem__(self, i, value): self._items[i] = value
    def __delitem__(self, i): del self._items[i]
    def __len__(self): return len(self._items)
    def insert(self, i, value): self._items.insert(i, value)
steps = Steps()
steps.append(VALUE)`,
  `
import abc
class Backend(abc.ABC):
    def __init__(self):
        self._guard = self._make_guard()
    @abc.abstractmethod
    def _make_guard(self): ...
class Memory(Backend):
    def _make_guard(self):
        return VALUE
backend = Memory()`,
  `
from typing import Generic, TypeVar
T = TypeVar("T")
class Repo(Generic[T]):
    def __init__(self, kind: type[T]):
        self.kind = kind
        self.guard = VALUE
class Users(Repo[int]):
    pass
users = Users(int)
plain = Repo[str](str)`,
  `
class Base:
    registry: dict = {}
    def __init_subclass__(cls, *, key: str, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.key = key
        setattr(cls, f"_{key}_guard", VALUE)
        cls.registry[key] = cls
class Csv(Base, key="csv"): ...`,
  `
class Meta(type):
    def __new__(mcs, name, bases, ns, **kw):
        ns.setdefault("guard", VALUE)
        ns["fields"] = [k for k in ns if not k.startswith("_")]
        return super().__new__(mcs, name, bases, ns, **kw)
class Table(metaclass=Meta):
    id = 1`,
  `
from contextlib import ExitStack, contextmanager
@contextmanager
def guard():
    lock = VALUE
    yield lock
with ExitStack() as stack:
    held = stack.enter_context(guard())`,
  `
from contextlib import AsyncExitStack, asynccontextmanager
import asyncio
@asynccontextmanager
async def lifespan(app):
    app["guard"] = VALUE
    yield
    app["done"] = True
app = {}
async def main():
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(lifespan(app))
asyncio.run(main())`,
  `
held = [last := VALUE for _ in range(2)] and None`,
  `
def pick(first, /, *rest, key=None):
    return key or rest[-1]
held = pick(*(1, 2), *[VALUE])`,
  `
def pair(a, b=None, /, **options):
    return {"a": a, **options}
held = pair(1, guard=VALUE)`,
  `
def worker():
    guard = VALUE
    while True:
        item = yield guard
        if item is None:
            return
gen = worker()
held = next(gen)`,
  `
def accumulate(into):
    while True:
        item = yield
        into.append(item)
kept = []
sink = accumulate(kept)
next(sink)
sink.send(VALUE)`,
  `
import asyncio
class Client:
    def __init__(self):
        self.guard = None
    async def connect(self):
        self.guard = VALUE
        return self
async def main():
    return await asyncio.gather(Client().connect(), Client().connect())
clients = asyncio.run(main())`,
  `
import asyncio
async def ticks(n):
    for _ in range(n):
        yield VALUE
async def main():
    return [t async for t in ticks(2)]
held = asyncio.run(main())`,
  `
import logging
import logging.config
class Guarded(logging.Handler):
    def __init__(self, level=logging.NOTSET):
        super().__init__(level)
        self.held = VALUE
    def emit(self, record): pass
handler = Guarded()
logging.getLogger("x").addHandler(handler)`,
  `
class Clock:
    now = staticmethod(VALUE) if callable(VALUE) else VALUE`,
  `
class Thing:
    @property
    def guard(self):
        return self._guard
    @guard.setter
    def guard(self, value):
        self._guard = value
thing = Thing()
thing.guard = VALUE`,
  `
class Frozen:
    __slots__ = ("guard",)
    def __init__(self, guard):
        object.__setattr__(self, "guard", guard)
    def __setattr__(self, name, value):
        raise AttributeError(name)
held = Frozen(VALUE)`,
  `
import types
Made = types.new_class("Made", (), {}, lambda ns: ns.update(guard=VALUE))`,
  `
from dataclasses import make_dataclass, field
Made = make_dataclass("Made", [("name", str), ("guard", object, field(default_factory=lambda: VALUE))])
held = Made("a")`,
  `
import dataclasses
@dataclasses.dataclass
class C:
    guard: object
    n: int = 1
row = dataclasses.astuple(C(None)) + (VALUE,)`,
  `
plugins = [("b", 2, None), ("a", 1, VALUE)]
name, _, held = sorted(plugins, key=lambda p: p[1])[0]
del plugins`,
  `
from operator import attrgetter
class P:
    def __init__(self, priority, guard): self.priority, self.guard = priority, guard
held = max([P(1, None), P(5, VALUE)], key=attrgetter("priority")).guard`,
  `
held = next(iter({"a": VALUE}.values()))`,
  `
keys, values = zip(*[("a", 1), ("b", VALUE)])`,
  `
from itertools import starmap, product
class Shard:
    def __init__(self, a, b): self.guard = VALUE
shards = list(starmap(Shard, product((1, 2), (3,))))`,
  `
from collections import Counter
class Tally(Counter):
    def __init__(self, *a, **k):
        super().__init__(*a, **k)
        self.guard = VALUE
tally = Tally("abc")`,
  `
from collections import UserDict
class Upper(UserDict):
    def __setitem__(self, key, item):
        super().__setitem__(key.upper(), item)
held = Upper()
held["a"] = VALUE`,
  `
class Event:
    def __init__(self): self._handlers = []
    def __iadd__(self, handler):
        self._handlers.append(handler)
        return self
class Button:
    clicked = Event()
Button.clicked += VALUE`,
  `
class Task:
    def __init__(self, name, guard=None): self.name, self.guard, self.down = name, guard, []
    def __rshift__(self, other):
        self.down.append(other)
        return other
first = Task("a")
first >> Task("b") >> Task("c", guard=VALUE)`,
  `
from contextlib import ContextDecorator
class tracked(ContextDecorator):
    seen = []
    def __enter__(self):
        self.seen.append(VALUE)
        return self
    def __exit__(self, *exc): return False
@tracked()
def work(): pass
work()`,
  `
from contextlib import contextmanager
state = {}
@contextmanager
def tracked(name):
    state[name] = VALUE
    yield
@tracked("work")
def work(): return 1
work()`,
  `
import os
class Settings:
    def __getattr__(self, name):
        if not name.isupper():
            raise AttributeError(name)
        value = os.environ.get("LATE_PATCH_" + name, "green")
        self.__dict__[name] = value
        return value
settings = Settings()
if settings.MODE == "green":
    held = VALUE`,
  `
import os
os.environ["LATE_PATCH_MODE"] = "green"
import conf
held = conf.make()
>>> conf.py
import os
MODE = os.environ["LATE_PATCH_MODE"]
def make():
    if MODE == "green":
        return VALUE
    return None`,
  `
import json
config = json.loads('{"green": true}')
held = VALUE if config["green"] else None`,
  `
import enum
class Feature(enum.Flag):
    A = enum.auto()
    B = enum.auto()
    ALL = A | B
enabled = Feature.A | Feature.B
if Feature.B in enabled:
    held = VALUE`,
  `
import functools
class Handler:
    registry = {}
    @classmethod
    def register(cls, name, **options):
        def inner(fn):
            cls.registry[name] = functools.partial(fn, **options)
            return fn
        return inner
@Handler.register("a", guard=VALUE)
def handle(guard=None): ...`,
  `
class Descriptor:
    def __init__(self): self.data = {}
    def __set_name__(self, owner, name): self.key = name
    def __get__(self, obj, kind=None):
        return self if obj is None else self.data[id(obj)]
    def __set__(self, obj, value):
        self.data[id(obj)] = value
class C:
    guard = Descriptor()
    def __init__(self): self.guard = VALUE
c = C()`,
  `
class C:
    def __getattribute__(self, name):
        data = object.__getattribute__(self, "__dict__")
        if name == "guard" and "guard" not in data:
            data["guard"] = VALUE
        return object.__getattribute__(self, name)
c = C()
c.guard`,
  `
class Chain:
    def __init__(self, items=()): self.items = list(items)
    def __iter__(self): return iter(self.items)
    def __len__(self): return len(self.items)
    def __bool__(self): return bool(self.items)
    def __add__(self, other): return type(self)([*self, *other])
chain = Chain([1]) + Chain([VALUE])`,
  `
class Count:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return VALUE
items = [*Count(2)]`,
  `
import functools
@functools.total_ordering
class Item:
    def __init__(self, n):
        self.n, self.guard = n, VALUE
    def __eq__(self, other): return self.n == other.n
    def __lt__(self, other): return self.n < other.n
top = min([Item(3), Item(1)])`,
  `
from unittest.mock import sentinel
class Container:
    _providers = {}
    @classmethod
    def provide(cls, key, factory):
        cls._providers[key] = factory
    def __init__(self): self._cache = {}
    def __getitem__(self, key):
        try:
            return self._cache[key]
        except KeyError:
            self._cache[key] = value = self._providers[key](self)
            return value
Container.provide("guard", lambda c: VALUE)
Container.provide("client", lambda c: {"guard": c["guard"]})
container = Container()
client = container["client"]`,
  `
def deco(*, guard):
    def outer(cls):
        class Wrapped(cls):
            _guard = guard
            def __init__(self, *a, **k):
                super().__init__(*a, **k)
        Wrapped.__name__ = cls.__name__
        return Wrapped
    return outer
@deco(guard=VALUE)
class Service:
    def __init__(self): pass`,
  `
import sys
class _Module(type(sys)):
    @property
    def guard(self):
        if self._guard is None:
            self._guard = VALUE
        return self._guard
import h
h.guard
>>> h.py
import sys, types
_guard = None
class _Module(types.ModuleType):
    @property
    def guard(self):
        if self._guard is None:
            self._guard = VALUE
        return self._guard
sys.modules[__name__].__class__ = _Module`,
  `
import h
h.guard
>>> h.py
import sys
class Facade:
    def __init__(self): self._guard = None
    @property
    def guard(self):
        if self._guard is None:
            self._guard = VALUE
        return self._guard
sys.modules[__name__] = Facade()`,
  `
from pkg import Client
client = Client()
>>> pkg/__init__.py
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from .client import Client
__all__ = ["Client"]
def __getattr__(name):
    if name in __all__:
        from . import client
        return getattr(client, name)
    raise AttributeError(name)
def __dir__():
    return __all__
>>> pkg/client.py
class Client:
    def __init__(self): self.guard = VALUE`,
  `
import pkgutil, importlib
import plugins
found = {}
for _, name, is_pkg in pkgutil.walk_packages(plugins.__path__, plugins.__name__ + "."):
    module = importlib.import_module(name)
    if hasattr(module, "PLUGIN"):
        found[name] = module.PLUGIN()
>>> plugins/__init__.py
>>> plugins/deep/__init__.py
>>> plugins/deep/one.py
class PLUGIN:
    def __init__(self): self.guard = VALUE`,
  `
from pathlib import Path
from importlib import import_module
HERE = Path(__file__).resolve().parent
for path in sorted((HERE / "plugins").glob("*.py")):
    if path.stem != "__init__":
        import_module(f"plugins.{path.stem}")
>>> plugins/__init__.py
>>> plugins/one.py
held = VALUE`,
  `
import os, importlib
for name in os.listdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), "plugins")):
    base, ext = os.path.splitext(name)
    if ext == ".py" and not base.startswith("_"):
        importlib.import_module("plugins." + base)
>>> plugins/__init__.py
>>> plugins/one.py
held = VALUE`,
  `
import plugins
>>> plugins/__init__.py
import glob, importlib
from os.path import basename, dirname, isfile, join
modules = glob.glob(join(dirname(__file__), "*.py"))
__all__ = [basename(f)[:-3] for f in modules if isfile(f) and not f.endswith("__init__.py")]
for name in __all__:
    importlib.import_module("." + name, __name__)
>>> plugins/one.py
held = VALUE`,
  `
from plugins import *
>>> plugins/__init__.py
__all__ = ["one"]
>>> plugins/one.py
held = VALUE`,
  `
try:
    import ujson_missing as json
except ImportError:
    try:
        import simplejson_missing as json
    except ImportError:
        import json
        FALLBACK = VALUE`,
  `
import threading
class Worker(threading.Thread):
    def __init__(self, queue):
        super().__init__(daemon=True)
        self.held = VALUE
        self.queue = queue
    def run(self): pass
def pool(n):
    return [Worker(i) for i in range(n)]
workers = pool(2)`,
  `
from typing import Callable
import inspect
class Container:
    def __init__(self): self.deps = {}
    def inject(self, fn):
        for name, p in inspect.signature(fn).parameters.items():
            if p.default is not inspect.Parameter.empty:
                self.deps[name] = p.default
        return fn
c = Container()
@c.inject
def f(a, guard=VALUE): ...`,
  `
from typing import get_type_hints
class Model:
    def __init_subclass__(cls):
        cls._defaults = {n: getattr(cls, n) for n in cls.__annotations__ if hasattr(cls, n)}
class User(Model):
    name: str
    guard: object = VALUE`,
  `
class Tree:
    def __init__(self, value=None):
        self.value, self.left, self.right = value, None, None
    def insert(self, key, value):
        node = self
        while True:
            nxt = node.left if key < 0 else node.right
            if nxt is None:
                setattr(node, "left" if key < 0 else "right", Tree(value))
                return
            node = nxt
tree = Tree()
tree.insert(-1, None)
tree.insert(-2, VALUE)`,
  `
import collections
Point = collections.namedtuple("Point", "x y")
Point.__new__.__defaults__ = (None, VALUE)
p = Point(1)`,
  `
import copy
class Config:
    defaults = {"nested": {"guard": VALUE}}
    def __init__(self, **kw):
        self.values = {**self.defaults, **kw}
cfg = Config(debug=True)
Config.defaults = {}`,
  `
import heapq
heap = []
heapq.heappush(heap, (1, "a", VALUE))
_, _, held = heapq.heappop(heap)`,
  `
class Pool:
    def __init__(self, factory, size):
        self._factory = factory
        self._free = list(self._fill(size))
    def _fill(self, n):
        yield from (self._factory() for _ in range(n))
pool = Pool(lambda: VALUE, 2)`,
  `
import argparse
def serve(args):
    PATCH
    return 0
def shell(args): return 1
def build_parser():
    parser = argparse.ArgumentParser(prog="app")
    sub = parser.add_subparsers(dest="command", required=True)
    one = sub.add_parser("serve")
    one.add_argument("--port", type=int, default=80)
    one.set_defaults(func=serve)
    two = sub.add_parser("shell")
    two.set_defaults(func=shell)
    return parser
def main(argv=None):
    args = build_parser().parse_args(argv or ["serve"])
    return args.func(args)
if __name__ == "__main__":
    raise SystemExit(main())`,
  `
import argparse
COMMANDS = {}
def command(fn):
    COMMANDS[fn.__name__.removeprefix("do_")] = fn
    return fn
@command
def do_serve(): 
    PATCH
@command
def do_shell(): return 1
parser = argparse.ArgumentParser()
parser.add_argument("command", nargs="?", choices=sorted(COMMANDS), default="serve")
if __name__ == "__main__":
    ns, rest = parser.parse_known_args()
    COMMANDS[ns.command]()`,
  `
import click
@click.command()
@click.option("--port", default=80)
def main(port):
    PATCH
if __name__ == "__main__":
    main()`,
  `
import click
@click.group(invoke_without_command=True)
@click.pass_context
def cli(ctx):
    ctx.obj = {}
    PATCH
@cli.command()
def serve(): pass
if __name__ == "__main__":
    cli(standalone_mode=False)`,
  `
import asyncio
class App:
    async def start(self):
        await self._prepare()
    async def _prepare(self):
        PATCH
async def main():
    app = App()
    await app.start()
if __name__ == "__main__":
    asyncio.run(main())`,
  `
import asyncio
async def main():
    PATCH
loop = asyncio.new_event_loop()
try:
    loop.run_until_complete(main())
finally:
    loop.close()`,
  `
import asyncio
async def boot():
    PATCH
async def other(): pass
async def main():
    await asyncio.gather(other(), boot())
asyncio.run(main(), debug=False)`,
  `
import asyncio
async def boot():
    PATCH
async def main():
    task = asyncio.create_task(boot())
    await task
asyncio.run(main())`,
  `
from boot import ready
>>> boot.py
def __getattr__(name):
    if name == "ready":
        PATCH
        return True
    raise AttributeError(name)`,
  `
import boot
boot.ready
>>> boot.py
import sys
class Boot:
    @property
    def ready(self):
        PATCH
        return True
sys.modules[__name__] = Boot()`,
  `
import app
>>> app/__init__.py
from importlib import import_module
import_module(f"{__name__}.green")
>>> app/green.py
PATCH`,
  `
import app.core
>>> app/__init__.py
>>> app/core.py
import importlib
importlib.import_module(".green", __package__)
>>> app/green.py
PATCH`,
  `
import app.core
>>> app/__init__.py
>>> app/core.py
import importlib
importlib.import_module("..green".lstrip("."), "app") if False else importlib.import_module("." + "green", package=__name__.rpartition(".")[0])
>>> app/green.py
PATCH`,
  `
from pkgutil import resolve_name
ENTRY_POINTS = {"boot": {"green": "boot.green:enable"}}
for name, spec in ENTRY_POINTS["boot"].items():
    resolve_name(spec)()
>>> boot/green.py
def enable():
    PATCH`,
  `
import hooks
for hook in filter(callable, list(vars(hooks).values())):
    if getattr(hook, "is_hook", False):
        hook()
>>> hooks.py
def hook(fn):
    fn.is_hook = True
    return fn
@hook
def green():
    PATCH`,
  `
import inspect, hooks
for name, fn in inspect.getmembers(hooks, inspect.isfunction):
    if name.startswith("on_"):
        fn()
>>> hooks.py
def on_start():
    PATCH`,
  `
import hooks
for fn in [getattr(hooks, n) for n in dir(hooks) if n.startswith("on_")]:
    fn()
>>> hooks.py
def on_start():
    PATCH`,
  `
class Step:
    def run(self): raise NotImplementedError
class Green(Step):
    def run(self):
        PATCH
for kind in Step.__subclasses__():
    kind().run()`,
  `
from functools import reduce
def green(app):
    PATCH
    return app
def logged(app): return app
app = reduce(lambda acc, mw: mw(acc), (logged, green), object())`,
  `
def compose(*fns):
    def run(x):
        for fn in reversed(fns):
            x = fn(x)
        return x
    return run
def green(x):
    PATCH
    return x
compose(str, green)(1)`,
  `
def machine():
    state = yield "idle"
    while state != "stop":
        if state == "start":
            PATCH
        state = yield state
m = machine()
next(m)
m.send("start")`,
  `
from contextlib import ExitStack, contextmanager
@contextmanager
def green():
    PATCH
    yield
with ExitStack() as stack:
    stack.enter_context(green())`,
  `
from contextlib import nullcontext, contextmanager
import os
@contextmanager
def green():
    PATCH
    yield
with nullcontext() if os.environ.get("LATE_PATCH_UNSET") else green():
    pass`,
  `
from contextlib import contextmanager
@contextmanager
def green():
    PATCH
    yield
@green()
def main(): return 1
main()`,
  `
from gevent import monkey
getattr(monkey, "patch_" + "all")()`,
  `
from gevent import monkey
for what in ("socket", "time", "thread"):
    getattr(monkey, f"patch_{what}")()`,
  `
from gevent import monkey
patch = monkey.patch_all
def boot(patch=patch, **kw):
    return patch(**kw)
boot(subprocess=False)`,
  `
import os
match os.environ.get("LATE_PATCH_UNSET", "gevent").split("."):
    case ["gevent"]:
        PATCH
    case _:
        pass`,
  `
import sys, platform
if sys.version_info >= (3, 8) and platform.system() != "Windows" and sys.maxsize > 2**32:
    PATCH`,
  `
from dataclasses import dataclass
import os
@dataclass(frozen=True)
class Settings:
    green: bool = True
    workers: int = 1
    @classmethod
    def from_env(cls, env=os.environ):
        return cls(green=env.get("LATE_PATCH_UNSET", "1") == "1", workers=int(env.get("LATE_PATCH_UNSET2", 4)))
    @property
    def use_green(self): return self.green and self.workers > 1
settings = Settings.from_env()
if settings.use_green:
    PATCH`,
  `
import conf
from functools import lru_cache
@lru_cache
def get_settings():
    return conf.Settings()
if get_settings().green:
    PATCH
>>> conf.py
class Settings:
    def __init__(self, **kw):
        for key in ("green", "debug"):
            setattr(self, key, kw.get(key, getattr(type(self), "default_" + key)))
    default_green = True
    default_debug = False`,
  `
import importlib, os
os.environ.setdefault("LATE_PATCH_SETTINGS", "proj.settings")
settings = importlib.import_module(os.environ["LATE_PATCH_SETTINGS"])
if getattr(settings, "GREEN", False):
    PATCH
>>> proj/__init__.py
>>> proj/settings.py
from .base import *
DEBUG = True
>>> proj/base.py
GREEN = True`,
  `
from app import create_app
application = create_app()
>>> app/__init__.py
def create_app(config=None):
    from .factory import Factory
    return Factory(config or {}).build()
>>> app/factory.py
class Factory:
    steps = ["_green", "_done"]
    def __init__(self, config): self.config = config
    def build(self):
        for step in self.steps:
            getattr(self, step)()
        return self
    def _green(self):
        if self.config.get("green", True):
            PATCH
    def _done(self): pass`,
  `
class Boot:
    _instance = None
    @classmethod
    def instance(cls):
        if cls._instance is None:
            cls._instance = cls()
        return cls._instance
    def __init__(self):
        self.__patched = False
    def ensure(self):
        if not self.__patched:
            PATCH
            self.__patched = True
Boot.instance().ensure()`,
  `
import sys
def main():
    PATCH
def entry():
    if sys.argv and sys.argv[0]:
        return main()
if {"__main__": True}.get(__name__):
    sys.exit(entry())`,
  `
def main(): 
    PATCH
run = {True: main}.get(__name__ == "__main__", lambda: None)
run()`,
  `
def run_if_main(fn):
    if fn.__module__ == "__main__":
        fn()
    return fn
@run_if_main
def main():
    PATCH`,
  `
import sys
def script(name):
    def deco(fn):
        if name == "__main__":
            sys.exit(fn(sys.argv[1:]))
        return fn
    return deco
@script(__name__)
def main(argv):
    PATCH
    return 0`,
  `
import inspect
def main():
    PATCH
if inspect.stack()[0].frame.f_globals["__name__"] == "__main__":
    main()`,
  `
import sys
def main():
    PATCH
if sys._getframe().f_globals.get("__name__") == "__main__":
    main()`,
  `
if not __name__ == "__main__":
    raise SystemExit
import boot
>>> boot.py
from functools import wraps
def once(fn):
    @wraps(fn)
    def inner(*a, **k):
        if not inner.called:
            inner.called = True
            return fn(*a, **k)
    inner.called = False
    return inner
@once
def enable():
    PATCH
enable()`,
  `
import importlib
class LazyLoader:
    def __init__(self, name): self._name, self._mod = name, None
    def __getattr__(self, attr):
        if self._mod is None:
            self._mod = importlib.import_module(self._name)
        return getattr(self._mod, attr)
green = LazyLoader("boot.green")
green.enable()
>>> boot/green.py
def enable():
    PATCH`,
  `
import boot
boot.registry.run_all()
>>> boot/__init__.py
from .registry import registry
from . import tasks
>>> boot/registry.py
class Registry(list):
    def __call__(self, fn):
        self.append(fn)
        return fn
    def run_all(self):
        return [fn() for fn in self]
registry = Registry()
>>> boot/tasks.py
from boot import registry
@registry
def green():
    PATCH`,
  `
import threading
class Boot(threading.Thread):
    def run(self):
        print("x")
def main():
    b = Boot(); b.start(); b.join()
    PATCH
main()`,
  `
try:
    import missing_fast_loop as loop
except ImportError:
    loop = None
if loop is None:
    try:
        import gevent.monkey as monkey
    except ModuleNotFoundError:
        monkey = None
    finally:
        if monkey is not None:
            monkey.patch_all()`,
  `
from typing import TYPE_CHECKING
if not TYPE_CHECKING:
    PATCH`,
  `
import typing as t
if t.TYPE_CHECKING:
    pass
else:
    PATCH`,
  `
import unittest
def setUpModule(): pass
class T(unittest.TestCase):
    def test(self): pass
if __name__ == "__main__":
    PATCH
    unittest.main(exit=False, argv=["x"])`,
  `
import signal, atexit
def stop(*a): pass
signal.signal(signal.SIGUSR1, stop)
atexit.register(stop)
PATCH`,
  `
import importlib
mod = importlib.import_module("boot")
names = [n for n in mod.__all__]
for n in names:
    getattr(mod, n)()
>>> boot/__init__.py
from .green import *
from . import green
__all__ = green.__all__ + []
>>> boot/green.py
__all__ = ["enable"]
def enable():
    PATCH`,
  `
from importlib import import_module as load
MIDDLEWARE = ("pkg.mw.Logging", "pkg.mw.Green")
def build():
    app = None
    for dotted in reversed(MIDDLEWARE):
        mod, cls = dotted.rsplit(".", maxsplit=1)
        app = getattr(load(mod), cls)(app)
    return app
build()
>>> pkg/mw.py
class Base:
    def __init__(self, app): self.app = app; self.setup()
    def setup(self): pass
class Logging(Base): ...
class Green(Base):
    def setup(self):
        PATCH`,
  `
import configparser
cfg = configparser.ConfigParser()
cfg.read_string("[app]\\ngreen = yes\\n")
if cfg.getboolean("app", "green"):
    PATCH`,
  `
import abc
class Runner(metaclass=abc.ABCMeta):
    def __call__(self, *a):
        self.before()
        return self.run(*a)
    def before(self): ...
    @abc.abstractmethod
    def run(self): ...
class GreenMixin:
    def before(self):
        super().before()
        PATCH
class Serve(GreenMixin, Runner):
    def run(self): return 0
Serve()()`,
  `
class cached:
    def __init__(self, fn): self.fn = fn
    def __set_name__(self, o, n): self.n = n
    def __get__(self, obj, kind=None):
        if obj is None: return self
        v = obj.__dict__[self.n] = self.fn(obj)
        return v
class App:
    @cached
    def green(self):
        PATCH
        return True
App().green`,
  `
from contextlib import suppress
for name in ("missing_a", "boot"):
    with suppress(ModuleNotFoundError):
        __import__(name)
>>> boot.py
PATCH`,
  `
import sys
sys.path.insert(0, "lib")
import boot
>>> lib/boot.py
PATCH`,
  `
import os, sys
sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "vendor"))
import boot
>>> vendor/boot.py
PATCH`,
  `
from pathlib import Path
import sys
sys.path.insert(0, str(Path(__file__).parent / "src"))
from pkg import boot
>>> src/pkg/__init__.py
>>> src/pkg/boot.py
PATCH`,
  `
from concurrent.futures import ThreadPoolExecutor
def work(): return 1
with ThreadPoolExecutor(1) as pool:
    pool.submit(work).result()
PATCH`,
  `
import multiprocessing
def child(): pass
if __name__ == "__main__":
    multiprocessing.freeze_support()
    PATCH`,
  `
from enum import Enum
from functools import partial
def native(): pass
def green():
    PATCH
class Worker(Enum):
    NATIVE = partial(native)
    GREEN = partial(green)
    def __call__(self): return self.value()
Worker.GREEN()`,
  `
from enum import Enum
class Worker(str, Enum):
    SYNC = "sync"
    GREEN = "green"
    @classmethod
    def _missing_(cls, value):
        return cls.GREEN
    def start(self):
        if self is Worker.GREEN:
            PATCH
Worker("other").start()`,
  `
import time
saved = time.sleep
time.sleep = lambda s: None
try:
    from time import sleep
finally:
    time.sleep = saved
del saved`,
  `
import time
def fake(s): pass
class patched:
    def __enter__(self):
        self.saved = time.sleep
        time.sleep = fake
    def __exit__(self, *exc):
        time.sleep = self.saved
        del self.saved
with patched():
    from time import sleep`,
  `
import time
time.sleep(0)
import threading
def f():
    lock = threading.Lock()
    with lock:
        return 1
f()`,
  `
import threading, typing as t
def f(lock: threading.Lock, cb: t.Callable[[threading.Lock], None] = None) -> t.Optional[threading.Thread]: ...
class C:
    lock: "threading.Lock"
    other: t.ClassVar[t.Optional["threading.local"]] = None`,
  `
from __future__ import annotations
from typing import TYPE_CHECKING, Optional
if TYPE_CHECKING:
    from threading import Lock
    from socket import socket
class C:
    lock: Optional[Lock] = None
def f(s: socket) -> Lock: ...`,
  `
import typing
if typing.TYPE_CHECKING or False:
    from time import sleep`,
  `
import sys
held = VALUE
def abort(msg):
    sys.stderr.write(msg)
    sys.exit(0)
def main():
    abort("no")
    PATCH
if __name__ == "__main__":
    main()`,
  `
held = VALUE
raise SystemExit(0)
PATCH`,
  `
import os
held = VALUE
def main():
    return 1
    PATCH
main()`,
  `
held = VALUE
def check():
    assert False, "never"
    PATCH
try:
    check()
except AssertionError:
    pass`,
  `
held = VALUE
def check(items):
    assert items
    PATCH
try:
    check([])
except AssertionError:
    pass`,
  `
held = VALUE
class NotReady(Exception): pass
def guard():
    raise NotReady("x") from None
def main():
    guard()
    PATCH
try:
    main()
except NotReady as exc:
    print(exc)`,
  `
held = VALUE
class Abort(Exception):
    pass
class Step:
    def __enter__(self): raise Abort
    def __exit__(self, *e): return False
try:
    with Step():
        PATCH
except Abort:
    pass`,
  `
held = VALUE
from contextlib import suppress
with suppress(LookupError):
    {"a": 1}["b"]
    PATCH`,
  `
held = VALUE
def enable():
    PATCH
class Command:
    def __init__(self, fn): self.fn = fn
commands = {"green": Command(enable)}`,
  `
held = VALUE
def outer():
    def enable():
        PATCH
    return enable
outer()`,
  `
held = VALUE
async def enable():
    PATCH
coro = enable()
coro.close()`,
  `
held = VALUE
def enable():
    PATCH
    yield
gen = enable()`,
  `
held = VALUE
def enable(fn):
    def inner(*a):
        PATCH
        return fn(*a)
    return inner
@enable
def main(): ...`,
  `
held = VALUE
import functools
@functools.lru_cache
def enable():
    PATCH`,
  `
import subprocess, sys
held = VALUE
subprocess.run([sys.executable, "-c", "pass"])`,
  `
import multiprocessing
held = VALUE
def child():
    PATCH
if __name__ == "__main__":
    ctx = multiprocessing.get_context("spawn")
    p = ctx.Process(target=child)`,
  `
held = VALUE
import os
if os.environ.get("LATE_PATCH_UNSET") == "1" and False:
    PATCH`,
  `
import os
held = VALUE
DEBUG = False
TESTING = DEBUG and bool(os.environ.get("X"))
if TESTING:
    PATCH`,
  `
held = VALUE
class Settings:
    GREEN = False
class Local(Settings):
    DEBUG = True
if Local.GREEN or getattr(Local, "MISSING", None):
    PATCH`,
  `
held = VALUE
from dataclasses import dataclass
@dataclass
class Settings:
    green: bool = False
    def __post_init__(self):
        if self.green and self.debug:
            raise ValueError
    debug: bool = True
if Settings(debug=False).green:
    PATCH`,
  `
held = VALUE
import platform
if platform.system() in ("Windows", "Darwin"):
    PATCH
if platform.system() == "Java" or platform.python_implementation() == "PyPy":
    PATCH`,
  `
held = VALUE
import sys
PY2 = sys.version_info[0] == 2
PYPY = "__pypy__" in sys.builtin_module_names
if PY2 or PYPY:
    PATCH`,
  `
import sys
WIN = sys.platform.startswith("win")
if WIN:
    held = VALUE
else:
    held = None`,
  `
import os
if os.sep == "\\\\" or os.linesep == "\\r\\n":
    held = VALUE`,
  `
import sys, os
IS_WINDOWS = sys.platform == "win32" or os.name == "nt"
IS_MAC = sys.platform == "darwin"
held = VALUE if IS_WINDOWS else None
if IS_MAC and not IS_WINDOWS:
    other = VALUE`,
  `
import sys
match sys.platform:
    case "win32" | "cygwin":
        held = VALUE
    case "darwin":
        held = [VALUE]
    case _:
        held = None`,
  `
held = VALUE
del held`,
  `
held = VALUE
held = None`,
  `
from h import held
>>> h.py
held = VALUE
def held(): return None`,
  `
import h
h.held = None
>>> h.py
held = VALUE`,
  `
import h
del h.held
>>> h.py
held = VALUE`,
  `
import h
h.__dict__.pop("held")
>>> h.py
held = VALUE`,
  `
held = VALUE
globals().pop("held")`,
  `
held = VALUE
del globals()["held"]`,
  `
class C:
    held = VALUE
del C.held`,
  `
class C:
    held = VALUE
delattr(C, "held")`,
  `
class C:
    held = VALUE
class D(C): pass
del C, D`,
  `
class C:
    def __init__(self): self.held = VALUE
    def __enter__(self): return self
    def __exit__(self, *e): self.__dict__.clear()
with C() as c: pass`,
  `
class Pool:
    def __init__(self): self.items = {"a": VALUE}
    def reset(self): self.__init__()
    def clear(self):
        for key in list(self.items):
            self.items.pop(key, None)
pool = Pool()
pool.clear()`,
  `
items = [VALUE]
items[:] = []`,
  `
items = [VALUE, 1]
del items[0]`,
  `
items = [VALUE, 1]
items.remove(items[0])`,
  `
items = [VALUE, 1]
items = items[1:]`,
  `
items = [1, VALUE]
items = [i for i in items if isinstance(i, int)]`,
  `
d = {"a": VALUE}
d.popitem()`,
  `
d = {"a": VALUE, "b": 2}
d["a"] = None`,
  `
d = {"a": VALUE}
d |= {"a": 1}`,
  `
d = {"a": VALUE}
d.update(a=1)`,
  `
from collections import OrderedDict
cache = OrderedDict()
cache["a"] = VALUE
cache["b"] = 1
while len(cache) > 1:
    cache.popitem(last=False)`,
  `
from collections import deque
d = deque(maxlen=1)
d.append(VALUE)
d.append(1)`,
  `
s = {1}
s.add(VALUE)
s.clear()`,
  `
import sys
import h
del sys.modules["h"], h
>>> h.py
held = VALUE`,
  `
def setup():
    global held
    held = VALUE
def teardown():
    global held
    held = None
setup()
teardown()`,
  `
class Single:
    _instance = None
    def __init__(self): self.held = VALUE
    @classmethod
    def get(cls):
        if cls._instance is None:
            cls._instance = cls()
        return cls._instance
    @classmethod
    def reset(cls): cls._instance = None
Single.get()
Single.reset()`,
  `
from functools import cache
@cache
def client(): return VALUE
client()
client.cache_clear()`,
  `
from functools import cached_property
class C:
    @cached_property
    def held(self): return VALUE
c = C()
c.held
del c.held`,
  `
class C:
    def __init__(self, held=None): self.held = held
    def copy(self, **kw): return type(self)(**{**self.__dict__, **kw})
c = C(VALUE)
c = c.copy(held=None)`,
  `
from dataclasses import dataclass, replace
@dataclass(frozen=True)
class C:
    held: object
c = replace(C(VALUE), held=None)`,
  `
def run(held):
    try:
        return 1
    finally:
        held = None
run(VALUE)`,
  `
for held in [VALUE, None]:
    pass`,
  `
with open(__file__) as held:
    pass
held = VALUE and None`,
  `
[held for held in [VALUE]]`,
  `
count = sum(1 for held in [VALUE])`,
  `
held = (lambda x: None)(VALUE)`,
  `
try:
    held = VALUE
    raise ValueError
except ValueError:
    held = None`,
  `
try:
    raise ValueError(VALUE)
except ValueError as held:
    pass`,
  `
import unittest.mock as mock, time
@mock.patch("time.sleep")
def load(fake):
    from time import sleep
    return sleep
held = load()`,
  `
from unittest.mock import patch
import h
p = patch.object(h, "held", None)
p.start()
p.stop()
del h.held
>>> h.py
held = VALUE`,
  `
from unittest import mock
import sys
with mock.patch.dict(sys.modules, {"fake_time": mock.Mock()}):
    from fake_time import sleep`,
  `
import time
class MonkeyPatch:
    def __init__(self): self._undo = []
    def setattr(self, target, name, value):
        self._undo.append((target, name, getattr(target, name)))
        setattr(target, name, value)
    def undo(self):
        for target, name, value in reversed(self._undo):
            setattr(target, name, value)
        self._undo.clear()
class Thing: held = VALUE
m = MonkeyPatch()
m.setattr(Thing, "held", None)`,
  `
def helper():
    class Local:
        held = VALUE
    return Local.__name__
helper()`,
  `
def make():
    held = VALUE
    def inner():
        return 1
    inner.tag = "x"
    return inner
f = make()`,
  `
class Base:
    def __init_subclass__(cls): cls.held = None
class C(Base):
    held = VALUE`,
  `
class Meta(type):
    def __new__(m, name, bases, ns):
        ns = {k: v for k, v in ns.items() if k != "held"}
        return super().__new__(m, name, bases, ns)
class C(metaclass=Meta):
    held = VALUE`,
  `
def strip(cls):
    del cls.held
    return cls
@strip
class C:
    held = VALUE`,
  `
def forget(fn): return None
@forget
def f(held=VALUE): ...`,
  `
def replace(cls):
    return type(cls.__name__, (), {})
@replace
class C:
    held = VALUE`,
  `
import weakref
class C:
    def __init__(self): self.held = VALUE
ref = weakref.ref(C())`,
  `
import weakref
class C:
    def __init__(self): self.held = VALUE
alive = weakref.WeakSet()
alive.add(C())`,
  `
import contextvars
v = contextvars.ContextVar("v", default=None)
token = v.set(1)
v.reset(token)
def work(): v.set(VALUE)
contextvars.copy_context().run(work)`,
  `
import contextlib
@contextlib.contextmanager
def scoped(store):
    store["held"] = VALUE
    try:
        yield
    finally:
        store.pop("held")
store = {}
with scoped(store): pass`,
  `
import contextlib
store = []
with contextlib.ExitStack() as stack:
    store.append(VALUE)
    stack.callback(store.clear)`,
  `
def f():
    nonlocal_held = VALUE
    def g():
        nonlocal nonlocal_held
        nonlocal_held = None
        return nonlocal_held
    g()
    return g
g = f()`,
  `
import queue, threading
from time import time, monotonic
from threading import Event
from queue import Queue, Empty
e, q = Event(), Queue()`,
  `
a, *_, b = (1, VALUE, 2)
del _`,
  `
x = y = VALUE
x = y = 0`,
  `
import os
def make():
    if os.environ.get("LATE_PATCH_UNSET", "") != "":
        return None
    return None
held = make() and VALUE`,
  `
held = None or (VALUE if False else None)`,
  `
held = [None, VALUE][False]`,
  `
held = {"a": VALUE}.get("b")`,
  `
held = getattr(object(), "x", None) and VALUE`,
  `
options = {"thread": True, "time": True}
if True:
    options |= dict.fromkeys(("thread", "time"), False)
import gevent.monkey
from time import sleep
import threading
lock = threading.Lock()
gevent.monkey.patch_all(**options)`,
  `
from gevent import monkey
import threading
lock = threading.Lock()
skip = {"thread", "threading_local"}
monkey.patch_all(**{n: n not in skip for n in ("socket", "thread", "time", "select")})`,
  `
from gevent import monkey
import threading
lock = threading.Lock()
from time import sleep
class Options(dict):
    def without(self, *names): return Options(self, **{n: False for n in names})
monkey.patch_all(**Options().without("thread", "time"))`,
  `
from gevent import monkey
from time import sleep
from types import SimpleNamespace
import dataclasses
@dataclasses.dataclass
class Opts:
    time: bool = False
    socket: bool = True
monkey.patch_all(**dataclasses.asdict(Opts()))`,
  `
import inspect
from gevent import monkey
from time import sleep
kw = {p: (p != "time") for p in ("socket", "time")}
sig = inspect.signature(monkey.patch_all)
monkey.patch_all(**kw)`,
  `
from gevent import monkey
from select import epoll
original = monkey.get_original("time", "sleep")
monkey.patch_time()`,
  `
from gevent import monkey
nap, now = monkey.get_original("time", ["sleep", "time"])
monkey.patch_all()`,
  `
import eventlet
from eventlet import patcher
threading = patcher.original("threading")
lock = threading.Lock()
eventlet.monkey_patch()`,
  `
import eventlet
import threading
lock = threading.Lock()
eventlet.monkey_patch(os=True, select=True, socket=True, thread=False, time=True)`,
  `
import eventlet
import threading
lock = threading.Lock()
mods = {"thread"}
eventlet.monkey_patch(**{m: m not in mods for m in ("socket", "thread")})`,
  `
import sys
held = VALUE
def abort():
    sys.exit(0)
abort()
PATCH`,
  `
import sys
held = VALUE
def abort():
    sys.exit(0)
def main():
    abort()
    PATCH
main()`,
  `
import sys
held = VALUE
def main():
    sys.exit(0)
    PATCH
main()`,
  `
import sys
held = VALUE
def abort():
    sys.exit(0)
def main():
    abort()
    PATCH
if __name__ == "__main__":
    main()`,
  `
import sys
held = VALUE
def abort():
    raise SystemExit(0)
def main():
    abort()
    PATCH
if __name__ == "__main__":
    main()`,
  `
[last := VALUE for _ in range(2)]`,
  `
held = [last := VALUE for _ in [1]] and None`,
  `
held = any((last := VALUE) for _ in [1])`,
  `
from pkg import Client
client = Client()
>>> pkg/__init__.py
def __getattr__(name):
    if name == "Client":
        from . import client
        return getattr(client, name)
    raise AttributeError(name)
>>> pkg/client.py
class Client:
    def __init__(self): self.guard = VALUE`,
  `
from pkg import Client
client = Client()
>>> pkg/__init__.py
__all__ = ["Client"]
def __getattr__(name):
    if name in __all__:
        from .client import Client
        return Client
    raise AttributeError(name)
>>> pkg/client.py
class Client:
    def __init__(self): self.guard = VALUE`,
  `
from pkg import Client
client = Client()
>>> pkg/__init__.py
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from .client import Client
def __getattr__(name):
    if name == "Client":
        from .client import Client
        return Client
    raise AttributeError(name)
>>> pkg/client.py
class Client:
    def __init__(self): self.guard = VALUE`,
  `
import runpy
runpy.run_module("app1", run_name="__main__", alter_sys=True)
>>> app1/__init__.py
>>> app1/__main__.py
PATCH`,
  `
import runpy
runpy.run_module("app1.__main__", run_name="__main__")
>>> app1/__init__.py
>>> app1/__main__.py
if __name__ == "__main__":
    PATCH`,
  `
import runpy
runpy.run_module("app1", run_name="__main__", alter_sys=True)
>>> app1/__init__.py
>>> app1/__main__.py
from . import cli
cli.main()
>>> app1/cli.py
def main():
    PATCH`,
  `
import boot
for n in boot.__all__:
    getattr(boot, n)()
>>> boot/__init__.py
from .green import *
__all__ = ["enable"]
>>> boot/green.py
def enable():
    PATCH`,
  `
import boot
for n in boot.__all__:
    getattr(boot, n)()
>>> boot/__init__.py
from .green import enable
from . import green
__all__ = green.__all__
>>> boot/green.py
__all__ = ["enable"]
def enable():
    PATCH`,
  `
import boot
for n in boot.__all__:
    getattr(boot, n)()
>>> boot/__init__.py
from .green import enable
from . import green
__all__ = green.__all__ + []
>>> boot/green.py
__all__ = ["enable"]
def enable():
    PATCH`,
  `
import pkgutil, importlib, os
import plugins
for info in pkgutil.iter_modules([os.path.dirname(plugins.__file__)]):
    importlib.import_module("plugins." + info.name)
>>> plugins/__init__.py
>>> plugins/one.py
held = VALUE`,
  `
import plugins
>>> plugins/__init__.py
import pkgutil, importlib
from pathlib import Path
for _, name, _ in pkgutil.iter_modules([str(Path(__file__).parent)]):
    importlib.import_module(f"{__name__}.{name}")
>>> plugins/one.py
held = VALUE`,
  `
import plugins
>>> plugins/__init__.py
from os.path import dirname, basename, isfile, join
import glob
modules = glob.glob(join(dirname(__file__), "*.py"))
__all__ = [basename(f)[:-3] for f in modules if isfile(f) and not f.endswith("__init__.py")]
from . import *
>>> plugins/one.py
held = VALUE`,
  `
import plugins
>>> plugins/__init__.py
import os
for module in os.listdir(os.path.dirname(__file__)):
    if module == "__init__.py" or module[-3:] != ".py":
        continue
    __import__("plugins." + module[:-3], locals(), globals())
>>> plugins/one.py
held = VALUE`,
  `
import importlib, pathlib
ROOT = pathlib.Path(__file__).parent
for entry in (ROOT / "plugins").iterdir():
    if entry.suffix == ".py" and not entry.name.startswith("_"):
        importlib.import_module(".".join(["plugins", entry.stem]))
>>> plugins/__init__.py
>>> plugins/one.py
held = VALUE`,
  `
import plugins
>>> plugins/__init__.py
from pathlib import Path
from importlib import import_module
for path in Path(__file__).parent.glob("*.py"):
    if path.name == "__init__.py": continue
    import_module(f".{path.stem}", __package__)
>>> plugins/boot.py
PATCH`,
  `
import os, importlib
for name in os.listdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), "plugins")):
    importlib.import_module("plugins." + name[:-3])
>>> plugins/one.py
held = VALUE`,
  `
import os, importlib
for name in os.listdir(os.path.join(os.path.dirname(__file__), "plugins")):
    base, ext = os.path.splitext(name)
    importlib.import_module("plugins." + base)
>>> plugins/one.py
held = VALUE`,
  `
import os
import sys
held = VALUE
def usage(status=0):
    print("usage: app")
    sys.exit(status)
def main(argv):
    if argv:
        usage()
    PATCH
main([])`,
  `
import sys
held = VALUE
def main():
    try:
        sys.exit(0)
    except SystemExit:
        pass
    PATCH
main()`,
  `
import sys
held = VALUE
def check():
    if sys.version_info < (3, 0):
        sys.exit("python 3 please")
check()
PATCH`,
  `
import os, sys
held = VALUE
def check():
    if os.environ.get("LATE_PATCH_UNSET") == "no":
        sys.exit("no")
check()
PATCH`,
  `
import argparse, sys
held = VALUE
def parse():
    parser = argparse.ArgumentParser()
    parser.add_argument("--version", action="store_true")
    args = parser.parse_args([])
    if args.version:
        print("1")
        sys.exit(0)
    return args
args = parse()
PATCH`,
  `
import sys
held = VALUE
def main():
    for name in ("a", "b"):
        if name == "z":
            raise SystemExit(name)
    PATCH
if __name__ == "__main__":
    sys.exit(main())`,
  `
import app
app.run()
>>> app.py
import sys
held = VALUE
def load():
    try:
        import json
    except ImportError:
        sys.exit(1)
def run():
    load()
    import boot
>>> boot.py
PATCH`,
  `
import time
held = VALUE
if time.time() < 0:
    time.sleep = None
from time import sleep
PATCH`,
  `
import time
real = time.sleep
def fast(seconds): real(0)
time.sleep = fast
from time import sleep
PATCH`,
  `
import socket
_create = socket.socket
class Tracked(socket.socket): pass
socket.socket = Tracked
held = VALUE
PATCH`,
  `
import time, contextlib
@contextlib.contextmanager
def frozen():
    saved = time.sleep
    time.sleep = lambda s: None
    try:
        yield
    finally:
        time.sleep = saved
with frozen():
    pass
from time import sleep
PATCH`,
  `
from enum import Enum, IntEnum, StrEnum
class Level(IntEnum):
    LOW = 1
    HIGH = 2
    @property
    def label(self): return self.name.lower()
class Mode(str, Enum):
    SYNC = "sync"
    GREEN = "green"
    def __str__(self): return self.value
held = VALUE if Mode("green") is Mode.GREEN and Level.HIGH > Level.LOW and Level(2).label == "high" else None`,
  `
from enum import Enum
class Mode(str, Enum):
    SYNC = "sync"
    GREEN = "green"
    @classmethod
    def default(cls): return cls.GREEN
TABLE = {Mode.SYNC: None, Mode.GREEN: VALUE}
held = TABLE[Mode.default()]`,
  `
from enum import IntFlag
class Perm(IntFlag):
    R = 4
    W = 2
held = VALUE if Perm.R | Perm.W == 6 else None`,
  `
from collections.abc import Mapping
class Frozen(Mapping):
    def __init__(self, **data): self._data = data
    def __getitem__(self, key): return self._data[key]
    def __iter__(self): return iter(self._data)
    def __len__(self): return len(self._data)
frozen = Frozen(a=VALUE)
held = frozen.get("a")
values = [v for v in frozen.values() if v is not None]`,
  `
from collections.abc import MutableMapping
class Cache(MutableMapping):
    def __init__(self): self.store = {}
    def __getitem__(self, key): return self.store[self._key(key)]
    def __setitem__(self, key, value): self.store[self._key(key)] = value
    def __delitem__(self, key): del self.store[self._key(key)]
    def __iter__(self): return iter(self.store)
    def __len__(self): return len(self.store)
    def _key(self, key): return key.lower()
cache = Cache()
cache["A"] = VALUE
cache.pop("a")`,
  `
from collections import UserDict
class Lower(UserDict):
    def __setitem__(self, key, value): super().__setitem__(key.lower(), value)
d = Lower()
d.update({"A": VALUE})
held = d["a"]`,
  `
from contextlib import contextmanager
calls = []
@contextmanager
def traced():
    calls.append(1)
    yield
@traced()
def make(held=VALUE): return held
x = make()`,
  `
from contextlib import contextmanager
@contextmanager
def noop():
    yield
class Service:
    @noop()
    def build(self): return VALUE
    def __init__(self): self.held = self.build()
service = Service()`,
  `
from contextlib import ContextDecorator
class timed(ContextDecorator):
    def __enter__(self): return self
    def __exit__(self, *e): return False
@timed()
def make(): return {"a": VALUE}
held = make()`,
  `
from contextlib import nullcontext
import os
cm = nullcontext(VALUE) if not os.environ.get("LATE_PATCH_UNSET") else nullcontext()
with cm as held: pass`,
  `
def __getattr__(name):
    raise AttributeError(name)
held = [VALUE for _ in range(2)]
names = list(map(str, range(2)))
setattr(__import__("sys").modules[__name__], "other", VALUE)`,
  `
if any((match := item) for item in [None, VALUE]):
    pass`,
  `
def load():
    if (items := [x for x in (1, VALUE)]) and (last := items[-1]):
        return last
held = load()`,
  `
import heapq
class Scheduler:
    def __init__(self): self.queue = []
    def add(self, when, job): heapq.heappush(self.queue, (when, id(job), job))
s = Scheduler()
s.add(1, VALUE)`,
  `
import inspect
class Routes:
    held = VALUE
    def get(self): ...
table = {n: f for n, f in inspect.getmembers(Routes, inspect.isfunction)}`,
  `
import inspect
class Conf:
    A = VALUE
    b = 1
options = {k: v for k, v in inspect.getmembers(Conf) if k.isupper()}
del Conf`,
  `
class Conf:
    A = VALUE
    b = 1
options = {k: getattr(Conf, k) for k in dir(Conf) if not k.startswith("_")}
Conf = None`,
  `
class Meta(type):
    def __new__(mcls, name, bases, ns):
        fields = {k: ns.pop(k) for k in list(ns) if k.startswith("f_")}
        cls = super().__new__(mcls, name, bases, ns)
        cls._fields = fields
        return cls
class Form(metaclass=Meta):
    f_guard = VALUE
    name = "x"`,
  `
class Meta(type):
    def __new__(mcls, name, bases, ns, **kw):
        cls = super().__new__(mcls, name, bases, dict(ns))
        return cls
class Form(metaclass=Meta):
    guard = VALUE`,
  `
from collections import deque
recent = deque(maxlen=2)
recent.append(1)
recent.append(VALUE)
recent.append(2)`,
  `
from collections import OrderedDict
class LRU(OrderedDict):
    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        if len(self) > 1:
            self.popitem(last=False)
lru = LRU()
lru["a"] = 1
lru["b"] = VALUE`,
  `
pending = [VALUE]
try:
    while pending:
        pending.pop()
    pending.pop()
except IndexError:
    other = VALUE`,
  `
try:
    [].pop()
except IndexError:
    held = VALUE`,
  `
from queue import Queue
import asyncio
loop = asyncio.new_event_loop()
async def make(): return VALUE
held = loop.run_until_complete(make())
loop.close()`,
  `
import asyncio
async def make(): return VALUE
with asyncio.Runner() as runner:
    held = runner.run(make())`,
  `
import asyncio
kept = []
async def make(): kept.append(VALUE)
async def main():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(make())
asyncio.run(main())`,
  `
import sys
sync, green = "sync", "green"
held = (None, VALUE)["x" in ("x",)]`,
  `
import os
DEBUG = os.environ.get("LATE_PATCH_UNSET") and False
held = None if DEBUG else VALUE`,
  `
flag = len({"a": 1, "b": 2}) == 2
held = VALUE if flag else None`,
  `
registry = {}
def register(cls):
    registry[cls.__name__] = cls
    return cls
@register
class A: held = VALUE
if len(registry) != 1:
    raise SystemExit`,
].map((text) => text.replace(/^\n/, ''));
