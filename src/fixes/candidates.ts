import type { ChainLink, Fix, LatePatch, Location } from '../findings/finding.js';
import type { Program } from '../project/program.js';
import type { FilePath } from '../project/snapshot.js';
import type { Expression, FunctionDefinition, ImportedModule, ImportStatement } from '../python/syntax.js';
import { everyStatement, statementsAround } from '../python/walk.js';
import { contains, type Span } from '../text/span.js';
import type { Around } from './crossing.js';
import { movePatch } from './move-patch.js';
import { sinkImports } from './sink-imports.js';

/**
 * Fixes that may cure `finding`, the most thorough first; none where more than the patch would move. `every` are the
 * offenders of all rules at the same statement, those that are not told too: one move should cure them all. Whoever asks
 * must still run what comes out.
 */
export function* fixCandidates(
  around: Around,
  finding: LatePatch,
  every: readonly Location[],
): Generator<Fix> {
  const { program } = around;
  if (!leadsOnlyToPatch(program, finding.patchChain)) return;
  const told = finding.offenders.map((offender) => offender.location);
  const firsts = [every, told].flatMap((offenders) => firstIn(finding.location.path, offenders) ?? []);
  for (const first of new Map(firsts.map((one) => [one.span.start, one])).values()) {
    const move = movePatch(around, finding.location, first);
    if (move !== undefined) yield move;
  }
  for (const offenders of [every, told]) {
    const sink = sinkImports(around, finding.location, finding.patch.library, offenders);
    if (sink !== undefined) yield sink;
  }
  const module = moduleOf(finding);
  const split = module === undefined ? undefined : splitImport(around, finding.location, module);
  if (split !== undefined) yield split;
}

/** The first of `offenders`, which all stand in the file at `path`; undefined where one does not: no move there cures it. */
function firstIn(path: FilePath, offenders: readonly Location[]): Location | undefined {
  if (offenders.some((one) => one.path !== path)) return undefined;
  return offenders.toSorted((a, b) => a.span.start - b.span.start)[0];
}

/** The module that statement B imports, where it leads to the patch by importing one. */
function moduleOf({ patch: { by }, patchChain }: LatePatch): string | undefined {
  if (patchChain.length > 1) return patchChain[0]!.module;
  return by.kind === 'import' ? by.module : undefined;
}

/** Roots of calls that may stand beside the patch in a function that is still only there to patch. */
const reporting = new Set(['print', 'log', 'logger', 'logging', 'LOG', '_log', '_logger', 'warnings']);

/**
 * Whether every function on the way from statement B to the patch does nothing but patch. Moving a call of `main()`
 * that happens to patch would run the whole program above its imports.
 */
function leadsOnlyToPatch(program: Program, patchChain: readonly ChainLink[]): boolean {
  return patchChain.slice(1).every(({ location }) => {
    if (location === undefined) return false;
    const syntax = program.syntax(location.path);
    const around = [...statementsAround(syntax?.body ?? [], location.span)];
    const innermost = around.findLast((statement) => statement.kind === 'function');
    return innermost === undefined || patchesOnly(innermost, location.span);
  });
}

function patchesOnly(definition: FunctionDefinition, patch: Span): boolean {
  for (const statement of everyStatement(definition.body)) {
    if (statement.kind === 'with' || statement.kind === 'while' || statement.kind === 'class') return false;
    if (statement.kind !== 'expression' || contains(statement.span, patch)) continue;
    const { value } = statement;
    if (value.kind === 'string' || (value.kind === 'call' && reporting.has(rootOf(value.callee)))) continue;
    return false;
  }
  return true;
}

function rootOf(expression: Expression): string {
  let at = expression;
  while (at.kind === 'attribute' || at.kind === 'call') at = at.kind === 'call' ? at.callee : at.value;
  return at.kind === 'name' ? at.name : '';
}

/**
 * A fix for one statement that imports both what comes too early and what patches, `import requests, grequests`: the
 * import of `module` gets a line of its own above it. Undefined where the statement shares its lines with others.
 */
function splitImport(
  { program, doings }: Around,
  { path, span, start, end }: Location,
  module: string,
): Fix | undefined {
  // The patch of a server stands in its configuration, which need not be Python.
  if (!program.isPython(path)) return undefined;
  const statement = importAt(program, path, span.start);
  const text = program.text(path);
  if (statement === undefined || text === undefined) return undefined;
  const patching = statement.names.filter((name) => name.module === module);
  const others = statement.names.filter((name) => name.module !== module);
  if (patching.length !== 1 || others.length === 0) return undefined;
  const [does, done] = [patching, others].map((names) => doings.of(path, [{ ...statement, names }]));
  if (done!.has('sets') || done!.has('searches') || (does!.size > 0 && done!.size > 0)) return undefined;
  const lines = program.lines(path);
  const whole = { start: lines.lineStart(start.line), end: lines.lineStart(end.line + 1) };
  const indentation = text.slice(whole.start, span.start);
  const rest = text.slice(span.end, whole.end);
  if (indentation.trim() !== '' || !/^\s*(?:#|$)/.test(rest)) return undefined;
  const ending = text.includes('\r\n') ? '\r\n' : '\n';
  const first = `${indentation}${importOf(patching)}${ending}`;
  const newText = `${first}${indentation}${importOf(others)}${rest}`;
  return {
    action: { kind: 'split-import' },
    keepsFormattersOff: false,
    edits: [{ path, span: whole, startLine: start.line, endLine: end.line, newText }],
  };
}

function importAt(program: Program, path: Location['path'], start: number): ImportStatement | undefined {
  for (const statement of everyStatement(program.syntax(path)?.body ?? []))
    if (statement.kind === 'import' && !statement.lazy && statement.span.start === start) return statement;
  return undefined;
}

function importOf(names: readonly ImportedModule[]): string {
  const clauses = names.map(({ module, asName }) =>
    asName === undefined ? module : `${module} as ${asName}`,
  );
  return `import ${clauses.join(', ')}`;
}
