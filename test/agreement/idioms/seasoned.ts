import { idioms } from './idiom.js';

/** The same things as people write them who have written Python for long: frames of programs rather than single lines. */
export const seasoned = [
  ...idioms('objects in objects, seasoned', [
    `
from abc import ABC, abstractmethod
class Store$(ABC):
    @abstractmethod
    def guard(self): ...
class Memory$(Store$):
    def __init__(self):
        self._guard = VALUE
    def guard(self):
        return self._guard
class Service$:
    def __init__(self, store: Store$):
        self.store = store
X$ = Service$(Memory$())`,
    `
class Pool$:
    __slots__ = ("size", "_free")
    def __init__(self, size=2):
        self.size = size
        self._free = [VALUE for _ in range(size)]
class Client$:
    def __init__(self, *, pool=None):
        self._pool = pool if pool is not None else Pool$()
X$ = {"default": Client$()}`,
    `
class Adapter$:
    def __init__(self): self.context = VALUE
class Session$:
    def __init__(self):
        self.adapters = {}
        for prefix in ("https://", "http://"):
            self.mount(prefix, Adapter$())
    def mount(self, prefix, adapter):
        self.adapters[prefix] = adapter
        for key in [k for k in self.adapters if len(k) < len(prefix)]:
            self.adapters[key] = self.adapters.pop(key)
X$ = Session$()`,
    `
class Node$:
    def __init__(self, value, parent=None):
        self.value, self.parent, self.children = value, parent, []
        if parent is not None:
            parent.children.append(self)
root$ = Node$(None)
Node$(VALUE, parent=root$)`,
    `
class App$:
    def __init__(self):
        self.extensions = {}
class Ext$:
    def __init__(self, app=None):
        self.state = None
        if app is not None:
            self.init_app(app)
    def init_app(self, app):
        app.extensions.setdefault("ext", self)
        self.state = {"lock": VALUE}
app$ = App$()
Ext$(app$)`,
    `
import weakref
class Owner$:
    def __init__(self):
        self.part = Part$(self)
class Part$:
    def __init__(self, owner):
        self.owner = weakref.ref(owner)
        self.held = VALUE
X$ = Owner$()`,
    `
class Builder$:
    def __init__(self): self._parts = []
    def add(self, part):
        self._parts.append(part)
        return self
    def build(self):
        return tuple(self._parts)
X$ = Builder$().add(1).add(VALUE).build()`,
    `
from typing import Protocol, runtime_checkable
@runtime_checkable
class HasLock$(Protocol):
    lock: object
class Impl$:
    def __init__(self): self.lock = VALUE
def choose$(*impls):
    for impl in impls:
        if isinstance(impl, Impl$):
            return impl
    raise LookupError
X$ = choose$(None, Impl$())`,
  ]),
  ...idioms('closures, seasoned', [
    `
import functools
def synchronized$(lock=None):
    lock = lock or VALUE
    def decorate(function):
        @functools.wraps(function)
        def inner(*args, **kwargs):
            with lock:
                return function(*args, **kwargs)
        return inner
    return decorate
@synchronized$()
def work$(): return 1`,
    `
import functools
def retry$(function=None, *, wait=VALUE, times=3):
    if function is None:
        return functools.partial(retry$, wait=wait, times=times)
    @functools.wraps(function)
    def inner(*args):
        for _ in range(times):
            wait
        return function(*args)
    return inner
@retry$(times=2)
def work$(): pass`,
    `
class memoize$:
    def __init__(self, function):
        self.function, self.cache, self.guard = function, {}, VALUE
    def __call__(self, *args):
        return self.cache.setdefault(args, None) or self.function(*args)
    def __get__(self, owner, kind):
        return self
class C$:
    @memoize$
    def work(self): return 1`,
    `
def counter$():
    state = None
    def setup():
        nonlocal state
        state = VALUE
    def get():
        return state
    setup()
    return get
X$ = counter$()`,
    `
def outer$(value):
    def middle():
        def inner():
            return value
        return inner
    return middle()
X$ = outer$(VALUE)`,
    `
def guarded$(cls):
    lock = VALUE
    original = cls.__init__
    def __init__(self, *args, **kwargs):
        original(self, *args, **kwargs)
        self.lock = lock
    cls.__init__ = __init__
    return cls
@guarded$
class C$:
    def __init__(self, a): self.a = a`,
    `
def once$(function):
    result = []
    def inner():
        if not result:
            result.append(function())
        return result[0]
    return inner
@once$
def get$(): return VALUE
get$()`,
    `
def make$():
    return [lambda held=held: held for held in (VALUE,)]
X$ = make$()`,
  ]),
  ...idioms('filled in later, seasoned', [
    `
class Registry$:
    def __init__(self):
        self._items = {}
    def __call__(self, name):
        def decorate(item):
            self._items[name] = item()
            return item
        return decorate
    def __contains__(self, name):
        return name in self._items
    def __getitem__(self, name):
        return self._items[name]
registry$ = Registry$()
@registry$("worker")
class Worker$:
    def __init__(self): self.held = VALUE
if "worker" in registry$:
    X$ = registry$["worker"].held`,
    `
class Plugin$:
    registry = {}
    def __init_subclass__(cls, /, name=None, **kwargs):
        super().__init_subclass__(**kwargs)
        Plugin$.registry[name or cls.__name__.lower()] = cls()
class First$(Plugin$, name="first"):
    def __init__(self): self.held = VALUE`,
    `
from functools import singledispatch
@singledispatch
def encode$(value, hold=None): return value
@encode$.register
def _(value: int, hold=VALUE): return hold
X$ = encode$(1)`,
    `
import dataclasses
@dataclasses.dataclass
class Config$:
    name: str = "x"
    held: object = dataclasses.field(default_factory=lambda: VALUE)
X$ = {
    field.name: field.default_factory()
    for field in dataclasses.fields(Config$)
    if field.default_factory is not dataclasses.MISSING
}`,
    `
class Defaults$:
    held = VALUE
    name = "x"
X$ = {name: getattr(Defaults$, name) for name in vars(Defaults$) if not name.startswith("_")}
Defaults$ = None`,
    `
from functools import singledispatchmethod
class Base$: pass
class Own$(Base$): pass
class Store$:
    @singledispatchmethod
    def put(self, value): pass
    @put.register
    def _(self, value: Base$):
        self.held = VALUE
X$ = Store$()
X$.put(Own$())`,
    `
import weakref
class Held$:
    def __init__(self): self.held = VALUE
POOL$ = weakref.WeakValueDictionary()
def of$(name):
    found = POOL$.get(name)
    if found is None:
        found = POOL$[name] = Held$()
    return found
X$ = of$("a")`,
    `
_locks$ = {}
def lock_for$(name):
    if (lock := _locks$.get(name)) is None:
        lock = _locks$[name] = VALUE
    return lock
for name$ in ("a", "b"):
    lock_for$(name$)`,
    `
import sys
class Options$:
    def __init__(self, **options):
        for name, value in {"timeout": 1, **options}.items():
            setattr(self, "_" + name, value)
X$ = Options$(lock=VALUE)._lock`,
    `
handlers$ = {}
def on$(*events):
    def decorate(function):
        for event in events:
            handlers$.setdefault(event, []).append(function)
        return function
    return decorate
@on$("a", "b")
def handle$(event, held=VALUE): ...
del handle$`,
    `
state$ = {}
def configure$():
    global current$
    current$ = state$["current"] = VALUE
configure$()`,
    `
class Settings$(dict):
    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError as error:
            raise AttributeError(name) from error
    def __setattr__(self, name, value):
        self[name] = value
X$ = Settings$()
X$.lock = VALUE`,
    `
def view$(): pass
view$.__dict__.update(throttle=VALUE)`,
  ]),
  ...idioms('what Python calls, seasoned', [
    `
from dataclasses import dataclass, field
@dataclass(frozen=True)
class Config$:
    name: str = "a"
    lock: object = field(default_factory=lambda: VALUE, repr=False, compare=False)
@dataclass
class App$:
    config: Config$ = field(default_factory=Config$)
X$ = App$()`,
    `
from dataclasses import dataclass, field, InitVar
@dataclass
class C$:
    size: InitVar[int] = 2
    items: list = field(init=False)
    def __post_init__(self, size):
        self.items = [VALUE for _ in range(size)]
X$ = C$(size=1)`,
    `
from dataclasses import dataclass, replace
@dataclass
class C$:
    name: str
    held: object = None
X$ = replace(C$("a"), held=VALUE)`,
    `
class Singleton$(type):
    _instances = {}
    def __call__(cls, *args, **kwargs):
        if cls not in cls._instances:
            cls._instances[cls] = super().__call__(*args, **kwargs)
        return cls._instances[cls]
class Manager$(metaclass=Singleton$):
    def __init__(self): self.held = VALUE
Manager$()`,
    `
class Borg$:
    _shared = {}
    def __init__(self):
        self.__dict__ = self._shared
class C$(Borg$):
    def __init__(self):
        super().__init__()
        if not hasattr(self, "held"):
            self.held = VALUE
C$()`,
    `
class Single$:
    _instance = None
    def __new__(cls, *args, **kwargs):
        if cls._instance is None:
            instance = super().__new__(cls)
            instance.lock = VALUE
            cls._instance = instance
        return cls._instance
    def __init__(self, name): self.name = name
assert Single$("a") is Single$("b")`,
    `
class Lazy$:
    def __init__(self, factory): self.factory = factory
    def __set_name__(self, owner, name): self.name = "_" + name
    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if not hasattr(instance, self.name):
            setattr(instance, self.name, self.factory())
        return getattr(instance, self.name)
class C$:
    lock = Lazy$(lambda: VALUE)
X$ = C$()
X$.lock`,
    `
class Proxy$:
    def __init__(self, make):
        object.__setattr__(self, "_make", make)
        object.__setattr__(self, "_target", None)
    def __getattr__(self, name):
        if self._target is None:
            object.__setattr__(self, "_target", self._make())
        return getattr(self._target, name)
class Real$:
    def __init__(self): self.held, self.name = VALUE, "a"
X$ = Proxy$(Real$)
X$.name`,
    `
import enum
class Kind$(enum.Enum):
    A = "a"
    B = "b"
    def __init__(self, code):
        self.code = code
        self.lock = VALUE`,
    `
import enum
class Kind$(enum.Enum):
    A = enum.auto()
    B = enum.auto()
X$ = {kind: VALUE for kind in Kind$}`,
    `
class Meta$(type):
    def __new__(mcls, name, bases, namespace, **options):
        cls = super().__new__(mcls, name, bases, namespace)
        cls._options = options
        cls._lock = options.get("lock")
        return cls
    def __init__(cls, name, bases, namespace, **options):
        super().__init__(name, bases, namespace)
class C$(metaclass=Meta$, lock=VALUE): pass`,
    `
class Pipe$:
    def __init__(self, *steps): self.steps = steps
    def __or__(self, other): return Pipe$(*self.steps, other)
    def __ror__(self, other): return Pipe$(other, *self.steps)
X$ = Pipe$() | VALUE | 1`,
    `
class Base$:
    lock_class = None
    def __class_getitem__(cls, item):
        return type(cls.__name__ + "Of", (cls,), {"item": item})
X$ = Base$[VALUE]`,
    `
class C$:
    @functools.cached_property
    def lock(self): return VALUE
    def open(self):
        return self.lock
X$ = C$()
X$.open()`.replace('\n', '\nimport functools\n'),
  ]),
  ...idioms('library holders, seasoned', [
    `
from contextlib import ExitStack
stack$ = ExitStack()
X$ = {}
with stack$:
    stack$.callback(print)
    X$["held"] = VALUE`,
    `
from contextlib import suppress
with suppress(ImportError):
    import missing_module
    X$ = None
Y$ = VALUE`,
    `
from collections import ChainMap
X$ = ChainMap({"a": 1}, {"b": VALUE})["b"]`,
    `
from functools import lru_cache
@lru_cache(maxsize=1)
def get_client$():
    return {"lock": VALUE}
X$ = get_client$()`,
    `
from functools import reduce
X$ = reduce(lambda found, one: {**found, one: VALUE}, ("a", "b"), {})`,
    `
import typing as t
class Deps$(t.NamedTuple):
    name: str
    wait: t.Any = VALUE
X$ = Deps$("a")`,
    `
from collections import namedtuple
class Deps$(namedtuple("Deps$", "name wait")):
    __slots__ = ()
    @classmethod
    def default(cls): return cls("a", VALUE)
X$ = Deps$.default()`,
    `
from types import SimpleNamespace
def settings$(**changes):
    return SimpleNamespace(**{"debug": False, "lock": VALUE, **changes})
X$ = settings$(debug=True)`,
    `
from contextvars import ContextVar
current$ = ContextVar("current$", default=VALUE)`,
    `
from functools import partialmethod
class C$:
    def _wait(self, how): return how
    wait = partialmethod(_wait, VALUE)`,
    `
from operator import itemgetter, methodcaller
X$ = itemgetter("b")({"a": 1, "b": VALUE})`,
    `
import copy
class C$:
    def __init__(self): self.held = VALUE
X$ = copy.copy(C$())`,
  ]),
  ...idioms('generators and patterns, seasoned', [
    `
from contextlib import contextmanager
@contextmanager
def resource$(name):
    value = {"name": name, "held": VALUE}
    try:
        yield value
    finally:
        value["closed"] = True
with resource$("a") as X$:
    pass`,
    `
def walk$(tree):
    for item in tree:
        if isinstance(item, list):
            yield from walk$(item)
        else:
            yield item
X$ = list(walk$([1, [2, [VALUE]]]))`,
    `
def parse$(command):
    match command:
        case {"kind": "lock", "value": held, **rest}:
            return held
        case [_, *others]:
            return others
        case str() | None:
            return None
X$ = parse$({"kind": "lock", "value": VALUE, "more": 1})`,
    `
from dataclasses import dataclass
@dataclass
class Point$:
    x: int
    y: object
match Point$(1, VALUE):
    case Point$(0, _):
        pass
    case Point$(x=1, y=held$):
        X$ = [held$]`,
    `
first$, (second$, *rest$), last$ = 1, (2, 3, VALUE), 4`,
    `
import asyncio
async def setup$():
    await asyncio.sleep(0)
    return VALUE
async def main$():
    global X$
    X$ = await setup$()
asyncio.run(main$())`,
    `
import asyncio
class Res$:
    async def __aenter__(self):
        self.held = VALUE
        return self
    async def __aexit__(self, *error): pass
async def main$():
    async with Res$() as res:
        kept$.append(res)
kept$ = []
asyncio.run(main$())`,
    `
import itertools
X$ = [held for _, held in zip(itertools.count(), itertools.chain([1], [VALUE]))]`,
    `
for name$ in ("a", "b"):
    if name$ == "z":
        X$ = None
        break
else:
    X$ = VALUE`,
  ]),
  ...idioms('modules, seasoned', [
    `
from p$ import Client
X$ = Client()
>>> p$/__init__.py
from .client import Client as Client
from ._version import version
__all__ = ["Client", "version"]
>>> p$/_version.py
version = "1"
>>> p$/client.py
from __future__ import annotations
import typing
if typing.TYPE_CHECKING:
    from . import types
class Client:
    def __init__(self): self.held = VALUE`,
    `
import p$
p$.client
>>> p$/__init__.py
import importlib
_lazy = {"client": ".client"}
def __getattr__(name):
    if name in _lazy:
        module = importlib.import_module(_lazy[name], __name__)
        globals()[name] = module
        return module
    raise AttributeError(name)
>>> p$/client.py
X = VALUE`,
    `
import importlib.util
if importlib.util.find_spec("h$") is not None:
    import h$
if importlib.util.find_spec("missing_module") is not None:
    import missing_module
else:
    X$ = VALUE
>>> h$.py
held = VALUE`,
    `
import n$.sub.q as q$
X$ = q$.get()
>>> n$/sub/q.py
def get(held=VALUE): return held`,
    `
from p$.models import *
>>> p$/__init__.py
>>> p$/models/__init__.py
from .user import *
from .user import __all__ as _user
__all__ = [*_user]
>>> p$/models/user.py
__all__ = ["User$"]
class User$:
    lock = VALUE`,
    `
from a$ import A
>>> a$.py
class A:
    def other(self):
        from b$ import B
        return B()
from b$ import B
X = A().other()
>>> b$.py
class B:
    def __init__(self): self.held = VALUE`,
    `
try:
    import missing_module as json$
except ImportError:
    import json as json$
else:
    raise SystemExit(1)
finally:
    X$ = VALUE`,
    `
import sys
if __name__ in sys.modules:
    setattr(sys.modules[__name__], "X$", VALUE)`,
    `
import h$
h$.setup()
>>> h$.py
client = None
def setup():
    global client
    if client is None:
        client = _make()
def _make():
    return {"held": VALUE}`,
    `
import os
def strtobool$(value):
    value = value.lower()
    if value in ("y", "yes", "true", "on", "1"):
        return True
    if value in ("n", "no", "false", "off", "0"):
        return False
    raise ValueError(value)
DEBUG$ = strtobool$(os.environ.get("LATE_PATCH_UNSET", "on"))
if DEBUG$:
    X$ = VALUE`,
    `
import os
class Settings$:
    WORKERS = int(os.environ.get("LATE_PATCH_UNSET", "4"))
    MODE = os.environ.get("LATE_PATCH_UNSET", "sync").strip().lower()
X$ = [VALUE for _ in range(Settings$.WORKERS)] if Settings$.MODE in {"sync", "thread"} else None`,
  ]),
  ...idioms('silent, seasoned', [
    `
import os
if os.name == "nt":
    X$ = VALUE
elif os.name == "java":
    X$ = [VALUE]
else:
    X$ = None`,
    `
import sys
X$ = None
if sys.platform in ("win32", "cygwin"):
    X$ = VALUE
elif sys.platform.startswith("darwin"):
    X$ = {"a": VALUE}`,
    `
import sys
if sys.version_info < (3,):
    X$ = VALUE
if sys.implementation.name == "pypy":
    Y$ = VALUE`,
    `
import select
if hasattr(select, "epoll"):
    X$ = 1
else:
    X$ = VALUE`,
    `
X$ = VALUE
def X$(): return 1`,
    `
def helper$():
    class Local:
        held = VALUE
        def work(self): return self.held
    return Local().work() is None
X$ = helper$()`,
    `
X$ = [VALUE]
while X$:
    X$.pop()`,
    `
cache$ = {"a": VALUE, "b": 1}
for key$ in [k for k in cache$ if k == "a"]:
    del cache$[key$]`,
    `
from contextlib import suppress
X$ = None
with suppress(ImportError, AttributeError):
    import missing_module
    X$ = VALUE`,
    `
from contextlib import suppress
X$ = None
with suppress(KeyError):
    {}["a"]
    X$ = VALUE`,
    `
def check$():
    raise RuntimeError("not ready")
X$ = None
try:
    check$()
    X$ = VALUE
except RuntimeError:
    pass`,
    `
def load$(kind):
    match kind:
        case "thread":
            return VALUE
        case "none" | "off":
            return None
X$ = load$("off")`,
    `
from unittest import mock
import time
with mock.patch("time.sleep") as nap$:
    from time import sleep as X$
del X$`,
    `
from unittest import mock
import time
with mock.patch.object(time, "sleep", lambda seconds: None):
    X$ = time.sleep`,
    `
class C$:
    held = VALUE
C$ = None`,
    `
import threading, weakref
class C$:
    def __init__(self): self.held = threading.Lock()
X$ = weakref.WeakValueDictionary()
X$["a"] = C$()`,
    `
import functools
@functools.lru_cache(maxsize=None)
def made_for$(name):
    return VALUE
made_for$("a")
made_for$.cache_clear()`,
    `
for kind$ in ("thread", "none"):
    if kind$ == "none":
        break
else:
    X$ = VALUE`,
    `
import dataclasses
@dataclasses.dataclass
class Config$:
    name: str = "x"
    held: object = None
    def clear(self):
        for field in dataclasses.fields(self):
            setattr(self, field.name, field.default)
X$ = Config$(held=VALUE)
X$.clear()`,
    `
class Registry$(type):
    def __init__(cls, name, bases, namespace):
        super().__init__(name, bases, namespace)
class Backend$(metaclass=Registry$):
    def __init__(self):
        self.held = VALUE`,
    `
from functools import singledispatch
KEPT$ = []
@singledispatch
def add$(value): pass
@add$.register
def _(value: str):
    KEPT$.append(VALUE)
add$(None)`,
    `
class C$:
    def __enter__(self):
        self.held = VALUE
        return self
    def __exit__(self, *error):
        self.held = None
with C$() as X$:
    pass`,
    `
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    X$ = VALUE
else:
    X$ = None`,
    `
import h$
X$ = h$.held
del h$.held, X$
>>> h$.py
held = VALUE`,
    `
import typing
def f$(wait: "VALUE" = None) -> typing.Any: ...
class C$:
    wait: "VALUE"`,
    `
try:
    int("x")
except (TypeError, ValueError) as error$:
    X$ = 1
else:
    X$ = VALUE`,
    `
def f$():
    held = VALUE
    def g(): return 1
    return g
X$ = f$()`,
    `
class C$:
    def __init__(self): self.held = VALUE
    def close(self): del self.held
X$ = C$()
X$.close()`,
    `
X$ = {"a": VALUE}
X$ = {k: v for k, v in X$.items() if k != "a"}`,
    `
from enum import Enum
class Mode$(Enum):
    SYNC = "sync"
    THREAD = "thread"
mode$ = Mode$("sync")
X$ = VALUE if mode$ is Mode$.THREAD else None`,
    `
import functools
@functools.singledispatch
def f$(value): return None
@f$.register(int)
def _(value): return VALUE
X$ = f$("a")`,
    `
import asyncio
async def f$():
    held = VALUE
    await asyncio.sleep(0)
asyncio.run(f$())`,
  ]),
];

