/**
 * Other shapes of the cases that hold what CPython and the analyzer once differed on: two of each, `a` and `b`, as another developer
 * writes them in a service. The form is that of `whole-programs.ts`.
 */
export const caseShapes: readonly string[] = [
  `from svc.container import build
app = build(debug=False)
PATCH
>>> svc/storage.py
class Backend:
    __slots__ = ("guard", "rows")
    def __init__(self, guard=None):
        self.guard = guard if guard is not None else VALUE
        self.rows = {}
class Repository:
    def __init__(self, backend): self._backend = backend
    def __repr__(self): return f"<{type(self).__name__} {self._backend!r}>"
>>> svc/container.py
from .storage import Backend, Repository
class UserService:
    def __init__(self, *, repository, clock=None):
        self.repository, self.clock = repository, clock
class App:
    services: dict
    def __init__(self, debug):
        self.debug = debug
        self.users = UserService(repository=Repository(Backend()))
def build(**options): return App(**options)`,
  `import types
class Node:
    def __init__(self, name, parent=None):
        self.name, self.parent, self.state = name, parent, types.SimpleNamespace(ready=False)
    @property
    def root(self):
        return self if self.parent is None else self.parent.root
    def child(self, name): return Node(name, self)
root = Node("root")
leaf = root.child("api").child("v1").child("users")
leaf.root.state.wait = VALUE
del root
PATCH`,
  `from http_pool import manager
PATCH
>>> http_pool/__init__.py
from .manager import PoolManager
from .keys import PoolKey
manager = PoolManager(num_pools=4)
manager.connection_from(PoolKey("https", "example.org"))
>>> http_pool/keys.py
from typing import NamedTuple
class PoolKey(NamedTuple):
    scheme: str
    host: str
    port: int = 443
>>> http_pool/manager.py
class Pool:
    def __init__(self, key, tls): self.key, self.tls = key, tls
class PoolManager:
    pool_classes = {"http": Pool, "https": Pool}
    def __init__(self, num_pools): self.num_pools, self.pools = num_pools, {}
    def connection_from(self, key):
        try:
            return self.pools[key]
        except KeyError:
            pool = self.pools[key] = self.pool_classes[key.scheme](key, tls=VALUE)
            return pool`,
  `class Transport:
    def __init__(self, verify=True, cert=None):
        self._pool = {"verify": verify, "wait": VALUE if verify else None}
class Client:
    def __init__(self, mounts=None, **kw):
        self._mounts = {
            prefix: Transport(**kw) if transport is None else transport
            for prefix, transport in ({"all://": None} | (mounts or {})).items()
        }
        self._mounts = dict(sorted(self._mounts.items(), reverse=True))
    def _transport_for(self, url):
        for prefix, transport in self._mounts.items():
            if url.startswith(prefix):
                return transport
        return self._mounts["all://"]
class Api(Client):
    def __init__(self): super().__init__(mounts={"https://": Transport(verify=False)})
API = Api()
PATCH`,
  `from svc.cluster import cluster
PATCH
>>> svc/shard.py
import dataclasses
@dataclasses.dataclass(frozen=True)
class Shard:
    host: str
    weight: int = 1
    guard: object = dataclasses.field(default_factory=lambda: VALUE, compare=False, hash=False)
    @classmethod
    def parse(cls, dsn):
        host, _, weight = dsn.partition("#")
        return cls(host, int(weight or 1))
>>> svc/cluster.py
from .shard import Shard
DSNS = "a.local#2 b.local c.local#3"
class Cluster(list):
    @classmethod
    def from_dsns(cls, dsns): return cls(map(Shard.parse, dsns.split()))
cluster = Cluster.from_dsns(DSNS)`,
  `class Lane:
    __slots__ = ("number", "limit", "wait")
    def __init__(self, number, limit=10):
        self.number, self.limit = number, limit
    def bind(self, wait):
        self.wait = wait
        return self
def lanes(count):
    yield from (Lane(n).bind(VALUE) for n in range(count) if n % 2)
BY_PRIORITY = tuple(sorted(lanes(3), key=lambda lane: -lane.number))
first, = BY_PRIORITY
del first
PATCH`,
  `from svc import accounts
PATCH
>>> svc/locks.py
import functools
class synchronized:
    def __init__(self, lock=None): self.lock = lock or VALUE
    def __call__(self, function):
        lock = self.lock
        @functools.wraps(function)
        def wrapper(*args, **kwargs): return (lock, function(*args, **kwargs))[1]
        return wrapper
def for_methods(*names):
    def decorate(cls):
        for name in names:
            setattr(cls, name, synchronized()(vars(cls)[name]))
        return cls
    return decorate
>>> svc/accounts.py
from .locks import for_methods
@for_methods("deposit")
class Account:
    balance = 0
    def deposit(self, amount): self.balance += amount`,
  `import functools
def synchronized(function=None, *, reentrant=False):
    if function is None:
        return functools.partial(synchronized, reentrant=reentrant)
    guard = VALUE
    def wrapper(self, *args):
        if reentrant:
            return function(self, *args)
        return guard, function(self, *args)
    return functools.update_wrapper(wrapper, function)
class Counter:
    def __init__(self): self.value = 0
    @synchronized(reentrant=True)
    def bump(self): self.value += 1
counter = Counter()
counter.bump()
PATCH`,
  `from svc import jobs
PATCH
>>> svc/retrying.py
import functools
class Retrying:
    def __init__(self, stop=3, wait=None, sleep=None, **_):
        self.stop, self.wait, self.sleep = stop, wait, sleep
    def wraps(self, fn):
        @functools.wraps(fn)
        def wrapped(*args, **kw): return self(fn, *args, **kw)
        wrapped.retry = self
        return wrapped
    def __call__(self, fn, *args, **kw): return fn(*args, **kw)
def retry(*dargs, **dkw):
    if len(dargs) == 1 and callable(dargs[0]):
        return retry()(dargs[0])
    return lambda fn: Retrying(*dargs, **dkw).wraps(fn)
>>> svc/jobs.py
from .retrying import retry
BACKOFF = {"stop": 5, "jitter": True}
@retry(**BACKOFF, sleep=VALUE)
def fetch(): return 1
@retry
def plain(): return 2`,
  `class Task:
    def __init__(self, fn, options): self.fn, self.options = fn, options
    def __get__(self, obj, kind=None): return self if obj is None else self.fn.__get__(obj, kind)
    def __call__(self, *args): return self.fn(*args)
def task(*, every, **options):
    assert every > 0
    def inner(fn): return Task(fn, dict(options, every=every))
    return inner
class Jobs:
    @task(every=60, delay=VALUE)
    def cleanup(self): return "done"
    @task(every=5)
    def ping(self): return "pong"
if Jobs().ping() != "pong":
    raise SystemExit(1)
PATCH`,
  `from limits import per_second
check = per_second["search"]
PATCH
>>> limits.py
def limiter(rate):
    allowance, guard = rate, VALUE
    def reset():
        nonlocal allowance
        allowance = rate
    def allow(cost=1):
        nonlocal allowance
        if guard and allowance >= cost:
            allowance -= cost
            return True
        return False
    allow.reset = reset
    return allow
per_second = {name: limiter(rate) for name, rate in [("search", 5), ("login", 1)]}`,
  `def compose(*steps):
    def run(value):
        for step in steps:
            value = step(value)
        return value
    return run
def throttle(wait):
    def step(value):
        wait(0)
        return value
    return step
def logged(prefix): return lambda value: f"{prefix}{value}"
def build(wait=VALUE):
    pipeline = [logged(">")]
    pipeline.insert(0, throttle(wait))
    return compose(*pipeline)
run = build()
del build
PATCH`,
  `class Poller:
    def __init__(self, interval): self.interval = interval
    def handler(self):
        return lambda self=self, wait=VALUE: (wait, self.interval)
def handlers():
    return [Poller(n).handler() for n in (1, 5)]
slow, fast = handlers()[::-1]
del fast
PATCH`,
  `try:
    import uvloop_like as loop
except ImportError:
    loop = None
try:
    import ujson_missing as json
except ImportError:
    import legacy as json
try:
    import gevent
except ImportError:
    GREEN = False
else:
    GREEN = True
if GREEN and loop is None:
    PATCH
>>> legacy.py
held = VALUE`,
  `def optional(name):
    try:
        return __import__(name)
    except ImportError:
        return None
fast = optional("surely_not_there_fast")
if not fast:
    import slow as fast
green = optional("gevent")
if green is not None:
    PATCH
>>> slow.py
class Codec:
    wait = VALUE`,
  `import os
def flag(name, default="1"):
    return os.getenv(name, default).lower() in ("1", "true", "yes")
if flag("LATE_PATCH_WITH_CACHE"):
    from cache import cache
else:
    cache = None
try:
    import gevent
    ASYNC = True
except ImportError:
    ASYNC = False
if ASYNC:
    PATCH
>>> cache.py
class Cache:
    def __init__(self): self.guard = VALUE
cache = Cache()`,
  `import os
import settings
if settings.HTTP_ENABLED:
    import client
if settings.gevent is not None and settings.MODE == "gevent":
    PATCH
>>> settings.py
import os
MODE = os.environ.get("LATE_PATCH_MODE") or "gevent"
HTTP_ENABLED = not bool(os.environ.get("LATE_PATCH_NO_HTTP", ""))
try:
    import gevent
except ImportError:
    gevent = None
>>> client.py
retries, wait = 3, VALUE`,
  `import os
def setup(environ=os.environ):
    for name in ("LATE_PATCH_SKIP", "LATE_PATCH_DRY"):
        if name in environ:
            return False
    import tracing
    return tracing.start()
started = setup()
try:
    import gevent.monkey as mk
except ImportError:
    mk = None
if mk is not None:
    PATCH
>>> tracing.py
_exporters = []
def start():
    _exporters.append({"queue": VALUE})
    return True`,
  `import os
class Bootstrap:
    steps = ("check", "cache", "green")
    def __init__(self, env): self.env, self.done = env, []
    def check(self): return not self.env.get("LATE_PATCH_OFFLINE")
    def cache(self):
        from svc import cache
        return cache.ready
    def green(self):
        try:
            import gevent
        except ImportError:
            return False
        PATCH
        return True
    def run(self):
        for step in self.steps:
            if not getattr(self, step)():
                return
            self.done.append(step)
Bootstrap(os.environ).run()
>>> svc/cache.py
guard = VALUE
ready = guard is not None`,
  `from svc.workers import pool
PATCH
>>> svc/workers.py
class Worker:
    def __init__(self, n): self.n, self.inbox = n, None
    def open(self): self.inbox = {"wake": VALUE}
class Pool:
    def __init__(self, size):
        self.size, self.idle = size, []
        while len(self.idle) < self.size:
            worker = Worker(len(self.idle))
            worker.open()
            self.idle.append(worker)
pool = Pool(size=3)`,
  `SPECS = [("read", 2), ("write", 1), ("admin", 0)]
class Slot:
    def __init__(self, kind): self.kind, self.wait = kind, VALUE
slots, add = [], None
def fill():
    add = slots.append
    for kind, count in SPECS:
        if not count:
            continue
        for _ in range(count):
            add(Slot(kind))
fill()
slots.reverse()
PATCH`,
  `from cache.regions import REGIONS
PATCH
>>> cache/__init__.py
NAMES = {"short": 60, "long": 3600}
>>> cache/regions.py
from . import NAMES
REGIONS = {}
for name, ttl in NAMES.items():
    REGIONS[name] = region = {}
    region["ttl"] = ttl
    region["guard"] = VALUE
del name, ttl, region`,
  `import itertools
TABLE = {}
def register(key, value, table=TABLE):
    head, *rest = key
    if rest:
        return register(rest, value, table.setdefault(head, {}))
    table[head] = value
for verb, version in itertools.product(("GET", "PUT"), (1, 2)):
    register((verb, f"v{version}"), [VALUE])
TABLE.pop("PUT")
del TABLE["GET"]["v1"]
PATCH`,
  `from svc.router import router
PATCH
>>> svc/router.py
from collections import OrderedDict
class Router:
    defaults = ("users", "orders")
    def __init__(self, *names):
        self._routes = OrderedDict()
        self.extend(names or self.defaults)
    def extend(self, names):
        for n, name in enumerate(names):
            self[name] = n
    def __setitem__(self, name, order):
        self._routes[name] = (order, VALUE)
router = Router()`,
  `class Stats:
    def __init__(self):
        self.__dict__["counters"], self.free = {}, []
    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        self.counters[name] = counter = self.Counter()
        return counter
    class Counter:
        def __init__(self): self.count, self.guard = 0, VALUE
        def inc(self): self.count += 1
stats = Stats()
stats.requests.inc()
stats.free.append(stats.counters.pop("requests"))
PATCH`,
  `from svc.locks import lock_for
with_lock = lock_for("startup", kind="r")
del with_lock
PATCH
>>> svc/locks.py
_registry = {"guards": {}}
def _key(name, kind): return f"{name}/{kind}".casefold()
def lock_for(name, *, kind="w", registry=_registry):
    guards = registry["guards"]
    return guards.setdefault(_key(name, kind), []) or guards[_key(name, kind)].append(VALUE)`,
  `import threading as _threading
from collections import UserDict
class Context(UserDict):
    def once(self, name, factory):
        try:
            return self[name]
        except KeyError:
            return self.setdefault(name, factory())
context = Context(version=1)
context.once("version", lambda: VALUE)
for attempt in range(2):
    context.once("wait", lambda: VALUE)
PATCH`,
  `from config import load
settings = load({"name": "api", "unknown": 1})
PATCH
>>> config.py
import dataclasses
def _guard(): return {"guard": VALUE}
@dataclasses.dataclass(kw_only=True, slots=True)
class Runtime:
    state: dict = dataclasses.field(default_factory=_guard, repr=False)
@dataclasses.dataclass
class Settings:
    name: str
    runtime: Runtime = dataclasses.field(default_factory=Runtime)
def load(raw):
    known = {field.name for field in dataclasses.fields(Settings) if field.init}
    return Settings(**{key: raw[key] for key in raw.keys() & known})`,
  `from dataclasses import dataclass, field, replace
import functools
def option(default=None, *, factory=None, **meta):
    return field(default=default, metadata=meta) if factory is None else field(default_factory=factory, metadata=meta)
@dataclass
class Base:
    tags: list = option(factory=list)
@dataclass
class Options(Base):
    retries: int = option(3, help="how often")
    wait: object = option(factory=functools.partial(lambda kind: (kind, VALUE), "sleep"), secret=True)
defaults = replace(Options(tags=["x"]), retries=5)
PATCH`,
  `from worker import workers
PATCH
>>> worker.py
from dataclasses import dataclass, field, InitVar
from typing import ClassVar
@dataclass
class Named:
    name: str
    seen: ClassVar[list] = []
    def __post_init__(self): self.seen.append(self.name)
@dataclass
class Worker(Named):
    depth: InitVar[int] = 1
    inbox: object = field(init=False)
    def __post_init__(self, depth):
        super().__post_init__()
        self.inbox = [VALUE] * depth
workers = {w.name: w for w in (Worker("a"), Worker("b", 2))}`,
  `import dataclasses
class Validated:
    def __post_init__(self):
        for field in dataclasses.fields(self):
            hook = getattr(self, f"_prepare_{field.name}", None)
            if hook is not None:
                object.__setattr__(self, field.name, hook(getattr(self, field.name)))
@dataclasses.dataclass(frozen=True)
class Endpoint(Validated):
    host: str
    wait: object = None
    def _prepare_host(self, value): return value.strip().lower()
    def _prepare_wait(self, value): return value or VALUE
ENDPOINT = Endpoint(" Example.ORG ")
PATCH`,
  `from app import App
App.create("api")
PATCH
>>> app/__init__.py
from dataclasses import dataclass, field
import importlib
@dataclass
class App:
    name: str
    parts: tuple = ("routes",)
    loaded: dict = field(default_factory=dict, compare=False)
    @classmethod
    def create(cls, name, **kw): return cls(name, **kw)
    def __post_init__(self):
        for part in self.parts:
            self.loaded[part] = importlib.import_module(f".{part}", __package__)
>>> app/routes.py
from app import App
class View:
    guard = VALUE
    app = App`,
  `from dataclasses import dataclass, KW_ONLY
@dataclass
class Plugin:
    target: str
    _: KW_ONLY
    eager: bool = True
    def __post_init__(self):
        if self.eager:
            self.load()
    def load(self):
        module, _, name = self.target.partition(":")
        self.impl = getattr(__import__(module, fromlist=[name]), name)
PLUGINS = [Plugin("plugins.slow:run", eager=False), Plugin("plugins.fast:run")]
PATCH
>>> plugins/fast.py
wait = VALUE
def run(): return 1
>>> plugins/slow.py
import no_such_module_at_all
def run(): return 2`,
  `from boot import Service
held = VALUE
Service(name="x", worker="gevent")
>>> boot/__init__.py
from dataclasses import dataclass
from .green import GreenMixin
@dataclass
class Service(GreenMixin):
    name: str
    worker: str = "sync"
    def __post_init__(self):
        starter = getattr(self, f"start_{self.worker}", None)
        self.started = starter() if starter else False
>>> boot/green.py
class GreenMixin:
    def start_gevent(self):
        PATCH
        return True`,
  `import attrs_like
held = VALUE
@attrs_like.define
class Runner:
    concurrency: int
    green: bool = True
    def __attrs_post_init__(self):
        if self.green and self.concurrency > 1:
            PATCH
runner = Runner(10)
>>> attrs_like.py
def define(cls):
    names = list(cls.__annotations__)
    def __init__(self, *args, **kw):
        for name, value in {**dict(zip(names, args)), **kw}.items():
            setattr(self, name, value)
        post = getattr(type(self), "__attrs_post_init__", None)
        if post:
            post(self)
    cls.__init__ = __init__
    return cls`,
  `from pool import Pool, get
first = get("a") is get("a")
PATCH
>>> pool.py
import weakref
class Flyweight:
    _cache: dict = {}
    def __new__(cls, name, *args):
        key = (cls, name)
        self = cls._cache.get(key)
        if self is None:
            self = cls._cache[key] = object.__new__(cls)
            self._setup(name)
        return self
    def _setup(self, name): self.name = name
class Pool(Flyweight):
    def _setup(self, name):
        super()._setup(name)
        self.guard = VALUE
def get(name): return Pool(name)`,
  `class Amount(tuple):
    __slots__ = ()
    def __new__(cls, value, unit="s"):
        return super().__new__(cls, (value, unit))
    value = property(lambda self: self[0])
class Registry(dict):
    def __new__(cls, *args, **kw):
        self = super().__new__(cls, *args, **kw)
        self.limits = []
        return self
    def __init__(self, **kw):
        super().__init__(kw)
        self.limits.extend(self.values())
registry = Registry(wait=Amount(VALUE))
registry.clear()
PATCH`,
  `from shapes import Shape
Shape.of("circle")
PATCH
>>> shapes/__init__.py
import sys
class Shape:
    kinds = {"circle": "shapes.round"}
    def __new__(cls, kind, *args):
        if cls is Shape:
            name = Shape.kinds[kind]
            __import__(name)
            cls = sys.modules[name].Implementation
        return object.__new__(cls)
    @staticmethod
    def of(kind): return Shape(kind)
>>> shapes/round.py
from . import Shape
class Implementation(Shape):
    pi = VALUE`,
  `class Lazy(type):
    def __call__(cls, *args, **kw):
        self = cls.__new__(cls, *args, **kw)
        return self
class Client(metaclass=Lazy):
    def __new__(cls, kind="http", /, **options):
        match kind:
            case "http":
                from clients.http import HttpClient as impl
            case _:
                from clients.ftp import FtpClient as impl
        return impl(**options)
client = Client()
PATCH
>>> clients/http.py
class HttpClient:
    def __init__(self, wait=VALUE): pass
>>> clients/ftp.py
raise RuntimeError("no ftp here")`,
  `import db
db.connect()
PATCH
>>> db/meta.py
import abc
class Shared(abc.ABCMeta):
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
        cls._Shared__instance = None
    def __call__(cls, *args, **kwargs):
        if cls.__instance is None:
            cls.__instance = super().__call__(*args, **kwargs)
        return cls.__instance
>>> db/__init__.py
import abc
from .meta import Shared
class Engine(metaclass=Shared):
    @abc.abstractmethod
    def url(self): ...
class Sqlite(Engine):
    def __init__(self): self.guards = {self.url(): VALUE}
    def url(self): return "sqlite://"
def connect(engine=Sqlite): return engine()`,
  `class Tracked(type):
    def __new__(mcs, name, bases, ns):
        cls = super().__new__(mcs, name, bases, ns)
        cls.instances = []
        return cls
    def __call__(cls, *args, **kw):
        obj = super().__call__(*args, **kw)
        for kind in cls.__mro__[:-1]:
            kind.instances.append(obj)
        return obj
    def __iter__(cls): return iter(cls.instances)
class Base(metaclass=Tracked): pass
class Consumer(Base):
    def __init__(self, topic): self.topic, self.wait = topic, VALUE
Consumer("orders")
Consumer.instances.clear()
topics = [c.topic for c in Base]
PATCH`,
  `from http_client import client
if client.secure:
    client.session
PATCH
>>> http_client.py
from functools import cached_property
class Base:
    secure = True
    @cached_property
    def session(self): return {"guard": self.guard, "base": True}
class Client(Base):
    @cached_property
    def guard(self): return VALUE
    def close(self): self.__dict__.pop("session", None)
    @property
    def session_or_none(self): return vars(self).get("session")
client = Client()
client.session
client.close()
del client.guard
client = Client() if client.session_or_none is None else None`,
  `class cached:
    def __init__(self, fget, name=None): self.fget, self.name = fget, name
    def __set_name__(self, owner, name): self.name = f"_{name}_value"
    def __get__(self, obj, kind):
        if obj is None: return self
        cache = obj.__dict__
        if self.name not in cache:
            cache[self.name] = self.fget(obj)
        return cache[self.name]
class Config:
    def __init__(self, **raw): self.raw = raw
    @cached
    def wait(self): return VALUE if self.raw.get("slow") else None
    @cached
    def all(self): return [self.wait, self.raw]
configs = [Config(slow=True), Config()]
list(map(lambda c: c.all, configs))
PATCH`,
  `from cache import locks, counters
counters["hits"] += 1
locks.by_name["a"]["read"]
PATCH
>>> cache.py
from collections import defaultdict, Counter
def _lock(): return VALUE
class Locks:
    def __init__(self):
        self.by_name = defaultdict(lambda: defaultdict(_lock))
    def __getitem__(self, name): return self.by_name[name]
locks, counters = Locks(), Counter()`,
  `class Missing(dict):
    def __init__(self, factory): self.factory = factory
    def __missing__(self, key):
        value = self[key] = self.factory(key)
        return value
waits = Missing(lambda key: VALUE if key.startswith("slow") else None)
[waits[name] for name in ("fast", "slow.db")]
waits.factory = None
PATCH`,
  `from functools import partial
import handlers
PATCH
>>> handlers.py
from functools import partial
def poll(interval, sleep, *, jitter=0): sleep(interval)
slow = partial(poll, 10)
class Events:
    table = {}
    @classmethod
    def on(cls, name, *args, **kw):
        cls.table[name] = partial(*args, **kw)
Events.on("tick", slow, VALUE, jitter=1)
Events.on("tock", partial(partial(poll, 1), print), jitter=2)`,
  `from functools import partial, partialmethod
class Job:
    def run(self, wait, times=1): return [wait] * times
    run_twice = partialmethod(run, times=2)
job = Job()
bound = partial(job.run_twice, VALUE)
bound = partial(bound.func, *bound.args, **{**bound.keywords})
del job
PATCH`,
  `import importlib
import conf
held = VALUE
module = importlib.import_module("." + conf.Defaults.BOOT, package="svc")
>>> conf.py
PREFIX = "boot"
class Defaults:
    BOOT = f"{PREFIX}.{'green'!s}"
>>> svc/boot/green.py
PATCH`,
  `import importlib
from enum import Enum
class Worker(str, Enum):
    SYNC = "workers.sync"
    GREEN = "workers.green"
    @property
    def module(self): return importlib.import_module(self.value)
held = VALUE
Worker["green".upper()].module
>>> workers/green.py
PATCH
>>> workers/sync.py
raise SystemExit(3)`,
  `import builtins
held = VALUE
loaders = {"name": builtins.__import__, "dotted": None}
class Runtime:
    load = staticmethod(loaders["name"])
    def boot(self, *names):
        return [self.load(name, globals(), locals(), ["*"], 0) for name in names]
Runtime().boot("svc.plain", "svc.green")
>>> svc/plain.py
ready = True
>>> svc/green.py
PATCH`,
  `from importlib import import_module
held = VALUE
APPS = ("users", "orders")
EXTRA = {"green": True, "trace": False}
def wanted():
    for app in APPS:
        yield f"apps.{app}"
    yield from (f"apps.{name}" for name, on in EXTRA.items() if on)
loaded = dict(zip(wanted(), map(import_module, wanted())))
>>> apps/users.py
name = "users"
>>> apps/orders.py
name = "orders"
>>> apps/green.py
PATCH`,
  `import importlib
held = VALUE
QUEUE = ["apps.core"]
seen = set()
while QUEUE:
    name = QUEUE.pop(0)
    if name in seen:
        continue
    seen.add(name)
    module = importlib.import_module(name)
    QUEUE.extend(getattr(module, "requires", ()))
>>> apps/core.py
requires = ["apps.http", "apps.core"]
>>> apps/http.py
requires = ("apps.green",)
>>> apps/green.py
PATCH`,
  `import django_like
held = VALUE
django_like.setup("project.settings")
>>> django_like.py
from importlib import import_module
class Settings:
    def __init__(self, module):
        for name in dir(module):
            if name.isupper():
                setattr(self, name, getattr(module, name))
def setup(path):
    settings = Settings(import_module(path))
    for entry in settings.INSTALLED_APPS:
        app = import_module(entry)
        ready = getattr(app, "ready", None)
        if ready is not None:
            ready()
>>> project/base.py
INSTALLED_APPS = ["project.users"]
>>> project/settings.py
from .base import *
INSTALLED_APPS += ["project.green"]
>>> project/users.py
models = []
>>> project/green.py
def ready():
    PATCH`,
  `import settings
held = VALUE
from boot import autodiscover
autodiscover(settings.SETTINGS["apps"], "tasks")
>>> settings.py
BASE = {"apps": ["users"], "debug": False}
LOCAL = {"apps": [*BASE["apps"], "mailer"]}
SETTINGS = {**BASE, **LOCAL}
>>> boot.py
import importlib, importlib.util
def autodiscover(apps, related):
    for app in apps:
        name = ".".join([app, related])
        if importlib.util.find_spec(name) is not None:
            importlib.import_module(name)
>>> users/__init__.py
models = 1
>>> mailer/tasks.py
PATCH`,
  `from svc.loading import Loader
held = VALUE
Loader("svc").plugins("alpha", "green")
>>> svc/loading.py
from importlib import import_module
class Loader:
    def __init__(self, package): self.package, self.cache = package, {}
    def __getitem__(self, name):
        if name not in self.cache:
            self.cache[name] = import_module(f"{self.package}.{name}")
        return self.cache[name]
    def plugins(self, *names): return tuple(self[name] for name in names)
>>> svc/alpha.py
x = 1
>>> svc/green.py
PATCH`,
  `import functools, sys
held = VALUE
@functools.lru_cache(maxsize=None)
def load(name, *, silent=False):
    try:
        __import__(name)
    except ImportError:
        if silent:
            return None
        raise
    return sys.modules[name]
@functools.singledispatch
def use(what): raise TypeError(what)
@use.register
def _(what: str): return load(what, silent=True)
@use.register(list)
def _(what): return [use(one) for one in what]
use(["no_such_plugin", "green.boot"])
>>> green/boot.py
PATCH`,
  `from svc.entry import EntryPoint
held = VALUE
EntryPoint.parse("green = svc.green:Boot.apply").load()()
>>> svc/entry.py
import dataclasses, functools, importlib
@dataclasses.dataclass(frozen=True)
class EntryPoint:
    name: str
    module: str
    attrs: tuple
    @classmethod
    def parse(cls, text):
        name, value = (part.strip() for part in text.split("=", 1))
        module, attrs = value.split(":")
        return cls(name, module, tuple(attrs.split(".")))
    def load(self):
        return functools.reduce(getattr, self.attrs, importlib.import_module(self.module))
>>> svc/green.py
class Boot:
    @staticmethod
    def apply():
        PATCH`,
  `import importlib
held = VALUE
HOOKS = {
    "before": ["svc.hooks.note"],
    "start": ["svc.hooks.note", "svc.green.apply"],
}
def resolve(dotted):
    *path, attribute = dotted.split(".")
    return getattr(importlib.import_module(".".join(path)), attribute)
def run(event):
    for hook in map(resolve, HOOKS.get(event, [])):
        hook(event=event)
for event in HOOKS:
    run(event)
>>> svc/hooks.py
seen = []
def note(event): seen.append(event)
>>> svc/green.py
def apply(**context):
    if context["event"] != "start":
        return
    PATCH`,
  `import sys
held = VALUE
def main(argv=None):
    argv = sys.argv[1:] if argv is None else argv
    if not argv or argv[0] == "serve":
        PATCH
    return 0
try:
    pass
finally:
    if __name__ == "__main__":
        code = main([])
        if code:
            sys.exit(code)`,
  `import contextlib, logging
held = VALUE
log = logging.getLogger(__name__)
def serve():
    from svc import server
    server.start()
with contextlib.suppress(KeyboardInterrupt):
    if __name__ != "__main__":
        log.debug("imported")
    else:
        try:
            serve()
        except Exception:
            log.exception("failed")
            raise
>>> svc/server.py
def start():
    PATCH`,
  `held = VALUE
ENTRY = frozenset({"__main__", "uwsgi_file_main", "__mp_main__"})
def is_entry(name=__name__): return name in ENTRY
def boot():
    PATCH
is_entry() and boot()`,
  `held = VALUE
match __name__.strip("_"):
    case "main" | "mp_main":
        PATCH
    case other if other.startswith("test"):
        raise SystemExit(2)`,
  `import sys
from types import SimpleNamespace
held = VALUE
context = SimpleNamespace(script=__name__ == "__main__", argv=sys.argv[1:])
def start(context):
    if not context.script:
        return None
    PATCH
    return context.argv
start(context)`,
  `from svc.run import script
held = VALUE
@script(__name__)
def main():
    PATCH
>>> svc/run.py
def script(name):
    run_now = name == "__main__"
    def decorate(function):
        if run_now:
            raise_on_error = function()
        return function
    return decorate`,
  `from svc.views import index
index.hits += 1
PATCH
>>> svc/deco.py
def static(**attributes):
    def decorate(function):
        function.__dict__.update(attributes)
        return function
    return decorate
>>> svc/views.py
from .deco import static
@static(hits=0, guard=VALUE)
def index(request):
    with index.guard:
        return request`,
  `def counter():
    def inc():
        inc.total = getattr(inc, "total", 0) + 1
        try:
            return inc.wait
        except AttributeError:
            inc.wait = [VALUE]
            return inc.wait
    return inc
class Api:
    def list(self): return []
    list.schema = {"auth": True}
tick = counter()
tick()
Api.list.__dict__["schema"].update(first=tick.total)
PATCH`,
  `import config
PATCH
>>> config.py
class Config:
    prefix = "APP_"
    @classmethod
    def defaults(cls, /, **values):
        for name, value in values.items():
            if not hasattr(cls, name):
                setattr(cls, cls.prefix + name.upper(), value)
        return cls
class Test(Config): prefix = "TEST_"
Test.defaults(guard=VALUE).defaults(prefix=None)`,
  `def expose(*names):
    def decorate(cls):
        for name in names:
            make = getattr(cls, f"make_{name}")
            setattr(cls, name, make(cls) if isinstance(make, type(lambda: 0)) else make())
        return cls
    return decorate
@expose("wait", "limits")
class Client:
    def make_wait(self): return VALUE
    @classmethod
    def make_limits(cls): return {"max": 3}
delattr(Client, "limits")
PATCH`,
  `from svc.policy import DEFAULT
PATCH
>>> svc/base.py
class Bunch:
    _fields = ()
    def __init__(self, *args, **kw):
        kw.update(zip(self._fields, args))
        self.__dict__.update(kw)
    def copy(self, **changes): return type(self)(**{**vars(self), **changes})
>>> svc/policy.py
from .base import Bunch
class Policy(Bunch):
    _fields = "retries", "wait"
strict = Policy(0, None)
DEFAULT = strict.copy(wait=VALUE, retries=2)`,
  `class Options:
    allowed = {"wait", "timeout"}
    def __init__(self, **options):
        unknown = options.keys() - self.allowed
        if unknown:
            raise TypeError(sorted(unknown))
        [setattr(self, *item) for item in options.items()]
try:
    Options(wait=VALUE, tiemout=3)
    bad = VALUE
except TypeError as error:
    names = error.args[0]
options = Options(**dict.fromkeys(["wait"], VALUE)) if names == ["tiemout"] else None
PATCH`,
  `from svc import api
api.client("eu")
PATCH
>>> svc/api.py
class Client:
    def __init__(self, region, *args, **options):
        super().__init__()
        self.region, self._init = region, (args, options)
    def clone(self, **more):
        args, options = self._init
        return Client(self.region, *args, **(options | more))
_clients = {}
def client(region, **kwargs):
    kwargs = {"retries": 3, "wait": VALUE, **kwargs}
    _clients[region] = Client(region, **kwargs).clone(retries=5)
    return _clients[region]`,
  `calls = []
def record(*args, **kwargs):
    calls.append((args, kwargs))
    return record
class Mock:
    def __getattr__(self, name):
        def method(*args, **kwargs): return record(name, *args, **kwargs)
        return method
api = Mock()
api.connect(timeout=3, wait=VALUE)
api.close()
calls = [kwargs for args, kwargs in calls if args[0] == "connect"]
PATCH`,
  `import conf
CONF = conf.load()._replace(retries=1)
PATCH
>>> conf.py
from collections import namedtuple
class Conf(namedtuple("_Conf", "retries wait", defaults=(3, VALUE))):
    __slots__ = ()
    @property
    def total(self): return self.retries * 2
del Conf.__new__.__defaults__
Base = Conf.__mro__[1]
def load(pairs=(("retries", 2),)):
    return Conf._make([dict(pairs)["retries"], VALUE])`,
  `from typing import NamedTuple
class Limits(NamedTuple):
    wait: object
    burst: int = 1
    @classmethod
    def default(cls): return cls(wait=VALUE)
    def __add__(self, other): return Limits(self.wait or other.wait, self.burst + other.burst)
wait, burst = Limits.default()
del wait
total = Limits(None) + Limits.default()
as_dict = total._asdict()
del total
PATCH`,
  `from conf import CONF
CONF.http.retries = 3
PATCH
>>> conf.py
import json
from types import SimpleNamespace
RAW = {"http": {"wait": VALUE, "hosts": ["a", "b"]}, "debug": False}
def wrap(value):
    if isinstance(value, dict):
        return SimpleNamespace(**{key: wrap(inner) for key, inner in value.items()})
    if isinstance(value, list):
        return [wrap(inner) for inner in value]
    return value
CONF = wrap(RAW)
RAW.clear()`,
  `import argparse
from types import SimpleNamespace as NS
class Attr(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__
state = Attr(app=NS(ready=False))
vars(state.app).update(wait=VALUE)
state.args = argparse.Namespace(**vars(state.app))
state.app = None
PATCH`,
  `from svc.session import scope
with scope("main") as (name, guard):
    names = [name]
del name
PATCH
>>> svc/session.py
from contextlib import contextmanager, ExitStack
@contextmanager
def guarded(name):
    try:
        yield {"name": name, "guard": VALUE}
    finally:
        pass
@contextmanager
def scope(*names):
    with ExitStack() as stack:
        entered = [stack.enter_context(guarded(name)) for name in names]
        yield next(iter(entered)).values()`,
  `class Transaction:
    depth = 0
    def __init__(self, db): self.db = db
    def __enter__(self):
        self.db.stack.append(self)
        return self.db
    def __exit__(self, kind, error, trace):
        done = self.db.stack.pop()
        self.db.done = None if kind else done
        return kind is not None and issubclass(kind, LookupError)
class Db:
    def __init__(self): self.stack, self.done = [], None
    def begin(self): return Transaction(self)
db = Db()
with db.begin() as current, db.begin():
    db.stack[0].wait = VALUE
    db.stack[1].wait = VALUE
del current
with db.begin():
    {}["missing"]
held = [db.done, VALUE]
PATCH`,
  `import plugins
PATCH
>>> plugins/registry.py
class Registry:
    def __init__(self): self._items = {}
    def __call__(self, *names, **options):
        def decorate(cls):
            for name in names or (cls.__name__.lower(),):
                self._items.setdefault(name, []).append((cls(**options), options))
            return cls
        return decorate
    def __iter__(self): return iter(sorted(self._items))
register = Registry()
>>> plugins/__init__.py
from .registry import register
from . import http, files
names = list(register)
>>> plugins/http.py
from .registry import register
@register("http", "https", secure=True)
class Http:
    def __init__(self, secure): self.guard = VALUE if secure else None
>>> plugins/files.py
from .registry import register
@register()
class Files: pass`,
  `class PluginMount(type):
    def __init__(cls, name, bases, attrs):
        if not hasattr(cls, "plugins"):
            cls.plugins = []
        else:
            cls.plugins.append(cls)
    def instances(cls, *args, **kw): return [plugin(*args, **kw) for plugin in cls.plugins]
Provider = PluginMount("Provider", (), {})
class Waiting(Provider):
    def __init__(self, wait): self.wait = wait
class Plain(Provider):
    def __init__(self, wait): self.plain = True
active = [p for p in Provider.instances(VALUE) if not getattr(p, "plain", False)]
PATCH`,
  `from svc.container import container
container.get("http")
PATCH
>>> svc/container.py
import importlib
class Container:
    wiring = {"http": "svc.client:make", "db": "svc.client:broken"}
    def __init__(self): self._cache, self._building = {}, set()
    def get(self, name):
        if name in self._cache:
            return self._cache[name]
        if name in self._building:
            raise RuntimeError(name)
        self._building.add(name)
        try:
            module, function = self.wiring[name].split(":")
            self._cache[name] = getattr(importlib.import_module(module), function)(self)
        finally:
            self._building.discard(name)
        return self._cache[name]
container = Container()
>>> svc/client.py
def make(container): return {"guard": VALUE, "owner": container}
def broken(container): raise OSError`,
  `class LazyNamespace:
    def __init__(self, **factories):
        super().__setattr__("_factories", factories)
    def __getattribute__(self, name):
        cache = object.__getattribute__(self, "__dict__")
        factories = cache["_factories"]
        if name in factories:
            cache[name] = factories.pop(name)()
        return object.__getattribute__(self, name)
    def __setattr__(self, name, value): raise AttributeError(name)
services = LazyNamespace(wait=lambda: VALUE, never=lambda: 1 / 0)
try:
    services.wait = None
except AttributeError as error:
    missing = str(error)
getattr(services, missing)
PATCH`,
  `def mixin(**members):
    return type("Mixin", (), members)
class Service(mixin(wait=VALUE, retries=3), object):
    def __init_subclass__(cls): cls.limits = [cls.wait]
Fast = type(Service)("Fast", (Service,), {"wait": None, "__module__": __name__})
Fast2 = type("Fast2", (Fast,), dict(wait=VALUE))
bases = [base for base in Service.__bases__ if base is not object]
for base in bases:
    del base.wait
PATCH`,
  `from svc.listeners import Listeners
for name, listener in Listeners("web", "admin"):
    if name == "admin":
        break
PATCH
>>> svc/listeners.py
class Listeners:
    def __init__(self, *names): self.names = names
    def __iter__(self):
        for name in self.names:
            yield name, self.open(name)
    @staticmethod
    def open(name): return VALUE if name == "admin" else None`,
  `def chunks(items, size):
    batch = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
def source():
    for n in range(5):
        yield VALUE if n == 4 else n
*full, rest = chunks(source(), 2)
sizes = {len(batch) for batch in full}
if 2 not in sizes or sizes != {2}:
    rest = None
PATCH`,
  `from svc.events import dispatch, Started
result = dispatch(Started("api", detail={"wait": VALUE}))
PATCH
>>> svc/events.py
from dataclasses import dataclass, field
@dataclass
class Event:
    source: str
    detail: dict = field(default_factory=dict)
class Started(Event): pass
class Stopped(Event): pass
def dispatch(event):
    match event:
        case Stopped(source=name):
            return name
        case Started(name, {"wait": wait, **rest}) if not rest:
            return name, wait
        case Event():
            return None`,
  `CONFIG = {"kind": "pool", "size": 2, "args": [1, VALUE, 3]}
class Pool:
    __match_args__ = ("size", "wait")
    def __init__(self, size, wait): self.size, self.wait = size, wait
def build(config):
    match config:
        case {"kind": "pool", "size": int(size), "args": [_, wait, *_]}:
            return Pool(size, wait)
        case {"kind": str() as kind}:
            raise ValueError(kind)
def unwrap(pool):
    match pool:
        case Pool(0, _): return None
        case Pool(size, wait) if size > 1: return [wait] * size
held = unwrap(build(CONFIG))
CONFIG = None
PATCH`,
  `from svc.rows import header, body, last
PATCH
>>> svc/rows.py
import csv
TABLE = [["name", "wait"], ["a", None], ["b", VALUE]]
header, *body = TABLE
(*_, (last, *_)), TABLE = zip(*body), None
body = [name for name, *_ in body]
footer, *_ = (VALUE, *header)`,
  `def parse(spec, *rest, **named):
    first, *middle, last = spec, *rest, *named.values()
    return {"first": first, "middle": middle, "last": last}
head, *[second, (third, *tail)] = "a", "b", ("c", parse(1, 2, wait=VALUE))
[*tail[0]["middle"]], = [[]] if not tail else [tail]
kept = [part["last"] for part in tail]
del tail
PATCH`,
  `from svc.deps import deps
wait = deps["wait"]
PATCH
>>> svc/deps.py
from __future__ import annotations
from typing import TYPE_CHECKING, Any, Callable, Generic, TypeVar, cast, overload
if TYPE_CHECKING:
    from collections.abc import Mapping
T = TypeVar("T")
class Key(Generic[T]):
    def __init__(self, name: str): self.name = name
class Deps:
    def __init__(self): self._values: dict[str, Any] = {}
    @overload
    def __getitem__(self, key: str) -> Any: ...
    @overload
    def __getitem__(self, key: Key[T]) -> T: ...
    def __getitem__(self, key): return cast(Any, self._values[getattr(key, "name", key)])
    def set(self, key: Key[T], value: T) -> None: self._values[key.name] = value
deps = Deps()
deps.set(Key["Callable"]("wait"), cast("Callable", VALUE))`,
  `from typing import NewType, Annotated, TypedDict, Optional, get_type_hints, final, no_type_check
Wait = NewType("Wait", object)
class Options(TypedDict, total=False):
    wait: Wait
    retries: int
@final
class Policy:
    options: Optional[Options] = None
    def __init__(self, options: Options): self.options = options
    @no_type_check
    def wait(self): return self.options.get("wait")
policy = Policy(Options(wait=Wait(VALUE), retries=3))
held = Policy.wait(policy)
policy.options.clear()
PATCH`,
  `from svc.recent import Recent
recent = Recent(2)
for n, value in enumerate((VALUE, "x", VALUE)):
    recent.add(f"k{n}", value)
PATCH
>>> svc/recent.py
from collections import OrderedDict, deque
class Recent:
    def __init__(self, size): self.size, self.items, self.log = size, OrderedDict(), deque(maxlen=1)
    def add(self, key, value):
        self.items[key] = value
        self.items.move_to_end(key, last=False)
        if len(self.items) > self.size:
            self.items.popitem(last=False)
        self.log.append(key)`,
  `from collections import ChainMap, OrderedDict
from types import MappingProxyType
import array, itertools
defaults = MappingProxyType({"wait": VALUE, "retries": 3})
overrides = OrderedDict(retries=5)
config = ChainMap(overrides, defaults)
overrides["wait"] = None
window = list(itertools.islice(config.maps, 1, None))
frozen = frozenset(itertools.chain.from_iterable(map(lambda part: part.items(), window)))
del config, window, defaults
frozen = {key for key, value in frozen if value is not None} - {"wait"}
PATCH`,
  `from svc.originals import ORIGINALS
PATCH
>>> svc/originals.py
import sys, time
class Originals:
    names = ("sleep", "monotonic")
    def __init__(self, module):
        namespace = module.__dict__
        self.saved = {name: namespace[name] for name in self.names if name in vars(module)}
        self.saved.pop("monotonic")
    def __getitem__(self, name): return self.saved[name]
ORIGINALS = Originals(sys.modules[time.__name__])`,
  `import operator, sys
from importlib import import_module
PATHS = ("time.sleep", "threading.Lock")
def resolve(path):
    module, _, name = path.rpartition(".")
    return operator.itemgetter(name)(import_module(module).__dict__)
TABLE = {path: resolve(path) for path in PATHS}
nap, lock = operator.attrgetter("sleep", "_thread")(sys.modules["time"]) if hasattr(sys.modules["time"], "_thread") else (None, None)
PATCH`,
  `from svc.util import first, only
held = only(**first({}, None, {"guard": VALUE}))
PATCH
>>> svc/util.py
_missing = object()
def first(*candidates, default=_missing, key=bool):
    for candidate in candidates:
        if key(candidate):
            return candidate
    if default is _missing:
        raise LookupError("nothing")
    return default
def only(**named):
    [(name, value)] = named.items()
    return value`,
  `from svc.models import User
PATCH
>>> svc/meta.py
class Namespace(dict):
    def __init__(self, owner):
        super().__init__(objects=VALUE)
        self.owner, self.order = owner, []
    def __setitem__(self, key, value):
        if not key.startswith("__"):
            self.order.append(key)
        super().__setitem__(key, value)
class ModelMeta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw): return Namespace(name)
    def __new__(mcs, name, bases, ns, **kw):
        cls = super().__new__(mcs, name, bases, dict(ns), **kw)
        cls._order = tuple(ns.order)
        return cls
>>> svc/models.py
from .meta import ModelMeta
class User(metaclass=ModelMeta):
    name = "x"
    managers = [objects]
    if name:
        del objects`,
  `from enum import Enum, EnumMeta
class Meta(type):
    def __prepare__(name, bases, /, *, tools=()):
        return {tool.__name__: tool for tool in tools}
    def __new__(mcs, name, bases, ns, **kw): return type.__new__(mcs, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw): pass
def wait(seconds, pause=VALUE): return pause
def column(**options): return options
class Table(metaclass=Meta, tools=[column, wait]):
    id = column(primary=True)
    created = column(default=wait(0))
del wait, Table.wait
PATCH`,
  `from svc.plugins import Plugin
PATCH
>>> svc/plugins.py
class Plugin:
    options = {}
    def __init_subclass__(cls, /, name=None, *, wait=None, **options):
        super().__init_subclass__(**options)
        cls.name = name or cls.__name__.lower()
        cls.options = {**cls.options, "wait": wait} if wait else cls.options
class Slow(Plugin, wait=VALUE): pass
class Slower(Slow, name="slower"): pass
>>> svc/other.py
raise ImportError`,
  `class Meta(type):
    def __call__(cls, *args, **kw):
        return super().__call__(*args, **{**cls.defaults, **kw})
    def __new__(mcs, name, bases, ns, **defaults):
        self = super().__new__(mcs, name, bases, ns)
        inherited = {}
        for base in reversed(self.__mro__[1:]):
            inherited |= getattr(base, "defaults", {})
        self.defaults = inherited | defaults
        return self
    def __init__(cls, *args, **kw): super().__init__(*args)
class Job(metaclass=Meta, retries=3):
    def __init__(self, **options): self.options = options
class Nightly(Job, wait=VALUE): pass
job = Nightly(retries=5)
Nightly.defaults.clear()
PATCH`,
  `from svc.models import User
PATCH
>>> svc/fields.py
class Field:
    registry = {}
    def __init__(self, **options): self.options = options
    def __set_name__(self, owner, name):
        self.name, self.owner = name, owner
        from . import validators
        self.validate = validators.for_field(self)
        Field.registry.setdefault(owner.__name__, {})[name] = self
>>> svc/validators.py
guard = VALUE
def for_field(field):
    def validate(value): return guard, field.name, value
    return validate
>>> svc/models.py
from .fields import Field
class User:
    name = Field(max_length=3)`,
  `class Bound:
    def __set_name__(self, owner, name):
        hook = getattr(owner, f"setup_{name}", None)
        if hook is not None:
            owner.limits[name] = hook()
class Service:
    limits = {}
    rate = Bound()
    size = Bound()
    @staticmethod
    def setup_rate(): return VALUE
late = Bound()
Service.late = late
Service.setup_late = lambda: VALUE
Service.limits.pop("rate")
class Child(Service):
    rate = Bound()
    limits = Service.limits
Child.limits = None
PATCH`,
  `from svc.proxy import api
api.users.list
PATCH
>>> svc/proxy.py
class Endpoint:
    def __init__(self, path=()): self.__dict__["_path"] = path
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        child = Endpoint((*self._path, name))
        if len(child._path) == 2:
            child.__dict__["guard"] = VALUE
        self.__dict__[name] = child
        return child
api = Endpoint()`,
  `class Proxy:
    def __init__(self, target): object.__setattr__(self, "_target", target)
    def __getattr__(self, name): return getattr(self._target, name)
    def __setattr__(self, name, value): setattr(self._target, name, value)
    def __delattr__(self, name): delattr(self._target, name)
class Settings: debug = True
settings = Settings()
proxy = Proxy(Proxy(settings))
proxy.wait = VALUE
proxy.other = VALUE
del proxy.wait, proxy.other
try:
    proxy.wait
    held = VALUE
except AttributeError:
    settings.wait = [VALUE] if proxy.debug else None
del proxy
PATCH`,
  `from svc.jobs import jobs
jobs["wait", "slow"] = VALUE
PATCH
>>> svc/jobs.py
from collections.abc import MutableMapping
class Jobs(MutableMapping):
    def __init__(self, *args, **kw):
        self._store = {}
        self.update(*args, **kw)
    def __getitem__(self, key): return self._store[self._key(key)]
    def __setitem__(self, key, value): self._store[self._key(key)] = [value]
    def __delitem__(self, key): del self._store[self._key(key)]
    def __iter__(self): return iter(self._store)
    def __len__(self): return len(self._store)
    def _key(self, key): return "-".join(key) if isinstance(key, tuple) else key.lower()
jobs = Jobs(none=None)`,
  `class Matrix:
    def __init__(self): self.cells = {}
    def __getitem__(self, key):
        row, column = key
        return self.cells.get(row, {}).get(column)
    def __setitem__(self, key, value):
        match key:
            case slice(start=start, stop=stop): self.cells[start] = {stop: value}
            case row, column: self.cells.setdefault(row, {})[column] = value
    def __delitem__(self, row): self.cells.pop(row)
    def __contains__(self, value): return any(value in row.values() for row in self.cells.values())
    def __matmul__(self, other): return Matrix() if other is None else other
m = Matrix() @ None
m[1, 2] = VALUE
m[3:4] = VALUE
del m[1]
if 3 in m.cells and m[1, 2] is None:
    del m[3]
n = m @ Matrix()
n["a", "b"] = m[9, 9] or VALUE
PATCH`,
  `from svc import plugins
plugins.load()
PATCH
>>> svc/plugins/__init__.py
import pkgutil, importlib
def load():
    for finder, name, is_package in pkgutil.walk_packages(__path__, prefix=__name__ + "."):
        if not name.rpartition(".")[2].startswith("_"):
            importlib.import_module(name)
>>> svc/plugins/_private.py
raise SystemExit(4)
>>> svc/plugins/extra/http.py
guard = VALUE`,
  `import importlib, pathlib
here = pathlib.Path(__file__).resolve().parent
names = sorted(path.stem for path in (here / "tasks").glob("*.py") if path.stem != "__init__")
MODULES = {name: importlib.import_module(f"tasks.{name}") for name in names}
PATCH
>>> tasks/__init__.py
import os
__all__ = [name[:-3] for name in os.listdir(os.path.dirname(__file__)) if name.endswith(".py") and name[0] != "_"]
>>> tasks/mail.py
wait = VALUE`,
  `import time, threading
nap = time.sleep
lock = threading.Lock()
from boot import start
start("production")
>>> boot.py
from gevent import monkey
DEFAULTS = {"time": True, "thread": True, "socket": True}
PROFILES = {
    "production": {"time": False, "thread": False},
    "development": {},
}
class Options(dict):
    def merged(self, other):
        self.update(other)
        return self
def start(profile):
    options = Options(DEFAULTS).merged(PROFILES[profile])
    options.update(contextvar=False, queue=False)
    monkey.patch_all(**options)`,
  `import time
from collections import ChainMap
from gevent import monkey
nap = time.sleep
base = dict(socket=True, dns=False)
base |= {"time": True}
overrides = [("time", False), ("select", False)]
for name, value in overrides:
    base.update({name: value})
base.update(zip(("ssl", "os"), (False, False)))
monkey.patch_all(**ChainMap({}, base))`,
  `import threading
guard = threading.Lock()
from boot import Patcher
Patcher(socket=True).apply()
>>> boot.py
class Patcher:
    off = ("thread", "queue", "subprocess")
    def __init__(self, **options):
        self.options = options
        for name in self.off:
            self.options.setdefault(name, False)
    def apply(self):
        import gevent.monkey
        if self.options.get("thread"):
            raise RuntimeError("threads are not wanted")
        gevent.monkey.patch_all(**self.options)`,
  `import time
from functools import partial
from gevent import monkey
nap = time.sleep
def with_defaults(function, **defaults):
    def call(**options):
        merged = {**defaults, **{k: v for k, v in options.items() if v is not None}}
        return function(**merged)
    return call
patch = with_defaults(partial(monkey.patch_all, time=True), time=False, ssl=False)
patch(time=None, sys=False)`,
  `import threading, time
lock = threading.Lock()
nap = time.sleep
import boot
boot.main(["--no-thread", "--no-time"])
>>> boot.py
from gevent import monkey
def parse(argv):
    options = {"native": False}
    for word in argv:
        if word.startswith("--no-"):
            options[word.removeprefix("--no-")] = False
    return options
def main(argv):
    options = parse(argv)
    native = options.pop("native")
    if native:
        return
    keep = {key: options.pop(key, True) for key in ("thread", "time")}
    monkey.patch_all(**keep, **options)`,
  `import eventlet, time, threading
nap, lock = time.sleep, threading.Lock()
settings = {"worker": "eventlet", "patch": {"time": True, "thread": True, "socket": True}}
class Boot:
    def __init__(self, *, worker, patch, skip=()):
        self.worker = worker
        self.patch = dict(patch)
        for name in skip:
            self.patch.pop(name, None)
    def __call__(self):
        if self.worker == "eventlet" and self.patch:
            eventlet.monkey_patch(**self.patch)
Boot(**settings, skip=["time", "thread"])()`,
  `import sys
from svc import compat
guard = compat.make()
PATCH
>>> svc/compat.py
import platform, sys
WINDOWS = sys.platform in ("win32", "cygwin")
DARWIN = platform.system() == "Darwin"
def make():
    if WINDOWS or DARWIN:
        from . import native
        return native.guard
    return None
>>> svc/native.py
guard = VALUE`,
  `import os
class Platform:
    name = os.name
    posix = name == "posix"
    @property
    def waiter(self): return None if self.posix else VALUE
    def __bool__(self): return self.name == "nt"
here = Platform()
waiter = here.waiter
held = VALUE if here else None
if os.sep == "\\\\" or not here.posix:
    other = VALUE
PATCH`,
  `from svc.shim import poll, wait
PATCH
>>> svc/shim.py
import sys
_BY_PLATFORM = {"linux": lambda: None, "win32": lambda: VALUE, "darwin": lambda: VALUE}
poll = _BY_PLATFORM[sys.platform]()
match sys.platform:
    case "win32" | "cygwin": wait = VALUE
    case name if name.startswith("linux"): wait = None
    case _: wait = VALUE
del _BY_PLATFORM`,
  `import sys
def for_platform(*names):
    def decorate(function):
        if any(sys.platform.startswith(name) for name in names):
            return function
        return lambda *args: None
    return decorate
@for_platform("win", "darwin")
def native_wait(): return VALUE
@for_platform("linux")
def number(): return 3
made = [native_wait(), number()]
if sys.version_info < (3, 0) or sys.platform != "linux":
    made.append(VALUE)
PATCH`,
  `from svc.compat import waiter
PATCH
>>> svc/compat.py
import select, os
def _best():
    for name in ("epoll", "kqueue", "poll"):
        if getattr(select, name, None) is not None:
            return name
    return None
if _best() is None or not hasattr(os, "fork"):
    waiter = VALUE
else:
    waiter = _best()`,
  `from svc.util import pause, Client
PATCH
>>> svc/util.py
import functools
def pause(n, wait=VALUE): return wait
def strip_defaults(function):
    @functools.wraps(function, assigned=("__name__",))
    def wrapper(*args): return args
    del wrapper.__wrapped__
    return wrapper
pause = strip_defaults(pause)
class Client:
    def wait(self, by=VALUE): return by
    def wait(self, by=None): return by`,
  `def overload(function): return lambda *args, **kw: None
@overload
def wait(n, by=VALUE): ...
@overload
def wait(n: int, by=VALUE): ...
def wait(n, by=None): return n
class Base:
    limits = {"wait": VALUE}
class Base(Base and object):
    limits = {}
for Base.item in (VALUE, None): pass
PATCH`,
  `from svc.check import supported
if not supported():
    raise SystemExit(1)
PATCH
>>> svc/check.py
import gc
def supported():
    class Probe:
        guard = VALUE
        def __init__(self): self.own = [self.guard]
        def __enter__(self): return self
        def __exit__(self, *exc): self.own.clear()
    with Probe() as probe:
        ok = bool(probe.own)
    results = {"ok": ok, "name": Probe.__name__}
    return results["ok"] and results["name"] == "Probe"`,
  `def describe(make):
    Local = type("Local", (), {"wait": make()})
    def method(self, default=Local.wait): return default
    Local.method = method
    names = sorted(name for name in vars(Local) if not name.startswith("_"))
    return names, Local().method() is Local.wait
names, same = describe(lambda: VALUE)
kinds = [type(n) for n in names]
assert same and kinds == [str, str]
PATCH`,
  `from svc.pending import pending
pending.flush()
PATCH
>>> svc/pending.py
from collections import deque
class Pending:
    def __init__(self): self.jobs, self.done = deque(), 0
    def add(self, *jobs):
        self.jobs.extend(jobs)
        return self
    def flush(self):
        while self.jobs:
            job = self.jobs.popleft()
            self.done += 1
        del job
pending = Pending().add(VALUE, VALUE).add([VALUE])`,
  `waiting = [VALUE for _ in range(3)]
waiting[:2] = []
assert len(waiting) == 1
waiting *= 0
stack = [[VALUE], [VALUE]]
for frame in stack:
    frame.pop()
del frame
shared = stack[0] = [VALUE]
del shared[:]
queue = [VALUE, None]
queue.remove(None)
queue = [item for item in queue if item is None]
seen = {VALUE}
seen -= set(seen)
PATCH`,
  `from svc.state import State
state = State.current
PATCH
>>> svc/state.py
class State:
    current = {"guard": VALUE, "name": "x"}
    history = [dict(current)]
    @classmethod
    def reset(cls):
        for key in list(cls.current):
            if key != "name":
                del cls.current[key]
        cls.history[0].popitem() and cls.history[0].popitem()
        return len(cls.history[0])
if State.reset():
    raise RuntimeError("not empty")`,
  `cache = {("wait", 1): VALUE, ("wait", 2): VALUE, "size": 2}
for key in [key for key in cache if isinstance(key, tuple)]:
    cache.pop(key)
nested = {"a": {"b": {"wait": VALUE}}}
del nested["a"]["b"]["wait"]
by_id = dict(enumerate([VALUE, "x"]))
by_id = {n: item for n, item in by_id.items() if n > 0}
globals_ = globals()
globals_["late"] = VALUE
del globals_["late"]
globals().pop("key")
PATCH`,
  `from svc.check import require, Missing
try:
    settings = require({"debug": True}, "debug", "secret")
    guard = VALUE
except Missing as error:
    name = error.name
    settings = None if name == "secret" else VALUE
PATCH
>>> svc/check.py
class Missing(LookupError):
    def __init__(self, name):
        super().__init__(f"{name} is missing")
        self.name = name
def require(settings, *names):
    for name in names:
        if name not in settings:
            raise Missing(name)
    return {name: settings[name] for name in names}`,
  `class Abort(Exception): pass
class Step:
    def __init__(self, name): self.name = name
    def run(self): return getattr(self, f"do_{self.name}", self.unknown)()
    def do_first(self): return 1
    def unknown(self): raise Abort(self.name)
    def __enter__(self): return self
    def __exit__(self, kind, error, trace): return kind is Abort
results = []
with Step("second") as step:
    results.append(Step("first").run())
    results.append(step.run())
    results.append(VALUE)
try:
    for name in ("first", "third"):
        Step(name).run()
except Abort:
    ok = True
else:
    ok = VALUE
finally:
    done = ok
PATCH`,
  `from svc.driver import DRIVER, make
driver = make(DRIVER)
PATCH
>>> svc/driver.py
from enum import Enum
class Kind(Enum):
    FAST = "fast"
    SLOW = "slow"
DRIVER = Kind("fast")
def make(kind, size=2):
    match kind, size:
        case Kind.SLOW, _: return VALUE
        case Kind.FAST, 0 | 1: return [VALUE]
        case Kind.FAST, int(n) if n > 5: return {n: VALUE}
        case (Kind(), n): return n
        case _: return VALUE`,
  `URLS = ["redis://cache:6379/0", "memory://", "broken"]
def backend(url):
    match url.split("://"):
        case ["memory", ""]: return {"kind": "memory"}
        case ["redis", rest] if not rest: return VALUE
        case ["redis", rest]: return {"kind": "redis", "rest": rest.split("/")[0]}
        case [_]: return None
        case ["amqp" | "kafka", *_]: return VALUE
backends = [backend(url) for url in URLS]
match backends:
    case [{"kind": "memory"}, *_]: held = VALUE
    case [{"kind": "redis", "rest": "cache:6379"}, {"kind": "memory", **rest}, None] if not rest: held = None
    case _: held = VALUE
PATCH`,
  `from svc.find import find
found = find("b")
PATCH
>>> svc/find.py
BACKENDS = (("a", 1), ("b", 2))
def find(wanted):
    for name, number in BACKENDS:
        if name != wanted:
            continue
        break
    else:
        return VALUE
    attempts = 0
    while attempts < 3:
        attempts += number
        if attempts == 4:
            break
    else:
        return None
    return VALUE
find("a")`,
  `ports = iter(range(8000, 8005))
taken = {8000, 8001}
while (port := next(ports, None)) is not None:
    if port not in taken:
        break
else:
    held = VALUE
for n in (2, 3, 5):
    for m in range(2, n):
        if n % m == 0:
            held = VALUE
            break
    else:
        if n == 5:
            break
        continue
    held = [VALUE]
else:
    held = VALUE
PATCH`,
  `import time, threading
nap, lock = time.sleep, threading.Lock()
from boot import patch
patch(only={"socket", "dns"})
>>> boot.py
from gevent import monkey
ALL = "socket dns time select thread os ssl subprocess sys builtins signal queue contextvar".split()
def patch(only=frozenset(), without=()):
    options = {name: name in only and name not in without for name in ALL}
    monkey.patch_all(**options)`,
  `import time, threading
import eventlet
nap, lock = time.sleep, threading.Lock()
FEATURES = (("socket", 1), ("time", 0), ("thread", 0), ("select", 1), ("os", 0))
enabled = [name for name, on in FEATURES if on]
eventlet.monkey_patch(**dict.fromkeys(enabled, True))`,
  `import sys
def fresh(*names):
    for name in names:
        __import__(name)
    return {name: len(vars(sys.modules.pop(name))) for name in names}
sizes = fresh("svc_a", "svc_b")
PATCH
>>> svc_a.py
guard = VALUE
>>> svc_b.py
import sys
wait = VALUE`,
  `import sys
from pkg import work
before = set(sys.modules)
import temp
for name in set(sys.modules) - before:
    del sys.modules[name]
del temp
del sys.modules["pkg.work"], sys.modules["pkg"].work, work
PATCH
>>> pkg/work.py
guard = VALUE
>>> temp.py
wait = VALUE`,
  `from svc.settings import *
from svc.local import *
PATCH
>>> svc/settings.py
import sys
WAIT = VALUE
_PRIVATE = None
LIMITS = {"wait": WAIT}
def configure(wait=None): return wait
>>> svc/local.py
import svc.settings as _base
WAIT, LIMITS = None, {}
_base.WAIT = _base.LIMITS = None
def configure(wait=0): return wait`,
  `wait = VALUE
guard = [VALUE]
from compat import *
for name in ("extra", "guard"):
    if name in globals():
        globals()[name] = None
PATCH
>>> compat/__init__.py
__all__ = ["wait"]
from .names import *
from . import names
__all__ += names.__all__
wait = None
>>> compat/names.py
__all__ = ["extra"]
extra = VALUE
hidden = None
del extra
extra = None`,
  `import threading, ssl
lock, context = threading.Lock(), ssl.create_default_context()
from boot import Green
Green.configure(thread=False).enable()
>>> boot.py
import gevent.monkey as _monkey
class Green:
    options = {"thread": True, "ssl": True}
    @classmethod
    def configure(cls, **changes):
        for name in changes.keys() & cls.options.keys():
            cls.options[name] = changes[name]
        return cls
    @classmethod
    def enable(cls):
        if not cls.options["thread"]:
            cls.options["ssl"] = False
        _monkey.patch_all(**cls.options)`,
  `import ssl
from inspect import signature
from gevent import monkey
context = ssl.create_default_context()
def options_for(function, config):
    accepted = {}
    for name in ("ssl", "time", "unknown_option"):
        if name in config:
            accepted[name] = config.get(name)
    accepted.setdefault("ssl", True)
    return accepted
config = {"ssl": "false", "port": 80}
config = {k: v if v != "false" else False for k, v in config.items()}
monkey.patch_all(**options_for(monkey.patch_all, config))`,
  `import threading, time
lock, nap = threading.Lock(), time.sleep
from dataclasses import dataclass, asdict
from gevent import monkey
@dataclass
class Config:
    name: str = "x"
    time: bool = True
    thread: bool = False
    def patch(self, **extra):
        data = asdict(self) | extra
        del data["name"]
        assert "name" not in data
        monkey.patch_all(**data)
Config("api").patch(time=False)`,
  `import sys, os
from enum import Enum
class OS(Enum):
    LINUX = "linux"
    WINDOWS = "win32"
    MAC = "darwin"
    @classmethod
    def current(cls):
        for member in cls:
            if sys.platform.startswith(member.value):
                return member
        raise RuntimeError(sys.platform)
    @property
    def needs_shim(self): return self is not OS.LINUX
IS_WINDOWS = os.name == "nt" or OS.current() == OS.WINDOWS
shim = VALUE if OS.current().needs_shim else None
if IS_WINDOWS:
    guard = VALUE
PATCH`,
  `from svc.features import Features
features = Features()
PATCH
>>> svc/features.py
import os, sys
class Features:
    has_fork = hasattr(os, "fork")
    checks = {"fork": "has_fork", "main": "has_main"}
    @property
    def has_main(self): return hasattr(self, "main")
    def main(self): return 1
    def __init__(self):
        for name, attribute in self.checks.items():
            if not getattr(self, attribute, False):
                setattr(self, name, VALUE)
        try:
            self.extra = self.nothing
        except AttributeError:
            self.extra = None
        else:
            self.extra = VALUE`,
  `import functools
registry = {}
def register(function):
    registry[function.__name__] = function
    return function
@register
def make(wait=VALUE): return wait
@register
def make(wait=None): return wait
class View:
    @property
    def limit(self, by=VALUE): return by
    @property
    def limit(self): return registry["make"]()
    @limit.setter
    def limit(self, value): self.value = value
view = View()
view.limit = view.limit
PATCH`,
  `import contextlib
@contextlib.contextmanager
def temporary():
    class Holder:
        guard = VALUE
    yield Holder
    del Holder.guard
with temporary() as kept:
    count = len([name for name in vars(kept) if name == "guard"])
def plan():
    def step(wait=VALUE): return wait
    return [step() is not None, *(lambda held=VALUE: [1])()]
steps = plan()
PATCH`,
  `from svc.events import bus
bus.publish()
bus.publish()
PATCH
>>> svc/events.py
class Bus:
    def __init__(self): self._once, self._handlers = [], {}
    def once(self, handler, *args):
        self._once.append((handler, args))
        return self
    def publish(self):
        pending, self._once = self._once, []
        for handler, args in pending:
            handler(*args)
        self._handlers = {key: value for key, value in self._handlers.items() if value}
    def on(self, key, value): self._handlers[key] = value
bus = Bus().once(lambda value: bus.on("guard", value), VALUE).once(lambda: bus.on("guard", None))`,
  `class Cache(dict):
    def __init__(self, limit):
        super().__init__()
        self.limit = limit
    def __setitem__(self, key, value):
        if len(self) >= self.limit:
            oldest = next(iter(self))
            del self[oldest]
        super().__setitem__(key, value)
cache = Cache(2)
for key, value in [("a", VALUE), ("b", VALUE), ("c", None)]:
    cache[key] = value
if "b" in cache:
    cache["d"] = cache.pop("c")
cache.pop("missing", None)
cache["b"] = None
del key, value
PATCH`,
  `import sys
from svc import fast
implementation = fast.pick()
PATCH
>>> svc/fast.py
from contextlib import suppress
class Unsupported(ImportError): pass
def check(version):
    if version < (4, 0):
        raise Unsupported("too old")
implementation = None
with suppress(ImportError):
    import sys
    check(sys.version_info[:2])
    implementation = VALUE
def pick():
    with suppress(ValueError, Unsupported) as nothing:
        check((3, 2))
        return VALUE
    return implementation`,
  `import sys
class Command:
    __match_args__ = ("name", "args")
    def __init__(self, name, *args): self.name, self.args = name, args
def run(command):
    match command:
        case Command("start", ("green", *_)): return VALUE
        case Command("start", [mode]) if mode == "sync": return mode
        case Command("stop" | "quit"): return [VALUE]
        case Command(name=str(name), args=()): return name.title()
        case None: return VALUE
results = [run(Command("start", "sync")), run(Command("status"))]
match results[0], len(results):
    case "sync", 2: pass
    case _, 1 | 2: results.append(VALUE)
PATCH`,
  `import time, threading
from gevent import monkey
nap, lock = time.sleep, threading.Lock()
SPEC = "socket=1,time=0,thread=0,queue=0,signal=1"
options = {name: bool(int(flag)) for name, flag in (item.split("=") for item in SPEC.split(","))}
if options.pop("signal"):
    monkey.patch_all(**{name: options[name] for name in sorted(options)})`,
  `import service
class override:
    def __init__(self, target, **changes): self.target, self.changes = target, changes
    def __enter__(self):
        self.saved = {name: getattr(self.target, name) for name in self.changes}
        for name, value in self.changes.items():
            setattr(self.target, name, value)
    def __exit__(self, *exc):
        for name, value in self.saved.items():
            setattr(self.target, name, value)
        del self.saved
with override(service, wait=None, GREEN=False):
    from consumer import kept, mode
service.wait = None
PATCH
>>> service.py
wait, GREEN = VALUE, True
>>> consumer.py
from service import wait as kept, GREEN
mode = VALUE if GREEN else "sync"`,
  `import importlib, sys
def isolated(name, **settings):
    sys.modules.pop(name, None)
    module = importlib.import_module(name)
    try:
        return {key: getattr(module, key) for key in settings}
    finally:
        sys.modules.pop(name)
        for package in [n for n in sys.modules if n.startswith(f"{name}.")]:
            sys.modules.pop(package)
first = isolated("conf", DEBUG=True)
second = isolated("conf", DEBUG=False)
PATCH
>>> conf/__init__.py
from .parts import guard
DEBUG = True
>>> conf/parts.py
guard = VALUE`,
  `from svc.defaults import *
try:
    from svc.local_settings_missing import *
except ImportError:
    from svc.overrides import *
if WAIT is not None:
    extra = VALUE
PATCH
>>> svc/defaults.py
def _make(): return None
WAIT = GUARD = None
POOL = {"wait": WAIT}
for _name in ("READ", "WRITE"):
    globals()[f"{_name}_WAIT"] = VALUE
del READ_WAIT, globals()["WRITE_WAIT"]
>>> svc/overrides.py
__all__ = ("GUARD", "POOL")
GUARD, POOL, READ_WAIT = "none", {}, None`,
  `from svc.repo import repo
repo.engine.begin
PATCH
>>> svc/lazy.py
class lazy_attribute:
    def __init__(self, factory): self.factory, self.attribute = factory, None
    def __set_name__(self, owner, name): self.attribute = name
    def __get__(self, instance, owner=None):
        value = self.factory(owner if instance is None else instance)
        setattr(owner if instance is None else instance, self.attribute, value)
        return value
>>> svc/repo.py
from .lazy import lazy_attribute
class Engine:
    begin = lazy_attribute(lambda owner: {"owner": owner, "guard": VALUE})
class Repo:
    engine = lazy_attribute(lambda self: Engine())
repo = Repo()`,
  `import sys
held = VALUE
from svc.cli import Group
cli = Group("svc", commands={"green": "svc.green:cli.run", "sync": "svc.sync:main"})
cli.dispatch(["green", "--quiet"])
>>> svc/cli.py
import pkgutil
class Group:
    def __init__(self, prog, commands): self.prog, self.commands = prog, commands
    def dispatch(self, argv):
        command, *rest = argv
        target = pkgutil.resolve_name(self.commands[command])
        return target(**{word.lstrip("-"): True for word in rest if word.startswith("--")})
>>> svc/green.py
class cli:
    @classmethod
    def run(cls, quiet=False):
        if quiet:
            PATCH`,
  `import contextlib
class Resource(contextlib.AbstractContextManager):
    def __init__(self): self.guard = VALUE
    def __exit__(self, *exc): self.guard = None
@contextlib.contextmanager
def pool(size):
    with contextlib.ExitStack() as stack:
        resources = [stack.enter_context(Resource()) for _ in range(size)]
        stack.callback(resources.clear)
        yield resources
        if size > 1:
            kept.append(stack.pop_all())
kept = []
with pool(1) as gone: pass
with pool(2) as stays: pass
PATCH`,
];
