// Writes src/startup/data/scripts.json: the start-up scripts, src/startup/*.py, as data that the bundle can hold.
// Usage: node tools/startup/scripts.mjs [--check]; with --check it only says whether the file is what it would write.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../src/startup/', import.meta.url));
const target = join(folder, 'data/scripts.json');

const names = readdirSync(folder).filter((name) => name.endsWith('.py'));
const scripts = names.sort().map((name) => [name.slice(0, -3), readFileSync(join(folder, name), 'utf8')]);
const text = `${JSON.stringify(Object.fromEntries(scripts), undefined, 2)}\n`;

if (!process.argv.includes('--check')) writeFileSync(target, text);
else if (readFileSync(target, 'utf8') !== text) {
  console.error('src/startup/data/scripts.json is not what src/startup/*.py say: npm run scripts');
  process.exitCode = 1;
}
