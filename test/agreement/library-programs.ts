/**
 * Programs whose holds hang on what the standard library makes of what is known: mocks that follow a signature, settings in texts,
 * command lines that a program writes itself, queues, metadata of annotations, and what keeps other things without owning them. Of
 * each kind some hold nothing, or are in time. The form is that of `whole-programs.ts`.
 */

const mocks: readonly string[] = [
  `
from unittest.mock import create_autospec
class Client:
    def fetch(self, name): return VALUE
fake = create_autospec(Client, instance=True)
fake.fetch.return_value = "x"
got = fake.fetch("a")
if got == "x":
    held = VALUE
PATCH`,
  `
from unittest.mock import create_autospec
class Client:
    def fetch(self, name): return VALUE
fake = create_autospec(Client)
client = fake()
got = client.fetch("a")
if not client.fetch.called:
    held = VALUE
PATCH`,
  `
from unittest.mock import patch
class Service:
    def make(self): return VALUE
    def run(self): return self.make()
with patch.object(Service, "make", autospec=True, return_value=None) as made:
    got = Service().run()
    calls = made.call_count
if calls == 1:
    after = Service().run()
PATCH`,
  `
from unittest.mock import patch
class Service:
    def make(self): return VALUE
    def run(self): return self.make()
with patch.object(Service, "make", autospec=True) as made:
    made.return_value = 3
    got = Service().run()
if got != 3 or made.call_count != 1:
    held = VALUE
PATCH`,
  `
from unittest.mock import PropertyMock, patch
class Config:
    @property
    def debug(self): return False
with patch.object(Config, "debug", new_callable=PropertyMock) as debug:
    debug.return_value = True
    if Config().debug:
        held = VALUE
PATCH`,
  `
from unittest.mock import PropertyMock, patch
class Config:
    @property
    def debug(self): return False
with patch.object(Config, "debug", new_callable=PropertyMock, return_value=True) as debug:
    seen = Config().debug
if Config().debug or not seen:
    held = VALUE
PATCH`,
  `
from unittest.mock import MagicMock
callback = MagicMock(return_value=None)
def run(cb):
    cb("start")
    cb("end", code=0)
run(callback)
if callback.called and callback.call_count == 2:
    held = VALUE
PATCH`,
  `
from unittest.mock import MagicMock
callback = MagicMock(return_value=None)
def run(cb, n):
    for i in range(n):
        cb(i)
run(callback, 0)
if callback.called:
    held = VALUE
callback.assert_not_called()
PATCH`,
  `
from unittest.mock import Mock
api = Mock()
api.send(1)
try:
    api.send.assert_called_once_with(2)
except AssertionError:
    held = VALUE
PATCH`,
  `
from unittest.mock import Mock
api = Mock()
api.send(1)
try:
    api.send.assert_called_once_with(1)
    api.close.assert_not_called()
except AssertionError:
    held = VALUE
PATCH`,
  `
import os
from unittest.mock import patch
@patch.dict(os.environ, {"MODE": "lock"})
def build():
    if os.environ["MODE"] == "lock":
        return VALUE
held = build()
PATCH`,
  `
import os
from unittest.mock import patch
os.environ["MODE"] = "plain"
with patch.dict(os.environ, {"MODE": "lock"}):
    mode = os.environ["MODE"]
if os.environ["MODE"] == "lock" or mode != "lock":
    held = VALUE
PATCH`,
  `
import os
from unittest.mock import patch
os.environ["MODE"] = "lock"
with patch.dict(os.environ, {"OTHER": "1"}, clear=True):
    if "MODE" in os.environ or os.environ.get("MODE", "none") != "none":
        held = VALUE
PATCH`,
  `
import os
from unittest.mock import patch
os.environ["MODE"] = "lock"
@patch.dict("os.environ", {"OTHER": "1"}, clear=True)
def quiet():
    return os.environ.get("MODE", "none")
if quiet() == "none" and os.environ.get("MODE") == "lock":
    held = VALUE
PATCH`,
  `
from unittest.mock import Mock, call
log = Mock()
log.info("a")
log.info("b")
if log.info.call_args_list == [call("a"), call("b")]:
    held = VALUE
if log.info.call_args == call("a"):
    other = VALUE
PATCH`,
  `
from unittest.mock import Mock
job = Mock()
job("task", retry=3)
args, kwargs = job.call_args
if kwargs["retry"] != 3 or args[0] != "task":
    held = VALUE
job.reset_mock()
if job.called:
    other = VALUE
PATCH`,
];

