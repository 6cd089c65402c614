#!/usr/bin/env python3
"""Measures what importing modules before a patch leaves stale, and writes one source record per distribution.

usage: measure.py [--python PYTHON] [--work DIR] [--list FILE] [--records DIR]
                  [--missing | --changed | --compare | --check N] [--seconds N] [--in-all N] [--journal FILE] [NAME ...]

Every distribution is installed alone (with its dependencies) from the package index that pip is set up for, into a
folder of its own below --work (default: a temporary one), which is removed afterwards. NAME measures only those lines
of the list whose first distribution has that name. The standard library is the line `python`. One that takes longer than --seconds
is stopped, and the run goes on; with --journal a run that was ended goes on where it was. It ends with how many have come out how.
"""

import argparse
import collections
import datetime
import functools
import importlib.metadata
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

import bulk
import judge
import record_form
import releases
import usage
from runs import Runs
from names import normalized, parent_of

HERE = os.path.dirname(os.path.abspath(__file__))
LAST_DAY = os.path.join(HERE, "last-measured.txt")
LIST = os.path.join(HERE, "distributions.txt")
RECORDS = os.path.join(HERE, "records")
CHILD = os.path.join(HERE, "child.py")
PIP = ["-m", "pip", "--disable-pip-version-check"]
PATCHERS = ("gevent", "eventlet")
INSTALL_SECONDS = 900
# Modules of one distribution that are held against fresh interpreters, beside the listed ones.
MOST_CONTROLS = 8
# Modules that are imported in forks which have lost a thread, and held against fresh interpreters.
MOST_THREADED = 8
# Modules of a distribution that is small enough to be measured again in passing.
MOST_SAMPLED = 40
# Variables without which an interpreter may not start, or not find its own libraries.
OF_THE_MACHINE = frozenset("PATH LD_LIBRARY_PATH LANG LC_ALL LC_CTYPE SYSTEMROOT".split())
# Rows of a record, beyond which locks that a library keeps to itself are told once for each module that holds them.
MOST_ROWS = 2_000
# What libraries are measured on; on other Pythons where an installer takes another version there.
MAIN_PYTHON = "3.11"
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


class NoBench(Exception):
    """A patcher cannot be installed, so that nothing can be measured."""


