"""What a patch has just left stale: a walk over everything that a program's own modules reach.

Identities decide. `Originals` keeps what the standard library had before anything ran; after a patch, what is no longer
under its name was replaced, and whoever still reaches it holds it.
"""
import argparse
import collections
import contextvars
import dataclasses
import functools
import gc
import os
import sys
import types
import weakref

TARGETS = """os select selectors socket ssl _thread threading _threading_local time queue subprocess signal
concurrent.futures.thread""".split()

PLAIN = (type(None), bool, int, float, complex, str, bytes, type(Ellipsis), types.CodeType, types.FrameType)

# Objects that one walk looks at.
BUDGET = 200_000


class Originals:
    """The attributes of the modules that patchers rewrite, as they were before the program."""

    def __init__(self):
        self._before = {}
        for name in TARGETS:
            __import__(name)
            self._before[name] = dict(vars(sys.modules[name]))
        import _thread
        import select
        import threading

        self._lock, self._rlock = type(_thread.allocate_lock()), _thread.RLock
        self._made = {type(select.poll()): "select.poll"}
        self._condition, self._timer = threading.Condition, threading.Timer
        self._selector = sys.modules["selectors"].PollSelector
        self._pool = sys.modules["concurrent.futures.thread"].ThreadPoolExecutor

    def replaced(self):
        """The `Replaced` of this moment."""
        names, objects = collections.defaultdict(set), {}
        for module, before in self._before.items():
            now = vars(sys.modules[module])
            for key, value in before.items():
                if not key.startswith("__") and now.get(key) is not value and not isinstance(value, PLAIN):
                    names[id(value)].add("%s.%s" % (module, key))
                    objects[id(value)] = value
        every = set().union(*names.values()) if names else set()
        if "eventlet" in sys.modules and not every & {"threading.Lock", "_thread.allocate_lock"}:
            # eventlet rebinds these whatever its keywords; to tell of them without threads would be of no use.
            for key in [key for key, one in names.items() if one & {"queue.SimpleQueue", "threading.RLock"}]:
                every -= names.pop(key)
                del objects[key]
        kinds = {value: names[key] for key, value in objects.items() if isinstance(value, type)}
        for kind, name in self._made.items():
            if name in every:
                kinds.setdefault(kind, {name})
        if every & {"threading.Lock", "_thread.allocate_lock"}:
            kinds[self._lock] = {"threading.Lock"}
            kinds[self._rlock] = {"threading.RLock"}
            kinds[self._condition] = {"threading.Condition"}
            kinds[self._pool] = {"concurrent.futures.ThreadPoolExecutor"}
        if "select.poll" in every:
            kinds.setdefault(self._selector, {"selectors.PollSelector"})
        return Replaced(dict(names), objects, kinds, self._condition, {self._lock, self._rlock})


class Replaced:
    """What was replaced: names by identity, and classes whose instances keep the behaviour of the original."""

    def __init__(self, names, objects, kinds, condition, native):
        self._names, self._objects, self._kinds = names, objects, kinds
        self._condition, self._native = condition, native

    def every(self):
        """All names that were replaced."""
        return set().union(*self._names.values()) if self._names else set()

    def names_of(self, value):
        return self._names.get(id(value)) if self._objects.get(id(value)) is value else None

    def instance_of(self, value):
        """The names of the original that `value` is an instance of by itself, not by a class of the program's."""
        kind = type(value)
        # Its lock may have been mended; what it calls are the methods of the one that it was made with.
        if kind is self._condition and type(getattr(value.acquire, "__self__", None)) not in self._native:
            return None
        return self._kinds.get(kind)

    def inherited(self, kind):
        """The names of originals that a class of the program's has among its ancestors."""
        found = set()
        for base in kind.__mro__[1:]:
            found |= self._kinds.get(base, set()) | (self.names_of(base) or set())
        return found


