#!/usr/bin/env python3
"""Measures what calling things of libraries imports or patches, and writes src/libraries/data/calls.json.

usage: calls.py [--python PYTHON] [--work DIR] [NAME ...]

What importing a library does is for measure.py; this is about what happens later, in the body of a constructor or a function
that programs call when they start. calls.txt has the calls. Each distribution is installed alone, as measure.py does it, and
each call is made once in a fresh interpreter, with patch functions that only note that they were called. What is kept: of the
modules that the call imports those that the measured table has something to say of, and the first patch. A call that does
neither has no row, so what stands in calls.txt and not in the data is known to be harmless. NAME measures only the calls of the
distributions of that name, and keeps the other rows as they are.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile

import bulk
import judge
import measure
import record_form
from told import told_by

HERE = os.path.dirname(os.path.abspath(__file__))
LIST = os.path.join(HERE, "calls.txt")
DATA = os.path.join(HERE, "..", "..", "src", "libraries", "data")
OWN = ("gevent", "eventlet")


def read_list():
    """[(requirements, name, expression)] of calls.txt."""
    lines = []
    with open(LIST, encoding="utf-8") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                requirements, name, expression = (part.strip() for part in line.split("|"))
                lines.append((requirements.split(), name, expression))
    return lines


def known_modules():
    """Modules whose import leaves something stale that is no lock of their own, beyond what that of their package does."""
    found = set()
    for record in record_form.read_all(measure.RECORDS):
        if record["distribution"] != "python" and "company" not in record:
            for module, said in record["modules"].items():
                above = record_form.nearest(record["modules"], module) or {}
                if any(map(judge.matters, set(said.get("stale", ())) - set(above.get("stale", ())))):
                    found.add(module)
    return found


def called(bench, name, expression, folder):
    """What the call does: {error, loaded, patches}, as this file prints it when it is run as `calls.py child`."""
    command = [bench.python, "-W", "ignore", os.path.abspath(__file__), "child", name, expression]
    told = told_by(command, bulk.SECONDS, env=bench.environment("gevent", folder), cwd=bench.scratch)
    return {**told, "error": told.get("error") and measure.without_paths(told["error"])}


def child(name, expression):
    """Imports what `name` needs, makes the call, and prints what that has loaded and patched: until it asks for the network."""
    import importlib

    import guard
    from child import record_patches

    patches, before = [], set(sys.modules)

    def tell(error):
        told = {"error": error, "loaded": sorted(set(sys.modules) - before), "patches": patches}
        sys.__stdout__.write("\n@@@" + json.dumps(told) + "\n")
        sys.__stdout__.flush()

    guard.watch(os.getcwd(), lambda reason: tell(f"stopped: {reason}"))
    try:
        import gevent.monkey  # noqa: F401

        record_patches("gevent", patches)
    except ImportError:
        pass
    parts = name.split(".")
    module = None
    for end in range(len(parts) - 1, 0, -1):
        try:
            module = importlib.import_module(".".join(parts[:end]))
            break
        except ImportError:
            continue
    # What the name itself imports where it is a lazy one is known of its module.
    names = {**vars(module), parts[end]: getattr(module, parts[end])}
    patches.clear()
    before |= set(sys.modules)
    try:
        exec(expression, names)
        error = None
    except BaseException as problem:
        error = f"{type(problem).__name__}: {problem}"
    tell(error)
    os._exit(0)


def row_of(told, known, source):
    """The row of a call, or None where it does nothing that matters. A module goes for all that are in it."""
    loaded = [module for module in told["loaded"] if module in known and module.split(".")[0] not in OWN]
    imports = [module for module in loaded if not any(module.startswith(other + ".") for other in loaded)]
    literals = {"True": "true", "False": "false"}
    row = {}
    if imports:
        row["imports"] = imports
    if told["patches"]:
        first = told["patches"][0]
        keywords = {key: literals[value] for key, value in first["keywords"].items() if value in literals}
        row["patches"] = {"function": first["function"], "keywords": keywords}
    return {**row, "source": source} if row else None


def main():
    if sys.argv[1:2] == ["child"]:
        child(*sys.argv[2:])
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", default=sys.executable, help="interpreter with pip and venv")
    parser.add_argument("--work", help="folder to keep the interpreter and the patchers in")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    path = os.path.join(DATA, "calls.json")
    rows = {}
    if options.names and os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            rows = json.load(file)
    known = known_modules()
    work = os.path.abspath(options.work or tempfile.mkdtemp(prefix="late-patch-calls-"))
    os.makedirs(work, exist_ok=True)
    try:
        bench = measure.Bench(options.python, work)
        by_requirements = {}
        for requirements, name, expression in read_list():
            if not options.names or measure.name_of(requirements[0]) in options.names:
                by_requirements.setdefault(tuple(requirements), []).append((name, expression))
        for requirements, calls in by_requirements.items():
            folder = os.path.join(work, "measured-" + measure.label_of(requirements[0]))
            problem = bench.install(list(requirements), folder)
            for name, expression in calls:
                rows.pop(name, None) if problem is None else None
                told = {"error": problem} if problem else called(bench, name, expression, folder)
                row = None
                if "loaded" in told:
                    version = bench.installed(folder).get(measure.name_of(requirements[0]).replace("_", "-"), "")
                    source = f"{measure.name_of(requirements[0])} {version}, Python {bench.versions['python']}"
                    row = row_of(told, known, source)
                if row is not None:
                    rows[name] = row
                print(name, json.dumps(row), told["error"] or "", flush=True)
            shutil.rmtree(folder, ignore_errors=True)
    finally:
        if options.work is None:
            shutil.rmtree(work, ignore_errors=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps(dict(sorted(rows.items())), indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