class Bench:
    """An interpreter without site-packages, and folders with each patcher alone."""

    def __init__(self, python, work, patchers=()):
        self.pip_python, self.work = python, work
        self.python = os.path.join(work, "bench", "bin", "python")
        self.scratch = os.path.join(work, "scratch")
        os.makedirs(self.scratch, exist_ok=True)
        if not os.path.exists(self.python):
            subprocess.run([python, "-m", "venv", "--without-pip", os.path.join(work, "bench")], check=True)
        self.versions = {"python": self._ask("import sys; print(sys.version.split()[0])")}
        for patcher in PATCHERS:
            folder = self.folder(patcher)
            if not os.path.isdir(folder):
                version = dict(patchers).get(patcher)
                problem = self.install([f"{patcher}=={version}" if version else patcher], folder)
                if problem is not None:
                    shutil.rmtree(folder, ignore_errors=True)  # a later run is to try again
                    raise NoBench(f"{patcher}: {problem}")
            self.versions[patcher] = self.installed(folder)[patcher]

    def folder(self, name):
        return os.path.join(self.work, "only-" + name)

    def _ask(self, code):
        return subprocess.check_output([self.python, "-c", code], text=True).strip()

    def install(self, requirements, folder, pinned=False):
        """None, or why it could not be installed. uv does it where there is one, in a tenth of pip's time."""
        uv = shutil.which("uv")
        tool = [uv, "pip", "install", "--python", self.pip_python] if uv else [self.pip_python, *PIP, "install", "--no-compile", "--prefer-binary"]
        command = [*tool, "--quiet", *(["--no-deps"] if pinned else []), "--target", folder, *requirements]
        try:
            done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=INSTALL_SECONDS)
        except subprocess.TimeoutExpired:
            return f"not installed after {INSTALL_SECONDS} s"
        if done.returncode == 0:
            return None
        errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR:")] or [" ".join(done.stderr.split())]
        return without_paths(errors[0] or "failed")

    def installed(self, folder):
        """{distribution: version} of a target folder."""
        found = importlib.metadata.distributions(path=[folder])
        named = {each.metadata["Name"].lower().replace("_", "-"): each.version for each in found if each.metadata["Name"]}
        return dict(sorted(named.items()))

    def environment(self, patcher, folder):
        """What the interpreter that measures gets to see: no user's home, one patcher at most, one thread where code asks how many."""
        path = os.pathsep.join(filter(None, [folder, patcher and self.folder(patcher)]))
        # gevent asks every object for its class while it patches, and so wakes Django's lazy settings. The last is litellm's switch
        # for the prices that it brings, instead of those that its import fetches.
        settings = {"DJANGO_SETTINGS_MODULE": "django.conf.global_settings", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1",
                    "LITELLM_LOCAL_MODEL_COST_MAP": "True"}
        homes = {"HOME": self.scratch, "TMPDIR": self.scratch}
        # Nothing else of this machine: libraries ask variables for agents, clouds and proxies, and do other things where there are some.
        machine = {name: value for name, value in os.environ.items() if name in OF_THE_MACHINE}
        return {**machine, **settings, **homes, "PYTHONPATH": path, "PYTHONHASHSEED": "0"}

    @functools.cached_property
    def replaced(self):
        """{patcher: names that it replaces}, as it does it here."""
        code = f"import sys; sys.path.insert(0, {HERE!r}); import child; print('@@@' + ' '.join(sorted(child.patch(sys.argv[1]))))"
        found = {}
        for patcher in PATCHERS:
            command = [self.python, "-W", "ignore", "-c", code, patcher]
            told = subprocess.check_output(command, text=True, env=self.environment(patcher, None), stderr=subprocess.DEVNULL)
            found[patcher] = told.rpartition("@@@")[2].split()
        return found

    def run(self, order, patcher, target, folder):
        """What child.py says."""
        command = [self.python, "-W", "ignore", CHILD, order, patcher, target]
        try:
            done = subprocess.run(command, capture_output=True, text=True, env=self.environment(patcher, folder), timeout=bulk.SECONDS,
                                  stdin=subprocess.DEVNULL, cwd=self.scratch, check=False)
        except subprocess.TimeoutExpired:
            return {**NOTHING, "error": f"no answer in {bulk.SECONDS} s"}
        for line in done.stdout.splitlines():
            if line.startswith("@@@"):
                return json.loads(line[3:])
        last = (done.stderr.strip().splitlines() or [""])[-1]
        return {**NOTHING, "error": f"exit code {done.returncode}: {last}"}

    def walk(self, modules, folder, exact=(), known=frozenset()):
        """
        {module: what it adds to its parent} of many modules; {"error": reason} for what could not be imported. What fresh
        interpreters say of the modules in `exact` ({module: None, or what is known of it}) decides what counts. Rows that are
        `known` from another Python, where that was so, need no such control.
        """
        results = self._imported(modules, folder)
        for module, said in results.items():
            if said.get("patched"):
                results[module] = measured(self, module, folder)
                if not results[module].get("patches") and "error" not in results[module]:
                    results[module].update(patches=self.noted(module, folder))
        patching = {module for module, said in results.items() if said.get("patches")}
        results = {module: said for module, said in results.items() if not patching & set(parents(module))}
        exact = {module: said for module, said in dict(exact).items() if module not in patching}
        Control(self, results, folder, known).apply(exact)
        return results

    def noted(self, module, folder):
        """What the import of a module patches that asks first whether it is patched already."""
        return next(filter(None, (self.run("noted", patcher, module, folder)["patches"] for patcher in PATCHERS)), [])

    def _imported(self, modules, folder):
        """What walk.py says, with no patcher in sight but for modules that need one."""
        names = {name for replaced in self.replaced.values() for name in replaced}
        late = self.walked(None, folder, modules, names)
        if not late:
            error = self.run("late", "gevent", modules[0], folder)["error"]
            return {modules[0]: {"error": without_paths(error or "nothing was said of it")}}
        for patcher in PATCHERS:
            wanting = {name for name, said in late.items() if wants(patcher, said.get("error", ""))}
            inside = [name for name in modules if name in wanting or wanting & set(parents(name))]
            if inside:
                again = self.walked(patcher, folder, bulk.with_ancestors(inside), names)
                late.update({name: again[name] for name in inside if name in again})
        results = {}
        for module in modules:
            said = late.get(module)
            if said is not None and "error" in said:
                results[module] = {"error": without_paths(said["error"])}
            elif said is not None:
                results[module] = {**said, "stale": {" ".join(with_usage(row, said)) for row in said.get("stale", ())}}
            elif all(name in results and "error" not in results[name] for name in parents(module)):
                results[module] = {"error": f"not reached in {bulk.SECONDS_IN_ALL} s"}
        return results


    def walked(self, patcher, folder, modules, names):
        """
        What walk.py says. Where an import leaves a thread running, each module in it would take a fresh interpreter, and all of the
        package's import again. So they are forked without the thread, and some held against fresh interpreters: all that have died or
        not answered, and some at random. Where one of these says something else, all are done in fresh ones.
        """
        def walk(wanted, leaves_threads):
            return bulk.walk(self.python, self.environment(patcher, folder), wanted, names, self.scratch, leaves_threads)

        said = walk(modules, True)
        left = [name for name in said if said[name].pop("left_threads", False)]
        if not left:
            return said
        unsure = [name for name in left if re.match("no answer in|dies of|ends the process", said[name].get("error", ""))]
        sure = sorted(set(left) - set(unsure))
        tried = random.Random(0).sample(sure, min(MOST_THREADED, len(sure)))
        fresh = walk(bulk.with_ancestors([*unsure, *tried]), False)
        if any(in_all(said, name) != in_all(fresh, name) for name in tried):
            return walk(modules, False)
        return {**said, **{name: fresh[name] for name in unsure if name in fresh}}


