import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { decodeSource } from '../../src/python/decode.js';
import { parseModule } from '../../src/python/parse.js';
import { extent } from '../support/extent.js';
import { findInterpreter, pythonFiles } from './interpreter.js';
import { items } from './items.js';
import { type Mutant, mutants, seeded } from './mutations.js';

const FILES = extent(40, 200);
const SEPARATOR = '\x1f';

interface Item {
  readonly kind: 'I' | 'C';
  readonly line: number;
  readonly key: string;
}

/** Imports, and calls of dotted names, by line. */
function importsAndCalls(text: string): Item[] {
  return items(text, parseModule(text), { formatPositions: true }).flatMap((item): Item[] => {
    const [kind, , line, , ...rest] = item.split(SEPARATOR);
    if (kind === 'I') return [{ kind, line: Number(line), key: [kind, line, ...rest].join(' ') }];
    if (kind === 'C' && rest[0] !== '') return [{ kind, line: Number(line), key: `C ${line} ${rest[0]}` }];
    return [];
  });
}

interface Tally {
  imports: number;
  importsLost: number;
  calls: number;
  callsLost: number;
}

/** How many items outside the damaged line the mutant has lost. */
function lost(intact: readonly Item[], mutant: Mutant): Tally {
  const tally = { imports: 0, importsLost: 0, calls: 0, callsLost: 0 };
  const kept = new Map<string, number>();
  for (const { key } of importsAndCalls(mutant.text)) kept.set(key, (kept.get(key) ?? 0) + 1);
  for (const { kind, line, key } of intact) {
    if (line === mutant.line || line > mutant.lastLine) continue;
    const count = kept.get(key) ?? 0;
    kept.set(key, count - 1);
    tally[kind === 'I' ? 'imports' : 'calls']++;
    if (count <= 0) tally[kind === 'I' ? 'importsLost' : 'callsLost']++;
  }
  return tally;
}

function sampleFiles(standardLibrary: string): string[] {
  const texts: string[] = [];
  for (const path of pythonFiles(standardLibrary)) {
    const bytes = readFileSync(path);
    if (bytes.length < 1000 || bytes.length > 20_000 || bytes.includes(13)) continue;
    const decoded = decodeSource(bytes);
    if (decoded.kind === 'text' && importsAndCalls(decoded.text).length > 15) texts.push(decoded.text);
  }
  const step = Math.max(1, Math.floor(texts.length / FILES));
  return texts.filter((_, index) => index % step === 0).slice(0, FILES);
}

const interpreter = findInterpreter();

describe('a damaged file loses next to nothing but the damaged line', () => {
  if ('missing' in interpreter) {
    test.skip(`skipped, no files to damage: ${interpreter.missing}`, () => undefined);
    return;
  }

  test('over the mutants of real files', () => {
    const random = seeded(12345);
    const byMutation = new Map<string, Tally>();
    for (const text of sampleFiles(interpreter.standardLibrary)) {
      const intact = importsAndCalls(text);
      for (const mutant of mutants(text, random)) {
        const sum = byMutation.get(mutant.mutation) ?? { imports: 0, importsLost: 0, calls: 0, callsLost: 0 };
        const one = lost(intact, mutant);
        for (const name of ['imports', 'importsLost', 'calls', 'callsLost'] as const) sum[name] += one[name];
        byMutation.set(mutant.mutation, sum);
      }
    }
    const total = (name: keyof Tally) =>
      [...byMutation.values()].reduce((sum, tally) => sum + tally[name], 0);
    const rates = [...byMutation].map(
      ([name, tally]) =>
        `${name}: ${tally.importsLost}/${tally.imports} imports, ${tally.callsLost}/${tally.calls} calls`,
    );
    expect(byMutation.size).toBe(10);
    expect(total('calls')).toBeGreaterThan(extent(2_000, 10_000));
    expect({ rates, lost: total('importsLost') / total('imports') <= 0.005 }).toEqual({ rates, lost: true });
    expect({ rates, lost: total('callsLost') / total('calls') <= 0.005 }).toEqual({ rates, lost: true });
    process.stdout.write(`recovery:\n  ${rates.join('\n  ')}\n`);
  });
});
