// Scores the analyzer on real repositories: `node tools/corpus/score.mjs MANIFEST CHECKOUTS [CASE...]`.
// MANIFEST is a JSON file with `cases` ({id, repo, path, why, expected_static: flag|no-flag|either}); CHECKOUTS has a
// folder a case. A case expects a finding located in, patched in, or with an offender in its file; or none at all.
// Prints a line a case, each miss with what was expected and what was said, then recall and precision.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const cli = new URL('../../dist/cli.js', import.meta.url).pathname;
const [manifest, checkouts, ...only] = process.argv.slice(2);
const cases = JSON.parse(readFileSync(manifest, 'utf8')).cases.filter(
  ({ id }) => (only.length === 0 || only.includes(id)) && existsSync(join(checkouts, id)),
);
const results = cases.map((one) => judged(one, reportOn(join(checkouts, one.id))));
for (const result of results) console.log(lineOf(result));

const scored = results.filter(({ one }) => one.expected_static !== 'either');
const misses = scored.filter(({ said, one }) => said !== one.expected_static);
for (const miss of misses) console.log(`\n${missOf(miss)}`);

const count = (expected, said) =>
  scored.filter((result) => result.one.expected_static === expected && result.said === said).length;
const found = count('flag', 'flag');
console.log(
  `\n${scored.length - misses.length} right, ${misses.length} wrong, ${results.length - scored.length} either way`,
);
console.log(
  `recall ${ratio(found, found + count('flag', 'no-flag'))}, precision ${ratio(found, found + count('no-flag', 'flag'))}`,
);

function ratio(part, whole) {
  return whole === 0 ? 'undefined' : `${part}/${whole} = ${((100 * part) / whole).toFixed(1)} %`;
}

/** The JSON report on a checkout, and the seconds it took; undefined when there was none. */
function reportOn(folder) {
  const started = performance.now();
  const args = [cli, 'check', '.', '--format', 'json', '--fail-on', 'never'];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  try {
    return { report: JSON.parse(stdout), seconds };
  } catch {
    return { failure: stderr.slice(0, 300), seconds };
  }
}

function judged(one, { report, failure, seconds }) {
  if (report === undefined) return { one, failure, seconds, said: 'crash', touching: [], report: undefined };
  const touching = report.findings.filter(
    (finding) =>
      [finding.path, finding.patch.path].includes(one.path) ||
      finding.offenders.some((offender) => offender.path === one.path),
  );
  return { one, seconds, said: touching.length > 0 ? 'flag' : 'no-flag', touching, report };
}

function lineOf({ one, failure, seconds, said, touching, report }) {
  const verdict =
    one.expected_static === 'either' ? 'either' : said === one.expected_static ? 'right' : 'WRONG';
  const about = `${one.id} ${verdict} ${one.expected_static}(${one.severity}) ${seconds}s`;
  if (report === undefined) return `${about} CRASH ${failure}`;
  const worst = touching.map(
    ({ severity, path, line, fix }) => `${severity}:${path}:${line}:${fix ? 'fix' : '-'}`,
  );
  return `${about} files=${report.stats.files} all=${report.findings.length} ${one.repo} ${one.path} ${worst.slice(0, 3).join(' ')}`;
}

/** Why a case is a miss: what the manifest knows of it, and what the analyzer said of the file, or of others. */
function missOf({ one, said, failure, touching, report }) {
  const heading = `${one.id} ${one.repo} ${one.path}: expected ${one.expected_static}, got ${said}`;
  const reason = one.why === undefined ? [] : [`  known: ${one.why}`];
  if (report === undefined) return [heading, ...reason, `  crash: ${failure}`].join('\n');
  const told = touching.length > 0 ? touching : report.findings.slice(0, 3);
  const notices = report.notices.filter(({ path }) => path === undefined || path === one.path);
  return [
    heading,
    ...reason,
    ...told.map(
      ({ path, line, rule, message, entry }) =>
        `  said: ${path}:${line} ${rule} (entry ${entry}): ${message}`,
    ),
    ...(told.length > 0 ? [] : ['  said: nothing in this repository']),
    ...notices.map(({ message }) => `  notice: ${message}`),
  ].join('\n');
}
