"""The form of a source record on disk: what a module adds to the package it lies in, and stale references by number.

    "rows": ["urllib3.util.ssl_ SSLContext global ssl.SSLContext", ...]
    "modules": {"requests": {"loads": "logging socket ssl", "stale": "0-4"}, "requests.help": {"stale": "5 7"}, ...}

A module that adds nothing has no entry; `imported` says how many there were in all, in records of whole distributions. `failed` has those that could not be
imported, by reason. `expanded` gives every module that has an entry everything that its import leaves stale.
"""

import glob
import json
import os
import re

from names import parent_of


# Beside the records of another Python: what was measured there and came out as on the main one.
SAME = "same.json"


def read(path):
    """A record with its modules expanded: {name: {"stale": [row], "loads": [...], ...} or {"error": reason}}."""
    with open(path, encoding="utf-8") as file:
        return expanded(json.load(file))


def read_all(directory):
    """All source records, in the order of their file names; those of other Pythons come last."""
    paths = sorted(glob.glob(os.path.join(directory, "*.json"))), sorted(glob.glob(os.path.join(directory, "python-*", "*.json")))
    return [read(path) for paths_of_one in paths for path in paths_of_one if os.path.basename(path) != SAME]


def same_elsewhere(directory):
    """{minor version of Python: {label: {"version": ..., "modules": how many}}} of what has no record there, as it came out the same."""
    found = {}
    for path in sorted(glob.glob(os.path.join(directory, "python-*", SAME))):
        with open(path, encoding="utf-8") as file:
            found[os.path.basename(os.path.dirname(path)).partition("-")[2]] = json.load(file)
    return found


def expanded(record):
    """The same record with whole modules instead of differences."""
    modules = {}
    for name, entry in sorted(record["modules"].items(), key=lambda item: (item[0].count("."), item[0])):
        above = nearest(modules, name) or {"stale": [], "loads": []}
        own = [record["rows"][number] for number in numbers(entry.get("stale", ""))]
        modules[name] = {
            "loads": sorted({*above["loads"], *entry.get("loads", "").split()}),
            "patches": entry.get("patches", []),
            "stale": sorted({*above["stale"], *own}),
            **{key: entry[key] for key in ("threads", "problems") if key in entry},
        }
    failed = {name: {"error": reason} for reason, names in record.get("failed", {}).items() for name in names.split()}
    return {**{key: value for key, value in record.items() if key not in ("rows", "failed")}, "modules": {**modules, **failed}}


def nearest(modules, name):
    """The entry of the nearest package that has one, None where there is none."""
    while name := parent_of(name):
        if name in modules:
            return modules[name]
    return None


def condensed(record, results, is_whole):
    """The text of a record from what each module adds: {name: {"stale": {row}, "loads": [...], ...} or {"error": reason}}."""
    rows, modules, failed = {}, {}, {}
    for name, said in sorted(results.items()):
        if "error" in said:
            failed.setdefault(said["error"], []).append(name)
            continue
        entry = {key: said[key] for key in ("patches", "problems", "threads") if said.get(key)}
        if said.get("loads"):
            entry["loads"] = " ".join(sorted(said["loads"]))
        if said.get("stale"):
            entry["stale"] = ranges(sorted(rows.setdefault(row, len(rows)) for row in sorted(said["stale"])))
        if entry or (not said.get("namespace") and parent_of(name) not in results) or said.get("listed"):
            modules[name] = entry
    whole = {**record, "rows": list(rows), "modules": modules}
    if is_whole:
        whole["imported"] = sum("error" not in said and not said.get("namespace") for said in results.values())
    if failed:
        whole["failed"] = {reason: " ".join(names) for reason, names in sorted(failed.items())}
    return rendered(whole)


def rendered(record):
    """JSON with one row or module a line, which keeps diffs readable."""
    parts = []
    for key, value in sorted(record.items()):
        if key in ("rows", "modules", "failed") and value:
            lines = [text(row) for row in value] if key == "rows" else [f"{text(name)}: {text(entry)}" for name, entry in value.items()]
            opening, closing = "[]" if key == "rows" else "{}"
            parts.append(f' "{key}": {opening}\n  ' + ",\n  ".join(lines) + f"\n {closing}")
        else:
            parts.append(f" {text(key)}: {text(value)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def text(value):
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def ranges(sorted_numbers):
    """`0-3 7` for 0, 1, 2, 3, 7."""
    told = []
    for number in sorted_numbers:
        if told and told[-1][1] == number - 1:
            told[-1][1] = number
        else:
            told.append([number, number])
    return " ".join(str(first) if first == last else f"{first}-{last}" for first, last in told)


def numbers(ranges_text):
    """The numbers that `ranges` has written."""
    found = []
    for first, last in re.findall(r"(\d+)(?:-(\d+))?", ranges_text):
        found += range(int(first), int(last or first) + 1)
    return found
