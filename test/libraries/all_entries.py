"""Prints what the records say of every module, before it is packed: all_entries.py TOOLS_FOLDER"""

import json
import sys

sys.path.insert(0, sys.argv[1])

import measure  # noqa: E402
import merge  # noqa: E402
import record_form  # noqa: E402


def main():
    libraries = [record for record in record_form.read_all(measure.RECORDS) if record["distribution"] != "python"]
    for module, entry in merge.merged_entries(libraries).items():
        holds = [[holder, *hold] for holder, held in entry.holds for hold in held]
        print(json.dumps([module, entry.loads, holds, entry.patch]))


main()