const commandLines: readonly string[] = [
  `
import argparse, sys
sys.argv = ["app", "--worker", "lock"]
parser = argparse.ArgumentParser()
parser.add_argument("--worker", default="none")
args = parser.parse_args()
if args.worker == "lock":
    held = VALUE
PATCH`,
  `
import argparse, sys
sys.argv[1:] = ["--debug"]
parser = argparse.ArgumentParser()
parser.add_argument("--debug", action="store_true")
parser.add_argument("--lock", action="store_true")
args = parser.parse_args()
if args.lock or not args.debug:
    held = VALUE
PATCH`,
  `
import argparse, sys
sys.argv[1:] = []
sys.argv.append("serve")
parser = argparse.ArgumentParser()
parser.add_argument("command", choices=["serve", "test"])
args, rest = parser.parse_known_args()
if args.command == "serve" and not rest:
    held = VALUE
PATCH`,
  `
import sys
sys.argv = ["app", "run"]
def main():
    if len(sys.argv) > 1 and sys.argv[1] == "lock":
        return VALUE
    return None
held = main()
PATCH`,
  `
import sys
sys.argv = ["app"]
sys.argv += ["lock", "--fast"]
match sys.argv[1:]:
    case ["lock", *rest] if "--fast" in rest:
        held = VALUE
    case _:
        other = VALUE
PATCH`,
  `
import sys, argparse
old = sys.argv
sys.argv = ["app", "--n", "2", "extra"]
parser = argparse.ArgumentParser()
parser.add_argument("--n", type=int, default=0)
args, rest = parser.parse_known_args()
sys.argv = old
if args.n != 2 or rest != ["extra"]:
    held = VALUE
PATCH`,
  `
import sys
from unittest.mock import patch
def main():
    return VALUE if "lock" in sys.argv else None
with patch.object(sys, "argv", ["app", "lock"]):
    held = main()
PATCH`,
  `
import sys
from unittest.mock import patch
def main():
    return VALUE if "lock" in sys.argv else None
with patch.object(sys, "argv", ["app", "plain"]):
    held = main()
PATCH`,
  `
import getopt, sys
sys.argv = ["app", "-v", "--kind=lock", "file"]
opts, rest = getopt.getopt(sys.argv[1:], "v", ["kind="])
for name, value in opts:
    if name == "--kind" and value == "lock":
        held = VALUE
PATCH`,
];

