import {
  type ImportMove,
  type PatchSource,
  patchLabels,
  type SaidConsequence,
} from '../../findings/finding.js';
import type { ClashKind, PatcherId, VersionLimit } from '../../patchers/types.js';
import { bringersBeside, type Holder } from '../../rules/rule.js';
import { code, type Prose, prose } from '../../text/prose.js';
import type { AdviceMessages, FixMessages, OriginalMessages, RuleTexts, Texts } from '../messages.js';
import { consequenceClause, consequenceParagraph, ownerOfAll, toldWords } from '../sentences.js';
import { joined, linesNamed, listed } from './words.js';

const habits: Readonly<Record<ImportMove, Prose>> = {
  e402: prose`takes imports that stand below code above it (${code('E402')})`,
  float: prose`carries all imports to the top of the file`,
  'float-always': prose`carries all imports to the top of the file, as every version before 5 does`,
  sort: prose`sorts imports, and cannot know that this one has to be first`,
};

/** What keeps a tool that moves imports in this way from doing so. */
const pragmas: Readonly<Record<ImportMove, Prose>> = {
  e402: prose`Mark each import below the patch ${code('# noqa: E402')}, on its first line, or ignore ${code('E402')} where the tool is configured.`,
  float: prose`Put ${code('# isort: split')} on a line of its own below the patch.`,
  'float-always': prose`Update isort: since version 5 it leaves imports below code where they are. Until then mark each import below the patch ${code('# isort:skip')}.`,
  sort: prose`Put ${code('# isort: split')} behind the import, or on the line below it: both isort and ruff then leave it where it is.`,
};

/** `joblib (imported by sklearn)`: who holds, and what has imported them where that is not named anyway. */
function holding(holders: readonly Holder[]): Prose {
  const names = holders.map(({ name }) => name);
  const bringers = bringersBeside(holders, 3);
  return bringers.length === 0
    ? listed(names, 3)
    : prose`${listed(names, 3)} (imported by ${listed(bringers, 2)})`;
}

function kindOf(holders: readonly Holder[]): string {
  return holders.every(({ isStandard }) => isStandard) ? 'module' : 'library';
}

