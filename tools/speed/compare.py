"""How long late-patch takes for source trees, next to ruff, to CPython's own parser, and to another build.

    python3 tools/speed/compare.py [TREE ...] [--generated] [--against CLI_JS] [--rounds 9] [--node PATH]

`--generated` adds the tree that `programs.py` writes, many programs that patch late over modules that they share;
`--against` adds the late-patch of another build, by its dist/cli.js. Runs the commands one after the other in each round,
so that whatever else the machine does falls on all of them, and prints for each the lowest and the median processor time
(user and system, children included) and wall time, the most memory it held, and how many times the processor time of
the parser and of ruff its lowest is. ruff is left out where it is not installed. The ratio of two lines of one run says
something; the times of two machines, or of two runs, do not.
"""

import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import programs

CLI = pathlib.Path(__file__).resolve().parents[2] / "dist" / "cli.js"

PARSER, RUFF = "CPython ast", "ruff E402"

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


def commands(node, against):
    """The commands to compare, by the names they get in the table."""
    check = ["check", "--fail-on", "never"]
    named = {"late-patch": [node, str(CLI), *check]}
    if against is not None:
        named["the other build"] = [node, str(against), *check]
    ruff = shutil.which("ruff")
    if ruff is None:
        print("ruff is not installed: not compared", file=sys.stderr)
    else:
        named[RUFF] = [ruff, "check", "--no-cache", "--isolated", "--select", "E402", "--exit-zero", "."]
    named[PARSER] = [sys.executable, "-c", PARSE_EVERYTHING]
    return named


def measure(command, folder):
    """Processor and wall time in milliseconds and peak memory in MB of one run; exits when the command fails."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if status != 0:
        sys.exit(f"{' '.join(command[:3])} ended with status {status}")
    # Linux counts in kilobytes, macOS in bytes (getrusage(2)).
    unit = 1024 if sys.platform != "darwin" else 1024 * 1024
    return (usage.ru_utime + usage.ru_stime) * 1000, wall * 1000, usage.ru_maxrss / unit


def compare(named, trees, rounds):
    """The measurements of each command, a list for each tree: all commands in all trees once, then all again."""
    runs = {tree: {name: [] for name in named} for tree in trees}
    for _ in range(rounds):
        for tree, measured in runs.items():
            for name, command in named.items():
                measured[name].append(measure(command, tree))
    return runs


def row(measured, others):
    """The cells of one command: `others` are the lowest processor times that its own is compared with."""
    processor, wall, memory = (sorted(column) for column in zip(*measured))
    times = (processor[0], statistics.median(processor), wall[0], statistics.median(wall))
    ratios = [f"{processor[0] / other:.2f}" for other in others]
    return [*(f"{cell:.0f} ms" for cell in times), f"{memory[-1]:.0f} MB", *ratios]


def table(runs):
    """A Markdown table of what was measured in one tree."""
    others = {name: min(cpu for cpu, _, _ in runs[name]) for name in (PARSER, RUFF) if name in runs}
    columns = ["command", "processor, lowest", "median", "wall, lowest", "median", "memory", *(f"/ {name}" for name in others)]
    lines = [columns, ["---"] * len(columns)]
    lines += [[name, *row(measured, others.values())] for name, measured in runs.items()]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("trees", metavar="TREE", nargs="*", type=pathlib.Path)
    parser.add_argument("--generated", action="store_true", help="compare in a generated tree as well")
    parser.add_argument("--against", metavar="CLI_JS", type=pathlib.Path, help="the dist/cli.js of another build")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--node", default="node", help="the Node.js to run late-patch with")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        trees = {tree: tree.resolve().name for tree in arguments.trees}
        if arguments.generated:
            programs.write(folder)
            trees[pathlib.Path(folder)] = "generated"
        if not trees:
            parser.error("no TREE and no --generated")
        against = arguments.against and arguments.against.resolve()
        for tree, runs in compare(commands(arguments.node, against), trees, arguments.rounds).items():
            print(f"## {trees[tree]}\n\n{table(runs)}\n")


if __name__ == "__main__":
    main()
