"""Writes a made-up repository: many programs over modules that they share, each of which patches late.

    python3 tools/speed/programs.py FOLDER [--programs 60] [--modules 300] [--seed 1]

It has what makes such a repository slow to check, in the proportions of real ones: packages whose modules import each
other and what they need of the standard library and of others, classes, functions and tables in them, a few that keep what
gevent replaces, and programs that import a part of all that before they patch. The same seed gives the same bytes.
"""

import argparse
import pathlib
import random
import textwrap

# The one package that all shared modules are in, and the packages in it.
SHARED = "depot"
AREAS = (
    "api", "auth", "billing", "cache", "catalog", "config", "db", "events", "jobs", "mail", "metrics", "network", "orders",
    "search", "storage",
)

# Programs import between so many of the shared modules by name, and what these import on top of that.
FEWEST_IMPORTS, MOST_IMPORTS = 30, 100

STANDARD = (
    "import collections", "import functools", "import json", "import logging", "import os", "import re", "import sys",
    "import time", "import datetime", "import threading", "import socket", "import subprocess",
    "from collections import OrderedDict, defaultdict", "from contextlib import contextmanager", "from os import path",
)
OTHERS = ("import requests", "import six", "import yaml", "from sqlalchemy import Column, Integer, String")
# Each keeps something that gevent replaces.
HOLDING = ("from time import sleep", "from threading import Lock, RLock", "from socket import socket as connection")

WORDS = (
    "account", "batch", "channel", "client", "cursor", "digest", "entry", "filter", "group", "handler", "index", "item",
    "journal", "key", "ledger", "message", "node", "offset", "parcel", "query", "record", "schema", "session", "signal",
    "ticket", "token", "user", "value", "window", "worker",
)
VERBS = ("build", "check", "collect", "fetch", "find", "load", "merge", "open", "parse", "read", "reset", "send", "store", "sync")


class Module:
    """A shared module: its name and what others can take from it."""

    def __init__(self, area, name):
        self.area = area
        self.name = name
        self.dotted = f"{SHARED}.{area}.{name}"
        self.classes = []
        self.functions = []
        self.constants = []


def class_name(words):
    return "".join(word.capitalize() for word in words)


