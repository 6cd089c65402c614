// Writes docs/late-patch.schema.json, the JSON schema of the configuration, from the schema that the program checks with.
// Usage: node tools/docs/config-schema.mjs [--check] [FOLDER]
// With --check nothing is written, and the exit code is 1 when the file is out of date.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { load } from './facts.mjs';
import { projectFolder } from './files.mjs';

const { settingsSchema } = await load('src/config/schema.ts');
const { tool } = await load('src/report/input.ts');
const isCheck = process.argv.includes('--check');
const root = process.argv.slice(2).find((word) => !word.startsWith('--')) ?? projectFolder;
const path = join(root, 'docs', 'late-patch.schema.json');

// Draft 7 is what editors and SchemaStore understand best.
const { $schema, ...body } = z.toJSONSchema(settingsSchema, { target: 'draft-7', io: 'input' });
const schema = {
  $schema,
  $id: `${tool.homepage}/raw/main/docs/late-patch.schema.json`,
  title: 'late-patch',
  description: 'Settings of late-patch: .late-patch.toml, or the table tool.late-patch of pyproject.toml.',
  ...body,
};
const text = `${JSON.stringify(schema, undefined, 2)}\n`;
const isCurrent = existsSync(path) && readFileSync(path, 'utf8') === text;
if (!isCurrent) {
  process.stderr.write(
    `docs/late-patch.schema.json: ${isCheck ? 'out of date, run npm run docs' : 'written'}\n`,
  );
  if (!isCheck) writeFileSync(path, text);
}
process.exitCode = isCheck && !isCurrent ? 1 : 0;
