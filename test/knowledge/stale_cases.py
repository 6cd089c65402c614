"""Prints what the detector finds in a module that holds on to originals in every way: stale_cases.py TOOLS_FOLDER"""

import json
import sys
import types

sys.path.insert(0, sys.argv[1])

import stale_references  # noqa: E402

SOURCE = """
import functools, queue, threading, time
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
    held.closure.__module__ = "held"
    time.sleep = queue.SimpleQueue = threading.Lock = threading._allocate_lock = _thread.allocate_lock = print
    found = stale_references.scan(stale_references.replaced_since(before), ["held"])
    print(json.dumps(found))


main()
