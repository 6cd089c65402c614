"""Runs tools of Python one after the other, each as `python -m` does, in a process that has most of their code already.

Reads lines of JSON, each [FOLDER, [MODULE, ARGUMENT ...]], and answers each with a line [STATUS, OUTPUT].
"""
import importlib
import json
import os
import runpy
import sys
import tempfile
import traceback

# What takes longer to import than to run.
for name in ("autopep8", "black", "flake8.main.cli", "isort.main", "pycodestyle", "pyflakes.checker", "ruff"):
    importlib.import_module(name)


def become(folder, command, output):
    """Runs `command` in this process, and ends it with its status."""
    os.dup2(output, 1)
    os.dup2(output, 2)
    os.chdir(folder)
    os.environ["HOME"] = folder
    sys.path[0] = folder
    sys.argv[:] = command
    status = 0
    try:
        runpy.run_module(command[0], run_name="__main__", alter_sys=True)
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
        status = 70
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


for line in sys.stdin:
    folder, command = json.loads(line)
    with tempfile.TemporaryFile() as output:
        child = os.fork()
        if child == 0:
            become(folder, command, output.fileno())
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        output.seek(0)
        print(json.dumps([status, output.read().decode(errors="replace")]), flush=True)
