import type { PatcherId } from '../patchers/types.js';
import { isTestFile } from '../project/file-kinds.js';
import { isMainTest } from '../project/main-guard.js';
import { absoluteName, leafOf, packageOf, parentOf, topLevelOf } from '../project/module-name.js';
import type { Program } from '../project/program.js';
import { addressOf, createResolver, type OutsideWorld, searchFolderOf } from '../project/resolver.js';
import type { FilePath } from '../project/snapshot.js';
import type { CallExpression, Expression, Statement } from '../python/syntax.js';
import { dottedName, everyStatement, expressionsIn, namesBound } from '../python/walk.js';
import { readOnce } from '../text/memoize.js';
import { anyWholeWord } from '../text/search.js';
import type { Span } from '../text/span.js';

/** Classes of Socket.IO servers, by the name of the distribution that has them. */
const makers: ReadonlyMap<string, string> = new Map([
  ['flask_socketio.SocketIO', 'Flask-SocketIO'],
  ['socketio.Server', 'python-socketio'],
  ['engineio.Server', 'python-engineio'],
]);

/** Servers of the patchers that serve any application: each patches nothing. */
const greenServers: ReadonlyMap<string, PatcherId> = new Map([
  ['eventlet.wsgi.server', 'eventlet'],
  ['gevent.pywsgi.WSGIServer', 'gevent'],
  ['gevent.wsgi.WSGIServer', 'gevent'],
]);

/**
 * What python-engineio tries, in this order, where nobody says otherwise, before it takes threads (python-engineio 4.15.1,
 * base_server.py; ran), each with the distributions that cannot be installed without it.
 */
export const preferredModes: readonly {
  readonly library: PatcherId;
  readonly distributions: readonly string[];
}[] = [
  { library: 'eventlet', distributions: ['eventlet'] },
  { library: 'gevent', distributions: ['gevent', 'gevent-websocket'] },
];

/** A Socket.IO server of the program, and who serves it. */
export interface SocketServer {
  /** Where it is made, or told its mode. */
  readonly path: FilePath;
  readonly span: Span;
  /** The distribution of its class. */
  readonly by: string;
  /** What `async_mode` says: one of the words that it can be, or nothing. */
  readonly mode: string | undefined;
  readonly runs: readonly SocketRun[];
}

/** A call that serves it, and does not return. */
interface SocketRun {
  readonly path: FilePath;
  /** It stands under `if __name__ == '__main__':`, so that the file is the program. */
  readonly isMain: boolean;
  /** Whose server it is; undefined for its own, which is the one of its mode. */
  readonly library: PatcherId | undefined;
}

/** What a dotted name in a module comes from: a name in a file of the repository, or the full name of something else. */
type Origin =
  | { readonly path: FilePath; readonly name: string }
  | { readonly path?: never; readonly name: string };

interface Made {
  readonly path: FilePath;
  readonly name: string;
  readonly by: string;
  readonly call: CallExpression;
}

/**
 * The Socket.IO servers that `files` make and serve by themselves. A server whose mode is not known, or that is made in two ways, is not
 * among them; one that nobody serves has no runs.
 */
export function socketServers(
  program: Program,
  files: readonly FilePath[],
  world: OutsideWorld,
): readonly SocketServer[] {
  const candidates = files.filter((path) => !isTestFile(path));
  const mentioning = candidates.filter((path) => mentionsSocketIO(program.text(path) ?? ''));
  const made = mentioning.flatMap((path) => madeIn(program, world, path));
  const names = new Set(made.map(({ name }) => leafOf(name)));
  if (names.size === 0) return [];
  const used = new RegExp(`\\b(?:${[...names].join('|')})\\b`);
  const users = candidates.filter((path) => used.test(program.text(path) ?? ''));
  return made.flatMap((one) => {
    if (made.some((other) => other !== one && other.path === one.path && other.name === one.name)) return [];
    const uses = users.flatMap((path) => usesOf(program, world, path, one));
    const known = told(program, one, uses);
    return known === undefined ? [] : [{ ...known, by: one.by, runs: uses.flatMap(({ run }) => run ?? []) }];
  });
}

const mentionsSocketIO = readOnce(anyWholeWord('flask_socketio', 'socketio', 'engineio'));

function madeIn(program: Program, world: OutsideWorld, path: FilePath): readonly Made[] {
  const body = program.syntax(path)?.body ?? [];
  return [...everyStatement(body)].flatMap((statement) => {
    if (statement.kind !== 'assign' || statement.value?.kind !== 'call') return [];
    const call = statement.value;
    const name = dottedName(statement.targets[0]!);
    const callee = dottedName(call.callee);
    if (name === undefined || callee === undefined) return [];
    const origin = originOf(program, world, path, callee);
    const by = origin?.path === undefined ? makers.get(origin?.name ?? '') : undefined;
    return by === undefined ? [] : [{ path, name, by, call }];
  });
}

/** A call that has to do with a server: one that serves it, or one that tells it its application and mode. */
interface Use {
  readonly path: FilePath;
  readonly run?: SocketRun;
  readonly init?: CallExpression;
}

