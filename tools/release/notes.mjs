// Prints what CHANGELOG.md says of a release. Usage: node tools/release/notes.mjs TAG
// Fails where the tag is not that of package.json's version, or the changelog has no section for it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../docs/files.mjs';
import { releaseNotes } from './release-notes.mjs';

const read = (path) => readFileSync(join(projectFolder, path), 'utf8');
try {
  const notes = releaseNotes(
    process.argv[2] ?? '',
    JSON.parse(read('package.json')).version,
    read('CHANGELOG.md'),
  );
  process.stdout.write(`${notes}\n`);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
