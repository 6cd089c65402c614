#!/usr/bin/env python3
"""Source records -> the compact data that late-patch ships (src/libraries/README.md).

usage: compact.py [--check] [--records DIR]
With --check nothing is written: exit code 1 when a committed data file is not what the records give.
"""

import argparse
import json
import os
import sys

import judge
import measure
import stdlib_names
from merge import inherits, merged_entries, read_records

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = os.path.join(HERE, "..", "..", "src", "libraries", "data")
FORM_LETTERS = {"reference": "r", "subclass": "s", "instance": "i"}


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


def compact(entries, measured):
    """The compact table of {module: Entry}."""
    names, holders, loads, benches, sources, versions = Table(), Table(), Table(), Table(), Table(), Table()
    modules, co_installed, patches = {}, {}, {}

    def source_row(source):
        what, bench = source
        return sources.number([what, benches.number(bench)])

    def rows(holds):
        found = []
        for holder, held in holds:
            texts = []
            for where, form, name, effect, version in held:
                note = ("!" + effect if effect else "") + (f"@{versions.number(version)}" if version else "")
                texts.append(f"{where} {FORM_LETTERS[form]}{names.number(name)}{note}")
            found.append(holders.number([holder, *texts]))
        return found

    for module, entry in sorted(entries.items()):
        modules[module] = [source_row(entry.source), loads.number(" ".join(entry.loads)), *rows(entry.holds)]
        if entry.co_installed:
            co_installed[module] = [[" ".join(company), source_row(source), *rows(holds)] for company, source, holds in entry.co_installed]
        if entry.patch is not None:
            patches[module] = entry.patch
    return {
        "format": 2,
        "measured": measured,
        "names": names.rows,
        "versions": versions.rows,
        "holders": holders.rows,
        "loads": loads.rows,
        "benches": benches.rows,
        "sources": sources.rows,
        "modules": modules,
        "coInstalled": co_installed,
        "patches": patches,
    }


def third_party(records, rules, measured):
    """The compact table of everything measured that is not the standard library."""
    entries = merged_entries([record for record in records if record["distribution"] != "python"], rules)
    return compact({name: entries[name] for name in entries if not inherits(name, entries)}, measured)


def standard_library(records, rules, measured):
    """The compact table of standard-library modules: names of all, holds of the few that matter."""
    entries = merged_entries([record for record in records if record["distribution"] == "python"], rules)
    kept = {name: entry for name, entry in entries.items() if entry.loads or entry.holds}
    return {"topLevel": " ".join(stdlib_names.names()), **compact(kept, measured)}


def rendered(value):
    """JSON with one table row a line, which keeps diffs readable."""
    parts = []
    for key, part in value.items():
        if isinstance(part, list):
            rows = ",\n".join(f"    {text(row)}" for row in part)
            parts.append(f"  {text(key)}: [\n{rows}\n  ]" if part else f"  {text(key)}: []")
        elif isinstance(part, dict):
            rows = ",\n".join(f"    {text(name)}: {text(row)}" for name, row in part.items())
            parts.append(f"  {text(key)}: {{\n{rows}\n  }}" if part else f"  {text(key)}: {{}}")
        else:
            parts.append(f"  {text(key)}: {text(part)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def text(value):
    """JSON without spaces."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--records", default=measure.RECORDS)
    options = parser.parse_args()
    records, rules, measured = read_records(options.records), judge.judgements(), measure.last_day()
    files = {
        "third-party.json": rendered(third_party(records, rules, measured)),
        "stdlib.json": rendered(standard_library(records, rules, measured)),
    }
    stale = [name for name, content in files.items() if not up_to_date(name, content, options.check)]
    for name in stale:
        print(f"src/libraries/data/{name} is not what the records give; run tools/knowledge/compact.py", file=sys.stderr)
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