export const rules: RuleTexts = {
  'ssl-context-before-patch': {
    title: 'SSLContext bound before the patch',
    summary:
      'Own code or a library holds the original ssl.SSLContext when the patch replaces it, so using TLS ends in RecursionError.',
    severityNote:
      'An error: the first use of the original class recurses until Python gives up. A warning for a context made before truststore.',
    words: ({ patch, library, holders, isPython2 }) => {
      const holder = holders.length === 0 ? prose`this program` : holding(holders);
      const warning =
        library === 'gevent'
          ? 'gevent prints a MonkeyPatchWarning at most; often nothing.'
          : `${library} prints nothing.`;
      // truststore mends urllib3 and requests, so what is left are contexts whose options are set: not every use of TLS.
      const isTruststore = library === 'truststore';
      const end = isTruststore
        ? 'setting an option of it ends in a RecursionError'
        : isPython2
          ? 'the original stays in use, and under Python 3 TLS ends in a RecursionError'
          : 'TLS will end in a RecursionError';
      const versions = isPython2 ? 'once this code runs under Python 3' : 'on Python 3.6 and later';
      const moment = isTruststore
        ? prose`as soon as an option of a context is set (${code('verify_mode')}, ${code('minimum_version')}, ${code('options')})`
        : 'as soon as an HTTPS request or any other TLS connection is made';
      return {
        message: prose`${written(patch)} ${runs(patch)} after ${holder} took hold of ${code('ssl.SSLContext')}: ${end}`,
        why: prose`The patch puts ${library}'s own class in the place of ${code('ssl.SSLContext')}, but what was bound earlier keeps the original. The original's setters look the name ${code('SSLContext')} up in ${code('ssl')}, find the replacement and call themselves: ${code('RecursionError: maximum recursion depth exceeded')} ${versions}, ${moment}. ${warning}`,
      };
    },
  },
  'patcher-before-patch': {
    title: 'Two patchers in one process',
    summary: 'Both gevent and eventlet patch one process: each takes away what the other has put there.',
    severityNote: 'An error: imports or connections fail, or everything stands still.',
    words: ({ after, first, second, library, comes }) => ({
      message: prose`${written(second)} runs in a process that ${patchedBy(after, first)}: ${after} and ${library} do not work in one`,
      why: prose`Each of the two waits in a hub of its own, and each replaces what the other one has put into the standard library. ${sentences(comes.map((kind) => clashes[kind]({ after, library })))}`,
    }),
    advice: ({ after, first, library, second }) => {
      const other =
        first === undefined
          ? prose`what has ${after} patch`
          : first.kind === 'launch'
            ? prose`the patch of ${written(first)}`
            : written(first);
      const apart =
        first === undefined || first.kind === 'launch' || second.kind === 'launch'
          ? prose`A server or worker that patches with one of them cannot run a program that patches with the other.`
          : prose`What needs the other one belongs in a process of its own.`;
      return prose`Keep one of the two: take ${written(second)} away where the program runs on ${after}, or ${other} where it runs on ${library}. ${apart}`;
    },
  },
  'name-before-patch': {
    title: 'Name bound before the patch',
    summary: 'A name was bound to the original function or class by value, so the patch never reaches it.',
    severityNote:
      'An error where the original crashes or deadlocks, a warning where it blocks the event loop or is not traced.',
    words({ patch, names, consequences }) {
      const owner = ownerOfAll(consequences);
      const kept = owner === undefined ? 'the original stays' : `what ${owner} put there stays`;
      return {
        message: prose`${written(patch)} ${runs(patch)} after ${listed(names, 3)} ${names.length > 1 ? 'were' : 'was'} bound by name: ${kept} in use`,
        why: prose`The patch rebinds names in the modules that they belong to; a name that was copied out of one before keeps what it had. ${said(consequences)}`,
      };
    },
    advice: ({ module, name }) =>
      prose`If it has to stay, import the module and look the name up when it is used: ${code(`import ${module}`)}, then ${code(name)}.`,
  },
  'object-before-patch': {
    title: 'Object created before the patch',
    summary:
      'A lock, a thread, an application or an engine was created at import time, before the patch replaced its type.',
    severityNote:
      'An error where the object breaks or deadlocks, a warning where it only blocks, is shared, or is not traced.',
    words({ patch, names, consequences }) {
      const owner = ownerOfAll(consequences);
      const what = owner === undefined ? 'unpatched' : `${owner}'s`;
      const isFatal = consequences.some(({ consequence }) => consequence.kind === 'import-raises');
      const isWaiting = consequences.some(({ consequence }) => consequence.kind === 'import-waits');
      if (isWaiting)
        return {
          message: prose`${written(patch)} ${runs(patch)} while ${listed(names, 3)} is being loaded: the import never ends`,
          why: prose`To replace the locks that are there, the patch asks every object for its class. ${said(consequences)}`,
        };
      return {
        message: isFatal
          ? prose`${written(patch)} ${runs(patch)} in an import while a ${listed(names, 3)} is running: the import fails with a RuntimeError`
          : names.length > 1
            ? prose`${written(patch)} ${runs(patch)} after objects of ${listed(names, 3)} were created: they stay ${what}`
            : prose`${written(patch)} ${runs(patch)} after a ${listed(names, 3)} object was created: it stays ${what}`,
        why: prose`An object keeps the class it was made from, whatever the patch does to the module afterwards. ${said(consequences)}`,
      };
    },
    advice: () => prose`If it has to stay, create the object on first use instead of at import.`,
  },
  'library-before-patch': {
    title: 'Library loaded before the patch',
    summary:
      'A library, or a module of the standard library, was imported before the patch and keeps the originals that it bound.',
    severityNote:
      'An error where what the library holds crashes, a warning where it blocks, a notice where that is not known to hurt.',
    words: ({ patch, names, holders, consequences }) => ({
      message: prose`${written(patch)} ${runs(patch)} after ${holding(holders)} took hold of ${listed(names, 3)}: ${holders.length > 1 ? 'they stay' : `the ${kindOf(holders)} stays`} unpatched`,
      why: prose`${holders.length > 1 ? 'They' : `The ${kindOf(holders)}`} copied these names out of their modules when imported, and the patch does not reach the copies. ${said(consequences)}`,
    }),
  },
  'pool-without-patch': {
    title: 'Celery pool without a patch',
    summary:
      'A setting, or -Pgevent in one word, gives a Celery worker the pool of gevent or eventlet, but only -P gevent in two words patches.',
    severityNote: 'A warning: whatever a task waits for holds up the whole worker.',
    words: ({ by, name, library }) => ({
      message: prose`${code(by === 'option' ? name : `${name} = '${library}'`)} chooses ${library}'s pool and patches nothing: the worker stands still whenever a task waits`,
      why: prose`Celery patches when it finds ${code(`-P ${library}`)} on its command line, before it loads anything else; ${by === 'option' ? prose`in one word it is not found, and read` : 'this setting is read'} when that is over. The worker's own loop and the tasks then share one thread, and sockets, locks and ${code('time.sleep')} are the originals: what waits holds up everything else, tasks may not start at all, and the worker does not stop when asked to.${by === 'option' ? '' : ' Celery itself warns about the setting when the worker starts.'}`,
    }),
    advice: ({ by, library }) =>
      by === 'option'
        ? prose`Write ${code(`-P ${library}`)} in two words, or ${code(`--pool=${library}`)}.`
        : prose`Start the worker with ${code(`celery worker -P ${library}`)} and take the setting away. If it is started so already, from elsewhere, the setting does nothing: say so under ${code('launchers')} in the configuration, or take it away all the same.`,
  },
  'server-without-patch': {
    title: 'Socket.IO server without a patch',
    summary:
      'Flask-SocketIO or python-socketio serves on gevent or eventlet, by async_mode or by what is installed, and nothing patches.',
    severityNote: 'A warning: a handler that waits holds up all others.',
    words: ({ by, library, isChosen }) => ({
      message: isChosen
        ? prose`${code(`async_mode='${library}'`)} has ${by} serve on ${library}, and nothing patches: a handler that waits holds up all others`
        : prose`${by} serves on ${library}, which is installed, and nothing patches: a handler that waits holds up all others`,
      why: prose`${isChosen ? [] : prose`Without ${code('async_mode')} the first that can be imported is taken of eventlet, gevent and threads. `}All handlers share one thread, and sockets, locks and ${code('time.sleep')} are the originals: a query, an HTTP request or a ${code('time.sleep(2)')} in one handler keeps every other client waiting for as long, a lock that is held across ${code('socketio.sleep()')} stops the server for good, and a message queue in Redis is refused with a RuntimeError.`,
    }),
    advice: ({ library, run }) =>
      prose`Patch on the first line of ${code(run)}, above every other import (${code(library === 'eventlet' ? 'import eventlet; eventlet.monkey_patch()' : 'from gevent import monkey; monkey.patch_all()')}), or serve by threads: ${code("async_mode='threading'")}.`,
  },
  'module-before-patch': {
    title: 'Module loaded before the patch',
    summary:
      'A module that the patch changes was already loaded; patching in place still reaches it, unless the patcher asks to be imported first.',
    severityNote: 'A notice: nothing is known to break, or the patcher says so itself when the program runs.',
    words: ({ patch, library, modules, comes }) =>
      comes !== undefined
        ? {
            message: prose`${written(patch)} ${runs(patch)} after ${listed(modules)} ${modules.length > 1 ? 'were' : 'was'} imported: it has to be first`,
            why: prose`${library} changes what is imported after it. What was imported before ${consequenceClause(comes, { consequences, onlyIn })}.`,
          }
        : {
            message: prose`${written(patch)} ${runs(patch)} after ${listed(modules)} ${modules.length > 1 ? 'were' : 'was'} imported: it still works, one edit away from not working`,
            why: prose`Nothing is broken: the module itself is patched in place. But ${library} asks to be first, and the next line that copies a name out of a module loaded here (or a library that does) will silently keep the original.`,
          },
  },
  'formatter-moves-patch': {
    title: 'Patch that a formatter moves',
    summary:
      'The patch is in time, but autopep8, isort or ruff, as the repository configures them, would move imports above it.',
    severityNote: 'A notice: the order is right until the tool runs the next time.',
    words: ({ tool, move, setting, declared, others, patch, statement, modules, outcome }) => {
      const message =
        move === 'sort'
          ? prose`${code(tool)} sorts ${code(statement)} below ${listed(modules, 3)}: the patch will then run too late`
          : prose`${code(tool)} moves ${listed(modules, 3)} above ${written(patch)}: the patch will then run too late`;
      const more = others.length === 0 ? [] : prose` ${listed(others)} would move it as well.`;
      return {
        message,
        why: prose`The order is right as it stands. But ${tool} formats this file (${code(setting)} in ${code(declared)}) and ${habits[move]}. Once it has, ${toldWords(rules, outcome).message}.${more}`,
      };
    },
    advice: ({ move }) => pragmas[move],
  },
};

