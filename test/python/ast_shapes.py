"""The whole trees that CPython's ast makes of its standard library: one JSON line a file, {"path", "lines"}.

The notation is that of show.ts, with three things left out on both sides: the values of numbers, how operators group
their operands, and which of several `not` stand in front of an operand.
"""
import ast
import json
import re
import sys
import sysconfig
import warnings

import ast_items

warnings.simplefilter("ignore")
sys.setrecursionlimit(10000)
COMPARISONS = {
    "Lt": "<", "Gt": ">", "LtE": "<=", "GtE": ">=", "Eq": "==", "NotEq": "!=", "In": "in", "NotIn": "not in",
    "Is": "is", "IsNot": "is not",
}
AUGMENTED = {
    "Add": "+", "Sub": "-", "Mult": "*", "Div": "/", "Mod": "%", "Pow": "**", "FloorDiv": "//", "LShift": "<<",
    "RShift": ">>", "BitAnd": "&", "BitOr": "|", "BitXor": "^", "MatMult": "@",
}
BRACKETS = {"Tuple": "()", "List": "[]", "Set": "{}"}
COMPREHENSIONS = {"ListComp": "list", "SetComp": "set", "GeneratorExp": "generator", "DictComp": "dict"}


def every(nodes):
    return ", ".join(map(show, nodes))


def optional(before, node):
    return "" if node is None else before + show(node)


def renamed(name):
    return " as " + name if name else ""


def operands(node):
    if isinstance(node, ast.BinOp):
        return operands(node.left) + operands(node.right)
    if isinstance(node, ast.UnaryOp) and not isinstance(node.op, ast.Not):
        return operands(node.operand)
    return [node]


def fields(node):
    """The replacement fields of an f-string, those in format specifications after the value they format."""
    found = []
    for value in node.values:
        if isinstance(value, ast.FormattedValue):
            found.append(show(value.value))
            if value.format_spec is not None:
                found += fields(value.format_spec)
    return found


def parameters(arguments):
    def one(mark, argument, default=None):
        return mark + argument.arg + optional(": ", argument.annotation) + optional("=", default)

    positional = arguments.posonlyargs + arguments.args
    defaults = [None] * (len(positional) - len(arguments.defaults)) + arguments.defaults
    found = [one("", argument, default) for argument, default in zip(positional, defaults)]
    if arguments.vararg:
        found.append(one("*", arguments.vararg))
    found += [one("only ", argument, default) for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults)]
    if arguments.kwarg:
        found.append(one("**", arguments.kwarg))
    return ", ".join(found)


def keyword(node):
    return ("**" if node.arg is None else node.arg + "=") + show(node.value)


def constant(value):
    if isinstance(value, str):
        return json.dumps(value)
    if isinstance(value, bytes):
        return "b" + json.dumps(value.decode("latin-1"))
    if value is ...:
        return "..."
    return str(value) if value is None or isinstance(value, bool) else "N"


def comprehension(node, kind):
    element = show(node.key) + ": " + show(node.value) if kind == "dict" else show(node.elt)
    for clause in node.generators:
        element += " for %s in %s" % (show(clause.target), show(clause.iter))
        element += "".join(" if " + show(test) for test in clause.ifs)
    return "<%s %s>" % (kind, element)


def show(node):
    """An expression."""
    kind = type(node).__name__
    if kind == "Name":
        return node.id
    if kind == "Attribute":
        return show(node.value) + "." + node.attr
    if kind == "Call":
        return show(node.func) + "(" + ", ".join([show(a) for a in node.args] + [keyword(k) for k in node.keywords]) + ")"
    if kind == "Constant":
        return constant(node.value)
    if kind in BRACKETS:
        return BRACKETS[kind][0] + every(node.elts) + BRACKETS[kind][1]
    if kind == "Dict":
        pairs = zip(node.keys, node.values)
        return "{" + ", ".join(("**" if key is None else show(key) + ": ") + show(value) for key, value in pairs) + "}"
    if kind == "Lambda":
        return "<lambda %s: %s>" % (parameters(node.args), show(node.body))
    if kind == "IfExp":
        return "<%s if %s else %s>" % (show(node.body), show(node.test), show(node.orelse))
    if kind == "BoolOp":
        return "<" + (" and " if isinstance(node.op, ast.And) else " or ").join(map(show, node.values)) + ">"
    if kind == "UnaryOp" and isinstance(node.op, ast.Not):
        inner = show(node.operand)
        return inner if inner.startswith("<not ") else "<not " + inner + ">"
    if kind == "UnaryOp" or kind == "BinOp":
        return "operators<" + every(operands(node)) + ">"
    if kind == "Compare":
        rest = zip(node.ops, node.comparators)
        return "<" + show(node.left) + "".join(" %s %s" % (COMPARISONS[type(o).__name__], show(c)) for o, c in rest) + ">"
    if kind == "Subscript":
        return show(node.value) + "[" + show(node.slice) + "]"
    if kind == "Index":
        return show(node.value)
    if kind == "ExtSlice":
        return "(" + every(node.dims) + ")"
    if kind == "Slice":
        return "slice<" + every(part for part in (node.lower, node.upper, node.step) if part is not None) + ">"
    if kind in COMPREHENSIONS:
        return comprehension(node, COMPREHENSIONS[kind])
    if kind == "Starred":
        return "*" + show(node.value)
    if kind == "NamedExpr":
        return "<%s := %s>" % (node.target.id, show(node.value))
    if kind == "JoinedStr":
        plain = ast_items.string_value(node)
        return "format<" + ", ".join(fields(node)) + ">" if plain is None else json.dumps(plain)
    if kind in ("Await", "Yield", "YieldFrom"):
        return ("await" if kind == "Await" else "yield") + "<" + optional("", node.value) + ">"
    raise TypeError(kind)


