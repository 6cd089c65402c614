"""Runs programs in CPython and tells what each printed, what its modules held in the end, and what its patches left stale.

Reads jobs from standard input, one JSON object a line:
  {"files": {PATH: TEXT}} or {"folder": PATH}, "run": ["script" | "module" | "import", TARGET, ARGUMENT...],
  "paths": folders to search besides, "stand_in": whether modules that are not installed are stood in for,
  "patience": SECONDS
and writes a line for each: {"output", "error", "state", "stale", "patches"}.

Each program runs in a child of a process that has loaded nothing but the standard library: a patch is process-wide.
"""
import importlib
import importlib.abc
import importlib.machinery
import json
import os
import re
import shutil
import signal
import sys
import tempfile
import types

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:] = [os.path.join(HERE, "..", "..", "agreement")] + [one for one in sys.path if os.path.abspath(one or ".") != HERE]

from stale import Originals, stale_now  # noqa: E402

sys.path.pop(0)

# What a green library keeps on purpose, and what is built on it.
KEEPERS = ("gevent", "eventlet", "truststore", "greenlet", "dns", "zope", "locust", "geventhttpclient")

PATCHERS = {"gevent.monkey": "patch_", "eventlet.patcher": "monkey_patch", "truststore._api": "inject"}

# Libraries keep these for code that never switches (SEMANTICS 3.4).
LOCKS = ("Lock", "RLock", "Condition", "allocate_lock", "Queue", "SimpleQueue", "LifoQueue", "PriorityQueue")


class Watch(importlib.abc.MetaPathFinder):
    """Wraps the patch functions as soon as their module is there, and looks around after the outermost of them."""

    def __init__(self, look):
        self.count, self._depth, self._look = 0, 0, look

    def find_spec(self, name, path=None, target=None):
        if name not in PATCHERS:
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path, target)
        if spec is not None and spec.loader is not None:
            execute = spec.loader.exec_module

            def exec_module(module):
                execute(module)
                for key, value in list(vars(module).items()):
                    if key.startswith(PATCHERS[name]) and isinstance(value, types.FunctionType):
                        setattr(module, key, self.counted(value))

            spec.loader.exec_module = exec_module
        return spec

    def counted(self, function):
        import functools

        @functools.wraps(function)
        def patch(*positional, **keywords):
            self.count += 1
            self._depth += 1
            try:
                return function(*positional, **keywords)
            finally:
                self._depth -= 1
                if self._depth == 0:
                    self._look()

        return patch


class StandIn(types.ModuleType):
    """A module that is not installed: it has whatever is asked of it."""

    __path__ = []

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        value = type(name, (Anything,), {"__module__": self.__name__})
        setattr(self, name, value)
        return value


