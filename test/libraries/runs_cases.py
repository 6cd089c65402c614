"""Prints how runs over many distributions end: runs_cases.py TOOLS_FOLDER FOLDER"""

import json
import os
import subprocess
import sys
import time

sys.path.insert(0, sys.argv[1])

import measure  # noqa: E402
from runs import Runs  # noqa: E402

journal = os.path.join(sys.argv[2], "journal")
asked = []


def act(label):
    asked.append(label)
    if label == "hangs":
        subprocess.run(["sleep", "60"], check=False)
    if label == "slow":
        time.sleep(1.1)
    return "different" if label == "redis" else "as recorded"


def run(labels, in_all=None, wanted=None):
    asked.clear()
    runs = Runs(2, in_all, journal if wanted is None else None)
    complete = runs.over(labels, act, lambda: measure.is_enough(runs, wanted))
    return {"complete": complete, "asked": list(asked), "different": runs.labels("different"), "summary": runs.summary().split("\n")[:-1]}


told = [run(["slow", "hangs", "six"], 1), run(["slow", "hangs", "redis", "six"]), run(["slow", "hangs", "redis", "six"])]
# What takes too long counts for nothing, and another one is compared.
told.append(run(["hangs", "six", "redis", "slow"], wanted=2))
print("@@@" + json.dumps(told))
