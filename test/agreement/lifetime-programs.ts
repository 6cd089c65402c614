import { withVariants } from './project-programs.js';

/**
 * Programs in which it matters what still refers to an object: caches and registries that are weak, observers, finalizers, `__del__`.
 * The form is that of `whole-programs.ts`.
 */
export const lifetimePrograms: readonly string[] = [
  `
import weakref
class Conn:
    def __init__(self, name):
        self.name = name
        self.guard = VALUE
_cache = weakref.WeakValueDictionary()
def get(name):
    try:
        return _cache[name]
    except KeyError:
        conn = _cache[name] = Conn(name)
        return conn
first = get("db")
del first
second = get("db") if "db" in _cache else None
PATCH`,
  `
import weakref
class Conn:
    def __init__(self, name):
        self.name = name
        self.guard = VALUE
_cache = weakref.WeakValueDictionary()
def get(name):
    conn = _cache.get(name)
    if conn is None:
        conn = _cache[name] = Conn(name)
    return conn
first = get("db")
second = get("db") if "db" in _cache else None
PATCH`,
  `
import weakref
class Session:
    pass
def fallback():
    return VALUE
s = Session()
ref = weakref.ref(s)
del s
held = ref() or fallback()
PATCH`,
  `
import weakref
class Session:
    pass
def fallback():
    return VALUE
s = Session()
ref = weakref.ref(s)
held = ref() or fallback()
PATCH`,
  ...withVariants(
    `
import weakref
class Session:
    pass
held = []
def gone(ref):
    held.append(VALUE)
s = Session()
ref = weakref.ref(s, gone)
s = None
PATCH`,
    [
      [
        's = Session()',
        `s = Session()
t = s`,
      ],
    ],
  ),
  `
import weakref
held = []
def cleanup(name):
    held.append((name, VALUE))
class Temp:
    def __init__(self, name):
        self._finalizer = weakref.finalize(self, cleanup, name)
t = Temp("a")
del t
PATCH`,
  `
import weakref
held = []
def cleanup(name):
    held.append((name, VALUE))
class Temp:
    def __init__(self, name):
        self._finalizer = weakref.finalize(self, cleanup, name)
    @property
    def closed(self):
        return not self._finalizer.alive
t = Temp("a")
if t.closed:
    held.append(VALUE)
PATCH`,
  `
import weakref
held = []
class Temp:
    pass
def work():
    t = Temp()
    weakref.finalize(t, held.append, VALUE)
    return 1
work()
PATCH`,
  ...withVariants(
    `
class Handle:
    def __del__(self):
        import helper
h = Handle()
del h
PATCH
>>> helper.py
guard = VALUE`,
    [
      [
        'h = Handle()',
        `h = Handle()
registry = {"h": h}`,
      ],
    ],
  ),
  `
class Booter:
    def __del__(self):
        PATCH
b = Booter()
b = None
held = VALUE`,
  `
import weakref
class Bus:
    def __init__(self):
        self.subs = []
    def subscribe(self, method):
        self.subs.append(weakref.WeakMethod(method))
    def publish(self, *args):
        for ref in self.subs:
            fn = ref()
            if fn is not None:
                fn(*args)
class Listener:
    def __init__(self, sink):
        self.sink = sink
    def on_event(self, what):
        self.sink.append(VALUE)
sink = []
bus = Bus()
listener = Listener(sink)
bus.subscribe(listener.on_event)
del listener
bus.publish("start")
PATCH`,
  `
import weakref
class Bus:
    def __init__(self):
        self.subs = []
    def subscribe(self, method):
        self.subs.append(weakref.WeakMethod(method))
    def publish(self, *args):
        for ref in self.subs:
            fn = ref()
            if fn is not None:
                fn(*args)
class Listener:
    def __init__(self, sink):
        self.sink = sink
    def on_event(self, what):
        self.sink.append(VALUE)
sink = []
bus = Bus()
listener = Listener(sink)
bus.subscribe(listener.on_event)
bus.publish("start")
PATCH`,
  ...withVariants(
    `
import weakref
class Signal:
    def __init__(self):
        self.receivers = weakref.WeakSet()
    def connect(self, receiver):
        self.receivers.add(receiver)
        return receiver
    def send(self):
        return [r() for r in self.receivers]
class Receiver:
    def __call__(self):
        return VALUE
sig = Signal()
sig.connect(Receiver())
results = sig.send()
PATCH`,
    [['sig.connect(Receiver())', 'kept = sig.connect(Receiver())']],
  ),
  `
import weakref
class Request:
    pass
_state = weakref.WeakKeyDictionary()
def state_of(request):
    return _state.setdefault(request, {"guard": VALUE})
r = Request()
state_of(r)
del r
PATCH`,
  `
import weakref
class Request:
    pass
_state = weakref.WeakKeyDictionary()
def state_of(request):
    return _state.setdefault(request, {"guard": VALUE})
r = Request()
state_of(r)
PATCH`,
  `
import weakref
class Request:
    pass
_state = weakref.WeakKeyDictionary()
def handle():
    request = Request()
    _state[request] = VALUE
    return len(_state)
n = handle()
PATCH`,
  ...withVariants(
    `
import signals
import handlers
signals.ready.send()
PATCH
>>> signals.py
import weakref
class Signal:
    def __init__(self):
        self._refs = []
    def connect(self, fn, weak=True):
        self._refs.append(weakref.ref(fn) if weak else (lambda: fn))
    def send(self):
        out = []
        for ref in list(self._refs):
            fn = ref()
            if fn is None:
                self._refs.remove(ref)
                continue
            out.append(fn())
        return out
ready = Signal()
>>> handlers.py
import signals
held = []
def on_ready():
    held.append(VALUE)
signals.ready.connect(on_ready)`,
    [
      [
        `def on_ready():
    held.append(VALUE)
signals.ready.connect(on_ready)`,
        `def install():
    def on_ready():
        held.append(VALUE)
    signals.ready.connect(on_ready)
install()`,
      ],
    ],
  ),
  `
import weakref
class Worker:
    pass
_live = weakref.WeakValueDictionary()
def spawn(n):
    w = Worker()
    _live[n] = w
    return w
workers = [spawn(n) for n in range(2)]
workers.clear()
if not _live:
    held = VALUE
else:
    kept = [VALUE]
PATCH`,
  `
import weakref
class Base:
    _instances = weakref.WeakSet()
    def __init__(self):
        Base._instances.add(self)
        self.guard = None
    @classmethod
    def start_all(cls):
        for one in list(cls._instances):
            one.start()
class Svc(Base):
    def start(self):
        self.guard = VALUE
a = Svc()
Base.start_all()
PATCH`,
  `
import weakref
holder = []
class Base:
    _instances = weakref.WeakSet()
    def __init__(self):
        Base._instances.add(self)
    @classmethod
    def start_all(cls):
        for one in list(cls._instances):
            one.start()
class Svc(Base):
    def start(self):
        holder.append(VALUE)
Svc()
Base.start_all()
PATCH`,
  `
import weakref
class Node:
    def __init__(self, parent=None):
        self._parent = weakref.ref(parent) if parent is not None else None
        self.children = []
        self.guard = VALUE if parent is None else None
        if parent is not None:
            parent.children.append(self)
    @property
    def parent(self):
        return self._parent() if self._parent is not None else None
root = Node()
leaf = Node(root)
del root
top = leaf.parent
PATCH`,
  `
class Pool:
    def __init__(self):
        self.free = []
class Lease:
    def __init__(self, pool):
        self.pool = pool
        self.guard = VALUE
    def __del__(self):
        self.pool.free.append(self.guard)
pool = Pool()
def use():
    lease = Lease(pool)
    return None
use()
PATCH`,
  `
import weakref
REG = weakref.WeakValueDictionary()
class Conn:
    def __init__(self, n):
        self.n = n
        REG[n] = self
        self.lock = VALUE
def main():
    a = Conn("a")
    b = Conn("b")
    del b
    if "b" in REG:
        return [VALUE]
    return None
out = main()
PATCH`,
  `
import weakref
class Client:
    def __init__(self):
        self.lock = VALUE
    def __del__(self):
        self.lock = None
class Config:
    def __init__(self):
        self.x = 1
class Service:
    def __init__(self, client, config):
        self.client, self.config = client, config
def make_config():
    c = Config()
    c.x = 2
    return c
svc = Service(Client(), make_config())
PATCH`,
  `
class Client:
    def __init__(self):
        self.lock = VALUE
    def close(self):
        self.lock = None
    def __del__(self):
        self.close()
def build():
    clients = {}
    for name in ("a", "b"):
        clients[name] = Client()
    return clients
CLIENTS = build()
PATCH`,
  `
import state
class Client:
    def __init__(self):
        state.current = VALUE
    def close(self):
        state.current = None
    def __del__(self):
        self.close()
def probe():
    client = Client()
    return bool(client)
ok = probe()
PATCH
>>> state.py
current = None`,
  `
import weakref
log = []
class Temp:
    def __init__(self):
        self._fin = weakref.finalize(self, log.append, VALUE)
    def keep(self):
        self._fin.detach()
t = Temp()
t.keep()
del t
PATCH`,
  `
import weakref
log = []
class Temp:
    def __init__(self):
        self._fin = weakref.finalize(self, self._cleanup, "x")
    @staticmethod
    def _cleanup(name):
        log.append((name, VALUE))
    def close(self):
        self._fin()
with_ = Temp()
with_.close()
log.clear()
with_.close()
del with_
PATCH`,
  `
import weakref
LIVE = weakref.WeakSet()
class Job:
    def __init__(self, n):
        self.n = n
        self.guard = None
        LIVE.add(self)
out = []
for job in [Job(1), Job(2)]:
    out.append(len(LIVE))
    if len(LIVE) < 2:
        out.append(VALUE)
PATCH`,
  `
import weakref
class Box:
    def __init__(self):
        self.guard = VALUE
refs = []
def make():
    box = Box()
    refs.append(weakref.ref(box))
    def get():
        return box
    return get
get = make()
found = refs[0]()
PATCH`,
  `
import weakref
class Box:
    pass
box = Box()
ref = weakref.ref(box)
def use(b=box):
    return b
del box
held = VALUE if ref() is not None else None
PATCH`,
  `
import threading, weakref
class Worker:
    def __init__(self):
        self.thread = threading.Thread(target=self.run)
    def run(self):
        pass
w = Worker()
ref = weakref.ref(w)
t = w.thread
del w
held = [VALUE] if ref() else None
PATCH`,
  `
import atexit, weakref
class Worker:
    def close(self):
        pass
w = Worker()
ref = weakref.ref(w)
atexit.register(w.close)
del w
held = [VALUE] if ref() else None
PATCH`,
  `
import weakref
class Parent:
    def __init__(self):
        self.child = Child(self)
class Child:
    def __init__(self, parent):
        self.parent = parent
ref = weakref.ref(Parent())
state = "dead" if ref() is None else "alive"
PATCH`,
  `
import functools, weakref
class Res:
    pass
@functools.lru_cache(None)
def get(name):
    return Res()
ref = weakref.ref(get("a"))
held = VALUE if ref() is not None else None
PATCH`,
  `
import weakref
_cache = weakref.WeakKeyDictionary()
def info(cls):
    try:
        return _cache[cls]
    except KeyError:
        res = _cache[cls] = {"lock": VALUE}
        return res
class Model:
    pass
MODEL = info(Model)
PATCH`,
  `
import weakref
class Singleton(type):
    _instances = weakref.WeakValueDictionary()
    def __call__(cls, *a, **k):
        if cls not in cls._instances:
            inst = super().__call__(*a, **k)
            cls._instances[cls] = inst
        return cls._instances[cls]
class Db(metaclass=Singleton):
    def __init__(self):
        self.lock = VALUE
db = Db()
again = Db()
PATCH`,
  `
import weakref
class Registry:
    def __init__(self):
        self._data = {}
    def add(self, key, obj):
        def remove(_, key=key, data=self._data):
            data.pop(key, None)
        self._data[key] = (weakref.ref(obj, remove), VALUE)
reg = Registry()
class O:
    pass
o = O()
reg.add("o", o)
del o
PATCH`,
  `
import weakref
class Registry:
    def __init__(self):
        self._data = {}
    def add(self, key, obj):
        def remove(_, key=key, data=self._data):
            data.pop(key, None)
        self._data[key] = (weakref.ref(obj, remove), VALUE)
reg = Registry()
class O:
    pass
o = O()
reg.add("o", o)
PATCH`,
  `
import weakref
LIVE = weakref.WeakSet()
class Job:
    def __init__(self, n):
        self.n = n
        LIVE.add(self)
def pair(a, b):
    return (a, b, len(LIVE))
jobs = [Job(n) for n in range(3)]
held = []
if len(LIVE) != 3:
    held.append(VALUE)
p = pair(Job(4), Job(5))
if p[2] != 5:
    held.append(VALUE)
d = {"a": Job(6), "b": Job(7)}
if len(LIVE) != 7:
    held.append(VALUE)
PATCH`,
  `
import weakref
class Parent:
    def __init__(self):
        self.child = Child(self)
class Child:
    def __init__(self, parent):
        self.parent = parent
        self.guard = VALUE
ref = weakref.ref(Parent())
found = ref()
PATCH`,
  `
import weakref
class Parent:
    def __init__(self):
        self.child = Child(self)
class Child:
    def __init__(self, parent):
        self.parent = weakref.ref(parent)
        self.guard = VALUE
parent = Parent()
child = weakref.ref(parent.child)
parent = None
found = child()
PATCH`,
];
