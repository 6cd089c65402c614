#!/usr/bin/env python3
"""Measures which names patchers rebind, and writes src/patchers/data/rebound.json.

usage: measure.py [--python PYTHON] [--check] [ID ...]

probes.json says of each patcher what it is measured with: distributions, the modules that are imported first, and the
statements that patch. Each one runs in a fresh interpreter. Kept is every public attribute of the victims that is another
object afterwards, and whether it was a class: whoever has bound it by value keeps what it was. What `libraries` import is
loaded as well, and the attributes in which they keep an original are noted.

PYTHON needs the distributions: pip install -r requirements.txt. With --check nothing is written; it ends with 1 where a row
no longer holds, which a scheduled run does with the newest releases. What cannot be installed is skipped, and said.
"""

import argparse
import ast
import importlib
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = os.path.join(HERE, "..", "..", "src", "patchers", "data", "rebound.json")
SECONDS = 180


def probes():
    with open(os.path.join(HERE, "probes.json"), encoding="utf-8") as file:
        return json.load(file)


def measured(python, name):
    """What one patcher does, in an interpreter of its own: {names, kept, versions} or {error}."""
    # What is installed beside must not patch by itself, and nobody is to be called.
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0", "OTEL_SDK_DISABLED": "true",
                   "DD_TRACE_ENABLED": "false", "DD_INSTRUMENTATION_TELEMETRY_ENABLED": "false",
                   "NEW_RELIC_LICENSE_KEY": "", "ELASTIC_APM_ENABLED": "true"}
    with tempfile.TemporaryDirectory() as folder:
        # Not at the top: what is measured is not to find what lies beside it.
        sys.path.append(os.path.join(HERE, "..", "knowledge"))
        from told import told_by

        command = [python, "-W", "ignore", os.path.abspath(__file__), "child", name]
        return told_by(command, SECONDS, env=environment, cwd=folder)


def child(name):
    """Imports the victims, patches, and prints which of their attributes are other objects now."""
    from importlib.metadata import PackageNotFoundError, version

    probe = probes()[name]
    wanted = [one.split("[")[0].split("<")[0] for one in probe["distributions"]]
    try:
        versions = {one: version(one) for one in wanted}
    except PackageNotFoundError as error:
        print("@@@" + json.dumps({"missing": str(error)}))
        return
    victims = [importlib.import_module(one) for one in probe["victims"]]
    libraries = [importlib.import_module(one) for one in probe.get("libraries", [])]
    tops = {module.__name__.split(".")[0] for module in victims}
    before = {one: dict(vars(module)) for one, module in list(sys.modules.items()) if one.split(".")[0] in tops}
    exec(probe["patch"], {})  # noqa: S102
    names, originals = {}, {}
    for module, attributes in before.items():
        if any(part.startswith("_") for part in module.split(".")):
            continue
        for attribute, value in attributes.items():
            now = vars(sys.modules[module]).get(attribute)
            if attribute.startswith("_") or not callable(value) or now is value:
                continue
            names[f"{module}.{attribute}"] = "class" if isinstance(value, type) else "function"
            originals[id(value)] = f"{module}.{attribute}"
    # Of several names of one object the shortest is the one that libraries are told to have taken.
    for module, attributes in before.items():
        for attribute, value in attributes.items():
            known = originals.get(id(value))
            full = f"{module}.{attribute}"
            if known is not None and full in names and len(full) < len(known):
                originals[id(value)] = full
    kept = {
        f"{module.__name__}.{attribute}": {"name": originals[id(value)], "used": calls(module, attribute)}
        for module in libraries
        for attribute, value in vars(module).items()
        if id(value) in originals
    }
    print("@@@" + json.dumps({"names": dict(sorted(names.items())), "kept": kept, "versions": versions}))
    sys.stdout.flush()
    # Agents have threads that nobody waits for.
    os._exit(0)


def calls(module, name):
    """Whether the module calls, or derives from, what it has under that name; else it only hands it on."""
    with open(module.__file__, encoding="utf-8") as file:
        tree = ast.parse(file.read())
    named = [one.func for one in ast.walk(tree) if isinstance(one, ast.Call)]
    named += [base for one in ast.walk(tree) if isinstance(one, ast.ClassDef) for base in one.bases]
    return any(isinstance(one, ast.Name) and one.id == name for one in named)


def without_versions(row):
    return {key: value for key, value in row.items() if key != "versions"}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("ids", nargs="*")
    options = parser.parse_args()
    known = {"rows": {}}
    if os.path.exists(DATA):
        with open(DATA, encoding="utf-8") as file:
            known = json.load(file)
    wrong = []
    rows = dict(known["rows"])
    for name in options.ids or probes():
        row = measured(options.python, name)
        if "missing" in row:
            print(f"{name}: skipped, {row['missing']}")
            continue
        if "error" in row:
            wrong.append(f"{name}: {row['error']}")
            continue
        if not row["kept"]:
            del row["kept"]
        before = known["rows"].get(name)
        print(f"{name}: {len(row['names'])} names; {', '.join(f'{one} {version}' for one, version in row['versions'].items())}")
        if before is not None and without_versions(before) != without_versions(row):
            wrong.append(f"{name}: was {json.dumps(without_versions(before))}, is {json.dumps(without_versions(row))}")
        rows[name] = row
    for one in wrong:
        print(one, file=sys.stderr)
    if options.check:
        return 1 if wrong else 0
    version = subprocess.run([options.python, "-c", "import platform; print(platform.python_version())"], capture_output=True,
                             text=True, check=True).stdout.strip()
    with open(DATA, "w", encoding="utf-8") as file:
        json.dump({"python": version, "rows": {name: rows[name] for name in probes() if name in rows}}, file, indent=2)
        file.write("\n")
    return 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["child"]:
        child(sys.argv[2])
    else:
        sys.exit(main())