def pattern(node):
    """What stands behind `case`."""
    kind = type(node).__name__
    if kind == "MatchValue":
        return show(node.value)
    if kind == "MatchSingleton":
        return constant(node.value)
    if kind == "MatchSequence":
        return "[" + ", ".join(map(pattern, node.patterns)) + "]"
    if kind == "MatchStar":
        return "*" + (node.name or "_")
    if kind == "MatchOr":
        return "<" + " | ".join(map(pattern, node.patterns)) + ">"
    if kind == "MatchAs":
        name = node.name or "_"
        return name if node.pattern is None else "<%s as %s>" % (pattern(node.pattern), name)
    if kind == "MatchMapping":
        entries = ["%s: %s" % (show(key), pattern(value)) for key, value in zip(node.keys, node.patterns)]
        return "{" + ", ".join(entries + (["**" + node.rest] if node.rest else [])) + "}"
    keywords = ["%s=%s" % (name, pattern(value)) for name, value in zip(node.kwd_attrs, node.kwd_patterns)]
    return show(node.cls) + "(" + ", ".join([pattern(one) for one in node.patterns] + keywords) + ")"


def block(head, body):
    return [head] + ["  " + line for statement in body for line in lines(statement)]


def clause(head, body):
    return block(head, body) if body else []


def decorated(node, head):
    return ["@" + show(decorator) for decorator in node.decorator_list] + block(head, node.body)


def lines(node):
    """A statement."""
    kind = type(node).__name__
    if kind == "Import":
        return ["import " + ", ".join(alias.name + renamed(alias.asname) for alias in node.names)]
    if kind == "ImportFrom":
        names = ", ".join(alias.name + renamed(alias.asname) for alias in node.names)
        return ["from %s%s import %s" % ("." * node.level, node.module or "", names)]
    if kind == "Assign":
        return [" = ".join(map(show, node.targets + [node.value]))]
    if kind == "AugAssign":
        return ["%s %s= %s" % (show(node.target), AUGMENTED[type(node.op).__name__], show(node.value))]
    if kind == "AnnAssign":
        return [show(node.target) + ": " + show(node.annotation) + optional(" = ", node.value)]
    if kind == "Expr":
        return [show(node.value)]
    if kind in ("FunctionDef", "AsyncFunctionDef"):
        head = "%sdef %s(%s)" % ("async " if kind[0] == "A" else "", node.name, parameters(node.args))
        return decorated(node, head + optional(" -> ", node.returns))
    if kind == "ClassDef":
        bases = [show(base) for base in node.bases] + [keyword(one) for one in node.keywords]
        return decorated(node, "class %s(%s)" % (node.name, ", ".join(bases)))
    if kind == "If":
        found = block("if " + show(node.test), node.body)
        while ast_items.is_elif(node):
            node = node.orelse[0]
            found += block("elif " + show(node.test), node.body)
        return found + clause("else", node.orelse)
    if kind in ("For", "AsyncFor"):
        return block("for %s in %s" % (show(node.target), show(node.iter)), node.body) + clause("else", node.orelse)
    if kind == "While":
        return block("while " + show(node.test), node.body) + clause("else", node.orelse)
    if kind in ("Try", "TryStar"):
        found = block("try", node.body)
        for handler in node.handlers:
            found += block("except" + optional(" ", handler.type) + renamed(handler.name), handler.body)
        return found + clause("else", node.orelse) + clause("finally", node.finalbody)
    if kind in ("With", "AsyncWith"):
        items = [show(item.context_expr) + optional(" as ", item.optional_vars) for item in node.items]
        return block("with " + ", ".join(items), node.body)
    if kind == "Match":
        found = ["match " + show(node.subject)]
        for case in node.cases:
            head = "case " + pattern(case.pattern) + optional(" if ", case.guard)
            found += ["  " + line for line in block(head, case.body)]
        return found
    return [simple(node, kind)]


def simple(node, kind):
    if kind == "Return":
        return "return" + optional(" ", node.value)
    if kind == "Raise":
        return ("raise " + every(part for part in (node.exc, node.cause) if part is not None)).rstrip()
    if kind == "Delete":
        sole_tuple = len(node.targets) == 1 and isinstance(node.targets[0], ast.Tuple)
        return "del " + every(node.targets[0].elts if sole_tuple else node.targets)
    if kind in ("Global", "Nonlocal"):
        return kind.lower() + " " + ", ".join(node.names)
    if kind == "Assert":
        return "assert " + show(node.test) + optional(", ", node.msg)
    if kind == "TypeAlias":
        return "type " + node.name.id
    return kind.lower()


def main():
    stdlib = sysconfig.get_paths()["stdlib"]
    step = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    for path in list(ast_items.python_files(stdlib, ("site-packages", "dist-packages", "__pycache__")))[::step]:
        try:
            with open(path, "rb") as file:
                tree = ast.parse(file.read(), path)
            shapes = [line for statement in tree.body for line in lines(statement)]
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        escaped = [re.sub("[^\0-\x7e]", lambda match: json.dumps(match[0])[1:-1], line) for line in shapes]
        print(json.dumps({"path": path, "lines": escaped}))


if __name__ == "__main__":
    main()
