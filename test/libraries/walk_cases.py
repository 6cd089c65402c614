"""Prints what a walk through made-up packages tells: walk_cases.py TOOLS_FOLDER

Some of them do what no import should; each of these is stopped, told, and the rest goes on.
"""

import json
import os
import socket
import subprocess
import sys
import tempfile

sys.path.insert(0, sys.argv[1])

import bulk  # noqa: E402
import measure  # noqa: E402
import record_form  # noqa: E402

FILES = {
    "plain/__init__.py": "",
    "plain/quiet.py": "import json",
    "plain/lazy.py": "def __getattr__(name):\n    import plain.sleeps\n    return plain.sleeps",
    "plain/sleeps.py": "from time import sleep",
    "plain/again/__init__.py": "import plain.sleeps",
    "plain/again/more.py": "from plain.sleeps import sleep",
    "plain/again/locks.py": "import threading\nLOCK = threading.Lock()",
    "plain/registers.py": "import plain, time\nplain.WAITS = [time.sleep]",
    "loads/__init__.py": "import loads.sleeps",
    "loads/sleeps.py": "from time import sleep",
    "threaded/__init__.py": "import threading, time\nthreading.Thread(target=time.sleep, args=(60,), daemon=True).start()",
    "threaded/inner.py": "import threading, time\nALIVE = threading.active_count()\nassert ALIVE == 2\npause = time.sleep",
    "calm/__init__.py": "import os, tempfile, threading, time\nwith open(os.path.join(tempfile.gettempdir(), 'calm'), 'a') as file:\n    file.write('.')\n"
    "threading.Thread(target=time.sleep, args=(60,), daemon=True).start()",
    **{f"calm/inner{number}.py": "from time import sleep" for number in range(20)},
    "space/inner.py": "from time import sleep",
    "bad/__init__.py": "",
    "bad/broken.py": "1 / 0",
    "bad/connects.py": "import socket\ntry:\n    socket.create_connection(('127.0.0.1', PORT))\nexcept Exception:\n    pass",
    "bad/exits.py": "import sys\nsys.exit(3)",
    "bad/ends.py": "import os\nos._exit(0)",
    "bad/dies.py": "import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)",
    "bad/hangs.py": "while True:\n    pass",
    "bad/listens.py": "import socket\nsocket.socket().bind(('0.0.0.0', 0))",
    "bad/looks_up.py": "import socket\nsocket.getaddrinfo('example.invalid', 80)",
    "bad/removes.py": "import os\nos.remove(OUTSIDE)",
    "bad/starts.py": "import subprocess\nsubprocess.run(['python3', '-c', ''])",
    "bad/writes.py": "open(OUTSIDE, 'w').close()",
    "bad/zz_fine.py": "import os, tempfile\nopen(os.path.join(tempfile.gettempdir(), 'kept'), 'w').close()\nfrom time import sleep",
    "bad/package/__init__.py": "raise ImportError('not here')",
    "bad/package/inner.py": "",
}


def main():
    with tempfile.TemporaryDirectory() as folder, socket.create_server(("127.0.0.1", 0)) as server:
        packages, scratch, outside = (os.path.join(folder, name) for name in ("packages", "scratch", "outside"))
        os.makedirs(scratch)
        with open(outside, "w", encoding="utf-8") as file:
            file.write("kept")
        for path, text in FILES.items():
            full = os.path.join(packages, path)
            os.makedirs(os.path.dirname(full), exist_ok=True)
            with open(full, "w", encoding="utf-8") as file:
                file.write(text.replace("PORT", str(server.getsockname()[1])).replace("OUTSIDE", repr(outside)))
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", os.path.join(folder, "venv")], check=True)
        python = os.path.join(folder, "venv", "bin", "python")
        bulk.SECONDS = 2
        every = {path[:-3].replace("/", ".").removesuffix(".__init__") for path in FILES}
        modules = {name for name in every if not name.startswith("calm")}
        names = ["time.sleep", "_thread.allocate_lock", "threading.Lock", "socket.socket"]
        environment = {**os.environ, "PYTHONPATH": packages, "HOME": scratch, "TMPDIR": scratch}
        told = bulk.walk(python, environment, bulk.with_ancestors(modules), names, scratch)
        bench = object.__new__(measure.Bench)
        bench.python, bench.work, bench.scratch = python, folder, scratch
        threaded = {}
        for package in ("calm", "threaded"):
            threaded.update(bench.walked(None, packages, sorted(name for name in every if name.split(".")[0] == package), names))
        with open(os.path.join(scratch, "calm"), encoding="utf-8") as file:
            imports = len(file.read())
        with open(outside, encoding="utf-8") as file:
            kept = file.read()
        server.setblocking(False)
        try:
            kept = server.accept() and "somebody connected"
        except BlockingIOError:
            pass
        added = {name: said.get("error", "").replace(folder, "").replace(str(server.getsockname()[1]), "PORT") or added_by(said) for name, said in told.items()}
    print(json.dumps({"kept": kept, "added": added, "expanded": expanded(told), "threaded": {name: said.get("error") or added_by(said) for name, said in threaded.items()}, "imports": imports}))


def added_by(said):
    """Rows of the packages themselves: what the standard library holds is not what is asked here."""
    return [" ".join(row) for row in said.get("stale", ()) if row[0].split(".")[0] in ("plain", "loads", "calm", "threaded", "space", "bad")]


def expanded(told):
    """What a record of these packages gives back of one module."""
    results = {name: {**said, "stale": {" ".join(row) for row in said.get("stale", ())}} for name, said in told.items()}
    record = json.loads(record_form.condensed({}, results, is_whole=True))
    modules = record_form.expanded(record)["modules"]
    return {
        "named": [name for name in record["modules"] if name.startswith("plain")],
        "plain.again.locks": [row for row in modules["plain.again.locks"]["stale"] if row.startswith("plain")],
        "bad.exits": modules["bad.exits"],
    }


main()
