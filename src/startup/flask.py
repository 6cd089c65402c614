"""What `flask run` does before a request: the application's module, and the function that makes the application.

Written after flask/cli.py of Flask 3.1 (locate_app, find_best_app, find_app_by_string).
"""

import importlib

from late_patch import paper


def load_app(module, name):
    module = importlib.import_module(module)
    if name:
        made = getattr(module, name, None)
        if paper.is_function(made):
            made()
        return
    for name in ["app", "application"]:
        if paper.binds(module, name) and not paper.is_function(getattr(module, name, None)):
            return
    for name in ["create_app", "make_app"]:
        factory = getattr(module, name, None)
        if paper.is_function(factory):
            factory()
            return
