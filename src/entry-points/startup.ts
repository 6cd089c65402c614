import { runCommands } from '../interpreter/functions.js';
import { runModule } from '../interpreter/imports.js';
import { createInterpreter } from '../interpreter/interpreter.js';
import type { Libraries } from '../interpreter/library-model.js';
import {
  activated,
  assuming,
  currentStep,
  type Interpreter,
  nextId,
  noteTruncation,
  withinStack,
} from '../interpreter/machine.js';
import { patchBeforeLaunch, runLaunchPatch } from '../interpreter/patch-calls.js';
import { programHost } from '../interpreter/program-host.js';
import { type Scope, truthOf, type Value } from '../interpreter/values.js';
import { workerLibrary } from '../launchers/index.js';
import { stdlibModule } from '../libraries/tables.js';
import type { PatcherId, PythonVersion } from '../patchers/types.js';
import { basename, dirname, type FilePath } from '../project/file-path.js';
import { leafOf, packageOf, parentOf, prefixesOf, stemOf } from '../project/module-name.js';
import { isLegacyNamespace, type Program } from '../project/program.js';
import { createResolver, type OutsideWorld } from '../project/resolver.js';
import type { AssignStatement, Expression } from '../python/syntax.js';
import { lastName } from '../python/walk.js';
import type { EntryPoint, ImportTrace, ServerPlan } from '../trace/trace.js';
import { isTestFile } from './discovery.js';

/** The name a script has in `sys.modules`: whoever imports it by its own name runs it a second time. */
const mainModule = '__main__';
/** The name gunicorn gives its configuration (gunicorn/app/base.py, get_config_from_filename). */
const configModule = '__config__';

/** Runs the entry point as its plan says. */
function launch(interpreter: Interpreter, entry: EntryPoint): void {
  for (const path of siteModulesFor(interpreter, entry.path)) {
    nextStage(interpreter);
    runModule(interpreter, stemOf(path), path, '', 'import');
  }
  if (entry.plan.kind === 'server') {
    serve(interpreter, entry.plan);
    return;
  }
  const parents = prefixesOf(entry.module).slice(0, -1);
  for (const parent of parents) {
    nextStage(interpreter);
    interpreter.importModule(parent);
  }
  nextStage(interpreter);
  const pkg = packageOf(entry.path, entry.module);
  if (entry.run === 'script') runModule(interpreter, mainModule, entry.path, pkg, 'entry');
  else if (!interpreter.modules.has(entry.module))
    runModule(interpreter, entry.module, entry.path, pkg, 'entry');
  if (entry.plan.kind === 'console-script') {
    nextStage(interpreter);
    callIn(interpreter, interpreter.modules.get(entry.module)?.scope, entry.plan.call);
  }
}

/**
 * Modules that Python imports by itself when it starts (docs.python.org, "site"), as far as they have to do with a patch:
 * those beside or above the program, or wherever the only one of that name lies, as images copy it elsewhere.
 */
function siteModulesFor({ program, libraries }: Interpreter, entry: FilePath): readonly FilePath[] {
  const { layout, text } = program;
  const { spellings } = libraries.patchers;
  return [...new Set(layout.siteModules.map(basename))].sort().flatMap((name) => {
    const all = layout.siteModules.filter((path) => basename(path) === name && !isTestFile(path));
    const above = all.filter((path) => dirname(path) === '' || entry.startsWith(`${dirname(path)}/`));
    const nearest = above.sort((a, b) => b.length - a.length)[0] ?? (all.length === 1 ? all[0] : undefined);
    const matters = nearest !== undefined && spellings.mentionedIn(text(nearest) ?? '');
    return matters && nearest !== entry ? [nearest] : [];
  });
}

/** The launch is no file: its stages stand for its statements, in order. */
function nextStage(interpreter: Interpreter): void {
  interpreter.span = { start: interpreter.span.start + 1, end: interpreter.span.start + 1 };
}

function callIn(interpreter: Interpreter, scope: Scope | undefined, name: string): void {
  const callee = scope?.variables.get(name.split('.')[0]!);
  if (callee === undefined) return;
  const target = name
    .split('.')
    .slice(1)
    .reduce((value, part) => interpreter.attribute(value, part), callee);
  interpreter.call(target, { positional: [], keywords: new Map(), open: true }, name);
  runCommands(interpreter, `${scope?.module}:${name}`);
}

/**
 * Configuration, worker class, hooks, patch and application in the order of gunicorn's arbiter and worker: the worker patches in
 * init_process, after post_fork and before it loads the application, which `preload` has loaded long before
 * (gunicorn/arbiter.py, workers/base.py, workers/ggevent.py; SEMANTICS 3.2, G1 to G6).
 */
function serve(interpreter: Interpreter, plan: ServerPlan): void {
  const config = plan.config === undefined ? undefined : runConfig(interpreter, plan.config);
  const hook = (name: string) => {
    nextStage(interpreter);
    callIn(interpreter, config, name);
  };
  const application = plan.application ?? moduleOf(textIn(config, 'wsgi_app'));
  const load = () => {
    nextStage(interpreter);
    if (application !== undefined) interpreter.importModule(application);
  };
  const setting = assignmentOf(interpreter, plan, 'worker_class');
  const workerClass = plan.workerClass ?? textIn(config, 'worker_class');
  const worker = loadWorker(interpreter, workerClass ?? defaultString(setting?.value));
  const preload = plan.preload || (config !== undefined && truthIn(config, 'preload_app'));
  hook('on_starting');
  if (preload) load();
  for (const name of ['when_ready', 'pre_fork', 'post_fork']) hook(name);
  nextStage(interpreter);
  const patch = () => patchInWorker(interpreter, plan, plan.worker ?? worker);
  // What is only set by default may be set otherwise.
  if (plan.worker !== undefined || workerClass !== undefined) patch();
  else assuming(interpreter, nextId(interpreter), 0, patch);
  if (!preload) load();
  hook('post_worker_init');
}

