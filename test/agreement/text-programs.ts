/**
 * Whole programs that execute texts: code in strings, files that are read and run, templates of functions, expressions. The form is that
 * of `whole-programs.ts`.
 */
export const textPrograms: readonly string[] = [
  `
exec("guard = VALUE")
PATCH`,
  `
exec("""
class Pool:
    guard = VALUE
    size = 4
""")
PATCH`,
  `
ns = {}
exec("guard = VALUE\\nsize = 2\\n", {"time": None}) if False else None
exec("size = 2\\n", ns)
assert ns["size"] == 2
if ns["size"] > 1:
    kept = VALUE
PATCH`,
  `
ns = {}
exec("size = 2\\n", ns)
if ns["size"] > 2:
    kept = VALUE
PATCH`,
  `
import conf
ns = {"value": conf.value}
exec("held = value", ns)
del ns["value"]
conf.value = None
PATCH
>>> conf.py
value = VALUE`,
  `
import conf
ns = {"value": conf.value}
exec("held = value\\nheld = None\\nvalue = None", ns)
del conf
import sys
del sys.modules["conf"]
PATCH
>>> conf.py
value = VALUE`,
  `
from pathlib import Path
settings = {}
exec(Path(__file__).with_name("local_settings.py").read_text(), settings)
PATCH
>>> local_settings.py
DEBUG = True
GUARD = VALUE`,
  `
import os
here = os.path.dirname(os.path.abspath(__file__))
settings = {}
with open(os.path.join(here, "local_settings.py")) as f:
    exec(compile(f.read(), "local_settings.py", "exec"), settings)
if settings["DEBUG"]:
    kept = VALUE
PATCH
>>> local_settings.py
DEBUG = True`,
  `
import os
here = os.path.dirname(os.path.abspath(__file__))
settings = {}
with open(os.path.join(here, "local_settings.py")) as f:
    exec(compile(f.read(), "local_settings.py", "exec"), settings)
if not settings["DEBUG"]:
    kept = VALUE
PATCH
>>> local_settings.py
DEBUG = True`,
  `
TEMPLATE = """
def {name}(guard={arg}):
    return guard
"""
import conf
namespace = {"conf": conf, "__name__": __name__}
exec(TEMPLATE.format(name="take", arg="conf.value"), namespace)
take = namespace["take"]
del namespace
conf.value = None
PATCH
>>> conf.py
value = VALUE`,
  `
import conf
held = eval("conf.value")
conf.value = None
PATCH
>>> conf.py
value = VALUE`,
  `
import conf
held = eval("conf.value if size > 3 else None", {"conf": conf, "size": 2})
conf.value = None
PATCH
>>> conf.py
value = VALUE`,
  `
import conf
def setup():
    exec("held = conf.value")
setup()
conf.value = None
PATCH
>>> conf.py
value = VALUE`,
  `
import conf
def setup():
    exec("global held\\nheld = conf.value")
setup()
conf.value = None
PATCH
>>> conf.py
value = VALUE`,
  `
import conf
class Registry:
    for _name in ("a", "b"):
        exec(f"{_name} = conf.value")
conf.value = None
PATCH
>>> conf.py
value = VALUE`,
  `
import conf
for name in ("guard", "other"):
    exec("%s = conf.value" % name)
del guard, other
conf.value = None
PATCH
>>> conf.py
value = VALUE`,
  `
import conf
code = compile("conf.value", "<expr>", "eval")
held = [eval(code) for _ in range(2)]
held.clear()
conf.value = None
PATCH
>>> conf.py
value = VALUE`,
  `
import loader
kept = loader.load("plugin.py")
PATCH
>>> loader.py
import os
def load(name):
    path = os.path.join(os.path.dirname(__file__), name)
    scope = {"__name__": "plugin", "__file__": path}
    with open(path, encoding="utf-8") as source:
        code = compile(source.read(), path, "exec")
    exec(code, scope)
    return scope["Plugin"]()
>>> plugin.py
class Plugin:
    def __init__(self):
        self.guard = VALUE`,
  `
import loader
kept = loader.load("plugin.py")
PATCH
>>> loader.py
import os
def load(name):
    path = os.path.join(os.path.dirname(__file__), name)
    scope = {"__name__": "plugin", "__file__": path}
    with open(path, encoding="utf-8") as source:
        code = compile(source.read(), path, "exec")
    exec(code, scope)
    return scope["enabled"]
>>> plugin.py
enabled = __name__ == "__main__"
if enabled:
    guard = VALUE`,
  `
try:
    exec("import nothing_of_that_name")
except ImportError:
    guard = VALUE
PATCH`,
  `
try:
    exec("raise KeyError('x')")
    guard = VALUE
except KeyError:
    pass
PATCH`,
  `
try:
    exec("def broken(:")
except SyntaxError:
    fallback = True
else:
    guard = VALUE
PATCH`,
  `
import conf
env = {"__name__": __name__}
exec("def make(v):\\n    class Box:\\n        held = v\\n    return Box", env)
Box = env["make"](conf.value)
conf.value = None
PATCH
>>> conf.py
value = VALUE`,
  `
import conf
def reveal(globals):
    exec("held = value", globals, vars(conf))
reveal({})
conf.value = None
PATCH
>>> conf.py
value = VALUE`,
  `
import conf
locals_ = {"value": conf.value}
exec("held = value", {}, locals_)
locals_.pop("value")
conf.value = None
PATCH
>>> conf.py
value = VALUE`,
  `
import types, conf
made = types.ModuleType("made")
exec("held = conf.value", made.__dict__, None) if False else exec("from conf import value as held", made.__dict__)
conf.value = None
PATCH
>>> conf.py
value = VALUE`,
  `
rules = {"a": "1 + 1", "b": "len([1, 2, 3])"}
total = sum(eval(rule) for rule in rules.values())
if total == 5:
    guard = VALUE
PATCH`,
  `
rules = {"a": "1 + 1", "b": "len([1, 2, 3])"}
total = sum(eval(rule) for rule in rules.values())
if total != 5:
    guard = VALUE
PATCH`,
];
