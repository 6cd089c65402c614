"""How names of modules relate; `a:attribute` is what `from a import attribute` imports."""

import re


def parent_of(name):
    """`a` for `a.b` and for `a:attribute`, the empty text for `a`."""
    module, colon, _ = name.partition(":")
    return module if colon else name.rpartition(".")[0]


def normalized(distribution):
    """Distribution names compare without case and with one separator (PEP 503)."""
    return re.sub(r"[-_.]+", "-", distribution).lower()
