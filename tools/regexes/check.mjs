// Whether a regular expression of src/ can be made to take long, as recheck sees it. Usage: node tools/regexes/check.mjs [PART_OF_A_PATH]
// Text of a pull request goes through them, so the time has to be linear in it. An expression that the automaton cannot
// decide in time is attacked instead. Those that are put together at run time are counted: they escape what goes into them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from '@swc/core';
import { checkSync } from 'recheck';

/** What recheck may build before it attacks instead; its default takes minutes for expressions with many alternatives. */
const maxNFASize = 3000;
/** Milliseconds for one expression. */
const timeout = 30_000;
/** Processor time, in microseconds, that an attack of some fifty thousand characters takes only where time is not linear. */
const slow = 200_000;

const root = fileURLToPath(new URL('../..', import.meta.url));
const wanted = process.argv[2] ?? '';

const found = new Map();
let builtAtRunTime = 0;
for (const entry of readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath ?? entry.path, entry.name).slice(root.length);
  if (!entry.isFile() || !path.endsWith('.ts') || !path.includes(wanted)) continue;
  visit(parseSync(readFileSync(join(root, path), 'utf8'), { syntax: 'typescript' }), path);
}

function visit(node, path) {
  if (typeof node !== 'object' || node === null) return;
  if (node.type === 'RegExpLiteral') found.set(`/${node.pattern}/${node.flags}`, { ...node, path });
  if (node.type === 'NewExpression' && node.callee.value === 'RegExp') builtAtRunTime++;
  for (const key in node) if (key !== 'span') visit(node[key], path);
}

/** What recheck says; an attack that it found is run, as some only look like one. */
function verdict({ pattern, flags }) {
  const { status, complexity, attack } = checkSync(pattern, flags, { timeout, maxNFASize });
  if (status !== 'vulnerable') return { status };
  const before = process.cpuUsage();
  new RegExp(pattern, flags.replace('y', '')).exec(attack.string);
  const { user, system } = process.cpuUsage(before);
  return {
    status: user + system > slow ? 'vulnerable' : 'safe',
    summary: `${complexity.summary} ${attack.pattern}`,
  };
}

const counts = { safe: 0, vulnerable: 0, unknown: 0 };
for (const [literal, expression] of found) {
  const { status, summary } = verdict(expression);
  counts[status]++;
  if (status === 'safe') continue;
  console.error(`${expression.path}: ${literal}\n  ${summary ?? status}`);
}
console.log(
  `${found.size} expressions: ${counts.safe} safe, ${counts.vulnerable} vulnerable, ${counts.unknown} undecided; ${builtAtRunTime} built at run time`,
);
process.exitCode = found.size === 0 || counts.vulnerable + counts.unknown > 0 ? 1 : 0;