def in_all(results, module):
    """All that is said of a module and the packages it lies in: the error, and what is stale and loaded."""
    told = [results.get(name, {}) for name in [module, *parents(module)]]
    return told[0].get("error"), *({str(each) for said in told for each in said.get(key, ())} for key in ("stale", "loads"))


def wants(patcher, error):
    """Whether an import has failed because a patcher, or what it brings, was not in sight."""
    return patcher in error or "No module named 'greenlet" in error


class Control:
    """Holds what a walk says against what fresh interpreters that really patch say of some of its modules."""

    def __init__(self, bench, results, folder, known=frozenset()):
        self.bench, self.results, self.folder, self.known = bench, results, folder, known
        self.wrong, self.right, self.seen = set(), set(), set(known)

    def apply(self, exact):
        """Changes the results in place. Beside the modules in `exact` those are tried where a row is met first that matters."""
        exact = {module: said or measured(self.bench, module, self.folder) for module, said in exact.items() if self._is_asked(module)}
        for module, said in exact.items():
            self._compare(module, said)
        tried = 0
        for module in self.results:
            if tried < MOST_CONTROLS and any(judge.matters(row) for row in self._rows(module) - self.seen):
                exact[module] = measured(self.bench, module, self.folder)
                self._compare(module, exact[module])
                tried += 1
        for module, said in exact.items():
            if "error" not in said and "error" not in self.results[module]:
                self.results[module].update({key: said[key] for key in ("problems", "threads") if said.get(key)})
                if is_complete(said):
                    self.results[module].update(stale=set(said["stale"]), loads=said["loads"])
        for module, said in self.results.items():
            if said.get("stale"):
                said["stale"] = set(said["stale"]) - (self.wrong - self.right)
        for module, said in self.results.items():
            said["stale"] = set(said.get("stale", ())) - self._above(module, "stale")
            said["loads"] = set(said.get("loads", ())) - self._above(module, "loads")

    def _is_asked(self, module):
        """
        Whether fresh interpreters have to say what a listed module does: all of it, or what is not known of it. Not where its import
        fails or was stopped: there is no guard in these.
        """
        return "error" not in self.results.get(module, {"error": "not there"}) and (not self.known or any(map(judge.matters, self._rows(module) - self.known)))

    def _compare(self, module, said):
        if is_complete(said):
            rows = self._rows(module)
            self.seen |= rows
            self.wrong |= rows - set(said["stale"])
            self.right |= set(said["stale"])

    def _rows(self, module):
        """Everything that the walk says is stale after the import of a module."""
        return self._above(module, "stale").union(self.results[module].get("stale", ()))

    def _above(self, module, key):
        return set().union(*(self.results.get(name, {}).get(key, ()) for name in parents(module)))


