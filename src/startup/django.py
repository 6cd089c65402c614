"""What Django does between a program's own lines, from its settings on.

Written after django/__init__.py, apps/registry.py, apps/config.py, conf/__init__.py, core/handlers/base.py and
core/management/__init__.py of Django 5.2; test/frameworks/frameworks.oracle.test.ts holds it to the real one.
"""

import importlib
import logging.config
import os

from late_patch import paper


class LazySettings:
    """django.conf.settings: the first attribute that is read imports the settings module."""

    _is_loaded = False
    _module = None

    def __getattr__(self, name):
        if not self._is_loaded:
            self._is_loaded = True
            name = paper.usual(os.environ.get("DJANGO_SETTINGS_MODULE"))
            paper.is_loading("django.conf.settings", self, True)
            self._module = imported(name or paper.named_alike("DJANGO_SETTINGS_MODULE"))
            paper.is_loading("django.conf.settings", self, False)
        return paper.attribute(self._module, name, "django.conf.settings")

    def configure(self, *defaults, **options):
        self._is_loaded = True
        for name, value in options.items():
            setattr(self, name, value)


settings = LazySettings()


def imported(name):
    return importlib.import_module(name)


class AppConfig:
    """django.apps.AppConfig."""

    def __init__(self, app_name, app_module):
        self.name = app_name
        self.module = app_module

    def import_models(self):
        if paper.exists(self.name):
            if paper.exists(self.name + ".models"):
                imported(self.name + ".models")
        else:
            imported(self.name + ".models")

    def ready(self):
        pass


def config_in(app_name):
    """The configuration that the app's apps.py has for it: the only one, or the one that is said to be the default."""
    if not paper.exists(app_name + ".apps"):
        return AppConfig
    found = [one for one in paper.subclasses(imported(app_name + ".apps"), AppConfig) if getattr(one, "default", True)]
    if len(found) == 1:
        return found[0]
    chosen = [one for one in found if getattr(one, "default", False)]
    return chosen[0] if len(chosen) == 1 else AppConfig


def config_of(entry):
    """AppConfig.create(): an entry of INSTALLED_APPS names an app's package, or a class of configurations."""
    module = imported(entry)
    if paper.exists(entry):
        return config_in(entry)(entry, module)
    package, _, name = entry.rpartition(".")
    if paper.exists(package):
        config = getattr(imported(package), name)
        if paper.is_class(config):
            app_name = paper.usual(getattr(config, "name", package))
            return config(app_name, imported(app_name))
    return AppConfig(entry, module)


class Apps:
    """django.apps.apps: the order in which an application is loaded."""

    _is_populated = False
    configs = []

    def populate(self):
        if self._is_populated:
            return
        self._is_populated = True
        configs = []
        paper.for_each(
            paper.entries(settings._module, "INSTALLED_APPS"), lambda entry: configs.append(config_of(entry))
        )
        paper.for_each(configs, lambda config: config.import_models())
        paper.for_each(configs, lambda config: config.ready())
        self.configs = configs


apps = Apps()


def configure_logging():
    if getattr(settings._module, "LOGGING_CONFIG", True):
        logging.config.dictConfig(getattr(settings._module, "LOGGING", {}))


def setup(set_prefix=True):
    # By way of django.urls and django.utils.log.
    import django.http

    settings.LOGGING_CONFIG
    configure_logging()
    apps.populate()


def load_middleware():
    middleware = list(paper.entries(settings._module, "MIDDLEWARE"))
    middleware.reverse()
    paper.for_each(middleware, lambda entry: paper.named(entry)(paper.anything))


def get_wsgi_application():
    setup(set_prefix=False)
    load_middleware()
    return paper.anything


def get_asgi_application():
    setup(set_prefix=False)
    load_middleware()
    return paper.anything


def commands_of(config):
    package = config.name + ".management.commands"
    return [package + "." + name for name in paper.modules_in(package)]


def run_command(module):
    """load_command_class(), BaseCommand.run_from_argv(): the module, the class without arguments, and what it does."""
    command = imported(module).Command()
    command.handle(*paper.anything, **paper.anything)
    command.handle_app_config(*paper.anything, **paper.anything)
    command.handle_label(*paper.anything, **paper.anything)


def every_command():
    found = []
    paper.for_each(apps.configs, lambda config: found.extend(commands_of(config)))
    return found


class ManagementUtility:
    """What manage.py and django-admin run: settings and applications first, then the command that was asked for."""

    def __init__(self, argv=None):
        pass

    def execute(self):
        settings.INSTALLED_APPS
        setup()
        paper.any_of(every_command(), run_command)


def execute_from_command_line(argv=None):
    ManagementUtility(argv).execute()


def call_command(name, *args, **options):
    for module in every_command():
        if module.endswith(".commands." + paper.usual(name)):
            run_command(module)
