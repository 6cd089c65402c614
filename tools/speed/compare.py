"""How long late-patch takes for a source tree, next to ruff and to CPython's own parser.

    python3 tools/speed/compare.py TREE [--rounds 9] [--node PATH]

Runs the commands one after the other in each round, so that whatever else the machine does falls on all of them, and
prints for each the lowest and the median wall time, processor time (user and system, children included) and the most
memory it held. ruff is left out where it is not installed. The ratio of two lines of one run says something; the times of
two machines, or of two runs, do not.
"""

import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time

CLI = pathlib.Path(__file__).resolve().parents[2] / "dist" / "cli.js"

PARSE_EVERYTHING = """
import ast, os, sys, warnings
warnings.simplefilter("ignore")
for folder, _, names in os.walk("."):
    for name in names:
        if name.endswith(".py"):
            try:
                with open(os.path.join(folder, name), "rb") as file:
                    ast.parse(file.read())
            except (SyntaxError, ValueError, OSError):
                pass
"""


def commands(node):
    """The commands to compare, by the names they get in the table."""
    named = {"late-patch": [node, str(CLI), "check", "--fail-on", "never"]}
    ruff = shutil.which("ruff")
    if ruff is None:
        print("ruff is not installed: not compared", file=sys.stderr)
    else:
        named["ruff E402"] = [ruff, "check", "--no-cache", "--isolated", "--select", "E402", "--exit-zero", "."]
    named["CPython ast"] = [sys.executable, "-c", PARSE_EVERYTHING]
    return named


def measure(command, folder):
    """Wall and processor time in milliseconds and peak memory in MB of one run; exits when the command fails."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if status != 0:
        sys.exit(f"{' '.join(command[:3])} ended with status {status}")
    # Linux counts in kilobytes, macOS in bytes (getrusage(2)).
    unit = 1024 if sys.platform != "darwin" else 1024 * 1024
    return wall * 1000, (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss / unit


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tree", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--node", default="node", help="the Node.js to run late-patch with")
    arguments = parser.parse_args()
    named = commands(arguments.node)
    runs = {name: [] for name in named}
    for _ in range(arguments.rounds):
        for name, command in named.items():
            runs[name].append(measure(command, arguments.tree))
    print("| command | wall, lowest | median | processor, lowest | median | memory |")
    print("|---|---|---|---|---|---|")
    for name, measured in runs.items():
        wall, processor, memory = (sorted(column) for column in zip(*measured))
        cells = (wall[0], statistics.median(wall), processor[0], statistics.median(processor))
        print(f"| {name} | {' | '.join(f'{cell:.0f} ms' for cell in cells)} | {memory[-1]:.0f} MB |")


if __name__ == "__main__":
    main()
