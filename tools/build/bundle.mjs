import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

/** The folder that package.json is in. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

/**
 * What is bundled together: the Action is one file, as whoever looks for it expects; the command line and the server for
 * editors share what they have in common (dist/cli/), and load what they seldom need when they need it.
 */
const bundles = [
  { entries: { index: 'lib/action.js' }, licenses: 'index', splitting: false },
  {
    entries: { 'cli/program': 'lib/cli/program.js', 'lsp/server': 'lib/lsp/server.js' },
    licenses: 'cli/program',
    splitting: true,
  },
];

/** Dependencies in CommonJS ask for modules of Node by `require`, which a module of ECMAScript does not have. */
const banner =
  "import{createRequire as createRequireHere}from'node:module';const require=createRequireHere(import.meta.url);";

/**
 * Compiles src/ into a fresh lib/ and bundles it into `outFolder`, which must be empty or absent: minified, with the licenses of
 * what was bundled, the package.json that makes Node read the files as modules, and the command line's first file as it
 * is. The same sources and the same lockfile give the same bytes. Throws when a step fails; its output has said why.
 */
export function bundle(outFolder) {
  rmSync(join(projectFolder, 'lib'), { recursive: true, force: true });
  runNode(['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json']);
  mkdirSync(outFolder, { recursive: true });
  for (const { entries, licenses, splitting } of bundles) {
    const { metafile } = buildSync({
      absWorkingDir: projectFolder,
      entryPoints: entries,
      outdir: outFolder,
      bundle: true,
      splitting,
      chunkNames: 'cli/[name]-[hash]',
      format: 'esm',
      platform: 'node',
      target: 'node20',
      minify: true,
      // V8 keeps a text with one letter outside of Latin-1 in two bytes for each, and reads it more slowly.
      charset: 'ascii',
      legalComments: 'none',
      banner: { js: banner },
      logLevel: 'warning',
      metafile: true,
    });
    writeFileSync(join(outFolder, `${licenses}.licenses.txt`), licensesOf(Object.keys(metafile.inputs)));
  }
  writeFileSync(join(outFolder, 'package.json'), `${JSON.stringify({ type: 'module' }, undefined, 2)}\n`);
  copyFileSync(join(projectFolder, 'lib/cli.js'), join(outFolder, 'cli.js'));
  chmodSync(join(outFolder, 'cli.js'), 0o755);
}

/** An entry for each package that `inputs` are of: its name, the id of its license and its text, parted by an empty line. */
function licensesOf(inputs) {
  const folders = inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []);
  const entries = new Map();
  for (const folder of new Set(folders)) {
    const { name, license } = JSON.parse(readFileSync(join(projectFolder, folder, 'package.json'), 'utf8'));
    if (license === undefined) throw new Error(`${folder} has no license`);
    const file = readdirSync(join(projectFolder, folder)).find((one) =>
      /^(?:licen[cs]e|copying)\b/i.test(one),
    );
    const text = file === undefined ? '' : readFileSync(join(projectFolder, folder, file), 'utf8').trim();
    entries.set(`${name}\n${license}\n${text}`, name);
  }
  const sorted = [...entries].sort(([one, name], [other, second]) =>
    name === second ? (one < other ? -1 : 1) : name < second ? -1 : 1,
  );
  return `${sorted.map(([entry]) => entry.trim()).join('\n\n')}\n`;
}

function runNode(args) {
  const { status, error } = spawnSync(process.execPath, args, { cwd: projectFolder, stdio: 'inherit' });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${args.slice(0, 3).join(' ')} ended with ${status}`);
}
