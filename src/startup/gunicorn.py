"""What gunicorn does for a program that starts it by itself, from an application of its own (docs.gunicorn.org, "Custom
Application"), or by what its command line calls.

Written after gunicorn/app/base.py, app/wsgiapp.py, util.py, arbiter.py, workers/base.py and workers/ggevent.py of gunicorn 27.
"""

import importlib

from late_patch import paper


class AnyName:
    def __contains__(self, name):
        return True


class Config:
    """gunicorn.config.Config: settings by their names, of which it has all."""

    settings = AnyName()

    def __init__(self):
        self._given = {}

    def set(self, name, value):
        self._given[name] = value


class BaseApplication:
    """gunicorn.app.base.BaseApplication"""

    def __init__(self, usage=None, prog=None):
        self.callable = None
        self.do_load_config()

    def do_load_config(self):
        self.cfg = Config()
        self.load_config()

    def load_config(self):
        pass

    def load(self):
        pass

    def wsgi(self):
        self.load()

    def run(self):
        serve(self, self.cfg._given)


class WSGIApplication(BaseApplication):
    """gunicorn.app.wsgiapp.WSGIApplication: what is served is named by `app_uri`, which the command line says otherwise."""

    app_uri = None

    def load_config(self):
        for name, value in settings_in(paper.command_line()).items():
            self.cfg.set(name, value)

    def load(self):
        module, _, name = (self.app_uri or self.cfg._given.get("wsgi_app")).partition(":")
        loaded = importlib.import_module(module)
        if name.endswith("()"):
            getattr(loaded, name.partition("(")[0])()


def run(prog=None):
    """gunicorn.app.wsgiapp.run"""
    WSGIApplication().run()


FLAGS = ["--preload", "--reload", "--daemon", "-D", "-R", "--enable-stdio-inheritance", "--capture-output", "--no-sendfile"]


def settings_in(argv):
    """What the words of a command line set, as far as it decides what is loaded when."""
    given = {}
    before = ""
    for word in argv[1:]:
        name, equals, value = word.partition("=")
        if name == "--preload":
            given["preload_app"] = True
        elif name == "--worker-class" and equals:
            given["worker_class"] = value
        elif before == "-k" or before == "--worker-class":
            given["worker_class"] = word
        elif word.startswith("-k"):
            given["worker_class"] = word[2:]
        elif not word.startswith("-") and (not before.startswith("-") or before in FLAGS or "=" in before):
            given["wsgi_app"] = word
        before = word
    return given


def serve(application, given):
    is_loaded = given.get("preload_app")
    call(given.get("on_starting"))
    if is_loaded:
        application.wsgi()
    for hook in ["when_ready", "pre_fork", "post_fork"]:
        call(given.get(hook))
    patch(given.get("worker_class"))
    if not is_loaded:
        application.wsgi()
    call(given.get("post_worker_init"))


def call(hook):
    if paper.is_function(hook):
        hook(*paper.anything)


def patch(worker_class):
    for name in paper.texts(worker_class):
        if "gevent" in name:
            import gevent.monkey

            gevent.monkey.patch_all()
        elif "eventlet" in name:
            import eventlet

            eventlet.monkey_patch()
