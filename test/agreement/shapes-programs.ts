/**
 * Whole programs in other shapes: objects in objects, closures with state, containers filled in later, optional gevent, holders of the
 * standard library, generators, ways to the patch by built names; nearly half of them is right. The form is that of `whole-programs.ts`.
 */
export const shapesPrograms: readonly string[] = [
  `
class Adapter:
    def __init__(self, pool=None): self.pool = pool
class Session:
    def __init__(self):
        self.adapters = {}
        self.hooks = {"response": []}
        self.mount("https://", Adapter())
        self.mount("http://", Adapter())
    def mount(self, prefix, adapter):
        self.adapters[prefix] = adapter
        for key in [k for k in self.adapters if len(k) < len(prefix)]:
            self.adapters[key] = self.adapters.pop(key)
    def get_adapter(self, url):
        for prefix, adapter in self.adapters.items():
            if url.lower().startswith(prefix):
                return adapter
        raise LookupError(url)
session = Session()
session.mount("https://api.", Adapter({"guard": VALUE}))
held = session.get_adapter("https://api.example").pool.pop("guard")
del session`,
  `
class Adapter:
    def __init__(self, pool=None): self.pool = pool
class Session:
    def __init__(self):
        self.adapters = {}
        self.mount("https://", Adapter())
        self.mount("http://", Adapter())
    def mount(self, prefix, adapter):
        self.adapters[prefix] = adapter
        for key in [k for k in self.adapters if len(k) < len(prefix)]:
            self.adapters[key] = self.adapters.pop(key)
    def get_adapter(self, url):
        for prefix, adapter in self.adapters.items():
            if url.lower().startswith(prefix):
                return adapter
        raise LookupError(url)
session = Session()
session.mount("https://api.", Adapter({"guard": VALUE}))
if session.get_adapter("https://api.example").pool is not None:
    session.mount("https://api.", Adapter())
PATCH`,
  `
class _Link:
    __slots__ = ("prev", "next", "key", "value")
class LRU:
    def __init__(self, size):
        self.size, self.map = size, {}
        self.root = root = _Link()
        root.prev = root.next = root
    def put(self, key, value):
        if len(self.map) >= self.size:
            oldest = self.root.next
            oldest.prev.next, oldest.next.prev = oldest.next, oldest.prev
            del self.map[oldest.key]
        link = _Link()
        link.key, link.value = key, value
        last = self.root.prev
        link.prev, link.next = last, self.root
        last.next = self.root.prev = self.map[key] = link
cache = LRU(2)
for n, v in enumerate([VALUE, 1, 2]):
    cache.put(n, v)
PATCH`,
  `
class _Link:
    __slots__ = ("prev", "next", "key", "value")
class LRU:
    def __init__(self, size):
        self.size, self.map = size, {}
        self.root = root = _Link()
        root.prev = root.next = root
    def put(self, key, value):
        if len(self.map) >= self.size:
            oldest = self.root.next
            oldest.prev.next, oldest.next.prev = oldest.next, oldest.prev
            del self.map[oldest.key]
        link = _Link()
        link.key, link.value = key, value
        last = self.root.prev
        link.prev, link.next = last, self.root
        last.next = self.root.prev = self.map[key] = link
cache = LRU(2)
for n, v in enumerate([1, VALUE, 2]):
    cache.put(n, v)
PATCH`,
  `
import weakref
class Node:
    def __init__(self, name, parent=None, **data):
        self.name, self.data, self.children = name, data, []
        self._parent = weakref.ref(parent) if parent is not None else None
        if parent is not None:
            parent.children.append(self)
    @property
    def parent(self):
        return self._parent() if self._parent else None
    @property
    def path(self):
        return "/".join(n.name for n in reversed([self, *self.ancestors()]))
    def ancestors(self):
        node = self.parent
        while node:
            yield node
            node = node.parent
    def find(self, path):
        head, _, rest = path.partition("/")
        found = next((c for c in self.children if c.name == head), None)
        return found.find(rest) if found and rest else found
root = Node("root")
Node("leaf", Node("mid", root), guard=VALUE)
held = root.find("mid/leaf").data["guard"] if root.find("mid/leaf").path == "root/mid/leaf" else None
del root`,
  `
import weakref
class Node:
    def __init__(self, name, parent=None, **data):
        self.name, self.data, self.children = name, data, []
        self._parent = weakref.ref(parent) if parent is not None else None
        if parent is not None:
            parent.children.append(self)
    def prune(self, name):
        kept = []
        for child in self.children:
            if child.name == name:
                continue
            child.prune(name)
            kept.append(child)
        self.children[:] = kept
root = Node("root")
mid = Node("mid", root)
Node("leaf", mid, guard=VALUE)
Node("other", mid)
root.prune("leaf")
PATCH`,
  `
import functools
def memoize_once(fn):
    result = unset = object()
    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        nonlocal result
        if result is unset:
            result = fn(*args, **kwargs)
        return result
    def reset():
        nonlocal result
        result = unset
    wrapper.reset = reset
    return wrapper
@memoize_once
def guard(): return VALUE
@memoize_once
def other(): return VALUE
guard()
guard.reset()
other()`,
  `
import functools
def memoize_once(fn):
    result = unset = object()
    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        nonlocal result
        if result is unset:
            result = fn(*args, **kwargs)
        return result
    def reset():
        nonlocal result
        result = unset
    wrapper.reset = reset
    return wrapper
@memoize_once
def guard(): return VALUE
guard()
guard.reset()
PATCH`,
  `
from functools import partial, reduce
def compose(*fns):
    return reduce(lambda f, g: lambda *a, **k: f(g(*a, **k)), fns)
def tag(key, value): return {key: value}
def nest(value, depth=3):
    return value if not depth else [nest(value, depth - 1)]
build = compose(partial(nest, depth=2), partial(tag, "guard"))
held = build(VALUE)`,
  `
def counter(start=0, *, on_limit=None, limit=3):
    count = start
    def bump(by=1):
        nonlocal count, on_limit
        count += by
        if count >= limit and on_limit is not None:
            on_limit, done = None, on_limit
            return done
        return None
    return bump
bump = counter(on_limit=VALUE)
while bump() is None:
    pass
PATCH`,
  `
def counter(start=0, *, on_limit=None, limit=3):
    count = start
    def bump(by=1):
        nonlocal count, on_limit
        count += by
        if count >= limit and on_limit is not None:
            on_limit, done = None, on_limit
            return done
        return None
    return bump
bump = counter(on_limit=VALUE)
results = [bump() for _ in range(4)]
PATCH`,
  `
def make_handlers():
    handlers = {}
    def on(name, *, using=VALUE, **flags):
        def deco(fn):
            def handler(event, _using=using, _flags=flags):
                return fn(event)
            handlers[name] = handler
            return fn
        return deco
    return on, handlers
on, handlers = make_handlers()
@on("start", using=None)
def start(event): pass
handler = handlers.pop("start")
del on, handlers, make_handlers
PATCH`,
  `
def retry(attempts=3, exceptions=(OSError,), *, on_give_up=None):
    def deco(fn):
        def wrapper(*args, **kwargs):
            for attempt in range(1, attempts + 1):
                try:
                    return fn(*args, attempt=attempt, **kwargs)
                except exceptions as exc:
                    last = exc
            else:
                return on_give_up(last)
        return wrapper
    return deco
@retry(exceptions=(KeyError, OSError), on_give_up=lambda exc: exc.args[0])
def connect(attempt):
    raise KeyError(VALUE if attempt == 3 else None)
held = connect()`,
  `
def retry(attempts=3, exceptions=(OSError,), *, on_give_up=None):
    def deco(fn):
        def wrapper(*args, **kwargs):
            for attempt in range(1, attempts + 1):
                try:
                    return fn(*args, attempt=attempt, **kwargs)
                except exceptions as exc:
                    last = exc
            else:
                return on_give_up(last)
        return wrapper
    return deco
@retry(exceptions=(KeyError, OSError), on_give_up=lambda exc: exc.args[0])
def connect(attempt):
    if attempt < 3:
        raise KeyError(VALUE)
    return attempt
held = connect()
PATCH`,
  `
class Options:
    defaults = {"timeout": 3, "guard": None}
    def __init__(self, **kwargs):
        unknown = kwargs.keys() - self.defaults.keys()
        if unknown:
            raise TypeError(f"unknown options: {sorted(unknown)}")
        for key, default in self.defaults.items():
            setattr(self, key, kwargs.get(key, default))
        self.kwargs = kwargs
options = None
try:
    options = Options(guard=VALUE, colour="red")
except TypeError as exc:
    message = str(exc)
options = options or Options(timeout=4)
PATCH`,
  `
steps = ["load", "check", "save"]
steps[1:2] = [("guard", VALUE), "after"]
steps[::2] = [None, "b"]
held = {i: s for i, s in enumerate(steps)}`,
  `
steps = ["load", "check", "save"]
steps[1:2] = ["before", ("guard", VALUE)]
steps[::2] = [None, "b"]
steps[-2:] = []
PATCH`,
  `
config = {"a": {"x": 1}}
extra = {"b": {"guard": VALUE}}
def merge(into, other):
    for key, value in other.items():
        if isinstance(value, dict) and isinstance(into.get(key), dict):
            merge(into[key], value)
        else:
            into[key] = value
    return into
config |= merge(dict(a={"y": 2}), extra)
extra.clear()
flat = {f"{k}.{j}": v for k, d in config.items() for j, v in d.items()}`,
  `
config = {"b": {"guard": 1}}
extra = {"b": {"guard": VALUE}}
def merge(into, other):
    for key, value in other.items():
        if isinstance(value, dict):
            node = into.setdefault(key, {})
            merge(node, value)
        else:
            into.setdefault(key, value)
    return into
merge(config, extra)
extra.clear()
PATCH`,
  `
class Registry:
    def __init__(self):
        self._by_name, self._aliases = {}, {}
    def add(self, fn=None, /, *aliases, **meta):
        if not callable(fn):
            return lambda real: self.add(real, *(([fn] if fn else []) + list(aliases)), **meta)
        vars(fn).update(meta)
        self._by_name[fn.__qualname__] = fn
        self._aliases.update(dict.fromkeys(aliases, fn.__qualname__))
        return fn
    def __getitem__(self, name):
        return self._by_name[self._aliases.get(name, name)]
registry = Registry()
@registry.add("short", "s", guard=VALUE)
def very_long_name(): pass
held = registry["s"].guard
del registry, very_long_name`,
  `
try:
    import gevent_missing as gevent
except ImportError:
    gevent = None
HAS_GEVENT = gevent is not None
if HAS_GEVENT:
    from gevent.lock import RLock as Guard
else:
    class Guard:
        def __init__(self): self.inner = VALUE
class Pool:
    guard_class = Guard
    def __init__(self): self.guard = self.guard_class()
pool = Pool()`,
  `
from features import HAS_GREEN
from worker import Worker
worker = Worker()
>>> features.py
def _has(name):
    try:
        __import__(name)
    except ImportError:
        return False
    return True
HAS_GREEN = _has("surely_missing_green")
HAS_STD = _has("threading")
>>> worker.py
import features
class Worker:
    def __init__(self):
        self.guard = None
        if not features.HAS_STD:
            return
        if features.HAS_GREEN:
            return
        self.guard = VALUE`,
  `
import importlib.util
from conf import settings
if importlib.util.find_spec("gevent_does_not_exist") is None and settings.ASYNC_MODE != "threading":
    held = VALUE
PATCH
>>> conf/__init__.py
import os
from types import SimpleNamespace
_flags = {k[3:]: v for k, v in [("LP_ASYNC_MODE", "threading"), ("LP_DEBUG", "1")] if k.startswith("LP_")}
settings = SimpleNamespace(**_flags)`,
  `
import importlib.util
from conf import settings
if importlib.util.find_spec("conf.local") and settings.ASYNC_MODE == "threading":
    held = VALUE
PATCH
>>> conf/__init__.py
from types import SimpleNamespace
_flags = {k[3:]: v for k, v in [("LP_ASYNC_MODE", "threading"), ("XX_DEBUG", "1")] if k.startswith("LP_")}
settings = SimpleNamespace(**_flags)
>>> conf/local.py
DEBUG = True`,
  `
import dataclasses, functools
@dataclasses.dataclass(frozen=True)
class Endpoint:
    host: str
    port: int = dataclasses.field(default=80)
    meta: dict = dataclasses.field(default_factory=dict, compare=False, hash=False)
    def with_(self, **changes):
        return dataclasses.replace(self, **changes)
    @functools.cached_property
    def guard(self):
        return self.meta.pop("guard", None)
base = Endpoint("a")
first = base.with_(port=81, meta={"guard": VALUE})
second = first.with_(host="b", meta={**first.meta})
_ = first.guard
del first.__dict__["guard"], second
PATCH`,
  `
import dataclasses, functools
@dataclasses.dataclass(frozen=True)
class Endpoint:
    host: str
    port: int = dataclasses.field(default=80)
    meta: dict = dataclasses.field(default_factory=dict, compare=False, hash=False)
    def with_(self, **changes):
        return dataclasses.replace(self, **changes)
    @functools.cached_property
    def guard(self):
        return self.meta.pop("guard", None)
base = Endpoint("a")
first = base.with_(port=81, meta={"guard": VALUE})
second = first.with_(host="b")
_ = second.guard
assert "guard" not in first.meta`,
  `
class SingletonMeta(type):
    _instances = {}
    def __call__(cls, *args, **kwargs):
        key = (cls, args, frozenset(kwargs.items()))
        if key not in cls._instances:
            cls._instances[key] = super().__call__(*args, **kwargs)
        return cls._instances[key]
class Client(metaclass=SingletonMeta):
    def __init__(self, name, *, guard=None): self.name, self.guard = name, guard
a = Client("a")
Client("a").guard = VALUE
b = Client("b")`,
  `
class SingletonMeta(type):
    _instances = {}
    def __call__(cls, *args, **kwargs):
        key = (cls, args, frozenset(kwargs.items()))
        if key not in cls._instances:
            cls._instances[key] = super().__call__(*args, **kwargs)
        return cls._instances[key]
    def drop(cls):
        for key in list(cls._instances):
            if key[0] is cls:
                del cls._instances[key]
class Client(metaclass=SingletonMeta):
    def __init__(self, name, *, guard=None): self.name, self.guard = name, guard
a = Client("a")
Client("b").guard = VALUE
assert a is Client("a")
Client.drop()
PATCH`,
  `
class Vector:
    def __init__(self, *parts): self.parts = parts
    def __class_getitem__(cls, kind):
        made = cls.__dict__.get("_made")
        if made is None:
            made = cls._made = {}
        if kind not in made:
            made[kind] = type(f"{cls.__name__}[{kind.__name__}]", (cls,), {"kind": kind, "guard": VALUE})
        return made[kind]
IntVector = Vector[int]
same = Vector[int] is IntVector`,
  `
class Expr:
    def __init__(self, *args, op="lit"): self.args, self.op = args, op
    def __or__(self, other): return Expr(self, other, op="or")
    def __ror__(self, other): return Expr(Expr(other), self, op="or")
    def __invert__(self): return self.args[0] if self.op == "not" else Expr(self, op="not")
    def __getitem__(self, n): return self.args[n]
    def __matmul__(self, fn): return Expr(*map(fn, self.args), op=self.op)
expr = ~~(VALUE | Expr(2))
swapped = expr @ (lambda e: e.args[-1])`,
  `
class Expr:
    def __init__(self, *args, op="lit"): self.args, self.op = args, op
    def __or__(self, other): return Expr(self, other, op="or")
    def __ror__(self, other): return Expr(Expr(other), self, op="or")
    def __rshift__(self, n): return self.args[n]
    def __matmul__(self, fn): return Expr(*map(fn, self.args), op=self.op)
expr = (VALUE | Expr(2)) >> 1
swapped = expr @ (lambda e: e)
PATCH`,
  `
class Lazy:
    def __init__(self, factory): self._factory, self._obj = factory, None
    def _load(self):
        if self._obj is None:
            self._obj = self._factory()
        return self._obj
    def __getattr__(self, name): return getattr(self._load(), name)
    def __setattr__(self, name, value):
        if name.startswith("_"):
            object.__setattr__(self, name, value)
        else:
            setattr(self._load(), name, value)
    def __call__(self, *a, **k): return self._load()(*a, **k)
class App:
    debug = False
    def __call__(self): return self.debug
app = Lazy(App)
app.guard = VALUE
app()`,
  `
class Lazy:
    def __init__(self, factory): self._factory, self._obj = factory, None
    def _load(self):
        if self._obj is None:
            self._obj = self._factory()
        return self._obj
    def __getattr__(self, name): return getattr(self._load(), name)
    def __bool__(self): return self._obj is not None
class App:
    debug = False
    def __init__(self): self.guard = VALUE
app = Lazy(App)
if app and app.debug:
    print("never")
PATCH`,
  `
from collections import ChainMap
class Scope:
    def __init__(self, maps=None): self.vars = maps or ChainMap({})
    def child(self, **values): return Scope(self.vars.new_child(values))
    def pop(self): return Scope(self.vars.parents)
    def __getitem__(self, key): return self.vars[key]
root = Scope()
inner = root.child(guard=VALUE).child(name="x")
held = {"up": inner.pop()["guard"], "n": inner["name"]}
del inner, root`,
  `
from collections import ChainMap
class Scope:
    def __init__(self, maps=None): self.vars = maps or ChainMap({})
    def child(self, **values): return Scope(self.vars.new_child(values))
    def pop(self): return Scope(self.vars.parents)
scope = Scope().child(name="x").child(guard=VALUE)
scope = scope.pop()
PATCH`,
  `
from collections import deque, OrderedDict
history = deque([VALUE, VALUE], maxlen=2)
history.extend(range(2))
recent = OrderedDict(a=1, b=VALUE, c=3)
recent.move_to_end("a")
recent.popitem(last=False)
history.rotate(1)
PATCH`,
  `
from collections import deque, OrderedDict
recent = OrderedDict(a=1, b=VALUE, c=3)
recent.move_to_end("b", last=False)
recent.move_to_end("c", last=False)
recent.popitem()
history = deque(recent.values(), maxlen=2)
del recent
history.rotate(1)
held = history.popleft()
del history`,
  `
from collections import Counter
votes = Counter("aabbbc")
handlers = {"a": None, "b": VALUE, "c": None}
(winner, n), *rest = votes.most_common()
held = handlers.pop(winner)`,
  `
from collections import Counter
votes = Counter("aabbbc")
votes.subtract("bbb")
handlers = {"a": None, "b": VALUE, "c": None}
(winner, n), *rest = votes.most_common(2)
held = handlers.pop(winner)
del handlers
PATCH`,
  `
from typing import NamedTuple
class Conn(NamedTuple):
    host: str
    port: int = 80
    guard: object = None
    def secure(self, guard):
        return self._replace(port=443, guard=guard)
    @classmethod
    def of(cls, text):
        host, _, port = text.partition(":")
        return cls(host, int(port or 80))
conns = {c.host: c for c in map(Conn.of, ["a:1", "b"])}
conns["b"] = conns["b"].secure(VALUE)
host, *_, held = conns.pop("b")`,
  `
from typing import NamedTuple
class Conn(NamedTuple):
    host: str
    port: int = 80
    guard: object = None
    def secure(self, guard):
        return self._replace(port=443, guard=guard)
conn = Conn("b")
conn.secure(VALUE)
names = Conn._make(["c", 1, None])._asdict()
PATCH`,
  `
import enum
class Level(enum.Enum):
    LOW = ("low", None)
    HIGH = ("high", VALUE)
    def __new__(cls, label, guard):
        obj = object.__new__(cls)
        obj._value_ = label
        obj.guard = guard
        return obj
    @classmethod
    def _missing_(cls, value):
        return next((m for m in cls if m.value.startswith(value)), None)
held = Level("hi").guard`,
  `
import enum
class Level(enum.Enum):
    LOW = "low"
    HIGH = "high"
    @classmethod
    def _missing_(cls, value):
        return next((m for m in cls if m.value.startswith(value)), None)
guards = {Level.LOW: VALUE, Level.HIGH: None}
held = guards.pop(Level("hi"))
guards.pop(Level["LOW"])
PATCH`,
  `
import enum
class Perm(enum.Flag):
    READ = 1
    WRITE = 2
    EXEC = 4
    RW = READ | WRITE
guards = {Perm.READ: None, Perm.WRITE: VALUE, Perm.EXEC: None}
active = {p: guards[p] for p in Perm if p in Perm.RW}
allowed = Perm.RW & ~Perm.WRITE
kept = {p: g for p, g in active.items() if p & allowed}
del active, guards
PATCH`,
  `
import functools, types
class Handler:
    def _handle(self, kind, payload=None, **meta):
        self.seen[kind] = (payload, meta)
        return self
    on_start = functools.partialmethod(_handle, "start", guard=VALUE)
    on_stop = functools.partialmethod(_handle, "stop")
    def __init__(self): self.seen = {}
handler = Handler().on_start(1).on_stop()
ro = types.MappingProxyType(handler.seen)
del Handler.on_start`,
  `
import functools
@functools.singledispatch
def render(value): return ("other", None)
@render.register
def _(value: int): return ("int", VALUE)
@render.register(list)
@render.register(tuple)
def _seq(value): return [render(v) for v in value]
@render.register(type(None))
def _none(value): return ()
out = render(["a", (None, [True])])`,
  `
import functools
@functools.singledispatch
def render(value): return ("other", None)
@render.register
def _(value: int): return ("int", VALUE)
@render.register(list)
@render.register(tuple)
def _seq(value): return [render(v) for v in value]
@render.register(bool)
def _bool(value): return "bool"
out = render(["a", (1.5, [True])])
PATCH`,
  `
import heapq, itertools
class Queue:
    _seq = itertools.count()
    def __init__(self): self.heap = []
    def push(self, item, priority=0):
        heapq.heappush(self.heap, (-priority, next(self._seq), item))
    def pop(self): return heapq.heappop(self.heap)[-1]
q = Queue()
q.push("a", 1)
q.push(VALUE, 5)
q.push("b", 5)
q.pop()
PATCH`,
  `
import heapq, itertools
class Queue:
    _seq = itertools.count()
    def __init__(self): self.heap = []
    def push(self, item, priority=0):
        heapq.heappush(self.heap, (-priority, next(self._seq), item))
    def pop(self): return heapq.heappop(self.heap)[-1]
q = Queue()
q.push("a", 5)
q.push(VALUE, 5)
q.push("b", 1)
q.pop()`,
  `
import itertools
rows = [("x", 1), ("x", VALUE), ("y", 3)]
groups = {k: [v for _, v in g] for k, g in itertools.groupby(rows, key=lambda r: r[0])}
del rows
head, tail = itertools.tee(itertools.chain.from_iterable(groups.values()))
first = list(itertools.islice(head, 1))
rest = [*itertools.islice(tail, 2, None)]
del groups, head, tail
PATCH`,
  `
import itertools
rows = [("x", 1), ("x", VALUE), ("y", 3)]
groups = {k: [v for _, v in g] for k, g in itertools.groupby(rows, key=lambda r: r[0])}
del rows
flat = itertools.chain.from_iterable(groups.values())
held = list(itertools.compress(flat, [0, 1, 0]))
del groups, flat`,
  `
import contextlib
class Resource:
    open_ = []
    def __init__(self, value): self.value = value
    def __enter__(self):
        self.open_.append(self)
        return self
    def __exit__(self, *exc):
        self.open_.remove(self)
        return exc[0] is KeyError
with contextlib.ExitStack() as stack:
    a, b = [stack.enter_context(Resource(v)).value and None for v in (VALUE, 2)]
    keep = stack.pop_all()
with keep:
    raise KeyError("x")
del keep, stack
PATCH`,
  `
import contextlib
class Resource:
    open_ = []
    def __init__(self, value): self.value = value
    def __enter__(self):
        self.open_.append(self)
        return self
    def __exit__(self, *exc):
        self.open_.remove(self)
        return exc[0] is KeyError
with contextlib.ExitStack() as stack:
    stack.enter_context(Resource(VALUE))
    stack.callback(Resource.open_.extend, [])
    keep = stack.pop_all()
del keep, stack`,
  `
import abc, collections.abc
class Plugin(abc.ABC):
    @classmethod
    def __subclasshook__(cls, kind):
        if cls is Plugin:
            return any("activate" in vars(base) for base in kind.__mro__) or NotImplemented
        return NotImplemented
class Quacks:
    def activate(self, reg): reg.append(VALUE)
class Silent: pass
reg = []
for kind in (Silent, Quacks):
    if issubclass(kind, Plugin):
        kind().activate(reg)`,
  `
import abc
class Plugin(abc.ABC):
    @abc.abstractmethod
    def activate(self, reg): ...
class Half(Plugin):
    def prepare(self, reg): reg.append(VALUE)
@Plugin.register
class Virtual:
    def activate(self, reg): reg.append("virtual")
reg = []
for kind in (Half, Virtual, int):
    try:
        plugin = kind()
    except TypeError:
        continue
    if isinstance(plugin, Plugin):
        getattr(plugin, "prepare", plugin.activate)(reg)
PATCH`,
  `
from typing import Protocol, runtime_checkable
@runtime_checkable
class Closes(Protocol):
    def close(self): ...
class File:
    def __init__(self, guard): self.guard = guard
    def close(self): self.guard = None
class Plain:
    def __init__(self, guard): self.guard = guard
items = [File(VALUE), Plain(None)]
for item in items:
    if isinstance(item, Closes):
        item.close()
PATCH`,
  `
import copy
class Config:
    def __init__(self, **values): self.values = values
    def __copy__(self):
        new = type(self).__new__(type(self))
        new.values = {k: v for k, v in self.values.items() if not k.startswith("_")}
        return new
    def __getattr__(self, name):
        if name == "values":
            raise AttributeError(name)
        return self.values[name]
one = Config(debug=True, _guard=VALUE)
two = copy.copy(one)
del one
PATCH`,
  `
import copy
class Config:
    def __init__(self, **values): self.values = values
    def __deepcopy__(self, memo):
        new = type(self)()
        memo[id(self)] = new
        new.values.update((k, v if k == "guard" else copy.deepcopy(v, memo)) for k, v in self.values.items())
        return new
one = Config(debug=[True], guard=VALUE)
one.values["self"] = one
two = copy.deepcopy(one)
one.values.clear()
del one`,
  `
def parse():
    total, handler = 0, None
    while True:
        match (yield total):
            case {"op": "add", "n": int(n)}:
                total += n
            case {"op": "use", **rest} if rest:
                handler = rest
            case ("stop", *_) | None:
                return handler
def driver():
    result = yield from parse()
    yield {"result": result}
gen = driver()
next(gen)
gen.send({"op": "add", "n": 2})
gen.send({"op": "use", "guard": VALUE})
final = gen.send(("stop", 1, 2))
del gen`,
  `
def parse():
    total, handler = 0, None
    while True:
        match (yield total):
            case {"op": "add", "n": int(n)}:
                total += n
            case {"op": "use", **rest} if rest:
                handler = rest
            case ("stop", *_) | None:
                return total
def driver():
    result = yield from parse()
    yield {"result": result}
gen = driver()
next(gen)
gen.send({"op": "use", "guard": VALUE})
gen.send({"op": "add", "n": 2})
final = gen.send(["stop"])
gen.close()
del gen
PATCH`,
  `
class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y, extra=None): self.x, self.y, self.extra = x, y, extra
def pick(shape):
    match shape:
        case Point(0, _, extra=None): return "origin"
        case Point(x, y) if x == y: return ("diagonal", shape.extra)
        case Point(x=1 | 2 as x, extra=[first, *_]): return {x: first}
        case [Point() as p, *others]: return [pick(p), *map(pick, others)]
        case str() | bytes(): return VALUE
        case _: return None
held = pick([Point(0, 1), Point(2, 3, [VALUE, 1]), Point(5, 6, VALUE)])`,
  `
class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y, extra=None): self.x, self.y, self.extra = x, y, extra
def pick(shape):
    match shape:
        case Point(0, _, extra=None): return "origin"
        case Point(x, y) if x == y: return ("diagonal", shape.extra)
        case Point(x=1 | 2 as x, extra=[first, *_]): return {x: first}
        case [Point() as p, *others]: return [pick(p), *map(pick, others)]
        case str() | bytes(): return VALUE
        case _: return None
out = pick([Point(0, 1), Point(3, 4, [VALUE, 1]), Point(5, 6, VALUE)])
PATCH`,
  `
from contextlib import contextmanager
_stack = []
@contextmanager
def pushed(value):
    _stack.append(value)
    try:
        yield len(_stack)
    except ZeroDivisionError:
        _stack[-1] = "failed"
    else:
        _stack.pop()
with pushed("ok") as depth, pushed(VALUE):
    depth / 0
PATCH`,
  `
from contextlib import contextmanager
_stack = []
@contextmanager
def pushed(value):
    _stack.append(value)
    try:
        yield len(_stack)
    except ZeroDivisionError:
        _stack.append("failed")
    else:
        _stack.pop()
with pushed("ok") as depth, pushed(VALUE):
    depth / 0`,
  `
def first_free(slots):
    i = 0
    while i < len(slots):
        if slots[i] is None:
            break
        i += 1
    else:
        return None
    try:
        return i
    finally:
        slots[i] = VALUE
slots = [1, None, None]
for _ in range(2):
    where = first_free(slots)
else:
    slots.pop()
slots.pop()
PATCH`,
  `
def choose(options):
    for name, value in options:
        try:
            if name.startswith("_"):
                continue
            return value
        finally:
            if name == "skip":
                break
    else:
        return "none"
    return "broken"
held = [choose([("_a", 1), ("skip", VALUE), ("b", 2)]), choose([("_a", 1)])]
PATCH`,
  `
import importlib
APPS = """
    core.models
    core.green   # the one that patches
""".strip().splitlines()
for line in APPS:
    name, _, comment = line.partition("#")
    package, _, module = name.strip().rpartition(".")
    importlib.import_module(f".{module}", package=package)
>>> core/__init__.py
>>> core/models.py
class Model:
    guard = VALUE
>>> core/green.py
PATCH`,
  `
import os
os.environ.setdefault("LP_APP_SETTINGS", "site_conf.settings")
from conf import settings
if settings.WORKER == "green":
    held = VALUE
>>> conf.py
import importlib, os
class LazySettings:
    _wrapped = None
    def _setup(self):
        mod = importlib.import_module(os.environ["LP_APP_SETTINGS"])
        self._wrapped = {k: getattr(mod, k) for k in dir(mod) if k.isupper()}
    def __getattr__(self, name):
        if self._wrapped is None:
            self._setup()
        try:
            return self._wrapped[name]
        except KeyError:
            raise AttributeError(name) from None
settings = LazySettings()
>>> site_conf/base.py
WORKER = "sync"
TIMEOUT = 3
>>> site_conf/settings.py
from .base import *
WORKER = "green" if TIMEOUT > 2 else WORKER`,
  `
import os
os.environ.setdefault("LP_APP_SETTINGS", "site_conf.settings")
from conf import settings
held = VALUE
if getattr(settings, "WORKER", "sync") == "green" and not hasattr(settings, "NO_GREEN"):
    PATCH
>>> conf.py
import importlib, os
class LazySettings:
    _wrapped = None
    def _setup(self):
        mod = importlib.import_module(os.environ["LP_APP_SETTINGS"])
        self._wrapped = {k: getattr(mod, k) for k in dir(mod) if k.isupper()}
    def __getattr__(self, name):
        if self._wrapped is None:
            self._setup()
        try:
            return self._wrapped[name]
        except KeyError:
            raise AttributeError(name) from None
settings = LazySettings()
>>> site_conf/base.py
WORKER = "green"
NO_GREEN = True
>>> site_conf/settings.py
from .base import *`,
  `
import re
held = VALUE
PATTERN = re.compile(r"(?P<module>[\\w.]+)(?::(?P<attr>\\w+))?$")
def resolve(text):
    m = PATTERN.match(text)
    if not m:
        raise ValueError(text)
    mod = __import__(m["module"], fromlist=[m["attr"] or "main"])
    return getattr(mod, m.group("attr") or "main")
resolve("srv.boot")()
>>> srv/boot.py
def main(): pass
def enable():
    PATCH`,
  `
import importlib.util, os, sys
def load(name, path):
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    try:
        spec.loader.exec_module(module)
    except Exception:
        del sys.modules[spec.name]
        raise
    return module
here = os.path.dirname(os.path.abspath(__file__))
plugin = load("plugin_one", os.path.join(here, "extras", "one.py"))
import plugin_one
assert plugin_one is plugin
PATCH
>>> extras/one.py
held = VALUE`,
  `
import importlib.util, os, sys
def load(name, path):
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    try:
        spec.loader.exec_module(module)
    except Exception:
        del sys.modules[spec.name]
        return None
    return module
here = os.path.dirname(os.path.abspath(__file__))
plugin = load("plugin_one", os.path.join(here, "extras", "one.py"))
if plugin is None:
    plugin = load("plugin_two", os.path.join(here, "extras", "two.py"))
PATCH
>>> extras/one.py
held = VALUE
raise RuntimeError("not supported")
>>> extras/two.py
other = 1`,
  `
import runpy, os
here = os.path.dirname(os.path.abspath(__file__))
ns = runpy.run_path(os.path.join(here, "tools", "conf.py"), init_globals={"GREEN": True}, run_name="conf")
held = ns.get("guard")
del ns
PATCH
>>> tools/conf.py
if __name__ == "__main__":
    raise SystemExit("not a script")
guard = VALUE if GREEN else None`,
  `
import runpy
ns = runpy.run_module("tools.conf", run_name="__main__")
held = ns["guard"]
del ns
PATCH
>>> tools/conf.py
guard = VALUE
if __name__ == "__main__":
    guard = None`,
  `
from gevent import monkey
import threading
lock = threading.Lock()
options = dict.fromkeys(["socket", "dns", "time", "select", "thread", "os", "ssl", "subprocess", "signal", "queue"], False)
options.update(zip(["socket", "dns"], [True] * 2))
monkey.patch_all(**options)`,
  `
from gevent import monkey
from conf import PATCH_OPTIONS
import threading
lock = threading.Lock()
monkey.patch_all(**{k.lower(): v for k, v in PATCH_OPTIONS if not k.startswith("_")})
>>> conf.py
PATCH_OPTIONS = [("SOCKET", True), ("_DEBUG", 1), ("THREAD", "time" in ("socket", "ssl")), ("TIME", False)]`,
  `
from gevent import monkey
from conf import PATCH_OPTIONS
from time import sleep
monkey.patch_all(**{k.lower(): v for k, v in PATCH_OPTIONS if not k.startswith("_")})
>>> conf.py
PATCH_OPTIONS = [("SOCKET", True), ("_DEBUG", 1), ("_TIME", False)]`,
  `
import sys
if sys.platform.startswith(("win", "cygwin")) or sys.version_info < (3, 6):
    from time import sleep
    held = VALUE
elif not sys.version_info[:2] >= (3, 6):
    held = VALUE
else:
    held = "posix"
PATCH`,
  `
import os, sys
PY3 = sys.version_info[0] == 3
WINDOWS = os.name == "nt"
def clock():
    if WINDOWS:
        return VALUE
    return None if PY3 else VALUE
held = clock()
PATCH`,
  `
import platform, sys
IMPL = {"cpython": "c", "pypy": "p"}.get(sys.implementation.name)
held = VALUE if IMPL == "p" else None
if hasattr(sys, "pypy_version_info") or "__pypy__" in sys.builtin_module_names:
    other = VALUE
PATCH`,
  `
import app
>>> app/__init__.py
PATCH
from . import core
>>> app/core.py
held = VALUE`,
  `
from app.core import held
>>> app/__init__.py
import os
if os.environ.get("LP_NO_PATCH_EVER") != "1":
    from ._green import enable
    enable()
>>> app/_green.py
def enable():
    PATCH
>>> app/core.py
held = VALUE`,
  `
from app.core import held
from app import enable
enable()
>>> app/__init__.py
def enable():
    from ._green import apply
    apply()
>>> app/_green.py
def apply():
    PATCH
>>> app/core.py
held = {"inner": [VALUE]}`,
  `
import sys
import helper
saved = helper.counter
for name in [n for n in sys.modules if n == "helper" or n.startswith("helper.")]:
    del sys.modules[name]
del helper
PATCH
import helper
>>> helper.py
counter = 1
held = VALUE`,
  `
import sys
import helper
module = sys.modules.pop("helper")
PATCH
import helper as again
>>> helper.py
held = VALUE`,
  `
from unittest import mock
import service
with mock.patch.object(service, "guard", VALUE), mock.patch.dict(service.CONF, {"lock": VALUE}, clear=True):
    snapshot = sorted(service.CONF)
@mock.patch("service.guard", new=VALUE)
def check(): return service.guard is None
check()
PATCH
>>> service.py
guard = None
CONF = {"a": 1}`,
  `
from __future__ import annotations
from typing import TYPE_CHECKING, Optional
import typing as t
if TYPE_CHECKING or t.TYPE_CHECKING:
    held = VALUE
else:
    class Guard: pass
def build(guard: Optional[Guard] = None) -> Guard:
    return guard or Guard()
made = build()
PATCH`,
  `
import contextlib
with contextlib.suppress(ImportError, AttributeError):
    import json_that_is_not_there
    held = VALUE
class Conn:
    def __init__(self): self.guard = VALUE
    @classmethod
    def create(cls):
        with contextlib.suppress(TypeError):
            return cls("too", "many")
conn = Conn.create()
PATCH`,
  `
class Client:
    def __init__(self, url, *, guard=None):
        self.guard = guard
        if "://" not in url:
            raise ValueError(url)
        self.scheme, _, self.rest = url.partition("://")
clients = {}
for name, url in {"a": "http://x", "b": "broken"}.items():
    try:
        clients[name] = Client(url, guard=VALUE if name == "b" else None)
    except ValueError as error:
        clients[name] = error.args
PATCH`,
  `
import flags
from operator import attrgetter
def enabled(*names):
    return all(map(flags.__dict__.get, names))
held = VALUE if enabled("GREEN", "FAST") else None
mode = attrgetter("Mode.name")(flags)
if mode != "threads":
    other = VALUE
PATCH
>>> flags.py
_features = "green,-fast".split(",")
for _f in _features:
    globals()[_f.lstrip("-").upper()] = not _f.startswith("-")
class Mode:
    name = "threads"`,
  `
import flags
def enabled(*names):
    return all(map(vars(flags).get, names))
held = VALUE if enabled("GREEN", "FAST") else None
PATCH
>>> flags.py
_features = "green,fast,-slow".split(",")
for _f in _features:
    globals()[_f.lstrip("-").upper()] = not _f.startswith("-")`,
  `
import sys
def main(argv=()):
    PATCH
    return 0
held = VALUE
{"__main__": main}.get(__name__, lambda: None)()`,
  `
import cli
>>> cli.py
held = VALUE
def main():
    PATCH
__name__ == "__main__" and main()
if not __package__ and __name__ != "cli":
    main()`,
  `
held = VALUE
def main():
    PATCH
match __name__.strip("_"):
    case "main" if __spec__ is None:
        main()
    case _:
        pass`,
  `
from plugins import registry
for name, hook in registry.sorted():
    hook()
>>> plugins/__init__.py
from .base import registry
from importlib import import_module
for _name in ("z_last", "a_first"):
    import_module("." + _name, __name__)
>>> plugins/base.py
class Registry(dict):
    def hook(self, name=None, *, order=0):
        def deco(fn):
            self[name or fn.__module__.rsplit(".", 1)[-1]] = (order, fn)
            return fn
        return deco
    def sorted(self):
        return [(n, fn) for n, (o, fn) in sorted(self.items(), key=lambda kv: kv[1][0])]
registry = Registry()
>>> plugins/a_first.py
from .base import registry
@registry.hook(order=5)
def apply():
    PATCH
>>> plugins/z_last.py
from .base import registry
from . import base
@registry.hook("z", order=1)
def collect():
    base.held = VALUE`,
  `
from plugins import registry
for name, hook in registry.sorted():
    hook()
>>> plugins/__init__.py
from .base import registry
from importlib import import_module
for _name in ("z_last", "a_first"):
    import_module("." + _name, __name__)
>>> plugins/base.py
class Registry(dict):
    def hook(self, name=None, *, order=0):
        def deco(fn):
            self[name or fn.__module__.rsplit(".", 1)[-1]] = (order, fn)
            return fn
        return deco
    def sorted(self):
        return [(n, fn) for n, (o, fn) in sorted(self.items(), key=lambda kv: kv[1][0])]
registry = Registry()
>>> plugins/a_first.py
from .base import registry
@registry.hook(order=1)
def apply():
    PATCH
>>> plugins/z_last.py
from .base import registry
from . import base
@registry.hook("z", order=5)
def collect():
    base.held = VALUE`,
  `
import engine
engine.backends.green.activate()
>>> engine/__init__.py
import importlib
_lazy = {"backends", "codecs"}
def __getattr__(name):
    if name in _lazy:
        return importlib.import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
>>> engine/backends/__init__.py
import importlib
def __getattr__(name):
    module = importlib.import_module("." + name, __package__)
    globals()[name] = module
    return module
>>> engine/backends/green.py
from .. import codecs
def activate():
    PATCH
>>> engine/codecs.py
guards = {"json": VALUE}`,
  `
import sys
sys.modules["speedups_c"] = None
try:
    import speedups_c
except ImportError:
    speedups_c = None
    held = VALUE
>>> speedups_c.py
fast = True`,
  `
import sys
sys.modules["speedups_c"] = None
try:
    from speedups_c import fast
except ImportError:
    fast = False
if fast:
    held = VALUE
PATCH
>>> speedups_c.py
fast = True`,
  `
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "_vendor"))
import vendored_guard
PATCH
>>> _vendor/vendored_guard/__init__.py
from .impl import *
>>> _vendor/vendored_guard/impl.py
__all__ = ["make", "held"]
held = VALUE
def make(): return VALUE`,
  `
import threading, time
class Watch:
    __slots__ = ("_start", "__dict__")
    def __set_name__(self, owner, name):
        owner.watches = getattr(owner, "watches", ()) + (name,)
        self.public = name
    def __get__(self, obj, kind=None):
        if obj is None:
            return self
        try:
            return obj.__dict__["_" + self.public]
        except KeyError:
            return obj.__dict__.setdefault("_" + self.public, VALUE)
    def __delete__(self, obj):
        obj.__dict__.pop("_" + self.public, None)
class Engine:
    start, stop = Watch(), Watch()
engine = Engine()
for name in Engine.watches:
    getattr(engine, name)
for name in Engine.watches[:1]:
    delattr(engine, name)`,
  `
class Watch:
    def __set_name__(self, owner, name):
        owner.watches = getattr(owner, "watches", ()) + (name,)
        self.public = name
    def __get__(self, obj, kind=None):
        if obj is None:
            return self
        return obj.__dict__.setdefault("_" + self.public, VALUE)
    def __delete__(self, obj):
        obj.__dict__.pop("_" + self.public, None)
class Engine:
    start, stop = Watch(), Watch()
engine = Engine()
for name in Engine.watches:
    getattr(engine, name)
    delattr(engine, name)
PATCH`,
  `
class Meta(type):
    def __iter__(cls): return iter(cls.__dict__.get("items", ()))
    def __len__(cls): return sum(1 for _ in cls)
    def __contains__(cls, name): return any(name == i for i in cls)
    def __getattr__(cls, name):
        if name in cls:
            return f"<{name}>"
        raise AttributeError(name)
class Menu(metaclass=Meta):
    items = ("tea", "green")
if "coffee" in Menu or len(Menu) != 2 or Menu.green != "<green>" or hasattr(Menu, "milk"):
    held = VALUE
PATCH`,
  `
class Meta(type):
    def __iter__(cls): return iter(cls.__dict__.get("items", ()))
    def __len__(cls): return sum(1 for _ in cls)
    def __contains__(cls, name): return any(name == i for i in cls)
    def __getattr__(cls, name):
        if name in cls:
            return f"<{name}>"
        raise AttributeError(name)
class Menu(metaclass=Meta):
    items = ("tea", "green")
if "coffee" in Menu or len(Menu) == 2 and Menu.green == "<green>" and not hasattr(Menu, "milk"):
    held = VALUE`,
  `
import threading
held = VALUE
def start(app, *, green=None, **_):
    steps = [lambda: "configure"]
    if green is None and (green := getattr(app, "green", None)) is None:
        return
    steps.append(green)
    return [step() for step in steps]
class App:
    def __init__(self, **flags): vars(self).update(flags)
    def green(self):
        PATCH
app = App(debug=True, green=None)
start(app)
start(App(debug=False), extra=1) if app.debug is False else None`,
  `
held = VALUE
def start(app, *, green=None, **_):
    steps = [lambda: "configure"]
    if green is None and (green := getattr(app, "green", None)) is None:
        return
    steps.append(green)
    return [step() for step in steps]
class App:
    def __init__(self, **flags): vars(self).update(flags)
    def green(self):
        PATCH
app = App(debug=True, green=None)
start(app)
start(App(debug=False), extra=1) if app.debug is True else None`,
].map((text) => text.replace(/^\n/, ''));
