/**
 * Programs whose holds hang on what the standard library makes of what is known: mocks that follow a signature, settings in texts,
 * command lines that a program writes itself, queues, metadata of annotations, and what keeps other things without owning them. Of
 * each kind some hold nothing, or are in time. The form is that of `whole-programs.ts`.
 */

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

export const libraryPrograms: readonly string[] = [...ownProtocols, ...orders];
