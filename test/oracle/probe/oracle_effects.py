"""Uses what a patch came too late for, and tells what happens: the effects that SEMANTICS names."""
import sys
import time

# The clock and the sleep of the patchers' hubs are not replaced by patches.
monotonic = time.monotonic
STARTED = monotonic()

# Seconds from the start to the first use on an idle machine.
USUAL = 0.3

# How much slower this machine is now, by how long the program itself took: no wait is too short on a busy one.
slowness = 1


def measure_slowness():
    global slowness
    slowness = max(1, (monotonic() - STARTED) / USUAL)


class Library:
    """The cooperative half of the patcher that ran."""

    def __init__(self, name):
        if name == "gevent":
            import gevent

            self.spawn, self.sleep = gevent.spawn, gevent.sleep
            self.wait = gevent.joinall
        else:
            import eventlet

            self.spawn, self.sleep = eventlet.spawn, eventlet.sleep
            self.wait = self.wait_in_eventlet

    def wait_in_eventlet(self, threads, timeout):
        """What gevent.joinall does: waits for all of `threads`, and no longer than `timeout`."""
        end = monotonic() + timeout
        while monotonic() < end and not all(thread.dead for thread in threads):
            self.sleep(0.01)

    def ticks_during(self, action):
        """How often another greenlet came to run while `action` waited a fifth of a second."""
        count, running = [0], [True]

        def tick():
            while running:
                self.sleep(0.01)
                count[0] += 1

        self.spawn(tick)
        self.sleep(0.02)
        count[0] = 0
        try:
            action()
        finally:
            ticks = count[0]
            running.clear()
            self.sleep(0.02)
        return ticks

    def exclusive(self, lock):
        """Whether two greenlets that hold `lock` across a switch exclude each other. A native Lock never returns."""
        order = []

        def first():
            with lock:
                order.append("in")
                self.sleep(0.1)
                order.append("out")

        def second():
            with lock:
                order.append("other")

        self.wait([self.spawn(first), self.spawn(second)], timeout=0.5 * slowness)
        return order == ["in", "out", "other"]


def blocks(library, action):
    # Not once: however busy the machine, a greenlet that may run does so before what is due later.
    return "blocks" if library.ticks_during(action) == 0 else None


# The patchers that have run, in that order.
PATCHED = []


def context(library, stale):
    import ssl

    made = stale.value if stale.form == "instance" else stale.value(ssl.PROTOCOL_TLS_CLIENT)
    try:
        made.options = made.options
    except RecursionError:
        return "recursion"
    if "truststore" not in PATCHED:
        return None
    if PATCHED[-1] == "truststore":
        import truststore

        return None if isinstance(made, truststore.SSLContext) else "bypassed"
    return wrapping(made)


def wrapping(made):
    """Whether the context can wrap a socket at all: nobody answers, so that it times out at best."""
    import socket
    import ssl

    left, right = socket.socketpair()
    left.settimeout(0.1)
    made.check_hostname, made.verify_mode = False, ssl.CERT_NONE
    try:
        made.wrap_socket(left)
    except (AttributeError, TypeError):
        return "crash"
    except OSError:
        return None


def sleep(library, stale):
    return blocks(library, lambda: stale.value(0.2))


def receive(library, stale):
    import socket

    made = stale.value if stale.form == "instance" else stale.value(socket.AF_INET, socket.SOCK_DGRAM)
    made.settimeout(0.2)

    def wait():
        try:
            if made.type & socket.SOCK_DGRAM:
                made.bind(("127.0.0.1", 0))
                made.recv(1)
            else:
                made.bind(("127.0.0.1", 0))
                made.listen(1)
                made.accept()
        except TimeoutError:
            pass

    return blocks(library, wait)


def select(library, stale):
    return blocks(library, lambda: stale.value([], [], [], 0.2))


def poll(library, stale):
    made = stale.value if stale.form == "instance" else stale.value()
    return blocks(library, lambda: made.poll(200 if hasattr(made, "modify") and "epoll" not in type(made).__name__ else 0.2))


def selector(library, stale):
    import socket

    made = stale.value if stale.form == "instance" else stale.value()
    left, right = socket.socketpair()
    made.register(left, 1)
    return blocks(library, lambda: made.select(0.2))


def get(library, stale):
    made = stale.value if stale.form == "instance" else stale.value()

    def wait():
        try:
            made.get(timeout=0.2)
        except Exception as error:
            if type(error).__name__ != "Empty":
                raise

    return blocks(library, wait)


def process(library, stale):
    if stale.form == "instance":
        return None
    try:
        return blocks(library, lambda: stale.value([sys.executable, "-S", "-c", "import time; time.sleep(0.2)"]).wait())
    except (TypeError, AttributeError):
        return "crash"


def contended(library, stale):
    """For a plain lock: comes back only if the lock cooperates."""
    return None if library.exclusive(stale.value if stale.form == "instance" else stale.value()) else "race"


def condition(library, stale):
    try:
        return contended(library, stale)
    except RuntimeError:
        return "crash"


def thread(library, stale):
    if stale.form == "instance":
        return None
    made = stale.value() if stale.name == "threading.Thread" else stale.value(0.05, lambda: None)
    made.daemon = True
    try:
        made.start()
        made.join(0.5 * slowness)
    except Exception as error:
        return "never-joins" if type(error).__name__ == "LoopExit" else "crash"
    return "never-joins" if made.is_alive() else None


def local(library, stale):
    made = stale.value if stale.form == "instance" else stale.value()
    made.oracle = "mine"
    seen = []
    library.wait([library.spawn(lambda: seen.append(getattr(made, "oracle", None)))], timeout=0.2 * slowness)
    return "shared" if seen == ["mine"] else None


def executors(library, stale):
    """Three greenlets submit at once, each to an executor of its own or all to the one that is stale."""
    import time
    from concurrent.futures import ThreadPoolExecutor

    def submit():
        pool = stale.value if stale.form == "instance" and hasattr(stale.value, "submit") else ThreadPoolExecutor(1)
        pool.submit(time.sleep, 0.05).result()

    library.wait([library.spawn(submit) for _ in range(3)], timeout=slowness)
    return None


# Effects that stop the whole process come last.
USES = {
    "ssl.SSLContext": context,
    "time.sleep": sleep,
    "socket.socket": receive,
    "socket.SocketType": receive,
    "select.select": select,
    "select.poll": poll,
    "select.epoll": poll,
    "selectors.DefaultSelector": selector,
    "selectors.EpollSelector": selector,
    "selectors.PollSelector": selector,
    "selectors.SelectSelector": selector,
    "queue.SimpleQueue": get,
    "queue.Queue": get,
    "queue.LifoQueue": get,
    "queue.PriorityQueue": get,
    "subprocess.Popen": process,
    "threading.local": local,
    "_thread._local": local,
    "_threading_local.local": local,
    "threading.Thread": thread,
    "threading.Timer": thread,
    "_thread.RLock": contended,
    "threading.RLock": contended,
    "threading.Condition": condition,
}
STOPPING = {
    "_thread.allocate_lock": contended,
    "_thread.allocate": contended,
    "_thread.lock": contended,
    "_thread.LockType": contended,
    "threading.Lock": contended,
    "threading._allocate_lock": contended,
    "concurrent.futures.ThreadPoolExecutor": executors,
}
