#!/usr/bin/env python3
"""Source records -> the compact data that late-patch ships (docs/knowledge-format.md).

usage: compact.py [--check] [--records DIR]
With --check nothing is written: exit code 1 when a committed data file is not what the records give.
"""

import argparse
import glob
import json
import os
import re
import sys

import judge
import stdlib_names

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = os.path.join(HERE, "..", "..", "src", "knowledge", "data")
FORM_LETTERS = {"reference": "r", "subclass": "s", "instance": "i"}


def read_records(directory):
    """All source records, by file name."""
    records = []
    for path in sorted(glob.glob(os.path.join(directory, "*.json"))):
        with open(path, encoding="utf-8") as file:
            records.append(json.load(file))
    return records


class Table:
    """Distinct values, numbered in order of first use."""

    def __init__(self):
        self.rows = []
        self._numbers = {}

    def number(self, value):
        key = json.dumps(value)
        if key not in self._numbers:
            self._numbers[key] = len(self.rows)
            self.rows.append(value)
        return self._numbers[key]


def measured_with(record):
    """`Python 3.11.7, gevent 26.9.0, eventlet 0.41.3`."""
    tools = [f"{tool} {record[tool]}" for tool in ("gevent", "eventlet") if record.get(tool)]
    return ", ".join([f"Python {record['python']}", *tools])


def measured_what(record):
    """`requests 2.34.2`; nothing for the standard library, whose version is the interpreter's."""
    if record["distribution"] == "python":
        return ""
    versions = {normalized(name): version for name, version in record["installed"].items()}
    return f"{record['distribution']} {versions[normalized(record['distribution'])]}"


def normalized(distribution):
    """Distribution names compare without case and with one separator (PEP 503)."""
    return re.sub(r"[-_.]+", "-", distribution).lower()


def module_holds(entry, rules):
    """The holds that matter of one measured module, sorted by holder: [(holder, [hold text, ...])]."""
    by_holder = {}
    for line in entry["stale"]:
        holder, where, kind, what = split_stale(line)
        found = judge.hold({"module": holder, "where": where, "kind": kind, "what": what}, rules)
        if found is not None:
            by_holder.setdefault(found[0], set()).add(found[1:])
    return [(holder, sorted(by_holder[holder], key=str)) for holder in sorted(by_holder)]


def split_stale(line):
    """`holder where kind what`; only the last may contain spaces: `threading.Condition(native lock)`."""
    return line.split(" ", 3)


def compact(entries):
    """entries: [(module name, source text, loads, holds, import patch or None)] sorted by module name."""
    names, holders, loads, sources = Table(), Table(), Table(), Table()
    modules, patches = {}, {}
    for module, source, loaded, holds, patch in entries:
        row = [sources.number(source), loads.number(" ".join(loaded))]
        for holder, held in holds:
            texts = [
                f"{where} {FORM_LETTERS[form]}{names.number(name)}{'!' + effect if effect else ''}"
                for where, form, name, effect in held
            ]
            row.append(holders.number([holder, *texts]))
        modules[module] = row
        if patch is not None:
            patches[module] = patch
    return {
        "format": 1,
        "names": names.rows,
        "holders": holders.rows,
        "loads": loads.rows,
        "sources": sources.rows,
        "modules": modules,
        "patches": patches,
    }


def inherits(name, entries_by_name):
    """Whether the nearest known parent says the same, so that the entry can be left out."""
    parent = name.rpartition(".")[0]
    while parent:
        if parent in entries_by_name:
            return entries_by_name[parent][1:] == entries_by_name[name][1:]
        parent = parent.rpartition(".")[0]
    return False


def merged_entries(records, rules):
    """{module: (module, source, loads, holds, import patch)}; what several records say of one module is united."""
    said = {}
    for record in records:
        for module, entry in record["modules"].items():
            if "error" not in entry and ":" not in module:
                said.setdefault(module, []).append((record, entry))
    entries = {}
    for module, all_said in said.items():
        holds, loads = [], set()
        for _, entry in all_said:
            holds = merge_holds(holds, module_holds(entry, rules))
            loads |= set(entry["loads"])
        patches = [patch for _, entry in all_said if (patch := import_patch(entry)) is not None]
        source = source_text([record for record, _ in all_said])
        entries[module] = (module, source, sorted(loads), holds, patches[0] if patches else None)
    return entries


def source_text(records):
    """`ran: urllib3 1.26.20, urllib3 2.8.0, Python 3.11.7, gevent 26.9.0, eventlet 0.41.3`."""
    what = sorted({measured_what(record) for record in records} - {""})
    where = sorted({measured_with(record) for record in records})
    return "ran: " + ", ".join([*what, "; ".join(where)])


def third_party(records, rules):
    """The compact table of everything measured that is not the standard library."""
    entries = merged_entries([record for record in records if record["distribution"] != "python"], rules)
    return compact([entries[name] for name in sorted(entries) if not inherits(name, entries)])


def import_patch(entry):
    """What the import itself patches: the first call, with its literal keywords."""
    if not entry.get("patches"):
        return None
    first = entry["patches"][0]
    literals = {"True": "true", "False": "false"}
    keywords = {name: literals[value] for name, value in first["keywords"].items() if value in literals}
    return {"function": first["function"], "keywords": keywords}


def standard_library(records, rules):
    """The compact table of standard-library modules: names of all, holds of the few that matter."""
    entries = merged_entries([record for record in records if record["distribution"] == "python"], rules)
    kept = [entries[name] for name in sorted(entries) if entries[name][2] or entries[name][3]]
    return {"topLevel": " ".join(stdlib_names.names()), **compact(kept)}


def merge_holds(left, right):
    """Union of two hold lists of one module."""
    merged = {holder: set(held) for holder, held in left}
    for holder, held in right:
        merged.setdefault(holder, set()).update(held)
    return [(holder, sorted(merged[holder], key=str)) for holder in sorted(merged)]


def rendered(constant, type_name, value):
    """A TypeScript module that exports the value; one table row a line keeps diffs readable."""
    lines = [
        "// Generated by tools/knowledge/compact.py from tools/knowledge/records; do not edit.",
        f"import type {{ {type_name} }} from '../compact-format.js';",
        "",
        f"export const {constant}: {type_name} = {{",
    ]
    for key, part in value.items():
        if isinstance(part, list):
            lines += [f"  {key}: [", *(f"    {text(row)}," for row in part), "  ],"]
        elif isinstance(part, dict):
            lines += [f"  {key}: {{", *(f"    {text(name)}: {text(row)}," for name, row in part.items()), "  },"]
        else:
            lines.append(f"  {key}: {text(part)},")
    return "\n".join([*lines, "};", ""])


def text(value):
    """JSON without spaces."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--records", default=os.path.join(HERE, "records"))
    options = parser.parse_args()
    records, rules = read_records(options.records), judge.judgements()
    files = {
        "third-party.ts": rendered("THIRD_PARTY", "CompactKnowledge", third_party(records, rules)),
        "stdlib.ts": rendered("STANDARD_LIBRARY", "CompactStandardLibrary", standard_library(records, rules)),
    }
    stale = [name for name, content in files.items() if not up_to_date(name, content, options.check)]
    for name in stale:
        print(f"src/knowledge/data/{name} is not what the records give; run tools/knowledge/compact.py", file=sys.stderr)
    return 1 if stale else 0


def up_to_date(name, content, check):
    """Compare (--check) or write one data file."""
    path = os.path.join(DATA, name)
    if not check:
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(content)
        return True
    with open(path, encoding="utf-8") as file:
        return file.read() == content


if __name__ == "__main__":
    sys.exit(main())
