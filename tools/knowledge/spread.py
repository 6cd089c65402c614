"""How a value leads to others: where Python code that has the one can get at the other.

Everything is read by the real type and from `__dict__`, slots and cells only: lazy objects and wrappers wake up, or lie,
when they are asked.
"""

import collections
import functools
import types

# Names whose values describe code instead of taking part in it.
NOT_VALUES = frozenset(
    "__annotations__ __annotate__ __annotations_cache__ __args__ __base__ __builtins__ __cached__ __dataclass_fields__ __dict__ __doc__"
    " __loader__ __module__ __objclass__ __orig_bases__ __parameters__ __signature__ __spec__ __type_params__ __weakref__ _abc_impl"
    " __pydantic_core_schema__ __pydantic_fields__ __pydantic_decorators__ __pydantic_validator__"
    " __pydantic_serializer__ __mypy_replace annotation type type_ outer_type_".split()
)
# Packages whose objects describe types, form one graph that everything is a part of, or run in one thread (event loops).
NOT_FOLLOWED = frozenset("typing typing_extensions inspect logging weakref importlib abc ast asyncio uvloop".split())
ELEMENTS = 2000

_MAPPINGS = (dict, types.MappingProxyType)
_SEQUENCES = (list, tuple, set, frozenset, collections.deque)


def is_a(value, *classes):
    """isinstance() by the real type: `__class__` may be a property that imports half a framework."""
    return issubclass(type(value), classes)


def unwrapped(value):
    """What a staticmethod, classmethod or partial calls."""
    if type(value) in (staticmethod, classmethod):
        value = value.__func__
    if type(value) is functools.partial:
        value = value.func
    return value


def from_value(module, where, value):
    """[(where, kind, value)] one step on. Functions and classes lead on only in the module that defines them."""
    if is_a(value, property):
        return [(where, "classattr", part) for part in (value.fget, value.fset) if part is not None]
    if type(value) in (staticmethod, classmethod):
        return from_value(module, where, value.__func__)
    if is_a(value, types.FunctionType):
        return _from_function(where, value) if value.__module__ == module else []
    if is_a(value, types.MethodType):
        return [(where, "instance-attr", value.__self__), (where, "instance-attr", value.__func__)]
    if is_a(value, functools.partial):
        parts = [value.func, *value.args, *value.keywords.values()]
        return [(f"{where}()", "default", part) for part in parts]
    if is_a(value, type):
        return _from_class(where, value) if type.__getattribute__(value, "__module__") == module else []
    return [*_from_container(where, value), *_from_object(where, value)]


def _from_function(where, function):
    defaults = [*(function.__defaults__ or ()), *(function.__kwdefaults__ or {}).values()]
    found = [(f"{where}()", "default", value) for value in defaults]
    for cell in function.__closure__ or ():
        try:
            found.append((where, "closure", cell.cell_contents))
        except ValueError:  # an empty cell
            continue
    if "__wrapped__" in function.__dict__:
        found.append((where, "closure", function.__dict__["__wrapped__"]))
    # Attributes of the function itself, as in `retry.sleep = time.sleep`.
    found += [(f"{where}.{name}", "instance-attr", value) for name, value in function.__dict__.items() if name != "__wrapped__"]
    return found


def _from_class(where, cls):
    found = [(where, "subclass", base) for base in cls.__bases__]
    for name, value in list(type.__getattribute__(cls, "__dict__").items()):
        if name not in NOT_VALUES and not is_a(value, types.MemberDescriptorType, types.GetSetDescriptorType):
            found.append((f"{where}.{name}", "classattr", value))
    return found


def _from_container(where, value):
    if is_a(value, *_MAPPINGS):
        if type(value) is not types.MappingProxyType and dict.__len__(value) > ELEMENTS:
            return []
        items = list(value.items() if type(value) is types.MappingProxyType else dict.items(value))
        found = [(f"{where}{{}}", "container", element) for key, element in items if key not in NOT_VALUES] if _plain(items) else []
        if is_a(value, collections.defaultdict):
            found.append((f"{where}.default_factory", "instance-attr", value.default_factory))
        return found
    for kind in _SEQUENCES:
        if is_a(value, kind):
            return [(f"{where}[]", "container", each) for each in kind.__iter__(value)] if kind.__len__(value) <= ELEMENTS else []
    return []


def _plain(items):
    """Whether all keys can be compared without waking anything up."""
    return all(type(key) in (str, int, tuple, bool, float, bytes, type(None)) or is_a(key, type) for key, _ in items)


def _from_object(where, value):
    of = type(value)
    if is_a(value, *_SEQUENCES, *_MAPPINGS) and of.__module__ in ("builtins", "collections"):
        return []
    if str(type.__getattribute__(of, "__module__")).split(".")[0] in NOT_FOLLOWED:
        return []
    found = []
    try:
        attributes = object.__getattribute__(value, "__dict__")
    except Exception:  # an object of a type with its own idea of attributes
        attributes = None
    if type(attributes) is dict:
        found += [(f"{where}.{name}", "instance-attr", part) for name, part in list(attributes.items()) if name not in NOT_VALUES]
    for cls in type.mro(of) if of is not type else ():
        for name, slot in list(type.__getattribute__(cls, "__dict__").items()):
            if type(slot) is types.MemberDescriptorType and name not in NOT_VALUES:
                try:
                    found.append((f"{where}.{name}", "instance-attr", slot.__get__(value)))
                except Exception:  # a slot that was never filled, or one of C code
                    continue
    return found