// Consequences are said of one thing.
export const originals: OriginalMessages = {
  sentence(names, consequence, owner) {
    const whose = names.length > 1 ? 'Each of the originals' : 'The original';
    const others = names.length > 1 ? `Each of ${owner}'s` : `${owner}'s`;
    return prose`${owner === undefined ? whose : others} ${listed(names, 4)} ${consequence}.`;
  },
  clause: (name, consequence, owner) =>
    prose`${owner === undefined ? 'the original' : `${owner}'s`} ${code(name)} ${consequence}`,
  loaded: (module, consequence) =>
    consequence === undefined
      ? prose`${code(module)} is loaded, and patched in place`
      : prose`${code(module)} ${consequence}`,
  patched: (patcher) => prose`${patcher} has patched the process`,
};

/** ` of `main.py``, where the file has to be said. */
function of(file: string | undefined): Prose {
  return file === undefined ? [] : prose` of ${code(file)}`;
}

/** What goes to the top with a patch that stands in an `if`. */
const withCondition = (isConditional: boolean) =>
  isConditional ? ' together with its condition and what that reads,' : '';

export const advice: AdviceMessages = {
  outermostPackage: (runsFirst, file) =>
    prose`${code(runsFirst)} runs before ${code(file)}, however early the patch stands there. Patch on the first line of the outermost package's ${code('__init__.py')}, or keep that file free of imports.`,
  startingModule: (runsFirst, file) =>
    prose`${code(runsFirst)} runs before ${code(file)}. Patch on the first line of the module that starts the program, before it imports either.`,
  moveAbove: (line, file) =>
    prose`Move the patch above line ${String(line)}${of(file)}: only the docstring, ${code('from __future__')} imports and the patcher's own import belong before it.`,
  moveBelow: (lines, file) =>
    prose`Move what ${linesNamed(lines)}${of(file)} ${lines.length > 1 ? 'import' : 'imports'} below the patch: nothing between needs it.`,
  firstLine: (line, file, programs) =>
    prose`Make ${code(line)} the first statement of ${code(file)}: that alone cures ${programs === 1 ? 'it' : `all ${programs} programs`}, which was tried.`,
  ifInstalled: prose`Keep it in a ${code('try')} with ${code('except ImportError')}, as it need not be installed.`,
  patchesAlways: prose`It then patches whatever runs that file, not only where it did so far.`,
  orMoveEach: prose`Or move the patch in each, as ${code('--fix')} does.`,
  importFirst: (file, lines, isConditional) =>
    prose`Make the import that patches the first statement of ${code(file)},${withCondition(isConditional)} above ${linesNamed(lines)}.`,
  patchFirst: (file, lines, isConditional) =>
    prose`Patch at the top of ${code(file)},${withCondition(isConditional)} above ${linesNamed(lines)}: the call that leads to the patch comes too late for what is imported there.`,
  importApart: (line, file) =>
    prose`Import what patches on a line of its own, above what line ${String(line)}${of(file)} imports besides: names in one statement are imported from left to right.`,
  runAtTop: (patches, file, lines, isConditional) =>
    prose`Run ${listed(patches, 3)} at module level at the top of ${code(file)},${withCondition(isConditional)} above ${linesNamed(lines)}, not where ${patches.length > 1 ? 'they stand' : 'it stands'} now.`,
  firstCell: (patches, file) =>
    prose`Run ${listed(patches, 3)} in the first code cell of ${code(file)}, above every other import, and restart the kernel: what it has imported stays as it was.`,
  keepBelow: prose`Mark the imports that then follow the patch ${code('# noqa: E402')}, or autopep8 moves them back above it.`,
  launchers: {
    gunicorn: prose`Keep imports out of the gunicorn configuration file and do without ${code('preload_app')}, or, with the worker of gevent, call ${code('gevent.monkey.patch_all()')} on the first line of that file; hooks that need imports can be ${code('post_worker_init')} instead of ${code('post_fork')}.`,
    'opentelemetry-instrument': prose`Set ${code('OTEL_PYTHON_AUTO_INSTRUMENTATION_EXPERIMENTAL_GEVENT_PATCH=patch_all')} in its environment: it then patches with gevent before it loads what it instruments. For eventlet there is no such variable: do without ${code('opentelemetry-instrument')} and start the instrumentation in the program, after the patch.`,
    pytest: prose`pytest loads plug-ins, then ${code('conftest.py')} files, then tests, all in one process. Patch on the first line of the outermost ${code('conftest.py')}, or, where a plug-in comes before that, start the tests with ${code('python -m gevent.monkey --module pytest')}.`,
    uwsgi: prose`Use ${code('gevent-early-monkey-patch')} instead: uWSGI then patches before it loads the application.`,
  },
  anyLauncher: prose`Patch on the first line of what is loaded first, or let nothing be imported before the launcher patches.`,
  removed: (patch, name, instead) =>
    prose`First use ${code(instead)} instead of ${code(name)}: ${code(patch)} removes that name, and code that asks for it afterwards ends with an error.`,
  instead: (call) =>
    prose`Call ${code(call)} instead: with that the order does not matter. Or put the patch first, as follows.`,
  besides: {
    // Run with opentelemetry-instrumentation 0.66b2 and its HTTP exporter: with the variable urllib3 is clean.
    opentelemetry: prose`A program that ${code('opentelemetry-instrument')} starts can have requests and urllib3 loaded before its first line: set ${code('OTEL_PYTHON_AUTO_INSTRUMENTATION_EXPERIMENTAL_GEVENT_PATCH=patch_all')} for it.`,
    // grpc/experimental/gevent.py, grpcio 1.x: after the patch, before any gRPC object is made
    grpc: prose`gRPC waits in threads that no patch reaches: after the patch, call ${code('grpc.experimental.gevent.init_gevent()')} before the first channel is made.`,
  },
};

