import { describe, expect, test } from '@jest/globals';
import type { Log } from 'sarif';
import type { FilePath } from '../../src/project/snapshot.js';
import { renderSarif } from '../../src/report/sarif.js';
import { ruleIds } from '../../src/rules/index.js';
import { heldBy, told } from '../support/told.js';
import { absentFile } from '../support/words.js';
import { mainText, reportOf, sample } from './sample.js';
import { sarifProblems } from './sarif-schema.js';

function runOf(input: Parameters<typeof renderSarif>[0]) {
  const text = renderSarif(input);
  expect(sarifProblems(text)).toEqual([]);
  const log = JSON.parse(text) as Log;
  expect(log.version).toBe('2.1.0');
  return log.runs[0]!;
}

describe('renderSarif', () => {
  test('describes every rule, with a page', () => {
    const rules = runOf(reportOf([])).tool.driver.rules!;
    expect(rules.map((rule) => rule.id)).toEqual([...ruleIds]);
    for (const rule of rules) {
      expect(rule.helpUri).toBe(`https://docs.example/rules/${rule.id}.md`);
      expect(rule.help!.text).toContain(rule.fullDescription!.text);
    }
  });

  test('a result points to its rule, its place and its fingerprint', () => {
    const run = runOf(reportOf([{ ...sample, ...told('module-before-patch'), severity: 'notice' }]));
    const result = run.results![0]!;
    expect(run.tool.driver.rules![result.ruleIndex!]!.id).toBe(result.ruleId);
    expect(result.level).toBe('note');
    expect(result.partialFingerprints).toMatchObject({ 'latePatch/v1': 'f1' });
    expect(result.locations![0]!.physicalLocation).toEqual({
      artifactLocation: { uri: 'app/main.py', uriBaseId: '%SRCROOT%' },
      region: { startLine: 4, startColumn: 1, endLine: 4, endColumn: 26 },
    });
  });

  /** As github/codeql-action, whose tests have these texts (src/fingerprints.test.ts), works it out. */
  test.each([
    [
      ' a\nb\n  \t\tc\n d',
      ['271789c17abda88f:1', '54703d4cd895b18:1', '180aee12dab6264:1', 'a23a3dc5e078b07b:1'],
    ],
    [' a\r\nb\r\n  \t\tc\r\n d', ['271789c17abda88f:1', '54703d4cd895b18:1', '180aee12dab6264:1']],
    ['x\n'.repeat(120), ['same:1', 'same:2', 'same:3']],
    ['', ['c129715d7a2bc9a3:1']],
  ])('GitHub knows the alerts of lines of %j by what its action would make of them', (text, hashes) => {
    const { location } = sample;
    for (const [index, hash] of hashes.entries()) {
      const line = index + 1;
      const start = { ...location.start, line };
      const report = reportOf([{ ...sample, fix: undefined, location: { ...location, start, end: start } }]);
      const run = runOf({ ...report, texts: new Map([[location.path, text]]) });
      const own = run.results![0]!.partialFingerprints!['primaryLocationLineHash']!;
      expect(hash.startsWith('same') ? own.replace(/^[0-9a-f]+/, 'same') : own).toBe(hash);
    }
  });

  test('no result has more places than GitHub takes', () => {
    const [offender] = sample.offenders as [(typeof sample.offenders)[0]];
    const offenders = Array.from({ length: 4_000 }, () => offender);
    // The schema takes a minute for so many.
    const [run] = (JSON.parse(renderSarif(reportOf([{ ...sample, offenders }]))) as Log).runs;
    const [result] = run!.results!;
    const steps = result!.codeFlows!.flatMap(({ threadFlows }) =>
      threadFlows.flatMap((one) => one.locations),
    );
    expect([result!.locations!.length + result!.relatedLocations!.length, steps.length]).toEqual([
      1_000, 10_000,
    ]);
    const { rules } = runOf(reportOf([])).tool.driver;
    expect(Math.max(...rules!.map(({ properties }) => properties!.tags!.length))).toBeLessThanOrEqual(10);
  });

  test('the code flow tells the story in the order it happens; every step has a place', () => {
    const flow = runOf(reportOf([sample])).results![0]!.codeFlows![0]!;
    const steps = flow.threadFlows[0]!.locations;
    expect(steps.map((step) => step.location!.message!.text)).toEqual([
      '`app/main.py:2` → `app.net`',
      '`app/net.py:2` → `requests`',
      '`urllib3.util.ssl_` holds `ssl.SSLContext`',
      '`app/main.py:4` → `gevent.monkey.patch_all`',
    ]);
    expect(steps.map((step) => step.executionOrder)).toEqual([1, 2, 3, 4]);
    const lines = steps.map((step) => step.location!.physicalLocation!.region!.startLine);
    expect(lines).toEqual([2, 2, 2, 4]);
  });

  test('the schema that it is held to has teeth', () => {
    const log = JSON.parse(renderSarif(reportOf([sample]))) as Log;
    const [run] = log.runs as [Log['runs'][0]];
    const [result] = run.results as [NonNullable<typeof run.results>[0]];
    const wrong = { ...log, runs: [{ ...run, results: [{ ...result, level: 'fatal', typo: 1 }] }] };
    expect(sarifProblems(JSON.stringify(wrong))).toEqual([
      '/runs/0/results/0 must NOT have additional properties',
      '/runs/0/results/0/level must be equal to one of the allowed values',
    ]);
  });

  test('a fix replaces exactly what its edit replaces', () => {
    const change = runOf(reportOf([sample])).results![0]!.fixes![0]!.artifactChanges[0]!;
    const { deletedRegion, insertedContent } = change.replacements[0]!;
    expect(deletedRegion).toEqual({ startLine: 2, startColumn: 1, endLine: 5, endColumn: 1 });
    const lines = mainText.split('\n');
    const after = [lines[0], `${insertedContent!.text}${lines.slice(4).join('\n')}`].join('\n');
    expect(after).toBe('import gevent.monkey\ngevent.monkey.patch_all()\nfrom app.net import get\n\nget()\n');
  });

  test('code never becomes a link', () => {
    const result = runOf(
      reportOf([{ ...sample, ...told('ssl-context-before-patch', heldBy('x[0](https://evil.example)')) }]),
    ).results![0]!;
    expect(result.message.text).toContain('`x[0]\u200b(https://evil.example)`');
  });

  test('paths are percent-encoded', () => {
    const path = 'a b/é#(1).py' as FilePath;
    const location = { ...sample.location, path };
    const result = runOf(reportOf([{ ...sample, location }])).results![0]!;
    const uri = result.locations![0]!.physicalLocation!.artifactLocation!.uri;
    expect(uri).toBe('a%20b/%C3%A9%23%281%29.py');
  });

  test.each([
    ['the folder that was checked', undefined, 'en', 'The folder that was checked.', 'app/main.py'],
    [
      'the repository around it',
      'späte dienste/a(1)/',
      'en',
      'The root of the repository.',
      'sp%C3%A4te%20dienste/a%281%29/app/main.py',
    ],
    ['the same in Chinese', 'api/', 'zh', '仓库的根目录。', 'api/app/main.py'],
    ['the folder in Chinese', undefined, 'zh', '检查的文件夹。', 'app/main.py'],
  ] as const)('paths are relative to what it says: %s', (_, below, language, root, uri) => {
    const report = { ...reportOf([sample]), language, ...(below === undefined ? {} : { below }) };
    const run = runOf(report);
    expect(run.originalUriBaseIds).toEqual({ '%SRCROOT%': { description: { text: root } } });
    const uris = run.results!.flatMap(({ locations = [], fixes = [] }) => [
      ...locations.map(({ physicalLocation }) => physicalLocation!.artifactLocation!.uri),
      ...fixes.flatMap(({ artifactChanges }) => artifactChanges.map((one) => one.artifactLocation.uri)),
    ]);
    expect(new Set(uris)).toEqual(new Set([uri]));
  });

  test('notices are notifications about the run', () => {
    const notices = [absentFile('x.py')];
    const run = runOf(reportOf([], { notices }));
    expect(run.invocations![0]!.toolExecutionNotifications).toEqual([
      {
        descriptor: { id: 'unreadable-file' },
        level: 'note',
        message: { text: '`x.py` was not analysed: it does not exist' },
        locations: [{ physicalLocation: { artifactLocation: { uri: 'x.py', uriBaseId: '%SRCROOT%' } } }],
      },
    ]);
  });
});
