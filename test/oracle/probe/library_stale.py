"""What importing a library before a patch leaves stale, by the detector of the knowledge generator, judged by its rules.

usage: library_stale.py gevent|eventlet MODULE...
Writes {module: [[holder, where, form, name, effect], ...]} as JSON: what is stale late and not early.
"""

import json
import os
import subprocess
import sys

TOOLS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "tools", "knowledge")
sys.path.insert(0, TOOLS)

import judge  # noqa: E402


def stale(order, library, module):
    command = [sys.executable, "-W", "ignore", os.path.join(TOOLS, "child.py"), order, library, module]
    done = subprocess.run(command, capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL)
    told = next(line for line in done.stdout.splitlines() if line.startswith("@@@"))
    result = json.loads(told[3:])
    if result["error"]:
        raise SystemExit(f"{module}: {result['error']}")
    return {tuple(row) for row in result["stale"]}


def main():
    library, *modules = sys.argv[1:]
    rules, found = judge.judgements(), {}
    for module in modules:
        rows = stale("late", library, module) - stale("early", library, module)
        holds = [judge.hold(dict(zip(("module", "where", "kind", "what"), row)), rules) for row in sorted(rows)]
        found[module] = [hold for hold in holds if hold]
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
