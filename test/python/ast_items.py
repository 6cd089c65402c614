"""What CPython's ast says about the Python files of this interpreter: one JSON line a file, on standard output.

    python3 ast_items.py [MAX_SITE_PACKAGES_BYTES [EVERY_NTH_FILE]]

Python 3.8 or later. The first line describes the interpreter. Every other line has `path` and either `error` (ast
rejects the file) or `items`. Items are strings whose fields are joined by U+001F:

    I  deferred line column level module name asname           one imported name
    C  deferred line column callee positional keywords string   one call
    S  kind line column nesting field                           one statement

`deferred` is 1 in the body of a function or lambda. Lines and columns start at 1, columns count UTF-16 units and are
0 where ast's own are not to be relied on. Type parameters and `type` values are evaluated on demand: left out.
"""
import ast
import importlib.util
import json
import os
import sys
import sysconfig
import warnings

warnings.simplefilter("ignore")
sys.setrecursionlimit(10000)
SEPARATOR = "\x1f"
FORMAT_POSITIONS = sys.version_info >= (3, 12)
STATEMENTS = {
    "Import": "import", "ImportFrom": "import-from", "Assign": "assign", "AnnAssign": "assign",
    "AugAssign": "assign", "Expr": "expression", "FunctionDef": "function", "AsyncFunctionDef": "function",
    "ClassDef": "class", "If": "if", "For": "for", "AsyncFor": "for", "While": "while", "Try": "try",
    "TryStar": "try", "With": "with", "AsyncWith": "with", "Match": "match", "Return": "return",
    "Raise": "raise", "Delete": "delete", "Global": "global", "Nonlocal": "global", "Pass": "jump",
    "Break": "jump", "Continue": "jump", "Assert": "assert", "TypeAlias": "type-alias",
}
BLOCKS = {"body": "body", "orelse": "else", "finalbody": "finally", "handlers": "", "cases": ""}
LEFT_OUT = {"ctx", "op", "ops", "type_params", "pattern", "type_comment", "lineno", "kind", "conversion"}


def dotted(node):
    parts = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return ""
    parts.append(node.id)
    return ".".join(reversed(parts))


def string_value(node):
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr) and all(isinstance(value, ast.Constant) for value in node.values):
        return "".join(value.value for value in node.values)
    return None


