"""What gunicorn does for a program that starts it by itself, from an application of its own (docs.gunicorn.org, "Custom
Application").

Written after gunicorn/app/base.py, arbiter.py, workers/base.py and workers/ggevent.py of gunicorn 27.
"""

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
