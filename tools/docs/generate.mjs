// Writes the generated sections of the documents in FOLDER, by default the project.
// Usage: node tools/docs/generate.mjs [--check] [FOLDER]
// With --check nothing is written, and the exit code is 1 when a document is out of date.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFacts } from './facts.mjs';
import { markdownFiles, projectFolder } from './files.mjs';
import { withSections } from './sections.mjs';
import { settingsTable } from './settings.mjs';
import {
  effectsTable,
  formattersTable,
  formatterVersions,
  frameworksTable,
  inputsTable,
  layersTable,
  limitsTable,
  outputsTable,
  ruleHead,
  rulesTable,
} from './tables.mjs';
import { wordsFor } from './words.mjs';

const facts = await readFacts();
const isCheck = process.argv.includes('--check');
const root = process.argv.slice(2).find((word) => !word.startsWith('--')) ?? projectFolder;
let outOfDate = 0;

for (const path of markdownFiles(root)) {
  const before = readFileSync(join(root, path), 'utf8');
  const after = withSections(before, (name) => contentOf(name, path));
  if (after === before) continue;
  outOfDate++;
  process.stderr.write(`${path}: ${isCheck ? 'out of date, run npm run docs' : 'written'}\n`);
  if (!isCheck) writeFileSync(join(root, path), after);
}
process.exitCode = isCheck && outOfDate > 0 ? 1 : 0;

/** The content of the section `name` in the document at `path`; undefined when there is no such section. */
function contentOf(name, path) {
  const [kind, subject] = name.split(' ');
  const words = wordsFor(path, facts.messagesIn);
  switch (kind) {
    case 'inputs':
      return inputsTable(facts.inputs, words);
    case 'outputs':
      return outputsTable(facts.outputs, words);
    case 'rules':
      return rulesTable(facts.rules, words.rulesFrom(path), words);
    case 'rule': {
      const rule = facts.rules.find(({ id }) => id === subject);
      return rule === undefined ? undefined : ruleHead(rule, words);
    }
    case 'effects':
      return effectsTable(
        facts.effects,
        subject === 'object' ? ['instance'] : ['reference', 'subclass'],
        words,
      );
    case 'formatters':
      return formattersTable(facts.formatters, words);
    case 'formatter-versions':
      return formatterVersions(facts.formatters);
    case 'frameworks':
      return frameworksTable(facts.frameworks);
    case 'layers':
      return layersTable(facts.layers);
    case 'limits':
      return limitsTable(facts.limits);
    case 'settings':
      return settingsTable(subject);
    default:
      return undefined;
  }
}