const knownTexts: readonly string[] = [
  `
import configparser
cfg = configparser.ConfigParser()
cfg.read_string("""
[worker]
kind = lock
debug = no
size = 4
""")
if cfg["worker"]["kind"] == "lock" and not cfg.getboolean("worker", "debug"):
    held = VALUE
PATCH`,
  `
import configparser
cfg = configparser.ConfigParser()
cfg.read_dict({"worker": {"kind": "plain", "size": "4"}})
if cfg.get("worker", "kind") == "lock" or cfg.getint("worker", "size") > 4:
    held = VALUE
if cfg.getboolean("worker", "missing", fallback=False) or cfg.has_section("other"):
    other = VALUE
PATCH`,
  `
import configparser
cfg = configparser.ConfigParser()
cfg["a"] = {"module": "time", "attribute": "sleep"}
import importlib
held = getattr(importlib.import_module(cfg["a"]["module"]), cfg["a"]["attribute"])
PATCH`,
  `
import configparser
cfg = configparser.ConfigParser()
cfg.read_string("[DEFAULT]\\nlock = yes\\n[web]\\nport = 80\\n[db]\\nlock = no\\n")
held = {}
for name in cfg.sections():
    if cfg[name].getboolean("lock"):
        held[name] = VALUE
if "db" in held:
    other = VALUE
PATCH`,
  `
import json
conf = json.loads('{"workers": [{"name": "a", "lock": true}, {"name": "b", "lock": false}]}')
held = {w["name"]: VALUE for w in conf["workers"] if w["lock"]}
del held["a"]
PATCH`,
  `
from urllib.parse import urlsplit, urlparse, parse_qs
url = urlsplit("redis://user:pw@cache.local:6379/0?lock=1&kind=a&kind=b")
if url.scheme == "redis" and url.port == 6379 and url.hostname == "cache.local":
    query = parse_qs(url.query)
    if query.get("lock") == ["1"] and query["kind"][-1] == "b":
        held = VALUE
PATCH`,
  `
from urllib.parse import urlparse
url = urlparse("memory://")
def make(url):
    if url.scheme in ("redis", "rediss") or url.netloc:
        return VALUE
    return None
held = make(url)
if url.path:
    other = VALUE
PATCH`,
  `
from urllib.parse import urlsplit, parse_qsl, urlencode
parts = urlsplit("http://h/p/a?x=1&y=#f")
if parts.path != "/p/a" or parts.fragment != "f" or dict(parse_qsl(parts.query)) != {"x": "1"}:
    held = VALUE
if urlencode({"a": 1, "b": "c d"}) != "a=1&b=c+d":
    other = VALUE
PATCH`,
  `
from datetime import timedelta
limit = timedelta(minutes=5)
if timedelta(seconds=400) > limit:
    held = VALUE
if timedelta(hours=1) < limit or limit.total_seconds() != 300:
    other = VALUE
PATCH`,
  `
from datetime import timedelta
step = timedelta(days=1)
if step * 2 == timedelta(hours=48) and step + step > step:
    held = VALUE
PATCH`,
  `
from pathlib import PurePosixPath
path = PurePosixPath("/srv/app") / "plugins" / "lock.py"
if path.suffix == ".py" and path.stem == "lock" and path.parent.name == "plugins":
    held = VALUE
if path.parts[1] != "srv":
    other = VALUE
PATCH`,
  `
from pathlib import PurePosixPath
files = [PurePosixPath("a/b.txt"), PurePosixPath("a/c.py"), PurePosixPath("README")]
held = [VALUE for f in files if f.suffix == ".cfg" or f.name == "readme" or len(f.parts) > 2]
if files[0].with_suffix(".py") != PurePosixPath("a/b.py"):
    other = VALUE
PATCH`,
  `
import shlex
words = shlex.split("run --name 'my lock' --flag \\"a b\\" x\\\\ y")
if words[2] == "my lock" and words[-1] == "x y":
    held = VALUE
if len(words) != 6:
    other = VALUE
PATCH`,
  `
import ast
conf = ast.literal_eval("{'lock': True, 'sizes': (1, 2), 'name': None}")
if conf["lock"] and conf["sizes"][1] == 2:
    held = VALUE
if conf["name"]:
    other = VALUE
PATCH`,
  `
import ast
def parse(text):
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return text
if parse("lock") == "lock":
    held = VALUE
if parse("-3") != -3 or parse("[]"):
    other = VALUE
PATCH`,
  `
import importlib
from string import Template
name = Template("$base.$leaf").safe_substitute(base="os", leaf="path")
if name == "os.path":
    held = VALUE
if Template("\${a}-$b").safe_substitute(a=1) != "1-$b":
    other = VALUE
PATCH`,
  `
import textwrap
text = textwrap.dedent("""
    lock: yes
      more: 1
""").strip()
lines = text.splitlines()
if lines[0] == "lock: yes":
    held = VALUE
if lines[1] == "more: 1":
    other = VALUE
PATCH`,
  `
import textwrap
usage = textwrap.dedent("""
    usage: app
      --lock
    """)
if usage != "\\nusage: app\\n  --lock\\n" or usage.startswith(" "):
    held = VALUE
PATCH`,
  `
from decimal import Decimal
from fractions import Fraction
if Decimal("0.10") == Decimal("0.1") and Decimal("1.5") > 1:
    held = VALUE
if Fraction(1, 3) + Fraction(1, 6) != Fraction(1, 2):
    other = VALUE
PATCH`,
  `
from decimal import Decimal
prices = [Decimal("9.99"), Decimal("0.01")]
total = sum(prices)
if total != Decimal(10) or prices[0] < prices[1]:
    held = VALUE
PATCH`,
  `
import json, ast, shlex
if json.loads('{"a": [1, {"b": null}]}')["a"][1]["b"] is not None:
    held = VALUE
if ast.literal_eval("{'lock': True, 'n': (1, -2)}")["n"][1] != -2:
    held = VALUE
if shlex.split("run --name 'my lock' x\\\\ y")[-1] != "x y":
    held = VALUE
PATCH`,
  `
from decimal import Decimal
from fractions import Fraction
if Decimal("0.1") + Decimal("0.2") != Decimal("0.3") or Decimal("1.50") > 2:
    held = VALUE
if Fraction(1, 3) + Fraction("1/6") != Fraction(1, 2) or Fraction(2, 4).denominator != 2:
    held = VALUE
PATCH`,
  `
from datetime import timedelta
from string import Template
ttl = timedelta(hours=1, minutes=30)
if ttl <= timedelta(minutes=89) or ttl.total_seconds() != 5400 or ttl / timedelta(minutes=45) != 2:
    held = VALUE
if Template("$a-\${b}").substitute(a="x", b=2) != "x-2":
    held = VALUE
PATCH`,
  `
import configparser
cfg = configparser.ConfigParser()
cfg.read_string("[DEFAULT]\\nlock = no\\n[web]\\nPort = 80\\n")
try:
    kind = cfg.get("web", "kind")
except configparser.NoOptionError:
    kind = "none"
if kind != "none" or cfg["web"].getboolean("lock") or cfg.getint("web", "port") != 80:
    held = VALUE
if "db" in cfg or cfg["web"].get("missing", "x") != "x":
    held = VALUE
PATCH`,
  `
import configparser
cfg = configparser.ConfigParser()
cfg.read("settings.ini")
if cfg.get("web", "kind", fallback="lock") == "lock":
    held = VALUE
PATCH`,
  `
from urllib.parse import urlsplit
class Backend:
    def __init__(self, url):
        self.url = urlsplit(url)
        if self.url.scheme.startswith("redis"):
            self.lock = VALUE
BACKENDS = {name: Backend(url) for name, url in [("a", "memory://"), ("b", "redis://h:6379/1")]}
db = int(BACKENDS["b"].url.path[1:])
if db == 1:
    del BACKENDS["b"]
PATCH`,
  `
from pathlib import PurePosixPath
routes = {PurePosixPath("/a") / "b": None, PurePosixPath("/a/c"): VALUE}
held = routes[PurePosixPath("/a/b")]
path = PurePosixPath("x/y.tar.gz")
if path.suffixes == [".tar", ".gz"] and str(path.parent) == "x" and path.stem == "y.tar":
    routes.clear()
PATCH`,
];

