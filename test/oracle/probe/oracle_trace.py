"""Tells the order in which a program's own modules are executed and when a patch function has patched."""
import functools
import sys
from contextlib import contextmanager, nullcontext
from importlib.machinery import PathFinder

from oracle_events import emit

# Module that defines patch functions -> prefix of their names.
PATCHERS = {"gevent.monkey": "patch_", "eventlet.patcher": "monkey_patch", "truststore._api": "inject_into_ssl"}

# Modules whose original attributes eventlet or truststore replace; gevent keeps the originals itself.
TARGETS = "os select selectors socket ssl _thread threading time queue subprocess".split()


class Patching:
    """What has been patched so far: by which libraries, in order, and what those replaced that do not keep it."""

    def __init__(self):
        self.libraries = []
        self.replaced = []
        self.depth = 0


class WatchedLoader:
    """A module's own loader, which tells when it executes the module."""

    def __init__(self, loader, before, after):
        self._loader, self._before, self._after = loader, before, after

    def __getattr__(self, name):
        return getattr(self._loader, name)

    def create_module(self, spec):
        return self._loader.create_module(spec)

    def exec_module(self, module):
        self._before(module)
        self._loader.exec_module(module)
        self._after(module)


class Watcher:
    """First on sys.meta_path: finds modules as Python does, and watches those of the program and the patchers."""

    def __init__(self, folder, patching):
        self._folder, self._patching = folder, patching

    def find_spec(self, name, path=None, target=None):
        spec = PathFinder.find_spec(name, path, target)
        if spec is None or spec.loader is None or not spec.origin:
            return spec
        if spec.origin.startswith(self._folder):
            spec.loader = WatchedLoader(spec.loader, _tell_entered, _say_nothing)
        elif name in PATCHERS:
            spec.loader = WatchedLoader(spec.loader, _say_nothing, self._watch_patcher)
        return spec

    def _watch_patcher(self, module):
        prefix = PATCHERS[module.__name__]
        for name, value in list(vars(module).items()):
            if name.startswith(prefix) and callable(value) and not isinstance(value, type):
                setattr(module, name, self._watched(module.__name__.split(".")[0], name, value))

    def _watched(self, library, name, function):
        patching = self._patching

        @functools.wraps(function)
        def patch(*positional, **keywords):
            outermost = patching.depth == 0
            before = _snapshot() if outermost and library != "gevent" else {}
            patching.depth += 1
            try:
                with _plugins_found_once() if library == "gevent" else nullcontext():
                    result = function(*positional, **keywords)
            finally:
                patching.depth -= 1
            if outermost:
                patching.libraries.append(library)
                _keep_replaced(before, patching.replaced)
                emit("patch", library=library, function=name, stale=_keeps_context())
            return result

        return patch


@contextmanager
def _plugins_found_once():
    """gevent asks for its plug-ins a dozen times in one patch, each time in the files of every distribution."""
    from importlib import metadata

    found = metadata.entry_points
    metadata.entry_points = found().select
    try:
        yield
    finally:
        metadata.entry_points = found


def _tell_entered(module):
    emit("enter", module=module.__name__)


def _say_nothing(module):
    pass


def _keeps_context():
    """Whether urllib3, and with it requests, has taken the class of contexts before the patch."""
    ssl, holder = sys.modules.get("ssl"), sys.modules.get("urllib3.util.ssl_")
    return bool(ssl and holder) and holder.SSLContext is not ssl.SSLContext


def _snapshot():
    return {name: dict(vars(sys.modules[name])) for name in TARGETS if name in sys.modules}


def _keep_replaced(before, replaced):
    for name, variables in before.items():
        now = vars(sys.modules[name])
        for key, value in variables.items():
            if not key.startswith("__") and now.get(key) is not value:
                replaced.append(("%s.%s" % (name, key), value))
