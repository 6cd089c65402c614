"""The build backend of the repository's root: builds the package of this folder, for those who install from git.

pre-commit runs `pip install .` in the root, and `uvx --from git+https://…` looks there first.
"""

import os

# A backend is called in the folder of the pyproject.toml that names it, and hatchling builds what lies where it is called.
os.chdir(os.path.dirname(os.path.abspath(__file__)))

from hatchling.build import *  # noqa: E402, F403
