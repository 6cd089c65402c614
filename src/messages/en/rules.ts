import type { ImportMove } from '../../findings/import-move.js';
import { code, type Prose, prose } from '../../text/prose.js';
import type { RuleMessages } from '../rule-messages.js';
import { listed } from './words.js';

const habits: Readonly<Record<ImportMove, Prose>> = {
  e402: prose`takes imports that stand below code above it (${code('E402')})`,
  float: prose`carries all imports to the top of the file`,
  'float-always': prose`carries all imports to the top of the file, as every version before 5 does`,
  sort: prose`sorts imports, and cannot know that this one has to be first`,
};

export const rules: RuleMessages = {
  sslContext: ({ patch, library, holders }) => {
    const holder = holders.length === 0 ? prose`this program` : listed(holders, 3);
    const warning =
      library === 'gevent'
        ? 'gevent prints a MonkeyPatchWarning at most; often nothing.'
        : `${library} prints nothing.`;
    // truststore mends urllib3 and requests, so what is left are contexts whose options are set: not every use of TLS.
    const isTruststore = library === 'truststore';
    const end = isTruststore
      ? 'setting an option of it ends in a RecursionError'
      : 'TLS will end in a RecursionError';
    const moment = isTruststore
      ? prose`as soon as an option of a context is set (${code('verify_mode')}, ${code('minimum_version')}, ${code('options')})`
      : 'as soon as an HTTPS request or any other TLS connection is made';
    return {
      message: prose`${patch} runs after ${holder} took hold of ${code('ssl.SSLContext')}: ${end}`,
      why: prose`The patch puts ${library}'s own class in the place of ${code('ssl.SSLContext')}, but what was bound earlier keeps the original. The original's setters look the name ${code('SSLContext')} up in ${code('ssl')}, find the replacement and call themselves: ${code('RecursionError: maximum recursion depth exceeded')} on Python 3.6 and later, ${moment}. ${warning}`,
    };
  },
  name: ({ patch, names, consequences }) => ({
    message: prose`${patch} runs after ${listed(names, 3)} ${names.length > 1 ? 'were' : 'was'} bound by name: the original stays in use`,
    why: prose`The patch rebinds names inside the standard library's modules; a name that was copied out of them before keeps what it had. ${consequences}`,
  }),
  object: ({ patch, names, consequences }) => ({
    message:
      names.length > 1
        ? prose`${patch} runs after objects of ${listed(names, 3)} were created: they stay native`
        : prose`${patch} runs after a ${listed(names, 3)} object was created: it stays native`,
    why: prose`An object keeps the class it was made from, whatever the patch does to the module afterwards. ${consequences}`,
  }),
  library: ({ patch, names, holders, consequences }) => ({
    message: prose`${patch} runs after ${listed(holders, 3)} took hold of ${listed(names, 3)}: the library stays unpatched`,
    why: prose`The library copied these names out of the standard library when it was imported, and the patch does not reach its copies. ${consequences}`,
  }),
  module: ({ patch, library, modules }) => ({
    message: prose`${patch} runs after ${listed(modules)} ${modules.length > 1 ? 'were' : 'was'} imported: it still works, one edit away from not working`,
    why: prose`Nothing is broken: the module itself is patched in place. But ${library} asks to be first, and the next line that copies a name out of a module loaded here (or a library that does) will silently keep the original.`,
  }),
  formatter: ({ tool, move, setting, declared, others, patch, statement, modules, outcome }) => {
    const message =
      move === 'sort'
        ? prose`${code(tool)} sorts ${code(statement)} below ${listed(modules, 3)}: the patch will then run too late`
        : prose`${code(tool)} moves ${listed(modules, 3)} above ${patch}: the patch will then run too late`;
    const more = others.length === 0 ? [] : prose` ${listed(others)} would move it as well.`;
    return {
      message,
      why: prose`The order is right as it stands. But ${tool} formats this file (${code(setting)} in ${code(declared)}) and ${habits[move]}. Once it has, ${outcome}.${more}`,
    };
  },
  pool: ({ name, library }) => ({
    message: prose`${code(`${name} = '${library}'`)} chooses ${library}'s pool and patches nothing: the worker stands still whenever a task waits`,
    why: prose`Celery patches when it finds ${code(`-P ${library}`)} on its command line, before it loads anything else; this setting is read when that is over. The worker's own loop and the tasks then share one thread, and sockets, locks and ${code('time.sleep')} are the originals: what waits holds up everything else, tasks may not start at all, and the worker does not stop when asked to. Celery itself warns about the setting when the worker starts.`,
  }),
  // Consequences are said of one thing.
  original: (names, consequence) =>
    prose`${names.length > 1 ? 'Each of the originals' : 'The original'} ${listed(names, 4)} ${consequence}.`,
  originalClause: (name, consequence) => prose`the original ${code(name)} ${consequence}`,
  loadedClause: (module) => prose`${code(module)} is loaded, and patched in place`,
};
