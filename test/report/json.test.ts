import { describe, expect, test } from '@jest/globals';
import { tool } from '../../src/report/input.js';
import { renderJson } from '../../src/report/json.js';
import { absentFile } from '../support/words.js';
import { locate, reportOf, sample } from './sample.js';

describe('renderJson', () => {
  test('has every field of the documented report', () => {
    const report = JSON.parse(renderJson(reportOf([sample])));
    expect(report).toEqual({
      schemaVersion: 1,
      tool: { name: 'late-patch', version: tool.version },
      findings: [
        {
          rule: 'ssl-context-before-patch',
          severity: 'error',
          confidence: 'high',
          message: '`gevent.monkey.patch_all()` runs after `urllib3.util.ssl_` bound `ssl.SSLContext`',
          why: 'Using TLS ends in `RecursionError` on Python 3.6 and later.',
          advice: 'Move the patch above `from app.net import get`.',
          helpUrl: 'https://docs.example/rules/ssl-context-before-patch.md',
          fingerprint: 'f1',
          entry: 'app/main.py',
          entries: ['app/main.py'],
          path: 'app/main.py',
          line: 4,
          column: 1,
          endLine: 4,
          endColumn: 26,
          patch: {
            library: 'gevent',
            call: 'gevent.monkey.patch_all',
            path: 'app/main.py',
            line: 4,
            chain: [{ path: 'app/main.py', line: 4, module: 'gevent.monkey.patch_all' }],
          },
          offenders: [
            {
              path: 'app/main.py',
              line: 2,
              module: 'app.net',
              names: ['ssl.SSLContext'],
              effect: 'recursion',
              basis: 'measured',
              consequence: 'the first TLS connection ends in `RecursionError`',
              chain: [
                { path: 'app/main.py', line: 2, module: 'app.net' },
                { path: 'app/net.py', line: 2, module: 'requests' },
                { module: 'urllib3.util.ssl_' },
              ],
            },
          ],
          fix: {
            title: 'Patch before app.net is imported',
            edits: [
              {
                path: 'app/main.py',
                startLine: 2,
                endLine: 4,
                newText: 'gevent.monkey.patch_all()\nfrom app.net import get\n\n',
              },
            ],
          },
        },
      ],
      notices: [],
      stats: { files: 2, parsed: 2, durationMs: 7 },
    });
  });

  test('sorts by path, line and rule', () => {
    const earlier = { ...sample, location: locate('app/main.py', 'import gevent.monkey') };
    const otherFile = { ...sample, location: locate('app/net.py', 'import os') };
    const otherRule = { ...sample, rule: 'name-before-patch' as const };
    const report = JSON.parse(renderJson(reportOf([otherFile, sample, otherRule, earlier])));
    const order = report.findings.map(
      (finding: { path: string; line: number; rule: string }) =>
        `${finding.path}:${finding.line} ${finding.rule}`,
    );
    expect(order).toEqual([
      'app/main.py:1 ssl-context-before-patch',
      'app/main.py:4 name-before-patch',
      'app/main.py:4 ssl-context-before-patch',
      'app/net.py:1 ssl-context-before-patch',
    ]);
  });

  test('a notice has a path only when it is about a file', () => {
    const cut = {
      kind: 'incomplete-list',
      about: 'changes-cut',
      path: undefined,
      listed: 2,
      missing: 1,
    } as const;
    const notices = [absentFile('a.py'), cut];
    expect(JSON.parse(renderJson(reportOf([], { notices }))).notices).toEqual([
      { kind: 'unreadable-file', message: '`a.py` was not analysed: it does not exist', path: 'a.py' },
      { kind: 'incomplete-list', message: expect.stringMatching(/^GitHub listed 2 changed files/) },
    ]);
  });
});
