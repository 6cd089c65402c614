"""How a module uses a name it has imported: a class that stands in annotations only is never called."""

import ast


def usage(source, name):
    """`used`, `unused` (perhaps re-exported), `annotation` or `isinstance` (in nothing but these), from the text.

    Text that does not parse gives `used`: nothing is ruled out without evidence.
    """
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return "used"
    finder = _Finder(name)
    finder.visit(tree)
    if finder.calls:
        return "used"
    if finder.checks:
        return "isinstance"
    return "annotation" if finder.annotations else "unused"


class _Finder(ast.NodeVisitor):
    def __init__(self, name):
        self.name = name
        self.calls = self.checks = self.annotations = 0
        self._place = "calls"

    def _in(self, place, node):
        if node is None:
            return
        outer, self._place = self._place, place if self._place == "calls" else self._place
        self.visit(node)
        self._place = outer

    def visit_Name(self, node):
        if node.id == self.name and isinstance(node.ctx, ast.Load):
            setattr(self, self._place, getattr(self, self._place) + 1)

    def visit_Constant(self, node):
        # A quoted annotation; a text elsewhere names no object.
        if self._place == "annotations" and isinstance(node.value, str) and self.name in node.value:
            self.annotations += 1

    def visit_arg(self, node):
        self._in("annotations", node.annotation)

    def visit_AnnAssign(self, node):
        self._in("annotations", node.annotation)
        if node.value is not None:
            self.visit(node.value)

    def visit_Subscript(self, node):
        # Optional[SSLContext], also outside annotations: a type alias.
        self.visit(node.value)
        self._in("annotations", node.slice)

    def _function(self, node):
        self._in("annotations", node.returns)
        for part in [*node.decorator_list, node.args, *node.body]:
            self.visit(part)

    visit_FunctionDef = visit_AsyncFunctionDef = _function

    def visit_Call(self, node):
        called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if called in ("isinstance", "issubclass"):
            for argument in node.args:
                self._in("checks", argument)
        elif called in ("cast", "TypeVar", "NewType") and node.args:
            for argument in node.args:
                self._in("annotations", argument)
        else:
            self.generic_visit(node)

    def visit_If(self, node):
        if "TYPE_CHECKING" not in ast.dump(node.test):
            self.generic_visit(node)
        else:
            for part in node.orelse:
                self.visit(part)
