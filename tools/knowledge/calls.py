#!/usr/bin/env python3
"""Measures what calling things of libraries imports, patches and makes, and writes src/libraries/data/calls.json.

usage: calls.py [--python PYTHON] [--work DIR] [NAME ...]

What importing a library does is for measure.py; this is about what happens later, in the body of a constructor or a function
that programs call when they start. calls.txt has the calls. Each distribution is installed alone, as measure.py does it, and
each call is made once in a fresh interpreter, with patch functions that only note that they were called. What is kept: of the
modules that the call imports those that the measured table has something to say of, the first patch, what the object that it
gives has made of types that patches replace (`makes`: a context, locks), and what modules hold from then on (`keeps`). A call
that does nothing of that has no row, so what stands in calls.txt and not in the data is known to be harmless. NAME measures only the calls of the
distributions of that name, and keeps the other rows as they are.
"""

import argparse
import ast
import json
import os
import shutil
import sys
import tempfile

import bulk
import compact
import judge
import measure
import record_form
import stdlib_names
from names import normalized
from told import told_by

HERE = os.path.dirname(os.path.abspath(__file__))
LIST = os.path.join(HERE, "calls.txt")
DATA = os.path.join(HERE, "..", "..", "src", "libraries", "data")
OWN = ("gevent", "eventlet")
RAW = ("module", "where", "kind", "what")


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
    """What the call does: {error, loaded, patches, made, kept}, as this file prints it when it is run as `calls.py child`."""
    replaced = sorted({name for names in bench.replaced.values() for name in names})
    command = [bench.python, "-W", "ignore", os.path.abspath(__file__), "child", name, expression, " ".join(replaced)]
    told = told_by(command, bulk.SECONDS, env=bench.environment("gevent", folder), cwd=bench.scratch)
    return {**told, "error": told.get("error") and measure.without_paths(told["error"])}


def child(name, expression, replaced):
    """Imports what `name` needs, makes the call, and prints what that has done: until it asks for the network."""
    import gc
    import importlib

    import guard
    import stale_references
    from child import record_patches

    patches, before = [], set(sys.modules)

    def tell(error, **made):
        told = {"error": error, "loaded": sorted(set(sys.modules) - before), "patches": patches, **made}
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
    libraries = [module for module in sorted(before) if module.split(".")[0] not in {*stdlib_names.names(), *OWN}]
    originals = stale_references.bound(replaced.split())
    held = set(stale_references.scan(originals, libraries))
    older = gc.get_objects()  # kept, so that no new object gets the id of one of them
    try:
        given = eval(expression, names)
    except BaseException as problem:
        tell(f"{type(problem).__name__}: {problem}")
        os._exit(0)
    originals = stale_references.bound(replaced.split())
    made = stale_references.made_in(originals, given, map(id, older))
    tell(None, made=made, kept=sorted(set(stale_references.scan(originals, libraries)) - held))
    os._exit(0)


def source_of(bench, distribution, folder):
    """What was measured, and on which Python."""
    installed = bench.installed(folder) if folder else {}
    version = {normalized(name): version for name, version in installed.items()}.get(normalized(distribution))
    return ", ".join([*([f"{distribution} {version}"] if version else []), f"Python {bench.versions['python']}"])


def row_of(name, answers, known):
    """
    The row of `name`, [(expression, source, what was told)] of its calls, or None where it does nothing that matters. The first
    call that was answered says what it does; arguments that are there only where another makes nothing are its `unless`.
    """
    (expression, source, told), *others = [each for each in answers if "loaded" in each[2]]
    # A module goes for all that are in it.
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
    makes = made_of(name, told)
    if makes:
        row["makes"] = makes
        made = {what for _, what, *_ in makes}
        without = [other for other, _, said in others if not made & {what for _, what, *_ in made_of(name, said)}]
        unless = {word for other in without for word in keywords_of(other) - keywords_of(expression)}
        if unless:
            row["unless"] = sorted(unless)
    keeps = [hold for raw in told.get("kept", ()) if (hold := judge.hold(dict(zip(RAW, raw)), judge.judgements(), by_library=True))]
    if keeps:
        row["keeps"] = worst_first(keeps)
    return {**row, "source": source} if row else None


def made_of(name, told):
    """[[where, name, effect where it is another than in general]] of what the object has that was made."""
    return worst_first([[where, *judged] for where, what in told.get("made", ()) if (judged := judge.made(name, where, what))])


def keywords_of(expression):
    """The keywords of the call that an expression is."""
    call = ast.parse(expression, mode="eval").body
    return {word.arg for word in call.keywords if word.arg} if isinstance(call, ast.Call) else set()


def worst_first(held):
    """Without empty ends, and of the locks that libraries keep to themselves, which are notices, one where there is nothing else."""
    locks = [each for each in held if each[-1] == "native-lock"]
    return [[part for part in each if part is not None] for each in [each for each in held if each not in locks] or locks[:1]]


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
    known, answers = known_modules(), {}
    work = os.path.abspath(options.work or tempfile.mkdtemp(prefix="late-patch-calls-"))
    os.makedirs(work, exist_ok=True)
    try:
        bench = measure.Bench(options.python, work)
        by_requirements = {}
        for requirements, name, expression in read_list():
            if not options.names or measure.name_of(requirements[0]) in options.names:
                by_requirements.setdefault(tuple(requirements), []).append((name, expression))
        for requirements, calls in by_requirements.items():
            name = measure.name_of(requirements[0])
            folder = None if name == "python" else os.path.join(work, "measured-" + measure.label_of(requirements[0]))
            problem = bench.install(list(requirements), folder) if folder else None
            for called_name, expression in calls:
                told = {"error": problem} if problem else called(bench, called_name, expression, folder)
                answers.setdefault(called_name, []).append((expression, source_of(bench, name, folder), told))
                print(called_name, told["error"] or "", flush=True)
            if folder:
                shutil.rmtree(folder, ignore_errors=True)
    finally:
        if options.work is None:
            shutil.rmtree(work, ignore_errors=True)
    for name, told in answers.items():
        if any("loaded" in each for _, _, each in told):
            rows.pop(name, None)
            rows.update({name: row for row in [row_of(name, told, known)] if row is not None})
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(compact.rendered(dict(sorted(rows.items()))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
