"""Which version of a distribution an installer would take today."""

import json
import re
import shutil
import subprocess

from names import normalized

BATCH = 40
# What asking for a batch may take: the metadata of some distributions has to be built.
SECONDS = 300


def newest(python, requirements):
    """{requirement: version} by an installer's own choice, without installing anything; what it refuses is left out."""
    batches = []
    for requirement in dict.fromkeys(requirements):
        # Two requirements of one distribution would limit each other.
        name = _name_of(requirement)
        fitting = [batch for batch in batches if len(batch) < BATCH and name not in batch]
        batch = fitting[0] if fitting else {}
        if not fitting:
            batches.append(batch)
        batch[name] = requirement
    found = {}
    for batch in batches:
        chosen = _asked(python, list(batch.values()))
        found.update({requirement: chosen[name] for name, requirement in batch.items() if name in chosen})
    return found


def _name_of(requirement):
    return normalized(re.match(r"[\w.-]+", requirement)[0])


def _asked(python, batch):
    try:
        chosen = _by_uv(python, batch) if shutil.which("uv") else _by_pip(python, batch)
    except subprocess.TimeoutExpired:
        chosen = None
    if chosen is None:  # one that cannot be had hides the others
        half = len(batch) // 2
        return {**_asked(python, batch[:half]), **_asked(python, batch[half:])} if half else {}
    return {normalized(name): version for name, version in chosen}


def _by_uv(python, batch):
    """[(name, version)] by uv, which reads the index only and so takes seconds; None where it refuses one."""
    command = ["uv", "pip", "compile", "--python", python, "--no-deps", "--no-header", "--no-annotate", "--quiet", "-"]
    done = subprocess.run(command, input="\n".join(batch), capture_output=True, text=True, check=False, timeout=SECONDS)
    return None if done.returncode else re.findall(r"^([\w.-]+)(?:\[.*?\])?==([^\s;]+)", done.stdout, re.MULTILINE)


def _by_pip(python, batch):
    """[(name, version)] by pip, which downloads what it would install; None where it refuses one."""
    command = [python, "-m", "pip", "--disable-pip-version-check", "install", "--dry-run", "--ignore-installed", "--no-deps",
               "--prefer-binary", "--quiet", "--report", "-", *batch]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=SECONDS)
    if done.returncode:
        return None
    return [(each["metadata"]["name"], each["metadata"]["version"]) for each in json.loads(done.stdout)["install"]]
