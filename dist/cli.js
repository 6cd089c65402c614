#!/usr/bin/env node
import { readFileSync, writeSync } from 'node:fs';
import module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
// Small on purpose, and not bundled: what is set here is there before Node compiles the program, and what is said here is
// said by a Node that could not run it.
const { node, v8 } = process.versions;
const oldest = 20;
if (Number.parseInt(node, 10) < oldest) {
    process.stderr.write(`late-patch: needs Node ${oldest} or later, and this is Node ${node}\n`);
    process.exit(2);
}
// Node 22 and later keep compiled code for the next start (nodejs.org/api/module.html, "Module compile cache").
module.enableCompileCache?.();
// V8 optimizes early, on threads of its own, what then runs for half a second more: a sixth to a third of the processor time, for
// nothing. What runs for long is still optimized. Node 20 counts by another measure than Node 22 and 24; of what a V8 does not
// know it complains.
if (v8.startsWith('11.'))
    setFlagsFromString('--interrupt-budget=1000000');
else if (/^1[23]\./.test(v8)) {
    setFlagsFromString('--invocation-count-for-maglev=2000');
    setFlagsFromString('--invocation-count-for-turbofan=30000');
    // The half for the young in Node 24 starts at what it grows to in Node 20, and doubles from there: 100 MB more, and no less work.
    if (v8.startsWith('13.'))
        setFlagsFromString('--semi-space-growth-factor=1');
}
// This file lies one folder below the package's own, in lib/ as in dist/; docs/ lies beside that.
const packageFolder = dirname(dirname(fileURLToPath(import.meta.url)));
const words = process.argv.slice(2);
const asksVersion = words.length === 1 && (words[0] === '--version' || words[0] === '-V');
if (!asksVersion || !saidVersion()) {
    const { run } = await import('./cli/program.js');
    // A program of its own, which no other command has to load.
    const serve = async () => (await import('./lsp/server.js')).serve(packageFolder);
    process.exitCode = await run(words, { currentFolder: process.cwd(), packageFolder, serve });
}
/**
 * Writes the version, which editors and hooks ask for before each start, without the program that takes longer to load than to
 * run. False, with nothing written, where that cannot be: the program says it then, or why it cannot.
 */
function saidVersion() {
    try {
        const { name, version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
        // Whoever copies dist/ alone has a package.json of his own beside it.
        if (name !== 'late-patch' || typeof version !== 'string')
            return false;
        writeSync(1, `${version}\n`);
        return true;
    }
    catch {
        return false;
    }
}