def is_complete(said):
    """Whether fresh interpreters have said all they could: an answer that did not come in time says nothing, on a busy machine."""
    return "error" not in said and not any("no answer" in problem for problem in said.get("problems", ()))


def parents(module):
    while module := parent_of(module):
        yield module


def with_usage(row, said):
    """The row, with what its holder does with a name that it has imported, where its source shows that."""
    holder, where, kind, what = row
    file = said.get("files", {}).get(holder)
    told = usage_in(file, where) if kind == "global" and file else "used"
    return [holder, where, kind if told == "used" else f"{kind}:{told}", what]


@functools.lru_cache(maxsize=None)
def usage_in(file, name):
    try:
        with open(file, "rb") as source:
            return usage.usage(source.read(), name)
    except OSError:
        return "used"


def measured(bench, target, folder):
    """What a fresh interpreter says of one module: late minus early, both patchers together."""
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
        missing |= set(late["missing"])
        threads = max(threads, late["threads"], key=len)
        if early["patches"]:  # it has chosen its patcher: the other one on top of that says nothing
            break
    record = {"loads": sorted(loads), "patches": patches, "stale": sorted(" ".join(row) for row in stale),
              "missing": sorted(missing), "threads": threads}
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


def measure(bench, line, pinned=None, exact=None, known=frozenset(), listed=False):
    """
    Install, run, and the text of the record. `pinned` is the `installed` of an earlier record, to install the same; `exact` what
    fresh interpreters have said of its modules then; `known` the rows of it on another Python. Of the modules only those in the
    list where it is to be `listed`.
    """
    label, requirements, company, targets = line
    folder = os.path.join(bench.work, "measured-" + label)
    record = {"distribution": name_of(requirements[0]), "requirements": requirements, **bench.versions}
    if company:
        record["company"] = company
    is_stdlib = record["distribution"] == "python"
    wanted = [f"{name}=={version}" for name, version in pinned.items()] if pinned else [*requirements, *company]
    shutil.rmtree(folder, ignore_errors=True)  # of a run that was stopped
    problem = None if is_stdlib else bench.install(wanted, folder, pinned=pinned is not None)
    if problem is not None:
        record.update(error=problem, installed={})
        results = {}
    else:
        record["installed"] = {"python": record["python"]} if is_stdlib else bench.installed(folder)
        modules = bulk.with_ancestors(targets) if listed else modules_of(record, company, targets, folder)
        results = bench.walk(modules, None if is_stdlib else folder, {target: (exact or {}).get(target) for target in targets}, known)
        for target in targets:
            results.get(target, {})["listed"] = True
        missing = companions({name for said in results.values() for name in said.get("missing", ())})
        if missing:
            record["missing"] = sorted(missing)
    shutil.rmtree(folder, ignore_errors=True)
    drop_repeated_locks(results)
    failed = [f"{name}: {said['error']}" for name, said in results.items() if "error" in said]
    print(label, problem or f"{len(results) - len(failed)} modules", *failed[:3], sep="\n    ", flush=True)
    return record_form.condensed(record, results, is_whole=problem is None and not company and not listed)


