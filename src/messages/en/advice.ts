import { code, prose } from '../../text/prose.js';
import type { AdviceMessages } from '../advice-messages.js';
import { joined, linesNamed } from './words.js';

export const advice: AdviceMessages = {
  outermostPackage: (runsFirst, file) =>
    prose`${code(runsFirst)} runs before ${code(file)}, however early the patch stands there. Patch on the first line of the outermost package's ${code('__init__.py')}, or keep that file free of imports.`,
  startingModule: (runsFirst, file) =>
    prose`${code(runsFirst)} runs before ${code(file)}. Patch on the first line of the module that starts the program, before it imports either.`,
  moveAbove: (line) =>
    prose`Move the patch above line ${String(line)}: only the docstring, ${code('from __future__')} imports and the patcher's own import belong before it.`,
  importFirst: (file, lines) =>
    prose`Make the import that patches the first statement of ${code(file)}, above ${linesNamed(lines)}.`,
  patchFirst: (file, lines) =>
    prose`Patch at the top of ${code(file)}, above ${linesNamed(lines)}: the call that leads to the patch comes too late for what is imported there.`,
  importApart: (line) =>
    prose`Import what patches on a line of its own, above what line ${String(line)} imports besides: names in one statement are imported from left to right.`,
  runAtTop: (patch, file, lines) =>
    prose`Run ${code(patch)} at module level at the top of ${code(file)}, above ${linesNamed(lines)}, not where it stands now.`,
  gunicorn: prose`Call ${code('gevent.monkey.patch_all()')} (or ${code('eventlet.monkey_patch()')}) on the first line of the gunicorn configuration file, or keep imports out of it and do without ${code('preload_app')}; hooks that need imports can be ${code('post_worker_init')} instead of ${code('post_fork')}.`,
  uwsgi: prose`Use ${code('gevent-early-monkey-patch')} instead: uWSGI then patches before it loads the application.`,
  lookUpLate: (module, name) =>
    prose`If it has to stay, import the module and look the name up when it is used: ${code(`import ${module}`)}, then ${code(name)}.`,
  createLate: prose`If it has to stay, create the object on first use instead of at import.`,
  keepBelow: prose`Mark the imports that then follow the patch ${code('# noqa: E402')}, or autopep8 moves them back above it.`,
  // Run with opentelemetry-instrumentation 0.66b2 and its HTTP exporter: with the variable urllib3 is clean.
  openTelemetry: prose`A program that ${code('opentelemetry-instrument')} starts can have requests and urllib3 loaded before its first line: set ${code('OTEL_PYTHON_AUTO_INSTRUMENTATION_EXPERIMENTAL_GEVENT_PATCH=patch_all')} for it.`,
  pool: (library) =>
    prose`Start the worker with ${code(`celery worker -P ${library}`)} and take the setting away. If it is started so already, from elsewhere, the setting does nothing: say so under ${code('launchers')} in the configuration, or take it away all the same.`,
  // grpc/experimental/gevent.py, grpcio 1.x: after the patch, before any gRPC object is made
  grpc: prose`gRPC waits in threads that no patch reaches: after the patch, call ${code('grpc.experimental.gevent.init_gevent()')} before the first channel is made.`,
  protect: {
    e402: prose`Mark each import below the patch ${code('# noqa: E402')}, on its first line, or ignore ${code('E402')} where the tool is configured.`,
    float: prose`Put ${code('# isort: split')} on a line of its own below the patch.`,
    'float-always': prose`Update isort: since version 5 it leaves imports below code where they are. Until then mark each import below the patch ${code('# isort:skip')}.`,
    sort: prose`Put ${code('# isort: split')} behind the import, or on the line below it: both isort and ruff then leave it where it is.`,
  },
  fixTitle: (line) => `Move the patch above line ${line}`,
  splitTitle: 'Import what patches first, on a line of its own',
  protectTitle: (comments) => `Protect the order with ${joined(comments)}`,
  guardedTitle: (title) => `${title}, and keep formatters from moving it back`,
};
