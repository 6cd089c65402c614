"""What celery does before and after a program makes its application, and when a worker starts.

Written after celery/__init__.py, app/base.py, app/utils.py, loaders/base.py and fixups/django.py of celery 5.7.
"""

import importlib
import os

from late_patch import paper


def option_in(argv, short_opts, long_opts):
    for index, word in enumerate(argv):
        if word in short_opts:
            return argv[index + 1]
        name, equals, value = word.partition("=")
        if name in long_opts:
            return value if equals else argv[index + 1]
    return None


def maybe_patch_concurrency(argv=None, short_opts=None, long_opts=None, patches=None):
    if argv is None:
        return
    pool = option_in(argv, short_opts or ["-P"], long_opts or ["--pool"])
    if pool == "gevent":
        import gevent.monkey

        gevent.monkey.patch_all()
    elif pool == "eventlet":
        import eventlet

        eventlet.monkey_patch()


class Signal:
    """celery.utils.dispatch.Signal: calls those who are connected."""

    def __init__(self):
        self._receivers = []

    def connect(self, receiver=None, **options):
        if receiver is None:
            return self.connect
        self._receivers.append(receiver)
        return receiver

    def send(self):
        for receiver in self._receivers:
            receiver(**paper.anything)


import_modules = Signal()
celeryd_init = Signal()
worker_init = Signal()
setup_logging = Signal()
after_setup_logger = Signal()
after_setup_task_logger = Signal()
worker_process_init = Signal()
celeryd_after_setup = Signal()
worker_ready = Signal()
beat_init = Signal()


class Configuration:
    """app.conf: what it is made from is imported when something is first read of it."""

    _source = None
    _namespace = ""
    _is_loaded = False
    _module = None

    def __getattr__(self, name):
        self.load()
        return paper.attribute(None, name, "celery.conf")

    def load(self):
        if self._is_loaded:
            return
        self._is_loaded = True
        if self._source == "django.conf:settings" or self._source == "django.conf.settings":
            from django.conf import settings

            settings.INSTALLED_APPS
            self._module = settings._module
        elif self._source is not None:
            self._module = paper.named(self._source)
        self._after.send()

    def update(self, *mappings, **options):
        for mapping in mappings:
            for name, value in mapping.items():
                setattr(self, name, value)
        for name, value in options.items():
            setattr(self, name, value)

    def modules(self):
        """The settings `imports` and `include`, by any of their names."""
        found = []
        for name in ["imports", "include", "CELERY_IMPORTS", "CELERY_INCLUDE"]:
            found.extend(paper.texts(getattr(self, name, None)))
            found.extend(paper.entries(self._module, name))
        for name in ["IMPORTS", "INCLUDE"]:
            if self._namespace:
                found.extend(paper.entries(self._module, self._namespace + "_" + name))
        return found


class Celery:
    """celery.Celery, as far as it imports modules of the program."""

    def __init__(self, main=None, *args, include=None, config_source=None, **options):
        self.on_after_configure = Signal()
        self.on_after_finalize = Signal()
        self.conf = Configuration()
        self.conf._after = self.on_after_configure
        self.conf._source = config_source
        self._include = paper.texts(include)
        self._discovered = []
        self._is_complete = False
        self._settings_of_django = paper.usual(os.environ.get("DJANGO_SETTINGS_MODULE"))

    def config_from_object(self, obj, silent=False, force=False, namespace=None):
        self.conf._source = paper.usual(obj)
        self.conf._namespace = namespace
        if force:
            self.conf.load()

    def autodiscover_tasks(self, packages=None, related_name="tasks", force=False):
        if force:
            self.discover(packages, related_name)
        else:
            self._discovered.append([packages, related_name])

    def discover(self, packages, related_name):
        if paper.is_function(packages):
            packages = packages()
        if packages is None:
            packages = self.apps_of_django()
        paper.for_each(paper.texts(packages), lambda package: find_related_module(package, related_name))

    def apps_of_django(self):
        if not self._settings_of_django:
            return []
        from django.apps import apps

        return [config.name for config in apps.configs]

    def import_default_modules(self):
        if self._is_complete:
            return
        self._is_complete = True
        self.conf.load()
        if self._settings_of_django:
            import django
            from django.core.checks import run_checks

            django.setup()
            if not paper.usual(os.environ.get("CELERY_SKIP_CHECKS")):
                run_checks()
        import_modules.send()
        for packages, related_name in self._discovered:
            self.discover(packages, related_name)
        paper.for_each(self.conf.modules(), imported)
        paper.for_each(self._include, imported)
        self.on_after_finalize.send()

    def worker_main(self, argv=None):
        start_worker(self, "")

    def start(self, argv=None):
        start_worker(self, "")


def imported(name):
    return importlib.import_module(name)


def find_related_module(package, related_name):
    """The module `related_name` of the package, or the module that the package's name stands for."""
    if paper.exists(package):
        imported(package)
        if related_name is not None and paper.exists(package + "." + related_name):
            imported(package + "." + related_name)
    elif paper.exists(package.rpartition(".")[0]):
        imported(package.rpartition(".")[0])


def find_app(name):
    """`-A module`, `module:attribute`, `module.attribute` or `package`, which has it in a module `celery`."""
    module, _, attribute = name.partition(":")
    if attribute:
        return getattr(imported(module), attribute)
    if not paper.exists(name):
        module, _, attribute = name.rpartition(".")
        return getattr(imported(module), attribute)
    module = imported(name)
    for attribute in ["app", "celery"]:
        found = getattr(module, attribute, None)
        if paper.is_a(found, Celery):
            return found
    if paper.exists(name + ".celery"):
        return find_app(name + ".celery")
    for found in vars(module).values():
        if paper.is_a(found, Celery):
            return found
    return None


def command(name):
    find_app(name)


def beat(name):
    app = find_app(name)
    if paper.is_a(app, Celery):
        app.import_default_modules()
        beat_init.send()


def worker(name, pool):
    app = find_app(name)
    if paper.is_a(app, Celery):
        start_worker(app, pool)


def start_worker(app, pool):
    """What a worker does before its first task, in the order in which celery 5.7 sends its signals."""
    app.import_default_modules()
    for signal in [celeryd_init, worker_init, setup_logging, after_setup_logger, after_setup_task_logger]:
        signal.send()
    # Only processes of their own, and the worker's one, are said to begin.
    if pool not in ["gevent", "eventlet", "threads"]:
        worker_process_init.send()
    celeryd_after_setup.send()
    worker_ready.send()
