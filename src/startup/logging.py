"""What logging.config.dictConfig imports and makes.

Written after logging/config.py of Python 3.11 to 3.13: formatters, filters, handlers, each of the class or by the
function that is named.
"""

from late_patch import paper


def dict_config(config):
    for section in ["formatters", "filters", "handlers"]:
        for options in config.get(section, {}).values():
            for key in ["()", "class"]:
                make(options.get(key))


def make(factory):
    for name in paper.texts(factory):
        factory = paper.named(name.removeprefix("ext://"))
    if paper.is_class(factory) or paper.is_function(factory):
        factory(**paper.anything)