def drop_repeated_locks(results):
    """
    Of the locks that a module of a library keeps to itself leaves one of each kind, where there are thousands: a client of a web
    service has a `functools.cached_property` with a lock (before Python 3.12) for each of its resources. One is a notice at most.
    """
    rows = sorted(set().union(*(said.get("stale", ()) for said in results.values())))
    if len(rows) <= MOST_ROWS:
        return
    first = {}
    for row in rows:
        held = judge.of_row(row)
        if held is not None and held[4] == "native-lock":
            first.setdefault((held[0], held[2], held[3]), row)
    locks = {row for row in rows if (held := judge.of_row(row)) is not None and held[4] == "native-lock"}
    dropped = locks - set(first.values())
    for said in results.values():
        if said.get("stale"):
            said["stale"] = set(said["stale"]) - dropped


def modules_of(record, company, targets, folder):
    """What to import: all that a distribution has, or only the targets where it is the company that matters, and their packages."""
    distribution = None if company or record["distribution"] == "python" else bulk.distribution_in(folder, record["distribution"])
    return bulk.with_ancestors([*targets, *(bulk.importable(folder, distribution) if distribution else ())])


def record_path(records, line, bench):
    """Where the record of a line is kept; the standard library's is named after the interpreter, those of other Pythons lie apart."""
    if line[0] == "python":
        return os.path.join(records, f"python-{bench.versions['python']}.json")
    minor = ".".join(bench.versions["python"].split(".")[:2])
    return os.path.join(records, *([] if minor == MAIN_PYTHON else [f"python-{minor}"]), line[0] + ".json")


AS_RECORDED, DIFFERENT = "as recorded", "different"


def compare(bench, line, records):
    """
    Measures the very versions of a record again: how it comes out, as every module is to hold what the record says. What comes out
    different is measured once more, as an answer on a busy machine may be another one: different is what is so both times.
    """
    path = record_path(records, line, bench)
    record = record_form.read(path) if os.path.exists(path) else {"error": "no record"}
    if "error" in record:
        return f"nothing to compare: {record['error']}"
    differences = None
    for _ in range(2):
        again = record_form.expanded(json.loads(measure(bench, line, record["installed"], listed="imported" not in record)))
        if "error" in again:
            return "cannot be installed any more"
        found = differences_between(record, again)
        differences = found if differences is None else {name: rows for name, rows in found.items() if differences.get(name) == rows}
        if not differences:
            break
    for name, (gone, new) in differences.items():
        print(f"    {name}: no longer {gone}, new {new}")
    failed = [name for name, said in again["modules"].items() if "error" in said and "error" not in record["modules"].get(name, {})]
    if failed:
        print(f"    not compared, as they cannot be imported here: {' '.join(failed[:5])}{' …' if failed[5:] else ''}")
    if differences:
        return DIFFERENT
    targets = {target.partition(":")[0] for target in line[3]}
    return "cannot be imported here" if failed and targets <= set(failed) else AS_RECORDED


def differences_between(record, again):
    """
    {module: (rows that are in the record only, rows that are new)} of what matters. With the same versions, whether an import works
    at all is up to the machine: what fails in one of both is not compared, unless the record's had no time to end. Nor is what was
    not reached, as its interpreter ended before.
    """
    reached = {name.partition(".")[0] for name in again["modules"]}
    failed = [name for name, said in again["modules"].items() if "error" in said]
    failed += [name for name, said in record["modules"].items() if "error" in said and not re.match("no answer in|not reached in", said["error"])]
    found = {}
    for name in sorted({*record["modules"], *again["modules"]}):
        if name.partition(".")[0] in reached and not {name, *parents(name)} & set(failed):
            before, after = held(record, name), held(again, name)
            if before != after:
                found[name] = (sorted(before - after), sorted(after - before))
    return found


def held(record, module):
    """The holds that matter of a module, which may have no entry because it adds nothing to its package."""
    entry = record["modules"].get(module) or record_form.nearest(record["modules"], module) or {}
    return {row for row in entry.get("stale", ()) if judge.matters(row)}


