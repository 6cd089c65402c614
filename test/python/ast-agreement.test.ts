import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { decodeSource } from '../../src/python/decode.js';
import { parseModule } from '../../src/python/parse.js';
import { extent } from '../support/extent.js';
import { faultText, reasonText } from '../support/words.js';
import { isExplained } from './explained.js';
import { findInterpreter } from './interpreter.js';
import { type ItemOptions, items } from './items.js';

const SCRIPT = fileURLToPath(new URL('ast_items.py', import.meta.url));
const SEPARATOR = '\x1f';

type AstFile = { readonly path: string } & (
  | { readonly error: string }
  | { readonly items: readonly string[] }
);

interface Agreement {
  readonly compared: number;
  readonly rejected: number;
  readonly items: number;
  /** What differs, by path. */
  readonly different: ReadonlyMap<string, readonly string[]>;
  /** Files CPython accepts and we have a problem with. */
  readonly complaints: readonly string[];
}

/** Reads the lines of ast_items.py as they come and compares each file. */
async function compare(command: string): Promise<Agreement> {
  const child = spawn(command, [SCRIPT, '10000000', String(extent(8, 1))], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const different = new Map<string, readonly string[]>();
  const complaints: string[] = [];
  const sums = { compared: 0, rejected: 0, items: 0 };
  let options: ItemOptions | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    if (options === undefined) {
      options = JSON.parse(line) as ItemOptions;
      continue;
    }
    const file = JSON.parse(line) as AstFile;
    const bytes = readFileSync(file.path);
    const decoded = decodeSource(bytes);
    if (decoded.kind !== 'text') {
      if (!('error' in file)) different.set(file.path, [reasonText(decoded.reason)]);
      continue;
    }
    const syntax = parseModule(decoded.text);
    if ('error' in file) {
      sums.rejected++;
      continue;
    }
    sums.compared++;
    sums.items += file.items.length;
    const difference = differences(items(decoded.text, syntax, options), file.items);
    if (difference.length > 0) different.set(file.path, difference);
    if (syntax.problems.length > 0) complaints.push(`${file.path}: ${faultText(syntax.problems[0])}`);
  }
  return { ...sums, different, complaints };
}

/** What only one side has, marked `+` (ours) or `-` (CPython's), the order of the items aside. */
function differences(ours: readonly string[], theirs: readonly string[]): string[] {
  const named = new Set(ours.filter((item) => item.includes('\\N{')).map(withoutString));
  const comparable = (item: string) => (named.has(withoutString(item)) ? withoutString(item) : item);
  const counts = new Map<string, number>();
  for (const item of ours.map(comparable)) counts.set(item, (counts.get(item) ?? 0) + 1);
  for (const item of theirs.map(comparable)) counts.set(item, (counts.get(item) ?? 0) - 1);
  return [...counts].flatMap(([item, count]) =>
    count === 0 ? [] : [`${count > 0 ? '+' : '-'} ${item.replaceAll(SEPARATOR, ' ')}`],
  );
}

/** A string value with `\N{…}` is not decoded by us: such a call is compared without its string. */
function withoutString(item: string): string {
  return item.slice(0, item.lastIndexOf(SEPARATOR));
}

const interpreter = findInterpreter();

describe("agreement with CPython's ast", () => {
  if ('missing' in interpreter) {
    test.skip(`skipped, nothing to compare with: ${interpreter.missing}`, () => undefined);
    return;
  }

  test(`on the files of Python ${interpreter.version}`, async () => {
    const agreement = await compare(interpreter.command);
    const { compared, rejected, different } = agreement;
    process.stdout.write(
      `Python ${interpreter.version}: ${compared - different.size} of ${compared} files identical, ${agreement.items} items, ` +
        `${rejected} rejected by ast\n`,
    );
    const unexplained = [...different].filter(([path]) => !isExplained(path));
    expect(unexplained.map(([path, lines]) => [path, lines.slice(0, 5)])).toEqual([]);
    expect(different.size / compared).toBeLessThanOrEqual(0.001);
    expect(agreement.complaints).toEqual([]);
    expect(compared).toBeGreaterThan(extent(150, 1000));
  }, 180_000);
});
