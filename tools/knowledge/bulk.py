"""All importable modules of a distribution, and what walk.py says of them: the driver outside of the interpreter measured."""

import fcntl
import importlib.metadata
import json
import os
import re
import select
import signal
import subprocess
import time

from names import normalized, parent_of

HERE = os.path.dirname(os.path.abspath(__file__))
WALK = os.path.join(HERE, "walk.py")
# How long one import may take, and all of one distribution in one order; in seconds.
SECONDS = 60
SECONDS_IN_ALL = 1800
MOST_MODULES = 1500
# Top-level names that some distributions leave behind by mistake, and that programs have of their own.
NOT_ITS_OWN = frozenset("benchmarks bin build doc docs example examples samples scripts setup test tests tools".split())
SUFFIX = re.compile(r"\.(py|pyc|abi3\.so|so|cpython-[^.]*\.so)$")


def importable(folder, distribution):
    """Sorted names of the modules that a distribution has put into a folder, but for its tests and `__main__`."""
    found = set()
    for file in distribution.files or ():
        match = SUFFIX.search(file.name)
        parts = [*file.parts[:-1], file.name[:match.start()] if match else ""]
        if match is None or not all(part.isidentifier() for part in parts) or not os.path.exists(os.path.join(folder, *file.parts)):
            continue
        if parts[-1] == "__init__":
            parts.pop()
        if parts and parts[-1] != "__main__" and parts[0] not in NOT_ITS_OWN and not is_test(folder, parts):
            found.update(".".join(parts[:count]) for count in range(1, len(parts) + 1))
    while len(found) > MOST_MODULES:  # of the few larger ones those that are nearest to the top
        deepest = max(name.count(".") for name in found)
        if deepest == 0:
            break
        found = {name for name in found if name.count(".") < deepest}
    return sorted(found)


def is_test(folder, parts):
    """Whether a module is a test or lies beside some: what test runners import, which come first anyway."""
    if parts[-1].startswith("test_") or parts[-1] == "conftest" or "tests" in parts:
        return True
    for count in range(1, len(parts) + 1):
        if parts[count - 1] == "test":
            try:
                return any(name.startswith("test_") or name.endswith("_test.py") for name in os.listdir(os.path.join(folder, *parts[:count])))
            except OSError:
                return False
    return False


def distribution_in(folder, name):
    """The metadata of an installed distribution, None where it has none."""
    for distribution in importlib.metadata.distributions(path=[folder]):
        if normalized(distribution.metadata["Name"] or "") == normalized(name):
            return distribution
    return None


def walk(python, environment, modules, names, scratch, leaves_threads=False):
    """
    {module: what it adds to its parent} as walk.py says it, {"error": reason} for what could not be imported, nothing for what
    lies in a package that could not. `names` are those that patches replace. What was imported in a fork of a process whose threads
    the fork has lost says `left_threads`, which happens where it `leaves_threads`.
    """
    reader, low = os.pipe()
    writer = fcntl.fcntl(low, fcntl.F_DUPFD, 200)  # a number that no import closes by chance
    os.close(low)
    plan = os.path.join(scratch, "plan.json")
    with open(plan, "w", encoding="utf-8") as file:
        json.dump({"modules": sorted(modules), "names": sorted(names), "report": writer, "scratch": scratch, "leaves_threads": leaves_threads}, file)
    command = [python, "-W", "ignore", WALK, plan]
    process = subprocess.Popen(command, env=environment, cwd=scratch, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, pass_fds=(writer,), start_new_session=True)
    os.close(writer)
    try:
        listener = _Listener(reader)
        results = listener.listen(time.monotonic() + SECONDS_IN_ALL)
        return {name: {**said, "left_threads": True} if name in listener.left_threads else said for name, said in results.items()}
    finally:
        os.close(reader)
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        process.wait()


class _Listener:
    """Gathers what the processes of a walk report, and ends those that do not answer."""

    def __init__(self, reader):
        self.reader, self.results = reader, {}
        self.running, self.began = None, time.monotonic()
        self.left_threads = set()
        self.rest = b""

    def listen(self, until):
        while True:
            ready, _, _ = select.select([self.reader], [], [], 1)
            now = time.monotonic()
            if ready:
                block = os.read(self.reader, 1 << 20)
                if not block:
                    return self.results
                *lines, self.rest = (self.rest + block).split(b"\n")
                for line in lines:
                    self.hear(json.loads(line))
                self.began = now
            elif self.running is not None and now - self.began > SECONDS:
                name, pid = self.running
                self.results[name] = {"error": f"no answer in {SECONDS} s"}
                self.running = None
                end(pid)
            elif now > until or (self.running is None and now - self.began > 2 * SECONDS):
                return self.results

    def hear(self, said):
        if "begin" in said:
            self.running = (said["begin"], said["pid"])
            if said["left_threads"]:
                self.left_threads.add(said["begin"])
        elif "stopped" in said:
            name = self.running[0] if self.running else None
            self.results[name] = {"error": f"stopped: {said['stopped']}"}
        elif "ended" in said:
            status = said["status"]
            how = f"dies of signal {-status}" if status < 0 else f"ends the process with exit code {status}"
            self.results.setdefault(said["ended"], {"error": how})
            self.running = None
        else:
            name = said.pop("done")
            self.results[name] = said
            self.running = None


def end(pid):
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


def with_ancestors(modules):
    """`modules` and the packages they lie in: what has to be imported on the way."""
    found = set()
    for name in modules:
        while name and name not in found:
            found.add(name)
            name = parent_of(name)
    return sorted(found)
