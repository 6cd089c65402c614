"""What a raw stale reference means: the form and the public name of what is held, and whether it matters."""

import fnmatch
import functools
import json
import os

import stdlib_names

HERE = os.path.dirname(os.path.abspath(__file__))

FORMS = {
    "global": "reference",
    "default": "reference",
    "closure": "reference",
    "classattr": "reference",
    "container": "reference",
    "instance-attr": "reference",
    "subclass": "subclass",
    "instance": "instance",
}

# What an object is an instance of: a lock's type is not the name people make it by.
INSTANCES = {
    "_thread.LockType": "threading.Lock",
    "_thread.lock": "threading.Lock",
    "threading._LockType": "threading.Lock",
    "threading.Lock": "threading.Lock",
    "_thread.RLock": "threading.RLock",
    "_thread._local": "threading.local",
    "threading._RLock(native block)": "threading.Lock",
    "threading.Condition(native lock)": "threading.Lock",
    "threading.Condition(native RLock)": "threading.Condition",
}


def _shared(path):
    """Facts that the core reads as well, by their path in src/."""
    with open(os.path.join(HERE, "..", "..", "src", path), encoding="utf-8") as file:
        return json.load(file)


# One object, several names: the one under which effects are looked up.
NAMES = {name: first for first, *others in _shared("patchers/data/names.json")["objects"] for name in others}

# {library: rows}: what holding each name does.
EFFECTS = {library: _shared(f"patchers/data/{library}-effects.json") for library in ("gevent", "eventlet")}

# (form, name) that have an effect with at least one library.
HARMFUL = {
    form: {row["name"] for rows in EFFECTS.values() for row in rows if form in row["forms"]}
    for form in ("reference", "subclass", "instance")
}


@functools.cache
def judgements():
    """The reviewed exceptions, each with its reason, and what counts as a lock of a library's own."""
    return _shared("libraries/data/judgements.json")


def hold(raw, rules, by_library=False, standard_library=frozenset(stdlib_names.names())):
    """The hold (holder, where, form, name, effect or None) that a raw reference is, or None when it does not matter."""
    holder, where = raw["module"], raw["where"]
    kind, _, used = raw["kind"].partition(":")
    form = FORMS[kind]
    what = raw["what"]
    name = INSTANCES.get(what, what) if form == "instance" else NAMES.get(what, what)
    if name not in HARMFUL[form] or used == "annotation":
        return None
    if used == "isinstance" and name != "ssl.SSLSocket":  # a test never makes an object
        return None
    if is_harmless(holder, where, rules):
        return None
    effect = effect_of_own(form, name, rules)
    for rule in rules["uses"]:
        if fnmatch.fnmatchcase(holder, rule["holder"]) and fnmatch.fnmatchcase(where, rule["where"]):
            effect = rule["effect"]
    if holder.split(".")[0] not in standard_library:
        return holder, where, form, name, effect
    for rule in rules["standard library"]:
        if holder == rule["holder"] and not (by_library and rule.get("only") == "own imports"):
            return holder, where, form, name, rule.get("effect", effect)
    return None


def is_harmless(holder, where, rules):
    """Whether somebody has looked at what is held there, and it does no harm."""
    return any(fnmatch.fnmatchcase(holder, rule["holder"]) and fnmatch.fnmatchcase(where, rule["where"]) for rule in rules["harmless"])


def effect_of_own(form, name, rules):
    """What holding it does inside of a library, where that is not what it does in general."""
    return "native-lock" if [form, name] in rules["locks"] else None


def made(call, where, what):
    """(name, effect or None) of an object of a replaced type in what a call gives; None where that is not known to hurt."""
    name = INSTANCES.get(what, what)
    if name not in HARMFUL["instance"] or is_harmless(f"{call}()", where, judgements()):
        return None
    return name, effect_of_own("instance", name, judgements())


@functools.cache
def of_row(row):
    """The hold that a row of a record of a library is, `holder where kind what`; None where it does not matter."""
    return hold(dict(zip(("module", "where", "kind", "what"), row.split(" ", 3))), judgements(), by_library=True)


@functools.cache
def matters(row):
    """Whether a row of a record is a hold that is more than a lock of a library's own."""
    found = of_row(row)
    return found is not None and found[4] != "native-lock"
