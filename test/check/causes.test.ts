import { describe, expect, test } from '@jest/globals';
import { fixAll } from '../../src/analysis/apply-fixes.js';
import { unobserved } from '../../src/analysis/run-entry-points.js';
import { baseOf } from '../../src/check/base.js';
import { check } from '../../src/check/check.js';
import { everything } from '../../src/check/coverage.js';
import { defaultSettings } from '../../src/config/settings.js';
import { latePatchesOf, placeOfFinding, programsOf } from '../../src/findings/finding.js';
import type { FilePath } from '../../src/project/snapshot.js';
import { snapshotOf } from '../../src/project/snapshot.js';

type Files = Readonly<Record<string, string>>;

const program = 'import shared\nfrom gevent import monkey\n\nmonkey.patch_all()\nshared.go()\n';
const shared = 'import requests\nfrom time import sleep\n\n\ndef go():\n    sleep(requests.get)\n';

function programs(count: number): Files {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`run${index + 1}.py`, program]));
}

async function checked(files: Files, before?: Files) {
  const head = snapshotOf(files);
  return check(head, {
    settings: defaultSettings,
    base:
      before &&
      ((state) =>
        baseOf(
          Object.keys(files).map((path) =>
            before[path] === undefined
              ? { kind: 'added', path: path as FilePath, patch: undefined }
              : { kind: 'modified', path: path as FilePath, patch: undefined },
          ),
          state,
          async (paths) => new Map(paths.map((path) => [path, { kind: 'text', text: before[path]! }])),
        )),
    scope: 'new',
    asked: everything,
    observer: unobserved,
  });
}

const told = async (files: Files, before?: Files) =>
  (await checked(files, before)).report.findings.map((finding) => {
    const { path, start } = placeOfFinding(finding);
    return [`${path}:${start.line}`, finding.rule, programsOf(finding).length];
  });

describe('one cause, one finding', () => {
  test('what many programs owe to the statements of one module', async () => {
    expect(await told({ ...programs(8), 'shared.py': shared })).toEqual([
      ['shared.py:2', 'name-before-patch', 8],
      ['shared.py:1', 'ssl-context-before-patch', 8],
    ]);
  });

  test('what one of them had taken hold of before is its own affair', async () => {
    const own = program.replace('import shared', 'import urllib3\nimport shared');
    expect(await told({ ...programs(3), 'run4.py': own, 'shared.py': 'import requests\n' })).toEqual([
      ['shared.py:1', 'ssl-context-before-patch', 3],
      ['run4.py:5', 'ssl-context-before-patch', 1],
    ]);
  });

  test('modules that each have a cause of their own', async () => {
    const other = program.replaceAll('shared', 'other');
    const files = { ...programs(2), 'run3.py': other, 'run4.py': other };
    expect(
      await told({ ...files, 'shared.py': 'import requests\n', 'other.py': 'import requests\n' }),
    ).toEqual([
      ['shared.py:1', 'ssl-context-before-patch', 2],
      ['other.py:1', 'ssl-context-before-patch', 2],
    ]);
  });

  test('several statements of one program stay one finding', async () => {
    const one = 'import a\nimport b\nfrom gevent import monkey\nmonkey.patch_all()\n';
    expect(await told({ 'run.py': one, 'a.py': 'import requests\n', 'b.py': 'import urllib3\n' })).toEqual([
      ['run.py:4', 'ssl-context-before-patch', 1],
    ]);
  });

  test('a patch by another function is another story', async () => {
    const eventlet = 'import shared\nimport eventlet\neventlet.monkey_patch()\n';
    const found = await told({ ...programs(2), 'run3.py': eventlet, 'shared.py': 'import requests\n' });
    expect(found).toEqual([
      ['shared.py:1', 'ssl-context-before-patch', 2],
      ['run3.py:3', 'ssl-context-before-patch', 1],
    ]);
  });
});

