"""What holding an original does, in the few words that fit into a table. The facts are those of src/patchers/data."""

import judge

WORDS = {
    "recursion": "RecursionError on TLS",
    "crash": "raises an exception",
    "connections-shared": "one database connection for all",
    "deadlock": "stops the process",
    "blocks": "blocks everything",
    "never-joins": "join() never returns",
    "race": "lock does not exclude",
    "shared": "shared by all",
    "misidentified": "isinstance() or identity is wrong",
}

# Worst first; which effects come under which heading.
SECTIONS = [
    (("recursion",), "RecursionError on the first use of TLS"),
    (("crash", "connections-shared", "deadlock"), "An exception, a shared connection, or the whole process stops"),
    (("blocks",), "Everything waits where one green thread should"),
    (("never-joins", "race", "shared", "misidentified"), "Threads that never join, values that are shared, identities that are wrong"),
]
ORDER = list(WORDS)


def rows_for(library, form, name):
    return [row for row in judge.EFFECTS[library] if row["name"] == name and form in row["forms"]]


def effects(library, hold):
    """{effect: Python versions in words} of one hold (holder, where, form, name, effect, versions)."""
    _, _, form, name, judged, _ = hold
    rows = rows_for(library, form, name)
    if rows and judged:
        return {judged: ""}
    told = {}
    for row in rows:
        told.setdefault(row["effect"], []).append(versions(row))
    return {effect: "" if "" in bounds or len(bounds) > 1 else bounds[0] for effect, bounds in told.items()}


def versions(row):
    if "since" in row:
        return f" since {'.'.join(map(str, row['since']))}"
    return f" before {'.'.join(map(str, row['before']))}" if "before" in row else ""


def cell(library, held):
    """Everything that happens with one library, worst first."""
    told = {}
    for hold in held:
        for effect, bounds in effects(library, hold).items():
            told[effect] = "" if told.get(effect, bounds) == "" else bounds
    return "; ".join(WORDS[effect] + told[effect] for effect in ORDER if effect in told) or "harmless"


def worst(held):
    """The worst effect that any of the holds has with either library."""
    found = {effect for hold in held for library in judge.EFFECTS for effect in effects(library, hold)}
    return min(found, key=ORDER.index, default="misidentified")


def table():
    """Every name with what holding on to the original of it does."""
    rows = ["| held | as | with gevent | with eventlet |", "|---|---|---|---|"]
    for name in sorted({row["name"] for library in judge.EFFECTS.values() for row in library}):
        by_cells = {}
        for form in ("reference", "subclass", "instance"):
            cells = tuple(cell(library, [(None, None, form, name, None, None)]) for library in ("gevent", "eventlet"))
            by_cells.setdefault(cells, []).append(form)
        for cells, forms in by_cells.items():
            if cells != ("harmless", "harmless"):
                rows.append(f"| `{name}` | {', '.join(forms)} | {' | '.join(cells)} |")
    return rows
