import type { Fix, Location } from '../findings/finding.js';
import type { Program } from '../project/program.js';
import type { ImportedModule, ImportStatement } from '../python/syntax.js';
import { everyStatement } from '../python/walk.js';

/**
 * A fix for one statement that imports both what comes too early and what patches, `import requests, grequests`: the
 * import of `module` gets a line of its own above it. Undefined where the statement shares its lines with others.
 */
export function splitImport(
  program: Program,
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
  const lines = program.lines(path);
  const whole = { start: lines.lineStart(start.line), end: lines.lineStart(end.line + 1) };
  const indentation = text.slice(whole.start, span.start);
  const rest = text.slice(span.end, whole.end);
  if (indentation.trim() !== '' || !/^\s*(?:#|$)/.test(rest)) return undefined;
  const ending = text.includes('\r\n') ? '\r\n' : '\n';
  // Both isort and ruff would sort the import that patches back below the others.
  const first = `${indentation}${importOf(patching)}  # isort: split${ending}`;
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
