#!/usr/bin/env python3
"""Measures what importing modules before a patch leaves stale, and writes one source record per distribution.

usage: measure.py [--python PYTHON] [--work DIR] [--list FILE] [--records DIR]
                  [--missing | --compare] [NAME ...]

Every distribution is installed alone (with its dependencies) from the package index that pip is set up for, into a
folder of its own below --work (default: a temporary one), which is removed afterwards. NAME measures only those lines
of the list whose first distribution has that name. The standard library is the line `python`.
"""

import argparse
import datetime
import difflib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
LAST_DAY = os.path.join(HERE, "last-measured.txt")
LIST = os.path.join(HERE, "distributions.txt")
RECORDS = os.path.join(HERE, "records")
CHILD = os.path.join(HERE, "child.py")
PIP = ["-m", "pip", "--disable-pip-version-check"]
PATCHERS = ("gevent", "eventlet")
SECONDS = 60
NOTHING = {"patches": [], "stale": [], "loaded": [], "missing": [], "threads": []}


def read_list(path):
    """[(label, requirements, company, targets)] of a distribution list; see distributions.txt for the form."""
    lines = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            line = line.split("#")[0].strip()
            if line:
                requirements, _, targets = line.partition("|")
                requirements, _, company = requirements.partition(" + ")
                requirements, company = requirements.split(), company.split()
                targets = standard_library() if targets.strip() == "*" else targets.split()
                label = "+".join(label_of(each) for each in [requirements[0], *company])
                lines.append((label, requirements, company, targets))
    return lines


def standard_library():
    """Every module and submodule of the standard library that is worth measuring, of whatever version."""
    import stdlib_names

    return [name for name in [*stdlib_names.PYTHON3.split(), *stdlib_names.SUBMODULES.split()]
            if name not in stdlib_names.NOT_MEASURED.split()]


def name_of(requirement):
    """The distribution that a requirement is for."""
    return re.split(r"[<>=!~\[]", requirement)[0].lower()


def last_day():
    """The day of the last measurement, `2026-11-24`: the one fact that a second run may give anew."""
    with open(LAST_DAY, encoding="utf-8") as file:
        return file.read().strip()


def label_of(requirement):
    """File name of the record: the distribution, with its version where one is asked for."""
    return re.sub(r"[^A-Za-z0-9.]+", "-", requirement.replace(".*", "")).strip("-").lower()


class Bench:
    """An interpreter without site-packages, and folders with each patcher alone."""

    def __init__(self, python, work):
        self.pip_python, self.work = python, work
        self.python = os.path.join(work, "bench", "bin", "python")
        if not os.path.exists(self.python):
            subprocess.run([python, "-m", "venv", "--without-pip", os.path.join(work, "bench")], check=True)
        self.versions = {"python": self._ask("import sys; print(sys.version.split()[0])")}
        for patcher in PATCHERS:
            folder = self.folder(patcher)
            if not os.path.isdir(folder):
                self.install([patcher], folder)
            self.versions[patcher] = self.installed(folder)[patcher]

    def folder(self, name):
        return os.path.join(self.work, "only-" + name)

    def _ask(self, code):
        return subprocess.check_output([self.python, "-c", code], text=True).strip()

    def install(self, requirements, folder):
        """None, or why pip could not install."""
        command = [self.pip_python, *PIP, "install", "--quiet", "--no-compile", "--prefer-binary", "--target", folder, *requirements]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=1800)
        if done.returncode == 0:
            return None
        errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR:")]
        return without_paths((errors or ["failed"])[0])

    def installed(self, folder):
        """{distribution: version} of a target folder."""
        command = [self.pip_python, *PIP, "list", "--path", folder, "--format", "json"]
        listed = json.loads(subprocess.check_output(command, text=True))
        return {row["name"].lower().replace("_", "-"): row["version"] for row in sorted(listed, key=lambda row: row["name"].lower())}

    def run(self, order, patcher, target, folder):
        """What child.py says."""
        path = os.pathsep.join(filter(None, [folder, self.folder(patcher)]))
        # gevent asks every object for its class while it patches, and so wakes Django's lazy settings.
        settings = {"DJANGO_SETTINGS_MODULE": "django.conf.global_settings"}
        environment = {**os.environ, **settings, "PYTHONPATH": path, "PYTHONHASHSEED": "0", "HOME": self.work}
        command = ["nice", self.python, "-W", "ignore", CHILD, order, patcher, target]
        try:
            done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=SECONDS,
                                  stdin=subprocess.DEVNULL, cwd=self.work, check=False)
        except subprocess.TimeoutExpired:
            return {**NOTHING, "error": f"no answer in {SECONDS} s"}
        for line in done.stdout.splitlines():
            if line.startswith("@@@"):
                return json.loads(line[3:])
        last = (done.stderr.strip().splitlines() or [""])[-1]
        return {**NOTHING, "error": f"exit code {done.returncode}: {last}"}


