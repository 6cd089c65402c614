"""Which version of a distribution an installer would take today."""

import json
import subprocess

from names import normalized

BATCH = 40


def newest(python, requirements):
    """{distribution: version} by pip's own choice, without installing anything; what pip refuses is left out."""
    found = {}
    rest = list(dict.fromkeys(requirements))
    while rest:
        batch, rest = rest[:BATCH], rest[BATCH:]
        found.update(_asked(python, batch))
    return found


def _asked(python, batch):
    command = [python, "-m", "pip", "--disable-pip-version-check", "install", "--dry-run", "--ignore-installed", "--no-deps",
               "--prefer-binary", "--quiet", "--report", "-", *batch]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:  # one that cannot be had hides the others
        half = len(batch) // 2
        return {**_asked(python, batch[:half]), **_asked(python, batch[half:])} if half else {}
    chosen = json.loads(done.stdout)["install"]
    return {normalized(each["metadata"]["name"]): each["metadata"]["version"] for each in chosen}
