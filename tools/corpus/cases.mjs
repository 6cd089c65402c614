// Scores the analyzer on small programs whose truth is known: `node tools/corpus/cases.mjs FOLDER [CASE...]`.
//
// FOLDER is a folder of cases, each a program in a folder, or one that holds several such (reports, reports/min, wild,
// corpus-kinds, interpreter): all that are found below it. expected.mjs says how it is known what is right for a case.
// CASE is the start of a case's name, or of that of its folder.
//
// The environment: LATE_PATCH_CLI names another command line than dist/cli.js, that of another build;
// LATE_PATCH_ORACLE_PYTHON the interpreter that runs programs before and after --fix (python3 where it is not set);
// LATE_PATCH_CASES_ENVIRONMENT a site-packages for the cases that need one.
//
// Prints a line a case: right, missed, false (a false alarm), partly (not all of it), wrong (else where, or a fix that
// breaks), unjudged (its packages are not there); then the counts by folder, and exits with 1 unless all that were judged
// are right. Notices do not count as told.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { expectationOf } from './expected.mjs';

const cli = resolve(process.env.LATE_PATCH_CLI ?? new URL('../../dist/cli.js', import.meta.url).pathname);
const python = process.env.LATE_PATCH_ORACLE_PYTHON || 'python3';
const environment = process.env.LATE_PATCH_CASES_ENVIRONMENT;
const verdicts = ['right', 'missed', 'false', 'partly', 'wrong', 'crash', 'unjudged'];
const [folder, ...only] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: node tools/corpus/cases.mjs FOLDER [CASE...]');
  process.exit(2);
}

const counts = new Map();
for (const { name, root, expected } of casesIn(resolve(folder))) {
  if (only.length > 0 && !only.some((one) => name.startsWith(one) || basename(name).startsWith(one)))
    continue;
  const { verdict, detail } = judged(root, expected);
  const group = counts.get(dirname(name)) ?? counts.set(dirname(name), new Map()).get(dirname(name));
  group.set(verdict, (group.get(verdict) ?? 0) + 1);
  console.log(`${verdict.padEnd(8)} ${name}${detail === '' ? '' : `  ${detail}`}`);
}
const all = new Map();
console.log();
for (const [group, own] of counts) {
  for (const [verdict, count] of own) all.set(verdict, (all.get(verdict) ?? 0) + count);
  console.log(`${group}: ${summary(own)}`);
}
if (counts.size > 1) console.log(`all: ${summary(all)}`);
process.exitCode = [...all.keys()].every((verdict) => verdict === 'right' || verdict === 'unjudged') ? 0 : 1;

function summary(of) {
  return verdicts.flatMap((verdict) => (of.has(verdict) ? `${of.get(verdict)} ${verdict}` : [])).join(', ');
}

/** The cases at and below `root`, by the name that starts at the folder of their kind: `reports/min/m01`. */
function* casesIn(root) {
  const start = /(?:^|\/)(reports|wild|corpus-kinds|interpreter)(?:\/|$)/.exec(root)?.[1] ?? '';
  const top = start === '' ? root : root.slice(0, root.lastIndexOf(`/${start}`));
  yield* below(root);

  function* below(at) {
    const name = relative(top, at);
    const expected = expectationOf(name, at);
    if (expected !== undefined) yield { name, root: at, expected };
    else if (name.split('/').length < 3)
      for (const one of readdirSync(at, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1)))
        if (one.isDirectory()) yield* below(join(at, one.name));
  }
}

/** The verdict on one case, and what it rests on. */
function judged(root, expected) {
  if (expected.needs !== undefined && (!environment || !existsSync(join(environment, expected.needs))))
    return { verdict: 'unjudged', detail: `needs ${expected.needs} in LATE_PATCH_CASES_ENVIRONMENT` };
  const told = toldOf(root, expected);
  if (told.failure !== undefined) return { verdict: 'crash', detail: told.failure };
  if (expected.kind === 'names') return namesVerdict(expected, told);
  const answer = answerVerdict(expected, told);
  if (answer.verdict !== 'right' || (expected.fixed ?? expected.runs) === undefined) return answer;
  return fixVerdict(root, expected, told);
}

/** What the report says as a warning or an error, and with which names. */
function toldOf(root, { from = '.', check = '.', needs }) {
  const packages = needs === undefined ? [] : ['--python-path', environment];
  const args = [cli, 'check', check, '--format', 'json', '--fail-on', 'never', ...packages];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: join(root, from),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    timeout: 300_000,
  });
  try {
    const report = JSON.parse(stdout);
    const findings = report.findings.filter(({ severity }) => severity !== 'notice');
    return {
      report: stdout,
      files: report.stats.files,
      all: report.findings,
      findings,
      names: new Set(findings.flatMap(({ offenders }) => offenders.flatMap(({ names }) => names))),
    };
  } catch {
    return { failure: (stderr ?? '').slice(0, 300) };
  }
}

