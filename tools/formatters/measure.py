"""Runs formatters and linters on programs whose patch comes first, and looks whether it still does.

Usage: python tools/formatters/measure.py [--check], with an interpreter that has requirements.txt installed beside it.
Writes results.json, which docs/formatters.md is generated from; with --check it fails where that is not what happens.
"""

import ast
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from programs import PATCHES, PROGRAMS

BIN = Path(sys.executable).parent
RESULTS = Path(__file__).with_name("results.json")

# Command lines as people have them, without a configuration file. The file comes last.
TOOLS = {
    "autopep8": ["autopep8", "--in-place"],
    "autopep8 --aggressive": ["autopep8", "--in-place", "--aggressive"],
    "black": ["black", "--quiet"],
    "isort": ["isort", "--quiet", "--settings-path", "."],
    "isort --float-to-top": ["isort", "--quiet", "--settings-path", ".", "--float-to-top"],
    "pyupgrade": ["pyupgrade", "--py310-plus", "--exit-zero-even-if-changed"],
    "ruff format": ["ruff", "format", "--quiet", "--isolated"],
    "ruff check --select I --fix": ["ruff", "check", "--quiet", "--isolated", "--select", "I", "--fix"],
    "ruff check --select E402 --fix": ["ruff", "check", "--quiet", "--isolated", "--select", "E402", "--fix"],
    "ruff check --select E402 --fix --unsafe-fixes --preview": [
        *["ruff", "check", "--quiet", "--isolated", "--select", "E402"],
        *["--fix", "--unsafe-fixes", "--preview"],
    ],
}
LINTERS = {
    "pycodestyle (flake8) E402": ["pycodestyle", "--select=E402"],
    "ruff E402": ["ruff", "check", "--isolated", "--select", "E402"],
}


def is_patch(statement):
    """Whether a statement patches, or holds one that does."""
    return any(
        (isinstance(node, ast.Attribute) and node.attr == "patch_all")
        or (isinstance(node, ast.Import) and node.names[0].name == "_gevent_patch")
        for node in ast.walk(statement)
    )


def order(text):
    """`first` while the patch stands above the import of requests, `late` when it does not any more."""
    body = ast.parse(text).body
    patch = next(index for index, statement in enumerate(body) if is_patch(statement))
    imported = next(
        index
        for index, statement in enumerate(body)
        if isinstance(statement, ast.Import) and "requests" in [name.name for name in statement.names]
    )
    return "first" if patch < imported else "late"


def run(command, text):
    """What a tool leaves of a program, and its exit code."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "app.py")
        path.write_text(text)
        Path(folder, "_gevent_patch.py").write_text(PATCHES)
        ended = subprocess.run([BIN / command[0], *command[1:], path.name], cwd=folder, capture_output=True)
        return path.read_text(), ended


def version(tool):
    told = subprocess.run(
        [sys.executable, "-c", f"import importlib.metadata as m; print(m.version({tool!r}))"],
        capture_output=True,
        text=True,
        check=True,
    )
    return told.stdout.strip()


def measure():
    names = sorted({command[0] for command in [*TOOLS.values(), *LINTERS.values()]})
    return {
        "versions": {name: version(name) for name in names},
        "formatters": {
            tool: {name: order(run(command, text)[0]) for name, text in PROGRAMS.items()}
            for tool, command in TOOLS.items()
        },
        "linters": {
            tool: {
                name: "reported" if b"E402" in run(command, text)[1].stdout else "silent"
                for name, text in PROGRAMS.items()
            }
            for tool, command in LINTERS.items()
        },
    }


def main():
    for name, text in PROGRAMS.items():
        assert order(text) == "first", name
    told = json.dumps(measure(), indent=2) + "\n"
    if "--check" not in sys.argv:
        RESULTS.write_text(told)
    elif told != RESULTS.read_text():
        sys.exit(f"{RESULTS} is out of date: {told}")


if __name__ == "__main__":
    main()