export const fixes: FixMessages = {
  movePatch: (line) => `Move the patch above line ${line}`,
  sinkImports: (lines) => `Move ${linesNamed(lines)} below the patch`,
  splitImport: 'Import what patches first, on a line of its own',
  addComments: (comments) => `Protect the order with ${joined(comments)}`,
  keepsFormattersOff: (title) => `${title}, and keep formatters from moving it back`,
};

/** What a patcher lets run at the same time, as its own documents call it. */
const unitNames: Readonly<Record<PatcherId, string>> = {
  gevent: 'greenlet',
  eventlet: 'green thread',
};

function unitOf(patcher: PatcherId): string {
  return unitNames[patcher] ?? 'thread';
}

/** `blocks every greenlet while it sleeps`. */
function blocks(until: string): (library: PatcherId) => string {
  return (library) => `blocks every ${unitOf(library)} ${until}`;
}

export const consequences: Texts['consequences'] = {
  'tls-recursion': (library) =>
    library === 'gevent'
      ? 'raises RecursionError on the first use of TLS'
      : 'raises RecursionError on the first use of TLS, and eventlet gives no warning',
  'option-recursion': () => 'raises RecursionError as soon as an option of a context is set',
  'unverified-recursion': () =>
    "verifies without the system's certificates, and raises RecursionError as soon as an option of it is set",
  unverified: () => "goes on verifying without the system's certificates",
  'sockets-do-not-match': (library) => `no longer matches the sockets that ${library} makes in isinstance()`,
  'wrapping-fails': () => 'raises AttributeError or TypeError as soon as it wraps a socket',
  'wrapping-raises': () => 'raises TypeError when a context wraps a socket in it',
  'blocks-sleeping': blocks('while it sleeps'),
  'blocks-network': blocks('while it waits for the network'),
  'blocks-resolving': blocks('while the name is resolved'),
  'blocks-waiting': blocks('while it waits'),
  'blocks-selecting': blocks('while it selects'),
  'blocks-queue': blocks('while it waits for an item'),
  'blocks-pipe': blocks('while it waits for the pipe or device'),
  'blocks-child': blocks('until the child exits'),
  'blocks-in-wait': blocks('in wait()'),
  'popen-type-error': () => "raises TypeError: 'NoneType' object is not callable when a process is started",
  'popen-attribute-error': () =>
    "raises AttributeError: 'NoneType' object has no attribute 'fork_exec' when a process is started",
  'deadlock-contended': (library) =>
    `stops the whole process as soon as two ${unitOf(library)}s contend for it`,
  'deadlock-submitting': (library) =>
    `stops the whole process when two ${unitOf(library)}s submit to it at once`,
  'deadlock-executors': () => 'can stop the whole process when two executors are used at once',
  'makes-locks-without-exclusion': (library) =>
    `makes locks that do not exclude: to a native RLock every ${unitOf(library)} is the same owner`,
  'lock-without-exclusion': (library) =>
    `no longer excludes: to a native RLock every ${unitOf(library)} is the same owner`,
  'lock-without-exclusion-unless-replaced': (library) =>
    `does not exclude unless ${library} finds and replaces it, which old versions never do`,
  'condition-without-exclusion': (library) =>
    `no longer excludes: the RLock inside it treats every ${unitOf(library)} as the same owner`,
  'condition-raises': () => 'raises RuntimeError: cannot wait on un-acquired lock',
  'threads-never-join': () => 'starts threads whose join() never returns',
  'timers-never-join': () => 'starts timers whose join() never returns',
  'never-joined': () => 'is never joined once it has been started',
  'import-raises': () =>
    'that is still running makes the import that patches fail: RuntimeError: cannot release un-acquired lock',
  'import-waits': () =>
    'that is being loaded is loaded once more by the patch, which then waits for ever for the import that it runs in',
  'start-raises': () => 'raises an exception when it is started',
  'start-attribute-error': () => 'raises AttributeError when it is started',
  'native-thread-never-wakes': () => 'starts a native thread in which time.sleep() never returns',
  'values-shared': (library) => `shows one ${unitOf(library)} the values of another`,
  'connections-shared': (library) =>
    `gives two ${unitOf(library)}s one database connection: their transactions mix, or Django raises DatabaseError`,
  'same-identity': (library) => `gives every ${unitOf(library)} the same identity`,
  'keeps-original': (library) => `goes on without what ${library} would have brought`,
  'no-spans': () => 'is not traced: what is done with it leaves no spans',
  'no-query-spans': () => 'makes a span for a connection, and none for what is asked of it',
  'not-accelerated': (library) => `computes as ever, without the speed of ${library}`,
  'not-cached': () => 'asks the server every time, past the cache',
  'not-optimized': (library) => `runs without what ${library} does for speed and memory`,
  'not-logged': (library) => `is not logged by ${library} on its own`,
  'native-lock': () => 'stays a native lock, held only across code that never switches as far as is known',
};

