"""Ways to write a patch that comes first, with and without protection. Each is right as it stands."""

CALL = """from gevent import monkey

monkey.patch_all()

import os
import requests

print(os, requests)
"""
ONE_LINE = """from gevent import monkey; monkey.patch_all()

import os
import requests

print(os, requests)
"""
MODULE = """import _gevent_patch
import os
import requests

print(_gevent_patch, os, requests)
"""

# What the module of the last programs is: it lies beside them, as first-party code does.
PATCHES = "from gevent import monkey\n\nmonkey.patch_all()\n"

PROGRAMS = {
    "call": CALL,
    "call, `# noqa: E402`": CALL.replace("import os", "import os  # noqa: E402").replace(
        "import requests\n", "import requests  # noqa: E402\n"
    ),
    "call, `# isort: split` after it": CALL.replace(
        "monkey.patch_all()\n", "monkey.patch_all()\n# isort: split\n"
    ),
    "call in `if True:`": CALL.replace("monkey.patch_all()", "if True:\n    monkey.patch_all()"),
    "one line": ONE_LINE,
    "module": MODULE,
    "module, `# isort: split`": MODULE.replace("import _gevent_patch\n", "import _gevent_patch  # isort: split\n", 1),
    "module, `# isort: skip`": MODULE.replace("import _gevent_patch\n", "import _gevent_patch  # isort: skip\n", 1),
    "module, `# noqa: I001`": MODULE.replace("import _gevent_patch\n", "import _gevent_patch  # noqa: I001\n", 1),
}
