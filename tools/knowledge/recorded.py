#!/usr/bin/env python3
"""Prints what the source records say, judged, as one JSON object: {record: {installed, python, error, modules: {target: holds}}}."""

import glob
import json
import os
import sys

import merge
import record_form

FIELDS = ("holder", "where", "form", "name", "effect")
HERE = os.path.dirname(os.path.abspath(__file__))


def main():
    result = {}
    for path in sorted(glob.glob(os.path.join(HERE, "records", "*.json"))):
        record = record_form.read(path)
        if record["distribution"] == "python":
            continue
        modules = {}
        for target, entry in record["modules"].items():
            holds = {hold for row in entry.get("stale", []) if (hold := merge.judged(row, True)) is not None}
            modules[target] = {
                "error": entry.get("error"),
                "patches": bool(entry.get("patches")),
                "holds": [dict(zip(FIELDS, hold)) for hold in sorted(holds, key=str)],
            }
        result[os.path.basename(path)[:-len(".json")]] = {
            "installed": record["installed"], "python": record["python"], "error": record.get("error"), "modules": modules,
        }
    json.dump(result, sys.stdout)


if __name__ == "__main__":
    main()
