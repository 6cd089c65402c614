// Measures what the language server spends on saves: opens a folder, changes files of it one after the other as somebody who
// writes does, and prints the processor time of each look in milliseconds. Nothing on disk is changed.
//
//   npx tsc -p tsconfig.json && node tools/speed/saves.mjs FOLDER [--saves 40] [--seed 1] [--kind KIND] [--file a.py,b.py] [--fresh]
//
// KIND is one of the keys of `kinds`; without it they take turns. With --file these are the hubs, else what most others import. With --fresh each look is compared with that of somebody who
// opens the folder anew; where they differ the exit code is 1.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Workspace } from '../../lib/lsp/workspace.js';
import { Random } from '../fuzz/random.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    saves: { type: 'string', default: '40' },
    seed: { type: 'string', default: '1' },
    kind: { type: 'string' },
    fresh: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
    file: { type: 'string' },
  },
});
const folder = resolve(positionals[0] ?? '.');
const random = new Random(Number(values.seed));
/** What an editor has open, by absolute path. */
const buffers = new Map();
const textOf = (path) => buffers.get(path) ?? readFileSync(path, 'utf8');
const files = execFileSync('find', [folder, '-name', '*.py', '-type', 'f'], { maxBuffer: 1 << 28 })
  .toString()
  .split('\n')
  .filter((path) => path !== '' && !path.includes('/.'))
  .sort();
