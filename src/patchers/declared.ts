import { importFunction, type Patcher, type PatcherEffect, type PatchFunction } from './patcher.js';
import { replacement } from './signature.js';
import { firstImport } from './swaps.js';
import type { EffectSeverity, HoldForm, PatchArguments, QualifiedName } from './types.js';

/** A patcher as a team declares it: valid, and nothing that nobody has written. */
export interface DeclaredPatcher {
  readonly name: string;
  /** The function that patches, or the module whose import does. */
  readonly by: { readonly call: QualifiedName } | { readonly import: string };
  readonly replaces: readonly QualifiedName[];
  /** In which forms who keeps an original goes without. */
  readonly keeps: readonly HoldForm[];
  readonly madeBy: Readonly<Record<QualifiedName, QualifiedName>>;
  /** Modules that have to be imported after it. */
  readonly before: readonly string[];
  /** A built-in patch function that it calls, with these arguments. */
  readonly like: { readonly function: QualifiedName; readonly args: PatchArguments } | undefined;
  /** An argument that makes the order irrelevant. */
  readonly unless: string | undefined;
  readonly curedBy: QualifiedName | undefined;
  readonly severity: EffectSeverity;
  readonly consequence: string | undefined;
  readonly instead: string | undefined;
}

const source = 'the configuration';

/** `rows`, and what a team declares beside: rows of its own, and further functions of rows that are there. */
export function withDeclared(
  rows: readonly Patcher[],
  declared: readonly DeclaredPatcher[],
): readonly Patcher[] {
  const alike = declared.filter(({ like }) => like !== undefined);
  const own = declared.filter(({ like }) => like === undefined).map(rowOf);
  return [...rows.map((row) => alike.reduce(withLikeness, row)), ...own];
}

/** `row`, where `declared` is like one of its functions: with one that replaces what a call of that does. */
function withLikeness(row: Patcher, { by, like }: DeclaredPatcher): Patcher {
  const same = row.functions.find(
    ({ name, aliases = [] }) => name === like?.function || aliases.includes(like?.function ?? ''),
  );
  if (same === undefined || like === undefined) return row;
  const name = nameOf(by);
  const module = moduleOf(by);
  const { certain } = replacement(same, like.args);
  return {
    ...row,
    modules: [...row.modules, module],
    functions: [...row.functions, functionNamed(name, row.id, [...certain])],
    ...('import' in by ? { imports: { ...row.imports, [module]: name } } : {}),
  };
}

function rowOf(declared: DeclaredPatcher): Patcher {
  const { name: id, by, replaces, keeps, before, unless, curedBy, severity, instead } = declared;
  const consequence = declared.consequence === undefined ? undefined : { text: declared.consequence };
  const first =
    before.length === 0
      ? {}
      : { first: { before, consequence: consequence ?? ('keeps-original' as const), severity } };
  const name = nameOf(by);
  const marked = firstImport(id, name, { before, consequence: 'keeps-original', severity }, source);
  const patch = functionNamed(
    name,
    id,
    before.length === 0 ? replaces : marked.functions[0]!.groups[0]!.rebound,
  );
  return {
    id,
    kind: 'swap',
    modules: [moduleOf(by)],
    functions: [
      {
        ...patch,
        parameters: unless === undefined ? [] : [{ name: unless, default: 'false', does: 'turns-off' }],
      },
    ],
    defaultFunction: name,
    effects: replaces.map(
      (one): PatcherEffect => ({
        name: one,
        forms: keeps,
        effect: 'bypassed',
        severity,
        consequence: consequence ?? 'keeps-original',
        source,
      }),
    ),
    makes: declared.madeBy,
    loaded: [],
    readsSettings: true,
    advice: instead === undefined ? {} : { instead },
    ...first,
    ...('import' in by ? { imports: { [by.import]: name } } : {}),
    ...(curedBy === undefined ? {} : { cures: [{ call: curedBy }] }),
  };
}

function functionNamed(
  name: QualifiedName,
  library: string,
  rebound: readonly QualifiedName[],
): PatchFunction {
  return {
    name,
    library,
    isDeclared: true,
    parameters: [],
    selection: 'by-default',
    unknownKeywords: 'ignored',
    positional: 'ignored',
    groups: [{ when: [], rebound, remade: [] }],
    source,
  };
}

function nameOf(by: DeclaredPatcher['by']): QualifiedName {
  return 'call' in by ? by.call : importFunction(by.import);
}

/** The module that the patcher is in: of `acme.tracing.Tracer.install` that is `acme.tracing`. */
export function moduleOf(by: DeclaredPatcher['by']): string {
  if ('import' in by) return by.import;
  const parts = by.call.split('.').slice(0, -1);
  const owner = parts.findIndex((part) => /^[A-Z]/.test(part));
  return (owner > 0 ? parts.slice(0, owner) : parts).join('.');
}
