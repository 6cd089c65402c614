/**
 * How much of what people import the shipped data knows: counts third-party imports in checkouts, each once a file.
 *
 * usage: node tools/knowledge/coverage.mjs CHECKOUTS [DATA]      (after npx tsc; CHECKOUTS has a folder a repository)
 *
 * Third-party is what is neither of the standard library (2.7 to 3.14) nor a module or folder of the repository itself.
 * Known is an import whose module, or a package that it lies in, has a row in DATA (default: the data of this repository;
 * another third-party.json tells what an earlier one knew). Besides all of a repository its files that mention a patcher are
 * counted on their own, and what is imported in these decides what is measured next (README.md).
 * Writes coverage.md beside it where DATA is not given.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { reviewedModule, stdlibNames, thirdPartyModule } from '../../lib/libraries/tables.js';
import { parseModule } from '../../lib/python/parse.js';
import { everyStatement } from '../../lib/python/walk.js';

const [checkouts, data] = process.argv.slice(2);
if (checkouts === undefined) throw new Error('usage: coverage.mjs CHECKOUTS [DATA]');
const shownUnknown = 50;
const patchers = /\b(?:gevent|eventlet|grequests|locust)\b/;
const standard = stdlibNames();
const isKnown = data === undefined ? (name) => thirdPartyModule(name) !== undefined : knownIn(data);

const repositories = readdirSync(checkouts, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const all = { known: 0, total: 0 };
const beside = { known: 0, total: 0 };
/** Top-level name to the number of imports, and the repositories with one. */
const unknown = new Map();
/** Several checkouts may be states of one repository: a text counts once. */
const seen = new Set();
for (const { name } of repositories) countIn(join(checkouts, name), name);

const list = [...unknown]
  .map(([name, { count, repositories: having, near }]) => ({
    name,
    count,
    having: having.size,
    near: near.size,
  }))
  .sort((a, b) => b.near - a.near || b.having - a.having || b.count - a.count || (a.name < b.name ? -1 : 1));
const text = page();
if (data === undefined) writeFileSync(join(import.meta.dirname, 'coverage.md'), text);
process.stdout.write(text);

function countIn(folder, repository) {
  const files = pythonFiles(folder);
  const own = new Set(files.flatMap((path) => path.split('/').map((part) => part.replace(/\.pyx?$/, ''))));
  for (const path of files) {
    const source = readFileSync(join(folder, path), 'utf8');
    const digest = createHash('sha256').update(source).digest('base64');
    if (seen.has(digest)) continue;
    seen.add(digest);
    const mentions = patchers.test(source);
    for (const module of importsOf(source)) {
      const top = module.split('.')[0];
      if (standard.has(top) || own.has(top)) continue;
      const known = isKnown(module);
      count(all, known);
      if (mentions) count(beside, known);
      if (known) continue;
      const row = unknown.get(top) ?? { count: 0, repositories: new Set(), near: new Set() };
      row.count += 1;
      row.repositories.add(repository);
      if (mentions) row.near.add(repository);
      unknown.set(top, row);
    }
  }
}

function count(numbers, known) {
  numbers.total += 1;
  if (known) numbers.known += 1;
}

function pythonFiles(folder, below = '') {
  const found = [];
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
      found.push(...pythonFiles(folder, path));
    else if (entry.isFile() && entry.name.endsWith('.py')) found.push(path);
  }
  return found;
}

/** Full names of what a text imports: `from a import b` is `a.b` where the data has a row for that, else `a`. */
function importsOf(source) {
  const found = new Set();
  for (const statement of everyStatement(parseModule(source).body)) {
    if (statement.kind === 'import') for (const { module } of statement.names) found.add(module);
    else if (statement.kind === 'import-from' && statement.level === 0) found.add(statement.module);
  }
  return found;
}

/** Whether a module has a row in an earlier data file, of either form. */
function knownIn(path) {
  const { modules, packages } = JSON.parse(readFileSync(path, 'utf8'));
  const names = new Set(Object.keys(modules ?? packages));
  return (module) => {
    for (let name = module; name !== ''; name = name.slice(0, Math.max(name.lastIndexOf('.'), 0)))
      if (names.has(name)) return true;
    return reviewedModule(module) !== undefined;
  };
}

function share({ known, total }) {
  return `${known} of ${total} (${((100 * known) / Math.max(total, 1)).toFixed(1)} %)`;
}

function page() {
  return `# How much of what is imported is known

Generated by tools/knowledge/${basename(import.meta.filename)} from ${repositories.length} checkouts of repositories that use gevent or eventlet; do not edit. Only counts are kept.

| third-party imports, each once a file | known |
|---|---|
| in all files | ${share(all)} |
| in files that name gevent, eventlet, grequests or locust | ${share(beside)} |

## The ${shownUnknown} most used that are not

| import | repositories | of these beside a patcher | files |
|---|---|---|---|
${list
  .slice(0, shownUnknown)
  .map(({ name, count: files, having, near }) => `| \`${name}\` | ${having} | ${near} | ${files} |`)
  .join('\n')}
`;
}
