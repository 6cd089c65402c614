#!/usr/bin/env python3
"""Unpacks every distribution that the source records name, each in a folder of its own, as the records pin it.

usage: pool.py [--python PYTHON] [--records DIR] POOL

POOL/NAME-VERSION is what the distribution puts into site-packages. Several records share most of what they install, so
one environment is a list of such folders (agreement.mjs). Run again, it fetches only what is missing. What cannot be had
is listed in POOL/missing.json with the reason. Needs an interpreter with pip, of the version the records were made with.
"""

import argparse
import glob
import json
import os
import shutil
import subprocess
import sys
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
PIP = ["-m", "pip", "--disable-pip-version-check", "--quiet"]
BATCH = 25


def pins(records):
    """Sorted {(name, version)} of everything that was installed for some record."""
    found = set()
    for path in glob.glob(os.path.join(records, "*.json")):
        with open(path, encoding="utf-8") as file:
            record = json.load(file)
        if record["distribution"] != "python":
            found.update(record["installed"].items())
    return sorted(found)


def batches(wanted):
    """Lists without two versions of one name: pip takes each name once."""
    rest = list(wanted)
    while rest:
        batch = {}
        for name, version in rest:
            if name not in batch and len(batch) < BATCH:
                batch[name] = version
        yield list(batch.items())
        rest = [pin for pin in rest if pin not in batch.items()]


def download(python, batch, folder):
    """Whether pip found them all; wheels, or source archives where there is no wheel."""
    requirements = [f"{name}=={version}" for name, version in batch]
    command = ["nice", python, *PIP, "download", "--no-deps", "--prefer-binary", "--dest", folder, *requirements]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def unpack(wheel, target):
    """What pip would put into site-packages; scripts and headers stay away."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
    for data in glob.glob(os.path.join(target, "*.data")):
        for part in ("purelib", "platlib"):
            if os.path.isdir(os.path.join(data, part)):
                shutil.copytree(os.path.join(data, part), target, dirs_exist_ok=True)
        shutil.rmtree(data)


def fill(python, batch, pool):
    """Unpacks a batch; gives {pin: reason} of what could not be."""
    downloads = os.path.join(pool, ".downloads")
    shutil.rmtree(downloads, ignore_errors=True)
    os.makedirs(downloads)
    if not download(python, batch, downloads) and len(batch) > 1:
        failed = {}
        for pin in batch:
            failed.update(fill(python, [pin], pool))
        return failed
    wheels = {}
    for path in glob.glob(os.path.join(downloads, "*.whl")):
        wheels[os.path.basename(path).split("-")[0].lower().replace("_", "-").replace(".", "-")] = path
    failed = {}
    for name, version in batch:
        target = os.path.join(pool, f"{name}-{version}")
        wheel = wheels.get(name.replace("_", "-").replace(".", "-"))
        if wheel is not None:
            unpack(wheel, target)
            continue
        command = ["nice", python, *PIP, "install", "--no-deps", "--no-compile", "--target", target, f"{name}=={version}"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            shutil.rmtree(target, ignore_errors=True)
            lines = [line for line in done.stderr.splitlines() if line.startswith("ERROR:")]
            failed[f"{name}-{version}"] = (lines or ["failed"])[0][:200]
    shutil.rmtree(downloads, ignore_errors=True)
    return failed


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--records", default=os.path.join(HERE, "records"))
    parser.add_argument("pool")
    options = parser.parse_args()
    os.makedirs(options.pool, exist_ok=True)
    missing = {}
    wanted = [pin for pin in pins(options.records) if not os.path.isdir(os.path.join(options.pool, "-".join(pin)))]
    for batch in batches(wanted):
        missing.update(fill(options.python, batch, options.pool))
        print(*("-".join(pin) for pin in batch), flush=True)
    with open(os.path.join(options.pool, "missing.json"), "w", encoding="utf-8") as file:
        json.dump(missing, file, indent=1, sort_keys=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
