import { basename, dirname, type FilePath } from '../project/snapshot.js';
import type { Span } from '../text/span.js';
import { inner, isTable, type Table, tableAt } from '../text/toml.js';
import type { Launch } from './launcher.js';
import { startCalling, submoduleTarget } from './options.js';

/** An entry point that a distribution declares: `module`, or what is called `call` in it, under a group's name. */
interface DeclaredEntryPoint {
  readonly group: string;
  readonly name: string;
  readonly module: string;
  readonly call: string | undefined;
  readonly span: Span;
}

/** Keys that name a function where what is declared has a table: of poetry's scripts, and of tasks of poe, pdm and Rye. */
const functionKeys: readonly string[] = ['reference', 'callable', 'script', 'call'];

/** Groups whose entry points are installed as commands (`wsgi_scripts` by pbr). All others are plug-ins. */
const scriptGroups: ReadonlySet<string> = new Set(['console_scripts', 'gui_scripts', 'wsgi_scripts']);

/** A module that whoever looks for plug-ins imports, by its name in their group. */
export interface DeclaredPlugin {
  readonly group: string;
  readonly name: string;
  readonly module: string;
  /** Folder of the distribution that declares it. */
  readonly folder: string;
}

/**
 * What packaging metadata says of how Python code comes to run: installed commands, which import a module and call
 * something in it, and the modules of plug-ins, which somebody else imports.
 */
export function launchesOf(
  path: FilePath,
  text: string,
): { readonly launches: readonly Launch[]; readonly plugins: readonly DeclaredPlugin[] } {
  const launches: Launch[] = [];
  const plugins: DeclaredPlugin[] = [];
  for (const { group, name, module, call, span } of entryPointsIn(path, text)) {
    if (call === undefined || !scriptGroups.has(group))
      plugins.push({ group, name, module, folder: dirname(path) });
    else {
      // `acme:cli.main` is `from acme import cli`, and then `cli.main()`.
      const [first = '', ...rest] = call.split('.');
      const isDirect = rest.length === 0;
      launches.push({
        by: 'console script',
        target: isDirect ? { kind: 'module', module } : submoduleTarget(module, first),
        patches: undefined,
        start: isDirect ? startCalling(call) : startCalling(call, module),
        folder: dirname(path),
        declared: { path, span },
      });
    }
  }
  return { launches, plugins };
}

const factory = /^[ \t]*(?:paste\.\w+_factory[ \t]*=|use[ \t]*=[ \t]*call:)[ \t]*([A-Za-z_][\w.]*)[ \t]*:/gm;

/**
 * Modules of the applications and filters that a configuration of Paste Deployment names (docs.pylonsproject.org, "Paste
 * Deployment"): whoever reads it loads them, which may be the server that starts, or a program that has run for long.
 */
export function factoriesIn(path: FilePath, text: string): readonly string[] {
  if (!/^(?=.*\.ini$).*paste/i.test(basename(path))) return [];
  return [...text.matchAll(factory)].map((match) => match[1]!);
}

const objectReference = /^\s*([A-Za-z_][\w.]*)\s*(?::\s*([A-Za-z_][\w.]*))?/;

/**
 * What a pyproject.toml, setup.cfg or setup.py declares (packaging.python.org, "Entry points specification"): commands,
 * and plug-ins, which somebody else imports.
 */
function entryPointsIn(path: string, text: string): readonly DeclaredEntryPoint[] {
  const name = basename(path);
  if (name === 'pyproject.toml') return fromPyproject(text);
  if (name === 'setup.cfg' || name === 'setup.py') return fromSetup(text);
  return [];
}

function fromPyproject(text: string): readonly DeclaredEntryPoint[] {
  const document = tableAt(text) ?? {};
  const project = inner(document, 'project');
  const tool = inner(document, 'tool');
  const poetry = inner(tool, 'poetry');
  const groups: (readonly [group: string, table: Table])[] = [
    ['console_scripts', inner(project, 'scripts')],
    ['gui_scripts', inner(project, 'gui-scripts')],
    ['console_scripts', inner(poetry, 'scripts')],
    ['console_scripts', inner(inner(tool, 'flit'), 'scripts')],
  ];
  for (const plugins of [inner(project, 'entry-points'), inner(poetry, 'plugins')])
    for (const group of Object.keys(plugins)) groups.push([group, inner(plugins, group)]);
  // What stands there as a text is a command of a shell.
  const tasks = [inner(inner(tool, 'poe'), 'tasks'), inner(inner(tool, 'pdm'), 'scripts')];
  for (const table of [...tasks, inner(inner(tool, 'rye'), 'scripts')])
    groups.push([
      'console_scripts',
      Object.fromEntries(Object.entries(table).filter(([, one]) => isTable(one))),
    ]);
  return groups.flatMap(([group, table]) =>
    Object.entries(table).flatMap(([name, value]) => {
      const named = isTable(value) ? functionKeys.map((key) => value[key]) : [value];
      const reference = named.find((one) => typeof one === 'string');
      // A table of poetry may name a file.
      const isFile = isTable(value) && reference?.includes(':') !== true;
      return reference === undefined || isFile
        ? []
        : declared(group, name, reference, text.indexOf(reference));
    }),
  );
}

/** `'group': [` of a dictionary, `group = [` of a call, `[group]` of a section, `group =` above indented lines. */
const groupHeader =
  /['"]([\w.-]+)['"]\s*:\s*[[('"]|\b(\w+)\s*=\s*[[(]|^[ \t]*\[([\w.-]+)\][ \t]*\r?$|^[ \t]*([\w.-]+)[ \t]*=[ \t]*\r?$/gm;
const assignment =
  /(?<![\w.-])([\w.-]+)[ \t]*=[ \t]*([A-Za-z_]\w*(?:\.\w+)*[ \t]*:[ \t]*[A-Za-z_][\w.]*|[A-Za-z_]\w*(?:\.\w+)+)/g;

/** `name = pkg.mod:function` lines of setup.cfg, and the strings of the same form in a setup.py. */
function fromSetup(text: string): readonly DeclaredEntryPoint[] {
  const start = text.indexOf('entry_points');
  if (start < 0) return [];
  const headers = [...text.matchAll(groupHeader)].filter(({ index }) => index >= start);
  return headers.flatMap((header, index) => {
    const group = header[1] ?? header[2] ?? header[3] ?? header[4]!;
    const from = header.index + header[0].length - 1;
    const region = text.slice(from, headers[index + 1]?.index ?? text.length);
    return [...region.matchAll(assignment)].flatMap((match) =>
      declared(group, match[1]!, match[2]!, from + match.index + match[0].length - match[2]!.length),
    );
  });
}

function declared(
  group: string,
  name: string,
  reference: string,
  offset: number,
): readonly DeclaredEntryPoint[] {
  const match = objectReference.exec(reference);
  if (match === null) return [];
  const start = Math.max(0, offset);
  return [{ group, name, module: match[1]!, call: match[2], span: { start, end: start + reference.length } }];
}
