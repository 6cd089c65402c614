"""One fresh interpreter: imports one module before (late) or after (early) a patch and tells what stays stale.

usage: child.py late|early|noted gevent|eventlet MODULE[:ATTRIBUTE]
With noted nothing is patched, and only told what the import would: some patch where nothing is patched yet, and only there.
Writes one JSON line that starts with @@@ to standard output.
"""

import sys

ATSTART = set(sys.modules)
PATCHED = ["os", "select", "selectors", "socket", "ssl", "_thread", "threading", "time", "queue", "subprocess", "signal"]
WATCHED = ["asyncio", "concurrent.futures.thread", "logging", "queue", "select", "selectors", "signal", "socket", "ssl",
           "subprocess", "threading"]


class NotFound:
    """Last on sys.meta_path: notes what nobody could find, which are the optional companions that are not there."""

    def __init__(self):
        self.names = set()

    def find_spec(self, name, path=None, target=None):
        if path is None:
            self.names.add(name)


def running_threads():
    """What the threads run that the import has started, by class and target."""
    if "threading" not in sys.modules:
        return []
    threading = sys.modules["threading"]
    told = []
    for thread in threading.enumerate():
        if thread is not threading.main_thread():
            target = getattr(thread, "_target", None)
            runs = getattr(target, "__qualname__", type(thread).__qualname__)
            told.append(f"{getattr(target, '__module__', type(thread).__module__)}.{runs}")
    return sorted(told)


def import_target(target):
    """Imports, and reads the attribute after the colon as `from module import attribute` does."""
    module, _, attribute = target.partition(":")
    __import__(module)
    if attribute:
        getattr(sys.modules[module], attribute)


def patch(library):
    """Patches with everything on; returns the originals."""
    import importlib

    import stale_references

    for name in PATCHED:
        importlib.import_module(name)
    if library == "gevent":
        import gevent.monkey

        before = stale_references.snapshot(PATCHED)
        gevent.monkey.patch_all()
    else:
        import eventlet

        before = stale_references.snapshot(PATCHED)
        eventlet.monkey_patch()
    return stale_references.replaced_since(before)


def record_patches(library, calls):
    """From now on patch functions only note that they were called: what the import of the target patches."""
    import functools

    def noted(name, function):
        @functools.wraps(function)
        def call(*args, **keywords):
            calls.append({"function": name, "positional": [repr(arg) for arg in args],
                          "keywords": {key: repr(value) for key, value in keywords.items()}})
            return True

        return call

    if library == "gevent":
        import gevent.monkey as module

        for name in [name for name in vars(module) if name.startswith("patch_") and name != "patch_module"]:
            setattr(module, name, noted("gevent.monkey." + name, getattr(module, name)))
    else:
        import eventlet.patcher

        eventlet.patcher.monkey_patch = eventlet.monkey_patch = noted("eventlet.monkey_patch", eventlet.monkey_patch)


def searched(names):
    """The modules to look in, sorted: neither the patcher nor the patched, and each module under one name only."""
    own = ("gevent", "eventlet", "greenlet", "stale_references", "spread", "__main__", "__mp_main__")
    skipped = set(PATCHED) | {"_socket", "posix", "_queue", "_signal", "_posixsubprocess", "_ssl"}
    modules = []
    for name in sorted(names - skipped):
        own_name = getattr(sys.modules.get(name), "__dict__", {}).get("__name__", name)
        is_alias = own_name != name and sys.modules.get(own_name) is sys.modules.get(name)
        if name.split(".")[0] not in own and not is_alias:
            modules.append(name)
    return modules


def with_usage(row):
    """`global` becomes `global:annotation`, `global:isinstance` or `global:unused` where the source shows that."""
    import usage

    module, where, kind, what = row
    if kind != "global":
        return [module, where, kind, what]
    try:
        with open(sys.modules[module].__file__, "rb") as file:
            told = usage.usage(file.read(), where)
    except (OSError, AttributeError, TypeError):
        told = "used"
    return [module, where, kind if told == "used" else f"{kind}:{told}", what]


def main():
    order, library, target = sys.argv[1:4]
    error, calls, replaced = None, [], {}
    here = sys.path.pop(0)
    sys.path.append(here)
    if order == "early":
        replaced = patch(library)
    if order != "late":
        record_patches(library, calls)
    before = set(sys.modules)
    not_found = NotFound()
    sys.meta_path.append(not_found)
    try:
        import_target(target)
    except BaseException as problem:  # a module may raise anything, SystemExit too
        error = f"{type(problem).__name__}: {problem}"
    sys.meta_path.remove(not_found)
    threads = running_threads()
    loaded = set(sys.modules) - before
    if order == "late":
        replaced = patch(library)
    import json
    import os

    import stale_references

    # Early, everything is looked at: what is stale in spite of good order is not the target's doing.
    found = stale_references.scan(replaced, searched(loaded if order == "late" else set(sys.modules)))
    result = {"error": error, "patches": calls, "stale": [with_usage(row) for row in found], "loaded": sorted(loaded),
              "missing": sorted(not_found.names), "threads": threads}
    sys.__stdout__.write("\n@@@" + json.dumps(result) + "\n")
    sys.__stdout__.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