describe('a library that files import is one cause where programs have them in common', () => {
  const end = 'from gevent import monkey\n\nmonkey.patch_all()\n';
  const apart = {
    'a.py': 'import kombu.mixins\n',
    'b.py': 'import kombu.utils.functional\n',
    'run1.py': `import a\n${end}`,
    'run3.py': `import b\n${end}`,
  };
  const files = { ...apart, 'run2.py': `import b\nimport a\n${end}` };

  test('one program runs both files, others one of them', async () => {
    expect(await told(files)).toEqual([['a.py:1', 'library-before-patch', 3]]);
    expect((await told(apart)).map(([, rule, count]) => [rule, count])).toEqual([
      ['library-before-patch', 1],
      ['library-before-patch', 1],
    ]);
  });

  test('programs that each import it by themselves are causes of their own', async () => {
    const own = `import requests\nimport kit\n${end}`;
    const each = { 'run1.py': own, 'run2.py': own, 'kit.py': 'import requests\n' };
    expect((await told(each)).map(([place]) => place)).toEqual(['run1.py:5', 'run2.py:5']);
  });

  test('two orders of one program', async () => {
    const shop = {
      'setup.py':
        'from setuptools import setup\nsetup(packages=["shop"], entry_points={"console_scripts": ["shop=shop.runner:main"]})\n',
      'shop/__init__.py': 'from .answer import Answer\nfrom .runner import main\n',
      'shop/answer.py': 'import requests\n\n\nclass Answer(requests.Response):\n    pass\n',
      'shop/runner.py':
        'import requests\nfrom locust.clients import HttpSession\n\n\ndef main():\n    HttpSession\n\n\nif __name__ == "__main__":\n    main()\n',
    };
    expect(await told(shop)).toEqual([['shop/answer.py:1', 'ssl-context-before-patch', 1]]);
  });

  test('the fingerprints of all the files are known, so that what was told of one is found again', async () => {
    const before = (await checked(apart)).report.findings;
    const [now] = (await checked(files)).report.findings;
    expect(before).toHaveLength(2);
    for (const { fingerprint } of before) expect([now!.fingerprint, ...now!.aliases]).toContain(fingerprint);
  });
});

describe('the fingerprint of a cause', () => {
  const prints = async (files: Files) =>
    (await checked(files)).report.findings.map(({ fingerprint }) => fingerprint).sort();

  test('is the same for one program and for many, whichever they are and wherever its lines are', async () => {
    const one = await prints({ 'run5.py': program, 'shared.py': shared });
    expect(await prints({ ...programs(8), 'shared.py': `import os\n\n\n${shared}` })).toEqual(one);
  });

  test('those of its places before are known', async () => {
    const [{ report }, alone] = [
      await checked({ ...programs(3), 'shared.py': 'import requests\n' }),
      await prints({ 'run2.py': `import requests\n${program}`, 'shared.py': '' }),
    ];
    expect(report.findings[0]!.aliases).toHaveLength(3);
    expect(report.findings[0]!.aliases).toContain(alone[0]);
  });
});

test('only the programs that are new count', async () => {
  const before = { ...programs(2), 'shared.py': 'import requests\n' };
  const [finding] = (await checked({ ...before, 'run3.py': program }, before)).report.findings;
  expect(programsOf(finding!)).toEqual(['run3.py']);
  const { report } = await checked(before, { ...programs(2), 'shared.py': '' });
  expect([report.introduced, programsOf(report.findings[0]!)]).toEqual([1, ['run1.py', 'run2.py']]);
});

test('a comment at the cause suppresses all of it', async () => {
  const quiet = 'import requests  # late-patch: ignore[ssl-context-before-patch] nothing here uses TLS\n';
  const { report } = await checked({ ...programs(3), 'shared.py': quiet });
  expect([report.findings, report.notices]).toEqual([[], []]);
});

test('each program has its fix, and all are applied', async () => {
  const files = { ...programs(3), 'shared.py': 'import requests\n\n\ndef go():\n    pass\n' };
  const { report, again } = await checked(files);
  expect(latePatchesOf(report.findings[0]!).map(({ fix }) => fix?.edits[0]?.path)).toEqual(
    Object.keys(programs(3)),
  );
  const { applied, report: after } = fixAll(snapshotOf(files), report, again, () => true);
  expect([applied.length, after.findings]).toEqual([3, []]);
});
