"""How names of modules relate; `a:attribute` is what `from a import attribute` imports."""


def parent_of(name):
    """`a` for `a.b` and for `a:attribute`, the empty text for `a`."""
    module, colon, _ = name.partition(":")
    return module if colon else name.rpartition(".")[0]
