// Checks that relative links and anchors in all Markdown files lead somewhere. Offline: addresses with a scheme are left alone.
// Usage: node tools/docs/check-links.mjs [FOLDER]; by default the project. Exit code 1 when a link is broken.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { markdownFiles, projectFolder } from './files.mjs';
import { brokenLinks } from './links.mjs';

const root = process.argv[2] ?? projectFolder;
const read = (path) => readFileSync(join(root, path), 'utf8');
const problems = markdownFiles(root).flatMap((path) => brokenLinks(path, root, read));
for (const problem of problems) process.stderr.write(`${problem}\n`);
process.exitCode = problems.length > 0 ? 1 : 0;
