"""Source records -> what is known of each module: several versions united, co_installed beside them."""

import functools
import re

import judge
import measure
import record_form
from names import normalized


def measured_with(record):
    """`Python 3.11.7, gevent 26.9.0, eventlet 0.41.3`."""
    tools = [f"{tool} {record[tool]}" for tool in ("gevent", "eventlet") if record.get(tool)]
    return ", ".join([f"Python {record['python']}", *tools])


def measured_what(record):
    """`requests 2.34.2`; nothing for the standard library, whose version is the interpreter's."""
    return "" if record["distribution"] == "python" else f"{record['distribution']} {version_of(record)}"


def version_of(record):
    """The version of the distribution that was measured; of Python only what decides, as in `3.11`."""
    versions = {normalized(name): version for name, version in record["installed"].items()}
    version = versions[normalized(record["distribution"])]
    return ".".join(version.split(".")[:2]) if record["distribution"] == "python" else version


def by_version(record):
    """Sort key: versions in their order, the numbers in them as numbers."""
    return [int(part) if part.isdigit() else 0 for part in re.split(r"[.+-]", version_of(record))]


def module_holds(entry, by_library):
    """The holds that matter of one measured module, sorted by holder: [(holder, [hold text, ...])]."""
    by_holder = {}
    for line in entry["stale"]:
        found = judged(line, by_library)
        if found is not None:
            by_holder.setdefault(found[0], set()).add(found[1:])
    return [(holder, sorted(by_holder[holder], key=str)) for holder in sorted(by_holder)]


@functools.cache
def judged(line, by_library):
    """The hold that a row of a record is, `holder where kind what`; only the last may contain spaces."""
    return judge.hold(dict(zip(("module", "where", "kind", "what"), line.split(" ", 3))), judge.judgements(), by_library)


class Entry:
    """What is known about one module: its holds, with the versions in which they were found, loads and company."""

    def __init__(self, source, loads, holds, patch, co_installed=()):
        self.source, self.loads, self.holds, self.patch, self.co_installed = source, loads, holds, patch, list(co_installed)

    def beyond(self, above):
        """What is known of this module that is not known of `above`, the nearest package that has an entry."""
        own = told_once(self.holds, above.holds)
        return Entry(
            self.source if self.source != above.source else None,
            [load for load in self.loads if load not in above.loads],
            [(holder, held) for holder, held in own if held],
            self.patch if self.patch != above.patch else None,
            [company for company in self.co_installed if company not in above.co_installed],
        )

    def says_nothing(self):
        """Whether this adds nothing that matters to what the package above does; where it comes from is no such thing."""
        return not (self.loads or self.holds or self.patch or self.co_installed)


def is_lock(hold):
    """Whether a hold is a lock that a library keeps to itself, which is a notice at most."""
    return hold[3] == "native-lock"


# What is known above a package that lies in no other one.
NOTHING = Entry(None, [], [], None)


def told_once(holds, above):
    """
    What is held and not told in `above`. Of the locks that libraries keep to themselves one of each kind is told for each library: a
    notice names one, and what is said of it depends on the kind and on the versions that have it.
    """
    told, kept = set(), []
    for holder, held in [*above, *holds]:
        own = []
        for hold in held:
            _, form, name, _, versions = hold
            kind = (holder.split(".")[0], form, name, versions) if is_lock(hold) else (holder, hold)
            if kind not in told:
                own.append(hold)
                told.add(kind)
        kept.append((holder, own))
    return kept[len(above):]


def merged_entries(records):
    """{module: Entry}; what several records say of one module is united."""
    alone, accompanied = {}, {}
    for record in sorted(records, key=lambda record: (record["distribution"], by_version(record) if "error" not in record else [])):
        for module, entry in record["modules"].items():
            if "error" not in entry and ":" not in module:
                (accompanied if "company" in record else alone).setdefault(module, []).append((record, entry))
    entries = {}
    for module, said in alone.items():
        said = with_silent(module, said, records)
        holds = with_versions([(record, module_holds(entry, record["distribution"] != "python")) for record, entry in said])
        loads = sorted({load for _, entry in said for load in entry["loads"]})
        patches = [patch for _, entry in said if (patch := import_patch(entry)) is not None]
        co_installed = companies_of(accompanied.get(module, []), said)
        entries[module] = Entry(source_of([record for record, _ in said]), loads, holds, patches[0] if patches else None, co_installed)
    return entries


