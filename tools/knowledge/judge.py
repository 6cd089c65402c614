"""What a raw stale reference means: the form and the public name of what is held, and whether it matters."""

import fnmatch
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

# One object, several names: the one under which effects are looked up (src/patchers/names.ts).
NAMES = {
    "_thread.allocate_lock": "threading.Lock",
    "_thread.allocate": "threading.Lock",
    "threading._allocate_lock": "threading.Lock",
    "_thread.lock": "threading.Lock",
    "_thread._local": "threading.local",
    "_thread.get_ident": "threading.get_ident",
    "threading._start_new_thread": "_thread.start_new_thread",
    "socket.SocketType": "socket.socket",
    "threading._CRLock": "threading.RLock",
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

def _effects():
    with open(os.path.join(HERE, "effects.json"), encoding="utf-8") as file:
        return json.load(file)


# {library: rows} of src/patchers/, written by `npm run docs`.
EFFECTS = _effects()

# (form, name) that have an effect with at least one library.
HARMFUL = {
    form: {row["name"] for rows in EFFECTS.values() for row in rows if form in row["forms"]}
    for form in ("reference", "subclass", "instance")
}

# Effects that a hold inside a library has instead of those of its name (src/patchers/effects.ts).
NATIVE_LOCKS = {
    ("reference", "threading.Lock"), ("instance", "threading.Lock"), ("instance", "threading.RLock"),
    ("reference", "threading.RLock"), ("instance", "threading.Condition"),
}


def judgements():
    """The reviewed exceptions, see judgements.json."""
    with open(os.path.join(HERE, "judgements.json"), encoding="utf-8") as file:
        return json.load(file)


def hold(raw, rules, standard_library=frozenset(stdlib_names.names())):
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
    for rule in rules["harmless"]:
        if fnmatch.fnmatchcase(holder, rule["holder"]) and fnmatch.fnmatchcase(where, rule["where"]):
            return None
    effect = "native-lock" if (form, name) in NATIVE_LOCKS else None
    if holder.split(".")[0] not in standard_library:
        return holder, where, form, name, effect
    for rule in rules["standard library"]:
        if holder == rule["holder"]:
            return holder, where, form, name, rule.get("effect", effect)
    return None
