"""Runs a program, tells the order of its modules and patches, then uses what the patches came too late for.

usage: run_program.py FOLDER (script PATH | module NAME | import NAME) [ARGUMENT ...]
"""
import os
import sys
import types

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:] = [HERE] + [entry for entry in sys.path if os.path.abspath(entry or ".") != HERE]

import _thread

import oracle_effects
from oracle_events import emit
from oracle_stale import Detector
from oracle_trace import Patching, Watcher

sys.path.remove(HERE)

NATIVE = {type(_thread.allocate_lock()): "_thread.lock", _thread.RLock: "_thread.RLock", _thread._local: "_thread._local"}

# Standard-library modules that use what they hold in a way that hurts.
HARMFUL = {"sched", "pty", "multiprocessing.dummy", "multiprocessing.pool", "concurrent.futures.process"}

# The patchers, what belongs to them, and what is built on them: kept on purpose.
PATCHERS_AND_PARTS = ("gevent", "eventlet", "truststore", "greenlet", "dns", "locust", "geventhttpclient")

PATCHED_THREADS = ("_thread.allocate_lock", "threading.Lock")

# What libraries hold only across code that never switches, as far as is known (SEMANTICS 3.4).
KEPT_TO_THEMSELVES = set(oracle_effects.STOPPING) | {"threading.RLock", "_thread.RLock", "threading.Condition"}
KEPT_TO_THEMSELVES |= {"queue.Queue", "queue.LifoQueue", "queue.PriorityQueue"}

# Longest wait for a use that may stop the whole process, in seconds, on an idle machine.
PATIENCE = 2


def run(folder, how, target, arguments):
    """Executes the program as `python PATH`, `python -m NAME` or an importer would."""
    sys.argv[:] = [target] + arguments
    if how == "script":
        path = os.path.join(folder, target)
        sys.path.insert(0, os.path.dirname(path))
        with open(path, "rb") as file:
            execute_main(compile(file.read(), path, "exec"), path, None, None)
        return
    sys.path.insert(0, folder)
    if how == "import":
        __import__(target)
        return
    from importlib.util import find_spec

    spec = find_spec(target)
    if spec.submodule_search_locations is not None:
        spec = find_spec(target + ".__main__")
    execute_main(spec.loader.get_code(spec.name), spec.origin, spec, spec.parent)


def execute_main(code, path, spec, package):
    main = types.ModuleType("__main__")
    main.__file__, main.__spec__, main.__package__ = path, spec, package
    main.__builtins__ = __builtins__
    sys.modules["__main__"] = main
    emit("enter", module="__main__")
    try:
        exec(code, main.__dict__)
    except SystemExit:
        pass


def replaced_by(patching):
    """What the patches replaced, with dotted names: originals, and what another patcher had put in their place."""
    replaced = list(patching.replaced)
    if "gevent" in patching.libraries:
        from gevent.monkey import saved

        for module, names in saved.items():
            for name, value in names.items():
                if getattr(sys.modules.get(module), name, None) is not value:
                    replaced.append(("%s.%s" % (module, name), value))
    return replaced


def examined(folder):
    """Tells whether a module's stale names are the program's own, a library's, or of no matter."""

    def is_own(module):
        path = getattr(module, "__file__", None) or ""
        return path.startswith(folder)

    def is_library(name, module):
        path = getattr(module, "__file__", None) or ""
        inside = "site-packages" in path or "dist-packages" in path
        return inside and not name.startswith(PATCHERS_AND_PARTS)

    return is_own, is_library


def is_truststores(stale):
    """Whether urllib3 has it from truststore, which mends the name that urllib3 calls, or only offers it."""
    return stale.module.endswith(("urllib3.util", "urllib3.util.ssl_")) and stale.where == "SSLContext"


def use(stale_ones, patching):
    """Uses each stale name once; those that may stop the process last, under a watchdog that ends it."""
    import faulthandler

    green = [name for name in patching.libraries if name in ("gevent", "eventlet")]
    library = oracle_effects.Library(green[-1]) if green else None
    oracle_effects.PATCHED[:] = patching.libraries
    oracle_effects.measure_slowness()
    ordered = [one for one in stale_ones if one.name in oracle_effects.USES]
    ordered += [one for one in stale_ones if one.name in oracle_effects.STOPPING]
    seen = set()
    for stale in ordered:
        if (id(stale.value), stale.name) in seen:
            continue
        seen.add((id(stale.value), stale.name))
        stopping = stale.name in oracle_effects.STOPPING
        where = "%s.%s" % (stale.module, stale.where)
        emit("use", where=where, name=stale.name, form=stale.form, stopping=stopping)
        faulthandler.dump_traceback_later(PATIENCE * oracle_effects.slowness, exit=True)
        probe = (oracle_effects.STOPPING if stopping else oracle_effects.USES)[stale.name]
        try:
            emit("used", where=where, effect=probe(library, stale))
        except Exception as error:
            emit("unusable", where=where, error="%s: %s" % (type(error).__name__, error))
        faulthandler.cancel_dump_traceback_later()


def main():
    folder = os.path.realpath(sys.argv[1]) + os.sep
    how, target, arguments = sys.argv[2], sys.argv[3], sys.argv[4:]
    patching = Patching()
    sys.meta_path.insert(0, Watcher(folder, patching))
    try:
        run(folder, how, target, arguments)
    except Exception as error:
        emit("raised", error="%s: %s" % (type(error).__name__, str(error).split("\n")[0]))
    emit("ran")
    if patching.libraries:
        replaced = replaced_by(patching)
        is_own, is_library = examined(folder)
        native = NATIVE if any(name in PATCHED_THREADS for name, _ in replaced) else {}
        own = Detector(replaced, native).scan(lambda name, module: is_own(module) or name in HARMFUL)
        theirs = Detector(replaced, {}).scan(lambda name, module: is_library(name, module))
        theirs = [one for one in theirs if one.name not in KEPT_TO_THEMSELVES]
        if "truststore" in patching.libraries:
            theirs = [one for one in theirs if not is_truststores(one)]
        pools = sys.modules.get("concurrent.futures.thread")
        if native and type(getattr(pools, "_global_shutdown_lock", None)) in native:
            own.append(native_pools())
        use(own + theirs, patching)
    emit("done")
    sys.stdout.flush()
    os._exit(0)


def native_pools():
    from oracle_stale import Stale

    return Stale("concurrent.futures.thread", "_global_shutdown_lock", "instance", "concurrent.futures.ThreadPoolExecutor", None)


main()