class Writer:
    """Makes the text of modules and programs, all by one source of chance."""

    def __init__(self, seed):
        self.chance = random.Random(seed)

    def word(self):
        return self.chance.choice(WORDS)

    def constant(self, module, number):
        name = f"{self.word()}_{self.word()}_{number}".upper()
        module.constants.append(name)
        entries = [f"    '{self.word()}': {self.chance.randrange(1000)}," for _ in range(self.chance.randrange(2, 7))]
        value = self.chance.choice((
            str(self.chance.randrange(10_000)),
            f"os.environ.get('{name}', '{self.word()}')",
            f"({', '.join(repr(self.word()) for _ in range(4))})",
            "re.compile(r'^[a-z]+(?:-[a-z0-9]+)*$')",
            "{\n" + "\n".join(entries) + "\n}",
        ))
        return f"{name} = {value}\n"

    def body(self, known, itself):
        """The statements of a function that works with its parameters and with what its module has of others."""
        lines = [f'"""{self.word().capitalize()} of the {self.word()} that {itself} belongs to."""', "found = []"]
        for _ in range(self.chance.randrange(1, 4)):
            one, other = self.word(), self.word()
            lines += self.chance.choice((
                [f"{one} = options.get('{one}', {self.chance.randrange(90)})", f"found.append({one})"],
                [f"for {one} in found:", f"    if {one} is not None and {one} != limit:", f"        LOG.debug('%s', {one})"],
                [f"if limit is None or limit < {self.chance.randrange(90)}:", "    return None"],
                ["try:", f"    {one} = json.loads(options['{other}'])", "except (KeyError, ValueError) as error:",
                 f"    LOG.warning('no {other}: %s', error)", f"    {one} = {{}}"],
                [f"{one} = [{other} for {other} in found if {other}]", f"found.extend({one}[:limit])"],
                [f"with open(os.path.join('{one}', '%s.json' % limit)) as stream:", "    found.append(stream.read())"],
            ))
            if known and self.chance.random() < 0.5:
                lines.append(f"found.append({self.chance.choice(known)})")
        return lines + ["return found"]

    def function(self, name, known, parameters="limit=None, **options"):
        return f"def {name}({parameters}):\n" + textwrap.indent("\n".join(self.body(known, name)), "    ") + "\n"

    def class_text(self, name, bases, known):
        attributes = [f"{self.word()}_{number} = {self.chance.randrange(100)}" for number in range(self.chance.randrange(1, 4))]
        methods = [self.function("__init__", [], "self, limit=None, **options").replace("return found", "self.found = found", 1)
                   .replace("return None", "limit = 1")]
        for number in range(self.chance.randrange(2, 6)):
            method = self.function(f"{self.chance.choice(VERBS)}_{self.word()}_{number}", known, "self, limit=None, **options")
            methods.append(("@property\n" + method.replace("limit=None, **options", "limit=None, options=()", 1))
                           if self.chance.random() < 0.1 else method)
        inside = f'"""A {self.word()} with its {self.word()}."""\n\n' + "\n".join(attributes) + "\n\n" + "\n".join(methods)
        return f"class {name}({bases}):\n" + textwrap.indent(inside, "    ")

    def imports(self, modules, most):
        """Import statements of some of `modules`, and the names that they bind for calls and for bases of classes."""
        lines, known, bases = [], [], []
        for module in self.chance.sample(modules, min(len(modules), self.chance.randrange(1, most + 1))):
            kind = self.chance.random()
            if kind < 0.3:
                lines.append(f"from {SHARED}.{module.area} import {module.name}")
                known.append(f"{module.name}.{self.chance.choice(module.functions)}")
                bases.append(f"{module.name}.{self.chance.choice(module.classes)}")
            elif kind < 0.4:
                lines.append(f"import {module.dotted}")
                known.append(f"{module.dotted}.{self.chance.choice(module.constants)}")
            else:
                names = sorted({self.chance.choice(module.functions), self.chance.choice(module.constants), module.classes[0]})
                lines.append(f"from {module.dotted} import {', '.join(names)}")
                known += names
                bases.append(module.classes[0])
        return sorted(lines), known, bases

    def module(self, module, before):
        """The text of `module`, which may import those `before` it, and more often those of its own area."""
        near = [one for one in before if one.area == module.area]
        lines, known, bases = self.imports(near, 4) if near else ([], [], [])
        further, more, others = self.imports(before, 3) if before else ([], [], [])
        libraries = sorted({"import json", "import logging", "import os", "import re"} | set(self.chance.sample(STANDARD, 3)))
        if self.chance.random() < 0.2:
            libraries.append(self.chance.choice(OTHERS))
        if self.chance.random() < 0.06:
            libraries.append(self.chance.choice(HOLDING))
        parts = [f'"""The {self.word()} and {self.word()} of {module.area}."""\n', "\n".join(libraries) + "\n"]
        parts += ["\n".join(sorted({*lines, *further})) + "\n", "LOG = logging.getLogger(__name__)\n"]
        parts += [self.constant(module, number) for number in range(self.chance.randrange(2, 6))]
        known, bases = known + more, bases + others
        for number in range(self.chance.randrange(1, 4)):
            name = class_name((self.word(), self.word())) + str(number)
            base = self.chance.choice(bases) if bases and self.chance.random() < 0.4 else "object"
            parts.append(self.class_text(name, base, known))
            module.classes.append(name)
        for number in range(self.chance.randrange(2, 7)):
            name = f"{self.chance.choice(VERBS)}_{self.word()}_{number}"
            parts.append(self.function(name, known))
            module.functions.append(name)
        if self.chance.random() < 0.5:
            parts.append(f"REGISTRY = {{name: None for name in ({module.constants[0]!r}, {module.classes[0]!r})}}\n")
            parts.append(f"REGISTRY[{module.classes[0]!r}] = {module.classes[0]}\n")
        if self.chance.random() < 0.4:
            parts.append(f"DEFAULT = {module.classes[-1]}(limit={self.chance.randrange(10)})\n")
        return "\n\n".join(parts)

    def program(self, number, modules):
        """The text of a program: what it imports, the patch below that, and a main function."""
        taken = self.chance.sample(modules, min(len(modules), self.chance.randrange(FEWEST_IMPORTS, MOST_IMPORTS + 1)))
        lines, calls = [], []
        for module in taken:
            function = self.chance.choice(module.functions)
            if self.chance.random() < 0.5:
                lines.append(f"from {SHARED}.{module.area} import {module.name} as {module.area}_{module.name}")
                calls.append(f"{module.area}_{module.name}.{function}")
            else:
                lines.append(f"from {module.dotted} import {function} as {module.name}_{function}")
                calls.append(f"{module.name}_{function}")
        called = [f"    {call}(limit={self.chance.randrange(90)})" for call in self.chance.sample(calls, min(len(calls), 8))]
        return "\n".join([
            f'"""Program {number}."""', "import argparse", "import json", "import logging", "import os", "", *sorted(lines), "",
            "from gevent import monkey", "", "monkey.patch_all()", "", "LOG = logging.getLogger(__name__)", "", "",
            self.function("prepare", calls), "", "def main():", "    parser = argparse.ArgumentParser(description=__doc__)",
            "    parser.add_argument('--limit', type=int)", "    options = vars(parser.parse_args())", "    prepare(**options)",
            *called, "", "", "if __name__ == '__main__':", "    main()", "",
        ])


def files(programs, modules, seed):
    """The repository as texts by path."""
    writer = Writer(seed)
    shared = [Module(AREAS[number % len(AREAS)], f"{WORDS[number // len(AREAS) % len(WORDS)]}{number}") for number in range(modules)]
    texts = {f"{SHARED}/__init__.py": ""}
    for area in AREAS:
        texts[f"{SHARED}/{area}/__init__.py"] = f'"""All of {area}."""\n'
    for number, module in enumerate(shared):
        texts[f"{SHARED}/{module.area}/{module.name}.py"] = writer.module(module, shared[:number])
    for number in range(programs):
        texts[f"programs/program_{number:02}.py"] = writer.program(number, shared)
    return texts


def write(folder, programs=60, modules=300, seed=1):
    """Writes the repository into `folder`."""
    for path, text in files(programs, modules, seed).items():
        file = pathlib.Path(folder) / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--programs", type=int, default=60)
    parser.add_argument("--modules", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    write(arguments.folder, arguments.programs, arguments.modules, arguments.seed)


if __name__ == "__main__":
    main()
