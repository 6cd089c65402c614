import { dirname, type FilePath } from '../project/file-path.js';
import { namesProgram, type Started, startedBy } from './command-line.js';
import { commandsIn, uwsgiCommands } from './files.js';
import type { Launch } from './launch.js';
import { entryPointsIn, isCommand } from './packaging.js';

export { knownPrograms, type Started, startedBy, workerLibrary } from './command-line.js';
export type { Declaration, Launch, LaunchTarget } from './launch.js';

/** What the first known program in a line of shell starts. */
export function startedByLine(line: string): Started | undefined {
  for (const { words } of commandsIn('line.sh', line.replace(/\s+/g, ' '), namesProgram)) {
    const started = startedBy(words);
    if (started !== undefined) return started;
  }
  return undefined;
}

/** What a configuration file says of how Python code is started. */
interface Declared {
  readonly launches: readonly Launch[];
  /** Modules that packaging metadata declares as plug-ins: whoever looks for plug-ins imports them. */
  readonly plugins: readonly string[];
}

/** What the configuration file `path` says of how Python code is started; one that says nothing plain gives nothing. */
export function launchesIn(path: FilePath, text: string): Declared {
  const folder = dirname(path);
  const commands = /uwsgi[^/]*(?:\/[^/]*)?\.ini$/i.test(path)
    ? uwsgiCommands(text)
    : commandsIn(path, text, namesProgram);
  const launches: Launch[] = commands.flatMap(({ words, span }) => {
    const started = startedBy(words);
    return started === undefined ? [] : [{ ...started, folder, declared: { path, span } }];
  });
  const plugins: string[] = [];
  for (const entry of entryPointsIn(path, text)) {
    const { module, call, span } = entry;
    if (!isCommand(entry)) {
      plugins.push(module);
      continue;
    }
    launches.push({
      by: 'console script',
      target: { kind: 'module', module, call },
      patches: undefined,
      preload: false,
      config: undefined,
      folder,
      declared: { path, span },
    });
  }
  return { launches, plugins };
}
