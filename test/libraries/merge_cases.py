"""Prints what the generator makes of made-up records: merge_cases.py TOOLS_FOLDER"""

import json
import sys

sys.path.insert(0, sys.argv[1])

import compact  # noqa: E402
import merge  # noqa: E402


def record(distribution, version, stale, company=None):
    """A record of one module with these stale references."""
    made = {
        "distribution": distribution,
        "requirements": [distribution],
        "installed": {distribution: version},
        "python": version if distribution == "python" else "3.11.7",
        "gevent": "26.9.0",
        "eventlet": "0.41.3",
        "modules": {"client": {"loads": ["ssl"], "patches": [], "stale": stale}},
    }
    return {**made, "company": company} if company else made


SLEEP = "client.retry sleep global time.sleep"
MOVED = "client.backoff sleep global time.sleep"
CONTEXT = "client SSLContext global ssl.SSLContext"
LOCK = "client _lock instance _thread.LockType"

RECORDS = [
    record("client", "10.0", [MOVED, CONTEXT]),
    record("client", "9.1", [SLEEP]),
    record("client", "10.0", [MOVED, CONTEXT, "requests.x sleep global time.sleep", LOCK], ["requests", "PySocks"]),
    record("client", "10.0", [MOVED, CONTEXT, LOCK], ["flask"]),
]


def main():
    entries = merge.merged_entries(RECORDS)
    table = compact.compact(entries, "2026-01-01")
    print(json.dumps(table))


main()
