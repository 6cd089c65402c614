#!/usr/bin/env node
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './cli/run.js';

// This file lies one folder below the package's own (lib/cli.js, bundled dist/cli.js); docs/ lies beside that.
const packageFolder = dirname(dirname(fileURLToPath(import.meta.url)));

process.exitCode = await run(process.argv.slice(2), { currentFolder: process.cwd(), packageFolder });
