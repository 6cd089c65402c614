#!/usr/bin/env python3
"""Whether locks that libraries keep from before a patch do harm while they are used, and writes in-use.json.

usage: in_use.py [--python PYTHON] [--work DIR] [NAME ...]

That a lock is native only matters where a green thread switches while it holds one: then another one that wants it stops the
process. So each program of in_use_programs.py is run in a fresh interpreter: the library is imported, then patched, then used by
many green threads at once. Each lock that the record names is watched, and so is each that is made by what the library kept:
how often one was taken, and how often greenlets switched while one was held. `used` and no switch is harmless in use.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile

from told import told_by

HERE = os.path.dirname(os.path.abspath(__file__))
RESULTS = os.path.join(HERE, "in-use.json")
SECONDS = 60


class Watch:
    """Counts what happens to the locks of a library, by the holder and the place where the record has each."""

    def __init__(self):
        self.used, self.across, self.held = {}, {}, {}

    def lock(self, place, original):
        """`original`, a lock, under the watch."""
        return Lock(self, place, original)

    def maker(self, place, original):
        """What makes locks that are watched: they count for the place that keeps the maker."""
        return lambda *args: Lock(self, place, original(*args))

    def install(self, rows):
        """Puts what is watched in the places of `rows`, [(holder, where, form)]; gives those that could not be reached."""
        out_of_reach = []
        for holder, where, form in rows:
            place = f"{holder} {where}"
            *path, name = where.split(".")
            try:
                owner = sys.modules[holder]
                for part in path:
                    owner = getattr(owner, part)
                original = getattr(owner, name)
                if not isinstance(original, Lock):
                    made = self.lock(place, original) if form == "instance" else self.maker(place, original)
                    # A class would bind a function as its method.
                    setattr(owner, name, staticmethod(made) if form == "reference" and isinstance(owner, type) else made)
            except (KeyError, AttributeError, TypeError):
                out_of_reach.append(place)
        return out_of_reach

    def switched(self, event, _):
        """What greenlet calls at each switch."""
        if event == "switch":
            for place in self.held:
                self.across[place] = self.across.get(place, 0) + 1


class Lock:
    """A lock that tells when it is held."""

    def __init__(self, watch, place, lock):
        self._watch, self._place, self._lock = watch, place, lock

    def acquire(self, *args, **keywords):
        taken = self._lock.acquire(*args, **keywords)
        if taken:
            watch, place = self._watch, self._place
            watch.used[place] = watch.used.get(place, 0) + 1
            watch.held[place] = watch.held.get(place, 0) + 1
        return taken

    def release(self):
        self._lock.release()
        held = self._watch.held
        held[self._place] -= 1
        if not held[self._place]:
            del held[self._place]

    def __enter__(self):
        self.acquire()
        return self

    def __exit__(self, *problem):
        self.release()

    def __getattr__(self, name):
        return getattr(self._lock, name)


def child(name, patcher, rows):
    """Imports, patches, uses; prints one line. Without `rows` nothing is watched, and it is seen whether the program ends."""
    import importlib

    import in_use_programs

    program = in_use_programs.PROGRAMS[name]
    for module in program.modules:
        importlib.import_module(module)
    if patcher == "gevent":
        import gevent.monkey

        gevent.monkey.patch_all()
    else:
        import eventlet

        eventlet.monkey_patch()
    watch = Watch()
    out_of_reach = watch.install(rows)
    if rows:
        import greenlet

        greenlet.settrace(watch.switched)
    error = None
    try:
        program.use(in_use_programs.green(patcher))
    except Exception as problem:
        error = f"{type(problem).__name__}: {problem}"
    told = {"error": error, "used": watch.used, "across": watch.across, "outOfReach": out_of_reach}
    sys.__stdout__.write("\n@@@" + json.dumps(told) + "\n")
    sys.__stdout__.flush()
    os._exit(0)


def ran(bench, name, patcher, folder, rows):
    """What one run says: {"error": …} where it did not end."""
    command = [bench.python, "-W", "ignore", os.path.abspath(__file__), "child", name, patcher, json.dumps(rows)]
    environment = {**bench.environment(patcher, folder), "NEW_RELIC_DEVELOPER_MODE": "true", "NEW_RELIC_LICENSE_KEY": "0" * 40}
    return told_by(command, SECONDS, "stands still: no end", env=environment, cwd=bench.scratch)


def locks_of(program):
    """[(holder, where, form)] of the locks that the records say the program's modules hold, whatever was judged of them."""
    import judge
    import measure
    import record_form

    rules, found = {**judge.judgements(), "harmless": []}, set()
    for label in program.records:
        record = record_form.read(os.path.join(measure.RECORDS, label + ".json"))
        for module in program.modules:
            for row in record["modules"].get(module, record_form.nearest(record["modules"], module) or {}).get("stale", ()):
                hold = judge.hold(dict(zip(("module", "where", "kind", "what"), row.split(" ", 3))), rules, by_library=True)
                if hold is not None and hold[4] in ("native-lock", "deadlock"):
                    found.add(hold[:3])
    return sorted(found)


def main():
    if sys.argv[1:2] == ["child"]:
        child(sys.argv[2], sys.argv[3], json.loads(sys.argv[4]))
    import in_use_programs
    import measure

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", default=sys.executable, help="interpreter with pip and venv")
    parser.add_argument("--work", help="folder to keep the interpreter and the patchers in")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    results = {}
    if options.names and os.path.exists(RESULTS):
        with open(RESULTS, encoding="utf-8") as file:
            results = json.load(file)
    work = os.path.abspath(options.work or tempfile.mkdtemp(prefix="late-patch-in-use-"))
    os.makedirs(work, exist_ok=True)
    try:
        bench = measure.Bench(options.python, work)
        for name, program in in_use_programs.PROGRAMS.items():
            if options.names and name not in options.names:
                continue
            folder = os.path.join(work, "used-" + name)
            problem = bench.install(program.requirements, folder) if program.requirements else None
            if problem is not None:
                print(name, problem, flush=True)
                continue
            rows, versions = locks_of(program), bench.installed(folder) if program.requirements else {}
            results[name] = {"with": {**bench.versions, **{each: versions[each] for each in program.told}}}
            for patcher in measure.PATCHERS:
                plain, watched = (ran(bench, name, patcher, folder, each) for each in ([], rows))
                results[name][patcher] = {"ends": plain["error"] or "well", **watched}
                print(name, patcher, json.dumps(results[name][patcher]), flush=True)
            shutil.rmtree(folder, ignore_errors=True)
    finally:
        if options.work is None:
            shutil.rmtree(work, ignore_errors=True)
    with open(RESULTS, "w", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps(dict(sorted(results.items())), indent=1, sort_keys=True) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
