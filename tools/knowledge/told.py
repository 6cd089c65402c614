"""What a program that runs in a fresh interpreter tells of itself: a line of standard output, @@@ and JSON."""

import json
import subprocess


def told_by(command, seconds, silence="no answer", **how):
    """
    What `command` tells; {"error": reason} where it ends without that, or says nothing for `seconds`, which is called `silence`.
    `how` is for subprocess.run().
    """
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=seconds, stdin=subprocess.DEVNULL, check=False, **how)
    except subprocess.TimeoutExpired:
        return {"error": f"{silence} in {seconds} s"}
    for line in done.stdout.splitlines():
        if line.startswith("@@@"):
            return json.loads(line[3:])
    return {"error": (done.stderr.strip().splitlines() or ["no answer"])[-1]}
