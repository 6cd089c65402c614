"""What in_use.py runs: libraries that were imported before a patch, used by many green threads at once."""

import collections

Program = collections.namedtuple("Program", "requirements told records modules use")
Green = collections.namedtuple("Green", "spawn wait sleep")
MANY = 50


def green(patcher):
    """The three functions of a patcher that programs need."""
    if patcher == "gevent":
        import gevent

        return Green(gevent.spawn, lambda all: gevent.joinall(all, raise_error=True), gevent.sleep)
    import eventlet

    return Green(eventlet.spawn, lambda all: [each.wait() for each in all], eventlet.sleep)


def at_once(green, work):
    """`work(number)` in many green threads."""
    green.wait([green.spawn(work, number) for number in range(MANY)])


def flask(green):
    """Requests to an application of many routes, each of which waits inside of a template."""
    from flask import Flask, render_template_string

    app = Flask("in_use")
    app.jinja_env.globals["wait"] = lambda: green.sleep(0.001) or ""

    def view(number):
        return render_template_string("{{ wait() }}%d {{ number }}" % (int(number) % 7), number=number)

    for number in range(20):
        app.add_url_rule(f"/{number}/<number>", f"view{number}", view)

    def work(number):
        for again in range(5):
            answer = app.test_client().get(f"/{(number + again) % 20}/{number}")
            assert answer.status_code == 200 and str(number) in answer.text

    at_once(green, work)


def werkzeug(green):
    """Maps that grow while others match in them; rules are sorted again at each match after that."""
    from werkzeug.routing import Map, Rule

    rules = Map([Rule("/<int:a>", endpoint="a")])

    def work(number):
        for again in range(10):
            rules.add(Rule(f"/{number}/{again}", endpoint=f"{number}"))
            green.sleep(0)
            adapter = rules.bind("localhost")
            assert adapter.match(f"/{number}/{again}")[0] == str(number)
            assert adapter.build("a", {"a": number}) == f"/{number}"

    at_once(green, work)


def jinja2(green):
    """Templates that are compiled and rendered at the same time, with waiting in the middle of each."""
    from jinja2 import DictLoader, Environment

    sources = {f"{number}": "{% import 'm' as m %}{{ m.f() }}{{ wait() }}" + str(number) for number in range(MANY)}
    environment = Environment(loader=DictLoader({"m": "{% macro f() %}{{ 1 }}{% endmacro %}", **sources}), cache_size=10)
    environment.globals["wait"] = lambda: green.sleep(0.001) or ""

    def work(number):
        for again in range(10):
            name = str((number + again) % MANY)
            assert environment.get_template(name).render() == "1" + name
            assert Environment(trim_blocks=bool(again % 2)).from_string("{{ a }}").render(a=again) == str(again)

    at_once(green, work)


def newrelic(green):
    """An agent in its developer mode, with transactions and traces that wait, and a harvest."""
    import newrelic.agent

    newrelic.agent.initialize()
    application = newrelic.agent.register_application(timeout=10)

    def work(number):
        for again in range(5):
            with newrelic.agent.BackgroundTask(application, name=f"task{number}"):
                with newrelic.agent.FunctionTrace(name="wait"):
                    green.sleep(0.001)
                newrelic.agent.record_custom_metric("Custom/x", again)
                newrelic.agent.record_custom_event("Event", {"number": number})

    at_once(green, work)
    newrelic.agent.shutdown_agent(timeout=5)


def requests(green):
    """Sessions, and one that all share, against a server in the same process, over plain HTTP."""
    import socket

    import requests

    listener = socket.create_server(("127.0.0.1", 0), backlog=200)

    def answer(connection):
        data = b"."
        while data:
            data = connection.recv(65536)
            if data:
                green.sleep(0.001)
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")

    def serve():
        while True:
            green.spawn(answer, listener.accept()[0])

    green.spawn(serve)
    address = "http://127.0.0.1:%d/" % listener.getsockname()[1]
    shared = requests.Session()

    def work(number):
        assert shared.get(address).text == "ok"
        assert requests.get(address).text == "ok"

    at_once(green, work)


def executors(green):
    """Three executors that are submitted to at the same time."""
    from concurrent.futures import ThreadPoolExecutor

    def work(number):
        with ThreadPoolExecutor(3) as executor:
            assert list(executor.map(abs, range(-5, 0))) == [5, 4, 3, 2, 1]

    green.wait([green.spawn(work, number) for number in range(3)])


PROGRAMS = {
    "concurrent.futures": Program([], [], ["python-3.11.7"], ["concurrent.futures.thread"], executors),
    "flask": Program(["flask"], ["flask", "werkzeug", "jinja2"], ["flask"], ["flask"], flask),
    "jinja2": Program(["jinja2"], ["jinja2"], ["jinja2"], ["jinja2"], jinja2),
    "newrelic": Program(["newrelic"], ["newrelic"], ["newrelic"], ["newrelic.agent"], newrelic),
    "requests": Program(["requests"], ["requests", "urllib3"], ["requests"], ["requests"], requests),
    "werkzeug": Program(["werkzeug"], ["werkzeug"], ["werkzeug"], ["werkzeug.routing"], werkzeug),
}
