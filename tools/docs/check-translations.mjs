// Checks that every Chinese document has an English one with the same outline, programs, tables and links, and that each
// rule's page is translated. Usage: node tools/docs/check-translations.mjs [FOLDER]; exit code 1 where that is not so.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { markdownFiles, projectFolder } from './files.mjs';
import { differences, translationOf } from './translations.mjs';
import { isChinese } from './words.mjs';

const root = process.argv[2] ?? projectFolder;
const exists = (path) => existsSync(join(root, path));
const document = (path) => ({ path, text: readFileSync(join(root, path), 'utf8') });
const paths = markdownFiles(root);
const problems = paths.flatMap((path) => {
  const translation = translationOf(path);
  if (translation === undefined) return [];
  if (exists(translation)) return differences(document(path), document(translation), exists);
  return path.startsWith('docs/rules/') ? [`${path}: has no translation ${translation}`] : [];
});
const translations = new Set(paths.map(translationOf));
const orphans = paths.filter((path) => isChinese(path) && !translations.has(path));
for (const path of orphans) problems.push(`${path}: has no English document`);
for (const problem of problems) process.stderr.write(`${problem}\n`);
process.exitCode = problems.length > 0 ? 1 : 0;
