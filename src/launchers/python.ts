import { builtInPatchers } from '../patchers/index.js';
import type { PatcherId } from '../patchers/types.js';
import { prefixesOf, topLevelOf } from '../project/module-name.js';
import { parseModule } from '../python/parse.js';
import type { CallExpression, Statement } from '../python/syntax.js';
import { dottedName, everyExpression, expressionsOf } from '../python/walk.js';
import type { Command, Launcher, Start, Started } from './launcher.js';
import { fileTarget, submoduleTarget } from './options.js';

/** Patchers with a module that patches, and then runs a script or, with `--module` (sklearnex: `-m`), a module. */
const runners = builtInPatchers.all.flatMap(({ id, launchModules: [module] = [] }) =>
  module === undefined ? [] : [{ id, module }],
);

/** Python itself: a script, a module (which may be another launcher), or a patcher that runs either. */
export const python: Launcher = {
  id: 'python',
  programs: ['python'],
  read,
  settings: {
    description: 'A script or module that is run, and who patches before it.',
    keys: {
      file: { is: 'file', description: 'The script.' },
      module: { is: 'application', description: 'The module, as after "python -m".' },
      patcher: {
        is: runners.map(({ id }) => id),
        description: `Who patches before it runs: ${runners
          .map(({ id, module }) => `"${id}" for python -m ${module}`)
          .join(', ')}.`,
      },
    },
    either: ['file', 'module'],
    words: ({ file, module, patcher }) => {
      const target = String(module ?? file);
      if (patcher === undefined) return ['python', ...(module === undefined ? [] : ['-m']), target];
      const runner = runners.find(({ id }) => id === patcher);
      return ['python', '-m', runner?.module ?? '', ...(module === undefined ? [] : ['--module']), target];
    },
  },
};

function read(words: readonly string[], command: Command): Started | undefined {
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!;
    if (word === '-m') return moduleStarted(words[index + 1] ?? '', words.slice(index + 2), command);
    if (/^-[bBdEiIOPqsSuvx]*c$/.test(word)) return codeStarted(words[index + 1] ?? '');
    if (word === '-') return undefined;
    if (word === '-W' || word === '-X') index++;
    else if (!word.startsWith('-')) return scriptStarted(word, words.slice(index + 1), command);
  }
  return undefined;
}

/** A script may be another launcher: `python manage.py runserver`, `python /venv/bin/gunicorn app:app`. */
function scriptStarted(script: string, rest: readonly string[], command: Command): Started | undefined {
  const launched = command.readerOf(script)?.(rest);
  if (launched === undefined) return { by: 'python', target: fileTarget(script), patches: undefined };
  const { target } = launched;
  return target?.kind !== 'file' || target.isImported
    ? launched
    : { ...launched, by: 'python', target: fileTarget(script) };
}

function moduleStarted(module: string, rest: readonly string[], command: Command): Started | undefined {
  const patches = builtInPatchers.launchedBy(module);
  if (patches !== undefined) {
    const at = rest.findIndex((word) => !word.startsWith('-'));
    const script = rest[at];
    if (script === undefined) return undefined;
    const by = `python -m ${module}`;
    const isModule = rest.slice(0, at).some((word) => word === '--module' || word === '-m');
    if (!isModule) return { by, target: fileTarget(script), patches };
    // A module may be another launcher, which then runs patched.
    const inner = command.readerOf(script)?.(rest.slice(at + 1));
    return { ...(inner ?? { target: { kind: 'main-module', module: script } }), by, patches };
  }
  const launched = command.readerOf(module);
  if (launched !== undefined) return launched(rest);
  return module === ''
    ? undefined
    : { by: 'python -m', target: { kind: 'main-module', module }, patches: undefined };
}

/** An import of a module, and of what is called so in it; or a call of what is called so. */
interface Step {
  readonly module: string;
  readonly names: readonly string[];
  readonly call?: string;
}

/** Modules that have nothing to do with what comes after them. */
const neutral: ReadonlySet<string> = new Set(['os', 'sys']);

/**
 * `python -c "from app import main; main()"`: what it imports, and calls of that, in its order. It has a patcher patch at most,
 * before it imports anything else; whatever does more than that, or calls nothing, is left alone.
 */
function codeStarted(code: string): Started | undefined {
  /** What names stand for, in full. */
  const bound = new Map<string, string>();
  const steps: Step[] = [];
  let patches: PatcherId | undefined;
  const load = (module: string, names: readonly string[]) => {
    if (!neutral.has(module) && builtInPatchers.ownerOf(module) === undefined) steps.push({ module, names });
  };
  for (const statement of parseModule(code).body) {
    if (statement.kind === 'import') {
      for (const { module, asName } of statement.names) {
        load(module, []);
        bound.set(asName ?? topLevelOf(module), asName === undefined ? topLevelOf(module) : module);
      }
    } else if (statement.kind === 'import-from' && statement.names !== '*') {
      const { module, names } = statement;
      load(
        module,
        names.map(({ name }) => name),
      );
      for (const { name, asName } of names) bound.set(asName ?? name, `${module}.${name}`);
    } else if (statement.kind === 'expression' || statement.kind === 'assign') {
      for (const { callee, positional, keywords } of callsOf(statement)) {
        const [first = '', ...rest] = (dottedName(callee) ?? '').split('.');
        const full = [bound.get(first) ?? '', ...rest].join('.');
        const patch = builtInPatchers.patchFunction(full);
        if (patch !== undefined) {
          if (steps.length > 0 || positional.length + keywords.length > 0) return undefined;
          patches = patch.library;
        }
        const module = prefixesOf(full).findLast((prefix) => steps.some((step) => step.module === prefix));
        if (module !== undefined) steps.push({ module, names: [], call: full.slice(module.length + 1) });
      }
    } else return undefined;
  }
  const imports = steps.filter(({ call }) => call === undefined);
  const [first, ...others] = imports.map(({ module, names }) => submoduleTarget(module, ...names));
  if (first?.kind !== 'module' || imports.length === steps.length) return undefined;
  const { module, otherwise = [] } = first;
  const besides = others.flatMap((one) =>
    one.kind === 'module' ? [one.module, ...(one.otherwise ?? [])] : [],
  );
  const isAlone = besides.length === 0 && otherwise.length < 2;
  return {
    by: 'python -c',
    target: { kind: 'module', module, otherwise: [...otherwise, ...besides] },
    patches,
    start: startOf(steps, isAlone ? undefined : imports.map((step) => step.module)),
  };
}

/** The calls of a statement, in the order in which they are made. */
function callsOf(statement: Statement): readonly CallExpression[] {
  return expressionsOf(statement)
    .flatMap((outermost) => [...everyExpression(outermost)])
    .filter((one) => one.kind === 'call')
    .sort((a, b) => a.span.end - b.span.end);
}

/** Takes these steps; `modules` are those that they import, where they are several. */
function startOf(steps: readonly Step[], modules: readonly string[] | undefined): Start {
  return {
    options: {
      steps: steps.map(({ module, names, call = names.join() }) => `${module}:${call}`).join(';'),
      ...(modules === undefined ? {} : { modules: modules.join() }),
    },
    ...(modules === undefined ? { isTargetAlone: true } : {}),
    calls: steps.flatMap(({ call }) => call?.split('.') ?? []),
    run(startUp) {
      const { application = '' } = startUp;
      for (const { module, names, call } of steps) {
        if (call !== undefined) startUp.callIn(module, call);
        else if ([module, ...names.map((name) => `${module}.${name}`)].includes(application))
          startUp.runTarget();
        else startUp.importModule(module);
      }
    },
  };
}
