import type { Finding, Offender, PatchReference } from '../findings/finding.js';
import type { Fix } from '../findings/fix.js';
import { patchLabel } from '../rules/wording.js';
import { code, type Prose, prose } from '../text/prose.js';
import { basename } from '../tree/file-path.js';
import { linesOf } from './offenders.js';

/** What to do about a late patch, in words: SEMANTICS 5.2, by case. */
export function adviceFor(
  finding: Pick<Finding, 'location' | 'offenders' | 'rule'> & { readonly patch: PatchReference },
  fix: Fix | undefined,
): Prose {
  const server = /^(gunicorn|uwsgi)\b/.exec(finding.patch.call)?.[1];
  if (server !== undefined) return serverAdvice(server);
  return prose`${move(finding, fix)}${otherwise(finding)}${keepers(finding)}${besides(finding)}`;
}

function move(
  {
    location,
    offenders,
    patch,
  }: Pick<Finding, 'location' | 'offenders'> & { readonly patch: PatchReference },
  fix: Fix | undefined,
): Prose {
  const elsewhere = offenders.find((offender) => offender.location.path !== location.path);
  const what = patchName(patch);
  if (elsewhere !== undefined) {
    const runsFirst = code(elsewhere.location.path);
    const init = basename(elsewhere.location.path) === '__init__.py';
    return init
      ? prose`${runsFirst} runs before ${code(location.path)}, however early the patch stands there. Patch on the first line of the outermost package's ${code('__init__.py')}, or keep that file free of imports.`
      : prose`${runsFirst} runs before ${code(location.path)}. Patch on the first line of the module that starts the program, before it imports either.`;
  }
  if (fix !== undefined) {
    return prose`Move the patch above line ${String(fix.edits[0]?.startLine ?? location.start.line)}: only the docstring, ${code('from __future__')} imports and the patcher's own import belong before it.`;
  }
  if (patch.location.path !== location.path) {
    return prose`Make the import that patches the first statement of ${code(location.path)}, above ${linesOf(offenders)}.`;
  }
  return prose`Run ${what} at module level at the top of ${code(location.path)}, above ${linesOf(offenders)}, not where it stands now.`;
}

/** A server patches in its worker: what it loads before that must patch by itself, or not be loaded (SEMANTICS 4). */
function serverAdvice(server: string): Prose {
  return server === 'gunicorn'
    ? prose`Call ${code('gevent.monkey.patch_all()')} (or ${code('eventlet.monkey_patch()')}) on the first line of the gunicorn configuration file, or keep imports out of it and do without ${code('preload_app')}; hooks that need imports can be ${code('post_worker_init')} instead of ${code('post_fork')}.`
    : prose`Use ${code('gevent-early-monkey-patch')} instead: uWSGI then patches before it loads the application.`;
}

function patchName(patch: PatchReference): Prose {
  return [code(patchLabel(patch.call))];
}

/** The second-best way, where there is one. */
function otherwise({ rule, offenders }: Pick<Finding, 'rule' | 'offenders'>): Prose {
  const name = firstName(offenders);
  const dot = name.lastIndexOf('.');
  if (rule === 'name-before-patch' && dot > 0) {
    return prose` If it has to stay, import the module and look the name up when it is used: ${code(`import ${name.slice(0, dot)}`)}, then ${code(name)}.`;
  }
  if (rule === 'object-before-patch')
    return prose` If it has to stay, create the object on first use instead of at import.`;
  return [];
}

function firstName(offenders: readonly Offender[]): string {
  return offenders[0]?.names[0] ?? '';
}

/** Libraries that ask for more than to be imported after the patch (SEMANTICS 4). */
function besides({
  offenders,
  patch,
}: Pick<Finding, 'offenders'> & { readonly patch: PatchReference }): Prose {
  const meets = (library: string) =>
    offenders.some((one) => one.chain.some(({ module }) => module.split('.')[0] === library));
  if (patch.library !== 'gevent') return [];
  // Run with opentelemetry-instrumentation 0.66b2 and its HTTP exporter: with the variable urllib3 is clean.
  const telemetry = meets('opentelemetry')
    ? prose` A program that ${code('opentelemetry-instrument')} starts can have requests and urllib3 loaded before its first line: set ${code('OTEL_PYTHON_AUTO_INSTRUMENTATION_EXPERIMENTAL_GEVENT_PATCH=patch_all')} for it.`
    : [];
  // grpc/experimental/gevent.py, grpcio 1.x: after the patch, before any gRPC object is made
  const grpc = meets('grpc')
    ? prose` gRPC waits in threads that no patch reaches: after the patch, call ${code('grpc.experimental.gevent.init_gevent()')} before the first channel is made.`
    : [];
  return prose`${telemetry}${grpc}`;
}

/** What keeps formatters and sorters from undoing the move (SEMANTICS 5.1). */
function keepers({ rule }: Pick<Finding, 'rule'>): Prose {
  if (rule === 'module-before-patch') return [];
  return prose` Mark the imports that then follow the patch ${code('# noqa: E402')}, or autopep8 moves them back above it.`;
}