function runConfig(interpreter: Interpreter, path: FilePath): Scope | undefined {
  nextStage(interpreter);
  runModule(interpreter, configModule, path, '', 'import');
  return interpreter.modules.get(configModule)?.scope;
}

/**
 * The patcher that a worker of class `name` runs. A class of the program's own is imported first of all, in the master
 * (gunicorn/arbiter.py, setup), and patches as the class of gunicorn's that it inherits from.
 */
function loadWorker(interpreter: Interpreter, name: string | undefined): PatcherId | undefined {
  const module = parentOf(name ?? '');
  if (name === undefined || module === undefined || interpreter.resolver.resolve(module).kind === 'external')
    return workerLibrary(name ?? '');
  nextStage(interpreter);
  const loaded = interpreter.importModule(module);
  return workerLibrary(name) ?? inheritedLibrary(interpreter.attribute(loaded, leafOf(name)));
}

function inheritedLibrary(worker: Value): PatcherId | undefined {
  if (worker.kind === 'external') return workerLibrary(worker.name);
  if (worker.kind !== 'class') return undefined;
  return worker.bases.map(inheritedLibrary).find((library) => library !== undefined);
}

function patchInWorker(interpreter: Interpreter, plan: ServerPlan, library: PatcherId | undefined): void {
  const place = plan.worker === undefined ? settingOf(interpreter, plan, 'worker_class') : plan.declared;
  if (library === undefined || place === undefined) return;
  const command =
    plan.server === 'gunicorn' ? `gunicorn -k ${library}` : `${plan.server} --gevent-monkey-patch`;
  const caller = currentStep(interpreter, plan.server);
  const activation = {
    id: nextId(interpreter),
    path: place.path,
    module: plan.server,
    body: 'launch',
    caller,
  } as const;
  activated(interpreter, activation, () => {
    interpreter.span = place.span;
    runLaunchPatch(interpreter, library, { kind: 'launch', launcher: plan.server, command });
  });
}

function settingOf(interpreter: Interpreter, plan: ServerPlan, name: string): ServerPlan['declared'] {
  const statement = assignmentOf(interpreter, plan, name);
  return statement === undefined || plan.config === undefined
    ? plan.declared
    : { path: plan.config, span: statement.span };
}

function assignmentOf(interpreter: Interpreter, plan: ServerPlan, name: string): AssignStatement | undefined {
  const body = plan.config === undefined ? undefined : interpreter.program.syntax(plan.config)?.body;
  return body?.find(
    (one): one is AssignStatement =>
      one.kind === 'assign' && one.targets.some((target) => target.kind === 'name' && target.name === name),
  );
}

function textIn(scope: Scope | undefined, name: string): string | undefined {
  const value = scope?.variables.get(name);
  return value?.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined;
}

function truthIn(scope: Scope, name: string): boolean {
  const value = scope.variables.get(name);
  return value !== undefined && truthOf(value) === 'true';
}

function moduleOf(application: string | undefined): string | undefined {
  return application === undefined ? undefined : application.split(':')[0];
}

/**
 * The text that `expression` gives where nothing is set: of `os.environ.get("WORKER", "gevent")`,
 * `config("WORKER", default="gevent")` and `os.getenv("WORKER") or "gevent"` it is `gevent`.
 */
function defaultString(expression: Expression | undefined): string | undefined {
  switch (expression?.kind) {
    case 'string':
      return expression.value;
    case 'boolean':
      return expression.operator === 'or' ? defaultString(expression.operands.at(-1)) : undefined;
    case 'call': {
      const { callee, positional, keywords } = expression;
      const name = lastName(callee);
      const isLookup = name === 'get' || name === 'getenv';
      const fallback = keywords.find((keyword) => keyword.name === 'default')?.value;
      return defaultString(fallback ?? (isLookup ? positional[1] : undefined));
    }
    default:
      return undefined;
  }
}

/** What lies outside of the repository, as far as it is known. */
export function outsideWorld(program: Program, libraries: Libraries): OutsideWorld {
  return {
    isStandardLibrary: (module) => stdlibModule(module) !== undefined,
    isKnownLibrary: (module) => libraries.knows(module),
    isLegacyNamespace: (path) => isLegacyNamespace(program, path),
  };
}

/**
 * Runs import time on paper: executes the entry point's module, and every first-party module it imports, in the
 * order CPython would, and records what is held, loaded and patched when. With `until: 'settled'` it stops where
 * everything is patched for certain, since nothing after that can be late.
 */
export function runEntryPoint(
  program: Program,
  entry: EntryPoint,
  python: PythonVersion | undefined,
  libraries: Libraries,
  until: 'settled' | 'end' = 'end',
): ImportTrace {
  const resolver = createResolver(program.layout, entry.searchFolder, outsideWorld(program, libraries));
  const host = programHost(python, until);
  const interpreter = createInterpreter({ program, resolver, entry, python, libraries, host });
  if (entry.patchedBy !== undefined) patchBeforeLaunch(interpreter, entry.patchedBy);
  if (!withinStack(() => launch(interpreter, entry))) {
    const reason = 'imports, calls and blocks nest too deep';
    noteTruncation(interpreter, reason);
  }
  return { entry, events: interpreter.events, complete: !host.isDone(interpreter) };
}
