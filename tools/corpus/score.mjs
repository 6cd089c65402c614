// Scores the analyzer on real repositories: `node tools/corpus/score.mjs MANIFEST CHECKOUTS [CASE...]`.
// MANIFEST is a JSON file with `cases` ({id, path, expected_static: flag|no-flag|either}); CHECKOUTS has a folder a case.
// A case expects a finding located in, patched in, or with an offender in its file; or none at all.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const cli = new URL('../../lib/cli.js', import.meta.url).pathname;
const [manifest, checkouts, ...only] = process.argv.slice(2);
const cases = JSON.parse(readFileSync(manifest, 'utf8')).cases;
const score = { right: 0, wrong: 0, unscored: 0 };
for (const one of cases) {
  const folder = join(checkouts, one.id);
  if ((only.length > 0 && !only.includes(one.id)) || !existsSync(folder)) continue;
  const started = performance.now();
  const run = spawnSync(process.execPath, [cli, 'check', '.', '--format', 'json', '--fail-on', 'never'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  let report;
  try {
    report = JSON.parse(run.stdout);
  } catch {
    console.log(`${one.id} CRASH ${run.stderr.slice(0, 300)}`);
    score.wrong++;
    continue;
  }
  const touching = report.findings.filter(
    (finding) =>
      [finding.path, finding.patch.path].includes(one.path) ||
      finding.offenders.some((offender) => offender.path === one.path),
  );
  const said = touching.length > 0 ? 'flag' : 'no-flag';
  const verdict =
    one.expected_static === 'either' ? 'either' : said === one.expected_static ? 'right' : 'WRONG';
  score[verdict === 'either' ? 'unscored' : verdict === 'right' ? 'right' : 'wrong']++;
  const worst = touching.map(
    (finding) => `${finding.severity}:${finding.path}:${finding.line}:${finding.fix ? 'fix' : '-'}`,
  );
  console.log(
    `${one.id} ${verdict} ${one.expected_static}(${one.severity}) ${seconds}s files=${report.stats.files} all=${report.findings.length} ${one.repo} ${one.path} ${worst.slice(0, 3).join(' ')}`,
  );
}
console.log(`${score.right} right, ${score.wrong} wrong, ${score.unscored} either way`);
