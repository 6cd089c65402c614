/**
 * What is right for a case: from expectations.json where it has the case's name, else from the case's EXPECTED.md, whose
 * text says what CPython kept stale, or the right answer, in one of these forms:
 *   * `threading.Lock (instance) at main.py::LOCK` or `library: urllib3.util.SSLContext`, a line each; `nothing`
 *   Truth …: ['time.sleep (reference) at main.py::sleep'], or `nothing stale`
 *   * right answer: ssl-context-before-patch at serve.py:7, or `silence`, or `no … error`
 *
 * expectations.json, by case: each of `told` has to be among the warnings and errors. Of these, `at` are the places, one of
 * which the finding, its patch or an offender has (with a line or without), `rule`, `severity` and `by` (a file on its
 * chains) narrow it down, and `says` is a pattern of its message. `count` is the number of all; `silent` that there are none,
 * `never` the rules that tell nothing, `unsaid` a pattern that no text of the report has. `from` is the folder in the case
 * to run in, `check` what to check there, `files` how many are read. `needs` is a folder of site-packages without
 * which the case is not judged. `fixed` has lines of a file in their order after --fix, and `runs` is a program that
 * --fix must not break and must not have say anything else.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const table = JSON.parse(readFileSync(new URL('expectations.json', import.meta.url), 'utf8'));

/** What is right for the case called `name` (`reports/min/m01`) in the folder `root`; undefined where it is no case. */
export function expectationOf(name, root) {
  if (table[name] !== undefined) return { kind: 'answer', ...table[name] };
  const path = join(root, 'EXPECTED.md');
  if (!existsSync(path)) return undefined;
  const text = readFileSync(path, 'utf8');
  if (name.includes('FIX')) return { kind: 'answer', runs: runnable(root) };
  const answer = /^\* right answer: (.*)$/m.exec(text)?.[1];
  return answer === undefined ? namesOf(text) : answerOf(answer);
}

/** The program of a case about --fix. */
function runnable(root) {
  return ['app.py', 'main.py'].find((name) => existsSync(join(root, name)));
}

/** The rule and the place of a right answer in a line of prose. */
function answerOf(answer) {
  if (/^(silen|no\b|nothing)/.test(answer)) return { kind: 'answer', silent: true };
  const place = /([\w./-]+\.(?:py|ya?ml|sh|toml|ini|cfg))(?::(\d+))?|\b(Procfile|Dockerfile)(?::(\d+))?/.exec(
    answer,
  );
  const path = place?.[1] ?? place?.[3];
  const rules = [...answer.matchAll(/[a-z]+(?:-[a-z]+)*-(?:before|without|moves)-patch/g)].map(([id]) => id);
  const at = path === undefined ? {} : { at: [path] };
  return { kind: 'answer', told: [rules.length === 0 ? at : { ...at, rules }] };
}

/** The names that CPython had stale. */
function namesOf(text) {
  const truth = text.split(/^late-patch\b/m)[0];
  const names = [...truth.matchAll(/([\w.]+) \((?:reference|instance|subclass)\) at/g)].map(([, one]) => one);
  const kept = [...truth.matchAll(/library: [\w.]*\.(\w+)/g)].map(([, one]) => one);
  return { kind: 'names', names: new Set([...names, ...kept]) };
}
