"""Runs small programs in CPython and tells what each patch left stale right after it.

usage: probe.py gevent|eventlet [--fresh]
Reads programs from standard input, one JSON object a line: {"id": N, "files": {PATH: TEXT}}; `main.py` is run. Writes one
line for each: {"id": N, "patches": COUNT, "required": [...], "possible": [...]}, or {"id": N, "error": TEXT}.

A program runs in a child of a process that has loaded, and not used, the patcher and the modules that it rewrites: a
patch is process-wide. With --fresh it runs in an interpreter that has loaded nothing, one program a process.
"""
import functools
import gc
import importlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import types

HERE = os.path.dirname(os.path.abspath(__file__))

# Module that defines patch functions -> prefix of their names.
PATCHERS = {"gevent.monkey": "patch_", "eventlet.patcher": "monkey_patch"}

# What a process loads before it is asked anything: nothing of it patches, or starts a hub.
PREPARED = {
    "gevent": """gevent.monkey gevent.socket gevent.ssl gevent.select gevent.selectors gevent.subprocess gevent.threading
    gevent.queue gevent.os gevent.signal gevent.time gevent.thread gevent.local gevent.event gevent.builtins""".split(),
    "eventlet": """eventlet eventlet.green.os eventlet.green.select eventlet.green.selectors eventlet.green.socket
    eventlet.green.ssl eventlet.green.thread eventlet.green.threading eventlet.green.time
    eventlet.green.subprocess""".split(),
}
LOADED = """collections contextlib contextvars copy dataclasses enum functools importlib.metadata importlib.util inspect
itertools logging operator pkgutil platform random tempfile typing unittest.mock weakref abc concurrent.futures
concurrent.futures.thread email.message zipfile multiprocessing.util""".split()

# The module that is run.
MAIN = {}

# Seconds that one program may take.
PATIENCE = 20


class Watch:
    """Wraps the patch functions and looks around after the outermost of them."""

    def __init__(self, originals, own_modules):
        self._originals, self._own_modules = originals, own_modules
        self._depth = 0
        self.patches, self.required, self.possible = 0, [], set()

    def wrap(self, module):
        prefix = PATCHERS[module.__name__]
        for name, value in list(vars(module).items()):
            if name.startswith(prefix) and callable(value) and not isinstance(value, type):
                setattr(module, name, self._watched(value))

    def _watched(self, function):
        @functools.wraps(function)
        def patch(*positional, **keywords):
            self._depth += 1
            try:
                return function(*positional, **keywords)
            finally:
                self._depth -= 1
                if self._depth == 0:
                    self._look()

        return patch

    def _look(self):
        from stale import locals_now, stale_now

        self.patches += 1
        replaced, own = self._originals.replaced(), self._own_modules()
        required, possible = stale_now(replaced, own)
        self.required += required
        self.possible |= possible | locals_now(replaced, own)


class Finder:
    """First on sys.meta_path: has the patch functions watched as soon as their module is there."""

    def __init__(self, watch):
        self._watch = watch

    def find_spec(self, name, path=None, target=None):
        from importlib.machinery import PathFinder

        if name not in PATCHERS:
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec is not None and spec.loader is not None:
            execute, wrap = spec.loader.exec_module, self._watch.wrap

            def exec_module(module):
                execute(module)
                wrap(module)

            spec.loader.exec_module = exec_module
        return spec


def own_modules(folder):
    found = {}
    for name, module in list(sys.modules.items()):
        if isinstance(module, types.ModuleType):
            path = getattr(module, "__file__", None) or ""
            places = [str(place) for place in getattr(module, "__path__", ())]
            if path.startswith(folder) or any(place.startswith(folder) for place in places):
                found[name] = module
    # For as long as runpy runs another file as `__main__`, the program's own is not there.
    found["__main__"] = MAIN.get("module", found.get("__main__"))
    return found


