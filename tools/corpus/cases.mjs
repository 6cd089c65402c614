// Scores the analyzer on small programs whose truth is known: `node tools/corpus/cases.mjs FOLDER [CASE...]`.
//
// Each folder of FOLDER is a program with an EXPECTED.md. Its text says what CPython kept stale, in one of these forms:
//   * `threading.Lock (instance) at main.py::LOCK` or `library: urllib3.util.SSLContext`, a line each; `nothing`
//   Truth …: ['time.sleep (reference) at main.py::sleep'], or `nothing stale`
//   * right answer: ssl-context-before-patch at serve.py:7, or `silence`, or `no … error`
// A case with FIX in its name is about --fix: the program (app.py or main.py) is run before and after, on a copy, with
// the interpreter that LATE_PATCH_ORACLE_PYTHON names (python3 where it is not set).
//
// LATE_PATCH_CLI names another command line than dist/cli.js, that of another build. CASE is the start of a name.
// Prints a line a case: right, missed, false (a false alarm), partly (not all of it), wrong (else where, or a fix that
// breaks); then the counts, and exits with 1 unless all are right. Notices do not count as told.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const cli = resolve(process.env.LATE_PATCH_CLI ?? new URL('../../dist/cli.js', import.meta.url).pathname);
const python = process.env.LATE_PATCH_ORACLE_PYTHON || 'python3';
const [folder, ...only] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: node tools/corpus/cases.mjs FOLDER [CASE...]');
  process.exit(2);
}

const counts = new Map();
for (const name of readdirSync(folder).sort()) {
  const root = join(folder, name);
  if (
    !existsSync(join(root, 'EXPECTED.md')) ||
    (only.length > 0 && !only.some((one) => name.startsWith(one)))
  )
    continue;
  const { verdict, detail } = judged(name, root);
  counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  console.log(`${verdict.padEnd(6)} ${name}${detail === '' ? '' : `  ${detail}`}`);
}
console.log(`\n${[...counts].map(([verdict, count]) => `${count} ${verdict}`).join(', ')}`);
process.exitCode = [...counts.keys()].every((verdict) => verdict === 'right') ? 0 : 1;

/** The verdict on one case, and what it rests on. */
function judged(name, root) {
  const expected = expectationOf(readFileSync(join(root, 'EXPECTED.md'), 'utf8'));
  const told = toldOf(root);
  if (told.failure !== undefined) return { verdict: 'crash', detail: told.failure };
  if (name.includes('FIX')) return fixVerdict(root, told);
  return expected.kind === 'names' ? namesVerdict(expected, told) : answerVerdict(expected, told);
}

/** What EXPECTED.md says: the names that are stale, or the rule and place of the right answer. */
function expectationOf(text) {
  const answer = /^\* right answer: (.*)$/m.exec(text)?.[1];
  if (answer !== undefined) {
    const silent = /^(silen|no\b|nothing)/.test(answer);
    const place =
      /([\w./-]+\.(?:py|ya?ml|sh|toml|ini|cfg))(?::(\d+))?|\b(Procfile|Dockerfile)(?::(\d+))?/.exec(answer);
    return {
      kind: 'answer',
      silent,
      rules: silent
        ? []
        : [...answer.matchAll(/[a-z]+(?:-[a-z]+)*-(?:before|without|moves)-patch/g)].map(([id]) => id),
      path: place?.[1] ?? place?.[3],
    };
  }
  const truth = text.split(/^late-patch\b/m)[0];
  const names = [...truth.matchAll(/([\w.]+) \((?:reference|instance|subclass)\) at/g)].map(([, one]) => one);
  const kept = [...truth.matchAll(/library: [\w.]*\.(\w+)/g)].map(([, one]) => one);
  return { kind: 'names', names: new Set([...names, ...kept]) };
}

/** What the report says as a warning or an error: names with the file that holds them, rules, places. */
function toldOf(root) {
  const args = [cli, 'check', '.', '--format', 'json', '--fail-on', 'never'];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  try {
    const findings = JSON.parse(stdout).findings.filter(({ severity }) => severity !== 'notice');
    return {
      findings,
      names: new Set(findings.flatMap(({ offenders }) => offenders.flatMap(({ names }) => names))),
    };
  } catch {
    return { failure: stderr.slice(0, 300) };
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

function answerVerdict({ silent, rules, path }, { findings }) {
  const detail = findings.map((one) => `${one.severity} ${one.rule} ${one.path}:${one.line}`).join('; ');
  if (silent) return { verdict: findings.length === 0 ? 'right' : 'false', detail };
  if (findings.length === 0) return { verdict: 'missed', detail };
  const hit = findings.some(
    (one) =>
      (rules.length === 0 || rules.includes(one.rule)) &&
      (path === undefined || placesOf(one).includes(path)),
  );
  return { verdict: hit ? 'right' : 'wrong', detail };
}

function placesOf({ path, patch, offenders }) {
  return [path, patch?.path, ...offenders.map((offender) => offender.path)];
}

/** Right where the program that started before --fix starts after it too. */
function fixVerdict(root, told) {
  if (told.findings.length === 0) return { verdict: 'missed', detail: '' };
  const copy = mkdtempSync(join(tmpdir(), 'late-patch-case-'));
  try {
    cpSync(root, copy, { recursive: true });
    spawnSync('chmod', ['-R', 'u+w', copy]);
    const before = runOf(copy);
    spawnSync(process.execPath, [cli, 'check', '.', '--fix', '--fail-on', 'never'], { cwd: copy });
    const after = runOf(copy);
    if (before.status !== 0) return { verdict: 'crash', detail: `does not start: ${before.last}` };
    if (after.status !== 0) return { verdict: 'wrong', detail: `the fix breaks it: ${after.last}` };
    const fixed = told.findings.filter(({ fix }) => fix !== undefined).length;
    return { verdict: 'right', detail: fixed > 0 ? 'fixed' : 'advice only' };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function runOf(root) {
  const main = ['app.py', 'main.py'].find((name) => existsSync(join(root, name)));
  const { status, stderr } = spawnSync(python, [main], { cwd: root, encoding: 'utf8', timeout: 60_000 });
  return { status, last: (stderr ?? '').trim().split('\n').at(-1) };
}
