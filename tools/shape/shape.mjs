// Measures the shape of src/: files, their lengths, who imports whom. Usage: node tools/shape/shape.mjs [--check] [FOLDER]
// FOLDER is a checkout, by default the project. With --check the exit code is 1 when a limit below is passed, and each
// file that passes one is named: a file that is too small to hide anything, or too long to be read in one go.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Lines up to which a file is small, and from which on it is long. Written data and languages have any length. */
const smallFile = 35;
const longFile = 480;
const limits = { files: 301, small: 20, lonely: 2, imports: 2076, long: 6 };

/** Folders where one small file each is the point: a rule, a language, a launcher, a patcher, data. */
const families = /^src\/(?:rules|messages\/\w+|launchers|patchers)\/|\/data\//;

const isCheck = process.argv.includes('--check');
const root =
  process.argv.slice(2).find((word) => !word.startsWith('--')) ??
  fileURLToPath(new URL('../..', import.meta.url));

const files = sources('src').map((path) => {
  const text = readFileSync(join(root, path), 'utf8');
  return { path, lines: text.split('\n').length - 1, imports: importsOf(path, text) };
});
const code = files.filter(({ path }) => !path.includes('/data/'));
const importers = new Map(files.map(({ path }) => [path, 0]));
for (const { imports } of files) {
  for (const target of imports) importers.set(target, (importers.get(target) ?? 0) + 1);
}

const total = code.reduce((sum, { lines }) => sum + lines, 0);
const small = code.filter(({ lines }) => lines <= smallFile);
const lonely = code.filter(
  ({ path, lines }) => lines < 60 && importers.get(path) === 1 && !families.test(path),
);
const long = code.filter(({ lines }) => lines > longFile);
const figures = {
  files: code.length,
  'mean lines': Math.round(total / code.length),
  'largest file': Math.max(...code.map(({ lines }) => lines)),
  [`files of at most ${smallFile} lines`]: small.length,
  'files under 60 lines with one importer, families aside': lonely.length,
  [`files over ${longFile} lines`]: long.length,
  'imports between files': files.reduce((sum, { imports }) => sum + imports.length, 0),
};
for (const [name, value] of Object.entries(figures)) console.log(`${name}: ${value}`);

if (isCheck) {
  const passed = [
    [code.length > limits.files, 'too many files', []],
    [small.length > limits.small, `more than ${limits.small} files of at most ${smallFile} lines`, small],
    [lonely.length > limits.lonely, 'too many small files that one other imports: fold them into it', lonely],
    [long.length > limits.long, `more than ${limits.long} files over ${longFile} lines`, long],
    [figures['imports between files'] > limits.imports, 'too many imports between files', []],
  ].filter(([isPassed]) => isPassed);
  for (const [, what, named] of passed) {
    console.error(`\n${what}`);
    for (const { path, lines } of named) console.error(`  ${path} (${lines})`);
  }
  process.exitCode = passed.length > 0 ? 1 : 0;
}

function sources(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return sources(path);
    return entry.name.endsWith('.ts') ? [path] : [];
  });
}

/** Paths in src/ that the module at `path` imports or hands on, each once. */
function importsOf(path, text) {
  const targets = [...text.matchAll(/^(?:import|export|\} from)\b[^;']*'(\.[^']+)\.js'/gm)].map(
    ([, specifier]) => `${join(path, '..', specifier)}.ts`,
  );
  return [...new Set(targets)];
}
