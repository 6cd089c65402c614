"""Imports every module of a package, and tells what each would leave stale if a patch came after it.

usage: walk.py PLAN [MODULE]

A tree of processes that follows the tree of modules: what has imported `a` forks for each module in `a`, and the child
imports that one. So each import starts from the very state that a fresh interpreter would have, without paying for the
parents again; what the import of `a` has loaded already needs no process at all. Where a thread runs after an import a fork
would lose it: there the child starts a fresh interpreter (MODULE: begin there), or is told to have been forked without it.

PLAN is a JSON file: `names` (what patches replace), `modules`, `report` (a file descriptor), `scratch`, the one folder beside
the packages that an import may write to, and `leaves_threads`, whether to fork all the same where threads run. One JSON line for each module goes to the file descriptor: what it adds to its parent.
Nothing is patched: what a patch would replace is known by name, and the names are still bound to the originals.
"""

import contextlib
import gc
import json
import os
import sys

import child
import guard
import stale_references
from names import parent_of

# What many imports begin with: modules of the standard library that hold nothing of what patches replace, and load nothing
# of it. Where they are there already an import finds what it would have made.
WARM = (
    "abc ast base64 bisect calendar collections.abc contextlib contextvars copy dataclasses datetime decimal dis enum fnmatch"
    " fractions functools glob hashlib heapq hmac html inspect io itertools json keyword linecache locale math mimetypes numbers"
    " operator pathlib pickle pkgutil pprint random re string struct stringprep textwrap token tokenize traceback types"
    " typing unicodedata urllib.parse warnings weakref zlib"
).split()
if sys.version_info < (3, 14):  # from there on it imports threading
    WARM.append("ctypes")
for _name in WARM:
    __import__(_name)

START = set(sys.modules)
assert not START & set(child.WATCHED), START & set(child.WATCHED)


class Walk:
    """One process of the tree, and what was there before its import."""

    def __init__(self, plan, path):
        self.plan, self.path = plan, path
        self.loaded = set()
        self.missing = set()
        self.left_threads = False
        self.not_found = child.NotFound()
        self.inside = {}
        for name in plan["modules"]:
            self.inside.setdefault(parent_of(name), []).append(name)
        self.ours = guard.watch(plan["scratch"], lambda reason: self.tell(stopped=reason))
        sys.meta_path.append(self.not_found)

    def tell(self, **said):
        os.write(self.plan["report"], (json.dumps(said) + "\n").encode())

    def descend(self, module):
        """Everything inside of a module that this process has imported."""
        threaded = len(os.listdir("/proc/self/task")) > 1
        for name in self.inside.get(module, ()):
            if name in sys.modules:  # its import does nothing more
                self.tell(done=name)
                self.descend(name)
            else:
                self.branch(name, threaded)

    def branch(self, name, threaded):
        """A process of its own for a module."""
        with forked(self.tell, name) as is_child:
            if is_child and threaded and self.plan["leaves_threads"]:
                self.left_threads = True
            elif is_child and threaded:
                self.ours.append("a fresh interpreter")
                os.set_inheritable(self.plan["report"], True)
                os.execv(sys.executable, [sys.executable, "-W", "ignore", os.path.abspath(__file__), self.path, name])
            if is_child:
                self.visit(name)

    def visit(self, name):
        self.tell(begin=name, pid=os.getpid(), left_threads=self.left_threads)
        try:
            child.import_target(name)
        except BaseException as problem:  # a module may raise anything, SystemExit too
            self.tell(done=name, error=f"{type(problem).__name__}: {problem}")
            return
        # To look at objects may wake lazy ones, and what these import is not to be there for the next module.
        if name in self.inside:
            with forked(self.tell, name) as is_child:
                if is_child:
                    self.tell(done=name, **self.added(name))
            self.loaded = set(sys.modules) - START
            self.missing = set(self.not_found.names)
            if not patched():
                self.descend(name)
        else:
            self.tell(done=name, **self.added(name))

    def added(self, name):
        """What this module brings beyond its parent: stale references, watched modules, names not found, threads."""
        new = set(sys.modules) - START - self.loaded
        said = {
            "loads": sorted(new & set(child.WATCHED)),
            "missing": sorted(self.not_found.names - self.missing),
            "threads": child.running_threads(),
            "patched": patched(),
            "namespace": ":" not in name and vars(sys.modules[name]).get("__file__") is None,
        }
        rows = stale_references.scan(stale_references.bound(self.plan["names"]), child.searched(new | packages_of(name)))
        said["files"] = {row[0]: vars(sys.modules[row[0]]).get("__file__") for row in rows if row[2] == "global"}
        return {key: value for key, value in {**said, "stale": rows}.items() if value}


@contextlib.contextmanager
def forked(tell, name):
    """True in a child process, which ends with the block, and False in the parent, which waits for that."""
    gc.freeze()
    pid = os.fork()
    try:
        yield pid == 0
    finally:
        if pid == 0:
            os._exit(0)
    # The listener knows whether it has said that it is done.
    tell(ended=name, status=os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))


def patched():
    """Whether the imports have patched by themselves."""
    gevent, eventlet = sys.modules.get("gevent.monkey"), sys.modules.get("eventlet.patcher")
    return bool(getattr(gevent, "saved", None) or getattr(eventlet, "already_patched", None))


def packages_of(name):
    """The loaded packages that a module lies in: importing it may have changed them."""
    found = set()
    while name := parent_of(name):
        found.add(name)
    return found & set(sys.modules)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        plan = json.load(file)
    gc.disable()
    here = sys.path.pop(0)
    sys.path.append(here)
    walk = Walk(plan, sys.argv[1])
    if len(sys.argv) > 2:
        walk.visit(sys.argv[2])
    else:
        walk.descend("")
    os._exit(0)


if __name__ == "__main__":
    main()
