"""Finds what still refers to objects that a monkey patch has replaced.

`scan` looks in the given modules for the very objects that were replaced and for objects made from replaced types
(locks, sockets, contexts, threads). It starts at the module's names and follows what Python code can follow: elements
of containers, attributes of classes and objects, base classes, default arguments, closure cells, and what bound methods,
partials and decorators wrap, up to DEPTH steps from the name. `spread` says how a value leads on; nothing lazy is woken up.
"""

import sys
import types

import spread
from spread import is_a

PLAIN = (type(None), bool, int, float, complex, str, bytes)

# How deep in one another lie what a constructor makes: a client, its transport, its pool, its context.
DEPTH_OF_OBJECTS = 8

# Steps from a module's name, or from a class attribute, to what is found: LIST[] is one, FIELDS{}.default.factory three.
DEPTH = 3
# Values looked at in one module: large tables are not walked to their end.
BUDGET = 50_000


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


def bound(names):
    """{name: what it stands for}, of those names of modules that are loaded and have it."""
    found = {}
    for name in names:
        module, _, attribute = name.rpartition(".")
        value = vars(sys.modules[module]).get(attribute) if module in sys.modules else None
        if value is not None:
            found[name] = value
    return found


def made_in(replaced, value, older):
    """
    Sorted (where, what) of what was made from the replaced types and can be reached from `value`, an object, over attributes and
    elements; only the shortest way to each kind. `older` are the ids of objects that were there before: these lead nowhere.
    """
    originals, found, seen = _Originals(replaced), {}, set(older)
    level, budget = [("", value)], BUDGET
    for _ in range(DEPTH_OF_OBJECTS):
        following = []
        for where, each in level[:budget]:
            if id(each) in seen or is_a(each, *PLAIN, types.ModuleType, type):
                continue
            seen.add(id(each))
            made = originals.made_of(each)
            if made is not None:
                found.setdefault(made, where)
            else:
                following += [(way, part) for way, _, part in spread.from_value("", where, each)]
        budget = max(0, budget - len(level))
        level = following
    return sorted((where.lstrip("."), made) for made, where in found.items())


def scan(replaced, module_names):
    """Sorted (module, where, kind, what) of the stale references that the named modules hold."""
    originals = _Originals(replaced)
    found = set()
    for name in module_names:
        module = sys.modules.get(name)
        if is_a(module, types.ModuleType):
            found |= _Module(originals, name).search(types.ModuleType.__getattribute__(module, "__dict__"))
    return sorted(found)


class _Originals:
    """What was replaced: by identity, and the types that make stale objects."""

    def __init__(self, replaced):
        self._names = {}
        # Since Python 3.13 the type of locks and the factory of locks are one object, and it is a factory to its users.
        for name in sorted(replaced, key=lambda name: (name == "_thread.LockType", name)):
            self._names.setdefault(id(replaced[name]), (name, replaced[name]))
        self._types = _types_that_make_stale_objects(replaced)

    def name_of(self, value):
        """The qualified name of the replaced object that `value` is, or None."""
        name, original = self._names.get(id(value), (None, None))
        return name if name is not None and original is value else None

    def made_of(self, value):
        """The replaced type that `value` is an object of, or None."""
        if type(value) in self._types:
            return self._types[type(value)]
        threading = sys.modules.get("threading")
        if threading is not None and type(value) in (threading.Condition, threading.Semaphore, threading.BoundedSemaphore):
            inner = value.__dict__.get("_cond", value)
            lock = inner.__dict__.get("_lock")
            made = self._types.get(type(lock))
            if made is not None:
                return "threading.%s(native %s)" % (type(value).__name__, "RLock" if made == "_thread.RLock" else "lock")
        return None


class _Module:
    """The search through one module, breadth first so that a value is told by its shortest way."""

    def __init__(self, originals, name):
        self.originals = originals
        self.name = name
        self.found = set()
        self._seen = set()

    def search(self, attributes):
        """All (module, where, kind, what) found from the module's names."""
        level = [(key, "global", value) for key, value in list(attributes.items()) if self._is_start(key, value)]
        budget = BUDGET
        for depth in range(DEPTH + 1):
            following = []
            for where, kind, value in level[:budget]:
                if not self._note(where, kind, value) and depth < DEPTH and self._is_new(value):
                    following += spread.from_value(self.name, where, value)
            budget = max(0, budget - len(level))
            level = [each for each in following if not is_a(each[2], *PLAIN, types.ModuleType)]
        return self.found

    def _is_start(self, key, value):
        # A module's own name for what was defined in it is no stale reference: nothing else can be rebound there.
        is_own = self.originals.name_of(value) == f"{self.name}.{key}"
        return key not in spread.NOT_VALUES and not is_own and not is_a(value, *PLAIN, types.ModuleType)

    def _note(self, where, kind, value):
        """Whether `value` is stale; then it is noted."""
        plain = spread.unwrapped(value)
        original = self.originals.name_of(plain)
        if original is not None:
            self.found.add((self.name, where.replace(" ", "_"), kind, original))
            return True
        made = None if kind == "subclass" else self.originals.made_of(plain)
        if made is not None:
            self.found.add((self.name, where.replace(" ", "_"), "instance", made))
        return made is not None

    def _is_new(self, value):
        if id(value) in self._seen:
            return False
        self._seen.add(id(value))
        return True


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