def with_silent(module, said, records):
    """`said`, and what the other records of the distribution say of the package that a module lies in: it adds nothing there."""
    speaking = {id(record) for record, _ in said}
    distributions = {record["distribution"] for record, _ in said}
    silent = []
    for record in records:
        if record["distribution"] in distributions and id(record) not in speaking and "imported" in record and "company" not in record:
            entry = record["modules"].get(module) or record_form.nearest(record["modules"], module)
            if entry is not None and "error" not in entry and record_form.nearest(record["modules"], module) is not None:
                silent.append((record, entry))
    return sorted([*said, *silent], key=lambda pair: (pair[0]["distribution"], by_version(pair[0]))) if silent else said


def with_versions(said):
    """
    Union of the holds of several records. Where the versions of one distribution disagree on whether anything of a
    name is held, each hold of it says in which: `redis 4.6.0 | 8.1.0` is held in the first, not in the second. Where it is
    one version, measured on several Pythons, these are told instead: `python 3.13 | 3.11`.
    """
    one = len({record["distribution"] for record, _ in said}) == 1
    by_python = one and len({version_of(record) for record, _ in said}) == 1
    label = "python" if by_python else said[0][0]["distribution"]
    # A version may have been measured on several Pythons: it is told once.
    all_in = dict.fromkeys(told_version(record, by_python) for record, _ in said)
    found_in = {}
    for record, holds in said:
        for name, effect in {(name, effect) for _, held in holds for _, _, name, effect in held}:
            found_in.setdefault((name, effect), {})[told_version(record, by_python)] = True
    merged = {}
    for _, holds in said:
        for holder, held in holds:
            for where, form, name, effect in held:
                inside = found_in[name, effect]
                outside = [version for version in all_in if version not in inside]
                version = f"{label} {' '.join(inside)} | {' '.join(outside)}" if one and outside else None
                merged.setdefault(holder, set()).add((where, form, name, effect, version))
    return [(holder, sorted(merged[holder], key=str)) for holder in sorted(merged)]


def told_version(record, by_python):
    """The version of a record: of its distribution, or of the Python that it was measured on, as in `3.11`."""
    return ".".join(record["python"].split(".")[:2]) if by_python else version_of(record)


def companies_of(accompanied, said):
    """[(import names of the company, source, what is held beside what the module holds alone)], where anything is."""
    known = {(holder, *hold[:3]) for _, entry in said for holder, held in module_holds(entry, True) for hold in held}
    found = {}
    for record, entry in accompanied:
        names = tuple(import_names()[normalized(distribution)] for distribution in record["company"])
        records, more = found.setdefault(names, ([], {}))
        records.append(record)
        for holder, held in module_holds(entry, True):
            new = {(*hold, None) for hold in held if (holder, *hold[:3]) not in known}
            if new:
                more.setdefault(holder, set()).update(new)
    return [
        (names, source_of(records), [(holder, sorted(more[holder], key=str)) for holder in sorted(more)])
        for names, (records, more) in sorted(found.items())
        if any(hold[3] != "native-lock" for held in more.values() for hold in held)
    ]


@functools.cache
def import_names():
    """{distribution: what it is imported as}: the first module of its line in the list."""
    lines = measure.read_list(measure.LIST)
    return {normalized(measure.name_of(requirements[0])): targets[0].partition(":")[0] for _, requirements, _, targets in reversed(lines)}


def source_of(records):
    """What was measured, and with what: (`urllib3 1.26.20, urllib3 2.8.0`, `Python 3.11.7, gevent 26.9.0, eventlet 0.41.3`)."""
    what = list(dict.fromkeys(measured_what(record) for record in records if measured_what(record)))
    company = list(dict.fromkeys(f"with {' '.join(record['company'])}" for record in records if "company" in record))
    where = list(dict.fromkeys(measured_with(record) for record in records))
    return ", ".join([*what, *company]), "; ".join(where)


def import_patch(entry):
    """What the import itself patches: the first call, with its literal keywords."""
    if not entry.get("patches"):
        return None
    first = entry["patches"][0]
    literals = {"True": "true", "False": "false"}
    keywords = {name: literals[value] for name, value in first["keywords"].items() if value in literals}
    return {"function": first["function"], "keywords": keywords}
