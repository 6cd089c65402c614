import type { TextEdit } from '../findings/finding.js';
import type { PatcherSet } from '../patchers/index.js';
import type { ArgumentValue, PatchArguments } from '../patchers/types.js';
import { leafOf, parentOf, topLevelOf } from '../project/module-name.js';
import type { Program } from '../project/program.js';
import type { FilePath } from '../project/snapshot.js';
import type { Statement } from '../python/syntax.js';
import { everyStatement, firstName, namesBound } from '../python/walk.js';
import { type Around, namesOfPatchers } from './crossing.js';

/** What patches, as something to be written anew elsewhere. */
export type Patching =
  | {
      readonly kind: 'call';
      readonly function: string;
      /** What it is called on: a module or a class by its name, or a new object of the class. */
      readonly of: 'name' | 'object';
      readonly args: PatchArguments;
    }
  /** `isOptional`: the package need not be there, and the program goes without it. */
  | { readonly kind: 'import'; readonly module: string; readonly isOptional: boolean };

/** A patch as the first line of a file. */
export interface FirstLine {
  readonly edit: TextEdit;
  /** The statement or statements, on one line. */
  readonly code: string;
}

/**
 * The edit that makes `patching` the first thing that the file at `path` does, below its docstring and what is imported from
 * `__future__`. Undefined where it cannot be said in a line (arguments that are not known), or where a name that it needs is
 * something else in the file. What has to come before a patch is not looked at: see `preparesPatch`.
 */
export function firstLine(program: Program, path: FilePath, patching: Patching): FirstLine | undefined {
  const text = program.text(path);
  const syntax = program.isPython(path) ? program.syntax(path) : undefined;
  if (text === undefined || syntax === undefined) return undefined;
  const first = syntax.body.find((statement, index) => !staysFirst(statement, index));
  if (first === undefined) return undefined;
  const lines = program.lines(path);
  const { line, column } = lines.position(first.span.start);
  if (column !== 1) return undefined;
  const written = statementsFor(patching, importsIn(syntax.body));
  if (written === undefined) return undefined;
  const ending = text.includes('\r\n') ? '\r\n' : '\n';
  const span = { start: lines.lineStart(line), end: lines.lineStart(line + 1) };
  const mark = line === 1 && text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const above = written.lines.map((one) => `${one}${ending}`).join('');
  const newText = `${mark}${above}${text.slice(span.start + mark.length, span.end)}`;
  return { edit: { path, span, startLine: line, endLine: line, newText }, code: written.code };
}

/**
 * Whether the file at `path` may do something that has to be done before a patch: it says where modules are found, forgets some,
 * or says how a patcher is to work. So may what is not Python.
 */
export function preparesPatch(
  { program, patchers }: Pick<Around, 'program' | 'patchers'>,
  path: FilePath,
): boolean {
  const text = program.text(path) ?? '';
  if (!program.isPython(path) || prepares.test(text) || namesVariable(text, patchers)) return true;
  // Who sets something of a patcher names it.
  return patchers.spellings.mentionedIn(text) && setsUpPatcher(program.syntax(path)?.body ?? [], patchers);
}

/** What has to be done before the patcher is imported, settles how it patches, or sees that it is there. */
const prepares =
  /\bsys\.path\b|\bsys\.modules\b|\breload\b|\b(?:globals|locals|vars|dir)\(|\baddsitedir\b|\buse_hub\b/;

/** Whether `text` names a variable of the environment that a patcher has: `GEVENT_RESOLVER`. */
function namesVariable(text: string, { all }: PatcherSet): boolean {
  return all.some(({ id }) => text.includes(`${id.toUpperCase()}_`));
}

/** Whether a module sets something of a patcher: `gevent.config.resolver = 'ares'`. */
function setsUpPatcher(body: readonly Statement[], patchers: PatcherSet): boolean {
  const names = namesOfPatchers([...everyStatement(body)], patchers);
  if (names.size === 0) return false;
  for (const one of everyStatement(body)) {
    const targets = one.kind === 'assign' ? one.targets : [];
    if (targets.some((target) => target.kind !== 'name' && names.has(firstName(target)))) return true;
  }
  return false;
}

/** Only a docstring, and what may stand nowhere else. */
function staysFirst(statement: Statement, index: number): boolean {
  if (statement.kind === 'import-from') return statement.level === 0 && statement.module === '__future__';
  return index === 0 && statement.kind === 'expression' && statement.value.kind === 'string';
}

/** What each name is bound to anywhere in a module: what it is imported from, or something else. */
function importsIn(body: readonly Statement[]): ReadonlyMap<string, ReadonlySet<string | undefined>> {
  const bound = new Map<string, Set<string | undefined>>();
  const add = (name: string, origin: string | undefined) =>
    bound.set(name, (bound.get(name) ?? new Set()).add(origin));
  for (const statement of everyStatement(body)) {
    if (statement.kind === 'import')
      for (const { module, asName } of statement.names)
        add(asName ?? topLevelOf(module), asName === undefined ? topLevelOf(module) : module);
    else if (statement.kind === 'import-from' && statement.names !== '*' && statement.level === 0)
      for (const { name, asName } of statement.names) add(asName ?? name, `${statement.module}.${name}`);
    else for (const name of namesBound(statement)) add(name, undefined);
  }
  return bound;
}

interface Written {
  readonly lines: readonly string[];
  readonly code: string;
}

function statementsFor(
  patching: Patching,
  bound: ReadonlyMap<string, ReadonlySet<string | undefined>>,
): Written | undefined {
  const isFree = (name: string, origin: string) =>
    [...(bound.get(name) ?? [origin])].every((one) => one === origin);
  if (patching.kind === 'import') {
    const { module, isOptional } = patching;
    const code = `import ${module}`;
    if (!isFree(topLevelOf(module), topLevelOf(module))) return undefined;
    return isOptional
      ? { lines: ['try:', `    ${code}`, 'except ImportError:', '    pass'], code }
      : { lines: [code], code };
  }
  const args = argumentsText(patching.args);
  const module = parentOf(patching.function);
  if (args === undefined || module === undefined) return undefined;
  const name = leafOf(module);
  const call = `${patching.of === 'object' ? '()' : ''}.${leafOf(patching.function)}${args}`;
  const from = parentOf(module);
  const lines =
    from !== undefined && isFree(name, module)
      ? [`from ${from} import ${name}`, `${name}${call}`]
      : isFree(topLevelOf(module), topLevelOf(module))
        ? [`import ${module}`, `${module}${call}`]
        : undefined;
  return lines && { lines, code: lines.join('; ') };
}

/** `(thread=False)`; undefined where an argument is not known, or is a list of names. */
function argumentsText({ keywords, positional, spread }: PatchArguments): string | undefined {
  const texts = [
    ...positional.map(literalOf),
    ...[...keywords].map(([name, value]) => {
      const text = literalOf(value);
      return text && `${name}=${text}`;
    }),
  ];
  return spread || texts.includes(undefined) ? undefined : `(${texts.join(', ')})`;
}

function literalOf(value: ArgumentValue): string | undefined {
  return value === 'true' ? 'True' : value === 'false' ? 'False' : undefined;
}
