import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { decodeSource } from '../../src/python/decode.js';
import { parseModule } from '../../src/python/parse.js';
import type { Expression, ModuleSyntax } from '../../src/python/syntax.js';
import { extent } from '../support/extent.js';
import { reasonText } from '../support/words.js';
import { isExplained } from './explained.js';
import { findInterpreter } from './interpreter.js';
import { show } from './show.js';

const SCRIPT = fileURLToPath(new URL('ast_shapes.py', import.meta.url));

interface AstShapes {
  readonly path: string;
  readonly lines: readonly string[];
}

/** The operands of nested operators in one list, as ast_shapes.py gives them. */
function operands(one: Expression): readonly Expression[] {
  if (one.kind !== 'compound' || (one.form !== 'binary' && one.form !== 'unary')) return [one];
  return one.parts.flatMap(operands);
}

/** `value` without what ast_shapes.py leaves out. */
function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== 'object' || value === null) return value;
  if (!('kind' in value)) return rebuilt(value);
  const one = value as Expression;
  if (one.kind === 'number') return { ...one, text: 'N' };
  if (one.kind === 'not' && one.operand.kind === 'not') return comparable(one.operand);
  if (one.kind === 'compound' && (one.form === 'binary' || one.form === 'unary')) {
    return { ...one, form: 'operators', parts: comparable(operands(one)) };
  }
  return rebuilt(one);
}

function rebuilt(value: object): object {
  const copy: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(value)) {
    if (name !== 'span' && name !== 'header') copy[name] = comparable(part);
  }
  return copy;
}

function shapes(syntax: ModuleSyntax): string[] {
  const lines = show(rebuilt({ ...syntax, comments: [] }) as ModuleSyntax);
  const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return lines.map((line) => line.replace(/[\u007f-\uffff]/g, escaped));
}

/** The first line that differs, ours and CPython's; strings with `\N{…}`, which we do not decode, aside. */
function firstDifference(ours: readonly string[], theirs: readonly string[]): readonly string[] | undefined {
  for (let at = 0; at < Math.max(ours.length, theirs.length); at++) {
    const [our = '', their = ''] = [ours[at], theirs[at]];
    if (our !== their && !our.includes('\\\\N{')) return [our.slice(0, 500), their.slice(0, 500)];
  }
  return undefined;
}

const interpreter = findInterpreter();

describe("whole trees agree with CPython's ast", () => {
  if ('missing' in interpreter) {
    test.skip(`skipped, nothing to compare with: ${interpreter.missing}`, () => undefined);
    return;
  }

  test(`on the standard library of Python ${interpreter.version}`, async () => {
    const child = spawn(interpreter.command, [SCRIPT, String(extent(8, 1))], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const different: (readonly [string, readonly string[]])[] = [];
    let compared = 0;
    for await (const line of createInterface({ input: child.stdout })) {
      const { path, lines } = JSON.parse(line) as AstShapes;
      const decoded = decodeSource(readFileSync(path));
      const ours = decoded.kind === 'text' ? shapes(parseModule(decoded.text)) : [reasonText(decoded.reason)];
      const difference = firstDifference(ours, lines);
      compared++;
      if (difference && !isExplained(path)) different.push([path, difference]);
    }
    process.stdout.write(`Python ${interpreter.version}: ${compared} whole trees compared\n`);
    expect(different).toEqual([]);
    expect(compared).toBeGreaterThan(extent(150, 1000));
  }, 180_000);
});
