"""Prints how runs over many distributions end: runs_cases.py TOOLS_FOLDER FOLDER"""

import json
import os
import subprocess
import sys
import time

sys.path.insert(0, sys.argv[1])

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


def run(labels, in_all=None):
    asked.clear()
    runs = Runs(2, in_all, journal)
    complete = runs.over(labels, act)
    return {"complete": complete, "asked": list(asked), "different": runs.labels("different"), "summary": runs.summary().split("\n")[:-1]}


told = [run(["slow", "hangs", "six"], 1), run(["slow", "hangs", "redis", "six"]), run(["slow", "hangs", "redis", "six"])]
print("@@@" + json.dumps(told))