def kinds(rows):
    """What rows say is held, wherever: the form, the name and the effect of each."""
    return {judge.of_row(row)[2:] for row in rows}


def adds_nothing(text, path, records):
    """Whether a record of another Python is of no older version than the main record, imports the same and holds the same that matters."""
    main = os.path.join(records, os.path.basename(path))
    if os.path.dirname(path) == os.path.normpath(records) or not os.path.exists(main):
        return False
    record, other = record_form.read(main), record_form.expanded(json.loads(text))
    version, same = version_in(record), version_in(other)
    names = {*other["modules"], *(record["modules"] if "imported" in other else ())}
    failed = [name for name, said in other["modules"].items() if ("error" in said) != ("error" in record["modules"].get(name, said))]
    return None not in (version, same) and numbers_of(same) >= numbers_of(version) and bool(names) and not failed and all(kinds(held(record, name)) == kinds(held(other, name)) for name in names)


def numbers_of(version):
    """A version as a sort key: its numbers."""
    return [int(part) for part in re.findall(r"\d+", version)]


def version_in(record):
    """The version of its distribution that a record is of; None where it could not be installed."""
    versions = {normalized(name): version for name, version in record["installed"].items()}
    return versions.get(normalized(record["distribution"]))


def known_rows(path, records):
    """The rows of the main record, for the record of another Python; none for the main record itself."""
    main = os.path.join(records, os.path.basename(path))
    if os.path.dirname(path) == os.path.normpath(records) or not os.path.exists(main):
        return frozenset()
    return frozenset(row for said in record_form.read(main)["modules"].values() for row in said.get("stale", ()))


def note_same(label, text, path):
    """Notes beside the records of another Python that a distribution was measured there, and came out as in the main record."""
    noted = os.path.join(os.path.dirname(path), record_form.SAME)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    same = {}
    if os.path.exists(noted):
        with open(noted, encoding="utf-8") as file:
            same = json.load(file)
    record = json.loads(text)
    same[label] = {"version": version_in(record), "modules": record.get("imported", len(record["modules"]))}
    with open(noted, "w", encoding="utf-8", newline="\n") as file:
        file.write("{\n" + ",\n".join(f'  {json.dumps(name)}: {json.dumps(told)}' for name, told in sorted(same.items())) + "\n}\n")


# For each distribution that is to be compared so many are drawn: one may not be had, or take too long, on this machine.
DRAWN = 3


def sample(lines, options):
    """
    Some small distributions at random that were measured whole on this Python: what can be measured again in seconds. More than are
    to be compared, for where one cannot be.
    """
    minor = ".".join(str(part) for part in sys.version_info[:2])
    fitting = []
    for line in lines:
        path = os.path.join(options.records, line[0] + ".json")
        if line[0] != "python" and os.path.exists(path):
            record = record_form.read(path)
            if record.get("imported", MOST_SAMPLED) < MOST_SAMPLED and len(record["installed"]) <= 4 and record["python"].startswith(minor + "."):
                fitting.append(line)
    if not fitting:
        print(f"measured again: nothing, as no record is of Python {minor}", flush=True)
    return random.sample(fitting, min(options.check * DRAWN, len(fitting)))


def patchers_of(records):
    """The patchers that most records were made with: others may keep other names."""
    made = [record for record in record_form.read_all(records) if record.get("gevent") and record["distribution"] != "python"]
    pairs = collections.Counter((record["gevent"], record["eventlet"]) for record in made)
    return dict(zip(PATCHERS, pairs.most_common(1)[0][0]))


