/** A Markdown table; cells are Markdown and may not hold line breaks. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

/** The inputs of action.yml with their defaults, where action.yml sets one. */
export function inputsTable(inputs) {
  const rows = Object.entries(inputs).map(([name, { description, default: value }]) => [
    `\`${name}\``,
    value === undefined ? description : `${description} Default: \`${value}\`.`,
  ]);
  return table(['input', 'what it is'], rows);
}

/** The outputs of action.yml. */
export function outputsTable(outputs) {
  const rows = Object.entries(outputs).map(([name, { description }]) => [`\`${name}\``, description]);
  return table(['output', 'what it is'], rows);
}

/** What each library's patch makes of each name that is held, one row a line. */
export function effectsJson(effects) {
  const libraries = Object.entries(effects).map(([library, rows]) => {
    const lines = rows.map(({ name, forms, effect, severity, since, before }) =>
      JSON.stringify({ name, forms, effect, severity, since, before }),
    );
    return ` ${JSON.stringify(library)}: [\n  ${lines.join(',\n  ')}\n ]`;
  });
  return `{\n${libraries.join(',\n')}\n}\n`;
}

/** All rules with links to their pages, which lie in `folder` as seen from the document. */
export function rulesTable(rules, folder) {
  const rows = rules.map(({ id, severity, summary }) => [`[${id}](${folder}/${id}.md)`, severity, summary]);
  return table(['rule', 'severity', 'what it reports'], rows);
}

/** The head of a rule's page. Fixes are tried and kept only where they cure the finding, whatever the rule. */
export function ruleHead({ libraries, severity, severityNote, since, summary }) {
  const head = table(
    ['severity', 'since', 'fix', 'libraries'],
    [[severity, since, 'sometimes', libraries.join(', ')]],
  );
  return `${summary}\n\n${head}\n\n${severityNote}`;
}

/**
 * What originals do when they are used after the patch, by name, for the forms of holding in `forms`. What ends in
 * recursion has a page of its own.
 */
export function effectsTable({ gevent, eventlet }, forms) {
  const concerns = (row) => row.effect !== 'recursion' && row.forms.some((form) => forms.includes(form));
  const names = [...new Set([...gevent, ...eventlet].filter(concerns).map(({ name }) => name))].sort();
  const cell = (rows, name) => {
    const told = rows.filter((row) => row.name === name && concerns(row)).map(effectCell);
    return told.length === 0 ? 'harmless, or not replaced' : [...new Set(told)].join('; ');
  };
  const rows = names.map((name) => [`\`${name}\``, cell(gevent, name), cell(eventlet, name)]);
  return table(['the original', 'with gevent', 'with eventlet'], rows);
}

function effectCell({ severity, consequence, since, before }) {
  const versions = [
    ...(since === undefined ? [] : [`since Python ${since.join('.')}`]),
    ...(before === undefined ? [] : [`before Python ${before.join('.')}`]),
  ];
  return `**${severity}**: ${[consequence, ...versions].join(', ')}`;
}

/** Which folder of src/ may import which. */
export function layersTable(layers) {
  const rows = layers.map(({ folder, imports }) => [
    `\`${folder}/\``,
    imports.length === 0 ? 'nothing' : imports.map((one) => `\`${one}\``).join(', '),
  ]);
  return table(['folder', 'may import'], rows);
}
