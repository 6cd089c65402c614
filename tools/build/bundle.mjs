import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that package.json is in. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

/** Each bundle: its entry in lib/ and its name in dist/. lib/cli.js imports those of the command line in either. */
const bundles = [
  { entry: 'action.js', name: 'index' },
  { entry: 'cli/program.js', name: 'cli/program' },
  { entry: 'lsp/server.js', name: 'lsp/server' },
];

/**
 * Compiles src/ into a fresh lib/ and bundles it into `outFolder`, which must be empty or absent: one minified file for
 * each entry, the licenses of what was bundled, the package.json that makes Node read the files as modules, and the
 * command line's first file as it is. The same sources and the same lockfile give the same bytes. Throws when a step
 * fails; its output has said why.
 */
export function bundle(outFolder) {
  rmSync(join(projectFolder, 'lib'), { recursive: true, force: true });
  runNode(['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json']);
  mkdirSync(outFolder, { recursive: true });
  for (const { entry, name } of bundles) {
    const folder = mkdtempSync(join(tmpdir(), 'late-patch-bundle-'));
    try {
      const options = ['--minify', '--no-cache', '--quiet', '--license', 'licenses.txt'];
      runNode([
        'node_modules/@vercel/ncc/dist/ncc/cli.js',
        'build',
        join('lib', entry),
        '-o',
        folder,
        ...options,
      ]);
      mkdirSync(dirname(join(outFolder, name)), { recursive: true });
      copyFileSync(join(folder, 'index.js'), join(outFolder, `${name}.js`));
      copyFileSync(join(folder, 'licenses.txt'), join(outFolder, `${name}.licenses.txt`));
      copyFileSync(join(folder, 'package.json'), join(outFolder, 'package.json'));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  copyFileSync(join(projectFolder, 'lib/cli.js'), join(outFolder, 'cli.js'));
  for (const { name } of bundles) chmodSync(join(outFolder, `${name}.js`), 0o644);
  chmodSync(join(outFolder, 'cli.js'), 0o755);
}

function runNode(args) {
  const { status, error } = spawnSync(process.execPath, args, { cwd: projectFolder, stdio: 'inherit' });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${args.slice(0, 3).join(' ')} ended with ${status}`);
}
