"""Tells which files of a program a launcher executes, in order, and in the end whether urllib3 kept the original context.

Put on PYTHONPATH: whatever is started then tells on the file that LATE_PATCH_PROBE names. LATE_PATCH_FOLDER is the program's.
"""
import atexit
import os
import sys

FOLDER = os.path.realpath(os.environ["LATE_PATCH_FOLDER"]) + os.sep


def tell(line):
    with open(os.environ["LATE_PATCH_PROBE"], "a") as file:
        file.write(line + "\n")


def watch(event, arguments):
    if event != "exec":
        return
    code = arguments[0]
    if getattr(code, "co_name", None) == "<module>" and code.co_filename.startswith(FOLDER):
        tell("enter " + code.co_filename[len(FOLDER):])


def done():
    import ssl

    kept = sys.modules.get("urllib3.util.ssl_")
    stale = kept is not None and kept.SSLContext is not ssl.SSLContext
    tell("stale" if stale else "clean")


sys.addaudithook(watch)
atexit.register(done)
