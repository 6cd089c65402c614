/** A Markdown table; cells are Markdown and may not hold line breaks. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

/** The inputs of action.yml with their defaults, where action.yml sets one. */
export function inputsTable(inputs, { tables }) {
  const rows = Object.entries(inputs).map(([name, { description, default: value }]) => {
    const words = tables.description('inputs', name, description);
    return [`\`${name}\``, value === undefined ? words : `${words}${tables.usually(value)}`];
  });
  return table(tables.inputs, rows);
}

/** The outputs of action.yml. */
export function outputsTable(outputs, { tables }) {
  const rows = Object.entries(outputs).map(([name, { description }]) => [
    `\`${name}\``,
    tables.description('outputs', name, description),
  ]);
  return table(tables.outputs, rows);
}

/** All rules with links to their pages, which lie in `folder` as seen from the document. */
export function rulesTable(rules, folder, { tables, messages }) {
  const rows = rules.map(({ id, severity }) => [
    `[${id}](${folder}/${id}.md)`,
    messages.report.severity[severity],
    messages.rule(id).summary,
  ]);
  return table(tables.rules, rows);
}

/** The head of a rule's page. Fixes are tried and kept only where they cure the finding, so there is no `always`. */
export function ruleHead({ id, severity, since, fix, patchers }, { tables, messages }) {
  const { summary, severityNote } = messages.rule(id);
  const row = [messages.report.severity[severity], since, tables.fix[fix], patchers.join(', ')];
  return `${summary}\n\n${table(tables.rule, [row])}\n\n${severityNote}`;
}

/**
 * What originals do when they are used after the patch, by name, for the forms of holding in `forms`. What ends in
 * recursion has a page of its own.
 */
export function effectsTable({ gevent, eventlet }, forms, { tables, messages }) {
  const concerns = (row) => row.effect !== 'recursion' && row.forms.some((form) => forms.includes(form));
  const names = [...new Set([...gevent, ...eventlet].filter(concerns).map(({ name }) => name))].sort();
  const cell = (library, effects, name) => {
    const told = effects
      .filter((row) => row.name === name && concerns(row))
      .map((row) => effectCell(library, row, messages));
    return told.length === 0 ? tables.harmless : [...new Set(told)].join(tables.semicolon);
  };
  const rows = names.map((name) => [
    `\`${name}\``,
    cell('gevent', gevent, name),
    cell('eventlet', eventlet, name),
  ]);
  return table(tables.effects, rows);
}

function effectCell(library, { severity, consequence, since, before }, { consequences, onlyIn, report }) {
  const limits = Object.entries({ since, before }).flatMap(([relation, version]) =>
    version === undefined ? [] : [{ of: 'Python', relation, version: version.join('.') }],
  );
  const words = `${consequences[consequence](library)}${onlyIn(limits)}`;
  return `**${report.severity[severity]}**${report.colon}${words}`;
}

/** Which folder of src/ may import which. */
export function layersTable(layers) {
  const rows = layers.map(({ folder, imports }) => [
    `\`${folder}/\``,
    imports.length === 0 ? 'nothing' : imports.map((one) => `\`${one}\``).join(', '),
  ]);
  return table(['folder', 'may import'], rows);
}

/** What formatters and linters do to a patch that comes first, by the way it is written. */
export function formattersTable({ formatters, linters }, { tables }) {
  const programs = Object.keys(Object.values(formatters)[0]);
  const cells = { first: tables.keeps, late: tables.moves, reported: tables.reports, silent: tables.silent };
  const rows = Object.entries({ ...formatters, ...linters }).map(([tool, outcomes]) => [
    `\`${tool}\``,
    ...programs.map((program) => cells[outcomes[program]]),
  ]);
  return table([tables.tool, ...programs.map((program) => tables.program(program))], rows);
}

/** The versions that were run. */
export function formatterVersions({ versions }) {
  return Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ');
}

/** What starts programs, with the version that its order was compared with, and the tests, relative to docs/. */
export function frameworksTable(frameworks) {
  return table(
    ['started by', 'compared with', 'programs'],
    frameworks.map(({ name, version, tests }) => [name, version, `[${tests}](../${tests})`]),
  );
}

/** Known limits, each with a link to the program that shows it, relative to docs/. */
export function limitsTable(stories) {
  return table(
    ['program', 'why', 'CPython', 'late-patch'],
    stories.map(({ name, limit, outcome, findings }) => [
      `[${name}](../test/spec/limits.md#${anchorOf(name)})`,
      limit,
      outcome.join(', '),
      findings.length > 0 && outcome[0] === 'clean' ? 'reports it' : 'is silent',
    ]),
  );
}

/** The anchor GitHub gives to a heading. */
function anchorOf(heading) {
  return heading
    .toLowerCase()
    .replace(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');
}