const ownProtocols: readonly string[] = [
  `
class Grid:
    def __getitem__(self, key):
        if isinstance(key, slice):
            return [VALUE] * len(range(*key.indices(4)))
        return None
g = Grid()
held = g[1:3]
PATCH`,
  `
class Grid:
    def __getitem__(self, key):
        if isinstance(key, slice):
            return VALUE if key.step == 2 else None
        return VALUE
g = Grid()
held = g[1:3]
PATCH`,
  `
class Table:
    def __init__(self): self.cells = {}
    def __setitem__(self, key, value):
        row, col = key
        self.cells[row, col] = value
    def __getitem__(self, key):
        return self.cells[key]
t = Table()
t["a", "b"] = VALUE
t["a", "c"] = None
t["a", "b"] = None
held = t["a", "c"]
PATCH`,
  `
class Array:
    def __getitem__(self, key):
        if key is Ellipsis:
            return VALUE
        if isinstance(key, tuple) and ... in key:
            return None
        return key
a = Array()
first = a["x", ...]
held = a[...]
PATCH`,
  `
class Array:
    def __getitem__(self, key):
        return key
s = Array()[2:10:3]
if (s.start, s.stop, s.step) == (2, 10, 3) and s.indices(5) == (2, 5, 3):
    held = VALUE
if Array()[:].start is not None:
    other = VALUE
PATCH`,
  `
class Pages:
    def __init__(self, items): self.items = items
    def __getitem__(self, key):
        start, stop, step = key.indices(len(self.items))
        return [self.items[i] for i in range(start, stop, step)]
pages = Pages([VALUE, None, None])
held = pages[-2:]
del pages
PATCH`,
  `
class Names:
    def __contains__(self, name): return name.startswith("lock")
if "lock_a" in Names():
    held = VALUE
if "a" in Names() or "lock" not in Names():
    other = VALUE
PATCH`,
  `
class Names:
    def __iter__(self):
        yield "a"
        yield "lock"
    def __reversed__(self):
        yield "z"
if "lock" in Names():
    held = VALUE
if "lock" in list(reversed(Names())):
    other = VALUE
PATCH`,
  `
class Seq:
    def __len__(self): return 2
    def __getitem__(self, i):
        if i >= 2: raise IndexError(i)
        return ("a", "b")[i]
if list(reversed(Seq())) == ["b", "a"] and "b" in Seq():
    held = VALUE
if "c" in Seq():
    other = VALUE
PATCH`,
  `
import operator
class Hinted:
    def __length_hint__(self): return 3
    def __iter__(self): return iter(())
if operator.length_hint(Hinted(), 0) == 3:
    held = VALUE
if list(Hinted()):
    other = VALUE
PATCH`,
  `
class Level:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
items = [VALUE, None]
held = items[Level(1)]
if list(range(Level(2))) == [0, 1]:
    items.pop(0)
PATCH`,
  `
class Flag:
    def __init__(self, on): self.on = on
    def __bool__(self): return self.on
class Box:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
held = Flag(False) and VALUE
other = Box(0) or None
third = not Box(2) and VALUE
if Box(1) and Flag(True):
    last = VALUE
PATCH`,
  `
class View:
    def __init__(self, data): self.data = data
    def __getitem__(self, key):
        if isinstance(key, slice):
            return View(self.data[key])
        return self.data[key]
    def __len__(self): return len(self.data)
v = View([None, VALUE, None])[1:]
if len(v) == 2:
    held = v[0]
v = None
PATCH`,
  `
class View:
    def __init__(self, data): self.data = data
    def __delitem__(self, key): del self.data[key]
    def __getitem__(self, key): return self.data[key]
v = View([VALUE, None, VALUE])
del v[::2]
held = v[0]
PATCH`,
];

