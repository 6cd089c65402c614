/**
 * Whole programs as senior developers leave them behind: containers for dependencies, descriptors, registries of closures, metaclasses,
 * lazy modules, state machines, caches, plug-in loaders; a third of them has nothing told of it. The form is that of `whole-programs.ts`.
 */
export const seniorPrograms: readonly string[] = [
  `
from app.container import container
from app import providers
container.wire()
PATCH
>>> app/container.py
from typing import Any, Callable, Dict, Generic, TypeVar
T = TypeVar("T")
class Provider(Generic[T]):
    def __init__(self, factory: Callable[[], T], *, eager: bool = False) -> None:
        self._factory, self.eager = factory, eager
    def __call__(self) -> T: return self._factory()
class Singleton(Provider[T]):
    _missing = object()
    def __init__(self, factory, **options):
        super().__init__(factory, **options)
        self._instance = self._missing
    def __call__(self) -> T:
        if self._instance is self._missing:
            self._instance = super().__call__()
        return self._instance
class Container:
    def __init__(self): self._providers: Dict[str, Provider[Any]] = {}
    def register(self, name, kind=Provider, **options):
        def decorate(factory):
            self._providers[name] = kind(factory, **options)
            return factory
        return decorate
    def wire(self):
        for provider in self._providers.values():
            if provider.eager:
                provider()
container = Container()
>>> app/providers.py
from .container import Singleton, container
@container.register("guard", Singleton, eager=True)
def guard(): return VALUE
@container.register("other", Singleton)
def other(): return None`,
  `
from app.container import container
from app import providers
container.wire()
PATCH
>>> app/container.py
from typing import Generic, TypeVar
T = TypeVar("T")
class Provider(Generic[T]):
    def __init__(self, factory, *, eager=False):
        self._factory, self.eager = factory, eager
    def __call__(self) -> T: return self._factory()
class Singleton(Provider[T]):
    _missing = object()
    def __init__(self, factory, **options):
        super().__init__(factory, **options)
        self._instance = self._missing
    def __call__(self) -> T:
        if self._instance is self._missing:
            self._instance = super().__call__()
        return self._instance
class Container:
    def __init__(self): self._providers = {}
    def register(self, name, kind=Provider, **options):
        def decorate(factory):
            self._providers[name] = kind(factory, **options)
            return factory
        return decorate
    def wire(self):
        for provider in self._providers.values():
            if provider.eager:
                provider()
container = Container()
>>> app/providers.py
from .container import Provider, Singleton, container
@container.register("guard", Singleton)
def guard(): return VALUE
@container.register("other", Provider, eager=True)
def other(): return VALUE`,
  `
class Handler:
    _by_kind = {}
    def __init_subclass__(cls, /, kind=None, abstract=False, **kwargs):
        super().__init_subclass__(**kwargs)
        if not abstract:
            cls._by_kind[kind or cls.__name__.removesuffix("Handler").lower()] = cls
    @classmethod
    def create(cls, kind, *args): return cls._by_kind[kind](*args)
class Locked(Handler, abstract=True):
    def __init__(self): self.lock = VALUE
class FileHandler(Locked): pass
class NullHandler(Handler): pass
current = Handler.create("file")
PATCH`,
  `
class Handler:
    _by_kind = {}
    def __init_subclass__(cls, /, kind=None, abstract=False, **kwargs):
        super().__init_subclass__(**kwargs)
        if not abstract:
            cls._by_kind[kind or cls.__name__.removesuffix("Handler").lower()] = cls
    @classmethod
    def create(cls, kind, *args): return cls._by_kind[kind](*args)
class Locked(Handler, abstract=True):
    def __init__(self): self.lock = VALUE
class FileHandler(Locked): pass
class NullHandler(Handler): pass
current = Handler.create("null")
try:
    other = Handler.create("locked")
except KeyError as error:
    other = error.args[0]
PATCH`,
  `
from functools import singledispatchmethod
class Bus:
    def __init__(self): self.seen = []
    @singledispatchmethod
    def handle(self, command): raise NotImplementedError(type(command))
    @handle.register
    def _(self, command: int): self.seen.append(command)
    @handle.register(str)
    def _text(self, command):
        self.seen.append(VALUE)
bus = Bus()
for command in (1, "x"):
    bus.handle(command)`,
  `
from functools import singledispatchmethod
class Bus:
    def __init__(self): self.seen = []
    @singledispatchmethod
    def handle(self, command): raise NotImplementedError(type(command))
    @handle.register
    def _(self, command: int): self.seen.append(command)
    @handle.register(str)
    def _text(self, command):
        self.seen.append(VALUE)
bus = Bus()
for command in (1, True):
    bus.handle(command)
PATCH
bus.handle("x")`,
  `
from dataclasses import dataclass, field, InitVar, replace
@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    name: str = "x"
    guard: object = field(default_factory=lambda: VALUE, compare=False, repr=False)
@dataclass
class Client:
    options: Options
    eager: InitVar[bool] = True
    pool: list = field(init=False, default_factory=list)
    def __post_init__(self, eager):
        if not eager:
            self.options = replace(self.options, guard=None)
client = Client(Options(name="a"))`,
  `
from dataclasses import dataclass, field, InitVar, replace
@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    name: str = "x"
    guard: object = field(default_factory=lambda: VALUE, compare=False, repr=False)
@dataclass
class Client:
    options: Options
    eager: InitVar[bool] = True
    pool: list = field(init=False, default_factory=list)
    def __post_init__(self, eager):
        if not eager:
            self.options = replace(self.options, guard=None)
client = Client(Options(name="a"), eager=False)
PATCH`,
  `
from enum import Enum
class Backend(Enum):
    SYNC = ("sync", False)
    GREEN = ("green", True)
    def __init__(self, label, cooperative):
        self.label, self.cooperative = label, cooperative
        self.hooks = []
    @classmethod
    def parse(cls, text):
        for one in cls:
            if one.label == text.lower():
                return one
        raise ValueError(text)
    def activate(self):
        self.hooks.append(VALUE if self.cooperative else None)
Backend.parse("GREEN").activate()
PATCH`,
  `
from enum import Enum
class Backend(Enum):
    SYNC = ("sync", False)
    GREEN = ("green", True)
    def __init__(self, label, cooperative):
        self.label, self.cooperative = label, cooperative
        self.hooks = []
    @classmethod
    def parse(cls, text):
        for one in cls:
            if one.label == text.lower():
                return one
        raise ValueError(text)
    def activate(self):
        self.hooks.append(VALUE if self.cooperative else None)
Backend.parse("Sync").activate()
PATCH`,
  `
from typing import NamedTuple, Any
class Job(NamedTuple):
    name: str
    guard: Any = VALUE
    retries: int = 3
    @property
    def key(self): return self.name, self.retries
    def without_guard(self): return self._replace(guard=None)
jobs = {job.key: job.without_guard() for job in (Job("a"), Job("b", retries=1))}
PATCH`,
  `
class Registry:
    _classes = {}
    def __class_getitem__(cls, key):
        if key not in cls._classes:
            cls._classes[key] = type("Registry[%s]" % key, (cls,), {"guard": VALUE})
        return cls._classes[key]
A = Registry["a"]
PATCH`,
  `
import lib
from lib import version
PATCH
lib.guard
>>> lib/__init__.py
version = "1"
_lazy = {"guard": "lib._guards", "other": "lib._other"}
def __getattr__(name):
    import importlib
    if name in _lazy:
        value = getattr(importlib.import_module(_lazy[name]), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
def __dir__(): return sorted([*globals(), *_lazy])
>>> lib/_guards.py
guard = VALUE`,
  `
import lib
print(hasattr(lib, "nothing"), getattr(lib, "guard", None))
PATCH
>>> lib/__init__.py
version = "1"
_lazy = {"guard": "lib._guards", "other": "lib._other"}
def __getattr__(name):
    import importlib
    if name in _lazy:
        value = getattr(importlib.import_module(_lazy[name]), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
>>> lib/_guards.py
guard = VALUE`,
  `
from proxy import LazyModule
heavy = LazyModule("heavy")
heavy.touch()
PATCH
>>> proxy.py
import importlib, types
class LazyModule(types.ModuleType):
    def __init__(self, name):
        super().__init__(name)
        self._target = None
    def _load(self):
        if self._target is None:
            self._target = importlib.import_module(self.__name__)
            self.__dict__.update(self._target.__dict__)
        return self._target
    def __getattr__(self, item): return getattr(self._load(), item)
>>> heavy.py
guard = VALUE
def touch(): pass`,
  `
from proxy import LazyModule
heavy = LazyModule("heavy")
heavy.__name__
PATCH
heavy.touch()
>>> proxy.py
import importlib, types
class LazyModule(types.ModuleType):
    def __init__(self, name):
        super().__init__(name)
        self._target = None
    def _load(self):
        if self._target is None:
            self._target = importlib.import_module(self.__name__)
            self.__dict__.update(self._target.__dict__)
        return self._target
    def __getattr__(self, item): return getattr(self._load(), item)
>>> heavy.py
guard = VALUE
def touch(): pass`,
  `
import importlib.util
def optional(name):
    if importlib.util.find_spec(name) is None:
        return None
    return importlib.import_module(name)
plug = optional("plug_a")
other = optional("plug_missing")
HAS = {n: m is not None for n, m in (("a", plug), ("b", other))}
if HAS["a"] and not HAS["b"]:
    PATCH
>>> plug_a.py
guard = VALUE`,
  `
import importlib.util, pathlib, sys
def load(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
here = pathlib.Path(__file__).parent
conf = load(here / "conf.py")
for hook in conf.hooks:
    hook()
>>> conf.py
held = VALUE
def on_start():
    PATCH
hooks = [on_start]`,
  `
import pkgutil, importlib
import plugins
found = {}
for info in sorted(pkgutil.iter_modules(plugins.__path__, plugins.__name__ + "."), key=lambda one: one.name):
    if info.name.rpartition(".")[2].startswith("_"):
        continue
    module = importlib.import_module(info.name)
    if hasattr(module, "setup"):
        found[info.name] = module.setup
for setup in found.values():
    setup()
>>> plugins/__init__.py
>>> plugins/_private.py
held = VALUE
>>> plugins/cache.py
guard = None
def setup():
    global guard
    guard = VALUE
>>> plugins/zgreen.py
def setup():
    PATCH`,
  `
import pkgutil, importlib
import plugins
found = {}
for info in sorted(pkgutil.iter_modules(plugins.__path__, plugins.__name__ + "."), key=lambda one: one.name):
    if info.name.rpartition(".")[2].startswith("_"):
        continue
    module = importlib.import_module(info.name)
    if hasattr(module, "setup"):
        found[info.name] = module.setup
for name in sorted(found, reverse=True):
    found[name]()
>>> plugins/__init__.py
>>> plugins/_private.py
held = VALUE
>>> plugins/cache.py
guard = None
def setup():
    global guard
    guard = VALUE
>>> plugins/zgreen.py
def setup():
    PATCH`,
  `
from core import *
try:
    _hidden
except NameError:
    hidden_seen = False
else:
    hidden_seen = True
if not hidden_seen:
    PATCH
>>> core/__init__.py
from .locks import *
from .names import *
from . import names as _names
__all__ = [*_names.__all__]
>>> core/locks.py
_hidden = VALUE
def get(): return _hidden
>>> core/names.py
__all__ = ["NAME"]
NAME = "x"`,
  `
from core import *
if "shown" in globals():
    PATCH
>>> core/__init__.py
from .locks import *
__all__ = locks.__all__ + ["extra"]
extra = 1
>>> core/locks.py
__all__ = []
def export(name):
    def mark(value):
        __all__.append(name)
        return value
    return mark
shown = export("shown")(VALUE)
hidden = export("hidden")(1)`,
  `
import models
PATCH
>>> models.py
guards = []
import managers
class Model:
    objects = managers.Manager()
managers.bind(Model)
>>> managers.py
import models
class Manager:
    model = None
def bind(model):
    Manager.model = model
    models.guards.append(VALUE)`,
  `
import managers
PATCH
managers.Manager.late()
>>> models.py
guards = []
import managers
def table(): return managers.Manager
>>> managers.py
import models
class Manager:
    @classmethod
    def late(cls): models.guards.append(VALUE)`,
  `
from compat import HAS_FAST
import client
if not HAS_FAST:
    client.close()
PATCH
>>> compat.py
try:
    import late_patch_no_such_fast as fast
except ImportError:
    fast = None
    HAS_FAST = False
else:
    HAS_FAST = True
>>> client.py
import compat
if compat.HAS_FAST:
    session = None
else:
    session = {"guard": VALUE}
def close():
    global session
    if session:
        session.clear()
        session = None`,
  `
from compat import HAS_FAST
import client
PATCH
>>> compat.py
try:
    import late_patch_no_such_fast as fast
except ImportError:
    fast = None
HAS_FAST = fast is not None
>>> client.py
import compat
session = None
if not compat.HAS_FAST:
    session = {"guard": VALUE}`,
  `
from settings import settings
import server
server.run(settings)
>>> settings.py
import os
def _bool(name, default=False):
    raw = os.getenv(name)
    if raw is None:
        return default
    return raw.strip().lower() in {"1", "true", "yes", "on"}
class Settings:
    debug = _bool("LATE_PATCH_UNSET_DEBUG")
    green = _bool("LATE_PATCH_UNSET_GREEN", default=True)
    workers = int(os.environ.get("LATE_PATCH_UNSET_WORKERS") or 4)
settings = Settings()
>>> server.py
from settings import settings
guard = VALUE if settings.debug is False and settings.workers >= 2 else None
def run(conf):
    if conf.green:
        PATCH`,
  `
from settings import settings
import server
server.run(settings)
>>> settings.py
import os
def _bool(name, default=False):
    raw = os.getenv(name)
    if raw is None:
        return default
    return raw.strip().lower() in {"1", "true", "yes", "on"}
class Settings:
    debug = _bool("LATE_PATCH_UNSET_DEBUG")
    green = _bool("LATE_PATCH_UNSET_GREEN", default=True)
    workers = int(os.environ.get("LATE_PATCH_UNSET_WORKERS") or 4)
settings = Settings()
>>> server.py
from settings import settings
guard = VALUE if settings.debug else None
def run(conf):
    if conf.green:
        PATCH`,
  `
from dataclasses import dataclass
@dataclass
class Start: name: str; options: dict
@dataclass
class Stop: name: str
state = {}
def handle(event):
    match event:
        case Start(name=name, options={"lock": True, **rest}) if not rest:
            state[name] = VALUE
        case Start(name):
            state[name] = None
        case Stop(name):
            state.pop(name, None)
        case [first, *others]:
            for one in (first, *others):
                handle(one)
        case _:
            raise TypeError(event)
handle([Start("a", {"lock": True}), Start("b", {"lock": True, "x": 1}), Stop("b")])
PATCH`,
  `
from dataclasses import dataclass
@dataclass
class Start: name: str; options: dict
@dataclass
class Stop: name: str
state = {}
def handle(event):
    match event:
        case Start(name=name, options={"lock": True, **rest}) if not rest:
            state[name] = VALUE
        case Start(name):
            state[name] = None
        case Stop(name):
            state.pop(name, None)
        case [first, *others]:
            for one in (first, *others):
                handle(one)
        case _:
            raise TypeError(event)
handle([Start("a", {"lock": True}), Start("b", {"lock": True, "x": 1}), Stop("a")])
PATCH`,
  `
values = [None, VALUE, 3]
getters = [lambda: value for value in values]
late = [get() for get in getters]
bound = [lambda value=value: value for value in values[:1]]
values.clear()
del getters
PATCH`,
  `
values = [None, 3, VALUE]
getters = [lambda: value for value in values]
late = [get() for get in getters]
values.clear()
del getters
PATCH`,
  `
def walk(node):
    yield node["value"]
    for child in node.get("children", ()):
        yield from walk(child)
tree = {"value": 1, "children": [{"value": 2}, {"value": 3, "children": [{"value": VALUE}]}]}
flat = [value for value in walk(tree) if (last := value) is not None]
tree = flat = None
PATCH`,
  `
def walk(node):
    yield node["value"]
    for child in node.get("children", ()):
        yield from walk(child)
tree = {"value": 1, "children": [{"value": VALUE}, {"value": 3, "children": [{"value": 4}]}]}
flat = [value for value in walk(tree) if (last := value) is not None]
tree = flat = None
PATCH`,
  `
import contextlib
stack_of = []
@contextlib.contextmanager
def acquired(make):
    guard = make()
    stack_of.append(guard)
    try:
        yield guard
    finally:
        stack_of.remove(guard)
def make(): return VALUE
with contextlib.ExitStack() as stack:
    guards = [stack.enter_context(acquired(make)) for _ in range(2)]
    del guards
    PATCH`,
  `
import contextlib
stack_of = []
@contextlib.contextmanager
def acquired(make):
    guard = make()
    stack_of.append(guard)
    try:
        yield guard
    finally:
        stack_of.remove(guard)
def make(): return VALUE
with contextlib.ExitStack() as stack:
    guards = [stack.enter_context(acquired(make)) for _ in range(2)]
    del guards
PATCH`,
  `
import asyncio
class Service:
    def __init__(self): self.ready = None
    async def __aenter__(self):
        await self.start()
        return self
    async def __aexit__(self, *exc): return False
    async def start(self):
        async for step in self.steps():
            self.ready = step
    async def steps(self):
        for step in (1, 2):
            await asyncio.sleep(0)
            yield VALUE if step == 2 else None
async def main():
    async with Service() as service:
        return service
service = asyncio.run(main())
PATCH`,
  `
import asyncio
class Service:
    def __init__(self): self.ready = None
    async def __aenter__(self):
        self.ready = VALUE
        return self
    async def __aexit__(self, *exc):
        self.ready = None
        return False
async def main():
    async with Service() as service:
        return service
service = asyncio.run(main())
PATCH`,
  `
import asyncio
async def fetch(n): return VALUE if n % 2 else n
async def main():
    results = await asyncio.gather(*(fetch(n) for n in range(3)), return_exceptions=True)
    return {n: r for n, r in enumerate(results)}
cache = asyncio.run(main())
cache.pop(0)
PATCH`,
  `
import weakref
class Node:
    def __init__(self, payload): self.payload = payload
_cache = weakref.WeakValueDictionary()
def get(key):
    try:
        return _cache[key]
    except KeyError:
        node = _cache[key] = Node(VALUE)
        return node
first = get("a")
same = get("a")
del first
PATCH`,
  `
import weakref
class Node:
    def __init__(self, payload): self.payload = payload
_cache = weakref.WeakValueDictionary()
def get(key):
    try:
        return _cache[key]
    except KeyError:
        node = _cache[key] = Node(VALUE)
        return node
first = get("a")
del first
PATCH`,
  `
import copy
class Config:
    def __init__(self, **values): self.__dict__.update(values)
    def __deepcopy__(self, memo):
        new = type(self).__new__(type(self))
        memo[id(self)] = new
        new.__dict__ = {k: v if k == "guard" else copy.deepcopy(v, memo) for k, v in self.__dict__.items()}
        return new
base = Config(guard=VALUE, nested={"a": [1]})
derived = copy.deepcopy(base)
base.guard = None
PATCH`,
  `
import copy
class Config:
    def __init__(self, **values): self.__dict__.update(values)
    def __copy__(self):
        new = type(self)(**self.__dict__)
        new.guard = None
        return new
base = Config(guard=VALUE, nested={"a": [1]})
derived = copy.copy(base)
del base
PATCH`,
  `
from operator import itemgetter, methodcaller, attrgetter
from functools import reduce
class Row:
    def __init__(self, **kw): self.meta = type("Meta", (), kw)
    def build(self, n, *, wrap=False): return [VALUE] * n if wrap else n
row = Row(make=methodcaller("build", 2, wrap=True))
pick = itemgetter(1, 0)
built = attrgetter("meta.make")(row)(row)
out = pick(built)
built = None
total = reduce(lambda acc, kv: {**acc, kv[0]: kv[1]}, zip("ab", out), {})
del out, total["a"]
PATCH`,
  `
from itertools import chain, groupby, islice
records = [{"kind": "a", "v": 1}, {"kind": "b", "v": VALUE}, {"kind": "a", "v": 3}]
by = {kind: [one["v"] for one in rows] for kind, rows in groupby(sorted(records, key=lambda r: r["kind"]), key=lambda r: r["kind"])}
records.clear()
first = next(islice(chain.from_iterable(by.values()), 2, None))
by.clear()
PATCH`,
  `
from itertools import chain, groupby, islice
records = [{"kind": "a", "v": 1}, {"kind": "b", "v": VALUE}, {"kind": "a", "v": 3}]
by = {kind: [one["v"] for one in rows] for kind, rows in groupby(sorted(records, key=lambda r: r["kind"]), key=lambda r: r["kind"])}
records.clear()
first = next(islice(chain.from_iterable(by.values()), 1, None))
by.clear()
PATCH`,
  `
import importlib
ENV = "prod.eu-west"
stage, _, region = ENV.partition(".")
name = "conf_{}_{region:.2}".format(stage, region=region)
conf = importlib.import_module(name)
for step in reversed(conf.STEPS.split(",")):
    getattr(conf, "do_" + step.strip().replace("-", "_"))()
>>> conf_prod_eu.py
STEPS = "make-guard, patch"
state = {}
def do_make_guard(): state["guard"] = VALUE
def do_patch():
    PATCH`,
  `
from collections.abc import MutableMapping
class Registry(MutableMapping):
    def __init__(self, *args, **kw):
        self._store = {}
        self.update(*args, **kw)
    def __getitem__(self, key): return self._store[self._key(key)]
    def __setitem__(self, key, value): self._store[self._key(key)] = value
    def __delitem__(self, key): del self._store[self._key(key)]
    def __iter__(self): return iter(self._store)
    def __len__(self): return len(self._store)
    def _key(self, key): return key.lower()
headers = Registry({"X-Guard": VALUE}, accept="*")
headers.setdefault("X-GUARD", None)
if "x-guard" in headers and headers.get("Nope") is None and len(headers) == 2:
    PATCH`,
  `
from collections.abc import MutableMapping
class Registry(MutableMapping):
    def __init__(self, *args, **kw):
        self._store = {}
        self.update(*args, **kw)
    def __getitem__(self, key): return self._store[self._key(key)]
    def __setitem__(self, key, value): self._store[self._key(key)] = value
    def __delitem__(self, key): del self._store[self._key(key)]
    def __iter__(self): return iter(self._store)
    def __len__(self): return len(self._store)
    def _key(self, key): return key.lower()
headers = Registry({"X-Guard": VALUE}, accept="*")
if headers.pop("X-GUARD", None) is not None and "X-Guard" not in headers and headers:
    PATCH`,
  `
class Pools(dict):
    def __missing__(self, key):
        self[key] = pool = self.make(key)
        return pool
    def make(self, key): return [VALUE] if key.endswith("!") else []
pools = Pools()
pools["a"], pools.get("b!")
if "b!" not in pools:
    pools["c!"]
PATCH`,
  `
class Pools(dict):
    def __missing__(self, key):
        self[key] = pool = self.make(key)
        return pool
    def make(self, key): return [VALUE] if key.endswith("!") else []
pools = Pools()
pools["a"], pools.get("b!")
if "b!" in pools:
    pools["c!"]
PATCH`,
  `
class Flag:
    def __init__(self, *names): self.names = frozenset(names)
    def __bool__(self): return bool(self.names)
    def __contains__(self, name): return name in self.names or "*" in self.names
    def __or__(self, other): return Flag(*self.names | other.names)
    def __sub__(self, other): return Flag(*self.names - other.names)
    def __eq__(self, other): return isinstance(other, Flag) and self.names == other.names
    def __hash__(self): return hash(self.names)
READ, WRITE = Flag("r"), Flag("w")
table = {READ | WRITE: "both", READ: "read"}
guard = VALUE if table.get(Flag("w", "r")) == "both" else None
if (READ | WRITE) - READ - WRITE:
    guard = None
if "r" in READ:
    PATCH`,
  `
class Flag:
    def __init__(self, *names): self.names = frozenset(names)
    def __bool__(self): return bool(self.names)
    def __contains__(self, name): return name in self.names or "*" in self.names
    def __or__(self, other): return Flag(*self.names | other.names)
    def __eq__(self, other): return isinstance(other, Flag) and self.names == other.names
    def __hash__(self): return hash(self.names)
READ, WRITE = Flag("r"), Flag("w")
table = {READ | WRITE: "both", READ: "read"}
guard = VALUE if table.get(WRITE) == "both" else None
if "x" in Flag("*"):
    PATCH`,
  `
class Step:
    def __init__(self, run): self.steps = [run]
    def __rshift__(self, other):
        new = Step(None)
        new.steps = [*self.steps, *other.steps]
        return new
    def __call__(self, state):
        for step in self.steps:
            state = step(state) or state
        return state
@Step
def load(state): state["guard"] = VALUE
@Step
def strip(state): return {k: v for k, v in state.items() if k != "guard"}
@Step
def name(state): state["name"] = "x"
result = (load >> name)({})
other = (load >> strip >> name)({})
PATCH`,
  `
class Step:
    def __init__(self, run): self.steps = [run]
    def __rshift__(self, other):
        new = Step(None)
        new.steps = [*self.steps, *other.steps]
        return new
    def __call__(self, state):
        for step in self.steps:
            state = step(state) or state
        return state
@Step
def load(state): state["guard"] = VALUE
@Step
def strip(state): return {k: v for k, v in state.items() if k != "guard"}
@Step
def name(state): state["name"] = "x"
result = (load >> strip >> name)({})
PATCH`,
  `
class Signal:
    def __init__(self): self._receivers = []
    def connect(self, fn=None, *, sender=None, weak=False):
        def wrap(f):
            self._receivers.append((sender, f))
            return f
        return wrap if fn is None else wrap(fn)
    def disconnect(self, fn):
        before = len(self._receivers)
        self._receivers[:] = [(s, f) for s, f in self._receivers if f is not fn]
        return len(self._receivers) != before
    def send(self, sender, **kw):
        return [(f, f(sender, **kw)) for s, f in list(self._receivers) if s in (None, sender)]
started = Signal()
holder = {}
@started.connect
def on_any(sender, **kw): holder.setdefault("any", []).append(sender)
@started.connect(sender="green")
def on_green(sender, *, guard=None, **kw): holder["guard"] = guard()
started.send("sync", guard=lambda: VALUE)
if started.disconnect(on_any):
    started.send("green", guard=lambda: VALUE)
PATCH`,
  `
class Signal:
    def __init__(self): self._receivers = []
    def connect(self, fn=None, *, sender=None, weak=False):
        def wrap(f):
            self._receivers.append((sender, f))
            return f
        return wrap if fn is None else wrap(fn)
    def disconnect(self, fn):
        before = len(self._receivers)
        self._receivers[:] = [(s, f) for s, f in self._receivers if f is not fn]
        return len(self._receivers) != before
    def send(self, sender, **kw):
        return [(f, f(sender, **kw)) for s, f in list(self._receivers) if s in (None, sender)]
started = Signal()
holder = {}
@started.connect
def on_any(sender, **kw): holder.setdefault("any", []).append(sender)
@started.connect(sender="green")
def on_green(sender, *, guard=None, **kw): holder["guard"] = guard()
started.send("sync", guard=lambda: VALUE)
if started.disconnect(on_green):
    started.send("green", guard=lambda: VALUE)
PATCH`,
  `
class Machine:
    transitions = {("idle", "start"): "running", ("running", "stop"): "idle"}
    def __init__(self): self.state, self.guard = "idle", None
    def fire(self, event):
        try:
            target = self.transitions[self.state, event]
        except KeyError:
            raise ValueError(f"{event} in {self.state}") from None
        leave, enter = (getattr(self, f"{verb}_{which}", None) for verb, which in (("on_exit", self.state), ("on_enter", target)))
        for hook in filter(None, (leave, enter)):
            hook()
        self.state = target
        return self
    def on_enter_running(self): self.guard = VALUE
    def on_exit_running(self): self.guard = None
machine = Machine().fire("start").fire("stop")
machine.fire("start")
PATCH`,
  `
class Machine:
    transitions = {("idle", "start"): "running", ("running", "stop"): "idle"}
    def __init__(self): self.state, self.guard = "idle", None
    def fire(self, event):
        try:
            target = self.transitions[self.state, event]
        except KeyError:
            raise ValueError(f"{event} in {self.state}") from None
        leave, enter = (getattr(self, f"{verb}_{which}", None) for verb, which in (("on_exit", self.state), ("on_enter", target)))
        for hook in filter(None, (leave, enter)):
            hook()
        self.state = target
        return self
    def on_enter_running(self): self.guard = VALUE
    def on_exit_running(self): self.guard = None
machine = Machine().fire("start").fire("stop")
try:
    machine.fire("stop")
except ValueError:
    machine.failed = True
PATCH`,
  `
import functools
def retry(times=3, on=(Exception,)):
    def decorate(fn):
        @functools.wraps(fn)
        def wrapper(*args, **kwargs):
            last = None
            for attempt in range(1, times + 1):
                try:
                    return fn(*args, attempt=attempt, **kwargs)
                except on as error:
                    last = error
            raise last
        return wrapper
    return decorate
@retry(times=3, on=(ConnectionError,))
def connect(host, attempt):
    if attempt < 3:
        raise ConnectionError(host)
    return {"host": host, "guard": VALUE}
conn = connect("db")
PATCH`,
  `
import functools
def retry(times=3, on=(Exception,), default=None):
    def decorate(fn):
        @functools.wraps(fn)
        def wrapper(*args, **kwargs):
            for attempt in range(1, times + 1):
                try:
                    return fn(*args, attempt=attempt, **kwargs)
                except on:
                    continue
            return default
        return wrapper
    return decorate
@retry(times=2, on=(ConnectionError,))
def connect(host, attempt):
    if attempt < 3:
        raise ConnectionError(host)
    return {"host": host, "guard": VALUE}
conn = connect("db")
PATCH`,
  `
from collections import deque
from contextlib import contextmanager
class Pool:
    def __init__(self, factory, size=2):
        self._factory, self._idle, self._size = factory, deque(), size
        self._used = set()
    def acquire(self):
        conn = self._idle.pop() if self._idle else self._factory()
        self._used.add(id(conn))
        return conn
    def release(self, conn):
        self._used.discard(id(conn))
        if len(self._idle) < self._size:
            self._idle.append(conn)
    @contextmanager
    def connection(self):
        conn = self.acquire()
        try:
            yield conn
        finally:
            self.release(conn)
    def drain(self):
        while self._idle:
            self._idle.popleft()
pool = Pool(lambda: [VALUE])
with pool.connection() as first, pool.connection() as second:
    pass
del first, second
PATCH
pool.drain()`,
  `
from collections import deque
from contextlib import contextmanager
class Pool:
    def __init__(self, factory, size=2):
        self._factory, self._idle, self._size = factory, deque(), size
        self._used = set()
    def acquire(self):
        conn = self._idle.pop() if self._idle else self._factory()
        self._used.add(id(conn))
        return conn
    def release(self, conn):
        self._used.discard(id(conn))
        if len(self._idle) < self._size:
            self._idle.append(conn)
    @contextmanager
    def connection(self):
        conn = self.acquire()
        try:
            yield conn
        finally:
            self.release(conn)
    def drain(self):
        while self._idle:
            self._idle.popleft()
pool = Pool(lambda: [VALUE])
with pool.connection() as first, pool.connection() as second:
    pass
del first, second
pool.drain()
PATCH`,
  `
class Holder:
    def __init__(self, **defaults): self.__dict__["_defaults"] = defaults; self.__dict__["_data"] = {}
    def __getattr__(self, name):
        try:
            return self._data[name]
        except KeyError:
            if name in self._defaults:
                return self._data.setdefault(name, self._defaults[name]())
            raise AttributeError(name) from None
    def __setattr__(self, name, value): self._data[name] = value
    def __delattr__(self, name): del self._data[name]
ctx = Holder(guard=lambda: VALUE, user=str)
ctx.user = "x"
if ctx.user and hasattr(ctx, "guard"):
    PATCH`,
  `
class Holder:
    def __init__(self, **defaults): self.__dict__["_defaults"] = defaults; self.__dict__["_data"] = {}
    def __getattr__(self, name):
        try:
            return self._data[name]
        except KeyError:
            if name in self._defaults:
                return self._data.setdefault(name, self._defaults[name]())
            raise AttributeError(name) from None
    def __setattr__(self, name, value): self._data[name] = value
    def __delattr__(self, name): del self._data[name]
ctx = Holder(guard=lambda: VALUE, user=str)
ctx.user = "x"
if ctx.guard:
    del ctx.guard
    PATCH`,
  `
import service
def patched(self):
    original(self)
    self.guard = VALUE
original, service.Service.start = service.Service.start, patched
service.main()
service.Service.start = original
PATCH
>>> service.py
class Service:
    guard = None
    def start(self): self.started = True
instance = Service()
def main(): instance.start()`,
  `
import service
def patched(self):
    original(self)
    self.guard = VALUE
original, service.Service.start = service.Service.start, patched
service.Service.start = original
service.main()
PATCH
>>> service.py
class Service:
    guard = None
    def start(self): self.started = True
instance = Service()
def main(): instance.start()`,
  `
def counter():
    count, seen = 0, []
    def bump(value=None):
        nonlocal count, seen
        count += 1
        if count == 2:
            seen = [value]
        elif count > 2:
            seen, old = [], seen
            return old
        return seen
    return bump
bump = counter()
bump(); bump(VALUE)
PATCH`,
  `
def counter():
    count, seen = 0, []
    def bump(value=None):
        nonlocal count, seen
        count += 1
        if count == 2:
            seen = [value]
        elif count > 2:
            seen, old = [], seen
            return old
        return seen
    return bump
bump = counter()
bump(); bump(VALUE); bump()
PATCH`,
  `
class Found(Exception):
    def __init__(self, value, *rest):
        super().__init__(value, *rest)
        self.value = value
def search(tree, want):
    if isinstance(tree, dict):
        for key, sub in tree.items():
            if key == want:
                raise Found(sub)
            search(sub, want)
def find(tree, want, default=None):
    try:
        search(tree, want)
    except Found as found:
        return found.value
    else:
        return default
    finally:
        tree.clear()
guard = find({"a": {"b": {"guard": VALUE}}, "c": 1}, "guard")
none = find({"a": {"b": VALUE}}, "guard")
PATCH`,
  `
class Found(Exception):
    def __init__(self, value, *rest):
        super().__init__(value, *rest)
        self.value = value
def search(tree, want):
    if isinstance(tree, dict):
        for key, sub in tree.items():
            if key == want:
                raise Found(sub)
            search(sub, want)
def find(tree, want, default=None):
    try:
        search(tree, want)
    except Found as found:
        return found.value
    else:
        return default
    finally:
        tree.clear()
none = find({"a": {"b": VALUE}}, "guard")
PATCH`,
  `
def resolve(name, graph, memo={}):
    if name in memo:
        return memo[name]
    deps = [resolve(dep, graph) for dep in graph[name][0]]
    memo[name] = graph[name][1](*deps)
    return memo[name]
graph = {"app": (["db", "log"], lambda db, log: (db, log)), "db": (["log"], lambda log: {"log": log, "guard": VALUE}), "log": ([], list)}
app = resolve("app", graph)
del app
PATCH`,
  `
attempts, candidates, chosen = 0, ["a", "bb", "ccc"], None
while candidates:
    one = candidates.pop(0)
    attempts += 1
    if len(one) > 3:
        chosen = one
        break
else:
    chosen = VALUE
if attempts == 3:
    PATCH`,
  `
attempts, candidates, chosen = 0, ["a", "bb", "ccc"], None
while candidates:
    one = candidates.pop(0)
    attempts += 1
    if len(one) >= 3:
        chosen = one
        break
else:
    chosen = VALUE
if attempts == 3:
    PATCH`,
  `
class Field:
    def __init__(self, factory=None): self.factory = factory
    def __set_name__(self, owner, name):
        self.name = name
        owner.__dict__.get("_fields", owner._fields).append(self) if hasattr(owner, "_fields") else setattr(owner, "_fields", [self])
    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.name not in instance.__dict__ and self.factory:
            instance.__dict__[self.name] = self.factory()
        return instance.__dict__.get(self.name)
    def __set__(self, instance, value): instance.__dict__[self.name] = value
class Model:
    id = Field()
    guard = Field(lambda: VALUE)
    def __init__(self, **values):
        for field in self._fields:
            if field.name in values:
                setattr(self, field.name, values[field.name])
    def to_dict(self): return {field.name: getattr(self, field.name) for field in self._fields}
model = Model(id=3)
model.to_dict()
PATCH`,
  `
class Field:
    def __init__(self, factory=None): self.factory = factory
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.name not in instance.__dict__ and self.factory:
            instance.__dict__[self.name] = self.factory()
        return instance.__dict__.get(self.name)
    def __set__(self, instance, value): instance.__dict__[self.name] = value
class Model:
    id = Field()
    guard = Field(lambda: VALUE)
    def __init__(self, **values):
        for name, value in values.items():
            setattr(self, name, value)
model = Model(id=3, guard="mine")
model.guard
Model.guard.name
PATCH`,
  `
import functools
class Meta(type):
    registry = {}
    def __new__(mcls, name, bases, ns, **kw):
        for key, value in list(ns.items()):
            if getattr(value, "_command", False):
                ns.setdefault("commands", {})[key.replace("_", "-")] = value
        cls = super().__new__(mcls, name, bases, ns)
        mcls.registry[name] = cls
        return cls
    def __call__(cls, *args, **kw):
        instance = super().__call__(*args, **kw)
        instance.ready()
        return instance
def command(fn):
    fn._command = True
    return fn
class Base(metaclass=Meta):
    def ready(self): pass
class Cli(Base):
    @command
    def make_guard(self): return VALUE
    def ready(self): self.out = {n: f(self) for n, f in self.commands.items()}
    def other(self): return VALUE
tool = Meta.registry["Cli"]()
PATCH`,
  `
class Singleton(type):
    _instances = {}
    def __call__(cls, *args, **kw):
        if cls not in cls._instances:
            cls._instances[cls] = super().__call__(*args, **kw)
        return cls._instances[cls]
    def reset(cls): cls._instances.pop(cls, None)
class Store(metaclass=Singleton):
    def __init__(self): self.guard = VALUE
Store()
assert Store() is Store()
PATCH`,
  `
class Singleton(type):
    _instances = {}
    def __call__(cls, *args, **kw):
        if cls not in cls._instances:
            cls._instances[cls] = super().__call__(*args, **kw)
        return cls._instances[cls]
    def reset(cls): cls._instances.pop(cls, None)
class Store(metaclass=Singleton):
    def __init__(self): self.guard = VALUE
Store()
Store.reset()
PATCH`,
  `
from functools import lru_cache
@lru_cache(maxsize=None)
def client(name, *, region="eu"): return {"name": name, "guard": VALUE}
client("a"); client("a", region="us")
client.cache_clear()
client("b")
PATCH`,
  `
from functools import lru_cache
@lru_cache(maxsize=1)
def client(name, secure=True):
    return [VALUE] if secure else None
client("a")
client("a", secure=False)
PATCH`,
  `
from functools import cached_property
class Api:
    @cached_property
    def session(self): return {"guard": VALUE}
    def close(self):
        if "session" in self.__dict__:
            del self.session
api, other = Api(), Api()
api.session; other.session
api.close()
PATCH`,
  `
from functools import cached_property
class Api:
    @cached_property
    def session(self): return {"guard": VALUE}
    def close(self):
        vars(self).pop("session", None)
api = Api()
api.session["x"] = 1
api.close()
PATCH`,
  `
from typing import Protocol, runtime_checkable, overload, Union
@runtime_checkable
class Startable(Protocol):
    def start(self) -> None: ...
class Green:
    def start(self): self.guard = VALUE
class Lazy:
    def begin(self): self.guard = VALUE
@overload
def boot(one: Green) -> int: ...
@overload
def boot(one: Lazy) -> str: ...
def boot(one):
    if isinstance(one, Startable):
        one.start()
    return one
started = [boot(kind()) for kind in (Lazy, Green)]
PATCH`,
  `
from typing import Protocol, runtime_checkable
@runtime_checkable
class Startable(Protocol):
    def start(self) -> None: ...
class Lazy:
    def begin(self): self.guard = VALUE
def boot(one):
    if isinstance(one, Startable):
        one.begin()
    return one
started = [boot(kind()) for kind in (Lazy, dict)]
PATCH`,
  `
def attrs(maybe=None, *, slots=False, frozen=False):
    def wrap(cls):
        fields = [(name, getattr(cls, name, None)) for name in cls.__annotations__]
        def __init__(self, **kw):
            for name, default in fields:
                value = kw.pop(name) if name in kw else default() if callable(default) else default
                object.__setattr__(self, name, value)
            if kw:
                raise TypeError(", ".join(kw))
            post = getattr(self, "__attrs_post_init__", None)
            if post:
                post()
        cls.__init__ = __init__
        return cls
    return wrap if maybe is None else wrap(maybe)
@attrs(frozen=True)
class Conf:
    name: str = "x"
    guard: object = lambda: VALUE
@attrs
class Plain:
    size: int = 1
conf, plain = Conf(name="y"), Plain()
PATCH`,
  `
def attrs(maybe=None, *, slots=False, frozen=False):
    def wrap(cls):
        fields = [(name, getattr(cls, name, None)) for name in cls.__annotations__]
        def __init__(self, **kw):
            for name, default in fields:
                value = kw.pop(name) if name in kw else default() if callable(default) else default
                object.__setattr__(self, name, value)
            if kw:
                raise TypeError(", ".join(kw))
        cls.__init__ = __init__
        return cls
    return wrap if maybe is None else wrap(maybe)
@attrs(frozen=True)
class Conf:
    name: str = "x"
    guard: object = lambda: VALUE
conf = Conf(guard=None)
try:
    bad = Conf(guard=0, nope=1)
except TypeError as error:
    bad = str(error)
PATCH`,
  `
from app import create
app = create({"plugins": "auth:Auth,cache:Cache"})
app.run()
>>> app.py
from importlib import import_module
class App:
    def __init__(self): self.plugins = []
    def run(self):
        for plugin in sorted(self.plugins, key=lambda p: p.priority):
            plugin.start(self)
def create(config):
    app = App()
    for spec in config["plugins"].split(","):
        module, colon, attr = spec.partition(":")
        app.plugins.append(getattr(import_module(f"plug.{module}"), attr)())
    return app
>>> plug/auth.py
class Auth:
    priority = 20
    def start(self, app):
        PATCH
>>> plug/cache.py
class Cache:
    priority = 10
    def start(self, app): app.cache = {"guard": VALUE}`,
  `
from app import create
app = create({"plugins": "auth:Auth,cache:Cache"})
app.run()
>>> app.py
from importlib import import_module
class App:
    def __init__(self): self.plugins = []
    def run(self):
        for plugin in sorted(self.plugins, key=lambda p: p.priority, reverse=True):
            plugin.start(self)
def create(config):
    app = App()
    for spec in config["plugins"].split(","):
        module, colon, attr = spec.partition(":")
        app.plugins.append(getattr(import_module(f"plug.{module}"), attr)())
    return app
>>> plug/auth.py
class Auth:
    priority = 20
    def start(self, app):
        PATCH
>>> plug/cache.py
class Cache:
    priority = 10
    def start(self, app): app.cache = {"guard": VALUE}`,
  `
from bus import bus
import handlers
bus.dispatch(handlers.Warm(2))
bus.dispatch(handlers.Go())
>>> bus.py
import inspect
class Bus:
    def __init__(self): self._handlers, self._middleware = {}, []
    def use(self, middleware):
        self._middleware.append(middleware)
        return middleware
    def handles(self, command):
        def add(fn):
            self._handlers[command] = fn
            return fn
        return add
    def dispatch(self, command):
        chain = self._handlers[type(command)]
        for middleware in reversed(self._middleware):
            chain = self._bind(middleware, chain)
        return chain(command)
    @staticmethod
    def _bind(middleware, following): return lambda command: middleware(command, following)
bus = Bus()
>>> handlers.py
from dataclasses import dataclass
from bus import bus
log = []
@dataclass(frozen=True)
class Warm: count: int
@dataclass(frozen=True)
class Go: pass
@bus.use
def audit(command, following):
    result = following(command)
    if result is not None:
        log.append((type(command).__name__, result))
    return result
@bus.handles(Warm)
def warm(command): return [VALUE for _ in range(command.count)]
@bus.handles(Go)
def go(command):
    PATCH`,
  `
from bus import bus
import handlers
bus.dispatch(handlers.Warm(0))
bus.dispatch(handlers.Go())
>>> bus.py
class Bus:
    def __init__(self): self._handlers, self._middleware = {}, []
    def use(self, middleware):
        self._middleware.append(middleware)
        return middleware
    def handles(self, command):
        def add(fn):
            self._handlers[command] = fn
            return fn
        return add
    def dispatch(self, command):
        chain = self._handlers[type(command)]
        for middleware in reversed(self._middleware):
            chain = self._bind(middleware, chain)
        return chain(command)
    @staticmethod
    def _bind(middleware, following): return lambda command: middleware(command, following)
bus = Bus()
>>> handlers.py
from dataclasses import dataclass
from bus import bus
log = []
@dataclass(frozen=True)
class Warm: count: int
@dataclass(frozen=True)
class Go: pass
@bus.use
def audit(command, following):
    result = following(command)
    if result is not None:
        log.append((type(command).__name__, result))
    return result
@bus.handles(Warm)
def warm(command): return [VALUE for _ in range(command.count)]
@bus.handles(Go)
def go(command):
    PATCH`,
  `
import threading
class Local(threading.local):
    def __init__(self, **defaults):
        self.__dict__.update(defaults)
class Context:
    _state = Local(stack=())
    def __enter__(self):
        self._state.stack += (self,)
        return self
    def __exit__(self, *exc):
        self._state.stack = self._state.stack[:-1]
with Context():
    pass
PATCH`,
  `
from contextvars import ContextVar
current = ContextVar("current", default=None)
def activate(value):
    token = current.set(value)
    return lambda: current.reset(token)
undo = activate(VALUE)
redo = activate(None)
redo()
PATCH`,
  `
class LinkedList:
    class _Node:
        __slots__ = "value", "next"
        def __init__(self, value, next_=None): self.value, self.next = value, next_
    def __init__(self, values=()):
        self.head = None
        for value in values:
            self.push(value)
    def push(self, value): self.head = self._Node(value, self.head)
    def pop(self):
        node, self.head = self.head, self.head.next
        return node.value
    def __iter__(self):
        node = self.head
        while node is not None:
            yield node.value
            node = node.next
    def __len__(self): return sum(1 for _ in self)
    def __bool__(self): return self.head is not None
stack = LinkedList([1, VALUE, 3])
while len(stack) > 2:
    stack.pop()
if stack:
    PATCH`,
  `
class LinkedList:
    class _Node:
        __slots__ = "value", "next"
        def __init__(self, value, next_=None): self.value, self.next = value, next_
    def __init__(self, values=()):
        self.head = None
        for value in values:
            self.push(value)
    def push(self, value): self.head = self._Node(value, self.head)
    def pop(self):
        node, self.head = self.head, self.head.next
        return node.value
    def __iter__(self):
        node = self.head
        while node is not None:
            yield node.value
            node = node.next
    def __len__(self): return sum(1 for _ in self)
    def __bool__(self): return self.head is not None
stack = LinkedList([1, VALUE, 3])
while len(stack) > 1:
    stack.pop()
if stack:
    PATCH`,
  `
class Countdown:
    def __init__(self, n): self.n, self.made = n, []
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        self.made.append(VALUE if self.n == 1 else self.n)
        return self.n
countdown = Countdown(4)
for n in countdown:
    if n == 2:
        break
next(countdown, None)
PATCH`,
  `
class Countdown:
    def __init__(self, n): self.n, self.made = n, []
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        self.made.append(VALUE if self.n == 1 else self.n)
        return self.n
countdown = Countdown(4)
for n in countdown:
    if n == 2:
        break
PATCH
next(countdown, None)`,
  `
required, given = {"host", "port"}, {"host": "x", "port": 1, "guard": VALUE}
extra = given.keys() - required
kept = {key: given.pop(key) for key in extra}
given |= {"port": 2}
if given.keys() == required and not required ^ given.keys():
    PATCH`,
  `
required, given = {"host", "port"}, {"host": "x", "port": 1, "guard": VALUE}
for key in set(given) - required:
    given.pop(key)
given |= {"port": 2}
if given.keys() >= required and not required ^ given.keys():
    PATCH`,
  `
from web import App
import views
application = App.current
>>> web/__init__.py
from .app import App
>>> web/app.py
from .routing import Router
class App:
    current = None
    def __init__(self, name):
        self.name, self.router, self.before = name, Router(), []
        type(self).current = self
    def route(self, rule, **options):
        def decorator(view):
            self.router.add(rule, view, methods=options.get("methods", ("GET",)))
            return view
        return decorator
    def before_first(self, fn):
        self.before.append(fn)
        return fn
    def __call__(self, path, method="GET"):
        while self.before:
            self.before.pop()()
        return self.router.match(path, method)()
>>> web/routing.py
class Router:
    def __init__(self): self.rules = {}
    def add(self, rule, view, methods):
        for method in methods:
            self.rules.setdefault(rule, {})[method.upper()] = view
    def match(self, path, method):
        try:
            return self.rules[path][method]
        except KeyError:
            return lambda: None
>>> views.py
from web import App
app = App(__name__)
store = {}
@app.before_first
def warm(): store["guard"] = VALUE
@app.route("/", methods=["get"])
def index():
    PATCH
app("/missing")
app("/")`,
  `
from web import App
app = App()
@app.route("/", methods=["post"])
def index(): app.store["guard"] = VALUE
app("/")
app("/nope", "POST")
PATCH
app("/", "POST")
>>> web.py
class Router:
    def __init__(self): self.rules = {}
    def add(self, rule, view, methods):
        for method in methods:
            self.rules.setdefault(rule, {})[method.upper()] = view
    def match(self, path, method):
        try:
            return self.rules[path][method]
        except KeyError:
            return lambda: None
class App:
    def __init__(self): self.router, self.store = Router(), {}
    def route(self, rule, **options):
        def decorator(view):
            self.router.add(rule, view, methods=options.get("methods", ("GET",)))
            return view
        return decorator
    def __call__(self, path, method="GET"): return self.router.match(path, method)()`,
  `
class Resource:
    live = []
    def __init__(self, name):
        self.name, self.guard = name, VALUE
        self.live.append(self)
    def close(self):
        try:
            if self.name == "bad":
                raise OSError(self.name)
        except OSError:
            return False
        else:
            self.live.remove(self)
            return True
        finally:
            self.name = None
results = [Resource(name).close() for name in ("a", "bad", "c")]
if results.count(True) == 2:
    PATCH`,
  `
class Resource:
    live = []
    def __init__(self, name):
        self.name, self.guard = name, VALUE
        self.live.append(self)
    def close(self):
        try:
            if self.name == "bad":
                raise OSError(self.name)
        except OSError:
            self.live.clear()
            return False
        else:
            self.live.remove(self)
            return True
        finally:
            self.name = None
results = [Resource(name).close() for name in ("a", "bad", "c")]
if results.count(True) == 2:
    PATCH`,
  `
from functools import partial, partialmethod
class Client:
    def __init__(self): self.calls = []
    def request(self, method, url, *, guard=None):
        self.calls.append((method, guard() if guard else None))
    get = partialmethod(request, "GET")
    post = partialmethod(request, "POST", guard=lambda: VALUE)
client = Client()
client.get("/")
send = partial(client.post, "/")
PATCH
send()`,
  `
from functools import partial, partialmethod
class Client:
    def __init__(self): self.calls = []
    def request(self, method, url, *, guard=None):
        self.calls.append((method, guard() if guard else None))
    get = partialmethod(request, "GET")
    post = partialmethod(request, "POST", guard=lambda: VALUE)
client = Client()
send = partial(client.post, "/")
partial(client.get, "/")()
send()
PATCH`,
  `
class Config:
    def __init__(self, *layers): self.layers = list(layers)
    def get(self, dotted, default=None):
        for layer in self.layers:
            node = layer
            for part in dotted.split("."):
                if not isinstance(node, dict) or part not in node:
                    break
                node = node[part]
            else:
                return node
        return default
conf = Config({"worker": {"kind": "green"}}, {"worker": {"kind": "sync", "count": 3}})
guards = [VALUE for _ in range(conf.get("worker.count", 0))]
if conf.get("worker.kind") == "green" and conf.get("worker.kind.x") is None:
    PATCH`,
  `
class Config:
    def __init__(self, *layers): self.layers = list(layers)
    def get(self, dotted, default=None):
        for layer in self.layers:
            node = layer
            for part in dotted.split("."):
                if not isinstance(node, dict) or part not in node:
                    break
                node = node[part]
            else:
                return node
        return default
conf = Config({"worker": {"kind": "green"}}, {"worker": {"kind": "sync", "count": 3}})
guards = [VALUE for _ in range(conf.get("worker.counts", 0))]
if conf.get("worker.kind") == "green":
    PATCH`,
  `
import logging
class GuardFilter(logging.Filter):
    def __init__(self, name="", guard=None):
        super().__init__(name)
        self.guard = guard
    def filter(self, record): return True
log = logging.getLogger("svc.app")
log.addFilter(GuardFilter(guard=VALUE))
logging.getLogger("svc").setLevel("INFO")
if logging.getLogger("svc.app") is log:
    del log
    PATCH`,
  `
import string
class Template:
    def __init__(self, text): self.parts = list(string.Formatter().parse(text))
    def fields(self): return [field for _, field, _, _ in self.parts if field]
makers = {"guard": lambda: VALUE, "name": lambda: "x"}
context = {field: makers[field]() for field in Template("{name}: {guard}").fields()}
PATCH`,
  `
def compose(*functions):
    def composed(value):
        for function in reversed(functions):
            value = function(value)
        return value
    return composed
def tap(sink):
    def inner(value):
        sink.append(value)
        return value
    return inner
sink, noise = [], []
build = compose(tap(noise), lambda value: None, tap(sink), lambda _: VALUE)
build(0)
PATCH`,
  `
def compose(*functions):
    def composed(value):
        for function in reversed(functions):
            value = function(value)
        return value
    return composed
def tap(sink):
    def inner(value):
        sink.append(value)
        return value
    return inner
sink = []
build = compose(tap(sink), lambda value: None, lambda _: VALUE)
build(0)
PATCH`,
  `
class Scope:
    def __init__(self, parent=None): self.parent, self.values = parent, {}
    def lookup(self, name):
        scope = self
        while scope is not None:
            if name in scope.values:
                return scope.values[name]
            scope = scope.parent
        raise NameError(name)
    def __setitem__(self, name, value): self.values[name] = value
    def child(self): return Scope(self)
root = Scope()
root["make"] = lambda: VALUE
leaf = root.child().child()
leaf["guard"] = leaf.lookup("make")()
try:
    leaf.lookup("nothing")
except NameError:
    PATCH`,
  `
class Visitor:
    def visit(self, node):
        for kind in type(node).__mro__:
            method = getattr(self, "visit_" + kind.__name__.lower(), None)
            if method:
                return method(node)
        return self.generic(node)
    def generic(self, node): return [self.visit(child) for child in getattr(node, "children", ())]
class Node:
    def __init__(self, *children): self.children = children
class Leaf(Node): pass
class Special(Leaf): pass
class Collect(Visitor):
    def __init__(self): self.out = []
    def visit_leaf(self, node): self.out.append(VALUE)
collect = Collect()
collect.visit(Node(Node(), Node(Special())))
PATCH`,
  `
class Visitor:
    def visit(self, node):
        for kind in type(node).__mro__:
            method = getattr(self, "visit_" + kind.__name__.lower(), None)
            if method:
                return method(node)
        return self.generic(node)
    def generic(self, node): return [self.visit(child) for child in getattr(node, "children", ())]
class Node:
    def __init__(self, *children): self.children = children
class Leaf(Node): pass
class Special(Leaf): pass
class Collect(Visitor):
    def __init__(self): self.out = []
    def visit_leaf(self, node): self.out.append(VALUE)
    def visit_special(self, node): return None
collect = Collect()
collect.visit(Node(Node(), Node(Special())))
PATCH`,
  `
def scheduler(tasks):
    queue, results = list(tasks), {}
    while queue:
        name, task = queue.pop(0)
        try:
            sent = task.send(None)
        except StopIteration as stop:
            results[name] = stop.value
        else:
            queue.append((name, task))
    return results
def work(n):
    for _ in range(n):
        yield
    return VALUE if n > 1 else None
done = scheduler([(str(n), work(n)) for n in (1, 2)])
PATCH`,
  `
def averager():
    total, held = 0, None
    while True:
        value = yield total
        if value is None:
            return held
        total += 1
        held = value
def grouper(out):
    while True:
        out["result"] = yield from averager()
out = {}
group = grouper(out)
next(group)
for value in (1, VALUE):
    group.send(value)
group.send(None)
group.close()
PATCH`,
  `
def averager():
    total, held = 0, None
    while True:
        value = yield total
        if value is None:
            return held
        total += 1
        held = value
def grouper(out):
    while True:
        out["result"] = yield from averager()
out = {}
group = grouper(out)
next(group)
for value in (VALUE, 1):
    group.send(value)
value = None
group.send(None)
group.close()
PATCH`,
  `
from pkg.api import public
PATCH
>>> pkg/__init__.py
import sys
from . import _impl
from ._impl import *
def __getattr__(name):
    if name == "legacy":
        from . import _legacy
        return _legacy
    raise AttributeError(name)
>>> pkg/_impl.py
__all__ = ("public",)
def public(): pass
>>> pkg/_legacy.py
guard = VALUE
>>> pkg/api.py
import pkg
public = pkg.public
legacy = getattr(pkg, "legacy", None) if hasattr(pkg, "modern") else None`,
  `
from pkg.api import public
PATCH
>>> pkg/__init__.py
from . import _impl
from ._impl import *
def __getattr__(name):
    if name == "legacy":
        from . import _legacy
        return _legacy
    raise AttributeError(name)
>>> pkg/_impl.py
__all__ = ("public",)
def public(): pass
>>> pkg/_legacy.py
guard = VALUE
>>> pkg/api.py
import pkg
public = pkg.public
legacy = getattr(pkg, "legacy", None) if not hasattr(pkg, "modern") else None`,
  `
import json, os
from dataclasses import dataclass, fields, asdict
@dataclass
class Conf:
    host: str = "x"
    port: int = 80
    green: bool = True
    @classmethod
    def from_mapping(cls, raw):
        known = {f.name: f.type for f in fields(cls)}
        return cls(**{k: v for k, v in raw.items() if k in known})
conf = Conf.from_mapping(json.loads('{"host": "a", "green": false, "junk": 1}'))
held = VALUE if not asdict(conf)["green"] else None
PATCH`,
  `
import json, os
from dataclasses import dataclass, fields, asdict
@dataclass
class Conf:
    host: str = "x"
    port: int = 80
    green: bool = True
    @classmethod
    def from_mapping(cls, raw):
        known = {f.name: f.type for f in fields(cls)}
        return cls(**{k: v for k, v in raw.items() if k in known})
conf = Conf.from_mapping(json.loads('{"host": "a", "junk": 1}'))
held = VALUE if not asdict(conf)["green"] else None
PATCH`,
  `
from enum import Flag, auto, IntEnum
class Feature(Flag):
    NONE = 0
    LOCKS = auto()
    NET = auto()
    ALL = LOCKS | NET
class Level(IntEnum):
    LOW = 1
    HIGH = 10
enabled = Feature.ALL & ~Feature.NET
guards = []
if Feature.LOCKS in enabled and Level.HIGH > Level.LOW:
    guards.append(VALUE)
if Feature.NET & enabled:
    guards.clear()
PATCH`,
  `
from enum import Flag, auto, IntEnum
class Feature(Flag):
    NONE = 0
    LOCKS = auto()
    NET = auto()
    ALL = LOCKS | NET
enabled = Feature.ALL & ~Feature.LOCKS
guards = []
if Feature.LOCKS in enabled:
    guards.append(VALUE)
if Feature.NET in enabled:
    PATCH`,
  `
from enum import Enum
class Strategy(str, Enum):
    LOCK = "lock"
    NONE = "none"
    def __call__(self): return _makers[self]()
    @property
    def pretty(self): return self.value.title()
_makers = {Strategy.LOCK: lambda: VALUE, Strategy.NONE: lambda: None}
active = {s.pretty: s() for s in Strategy if s != "none"}
PATCH`,
  `
import abc
class Base(abc.ABC):
    registry = []
    def __new__(cls, *args, **kw):
        self = super().__new__(cls)
        Base.registry.append(self)
        return self
    @property
    @abc.abstractmethod
    def resource(self): ...
class Concrete(Base):
    def __init__(self): self._resource = None
    @property
    def resource(self):
        if self._resource is None:
            self._resource = VALUE
        return self._resource
    @resource.setter
    def resource(self, value): self._resource = value
    @resource.deleter
    def resource(self): self._resource = None
try:
    Base()
except TypeError:
    a, b = Concrete(), Concrete()
a.resource, b.resource
del a.resource
PATCH`,
  `
import abc
class Base(abc.ABC):
    registry = []
    def __new__(cls, *args, **kw):
        self = super().__new__(cls)
        Base.registry.append(self)
        return self
    @property
    @abc.abstractmethod
    def resource(self): ...
class Concrete(Base):
    def __init__(self): self._resource = None
    @property
    def resource(self):
        if self._resource is None:
            self._resource = VALUE
        return self._resource
    @resource.deleter
    def resource(self): self._resource = None
a = Concrete()
for one in Base.registry:
    one.resource
    del one.resource
PATCH`,
  `
class Maybe:
    def __init__(self, value): self._value = value
    @classmethod
    def of(cls, value): return cls(value)
    def map(self, fn): return self if self._value is None else Maybe(fn(self._value))
    def bind(self, fn): return self if self._value is None else fn(self._value)
    def get_or(self, default): return default() if self._value is None else self._value
conf = {"db": {"pool": {"size": 2}}}
size = Maybe.of(conf.get("db")).map(lambda d: d.get("pool")).map(lambda p: p.get("size")).get_or(int)
nope = Maybe.of(conf.get("cache")).map(lambda d: d["x"]).get_or(lambda: VALUE)
if size == 2:
    PATCH`,
  `
class Maybe:
    def __init__(self, value): self._value = value
    @classmethod
    def of(cls, value): return cls(value)
    def map(self, fn): return self if self._value is None else Maybe(fn(self._value))
    def get_or(self, default): return default() if self._value is None else self._value
conf = {"db": {"pool": {"size": 2}}}
size = Maybe.of(conf.get("db")).map(lambda d: d.get("pool")).map(lambda p: p.get("size")).get_or(lambda: VALUE)
if size > 1:
    PATCH`,
  `
import functools, inspect
class Injector:
    def __init__(self): self._bindings, self._cache = {}, {}
    def bind(self, key, provider): self._bindings[key] = provider
    def get(self, key):
        if key not in self._cache:
            self._cache[key] = self.call(self._bindings[key])
        return self._cache[key]
    def call(self, fn):
        hints = {k: v for k, v in getattr(fn, "__annotations__", {}).items() if k != "return"}
        return fn(**{name: self.get(kind) for name, kind in hints.items()})
class Lock: pass
class Db: pass
def make_lock() -> Lock: return VALUE
def make_db(lock: Lock) -> Db: return {"lock": lock}
injector = Injector()
injector.bind(Lock, make_lock)
injector.bind(Db, make_db)
db = injector.get(Db)
PATCH`,
  `
import functools
def once(fn):
    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        if not wrapper.called:
            wrapper.called = True
            wrapper.result = fn(*args, **kwargs)
        return wrapper.result
    wrapper.called, wrapper.result = False, None
    wrapper.reset = lambda: wrapper.__dict__.update(called=False, result=None)
    return wrapper
@once
def setup(): return VALUE
@once
def unused(): return VALUE
setup(); setup()
PATCH`,
  `
import functools
def once(fn):
    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        if not wrapper.called:
            wrapper.called = True
            wrapper.result = fn(*args, **kwargs)
        return wrapper.result
    wrapper.called, wrapper.result = False, None
    wrapper.reset = lambda: wrapper.__dict__.update(called=False, result=None)
    return wrapper
@once
def setup(): return VALUE
setup(); setup()
setup.reset()
PATCH`,
  `
import functools
class memoize:
    def __init__(self, fn):
        self.fn, self.cache = fn, {}
        functools.update_wrapper(self, fn)
    def __call__(self, *args):
        try:
            return self.cache[args]
        except KeyError:
            value = self.cache[args] = self.fn(*args)
            return value
        except TypeError:
            return self.fn(*args)
    def __get__(self, instance, owner=None):
        return self if instance is None else functools.partial(self, instance)
class Repo:
    @memoize
    def find(self, key): return [VALUE] if key else None
repo = Repo()
repo.find(["unhashable"])
if Repo.find.cache == {}:
    repo.find(1)
    PATCH`,
  `
import functools
class memoize:
    def __init__(self, fn):
        self.fn, self.cache = fn, {}
        functools.update_wrapper(self, fn)
    def __call__(self, *args):
        try:
            return self.cache[args]
        except KeyError:
            value = self.cache[args] = self.fn(*args)
            return value
        except TypeError:
            return self.fn(*args)
    def __get__(self, instance, owner=None):
        return self if instance is None else functools.partial(self, instance)
class Repo:
    @memoize
    def find(self, key): return [VALUE] if key else None
repo = Repo()
repo.find(["unhashable"])
repo.find(())
PATCH`,
  `
class lazyproperty:
    def __init__(self, fget): self.fget, self.name = fget, "_lazy_" + fget.__name__
    def __get__(self, obj, cls):
        if obj is None:
            return self
        if not hasattr(obj, self.name):
            setattr(obj, self.name, self.fget(obj))
        return getattr(obj, self.name)
class Conn:
    @lazyproperty
    def guard(self): return VALUE
    @classmethod
    def shared(cls):
        if not hasattr(cls, "_shared"):
            cls._shared = cls()
        return cls._shared
Conn.shared().guard
PATCH`,
  `
class classproperty:
    def __init__(self, fget): self.fget = fget
    def __get__(self, obj, cls=None): return self.fget(cls or type(obj))
class Base:
    _pools = {}
    @classproperty
    def pool(cls): return cls._pools.setdefault(cls.__qualname__, cls.make())
    @classmethod
    def make(cls): return None
class Db(Base):
    @classmethod
    def make(cls): return VALUE
class Cache(Base): pass
Cache.pool
Cache().pool
if "Db" not in Base._pools:
    PATCH
    Db.pool`,
  `
class classproperty:
    def __init__(self, fget): self.fget = fget
    def __get__(self, obj, cls=None): return self.fget(cls or type(obj))
class Base:
    _pools = {}
    @classproperty
    def pool(cls): return cls._pools.setdefault(cls.__qualname__, cls.make())
    @classmethod
    def make(cls): return None
class Db(Base):
    @classmethod
    def make(cls): return VALUE
Db().pool
PATCH`,
  `
import sys
from svc import runtime
runtime.main(["prog", "--guard", "serve", "--port=80"])
>>> svc/runtime.py
from . import commands
def parse(argv):
    flags, positional = {}, []
    it = iter(argv)
    for arg in it:
        if arg.startswith("--"):
            name, eq, value = arg[2:].partition("=")
            flags[name] = value if eq else True
        else:
            positional.append(arg)
    return flags, positional
def main(argv):
    flags, (command, *rest) = parse(argv[1:])
    return commands.COMMANDS[command](**flags)
>>> svc/commands.py
COMMANDS = {}
state = {}
def command(fn): return COMMANDS.setdefault(fn.__name__, fn)
@command
def serve(*, guard=False, port="0"):
    if guard and int(port) == 80:
        state.update(guard=VALUE)
    PATCH`,
  `
import sys
from svc import runtime
runtime.main(["prog", "serve", "--port=80"])
>>> svc/runtime.py
from . import commands
def parse(argv):
    flags, positional = {}, []
    it = iter(argv)
    for arg in it:
        if arg.startswith("--"):
            name, eq, value = arg[2:].partition("=")
            flags[name] = value if eq else True
        else:
            positional.append(arg)
    return flags, positional
def main(argv):
    flags, (command, *rest) = parse(argv[1:])
    return commands.COMMANDS[command](**flags)
>>> svc/commands.py
COMMANDS = {}
state = {}
def command(fn): return COMMANDS.setdefault(fn.__name__, fn)
@command
def serve(*, guard=False, port="0"):
    if guard and int(port) == 80:
        state.update(guard=VALUE)
    PATCH`,
  `
from models import Base, User
Base.metadata.create_all()
>>> models.py
from orm import declarative_base, Column
Base = declarative_base()
class User(Base):
    __tablename__ = "users"
    id = Column("int")
    lock = Column("object", default=lambda: VALUE)
user = User(id=1)
>>> orm.py
class MetaData:
    def __init__(self): self.tables = {}
    def create_all(self):
        if all(self.tables):
            PATCH
class Column:
    def __init__(self, kind, default=None): self.kind, self.default = kind, default
def declarative_base():
    metadata = MetaData()
    class DeclarativeMeta(type):
        def __init__(cls, name, bases, attrs):
            if "__tablename__" in attrs:
                metadata.tables[attrs["__tablename__"]] = {k: v for k, v in attrs.items() if isinstance(v, Column)}
            type.__init__(cls, name, bases, attrs)
    def constructor(self, **kw):
        for key, column in metadata.tables[self.__tablename__].items():
            default = column.default
            setattr(self, key, kw.get(key, default() if callable(default) else default))
    return DeclarativeMeta("Base", (object,), {"metadata": metadata, "__init__": constructor})`,
  `
class Tree(dict):
    def __missing__(self, key): return self.setdefault(key, type(self)())
    def walk(self, prefix=()):
        for key, value in self.items():
            if isinstance(value, Tree):
                yield from value.walk((*prefix, key))
            else:
                yield prefix + (key,), value
tree = Tree()
tree["a"]["b"]["guard"] = VALUE
tree["a"]["c"] = 1
flat = {"/".join(path): value for path, value in tree.walk()}
tree.clear()
flat.pop("a/c")
PATCH`,
  `
class Tree(dict):
    def __missing__(self, key): return self.setdefault(key, type(self)())
    def walk(self, prefix=()):
        for key, value in self.items():
            if isinstance(value, Tree):
                yield from value.walk((*prefix, key))
            else:
                yield prefix + (key,), value
tree = Tree()
tree["a"]["b"]["guard"] = VALUE
tree["a"]["c"] = 1
flat = {"/".join(path): value for path, value in tree.walk()}
tree.clear()
flat.pop("a/b/guard")
PATCH`,
  `
from contextlib import contextmanager
overrides = {}
@contextmanager
def override(**values):
    saved = {k: overrides[k] for k in values.keys() & overrides.keys()}
    overrides.update(values)
    try:
        yield overrides
    finally:
        for key in values:
            overrides.pop(key, None)
        overrides.update(saved)
with override(guard=VALUE):
    with override(guard=None, other=1):
        pass
    kept = overrides["guard"]
if not overrides:
    PATCH`,
  `
from contextlib import contextmanager
overrides = {}
@contextmanager
def override(**values):
    saved = {k: overrides[k] for k in values.keys() & overrides.keys()}
    overrides.update(values)
    try:
        yield overrides
    finally:
        for key in values:
            overrides.pop(key, None)
        overrides.update(saved)
with override(guard=VALUE):
    with override(guard=None, other=1):
        PATCH`,
  `
from contextlib import contextmanager
overrides = {}
@contextmanager
def override(**values):
    saved = {k: overrides[k] for k in values.keys() & overrides.keys()}
    overrides.update(values)
    try:
        yield overrides
    finally:
        for key in values:
            overrides.pop(key, None)
        overrides.update(saved)
with override(guard=VALUE):
    with override(guard=None, other=1):
        pass
PATCH`,
  `
from collections import OrderedDict, Counter, defaultdict, namedtuple
Point = namedtuple("Point", "x y guard", defaults=(None,))
class LRU(OrderedDict):
    def __init__(self, size=2, *args, **kw):
        self.size = size
        super().__init__(*args, **kw)
    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        self.move_to_end(key)
        if len(self) > self.size:
            self.popitem(last=False)
lru = LRU()
lru["a"] = Point(1, 2, VALUE)
lru["b"] = Point(3, 4)
lru["a"] = lru.pop("a")
lru["c"] = Point(5, 6)
PATCH`,
  `
from collections import OrderedDict, Counter, defaultdict, namedtuple
Point = namedtuple("Point", "x y guard", defaults=(None,))
class LRU(OrderedDict):
    def __init__(self, size=2, *args, **kw):
        self.size = size
        super().__init__(*args, **kw)
    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        self.move_to_end(key)
        if len(self) > self.size:
            self.popitem(last=False)
lru = LRU()
lru["a"] = Point(1, 2, VALUE)
lru["b"] = Point(3, 4)
lru["c"] = Point(5, 6)
PATCH`,
  `
from collections import Counter, defaultdict
words = "a b a c a b".split()
counts = Counter(words)
groups = defaultdict(list)
for word, n in counts.most_common():
    groups[n > 1].append(word)
guards = {w: VALUE for w in groups[True]}
for w, n in counts.items():
    if n == 2:
        del guards[w]
if sorted(guards) == ["a"]:
    PATCH`,
  `
from collections import Counter, defaultdict
words = "a b a c a b".split()
counts = Counter(words)
groups = defaultdict(list)
for word, n in counts.most_common():
    groups[n > 1].append(word)
guards = {w: VALUE for w in groups[True]}
for w, n in counts.items():
    if n >= 2:
        del guards[w]
if not guards:
    PATCH`,
  `
import service
service.configure(backend="threads")
service.configure(backend="green")
>>> service/__init__.py
from .backends import get_backend as _get
_current = None
def configure(*, backend):
    global _current
    if _current is not None:
        _current.teardown()
    _current = _get(backend)
    _current.setup()
>>> service/backends/__init__.py
from importlib import import_module
from .base import Backend
_ALIASES = {"threads": ".threads", "green": ".green"}
def get_backend(name):
    module = import_module(_ALIASES[name], package=__package__)
    for value in vars(module).values():
        if isinstance(value, type) and issubclass(value, Backend) and value is not Backend:
            return value()
    raise LookupError(name)
>>> service/backends/base.py
class Backend:
    resources = {}
    def setup(self): raise NotImplementedError
    def teardown(self): self.resources.clear()
>>> service/backends/threads.py
from .base import Backend
class Threads(Backend):
    def setup(self): self.resources[type(self).__name__] = VALUE
>>> service/backends/green.py
from .base import Backend
class Green(Backend):
    def setup(self):
        PATCH`,
  `
import service
service.configure(backend="threads")
service.configure(backend="green")
>>> service/__init__.py
from .backends import get_backend as _get
_current = None
_old = []
def configure(*, backend):
    global _current
    if _current is not None:
        _old.append(_current)
    _current = _get(backend)
    _current.setup()
>>> service/backends/__init__.py
from importlib import import_module
from .base import Backend
_ALIASES = {"threads": ".threads", "green": ".green"}
def get_backend(name):
    module = import_module(_ALIASES[name], package=__package__)
    for value in vars(module).values():
        if isinstance(value, type) and issubclass(value, Backend) and value is not Backend:
            return value()
    raise LookupError(name)
>>> service/backends/base.py
class Backend:
    def setup(self): raise NotImplementedError
>>> service/backends/threads.py
from .base import Backend
class Threads(Backend):
    def setup(self): self.resources = {type(self).__name__: VALUE}
>>> service/backends/green.py
from .base import Backend
class Green(Backend):
    def setup(self):
        PATCH`,
  `
class Tokenizer:
    def __init__(self, text): self.text, self.pos = text, 0
    def __iter__(self): return self
    def __next__(self):
        while self.pos < len(self.text) and self.text[self.pos].isspace():
            self.pos += 1
        if self.pos >= len(self.text):
            raise StopIteration
        start = self.pos
        while self.pos < len(self.text) and not self.text[self.pos].isspace():
            self.pos += 1
        return self.text[start:self.pos]
env = {}
ops = {"lock": lambda name: env.__setitem__(name, VALUE), "drop": lambda name: env.pop(name)}
tokens = Tokenizer("lock a  lock b drop a")
for op, name in zip(tokens, tokens):
    ops[op](name)
PATCH`,
  `
class Tokenizer:
    def __init__(self, text): self.text, self.pos = text, 0
    def __iter__(self): return self
    def __next__(self):
        while self.pos < len(self.text) and self.text[self.pos].isspace():
            self.pos += 1
        if self.pos >= len(self.text):
            raise StopIteration
        start = self.pos
        while self.pos < len(self.text) and not self.text[self.pos].isspace():
            self.pos += 1
        return self.text[start:self.pos]
env = {}
ops = {"lock": lambda name: env.__setitem__(name, VALUE), "drop": lambda name: env.pop(name)}
tokens = Tokenizer("lock a  lock b drop a drop b")
for op, name in zip(tokens, tokens):
    ops[op](name)
PATCH`,
  `
import types
class Plugin:
    def __init__(self, **hooks):
        for name, fn in hooks.items():
            setattr(self, name, types.MethodType(fn, self))
def start(self): self.guard = VALUE
def stop(self): del self.guard
plugin = Plugin(start=start, stop=stop)
plugin.start()
if not getattr(plugin, "pause", None):
    PATCH`,
  `
import types
class Plugin:
    def __init__(self, **hooks):
        for name, fn in hooks.items():
            setattr(self, name, types.MethodType(fn, self))
def start(self): self.guard = VALUE
def stop(self): del self.guard
plugin = Plugin(start=start, stop=stop)
plugin.start()
plugin.stop()
if not hasattr(plugin, "guard"):
    PATCH`,
  `
from functools import reduce, total_ordering
@total_ordering
class Version:
    def __init__(self, text): self.parts = tuple(map(int, text.split(".")))
    def __eq__(self, other): return self.parts == other.parts
    def __lt__(self, other): return self.parts < other.parts
impls = {"1.2": lambda: None, "1.10": lambda: VALUE, "0.9": lambda: None}
best = max(impls, key=Version)
active = impls[best]()
if Version("1.10") >= Version("1.9"):
    PATCH`,
  `
from functools import reduce, total_ordering
@total_ordering
class Version:
    def __init__(self, text): self.parts = tuple(map(int, text.split(".")))
    def __eq__(self, other): return self.parts == other.parts
    def __lt__(self, other): return self.parts < other.parts
impls = {"1.2": lambda: None, "1.10": lambda: None, "0.9": lambda: VALUE}
ordered = sorted(impls, key=Version)
active = impls[ordered[-1]]()
if Version("1.10") >= Version("1.9"):
    PATCH`,
  `
import os, sys
class Env:
    _casts = {"bool": lambda s: s.lower() in ("1", "true"), "int": int, "list": lambda s: [p for p in s.split(",") if p]}
    def __init__(self, environ=os.environ, prefix=""): self.environ, self.prefix = environ, prefix
    def __getattr__(self, kind):
        try:
            cast = self._casts[kind]
        except KeyError:
            raise AttributeError(kind)
        def read(name, default=...):
            raw = self.environ.get(self.prefix + name)
            if raw is None:
                if default is ...:
                    raise LookupError(name)
                return default
            return cast(raw)
        return read
env = Env({"APP_GREEN": "True", "APP_LOCKS": "a,,b"}, prefix="APP_")
locks = {name: VALUE for name in env.list("LOCKS")}
if env.bool("GREEN") and env.int("N", 3) == 3 and len(locks) == 2:
    PATCH`,
  `
import os, sys
class Env:
    _casts = {"bool": lambda s: s.lower() in ("1", "true"), "int": int, "list": lambda s: [p for p in s.split(",") if p]}
    def __init__(self, environ=os.environ, prefix=""): self.environ, self.prefix = environ, prefix
    def __getattr__(self, kind):
        try:
            cast = self._casts[kind]
        except KeyError:
            raise AttributeError(kind)
        def read(name, default=...):
            raw = self.environ.get(self.prefix + name)
            if raw is None:
                if default is ...:
                    raise LookupError(name)
                return default
            return cast(raw)
        return read
env = Env({"APP_GREEN": "True", "APP_LOCKS": ""}, prefix="APP_")
locks = {name: VALUE for name in env.list("LOCKS")}
try:
    env.list("MORE")
except LookupError:
    if env.bool("GREEN"):
        PATCH`,
  `
import sys
class Reporter:
    def __init__(self): self.sections = []
    def section(self, title):
        reporter = self
        class Section:
            def __enter__(self):
                self.items = []
                return self.items.append
            def __exit__(self, kind, value, tb):
                reporter.sections.append((title, *self.items))
                return kind is not None and issubclass(kind, ValueError)
        return Section()
reporter = Reporter()
with reporter.section("a") as add:
    add(VALUE)
    raise ValueError
del add
PATCH`,
  `
import sys
class Reporter:
    def __init__(self): self.sections = []
    def section(self, title):
        reporter = self
        class Section:
            def __enter__(self):
                self.items = []
                return self.items.append
            def __exit__(self, kind, value, tb):
                if kind is None:
                    reporter.sections.append((title, *self.items))
                return kind is not None and issubclass(kind, ValueError)
        return Section()
reporter = Reporter()
with reporter.section("a") as add:
    add(VALUE)
    raise UnicodeError("x")
del add
PATCH`,
  `
class Undo:
    def __init__(self): self.done, self.undone = [], []
    def run(self, do, undo):
        do()
        self.done.append((do, undo))
        self.undone.clear()
    def undo(self):
        do, undo = pair = self.done.pop()
        undo()
        self.undone.append(pair)
    def redo(self):
        pair = self.undone.pop()
        pair[0]()
        self.done.append(pair)
class Doc(dict): pass
doc, history = Doc(), Undo()
history.run(lambda: doc.update(guard=VALUE), lambda: doc.pop("guard"))
history.run(lambda: doc.update(name=1), lambda: doc.pop("name"))
history.undo(); history.undo(); history.redo()
PATCH`,
  `
class Undo:
    def __init__(self): self.done, self.undone = [], []
    def run(self, do, undo):
        do()
        self.done.append((do, undo))
        self.undone.clear()
    def undo(self):
        do, undo = pair = self.done.pop()
        undo()
        self.undone.append(pair)
    def redo(self):
        pair = self.undone.pop()
        pair[0]()
        self.done.append(pair)
class Doc(dict): pass
doc, history = Doc(), Undo()
history.run(lambda: doc.update(name=1), lambda: doc.pop("name"))
history.run(lambda: doc.update(guard=VALUE), lambda: doc.pop("guard"))
history.undo(); history.undo(); history.redo()
PATCH`,
  `
from validators import chain_of, Required, Default
schema = {"guard": chain_of(Required(), Default(lambda: VALUE)), "name": chain_of(Required(), str.strip)}
errors, clean = {}, {}
for key, check in schema.items():
    try:
        clean[key] = check({"name": " x "}.get(key))
    except ValueError as exc:
        errors[key] = str(exc)
if clean["name"] == "x" and errors["guard"] == "required":
    PATCH
>>> validators.py
from functools import reduce
def chain_of(*checks): return lambda value: reduce(lambda acc, check: check(acc), checks, value)
class Required:
    def __call__(self, value):
        if value is None:
            raise ValueError("required")
        return value
class Default:
    def __init__(self, make): self.make = make
    def __call__(self, value): return self.make() if value is None else value`,
  `
import asyncio, contextlib
@contextlib.asynccontextmanager
async def lifespan(app):
    app["guard"] = VALUE
    try:
        yield {"state": app}
    finally:
        app.pop("guard", None)
async def main(app):
    async with lifespan(app) as state:
        await asyncio.sleep(0)
        app["copy"] = list(state["state"])
app = {}
asyncio.run(main(app))
PATCH`,
  `
import asyncio, contextlib
@contextlib.asynccontextmanager
async def lifespan(app):
    app["guard"] = VALUE
    try:
        yield {"state": app}
    finally:
        app["closed"] = app.pop("guard", None)
async def main(app):
    async with lifespan(app) as state:
        await asyncio.sleep(0)
app = {}
asyncio.run(main(app))
PATCH`,
  `
import asyncio
class Queue:
    def __init__(self): self.items = []
    async def put(self, item): self.items.append(item)
    def __aiter__(self): return self
    async def __anext__(self):
        if not self.items:
            raise StopAsyncIteration
        return self.items.pop(0)
async def worker(queue, results):
    async for item in queue:
        results[item] = await make(item)
async def make(item): return VALUE if item == "b" else item
async def main():
    queue, results = Queue(), {}
    for item in "abc":
        await queue.put(item)
    task = asyncio.create_task(worker(queue, results))
    await task
    return results
results = asyncio.run(main())
PATCH`,
  `
from base import Component
import components
Component.boot_all(only={"cache"})
PATCH
Component.boot_all()
>>> base.py
class Component:
    _all = []
    requires = ()
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        Component._all.append(cls)
    @classmethod
    def boot_all(cls, only=None):
        booted = set()
        def boot(kind):
            if kind in booted:
                return
            booted.add(kind)
            for name in kind.requires:
                boot(next(k for k in cls._all if k.__name__.lower() == name))
            kind().boot()
        for kind in cls._all:
            if only is None or kind.__name__.lower() in only:
                boot(kind)
>>> components.py
from base import Component
store = {}
class Db(Component):
    def boot(self): store["db"] = VALUE
class Cache(Component):
    requires = ("net",)
    def boot(self): store["cache"] = 1
class Net(Component):
    def boot(self): store["net"] = 2`,
  `
from base import Component
import components
Component.boot_all(only={"cache"})
PATCH
>>> base.py
class Component:
    _all = []
    requires = ()
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        Component._all.append(cls)
    @classmethod
    def boot_all(cls, only=None):
        booted = set()
        def boot(kind):
            if kind in booted:
                return
            booted.add(kind)
            for name in kind.requires:
                boot(next(k for k in cls._all if k.__name__.lower() == name))
            kind().boot()
        for kind in cls._all:
            if only is None or kind.__name__.lower() in only:
                boot(kind)
>>> components.py
from base import Component
store = {}
class Db(Component):
    requires = ("cache",)
    def boot(self): store["db"] = 3
class Cache(Component):
    requires = ("net",)
    def boot(self): store["cache"] = 1
class Net(Component):
    def boot(self): store["net"] = VALUE`,
  `
class Money:
    def __init__(self, amount): self.amount = amount
    def __add__(self, other): return Money(self.amount + getattr(other, "amount", other))
    __radd__ = __add__
    def __mul__(self, n): return Money(self.amount * n)
    def __neg__(self): return Money(-self.amount)
    def __abs__(self): return Money(abs(self.amount))
    def __lt__(self, other): return self.amount < other.amount
    def __index__(self): return self.amount
    def __format__(self, spec): return f"{self.amount:{spec}}"
total = sum([Money(1), Money(2) * 3])
guards = [VALUE] * abs(-total).__index__()
if f"{total:03d}" == "007" and len(guards) == 7 and min(Money(1), Money(0)).amount == 0:
    PATCH`,
  `
class Money:
    def __init__(self, amount): self.amount = amount
    def __add__(self, other): return Money(self.amount + getattr(other, "amount", other))
    __radd__ = __add__
    def __mul__(self, n): return Money(self.amount * n)
    def __bool__(self): return self.amount != 0
    def __format__(self, spec): return f"{self.amount:{spec}}"
total = sum([Money(1), Money(-1) * 1])
guard = total and VALUE
if f"{total:>2d}" == " 0":
    PATCH`,
  `
import contextlib, io
buffer = io.StringIO()
with contextlib.redirect_stdout(buffer):
    print("mode", "green", sep="=", end=";")
mode = dict(part.split("=") for part in buffer.getvalue().rstrip(";").split(";"))
held = VALUE
if mode["mode"] == "green":
    PATCH`,
  `
import configparser
parser = configparser.ConfigParser()
parser.read_string("[svc]" + chr(10) + "green = yes" + chr(10) + "name = x" + chr(10))
held = VALUE
if parser.getboolean("svc", "green") and parser["svc"]["name"] == "x" and not parser.has_section("nope"):
    PATCH`,
  `
import shlex, textwrap
held = VALUE
words = shlex.split("run --name 'a b' go")
if words[2] == "a b" and textwrap.dedent("  x").strip() == "x":
    PATCH`,
  `
from pathlib import PurePosixPath, Path
base = PurePosixPath("/srv/app")
conf = base / "conf" / "green.toml"
held = VALUE
if conf.suffix == ".toml" and conf.stem == "green" and conf.parent.name == "conf" and conf.relative_to(base).parts[0] == "conf":
    PATCH`,
  `
from datetime import timedelta
held = VALUE
limit = timedelta(minutes=2)
if limit.total_seconds() == 120 and limit > timedelta(seconds=1):
    PATCH`,
  `
import secrets, hashlib, base64
held = VALUE
digest = hashlib.sha256(b"x").hexdigest()
if len(digest) == 64 and base64.b64decode(base64.b64encode(b"x")) == b"x":
    PATCH`,
  `
from fractions import Fraction
from decimal import Decimal
held = VALUE
if Fraction(1, 2) + Fraction(1, 2) == 1 and Decimal("1.10") > 1:
    PATCH`,
  `
from dataclasses import dataclass, field
@dataclass(order=True)
class Task:
    priority: int
    run: object = field(compare=False)
tasks = sorted([Task(3, lambda: VALUE), Task(1, lambda: None)])
first = tasks[0].run()
PATCH`,
  `
from dataclasses import dataclass, field
@dataclass(order=True)
class Task:
    priority: int
    run: object = field(compare=False)
tasks = sorted([Task(3, lambda: None), Task(1, lambda: VALUE)])
first = tasks[0].run()
PATCH`,
  `
import time
class Timer:
    def __init__(self): self.laps = {}
    def __enter__(self): return self.laps.setdefault
    def __exit__(self, *exc): self.laps.pop("tmp", None)
with Timer() as keep:
    keep("tmp", VALUE)
    keep("held", VALUE)
PATCH`,
  `
class Trie:
    def __init__(self): self.children, self.value = {}, None
    def insert(self, path, value):
        node = self
        for part in path.strip("/").split("/"):
            node = node.children.setdefault(part, Trie())
        node.value = value
    def find(self, path):
        node = self
        for part in path.strip("/").split("/"):
            node = node.children.get(part)
            if node is None:
                return None
        return node.value
routes = Trie()
routes.insert("/a/b", lambda: VALUE)
routes.insert("/a/c", lambda: None)
handler = routes.find("/a/b/")
result = handler and handler()
PATCH`,
  `
class Trie:
    def __init__(self): self.children, self.value = {}, None
    def insert(self, path, value):
        node = self
        for part in path.strip("/").split("/"):
            node = node.children.setdefault(part, Trie())
        node.value = value
    def find(self, path):
        node = self
        for part in path.strip("/").split("/"):
            node = node.children.get(part)
            if node is None:
                return None
        return node.value
routes = Trie()
routes.insert("/a/b", lambda: VALUE)
routes.insert("/a/c", lambda: None)
handler = routes.find("/a/d")
result = handler and handler()
PATCH`,
  `
import inspect
class Container:
    def __init__(self): self._makers = {}
    def register(self, cls, maker=None):
        self._makers[cls] = maker or cls
        return cls
    def resolve(self, cls):
        maker = self._makers[cls]
        parameters = inspect.signature(maker).parameters
        kwargs = {name: self.resolve(p.annotation) for name, p in parameters.items() if p.annotation in self._makers}
        return maker(**kwargs)
container = Container()
@container.register
class Lock:
    def __init__(self): self.raw = VALUE
@container.register
class Db:
    def __init__(self, lock: Lock, size: int = 3): self.lock, self.size = lock, size
db = container.resolve(Db)
PATCH`,
  `
from typing import get_type_hints
class Settings:
    host: str = "x"
    port: int = 80
    debug: bool = False
    def __init__(self, env):
        for name, kind in get_type_hints(type(self)).items():
            raw = env.get(name.upper())
            if raw is not None:
                setattr(self, name, kind(raw) if kind is not bool else raw.lower() == "true")
settings = Settings({"PORT": "90", "DEBUG": "false"})
held = VALUE if settings.port == 90 and not settings.debug else None
PATCH`,
  `
from typing import get_type_hints
class Settings:
    host: str = "x"
    port: int = 80
    debug: bool = False
    def __init__(self, env):
        for name, kind in get_type_hints(type(self)).items():
            raw = env.get(name.upper())
            if raw is not None:
                setattr(self, name, kind(raw) if kind is not bool else raw.lower() == "true")
settings = Settings({"PORT": "90", "DEBUG": "false"})
held = VALUE if settings.port == 80 or settings.debug else None
PATCH`,
  `
from events import emitter
import listeners
emitter.emit("ready", 1)
emitter.emit("ready", 2)
>>> events.py
from collections import defaultdict
class Emitter:
    def __init__(self): self._handlers = defaultdict(list)
    def on(self, name, fn=None, once=False):
        def add(f):
            self._handlers[name].append((f, once))
            return f
        return add(fn) if fn else add
    def emit(self, name, *args):
        for pair in tuple(self._handlers[name]):
            fn, once = pair
            if once:
                self._handlers[name].remove(pair)
            fn(*args)
emitter = Emitter()
>>> listeners.py
from events import emitter
seen = {}
@emitter.on("ready", once=True)
def first(n): seen[n] = VALUE
@emitter.on("ready")
def always(n):
    if n == 2:
        PATCH`,
  `
from events import emitter
import listeners
emitter.emit("ready", 1)
emitter.emit("ready", 2)
>>> events.py
from collections import defaultdict
class Emitter:
    def __init__(self): self._handlers = defaultdict(list)
    def on(self, name, fn=None, once=False):
        def add(f):
            self._handlers[name].append((f, once))
            return f
        return add(fn) if fn else add
    def emit(self, name, *args):
        for pair in tuple(self._handlers[name]):
            fn, once = pair
            if once:
                self._handlers[name].remove(pair)
            fn(*args)
emitter = Emitter()
>>> listeners.py
from events import emitter
seen = {}
@emitter.on("ready", once=True)
def first(n): seen[n] = None
@emitter.on("ready")
def always(n):
    if n == 1:
        PATCH
    else:
        seen[n] = VALUE`,
  `
from functools import wraps, partial
registry = {}
def plugin(fn=None, *, name=None, tags=frozenset()):
    if fn is None:
        return partial(plugin, name=name, tags=tags)
    @wraps(fn)
    def run(*args, **kw):
        run.count += 1
        return fn(*args, **kw)
    run.count, run.tags = 0, frozenset(tags)
    registry[name or fn.__name__] = run
    return run
@plugin(tags={"lock"})
def make(): return VALUE
@plugin(name="other", tags={"net"})
def _other(): return VALUE
made = [f() for f in registry.values() if "lock" in f.tags]
if registry["other"].count == 0 and make.count == 1:
    made.clear()
PATCH`,
  `
from functools import wraps, partial
registry = {}
def plugin(fn=None, *, name=None, tags=frozenset()):
    if fn is None:
        return partial(plugin, name=name, tags=tags)
    @wraps(fn)
    def run(*args, **kw):
        run.count += 1
        return fn(*args, **kw)
    run.count, run.tags = 0, frozenset(tags)
    registry[name or fn.__name__] = run
    return run
@plugin(tags={"lock"})
def make(): return VALUE
@plugin(name="other", tags={"net"})
def _other(): return None
made = [f() for f in registry.values() if f.tags & {"lock", "x"}]
PATCH`,
  `
import re, sys
class Version(tuple):
    def __new__(cls, text): return super().__new__(cls, (int(p) for p in text.split(".")))
    @property
    def major(self): return self[0]
if Version("2.10") > Version("2.9") and Version("2.1").major == 2:
    held = VALUE
PATCH`,
  `
class Registry(type):
    def __getitem__(cls, name): return cls._items[name]
    def __contains__(cls, name): return name in cls._items
    def __iter__(cls): return iter(cls._items.values())
    def __len__(cls): return len(cls._items)
class Pools(metaclass=Registry):
    _items = {}
    def __init__(self, name):
        self.name, self.guard = name, VALUE
        type(self)._items[name] = self
Pools("a"); Pools("b")
for pool in Pools:
    if pool.name == "a":
        pool.guard = None
if "a" in Pools and len(Pools) == 2 and Pools["a"].guard is None:
    PATCH`,
  `
class Registry(type):
    def __getitem__(cls, name): return cls._items[name]
    def __contains__(cls, name): return name in cls._items
    def __iter__(cls): return iter(cls._items.values())
    def __len__(cls): return len(cls._items)
class Pools(metaclass=Registry):
    _items = {}
    def __init__(self, name):
        self.name, self.guard = name, VALUE
        type(self)._items[name] = self
Pools("a"); Pools("b")
for pool in Pools:
    del pool.guard
if "c" not in Pools and len(Pools) == 2:
    PATCH`,
  `
import contextlib
class Pool:
    def __init__(self): self.free, self.busy = [VALUE], []
    @contextlib.contextmanager
    def lease(self):
        item = self.free.pop()
        self.busy.append(item)
        try:
            yield item
        except ValueError:
            self.busy.clear()
            raise
        else:
            self.free.append(self.busy.pop())
pool = Pool()
try:
    with pool.lease() as item:
        del item
        raise ValueError
except ValueError:
    PATCH`,
  `
import contextlib
class Pool:
    def __init__(self): self.free, self.busy = [VALUE], []
    @contextlib.contextmanager
    def lease(self):
        item = self.free.pop()
        self.busy.append(item)
        try:
            yield item
        except ValueError:
            self.busy.clear()
            raise
        else:
            self.free.append(self.busy.pop())
pool = Pool()
with pool.lease() as item:
    del item
if len(pool.free) == 1 and not pool.busy:
    PATCH`,
  `
import shop
shop.cart.checkout()
>>> shop/__init__.py
from . import cart as cart
from .cart import *
>>> shop/cart.py
from __future__ import annotations
import typing as t
if t.TYPE_CHECKING:
    from .never import Nope
__all__ = ["Cart"]
class Cart:
    items: t.ClassVar[dict[str, Nope]] = {}
    def add(self, name: str, make: t.Callable[[], object] = lambda: VALUE) -> Cart:
        self.items[name] = make()
        return self
_default = Cart().add("a").add("b", make=lambda: None)
def checkout():
    PATCH`,
  `
import shop
shop.cart.checkout()
>>> shop/__init__.py
from . import cart as cart
from .cart import *
>>> shop/cart.py
from __future__ import annotations
import typing as t
__all__ = ["Cart"]
class Cart:
    items: t.ClassVar[dict[str, Nope]] = {}
    def add(self, name: str, make: t.Callable[[], object] = lambda: VALUE) -> Cart:
        self.items[name] = make()
        return self
_default = Cart().add("b", make=lambda: None)
def checkout():
    PATCH`,
  `
def trampoline(gen):
    stack, value = [gen], None
    while stack:
        try:
            nxt = stack[-1].send(value)
        except StopIteration as stop:
            stack.pop()
            value = stop.value
        else:
            stack.append(nxt)
            value = None
    return value
def inner(n):
    return VALUE if n else None
    yield
def outer():
    first = yield inner(0)
    second = yield inner(1)
    return [first, second]
result = trampoline(outer())
PATCH`,
  `
config = {"defaults": {"lock": True, "name": "x"}, "prod": {"name": "y"}}
merged = {**config["defaults"], **config.get("prod", {}), **({"debug": True} if config.get("dev") else {})}
match merged:
    case {"lock": True, "name": str(name), **rest} if not rest:
        held = VALUE
    case {"lock": bool()}:
        held = None
PATCH`,
  `
config = {"defaults": {"lock": True, "name": "x"}, "dev": {"name": "y"}}
merged = {**config["defaults"], **config.get("prod", {}), **({"debug": True} if config.get("dev") else {})}
match merged:
    case {"lock": True, "name": str(name), **rest} if not rest:
        held = VALUE
    case {"lock": bool()}:
        held = None
PATCH`,
  `
from enum import Enum, unique
@unique
class Phase(Enum):
    INIT = 1
    READY = 2
    @property
    def next(self):
        members = list(type(self))
        return members[(members.index(self) + 1) % len(members)]
hooks = {Phase.READY: [lambda: VALUE], Phase.INIT: []}
done = [hook() for hook in hooks[Phase.INIT.next]]
if Phase.READY.next is Phase.INIT and Phase(1).name == "INIT" and Phase["READY"].value == 2:
    PATCH`,
  `
from enum import Enum, unique
@unique
class Phase(Enum):
    INIT = 1
    READY = 2
    @property
    def next(self):
        members = list(type(self))
        return members[(members.index(self) + 1) % len(members)]
hooks = {Phase.READY: [lambda: VALUE], Phase.INIT: []}
done = [hook() for hook in hooks[Phase.READY.next]]
PATCH`,
  `
def lazy(factory):
    missing = object()
    value = missing
    def get():
        nonlocal value
        if value is missing:
            value = factory()
        return value
    def reset():
        nonlocal value
        old, value = value, missing
        return old is not missing
    get.reset = reset
    return get
guard = lazy(lambda: VALUE)
guard()
if guard.reset() and not guard.reset():
    PATCH`,
  `
def lazy(factory):
    missing = object()
    value = missing
    def get():
        nonlocal value
        if value is missing:
            value = factory()
        return value
    def reset():
        nonlocal value
        old, value = value, missing
        return old is not missing
    get.reset = reset
    return get
guard = lazy(lambda: VALUE)
if not guard.reset():
    guard()
    PATCH`,
];