function namesVerdict({ names }, told) {
  // A library's own name for what it keeps has only its last part in common with the original.
  const same = (one, other) => one === other || (!one.includes('.') && other.endsWith(`.${one}`));
  const missing = [...names].filter((name) => ![...told.names].some((one) => same(name, one)));
  const surplus = [...told.names].filter((name) => ![...names].some((one) => same(one, name)));
  const detail = [
    ...(missing.length > 0 ? [`not told: ${missing.join(', ')}`] : []),
    ...(surplus.length > 0 ? [`not stale: ${surplus.join(', ')}`] : []),
  ].join('; ');
  if (missing.length === 0 && surplus.length === 0) return { verdict: 'right', detail };
  if (surplus.length > 0) return { verdict: 'false', detail };
  return { verdict: missing.length === names.size ? 'missed' : 'partly', detail };
}

function answerVerdict({ silent, never = [], unsaid, told = [], count, files }, { findings, all, ...of }) {
  const detail = findings.map((one) => `${one.severity} ${one.rule} ${one.path}:${one.line}`).join('; ');
  const forbidden = all.some(({ rule }) => never.includes(rule));
  if (forbidden || (silent === true && findings.length > 0)) return { verdict: 'false', detail };
  if (unsaid !== undefined && new RegExp(unsaid).test(of.report))
    return { verdict: 'wrong', detail: `says ${unsaid}; ${detail}` };
  if (files !== undefined && files !== of.files)
    return { verdict: 'wrong', detail: `reads ${of.files} files; ${detail}` };
  const met = told.filter((one) => findings.some((finding) => isAs(finding, one))).length;
  if (met < told.length) {
    if (findings.length === 0) return { verdict: 'missed', detail };
    return { verdict: met === 0 ? 'wrong' : 'partly', detail };
  }
  if (count !== undefined && findings.length !== count) return { verdict: 'wrong', detail };
  return { verdict: 'right', detail };
}

/** Whether a finding is what an expectation asks for. */
function isAs(finding, { rule, rules = rule === undefined ? [] : [rule], severity, at, by, says }) {
  const { path, line, patch, offenders } = finding;
  const places = [{ path, line }, patch, ...offenders];
  const chains = [...(patch?.chain ?? []), ...offenders.flatMap(({ chain }) => chain)];
  const isAt = (place) =>
    places.some((one) => one !== undefined && (one.path === place || `${one.path}:${one.line}` === place));
  return (
    (rules.length === 0 || rules.includes(finding.rule)) &&
    (severity === undefined || severity === finding.severity) &&
    (at === undefined || at.some(isAt)) &&
    (by === undefined || chains.some((link) => link.path === by)) &&
    (says === undefined || new RegExp(says).test(`${finding.message}\n${finding.why}\n${finding.advice}`))
  );
}

/** Right where what --fix left has the lines in their order, or where the program starts after it as it did before. */
function fixVerdict(root, { fixed = {}, runs }, told) {
  if (told.all.length === 0) return { verdict: 'missed', detail: '' };
  const copy = mkdtempSync(join(tmpdir(), 'late-patch-case-'));
  try {
    cpSync(root, copy, { recursive: true });
    spawnSync('chmod', ['-R', 'u+w', copy]);
    const before = runs === undefined ? undefined : runOf(copy, runs);
    spawnSync(process.execPath, [cli, 'check', '.', '--fix', '--fail-on', 'never'], { cwd: copy });
    for (const [path, lines] of Object.entries(fixed)) {
      const text = readFileSync(join(copy, path), 'utf8').split('\n');
      const places = lines.map((line) => text.indexOf(line));
      if (places.some((place, index) => place < 0 || (index > 0 && place < places[index - 1])))
        return { verdict: 'wrong', detail: `after the fix ${path} does not have these lines in order` };
    }
    if (before !== undefined) {
      if (before.status !== 0) return { verdict: 'crash', detail: `does not start: ${before.last}` };
      const after = runOf(copy, runs);
      if (after.status !== 0) return { verdict: 'wrong', detail: `the fix breaks it: ${after.last}` };
      if (withoutAddresses(after.stdout) !== withoutAddresses(before.stdout))
        return { verdict: 'wrong', detail: `after the fix it prints: ${after.stdout.trim()}` };
    }
    const count = told.all.filter(({ fix }) => fix !== undefined).length;
    return { verdict: 'right', detail: count > 0 ? 'fixed' : 'advice only' };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function runOf(root, program) {
  const run = spawnSync(python, [program], { cwd: root, encoding: 'utf8', timeout: 60_000 });
  return {
    status: run.status,
    stdout: run.stdout ?? '',
    last: (run.stderr ?? '').trim().split('\n').at(-1),
  };
}

/** A fixed program shows patched objects where it showed originals: their names are what stays. */
function withoutAddresses(text) {
  return text.replaceAll(/<[^<>]*>/g, '<object>');
}