def changed(lines, options):
    """The lines whose distribution an installer would take in another version than the one in the record, or that have none."""
    wanted = releases.newest(options.python, [line[1][0] for line in lines if line[0] != "python" and "==" not in line[1][0]])
    found = []
    for line in lines:
        path = os.path.join(options.records, line[0] + ".json")
        newest = wanted.get(line[1][0])
        if line[0] == "python" or "==" in line[1][0]:
            continue
        version = version_in(record_form.read(path)) if os.path.exists(path) else None
        if newest not in (None, version):
            print(f"{line[0]}: {version or 'not measured'} -> {newest}", flush=True)
            found.append(line)
    random.shuffle(found)  # where not all are done, the last ones of the list are not those that never are
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", default=sys.executable, help="interpreter with pip and venv")
    parser.add_argument("--work", help="folder to keep the interpreter and the patchers in")
    parser.add_argument("--list", default=LIST)
    parser.add_argument("--records", default=RECORDS)
    parser.add_argument("--missing", action="store_true", help="only what has no record yet, the standard library aside")
    parser.add_argument("--changed", action="store_true", help="only what has a new release, or no record yet")
    parser.add_argument("--listed", action="store_true", help="only the modules that the list names, not all of a distribution")
    parser.add_argument("--at-most", type=int, metavar="N", help="only so many distributions")
    parser.add_argument("--seconds", type=int, default=1800, metavar="N", help="what one distribution may take")
    parser.add_argument("--in-all", type=int, metavar="N", help="begin none after so many seconds")
    parser.add_argument("--journal", metavar="FILE", help="note there what was done, and do not do again what is noted there")
    parser.add_argument("--compare", action="store_true", help="write nothing; exit code 1 where a module comes out different")
    parser.add_argument("--check", type=int, metavar="N", help="as --compare, N small distributions at random")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    lines = read_list(options.list)
    if options.names:
        lines = [line for line in lines if line[0] in options.names]
    if options.missing:
        lines = [line for line in lines if line[0] != "python" and not os.path.exists(os.path.join(options.records, line[0] + ".json"))]
    if options.changed:
        lines = changed(lines, options)
    if options.check is not None:
        lines = sample(lines, options)
    work = os.path.abspath(options.work or tempfile.mkdtemp(prefix="late-patch-knowledge-"))
    os.makedirs(work, exist_ok=True)
    runs = Runs(options.seconds, options.in_all, options.journal)
    by_label = {line[0]: line for line in lines[:options.at_most]}
    try:
        if options.compare or options.check is not None:
            bench = Bench(options.python, work, patchers_of(options.records)) if lines else None
            runs.over(by_label, lambda label: compare(bench, by_label[label], options.records), lambda: is_enough(runs, options.check))
            compared = [*runs.labels(DIFFERENT), *runs.labels(AS_RECORDED)]
            if lines and not compared:
                print("NOTHING WAS CHECKED: none of these could be installed and imported here in its time", flush=True)
            # A check of some at random judges the records, and not the network or the time of a machine.
            failed = runs.labels(DIFFERENT) or (options.check is None and lines and not compared)
        else:
            bench = Bench(options.python, work)
            runs.over(by_label, lambda label: write(bench, by_label[label], options))
            failed = False
            if lines and os.path.samefile(options.records, RECORDS):
                with open(LAST_DAY, "w", encoding="utf-8") as file:
                    file.write(f"{datetime.date.today()}\n")
    except NoBench as problem:
        print(f"NOTHING WAS {'MEASURED' if options.check is None else 'CHECKED'}: {problem}", flush=True)
        failed = options.check is None
    finally:
        print(runs.summary(), flush=True)
        if options.work is None:
            shutil.rmtree(work, ignore_errors=True)
    return 1 if failed else 0


def is_enough(runs, wanted):
    """Whether as many as are wanted were compared, or came out different; without a number never."""
    return wanted is not None and len(runs.labels(DIFFERENT)) + len(runs.labels(AS_RECORDED)) >= wanted


def write(bench, line, options):
    """Measures a distribution and writes its record: how that came out. A record is kept where its distribution cannot be had now."""
    path = record_path(options.records, line, bench)
    text = measure(bench, line, known=known_rows(path, options.records), listed=options.listed)
    if "error" in json.loads(text) and os.path.exists(path):
        return "cannot be installed, the record stays"
    if adds_nothing(text, path, options.records):
        print("    the version and the holds of the main record", flush=True)
        note_same(line[0], text, path)
        return "as on the main Python"
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return "written"


if __name__ == "__main__":
    sys.exit(main())