class Items:
    def __init__(self, text):
        self.items = []
        self.lines = None if text.isascii() else text.split("\n")

    def position(self, node):
        column = node.col_offset
        if self.lines is not None and node.lineno <= len(self.lines):
            line = self.lines[node.lineno - 1]
            if not line.isascii():
                line = line.encode("utf-8", "surrogatepass")[:column].decode("utf-8", "replace")
                column = len(line.encode("utf-16-le", "surrogatepass")) // 2
        return "%d%s%d" % (node.lineno, SEPARATOR, column + 1)

    def add(self, *fields):
        self.items.append(SEPARATOR.join(fields))

    def block(self, statements, deferred, nesting, field):
        for statement in statements:
            self.statement(statement, deferred, nesting, field)

    def statement(self, node, deferred, nesting, field, is_elif=False):
        kind = type(node).__name__
        position = self.position(node)
        if getattr(node, "decorator_list", None):
            position = "%d%s0" % (node.decorator_list[0].lineno, SEPARATOR)
        if not is_elif:
            self.add("S", STATEMENTS[kind], position, str(nesting), field)
        if kind == "Import":
            for alias in node.names:
                self.add("I", deferred, position, "0", alias.name, "", alias.asname or "")
        elif kind == "ImportFrom":
            for alias in node.names:
                self.add("I", deferred, position, str(node.level), node.module or "", alias.name, alias.asname or "")
        elif kind == "Expr" or kind == "Assign" or kind == "Return":
            self.expressions(node, deferred)
        elif kind == "TypeAlias":
            pass
        else:
            self.compound(node, deferred, nesting, kind)

    def compound(self, node, deferred, nesting, kind):
        function = kind in ("FunctionDef", "AsyncFunctionDef")
        for name in node._fields:
            value = getattr(node, name, None)
            if name in LEFT_OUT or value is None:
                continue
            if name == "orelse" and kind == "If" and is_elif(node):
                self.statement(value[0], deferred, nesting, "", True)
            elif name in ("handlers", "cases"):
                for clause in value:
                    label = "except" if name == "handlers" else "case"
                    for part in (getattr(clause, "type", None), getattr(clause, "guard", None)):
                        if part is not None:
                            self.expressions(part, deferred)
                    self.block(clause.body, deferred, nesting + 1, label)
            elif name in BLOCKS:
                self.block(value, "1" if function else deferred, nesting + 1, BLOCKS[name])
            elif isinstance(value, list):
                for item in value:
                    if isinstance(item, ast.AST):
                        self.expressions(item, deferred)
            elif isinstance(value, ast.AST):
                self.expressions(value, deferred)

    def expressions(self, root, deferred):
        """The calls below `root`, which is no block."""
        pending = [(root, deferred, False)]
        while pending:
            node, deferred, in_format = pending.pop()
            kind = type(node)
            if kind is ast.Constant or kind is ast.Name:
                continue
            if kind is ast.Call:
                self.call(node, deferred, in_format)
            elif kind is ast.JoinedStr:
                in_format = not FORMAT_POSITIONS
            for name in node._fields:
                if name in LEFT_OUT:
                    continue
                value = getattr(node, name, None)
                if isinstance(value, list):
                    for item in value:
                        if isinstance(item, ast.AST):
                            pending.append((item, deferred, in_format))
                elif isinstance(value, ast.AST):
                    inner = "1" if kind is ast.Lambda and name == "body" else deferred
                    pending.append((value, inner, in_format))

    def call(self, node, deferred, in_format):
        position = "0" + SEPARATOR + "0" if in_format else self.position(node)
        keywords = ",".join(keyword.arg or "**" for keyword in node.keywords)
        string = string_value(node.args[0]) if node.args else None
        string = "" if string is None or len(string) > 100 else string
        self.add("C", deferred, position, dotted(node.func), str(len(node.args)), keywords, string)


def is_elif(node):
    inner = node.orelse
    return len(inner) == 1 and isinstance(inner[0], ast.If) and inner[0].col_offset == node.col_offset


def describe(path):
    try:
        with open(path, "rb") as file:
            source = file.read()
        tree = ast.parse(source, path)
        text = importlib.util.decode_source(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError, UnicodeError) as error:
        return {"path": path, "error": type(error).__name__}
    items = Items(text[1:] if text.startswith("\ufeff") else text)
    items.block(tree.body, "0", 0, "module")
    return {"path": path, "items": items.items}


def python_files(root, left_out=()):
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(set(folders) - set(left_out))
        for name in sorted(files):
            path = os.path.join(folder, name)
            if name.endswith(".py") and os.path.isfile(path):
                yield path


def sample(paths, most_bytes):
    """Every n-th of `paths`, n such that they have about `most_bytes` bytes."""
    total = sum(os.path.getsize(path) for path in paths)
    return paths[:: max(1, -(-total // most_bytes))]


def main():
    most_bytes = int(sys.argv[1]) if len(sys.argv) > 1 else 10000000
    folders = sysconfig.get_paths()
    packages = ("site-packages", "dist-packages")
    standard = list(python_files(folders["stdlib"], packages + ("__pycache__",)))
    installed = sorted({path for key in ("purelib", "platlib") for path in python_files(folders[key])})
    version = "%d.%d.%d" % sys.version_info[:3]
    print(json.dumps({"version": version, "formatPositions": FORMAT_POSITIONS}))
    step = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    for path in (standard + sample(installed, most_bytes))[::step]:
        print(json.dumps(describe(path), separators=(",", ":")))


if __name__ == "__main__":
    main()
