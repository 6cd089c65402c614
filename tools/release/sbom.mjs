// Prints what is bundled in dist/, as a CycloneDX document. Usage: node tools/release/sbom.mjs
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../docs/files.mjs';
import { billOfMaterials } from './bundled.mjs';

const npm = spawnSync('npm', ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'], {
  cwd: projectFolder,
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
});
if (npm.status !== 0) throw new Error(npm.stderr || String(npm.error));
const licenses = ['index', 'cli/program'].map((name) =>
  readFileSync(join(projectFolder, `dist/${name}.licenses.txt`), 'utf8'),
);
const bill = billOfMaterials(JSON.parse(npm.stdout), licenses.join('\n\n'));
process.stdout.write(`${JSON.stringify(bill, undefined, 2)}\n`);
