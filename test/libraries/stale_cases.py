"""Prints what the detector finds in a module that holds on to originals in every way: stale_cases.py TOOLS_FOLDER"""

import json
import sys
import types

sys.path.insert(0, sys.argv[1])

import stale_references  # noqa: E402

SOURCE = """
import collections, dataclasses, functools, queue, threading, time, types, typing
from time import monotonic

ALIAS = time.sleep
MODULE = time
LIST = [time.sleep, 1]
MAP = {"pause": time.sleep}
PARTIAL = functools.partial(time.sleep, 1)
LOCK = threading.Lock()
RLOCK = threading.RLock()
CONDITION = threading.Condition()
SEMAPHORE = threading.Semaphore()
EVENT = threading.Event
NUMBER = 1

class Subclass(queue.SimpleQueue): pass

class Attribute:
    method = time.sleep
    static = staticmethod(time.sleep)

class Default:
    def __init__(self, pause=time.sleep): pass

class Plain:
    def __init__(self): self.lock = None

INSIDE = Plain(); INSIDE.pause = time.sleep
LOCKED = Plain(); LOCKED.lock = threading.Lock()

def default(pause=time.sleep): pass
def lock_default(lock=LOCK): pass
def attribute(): return time.sleep
def make(pause):
    def inner(): return pause
    return inner
closure = make(time.sleep)

# further in
NESTED = {"a": [time.sleep]}
def retried(function):
    @functools.wraps(function)
    def again(): return function()
    return again
decorated = retried(make(time.sleep))
def keyword(*, pause=time.sleep): pass
def attributed(): pass
attributed.pause = time.sleep
HANDLERS = {"default": lambda pause=time.sleep: pause}
FACTORY = collections.defaultdict(threading.Lock)
ARGUMENT = functools.partial(print, time.sleep)
READ_ONLY = types.MappingProxyType({"a": time.sleep})
RECENT = collections.deque([time.sleep])

class Table:
    pauses = {"short": time.sleep}
    class Inner:
        pause = time.sleep
    @property
    def made(self, lock=LOCK): pass

class Slotted:
    __slots__ = ("lock", "empty")
    def __init__(self): self.lock = threading.Lock()

DEEPER = Plain(); DEEPER.inner = Plain(); DEEPER.inner.pause = time.sleep
SLOTTED = Slotted()
POOL = [Slotted()]
METHOD = Slotted().__init__

@dataclasses.dataclass
class Data:
    lock: object = dataclasses.field(default_factory=threading.Lock)

# nothing of this is a hold
Alias = typing.Optional[queue.SimpleQueue]
@dataclasses.dataclass
class Described:
    waiting: queue.SimpleQueue = None
def described(waiting: queue.SimpleQueue) -> queue.SimpleQueue: pass
TOO_DEEP = [[[[time.sleep]]]]
"""


def main():
    import _thread
    import queue
    import threading
    import time

    before = stale_references.snapshot(["_thread", "queue", "threading", "time"])
    held = types.ModuleType("held")
    sys.modules["held"] = held
    exec(SOURCE, vars(held))
    time.sleep = queue.SimpleQueue = threading.Lock = threading._allocate_lock = _thread.allocate_lock = print
    found = stale_references.scan(stale_references.replaced_since(before), ["held"])
    print(json.dumps(found))


main()