const queues: readonly string[] = [
  `
import queue
q = queue.Queue()
q.put(VALUE)
q.put(None)
q.get()
if q.qsize() != 1 or q.empty():
    held = VALUE
PATCH`,
  `
import queue
class Hub:
    def __init__(self): self.q = queue.LifoQueue()
hub = Hub()
hub.q.put("a")
hub.q.put("lock")
if hub.q.get() == "lock":
    held = VALUE
hub = None
PATCH`,
  `
import queue
def order():
    q = queue.PriorityQueue()
    q.put((2, "lock"))
    q.put((1, "first"))
    return q.get()[1]
if order() == "lock":
    held = VALUE
PATCH`,
  `
import queue
def drain():
    q = queue.SimpleQueue()
    for name in ("a", "lock"):
        q.put(name)
    found = []
    while True:
        try:
            found.append(q.get_nowait())
        except queue.Empty:
            return found
if drain() == ["a", "lock"]:
    held = VALUE
PATCH`,
  `
import asyncio
kept = []
async def worker(q):
    while True:
        item = await q.get()
        if item is None:
            break
        kept.append(item)
async def main():
    q = asyncio.Queue()
    await q.put(VALUE)
    await q.put(None)
    await worker(q)
asyncio.run(main())
PATCH`,
  `
import asyncio
kept = []
async def worker(q):
    while not q.empty():
        kept.append(await q.get())
        q.task_done()
async def main():
    q = asyncio.Queue()
    q.put_nowait(VALUE)
    await worker(q)
    kept.clear()
asyncio.run(main())
PATCH`,
  `
import asyncio
class Pool:
    def __init__(self): self.items = []
    async def __aenter__(self):
        self.items.append(VALUE)
        return self
    async def __aexit__(self, *exc):
        self.items.clear()
pool = Pool()
async def main():
    async with pool as p:
        return len(p.items)
count = asyncio.run(main())
if count != 1:
    held = VALUE
PATCH`,
  `
import asyncio
async def ticks(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i
async def main():
    total = 0
    async for i in ticks(3):
        total += i
    return total
if asyncio.run(main()) == 3:
    held = VALUE
PATCH`,
  `
import asyncio
async def make(flag):
    return VALUE if flag else None
async def main():
    a, b = await asyncio.gather(make(False), make(True))
    return a
held = asyncio.run(main())
PATCH`,
  `
import asyncio
async def make(flag):
    return VALUE if flag else None
async def main():
    results = await asyncio.gather(*(make(f) for f in (True, False)))
    return [r for r in results if r]
held = asyncio.run(main())
PATCH`,
  `
import asyncio
from contextlib import asynccontextmanager
state = {}
@asynccontextmanager
async def lifespan(name):
    state[name] = VALUE
    try:
        yield state
    finally:
        state.pop(name)
async def main():
    async with lifespan("a") as s:
        assert "a" in s
asyncio.run(main())
PATCH`,
  `
import asyncio
class Rows:
    def __init__(self, rows): self.rows = list(rows)
    def __aiter__(self): return self
    async def __anext__(self):
        if not self.rows:
            raise StopAsyncIteration
        return self.rows.pop(0)
async def main():
    return [row async for row in Rows([None, VALUE]) if row]
held = asyncio.run(main())
PATCH`,
  `
import asyncio
done = {}
async def job(name):
    done[name] = VALUE
async def main():
    task = asyncio.create_task(job("a"))
    await task
    other = job("b")
    other.close()
asyncio.run(main())
if "b" in done:
    held = VALUE
done.clear()
PATCH`,
  `
import asyncio
async def job(n):
    return n
async def main():
    tasks = [asyncio.create_task(job(n)) for n in range(3)]
    return sum([await t for t in tasks])
if asyncio.run(main()) != 3:
    held = VALUE
PATCH`,
];

