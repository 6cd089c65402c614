import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './files.mjs';
import { table } from './tables.mjs';

/** The published schema of the configuration. `config-schema.mjs` writes it. */
const schema = JSON.parse(readFileSync(join(projectFolder, 'docs', 'late-patch.schema.json'), 'utf8'));

/** The settings, or with `path` (`launchers.gunicorn`) the keys of one table among them. */
export function settingsTable(path) {
  const keys = path === undefined ? [] : path.split('.');
  const here = keys.reduce((node, key) => tableIn(node).properties[key], schema);
  const rows = Object.entries(tableIn(here).properties).map(([key, node]) => [
    `\`${key}\``,
    valuesOf(node),
    node.description,
  ]);
  return table(['key', 'value', 'what it is'], rows);
}

/** Of a choice between a table and a list of such, the table; of tables by name one of them. */
function tableIn(node) {
  if (node.properties === undefined && node.additionalProperties) return node.additionalProperties;
  return node.anyOf === undefined ? node : node.anyOf[0];
}

function valuesOf(node) {
  if (node.enum !== undefined) return node.enum.map((value) => `\`"${value}"\``).join(', ');
  if (node.anyOf !== undefined) return 'table or list of tables';
  if (node.type === 'array') return 'list of strings';
  return { object: 'table', boolean: '`true`, `false`' }[node.type] ?? node.type;
}
