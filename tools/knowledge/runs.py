"""Many distributions one after the other: each within its time, and written down, so that a run that was ended goes on."""

import collections
import json
import os
import signal
import time


class TooLong(Exception):
    """A distribution has not come to an end in its time."""


class Runs:
    """
    Does something with each distribution. `seconds` is what each may take, `in_all` after how many none begins any more, `journal` a
    file with one line for each that was done, `{"label": "redis", "outcome": "as recorded", "seconds": 21}`: those are not done again.
    """

    def __init__(self, seconds, in_all=None, journal=None):
        self.seconds, self.in_all, self.journal = seconds, in_all, journal
        self.done = []
        if journal and os.path.exists(journal):
            with open(journal, encoding="utf-8") as file:
                self.done = [json.loads(line) for line in file if line.strip()]

    def over(self, labels, act, is_enough=lambda: False):
        """
        Calls `act(label)`, which gives the outcome in words, until `is_enough()`; True where none is left that was to be done.
        """
        began = time.monotonic()
        told = {one["label"] for one in self.done}
        rest = [label for label in labels if label not in told]
        for number, label in enumerate(rest):
            if is_enough():
                break
            if self.in_all is not None and time.monotonic() - began > self.in_all:
                print(f"{len(rest) - number} of {len(labels)} are left after {self.in_all} s: {' '.join(rest[number:][:10])} …", flush=True)
                return False
            self._one(label, act)
        return True

    def _one(self, label, act):
        began = time.monotonic()
        previous = signal.signal(signal.SIGALRM, too_long)
        signal.setitimer(signal.ITIMER_REAL, self.seconds)
        try:
            outcome = act(label)
        except TooLong:
            outcome = f"stopped after {self.seconds} s"
            print(f"{label}\n    {outcome}", flush=True)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, previous)
        self.done.append({"label": label, "outcome": outcome, "seconds": round(time.monotonic() - began)})
        if self.journal:
            with open(self.journal, "a", encoding="utf-8") as file:
                file.write(json.dumps(self.done[-1]) + "\n")

    def labels(self, outcome):
        """What has come out so."""
        return [one["label"] for one in self.done if one["outcome"] == outcome]

    def summary(self):
        """How many have come out how, the most frequent first, with the names of few; and which took longest."""
        lines = []
        for outcome, count in collections.Counter(one["outcome"] for one in self.done).most_common():
            lines.append(f"{count:5} {outcome}" + (f": {' '.join(self.labels(outcome))}" if count <= 10 else ""))
        if not self.done:
            return "nothing was done"
        slowest = sorted(self.done, key=lambda one: -one["seconds"])[:3]
        total = sum(one["seconds"] for one in self.done)
        return "\n".join([*lines, f"{total} s in all; the longest: " + ", ".join(f"{one['label']} {one['seconds']} s" for one in slowest)])


def too_long(_number, _frame):
    raise TooLong