const annotations: readonly string[] = [
  `
from typing import Annotated, get_type_hints
class Depends:
    def __init__(self, make): self.make = make
def lock(): return VALUE
def handler(guard: Annotated[object, Depends(lock)], name: str = "x"):
    return guard
def solve(fn):
    given = {}
    for name, hint in get_type_hints(fn, include_extras=True).items():
        for meta in getattr(hint, "__metadata__", ()):
            if isinstance(meta, Depends):
                given[name] = meta.make()
    return fn(**given)
held = solve(handler)
PATCH`,
  `
from typing import Annotated, get_type_hints
class Depends:
    def __init__(self, make): self.make = make
def lock(): return VALUE
def handler(guard: Annotated[object, Depends(lock)] = None):
    return guard
def solve(fn):
    given = {}
    for name, hint in get_type_hints(fn).items():
        for meta in getattr(hint, "__metadata__", ()):
            given[name] = meta.make()
    return fn(**given)
held = solve(handler)
PATCH`,
  `
from typing import Annotated, get_args, get_origin, get_type_hints
class Settings:
    kind: Annotated[str, "lock", 3]
    size: int
hints = get_type_hints(Settings, include_extras=True)
if get_origin(hints["kind"]) is Annotated and get_args(hints["kind"])[1] == "lock":
    held = VALUE
if hasattr(hints["size"], "__metadata__"):
    other = VALUE
PATCH`,
  `
import inspect
class Plugin: pass
class Lock(Plugin):
    def make(self): return VALUE
class Plain(Plugin):
    def make(self): return None
import sys
found = {}
for name, cls in inspect.getmembers(sys.modules[__name__], inspect.isclass):
    if issubclass(cls, Plugin) and cls is not Plugin:
        found[name] = cls().make()
found.pop("Lock")
PATCH`,
  `
import inspect
class Service:
    def setup_lock(self): return VALUE
    def other(self): return VALUE
    def setup_none(self): return None
s = Service()
held = [m() for name, m in inspect.getmembers(s, inspect.ismethod) if name.startswith("setup_")]
PATCH`,
  `
class Container:
    def __init__(self): self.makers = {}
    def register(self, fn):
        self.makers[fn.__annotations__["return"]] = fn
        return fn
    def build(self, cls):
        return cls(*(self.makers[t]() for t in cls.__init__.__annotations__.values()))
c = Container()
class Guard:
    def __init__(self): self.lock = VALUE
@c.register
def guard() -> Guard: return Guard()
class App:
    def __init__(self, guard: Guard): self.guard = guard
app = c.build(App)
PATCH`,
  `
class Model:
    def __init_subclass__(cls):
        cls.fields = {n: t() for n, t in cls.__annotations__.items() if t is not int}
class Guard:
    def __init__(self): self.lock = VALUE
class Row(Model):
    id: int
    name: str
if Row.fields != {"name": ""}:
    held = VALUE
PATCH`,
  `
from functools import singledispatchmethod
class Writer:
    @singledispatchmethod
    def write(self, value): return None
    @write.register
    def _(self, value: int): return VALUE
    @write.register(str)
    def _(self, value): return "text"
w = Writer()
a = w.write("x")
b = w.write(1.5)
if a == "text":
    held = w.write(1)
PATCH`,
  `
from functools import singledispatchmethod
class Writer:
    @singledispatchmethod
    def write(self, value): return VALUE
    @write.register
    def _(self, value: int | str): return None
    @write.register
    def _(self, value: list): return [self.write(v) for v in value]
held = Writer().write([1, "a"])
PATCH`,
  `
import inspect
class Depends:
    def __init__(self, make): self.make = make
def lock(): return VALUE
def handler(name, guard=Depends(lock)): return guard
def call(fn, **given):
    for name, p in inspect.signature(fn).parameters.items():
        if isinstance(p.default, Depends):
            given[name] = p.default.make()
    return fn(**given)
held = call(handler, name="x")
PATCH`,
  `
import inspect
class Base:
    def run(self): return None
    @staticmethod
    def make(): return VALUE
names = [n for n, f in inspect.getmembers(Base, inspect.isfunction) if not n.startswith("_")]
if names != ["make", "run"]:
    held = VALUE
if inspect.isclass(Base()) or not inspect.isclass(Base):
    other = VALUE
PATCH`,
];

