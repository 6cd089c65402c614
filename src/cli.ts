#!/usr/bin/env node
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './cli/run.js';

// This file lies one folder below the package's own (lib/cli.js, bundled dist/cli.js); docs/ lies beside that.
const packageFolder = dirname(dirname(fileURLToPath(import.meta.url)));

// Should everything end before the run does, that is no success.
process.exitCode = 2;
// Not awaited: of a module that awaits, the bundler makes a function, which V8 reads twice.
void run(process.argv.slice(2), { currentFolder: process.cwd(), packageFolder }).then((code) => {
  process.exitCode = code;
});
