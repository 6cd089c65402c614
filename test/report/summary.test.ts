import { describe, expect, test } from '@jest/globals';
import { renderSummary, utf8Length } from '../../src/report/summary.js';
import { heldBy, told } from '../support/told.js';
import { absentFile } from '../support/words.js';
import { print, reportOf, sample } from './sample.js';

describe('renderSummary', () => {
  test('has a table, the story of each finding and the notices', () => {
    const notices = [absentFile('x.py')];
    const summary = renderSummary(reportOf([sample], { notices }));
    expect(summary).toContain('Found 1 error in 2 files.');
    expect(summary).toContain('| error | `app/main.py:4` | `gevent.monkey.patch_all()` runs after ');
    expect(summary).toContain(
      '- `app/main.py:2` → `app.net`\n  - `app/net.py:2` → `requests`\n    - `urllib3.util.ssl_` holds `ssl.SSLContext`',
    );
    expect(summary).toContain('```diff\n+ gevent.monkey.patch_all()\n  from app.net import get\n');
    expect(summary).toContain('- `x.py` was not analysed: it does not exist');
  });

  test('places link to the source when the host knows where it is', () => {
    const linkTo = (path: string, line: number): string => `https://git.example/${path}#L${line}`;
    expect(renderSummary(reportOf([sample]), { linkTo })).toContain(
      '| [`app/main.py:4`](https://git.example/app/main.py#L4) |',
    );
  });

  test('a clean run says so and has no table', () => {
    const summary = renderSummary(reportOf([]));
    expect(summary).toContain('No late patches in 2 files: nothing there patches.');
    expect(summary).not.toContain('|');
  });

  test('stays within its limit and counts what it leaves out', () => {
    const findings = Array.from({ length: 400 }, (_, index) => ({
      ...sample,
      fingerprint: print(`f${index}`),
      ...told('ssl-context-before-patch', heldBy('漢'.repeat(50))),
    }));
    const summary = renderSummary(reportOf(findings), { limit: 40_000 });
    expect(utf8Length(summary)).toBeLessThanOrEqual(40_000);
    const rows = summary.split('\n').filter((line) => line.startsWith('| error')).length;
    expect(rows).toBeGreaterThan(0);
    expect(summary).toContain(`The table has no room for ${400 - rows} more findings.`);
    expect(summary).toContain('There is no room for the details of');
  });

  test('by default fits into the step summary of a job', () => {
    const findings = Array.from({ length: 5000 }, (_, index) => ({
      ...sample,
      fingerprint: print(`f${index}`),
    }));
    expect(utf8Length(renderSummary(reportOf(findings)))).toBeLessThan(1024 * 1024);
  });
});

test('utf8Length counts bytes', () => {
  for (const text of ['a', 'é', '漢', '😀', 'aé漢😀']) expect(utf8Length(text)).toBe(Buffer.byteLength(text));
});
