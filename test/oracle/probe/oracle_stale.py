"""Finds what still points at an original after a patch.

Looks in every module's globals, and from there into class bodies, base classes, default arguments, closures,
containers and the attributes of the program's own objects, for an original itself or an instance of an original class.
"""
import collections
import functools
import sys
import types

Stale = collections.namedtuple("Stale", "module where form name value")

PLAIN = (type(None), bool, int, float, str, bytes, types.ModuleType)

# Classes whose instances keep the behaviour of the original.
CLASSES = """_thread.LockType _thread.lock _thread.RLock _thread._local threading.local threading.Thread threading.Timer
queue.SimpleQueue socket.socket ssl.SSLContext subprocess.Popen selectors.DefaultSelector selectors.EpollSelector
selectors.PollSelector selectors.SelectSelector""".split()


# Deeper graphs than this are no programs of the tests.
DEEPEST = 40


class Detector:
    """`replaced` has pairs of a dotted name and what it was before a patch: one for each patcher that replaced it."""

    def __init__(self, replaced, native):
        self._names = {}
        for name, value in replaced:
            if not isinstance(value, PLAIN):
                self._names.setdefault(id(value), (name, value))
        self._types = {value: name for name, value in replaced if name in CLASSES and isinstance(value, type)}
        self._types.update(native)
        self._found = {}

    def scan(self, is_examined):
        """Everything stale in the modules whose name `is_examined` accepts."""
        modules = [
            (name, module)
            for name, module in list(sys.modules.items())
            if isinstance(module, types.ModuleType) and is_examined(name, module)
        ]
        self._own = {name for name, _ in modules} | {module.__name__ for _, module in modules}
        self._seen = {}
        for name, module in modules:
            for key, value in list(vars(module).items()):
                self._look(name, key, value)
        return list(self._found.values())

    def _note(self, module, where, form, name, value):
        self._found.setdefault((module, where, form), Stale(module, where, form, name, value))

    def _look(self, module, where, value, depth=0):
        if isinstance(value, PLAIN) or where.startswith("__"):
            return
        name, original = self._names.get(id(value), (None, None))
        if name is not None and original is value:
            self._note(module, where, "reference", name, value)
        elif type(value) in self._types:
            self._note(module, where, "instance", self._types[type(value)], value)
        elif id(value) not in self._seen and depth < DEEPEST:
            # Kept, so that nothing else gets its number.
            self._seen[id(value)] = value
            self._look_inside(module, where, value, depth + 1)

    def _look_inside(self, module, where, value, depth):
        if isinstance(value, (staticmethod, classmethod)):
            self._look(module, where, value.__func__, depth)
        elif isinstance(value, types.MethodType):
            self._look(module, where, value.__self__, depth)
            self._look(module, where, value.__func__, depth)
        elif isinstance(value, property):
            for function in (value.fget, value.fset):
                self._look(module, where, function, depth)
        elif isinstance(value, functools.partial):
            for part in (value.func, value.args, value.keywords):
                self._look(module, where, part, depth)
        elif isinstance(value, types.FunctionType):
            if value.__module__ in self._own:
                self._look_in_function(value.__module__, where, value, depth)
        elif isinstance(value, type):
            if value.__module__ in self._own:
                self._look_in_class(value.__module__, where, value, depth)
        elif isinstance(value, (list, tuple, set, frozenset, collections.deque)):
            for element in list(value)[:500]:
                self._look(module, where + "[]", element, depth)
        elif isinstance(value, (dict, types.MappingProxyType)):
            self._look(module, where + "{}", getattr(value, "default_factory", None), depth)
            for element in list(value.values())[:500]:
                self._look(module, where + "{}", element, depth)
        elif type(value).__module__ == "concurrent.futures.thread":
            self._note(module, where, "instance", "concurrent.futures.ThreadPoolExecutor", value)
        elif type(value).__module__ in ("threading", "multiprocessing.dummy") and type(value).__name__ == "Condition":
            if type(getattr(value, "_lock", None)) in self._types:
                self._note(module, where, "instance", "threading.Condition", value)
        if type(value).__module__ in self._own or isinstance(value, types.SimpleNamespace):
            self._look_in_attributes(module, where, value, depth)
            self._look(module, where, type(value), depth)

    def _look_in_attributes(self, module, where, value, depth):
        # Past whatever stands in for something else, which may raise when it is asked.
        try:
            attributes = object.__getattribute__(value, "__dict__")
        except AttributeError:
            return
        for key, attribute in list(attributes.items()):
            self._look(module, "%s.%s" % (where, key), attribute, depth)

    def _look_in_function(self, module, where, function, depth):
        for value in list(function.__defaults__ or ()) + list((function.__kwdefaults__ or {}).values()):
            self._look(module, where + "()", value, depth)
        for cell in function.__closure__ or ():
            try:
                self._look(module, where + "()", cell.cell_contents, depth)
            except ValueError:
                continue  # not filled yet
        self._look_in_attributes(module, where, function, depth)

    def _look_in_class(self, module, where, cls, depth):
        for base in cls.__bases__:
            name, original = self._names.get(id(base), (None, None))
            if name is not None and original is base:
                self._note(module, where, "subclass", name, cls)
            else:
                self._look(module, where, base, depth)
        for key, value in list(vars(cls).items()):
            self._look(module, "%s.%s" % (where, key), value, depth)
        if type(cls) is not type:
            self._look(module, where, type(cls), depth)
