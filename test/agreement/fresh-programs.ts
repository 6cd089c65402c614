/**
 * Whole programs in shapes that the other lists do not have: hooks of plug-ins, containers for dependencies, layers of settings, queues,
 * coroutines driven by hand, descriptors, modules in disguise; a third of them has nothing told of it. The form is that of
 * `whole-programs.ts`.
 */
export const freshPrograms: readonly string[] = [
  `
import plugman
from plugins import locking, plain
pm = plugman.Manager("app")
pm.add_hookspecs(plugman.Specs)
pm.register(plain.Plugin())
pm.register(locking)
results = pm.hook.make_guard(config={})
PATCH
>>> plugman.py
import inspect
def hookimpl(fn=None, *, tryfirst=False):
    def mark(f):
        f.app_impl = {"tryfirst": tryfirst}
        return f
    return mark(fn) if fn else mark
class Specs:
    def make_guard(self, config): ...
class Caller:
    def __init__(self, name): self.name, self._impls = name, []
    def __call__(self, **kwargs):
        out = []
        for impl, names in reversed(self._impls):
            res = impl(*[kwargs[n] for n in names])
            if res is not None:
                out.append(res)
        return out
class Hooks: pass
class Manager:
    def __init__(self, project):
        self.project, self.hook = project, Hooks()
    def add_hookspecs(self, specs):
        for name in dir(specs):
            if not name.startswith("_"):
                setattr(self.hook, name, Caller(name))
    def register(self, plugin):
        for name in dir(plugin):
            method = getattr(plugin, name)
            opts = getattr(method, self.project + "_impl", None)
            if opts is not None:
                caller = getattr(self.hook, name)
                entry = (method, [n for n in inspect.signature(method).parameters])
                caller._impls.insert(0 if not opts["tryfirst"] else len(caller._impls), entry)
>>> plugins/locking.py
from plugman import hookimpl
@hookimpl(tryfirst=True)
def make_guard(config): return VALUE
>>> plugins/plain.py
from plugman import hookimpl
class Plugin:
    @hookimpl
    def make_guard(self, config): return None`,
  `
class Hook:
    def __init__(self): self.impls = {}
    def register(self, plugin, name=None): self.impls[name or plugin.__class__.__name__] = plugin
    def unregister(self, name): return self.impls.pop(name)
class Guarded:
    def __init__(self): self.guard = VALUE
hook = Hook()
hook.register(Guarded())
hook.register(object(), name="other")
hook.unregister("Guarded")
PATCH`,
  `
class Hook:
    def __init__(self): self.impls = {}
    def register(self, plugin, name=None): self.impls[name or plugin.__class__.__name__] = plugin
    def unregister(self, name): return self.impls.pop(name)
class Guarded:
    def __init__(self): self.guard = VALUE
hook = Hook()
hook.register(Guarded())
hook.register(Guarded(), name="other")
gone = hook.unregister("other")
del gone
PATCH`,
  `
from inspect import signature, Parameter
class Container:
    def __init__(self):
        self._bindings, self._cache = {}, {}
    def bind(self, iface, impl): self._bindings[iface] = impl
    def get(self, iface):
        if iface in self._cache:
            return self._cache[iface]
        impl = self._bindings.get(iface, iface)
        kwargs = {}
        for name, p in signature(impl).parameters.items():
            if p.default is Parameter.empty:
                kwargs[name] = self.get(p.annotation)
        self._cache[iface] = made = impl(**kwargs)
        return made
class Guard:
    def __init__(self): self.lock = VALUE
class Repo:
    def __init__(self, guard: Guard): self.guard = guard
class Service:
    def __init__(self, repo: Repo, retries=3): self.repo = repo
container = Container()
service = container.get(Service)
container = None
PATCH`,
  `
class Scope:
    def __init__(self, parent=None): self.parent, self.values = parent, {}
    def __enter__(self): return self
    def __exit__(self, *exc): self.values.clear()
    def child(self): return Scope(self)
    def resolve(self, key, factory=None):
        scope = self
        while scope is not None:
            if key in scope.values:
                return scope.values[key]
            scope = scope.parent
        self.values[key] = made = factory()
        return made
root = Scope()
with root.child() as request:
    request.resolve("guard", lambda: VALUE)
PATCH`,
  `
class Scope:
    def __init__(self, parent=None): self.parent, self.values = parent, {}
    def __enter__(self): return self
    def __exit__(self, *exc): self.values.clear()
    def child(self): return Scope(self)
    def resolve(self, key, factory=None):
        scope = self
        while scope is not None:
            if key in scope.values:
                return scope.values[key]
            scope = scope.parent
        self.values[key] = made = factory()
        return made
root = Scope()
root.resolve("guard", lambda: VALUE)
with root.child() as request:
    shared = request.resolve("guard")
root.values.clear()
PATCH`,
  `
from collections import defaultdict
class EventBus:
    def __init__(self):
        self._handlers = defaultdict(list)
        self._middlewares = []
    def on(self, event, priority=0):
        def register(fn):
            self._handlers[event].append((priority, fn))
            self._handlers[event].sort(key=lambda pair: -pair[0])
            return fn
        return register
    def middleware(self, fn):
        self._middlewares.append(fn)
        return fn
    def emit(self, event, payload):
        def call(payload):
            for _, fn in self._handlers[event]:
                if fn(payload) is StopIteration:
                    break
        chain = call
        for mw in reversed(self._middlewares):
            chain = (lambda nxt, mw: lambda p: mw(p, nxt))(chain, mw)
        chain(payload)
bus = EventBus()
seen = []
@bus.middleware
def tag(payload, nxt): nxt({**payload, "tag": 1})
@bus.on("start")
def low(payload): seen.append(VALUE)
@bus.on("start", priority=10)
def high(payload):
    if payload.get("tag"):
        return StopIteration
bus.emit("start", {})
PATCH`,
  `
from collections import defaultdict
class EventBus:
    def __init__(self):
        self._handlers = defaultdict(list)
        self._middlewares = []
    def on(self, event, priority=0):
        def register(fn):
            self._handlers[event].append((priority, fn))
            self._handlers[event].sort(key=lambda pair: -pair[0])
            return fn
        return register
    def middleware(self, fn):
        self._middlewares.append(fn)
        return fn
    def emit(self, event, payload):
        def call(payload):
            for _, fn in self._handlers[event]:
                if fn(payload) is StopIteration:
                    break
        chain = call
        for mw in reversed(self._middlewares):
            chain = (lambda nxt, mw: lambda p: mw(p, nxt))(chain, mw)
        chain(payload)
bus = EventBus()
seen = []
@bus.middleware
def tag(payload, nxt): nxt({**payload, "tag": 0})
@bus.on("start")
def low(payload): seen.append(VALUE)
@bus.on("start", priority=10)
def high(payload):
    if payload.get("tag"):
        return StopIteration
bus.emit("start", {})
PATCH`,
  `
class Field:
    _count = 0
    def __init__(self, default=None, required=False):
        self.default, self.required = default, required
        Field._count += 1
        self.order = Field._count
    def __set_name__(self, owner, name):
        self.name = name
        owner.__dict__.get("_fields", None)
    def __get__(self, obj, objtype=None):
        if obj is None:
            return self
        try:
            return obj._data[self.name]
        except KeyError:
            value = self.default() if callable(self.default) else self.default
            return obj._data.setdefault(self.name, value)
    def __set__(self, obj, value): obj._data[self.name] = value
class ModelMeta(type):
    def __new__(mcls, name, bases, ns):
        fields = {}
        for base in reversed(bases):
            fields.update(getattr(base, "_fields", {}))
        fields.update(sorted(((k, v) for k, v in ns.items() if isinstance(v, Field)), key=lambda kv: kv[1].order))
        ns["_fields"] = fields
        return super().__new__(mcls, name, bases, ns)
class Model(metaclass=ModelMeta):
    def __init__(self, **kw):
        self._data = {}
        for key, value in kw.items():
            if key not in self._fields:
                raise TypeError(key)
            setattr(self, key, value)
class Conn(Model):
    name = Field("x")
    guard = Field(lambda: VALUE)
conn = Conn(name="a")
conn.guard
PATCH`,
  `
class Field:
    def __init__(self, default=None): self.default = default
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, objtype=None):
        if obj is None:
            return self
        if self.name not in obj._data:
            obj._data[self.name] = self.default()
        return obj._data[self.name]
    def __set__(self, obj, value): obj._data[self.name] = value
class Conn:
    guard = Field(lambda: VALUE)
    def __init__(self, **kw):
        self._data = {}
        for key, value in kw.items():
            setattr(self, key, value)
conn = Conn(guard=None)
conn.guard, Conn.guard
PATCH`,
  `
class QuerySet:
    def __init__(self, rows, filters=()): self._rows, self._filters, self._result = rows, filters, None
    def filter(self, **kw): return QuerySet(self._rows, (*self._filters, *kw.items()))
    def _fetch(self):
        if self._result is None:
            self._result = [r for r in self._rows() if all(getattr(r, k) == v for k, v in self._filters)]
        return self._result
    def __iter__(self): return iter(self._fetch())
    def __len__(self): return len(self._fetch())
    def __getitem__(self, i): return self._fetch()[i]
    def first(self): return next(iter(self), None)
class Row:
    def __init__(self, id, kind, guard): self.id, self.kind, self.guard = id, kind, guard
def rows():
    yield Row(1, "a", None)
    yield Row(2, "b", VALUE)
objects = QuerySet(rows)
b = objects.filter(kind="b").first()
PATCH`,
  `
class QuerySet:
    def __init__(self, rows, filters=()): self._rows, self._filters, self._result = rows, filters, None
    def filter(self, **kw): return QuerySet(self._rows, (*self._filters, *kw.items()))
    def _fetch(self):
        if self._result is None:
            self._result = [r for r in self._rows() if all(getattr(r, k) == v for k, v in self._filters)]
        return self._result
    def __iter__(self): return iter(self._fetch())
    def __len__(self): return len(self._fetch())
    def first(self): return next(iter(self), None)
class Row:
    def __init__(self, id, kind, guard): self.id, self.kind, self.guard = id, kind, guard
def rows():
    yield Row(1, "a", None)
    yield Row(2, "b", VALUE)
objects = QuerySet(rows)
a = objects.filter(kind="a").first()
none = objects.filter(kind="b", id=3).first()
PATCH`,
  `
import os
class Env:
    prefix = "APP_"
    def __init__(self, **casts): self._casts = casts
    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        cast, default = self._casts[name]
        raw = os.environ.get(self.prefix + name.upper())
        value = cast(raw) if raw is not None else default
        self.__dict__[name] = value
        return value
os.environ["APP_WORKERS"] = "4"
os.environ.setdefault("APP_MODE", "threads")
env = Env(workers=(int, 1), mode=(str, "sync"), debug=(bool, False))
guard = [VALUE] * env.workers if env.mode == "threads" else []
PATCH`,
  `
import os
class Env:
    prefix = "APP_"
    def __init__(self, **casts): self._casts = casts
    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        cast, default = self._casts[name]
        raw = os.environ.get(self.prefix + name.upper())
        value = cast(raw) if raw is not None else default
        self.__dict__[name] = value
        return value
os.environ["APP_WORKERS"] = "0"
env = Env(workers=(int, 1), mode=(str, "sync"), debug=(bool, False))
guard = [VALUE for _ in range(env.workers)]
PATCH`,
  `
from conf import settings
import app
PATCH
>>> conf/__init__.py
import importlib
class LazySettings:
    _wrapped = None
    def _setup(self): self._wrapped = Settings("conf.local")
    def __getattr__(self, name):
        if self._wrapped is None:
            self._setup()
        return getattr(self._wrapped, name)
    def configure(self, **options):
        if self._wrapped is not None:
            raise RuntimeError("already configured")
        holder = type("UserSettings", (), options)
        self._wrapped = holder
class Settings:
    def __init__(self, module):
        from . import defaults
        for source in (defaults, importlib.import_module(module)):
            for key in dir(source):
                if key.isupper():
                    setattr(self, key, getattr(source, key))
settings = LazySettings()
>>> conf/defaults.py
GUARD = None
DEBUG = True
>>> conf/local.py
from .defaults import DEBUG
if DEBUG:
    LEVEL = 1
GUARD = VALUE
>>> app.py
from conf import settings
guard = settings.GUARD`,
  `
from conf import settings
settings.configure(GUARD=1)
import app
PATCH
>>> conf/__init__.py
import importlib
class LazySettings:
    _wrapped = None
    def _setup(self): self._wrapped = importlib.import_module("conf.local")
    def __getattr__(self, name):
        if self._wrapped is None:
            self._setup()
        return getattr(self._wrapped, name)
    def configure(self, **options):
        if self._wrapped is not None:
            raise RuntimeError("already configured")
        self._wrapped = type("UserSettings", (), options)
settings = LazySettings()
>>> conf/local.py
GUARD = VALUE
>>> app.py
from conf import settings
guard = settings.GUARD`,
  `
class Frozen(dict):
    def __getattr__(self, name):
        try:
            value = self[name]
        except KeyError as e:
            raise AttributeError(name) from e
        return Frozen(value) if type(value) is dict else value
    def __setattr__(self, name, value): raise TypeError("frozen")
cfg = Frozen({"db": {"pool": {"guard": VALUE, "size": 3}}, "debug": False})
try:
    cfg.db = None
except TypeError:
    pass
guard = getattr(cfg.db.pool, "guard", None)
del cfg
PATCH`,
  `
class Frozen(dict):
    def __getattr__(self, name):
        try:
            value = self[name]
        except KeyError as e:
            raise AttributeError(name) from e
        return Frozen(value) if type(value) is dict else value
    def __setattr__(self, name, value): raise TypeError("frozen")
cfg = Frozen({"db": {"pool": {"size": 3}}, "debug": False})
try:
    cfg.guard = VALUE
except TypeError:
    pass
guard = getattr(cfg.db.pool, "guard", None)
PATCH`,
  `
def deep_merge(base, over):
    out = dict(base)
    for key, value in over.items():
        if isinstance(value, dict) and isinstance(out.get(key), dict):
            out[key] = deep_merge(out[key], value)
        elif value is None:
            out.pop(key, None)
        else:
            out[key] = value
    return out
layers = [
    {"db": {"guard": VALUE, "url": "x"}, "cache": {"ttl": 1}},
    {"db": {"url": "y"}},
    {"cache": None},
]
config = {}
for layer in layers:
    config = deep_merge(config, layer)
del layers, layer
PATCH`,
  `
def deep_merge(base, over):
    out = dict(base)
    for key, value in over.items():
        if isinstance(value, dict) and isinstance(out.get(key), dict):
            out[key] = deep_merge(out[key], value)
        elif value is None:
            out.pop(key, None)
        else:
            out[key] = value
    return out
layers = [
    {"db": {"guard": VALUE, "url": "x"}, "cache": {"ttl": 1}},
    {"db": {"url": "y", "guard": None}},
    {"cache": None},
]
config = {}
for layer in layers:
    config = deep_merge(config, layer)
del layers, layer
PATCH`,
  `
from enum import IntEnum
class Op(IntEnum):
    HELLO = 10
    BEAT = 11
    CLOSE = 1
class Client:
    def __init__(self):
        self.handlers = {Op[name[3:].upper()]: getattr(self, name) for name in dir(self) if name.startswith("on_")}
        self.guard = None
        self.closed = False
    def feed(self, frames):
        for op, data in frames:
            if self.closed:
                return
            self.handlers.get(Op(op), self.default)(data)
    def default(self, data): pass
    def on_hello(self, data): self.guard = VALUE if data["v"] >= 2 else None
    def on_close(self, data): self.closed = True
client = Client()
client.feed([(11, {}), (10, {"v": 2}), (1, None), (10, {"v": 1})])
PATCH`,
  `
from enum import IntEnum
class Op(IntEnum):
    HELLO = 10
    BEAT = 11
    CLOSE = 1
class Client:
    def __init__(self):
        self.handlers = {Op[name[3:].upper()]: getattr(self, name) for name in dir(self) if name.startswith("on_")}
        self.guard = None
        self.closed = False
    def feed(self, frames):
        for op, data in frames:
            if self.closed:
                return
            self.handlers.get(Op(op), self.default)(data)
    def default(self, data): pass
    def on_hello(self, data): self.guard = VALUE if data["v"] >= 2 else None
    def on_close(self, data): self.closed = True
client = Client()
client.feed([(11, {}), (1, None), (10, {"v": 2})])
PATCH`,
  `
import heapq
class Task:
    def __init__(self, prio, run): self.prio, self.run = prio, run
    def __lt__(self, other): return self.prio < other.prio
class Queue:
    def __init__(self): self.heap, self.done = [], []
    def put(self, prio, run): heapq.heappush(self.heap, Task(prio, run))
    def run(self, limit):
        while self.heap and limit:
            task = heapq.heappop(self.heap)
            self.done.append(task.run())
            limit -= 1
q = Queue()
q.put(5, lambda: VALUE)
q.put(1, lambda: 1)
q.put(3, lambda: None)
q.run(2)
PATCH`,
  `
import heapq
class Task:
    def __init__(self, prio, run): self.prio, self.run = prio, run
    def __lt__(self, other): return self.prio < other.prio
class Queue:
    def __init__(self): self.heap, self.done = [], []
    def put(self, prio, run): heapq.heappush(self.heap, Task(prio, run))
    def run(self, limit):
        while self.heap and limit:
            task = heapq.heappop(self.heap)
            self.done.append(task.run())
            limit -= 1
q = Queue()
q.put(2, lambda: VALUE)
q.put(1, lambda: 1)
q.put(3, lambda: None)
q.run(2)
PATCH`,
  `
from tasks import app
from jobs import *
app.send("jobs.lock", 2)
PATCH
>>> tasks.py
class Task:
    abstract = True
    name = None
    def __init__(self, app): self.app = app
    def __call__(self, *args): return self.run(*args)
class App:
    def __init__(self): self.tasks, self.results = {}, []
    def task(self, *args, **options):
        base = options.pop("base", Task)
        def inner(fun):
            name = options.get("name") or f"{fun.__module__}.{fun.__name__}"
            cls = type(fun.__name__, (base,), {"run": staticmethod(fun), "name": name, "__module__": fun.__module__, "abstract": False, **options})
            self.tasks[name] = cls(self)
            return self.tasks[name]
        if len(args) == 1 and callable(args[0]):
            return inner(args[0])
        return inner
    def send(self, name, *args): self.results.append(self.tasks[name](*args))
app = App()
>>> jobs.py
from tasks import app
__all__ = ("lock",)
@app.task
def lock(n): return [VALUE for _ in range(n)]
@app.task(name="custom")
def other(): return None`,
  `
import contextvars
current = contextvars.ContextVar("current", default=None)
class Bound:
    def __init__(self, value): self.value = value
    def __enter__(self):
        self.token = current.set(self.value)
        return self
    def __exit__(self, *exc):
        current.reset(self.token)
seen = []
def work():
    seen.append(current.get())
with Bound({"guard": VALUE}):
    work()
after = current.get()
PATCH`,
  `
import contextvars
current = contextvars.ContextVar("current", default=None)
seen = []
def work():
    current.set([VALUE])
    seen.append(1)
ctx = contextvars.copy_context()
ctx.run(work)
del ctx
after = current.get()
PATCH`,
  `
import contextvars
current = contextvars.ContextVar("current")
ctx = contextvars.copy_context()
def work(x):
    current.set(x)
    return current.get(None)
ctx.run(work, VALUE)
held = ctx[current]
del ctx
PATCH`,
  `
from contextlib import ExitStack
class Res:
    def __init__(self): self.guard = VALUE
    def close(self): self.guard = None
class App:
    def __init__(self):
        with ExitStack() as stack:
            self.res = Res()
            stack.callback(self.res.close)
            self.check()
            self._stack = stack.pop_all()
    def check(self): pass
    def close(self): self._stack.close()
app = App()
PATCH`,
  `
from contextlib import ExitStack
class Res:
    def __init__(self): self.guard = VALUE
    def close(self): self.guard = None
class App:
    def __init__(self):
        with ExitStack() as stack:
            self.res = Res()
            stack.callback(self.res.close)
            self.check()
            self._stack = stack.pop_all()
    def check(self): pass
    def close(self): self._stack.close()
app = App()
app.close()
PATCH`,
  `
from contextlib import ExitStack, suppress
kept = []
class Res:
    def __init__(self): self.guard = VALUE
    def close(self): self.guard = None
class Broken:
    def __init__(self):
        with ExitStack() as stack:
            res = Res()
            kept.append(res)
            stack.callback(res.close)
            raise OSError("no")
with suppress(OSError):
    Broken()
PATCH`,
  `
from contextlib import ExitStack, closing, nullcontext
class Res:
    def __init__(self): self.guard = VALUE
    def close(self): del self.guard
shared = Res()
def use(res=None):
    cm = closing(Res()) if res is None else nullcontext(res)
    with cm as r:
        return r
a = use()
b = use(shared)
shared = None
PATCH`,
  `
from functools import singledispatch
from decimal import Decimal
@singledispatch
def encode(value): raise TypeError(type(value))
@encode.register(dict)
def _(value): return {k: encode(v) for k, v in value.items()}
@encode.register(list)
@encode.register(tuple)
def _(value): return [encode(v) for v in value]
@encode.register
def _(value: int): return VALUE if value > 2 else value
encode.register(type(None), lambda v: "null")
out = encode({"a": [1, None], "b": (3,)})
del out["a"]
PATCH`,
  `
from functools import singledispatch
@singledispatch
def encode(value): raise TypeError(type(value))
@encode.register(dict)
def _(value): return {k: encode(v) for k, v in value.items()}
@encode.register(list)
def _(value): return [encode(v) for v in value]
@encode.register
def _(value: int): return VALUE if value > 2 else value
@encode.register
def _(value: bool): return str(value)
out = encode({"a": [1, True], "b": [2]})
try:
    encode({"c": [3, 2.5]})
except TypeError:
    failed = True
PATCH`,
  `
from functools import partialmethod, cached_property
class Api:
    def __init__(self): self.calls = {}
    def request(self, method, path, *, guard=None):
        self.calls[method] = guard() if guard else path
        return self
    get = partialmethod(request, "GET")
    post = partialmethod(request, "POST", guard=lambda: VALUE)
    @cached_property
    def session(self): return VALUE
api = Api().get("/").post("/x")
PATCH`,
  `
from functools import partialmethod, cached_property
class Api:
    def __init__(self): self.calls = {}
    def request(self, method, path, *, guard=None):
        self.calls[method] = guard() if guard else path
        return self
    get = partialmethod(request, "GET")
    post = partialmethod(request, "POST", guard=lambda: VALUE)
    @cached_property
    def session(self): return VALUE
api = Api().get("/").post("/x", guard=None)
api.session
del api.session
PATCH`,
  `
from functools import lru_cache
class Factory:
    @staticmethod
    @lru_cache(maxsize=None)
    def connection(host): return {"host": host, "guard": VALUE}
Factory.connection("a")
PATCH`,
  `
from functools import lru_cache
class Factory:
    @staticmethod
    @lru_cache(maxsize=None)
    def connection(host): return {"host": host, "guard": VALUE}
Factory.connection("a")
Factory.connection("b")
Factory.connection.cache_clear()
PATCH`,
  `
from functools import lru_cache
@lru_cache(maxsize=1)
def connection(host): return VALUE if host == "db" else host
connection("db")
connection("cache")
PATCH`,
  `
from functools import total_ordering, reduce
@total_ordering
class Version:
    def __init__(self, text): self.parts = tuple(int(p) for p in text.split("."))
    def __eq__(self, other): return self.parts == other.parts
    def __lt__(self, other): return self.parts < other.parts
newest = reduce(max, map(Version, ["1.9", "1.10", "1.2"]))
guard = VALUE if newest >= Version("1.10") else None
PATCH`,
  `
from functools import total_ordering
@total_ordering
class Version:
    def __init__(self, text): self.parts = tuple(int(p) for p in text.split("."))
    def __eq__(self, other): return self.parts == other.parts
    def __lt__(self, other): return self.parts < other.parts
guard = None
if Version("1.10") <= Version("1.9"):
    guard = VALUE
PATCH`,
  `
from itertools import accumulate, takewhile, dropwhile, zip_longest, starmap, product, count
steps = list(takewhile(lambda n: n < 6, accumulate(count(1))))
made = dict(starmap(lambda a, b: (a + str(b), VALUE if b == 2 else None), product("xy", steps[:1])))
tail = [v for v in dropwhile(lambda n: n != 3, steps)]
if tail == [3]:
    made["late"] = VALUE
PATCH`,
  `
from itertools import accumulate, takewhile, dropwhile, starmap, product, count
steps = list(takewhile(lambda n: n < 6, accumulate(count(1))))
made = dict(starmap(lambda a, b: (a + str(b), VALUE if b == 2 else None), product("xy", steps)))
tail = [v for v in dropwhile(lambda n: n != 3, steps)]
if tail == [3, 6]:
    made["late"] = VALUE
PATCH`,
  `
from itertools import zip_longest, repeat, cycle, islice, compress, tee, pairwise
names = ["a", "b", "c"]
values = [VALUE, 1]
table = dict(zip_longest(names, values, fillvalue=None))
picked = list(compress(table.values(), [0, 1, 1]))
del table, values
ring = list(islice(cycle(names), 4))
pairs = list(pairwise(ring))
if pairs[-1] == ("c", "a"):
    PATCH`,
  `
from itertools import zip_longest, compress, tee
names = ["a", "b", "c"]
values = [1, VALUE]
table = dict(zip_longest(names, values, fillvalue=None))
left, right = tee(table.values())
picked = list(compress(left, [0, 1, 1]))
del table, values, left, right
PATCH`,
  `
from enum import Enum, auto, unique
@unique
class Color(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last): return name.lower()
    RED = auto()
    BLUE = auto()
    @classmethod
    def _missing_(cls, value):
        for member in cls:
            if member.value == value.lower():
                return member
        return None
guards = {Color("Red"): VALUE}
guards.pop(Color.BLUE, None)
if Color.RED in guards and Color.RED.value == "red":
    PATCH`,
  `
from enum import Enum, auto
class Color(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last): return name.lower()
    RED = auto()
    BLUE = auto()
    @classmethod
    def _missing_(cls, value):
        for member in cls:
            if member.value == value.lower():
                return member
        return None
guards = {Color("Red"): VALUE}
guards.pop(Color.RED, None)
try:
    guards[Color("green")] = VALUE
except ValueError:
    pass
PATCH`,
  `
from enum import Flag, auto
class Cap(Flag):
    NONE = 0
    READ = auto()
    WRITE = auto()
    LOCK = auto()
    ALL = READ | WRITE | LOCK
caps = Cap.ALL & ~Cap.WRITE
guard = VALUE if Cap.LOCK in caps else None
if caps & Cap.WRITE:
    guard = None
PATCH`,
  `
from enum import Flag, auto
class Cap(Flag):
    NONE = 0
    READ = auto()
    WRITE = auto()
    LOCK = auto()
    ALL = READ | WRITE | LOCK
caps = Cap.ALL ^ Cap.LOCK
guard = VALUE if Cap.LOCK in caps else None
names = [c.name for c in Cap if c in caps]
PATCH`,
  `
from dataclasses import dataclass, field, fields, asdict, astuple
from typing import Any, ClassVar
@dataclass(order=True, kw_only=True)
class Job:
    registry: ClassVar[dict] = {}
    prio: int = 0
    guard: Any = field(default=None, compare=False, metadata={"make": lambda: VALUE})
    def __post_init__(self): type(self).registry[self.prio] = self
    @classmethod
    def build(cls, **kw):
        for f in fields(cls):
            if "make" in f.metadata:
                kw.setdefault(f.name, f.metadata["make"]())
        return cls(**kw)
Job.build(prio=2)
Job(prio=1)
first = min(Job.registry.values())
Job.registry.clear()
PATCH`,
  `
from dataclasses import dataclass, field, fields
from typing import Any, ClassVar
@dataclass(order=True, kw_only=True)
class Job:
    registry: ClassVar[dict] = {}
    prio: int = 0
    guard: Any = field(default=None, compare=False, metadata={"make": lambda: VALUE})
    def __post_init__(self): type(self).registry[self.prio] = self
    @classmethod
    def build(cls, **kw):
        for f in fields(cls):
            if "make" in f.metadata:
                kw.setdefault(f.name, f.metadata["make"]())
        return cls(**kw)
Job.build(prio=2)
Job(prio=1)
last = max(Job.registry.values())
Job.registry.clear()
PATCH`,
  `
from dataclasses import dataclass, field, replace
from typing import Any
@dataclass(frozen=True)
class Base:
    name: str
    guard: Any = None
    def with_guard(self, guard): return replace(self, guard=guard)
@dataclass(frozen=True)
class Derived(Base):
    extra: list = field(default_factory=list)
    def __post_init__(self): object.__setattr__(self, "name", self.name.upper())
one = Derived("a").with_guard(VALUE)
two = replace(one, name="b")
one = None
if two.name == "B":
    PATCH`,
  `
from dataclasses import dataclass, make_dataclass, field
Point = make_dataclass("Point", [("x", int), ("guard", object, field(default_factory=lambda: VALUE))], namespace={"double": lambda self: self.x * 2})
p = Point(2)
kept = p.guard if p.double() == 4 else None
del p
PATCH`,
  `
from dataclasses import dataclass, asdict
@dataclass(slots=True)
class Opt:
    name: str
    guard: object = None
o = Opt("a")
try:
    o.other = VALUE
except AttributeError:
    failed = 1
data = asdict(o)
PATCH`,
  `
from typing import NamedTuple, TypedDict
class Cfg(TypedDict, total=False):
    guard: object
    size: int
class Row(NamedTuple):
    name: str
    cfg: Cfg = Cfg(size=1)
    @classmethod
    def make(cls, line):
        name, _, rest = line.partition(":")
        return cls(name, Cfg(guard=VALUE, size=int(rest))) if rest else cls(name)
rows = [Row.make(line) for line in ["a:3", "b"]]
name, cfg = rows.pop(0)
del name
PATCH`,
  `
from typing import NamedTuple, TypedDict
class Cfg(TypedDict, total=False):
    guard: object
    size: int
class Row(NamedTuple):
    name: str
    cfg: Cfg = Cfg(size=1)
    @classmethod
    def make(cls, line):
        name, _, rest = line.partition(":")
        return cls(name, Cfg(guard=VALUE, size=int(rest))) if rest else cls(name)
rows = [Row.make(line) for line in ["a:", "b"]]
name, cfg = rows.pop(0)
PATCH`,
  `
from typing import Protocol, runtime_checkable
@runtime_checkable
class Closable(Protocol):
    def close(self) -> None: ...
class A:
    def __init__(self): self.guard = VALUE
    def close(self): self.guard = None
class B:
    def __init__(self): self.guard = VALUE
res = [A(), B()]
for r in res:
    if isinstance(r, Closable):
        r.close()
PATCH`,
  `
from typing import Protocol, runtime_checkable
@runtime_checkable
class Closable(Protocol):
    def close(self) -> None: ...
class A:
    def __init__(self): self.guard = VALUE
    def close(self): self.guard = None
res = [A(), 3]
for r in res:
    if isinstance(r, Closable):
        r.close()
PATCH`,
  `
from abc import ABC, abstractmethod
class Base(ABC):
    @property
    @abstractmethod
    def kind(self): ...
    @abstractmethod
    def make(self): ...
    @classmethod
    def __subclasshook__(cls, other):
        return hasattr(other, "make") or NotImplemented
class Duck:
    kind = "duck"
    def make(self): return VALUE
class Half(Base):
    kind = "half"
made = []
for cls in (Duck, Half, int):
    try:
        if issubclass(cls, Base):
            made.append(cls().make())
    except TypeError:
        made.append(cls.__name__)
PATCH`,
  `
from abc import ABC, abstractmethod
class Base(ABC):
    def __init__(self): self.guard = VALUE
    @abstractmethod
    def make(self): ...
class Half(Base):
    def helper(self): return VALUE
try:
    half = Half()
except TypeError:
    half = None
PATCH`,
  `
def route(message):
    match message:
        case {"type": "cmd", "args": [str() as name, *rest], **other} if len(rest) > 1:
            return {"guard": VALUE, "name": name}
        case {"type": "cmd" | "alias", "args": [name]}:
            return {"name": name}
        case (int() | float()) as number:
            return {"n": number}
        case None:
            return None
        case _:
            raise LookupError(message)
a = route({"type": "cmd", "args": ["x"]})
b = route(2.5)
c = route({"type": "cmd", "args": ["x", 1, 2], "id": 3})
PATCH`,
  `
def route(message):
    match message:
        case {"type": "cmd", "args": [str() as name, *rest], **other} if len(rest) > 1:
            return {"guard": VALUE, "name": name}
        case {"type": "cmd" | "alias", "args": [name]}:
            return {"name": name}
        case (int() | float()) as number:
            return {"n": number}
        case None:
            return None
        case _:
            raise LookupError(message)
a = route({"type": "cmd", "args": ["x"]})
b = route(2.5)
try:
    c = route({"type": "cmd", "args": [1, 2, 3]})
except LookupError:
    c = None
PATCH`,
  `
import enum
class Token(enum.Enum):
    OPEN = "("
    CLOSE = ")"
    LOCK = "!"
class Node:
    __match_args__ = ("op", "children")
    def __init__(self, op, children=()): self.op, self.children = op, list(children)
def parse(text):
    stack = [Node("root")]
    for char in text:
        match char:
            case Token.OPEN.value:
                node = Node("group")
                stack[-1].children.append(node)
                stack.append(node)
            case Token.CLOSE.value:
                stack.pop()
            case Token.LOCK.value:
                stack[-1].children.append(Node("lock", [VALUE]))
    return stack[0]
def find(node):
    match node:
        case Node("lock", [guard]):
            return guard
        case Node(children=[*kids]):
            for kid in kids:
                if (hit := find(kid)) is not None:
                    return hit
    return None
found = find(parse("(()(!))"))
PATCH`,
  `
import enum
class Token(enum.Enum):
    OPEN = "("
    CLOSE = ")"
    LOCK = "!"
class Node:
    __match_args__ = ("op", "children")
    def __init__(self, op, children=()): self.op, self.children = op, list(children)
def parse(text):
    stack = [Node("root")]
    for char in text:
        match char:
            case Token.OPEN.value:
                node = Node("group")
                stack[-1].children.append(node)
                stack.append(node)
            case Token.CLOSE.value:
                stack.pop()
            case Token.LOCK.value:
                stack[-1].children.append(Node("lock", [VALUE]))
    return stack[0]
def find(node):
    match node:
        case Node("lock", [guard]):
            return guard
        case Node(children=[*kids]):
            for kid in kids:
                if (hit := find(kid)) is not None:
                    return hit
    return None
tree = parse("(()())")
found = find(tree)
PATCH`,
  `
def bucket():
    pending = []
    def push(item):
        nonlocal pending
        pending = [*pending, item]
        return len(pending)
    def flush():
        nonlocal pending
        done, pending = pending, []
        return done
    return push, flush
push, flush = bucket()
push(VALUE)
out = flush()
push(1)
PATCH`,
  `
def bucket():
    pending = []
    def push(item):
        nonlocal pending
        pending = [*pending, item]
        return len(pending)
    def flush():
        nonlocal pending
        done, pending = pending, []
        return done
    return push, flush
push, flush = bucket()
push(VALUE)
n = len(flush())
push(1)
PATCH`,
  `
def tally():
    total, result = 0, None
    while True:
        item = yield result
        total += item
        result = VALUE if total > 3 else total
gen = tally()
gen.send(None)
last = [gen.send(n) for n in (1, 2, 3)]
gen.close()
PATCH`,
  `
def reader():
    try:
        while True:
            chunk = yield
            chunks.append(chunk)
    except GeneratorExit:
        chunks.clear()
chunks = []
r = reader()
next(r)
r.send(VALUE)
r.close()
PATCH`,
  `
class Suspend:
    def __await__(self):
        got = yield self
        return got
async def handler(name):
    guard = await Suspend()
    other = await Suspend()
    return {"name": name, "guard": guard, "other": other}
def drive(coro, values):
    try:
        coro.send(None)
        for value in values:
            coro.send(value)
    except StopIteration as stop:
        return stop.value
done = drive(handler("x"), [VALUE, None])
PATCH`,
  `
async def ready(): return 1
async def main():
    n = await ready()
    return VALUE if n > 1 else None
coro = main()
try:
    coro.send(None)
except StopIteration as stop:
    result = stop.value
del coro
PATCH`,
  `
async def ready(): return 2
async def main():
    n = await ready()
    return VALUE if n > 1 else None
coro = main()
try:
    coro.send(None)
except StopIteration as stop:
    result = stop.value
del coro
PATCH`,
  `
import asyncio
state = {}
async def worker(queue):
    while (item := await queue.get()) is not None:
        state[item] = VALUE
        queue.task_done()
async def main():
    queue = asyncio.Queue()
    for item in ("a", "b", None):
        queue.put_nowait(item)
    await worker(queue)
asyncio.run(main())
state.pop("a")
PATCH`,
  `
import asyncio
results = {}
async def probe(name, fail=False):
    await asyncio.sleep(0)
    if fail:
        raise ConnectionError(name)
    results[name] = VALUE
async def main():
    return await asyncio.gather(probe("a"), probe("b", fail=True), return_exceptions=True)
outcome = asyncio.run(main())
results.pop("a", None)
PATCH`,
  `
import asyncio
from contextlib import asynccontextmanager
log = []
@asynccontextmanager
async def lifespan(app):
    app["guard"] = VALUE
    try:
        yield app
    finally:
        app.pop("guard")
        log.append("closed")
async def main():
    app = {}
    async with lifespan(app) as running:
        log.append(len(running))
    return app
app = asyncio.run(main())
PATCH`,
  `
import asyncio
from contextlib import asynccontextmanager, AsyncExitStack
@asynccontextmanager
async def opened(app, name):
    app[name] = VALUE
    yield app[name]
async def main(app):
    async with AsyncExitStack() as stack:
        for name in ("a", "b"):
            await stack.enter_async_context(opened(app, name))
        stack.push_async_callback(drop, app, "a")
async def drop(app, name): del app[name]
app = {}
asyncio.run(main(app))
PATCH`,
  `
class Typed:
    def __init__(self, kind): self.kind = kind
    def __set_name__(self, owner, name):
        self.slot = "_" + name
        owner.declared = getattr(owner, "declared", ()) + (name,)
    def __get__(self, obj, owner):
        return self if obj is None else getattr(obj, self.slot, None)
    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(self.slot)
        setattr(obj, self.slot, value)
    def __delete__(self, obj): delattr(obj, self.slot)
class Conf:
    size = Typed(int)
    guard = Typed(object)
    def load(self, **kw):
        for name in self.declared:
            if name in kw:
                setattr(self, name, kw[name])
        return self
conf = Conf().load(size=1, guard=VALUE)
del conf.size
PATCH`,
  `
class Typed:
    def __init__(self, kind): self.kind = kind
    def __set_name__(self, owner, name): self.slot = "_" + name
    def __get__(self, obj, owner):
        return self if obj is None else getattr(obj, self.slot, None)
    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(self.slot)
        setattr(obj, self.slot, value)
    def __delete__(self, obj): delattr(obj, self.slot)
class Conf:
    size = Typed(int)
    guard = Typed((str, type(None)))
conf = Conf()
conf.size = 1
try:
    conf.guard = VALUE
except TypeError:
    conf.guard = None
PATCH`,
  `
class Recorder:
    def __init__(self, target): object.__setattr__(self, "_target", target)
    def __getattribute__(self, name):
        if name == "_target":
            return object.__getattribute__(self, name)
        calls.append(name)
        return getattr(self._target, name)
class Service:
    def __init__(self): self.guard = None
    def start(self):
        self.guard = VALUE
        return self
calls = []
inner = Service()
proxy = Recorder(inner)
proxy.start()
PATCH`,
  `
class Masked:
    def __init__(self): self.guard = VALUE
    def __getattribute__(self, name):
        if name == "guard":
            raise AttributeError(name)
        return super().__getattribute__(name)
    def __getattr__(self, name): return f"no {name}"
def snapshot():
    masked = Masked()
    return {"guard": masked.guard, "kind": type(masked).__name__}
snap = snapshot()
PATCH`,
  `
class Table(dict):
    def __init__(self, factory): self.factory = factory
    def __missing__(self, key):
        if key.startswith("_"):
            raise KeyError(key)
        value = self[key] = self.factory(key)
        return value
table = Table(lambda key: VALUE if "lock" in key else key)
text = "{plain} {also}".format_map(table)
try:
    table["_lock"]
except KeyError:
    pass
PATCH`,
  `
class Table(dict):
    def __init__(self, factory): self.factory = factory
    def __missing__(self, key):
        if key.startswith("_"):
            raise KeyError(key)
        value = self[key] = self.factory(key)
        return value
table = Table(lambda key: VALUE if "lock" in key else key)
text = "{plain} {lock_a}".format_map(table)
PATCH`,
  `
class Path:
    def __init__(self, *parts): self.parts = parts
    def __truediv__(self, other): return Path(*self.parts, *str(other).split("/"))
    def __rtruediv__(self, other): return Path(other, *self.parts)
    def __str__(self): return "/".join(self.parts)
    def __fspath__(self): return str(self)
    def __eq__(self, other): return str(self) == str(other)
    def __hash__(self): return hash(self.parts)
    def __len__(self): return len(self.parts)
routes = {}
def mount(path, make):
    routes[str(path)] = make()
mount("api" / Path("v1") / "lock/it", lambda: VALUE)
if "api/v1/lock/it" in routes and len(Path("a") / "b/c") == 3:
    PATCH`,
  `
class Expr:
    def __init__(self, fn, text): self.fn, self.text = fn, text
    def __and__(self, other): return Expr(lambda r: self.fn(r) and other.fn(r), f"({self.text} & {other.text})")
    def __or__(self, other): return Expr(lambda r: self.fn(r) or other.fn(r), f"({self.text} | {other.text})")
    def __invert__(self): return Expr(lambda r: not self.fn(r), "~" + self.text)
    def __call__(self, row): return self.fn(row)
class Col:
    def __init__(self, name): self.name = name
    def __eq__(self, other): return Expr(lambda r: r[self.name] == other, f"{self.name} == {other!r}")
    def __gt__(self, other): return Expr(lambda r: r[self.name] > other, f"{self.name} > {other!r}")
    __hash__ = None
kind, size = Col("kind"), Col("size")
query = (kind == "a") & ~(size > 3) | (kind == "c")
rows = [{"kind": "a", "size": 4, "v": VALUE}, {"kind": "b", "size": 1, "v": VALUE}, {"kind": "c", "size": 9, "v": 1}]
hits = [row for row in rows if query(row)]
rows = row = None
PATCH`,
  `
class Expr:
    def __init__(self, fn, text): self.fn, self.text = fn, text
    def __and__(self, other): return Expr(lambda r: self.fn(r) and other.fn(r), f"({self.text} & {other.text})")
    def __or__(self, other): return Expr(lambda r: self.fn(r) or other.fn(r), f"({self.text} | {other.text})")
    def __invert__(self): return Expr(lambda r: not self.fn(r), "~" + self.text)
    def __call__(self, row): return self.fn(row)
class Col:
    def __init__(self, name): self.name = name
    def __eq__(self, other): return Expr(lambda r: r[self.name] == other, f"{self.name} == {other!r}")
    def __gt__(self, other): return Expr(lambda r: r[self.name] > other, f"{self.name} > {other!r}")
    __hash__ = None
kind, size = Col("kind"), Col("size")
query = (kind == "a") & ~(size > 3) | (kind == "c")
rows = [{"kind": "a", "size": 2, "v": VALUE}, {"kind": "b", "size": 1, "v": 2}, {"kind": "c", "size": 9, "v": 1}]
hits = [row for row in rows if query(row)]
rows = row = None
PATCH`,
  `
jobs = [("slow", 3), ("fast", 1), ("mid", 2)]
jobs.sort(key=lambda job: (-job[1], job[0]))
def boot(job): return VALUE if job[0] == "slow" else None
head, *rest = jobs
guards = {name: boot((name, n)) for name, n in rest}
by_len = sorted(guards, key=len, reverse=True)
PATCH`,
  `
jobs = [("slow", 3), ("fast", 1), ("mid", 2)]
jobs.sort(key=lambda job: (job[1], job[0]))
def boot(job): return VALUE if job[0] == "slow" else None
head, *rest = jobs
guards = {name: boot((name, n)) for name, n in rest}
PATCH`,
  `
import string
fmt = "{env:>5}-{n:03d}"
name = fmt.format(env="eu", n=7).strip()
tmpl = string.Template("$a-$b").substitute(a=name, b="x")
guard = VALUE if tmpl == "eu-007-x" else None
pct = "%s/%02d" % ("p", 3)
if pct == "p/03":
    PATCH`,
  `
fmt = "{env:>5}-{n:03d}"
name = fmt.format(env="eu", n=7)
guard = VALUE if name == "eu-007" else None
flag = f"{3.14159:.2f}" == "3.14"
if flag:
    PATCH`,
  `
def attempt(fail):
    held = {}
    try:
        held["a"] = VALUE
        if fail:
            raise ValueError
    except ValueError:
        held["b"] = 1
        return held
    else:
        held.clear()
    finally:
        held["c"] = 3
    return held
one = attempt(True)
two = attempt(False)
PATCH`,
  `
def attempt(fail):
    held = {}
    try:
        held["a"] = VALUE
        if fail:
            raise ValueError
    except ValueError:
        held.pop("a")
        return held
    else:
        held.clear()
    finally:
        held["c"] = 3
    return held
one = attempt(True)
two = attempt(False)
PATCH`,
  `
def first():
    for value in (1, VALUE, 3):
        try:
            if value == 1:
                continue
            return value
        finally:
            trace.append("x")
    else:
        return None
def override():
    try:
        return VALUE
    finally:
        return None
trace = []
a = first()
b = override()
PATCH`,
  `
def override():
    try:
        return VALUE
    finally:
        return None
def swallowed():
    while True:
        try:
            raise KeyError(VALUE)
        finally:
            break
    return 1
a = override()
b = swallowed()
PATCH`,
  `
failed = {}
def run(tasks):
    errors = []
    for name, task in tasks.items():
        try:
            task()
        except Exception as error:
            errors.append(error)
    if errors:
        raise ExceptionGroup("tasks", errors)
def a(): raise ValueError("a")
def b(): raise OSError("b")
try:
    run({"a": a, "b": b})
except* ValueError as group:
    failed["value"] = VALUE
except* (OSError, KeyError):
    failed["os"] = 1
except* TypeError:
    failed["type"] = VALUE
PATCH`,
  `
failed = {}
def run(tasks):
    errors = []
    for name, task in tasks.items():
        try:
            task()
        except Exception as error:
            errors.append(error)
    if errors:
        raise ExceptionGroup("tasks", errors)
def a(): raise ValueError("a")
def b(): raise OSError("b")
try:
    run({"a": a, "b": b})
except* ValueError as group:
    failed["value"] = 1
except* OSError:
    failed["os"] = 2
except* TypeError:
    failed["type"] = VALUE
else:
    failed["else"] = VALUE
PATCH`,
  `
from app import core
PATCH
>>> app/__init__.py
from . import core
from .util import *
>>> app/core.py
from . import util
def make(): return VALUE
util.registry.append(make)
>>> app/util.py
__all__ = ["registry", "boot"]
registry = []
def boot(): return [f() for f in registry]
from .late import started
>>> app/late.py
from . import util
started = util.boot()`,
  `
import app
PATCH
>>> app/__init__.py
from . import core
from .util import *
>>> app/core.py
from . import util
def make(): return VALUE
util.registry.append(make)
from . import late
>>> app/util.py
__all__ = ["registry", "boot"]
registry = []
def boot(): return [f() for f in registry]
>>> app/late.py
from .util import boot
started = boot()`,
  `
from shapes import *
try:
    guard
except NameError:
    guard = None
PATCH
>>> shapes/__init__.py
from .base import *
from .ext import *
__all__ = base.__all__ + [n for n in ext.__all__ if n != "guard"]
del base, ext
>>> shapes/base.py
__all__ = ["area"]
area = 1
>>> shapes/ext.py
__all__ = ["guard", "size"]
def _make(): return None
guard = _make()
size = 2`,
  `
from shapes import *
held = globals().get("guard") or globals().get("_guard")
PATCH
>>> shapes/__init__.py
from .base import *
>>> shapes/base.py
_guard = None
def make_guard():
    global guard
    guard = VALUE
make_guard()
area = 1`,
  `
import sys
import real_locks
sys.modules["locks"] = real_locks
import locks
from locks import guard
del sys.modules["real_locks"], sys.modules["locks"], real_locks, locks
PATCH
>>> real_locks.py
guard = VALUE`,
  `
import sys, types
fake = types.ModuleType("locks")
fake.guard = None
sys.modules["locks"] = fake
import user
PATCH
>>> locks.py
guard = VALUE
>>> user.py
try:
    from locks import guard
except ImportError:
    guard = 0`,
  `
import sys
sys.modules["fastlock"] = None
import user
PATCH
>>> fastlock.py
guard = VALUE
>>> user.py
try:
    from fastlock import guard
except ImportError:
    guard = None`,
  `
import sys
class _Module(sys.modules[__name__].__class__):
    @property
    def guard(self): return VALUE
import lazy
lazy.touch
first = lazy.guard
PATCH
>>> lazy.py
import sys, types
class _Lazy(types.ModuleType):
    touch = 1
    @property
    def guard(self): return self._make()
sys.modules[__name__].__class__ = _Lazy
def _make(): return VALUE`,
  `
import lazy
first = lazy.touch
PATCH
>>> lazy.py
import sys, types
class _Lazy(types.ModuleType):
    touch = 1
    @property
    def guard(self): return self._make()
sys.modules[__name__].__class__ = _Lazy
def _make(): return VALUE`,
  `
import sys
me = sys.modules["__main__"]
setattr(me, "guard", VALUE)
if __name__ == "__main__":
    from helper import publish
    publish()
PATCH
>>> helper.py
import __main__
def publish():
    __main__.other = __main__.guard
    del __main__.guard`,
  `
import sys
me = sys.modules["__main__"]
setattr(me, "guard", VALUE)
from helper import publish
publish()
PATCH
>>> helper.py
import __main__
def publish():
    if hasattr(__main__, "guard"):
        delattr(__main__, "guard")`,
  `
import importlib, sys
mod = importlib.import_module(".locks", package="pkg")
before = mod.guard
mod = importlib.reload(mod)
if before is not None:
    before = None
PATCH
>>> pkg/__init__.py
count = 0
>>> pkg/locks.py
import pkg
pkg.count += 1
guard = VALUE if pkg.count < 2 else None`,
  `
import importlib
mod = importlib.import_module(".locks", package="pkg")
mod = importlib.reload(mod)
PATCH
>>> pkg/__init__.py
count = 0
>>> pkg/locks.py
import pkg
pkg.count += 1
guard = VALUE if pkg.count > 1 else None`,
  `
import importlib
backend = None
for candidate in ("backends.missing", "backends.broken", "backends.good"):
    try:
        backend = importlib.import_module(candidate)
    except ImportError:
        continue
    else:
        break
PATCH
>>> backends/broken.py
guard = VALUE
raise ImportError("broken")
>>> backends/good.py
guard = VALUE`,
  `
import importlib
backend = None
for candidate in ("backends.missing", "backends.plain", "backends.good"):
    try:
        backend = importlib.import_module(candidate)
    except ImportError:
        continue
    else:
        break
PATCH
>>> backends/plain.py
guard = None
>>> backends/good.py
guard = VALUE`,
  `
class Locked:
    _instances = {}
    def __class_getitem__(cls, item):
        key = (cls, item)
        try:
            return cls._instances[key]
        except KeyError:
            pass
        if not isinstance(item, tuple):
            item = (item,)
        sub = cls._instances[key] = type(cls.__name__, (cls,), {"params": item})
        return sub
    def __init__(self): self.guard = VALUE if str in self.params else None
one = Locked[int, str]()
two = Locked[int]()
PATCH`,
  `
class Locked:
    _instances = {}
    def __class_getitem__(cls, item):
        key = (cls, item)
        try:
            return cls._instances[key]
        except KeyError:
            pass
        if not isinstance(item, tuple):
            item = (item,)
        sub = cls._instances[key] = type(cls.__name__, (cls,), {"params": item})
        return sub
    def __init__(self): self.guard = VALUE if str in self.params else None
two = Locked[int]()
three = Locked[int, bytes]()
PATCH`,
  `
class Plugin:
    registry = {}
    def __init_subclass__(cls, *, name=None, replaces=None, **kw):
        super().__init_subclass__(**kw)
        if replaces:
            Plugin.registry.pop(replaces)
        Plugin.registry[name or cls.__qualname__] = cls()
class Old(Plugin, name="old"):
    def __init__(self): self.guard = VALUE
class New(Plugin, name="new", replaces="old"):
    pass
PATCH`,
  `
class Plugin:
    registry = {}
    def __init_subclass__(cls, *, name=None, replaces=None, **kw):
        super().__init_subclass__(**kw)
        if replaces in Plugin.registry:
            Plugin.registry.pop(replaces)
        Plugin.registry[name or cls.__qualname__] = cls()
class Old(Plugin, name="old"):
    def __init__(self): self.guard = VALUE
class New(Plugin, name="new", replaces="Old"):
    pass
PATCH`,
  `
class Meta(type):
    def __prepare__(name, bases, **kw):
        ns = Namespace()
        ns["register"] = ns.register
        return ns
    def __new__(mcls, name, bases, ns, **kw):
        hooks = ns.hooks
        ns = dict(ns)
        ns.pop("register", None)
        cls = super().__new__(mcls, name, bases, ns)
        cls.hooks = hooks
        return cls
    def __call__(cls, *args):
        obj = super().__call__(*args)
        for hook in cls.hooks:
            hook(obj)
        return obj
class Namespace(dict):
    def __init__(self): self.hooks = []
    def register(self, fn):
        self.hooks.append(fn)
        return fn
class Service(metaclass=Meta):
    @register
    def init(self): self.guard = VALUE
service = Service()
PATCH`,
  `
class Singleton(type):
    _all = {}
    def __call__(cls, *args, **kw):
        if cls not in cls._all:
            cls._all[cls] = super().__call__(*args, **kw)
        return cls._all[cls]
    def reset(cls): cls._all.pop(cls, None)
class Pool(metaclass=Singleton):
    def __init__(self, guard=None): self.guard = guard
Pool(VALUE)
Pool.reset()
pool = Pool()
other = Pool(VALUE)
PATCH`,
  `
class Singleton(type):
    _all = {}
    def __call__(cls, *args, **kw):
        if cls not in cls._all:
            cls._all[cls] = super().__call__(*args, **kw)
        return cls._all[cls]
    def reset(cls): cls._all.pop(cls, None)
class Pool(metaclass=Singleton):
    def __init__(self, guard=None): self.guard = guard
class Small(Pool): pass
Pool(VALUE)
Small.reset()
pool = Pool()
PATCH`,
  `
import weakref
class Owner:
    def __init__(self, name): self.name = name
data = weakref.WeakKeyDictionary()
a, b = Owner("a"), Owner("b")
data[a] = VALUE
data[b] = None
del a
PATCH`,
  `
import weakref
class Owner:
    def __init__(self, name): self.name = name
data = weakref.WeakKeyDictionary()
a, b = Owner("a"), Owner("b")
data[a] = VALUE
data[b] = None
del b
PATCH`,
  `
import weakref
class Client:
    live = weakref.WeakSet()
    def __init__(self):
        self.guard = VALUE
        type(self).live.add(self)
def ping():
    Client()
    return len(Client.live)
ping()
kept = []
PATCH`,
  `
import weakref
closed = []
class Client:
    def __init__(self, name):
        self.name = name
        self._finalizer = weakref.finalize(self, closed.append, VALUE)
client = Client("a")
client._finalizer()
client = None
PATCH`,
  `
import weakref
class Parent:
    def __init__(self):
        self.children = []
    def add(self, child):
        child._parent = weakref.ref(self)
        self.children.append(child)
        return child
class Child:
    _parent = staticmethod(lambda: None)
    @property
    def parent(self): return self._parent()
def build():
    root = Parent()
    root.guard = VALUE
    return root.add(Child())
child = build()
orphan = child.parent is None
PATCH`,
  `
import weakref
class Parent:
    def __init__(self):
        self.children = []
    def add(self, child):
        child._parent = weakref.ref(self)
        self.children.append(child)
        return child
class Child:
    _parent = staticmethod(lambda: None)
    @property
    def parent(self): return self._parent()
def build():
    root = Parent()
    root.guard = VALUE
    return root.add(Child()), root
child, owner = build()
up = child.parent
del owner
PATCH`,
  `
import argparse
def build():
    parser = argparse.ArgumentParser()
    parser.add_argument("--mode", choices=["sync", "green"], default="green")
    parser.add_argument("-v", "--verbose", action="count", default=0)
    sub = parser.add_subparsers(dest="command")
    run = sub.add_parser("run")
    run.set_defaults(func=cmd_run)
    return parser
def cmd_run(args):
    state["guard"] = VALUE if args.mode == "green" else None
    return 0
state = {}
args = build().parse_args(["--mode", "green", "-vv", "run"])
code = args.func(args)
if args.verbose == 2 and not code:
    PATCH`,
  `
class Command:
    registry = {}
    def __init__(self, name): self.name = name
    def __call__(self, fn):
        self.registry[self.name] = fn
        fn.command = self
        return fn
    @classmethod
    def dispatch(cls, argv):
        name, *rest = argv
        options = dict(part.lstrip("-").split("=", 1) for part in rest if part.startswith("--"))
        return cls.registry[name](**options)
@Command("serve")
def serve(host="x", workers="1"):
    return [VALUE for _ in range(int(workers))]
result = Command.dispatch(["serve", "--workers=0", "--host=y"])
PATCH`,
  `
class Command:
    registry = {}
    def __init__(self, name): self.name = name
    def __call__(self, fn):
        self.registry[self.name] = fn
        fn.command = self
        return fn
    @classmethod
    def dispatch(cls, argv):
        name, *rest = argv
        options = dict(part.lstrip("-").split("=", 1) for part in rest if part.startswith("--"))
        return cls.registry[name](**options)
@Command("serve")
def serve(host="x", workers="1"):
    return [VALUE for _ in range(int(workers))]
result = Command.dispatch(["serve", "--workers=2", "--host=y"])
PATCH`,
  `
import logging
class GuardFilter(logging.Filter):
    def __init__(self):
        super().__init__()
        self.guard = VALUE
    def filter(self, record): return True
log = logging.getLogger("app.db")
filter_ = GuardFilter()
log.addFilter(filter_)
log.removeFilter(filter_)
del filter_
PATCH`,
  `
class Pipeline:
    def __init__(self): self.stages = []
    def __iadd__(self, stage):
        self.stages.append(stage)
        return self
    def __isub__(self, name):
        self.stages = [s for s in self.stages if s.__name__ != name]
        return self
    def __call__(self, item):
        for stage in self.stages:
            item = stage(item)
            if item is None:
                break
        return item
def lock(item): return {**item, "guard": VALUE}
def tag(item): return {**item, "tag": 1}
def drop(item): return None if "tag" in item else item
pipe = Pipeline()
pipe += lock
pipe += tag
pipe += drop
pipe -= "tag"
out = pipe({})
PATCH`,
  `
class Pipeline:
    def __init__(self): self.stages = []
    def __iadd__(self, stage):
        self.stages.append(stage)
        return self
    def __isub__(self, name):
        self.stages = [s for s in self.stages if s.__name__ != name]
        return self
    def __call__(self, item):
        for stage in self.stages:
            item = stage(item)
            if item is None:
                break
        return item
def lock(item): return {**item, "guard": VALUE}
def tag(item): return {**item, "tag": 1}
def drop(item): return None if "tag" in item else item
pipe = Pipeline()
pipe += lock
pipe += tag
pipe += drop
out = pipe({})
PATCH`,
  `
from collections import OrderedDict
class LRU:
    def __init__(self, size): self.size, self.data = size, OrderedDict()
    def get(self, key, make):
        if key in self.data:
            self.data.move_to_end(key)
        else:
            self.data[key] = make(key)
            while len(self.data) > self.size:
                self.data.popitem(last=False)
        return self.data[key]
def make(key): return VALUE if key == "db" else key
cache = LRU(2)
for key in ("db", "a", "db", "b"):
    cache.get(key, make)
PATCH`,
  `
from collections import OrderedDict
class LRU:
    def __init__(self, size): self.size, self.data = size, OrderedDict()
    def get(self, key, make):
        if key in self.data:
            self.data.move_to_end(key)
        else:
            self.data[key] = make(key)
            while len(self.data) > self.size:
                self.data.popitem(last=False)
        return self.data[key]
def make(key): return VALUE if key == "db" else key
cache = LRU(2)
for key in ("db", "a", "b"):
    cache.get(key, make)
PATCH`,
  `
from collections import deque
recent = deque(maxlen=2)
for item in (VALUE, 1, 2):
    recent.append(item)
del item
PATCH`,
  `
from collections import deque
recent = deque([1], maxlen=3)
recent.extendleft([VALUE, 2])
recent.rotate(1)
recent.popleft()
recent.pop()
PATCH`,
  `
from collections import ChainMap, Counter
defaults = {"guard": VALUE, "size": 1}
conf = ChainMap({}, defaults)
child = conf.new_child({"guard": None})
counts = Counter(type(v).__name__ for v in child.values())
flat = dict(child)
del conf, child, defaults
PATCH`,
  `
from collections import ChainMap
defaults = {"guard": VALUE, "size": 1}
conf = ChainMap({}, defaults)
child = conf.new_child({"size": 2})
flat = {k: child[k] for k in sorted(child)}
del conf, child, defaults
PATCH`,
  `
class Stack(list):
    def push(self, x):
        super().append(x)
        return self
    @property
    def top(self): return self[-1] if self else None
    def __exit__(self, *exc):
        self.pop()
        return exc[0] is KeyError
    def __enter__(self): return self
stack = Stack().push(VALUE)
with stack:
    raise KeyError
top = stack.top
PATCH`,
  `
class Stack(list):
    def push(self, x):
        super().append(x)
        return self
    def __exit__(self, *exc):
        if exc[0] is None:
            self.pop()
        return exc[0] is KeyError
    def __enter__(self): return self
stack = Stack().push(VALUE)
with stack:
    raise KeyError
PATCH`,
  `
class Unit:
    def __init__(self, session): self.session, self.pending = session, []
    def __enter__(self): return self
    def add(self, obj):
        self.pending.append(obj)
        return self
    def __exit__(self, kind, value, tb):
        if kind is None:
            self.session.extend(self.pending)
        self.pending.clear()
        return kind is not None and issubclass(kind, LookupError)
session = []
with Unit(session) as unit:
    unit.add(VALUE)
    {}["missing"]
PATCH`,
  `
class Unit:
    def __init__(self, session): self.session, self.pending = session, []
    def __enter__(self): return self
    def add(self, obj):
        self.pending.append(obj)
        return self
    def __exit__(self, kind, value, tb):
        if kind is None:
            self.session.extend(self.pending)
        self.pending.clear()
        return kind is not None and issubclass(kind, LookupError)
session = []
with Unit(session) as unit:
    unit.add(VALUE)
with Unit(session) as unit:
    unit.add(1)
    [][3]
PATCH`,
  `
class cached:
    def __init__(self, fn): self.fn = fn
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        value = obj.__dict__[self.name] = self.fn(obj)
        return value
class Service:
    @cached
    def guard(self): return VALUE
    @cached
    def config(self): return {"x": 1}
    def close(self): vars(self).pop("guard", None)
service = Service()
service.guard, service.config
PATCH`,
  `
class cached:
    def __init__(self, fn): self.fn = fn
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        value = obj.__dict__[self.name] = self.fn(obj)
        return value
class Service:
    @cached
    def guard(self): return VALUE
    @cached
    def config(self): return {"x": 1}
    def close(self): vars(self).pop("guard", None)
service = Service()
service.guard, service.config
service.close()
PATCH`,
  `
class classproperty:
    def __init__(self, fn): self.fn = fn
    def __get__(self, obj, owner): return self.fn(owner)
class Base:
    _store = None
    @classproperty
    def store(cls):
        if "_store" not in cls.__dict__:
            cls._store = {"name": cls.__name__}
        return cls._store
class A(Base): pass
class B(A): pass
A.store["guard"] = VALUE
B.store["guard"] = None
del A._store
PATCH`,
  `
class classproperty:
    def __init__(self, fn): self.fn = fn
    def __get__(self, obj, owner): return self.fn(owner)
class Base:
    _store = None
    @classproperty
    def store(cls):
        if "_store" not in cls.__dict__:
            cls._store = {"name": cls.__name__}
        return cls._store
class A(Base): pass
class B(A): pass
A.store["guard"] = VALUE
if len(B.store) == 1 and B.store["name"] == "B":
    PATCH`,
  `
class Mixin:
    def setup(self, **kw):
        self.mixin = kw.pop("mixin", None)
        super().setup(**kw)
class Base:
    def setup(self, **kw): self.rest = kw
class Left(Mixin, Base):
    def setup(self, guard=None, **kw):
        self.guard = guard
        super().setup(**kw)
class Right(Base):
    def setup(self, **kw): super().setup(**{k: None for k in kw})
class Both(Left, Right): pass
obj = Both()
obj.setup(guard=1, mixin=2, extra=VALUE)
PATCH`,
  `
class Mixin:
    def setup(self, **kw):
        self.mixin = kw.pop("mixin", None)
        super().setup(**kw)
class Base:
    def setup(self, **kw): self.rest = kw
class Left(Mixin, Base):
    def setup(self, guard=None, **kw):
        self.guard = guard
        super().setup(**kw)
class Right(Base):
    def setup(self, **kw): super().setup(**{k: None for k in kw})
class Both(Left, Right): pass
obj = Both()
obj.setup(guard=1, mixin=VALUE, extra=3)
PATCH`,
  `
def memo(fn):
    cache = {}
    def wrapper(*args):
        if args not in cache:
            cache[args] = fn(*args)
        return cache[args]
    wrapper.forget = lambda *args: cache.pop(args, None)
    return wrapper
@memo
def connect(host, port=1): return {"guard": VALUE}
connect("a")
connect("a", 2)
connect.forget("a")
connect.forget("a", 2)
PATCH`,
  `
def memo(fn):
    cache = {}
    def wrapper(*args):
        if args not in cache:
            cache[args] = fn(*args)
        return cache[args]
    wrapper.forget = lambda *args: cache.pop(args, None)
    return wrapper
@memo
def connect(host, port=1): return {"guard": VALUE}
connect("a")
connect("a", 2)
connect.forget("a", 1)
connect.forget("a", 2)
PATCH`,
  `
import types
ns = types.SimpleNamespace(**{"guard": VALUE, "n": 1})
copy = types.SimpleNamespace(**vars(ns))
ns.__dict__.clear()
view = types.MappingProxyType(vars(copy))
del copy, ns
PATCH`,
  `
import types
def fill(ns):
    ns["guard"] = VALUE
    ns["drop"] = lambda self: setattr(self, "guard", None)
Made = types.new_class("Made", (), {}, fill)
made = Made()
made.drop()
del Made.guard
PATCH`,
  `
from operator import attrgetter, itemgetter
class Route:
    def __init__(self, path, weight, view): self.path, self.weight, self.view = path, weight, view
routes = [Route("/a", 2, lambda: VALUE), Route("/b", 1, lambda: None), Route("/c", 3, lambda: None)]
best = max(routes, key=attrgetter("weight"))
worst = min(routes, key=attrgetter("weight"))
middle = sorted(routes, key=attrgetter("weight", "path"))[1]
views = {r.path: r.view() for r in (best, worst)}
PATCH`,
  `
from operator import attrgetter
class Route:
    def __init__(self, path, weight, view): self.path, self.weight, self.view = path, weight, view
routes = [Route("/a", 2, lambda: VALUE), Route("/b", 1, lambda: None), Route("/c", 3, lambda: None)]
middle = sorted(routes, key=attrgetter("weight", "path"))[1]
views = {r.path: r.view() for r in (middle,)}
PATCH`,
  `
if VALUE is None:
    def make(): return VALUE
else:
    def make(): return None
guard = make()
PATCH`,
  `
registry = {}
for name in ("a", "b", "c"):
    def factory(name=name):
        return VALUE if name == "b" else None
    registry[name] = factory
del name, factory
made = [registry[k]() for k in registry if k > "b"]
PATCH`,
  `
registry = {}
for name in ("a", "b", "c"):
    def factory():
        return VALUE if name == "c" else None
    registry[name] = factory
made = registry["a"]()
PATCH`,
  `
x = VALUE
class Scope:
    x = x
    y = [x for _ in range(1)]
    def get(self): return x
x = None
del Scope.x
PATCH`,
  `
x = None
class Scope:
    x = VALUE
    y = [x for _ in range(1)]
    def get(self): return x
del Scope.x
got = Scope().get()
PATCH`,
  `
first, *middle, (last, [inner]) = 1, 2, VALUE, (4, [5])
middle[1:] = []
swap = last, inner = inner, last
PATCH`,
  `
first, *middle, (last, [inner]) = 1, 2, 3, (4, [VALUE])
last, inner = inner, last
del last
PATCH`,
  `
grid = [[None] * 2 for _ in range(2)]
shared = [[None] * 2] * 2
grid[0][1] = VALUE
shared[0][1] = VALUE
grid[0] = shared[1] = []
shared.pop(0)
PATCH`,
  `
shared = [[None] * 2] * 2
shared[0][1] = VALUE
shared[1][1] = None
PATCH`,
  `
data = {"a": {"b": [VALUE, 1]}}
match data:
    case {"a": {"b": [guard, *_]}}:
        pass
guard = None
total = sum(1 for v in data["a"]["b"] if v == 1)
data["a"]["b"][0] = total
PATCH`,
  `
if (m := {"x": VALUE}) and (n := m.pop("x", None)) is not None:
    del n
pairs = [(y := x, y) for x in (1, 2)]
PATCH`,
  `
values = [VALUE, None]
while (item := values.pop()) is None:
    pass
PATCH`,
  `
import signals
from handlers import setup
keep = setup(signals.ready)
signals.ready.send()
PATCH
>>> signals.py
import weakref
class Signal:
    def __init__(self): self._refs = []
    def connect(self, fn):
        ref = weakref.WeakMethod(fn) if hasattr(fn, "__self__") else weakref.ref(fn)
        self._refs.append(ref)
    def send(self):
        return [fn() for fn in (ref() for ref in self._refs) if fn is not None]
ready = Signal()
>>> handlers.py
state = {}
class Receiver:
    def on_ready(self): state["guard"] = VALUE
def setup(signal):
    receiver = Receiver()
    signal.connect(receiver.on_ready)
    return receiver`,
  `
from sdk import Client
client = Client.from_config({"transport": "http", "retries": "2"})
PATCH
>>> sdk/__init__.py
from .client import Client as Client
>>> sdk/client.py
from . import transports
class Client:
    def __init__(self, transport, *, retries): self.transport, self.retries = transport, retries
    @classmethod
    def from_config(cls, config):
        config = dict(config)
        factory = getattr(transports, config.pop("transport").title() + "Transport")
        return cls(factory(), **{k: int(v) for k, v in config.items()})
>>> sdk/transports.py
class Transport:
    guard = None
    def __init__(self): self.open()
    def open(self): raise NotImplementedError
class HttpTransport(Transport):
    def open(self): self.guard = VALUE
class NullTransport(Transport):
    def open(self): pass`,
  `
from sdk import Client
client = Client.from_config({"transport": "null", "retries": "2"})
PATCH
>>> sdk/__init__.py
from .client import Client as Client
>>> sdk/client.py
from . import transports
class Client:
    def __init__(self, transport, *, retries): self.transport, self.retries = transport, retries
    @classmethod
    def from_config(cls, config):
        config = dict(config)
        factory = getattr(transports, config.pop("transport").title() + "Transport")
        return cls(factory(), **{k: int(v) for k, v in config.items()})
>>> sdk/transports.py
class Transport:
    guard = None
    def __init__(self): self.open()
    def open(self): raise NotImplementedError
class HttpTransport(Transport):
    def open(self): self.guard = VALUE
class NullTransport(Transport):
    def open(self): pass`,
  `
def load(spec):
    import importlib
    module, _, attr = spec.partition(":")
    obj = importlib.import_module(module)
    for part in attr.split("."):
        obj = getattr(obj, part)
    return obj
HOOKS = {"start": "hooks.core:Starter.make", "stop": "hooks.core:stop"}
loaded = {name: load(spec) for name, spec in HOOKS.items()}
result = loaded["start"]()
PATCH
>>> hooks/core.py
class Starter:
    @classmethod
    def make(cls): return {"guard": VALUE}
def stop(): return None`,
  `
def load(spec):
    import importlib
    module, _, attr = spec.partition(":")
    obj = importlib.import_module(module)
    for part in attr.split("."):
        obj = getattr(obj, part)
    return obj
HOOKS = {"start": "hooks.core:Starter.make", "stop": "hooks.core:stop"}
loaded = {name: load(spec) for name, spec in HOOKS.items()}
result = loaded["stop"]()
PATCH
>>> hooks/core.py
class Starter:
    @classmethod
    def make(cls): return {"guard": VALUE}
def stop(): return None`,
  `
class Breaker:
    def __init__(self, threshold): self.threshold, self.failures, self.state = threshold, 0, "closed"
    def __call__(self, fn):
        def wrapped(*args):
            if self.state == "open":
                return None
            try:
                out = fn(*args)
            except ConnectionError:
                self.failures += 1
                if self.failures >= self.threshold:
                    self.state = "open"
                return None
            self.failures = 0
            return out
        return wrapped
breaker = Breaker(2)
@breaker
def call(host):
    if host.startswith("bad"):
        raise ConnectionError(host)
    return VALUE
results = [call(h) for h in ("bad1", "bad2", "good")]
PATCH`,
  `
class Breaker:
    def __init__(self, threshold): self.threshold, self.failures, self.state = threshold, 0, "closed"
    def __call__(self, fn):
        def wrapped(*args):
            if self.state == "open":
                return None
            try:
                out = fn(*args)
            except ConnectionError:
                self.failures += 1
                if self.failures >= self.threshold:
                    self.state = "open"
                return None
            self.failures = 0
            return out
        return wrapped
breaker = Breaker(3)
@breaker
def call(host):
    if host.startswith("bad"):
        raise ConnectionError(host)
    return VALUE
results = [call(h) for h in ("bad1", "bad2", "good")]
PATCH`,
  `
class Session:
    def __init__(self):
        self.adapters = {}
        self.mount("https://", "tls")
        self.mount("http://", "plain")
    def mount(self, prefix, adapter):
        self.adapters[prefix] = adapter
        for key in [k for k in self.adapters if len(k) < len(prefix)]:
            self.adapters[key] = self.adapters.pop(key)
    def get_adapter(self, url):
        for prefix, adapter in self.adapters.items():
            if url.lower().startswith(prefix.lower()):
                return adapter
        raise LookupError(url)
s = Session()
s.mount("https://api.", VALUE)
picked = s.get_adapter("HTTPS://api.x/y")
s.adapters.clear()
PATCH`,
  `
class Session:
    def __init__(self):
        self.adapters = {}
        self.mount("https://", "tls")
        self.mount("http://", "plain")
    def mount(self, prefix, adapter):
        self.adapters[prefix] = adapter
        for key in [k for k in self.adapters if len(k) < len(prefix)]:
            self.adapters[key] = self.adapters.pop(key)
    def get_adapter(self, url):
        for prefix, adapter in self.adapters.items():
            if url.lower().startswith(prefix.lower()):
                return adapter
        raise LookupError(url)
s = Session()
s.mount("https://api.", VALUE)
picked = s.get_adapter("https://other/y")
s.adapters.clear()
PATCH`,
  `
class MonkeyPatch:
    def __init__(self): self._undo = []
    def setattr(self, target, name, value):
        self._undo.append((target, name, getattr(target, name, self)))
        setattr(target, name, value)
    def undo(self):
        while self._undo:
            target, name, value = self._undo.pop()
            if value is self:
                delattr(target, name)
            else:
                setattr(target, name, value)
class Api:
    guard = VALUE
mp = MonkeyPatch()
mp.setattr(Api, "guard", None)
mp.setattr(Api, "extra", 1)
mp.undo()
PATCH`,
  `
class MonkeyPatch:
    def __init__(self): self._undo = []
    def setattr(self, target, name, value):
        self._undo.append((target, name, getattr(target, name, self)))
        setattr(target, name, value)
    def undo(self):
        while self._undo:
            target, name, value = self._undo.pop()
            if value is self:
                delattr(target, name)
            else:
                setattr(target, name, value)
class Api:
    guard = None
mp = MonkeyPatch()
mp.setattr(Api, "guard", VALUE)
mp.setattr(Api, "extra", VALUE)
mp.undo()
PATCH`,
  `
from contextlib import contextmanager
import settings
@contextmanager
def override(**kw):
    saved = {k: getattr(settings, k) for k in kw}
    for k, v in kw.items():
        setattr(settings, k, v)
    try:
        yield settings
    finally:
        for k, v in saved.items():
            setattr(settings, k, v)
with override(GUARD=VALUE) as s:
    inside = s.GUARD is not None
PATCH
>>> settings.py
GUARD = None`,
  `
from contextlib import contextmanager
import settings
@contextmanager
def override(**kw):
    saved = {k: getattr(settings, k) for k in kw}
    for k, v in kw.items():
        setattr(settings, k, v)
    try:
        yield settings
    finally:
        for k, v in saved.items():
            setattr(settings, k, v)
with override(GUARD=None) as s:
    inside = s.GUARD
PATCH
>>> settings.py
GUARD = VALUE`,
  `
import bisect
class Ring:
    def __init__(self): self.keys, self.nodes = [], {}
    def add(self, key, node):
        bisect.insort(self.keys, key)
        self.nodes[key] = node
    def lookup(self, key):
        i = bisect.bisect_left(self.keys, key) % len(self.keys)
        return self.nodes[self.keys[i]]
ring = Ring()
for k, make in ((30, lambda: None), (10, lambda: None), (20, lambda: VALUE)):
    ring.add(k, make)
picked = ring.lookup(15)()
wrapped = ring.lookup(31)()
PATCH`,
  `
import bisect
class Ring:
    def __init__(self): self.keys, self.nodes = [], {}
    def add(self, key, node):
        bisect.insort(self.keys, key)
        self.nodes[key] = node
    def lookup(self, key):
        i = bisect.bisect_left(self.keys, key) % len(self.keys)
        return self.nodes[self.keys[i]]
ring = Ring()
for k, make in ((30, lambda: None), (10, lambda: None), (20, lambda: VALUE)):
    ring.add(k, make)
picked = ring.lookup(25)()
wrapped = ring.lookup(31)()
PATCH`,
  `
import re
ROUTES = []
def route(pattern):
    compiled = re.compile(pattern)
    def add(fn):
        ROUTES.append((compiled, fn))
        return fn
    return add
@route(r"^/lock/(?P<name>[a-z]+)$")
def lock(name): return {name: VALUE}
@route(r"^/(?P<rest>.*)$")
def fallback(rest): return rest
def dispatch(path):
    for regex, fn in ROUTES:
        if m := regex.match(path):
            return fn(**m.groupdict())
a = dispatch("/lock/db")
PATCH`,
  `
import re
ROUTES = []
def route(pattern):
    compiled = re.compile(pattern)
    def add(fn):
        ROUTES.append((compiled, fn))
        return fn
    return add
@route(r"^/lock/(?P<name>[a-z]+)$")
def lock(name): return {name: VALUE}
@route(r"^/(?P<rest>.*)$")
def fallback(rest): return rest
def dispatch(path):
    for regex, fn in ROUTES:
        if m := regex.match(path):
            return fn(**m.groupdict())
a = dispatch("/lock/DB")
PATCH`,
  `
from collections.abc import Mapping
class Frozen(Mapping):
    def __init__(self, **kw): self._d = kw
    def __getitem__(self, k): return self._d[k]
    def __iter__(self): return iter(self._d)
    def __len__(self): return len(self._d)
    def merged(self, **kw): return Frozen(**{**self, **kw})
one = Frozen(guard=VALUE, n=1)
two = one.merged(n=2)
three = two.merged(guard=None)
one = two = None
PATCH`,
  `
from collections.abc import Mapping
class Frozen(Mapping):
    def __init__(self, **kw): self._d = kw
    def __getitem__(self, k): return self._d[k]
    def __iter__(self): return iter(self._d)
    def __len__(self): return len(self._d)
    def merged(self, **kw): return Frozen(**{**self, **kw})
one = Frozen(guard=VALUE, n=1)
two = one.merged(n=2)
if two == {"guard": one["guard"], "n": 2}:
    one = None
PATCH`,
  `
class Observable:
    def __init__(self): self.__dict__["_watchers"] = {}
    def __setattr__(self, name, value):
        old = self.__dict__.get(name)
        self.__dict__[name] = value
        for fn in self._watchers.get(name, ()):
            fn(old, value)
    def watch(self, name, fn): self._watchers.setdefault(name, []).append(fn)
log = []
obj = Observable()
obj.watch("state", lambda old, new: log.append(VALUE if new == "up" and old is None else new))
obj.state = None
obj.state = "up"
PATCH`,
  `
class Observable:
    def __init__(self): self.__dict__["_watchers"] = {}
    def __setattr__(self, name, value):
        old = self.__dict__.get(name)
        self.__dict__[name] = value
        for fn in self._watchers.get(name, ()):
            fn(old, value)
    def watch(self, name, fn): self._watchers.setdefault(name, []).append(fn)
log = []
obj = Observable()
obj.watch("state", lambda old, new: log.append(VALUE if new == "up" and old is None else new))
obj.state = "down"
obj.state = "up"
PATCH`,
  `
class Money:
    __slots__ = ("amount", "unit")
    def __init__(self, amount, unit="EUR"): self.amount, self.unit = amount, unit
    def __add__(self, other):
        if isinstance(other, Money) and other.unit == self.unit:
            return Money(self.amount + other.amount, self.unit)
        return NotImplemented
    def __radd__(self, other): return self if other == 0 else NotImplemented
    def __mul__(self, n): return Money(self.amount * n, self.unit)
    __rmul__ = __mul__
    def __bool__(self): return self.amount > 0
    def __int__(self): return self.amount
total = sum([Money(1), Money(2), 3 * Money(2)])
guard = VALUE if int(total) == 9 and total else None
PATCH`,
  `
class Money:
    __slots__ = ("amount", "unit")
    def __init__(self, amount, unit="EUR"): self.amount, self.unit = amount, unit
    def __add__(self, other):
        if isinstance(other, Money) and other.unit == self.unit:
            return Money(self.amount + other.amount, self.unit)
        return NotImplemented
    def __sub__(self, other): return Money(self.amount - other.amount, self.unit)
    def __bool__(self): return self.amount > 0
guards = {}
for n in (1, 2, 3):
    if not Money(n) - Money(3):
        continue
    guards[n] = VALUE
PATCH`,
  `
class Matrix:
    def __init__(self, rows): self.rows = rows
    def __getitem__(self, pos):
        if isinstance(pos, tuple):
            r, c = pos
            return self.rows[r][c]
        return self.rows[pos]
    def __setitem__(self, pos, value):
        r, c = pos
        self.rows[r][c] = value
    def __matmul__(self, fn): return Matrix([[fn(x) for x in row] for row in self.rows])
m = Matrix([[1, 2], [3, 4]])
m[0, 1] = VALUE
m[0, 1], last = None, m[1, -1]
n = m @ (lambda x: VALUE if x == 4 else None)
m = None
PATCH`,
  `
class Matrix:
    def __init__(self, rows): self.rows = rows
    def __getitem__(self, pos):
        if isinstance(pos, tuple):
            r, c = pos
            return self.rows[r][c]
        return self.rows[pos]
    def __setitem__(self, pos, value):
        r, c = pos
        self.rows[r][c] = value
    def __matmul__(self, fn): return Matrix([[fn(x) for x in row] for row in self.rows])
m = Matrix([[1, 2], [3, 5]])
m[0, 1] = VALUE
m[0, 1], last = None, m[1, -1]
n = m @ (lambda x: VALUE if x == 4 else None)
PATCH`,
  `
def compose(*fns):
    first, *rest = fns
    def run(*args, **kw):
        value = first(*args, **kw)
        for fn in rest:
            value = fn(value)
        return value
    return run
parse = compose(str.strip, str.lower, lambda s: s.split(","), sorted, tuple)
names = parse(" B,A ,lock")
guard = VALUE if names == ("a ", "b", "lock") else None
PATCH`,
  `
def compose(*fns):
    first, *rest = fns
    def run(*args, **kw):
        value = first(*args, **kw)
        for fn in rest:
            value = fn(value)
        return value
    return run
parse = compose(str.strip, str.lower, lambda s: s.split(","), tuple)
names = parse(" B,A ")
guard = VALUE if len(names) > 2 else None
PATCH`,
  `
from functools import partial, reduce
def build(kind, *, guard=None, size=1): return {"kind": kind, "guard": guard, "size": size}
base = partial(build, "pool", guard=VALUE)
small = partial(base, size=2)
off = partial(small, guard=None)
made = off()
kw = off.keywords
del base, small
PATCH`,
  `
from functools import partial
def build(kind, *, guard=None, size=1): return {"kind": kind, "guard": guard, "size": size}
base = partial(build, "pool", guard=VALUE)
small = partial(base, size=2)
made = small()
del base, small
PATCH`,
  `
class State:
    def enter(self, ctx): pass
    def next(self, ctx, event): return self
class Idle(State):
    def next(self, ctx, event): return Busy() if event == "go" else self
class Busy(State):
    def enter(self, ctx): ctx.resources.append(VALUE)
    def next(self, ctx, event): return Done() if event == "end" else self
class Done(State):
    def enter(self, ctx): ctx.resources[:] = []
class Context:
    def __init__(self):
        self.state, self.resources = Idle(), []
    def fire(self, *events):
        for event in events:
            new = self.state.next(self, event)
            if new is not self.state:
                self.state = new
                new.enter(self)
        return self
ctx = Context().fire("x", "go", "y")
PATCH`,
  `
class State:
    def enter(self, ctx): pass
    def next(self, ctx, event): return self
class Idle(State):
    def next(self, ctx, event): return Busy() if event == "go" else self
class Busy(State):
    def enter(self, ctx): ctx.resources.append(VALUE)
    def next(self, ctx, event): return Done() if event == "end" else self
class Done(State):
    def enter(self, ctx): ctx.resources[:] = []
class Context:
    def __init__(self):
        self.state, self.resources = Idle(), []
    def fire(self, *events):
        for event in events:
            new = self.state.next(self, event)
            if new is not self.state:
                self.state = new
                new.enter(self)
        return self
ctx = Context().fire("go", "end", "go")
PATCH`,
  `
import app.cli
app.cli.main(["--config", "prod", "up"])
PATCH
>>> app/__init__.py
def __getattr__(name):
    if name == "runtime":
        import importlib
        return importlib.import_module("app.runtime")
    raise AttributeError(name)
>>> app/cli.py
import app
def main(argv):
    opts, rest = {}, []
    it = iter(argv)
    for word in it:
        if word.startswith("--"):
            opts[word[2:]] = next(it)
        else:
            rest.append(word)
    for command in rest:
        getattr(app.runtime, "do_" + command)(**opts)
>>> app/runtime.py
held = {}
def do_up(config): held[config] = VALUE
def do_down(config): held.pop(config, None)`,
  `
import app.cli
app.cli.main(["up", "--config", "prod", "down"])
PATCH
>>> app/__init__.py
def __getattr__(name):
    if name == "runtime":
        import importlib
        return importlib.import_module("app.runtime")
    raise AttributeError(name)
>>> app/cli.py
import app
def main(argv):
    opts, rest = {}, []
    it = iter(argv)
    for word in it:
        if word.startswith("--"):
            opts[word[2:]] = next(it)
        else:
            rest.append(word)
    for command in rest:
        getattr(app.runtime, "do_" + command)(**opts)
>>> app/runtime.py
held = {}
def do_up(config): held[config] = VALUE
def do_down(config): held.pop(config, None)`,
  `
class Registry(type):
    classes = {}
    def __init__(cls, name, bases, ns, key=None):
        super().__init__(name, bases, ns)
        if key is not None:
            Registry.classes[key] = cls
    def __new__(mcls, name, bases, ns, **kw): return super().__new__(mcls, name, bases, ns)
    def __getitem__(cls, key): return Registry.classes[key]
    def __contains__(cls, key): return key in Registry.classes
    def __iter__(cls): return iter(Registry.classes)
class Codec(metaclass=Registry):
    def __init__(self): self.guard = None
class LockCodec(Codec, key="lock"):
    def __init__(self): self.guard = VALUE
class RawCodec(Codec, key="raw"): pass
codecs = [Codec[k]() for k in Codec if "lock" in Codec and k != "raw"]
PATCH`,
  `
class Registry(type):
    classes = {}
    def __init__(cls, name, bases, ns, key=None):
        super().__init__(name, bases, ns)
        if key is not None:
            Registry.classes[key] = cls
    def __new__(mcls, name, bases, ns, **kw): return super().__new__(mcls, name, bases, ns)
    def __getitem__(cls, key): return Registry.classes[key]
    def __contains__(cls, key): return key in Registry.classes
    def __iter__(cls): return iter(Registry.classes)
class Codec(metaclass=Registry):
    def __init__(self): self.guard = None
class LockCodec(Codec, key="lock"):
    def __init__(self): self.guard = VALUE
class RawCodec(Codec, key="raw"): pass
codecs = [Codec[k]() for k in Codec if k != "lock"]
if "gzip" in Codec:
    codecs.append(VALUE)
PATCH`,
  `
import threading
local = threading.local()
class Tx:
    def __enter__(self):
        stack = local.__dict__.setdefault("stack", [])
        stack.append(self)
        self.guard = VALUE
        return self
    def __exit__(self, *exc): local.stack.pop()
with Tx():
    depth = len(local.stack)
PATCH`,
  `
import threading
local = threading.local()
def conn():
    try:
        return local.conn
    except AttributeError:
        local.conn = {"guard": VALUE}
        return local.conn
conn()
PATCH`,
  `
class Loader:
    def __init__(self, factories): self._factories = dict(factories)
    def __getattr__(self, name):
        try:
            factory = self.__dict__["_factories"].pop(name)
        except KeyError:
            raise AttributeError(name) from None
        value = factory()
        setattr(self, name, value)
        return value
lib = Loader({"lock": lambda: VALUE, "other": lambda: None})
lib.other
if not hasattr(lib, "missing"):
    PATCH
lib.lock`,
  `
class Loader:
    def __init__(self, factories): self._factories = dict(factories)
    def __getattr__(self, name):
        try:
            factory = self.__dict__["_factories"].pop(name)
        except KeyError:
            raise AttributeError(name) from None
        value = factory()
        setattr(self, name, value)
        return value
lib = Loader({"lock": lambda: VALUE, "other": lambda: None})
lib.lock, lib.other
PATCH`,
  `
from typing import Generic, TypeVar, Optional
T = TypeVar("T")
class Result(Generic[T]):
    def __init__(self, value: Optional[T] = None, error=None): self.value, self.error = value, error
    @classmethod
    def of(cls, fn, *args):
        try:
            return cls(fn(*args))
        except Exception as exc:
            return cls(error=exc)
    def map(self, fn): return self if self.error else Result.of(fn, self.value)
    def or_else(self, other): return other if self.error else self.value
good = Result.of(int, "3").map(lambda n: n + 1).map(lambda n: VALUE if n == 4 else None)
guard = good.or_else(None)
del good
PATCH`,
  `
from typing import Generic, TypeVar, Optional
T = TypeVar("T")
class Result(Generic[T]):
    def __init__(self, value: Optional[T] = None, error=None): self.value, self.error = value, error
    @classmethod
    def of(cls, fn, *args):
        try:
            return cls(fn(*args))
        except Exception as exc:
            return cls(error=exc)
    def map(self, fn): return self if self.error else Result.of(fn, self.value)
    def or_else(self, other): return other if self.error else self.value
bad = Result.of(int, "x").map(lambda n: VALUE)
guard = bad.or_else(None)
PATCH`,
  `
from itertools import chain
class Deps:
    def __init__(self): self.graph = {}
    def add(self, name, *needs): self.graph[name] = needs
    def order(self):
        done, out = set(), []
        def visit(n):
            if n in done:
                return
            done.add(n)
            for need in self.graph.get(n, ()):
                visit(need)
            out.append(n)
        for n in sorted(self.graph):
            visit(n)
        return out
deps = Deps()
deps.add("app", "db", "cache")
deps.add("db", "lock")
deps.add("cache")
order = deps.order()
started = {n: VALUE for n in order if n == "lock"}
if order[-1] == "app" or order.index("lock") < order.index("db"):
    PATCH`,
  `
class Deps:
    def __init__(self): self.graph = {}
    def add(self, name, *needs): self.graph[name] = needs
    def order(self):
        done, out = set(), []
        def visit(n):
            if n in done:
                return
            done.add(n)
            for need in self.graph.get(n, ()):
                visit(need)
            out.append(n)
        for n in sorted(self.graph):
            visit(n)
        return out
deps = Deps()
deps.add("app", "db", "cache")
deps.add("db")
deps.add("cache")
order = deps.order()
guard = VALUE if "lock" in order or order[0] == "db" else None
PATCH`,
  `
import json
RAW = '{"services": [{"name": "db", "lock": true}, {"name": "web", "lock": false}], "version": 2}'
conf = json.loads(RAW)
services = {s["name"]: (VALUE if s["lock"] else None) for s in conf["services"]}
services.pop("web")
PATCH`,
  `
import json
RAW = '{"services": [{"name": "db", "lock": false}, {"name": "web"}], "version": 2}'
conf = json.loads(RAW)
services = {s["name"]: (VALUE if s.get("lock") else None) for s in conf["services"]}
if conf["version"] >= 3:
    services["x"] = VALUE
PATCH`,
  `
class Undo:
    def __init__(self): self.done, self.undone = [], []
    def do(self, action):
        action.apply()
        self.done.append(action)
        self.undone.clear()
    def undo(self):
        action = self.done.pop()
        action.revert()
        self.undone.append(action)
class SetGuard:
    def __init__(self, target, value): self.target, self.value, self.old = target, value, None
    def apply(self): self.old, self.target["guard"] = self.target.get("guard"), self.value
    def revert(self): self.target["guard"] = self.old
doc = {"guard": None}
history = Undo()
history.do(SetGuard(doc, VALUE))
history.undo()
history.do(SetGuard(doc, 1))
PATCH`,
  `
class Undo:
    def __init__(self): self.done, self.undone = [], []
    def do(self, action):
        action.apply()
        self.done.append(action)
        self.undone.clear()
    def undo(self):
        action = self.done.pop()
        action.revert()
        self.undone.append(action)
class SetGuard:
    def __init__(self, target, value): self.target, self.value, self.old = target, value, None
    def apply(self): self.old, self.target["guard"] = self.target.get("guard"), self.value
    def revert(self): self.target["guard"] = self.old
doc = {"guard": VALUE}
history = Undo()
history.do(SetGuard(doc, None))
history.undo()
history.undone.clear()
PATCH`,
  `
from app import create_app
application = create_app("app.config.Production")
PATCH
>>> app/__init__.py
from importlib import import_module
from . import extensions
def create_app(config):
    module, _, name = config.rpartition(".")
    conf = getattr(import_module(module), name)
    app = {"config": {k: getattr(conf, k) for k in dir(conf) if k.isupper()}}
    for ext in extensions.ALL:
        ext.init_app(app)
    return app
>>> app/config.py
class Base:
    LOCKS = False
    NAME = "base"
class Production(Base):
    LOCKS = True
class Testing(Base):
    NAME = "test"
>>> app/extensions.py
class Locks:
    guard = None
    def init_app(self, app):
        if app["config"].get("LOCKS"):
            self.guard = VALUE
class Nothing:
    def init_app(self, app): pass
locks = Locks()
ALL = (Nothing(), locks)`,
  `
from app import create_app
application = create_app("app.config.Testing")
PATCH
>>> app/__init__.py
from importlib import import_module
from . import extensions
def create_app(config):
    module, _, name = config.rpartition(".")
    conf = getattr(import_module(module), name)
    app = {"config": {k: getattr(conf, k) for k in dir(conf) if k.isupper()}}
    for ext in extensions.ALL:
        ext.init_app(app)
    return app
>>> app/config.py
class Base:
    LOCKS = False
    NAME = "base"
class Production(Base):
    LOCKS = True
class Testing(Base):
    NAME = "test"
>>> app/extensions.py
class Locks:
    guard = None
    def init_app(self, app):
        if app["config"].get("LOCKS"):
            self.guard = VALUE
class Nothing:
    def init_app(self, app): pass
locks = Locks()
ALL = (Nothing(), locks)`,
  `
class Visitor:
    def visit(self, node):
        method = getattr(self, "visit_" + type(node).__name__.lower(), self.generic)
        return method(node)
    def generic(self, node): return [self.visit(c) for c in getattr(node, "children", [])]
class Node:
    def __init__(self, *children): self.children = children
class Lock(Node): pass
class Group(Node): pass
class Maker(Visitor):
    def visit_lock(self, node): return VALUE
tree = Group(Node(), Group(Lock(), Node()))
made = Maker().visit(tree)
PATCH`,
  `
class Visitor:
    def visit(self, node):
        method = getattr(self, "visit_" + type(node).__name__.lower(), self.generic)
        return method(node)
    def generic(self, node): return [self.visit(c) for c in getattr(node, "children", [])]
class Node:
    def __init__(self, *children): self.children = children
class Lock(Node): pass
class Group(Node): pass
class Maker(Visitor):
    def visit_lock(self, node): return VALUE
    def visit_group(self, node): return len(node.children)
tree = Group(Node(), Group(Lock(), Node()))
made = Maker().visit(tree)
PATCH`,
  `
import types
class Service:
    def ping(self): return None
service = Service()
def ping(self): return getattr(self, "guard", None)
service.ping = types.MethodType(ping, service)
service.guard = VALUE
got = service.ping()
del service
PATCH`,
  `
class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n
made = [VALUE if n == 1 else None for n in Countdown(2)]
last = next(Countdown(0), "end")
if last == "end" and len(made) == 2:
    made.pop(0)
PATCH`,
  `
class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n
made = [VALUE if n == 1 else None for n in Countdown(1)]
PATCH`,
  `
def chunks(items, size):
    for i in range(0, len(items), size):
        yield items[i:i + size]
batches = list(chunks([1, 2, 3, VALUE, 5], 2))
batches[1:2] = []
PATCH`,
  `
def chunks(items, size):
    for i in range(0, len(items), size):
        yield items[i:i + size]
batches = list(chunks([1, 2, 3, 4, VALUE], 2))
batches[1:2] = []
PATCH`,
  `
import os
class Feature:
    def __init__(self, env, default): self.env, self.default = env, default
    def __get__(self, obj, owner):
        return os.environ.get(self.env, self.default).lower() in ("1", "on", "true")
class Flags:
    locks = Feature("APP_LOCKS_X", "off")
    cache = Feature("APP_CACHE_X", "on")
os.environ["APP_LOCKS_X"] = "TRUE"
flags = Flags()
guard = VALUE if flags.locks and flags.cache else None
del os.environ["APP_LOCKS_X"]
PATCH`,
  `
import os
class Feature:
    def __init__(self, env, default): self.env, self.default = env, default
    def __get__(self, obj, owner):
        return os.environ.get(self.env, self.default).lower() in ("1", "on", "true")
class Flags:
    locks = Feature("APP_LOCKS_X", "off")
os.environ["APP_LOCKS_X"] = "no"
flags = Flags()
guard = VALUE if flags.locks else None
PATCH`,
  `
from repo import Repo, UnitOfWork
with UnitOfWork() as uow:
    uow.users.add("a", VALUE)
    uow.commit()
with UnitOfWork() as uow:
    uow.users.add("b", VALUE)
stored = Repo.storage
PATCH
>>> repo.py
class Repo:
    storage = {}
    def __init__(self): self.new = {}
    def add(self, key, value): self.new[key] = value
    def flush(self):
        self.storage.update(self.new)
        self.new = {}
class UnitOfWork:
    def __enter__(self):
        self.users, self._ok = Repo(), False
        return self
    def commit(self): self._ok = True
    def __exit__(self, *exc):
        if self._ok and exc[0] is None:
            self.users.flush()
        self.users = None`,
  `
from repo import Repo, UnitOfWork
with UnitOfWork() as uow:
    uow.users.add("b", VALUE)
stored = Repo.storage
PATCH
>>> repo.py
class Repo:
    storage = {}
    def __init__(self): self.new = {}
    def add(self, key, value): self.new[key] = value
    def flush(self):
        self.storage.update(self.new)
        self.new = {}
class UnitOfWork:
    def __enter__(self):
        self.users, self._ok = Repo(), False
        return self
    def commit(self): self._ok = True
    def __exit__(self, *exc):
        if self._ok and exc[0] is None:
            self.users.flush()
        self.users = None`,
  `
class lazy_property:
    def __init__(self, fn):
        self.fn, self.__doc__, self.name = fn, fn.__doc__, fn.__name__
    def __get__(self, obj, owner):
        if obj is None:
            return self
        cache = obj.__dict__.setdefault("_cache", {})
        if self.name not in cache:
            cache[self.name] = self.fn(obj)
        return cache[self.name]
    def __delete__(self, obj): obj.__dict__.get("_cache", {}).pop(self.name, None)
    def __set__(self, obj, value): raise AttributeError("read only")
class S:
    @lazy_property
    def guard(self): return VALUE
s = S()
s.guard
del s.guard
try:
    s.guard = VALUE
except AttributeError:
    pass
PATCH`,
  `
class lazy_property:
    def __init__(self, fn):
        self.fn, self.__doc__, self.name = fn, fn.__doc__, fn.__name__
    def __get__(self, obj, owner):
        if obj is None:
            return self
        cache = obj.__dict__.setdefault("_cache", {})
        if self.name not in cache:
            cache[self.name] = self.fn(obj)
        return cache[self.name]
    def __delete__(self, obj): obj.__dict__.get("_cache", {}).pop(self.name, None)
class S:
    @lazy_property
    def guard(self): return VALUE
    @lazy_property
    def name(self): return "x"
s = S()
s.guard, s.name
del s.name
PATCH`,
  `
import enum
class Level(enum.IntEnum):
    LOW = 1
    HIGH = 3
    @property
    def locked(self): return self >= Level.HIGH
    @classmethod
    def parse(cls, text):
        return cls[text.upper()] if text.upper() in cls.__members__ else cls(int(text))
guards = {level.name: VALUE for level in (Level.parse("high"), Level.parse("1")) if level.locked}
PATCH`,
  `
import enum
class Level(enum.IntEnum):
    LOW = 1
    HIGH = 3
    @property
    def locked(self): return self >= Level.HIGH
    @classmethod
    def parse(cls, text):
        return cls[text.upper()] if text.upper() in cls.__members__ else cls(int(text))
guards = {level.name: VALUE for level in (Level.parse("low"), Level.parse("1")) if level.locked}
PATCH`,
  `
class Grid:
    cells = {}
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        cls.cells = {k: v for k, v in vars(cls).items() if not k.startswith("_") and callable(v)}
class A(Grid):
    guard = staticmethod(lambda: VALUE)
    def make(self): return VALUE
    size = 3
names = sorted(A.cells)
made = A.cells["make"](A())
if names == ["guard", "make"]:
    PATCH`,
  `
def validate(schema, data):
    out = {}
    for key, rule in schema.items():
        match rule, data.get(key):
            case (type() as kind, value) if isinstance(value, kind):
                out[key] = value
            case ({"default": default}, None):
                out[key] = default() if callable(default) else default
            case (_, None):
                continue
            case _:
                raise TypeError(key)
    return out
conf = validate({"n": int, "guard": {"default": lambda: VALUE}, "opt": str}, {"n": 3})
PATCH`,
  `
def validate(schema, data):
    out = {}
    for key, rule in schema.items():
        match rule, data.get(key):
            case (type() as kind, value) if isinstance(value, kind):
                out[key] = value
            case ({"default": default}, None):
                out[key] = default() if callable(default) else default
            case (_, None):
                continue
            case _:
                raise TypeError(key)
    return out
try:
    conf = validate({"n": int, "guard": {"default": lambda: VALUE}}, {"n": "x"})
except TypeError:
    conf = {}
PATCH`,
  `
from operator import or_, and_, attrgetter, itemgetter
from functools import reduce
class Q:
    def __init__(self, **kw): self.kw, self.parts, self.op = kw, [], None
    def _join(self, other, op):
        q = Q()
        q.parts, q.op = [self, other], op
        return q
    def __or__(self, other): return self._join(other, any)
    def __and__(self, other): return self._join(other, all)
    def match(self, row):
        if self.op:
            return self.op(p.match(row) for p in self.parts)
        return all(row.get(k) == v for k, v in self.kw.items())
rows = [{"k": "a", "n": 1}, {"k": "b", "n": 2}]
q = reduce(or_, [Q(k="a"), Q(k="c")]) & Q(n=1)
hits = [VALUE for r in rows if q.match(r)]
PATCH`,
  `
from operator import or_
from functools import reduce
class Q:
    def __init__(self, **kw): self.kw, self.parts, self.op = kw, [], None
    def _join(self, other, op):
        q = Q()
        q.parts, q.op = [self, other], op
        return q
    def __or__(self, other): return self._join(other, any)
    def __and__(self, other): return self._join(other, all)
    def match(self, row):
        if self.op:
            return self.op(p.match(row) for p in self.parts)
        return all(row.get(k) == v for k, v in self.kw.items())
rows = [{"k": "a", "n": 1}, {"k": "b", "n": 2}]
q = reduce(or_, [Q(k="a"), Q(k="c")]) & Q(n=2)
hits = [VALUE for r in rows if q.match(r)]
PATCH`,
  `
scores = {"db": 3, "cache": 7, "web": 1}
best = max(scores, key=scores.get)
order = [name for name, _ in sorted(scores.items(), key=lambda kv: kv[1], reverse=True)]
guard = VALUE if best == "cache" and order == ["cache", "db", "web"] else None
PATCH`,
  `
from operator import itemgetter
scores = {"db": 3, "cache": 7, "web": 1}
ranked = dict(sorted(scores.items(), key=itemgetter(1)))
first, *_ = ranked
guard = VALUE if first == "db" else None
PATCH`,
  `
from functools import cmp_to_key
def by_len(a, b): return len(a) - len(b) or (a > b) - (a < b)
names = sorted(["ccc", "b", "aa", "a"], key=cmp_to_key(by_len))
guard = VALUE if names[0] == "a" and names[-1] == "ccc" else None
PATCH`,
  `
from functools import cmp_to_key
def by_len(a, b): return len(a) - len(b)
names = sorted(["ccc", "b", "aa"], key=cmp_to_key(by_len))
guard = VALUE if names[0] == "ccc" else None
PATCH`,
  `
a, b = {"x", "y"}, {"y", "z"}
a ^= b
a.discard("x")
c = a.copy()
c.symmetric_difference_update({"z", "w"})
guard = VALUE if c == {"w"} and not a.isdisjoint({"z"}) else None
PATCH`,
  `
a, b = {"x", "y"}, {"y", "z"}
a -= b
a.difference_update(["x"])
guard = VALUE if a else None
PATCH`,
  `
q, r = divmod(17, 5)
code = int("ff", 16)
letter = chr(ord("a") + 2)
guard = VALUE if (q, r) == (3, 2) and code == 255 and letter == "c" else None
PATCH`,
  `
q, r = divmod(17, 5)
code = int("10", 2)
guard = VALUE if q == 2 or code != 2 else None
if round(2.6) != 3 or 2 ** 3 != 8:
    guard = VALUE
PATCH`,
  `
from pathlib import PurePosixPath
p = PurePosixPath("/srv/app/conf.d/lock.toml")
guard = VALUE if p.suffix == ".toml" and p.stem == "lock" and p.parent.name == "conf.d" else None
PATCH`,
  `
import os.path
path = os.path.join("conf", "locks.yml")
base, ext = os.path.splitext(os.path.basename(path))
guard = {base: VALUE} if ext in (".yml", ".yaml") else {}
PATCH`,
  `
import os.path
path = os.path.join("conf", "locks.toml")
base, ext = os.path.splitext(os.path.basename(path))
guard = {base: VALUE} if ext in (".yml", ".yaml") else {}
PATCH`,
  `
from urllib.parse import urlsplit, parse_qs
url = urlsplit("redis+lock://user@host:6379/2?pool=yes&size=3")
opts = {k: v[-1] for k, v in parse_qs(url.query).items()}
scheme, _, mode = url.scheme.partition("+")
guard = VALUE if mode == "lock" and opts.get("pool") == "yes" and url.port == 6379 else None
PATCH`,
  `
from fnmatch import fnmatch
rules = [("app.*", lambda: VALUE), ("*.db", lambda: None)]
made = {name: make() for name in ("core.db", "app.web") for pattern, make in rules if fnmatch(name, pattern)}
PATCH`,
  `
from fnmatch import fnmatch
rules = [("app.*", lambda: VALUE), ("*.db", lambda: None)]
made = {name: make() for name in ("core.db", "web") for pattern, make in rules if fnmatch(name, pattern)}
PATCH`,
  `
import inspect
def accepts(fn, name):
    params = inspect.signature(fn).parameters
    return name in params or any(p.kind is p.VAR_KEYWORD for p in params.values())
def old(host): return None
def new(host, guard): return guard
def any_(**kw): return kw
calls = [fn(**({"host": 1, "guard": VALUE} if accepts(fn, "guard") else {"host": 1})) for fn in (old, new)]
PATCH`,
  `
import inspect
def accepts(fn, name):
    params = inspect.signature(fn).parameters
    return name in params or any(p.kind is p.VAR_KEYWORD for p in params.values())
def old(host): return host
calls = [fn(**({"host": VALUE} if accepts(fn, "guard") else {"host": 1})) for fn in (old,)]
PATCH`,
  `
from dataclasses import dataclass, KW_ONLY, field, InitVar
@dataclass
class Conf:
    name: str
    _: KW_ONLY
    guard: object = None
    seed: InitVar[int] = 0
    made: list = field(init=False)
    def __post_init__(self, seed): self.made = [VALUE] * seed
c = Conf("a", seed=2)
c.made.pop()
PATCH`,
  `
from dataclasses import dataclass, KW_ONLY, field, InitVar
@dataclass
class Conf:
    name: str
    _: KW_ONLY
    guard: object = None
    seed: InitVar[int] = 0
    made: list = field(init=False)
    def __post_init__(self, seed): self.made = [VALUE] * seed
c = Conf("a", guard=3)
PATCH`,
  `
import logging.config
class Guarded(logging.Handler):
    def __init__(self, guard=None):
        super().__init__()
        self.guard = guard
    def emit(self, record): pass
handler = Guarded(VALUE)
logger = logging.getLogger("x.y.z")
logger.handlers[:] = [handler]
logger.handlers.clear()
handler = None
PATCH`,
  `
class Base:
    @classmethod
    def all(cls):
        for sub in cls.__subclasses__():
            yield sub
            yield from sub.all()
class A(Base): kind = "a"
class B(A): kind = "lock"
class C(Base): kind = "c"
made = {cls.kind: VALUE for cls in Base.all() if cls.kind == "lock"}
PATCH`,
  `
class Base:
    @classmethod
    def all(cls):
        for sub in cls.__subclasses__():
            yield sub
            yield from sub.all()
class A(Base): kind = "a"
class B(A): kind = "b"
made = {cls.kind: VALUE for cls in Base.all() if cls.kind == "lock"}
PATCH`,
  `
class Even(type):
    def __instancecheck__(cls, obj): return isinstance(obj, int) and obj % 2 == 0
class even(metaclass=Even): pass
guards = [VALUE for n in (1, 2, 3) if isinstance(n, even)]
PATCH`,
  `
class Even(type):
    def __instancecheck__(cls, obj): return isinstance(obj, int) and obj % 2 == 0
class even(metaclass=Even): pass
guards = [VALUE for n in (1, 3) if isinstance(n, even)]
PATCH`,
  `
class Temp:
    def __init__(self, c): self.c = c
    def __format__(self, spec): return f"{self.c}{spec or 'C'}"
    def __index__(self): return self.c
table = [None, None, VALUE]
name = f"{Temp(2)}-{Temp(3):K}"
guard = table[Temp(2)] if name == "2C-3K" else None
table.clear()
PATCH`,
  `
def inner():
    got = yield 1
    return got
def outer():
    result = yield from inner()
    kept.append(result)
    yield 2
kept = []
g = outer()
next(g)
g.send(VALUE)
PATCH`,
  `
def worker():
    while True:
        try:
            yield
        except KeyError:
            log.append(VALUE)
        except ValueError:
            return
log = []
w = worker()
next(w)
w.throw(KeyError("a"))
PATCH`,
  `
def worker():
    try:
        yield 1
    except KeyError:
        log.append(1)
    else:
        log.append(VALUE)
    yield 2
log = []
w = worker()
next(w)
w.throw(KeyError("a"))
PATCH`,
  `
import asyncio
state = {}
async def job(name, delay):
    await asyncio.sleep(delay)
    state[name] = VALUE
async def main():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(job("a", 0))
        tg.create_task(job("b", 0))
    state.pop("b")
asyncio.run(main())
PATCH`,
  `
import asyncio
async def numbers():
    for n in (1, 2, 3):
        yield n
async def main():
    return [VALUE async for n in numbers() if n > 3]
out = asyncio.run(main())
PATCH`,
  `
import asyncio
async def main():
    try:
        async with asyncio.timeout(5):
            return {"guard": VALUE}
    except TimeoutError:
        return None
out = asyncio.run(main())
PATCH`,
  `
import asyncio
ready = []
def on_loop(): ready.append(VALUE)
async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(on_loop)
    await asyncio.sleep(0)
asyncio.run(main())
PATCH`,
  `
class Env:
    def __init__(self, **kw): self.vars = kw
    def expand(self, text):
        for key, value in self.vars.items():
            text = text.replace("%" + key + "%", str(value))
        return text
env = Env(name="db", n=3)
guard = VALUE if env.expand("%name%-%n%") == "db-3" else None
PATCH`,
  `
class Env:
    def __init__(self, **kw): self.vars = kw
    def expand(self, text):
        for key, value in self.vars.items():
            text = text.replace("%" + key + "%", str(value))
        return text
env = Env(name="db", n=3)
guard = VALUE if "%" in env.expand("%name%-%n%") else None
PATCH`,
  `
table = str.maketrans({"-": "_", " ": None})
name = "my lock-x".translate(table)
parts = "a=1;b=2".split(";")
conf = dict(p.split("=") for p in parts)
guard = VALUE if name == "mylock_x" and conf["b"].zfill(3) == "002" else None
PATCH`,
  `
import textwrap
TEXT = """
    lock: yes
    size: 3
"""
conf = {}
for line in textwrap.dedent(TEXT).strip().splitlines():
    key, _, value = line.partition(":")
    conf[key] = value.strip()
guard = VALUE if conf == {"lock": "yes", "size": "3"} else None
PATCH`,
  `
TEXT = """
# comment
lock = no

size = 3
"""
conf = {}
for line in TEXT.splitlines():
    line = line.strip()
    if not line or line.startswith("#"):
        continue
    key, value = (part.strip() for part in line.split("=", 1))
    conf[key] = value
guard = VALUE if conf["lock"] == "yes" else None
PATCH`,
  `
from datetime import timedelta
ttl = timedelta(minutes=2)
guard = VALUE if ttl.total_seconds() > 60 and ttl > timedelta(seconds=30) else None
PATCH`,
  `
import math
n = math.ceil(7 / 2)
guard = VALUE if n == 4 and math.isclose(0.5, 1 / 2) and math.gcd(4, 6) == 2 else None
PATCH`,
  `
import math
guard = VALUE if math.ceil(7 / 2) > 4 else None
other = VALUE if math.floor(2.5) != 2 else None
PATCH`,
  `
class Meta(type):
    def __enter__(cls):
        cls.depth += 1
        return cls
    def __exit__(cls, *exc): cls.depth -= 1
    @property
    def guard(cls): return VALUE if cls.depth else None
class Ctx(metaclass=Meta):
    depth = 0
with Ctx as c:
    inside = Ctx.guard
outside = Ctx.guard
PATCH`,
  `
class Meta(type):
    def __enter__(cls):
        cls.depth += 1
        return cls
    def __exit__(cls, *exc): cls.depth -= 1
    @property
    def guard(cls): return VALUE if cls.depth else None
class Ctx(metaclass=Meta):
    depth = 0
with Ctx as c:
    pass
outside = Ctx.guard
PATCH`,
  `
from collections import namedtuple
Opt = namedtuple("Opt", "name guard size", defaults=(None, 1))
class Option(Opt):
    __slots__ = ()
    def __new__(cls, name, **kw):
        self = super().__new__(cls, name.lower(), **kw)
        return self
    @property
    def big(self): return self.size > 1
opts = [Option("A", guard=VALUE, size=2), Option("B")]
kept = [o for o in opts if o.big]
del opts
PATCH`,
  `
from collections import namedtuple
Opt = namedtuple("Opt", "name guard size", defaults=(None, 1))
class Option(Opt):
    __slots__ = ()
    def __new__(cls, name, **kw):
        self = super().__new__(cls, name.lower(), **kw)
        return self
    @property
    def big(self): return self.size > 1
opts = [Option("A", guard=VALUE), Option("B", size=3)]
kept = [o for o in opts if o.big]
del opts
PATCH`,
  `
import warnings
def deprecated(fn):
    def wrapper(*a, **k):
        warnings.warn("old", DeprecationWarning, stacklevel=2)
        return fn(*a, **k)
    return wrapper
@deprecated
def make(): return VALUE
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    made = make()
PATCH`,
  `
import atexit
held = []
@atexit.register
def cleanup(): held.append(VALUE)
atexit.unregister(cleanup)
PATCH`,
  `
class Settings:
    _overrides = []
    def __getattribute__(self, name):
        if name.startswith("_"):
            return object.__getattribute__(self, name)
        for layer in reversed(self._overrides):
            if name in layer:
                return layer[name]
        return object.__getattribute__(self, name)
    guard = None
s = Settings()
Settings._overrides.append({"guard": VALUE})
held = s.guard
Settings._overrides.pop()
PATCH`,
  `
class Settings:
    _overrides = []
    def __getattribute__(self, name):
        if name.startswith("_"):
            return object.__getattribute__(self, name)
        for layer in reversed(self._overrides):
            if name in layer:
                return layer[name]
        return object.__getattribute__(self, name)
    guard = VALUE
s = Settings()
Settings._overrides.append({"guard": None})
held = s.guard
del Settings.guard
PATCH`,
  `
from types import SimpleNamespace
def parse(tokens):
    stack = [SimpleNamespace(kind="root", items=[])]
    for tok in tokens:
        match tok:
            case "[":
                stack.append(SimpleNamespace(kind="list", items=[]))
            case "]":
                done = stack.pop()
                stack[-1].items.append(done)
            case "lock":
                stack[-1].items.append(VALUE)
            case str(word):
                stack[-1].items.append(word)
    return stack.pop()
tree = parse(["[", "a", "[", "lock", "]", "]"])
inner = tree.items[0].items[1]
inner.items.clear()
PATCH`,
  `
from types import SimpleNamespace
def parse(tokens):
    stack = [SimpleNamespace(kind="root", items=[])]
    for tok in tokens:
        match tok:
            case "[":
                stack.append(SimpleNamespace(kind="list", items=[]))
            case "]":
                done = stack.pop()
                stack[-1].items.append(done)
            case "lock":
                stack[-1].items.append(VALUE)
            case str(word):
                stack[-1].items.append(word)
    return stack.pop()
tree = parse(["[", "a", "[", "lock", "]", "]"])
tree.items[0].items[0] = None
PATCH`,
  `
class Chain:
    def __init__(self, *links): self.links = list(links)
    def __or__(self, other):
        self.links.append(other)
        return self
    def invoke(self, value):
        for link in self.links:
            value = link(value)
            if isinstance(value, Exception):
                return None
        return value
def fail(v): return ValueError(v)
def lock(v): return VALUE
ok = (Chain() | str | lock).invoke(1)
PATCH`,
  `
class Chain:
    def __init__(self, *links): self.links = list(links)
    def __or__(self, other):
        self.links.append(other)
        return self
    def invoke(self, value):
        for link in self.links:
            value = link(value)
            if isinstance(value, Exception):
                return None
        return value
def fail(v): return ValueError(v)
def lock(v): return VALUE
bad = (Chain() | fail | lock).invoke(1)
PATCH`,
];