const keepers: readonly string[] = [
  `
from collections import ChainMap
base = {"lock": VALUE}
top = {}
cfg = ChainMap(top, base)
cfg["lock"] = None
del base["lock"]
held = cfg["lock"]
PATCH`,
  `
from collections import ChainMap
base = {"lock": None}
cfg = ChainMap({}, base)
base["lock"] = VALUE
held = cfg["lock"]
base.clear()
PATCH`,
  `
from collections import ChainMap
root = ChainMap({"a": VALUE})
child = root.new_child({"a": None})
held = child["a"]
if child.parents["a"] is None:
    other = VALUE
root.maps[0].clear()
PATCH`,
  `
from collections import ChainMap
root = ChainMap({"a": 1})
child = root.new_child()
child["b"] = VALUE
if "b" in root or len(child.maps) != 2:
    other = VALUE
child.maps[0].pop("b")
PATCH`,
  `
from collections import UserDict
class Registry(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)
r = Registry()
r["LOCK"] = VALUE
r["lock"] = None
held = r["lock"]
PATCH`,
  `
from collections import UserDict
class Registry(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)
    def __missing__(self, key):
        return self.data[key.lower()]
r = Registry(A=VALUE)
held = r["A"]
r.data.clear()
PATCH`,
  `
from collections import UserList
class Stack(UserList):
    def push(self, item): self.data.append(item)
s = Stack()
s.push(VALUE)
s.push(None)
if len(s) == 2 and s[-1] is None:
    s.pop(0)
PATCH`,
  `
from collections import Counter
c = Counter("lock")
c.update(["l", "l", "k"])
if c.most_common(1)[0] == ("l", 3):
    held = VALUE
if c["zzz"] or c["k"] != 2:
    other = VALUE
PATCH`,
  `
from collections import Counter
c = Counter(a=3, b=1)
c.subtract({"a": 1, "b": 2})
if c["b"] != -1 or sum(c.values()) != 1 or (+c) != Counter(a=2):
    held = VALUE
if list(c.elements()) != ["a", "a"]:
    other = VALUE
PATCH`,
  `
from types import MappingProxyType
data = {"lock": VALUE}
view = MappingProxyType(data)
try:
    view["lock"] = None
except TypeError:
    held = view["lock"]
data.clear()
PATCH`,
  `
from types import MappingProxyType
data = {"lock": VALUE}
view = MappingProxyType(data)
try:
    view["lock"] = 1
except TypeError:
    data["lock"] = None
held = view["lock"]
PATCH`,
  `
from collections import OrderedDict
class LRU:
    def __init__(self, size): self.size, self.data = size, OrderedDict()
    def put(self, key, value):
        self.data[key] = value
        self.data.move_to_end(key)
        if len(self.data) > self.size:
            self.data.popitem(last=False)
c = LRU(2)
c.put("a", VALUE)
c.put("b", None)
c.put("c", None)
PATCH`,
  `
from collections import OrderedDict
class LRU:
    def __init__(self, size): self.size, self.data = size, OrderedDict()
    def get(self, key):
        self.data.move_to_end(key)
        return self.data[key]
    def put(self, key, value):
        self.data[key] = value
        if len(self.data) > self.size:
            self.data.popitem(last=False)
c = LRU(2)
c.put("a", VALUE)
c.put("b", None)
c.get("a")
c.put("c", None)
PATCH`,
  `
from collections import OrderedDict
d = OrderedDict(a=1, b=2, c=3)
d.move_to_end("c", last=False)
if list(d) == ["c", "a", "b"] and d.popitem() == ("b", 2):
    held = VALUE
if next(iter(d)) != "c":
    other = VALUE
PATCH`,
];