class Walk:
    """Everything stale that one module reaches; `required` by what it is, `possible` without saying where."""

    def __init__(self, replaced, own_modules, module):
        self.required, self.possible = {}, set()
        self._replaced, self._own, self._module = replaced, own_modules, module
        self._seen, self._queue = set(), collections.deque()

    def run(self):
        for key, value in list(vars(self._module).items()):
            if not (key.startswith("__") and key.endswith("__")):
                self._push(value, key, (id(vars(self._module)), key))
        steps = 0
        while self._queue and steps < BUDGET:
            steps += 1
            value, path, edge, sure = self._queue.popleft()
            self._look(value, path, edge, sure)
        return self

    def _push(self, value, path, edge, sure=True):
        if not isinstance(value, PLAIN):
            self._queue.append((value, path, edge, sure))

    def _note(self, key, form, names, path, sure):
        if sure:
            self.required.setdefault(key, (form, sorted(names), path))
        else:
            self.possible.update((form, name) for name in names)

    def _look(self, value, path, edge, sure):
        names = self._replaced.names_of(value)
        if names:
            self._note(("edge",) + edge, "reference", names, path, sure)
            return
        if isinstance(value, type):
            if id(value) not in self._seen and is_own(value, self._own):
                self._seen.add(id(value))
                self._look_in_class(value, path, sure)
            return
        names = self._replaced.instance_of(value)
        if names:
            self._note(("instance", id(value)), "instance", names, path, sure)
            return
        if id(value) in self._seen:
            return
        self._seen.add(id(value))
        for inner, step, certain in parts_of(value, self._own):
            self._push(inner, path + step, (id(value), step), sure and certain)
        kind = type(value)
        if is_own(kind, self._own):
            for name in self._replaced.inherited(kind):
                self.possible.add(("instance", name))
            self._push(kind, path + "<type>", (id(value), "<type>"), sure)

    def _look_in_class(self, value, path, sure):
        for base in value.__bases__:
            names = self._replaced.names_of(base)
            if names:
                self._note(("subclass", id(value)), "subclass", names, path, sure)
            else:
                self._push(base, path + "<base>", (id(value), "<base>"), sure)
        for name in self._replaced.inherited(value):
            self.possible.add(("subclass", name))
        if type(value) is not type:
            self._push(type(value), path + "<meta>", (id(value), "<meta>"), sure)
        for key, inner in list(vars(value).items()):
            if key not in ("__annotations__", "__dict__", "__weakref__", "__module__", "__doc__", "__orig_bases__", "__annotate__", "__annotate_func__", "__annotations_cache__", "_field_types"):
                self._push(inner, "%s.%s" % (path, key), (id(value), key), sure)


def is_own(kind, own):
    """Whether a class is the program's. One that is made by a call may be called after the module that made it."""
    if kind.__module__ in own:
        return True
    made = kind.__module__ in ("abc", "types", "typing", "enum", "collections", "dataclasses")
    return made and getattr(sys.modules[kind.__module__], kind.__qualname__, None) is not kind


def parts_of(value, own):
    """What `value` keeps: (object, step of the path, whether a program is sure to use it from there)."""
    if isinstance(value, types.ModuleType):
        return module_parts(value, own)
    if isinstance(value, types.FunctionType):
        return function_parts(value, own)
    if isinstance(value, types.MethodType):
        return [(value.__self__, "<self>", True), (value.__func__, "<function>", True)]
    if isinstance(value, (types.BuiltinMethodType, types.MethodWrapperType)):
        return [] if isinstance(value.__self__, types.ModuleType) else [(value.__self__, "<self>", True)]
    if isinstance(value, (staticmethod, classmethod)):
        return [(value.__func__, "", True)]
    if isinstance(value, property):
        return [(one, "<property>", True) for one in (value.fget, value.fset, value.fdel)]
    if isinstance(value, functools.cached_property):
        return [(value.func, "<property>", True)]
    if isinstance(value, functools.partial):
        inner = [(value.func, ".func", True)] + [(one, ".args", True) for one in value.args]
        return inner + [(one, ".keywords", True) for one in value.keywords.values()] + attributes(value)
    if isinstance(value, functools.partialmethod):
        inner = [(value.func, ".func", True)] + [(one, ".args", True) for one in value.args]
        return inner + [(one, ".keywords", True) for one in value.keywords.values()]
    if isinstance(value, BaseException):
        return [(one, ".args", True) for one in value.args] + attributes(value)
    if isinstance(value, dataclasses.Field):
        return [(value.default, ".default", True), (value.default_factory, ".default_factory", True)]
    if isinstance(value, (types.GeneratorType, types.CoroutineType, types.AsyncGeneratorType)):
        return generator_parts(value)
    if isinstance(value, (weakref.ref, weakref.ProxyType, weakref.CallableProxyType)):
        return []
    if isinstance(value, functools._lru_cache_wrapper):
        # The results that it remembers are in its keys and links: no attribute leads there.
        return [(one, "<cached>", True) for one in gc.get_referents(value)]
    if isinstance(value, contextvars.ContextVar):
        return [(one, "<default>", True) for one in gc.get_referents(value)] + [(value.get(None), "<value>", True)]
    inner = []
    if isinstance(value, dict):
        inner += [(one, "<key>", True) for one in list(value)]
        inner += [(one, "[]", True) for one in list(value.values())]
        if isinstance(value, collections.defaultdict):
            inner.append((value.default_factory, "<factory>", True))
    elif isinstance(value, (list, tuple, set, frozenset, collections.deque)):
        inner += [(one, "[]", True) for one in list(value)]
    elif isinstance(value, (types.MappingProxyType, collections.ChainMap, collections.UserDict, collections.UserList)):
        inner += [(one, "[]", True) for one in gc.get_referents(value)]
    kind = type(value)
    if is_own(kind, own) and any(not is_own(base, own) for base in kind.__mro__[1:-1]):
        # What a library's class has made for itself is told of as what the object is.
        library = names_in(kind, lambda base: not is_own(base, own)) - names_in(kind, lambda base: is_own(base, own))
        inner += [(one, step, sure and step[1:] not in library) for one, step, sure in attributes(value)]
    elif is_own(kind, own) or isinstance(value, (types.SimpleNamespace, argparse.Namespace)):
        inner += attributes(value)
    elif kind.__module__ in ("builtins", "itertools", "_operator", "_contextvars", "functools") and not inner:
        # Iterators, views, slices of arguments: whether anything will come of them is not known.
        inner += [(one, "<inside>", False) for one in gc.get_referents(value) if not isinstance(one, type)]
    elif kind.__module__ in ("contextlib", "collections", "enum"):
        inner += attributes(value)
    elif kind.__module__ not in TARGETS:
        # What the library keeps there is not told from what the program does.
        inner += [(one, step, False) for one, step, _ in attributes(value)]
    return inner