def measured(bench, target, folder):
    """The record of one module: late minus early, both patchers together."""
    stale, patches, loads, missing, threads, errors = set(), [], set(), set(), [], []
    for patcher in PATCHERS:
        late = bench.run("late", patcher, target, folder)
        if late["error"] and patcher == "gevent":
            return {"error": without_paths(late["error"])}
        if late["error"]:  # what is built on gevent may not get along with eventlet
            errors.append(without_paths(f"late {patcher}: {late['error']}"))
            continue
        early = bench.run("early", patcher, target, folder)
        if early["error"]:
            errors.append(without_paths(f"early {patcher}: {early['error']}"))
        usual = {tuple(row) for row in early["stale"]}
        stale |= {tuple(row) for row in late["stale"]} - usual
        patches += early["patches"]
        loads |= watched(late["loaded"])
        missing |= companions(late["missing"])
        threads = max(threads, late["threads"], key=len)
        if early["patches"]:  # it has chosen its patcher: the other one on top of that says nothing
            break
    record = {"loads": sorted(loads), "patches": patches, "stale": sorted(" ".join(row) for row in stale)}
    if missing:
        record["missing"] = sorted(missing)
    if threads:
        record["threads"] = threads
    return {**record, "problems": errors} if errors else record


def watched(loaded):
    from child import WATCHED

    return set(WATCHED) & set(loaded)


def companions(names):
    """Of the names that an import looked for in vain, the third-party ones: what it would use if it were installed."""
    import stdlib_names

    # `org` is what code asks for that wants to know whether it runs on Jython.
    return {name for name in names if name.isidentifier()} - {*stdlib_names.names(), "org"}


def without_paths(text):
    """Error texts go into the repository: no paths or addresses of the machine that measured."""
    text = re.sub(r"\w+://\S+", "<address>", text)
    return re.sub(r"(?<![\w<])/[^\s'\",:)]+", "<path>", text)[:300]


def measure(bench, line, pinned=None):
    """Install, run, and the text of the record. `pinned` is the `installed` of an earlier record, to install the same."""
    label, requirements, company, targets = line
    folder = os.path.join(bench.work, "measured-" + label)
    record = {"distribution": name_of(requirements[0]), "requirements": requirements, **bench.versions}
    if company:
        record["company"] = company
    is_stdlib = record["distribution"] == "python"
    wanted = [f"{name}=={version}" for name, version in pinned.items()] if pinned else [*requirements, *company]
    problem = None if is_stdlib else bench.install(wanted, folder)
    if problem is not None:
        record.update(error=problem, installed={}, modules={})
    else:
        record["installed"] = {"python": record["python"]} if is_stdlib else bench.installed(folder)
        record["modules"] = {target: measured(bench, target, None if is_stdlib else folder) for target in targets}
    shutil.rmtree(folder, ignore_errors=True)
    failed = [f"{name}: {entry['error']}" for name, entry in record["modules"].items() if "error" in entry]
    print(label, problem or f"{len(record['modules'])} modules", *failed, sep="\n    ", flush=True)
    return json.dumps(record, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def record_path(records, line, bench):
    """Where the record of a line is kept; the standard library's is named after the interpreter."""
    label = f"python-{bench.versions['python']}" if line[0] == "python" else line[0]
    return os.path.join(records, label + ".json")


def compare(bench, line, records):
    """Measures the very versions of a record again: whether the new text is the old one, byte for byte."""
    with open(record_path(records, line, bench), encoding="utf-8") as file:
        before = file.read()
    after = measure(bench, line, json.loads(before)["installed"])
    for difference in difflib.unified_diff(before.splitlines(), after.splitlines(), "record", "measured again", n=0, lineterm=""):
        print("    " + difference)
    return after == before


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", default=sys.executable, help="interpreter with pip and venv")
    parser.add_argument("--work", help="folder to keep the interpreter and the patchers in")
    parser.add_argument("--list", default=LIST)
    parser.add_argument("--records", default=RECORDS)
    parser.add_argument("--missing", action="store_true", help="only what has no record yet, the standard library aside")
    parser.add_argument("--compare", action="store_true", help="write nothing; exit code 1 where a record comes out different")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    lines = read_list(options.list)
    if options.names:
        lines = [line for line in lines if line[0] in options.names]
    if options.missing:
        lines = [line for line in lines if line[0] != "python" and not os.path.exists(os.path.join(options.records, line[0] + ".json"))]
    work = os.path.abspath(options.work or tempfile.mkdtemp(prefix="late-patch-knowledge-"))
    os.makedirs(work, exist_ok=True)
    try:
        bench = Bench(options.python, work)
        if options.compare:
            return 0 if all([compare(bench, line, options.records) for line in lines]) else 1
        for line in lines:
            text = measure(bench, line)
            with open(record_path(options.records, line, bench), "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
        if os.path.samefile(options.records, RECORDS):
            with open(LAST_DAY, "w", encoding="utf-8") as file:
                file.write(f"{datetime.date.today()}\n")
    finally:
        if options.work is None:
            shutil.rmtree(work, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
