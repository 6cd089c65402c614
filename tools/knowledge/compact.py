#!/usr/bin/env python3
"""Source records -> the compact data that late-patch ships (src/libraries/README.md).

usage: compact.py [--check] [--records DIR]
With --check nothing is written: exit code 1 when a committed data file is not what the records give.
"""

import argparse
import json
import os
import sys

import measure
import record_form
import stdlib_names
from merge import NOTHING, by_version, merged_entries, version_of
from record_form import nearest

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = os.path.join(HERE, "..", "..", "src", "libraries", "data")
# What most holds say is the shortest.
NOTES = {None: "", "native-lock": "~"}
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


def compact(entries, measured, newest=None):
    """The compact table of {module: Entry}: each module as its difference from the nearest package that has an entry."""
    names, holders, sets, benches, sources, versions = Table(), Table(), Table(), Table(), Table(), Table()
    packages, co_installed, patches = {}, {}, {}

    def source_row(source):
        what, bench = source
        row = benches.number(bench)
        return sources.number(f"{what}@{base36(row)}" if row else what)

    def holder_set(holds):
        found = []
        for holder, held in holds:
            texts = []
            for where, form, name, effect, version in held:
                note = NOTES.get(effect, f"!{effect}") + (f"@{base36(versions.number(version))}" if version else "")
                texts += [where, f"{FORM_LETTERS[form]}{base36(names.number(name))}{note}"]
            found.append(holders.number((holder, *texts)))
        return sets.number(ranges(sorted(found))) if found else None

    for module, entry in sorted(entries.items(), key=lambda item: item[0].split(".")):
        above = nearest(entries, module)
        own = entry.beyond(above or NOTHING)
        if above and own.says_nothing():
            continue
        fields = [holder_set(own.holds), sets.number(" ".join(own.loads)) if own.loads else None, source_row(own.source) if own.source else None]
        packages.setdefault(module.split(".")[0], []).append((module.split("."), fields))
        if own.co_installed:
            co_installed[module] = [[" ".join(company), source_row(source), holder_set(holds)] for company, source, holds in own.co_installed]
        if own.patch is not None:
            patches[module] = own.patch
    return {
        "format": 5,
        "measured": measured,
        "names": names.rows,
        "versions": versions.rows,
        "holders": holder_texts(holders.rows),
        "sets": sets.rows,
        "benches": benches.rows,
        "sources": sources.rows,
        "packages": {name: package_text(rows) for name, rows in packages.items()},
        "coInstalled": co_installed,
        "patches": patches,
        "newest": newest or {},
    }


def package_text(rows):
    """The modules of one package, in the form that README.md beside the reader gives: `1,a,2,1 1help,b`."""
    told, before = [], rows[0][0][:1]
    for parts, fields in rows:
        told.append(",".join([beyond(before, parts), *("" if field is None else base36(field) for field in fields)]).rstrip(","))
        before = parts
    return " ".join(told)


def holder_texts(rows):
    """Each holder and what it holds as one text: `2ssl_ SSLContext r5`."""
    told, before = [], []
    for holder, *texts in rows:
        parts = holder.split(".")
        told.append(" ".join([beyond(before, parts), *texts]))
        before = parts
    return told


def beyond(before, parts):
    """The name of these parts after that of the parts `before`: how many of them are the same, and the others."""
    shared = len(os.path.commonprefix([parts, before]))
    return ALPHABET[shared] + ".".join(parts[shared:])


def ranges(sorted_numbers):
    """`0-3 7 a` for 0, 1, 2, 3, 7, 10."""
    told = []
    for number in sorted_numbers:
        if told and told[-1][1] == number - 1:
            told[-1][1] = number
        else:
            told.append([number, number])
    return " ".join(base36(first) if first == last else f"{base36(first)}-{base36(last)}" for first, last in told)


ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz"


def base36(number):
    digits = ALPHABET[number % 36]
    while number := number // 36:
        digits = ALPHABET[number % 36] + digits
    return digits


def third_party(records, measured):
    """The compact table of everything measured that is not the standard library."""
    libraries = [record for record in records if record["distribution"] != "python"]
    return compact(merged_entries(libraries), measured, newest_by_python(libraries))


def newest_by_python(records):
    """{"3.9": {"boto3": "1.42.97"}}: the versions that were measured for Pythons that a newer version has left behind."""
    found, newest = {}, {}
    for record in sorted((record for record in records if "error" not in record and "company" not in record), key=by_version):
        newest[record["distribution"]] = version_of(record)
    for record in records:
        minor = ".".join(record["python"].split(".")[:2])
        if minor != measure.MAIN_PYTHON and "error" not in record and version_of(record) != newest[record["distribution"]]:
            found.setdefault(minor, {})[record["distribution"]] = version_of(record)
    return {minor: dict(sorted(versions.items())) for minor, versions in sorted(found.items())}


def standard_library(records, measured):
    """The compact table of standard-library modules: names of all, holds of the few that matter."""
    entries = merged_entries([record for record in records if record["distribution"] == "python"])
    kept = {name: entry for name, entry in entries.items() if entry.loads or entry.holds}
    return {"topLevel": " ".join(stdlib_names.names()), **compact(kept, measured)}


def rendered(value):
    """JSON with one table row a line, which keeps diffs readable; without what would only be looked at."""
    parts = []
    for key, part in value.items():
        rows = []
        if isinstance(part, list):
            rows = [text(row) for row in part]
        elif isinstance(part, dict):
            rows = [f"{text(name)}:{text(row)}" for name, row in part.items()]
        opening, closing = ("", "") if not rows else "[]" if isinstance(part, list) else "{}"
        parts.append(f"{text(key)}:" + (opening + "\n" + ",\n".join(rows) + "\n" + closing if rows else text(part)))
    return "{\n" + ",\n".join(parts) + "\n}\n"


def text(value):
    """JSON without spaces."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--records", default=measure.RECORDS)
    options = parser.parse_args()
    records, measured = record_form.read_all(options.records), measure.last_day()
    files = {
        "third-party.json": rendered(third_party(records, measured)),
        "stdlib.json": rendered(standard_library(records, measured)),
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
