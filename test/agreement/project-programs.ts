/** `program`, and what becomes of it by each list of `variants`: in the place of what stands once in it, something else. */
export const withVariants = (
  program: string,
  ...variants: readonly (readonly (readonly [before: string, after: string])[])[]
): readonly string[] => [
  program,
  ...variants.map((changes) =>
    changes.reduce((text, [before, after]) => {
      const [above, below, ...others] = text.split(before);
      if (above === undefined || below === undefined || others.length > 0)
        throw new Error(`does not stand there once: ${before}`);
      return above + after + below;
    }, program),
  ),
];

/**
 * Whole programs as services are built: launchers and their workers, registries that are found by name, proxies, layers of settings,
 * pools, buses, middleware, plug-ins with something to fall back to. In four of ten nothing is late by the patch. The form is that of
 * `whole-programs.ts`.
 */
export const projectPrograms: readonly string[] = [
  ...withVariants(
    `
from service import launcher, workers
def main(argv):
    conf = {"workers": 2, "graceful": True}
    lau = launcher.ServiceLauncher(conf)
    for name in argv or ["api"]:
        lau.launch_service(workers.build(name, conf))
    return lau
lau = main([])
PATCH
lau.wait()
>>> service/launcher.py
from service.threadgroup import ThreadGroup
class Services:
    def __init__(self):
        self.services = []
        self.tg = ThreadGroup()
    def add(self, service):
        self.services.append(service)
        self.tg.add_thread(self.run_service, service)
    @staticmethod
    def run_service(service):
        service.start()
    def wait(self):
        for service in self.services:
            service.wait()
        self.tg.wait()
class Launcher:
    def __init__(self, conf):
        self.conf = conf
        self.services = Services()
    def launch_service(self, service, workers=1):
        if workers not in (None, 1):
            raise ValueError("only 1 worker allowed")
        self.services.add(service)
    def wait(self):
        self.services.wait()
class ServiceLauncher(Launcher):
    signal_handlers = {}
    def wait(self):
        try:
            super().wait()
        except SystemExit as exc:
            return exc.code
>>> service/threadgroup.py
class Thread:
    def __init__(self, fn, args, group):
        self.fn, self.args, self._group = fn, args, group
        self.done = False
    def run(self):
        self.fn(*self.args)
        self.done = True
        self._group.thread_done(self)
class ThreadGroup:
    def __init__(self):
        self.threads, self.timers = [], []
    def add_thread(self, callback, *args):
        th = Thread(callback, args, self)
        self.threads.append(th)
        return th
    def thread_done(self, th):
        self.threads.remove(th)
    def wait(self):
        for th in list(self.threads):
            th.run()
>>> service/workers.py
class Service:
    def __init__(self, conf):
        self.conf = conf
        self.started = False
        self.guard = None
    def start(self):
        self.started = True
    def wait(self):
        pass
class Api(Service):
    def __init__(self, conf):
        super().__init__(conf)
        self.guard = VALUE
SERVICES = {"api": Api, "noop": Service}
def build(name, conf):
    return SERVICES[name](conf)`,
    [['    for name in argv or ["api"]:', '    for name in argv or ["noop"]:']],
    [
      [
        'lau = main([])',
        `lau = main([])
lau.wait()
lau.services.services.clear()`,
      ],
      [
        `PATCH
lau.wait()`,
        'PATCH',
      ],
    ],
    [
      [
        'lau = main([])',
        `lau = main([])
lau.wait()`,
      ],
      [
        `PATCH
lau.wait()`,
        'PATCH',
      ],
      [
        '        pass',
        `        if self.started:
            self.guard = VALUE`,
      ],
      [
        `        super().__init__(conf)
        self.guard = VALUE`,
        '        super().__init__(conf)',
      ],
    ],
  ),
  ...withVariants(
    `
from worker import blueprint, components
bp = blueprint.Blueprint([components.Timer, components.Pool, components.Hub])
class Worker:
    pool = hub = timer = None
worker = Worker()
bp.apply(worker)
order = [step.name for step in bp.order]
bp.start(worker)
PATCH
>>> worker/blueprint.py
class StepType(type):
    name = None
    requires = None
    def __new__(cls, name, bases, attrs):
        qname = attrs.get("__qualname__")
        attrs.update(name=attrs.get("name") or name.lower(), qname=qname)
        return super().__new__(cls, name, bases, attrs)
    def __repr__(cls):
        return "step:{0.name}{{{0.requires!r}}}".format(cls)
class Step(metaclass=StepType):
    requires = ()
    enabled = True
    def __init__(self, parent, **kwargs): pass
    def include_if(self, parent): return self.enabled
    def create(self, parent): pass
    def include(self, parent):
        if self.include_if(parent):
            self.obj = self.create(parent)
            return True
class StartStopStep(Step):
    obj = None
    def start(self, parent):
        if self.obj:
            return self.obj.start()
    def include(self, parent):
        if super().include(parent):
            parent_steps.append(self)
parent_steps = []
class Blueprint:
    def __init__(self, steps):
        self.types = {s.name: s for s in steps}
        self.order = []
    def _toposort(self):
        seen, out = set(), []
        def visit(step):
            if step.name in seen:
                return
            seen.add(step.name)
            for dep in step.requires:
                visit(dep)
            out.append(step)
        for step in self.types.values():
            visit(step)
        return out
    def apply(self, parent, **kwargs):
        for S in self._toposort():
            step = S(parent, **kwargs)
            self.order.append(step)
            step.include(parent)
        return self
    def start(self, parent):
        for step in parent_steps:
            step.start(parent)
>>> worker/components.py
from worker.blueprint import StartStopStep, Step
class Hub(StartStopStep):
    def create(self, w):
        w.hub = {"loop": True}
class Pool(StartStopStep):
    requires = (Hub,)
    def __init__(self, w, **kwargs):
        w.pool = None
        super().__init__(w, **kwargs)
    def create(self, w):
        if w.hub:
            w.pool = VALUE
class Timer(Step):
    requires = (Hub,)
    def include_if(self, w):
        return w.pool is None
    def create(self, w):
        w.timer = object()`,
    [
      [
        'bp = blueprint.Blueprint([components.Timer, components.Pool, components.Hub])',
        'bp = blueprint.Blueprint([components.Pool, components.Hub, components.Timer])',
      ],
      [
        `class Pool(StartStopStep):
    requires = (Hub,)`,
        `class Pool(StartStopStep):
    requires = ()`,
      ],
    ],
    [
      ['            w.pool = VALUE', '            w.pool = True'],
      ['        w.timer = object()', '        w.timer = VALUE'],
    ],
    [
      [
        'class Pool(StartStopStep):',
        `class Pool(StartStopStep):
    enabled = False`,
      ],
    ],
  ),
  `
from framework.container import ServiceContainer
from services import Greeter
container = ServiceContainer(Greeter)
container.setup()
instance = container.make()
PATCH
>>> framework/extensions.py
import inspect
class Extension:
    __params = None
    container = None
    def __new__(cls, *args, **kwargs):
        inst = super().__new__(cls)
        inst.__params = (args, kwargs)
        return inst
    def bind(self, container):
        args, kwargs = self.__params
        clone = type(self)(*args, **kwargs)
        clone.container = container
        for name, ext in inspect.getmembers(self, is_extension):
            setattr(clone, name, ext.bind(container))
        return clone
    def setup(self): pass
class SharedExtension(Extension):
    def bind(self, container):
        shared = container.shared.get(type(self))
        if shared is None:
            shared = super().bind(container)
            container.shared[type(self)] = shared
        return shared
class DependencyProvider(Extension):
    attr_name = None
    def bind(self, container, attr_name=None):
        inst = super().bind(container)
        inst.attr_name = attr_name
        return inst
    def get_dependency(self): ...
def is_extension(obj):
    return isinstance(obj, Extension)
def is_dependency(obj):
    return isinstance(obj, DependencyProvider)
>>> framework/container.py
import inspect
from framework.extensions import is_dependency
class ServiceContainer:
    def __init__(self, cls):
        self.service_cls = cls
        self.shared, self.dependencies = {}, set()
        for name, dep in inspect.getmembers(cls, is_dependency):
            self.dependencies.add(dep.bind(self, name))
    def setup(self):
        for ext in list(self.shared.values()):
            ext.setup()
        for dep in self.dependencies:
            dep.setup()
    def make(self):
        service = self.service_cls()
        for dep in self.dependencies:
            setattr(service, dep.attr_name, dep.get_dependency())
        return service
>>> services/__init__.py
from services.deps import Connection, Lock
class Greeter:
    name = "greeter"
    lock = Lock("redis")
    connection = Connection()
>>> services/deps.py
from framework.extensions import DependencyProvider, SharedExtension
class Shared(SharedExtension):
    handle = None
    def setup(self): self.handle = VALUE
class Lock(DependencyProvider):
    shared = Shared()
    def __init__(self, kind): self.kind = kind
    def get_dependency(self): return self.kind
class Connection(DependencyProvider):
    shared = Shared()
    def get_dependency(self): return self.shared.handle`,
  `
from framework.container import ServiceContainer
from services import Greeter
container = ServiceContainer(Greeter)
instance = container.make()
PATCH
>>> framework/extensions.py
import inspect
class Extension:
    __params = None
    container = None
    def __new__(cls, *args, **kwargs):
        inst = super().__new__(cls)
        inst.__params = (args, kwargs)
        return inst
    def bind(self, container):
        args, kwargs = self.__params
        clone = type(self)(*args, **kwargs)
        clone.container = container
        for name, ext in inspect.getmembers(self, is_extension):
            setattr(clone, name, ext.bind(container))
        return clone
    def setup(self): pass
class SharedExtension(Extension):
    def bind(self, container):
        shared = container.shared.get(type(self))
        if shared is None:
            shared = super().bind(container)
            container.shared[type(self)] = shared
        return shared
class DependencyProvider(Extension):
    attr_name = None
    def bind(self, container, attr_name=None):
        inst = super().bind(container)
        inst.attr_name = attr_name
        return inst
    def get_dependency(self): ...
def is_extension(obj):
    return isinstance(obj, Extension)
def is_dependency(obj):
    return isinstance(obj, DependencyProvider)
>>> framework/container.py
import inspect
from framework.extensions import is_dependency
class ServiceContainer:
    def __init__(self, cls):
        self.service_cls = cls
        self.shared, self.dependencies = {}, set()
        for name, dep in inspect.getmembers(cls, is_dependency):
            self.dependencies.add(dep.bind(self, name))
    def setup(self):
        for ext in list(self.shared.values()):
            ext.setup()
        for dep in self.dependencies:
            dep.setup()
    def make(self):
        service = self.service_cls()
        for dep in self.dependencies:
            setattr(service, dep.attr_name, dep.get_dependency())
        return service
>>> services/__init__.py
from services.deps import Connection, Lock
class Greeter:
    name = "greeter"
    lock = Lock("redis")
    connection = Connection()
>>> services/deps.py
from framework.extensions import DependencyProvider, SharedExtension
class Shared(SharedExtension):
    handle = None
    def setup(self): self.handle = VALUE
class Lock(DependencyProvider):
    shared = Shared()
    def __init__(self, kind): self.kind = kind
    def get_dependency(self): return self.kind
class Connection(DependencyProvider):
    shared = Shared()
    def get_dependency(self): return self.shared.handle`,
  `
from framework.container import ServiceContainer
from services import Greeter
container = ServiceContainer(Greeter)
container.setup()
instance = container.make()
instance.connection = None
container.shared.clear()
for dep in container.dependencies:
    dep.shared = None
PATCH
>>> framework/extensions.py
import inspect
class Extension:
    __params = None
    container = None
    def __new__(cls, *args, **kwargs):
        inst = super().__new__(cls)
        inst.__params = (args, kwargs)
        return inst
    def bind(self, container):
        args, kwargs = self.__params
        clone = type(self)(*args, **kwargs)
        clone.container = container
        for name, ext in inspect.getmembers(self, is_extension):
            setattr(clone, name, ext.bind(container))
        return clone
    def setup(self): pass
class SharedExtension(Extension):
    def bind(self, container):
        shared = container.shared.get(type(self))
        if shared is None:
            shared = super().bind(container)
            container.shared[type(self)] = shared
        return shared
class DependencyProvider(Extension):
    attr_name = None
    def bind(self, container, attr_name=None):
        inst = super().bind(container)
        inst.attr_name = attr_name
        return inst
    def get_dependency(self): ...
def is_extension(obj):
    return isinstance(obj, Extension)
def is_dependency(obj):
    return isinstance(obj, DependencyProvider)
>>> framework/container.py
import inspect
from framework.extensions import is_dependency
class ServiceContainer:
    def __init__(self, cls):
        self.service_cls = cls
        self.shared, self.dependencies = {}, set()
        for name, dep in inspect.getmembers(cls, is_dependency):
            self.dependencies.add(dep.bind(self, name))
    def setup(self):
        for ext in list(self.shared.values()):
            ext.setup()
        for dep in self.dependencies:
            dep.setup()
    def make(self):
        service = self.service_cls()
        for dep in self.dependencies:
            setattr(service, dep.attr_name, dep.get_dependency())
        return service
>>> services/__init__.py
from services.deps import Connection, Lock
class Greeter:
    name = "greeter"
    lock = Lock("redis")
    connection = Connection()
>>> services/deps.py
from framework.extensions import DependencyProvider, SharedExtension
class Shared(SharedExtension):
    handle = None
    def setup(self): self.handle = VALUE
class Lock(DependencyProvider):
    shared = Shared()
    def __init__(self, kind): self.kind = kind
    def get_dependency(self): return self.kind
class Connection(DependencyProvider):
    shared = Shared()
    def get_dependency(self): return self.shared.handle`,
  ...withVariants(
    `
import sys
from wsgi.app import StandaloneApplication
from wsgi import config
def handler(environ, start_response): return [b"ok"]
sys.argv = ["prog"]
application = StandaloneApplication(handler, {"bind": "127.0.0.1:80", "worker_class": "sync", "bogus": 1})
PATCH
>>> wsgi/config.py
KNOWN_SETTINGS = []
def make_settings(ignore=None):
    settings = {}
    ignore = ignore or ()
    for s in KNOWN_SETTINGS:
        setting = s()
        if setting.name in ignore:
            continue
        settings[setting.name] = setting.copy()
    return settings
class SettingMeta(type):
    def __new__(cls, name, bases, attrs):
        super_new = super().__new__
        parents = [b for b in bases if isinstance(b, SettingMeta)]
        if not parents:
            return super_new(cls, name, bases, attrs)
        attrs["order"] = len(KNOWN_SETTINGS)
        attrs["validator"] = staticmethod(attrs["validator"])
        new_class = super_new(cls, name, bases, attrs)
        KNOWN_SETTINGS.append(new_class)
        return new_class
import copy
class Setting(metaclass=SettingMeta):
    name = value = default = validator = None
    def __init__(self):
        if self.default is not None:
            self.set(self.default)
    def set(self, val):
        self.value = self.validator(val)
    def get(self): return self.value
    def copy(self): return copy.copy(self)
def validate_string(val): return None if val is None else val.strip()
def validate_class(val):
    if val == "sync":
        return VALUE
    return val
class Bind(Setting):
    name = "bind"
    validator = validate_string
class WorkerClass(Setting):
    name = "worker_class"
    validator = validate_class
    default = "gthread"
class Config:
    def __init__(self): self.settings = make_settings()
    def __getattr__(self, name):
        if name not in self.settings:
            raise AttributeError("No configuration setting for: %s" % name)
        return self.settings[name].get()
    def set(self, name, value):
        if name not in self.settings:
            raise AttributeError(name)
        self.settings[name].set(value)
>>> wsgi/app.py
from wsgi.config import Config
class BaseApplication:
    def __init__(self):
        self.cfg = Config()
        self.load_config()
    def load_config(self): raise NotImplementedError
class StandaloneApplication(BaseApplication):
    def __init__(self, app, options=None):
        self.options, self.application = options or {}, app
        super().__init__()
    def load_config(self):
        config = {k: v for k, v in self.options.items() if k in self.cfg.settings and v is not None}
        for key, value in config.items():
            self.cfg.set(key.lower(), value)`,
    [
      [
        'application = StandaloneApplication(handler, {"bind": "127.0.0.1:80", "worker_class": "sync", "bogus": 1})',
        'application = StandaloneApplication(handler, {"bind": "127.0.0.1:80", "worker_class": "gevent", "bogus": 1})',
      ],
    ],
    [
      [
        'application = StandaloneApplication(handler, {"bind": "127.0.0.1:80", "worker_class": "sync", "bogus": 1})',
        `application = StandaloneApplication(handler, {"bind": "127.0.0.1:80", "worker_class": "sync", "bogus": 1})
application.cfg.set("worker_class", "eventlet")`,
      ],
    ],
  ),
  `
import loader
opts = {"virtual": "proc", "module_dirs": ["mods"]}
funcs = loader.LazyLoader(opts, pack={"__opts__": opts})
lock = funcs["proc.acquire"]()
has = "disabled.acquire" in funcs
PATCH
>>> loader.py
import importlib
import pkgutil
from collections.abc import MutableMapping
class LazyLoader(MutableMapping):
    def __init__(self, opts, pack=None):
        self.opts, self.pack = opts, pack or {}
        self._dict, self.missing = {}, {}
        self.loaded_files = set()
    def __getitem__(self, key):
        if key not in self._dict:
            mod, _, func = key.partition(".")
            if not self._load_module(mod) or key not in self._dict:
                raise KeyError(key)
        return self._dict[key]
    def __setitem__(self, key, value): self._dict[key] = value
    def __delitem__(self, key): del self._dict[key]
    def __iter__(self): return iter(self._dict)
    def __len__(self): return len(self._dict)
    def _load_module(self, name):
        for pkg_name in self.opts["module_dirs"]:
            pkg = importlib.import_module(pkg_name)
            names = [m.name for m in pkgutil.iter_modules(pkg.__path__)]
            if name not in names:
                continue
            mod = importlib.import_module(f"{pkg_name}.{name}")
            for key, val in self.pack.items():
                setattr(mod, key, val)
            virtual = getattr(mod, "__virtual__", lambda: True)()
            if not virtual:
                self.missing[name] = "virtual returned False"
                return False
            alias = virtual if isinstance(virtual, str) else name
            for attr in getattr(mod, "__load__", dir(mod)):
                if attr.startswith("_"):
                    continue
                func = getattr(mod, attr)
                if callable(func):
                    self._dict[f"{alias}.{attr}"] = func
            return True
        return False
>>> mods/__init__.py
>>> mods/proc.py
_cache = {}
def __virtual__(): return __opts__["virtual"]
def acquire():
    if "lock" not in _cache:
        _cache["lock"] = VALUE
    return "locked"
>>> mods/disabled.py
def __virtual__(): return False
handles = []
def acquire(): handles.append(VALUE)`,
  `
import loader
opts = {"virtual": "", "module_dirs": ["mods"]}
funcs = loader.LazyLoader(opts, pack={"__opts__": opts})
lock = funcs.get("proc.acquire", lambda: None)()
has = "disabled.acquire" in funcs
PATCH
>>> loader.py
import importlib
import pkgutil
from collections.abc import MutableMapping
class LazyLoader(MutableMapping):
    def __init__(self, opts, pack=None):
        self.opts, self.pack = opts, pack or {}
        self._dict, self.missing = {}, {}
        self.loaded_files = set()
    def __getitem__(self, key):
        if key not in self._dict:
            mod, _, func = key.partition(".")
            if not self._load_module(mod) or key not in self._dict:
                raise KeyError(key)
        return self._dict[key]
    def __setitem__(self, key, value): self._dict[key] = value
    def __delitem__(self, key): del self._dict[key]
    def __iter__(self): return iter(self._dict)
    def __len__(self): return len(self._dict)
    def _load_module(self, name):
        for pkg_name in self.opts["module_dirs"]:
            pkg = importlib.import_module(pkg_name)
            names = [m.name for m in pkgutil.iter_modules(pkg.__path__)]
            if name not in names:
                continue
            mod = importlib.import_module(f"{pkg_name}.{name}")
            for key, val in self.pack.items():
                setattr(mod, key, val)
            virtual = getattr(mod, "__virtual__", lambda: True)()
            if not virtual:
                self.missing[name] = "virtual returned False"
                return False
            alias = virtual if isinstance(virtual, str) else name
            for attr in getattr(mod, "__load__", dir(mod)):
                if attr.startswith("_"):
                    continue
                func = getattr(mod, attr)
                if callable(func):
                    self._dict[f"{alias}.{attr}"] = func
            return True
        return False
>>> mods/__init__.py
>>> mods/proc.py
_cache = {}
def __virtual__(): return __opts__["virtual"]
def acquire():
    if "lock" not in _cache:
        _cache["lock"] = VALUE
    return "locked"
>>> mods/disabled.py
def __virtual__(): return False
handles = []
def acquire(): handles.append(VALUE)`,
  `
import loader
opts = {"virtual": "proc", "module_dirs": ["mods"]}
funcs = loader.LazyLoader(opts, pack={"__opts__": opts})
has = "disabled.acquire" in funcs
PATCH
>>> loader.py
import importlib
import pkgutil
from collections.abc import MutableMapping
class LazyLoader(MutableMapping):
    def __init__(self, opts, pack=None):
        self.opts, self.pack = opts, pack or {}
        self._dict, self.missing = {}, {}
        self.loaded_files = set()
    def __getitem__(self, key):
        if key not in self._dict:
            mod, _, func = key.partition(".")
            if not self._load_module(mod) or key not in self._dict:
                raise KeyError(key)
        return self._dict[key]
    def __setitem__(self, key, value): self._dict[key] = value
    def __delitem__(self, key): del self._dict[key]
    def __iter__(self): return iter(self._dict)
    def __len__(self): return len(self._dict)
    def _load_module(self, name):
        for pkg_name in self.opts["module_dirs"]:
            pkg = importlib.import_module(pkg_name)
            names = [m.name for m in pkgutil.iter_modules(pkg.__path__)]
            if name not in names:
                continue
            mod = importlib.import_module(f"{pkg_name}.{name}")
            for key, val in self.pack.items():
                setattr(mod, key, val)
            virtual = getattr(mod, "__virtual__", lambda: True)()
            if not virtual:
                self.missing[name] = "virtual returned False"
                return False
            alias = virtual if isinstance(virtual, str) else name
            for attr in getattr(mod, "__load__", dir(mod)):
                if attr.startswith("_"):
                    continue
                func = getattr(mod, attr)
                if callable(func):
                    self._dict[f"{alias}.{attr}"] = func
            return True
        return False
>>> mods/__init__.py
>>> mods/proc.py
_cache = {}
def __virtual__(): return __opts__["virtual"]
def acquire():
    if "lock" not in _cache:
        _cache["lock"] = VALUE
    return "locked"
>>> mods/disabled.py
def __virtual__(): return False
handles = []
def acquire(): handles.append(VALUE)`,
  `
import loader
opts = {"virtual": "proc", "module_dirs": ["mods"]}
funcs = loader.LazyLoader(opts, pack={"__opts__": opts})
has = "disabled.acquire" in funcs
PATCH
>>> loader.py
import importlib
import pkgutil
from collections.abc import MutableMapping
class LazyLoader(MutableMapping):
    def __init__(self, opts, pack=None):
        self.opts, self.pack = opts, pack or {}
        self._dict, self.missing = {}, {}
        self.loaded_files = set()
    def __getitem__(self, key):
        if key not in self._dict:
            mod, _, func = key.partition(".")
            if not self._load_module(mod) or key not in self._dict:
                raise KeyError(key)
        return self._dict[key]
    def __setitem__(self, key, value): self._dict[key] = value
    def __delitem__(self, key): del self._dict[key]
    def __iter__(self): return iter(self._dict)
    def __len__(self): return len(self._dict)
    def _load_module(self, name):
        for pkg_name in self.opts["module_dirs"]:
            pkg = importlib.import_module(pkg_name)
            names = [m.name for m in pkgutil.iter_modules(pkg.__path__)]
            if name not in names:
                continue
            mod = importlib.import_module(f"{pkg_name}.{name}")
            for key, val in self.pack.items():
                setattr(mod, key, val)
            virtual = getattr(mod, "__virtual__", lambda: True)()
            if not virtual:
                self.missing[name] = "virtual returned False"
                return False
            alias = virtual if isinstance(virtual, str) else name
            for attr in getattr(mod, "__load__", dir(mod)):
                if attr.startswith("_"):
                    continue
                func = getattr(mod, attr)
                if callable(func):
                    self._dict[f"{alias}.{attr}"] = func
            return True
        return False
>>> mods/__init__.py
>>> mods/proc.py
_cache = {}
def __virtual__(): return __opts__["virtual"]
def acquire():
    if "lock" not in _cache:
        _cache["lock"] = VALUE
    return "locked"
>>> mods/disabled.py
def __virtual__(): return False
handles = [VALUE]
def acquire(): handles.append(VALUE)`,
  ...withVariants(
    `
from forge import registry, steps
cfg = {"steps": [{"type": "shell", "command": ["make"]}, {"type": "lock", "name": "db", "max": 1}]}
factory = [registry.create(spec) for spec in cfg["steps"]]
acquired = [s.acquire() for s in factory if hasattr(s, "acquire")]
PATCH
>>> forge/registry.py
from __future__ import annotations
_factories: dict[str, type] = {}
class ComparableMixin:
    compare_attrs: tuple[str, ...] = ()
    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return all(getattr(self, a) == getattr(other, a) for a in self.compare_attrs)
    def __hash__(self):
        return hash((type(self),) + tuple(getattr(self, a) for a in self.compare_attrs))
def register(name: str):
    def decorate(cls):
        if name in _factories:
            raise RuntimeError(f"duplicate {name}")
        _factories[name] = cls
        cls.type_name = name
        return cls
    return decorate
def create(spec: dict):
    spec = dict(spec)
    try:
        cls = _factories[spec.pop("type")]
    except KeyError as e:
        raise LookupError("unknown step") from e
    return cls(**spec)
>>> forge/locks.py
from forge.registry import ComparableMixin
class LockId(ComparableMixin):
    compare_attrs = ("name", "max")
    def __init__(self, name, max): self.name, self.max = name, max
_held_locks = {}
def get_real(lockid):
    if lockid not in _held_locks:
        _held_locks[lockid] = VALUE
    return _held_locks[lockid]
>>> forge/steps.py
from forge.registry import register
from forge.locks import LockId, get_real
class Step:
    def __init__(self, **kwargs):
        self.name = kwargs.pop("name", self.type_name)
        if kwargs:
            raise TypeError(f"unexpected {sorted(kwargs)}")
@register("shell")
class Shell(Step):
    def __init__(self, command, **kwargs):
        super().__init__(**kwargs)
        self.command = command
@register("lock")
class Lock(Step):
    def __init__(self, max=1, **kwargs):
        super().__init__(**kwargs)
        self.lockid = LockId(self.name, max)
    def acquire(self): return get_real(self.lockid) is not None`,
    [
      [
        'acquired = [s.acquire() for s in factory if hasattr(s, "acquire")]',
        `acquired = [s.acquire() for s in factory if hasattr(s, "acquire")]
from forge import locks
locks._held_locks.pop(locks.LockId("db", 1))`,
      ],
    ],
    [
      [
        'acquired = [s.acquire() for s in factory if hasattr(s, "acquire")]',
        `acquired = [s.acquire() for s in factory if hasattr(s, "acquire")]
from forge import locks
locks._held_locks.pop(locks.LockId("db", 2), None)`,
      ],
    ],
  ),
  `
import sdk
sdk.init(integrations=[sdk.integrations.Threads()], default_integrations=False)
PATCH
>>> sdk/__init__.py
from sdk import integrations
from sdk.integrations import setup_integrations
class Client:
    def __init__(self, integrations, with_defaults):
        self.integrations = setup_integrations(integrations, with_defaults=with_defaults)
_client = None
def init(integrations=(), default_integrations=True):
    global _client
    _client = Client(list(integrations), default_integrations)
>>> sdk/integrations/__init__.py
from importlib import import_module
_DEFAULT = ("sdk.integrations.logs.LogIntegration", "sdk.integrations.stdlib.StdlibIntegration")
_installed = set()
class DidNotEnable(Exception): pass
class Integration:
    identifier = None
    @staticmethod
    def setup_once(): raise NotImplementedError()
class Threads(Integration):
    identifier = "threads"
    @staticmethod
    def setup_once():
        from sdk.integrations import _threads
        _threads.wrap()
def iter_default_integrations():
    for import_string in _DEFAULT:
        try:
            module, cls = import_string.rsplit(".", 1)
            yield getattr(import_module(module), cls)
        except (DidNotEnable, SyntaxError) as e:
            continue
def setup_integrations(integrations, with_defaults=True):
    integrations = {i.identifier: i for i in integrations or ()}
    used_as_default = set()
    if with_defaults:
        for cls in iter_default_integrations():
            if cls.identifier not in integrations:
                instance = cls()
                integrations[instance.identifier] = instance
                used_as_default.add(instance.identifier)
    for identifier, integration in integrations.items():
        if identifier not in _installed:
            try:
                type(integration).setup_once()
            except DidNotEnable:
                if identifier not in used_as_default:
                    raise
            else:
                _installed.add(identifier)
    return {k: v for k, v in integrations.items() if k in _installed}
>>> sdk/integrations/_threads.py
state = {}
def wrap(): state["guard"] = VALUE
>>> sdk/integrations/logs.py
from sdk.integrations import DidNotEnable, Integration
raise DidNotEnable("no logs")
class LogIntegration(Integration):
    identifier = "logs"
    guard = VALUE
>>> sdk/integrations/stdlib.py
from sdk.integrations import DidNotEnable, Integration
class StdlibIntegration(Integration):
    identifier = "stdlib"
    @staticmethod
    def setup_once():
        Integration.shared = VALUE
        raise DidNotEnable("not here")`,
  `
import sdk
sdk.init(integrations=[], default_integrations=False)
PATCH
>>> sdk/__init__.py
from sdk import integrations
from sdk.integrations import setup_integrations
class Client:
    def __init__(self, integrations, with_defaults):
        self.integrations = setup_integrations(integrations, with_defaults=with_defaults)
_client = None
def init(integrations=(), default_integrations=True):
    global _client
    _client = Client(list(integrations), default_integrations)
>>> sdk/integrations/__init__.py
from importlib import import_module
_DEFAULT = ("sdk.integrations.logs.LogIntegration", "sdk.integrations.stdlib.StdlibIntegration")
_installed = set()
class DidNotEnable(Exception): pass
class Integration:
    identifier = None
    @staticmethod
    def setup_once(): raise NotImplementedError()
class Threads(Integration):
    identifier = "threads"
    @staticmethod
    def setup_once():
        from sdk.integrations import _threads
        _threads.wrap()
def iter_default_integrations():
    for import_string in _DEFAULT:
        try:
            module, cls = import_string.rsplit(".", 1)
            yield getattr(import_module(module), cls)
        except (DidNotEnable, SyntaxError) as e:
            continue
def setup_integrations(integrations, with_defaults=True):
    integrations = {i.identifier: i for i in integrations or ()}
    used_as_default = set()
    if with_defaults:
        for cls in iter_default_integrations():
            if cls.identifier not in integrations:
                instance = cls()
                integrations[instance.identifier] = instance
                used_as_default.add(instance.identifier)
    for identifier, integration in integrations.items():
        if identifier not in _installed:
            try:
                type(integration).setup_once()
            except DidNotEnable:
                if identifier not in used_as_default:
                    raise
            else:
                _installed.add(identifier)
    return {k: v for k, v in integrations.items() if k in _installed}
>>> sdk/integrations/_threads.py
state = {}
def wrap(): state["guard"] = VALUE
>>> sdk/integrations/logs.py
from sdk.integrations import DidNotEnable, Integration
raise DidNotEnable("no logs")
class LogIntegration(Integration):
    identifier = "logs"
    guard = VALUE
>>> sdk/integrations/stdlib.py
from sdk.integrations import DidNotEnable, Integration
class StdlibIntegration(Integration):
    identifier = "stdlib"
    @staticmethod
    def setup_once():
        Integration.shared = VALUE
        raise DidNotEnable("not here")`,
  `
import sdk
sdk.init(integrations=[])
PATCH
>>> sdk/__init__.py
from sdk import integrations
from sdk.integrations import setup_integrations
class Client:
    def __init__(self, integrations, with_defaults):
        self.integrations = setup_integrations(integrations, with_defaults=with_defaults)
_client = None
def init(integrations=(), default_integrations=True):
    global _client
    _client = Client(list(integrations), default_integrations)
>>> sdk/integrations/__init__.py
from importlib import import_module
_DEFAULT = ("sdk.integrations.logs.LogIntegration", "sdk.integrations.stdlib.StdlibIntegration")
_installed = set()
class DidNotEnable(Exception): pass
class Integration:
    identifier = None
    @staticmethod
    def setup_once(): raise NotImplementedError()
class Threads(Integration):
    identifier = "threads"
    @staticmethod
    def setup_once():
        from sdk.integrations import _threads
        _threads.wrap()
def iter_default_integrations():
    for import_string in _DEFAULT:
        try:
            module, cls = import_string.rsplit(".", 1)
            yield getattr(import_module(module), cls)
        except (DidNotEnable, SyntaxError) as e:
            continue
def setup_integrations(integrations, with_defaults=True):
    integrations = {i.identifier: i for i in integrations or ()}
    used_as_default = set()
    if with_defaults:
        for cls in iter_default_integrations():
            if cls.identifier not in integrations:
                instance = cls()
                integrations[instance.identifier] = instance
                used_as_default.add(instance.identifier)
    for identifier, integration in integrations.items():
        if identifier not in _installed:
            try:
                type(integration).setup_once()
            except DidNotEnable:
                if identifier not in used_as_default:
                    raise
            else:
                _installed.add(identifier)
    return {k: v for k, v in integrations.items() if k in _installed}
>>> sdk/integrations/_threads.py
state = {}
def wrap(): state["guard"] = VALUE
>>> sdk/integrations/logs.py
from sdk.integrations import DidNotEnable, Integration
raise DidNotEnable("no logs")
class LogIntegration(Integration):
    identifier = "logs"
    guard = VALUE
>>> sdk/integrations/stdlib.py
from sdk.integrations import DidNotEnable, Integration
class StdlibIntegration(Integration):
    identifier = "stdlib"
    @staticmethod
    def setup_once():
        Integration.shared = VALUE
        raise DidNotEnable("not here")`,
  `
import sdk
sdk.init(integrations=[])
PATCH
>>> sdk/__init__.py
from sdk import integrations
from sdk.integrations import setup_integrations
class Client:
    def __init__(self, integrations, with_defaults):
        self.integrations = setup_integrations(integrations, with_defaults=with_defaults)
_client = None
def init(integrations=(), default_integrations=True):
    global _client
    _client = Client(list(integrations), default_integrations)
>>> sdk/integrations/__init__.py
from importlib import import_module
_DEFAULT = ("sdk.integrations.logs.LogIntegration", "sdk.integrations.stdlib.StdlibIntegration")
_installed = set()
class DidNotEnable(Exception): pass
class Integration:
    identifier = None
    @staticmethod
    def setup_once(): raise NotImplementedError()
class Threads(Integration):
    identifier = "threads"
    @staticmethod
    def setup_once():
        from sdk.integrations import _threads
        _threads.wrap()
def iter_default_integrations():
    for import_string in _DEFAULT:
        try:
            module, cls = import_string.rsplit(".", 1)
            yield getattr(import_module(module), cls)
        except (DidNotEnable, SyntaxError) as e:
            continue
def setup_integrations(integrations, with_defaults=True):
    integrations = {i.identifier: i for i in integrations or ()}
    used_as_default = set()
    if with_defaults:
        for cls in iter_default_integrations():
            if cls.identifier not in integrations:
                instance = cls()
                integrations[instance.identifier] = instance
                used_as_default.add(instance.identifier)
    for identifier, integration in integrations.items():
        if identifier not in _installed:
            try:
                type(integration).setup_once()
            except DidNotEnable:
                if identifier not in used_as_default:
                    raise
            else:
                _installed.add(identifier)
    return {k: v for k, v in integrations.items() if k in _installed}
>>> sdk/integrations/_threads.py
state = {}
def wrap(): state["guard"] = VALUE
>>> sdk/integrations/logs.py
from sdk.integrations import DidNotEnable, Integration
raise DidNotEnable("no logs")
class LogIntegration(Integration):
    identifier = "logs"
    guard = VALUE
>>> sdk/integrations/stdlib.py
from sdk.integrations import DidNotEnable, Integration
class StdlibIntegration(Integration):
    identifier = "stdlib"
    @staticmethod
    def setup_once():
        raise DidNotEnable("not here")`,
  ...withVariants(
    `
from web import create_app, current_app, g
app = create_app()
with app.app_context():
    g.guard = VALUE
    current_app.extensions["db"] = g.guard
PATCH
>>> web/__init__.py
from web.globals import current_app, g
from web.app import App
def create_app():
    app = App("web")
    app.config.update(DEBUG=True)
    return app
>>> web/local.py
from contextvars import ContextVar
class LocalStack:
    def __init__(self): self._storage = ContextVar("local_stack")
    def push(self, obj):
        stack = self._storage.get([]).copy()
        stack.append(obj)
        self._storage.set(stack)
        return stack
    def pop(self):
        stack = self._storage.get([])
        if not stack:
            return None
        rv = stack[-1]
        self._storage.set(stack[:-1])
        return rv
    @property
    def top(self):
        stack = self._storage.get([])
        return stack[-1] if stack else None
    def __call__(self, name): return LocalProxy(self, name)
class LocalProxy:
    def __init__(self, local, name):
        def get_current():
            obj = local.top
            if obj is None:
                raise RuntimeError("working outside of context")
            return getattr(obj, name)
        object.__setattr__(self, "_get_current", get_current)
    def __getattr__(self, name): return getattr(self._get_current(), name)
    def __setattr__(self, name, value): setattr(self._get_current(), name, value)
    def __delattr__(self, name): delattr(self._get_current(), name)
    def __bool__(self):
        try:
            return bool(self._get_current())
        except RuntimeError:
            return False
>>> web/globals.py
from web.local import LocalStack
_ctx_stack = LocalStack()
current_app = _ctx_stack("app")
g = _ctx_stack("g")
>>> web/app.py
from web.globals import _ctx_stack
class AppCtxGlobals:
    def get(self, name, default=None): return self.__dict__.get(name, default)
class AppContext:
    def __init__(self, app): self.app, self.g = app, AppCtxGlobals()
    def __enter__(self):
        _ctx_stack.push(self)
        return self
    def __exit__(self, *exc): _ctx_stack.pop()
class App:
    def __init__(self, name):
        self.import_name, self.config, self.extensions = name, {}, {}
    def app_context(self): return AppContext(self)`,
    [['    current_app.extensions["db"] = g.guard', '    current_app.extensions["db"] = bool(g)']],
    [
      [
        `    g.guard = VALUE
    current_app.extensions["db"] = g.guard`,
        `    pass
held = VALUE if current_app else None`,
      ],
    ],
    [
      ['with app.app_context():', 'if app.app_context().__enter__():'],
      ['    current_app.extensions["db"] = g.guard', '    pass'],
    ],
  ),
  `
import settings
import lazy
debug = settings.DEBUG
client = lazy.client
name = lazy.NAME
PATCH
>>> settings.py
import sys
import types
class LazySettings(types.ModuleType):
    _wrapped = None
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        if self._wrapped is None:
            self._setup()
        return self._wrapped[name]
    def _setup(self):
        import defaults
        self._wrapped = {k: getattr(defaults, k) for k in dir(defaults) if k.isupper()}
module = LazySettings(__name__)
sys.modules[__name__] = module
>>> defaults.py
DEBUG = True
NAME = "svc"
_private = 1
lower_lock = None
>>> lazy.py
_imports = {"client": ("impl", "Client"), "server": ("impl2", "Server")}
NAME = "lazy"
def __getattr__(name):
    try:
        module, attr = _imports[name]
    except KeyError:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}") from None
    from importlib import import_module
    value = getattr(import_module(module), attr)
    globals()[name] = value
    return value
>>> impl.py
class Client:
    guard = VALUE
>>> impl2.py
class Server:
    guard = VALUE`,
  `
import settings
import lazy
debug = settings.DEBUG
name = lazy.NAME
PATCH
>>> settings.py
import sys
import types
class LazySettings(types.ModuleType):
    _wrapped = None
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        if self._wrapped is None:
            self._setup()
        return self._wrapped[name]
    def _setup(self):
        import defaults
        self._wrapped = {k: getattr(defaults, k) for k in dir(defaults) if k.isupper()}
module = LazySettings(__name__)
sys.modules[__name__] = module
>>> defaults.py
DEBUG = True
NAME = "svc"
_private = 1
lower_lock = None
>>> lazy.py
_imports = {"client": ("impl", "Client"), "server": ("impl2", "Server")}
NAME = "lazy"
def __getattr__(name):
    try:
        module, attr = _imports[name]
    except KeyError:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}") from None
    from importlib import import_module
    value = getattr(import_module(module), attr)
    globals()[name] = value
    return value
>>> impl.py
class Client:
    guard = VALUE
>>> impl2.py
class Server:
    guard = VALUE`,
  `
import settings
import lazy
name = lazy.NAME
PATCH
>>> settings.py
import sys
import types
class LazySettings(types.ModuleType):
    _wrapped = None
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        if self._wrapped is None:
            self._setup()
        return self._wrapped[name]
    def _setup(self):
        import defaults
        self._wrapped = {k: getattr(defaults, k) for k in dir(defaults) if k.isupper()}
module = LazySettings(__name__)
sys.modules[__name__] = module
>>> defaults.py
DEBUG = True
NAME = "svc"
_private = 1
LOCK = VALUE
>>> lazy.py
_imports = {"client": ("impl", "Client"), "server": ("impl2", "Server")}
NAME = "lazy"
def __getattr__(name):
    try:
        module, attr = _imports[name]
    except KeyError:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}") from None
    from importlib import import_module
    value = getattr(import_module(module), attr)
    globals()[name] = value
    return value
>>> impl.py
class Client:
    guard = VALUE
>>> impl2.py
class Server:
    guard = VALUE`,
  ...withVariants(
    `
from conf import load
environ = {"PATH": "/bin", "SVC_DB__GUARD": "on"}
cfg = load("production", environ)
guard = VALUE if cfg.db.guard == "on" and not cfg.debug else None
PATCH
>>> conf/__init__.py
from conf.base import Base, Dev, Production
from conf.merge import deep_merge, AttrDict
_CLASSES = {c.ENV: c for c in (Dev, Production)}
def from_env(prefix, environ):
    out = {}
    for key, value in environ.items():
        if not key.startswith(prefix):
            continue
        parts = key[len(prefix):].lower().split("__")
        node = out
        for part in parts[:-1]:
            node = node.setdefault(part, {})
        node[parts[-1]] = value
    return out
def load(env, environ):
    cls = _CLASSES[env]
    layers = [c.as_dict() for c in reversed(cls.__mro__) if issubclass(c, Base)]
    merged = {}
    for layer in layers:
        merged = deep_merge(merged, layer)
    return AttrDict(deep_merge(merged, from_env("SVC_", environ)))
>>> conf/base.py
class Base:
    ENV = "base"
    DEBUG = True
    DB = {"host": "localhost", "guard": "off", "pool": {"size": 1}}
    @classmethod
    def as_dict(cls):
        return {k.lower(): v for k, v in vars(cls).items() if k.isupper()}
class Dev(Base):
    ENV = "dev"
class Production(Base):
    ENV = "production"
    DEBUG = False
    DB = {"host": "db.internal", "pool": {"size": 10}}
>>> conf/merge.py
def deep_merge(a, b):
    out = dict(a)
    for k, v in b.items():
        if isinstance(v, dict) and isinstance(out.get(k), dict):
            out[k] = deep_merge(out[k], v)
        else:
            out[k] = v
    return out
class AttrDict(dict):
    def __getattr__(self, name):
        try:
            value = self[name]
        except KeyError:
            raise AttributeError(name)
        return AttrDict(value) if isinstance(value, dict) else value`,
    [
      [
        'environ = {"PATH": "/bin", "SVC_DB__GUARD": "on"}',
        'environ = {"PATH": "/bin", "SVC_DB__GUARD": "no"}',
      ],
    ],
    [
      ['environ = {"PATH": "/bin", "SVC_DB__GUARD": "on"}', 'environ = {"PATH": "/bin", "SVC_X": "1"}'],
      [
        'guard = VALUE if cfg.db.guard == "on" and not cfg.debug else None',
        'guard = VALUE if cfg.db.guard == "off" and cfg.db.pool.size == 10 and not cfg.debug else None',
      ],
    ],
    [['cfg = load("production", environ)', 'cfg = load("dev", environ)']],
  ),
  ...withVariants(
    `
from resilience import policies
from gateway import Gateway
gw = Gateway()
results = [gw.call(n) for n in range(5)]
PATCH
>>> resilience/policies.py
import functools
from enum import Enum
class State(Enum):
    CLOSED = "closed"
    OPEN = "open"
    HALF_OPEN = "half"
class CircuitOpen(Exception): pass
class Breaker:
    def __init__(self, name, threshold=3, on_open=None):
        self.name, self.threshold = name, threshold
        self.failures, self.state = 0, State.CLOSED
        self.on_open = on_open
    def __call__(self, fn):
        @functools.wraps(fn)
        def wrapper(*args, **kwargs):
            if self.state is State.OPEN:
                raise CircuitOpen(self.name)
            try:
                result = fn(*args, **kwargs)
            except Exception as exc:
                self._failed(exc)
                raise
            self.failures = 0
            return result
        wrapper.breaker = self
        return wrapper
    def _failed(self, exc):
        self.failures += 1
        if self.failures >= self.threshold:
            self.state = State.OPEN
            if self.on_open is not None:
                self.on_open(self)
def fallback(value, *, on):
    def deco(fn):
        @functools.wraps(fn)
        def inner(*a, **kw):
            try:
                return fn(*a, **kw)
            except on:
                return value() if callable(value) else value
        return inner
    return deco
>>> gateway.py
from resilience.policies import Breaker, CircuitOpen, fallback
opened = {}
def remember(breaker):
    opened[breaker.name] = VALUE
class Gateway:
    @fallback(None, on=(ValueError, CircuitOpen))
    @Breaker("gw", threshold=2, on_open=remember)
    def call(self, n):
        if n:
            raise ValueError(n)
        return n`,
    [
      [
        '    @Breaker("gw", threshold=2, on_open=remember)',
        '    @Breaker("gw", threshold=5, on_open=remember)',
      ],
    ],
    [['        if n:', '        if n % 2:']],
    [
      [
        'results = [gw.call(n) for n in range(5)]',
        `breaker = Gateway.call.breaker
breaker.guard = VALUE
gw = None`,
      ],
    ],
  ),
  ...withVariants(
    `
from db.pool import Pool, PoolEmpty
from db.conn import Connection
pool = Pool(Connection, size=2)
with pool.acquire() as first, pool.acquire() as second:
    try:
        with pool.acquire(block=False) as third:
            third.begin()
    except PoolEmpty:
        first.begin()
idle = [c for c in pool if c.lock]
PATCH
>>> db/pool.py
from collections import deque
from contextlib import contextmanager
class PoolEmpty(Exception): pass
class Pool:
    def __init__(self, factory, size):
        self._factory, self._size = factory, size
        self._idle, self._used = deque(), set()
    @contextmanager
    def acquire(self, block=True):
        conn = self._checkout()
        try:
            yield conn
        except PoolEmpty:
            raise
        finally:
            self._checkin(conn)
    def _checkout(self):
        if self._idle:
            conn = self._idle.popleft()
        elif len(self._used) < self._size:
            conn = self._factory()
        else:
            raise PoolEmpty(self._size)
        self._used.add(conn)
        return conn
    def _checkin(self, conn):
        self._used.discard(conn)
        if conn.healthy:
            self._idle.append(conn)
    def __iter__(self): return iter(self._idle)
>>> db/conn.py
class Connection:
    healthy = True
    lock = None
    def __init__(self): self.n = 0
    def begin(self):
        self.lock = VALUE
        self.n += 1`,
    [['        self.n += 1', '        self.healthy = False']],
    [
      ['pool = Pool(Connection, size=2)', 'pool = Pool(Connection, size=3)'],
      ['        first.begin()', '        raise'],
    ],
  ),
  ...withVariants(
    `
from bus import Signal
import handlers
ready = Signal("ready")
listener = handlers.Listener()
ready.connect(listener.on_ready)
ready.connect(handlers.module_level, weak=False)
n = len(ready.send(sender=None, payload={"k": 1}))
PATCH
>>> bus.py
import weakref
class Signal:
    def __init__(self, name):
        self.name, self._receivers = name, []
    def connect(self, receiver, weak=True):
        if weak:
            ref = weakref.WeakMethod if hasattr(receiver, "__self__") else weakref.ref
            receiver = ref(receiver)
        self._receivers.append((weak, receiver))
        return self
    def send(self, sender, **kwargs):
        responses = []
        for weak, ref in list(self._receivers):
            receiver = ref() if weak else ref
            if receiver is None:
                self._receivers.remove((weak, ref))
                continue
            responses.append((receiver, receiver(sender=sender, **kwargs)))
        return responses
>>> handlers.py
seen = []
class Listener:
    def on_ready(self, sender, payload):
        self.guard = VALUE
def module_level(sender, **kwargs):
    seen.append(sorted(kwargs))`,
    [
      [
        `listener = handlers.Listener()
ready.connect(listener.on_ready)`,
        'ready.connect(handlers.Listener().on_ready, weak=False)',
      ],
    ],
  ),
  ...withVariants(
    `
from machine import Order, InvalidTransition
order = Order()
for event in ("pay", "ship", "refund"):
    try:
        order.fire(event)
    except InvalidTransition as exc:
        order.errors.append(str(exc))
PATCH
>>> machine/__init__.py
from machine.core import InvalidTransition, Machine
from machine import hooks
class Order(Machine):
    initial = "new"
    TRANSITIONS = {
        ("new", "pay"): ("paid", None),
        ("paid", "ship"): ("shipped", hooks.on_ship),
        ("new", "refund"): ("void", hooks.on_refund),
        ("*", "cancel"): ("void", hooks.on_refund),
    }
>>> machine/core.py
class InvalidTransition(Exception):
    def __init__(self, state, event):
        super().__init__(f"{event} in {state}")
        self.state, self.event = state, event
class Machine:
    TRANSITIONS = {}
    initial = None
    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.STATES = frozenset(s for s, _ in cls.TRANSITIONS if s != "*") | {to for to, _ in cls.TRANSITIONS.values()}
        if cls.initial not in cls.STATES:
            raise TypeError("bad initial")
    def __init__(self):
        self.state, self.errors, self.data = self.initial, [], {}
    def fire(self, event):
        for key in ((self.state, event), ("*", event)):
            if key in self.TRANSITIONS:
                self.state, hook = self.TRANSITIONS[key]
                return hook(self) if hook else None
        raise InvalidTransition(self.state, event)
>>> machine/hooks.py
def on_ship(machine):
    machine.data["label"] = VALUE
def on_refund(machine):
    machine.data["refund"] = VALUE`,
    [['for event in ("pay", "ship", "refund"):', 'for event in ("pay", "refund", "pay"):']],
    [['for event in ("pay", "ship", "refund"):', 'for event in ("pay", "cancel"):']],
    [['        order.errors.append(str(exc))', '        getattr(order, "data").clear()']],
  ),
  ...withVariants(
    `
from cli import manager
code = manager.run(["migrate", "--lock", "--verbosity=2"])
PATCH
>>> cli/manager.py
import importlib
import os
import pkgutil
import cli.commands
from cli.base import BaseCommand, CommandError
def find_commands():
    for info in pkgutil.iter_modules(cli.commands.__path__):
        if not info.ispkg and not info.name.startswith("_"):
            yield info.name
def parse(argv):
    opts = {}
    for arg in argv:
        if not arg.startswith("--"):
            raise CommandError(arg)
        key, eq, value = arg[2:].partition("=")
        opts[key.replace("-", "_")] = value if eq else True
    return opts
def run(argv):
    name, *rest = argv
    if name not in set(find_commands()):
        raise CommandError(f"Unknown command: {name!r}")
    module = importlib.import_module("cli.commands.%s" % name)
    command = BaseCommand.registry[module.__name__.rpartition(".")[2]]()
    return command.execute(**parse(rest))
>>> cli/base.py
class CommandError(Exception): pass
class BaseCommand:
    registry = {}
    requires_lock = False
    defaults = {"verbosity": "1"}
    def __init_subclass__(cls, name=None, **kw):
        super().__init_subclass__(**kw)
        cls.registry[name or cls.__name__.lower()] = cls
    def execute(self, **options):
        options = {**self.defaults, **options}
        self.verbosity = int(options.pop("verbosity"))
        return self.handle(**options)
    def handle(self, **options):
        raise NotImplementedError
>>> cli/commands/migrate.py
from cli.base import BaseCommand
_state = {}
class Command(BaseCommand, name="migrate"):
    def handle(self, lock=False, **options):
        if lock and self.verbosity > 1:
            _state["lock"] = VALUE
        return 0
>>> cli/commands/serve.py
from cli.base import BaseCommand
class Serve(BaseCommand):
    guard = VALUE
    def handle(self, **options): return self.guard
>>> cli/commands/_private.py
guard = VALUE`,
    [['code = manager.run(["migrate", "--lock", "--verbosity=2"])', 'code = manager.run(["serve"])']],
    [
      [
        'code = manager.run(["migrate", "--lock", "--verbosity=2"])',
        'code = manager.run(["migrate", "--lock"])',
      ],
    ],
    [
      [
        'code = manager.run(["migrate", "--lock", "--verbosity=2"])',
        `try:
    code = manager.run(["_private"])
except manager.CommandError:
    code = 1`,
      ],
    ],
  ),
  `
from di import Container, Factory, Singleton, inject, Provide
import services
container = Container(
    config={"dsn": "x"},
    lock=Singleton(services.make_lock),
    repo=Factory(services.Repo, lock=Provide["lock"]),
)
container.wire(services)
services.handler()
services.other()
PATCH
>>> di.py
import functools
import inspect
class _Marker:
    def __init__(self, name): self.name = name
    def __class_getitem__(cls, name): return cls(name)
class Provide(_Marker): pass
class Provider:
    def __init__(self, fn, **deps): self.fn, self.deps = fn, deps
    def __call__(self, container):
        kwargs = {k: container.resolve(d.name) if isinstance(d, _Marker) else d for k, d in self.deps.items()}
        return self.fn(**kwargs)
class Factory(Provider): pass
class Singleton(Provider):
    _unset = object()
    def __init__(self, fn, **deps):
        super().__init__(fn, **deps)
        self.instance = self._unset
    def __call__(self, container):
        if self.instance is self._unset:
            self.instance = super().__call__(container)
        return self.instance
    def reset(self): self.instance = self._unset
class Container:
    def __init__(self, **providers): self.providers = providers
    def resolve(self, name):
        provider = self.providers[name]
        return provider(self) if isinstance(provider, Provider) else provider
    def wire(self, module):
        for name, fn in inspect.getmembers(module, inspect.isfunction):
            if getattr(fn, "__wired__", False):
                fn.container = self
def inject(fn):
    sig = inspect.signature(fn)
    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        for name, param in sig.parameters.items():
            if isinstance(param.default, _Marker) and name not in kwargs:
                kwargs[name] = wrapper.container.resolve(param.default.name)
        return fn(*args, **kwargs)
    wrapper.__wired__ = True
    return wrapper
>>> services.py
from di import Provide, inject
def make_lock(): return VALUE
class Repo:
    def __init__(self, lock): self.lock = lock
@inject
def handler(repo=Provide["repo"]): return repo.lock is None
@inject
def other(config=Provide["config"]): return config["dsn"]`,
  `
from di import Container, Factory, Singleton, inject, Provide
import services
container = Container(
    config={"dsn": "x"},
    lock=Singleton(services.make_lock),
    repo=Factory(services.Repo, lock=Provide["lock"]),
)
container.wire(services)
services.handler()
services.other()
container.providers["lock"].reset()
PATCH
>>> di.py
import functools
import inspect
class _Marker:
    def __init__(self, name): self.name = name
    def __class_getitem__(cls, name): return cls(name)
class Provide(_Marker): pass
class Provider:
    def __init__(self, fn, **deps): self.fn, self.deps = fn, deps
    def __call__(self, container):
        kwargs = {k: container.resolve(d.name) if isinstance(d, _Marker) else d for k, d in self.deps.items()}
        return self.fn(**kwargs)
class Factory(Provider): pass
class Singleton(Provider):
    _unset = object()
    def __init__(self, fn, **deps):
        super().__init__(fn, **deps)
        self.instance = self._unset
    def __call__(self, container):
        if self.instance is self._unset:
            self.instance = super().__call__(container)
        return self.instance
    def reset(self): self.instance = self._unset
class Container:
    def __init__(self, **providers): self.providers = providers
    def resolve(self, name):
        provider = self.providers[name]
        return provider(self) if isinstance(provider, Provider) else provider
    def wire(self, module):
        for name, fn in inspect.getmembers(module, inspect.isfunction):
            if getattr(fn, "__wired__", False):
                fn.container = self
def inject(fn):
    sig = inspect.signature(fn)
    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        for name, param in sig.parameters.items():
            if isinstance(param.default, _Marker) and name not in kwargs:
                kwargs[name] = wrapper.container.resolve(param.default.name)
        return fn(*args, **kwargs)
    wrapper.__wired__ = True
    return wrapper
>>> services.py
from di import Provide, inject
def make_lock(): return VALUE
class Repo:
    def __init__(self, lock): self.lock = lock
@inject
def handler(repo=Provide["repo"]): return repo.lock is None
@inject
def other(config=Provide["config"]): return config["dsn"]`,
  `
from di import Container, Factory, Singleton, inject, Provide
import services
container = Container(
    config={"dsn": "x"},
    lock=Singleton(services.make_lock),
    repo=Factory(services.Repo, lock=Provide["lock"]),
)
container.wire(services)
services.other()
PATCH
>>> di.py
import functools
import inspect
class _Marker:
    def __init__(self, name): self.name = name
    def __class_getitem__(cls, name): return cls(name)
class Provide(_Marker): pass
class Provider:
    def __init__(self, fn, **deps): self.fn, self.deps = fn, deps
    def __call__(self, container):
        kwargs = {k: container.resolve(d.name) if isinstance(d, _Marker) else d for k, d in self.deps.items()}
        return self.fn(**kwargs)
class Factory(Provider): pass
class Singleton(Provider):
    _unset = object()
    def __init__(self, fn, **deps):
        super().__init__(fn, **deps)
        self.instance = self._unset
    def __call__(self, container):
        if self.instance is self._unset:
            self.instance = super().__call__(container)
        return self.instance
    def reset(self): self.instance = self._unset
class Container:
    def __init__(self, **providers): self.providers = providers
    def resolve(self, name):
        provider = self.providers[name]
        return provider(self) if isinstance(provider, Provider) else provider
    def wire(self, module):
        for name, fn in inspect.getmembers(module, inspect.isfunction):
            if getattr(fn, "__wired__", False):
                fn.container = self
def inject(fn):
    sig = inspect.signature(fn)
    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        for name, param in sig.parameters.items():
            if isinstance(param.default, _Marker) and name not in kwargs:
                kwargs[name] = wrapper.container.resolve(param.default.name)
        return fn(*args, **kwargs)
    wrapper.__wired__ = True
    return wrapper
>>> services.py
from di import Provide, inject
def make_lock(): return VALUE
class Repo:
    def __init__(self, lock): self.lock = lock
@inject
def handler(repo=Provide["repo"]): return repo.lock is None
@inject
def other(config=Provide["config"]): return config["dsn"]`,
  `
from di import Container, Factory, Singleton, inject, Provide
import services
container = Container(
    config={"dsn": "x"},
    lock=Factory(services.make_lock),
    repo=Factory(services.Repo, lock=Provide["lock"]),
)
container.wire(services)
services.handler()
services.other()
PATCH
>>> di.py
import functools
import inspect
class _Marker:
    def __init__(self, name): self.name = name
    def __class_getitem__(cls, name): return cls(name)
class Provide(_Marker): pass
class Provider:
    def __init__(self, fn, **deps): self.fn, self.deps = fn, deps
    def __call__(self, container):
        kwargs = {k: container.resolve(d.name) if isinstance(d, _Marker) else d for k, d in self.deps.items()}
        return self.fn(**kwargs)
class Factory(Provider): pass
class Singleton(Provider):
    _unset = object()
    def __init__(self, fn, **deps):
        super().__init__(fn, **deps)
        self.instance = self._unset
    def __call__(self, container):
        if self.instance is self._unset:
            self.instance = super().__call__(container)
        return self.instance
    def reset(self): self.instance = self._unset
class Container:
    def __init__(self, **providers): self.providers = providers
    def resolve(self, name):
        provider = self.providers[name]
        return provider(self) if isinstance(provider, Provider) else provider
    def wire(self, module):
        for name, fn in inspect.getmembers(module, inspect.isfunction):
            if getattr(fn, "__wired__", False):
                fn.container = self
def inject(fn):
    sig = inspect.signature(fn)
    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        for name, param in sig.parameters.items():
            if isinstance(param.default, _Marker) and name not in kwargs:
                kwargs[name] = wrapper.container.resolve(param.default.name)
        return fn(*args, **kwargs)
    wrapper.__wired__ = True
    return wrapper
>>> services.py
from di import Provide, inject
def make_lock(): return VALUE
class Repo:
    def __init__(self, lock): self.lock = lock
@inject
def handler(repo=Provide["repo"]): return repo.lock is None
@inject
def other(config=Provide["config"]): return config["dsn"]`,
  ...withVariants(
    `
from stack import Application, MiddlewareNotUsed
app = Application(["mw.Security", "mw.Locking", "mw.Gzip"])
app.load()
resp = app({"path": "/"})
PATCH
>>> stack.py
from importlib import import_module
class MiddlewareNotUsed(Exception): pass
def import_string(dotted):
    module_path, class_name = dotted.rsplit(".", 1)
    return getattr(import_module(module_path), class_name)
class Application:
    _chain = None
    def __init__(self, names): self.names, self.skipped = names, []
    def respond(self, request): return {"status": 200, **request}
    def load(self):
        handler = self.respond
        for path in reversed(self.names):
            middleware = import_string(path)
            try:
                instance = middleware(handler)
            except MiddlewareNotUsed as exc:
                self.skipped.append(path)
                continue
            handler = instance
        self._chain = handler
    def __call__(self, request): return self._chain(request)
>>> mw.py
from stack import MiddlewareNotUsed
class Base:
    def __init__(self, get_response):
        if get_response is None:
            raise ValueError("get_response must be provided.")
        self.get_response = get_response
        super().__init__()
    def __call__(self, request):
        response = None
        if hasattr(self, "process_request"):
            response = self.process_request(request)
        response = response or self.get_response(request)
        if hasattr(self, "process_response"):
            response = self.process_response(request, response)
        return response
class Security(Base):
    def process_response(self, request, response):
        response["secure"] = True
        return response
class Locking(Base):
    def __init__(self, get_response):
        super().__init__(get_response)
        self.lock = None
    def process_request(self, request):
        self.lock = VALUE
class Gzip(Base):
    def __init__(self, get_response):
        raise MiddlewareNotUsed("no gzip")`,
    [
      [
        'class Security(Base):',
        `class Security(Base):
    def process_request(self, request): return {"status": 403}`,
      ],
    ],
    [
      ['        self.lock = VALUE', '        self.lock = True'],
      [
        `    def __init__(self, get_response):
        raise MiddlewareNotUsed("no gzip")`,
        `    def __init__(self, get_response):
        self.lock = VALUE
        raise MiddlewareNotUsed("no gzip")`,
      ],
    ],
    [
      ['        response["secure"] = True', '        response["secure"] = VALUE'],
      ['        self.lock = VALUE', '        self.lock = 1'],
    ],
  ),
  ...withVariants(
    `
from plugins import load
backends = {name: load(name) for name in ("redis_like", "memory", "broken")}
lock = backends["redis_like"].lock("jobs")
PATCH
>>> plugins/__init__.py
import importlib
import logging
log = logging.getLogger(__name__)
_FALLBACK = {"redis_like": "memory"}
def load(name, _seen=()):
    if name in _seen:
        raise RuntimeError("loop")
    try:
        module = importlib.import_module("." + name, __package__)
    except ModuleNotFoundError as exc:
        fallback = _FALLBACK.get(name)
        if fallback is None:
            raise
        log.warning("no %s (%s), falling back to %s", name, exc.name, fallback)
        return load(fallback, (*_seen, name))
    except Exception:
        log.exception("broken plugin %s", name)
        return None
    return module.Backend()
>>> plugins/redis_like.py
import redis_that_is_not_there as redis
class Backend:
    def lock(self, name): return redis.Lock(name)
>>> plugins/memory.py
class Backend:
    _locks = {}
    def lock(self, name):
        self._locks.setdefault(name, VALUE)
        return name
>>> plugins/broken.py
guard = VALUE
raise RuntimeError("no licence")`,
    [['lock = backends["redis_like"].lock("jobs")', 'lock = backends["broken"]']],
    [
      [
        'lock = backends["redis_like"].lock("jobs")',
        `backends["redis_like"].lock("jobs")
backends["memory"]._locks.pop("jobs")`,
      ],
    ],
  ),
  ...withVariants(
    `
from compat import iteritems, with_metaclass, string_types, monotonic, PY3
class Meta(type):
    def __new__(mcs, name, bases, ns):
        ns = dict(ns)
        ns["fields"] = sorted(k for k, v in iteritems(ns) if isinstance(v, string_types) and not k.startswith("_"))
        return super().__new__(mcs, name, bases, ns)
class Model(with_metaclass(Meta, object)):
    table = "t"
    key = "k"
held = VALUE if PY3 and Model.fields == ["key", "table"] else None
clock = monotonic()
PATCH
>>> compat.py
import sys
import operator
PY3 = sys.version_info[0] >= 3
try:
    from time import monotonic
except ImportError:
    from time import time as monotonic
try:
    import cStringIO_gone as StringIO
except ImportError:
    from io import StringIO
try:
    string_types = (basestring,)
except NameError:
    string_types = (str,)
if PY3:
    def iteritems(d, **kw): return iter(d.items(**kw))
    viewkeys = operator.methodcaller("keys")
else:
    def iteritems(d, **kw): return d.iteritems(**kw)
    viewkeys = operator.methodcaller("viewkeys")
def with_metaclass(meta, *bases):
    class metaclass(type):
        def __new__(cls, name, this_bases, d):
            return meta(name, bases, d)
        @classmethod
        def __prepare__(cls, name, this_bases):
            return meta.__prepare__(name, bases)
    return type.__new__(metaclass, "temporary_class", (), {})`,
    [
      [
        'held = VALUE if PY3 and Model.fields == ["key", "table"] else None',
        'held = VALUE if PY3 and Model.fields == ["key"] else None',
      ],
    ],
  ),
  `
import moves
from moves import queue, thread_mod
local = moves.queue.Queue(maxsize=2) if moves.queue else None
held = thread_mod
PATCH
>>> moves/__init__.py
import sys
import types
class _LazyDescr:
    def __init__(self, name): self.name = name
    def __get__(self, obj, tp):
        result = self._resolve()
        setattr(obj, self.name, result)
        try:
            delattr(obj.__class__, self.name)
        except AttributeError:
            pass
        return result
class MovedModule(_LazyDescr):
    def __init__(self, name, old, new=None):
        super().__init__(name)
        self.mod = new or name
    def _resolve(self):
        __import__(self.mod)
        return sys.modules[self.mod]
class MovedAttribute(_LazyDescr):
    def __init__(self, name, mod, attr):
        super().__init__(name)
        self.mod, self.attr = mod, attr
    def _resolve(self):
        from importlib import import_module
        return getattr(import_module(self.mod), self.attr)
class _Moves(types.ModuleType):
    __path__ = []
_moved = [MovedModule("queue", "Queue"), MovedAttribute("thread_mod", "vault", "make")]
for attr in _moved:
    setattr(_Moves, attr.name, attr)
del attr
sys.modules[__name__] = _Moves(__name__)
>>> vault.py
make = VALUE`,
  ...withVariants(
    `
from caching import cached, region
import repo
repo.find(1)
repo.find(2)
repo.find(1)
hits = region.stats["hit"]
PATCH
>>> caching.py
import functools
from collections import OrderedDict, Counter
class Region:
    def __init__(self, maxsize):
        self.maxsize, self.data, self.stats = maxsize, OrderedDict(), Counter()
    def get_or_create(self, key, creator):
        if key in self.data:
            self.stats["hit"] += 1
            self.data.move_to_end(key)
            return self.data[key]
        self.stats["miss"] += 1
        self.data[key] = value = creator()
        while len(self.data) > self.maxsize:
            self.data.popitem(last=False)
        return value
region = Region(maxsize=1)
def cached(prefix):
    def deco(fn):
        @functools.wraps(fn)
        def wrapper(*args):
            return region.get_or_create((prefix, *args), lambda: fn(*args))
        wrapper.invalidate = lambda *args: region.data.pop((prefix, *args), None)
        return wrapper
    return deco
>>> repo.py
from caching import cached
@cached("repo")
def find(pk):
    return {"pk": pk, "guard": VALUE if pk == 2 else None}`,
    [
      [
        `repo.find(2)
repo.find(1)`,
        `repo.find(2)
repo.find(2)`,
      ],
    ],
    [
      [
        `repo.find(2)
repo.find(1)`,
        `repo.find(2)
repo.find(2)
repo.find.invalidate(2)`,
      ],
    ],
    [['region = Region(maxsize=1)', 'region = Region(maxsize=8)']],
  ),
  ...withVariants(
    `
from views import LockedView, PlainView
view = LockedView(name="v", lock_name="l")
plain = PlainView(name="p")
PATCH
>>> mixins.py
class Root:
    def __init__(self, **kwargs):
        if kwargs:
            raise TypeError(f"unexpected {', '.join(kwargs)}")
class NameMixin(Root):
    def __init__(self, name, **kwargs):
        self.name = name
        super().__init__(**kwargs)
class LockMixin(Root):
    lock_factory = None
    def __init__(self, lock_name=None, **kwargs):
        super().__init__(**kwargs)
        if lock_name and self.lock_factory:
            self.lock = self.lock_factory(lock_name)
class CloseMixin(Root):
    def __init__(self, *, closers=(), **kwargs):
        self._closers = [*closers]
        super().__init__(**kwargs)
        if getattr(self, "lock", None) is not None:
            self._closers.append(self.lock)
>>> views.py
from mixins import CloseMixin, LockMixin, NameMixin
class BaseView(CloseMixin, NameMixin): pass
class PlainView(BaseView): pass
class LockedView(LockMixin, BaseView):
    @staticmethod
    def lock_factory(name): return VALUE`,
    [
      [
        'view = LockedView(name="v", lock_name="l")',
        `view = LockedView(name="v", lock_name="l")
view.lock = None`,
      ],
      ['class LockedView(LockMixin, BaseView):', 'class LockedView(BaseView, LockMixin):'],
    ],
    [
      [
        `    @staticmethod
    def lock_factory(name): return VALUE`,
        '    lock_factory = None',
      ],
    ],
    [
      [
        'view = LockedView(name="v", lock_name="l")',
        `try:
    view = LockedView(name="v", lock_name="l", colour=1)
except TypeError:
    view = None`,
      ],
    ],
  ),
  ...withVariants(
    `
from pipeline import Pipeline, stage
import stages
p = Pipeline([1, 2, 3, 4]) | stages.even | stages.attach | stages.take(1)
out = list(p)
PATCH
>>> pipeline.py
import functools
class Stage:
    def __init__(self, fn, args): self.fn, self.args = fn, args
    def __call__(self, *args): return Stage(self.fn, args)
    def process(self, source): return self.fn(source, *self.args)
def stage(fn):
    return functools.update_wrapper(Stage(fn, ()), fn)
class Pipeline:
    def __init__(self, source): self.source = source
    def __or__(self, st): return Pipeline(st.process(self.source))
    def __iter__(self): return iter(self.source)
>>> stages.py
from pipeline import stage
made = []
@stage
def even(source):
    for n in source:
        if n % 2 == 0:
            yield n
@stage
def attach(source):
    for n in source:
        if n > 2:
            made.append(VALUE)
        yield n
@stage
def take(source, n):
    for i, item in enumerate(source):
        if i >= n:
            return
        yield item`,
    [
      [
        'p = Pipeline([1, 2, 3, 4]) | stages.even | stages.attach | stages.take(1)',
        'p = Pipeline([1, 2, 3, 4]) | stages.even | stages.attach | stages.take(2)',
      ],
    ],
    [
      [
        `p = Pipeline([1, 2, 3, 4]) | stages.even | stages.attach | stages.take(1)
out = list(p)`,
        `p = Pipeline([1, 2, 3, 4]) | stages.even | stages.attach | stages.take(2)
out = p`,
      ],
    ],
    [
      [
        'p = Pipeline([1, 2, 3, 4]) | stages.even | stages.attach | stages.take(1)',
        'p = Pipeline([1, 2, 3, 4]) | stages.attach | stages.even | stages.take(3)',
      ],
    ],
  ),
  `
from lifecycle import Runtime
from resources import Database, Broker
rt = Runtime()
try:
    with rt.starting() as stack:
        rt.db = stack.enter_context(Database())
        rt.broker = stack.enter_context(Broker(rt))
        rt.running = stack.pop_all()
except ConnectionError:
    rt.running = None
PATCH
>>> lifecycle.py
from contextlib import ExitStack
class Runtime:
    db = broker = running = None
    def starting(self):
        stack = ExitStack()
        stack.callback(self.stopped)
        return stack
    def stopped(self):
        self.db = self.broker = None
>>> resources.py
class Resource:
    def __enter__(self):
        self.open()
        return self
    def __exit__(self, exc_type, exc, tb):
        self.close()
        return False
    def close(self): self.handle = None
class Database(Resource):
    def open(self): self.handle = VALUE
class Broker(Resource):
    def __init__(self, rt): self.rt = rt
    def open(self): self.handle = object()`,
  `
from lifecycle import Runtime
from resources import Database, Broker
rt = Runtime()
try:
    with rt.starting() as stack:
        rt.db = stack.enter_context(Database())
        rt.broker = stack.enter_context(Broker(rt))
        rt.running = stack.pop_all()
except ConnectionError:
    rt.running = None
PATCH
>>> lifecycle.py
from contextlib import ExitStack
class Runtime:
    db = broker = running = None
    def starting(self):
        stack = ExitStack()
        stack.callback(self.stopped)
        return stack
    def stopped(self):
        self.db = self.broker = None
>>> resources.py
class Resource:
    def __enter__(self):
        self.open()
        return self
    def __exit__(self, exc_type, exc, tb):
        self.close()
        return False
    def close(self): self.handle = None
class Database(Resource):
    def open(self): self.handle = VALUE
class Broker(Resource):
    def __init__(self, rt): self.rt = rt
    def open(self): raise ConnectionRefusedError(self.rt)`,
  `
from lifecycle import Runtime
from resources import Database, Broker
rt = Runtime()
try:
    with rt.starting() as stack:
        rt.db = stack.enter_context(Database())
        rt.broker = stack.enter_context(Broker(rt))
        rt.running = stack.pop_all()
except ConnectionError:
    rt.running = None
rt.running.close()
PATCH
>>> lifecycle.py
from contextlib import ExitStack
class Runtime:
    db = broker = running = None
    def starting(self):
        stack = ExitStack()
        stack.callback(self.stopped)
        return stack
    def stopped(self):
        self.db = self.broker = None
>>> resources.py
class Resource:
    def __enter__(self):
        self.open()
        return self
    def __exit__(self, exc_type, exc, tb):
        self.close()
        return False
    def close(self): self.handle = None
class Database(Resource):
    def open(self): self.handle = VALUE
class Broker(Resource):
    def __init__(self, rt): self.rt = rt
    def open(self): self.handle = object()`,
  `
from lifecycle import Runtime
from resources import Database, Broker
rt = Runtime()
try:
    with rt.starting() as stack:
        rt.db = stack.enter_context(Database())
        rt.broker = stack.enter_context(Broker(rt))
except ConnectionError:
    rt.running = None
PATCH
>>> lifecycle.py
from contextlib import ExitStack
class Runtime:
    db = broker = running = None
    def starting(self):
        stack = ExitStack()
        stack.callback(self.stopped)
        return stack
    def stopped(self):
        self.db = self.broker = None
>>> resources.py
class Resource:
    def __enter__(self):
        self.open()
        return self
    def __exit__(self, exc_type, exc, tb):
        self.close()
        return False
    def close(self): self.handle = None
class Database(Resource):
    def open(self): self.handle = VALUE
class Broker(Resource):
    def __init__(self, rt): self.rt = rt
    def open(self): self.handle = object()`,
  ...withVariants(
    `
from jobs import Worker, tasks, results
w = Worker(name="w-1")
tasks.append(lambda: results.update(guard=VALUE))
w.start()
w.join()
w = None
PATCH
>>> jobs.py
import threading
tasks, results = [], {}
class Worker(threading.Thread):
    def __init__(self, **kwargs):
        kwargs.setdefault("daemon", True)
        super().__init__(**kwargs)
        self.error = None
    def run(self):
        while tasks:
            task = tasks.pop(0)
            try:
                task()
            except Exception as exc:
                self.error = exc`,
    [
      [
        'tasks.append(lambda: results.update(guard=VALUE))',
        `def fail(): raise OSError("gone")
tasks.append(lambda: results.update(fail(), guard=VALUE))`,
      ],
    ],
    [
      [
        `w.start()
w.join()`,
        'tasks.clear()',
      ],
    ],
  ),
  ...withVariants(
    `
import threading
from state import registry, start, Ticker
th = threading.Thread(target=start, args=("ticker",), kwargs={"n": 2}, daemon=True)
th.start()
th.join()
del th
PATCH
>>> state.py
registry = {}
class Ticker:
    def __init__(self, n):
        self.ticks = [VALUE for _ in range(n)]
    def stop(self):
        self.ticks.clear()
def start(name, n=0):
    if not n:
        return
    registry[name] = Ticker(n)`,
    [
      [
        'th = threading.Thread(target=start, args=("ticker",), kwargs={"n": 2}, daemon=True)',
        'th = threading.Thread(target=start, args=("ticker",),  daemon=True)',
      ],
    ],
    [
      [
        'th.join()',
        `th.join()
registry["ticker"].stop()`,
      ],
    ],
  ),
  ...withVariants(
    `
import hooks
from registry import Registry
reg = Registry("formats")
reg.update({"json": "codecs_.json_:JsonCodec", "lock": "codecs_.lock:LockCodec.guard", "yaml": "codecs_.yaml_:Codec"})
names = [n for n in reg if n != "lock"]
codec = reg.get("json")()
try:
    y = reg.get("yaml")
except LookupError as exc:
    y = exc.args[0]
PATCH
>>> hooks.py
from registry import on_load
@on_load
def loaded(name, obj):
    if name == "json":
        log.append((name, obj))
log = []
>>> registry.py
import importlib
from functools import reduce
_callbacks = []
def on_load(fn):
    _callbacks.append(fn)
    return fn
class EntryPoint:
    def __init__(self, name, value):
        self.name = name
        self.module, _, self.attrs = value.partition(":")
    def load(self):
        module = importlib.import_module(self.module)
        return reduce(getattr, filter(None, self.attrs.split(".")), module)
class Registry(dict):
    def __init__(self, group):
        super().__init__()
        self.group, self._loaded = group, {}
    def get(self, name):
        if name not in self._loaded:
            try:
                obj = EntryPoint(name, self[name]).load()
            except (ImportError, AttributeError) as exc:
                raise LookupError(f"{self.group}.{name}") from exc
            for cb in _callbacks:
                cb(name, obj)
            self._loaded[name] = obj
        return self._loaded[name]
>>> codecs_/json_.py
class JsonCodec:
    def __init__(self): self.dumps = str
>>> codecs_/lock.py
class LockCodec:
    guard = VALUE
>>> codecs_/yaml_.py
class YamlCodec:
    guard = VALUE`,
    [
      ['codec = reg.get("json")()', 'codec = reg.get("lock")'],
      ['    y = reg.get("yaml")', '    y = None'],
    ],
    [['    y = reg.get("yaml")', '    y = reg.get("toml") if "toml" in reg else None']],
  ),
  ...withVariants(
    `
from __future__ import annotations
from typing import TYPE_CHECKING, Protocol, runtime_checkable, overload
from service import Service
if TYPE_CHECKING:
    from locks import SharedLock
@runtime_checkable
class SupportsLock(Protocol):
    lock: SharedLock
    def acquire(self) -> SharedLock: ...
svc = Service()
kind = "lock" if isinstance(svc, SupportsLock) else "none"
PATCH
>>> service.py
from __future__ import annotations
import typing as t
if t.TYPE_CHECKING:
    from locks import SharedLock
    from time import sleep
else:
    SharedLock = t.Any
class Service:
    lock: SharedLock | None = None
    @t.overload
    def acquire(self) -> None: ...
    @t.overload
    def acquire(self, name: str) -> SharedLock: ...
    def acquire(self, name=None):
        if name:
            from locks import SharedLock
            self.lock = SharedLock()
        return self.lock
>>> locks.py
default = VALUE
class SharedLock:
    pass`,
    [
      [
        'svc = Service()',
        `svc = Service()
svc.acquire("x")`,
      ],
    ],
  ),
  ...withVariants(
    `
from plugins import all_plugins, create
made = [create(name) for name in sorted(all_plugins)]
PATCH
>>> deco.py
import functools
def singleton(cls):
    instances = {}
    @functools.wraps(cls, updated=())
    def get(*args, **kwargs):
        if cls not in instances:
            instances[cls] = cls(*args, **kwargs)
        return instances[cls]
    get.cls = cls
    get.reset = instances.clear
    return get
def auto_repr(*names):
    def deco(cls):
        def __repr__(self):
            return "%s(%s)" % (cls.__name__, ", ".join("%s=%r" % (n, getattr(self, n)) for n in names))
        cls.__repr__ = __repr__
        return cls
    return deco
def final(cls):
    def __init_subclass__(sub, **kw):
        raise TypeError(f"{cls.__name__} is final")
    cls.__init_subclass__ = classmethod(__init_subclass__)
    return cls
>>> plugins.py
from deco import auto_repr, final, singleton
all_plugins = {}
def plugin(cls_or_fn):
    all_plugins[cls_or_fn.__name__.lower()] = cls_or_fn
    return cls_or_fn
@plugin
@singleton
@auto_repr("name")
class Locker:
    name = "locker"
    def __init__(self): self.guard = VALUE
@plugin
@final
class Plain:
    guard = None
try:
    class Sub(Plain):
        guard = VALUE
    all_plugins["sub"] = Sub
except TypeError:
    pass
def create(name): return repr(all_plugins[name]())`,
    [
      [
        'made = [create(name) for name in sorted(all_plugins)]',
        `made = [create(name) for name in sorted(all_plugins)]
all_plugins["locker"].reset()`,
      ],
    ],
    [
      [
        'made = [create(name) for name in sorted(all_plugins)]',
        'made = [create(name) for name in sorted(all_plugins) if name != "locker"]',
      ],
    ],
  ),
  `
from model import Job
job = Job(name="a", retries=3)
job.retries = 5
errors = []
try:
    job.retries = -1
except ValueError as exc:
    errors.append(exc)
PATCH
>>> fields.py
from abc import ABC, abstractmethod
class Validator(ABC):
    def __set_name__(self, owner, name):
        self.public, self.private = name, "_" + name
    def __get__(self, obj, objtype=None):
        if obj is None:
            return self
        return getattr(obj, self.private, None)
    def __set__(self, obj, value):
        self.validate(value)
        setattr(obj, self.private, value)
        for cb in getattr(obj, "_observers", ()):
            cb(obj, self.public, value)
    @abstractmethod
    def validate(self, value): ...
class Positive(Validator):
    def validate(self, value):
        if not isinstance(value, int) or value <= 0:
            raise ValueError(f"{self.public}: {value!r}")
class OneOf(Validator):
    def __init__(self, *options): self.options = set(options)
    def validate(self, value):
        if value not in self.options:
            raise ValueError(f"{value!r} not in {sorted(self.options)}")
>>> model.py
from fields import OneOf, Positive
def watch(obj, name, value):
    if name == "retries" and value > 4:
        obj.guard = VALUE
class Job:
    name = OneOf("a", "b")
    retries = Positive()
    _observers = (watch,)
    def __init__(self, **kw):
        for key, value in kw.items():
            setattr(self, key, value)`,
  `
from model import Job
job = Job(name="a", retries=3)
errors = []
try:
    job.retries = -1
except ValueError as exc:
    errors.append(exc)
PATCH
>>> fields.py
from abc import ABC, abstractmethod
class Validator(ABC):
    def __set_name__(self, owner, name):
        self.public, self.private = name, "_" + name
    def __get__(self, obj, objtype=None):
        if obj is None:
            return self
        return getattr(obj, self.private, None)
    def __set__(self, obj, value):
        self.validate(value)
        setattr(obj, self.private, value)
        for cb in getattr(obj, "_observers", ()):
            cb(obj, self.public, value)
    @abstractmethod
    def validate(self, value): ...
class Positive(Validator):
    def validate(self, value):
        if not isinstance(value, int) or value <= 0:
            raise ValueError(f"{self.public}: {value!r}")
class OneOf(Validator):
    def __init__(self, *options): self.options = set(options)
    def validate(self, value):
        if value not in self.options:
            raise ValueError(f"{value!r} not in {sorted(self.options)}")
>>> model.py
from fields import OneOf, Positive
def watch(obj, name, value):
    if name == "retries" and value > 4:
        obj.guard = VALUE
class Job:
    name = OneOf("a", "b")
    retries = Positive()
    _observers = (watch,)
    def __init__(self, **kw):
        for key, value in kw.items():
            setattr(self, key, value)`,
  `
from model import Job
job = Job(retries=3)
errors = []
try:
    job.name = "zz"
    job.retries = 7
except ValueError as exc:
    errors.append(exc)
PATCH
>>> fields.py
from abc import ABC, abstractmethod
class Validator(ABC):
    def __set_name__(self, owner, name):
        self.public, self.private = name, "_" + name
    def __get__(self, obj, objtype=None):
        if obj is None:
            return self
        return getattr(obj, self.private, None)
    def __set__(self, obj, value):
        self.validate(value)
        setattr(obj, self.private, value)
        for cb in getattr(obj, "_observers", ()):
            cb(obj, self.public, value)
    @abstractmethod
    def validate(self, value): ...
class Positive(Validator):
    def validate(self, value):
        if not isinstance(value, int) or value <= 0:
            raise ValueError(f"{self.public}: {value!r}")
class OneOf(Validator):
    def __init__(self, *options): self.options = set(options)
    def validate(self, value):
        if value not in self.options:
            raise ValueError(f"{value!r} not in {sorted(self.options)}")
>>> model.py
from fields import OneOf, Positive
def watch(obj, name, value):
    if name == "retries" and value > 4:
        obj.guard = VALUE
class Job:
    name = OneOf("a", "b")
    retries = Positive()
    _observers = (watch,)
    def __init__(self, **kw):
        for key, value in kw.items():
            setattr(self, key, value)`,
  `
import copy
from conf import DEFAULTS, Config
cfg = Config(copy.deepcopy(DEFAULTS))
cfg.set("pool.guard", VALUE)
shared = DEFAULTS["pool"].get("guard")
cfg = cfg.replace(pool=None)
PATCH
>>> conf.py
import copy
DEFAULTS = {"pool": {"size": 1}, "name": "x"}
class Config:
    def __init__(self, data): self._data = data
    def set(self, dotted, value):
        *path, last = dotted.split(".")
        node = self._data
        for part in path:
            node = node.setdefault(part, {})
        node[last] = value
    def replace(self, **changes):
        new = copy.copy(self)
        new._data = {**self._data, **changes}
        return new`,
  `
import copy
from conf import DEFAULTS, Config
cfg = Config(copy.copy(DEFAULTS))
cfg.set("pool.guard", VALUE)
cfg = cfg.replace(pool=None)
PATCH
>>> conf.py
import copy
DEFAULTS = {"pool": {"size": 1}, "name": "x"}
class Config:
    def __init__(self, data): self._data = data
    def set(self, dotted, value):
        *path, last = dotted.split(".")
        node = self._data
        for part in path:
            node = node.setdefault(part, {})
        node[last] = value
    def replace(self, **changes):
        new = copy.copy(self)
        new._data = {**self._data, **changes}
        return new`,
  ...withVariants(
    `
import pickle
from handle import Handle, opened
h = Handle("a")
data = pickle.dumps(h)
h.close()
again = pickle.loads(data)
PATCH
>>> handle.py
opened = []
def _rebuild(name, flags):
    return Handle(name, flags=flags)
class Handle:
    def __init__(self, name, flags=0):
        self.name, self.flags = name, flags
        self.lock = VALUE
        opened.append(name)
    def __reduce__(self):
        return (_rebuild, (self.name, self.flags + 1))
    def close(self): self.lock = None`,
    [['again = pickle.loads(data)', 'size = len(data)']],
  ),
  ...withVariants(
    `
from settings import Settings, override
s = Settings()
same = Settings() is s
with override(guard=None):
    inner = Settings().guard
PATCH
>>> settings.py
from contextlib import contextmanager
class Singleton(type):
    _instances = {}
    def __call__(cls, *args, **kwargs):
        if cls not in cls._instances:
            cls._instances[cls] = super().__call__(*args, **kwargs)
        return cls._instances[cls]
    @classmethod
    def forget(mcs, cls): return mcs._instances.pop(cls, None)
class Settings(metaclass=Singleton):
    def __init__(self): self.guard = VALUE
    def __copy__(self): return self
@contextmanager
def override(**kw):
    s = Settings()
    old = {k: getattr(s, k) for k in kw}
    for k, v in kw.items():
        setattr(s, k, v)
    try:
        yield s
    finally:
        for k, v in old.items():
            setattr(s, k, v)`,
    [['PATCH', '    PATCH']],
    [
      [
        '    inner = Settings().guard',
        `    inner = Settings().guard
Singleton = type(Settings)
Singleton.forget(Settings)
del s`,
      ],
    ],
  ),
  ...withVariants(
    `
from proto import dispatch, sessions
for raw in ({"op": "open", "id": 1}, {"op": "open", "id": 2, "lock": True}, ["close", 2], "noop"):
    dispatch(raw)
PATCH
>>> proto.py
from dataclasses import dataclass
sessions = {}
@dataclass
class Open:
    id: int
    lock: bool = False
@dataclass
class Close:
    id: int
def parse(raw):
    match raw:
        case {"op": "open", "id": int(pk), **rest}:
            return Open(pk, **rest)
        case ["close", int(pk)] | {"op": "close", "id": int(pk)}:
            return Close(pk)
        case str() as word if word:
            return word
        case _:
            raise ValueError(raw)
def dispatch(raw):
    match parse(raw):
        case Open(id=pk, lock=True):
            sessions[pk] = {"lock": VALUE}
        case Open(pk):
            sessions[pk] = {}
        case Close(id=pk) if pk in sessions:
            del sessions[pk]
        case "noop" | "ping":
            pass`,
    [
      [
        'for raw in ({"op": "open", "id": 1}, {"op": "open", "id": 2, "lock": True}, ["close", 2], "noop"):',
        'for raw in ({"op": "open", "id": 1}, {"op": "open", "id": 2, "lock": True}, ["close", 1], "noop"):',
      ],
    ],
    [
      [
        'for raw in ({"op": "open", "id": 1}, {"op": "open", "id": 2, "lock": True}, ["close", 2], "noop"):',
        'for raw in ({"op": "open", "id": 1}, {"op": "open", "id": 2, "lock": False}, ["close", 2], "noop"):',
      ],
    ],
  ),
  ...withVariants(
    `
from backends import get
backend = get("locked")
try:
    broken = get("broken")
except TypeError:
    broken = None
PATCH
>>> backends/__init__.py
from backends.base import Backend
from backends import impl
def get(name):
    for cls in Backend.__subclasses__():
        if cls.name == name:
            return cls()
    raise LookupError(name)
>>> backends/base.py
from abc import ABC, abstractmethod
class Backend(ABC):
    name = None
    def __new__(cls, *a, **kw):
        self = super().__new__(cls)
        self.opened = cls.auto_open
        return self
    def __init__(self):
        if self.opened:
            self._handle = self.handle
    @property
    @abstractmethod
    def handle(self): ...
    @classmethod
    @property
    def auto_open(cls): return cls.name is not None
>>> backends/impl.py
from backends.base import Backend
registry = []
class Locked(Backend):
    name = "locked"
    @property
    def handle(self): return VALUE
class Broken(Backend):
    name = "broken"
    def __init__(self):
        registry.append(VALUE)
        super().__init__()`,
    [['backend = get("locked")', 'backend = None']],
  ),
  ...withVariants(
    `
import atexit
from lifecycle import Lifecycle, on_exit
life = Lifecycle()
life.start()
on_exit(life.stop)
PATCH
>>> lifecycle.py
import atexit
import functools
_exits = []
def on_exit(fn, *args):
    _exits.append(functools.partial(fn, *args))
    if len(_exits) == 1:
        atexit.register(run_exits)
    return fn
def run_exits():
    while _exits:
        _exits.pop()()
class Lifecycle:
    state = "new"
    lock = None
    def start(self):
        self.state, self.lock = "running", VALUE
    def stop(self):
        self.state, self.lock = "stopped", None`,
    [
      [
        'on_exit(life.stop)',
        `on_exit(life.stop)
from lifecycle import run_exits
run_exits()`,
      ],
    ],
  ),
  `
from proj.app import app, Task
from proj import tasks
app.finalize()
result = tasks.add.delay(2, 3).get()
PATCH
>>> proj/app.py
from collections import deque
from functools import partial
from weakref import ref
class PromiseProxy:
    def __init__(self, fn): self._fn, self._thing = fn, None
    def _evaluate(self):
        if self._thing is None:
            self._thing = self._fn()
        return self._thing
    def __getattr__(self, name):
        return getattr(self._evaluate(), name)
    def __call__(self, *a, **kw): return self._evaluate()(*a, **kw)
class Result:
    def __init__(self, value): self.value = value
    def get(self, timeout=None): return self.value
class Task:
    app = None
    name = None
    def on_bound(self, app): pass
    def run(self, *a, **kw): raise NotImplementedError("Tasks must define run")
    def __call__(self, *a, **kw): return self.run(*a, **kw)
    def delay(self, *args, **kw): return Result(self(*args, **kw))
class App:
    task_cls = Task
    def __init__(self, main):
        self.main, self.tasks, self.finalized = main, {}, False
        self._pending = deque()
    def task(self, *args, **opts):
        def inner(fn):
            if self.finalized:
                return self._task_from_fun(fn, **opts)
            ret = PromiseProxy(partial(self._task_from_fun, fn, **opts))
            self._pending.append(ret)
            return ret
        if len(args) == 1 and callable(args[0]):
            return inner(*args)
        return inner
    def _task_from_fun(self, fn, name=None, base=None, bind=False, **options):
        name = name or f"{fn.__module__}.{fn.__name__}"
        base = base or self.task_cls
        if name not in self.tasks:
            run = fn if bind else staticmethod(fn)
            cls = type(fn.__name__, (base,), {"app": self, "name": name, "run": run, "__doc__": fn.__doc__, **options})
            task = cls()
            self.tasks[name] = task
            task.on_bound(self)
        return self.tasks[name]
    def finalize(self):
        self.finalized = True
        while self._pending:
            self._pending.popleft()._evaluate()
app = App("proj")
>>> proj/tasks.py
from proj.app import Task, app
class LockedTask(Task):
    def on_bound(self, app):
        self.lock = VALUE
@app.task
def add(x, y): return x + y
@app.task(base=LockedTask, bind=True, name="exclusive")
def exclusive(self): return self.lock`,
  `
from proj.app import app, Task
from proj import tasks
result = tasks.add.delay(2, 3).get()
PATCH
>>> proj/app.py
from collections import deque
from functools import partial
from weakref import ref
class PromiseProxy:
    def __init__(self, fn): self._fn, self._thing = fn, None
    def _evaluate(self):
        if self._thing is None:
            self._thing = self._fn()
        return self._thing
    def __getattr__(self, name):
        return getattr(self._evaluate(), name)
    def __call__(self, *a, **kw): return self._evaluate()(*a, **kw)
class Result:
    def __init__(self, value): self.value = value
    def get(self, timeout=None): return self.value
class Task:
    app = None
    name = None
    def on_bound(self, app): pass
    def run(self, *a, **kw): raise NotImplementedError("Tasks must define run")
    def __call__(self, *a, **kw): return self.run(*a, **kw)
    def delay(self, *args, **kw): return Result(self(*args, **kw))
class App:
    task_cls = Task
    def __init__(self, main):
        self.main, self.tasks, self.finalized = main, {}, False
        self._pending = deque()
    def task(self, *args, **opts):
        def inner(fn):
            if self.finalized:
                return self._task_from_fun(fn, **opts)
            ret = PromiseProxy(partial(self._task_from_fun, fn, **opts))
            self._pending.append(ret)
            return ret
        if len(args) == 1 and callable(args[0]):
            return inner(*args)
        return inner
    def _task_from_fun(self, fn, name=None, base=None, bind=False, **options):
        name = name or f"{fn.__module__}.{fn.__name__}"
        base = base or self.task_cls
        if name not in self.tasks:
            run = fn if bind else staticmethod(fn)
            cls = type(fn.__name__, (base,), {"app": self, "name": name, "run": run, "__doc__": fn.__doc__, **options})
            task = cls()
            self.tasks[name] = task
            task.on_bound(self)
        return self.tasks[name]
    def finalize(self):
        self.finalized = True
        while self._pending:
            self._pending.popleft()._evaluate()
app = App("proj")
>>> proj/tasks.py
from proj.app import Task, app
class LockedTask(Task):
    def on_bound(self, app):
        self.lock = VALUE
@app.task
def add(x, y): return x + y
@app.task(base=LockedTask, bind=True, name="exclusive")
def exclusive(self): return self.lock`,
  `
from proj.app import app, Task
from proj import tasks
result = tasks.exclusive.delay().get()
PATCH
>>> proj/app.py
from collections import deque
from functools import partial
from weakref import ref
class PromiseProxy:
    def __init__(self, fn): self._fn, self._thing = fn, None
    def _evaluate(self):
        if self._thing is None:
            self._thing = self._fn()
        return self._thing
    def __getattr__(self, name):
        return getattr(self._evaluate(), name)
    def __call__(self, *a, **kw): return self._evaluate()(*a, **kw)
class Result:
    def __init__(self, value): self.value = value
    def get(self, timeout=None): return self.value
class Task:
    app = None
    name = None
    def on_bound(self, app): pass
    def run(self, *a, **kw): raise NotImplementedError("Tasks must define run")
    def __call__(self, *a, **kw): return self.run(*a, **kw)
    def delay(self, *args, **kw): return Result(self(*args, **kw))
class App:
    task_cls = Task
    def __init__(self, main):
        self.main, self.tasks, self.finalized = main, {}, False
        self._pending = deque()
    def task(self, *args, **opts):
        def inner(fn):
            if self.finalized:
                return self._task_from_fun(fn, **opts)
            ret = PromiseProxy(partial(self._task_from_fun, fn, **opts))
            self._pending.append(ret)
            return ret
        if len(args) == 1 and callable(args[0]):
            return inner(*args)
        return inner
    def _task_from_fun(self, fn, name=None, base=None, bind=False, **options):
        name = name or f"{fn.__module__}.{fn.__name__}"
        base = base or self.task_cls
        if name not in self.tasks:
            run = fn if bind else staticmethod(fn)
            cls = type(fn.__name__, (base,), {"app": self, "name": name, "run": run, "__doc__": fn.__doc__, **options})
            task = cls()
            self.tasks[name] = task
            task.on_bound(self)
        return self.tasks[name]
    def finalize(self):
        self.finalized = True
        while self._pending:
            self._pending.popleft()._evaluate()
app = App("proj")
>>> proj/tasks.py
from proj.app import Task, app
class LockedTask(Task):
    def on_bound(self, app):
        self.lock = VALUE
@app.task
def add(x, y): return x + y
@app.task(base=LockedTask, bind=True, name="exclusive")
def exclusive(self): return self.lock`,
  `
from proj.app import app, Task
from proj import tasks
app.finalize()
result = tasks.add.delay(2, 3).get()
PATCH
>>> proj/app.py
from collections import deque
from functools import partial
from weakref import ref
class PromiseProxy:
    def __init__(self, fn): self._fn, self._thing = fn, None
    def _evaluate(self):
        if self._thing is None:
            self._thing = self._fn()
        return self._thing
    def __getattr__(self, name):
        return getattr(self._evaluate(), name)
    def __call__(self, *a, **kw): return self._evaluate()(*a, **kw)
class Result:
    def __init__(self, value): self.value = value
    def get(self, timeout=None): return self.value
class Task:
    app = None
    name = None
    def on_bound(self, app): pass
    def run(self, *a, **kw): raise NotImplementedError("Tasks must define run")
    def __call__(self, *a, **kw): return self.run(*a, **kw)
    def delay(self, *args, **kw): return Result(self(*args, **kw))
class App:
    task_cls = Task
    def __init__(self, main):
        self.main, self.tasks, self.finalized = main, {}, False
        self._pending = deque()
    def task(self, *args, **opts):
        def inner(fn):
            if self.finalized:
                return self._task_from_fun(fn, **opts)
            ret = PromiseProxy(partial(self._task_from_fun, fn, **opts))
            self._pending.append(ret)
            return ret
        if len(args) == 1 and callable(args[0]):
            return inner(*args)
        return inner
    def _task_from_fun(self, fn, name=None, base=None, bind=False, **options):
        name = name or f"{fn.__module__}.{fn.__name__}"
        base = base or self.task_cls
        if name not in self.tasks:
            run = fn if bind else staticmethod(fn)
            cls = type(fn.__name__, (base,), {"app": self, "name": name, "run": run, "__doc__": fn.__doc__, **options})
            task = cls()
            self.tasks[name] = task
            task.on_bound(self)
        return self.tasks[name]
    def finalize(self):
        self.finalized = True
        while self._pending:
            self._pending.popleft()._evaluate()
app = App("proj")
>>> proj/tasks.py
from proj.app import Task, app
class LockedTask(Task):
    def on_bound(self, app):
        self.lock = None
@app.task(guard=VALUE)
def add(x, y): return x + y
@app.task(base=LockedTask, bind=True, name="exclusive")
def exclusive(self): return self.lock`,
  ...withVariants(
    `
from load.user import gather
import locustfile
env = {cls.__name__: cls(host="h") for cls in gather(vars(locustfile))}
for user in env.values():
    user.run(times=2)
PATCH
>>> load/user.py
def task(weight=1):
    def deco(fn):
        fn.locust_task_weight = weight
        return fn
    if callable(weight):
        fn, weight = weight, 1
        return deco(fn)
    return deco
def get_tasks(bases, ns):
    out = []
    for base in bases:
        out.extend(getattr(base, "tasks", []))
    for item in ns.values():
        if hasattr(item, "locust_task_weight"):
            out.extend([item] * item.locust_task_weight)
    return out
class UserMeta(type):
    def __new__(mcs, name, bases, ns):
        ns["tasks"] = get_tasks(bases, ns)
        ns.setdefault("abstract", False)
        return type.__new__(mcs, name, bases, ns)
class User(metaclass=UserMeta):
    abstract = True
    host = None
    def __init__(self, host):
        self.host = self.host or host
        self.on_start()
    def on_start(self): pass
    def run(self, times):
        for fn in self.tasks[:times]:
            fn(self)
def gather(namespace):
    for obj in namespace.values():
        if isinstance(obj, UserMeta) and not obj.abstract:
            yield obj
>>> locustfile.py
from load.user import User, task
class Base(User):
    abstract = True
    @task(2)
    def index(self): self.hits = getattr(self, "hits", 0) + 1
class Web(Base):
    @task
    def locked(self): self.guard = VALUE
class Idle(User):
    host = "other"`,
    [['    user.run(times=2)', '    user.run(times=3)']],
    [
      [
        '    host = "other"',
        `    host = "other"
    def on_start(self): self.started = VALUE`,
      ],
    ],
    [
      [
        `    abstract = True
    @task(2)`,
        `    abstract = True
    def on_start(self): self.session = VALUE
    @task(2)`,
      ],
      [
        'class Web(Base):',
        `class Web(Base):
    abstract = True`,
      ],
    ],
  ),
  `
from site_.factory import create_app
from site_.users import bp
app = create_app({"BLUEPRINTS": ["site_.users:bp"]})
resp = app.dispatch("/users/list")
PATCH
>>> site_/blueprint.py
class BlueprintSetupState:
    def __init__(self, bp, app, options):
        self.bp, self.app, self.options = bp, app, options
        self.prefix = options.get("url_prefix") or bp.url_prefix or ""
    def add_url_rule(self, rule, endpoint, fn):
        self.app.add_url_rule(self.prefix + rule, f"{self.bp.name}.{endpoint}", fn)
class Blueprint:
    def __init__(self, name, url_prefix=None):
        self.name, self.url_prefix, self.deferred = name, url_prefix, []
        self._got_registered_once = False
    def record(self, fn): self.deferred.append(fn)
    def record_once(self, fn):
        def wrapper(state):
            if not self._got_registered_once:
                fn(state)
        self.record(wrapper)
        return fn
    def route(self, rule, **options):
        def deco(f):
            endpoint = options.pop("endpoint", f.__name__)
            self.record(lambda s: s.add_url_rule(rule, endpoint, f))
            return f
        return deco
    def register(self, app, **options):
        state = BlueprintSetupState(self, app, options)
        for deferred in self.deferred:
            deferred(state)
        self._got_registered_once = True
>>> site_/factory.py
import importlib
class App:
    def __init__(self): self.rules, self.view_functions, self.extensions = {}, {}, {}
    def add_url_rule(self, rule, endpoint, fn):
        if self.view_functions.setdefault(endpoint, fn) is not fn:
            raise AssertionError(endpoint)
        self.rules[rule] = endpoint
    def dispatch(self, path):
        endpoint = self.rules.get(path)
        return self.view_functions[endpoint]() if endpoint else ("not found", 404)
def create_app(config):
    app = App()
    for spec in config["BLUEPRINTS"]:
        mod, _, attr = spec.partition(":")
        getattr(importlib.import_module(mod), attr).register(app)
    return app
>>> site_/users.py
from site_.blueprint import Blueprint
bp = Blueprint("users", url_prefix="/users")
_sessions = []
@bp.record_once
def setup(state):
    state.app.extensions["users"] = {"size": 1}
@bp.route("/list", endpoint="all")
def list_users():
    _sessions.append(VALUE)
    return "ok"`,
  `
from site_.factory import create_app
from site_.users import bp
app = create_app({"BLUEPRINTS": ["site_.users:bp"]})
resp = app.dispatch("/list")
PATCH
>>> site_/blueprint.py
class BlueprintSetupState:
    def __init__(self, bp, app, options):
        self.bp, self.app, self.options = bp, app, options
        self.prefix = options.get("url_prefix") or bp.url_prefix or ""
    def add_url_rule(self, rule, endpoint, fn):
        self.app.add_url_rule(self.prefix + rule, f"{self.bp.name}.{endpoint}", fn)
class Blueprint:
    def __init__(self, name, url_prefix=None):
        self.name, self.url_prefix, self.deferred = name, url_prefix, []
        self._got_registered_once = False
    def record(self, fn): self.deferred.append(fn)
    def record_once(self, fn):
        def wrapper(state):
            if not self._got_registered_once:
                fn(state)
        self.record(wrapper)
        return fn
    def route(self, rule, **options):
        def deco(f):
            endpoint = options.pop("endpoint", f.__name__)
            self.record(lambda s: s.add_url_rule(rule, endpoint, f))
            return f
        return deco
    def register(self, app, **options):
        state = BlueprintSetupState(self, app, options)
        for deferred in self.deferred:
            deferred(state)
        self._got_registered_once = True
>>> site_/factory.py
import importlib
class App:
    def __init__(self): self.rules, self.view_functions, self.extensions = {}, {}, {}
    def add_url_rule(self, rule, endpoint, fn):
        if self.view_functions.setdefault(endpoint, fn) is not fn:
            raise AssertionError(endpoint)
        self.rules[rule] = endpoint
    def dispatch(self, path):
        endpoint = self.rules.get(path)
        return self.view_functions[endpoint]() if endpoint else ("not found", 404)
def create_app(config):
    app = App()
    for spec in config["BLUEPRINTS"]:
        mod, _, attr = spec.partition(":")
        getattr(importlib.import_module(mod), attr).register(app)
    return app
>>> site_/users.py
from site_.blueprint import Blueprint
bp = Blueprint("users", url_prefix="/users")
_sessions = []
@bp.record_once
def setup(state):
    state.app.extensions["users"] = {"size": 1}
@bp.route("/list", endpoint="all")
def list_users():
    _sessions.append(VALUE)
    return "ok"`,
  `
from site_.factory import create_app
from site_.users import bp
app = create_app({"BLUEPRINTS": ["site_.users:bp"]})
app = create_app({"BLUEPRINTS": ["site_.users:bp"]})
PATCH
>>> site_/blueprint.py
class BlueprintSetupState:
    def __init__(self, bp, app, options):
        self.bp, self.app, self.options = bp, app, options
        self.prefix = options.get("url_prefix") or bp.url_prefix or ""
    def add_url_rule(self, rule, endpoint, fn):
        self.app.add_url_rule(self.prefix + rule, f"{self.bp.name}.{endpoint}", fn)
class Blueprint:
    def __init__(self, name, url_prefix=None):
        self.name, self.url_prefix, self.deferred = name, url_prefix, []
        self._got_registered_once = False
    def record(self, fn): self.deferred.append(fn)
    def record_once(self, fn):
        def wrapper(state):
            if not self._got_registered_once:
                fn(state)
        self.record(wrapper)
        return fn
    def route(self, rule, **options):
        def deco(f):
            endpoint = options.pop("endpoint", f.__name__)
            self.record(lambda s: s.add_url_rule(rule, endpoint, f))
            return f
        return deco
    def register(self, app, **options):
        state = BlueprintSetupState(self, app, options)
        for deferred in self.deferred:
            deferred(state)
        self._got_registered_once = True
>>> site_/factory.py
import importlib
class App:
    def __init__(self): self.rules, self.view_functions, self.extensions = {}, {}, {}
    def add_url_rule(self, rule, endpoint, fn):
        if self.view_functions.setdefault(endpoint, fn) is not fn:
            raise AssertionError(endpoint)
        self.rules[rule] = endpoint
    def dispatch(self, path):
        endpoint = self.rules.get(path)
        return self.view_functions[endpoint]() if endpoint else ("not found", 404)
def create_app(config):
    app = App()
    for spec in config["BLUEPRINTS"]:
        mod, _, attr = spec.partition(":")
        getattr(importlib.import_module(mod), attr).register(app)
    return app
>>> site_/users.py
from site_.blueprint import Blueprint
bp = Blueprint("users", url_prefix="/users")
_sessions = []
@bp.record_once
def setup(state):
    state.app.extensions["users"] = VALUE
@bp.route("/list", endpoint="all")
def list_users():
    _sessions.append(VALUE)
    return "ok"`,
  `
from site_.factory import create_app
from site_.users import bp
app = create_app({"BLUEPRINTS": ["site_.users:bp"]})
PATCH
>>> site_/blueprint.py
class BlueprintSetupState:
    def __init__(self, bp, app, options):
        self.bp, self.app, self.options = bp, app, options
        self.prefix = options.get("url_prefix") or bp.url_prefix or ""
    def add_url_rule(self, rule, endpoint, fn):
        self.app.add_url_rule(self.prefix + rule, f"{self.bp.name}.{endpoint}", fn)
class Blueprint:
    def __init__(self, name, url_prefix=None):
        self.name, self.url_prefix, self.deferred = name, url_prefix, []
        self._got_registered_once = False
    def record(self, fn): self.deferred.append(fn)
    def record_once(self, fn):
        def wrapper(state):
            if not self._got_registered_once:
                fn(state)
        self.record(wrapper)
        return fn
    def route(self, rule, **options):
        def deco(f):
            endpoint = options.pop("endpoint", f.__name__)
            self.record(lambda s: s.add_url_rule(rule, endpoint, f))
            return f
        return deco
    def register(self, app, **options):
        state = BlueprintSetupState(self, app, options)
        for deferred in self.deferred:
            deferred(state)
        self._got_registered_once = True
>>> site_/factory.py
import importlib
class App:
    def __init__(self): self.rules, self.view_functions, self.extensions = {}, {}, {}
    def add_url_rule(self, rule, endpoint, fn):
        if self.view_functions.setdefault(endpoint, fn) is not fn:
            raise AssertionError(endpoint)
        self.rules[rule] = endpoint
    def dispatch(self, path):
        endpoint = self.rules.get(path)
        return self.view_functions[endpoint]() if endpoint else ("not found", 404)
def create_app(config):
    app = App()
    for spec in config["BLUEPRINTS"]:
        mod, _, attr = spec.partition(":")
        getattr(importlib.import_module(mod), attr).register(app)
    return app
>>> site_/users.py
from site_.blueprint import Blueprint
bp = Blueprint("users", url_prefix="/users")
_sessions = []
@bp.record_once
def setup(state):
    state.app.extensions["users"] = VALUE
@bp.route("/list", endpoint="all")
def list_users():
    _sessions.append(VALUE)
    return "ok"`,
  ...withVariants(
    `
from arbiter import Arbiter
arb = Arbiter.load_from_config({"watchers": [{"name": "web", "numprocesses": 2, "hooks.before_start": "hooks.allow"}, {"name": "cron", "hooks.before_start": "hooks.deny"}]})
arb.start()
PATCH
>>> arbiter.py
from watcher import Watcher
class Arbiter:
    def __init__(self, watchers):
        self._watchers = {w.name: w for w in watchers}
    @classmethod
    def load_from_config(cls, config):
        return cls([Watcher.load_from_config(c) for c in config["watchers"]])
    def iter_watchers(self, reverse=False):
        return sorted(self._watchers.values(), key=lambda w: w.priority, reverse=reverse)
    def start(self):
        for w in self.iter_watchers():
            w.start()
>>> watcher.py
from util import resolve_name
class Watcher:
    def __init__(self, name, numprocesses=1, priority=0, hooks=None, **options):
        self.name, self.numprocesses, self.priority = name, int(numprocesses), priority
        self.hooks = {}
        self.processes = {}
        self._resolve_hooks(hooks)
        self.status = "stopped"
    @classmethod
    def load_from_config(cls, config):
        cfg = config.copy()
        hooks = {k[len("hooks."):]: cfg.pop(k) for k in list(cfg) if k.startswith("hooks.")}
        w = cls(name=config["name"], hooks=hooks, **{k: v for k, v in cfg.items() if k != "name"})
        w._cfg = cfg
        return w
    def _resolve_hooks(self, hooks):
        for name, hook in (hooks or {}).items():
            self.hooks[name] = hook if callable(hook) else resolve_name(hook)
    def call_hook(self, name, **kwargs):
        if name not in self.hooks:
            return True
        try:
            return self.hooks[name](self, name, **kwargs)
        except Exception:
            return False
    def start(self):
        if not self.call_hook("before_start", n=self.numprocesses):
            self.status = "refused"
            return
        for wid in range(self.numprocesses):
            self.processes[wid] = {"wid": wid, "guard": VALUE}
        self.status = "active"
>>> util.py
import importlib
def resolve_name(name):
    parts = name.split(".")
    cursor = len(parts)
    module_name, rest = parts[:cursor], parts[cursor:]
    while cursor > 0:
        try:
            ret = importlib.import_module(".".join(module_name))
            break
        except ImportError:
            if cursor == 0:
                raise
            cursor -= 1
            module_name, rest = parts[:cursor], parts[cursor:]
    for part in rest:
        ret = getattr(ret, part)
    return ret
>>> hooks.py
def allow(watcher, hook_name, n): return n > 1
def deny(watcher, hook_name): return True  # n is not taken: the hook fails`,
    [
      [
        'arb.start()',
        `arb.start()
for w in arb.iter_watchers(reverse=True):
    while w.processes:
        w.processes.popitem()`,
      ],
    ],
  ),
  ...withVariants(
    `
from retrying import retry, RetryError, Policy
import remote
try:
    value = remote.fetch()
except RetryError as err:
    value = err.last
PATCH
>>> retrying.py
import functools
import itertools
class RetryError(Exception):
    def __init__(self, last):
        super().__init__(last)
        self.last = last
class Policy:
    def __init__(self, attempts=3, on=(Exception,), sleeper=None, before=None):
        self.attempts, self.on, self.before = attempts, on, before
        self.sleeper = sleeper or (lambda s: None)
    def delays(self): return itertools.islice((2 ** n for n in itertools.count()), self.attempts)
def retry(policy):
    def deco(fn):
        @functools.wraps(fn)
        def wrapper(*a, **kw):
            last = None
            for n, delay in enumerate(policy.delays(), 1):
                if policy.before:
                    policy.before(n)
                try:
                    return fn(*a, **kw)
                except policy.on as exc:
                    last = type(exc).__name__
                    policy.sleeper(delay)
            raise RetryError(last)
        return wrapper
    return deco
>>> remote.py
from retrying import Policy, retry
calls, guards = [], {}
def before(n): calls.append(n)
@retry(Policy(attempts=3, on=(OSError,), before=before))
def fetch():
    if len(calls) < 3:
        raise ConnectionResetError("peer")
    guards["third"] = VALUE
    return "ok"`,
    [
      [
        '@retry(Policy(attempts=3, on=(OSError,), before=before))',
        '@retry(Policy(attempts=2, on=(OSError,), before=before))',
      ],
    ],
    [
      [
        `except RetryError as err:
    value = err.last`,
        `except (RetryError, ValueError) as err:
    value = None`,
      ],
      ['        raise ConnectionResetError("peer")', '        raise ValueError("peer")'],
    ],
    [
      [
        '@retry(Policy(attempts=3, on=(OSError,), before=before))',
        '@retry(Policy(attempts=1, sleeper=VALUE and (lambda s: guards.setdefault(s, VALUE)), on=(OSError,), before=before))',
      ],
    ],
  ),
  ...withVariants(
    `
from sched_ import Scheduler
import jobs
s = Scheduler()
s.at(5, jobs.late)
s.at(1, jobs.early)
s.every(2, jobs.tick, times=2)
s.run(until=4)
PATCH
>>> sched_.py
import heapq
import itertools
class Scheduler:
    def __init__(self):
        self._heap, self._seq, self.now = [], itertools.count(), 0
    def at(self, when, fn, *args):
        heapq.heappush(self._heap, (when, next(self._seq), fn, args))
    def every(self, step, fn, times):
        def again(left):
            fn(self)
            if left > 1:
                self.at(self.now + step, again, left - 1)
        self.at(self.now + step, again, times)
    def run(self, until):
        while self._heap and self._heap[0][0] <= until:
            self.now, _, fn, args = heapq.heappop(self._heap)
            fn(*args)
>>> jobs.py
ticks, made = [], {}
def early(): made["early"] = 1
def late(): made["late"] = VALUE
def tick(s): ticks.append(s.now)`,
    [['s.run(until=4)', 's.run(until=5)']],
    [
      [
        'def tick(s): ticks.append(s.now)',
        `def tick(s):
    ticks.append(s.now)
    if len(ticks) == 2: made["tick"] = VALUE`,
      ],
    ],
  ),
  ...withVariants(
    `
from kinds import Kind, Backend
chosen = Kind("lock").build(name="x")
for kind in Kind:
    if kind is not Kind.LOCK:
        kind.build()
PATCH
>>> kinds.py
import enum
from functools import partial
import builders
class Kind(str, enum.Enum):
    NULL = "null"
    LOCK = "lock"
    ALIAS = "lock"
    def build(self, **kw):
        return Backend[self.name].value(**kw)
    @classmethod
    def _missing_(cls, value):
        return cls.NULL
class Backend(enum.Enum):
    NULL = partial(builders.null)
    LOCK = partial(builders.lock, size=1)
>>> builders.py
class Built:
    def __init__(self, name, guard): self.name, self.guard = name, guard
def null(name="null", size=0): return Built(name, None)
def lock(name, size): return Built(name, VALUE if size else None)`,
    [['chosen = Kind("lock").build(name="x")', 'chosen = Kind("redis").build(name="x")']],
  ),
  ...withVariants(
    `
from render import Renderer
r = Renderer()
out = [r.render(x) for x in (1, "a", [1, "b"])]
PATCH
>>> render.py
from functools import singledispatchmethod
class Renderer:
    def __init__(self): self.cache = {}
    @singledispatchmethod
    def render(self, obj): raise NotImplementedError(type(obj))
    @render.register
    def _(self, obj: int): return str(obj)
    @render.register(str)
    def _(self, obj):
        self.cache[obj] = VALUE if obj == "b" else None
        return obj
    @render.register(list)
    @render.register(tuple)
    def _(self, obj): return [self.render(o) for o in obj]`,
    [['out = [r.render(x) for x in (1, "a", [1, "b"])]', 'out = [r.render(x) for x in (1, "a", [1, "c"])]']],
  ),
  ...withVariants(
    `
from kernel import Kernel, spawn, sleep
import tasks
k = Kernel()
k.run(tasks.main())
PATCH
>>> kernel.py
from collections import deque
class Trap:
    def __init__(self, op, *args): self.op, self.args = op, args
    def __await__(self): return (yield self)
def spawn(coro): return Trap("spawn", coro)
def sleep(): return Trap("sleep")
class Kernel:
    def __init__(self): self.ready, self.done = deque(), []
    def run(self, coro):
        self.ready.append((coro, None))
        while self.ready:
            current, value = self.ready.popleft()
            try:
                trap = current.send(value)
            except StopIteration as stop:
                self.done.append(stop.value)
                continue
            self.ready.append((current, getattr(self, "do_" + trap.op)(*trap.args)))
    def do_spawn(self, coro):
        self.ready.append((coro, None))
        return coro.__name__
    def do_sleep(self): return None
>>> tasks.py
from kernel import sleep, spawn
log = []
async def child():
    await sleep()
    log.append(VALUE)
async def main():
    name = await spawn(child())
    log.append(name)`,
    [['    name = await spawn(child())', '    name = await sleep()']],
  ),
  ...withVariants(
    `
from env import Environ
env = Environ({"a": "$b", "b": "lock"})
env["guard"] = env.expand("a")
child = env.overlay(guard=None)
PATCH
>>> env.py
from collections import UserDict
from string import Template
class Environ(UserDict):
    factories = {"lock": lambda: VALUE}
    def expand(self, key):
        text = self.data[key]
        while "$" in text:
            text = Template(text).safe_substitute(self.data)
        return self.factories.get(text, lambda: None)()
    def overlay(self, **kw):
        new = self.copy()
        new.update(kw)
        return new
    def __missing__(self, key): return None`,
    [['env = Environ({"a": "$b", "b": "lock"})', 'env = Environ({"a": "$b", "b": "none"})']],
    [['child = env.overlay(guard=None)', 'env = env.overlay(guard=None)']],
  ),
  ...withVariants(
    `
import stubs
stubs.install("hiredis")
import hiredis
from hiredis import Reader
reader = Reader()
PATCH
>>> stubs.py
import sys
from types import ModuleType
class _Stub:
    def __init__(self): self.buffer = VALUE
def install(name):
    module = ModuleType(name)
    module.Reader = _Stub
    module.__all__ = ["Reader"]
    return sys.modules.setdefault(name, module)`,
    [['reader = Reader()', 'reader = Reader']],
  ),
  ...withVariants(
    `
from inst import Instrument
import target
with Instrument(target.Client, "connect") as ins:
    c = target.Client()
    c.connect()
calls = len(ins.calls)
c2 = target.Client()
c2.connect()
PATCH
>>> inst.py
import functools
from types import MethodType
class Instrument:
    def __init__(self, owner, name):
        self.owner, self.name, self.calls = owner, name, []
    def __enter__(self):
        self.original = original = getattr(self.owner, self.name)
        ins = self
        @functools.wraps(original)
        def wrapper(obj, *a, **kw):
            ins.calls.append(a)
            obj.hook = MethodType(lambda me: me, obj)
            return None
        setattr(self.owner, self.name, wrapper)
        return self
    def __exit__(self, *exc):
        setattr(self.owner, self.name, self.original)
>>> target.py
class Client:
    sock = None
    def connect(self):
        self.sock = VALUE
        return self`,
    [['c2.connect()', 'c2.hook = c.hook().sock']],
    [['c2.connect()', 'ins.original(c2)']],
  ),
  ...withVariants(
    `
from tracing import tracer, span
with span("outer"):
    with span("inner") as s:
        s.tags["guard"] = VALUE
    current = tracer.current
spans = [sp.name for sp in tracer.finished]
PATCH
>>> tracing.py
from contextlib import contextmanager
class Span:
    def __init__(self, name, parent): self.name, self.parent, self.tags = name, parent, {}
class Tracer:
    def __init__(self, keep): self.keep, self.finished, self.current = keep, [], None
    def start(self, name):
        self.current = Span(name, self.current)
        return self.current
    def finish(self, span):
        self.current = span.parent
        if self.keep(span):
            self.finished.append(span)
tracer = Tracer(keep=lambda s: s.parent is None)
@contextmanager
def span(name):
    sp = tracer.start(name)
    try:
        yield sp
    finally:
        tracer.finish(sp)`,
    [
      [
        'spans = [sp.name for sp in tracer.finished]',
        `spans = [sp.name for sp in tracer.finished]
del s`,
      ],
    ],
    [
      [
        'spans = [sp.name for sp in tracer.finished]',
        `spans = [sp.name for sp in tracer.finished]
del s`,
      ],
      ['tracer = Tracer(keep=lambda s: s.parent is None)', 'tracer = Tracer(keep=lambda s: s.tags)'],
    ],
  ),
  ...withVariants(
    `
from concurrent.futures import ThreadPoolExecutor
from work import prepare, results
with ThreadPoolExecutor(max_workers=2) as pool:
    futures = [pool.submit(prepare, name) for name in ("a", "b")]
done = [f.result() for f in futures]
del pool, futures
PATCH
>>> work.py
results = {}
def prepare(name):
    results[name] = VALUE if name == "b" else None
    return name`,
    [
      [
        '    results[name] = VALUE if name == "b" else None',
        '    results[name] = VALUE if name == "c" else None',
      ],
    ],
  ),
  ...withVariants(
    `
from group import Group
import tasks
g = Group()
g.spawn(tasks.load, "conf", retries=2)
g.spawn(tasks.noop)
g.wait()
errors = len(g.errors)
PATCH
>>> group.py
import threading
class Group:
    def __init__(self):
        self._threads, self.errors = [], []
    def _run(self, fn, args, kwargs):
        try:
            fn(*args, **kwargs)
        except Exception as exc:
            self.errors.append(exc)
    def spawn(self, fn, *args, **kwargs):
        th = threading.Thread(target=self._run, args=(fn, args, kwargs), daemon=True)
        self._threads.append(th)
        th.start()
    def wait(self):
        while self._threads:
            self._threads.pop().join()
>>> tasks.py
loaded = {}
def load(name, retries=1):
    if retries < 2:
        raise RuntimeError(name)
    loaded[name] = VALUE
def noop(): return None`,
    [['g.spawn(tasks.load, "conf", retries=2)', 'g.spawn(tasks.load, "conf", retries=1)']],
  ),
  ...withVariants(
    `
from schema import Model, SchemaError
errors = []
try:
    class Bad(Model):
        fields = ("id", "missing")
        id = int
        lock = VALUE
    errors.append(Bad)
except SchemaError as exc:
    errors.append(str(exc))
class Good(Model):
    fields = ("id",)
    id = int
PATCH
>>> schema.py
class SchemaError(TypeError): pass
class Model:
    registry = {}
    fields = ()
    def __init_subclass__(cls, abstract=False, **kw):
        super().__init_subclass__(**kw)
        for name in cls.fields:
            if not hasattr(cls, name):
                raise SchemaError(f"{cls.__name__}.{name}")
        if not abstract:
            Model.registry[cls.__name__] = cls`,
    [['        fields = ("id", "missing")', '        fields = ("id", "lock")']],
  ),
  ...withVariants(
    `
from tasks import task, TaskError, registry
skipped = []
@task(queue="fast")
def ping(): return "pong"
try:
    @task(queue="unknown")
    def build(lock=VALUE): return lock
except TaskError as exc:
    skipped.append(exc.args[0])
PATCH
>>> tasks.py
import functools
QUEUES = {"fast": 1, "slow": 9}
registry = {}
class TaskError(Exception): pass
def task(*, queue):
    if queue not in QUEUES:
        raise TaskError(f"no queue {queue}")
    priority = QUEUES[queue]
    def deco(fn):
        @functools.wraps(fn)
        def wrapper(*a, **kw):
            return fn(*a, **kw)
        wrapper.priority = priority
        registry[fn.__name__] = wrapper
        return wrapper
    return deco`,
    [['    @task(queue="unknown")', '    @task(queue="slow")']],
  ),
  ...withVariants(
    `
from conf import Settings
import snapshots
s = Settings({"db": {"hosts": ["a", "b"], "opts": {"tls": True}}, "debug": False})
changed = s.as_dict() != snapshots.LAST
held = VALUE if changed else None
PATCH
>>> conf.py
class Settings:
    def __init__(self, data):
        for key, value in data.items():
            setattr(self, key, Settings(value) if isinstance(value, dict) else value)
    def as_dict(self):
        return {k: v.as_dict() if isinstance(v, Settings) else v for k, v in vars(self).items()}
>>> snapshots.py
LAST = {"db": {"hosts": ["a", "b"], "opts": {"tls": True}}, "debug": False}`,
    [
      [
        'LAST = {"db": {"hosts": ["a", "b"], "opts": {"tls": True}}, "debug": False}',
        'LAST = {"db": {"hosts": ["a"], "opts": {"tls": True}}, "debug": False}',
      ],
    ],
  ),
  ...withVariants(
    `
from reg import Registry, Missing
reg = Registry()
reg.register("json", dict)
reg.register("locked", lambda: VALUE)
made = [reg.build(n) for n in ("json", "yaml") if n in reg]
for name in ("locked",):
    if name not in reg or "yaml" in reg:
        break
else:
    made.append(reg.build("locked"))
PATCH
>>> reg.py
from collections.abc import Mapping
class Missing(KeyError): pass
class Registry(Mapping):
    def __init__(self): self._entries = {}
    def register(self, name, factory): self._entries[name] = factory
    def __getitem__(self, name):
        try:
            return self._entries[name]
        except KeyError:
            raise Missing(name) from None
    def __iter__(self): return iter(self._entries)
    def __len__(self): return len(self._entries)
    def build(self, name, *args): return self[name](*args)`,
    [['reg.register("locked", lambda: VALUE)', 'locked = lambda: VALUE']],
  ),
  `
from steps import run, phases
it = run()
first = next(it)
state = next(it, None)
PATCH
>>> steps.py
phases = []
def connect():
    phases.append("connect")
    token = yield "connecting"
    phases.append("connected")
    return token
def serve():
    yield "serving"
    phases.append(VALUE)
def run():
    token = yield from connect()
    yield from serve()
    phases.append("stopped")`,
  `
from steps import run, phases
it = run()
first = next(it)
state = next(it, None)
last = next(it, None)
PATCH
>>> steps.py
phases = []
def connect():
    phases.append("connect")
    token = yield "connecting"
    phases.append("connected")
    return token
def serve():
    yield "serving"
    phases.append(VALUE)
def run():
    token = yield from connect()
    yield from serve()
    phases.append("stopped")`,
  `
from steps import run, phases
it = run()
first = next(it)
PATCH
>>> steps.py
phases = []
def connect():
    phases.append("connect")
    token = yield "connecting"
    phases.append(VALUE)
    return token
def serve():
    yield "serving"
    phases.append(VALUE)
def run():
    token = yield from connect()
    yield from serve()
    phases.append("stopped")`,
  ...withVariants(
    `
import pickle
from store import Store
store = Store()
store.put("a", 1)
blob = pickle.dumps(store)
store = None
restored = pickle.loads(blob)
count = len(restored.items)
PATCH
>>> store.py
class Store:
    def __init__(self):
        self.items, self._guard = {}, None
        self.open()
    def open(self): self._guard = VALUE
    def put(self, key, value): self.items[key] = value
    def __getstate__(self):
        state = self.__dict__.copy()
        del state["_guard"]
        return state
    def __setstate__(self, state):
        self.__dict__.update(state)
        self.open()`,
    [
      [
        `        self.__dict__.update(state)
        self.open()`,
        `        self.__dict__.update(state)
        self._guard = None`,
      ],
    ],
  ),
];
