// Compares what two builds say of real repositories: `node tools/corpus/compare-reports.mjs BEFORE AFTER CHECKOUTS [CASE...]`.
// BEFORE and AFTER are each a command line (a dist/cli.js), run in every checkout, or a folder of stored reports
// (CASE.json, from `check . --format json --fail-on never`); CHECKOUTS has a folder a case. Reports are compared byte for
// byte, but for what they cost: durations, and how many files were parsed. Prints each case that differs, with its findings and notices that do, then
// `N equal, M differ`; a case without both reports differs. Exit code 1 when any differs, 2 when nothing can be compared.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { structuredPatch } from 'diff';

const shownLines = 40;
const [before, after, checkouts, ...only] = process.argv.slice(2);
const problems = problemsOf(before, after, checkouts, only);
if (problems.length > 0) {
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  process.exit(2);
}

const ids = only.length > 0 ? only : casesIn(checkouts);
let differing = 0;
for (const id of ids) {
  const lines = differences(reportOn(before, id), reportOn(after, id));
  if (lines.length === 0) continue;
  differing += 1;
  console.log(`${id} differs`);
  for (const line of shortened(lines)) console.log(`  ${line}`);
}
console.log(`${ids.length - differing} equal, ${differing} differ`);
process.exitCode = differing > 0 ? 1 : 0;

/** Why nothing can be compared: so that a mistyped name is not taken for reports that are all equal. */
function problemsOf(before, after, checkouts, only) {
  if (checkouts === undefined) return ['usage: compare-reports.mjs BEFORE AFTER CHECKOUTS [CASE...]'];
  const missing = [before, after, checkouts, ...only.map((id) => join(checkouts, id))].filter(
    (path) => !existsSync(path),
  );
  if (missing.length > 0) return missing.map((path) => `${path} does not exist`);
  return casesIn(checkouts).length > 0 ? [] : [`${checkouts} has no checkout`];
}

function casesIn(folder) {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
}

/** The JSON report on a case, as text without durations and as value; or why there is none. */
function reportOn(source, id) {
  const { text, failure } = statSync(source).isDirectory()
    ? stored(join(source, `${id}.json`))
    : printed(resolve(source), join(checkouts, id));
  if (failure !== undefined) return { failure };
  const timeless = text.replace(/(?<="(?:durationMs|parsed)":\s*)\d+/g, '0');
  try {
    return { text: timeless, report: JSON.parse(timeless) };
  } catch ({ message }) {
    return { failure: message };
  }
}

function stored(path) {
  return existsSync(path) ? { text: readFileSync(path, 'utf8') } : { failure: `${path} does not exist` };
}

function printed(cli, folder) {
  const args = [cli, 'check', '.', '--format', 'json', '--fail-on', 'never'];
  const { status, stdout, stderr, error } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status === 0) return { text: stdout };
  return { failure: `exit code ${status}: ${(error?.message ?? stderr).slice(0, 300).trim()}` };
}

/** Lines on how two reports differ; none when their texts are the same. */
function differences(before, after) {
  const failures = [
    ...(before.failure === undefined ? [] : [`no report before: ${before.failure}`]),
    ...(after.failure === undefined ? [] : [`no report after: ${after.failure}`]),
  ];
  if (failures.length > 0) return failures;
  if (before.text === after.text) return [];
  const { findings: findingsBefore, notices: noticesBefore, ...restBefore } = before.report;
  const { findings: findingsAfter, notices: noticesAfter, ...restAfter } = after.report;
  const lines = [
    ...listChanges(findingsBefore, findingsAfter, findingLine),
    ...listChanges(noticesBefore, noticesAfter, noticeLine),
    ...patch(asJson(restBefore), asJson(restAfter)),
  ];
  return lines.length > 0 ? lines : ['order or spacing alone', ...patch(before.text, after.text)];
}

function findingLine({ severity, path, line, column, rule, message }) {
  return `${severity} ${path}:${line}:${column} ${rule}: ${message}`;
}

function noticeLine({ kind, path, message }) {
  return `${kind} ${path ?? '-'}: ${message}`;
}

/** What only one list has, a line each; what both have with other details, the line and the details. */
function listChanges(before, after, lineOf) {
  const unpaired = [...after];
  const gone = before.flatMap((one) => {
    const at = unpaired.findIndex((other) => lineOf(other) === lineOf(one));
    if (at === -1) return [`- ${lineOf(one)}`];
    const details = patch(asJson(one), asJson(...unpaired.splice(at, 1)));
    return details.length === 0 ? [] : [`  ${lineOf(one)}`, ...details.map((line) => `    ${line}`)];
  });
  return [...gone, ...unpaired.map((one) => `+ ${lineOf(one)}`)];
}

function asJson(value) {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function patch(before, after) {
  const { hunks } = structuredPatch('', '', before, after, '', '', { context: 1 });
  return hunks.flatMap(({ oldStart, newStart, lines }) => [`@@ -${oldStart} +${newStart} @@`, ...lines]);
}

function shortened(lines) {
  const left = lines.length - shownLines;
  return left > 1 ? [...lines.slice(0, shownLines), `… ${left} more lines`] : lines;
}