function usesOf(program: Program, world: OutsideWorld, path: FilePath, made: Made): readonly Use[] {
  const body = program.syntax(path)?.body ?? [];
  const isServer = (name: string | undefined) => {
    if (name === undefined || leafOf(name) !== leafOf(made.name)) return false;
    const origin = originOf(program, world, path, name);
    return origin?.path === made.path && origin.name === made.name;
  };
  const isAtHand = path === made.path || isServer(leafOf(made.name));
  const guarded = mainBranches(body);
  return [...expressionsIn(body)].flatMap((call): readonly Use[] => {
    if (call.kind !== 'call') return [];
    const { callee, span } = call;
    const isMain = guarded.some(({ start, end }) => start <= span.start && span.end <= end);
    if (callee.kind === 'attribute' && isServer(dottedName(callee.value))) {
      if (callee.attribute === 'init_app') return [{ path, init: call }];
      if (callee.attribute === 'run' && made.by === 'Flask-SocketIO')
        return [{ path, run: { path, isMain, library: undefined } }];
    }
    const name = dottedName(callee);
    const origin = name === undefined || !isAtHand ? undefined : originOf(program, world, path, name);
    const library = origin?.path === undefined ? greenServers.get(origin?.name ?? '') : undefined;
    return library === undefined ? [] : [{ path, run: { path, isMain, library } }];
  });
}

/** What stands under `if __name__ == '__main__':` in the body of a module. */
function mainBranches(body: readonly Statement[]): readonly Span[] {
  return body.flatMap((statement) =>
    statement.kind === 'if'
      ? statement.branches.flatMap(({ test, body: [first, ...others] }) =>
          first !== undefined && isMainTest(test)
            ? [{ start: first.span.start, end: (others.at(-1) ?? first).span.end }]
            : [],
        )
      : [],
  );
}

/** Where `made` is told its mode, and which; undefined where nothing is known of it, or it is told several. */
function told(
  program: Program,
  made: Made,
  uses: readonly Use[],
): Pick<SocketServer, 'path' | 'span' | 'mode'> | undefined {
  const calls = [
    made,
    ...uses.flatMap(({ path, init }) => (init === undefined ? [] : [{ path, call: init }])),
  ];
  const modes: Pick<SocketServer, 'path' | 'span' | 'mode'>[] = [];
  for (const { path, call } of calls) {
    if (call.keywords.some(({ name }) => name === undefined)) return undefined;
    const given = call.keywords.find(({ name }) => name === 'async_mode');
    if (given === undefined) continue;
    const mode = constant(given.value, program.syntax(path)?.body ?? []);
    if (mode === undefined) return undefined;
    if (mode !== null) modes.push({ path, span: given.span, mode });
  }
  if (new Set(modes.map(({ mode }) => mode)).size > 1) return undefined;
  return modes[0] ?? { path: made.path, span: made.call.span, mode: undefined };
}

/** A text or None, also by the name of a variable of the module that is bound once; undefined for anything else. */
function constant(value: Expression, body: readonly Statement[]): string | null | undefined {
  if (value.kind === 'string') return value.value;
  if (value.kind === 'constant' && value.value === 'None') return null;
  if (value.kind !== 'name') return undefined;
  const { name } = value;
  const binding = [...everyStatement(body)].filter((statement) => namesBound(statement).has(name));
  const [only] = binding;
  if (binding.length !== 1 || only?.kind !== 'assign' || only.value === undefined) return undefined;
  return body.includes(only) && only.value.kind !== 'name' ? constant(only.value, []) : undefined;
}

/** Names that are imported from where they were imported in turn: rarely more than through a package's `__init__`. */
const mostSteps = 5;

function originOf(
  program: Program,
  world: OutsideWorld,
  path: FilePath,
  name: string,
  steps = mostSteps,
): Origin | undefined {
  const address = addressOf(path, program.layout);
  const full = importedName(program.syntax(path)?.body ?? [], name, packageOf(path, address.module));
  if (full === undefined) return { path, name };
  const { resolve } = createResolver(program.layout, searchFolderOf(path, address), world);
  for (let module: string | undefined = full; module !== undefined; module = parentOf(module)) {
    const found = resolve(module);
    if (found.kind !== 'source') continue;
    const rest = full.slice(module.length + 1);
    return rest === '' || steps === 0 ? undefined : originOf(program, world, found.path, rest, steps - 1);
  }
  return { name: full };
}

/** The full name of what the dotted `name` stands for by an import of the module; undefined where none binds it. */
function importedName(body: readonly Statement[], name: string, pkg: string): string | undefined {
  const [first = '', ...attributes] = name.split('.');
  for (const statement of everyStatement(body)) {
    if (statement.kind === 'import') {
      for (const { module, asName } of statement.names)
        if ((asName ?? topLevelOf(module)) === first)
          return [asName === undefined ? first : module, ...attributes].join('.');
    } else if (statement.kind === 'import-from' && statement.names !== '*') {
      const found = statement.names.find((one) => (one.asName ?? one.name) === first);
      const module = found && absoluteName(pkg, statement.level, statement.module);
      if (module !== undefined) return [module, found!.name, ...attributes].join('.');
    }
  }
  return undefined;
}
