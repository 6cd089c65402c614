import { builtInPatchers } from '../patchers/index.js';
import type { Command, Launcher, Started } from './launcher.js';
import { fileTarget } from './options.js';

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
    if (word === '-c' || word === '-') return undefined;
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
