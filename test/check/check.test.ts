import { describe, expect, test } from '@jest/globals';
import { unobserved } from '../../src/analysis/run-entry-points.js';
import type { Base } from '../../src/check/base.js';
import { type CheckInput, type CheckReport, check } from '../../src/check/check.js';
import { everything } from '../../src/check/coverage.js';
import { defaultSettings } from '../../src/config/settings.js';
import type { FilePath } from '../../src/project/snapshot.js';
import { snapshotOf } from '../../src/project/snapshot.js';
import { noticeText } from '../support/words.js';

const patch = 'from gevent import monkey\nmonkey.patch_all()\n';
const late = `import requests\n${patch}`;

/** A base that has `files` instead of those of the head; undefined for one that it lacks. */
function baseOf(
  files: Readonly<Record<string, string | undefined>>,
  renames: Readonly<Record<string, string>> = {},
): Base {
  const overlay = new Map(Object.entries(files) as [FilePath, string | undefined][]);
  return { overlay, renames: new Map(Object.entries(renames) as [FilePath, FilePath][]), notices: [] };
}

async function checked(
  head: Readonly<Record<string, string>>,
  base: Base | undefined,
  input: Partial<CheckInput> = {},
): Promise<CheckReport> {
  const { report } = await check(snapshotOf(head), {
    settings: defaultSettings,
    base: base && (async () => base),
    scope: 'new',
    asked: everything,
    observer: unobserved,
    ...input,
  });
  return report;
}

function pathsOf({ findings }: CheckReport): readonly string[] {
  return findings.map(({ location }) => location.path);
}

describe('check', () => {
  test('without a base every finding counts', async () => {
    const report = await checked({ 'a.py': late }, undefined);
    expect([pathsOf(report), report.introduced]).toEqual([['a.py'], 1]);
  });

  test('with one, those that it lacks; all are counted and kept', async () => {
    const report = await checked({ 'a.py': late, 'b.py': late }, baseOf({ 'b.py': patch }));
    expect([pathsOf(report), report.introduced, report.all.length]).toEqual([['b.py'], 1, 2]);
  });

  test('or those whose code flow passes a changed file', async () => {
    const head = { 'a.py': late, 'b.py': `import c\n${patch}`, 'c.py': 'import requests\n' };
    const scope = { changed: new Set(['c.py' as FilePath]) };
    const report = await checked(head, baseOf({ 'c.py': '# old\nimport requests\n' }), { scope });
    expect([pathsOf(report), report.introduced]).toEqual([['b.py'], 0]);
  });

  test('or all', async () => {
    const report = await checked({ 'a.py': late, 'b.py': late }, baseOf({ 'b.py': patch }), { scope: 'all' });
    expect([pathsOf(report), report.introduced]).toEqual([['a.py', 'b.py'], 1]);
  });

  test('only where somebody asked', async () => {
    const report = await checked({ 'a.py': late, 'b.py': late }, undefined, {
      asked: [{ path: 'b.py', is: 'file', given: 'b.py' }],
    });
    expect([pathsOf(report), report.stats.files]).toEqual([['b.py'], 1]);
  });

  test('an unmatched pattern is a notice, unless it names a folder that is ignored anyway', async () => {
    const settings = { ...defaultSettings, include: ['ap'], exclude: ['.venv/**', 'app'] };
    const { notices } = await checked({ 'app/x.py': '' }, undefined, { settings });
    expect(notices.map((notice) => [notice.kind, noticeText(notice)])).toEqual([
      ['nothing-checked', '`include` leaves no Python file to check'],
      ['unmatched-pattern', '`include` has the pattern `ap`, which matches no file'],
    ]);
  });

  test('a folder that could not be listed is a notice', async () => {
    const closed = new Map([
      ['', { kind: 'system', error: 'ENOENT' } as const],
      ['secret', { kind: 'denied' } as const],
    ]);
    const { report } = await check(
      { ...snapshotOf({}), closed },
      {
        settings: defaultSettings,
        base: undefined,
        scope: 'new',
        asked: everything,
        observer: unobserved,
      },
    );
    expect(report.notices.map((notice) => [noticeText(notice), notice.path])).toEqual([
      ['The folder `.` could not be listed: ENOENT', undefined],
      ['The folder `secret` could not be listed: permission denied', 'secret'],
    ]);
  });

  test('the base of a head without findings is not asked for', async () => {
    let asked = 0;
    const base = async () => {
      asked++;
      return baseOf({});
    };
    await checked({ 'a.py': patch }, undefined, { base });
    expect(asked).toBe(0);
    await checked({ 'a.py': late }, undefined, { base });
    expect(asked).toBe(1);
  });

  test('renames that are known and those that only the texts show', async () => {
    const head = { 'new.py': late, 'other.py': `# other\n${late}` };
    const gone = { 'old.py': late, 'more.py': `# other\n${late}` };
    const base = { ...gone, 'new.py': undefined, 'other.py': undefined };
    expect(pathsOf(await checked(head, baseOf(base)))).toEqual([]);
    // Whoever lists the difference knows better than the texts.
    const known = { 'old.py': 'other.py', 'more.py': 'new.py' };
    expect(pathsOf(await checked(head, baseOf(base, known)))).toEqual([]);
  });

  test('what excluded files hold is found on neither side', async () => {
    const settings = { ...defaultSettings, exclude: ['old.py'] };
    const head = { 'new.py': late };
    const base = baseOf({ 'old.py': late, 'new.py': undefined });
    expect(pathsOf(await checked(head, base, { settings }))).toEqual(['new.py']);
  });

  test('fixes applied, the same question has another answer', async () => {
    const head = snapshotOf({ 'a.py': late });
    const { again } = await check(head, {
      settings: defaultSettings,
      base: async () => baseOf({ 'a.py': patch }),
      scope: 'new',
      asked: everything,
      observer: unobserved,
    });
    expect(again(snapshotOf({ 'a.py': `${patch}import requests\n` }))?.findings).toEqual([]);
    expect(pathsOf(again(head)!)).toEqual(['a.py']);
  });
});