export const onlyIn: Texts['onlyIn'] = (limits) =>
  limits.length === 0 ? '' : ` (${limits.map(limit).join(', ')})`;

function limit(one: VersionLimit): string {
  return one.relation === 'measured'
    ? `measured in ${one.of} ${joined(one.held)}, not in ${joined(one.free)}`
    : `${one.relation} ${one.of} ${one.version}`;
}

export const sentenceGap = ' ';

/** What comes of the patch of `library` after that of `after`. */
const clashes: Readonly<
  Record<ClashKind, (two: { readonly after: PatcherId; readonly library: PatcherId }) => Prose>
> = {
  'release-raises': () =>
    prose`The import that leads here fails with ${code('RuntimeError: cannot release un-acquired lock')}.`,
  'tls-raises': () =>
    prose`The first TLS connection fails with ${code("AttributeError: type object 'SSLSocket' has no attribute '_create'")}.`,
  'connections-hang': () => prose`The first connection, HTTPS or not, never returns.`,
  'waits-block': ({ after, library }) =>
    prose`What waits in the hub of ${library} holds up everything that runs in that of ${after}, so that locks, ${code('join()')} and ${code('sleep()')} can stand still for ever.`,
};

/** `gevent.monkey.patch_all()` has patched, or gevent, started by something. */
function patchedBy(library: PatcherId, first: PatchSource | undefined): Prose {
  if (first === undefined) return prose`${library} has patched`;
  return first.kind === 'launch'
    ? prose`${written(first)} has patched with ${library}`
    : prose`${written(first)} has patched`;
}

function sentences(all: readonly Prose[]): Prose {
  return all.flatMap((one, index) => (index === 0 ? one : [sentenceGap, ...one]));
}

/** What comes of it, in sentences. */
function said(all: readonly SaidConsequence[]): Prose {
  return consequenceParagraph(all, { consequences, onlyIn, originals, sentenceGap });
}

function runs(patch: PatchSource): string {
  return patchLabels(patch).length > 1 ? 'run' : 'runs';
}

function written(patch: PatchSource): Prose {
  return listed(patchLabels(patch), 3);
}
