"""Says whether a patch has reached what a program uses: prints `late` or `fine`. Lies beside the program that is run."""

import importlib
import sys


def _say(reached):
    print("fine" if reached else "late")


def held(value, name):
    """Whether `value` is what `name` is now."""
    module, _, attribute = name.rpartition(".")
    _say(value is getattr(importlib.import_module(module), attribute))


def derived(cls, name):
    """Whether `cls` derives from what `name` is now."""
    module, _, attribute = name.rpartition(".")
    _say(issubclass(cls, getattr(importlib.import_module(module), attribute)))


def _spans():
    from opentelemetry import trace
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import SimpleSpanProcessor
    from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

    exporter = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    trace.set_tracer_provider(provider)
    return lambda: [span.name for span in exporter.get_finished_spans()]


def flask(app):
    """Whether a request to a Flask application leaves a span."""
    spans = _spans()
    app.add_url_rule("/x", "x", lambda: "x")
    app.test_client().get("/x")
    _say("GET /x" in spans())


def asgi(app):
    """Whether a request to a FastAPI or Starlette application leaves a span."""
    spans = _spans()
    from starlette.testclient import TestClient

    TestClient(app, raise_server_exceptions=False).get("/nowhere")
    _say(spans() != [])


def falcon(app):
    """Whether a request to a Falcon application leaves a span."""
    spans = _spans()
    from wsgiref.util import setup_testing_defaults

    environ = {}
    setup_testing_defaults(environ)
    list(app(environ, lambda status, headers, info=None: None))
    _say(spans() != [])


def query(engine):
    """Whether a query leaves a span beside that of its connection."""
    spans = _spans()
    import sqlalchemy

    with engine.connect() as connection:
        connection.execute(sqlalchemy.text("select 1"))
    _say("select" in [name.split(" ")[0].lower() for name in spans()])


def ask(connect):
    """Whether a query of a sqlite3 connection leaves a span."""
    spans = _spans()
    connect(":memory:").cursor().execute("select 1")
    _say(spans() != [])


def cached(get):
    """Whether the second of two equal requests is answered by a cache."""
    import http.server
    import threading

    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(1)
            self.send_response(200)
            self.send_header("content-length", "2")
            self.end_headers()
            self.wfile.write(b"ok")

        def log_message(self, *args):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/"
    get(url)
    get(url)
    _say(len(asked) == 1)


def traced(get):
    """Whether a request by requests leaves a span."""
    spans = _spans()
    try:
        get("http://127.0.0.1:9/")
    except OSError:
        pass
    _say(spans() != [])


def stock(cls, module):
    """Whether `cls` still is the one of `module`, where nothing is to be replaced."""
    _say(cls.__module__.startswith(module))
    sys.stdout.flush()