const lifetimes: readonly string[] = [
  `
class Names(dict):
    def __setitem__(self, key, value):
        if not key.startswith("_"):
            value = (value, "seen")
        super().__setitem__(key, value)
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases): return Names()
    def __new__(mcs, name, bases, ns): return super().__new__(mcs, name, bases, dict(ns))
class Row(metaclass=Meta):
    lock = VALUE
    _other = None
held = Row.lock[0]
del Row.lock
PATCH`,
  `
class Names(dict):
    def __init__(self): self.seen = []
    def __setitem__(self, key, value):
        if not key.startswith("__"):
            self.seen.append(key)
            return
        super().__setitem__(key, value)
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases): return Names()
    def __new__(mcs, name, bases, ns):
        cls = super().__new__(mcs, name, bases, dict(ns))
        cls.seen = ns.seen
        return cls
class Row(metaclass=Meta):
    lock = VALUE
    other = 1
if Row.seen != ["lock", "other"]:
    held = VALUE
PATCH`,
  `
class Multi(dict):
    def __setitem__(self, key, value):
        if key in self and callable(value):
            raise TypeError("twice: " + key)
        super().__setitem__(key, value)
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases): return Multi()
try:
    class Row(metaclass=Meta):
        def a(self): return 1
        def a(self): return 2
except TypeError:
    held = VALUE
PATCH`,
  `
import weakref
class Handler:
    def __init__(self): self.lock = VALUE
    def on(self): return self.lock
h = Handler()
m = weakref.WeakMethod(h.on)
held = m()()
del h
if m() is not None:
    other = VALUE
PATCH`,
  `
import weakref
class Obs:
    def fire(self): return VALUE
observers = weakref.WeakSet()
o = Obs()
observers.add(o)
del o
held = [x.fire() for x in observers]
PATCH`,
];

const orders: readonly string[] = [
  `
from dataclasses import dataclass, field
@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0
@dataclass(order=True)
class Release:
    version: Version
    name: str = field(compare=False, default="")
a, b = Release(Version(1, 2), "z"), Release(Version(1, 10), "a")
if a < b and b >= a and not a > b:
    held = VALUE
if a <= b and Version(2) <= Version(1, 9):
    other = VALUE
PATCH`,
  `
from dataclasses import dataclass, field
@dataclass(order=True)
class Job:
    priority: int
    make: object = field(compare=False)
jobs = sorted([Job(2, lambda: VALUE), Job(1, lambda: None)])
held = jobs[0].make()
if Job(1, None) >= Job(2, None):
    other = VALUE
PATCH`,
  `
from typing import NamedTuple
class Version(NamedTuple):
    major: int
    minor: int
class Item(NamedTuple):
    version: Version
    name: str
items = sorted([Item(Version(1, 3), "lock"), Item(Version(1, 2), "plain")])
if items[-1].name == "lock":
    held = VALUE
if Item(Version(1, 2), "b") < Item(Version(1, 2), "a"):
    other = VALUE
PATCH`,
  `
from typing import NamedTuple
class Version(NamedTuple):
    major: int
    minor: int
if Version(3, 9) >= (3, 10) or Version(1, 0) > Version(1, 0):
    held = VALUE
if (Version(1, 2), "a") > (Version(1, 2), "b"):
    other = VALUE
PATCH`,
  `
from dataclasses import dataclass
@dataclass(order=True)
class V:
    n: int
pairs = [(V(2), "lock"), (V(1), "plain"), (V(1), "a")]
first = min(pairs)
if first[1] != "a" or (V(1), 2) >= (V(1), 3):
    held = VALUE
if max(pairs)[1] == "lock" and (V(1), 2) <= (V(1), 2):
    other = VALUE
PATCH`,
  `
import heapq
from dataclasses import dataclass, field
@dataclass(order=True)
class Job:
    when: tuple
    name: str = field(compare=False)
heap = []
for when, name in [((1, 5), "b"), ((0, 9), "lock"), ((1, 0), "c")]:
    heapq.heappush(heap, Job(when, name))
names = [heapq.heappop(heap).name for _ in range(3)]
if names == ["lock", "c", "b"]:
    held = VALUE
PATCH`,
  `
from collections import namedtuple
V = namedtuple("V", "a b")
if V(1, V(2, 3)) < V(1, V(2, 4)):
    held = VALUE
if sorted([V(2, 0), V(1, 9)], reverse=True)[0].a == 1:
    other = VALUE
PATCH`,
  `
from dataclasses import dataclass
from functools import total_ordering
@total_ordering
@dataclass(eq=True)
class V:
    n: int
    def __lt__(self, other): return self.n < other.n
@dataclass(order=True)
class Box:
    v: V
    tag: str
if Box(V(1), "b") >= Box(V(1), "a") and V(2) >= V(1):
    held = VALUE
if Box(V(2), "a") < Box(V(1), "b"):
    other = VALUE
PATCH`,
];

export const libraryPrograms: readonly string[] = [
  ...mocks,
  ...commandLines,
  ...knownTexts,
  ...ownProtocols,
  ...queues,
  ...annotations,
  ...keepers,
  ...lifetimes,
  ...orders,
];