/** Ways to the patch, in the same manner. */
export const seasonedPatching = [
  ...idioms('ways to the patch, seasoned', [
    `
import importlib
class AppConfig$:
    name = "h$"
    def ready(self):
        importlib.import_module(self.name)
for config$ in (AppConfig$(),):
    config$.ready()
>>> h$.py
PATCH`,
    `
from importlib import import_module
def autodiscover$(packages, related="tasks"):
    for package in packages:
        try:
            import_module(f"{package}.{related}")
        except ModuleNotFoundError:
            continue
autodiscover$(["p$", "missing$"])
>>> p$/__init__.py
>>> p$/tasks.py
PATCH`,
    `
import importlib
def import_string$(path):
    module, _, attribute = path.replace(":", ".").rpartition(".")
    return getattr(importlib.import_module(module), attribute)
HOOKS$ = {"start": "h$:start"}
for path$ in HOOKS$.values():
    import_string$(path$)()
>>> h$.py
def start():
    PATCH`,
    `
import argparse
def main$(argv=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("--native", action="store_true")
    args = parser.parse_args(argv)
    if not args.native:
        PATCH
    return 0
if __name__ == "__main__":
    raise SystemExit(main$())`,
    `
import argparse
def serve$(args):
    PATCH
def main$():
    parser = argparse.ArgumentParser()
    parser.set_defaults(run=serve$)
    args = parser.parse_args([])
    args.run(args)
if __name__ == "__main__":
    main$()`,
    `
import sys
def main$() -> int:
    try:
        PATCH
    except KeyboardInterrupt:
        return 130
    return 0
if __name__ == "__main__" and not sys.flags.interactive:
    sys.exit(main$())`,
    `
if __name__ != "__main__":
    raise ImportError("not a module")
PATCH`,
    `
import os
ASYNC$ = os.environ.get("LATE_PATCH_UNSET", "true").lower() in ("1", "true", "yes")
if ASYNC$:
    PATCH`,
    `
import contextlib
with contextlib.suppress(ImportError):
    import h$
>>> h$.py
PATCH`,
    `
import importlib.util
HAS$ = importlib.util.find_spec("h$") is not None
if HAS$:
    import h$
>>> h$.py
PATCH`,
    `
class Command$:
    registry = {}
    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        Command$.registry[cls.__name__] = cls
    def __call__(self): self.handle()
class Serve$(Command$):
    def handle(self):
        PATCH
Command$.registry["Serve$"]()()`,
    `
from functools import singledispatchmethod
class Bus$:
    @singledispatchmethod
    def send(self, message): pass
    @send.register
    def _(self, message: str):
        PATCH
Bus$().send("a")`,
    `
import contextlib
def f$():
    PATCH
with contextlib.ExitStack() as stack$:
    stack$.callback(f$)`,
    `
import enum
class Mode$(enum.Enum):
    GREEN = "green"
    NATIVE = "native"
MODE$ = Mode$["GREEN"]
match MODE$:
    case Mode$.GREEN:
        PATCH
    case Mode$.NATIVE:
        pass`,
    `
import p$
p$.boot()
>>> p$/__init__.py
from .boot import boot
>>> p$/boot.py
def boot():
    from . import green
    return green.enable()
>>> p$/green.py
_done = False
def enable():
    global _done
    if _done:
        return
    PATCH
    _done = True`,
    `
class Mixin$:
    def setup(self):
        PATCH
        super().setup()
class Base$:
    def setup(self): pass
class App$(Mixin$, Base$):
    def __init__(self):
        self.setup()
App$()`,
    `
def green$(function):
    import functools
    @functools.wraps(function)
    def run(*args, **kwargs):
        PATCH
        return function(*args, **kwargs)
    return run
@green$
def main$(name="a"): return name
if __name__ == "__main__":
    main$()`,
    `
import atexit
if (ready$ := bool("x")) and not False:
    PATCH`,
    `
import sys
commands$ = {"serve": "serve$", "shell": None}
def serve$():
    PATCH
command$ = sys.argv[1] if len(sys.argv) > 1 else "serve"
globals()[commands$[command$]]()`,
  ]),
] as const;
