/**
 * Whole programs in the shapes of everyday repositories: declarative models, commands, containers of dependencies, buses of events,
 * registries, lazy modules, settings in layers; a third of them is right and has nothing told of it. The form is that of
 * `whole-programs.ts`.
 */
export const everydayPrograms: readonly string[] = [
  `
class ColumnDef:
    _counter = 0
    def __init__(self, kind, default=None):
        self.kind, self.default = kind, default
        self.order = ColumnDef._counter
        ColumnDef._counter += 1
class MetaData:
    def __init__(self): self.tables = {}
class DeclarativeBase:
    metadata = MetaData()
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        if "__tablename__" in cls.__dict__:
            cols = [(n, c) for n, c in vars(cls).items() if isinstance(c, ColumnDef)]
            cls.__table__ = dict(sorted(cols, key=lambda nc: nc[1].order))
            cls.metadata.tables[cls.__tablename__] = cls.__table__
class Base(DeclarativeBase): pass
class User(Base):
    __tablename__ = "users"
    id = ColumnDef(int)
    guard = ColumnDef(object, default=VALUE)
PATCH`,
  `
from models import Base
for mapper in Base.registry.values():
    mapper.configure()
PATCH
>>> models/__init__.py
from .base import Base
from .user import User
from .order import Order
>>> models/base.py
class Base:
    registry = {}
    relations = ()
    def __init_subclass__(cls):
        Base.registry[cls.__name__] = cls
    @classmethod
    def configure(cls):
        cls.resolved = {name: Base.registry[name] for name in cls.relations}
>>> models/user.py
from .base import Base
class User(Base):
    relations = ("Order",)
>>> models/order.py
from .base import Base
class Order(Base):
    relations = ("User",)
    @classmethod
    def configure(cls):
        super().configure()
        cls.guard = VALUE`,
  `
import models
models.Base.drop("Order")
PATCH
>>> models.py
class Base:
    registry = {}
    def __init_subclass__(cls): Base.registry[cls.__name__] = cls(VALUE)
    def __init__(self, guard): self.guard = guard
    @classmethod
    def drop(cls, name): cls.registry.pop(name)
class Order(Base): pass`,
  `
import argparse
held = VALUE
class Command:
    name = None
    commands = []
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        Command.commands.append(cls())
    def add_arguments(self, parser): pass
    def handle(self, **options): raise NotImplementedError
class Serve(Command):
    name = "serve"
    def add_arguments(self, parser):
        parser.add_argument("-k", "--worker-class", default="sync", choices=["sync", "gevent"])
    def handle(self, worker_class, **options):
        if worker_class != "sync":
            PATCH
class Migrate(Command):
    name = "migrate"
    def handle(self, **options): return 0
def main(argv):
    parser = argparse.ArgumentParser()
    sub = parser.add_subparsers(dest="cmd", required=True)
    table = {}
    for command in Command.commands:
        command.add_arguments(sub.add_parser(command.name))
        table[command.name] = command
    options = vars(parser.parse_args(argv))
    return table[options.pop("cmd")].handle(**options)
if __name__ == "__main__":
    main(["serve", "-k", "gevent"])`,
  `
class Group:
    def __init__(self, name): self.name, self.commands = name, {}
    def command(self, name=None, **attrs):
        def decorator(f):
            cmd = Command(name or f.__name__.replace("_", "-"), f, **attrs)
            self.commands[cmd.name] = cmd
            return cmd
        return decorator
    def __call__(self, *args):
        head, *rest = args
        return self.commands[head](*rest)
class Command:
    def __init__(self, name, callback, hidden=False): self.name, self.callback, self.hidden = name, callback, hidden
    def __call__(self, *args): return self.callback(*args)
cli = Group("cli")
held = VALUE
@cli.command()
def run_green(*args):
    PATCH
@cli.command("status", hidden=True)
def status(): pass
cli("run-green", "x")`,
  `
class Group:
    def __init__(self, name): self.name, self.commands = name, {}
    def command(self, name=None):
        def decorator(f):
            self.commands[name or f.__name__.replace("_", "-")] = f
            return f
        return decorator
    def __call__(self, *args):
        head, *rest = args
        return self.commands[head](*rest)
cli = Group("cli")
held = VALUE
@cli.command()
def run_green(*args):
    PATCH
@cli.command("status")
def status(): pass
cli("status")`,
  `
import dataclasses, typing
@dataclasses.dataclass(order=True)
class Job:
    priority: int
    guard: object = dataclasses.field(default=None, compare=False, repr=False)
@dataclasses.dataclass
class Scheduler:
    jobs: typing.List[Job] = dataclasses.field(default_factory=list)
    limits: dict = dataclasses.field(default_factory=lambda: {"guard": VALUE})
    _seq: dataclasses.InitVar[int] = 0
    def __post_init__(self, _seq):
        if _seq > 0:
            del self.limits["guard"]
    def add(self, *a, **k):
        import bisect
        bisect.insort(self.jobs, Job(*a, **k))
clean = Scheduler(_seq=1)
dirty = Scheduler()
PATCH`,
  `
import dataclasses
@dataclasses.dataclass
class Scheduler:
    limits: dict = dataclasses.field(default_factory=lambda: {"guard": VALUE})
    seq: dataclasses.InitVar[int] = 0
    def __post_init__(self, seq):
        if seq > 0:
            del self.limits["guard"]
clean = Scheduler(seq=1)
PATCH`,
  `
import bisect, dataclasses
@dataclasses.dataclass(order=True)
class Job:
    priority: int
    guard: object = dataclasses.field(default=None, compare=False)
jobs = []
bisect.insort(jobs, Job(2, VALUE))
bisect.insort(jobs, Job(1))
jobs.pop()
PATCH`,
  `
class ValidationError(ValueError): pass
class FieldInfo:
    def __init__(self, default=..., default_factory=None, alias=None):
        self.default, self.default_factory, self.alias = default, default_factory, alias
    def get(self):
        if self.default_factory is not None: return self.default_factory()
        if self.default is ...: raise ValidationError("missing")
        return self.default
class ModelMeta(type):
    def __new__(mcs, name, bases, ns):
        fields = {}
        for base in reversed(bases): fields.update(getattr(base, "__fields__", {}))
        for key in ns.get("__annotations__", {}):
            default = ns.pop(key, ...)
            fields[key] = default if isinstance(default, FieldInfo) else FieldInfo(default)
        ns["__fields__"] = fields
        return super().__new__(mcs, name, bases, ns)
class BaseModel(metaclass=ModelMeta):
    def __init__(self, **data):
        for name, info in self.__fields__.items():
            object.__setattr__(self, name, data.get(info.alias or name) if name in data else info.get())
class Settings(BaseModel):
    debug: bool = False
class Server(Settings):
    port: int
    guard: object = FieldInfo(default_factory=lambda: VALUE)
try:
    Server()
except ValidationError:
    server = Server(port=1)
PATCH`,
  `
class ValidationError(ValueError): pass
class BaseModel:
    def __init__(self, **data):
        for name in self.__annotations__:
            if name not in data and not hasattr(type(self), name):
                raise ValidationError(name)
            setattr(self, name, data.get(name, getattr(type(self), name, None)))
class Server(BaseModel):
    port: int
    guard: object = None
held = None
try:
    server = Server(guard=VALUE)
except ValidationError as error:
    held = str(error)
PATCH`,
  `
import logging.config
class ContextFilter(logging.Filter):
    def __init__(self, name="", **extra):
        super().__init__(name)
        self.extra = extra
LOGGING = {
    "version": 1,
    "filters": {"ctx": {"()": ContextFilter, "app": "svc", "guard": VALUE}},
    "handlers": {"null": {"class": "logging.NullHandler", "filters": ["ctx"]}},
    "loggers": {"svc.everyday": {"handlers": ["null"], "propagate": False}},
}
logging.config.dictConfig(LOGGING)
del LOGGING["filters"]["ctx"]["guard"]
log = logging.getLogger("svc.everyday")
PATCH`,
  `
import logging
log = logging.getLogger(__name__)
class Adapter(logging.LoggerAdapter):
    def process(self, msg, kwargs): return msg, kwargs
log = Adapter(log, {"guard": VALUE})
PATCH`,
  `
import plugins
plugins.load()
PATCH
>>> plugins/__init__.py
import importlib, pkgutil
loaded = {}
def load():
    for finder, name, ispkg in pkgutil.walk_packages(__path__, prefix=__name__ + "."):
        if ispkg:
            continue
        module = importlib.import_module(name)
        if hasattr(module, "register"):
            module.register(loaded)
>>> plugins/nested/__init__.py
>>> plugins/nested/deep.py
class Deep:
    def __init__(self): self.guard = VALUE
def register(into): into["deep"] = Deep
>>> plugins/plain.py
def register(into):
    into["plain"] = VALUE`,
  `
class EntryPoint:
    def __init__(self, name, value, group): self.name, self.value, self.group = name, value, group
    def load(self):
        from importlib import import_module
        from functools import reduce
        module, _, attr = self.value.partition(":")
        return reduce(getattr, filter(None, attr.split(".")), import_module(module))
class EntryPoints(tuple):
    def select(self, **params):
        return EntryPoints(e for e in self if all(getattr(e, k) == v for k, v in params.items()))
eps = EntryPoints([
    EntryPoint("green", "workers.green:Worker.start", "svc.workers"),
    EntryPoint("other", "missing_thing:x", "svc.other"),
])
started = [ep.load()() for ep in eps.select(group="svc.workers")]
>>> workers/green.py
held = VALUE
class Worker:
    @staticmethod
    def start():
        PATCH`,
  `
class EntryPoint:
    def __init__(self, name, value, group): self.name, self.value, self.group = name, value, group
    def load(self):
        from importlib import import_module
        module, _, attr = self.value.partition(":")
        return getattr(import_module(module), attr)
class EntryPoints(tuple):
    def select(self, **params):
        return EntryPoints(e for e in self if all(getattr(e, k) == v for k, v in params.items()))
eps = EntryPoints([EntryPoint("green", "workers.green:start", "svc.workers")])
started = [ep.load()() for ep in eps.select(group="svc.other")]
>>> workers/green.py
held = VALUE
def start():
    PATCH`,
  `
import inspect
class Container:
    def __init__(self): self._bindings, self._instances = {}, {}
    def bind(self, kind, factory=None):
        self._bindings[kind] = factory or kind
        return self
    def get(self, kind):
        if kind in self._instances:
            return self._instances[kind]
        factory = self._bindings[kind]
        params = inspect.signature(factory).parameters
        args = {name: self.get(p.annotation) for name, p in params.items() if p.annotation is not p.empty}
        instance = self._instances[kind] = factory(**args)
        return instance
class Guard:
    def __init__(self): self.value = VALUE
class Repo:
    def __init__(self, guard: Guard): self.guard = guard
class Service:
    def __init__(self, repo: Repo): self.repo = repo
container = Container().bind(Guard).bind(Repo).bind(Service)
container.get(Service)
PATCH`,
  `
class Container:
    def __init__(self): self._bindings, self._instances = {}, {}
    def bind(self, kind, factory=None):
        self._bindings[kind] = factory or kind
        return self
    def get(self, kind):
        if kind not in self._instances:
            self._instances[kind] = self._bindings[kind]()
        return self._instances[kind]
    def override(self, kind, instance):
        from contextlib import contextmanager
        @contextmanager
        def swap():
            before = self._instances.get(kind)
            self._instances[kind] = instance
            try: yield self
            finally:
                if before is None: del self._instances[kind]
                else: self._instances[kind] = before
        return swap()
class Guard:
    def __init__(self): self.value = VALUE
container = Container().bind(Guard)
with container.override(Guard, "fake"):
    container.get(Guard)
PATCH`,
  `
import inspect
class Depends:
    def __init__(self, dependency): self.dependency = dependency
def get_guard(): return VALUE
def call(fn, **given):
    for name, p in inspect.signature(fn).parameters.items():
        if name not in given and isinstance(p.default, Depends):
            given[name] = call(p.default.dependency)
    return fn(**given)
def endpoint(q=None, guard=Depends(get_guard)): return {"guard": guard}
response = call(endpoint)
PATCH`,
  `
from collections import defaultdict
class EventBus:
    def __init__(self):
        self._handlers = defaultdict(list)
    def subscribe(self, event, handler=None, *, once=False):
        if handler is None:
            return lambda h: self.subscribe(event, h, once=once)
        self._handlers[event].append((handler, once))
        return handler
    def publish(self, event):
        for entry in list(self._handlers[type(event)]):
            handler, once = entry
            handler(event)
            if once:
                self._handlers[type(event)].remove(entry)
class Booted:
    pass
bus = EventBus()
state = {"guard": VALUE}
@bus.subscribe(Booted, once=True)
def forget(event): state.clear()
@bus.subscribe(Booted)
def green(event):
    PATCH
bus.publish(Booted())`,
  `
from collections import defaultdict
class EventBus:
    def __init__(self):
        self._handlers = defaultdict(list)
    def subscribe(self, event, handler=None, *, once=False):
        if handler is None:
            return lambda h: self.subscribe(event, h, once=once)
        self._handlers[event].append((handler, once))
        return handler
    def publish(self, event):
        for entry in list(self._handlers[type(event)]):
            handler, once = entry
            handler(event)
class Booted: pass
class Stopped: pass
bus = EventBus()
state = {}
@bus.subscribe(Stopped)
def forget(event): state.clear()
@bus.subscribe(Booted)
def fill(event): state["guard"] = VALUE
@bus.subscribe(Booted)
def green(event):
    PATCH
bus.publish(Booted())`,
  `
class Signal:
    def __init__(self): self.receivers = []
    def connect(self, receiver, sender=None, weak=True):
        import weakref
        ref = weakref.WeakMethod if hasattr(receiver, "__self__") else weakref.ref
        self.receivers.append((sender, ref(receiver) if weak else receiver))
    def send(self, sender):
        import weakref
        for wanted, receiver in self.receivers:
            if isinstance(receiver, weakref.ReferenceType): receiver = receiver()
            if receiver is not None and wanted in (None, sender): receiver(sender)
ready = Signal()
held = VALUE
class Booter:
    def on_ready(self, sender):
        PATCH
booter = Booter()
ready.connect(booter.on_ready, sender="app")
ready.send("app")`,
  `
import enum
class State(enum.Enum):
    IDLE = enum.auto()
    READY = enum.auto()
    DONE = enum.auto()
def transition(source, target):
    def deco(fn):
        def inner(self, *a):
            if self.state not in (source if isinstance(source, tuple) else (source,)):
                raise RuntimeError(self.state)
            result = fn(self, *a)
            self.state = target
            return result
        return inner
    return deco
class Machine:
    def __init__(self): self.state, self.guard = State.IDLE, None
    @transition(State.IDLE, State.READY)
    def prepare(self): self.guard = VALUE
    @transition((State.READY, State.DONE), State.DONE)
    def finish(self): self.guard = None
m, n = Machine(), Machine()
m.prepare()
try:
    n.finish()
except RuntimeError:
    m.finish()
PATCH`,
  `
import enum
class State(enum.Enum):
    IDLE = enum.auto()
    READY = enum.auto()
def transition(source, target):
    def deco(fn):
        def inner(self, *a):
            if self.state not in (source if isinstance(source, tuple) else (source,)):
                raise RuntimeError(self.state)
            result = fn(self, *a)
            self.state = target
            return result
        return inner
    return deco
class Machine:
    def __init__(self): self.state, self.guard = State.IDLE, None
    @transition(State.IDLE, State.READY)
    def prepare(self): self.guard = VALUE
    @transition(State.READY, State.IDLE)
    def finish(self): self.guard = None
m = Machine()
m.prepare()
try:
    m.prepare()
except RuntimeError:
    pass
PATCH`,
  `
import weakref
class Cached(type):
    def __init__(cls, *a, **k):
        super().__init__(*a, **k)
        cls.__cache = weakref.WeakValueDictionary()
    def __call__(cls, *args):
        if args in cls.__cache:
            return cls.__cache[args]
        obj = super().__call__(*args)
        cls.__cache[args] = obj
        return obj
class Spam(metaclass=Cached):
    def __init__(self, name): self.name, self.guard = name, VALUE
a = Spam("x")
b = Spam("x")
del a
PATCH`,
  `
import weakref
class Cached(type):
    def __init__(cls, *a, **k):
        super().__init__(*a, **k)
        cls.__cache = weakref.WeakValueDictionary()
    def __call__(cls, *args):
        if args in cls.__cache:
            return cls.__cache[args]
        obj = super().__call__(*args)
        cls.__cache[args] = obj
        return obj
class Spam(metaclass=Cached):
    def __init__(self, name): self.name, self.guard = name, VALUE
a = Spam("x")
b = Spam("x")
del a, b
PATCH`,
  `
import weakref
class Owner:
    instances = weakref.WeakSet()
    def __init__(self, guard):
        self.guard = guard
        Owner.instances.add(self)
def boot():
    temporary = Owner(VALUE)
    return len(Owner.instances)
count = boot()
PATCH`,
  `
from contextvars import ContextVar
current = ContextVar("current")
token = current.set(VALUE)
current.reset(token)
PATCH`,
  `
from contextvars import ContextVar
current = ContextVar("current", default=None)
class scope:
    def __init__(self, value): self.value = value
    def __enter__(self):
        self.token = current.set(self.value)
        return self
    def __exit__(self, *exc): current.reset(self.token)
with scope(VALUE) as s:
    with scope(None): pass
PATCH`,
  `
from functools import partialmethod
class Client:
    def __init__(self): self.locks = {}
    def request(self, method, path, *, guard=None):
        self.locks[method, path] = guard
    get = partialmethod(request, "GET")
    post = partialmethod(request, "POST", guard=VALUE)
client = Client()
client.get("/a")
client.post("/b")
del Client
PATCH`,
  `
from functools import partialmethod
class Client:
    def __init__(self): self.locks = {}
    def request(self, method, path, *, factory=None):
        self.locks[method] = factory and factory()
    get = partialmethod(request, "GET")
    post = partialmethod(request, "POST", factory=lambda: VALUE)
client = Client()
client.get("/a")
PATCH`,
  `
from functools import singledispatchmethod
class Loader:
    def __init__(self): self.out = []
    @singledispatchmethod
    def load(self, arg): raise NotImplementedError
    @load.register
    def _(self, arg: int): self.out.append(None)
    @load.register(str)
    def _from_str(self, arg): self.out.append(VALUE)
    @load.register(list)
    def _from_list(self, arg):
        for a in arg: self.load(a)
loader = Loader()
loader.load([1, "x"])
PATCH`,
  `
from functools import singledispatchmethod
class Loader:
    def __init__(self): self.out = []
    @singledispatchmethod
    def load(self, arg): raise NotImplementedError
    @load.register
    def _(self, arg: int): self.out.append(None)
    @load.register(str)
    def _from_str(self, arg): self.out.append(VALUE)
    @load.register(list)
    def _from_list(self, arg):
        for a in arg: self.load(a)
loader = Loader()
loader.load([1, 2])
PATCH`,
  `
from functools import lru_cache
@lru_cache
def get_settings():
    return {"guard": VALUE}
get_settings()
get_settings.cache_clear()
PATCH`,
  `
from functools import lru_cache
@lru_cache(maxsize=1)
def connection(name):
    return [VALUE] if name == "a" else []
connection("a")
connection("b")
PATCH`,
  `
import enum
class Op(enum.Enum):
    ADD = ("add", lambda a, b: a + b)
    HOLD = ("hold", lambda a, b: VALUE)
    def __init__(self, label, fn):
        self.label = label
        self.fn = fn
    def __call__(self, *args): return self.fn(*args)
    @classmethod
    def by_label(cls, label):
        return next(op for op in cls if op.label == label)
result = Op.by_label("hold")(1, 2)
PATCH`,
  `
import enum
class Op(enum.Enum):
    ADD = ("add", lambda a, b: a + b)
    HOLD = ("hold", lambda a, b: VALUE)
    def __init__(self, label, fn):
        self.label = label
        self.fn = fn
    def __call__(self, *args): return self.fn(*args)
    @classmethod
    def by_label(cls, label):
        return next(op for op in cls if op.label == label)
result = Op.by_label("add")(1, 2)
PATCH`,
  `
from enum import IntEnum, unique
@unique
class Level(IntEnum):
    LOW = 1
    HIGH = 10
    @property
    def is_high(self): return self >= Level.HIGH
held = VALUE
for name, level in Level.__members__.items():
    if level.is_high and name == "HIGH":
        PATCH`,
  `
from enum import Enum
class Worker(str, Enum):
    SYNC = "sync"
    GREEN = "gevent"
    @classmethod
    def _missing_(cls, value):
        for member in cls:
            if member.value.startswith(value.lower()[:3]): return member
        return None
held = VALUE
if Worker("GEVENTLET") == "gevent":
    PATCH`,
  `
from abc import ABC, abstractmethod
class Storage(ABC):
    @property
    @abstractmethod
    def guard(self): ...
    @classmethod
    def __subclasshook__(cls, C): return NotImplemented
    def open(self):
        self.opened = self.guard
        return self
class Disk(Storage):
    guard = None
    def __init__(self): self.guard = VALUE
class Memory(Storage):
    @property
    def guard(self): return None
try:
    Storage()
except TypeError:
    storages = [cls().open() for cls in Storage.__subclasses__() if cls is Memory]
PATCH`,
  `
class A:
    def setup(self): self.steps = ["A"]
class B(A):
    def setup(self):
        super().setup()
        self.steps.append("B")
class C(A):
    def setup(self):
        super().setup()
        self.steps.append(VALUE)
class D(B, C):
    def setup(self):
        super().setup()
        self.steps = self.steps[-1:]
d = D()
d.setup()
PATCH`,
  `
class A:
    def setup(self): self.steps = ["A"]
class B(A):
    def setup(self):
        super().setup()
        self.steps.append("B")
class C(A):
    def setup(self):
        super().setup()
        self.steps.append(VALUE)
class D(B, C):
    def setup(self):
        super().setup()
        self.steps = self.steps[1:2]
d = D()
d.setup()
PATCH`,
  `
class Typed:
    def __init__(self, kind): self.kind = kind
    def __set_name__(self, owner, name): self.private = "_" + name
    def __get__(self, obj, owner=None):
        if obj is None: return self
        return getattr(obj, self.private, None)
    def __set__(self, obj, value):
        if not isinstance(value, self.kind): raise TypeError(self.private)
        setattr(obj, self.private, value)
    def __delete__(self, obj): delattr(obj, self.private)
class Point:
    x = Typed(int)
    guard = Typed(object)
p = Point()
p.guard = VALUE
p.x = 3
try:
    p.x = "three"
except TypeError:
    del p.guard
PATCH`,
  `
class Plugin(type):
    def __init__(cls, name, bases, ns):
        super().__init__(name, bases, ns)
        if not hasattr(cls, "plugins"):
            cls.plugins = []
        else:
            cls.plugins.append(cls)
    def __iter__(cls): return iter(cls.plugins)
    def __len__(cls): return len(cls.plugins)
    def __contains__(cls, name): return any(p.__name__ == name for p in cls)
class Base(metaclass=Plugin): pass
class One(Base): guard = None
class Two(Base): pass
if len(Base) == 2 and "Two" in Base:
    for p in Base: p.guard = VALUE if p is Two else None
PATCH`,
  `
def singleton(cls):
    instances = {}
    def get(*args, **kwargs):
        if cls not in instances:
            instances[cls] = cls(*args, **kwargs)
        return instances[cls]
    get.reset = instances.clear
    return get
@singleton
class Config:
    def __init__(self): self.guard = VALUE
Config()
Config.reset()
PATCH`,
  `
def singleton(cls):
    instances = {}
    def get(*args, **kwargs):
        if cls not in instances:
            instances[cls] = cls(*args, **kwargs)
        return instances[cls]
    return get
@singleton
class Config:
    def __init__(self): self.guard = VALUE
assert Config() is Config()
PATCH`,
  `
def counter():
    guard = None
    def touch():
        nonlocal guard
        if guard is None: guard = VALUE
        return guard is not None
    def drop():
        nonlocal guard
        guard = None
    return touch, drop
touch, drop = counter()
touch2, drop2 = counter()
touch()
drop2()
PATCH`,
  `
def counter():
    guard = None
    def touch():
        nonlocal guard
        if guard is None: guard = VALUE
    def drop():
        nonlocal guard
        guard = None
    return touch, drop
touch, drop = counter()
touch()
drop()
PATCH`,
  `
import itertools
def batched(items, n):
    it = iter(items)
    while batch := list(itertools.islice(it, n)):
        yield batch
def numbered(batches):
    for i, batch in enumerate(batches, start=1):
        yield i, [x() for x in batch]
sources = [lambda: 1, lambda: 2, lambda: VALUE]
results = {i: b for i, b in numbered(batched(sources, 2))}
del results[1]
PATCH`,
  `
import itertools
def batched(items, n):
    it = iter(items)
    while batch := list(itertools.islice(it, n)):
        yield batch
def numbered(batches):
    for i, batch in enumerate(batches, start=1):
        yield i, [x() for x in batch]
sources = [lambda: 1, lambda: 2, lambda: VALUE]
results = {i: b for i, b in numbered(batched(sources, 2))}
del results[2]
PATCH`,
  `
from itertools import groupby
from operator import itemgetter
rows = [{"kind": "a", "v": 1}, {"kind": "b", "v": VALUE}, {"kind": "a", "v": 2}]
groups = {k: [r["v"] for r in g] for k, g in groupby(sorted(rows, key=itemgetter("kind")), key=itemgetter("kind"))}
del rows
groups.pop("a")
PATCH`,
  `
from itertools import groupby
from operator import itemgetter
rows = [{"kind": "a", "v": 1}, {"kind": "b", "v": VALUE}, {"kind": "a", "v": 2}]
groups = {k: [r["v"] for r in g] for k, g in groupby(sorted(rows, key=itemgetter("kind")), key=itemgetter("kind"))}
del rows
groups.pop("b")
PATCH`,
  `
from collections import ChainMap
defaults = {"guard": VALUE, "n": 1}
config = ChainMap({}, defaults)
config["guard"] = None
scope = config.new_child({"n": 2})
flat = dict(scope)
del defaults, config, scope
PATCH`,
  `
from collections import OrderedDict
class LRU(OrderedDict):
    def __init__(self, size): super().__init__(); self.size = size
    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        self.move_to_end(key)
        while len(self) > self.size:
            self.popitem(last=False)
cache = LRU(2)
cache["a"] = VALUE
cache["b"] = 1
cache["c"] = 2
PATCH`,
  `
from collections import OrderedDict
class LRU(OrderedDict):
    def __init__(self, size): super().__init__(); self.size = size
    def get(self, key, default=None):
        if key in self: self.move_to_end(key)
        return super().get(key, default)
    def put(self, key, value):
        self[key] = value
        while len(self) > self.size:
            self.popitem(last=False)
cache = LRU(2)
cache.put("a", VALUE)
cache.put("b", 1)
cache.get("a")
cache.put("c", 2)
PATCH`,
  `
from typing import NamedTuple, Optional
class Route(NamedTuple):
    path: str
    handler: object
    guard: Optional[object] = None
    @classmethod
    def parse(cls, text, **kw):
        path, handler = text.split(" ")
        return cls(path, globals()[handler], **kw)
    @property
    def is_guarded(self): return self.guard is not None
def index(): pass
routes = {r.path: r for r in (Route.parse("/ index"), Route.parse("/x index", guard=VALUE))}
routes = {p: r for p, r in routes.items() if r.is_guarded}
PATCH`,
  `
from typing import NamedTuple, Optional
class Route(NamedTuple):
    path: str
    handler: object
    guard: Optional[object] = None
    @classmethod
    def parse(cls, text, **kw):
        path, handler = text.split(" ")
        return cls(path, globals()[handler], **kw)
    @property
    def is_guarded(self): return self.guard is not None
def index(): pass
routes = {r.path: r for r in (Route.parse("/ index"), Route.parse("/x index", guard=VALUE))}
routes = {p: r for p, r in routes.items() if not r.is_guarded}
PATCH`,
  `
import typing
class Options(typing.TypedDict, total=False):
    guard: object
    green: bool
def normalize(**options: typing.Unpack[Options] if hasattr(typing, "Unpack") else object) -> Options:
    return Options(**{**{"green": False}, **options})
opts = normalize(guard=VALUE, green=True)
if opts.pop("green"):
    PATCH`,
  `
from typing import Protocol, runtime_checkable
@runtime_checkable
class Startable(Protocol):
    def start(self): ...
class Web:
    guard = VALUE
    def start(self):
        PATCH
class Static: pass
for part in (Static(), Web()):
    if isinstance(part, Startable):
        part.start()`,
  `
from typing import Protocol, runtime_checkable
@runtime_checkable
class Startable(Protocol):
    def start(self): ...
class Web:
    guard = VALUE
    def begin(self):
        PATCH
    start_now = begin
for part in (Web(),):
    if isinstance(part, Startable):
        part.begin()`,
  `
import lazy_pkg
lazy_pkg.green.enable()
>>> lazy_pkg/__init__.py
import importlib
_submodules = {"green", "locks"}
_attrs = {"Guarded": "locks"}
__all__ = sorted(_submodules | _attrs.keys())
held = VALUE
def __getattr__(name):
    if name in _submodules:
        return importlib.import_module(f".{name}", __name__)
    if name in _attrs:
        value = getattr(importlib.import_module(f"{__name__}.{_attrs[name]}"), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
def __dir__(): return __all__
>>> lazy_pkg/green.py
def enable():
    PATCH
>>> lazy_pkg/locks.py
class Guarded:
    guard = VALUE`,
  `
from lazy_pkg import Guarded
PATCH
>>> lazy_pkg/__init__.py
import importlib
_attrs = {"Guarded": "locks", "Other": "more"}
def __getattr__(name):
    if name in _attrs:
        value = getattr(importlib.import_module(f"{__name__}.{_attrs[name]}"), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
>>> lazy_pkg/locks.py
class Guarded: pass
>>> lazy_pkg/more.py
class Other:
    guard = VALUE`,
  `
import sys
import accel
PATCH
>>> accel.py
import sys
try:
    import tomllib_missing as tomllib
except ImportError:
    try:
        import tomllib
    except ModuleNotFoundError:
        tomllib = None
if sys.version_info[:2] < (3, 8):
    held = VALUE
elif sys.version_info.major == 3 and tomllib is None:
    held = None
else:
    held = (VALUE,)`,
  `
import sys
PY2 = sys.version_info[0] == 2
if PY2:
    held = VALUE
    string_types = basestring
else:
    string_types = (str,)
def compat(x): return VALUE if PY2 else None
kept = compat(1)
PATCH`,
  `
import os
TRUE = frozenset({"1", "true", "yes", "on"})
def env_bool(name, default=False):
    raw = os.environ.get(name)
    return default if raw is None else raw.strip().lower() in TRUE
os.environ["LP_EVERYDAY_GREEN"] = " Yes "
held = VALUE
if env_bool("LP_EVERYDAY_GREEN") and not env_bool("LP_EVERYDAY_UNSET"):
    PATCH`,
  `
import os
TRUE = frozenset({"1", "true", "yes", "on"})
def env_bool(name, default=False):
    raw = os.environ.get(name)
    return default if raw is None else raw.strip().lower() in TRUE
os.environ["LP_EVERYDAY_GREEN"] = "no"
held = VALUE
if env_bool("LP_EVERYDAY_GREEN"):
    PATCH`,
  `
import runpy
runpy.run_module("svc", run_name="__main__")
>>> svc/__main__.py
from .cli import main
if __name__ == "__main__":
    main()
>>> svc/cli.py
from . import state
def main():
    from svc.green import enable
    enable()
>>> svc/state.py
lock = VALUE
>>> svc/green.py
def enable():
    PATCH`,
  `
import a
PATCH
>>> a.py
import b
class A:
    def make(self): return VALUE
b.use()
>>> b.py
import a
kept = []
def use(): kept.append(a.A().make())`,
  `
import a
PATCH
>>> a.py
import b
def make(): return VALUE
>>> b.py
import a
kept = a.make() if hasattr(a, "make") else None`,
  `
from helpers import *
held = make_guard() if "make_guard" in globals() else None
PATCH
>>> helpers.py
__all__ = ["other"]
__all__ += ["another"]
def make_guard(): return VALUE
def other(): pass
def another(): pass`,
  `
from helpers import *
held = make_guard() if "make_guard" in globals() else None
PATCH
>>> helpers/__init__.py
from . import one, two
from .one import *
from .two import *
__all__ = one.__all__ + two.__all__
>>> helpers/one.py
__all__ = []
def export(fn):
    __all__.append(fn.__name__)
    return fn
@export
def make_guard(): return VALUE
>>> helpers/two.py
__all__ = ["nothing"]
nothing = None`,
  `
held = VALUE
def configure(config):
    match config:
        case {"worker": {"class": str(kind), **extra}} if kind in ("gevent", "eventlet") and not extra:
            PATCH
        case {"worker": _}:
            pass
        case _:
            raise ValueError
configure({"worker": {"class": "gevent"}, "bind": ":80"})`,
  `
held = VALUE
class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
def configure(config):
    match config:
        case Point(0, _) | Point(_, 0): return "axis"
        case Point(x=x, y=y) if x == y:
            PATCH
        case [Point(), *_]: pass
configure(Point(0, 0))`,
  `
from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor(max_workers=1) as pool:
    results = list(pool.map(str.upper, ["a"]))
del pool
held = VALUE
PATCH`,
  `
import copy
class Settings:
    def __init__(self): self.guard, self.tags = VALUE, []
    def clone(self, **changes):
        other = copy.copy(self)
        other.__dict__.update(changes)
        return other
base = Settings()
override = base.clone(guard=None)
del base
PATCH`,
  `
import copy
class Settings:
    def __init__(self): self.guard, self.n = VALUE, 1
    def __deepcopy__(self, memo):
        other = type(self).__new__(type(self))
        memo[id(self)] = other
        other.guard, other.n = None, self.n
        return other
tree = {"a": [Settings()]}
tree = copy.deepcopy(tree)
PATCH`,
  `
import copy
class Settings:
    def __init__(self): self.guard, self.n = VALUE, 1
    def __copy__(self):
        other = Settings.__new__(Settings)
        other.n = self.n
        return other
    def __getstate__(self):
        state = self.__dict__.copy()
        del state["guard"]
        return state
a = Settings()
b = copy.copy(a)
c = copy.deepcopy(a)
del a
PATCH`,
  `
import sys
import constants
PATCH
>>> constants.py
import sys
_this = sys.modules[__name__]
for _name, _factory in {"GUARD": lambda: VALUE, "SIZE": lambda: 3}.items():
    setattr(_this, _name, _factory())
del _name, _factory`,
  `
import sys
import constants
PATCH
>>> constants.py
import sys
_this = sys.modules[__name__]
for _name, _factory in {"GUARD": lambda: VALUE, "SIZE": lambda: 3}.items():
    setattr(_this, _name, _factory())
for _name in [n for n in dir(_this) if n.isupper() and not isinstance(getattr(_this, n), int)]:
    delattr(_this, _name)`,
  `
class RetryError(Exception): pass
def retry(times, on=(OSError,)):
    def deco(fn):
        def inner(*args, **kwargs):
            last = None
            for attempt in range(1, times + 1):
                try:
                    return fn(attempt, *args, **kwargs)
                except on as error:
                    last = error
            raise RetryError(times) from last
        return inner
    return deco
@retry(3, on=(ConnectionError, KeyError))
def connect(attempt):
    if attempt < 3:
        raise ConnectionRefusedError(attempt)
    return VALUE
connection = connect()
PATCH`,
  `
class RetryError(Exception): pass
def retry(times, on=(OSError,)):
    def deco(fn):
        def inner(*args, **kwargs):
            last = None
            for attempt in range(1, times + 1):
                try:
                    return fn(attempt, *args, **kwargs)
                except on as error:
                    last = error
            raise RetryError(times) from last
        return inner
    return deco
@retry(2, on=(ConnectionError, KeyError))
def connect(attempt):
    if attempt < 3:
        raise ConnectionRefusedError(attempt)
    return VALUE
try:
    connection = connect()
except RetryError:
    connection = None
PATCH`,
  `
import asyncio
class Pool:
    def __init__(self): self.free = asyncio.Queue()
    async def fill(self, n):
        for _ in range(n): await self.free.put(VALUE)
        return self
    async def drain(self):
        while not self.free.empty(): await self.free.get()
async def main():
    pool = await Pool().fill(2)
    await pool.drain()
    return pool.free.qsize()
size = asyncio.run(main())
PATCH`,
  `
import asyncio
held = VALUE
async def startup(app):
    app["hooks"] = [h for h in app["hooks"] if asyncio.iscoroutinefunction(h)]
    await asyncio.wait_for(asyncio.gather(*(h(app) for h in app["hooks"])), timeout=5)
async def green(app):
    PATCH
def sync(app): raise RuntimeError
asyncio.run(startup({"hooks": [green, sync]}))`,
  `
from functools import wraps
def inject(**providers):
    def deco(fn):
        @wraps(fn)
        def inner(*args, **kwargs):
            for name, provider in providers.items():
                kwargs.setdefault(name, provider())
            return fn(*args, **kwargs)
        inner.providers = providers
        return inner
    return deco
@inject(guard=lambda: VALUE)
def make(name, guard): return {name: guard}
given = make("a", guard=None)
plain = make.__wrapped__("b", 1)
PATCH`,
  `
from functools import wraps
def inject(**providers):
    def deco(fn):
        @wraps(fn)
        def inner(*args, **kwargs):
            for name, provider in providers.items():
                if name not in kwargs: kwargs[name] = provider()
            return fn(*args, **kwargs)
        return inner
    return deco
@inject(guard=lambda: VALUE)
@inject(size=int)
def make(name, size, guard): return {name: (size, guard)}
made = make("a", size=3)
PATCH`,
  `
import time as _time
class Clock:
    def __init__(self, module=_time): self._module = module
    def __getattr__(self, name):
        return getattr(self._module, name)
clock = Clock()
PATCH
clock.sleep(0)`,
  `
import time as _time
class Clock:
    def __init__(self, module=_time): self._module = module
    def __getattr__(self, name):
        value = getattr(self._module, name)
        setattr(self, name, value)
        return value
clock = Clock()
clock.sleep
clock.monotonic
from gevent import monkey
monkey.patch_all()`,
  `
import threading
class LockProxy:
    def __init__(self): self._lock = None
    def __getattr__(self, name):
        if self._lock is None: self._lock = threading.Lock()
        return getattr(self._lock, name)
    def __enter__(self): return self.acquire()
    def __exit__(self, *exc): self.release()
lazy, used = LockProxy(), LockProxy()
with used: pass
PATCH`,
  `
import runpy
held = VALUE
runpy.run_module("go")
>>> go.py
def main():
    import boot
main()
>>> boot.py
PATCH`,
  `
class Transaction:
    def __init__(self, conn): self.conn = conn
    def __enter__(self): return self
    def __exit__(self, kind, value, tb):
        if kind is None: self.commit()
        else: self.rollback()
    def commit(self): pass
    def rollback(self): self.conn.clear()
class Refused(ValueError): pass
conn = {"guard": VALUE}
try:
    with Transaction(conn):
        raise Refused("missing")
except ValueError:
    pass
PATCH`,
  `
class Errors:
    def __init__(self, *expected): self.expected, self.seen = expected, []
    def __enter__(self): return self
    def __exit__(self, kind, value, tb):
        if kind is None or not issubclass(kind, self.expected): return False
        self.seen.append(value)
        return True
class Failed(LookupError):
    def __init__(self, guard): self.guard = guard
with Errors(LookupError, TypeError) as errors:
    raise Failed(VALUE)
PATCH`,
  `
class Timer:
    def __init__(self): self.sleep = VALUE
    def __enter__(self): return self
    def __exit__(self, kind, value, tb):
        if kind is None: self.sleep = None
        return isinstance(value, LookupError)
timer = Timer()
with timer:
    raise KeyError("missing")
PATCH`,
  `
class Quiet:
    def __enter__(self): return self
    def __exit__(self, kind, value, tb):
        return kind is not None and issubclass(kind, LookupError)
held = VALUE
with Quiet():
    raise KeyError("missing")
held = None
PATCH`,
  `
def connect(**options):
    if "guard" in options or options:
        return VALUE
    return None
plain = connect()
PATCH`,
  `
def connect(**options):
    options.setdefault("guard", None)
    if "guard" in options and len(options) == 1:
        return VALUE
    return None
plain = connect()
PATCH`,
  `
from collections import OrderedDict
recent = OrderedDict.fromkeys("bc")
recent["a"] = VALUE
recent.move_to_end("a", last=False)
recent.popitem(last=False)
PATCH`,
  `
from collections import OrderedDict
recent = OrderedDict(a=VALUE)
recent["b"] = None
recent.move_to_end("a")
recent.popitem(last=False)
PATCH`,
  `
import weakref
held = VALUE
class Owner:
    def start(self):
        PATCH
class Child:
    def __init__(self, owner): self._owner = weakref.ref(owner)
    @property
    def owner(self):
        owner = self._owner()
        if owner is None: raise ReferenceError
        return owner
owner = Owner()
Child(owner).owner.start()`,
  `
import weakref
class Owner:
    def __init__(self): self.guard = VALUE
class Child:
    def __init__(self, owner): self._owner = weakref.ref(owner)
owner = Owner()
child = Child(owner)
owner = None
PATCH`,
  `
import copy
class Client:
    def __init__(self): self.guard, self.n = None, 1
    def __getstate__(self):
        state = dict(self.__dict__)
        state.pop("guard")
        return state
    def __setstate__(self, state):
        self.__dict__.update(state)
        self.guard = VALUE
clients = [Client()]
clients = copy.deepcopy(clients)
PATCH`,
  `
import inspect
class Service:
    def __init__(self, name, size=1, *, guard): pass
optional = [n for n, p in inspect.signature(Service).parameters.items() if p.default is not p.empty]
held = VALUE if optional == ["size"] else None
PATCH`,
  `
from functools import lru_cache
@lru_cache(2)
def connection(name):
    return [VALUE] if name == "a" else []
for name in "abac": connection(name)
PATCH`,
  `
from collections.abc import Callable, Iterable
class Task:
    def __call__(self): return VALUE
results = [task() for task in (Task(), [], "x") if isinstance(task, Callable) and not isinstance(task, Iterable)]
PATCH`,
  `
class Model:
    required: int
    guard: object = None
    def __init__(self, **values):
        missing = [name for name in self.__annotations__ if name not in values and not hasattr(type(self), name)]
        self.guard = VALUE if missing == ["required"] else None
model = Model(required=1)
PATCH`,
  `
handlers = {}
def register(handler=VALUE):
    if handler is None or not handler: return
    handlers["default"] = 1
register()
if not handlers:
    held = VALUE
PATCH`,
  `
import enum
class Mode(enum.Enum):
    SYNC = enum.auto()
    GREEN = enum.auto()
held = VALUE
for mode, workers in ((Mode.SYNC, 1), (Mode.SYNC, 4)):
    if mode in {Mode.GREEN} or (mode, workers) == (Mode.GREEN, 4):
        PATCH`,
].map((text) => text.replace(/^\n/, ''));
