"""Prints what one patch call really replaces: replaced_names.py FUNCTION [KEYWORD=True|False ...] -> JSON on stdout."""

import importlib
import json
import sys

MODULES = ["os", "select", "selectors", "socket", "ssl", "_thread", "threading", "_threading_local", "time", "queue",
           "subprocess", "signal", "logging", "builtins"]
MISSING = object()


def main():
    function, *keywords = sys.argv[1:]
    values = {name: value == "True" for name, _, value in (keyword.partition("=") for keyword in keywords)}
    module, _, name = function.rpartition(".")
    for each in MODULES:
        importlib.import_module(each)
    patch = getattr(importlib.import_module(module), name)
    before = {each: dict(vars(sys.modules[each])) for each in MODULES}
    try:
        patch(**values)
        error = None
    except TypeError as problem:
        error = str(problem)
    replaced = sorted(
        f"{each}.{key}"
        for each, attributes in before.items()
        for key, value in attributes.items()
        if vars(sys.modules[each]).get(key, MISSING) is not value
    )
    existing = sorted(f"{each}.{key}" for each, attributes in before.items() for key in attributes)
    library = sys.modules[module.partition(".")[0]]
    print("@@@" + json.dumps({
        "replaced": replaced, "existing": existing, "error": error,
        "versions": f"Python {sys.version.split()[0]}, {library.__name__} {library.__version__}",
    }))


main()
