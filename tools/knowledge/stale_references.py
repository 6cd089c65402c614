"""Finds what still refers to objects that a monkey patch has replaced.

`scan` looks in the given modules for the very objects that were replaced: as module globals, class attributes, base
classes, default arguments, closure cells and elements of module-level containers. It also looks for objects made from
replaced types (locks, sockets, contexts, threads), as globals, class attributes and one step inside other objects.
Attributes are read from `__dict__` only, so that nothing lazy is woken up.
"""

import functools
import sys
import types

PLAIN = (type(None), bool, int, float, complex, str, bytes)


def _is(value, *classes):
    """isinstance() by the real type: lazy objects and wrappers wake up, or lie, when they are asked for their class."""
    return issubclass(type(value), classes)


def snapshot(module_names):
    """The attributes of modules that a patch will rebind, taken just before it."""
    return {name: dict(vars(sys.modules[name])) for name in module_names if name in sys.modules}


def replaced_since(before):
    """{qualified name: original object} of everything rebound or deleted since `snapshot`."""
    replaced = {}
    for module, attributes in before.items():
        now = vars(sys.modules[module])
        for name, original in attributes.items():
            if name.startswith("__") or isinstance(original, (*PLAIN, dict, types.ModuleType)):
                continue
            if now.get(name) is not original:
                replaced[f"{module}.{name}"] = original
    return replaced


def scan(replaced, module_names):
    """Sorted (module, where, kind, what) of the stale references that the named modules hold."""
    search = _Search(replaced)
    for name in module_names:
        module = sys.modules.get(name)
        if _is(module, types.ModuleType):
            search.module(name, types.ModuleType.__getattribute__(module, "__dict__"))
    return sorted(search.found)


class _Search:
    def __init__(self, replaced):
        self.found = set()
        self._names = {}
        for name in sorted(replaced):
            self._names.setdefault(id(replaced[name]), (name, replaced[name]))
        self._types = _types_that_make_stale_objects(replaced)
        self._functions = set()

    def module(self, name, attributes):
        for key, value in list(attributes.items()):
            if not _is(value, *PLAIN, types.ModuleType):
                self._global(name, key, value)

    def _global(self, module, key, value):
        original = self._original(value)
        if original is not None:
            if original != f"{module}.{key}":
                self._add(module, key, "global", original)
            return
        made = self._made_of(value)
        if made is not None:
            self._add(module, key, "instance", made)
        elif _is(value, types.FunctionType):
            if value.__module__ == module:
                self._function(module, key, value)
        elif _is(value, type):
            if type.__getattribute__(value, "__module__") == module:
                self._class(module, key, value)
        elif type(value) in (list, tuple, set, frozenset):
            self._elements(module, f"{key}[]", value)
        elif type(value) is dict:
            self._elements(module, f"{key}{{}}", value.values())
        else:
            self._object(module, key, value)

    def _class(self, module, key, cls):
        for base in cls.__bases__:
            original = self._original(base)
            if original is not None:
                self._add(module, key, "subclass", original)
        for name, value in list(vars(cls).items()):
            if name in ("__base__", "__weakref__", "__dict__", "__doc__"):
                continue
            where = f"{key}.{name}"
            original = self._original(value)
            made = self._made_of(value)
            if original is not None:
                self._add(module, where, "classattr", original)
            elif made is not None:
                self._add(module, where, "instance", made)
            for function in _functions_in(value):
                self._function(module, where, function)

    def _function(self, module, where, function):
        if id(function) in self._functions:
            return
        self._functions.add(id(function))
        for value in [*(function.__defaults__ or ()), *(function.__kwdefaults__ or {}).values()]:
            self._captured(module, f"{where}()", "default", value)
        for cell in function.__closure__ or ():
            try:
                self._captured(module, where, "closure", cell.cell_contents)
            except ValueError:
                continue
        wrapped = function.__dict__.get("__wrapped__")
        if _is(wrapped, types.FunctionType):
            self._function(module, where, wrapped)

    def _captured(self, module, where, kind, value):
        original = self._original(value)
        made = self._made_of(value)
        if original is not None:
            self._add(module, where, kind, original)
        elif made is not None:
            self._add(module, where, "instance", made)

    def _elements(self, module, where, values):
        if len(values) > 2000:
            return
        for value in list(values):
            original = self._original(value)
            if original is not None:
                self._add(module, where, "container", original)

    def _object(self, module, key, value):
        try:
            attributes = object.__getattribute__(value, "__dict__")
        except Exception:  # an object of a type with its own idea of attributes
            return
        if type(attributes) is not dict:
            return
        for name, part in list(attributes.items()):
            original = self._original(part)
            made = self._made_of(part)
            if original is not None:
                self._add(module, f"{key}.{name}", "instance-attr", original)
            elif made is not None:
                self._add(module, f"{key}.{name}", "instance", made)

    def _original(self, value):
        if type(value) in (staticmethod, classmethod):
            value = value.__func__
        if type(value) is functools.partial:
            value = value.func
        name, original = self._names.get(id(value), (None, None))
        return name if name is not None and original is value else None

    def _made_of(self, value):
        if type(value) in self._types:
            return self._types[type(value)]
        import threading

        if type(value) in (threading.Condition, threading.Semaphore, threading.BoundedSemaphore):
            inner = value.__dict__.get("_cond", value)
            lock = inner.__dict__.get("_lock")
            made = self._types.get(type(lock))
            if made is not None:
                return "threading.%s(native %s)" % (type(value).__name__, "RLock" if made == "_thread.RLock" else "lock")
        return None

    def _add(self, module, where, kind, what):
        self.found.add((module, where.replace(" ", "_"), kind, what))


def _functions_in(value):
    if _is(value, property):
        parts = (value.fget, value.fset)
    elif type(value) in (staticmethod, classmethod):
        parts = (value.__func__,)
    else:
        parts = (value,)
    return [part for part in parts if _is(part, types.FunctionType)]


def _types_that_make_stale_objects(replaced):
    """{type: the name it is told by}. Lock types are always native ones here: the patch has replaced the factories."""
    made = {}
    for name in sorted(replaced):
        if isinstance(replaced[name], type):
            made.setdefault(replaced[name], name)
    if any(name.startswith(("_thread.", "threading.")) for name in replaced):
        import _thread

        made[type(_original_lock(replaced))] = "_thread.LockType"
        made[_thread.RLock] = "_thread.RLock"
    return made


def _original_lock(replaced):
    make = replaced.get("_thread.allocate_lock") or replaced.get("threading.Lock")
    return make()