def names_in(kind, is_wanted):
    """The names of attributes in the functions of those ancestors of a class."""
    found = set()
    for base in kind.__mro__:
        if is_wanted(base):
            for one in vars(base).values():
                found.update(getattr(getattr(one, "__code__", None), "co_names", ()))
    return found


def module_parts(value, own):
    # A module of the program's is walked by itself, unless nobody finds it any more; one that it made belongs to who has it.
    name, file = value.__name__, getattr(value, "__file__", None)
    if own.get(name) is value or sys.modules.get(name) is value:
        return []
    folder = os.path.dirname(own["__main__"].__file__) + os.sep
    if file is None and value.__spec__ is None or file is not None and file.startswith(folder):
        return [(one, ".%s" % key, True) for key, one in list(vars(value).items()) if not key.startswith("__")]
    return []


def function_parts(value, own):
    if value.__module__ not in own and value.__closure__ is None and not vars(value):
        return []
    inner = [(one, "()", True) for one in value.__defaults__ or ()]
    inner += [(one, "()", True) for one in (value.__kwdefaults__ or {}).values()]
    for cell in value.__closure__ or ():
        try:
            inner.append((cell.cell_contents, "<cell>", True))
        except ValueError:
            continue  # not filled yet
    return inner + [(one, ".%s" % key, True) for key, one in vars(value).items()]


def generator_parts(value):
    frame = getattr(value, "gi_frame", None) or getattr(value, "cr_frame", None) or getattr(value, "ag_frame", None)
    return [] if frame is None else [(one, "<local>", False) for one in list(frame.f_locals.values())]


def attributes(value):
    found = [(one, ".%s" % key, True) for key, one in list(getattr(value, "__dict__", {}).items())]
    for kind in type(value).__mro__:
        for key, member in vars(kind).items():
            if isinstance(member, types.MemberDescriptorType) and key not in ("__dict__", "__weakref__"):
                try:
                    found.append((member.__get__(value), ".%s" % key, True))
                except AttributeError:
                    continue  # not set
    return found


def stale_now(replaced, own):
    """Everything stale of the modules `own`: a list of required holds with the modules that reach each, and a set of
    (form, name, module) that something reaches without keeping it for certain."""
    required, possible = {}, set()
    for name, module in list(own.items()):
        walk = Walk(replaced, own, module).run()
        for key, (form, names, path) in walk.required.items():
            entry = required.setdefault(key, {"form": form, "names": names, "at": []})
            entry["at"].append([name, path])
        possible.update((form, one, name) for form, one in walk.possible)
    return list(required.values()), possible


def locals_now(replaced, own):
    """(form, name) of what functions that are running at this moment have in their variables."""
    found, frame = set(), sys._getframe(1)
    while frame is not None:
        module = frame.f_globals.get("__name__")
        # The harness that runs the program is called `__main__` as well, and keeps every original.
        is_program = module in own and frame.f_globals is vars(own[module])
        if is_program and frame.f_locals is not frame.f_globals:
            holder = types.ModuleType(module)
            vars(holder).update({key: one for key, one in frame.f_locals.items() if not key.startswith("__")})
            walk = Walk(replaced, own, holder).run()
            for form, names, _ in walk.required.values():
                found.update((form, one, module) for one in names)
            found.update((form, one, module) for form, one in walk.possible)
        frame = frame.f_back
    return found
