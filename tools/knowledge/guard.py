"""Stops an import that does what no import should: uses the network, writes outside of its folder, or starts programs.

What Python code asks the system for passes the interpreter's audit events (PEP 578). An import that asks for something
else than the few things below is told and its process ended, before it is done.
"""

import os
import sys

# Programs that imports ask about the machine: platform, ctypes.util.find_library and their like.
PROGRAMS = {"uname", "lscpu", "ldconfig", "gcc", "cc", "ld", "objdump", "git", "lsb_release", "which", "file", "sh", "nproc", "stty", "hostname", "fc-list"}
PLACES = ("/dev/", "/proc/self/")
CHANGES = {
    "os.chmod": 0, "os.chown": 0, "os.link": 1, "os.mkdir": 0, "os.remove": 0, "os.rename": 1, "os.rmdir": 0,
    "os.symlink": 1, "os.truncate": 0, "os.utime": 0, "shutil.copyfile": 1, "shutil.move": 1, "shutil.rmtree": 0,
}
LOOKUPS = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def watch(scratch, tell):
    """
    From now on: `tell(reason)` and the end of the process for each such thing. Writing below `scratch` is allowed, and what is
    not an import's doing: while the list that this gives is not empty.
    """
    ours = []
    allowed = [os.path.realpath(scratch), *(os.path.realpath(path) for path in sys.path if path)]
    here = os.path.realpath(os.path.dirname(__file__))

    def hook(event, arguments):
        reason = None if ours else wrong(event, arguments)
        if reason is not None:
            tell(reason)
            os._exit(1)

    def wrong(event, arguments):
        if event == "open":
            path, _, flags = arguments
            return changes(path) if isinstance(flags, int) and flags & WRITING else None
        if event in CHANGES:
            return changes(arguments[CHANGES[event]])
        if event == "socket.connect":
            return f"connects to {address(arguments[1])}"
        if event == "socket.sendto":
            return f"sends to {address(arguments[1])}"
        if event == "socket.bind":
            return None if is_local(arguments[1]) else f"listens at {address(arguments[1])}"
        if event in LOOKUPS:
            return None if is_local(arguments[:1]) else f"looks up {arguments[0]}"
        if event == "subprocess.Popen":
            return starts(arguments[0])
        if event in ("os.system", "os.exec", "os.posix_spawn", "os.spawn"):
            return starts(arguments[1] if event == "os.spawn" else arguments[0])
        if event == "os.kill" and arguments[0] != os.getpid():
            return "signals another process"
        return None

    def changes(path):
        if not isinstance(path, (str, bytes)):
            return None
        real = os.path.realpath(os.fsdecode(path))
        inside = any(real == folder or real.startswith(folder + os.sep) for folder in allowed if folder != here)
        cached = real.startswith(here + os.sep) and "__pycache__" in real
        return None if inside or cached or real.startswith(PLACES) else f"writes to {real}"

    sys.addaudithook(hook)
    return ours


def starts(program):
    words = os.fsdecode(program).split() if isinstance(program, (str, bytes)) else [str(program)]
    name = os.path.basename(words[0]) if words else ""
    return None if name in PROGRAMS else f"starts {name}"


def address(where):
    return ":".join(map(str, where[:2])) if isinstance(where, tuple) else str(where)


def is_local(where):
    """Whether an address or a name to look up is this machine's own."""
    host = where[0] if isinstance(where, tuple) and where else where
    host = os.fsdecode(host) if isinstance(host, bytes) else host
    return host in (None, "", "localhost", "127.0.0.1", "::1", sys.modules["_socket"].gethostname())