/** The files that are changed, where somebody names them. */
const named = values.file?.split(',').map((path) => join(folder, path));
const patching = someOf(files.filter((path) => /\b(?:patch_all|monkey_patch)\(/.test(textOf(path))));
const hubs = named ?? someOf(mostImported());
const tests = someOf(files.filter((path) => /\/tests?\/(?:.*\/)?test_\w+\.py$/.test(path)));
const entries = someOf(files.filter((path) => /^if __name__ == /m.test(textOf(path))));

/** Names that were added before. */
let count = 0;

/** Each gives a file, and what it becomes. */
const kinds = {
  comment: () => insert(random.of(files), () => true, '# why'),
  body: () => insert(random.of(files), isInFunction, 'value = 1'),
  import: () => newImport(random.of(files)),
  'own import': () => {
    const hub = random.of(hubs);
    const line = `import ${hub.slice(folder.length + 1, -3).replaceAll('/', '.')}`;
    return insert(random.of(files), (one) => /^(?:import|from) [\w.]+/.test(one), line);
  },
  patch: () =>
    insert(random.of(patching), (line) => /\b(?:patch_all|monkey_patch)\(/.test(line), 'value = 1'),
  'hub body': () => insert(random.of(hubs), isInFunction, 'value = 1'),
  'hub statement': () =>
    insert(random.of(hubs), (line) => /^(?:import|from|def|class) /.test(line), `value_${++count} = 1`),
  'hub comment': () => insert(random.of(hubs), (line) => /^(?:import|from|def|class) /.test(line), '# why'),
  'hub function': () =>
    insert(
      random.of(hubs),
      (line) => /^(?:def|class) /.test(line),
      `def added_${++count}():\n    return 1\n\n`,
    ),
  'hub import': () => newImport(random.of(hubs)),
  entry: () => insert(random.of(entries), (line) => /^(?:import|from|def|class) /.test(line), 'value = 1'),
  test: () => insert(random.of(tests), (line) => /^(?:import|from|def|class) /.test(line), 'value = 1'),
};

/** What people import; the last three are what a patch replaces, or hold it. */
const libraries = [
  'import json',
  'import copy',
  'import functools',
  'import datetime',
  'from collections import deque',
  'from typing import Any',
  'import uuid',
  'import time',
  'import threading',
  'import requests',
];

/** An import of a library that the file at `path` does not have. */
function newImport(path) {
  const text = textOf(path);
  const others = libraries.filter((line) => !new RegExp(`\\b${line.split(' ').at(-1)}\\b`).test(text));
  const isImport = (line) => /^(?:import|from) [\w.]+/.test(line);
  return insert(path, isImport, random.of(others.length > 0 ? others : libraries));
}

const isInFunction = (line, index, all) =>
  /^\s+(?:return|self\.|raise|if|for)\b.*/.test(line) &&
  /^\s+\S/.test(all[index - 1] ?? '') &&
  !/[,(\\]$/.test(all[index - 1]);

/** `line` before a line of the file at `path` that `isWanted`, or at its end. */
function insert(path, isWanted, line) {
  const lines = textOf(path).split('\n');
  const places = lines.flatMap((one, index) => (isWanted(one, index, lines) ? [index] : []));
  const at = places.length > 0 ? random.of(places) : lines.length;
  const indentation = /^\s*/.exec(lines[at] ?? '')[0];
  return {
    path,
    line: `${at + 1}: ${line.split('\n')[0]}`,
    text: lines.toSpliced(at, 0, indentation + line).join('\n'),
  };
}

/** `chosen`, or all files where there are none such. */
function someOf(chosen) {
  return chosen.length > 0 ? chosen : files;
}

/** The twenty files that most others name in an import. */
function mostImported() {
  const uses = new Map();
  const known = new Set(files);
  for (const path of files)
    for (const [, from, plain, name] of textOf(path).matchAll(/^(?:from ([\w.]+) )?import (([\w]+)[\w.]*)/gm))
      for (const module of from === undefined ? [plain] : [from, `${from}.${name}`]) {
        const file = join(folder, `${module.replaceAll('.', '/')}.py`);
        if (known.has(file)) uses.set(file, (uses.get(file) ?? 0) + 1);
      }
  return [...uses]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 20)
    .map(([path]) => path);
}

async function looked(workspace) {
  const before = process.cpuUsage();
  const look = await workspace.look(buffers);
  const { user, system } = process.cpuUsage(before);
  return { look, spent: Math.round((user + system) / 1000) };
}

/** What is told of a look, without how long it took. */
function told(look) {
  if (look.kind !== 'checked') return JSON.stringify(look);
  const { findings, notices, stats } = look.report;
  return JSON.stringify([findings, notices, { ...stats, durationMs: 0 }], (_, value) =>
    value instanceof Map || value instanceof Set ? [...value] : value,
  );
}

const workspace = new Workspace(folder);
const first = await looked(workspace);
console.log(`first ${first.spent}`);
const names = values.kind === undefined ? Object.keys(kinds) : [values.kind];
const spent = new Map(names.map((name) => [name, []]));
let different = 0;
for (let index = 0; index < Number(values.saves); index++) {
  const kind = names[index % names.length];
  const { path, line, text } = kinds[kind]();
  buffers.set(path, text);
  const save = await looked(workspace);
  spent.get(kind).push(save.spent);
  if (values.verbose) console.log(`${kind} ${save.spent} ${path.slice(folder.length + 1)}:${line}`);
  if (!values.fresh) continue;
  const anew = await looked(new Workspace(folder));
  const [now, then] = [told(anew.look), told(save.look)];
  if (now === then) continue;
  different += 1;
  const at = [...now].findIndex((character, place) => character !== then[place]);
  console.log(`${now.slice(at - 300, at + 100)}\n-- recalled:\n${then.slice(at - 300, at + 100)}`);
  console.log(`DIFFERENT after ${kind} in ${path}`);
}
const all = [...spent.values()].flat().sort((a, b) => a - b);
const median = (some) => some.toSorted((a, b) => a - b)[some.length >> 1];
for (const [kind, some] of spent)
  if (some.length > 0) console.log(`${kind}: median ${median(some)}, most ${Math.max(...some)}`);
console.log(
  `${all.filter((one) => one < 300).length} of ${all.length} below 300, median ${median(all)}, most ${all.at(-1)}`,
);
process.exitCode = different > 0 ? 1 : 0;
