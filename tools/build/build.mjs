// Builds dist/ from src/: wipes lib/ and dist/, compiles, bundles. Usage: node tools/build/build.mjs
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundle, projectFolder } from './bundle.mjs';

const dist = join(projectFolder, 'dist');
rmSync(dist, { recursive: true, force: true });
bundle(dist);