class AnyMeta(type):
    def __getattr__(cls, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Anything()

    def __iter__(cls):
        return iter(())

    def __or__(cls, other):
        return cls

    __ror__ = __or__

    def __getitem__(cls, key):
        return cls


class Anything(metaclass=AnyMeta):
    """What stands in for a class, a function or an object: a decorator gives back what it is given."""

    def __init__(self, *positional, **keywords):
        pass

    def __call__(self, *positional, **keywords):
        if len(positional) == 1 and not keywords and callable(positional[0]):
            return positional[0]
        return self

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Anything()

    def __iter__(self):
        return iter(())

    def __getitem__(self, key):
        return Anything()

    def __setitem__(self, key, value):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return False

    def __bool__(self):
        return False

    def __add__(self, other):
        return self

    __radd__ = __or__ = __ror__ = __add__


class StandingIn(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Last on sys.meta_path: what nobody finds, and the repository does not have, is stood in for."""

    def __init__(self, folder):
        self._own = {entry.split(".")[0] for entry in os.listdir(folder)}

    def find_spec(self, name, path=None, target=None):
        top = name.partition(".")[0]
        if top in self._own or top.startswith("_") or top in sys.stdlib_module_names:
            return None
        if "." in name and not isinstance(sys.modules.get(name.rpartition(".")[0]), StandIn):
            return None
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec):
        return StandIn(spec.name)

    def exec_module(self, module):
        pass


def own_modules(folder):
    found = {}
    for name, module in list(sys.modules.items()):
        if isinstance(module, types.ModuleType) and not isinstance(module, StandIn):
            path = getattr(module, "__file__", None) or ""
            places = [str(place) for place in getattr(module, "__path__", ())]
            if path.startswith(folder) or any(place.startswith(folder) for place in places):
                found[name] = module
    return found


def library_stale(replaced, own):
    """What modules of installed packages keep under a name of their own."""
    for name, module in list(sys.modules.items()):
        path = getattr(module, "__file__", None) or ""
        if name in own or not isinstance(module, types.ModuleType) or name.startswith(KEEPERS):
            continue
        if "site-packages" not in path and "dist-packages" not in path:
            continue
        for key, value in list(vars(module).items()):
            names = replaced.names_of(value)
            if not names and isinstance(value, type) and value.__module__ == name:
                names = replaced.inherited(value)
            for one in names or ():
                if not one.endswith(LOCKS):
                    yield "library %s %s.%s" % (one, name, key)


def summary(value, depth=0):
    """What can be said of a value that is the same in each run, whoever has patched."""
    if isinstance(value, (type(None), bool, int, float, str, bytes)):
        return quiet(repr(value))
    if depth < 4 and type(value) in (list, tuple, set, frozenset):
        parts = [summary(one, depth + 1) for one in list(value)[:50]]
        return "%s%s" % (type(value).__name__, parts if type(value) in (list, tuple) else sorted(parts))
    if depth < 4 and type(value) is dict:
        return "dict%s" % [(summary(key, depth + 1), summary(one, depth + 1)) for key, one in list(value.items())[:50]]
    if isinstance(value, types.ModuleType):
        return "module " + value.__name__
    return "object"


def quiet(text):
    """Text without what differs from run to run, and from an original to what replaces it."""
    text = re.sub(r"<[^<>\n]*>", "<...>", text)
    text = re.sub(r"late-patch-proof-\w+", "FOLDER", text)
    return re.sub(r"\b0x[0-9a-f]+\b|\b\d+\.\d{3,}\b", "N", text)


def state_of(own):
    return {
        name: {
            key: summary(value)
            for key, value in vars(module).items()
            if not (key.startswith("__") and key.endswith("__"))
        }
        for name, module in own.items()
    }


def run(job, originals, told):
    folder = os.path.realpath(job["folder"]) + os.sep
    stale = set()

    seen = set()

    def look():
        replaced, own = originals.replaced(), own_modules(folder)
        # A patch that replaces nothing more makes nothing stale.
        if replaced.every() <= seen:
            return
        seen.update(replaced.every())
        required, _ = stale_now(replaced, own)
        for one in required:
            stale.update("%s %s %s" % (one["form"], "|".join(one["names"]), module) for module, _ in one["at"])
        stale.update(library_stale(replaced, own))

    watch = Watch(look)
    sys.meta_path.insert(0, watch)
    if job.get("stand_in"):
        sys.meta_path.append(StandingIn(folder))
    importlib.invalidate_caches()
    os.chdir(folder)
    how, target = job["run"][0], job["run"][1]
    sys.argv[:] = [target] + job["run"][2:]
    sys.path[:0] = [os.path.join(folder, one) for one in job.get("paths", ())]
    error = None
    try:
        execute(folder, how, target)
    except SystemExit as one:
        error = "SystemExit: %s" % (one.code,) if one.code else None
    except BaseException as one:
        error = quiet("%s: %s" % (type(one).__name__, str(one).split("\n")[0]))
    told["error"] = error
    own = own_modules(folder)
    told["patches"] = watch.count
    told["state"] = state_of(own)
    told["stale"] = sorted(stale)


def execute(folder, how, target):
    if how == "script":
        path = os.path.join(folder, target)
        sys.path.insert(0, os.path.dirname(path))
        with open(path, "rb") as file:
            as_main(compile(file.read(), path, "exec"), path, None, None)
        return
    sys.path.insert(0, folder[:-1])
    if how == "import":
        importlib.import_module(target)
        return
    from importlib.util import find_spec

    spec = find_spec(target)
    if spec.submodule_search_locations is not None:
        spec = find_spec(target + ".__main__")
    as_main(spec.loader.get_code(spec.name), spec.origin, spec, spec.parent)


def as_main(code, path, spec, package):
    main = types.ModuleType("__main__")
    main.__file__, main.__spec__, main.__package__ = path, spec, package
    main.__builtins__ = __builtins__
    sys.modules["__main__"] = main
    exec(code, main.__dict__)


def child(job, originals, answer):
    """Runs in the child; its output goes to a file, the answer to `answer`."""
    with tempfile.TemporaryFile() as output:
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(output.fileno(), 1)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        told = {}
        run(job, originals, told)
        sys.stdout.flush()
        output.seek(0)
        told["output"] = quiet(output.read(200_000).decode("utf-8", "replace"))
    data = json.dumps(told).encode()
    while data:
        data = data[os.write(answer, data):]


def outcome(job, originals):
    folder = None
    if "files" in job:
        folder = job["folder"] = tempfile.mkdtemp(prefix="late-patch-proof-")
        for path, text in job["files"].items():
            os.makedirs(os.path.dirname(os.path.join(folder, path)), exist_ok=True)
            with open(os.path.join(folder, path), "w", encoding="utf-8", newline="") as file:
                file.write(text)
    try:
        reading, writing = os.pipe()
        process = os.fork()
        if process == 0:
            os.setpgid(0, 0)
            os.close(reading)
            signal.alarm(job.get("patience", 20))
            try:
                child(job, originals, writing)
            finally:
                os._exit(0)
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            told = pipe.read()
        os.waitpid(process, 0)
        try:
            os.killpg(process, signal.SIGKILL)
        except ProcessLookupError:
            pass
        return json.loads(told or b'{"error": "stopped", "output": "", "state": {}, "stale": [], "patches": 0}')
    finally:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)


def main():
    for name in "collections contextlib dataclasses functools importlib.metadata inspect logging platform random typing".split():
        importlib.import_module(name)
    # gevent asks for its plug-ins a dozen times in one patch, each time in the files of every distribution.
    from importlib import metadata

    metadata.entry_points = metadata.entry_points().select
    originals = Originals()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(outcome(json.loads(line), originals)) + "\n")
        sys.stdout.flush()


main()