def run(program, originals):
    """Runs one program in this process and returns what is told of it."""
    folder = os.path.realpath(tempfile.mkdtemp(prefix="late-patch-agreement-")) + os.sep
    try:
        for path, text in program["files"].items():
            os.makedirs(os.path.dirname(folder + path), exist_ok=True)
            with open(folder + path, "w", encoding="utf-8") as file:
                file.write(text)
        watch = Watch(originals, lambda: own_modules(folder))
        for name in PATCHERS:
            if name in sys.modules:
                watch.wrap(sys.modules[name])
                # `eventlet.monkey_patch` is another name of it.
                if name == "eventlet.patcher":
                    sys.modules["eventlet"].monkey_patch = sys.modules[name].monkey_patch
        sys.meta_path.insert(0, Finder(watch))
        importlib.invalidate_caches()
        os.chdir(folder)
        sys.argv[:] = ["main.py"]
        sys.path.insert(0, folder[:-1])
        try:
            execute_main(folder + "main.py")
        except SystemExit as error:
            if error.code:
                return {"id": program["id"], "error": "SystemExit: %s" % error.code}
        except BaseException as error:
            return {"id": program["id"], "error": "%s: %s" % (type(error).__name__, str(error).split("\n")[0])}
        possible = sorted({tuple(one) for one in watch.possible})
        return {"id": program["id"], "patches": watch.patches, "required": watch.required, "possible": possible}
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def execute_main(path):
    with open(path, "rb") as file:
        code = compile(file.read(), path, "exec")
    main = types.ModuleType("__main__")
    main.__file__, main.__builtins__ = path, __builtins__
    MAIN["module"] = sys.modules["__main__"] = main
    exec(code, main.__dict__)


def quietly():
    """Standard output for the answer alone: what the program prints goes nowhere."""
    answer = os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    return answer


def write(descriptor, result):
    data = (json.dumps(result) + "\n").encode()
    while data:
        data = data[os.write(descriptor, data):]


def remember_plugins():
    """gevent looks its plug-ins up a dozen times in a patch, in the files of every distribution."""
    from importlib import metadata

    metadata.entry_points = functools.lru_cache(maxsize=None)(metadata.entry_points)
    for event in list(vars(sys.modules.get("gevent.events", types)).values()):
        group = getattr(event, "ENTRY_POINT_NAME", None)
        if isinstance(group, str):
            metadata.entry_points(group=group)


def serve(library):
    from stale import Originals

    for name in LOADED + PREPARED[library]:
        importlib.import_module(name)
    remember_plugins()
    originals = Originals()
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        program = json.loads(line)
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            os.dup2(writing, 1)
            signal.alarm(PATIENCE)
            answer = quietly()
            write(answer, run(program, originals))
            os._exit(0)
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            told = pipe.read()
        os.waitpid(child, 0)
        stopped = (json.dumps({"id": program["id"], "error": "stopped"}) + "\n").encode()
        write(1, json.loads(told or stopped))


def serve_fresh(library):
    for line in sys.stdin:
        done = subprocess.run([sys.executable, "-W", "ignore", __file__, library, "--once"], input=line, capture_output=True, text=True)
        write(1, json.loads(done.stdout or json.dumps({"id": json.loads(line)["id"], "error": done.stderr[-300:]})))


def once():
    from stale import Originals

    program, answer = json.loads(sys.stdin.readline()), quietly()
    signal.alarm(PATIENCE)
    write(answer, run(program, Originals()))
    os._exit(0)


sys.dont_write_bytecode = True
if __name__ == "__main__":
    sys.path[:] = [HERE] + [entry for entry in sys.path if os.path.abspath(entry or ".") != HERE]
    mode = sys.argv[2] if len(sys.argv) > 2 else ""
    if mode == "--fresh":
        serve_fresh(sys.argv[1])
    elif mode == "--once":
        once()
    else:
        serve(sys.argv[1])
