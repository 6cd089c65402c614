import { describe, expect, test } from '@jest/globals';
import { tool } from '../../src/report/input.js';
import { renderJson } from '../../src/report/json.js';
import { told } from '../support/told.js';
import { absentFile } from '../support/words.js';
import { locate, reportOf, sample } from './sample.js';

describe('renderJson', () => {
  test('has every field of the documented report', () => {
    const report = JSON.parse(renderJson(reportOf([sample])));
    const advice =
      "Move the patch above line 2: only the docstring, `from __future__` imports and the patcher's own import belong before it.";
    const late = {
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
          consequence: 'the original `ssl.SSLContext` raises RecursionError on the first use of TLS',
          chain: [
            { path: 'app/main.py', line: 2, module: 'app.net' },
            { path: 'app/net.py', line: 2, module: 'requests' },
            { module: 'urllib3.util.ssl_' },
          ],
        },
      ],
      fix: {
        title: 'Move the patch above line 2',
        edits: [
          {
            path: 'app/main.py',
            startLine: 2,
            endLine: 4,
            newText: 'gevent.monkey.patch_all()\nfrom app.net import get\n\n',
          },
        ],
      },
    };
    expect(report).toEqual({
      schemaVersion: 1,
      tool: { name: 'late-patch', version: tool.version },
      findings: [
        {
          rule: 'ssl-context-before-patch',
          severity: 'error',
          confidence: 'high',
          message:
            '`gevent.monkey.patch_all()` runs after `urllib3.util.ssl_` took hold of `ssl.SSLContext`: TLS will end in a RecursionError',
          why: "The patch puts gevent's own class in the place of `ssl.SSLContext`, but what was bound earlier keeps the original. The original's setters look the name `SSLContext` up in `ssl`, find the replacement and call themselves: `RecursionError: maximum recursion depth exceeded` on Python 3.6 and later, as soon as an HTTPS request or any other TLS connection is made. gevent prints a MonkeyPatchWarning at most; often nothing.",
          advice,
          helpUrl: 'https://docs.example/rules/ssl-context-before-patch.md',
          fingerprint: 'f1',
          entry: 'app/main.py',
          entries: ['app/main.py'],
          cause: { path: 'app/net.py', line: 2 },
          ...late,
          programs: [{ entry: 'app/main.py', entries: ['app/main.py'], advice, ...late }],
        },
      ],
      notices: [],
      stats: {
        files: 2,
        parsed: 2,
        programs: 0,
        patches: 0,
        patchesInTime: 0,
        olderFindings: 0,
        unchangedFindings: 0,
        silencedFindings: 0,
        durationMs: 7,
      },
    });
  });

  test('sorts by path, line and rule', () => {
    const earlier = { ...sample, location: locate('app/main.py', 'import gevent.monkey') };
    const otherFile = { ...sample, location: locate('app/net.py', 'import os') };
    const otherRule = { ...sample, ...told('name-before-patch') };
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
