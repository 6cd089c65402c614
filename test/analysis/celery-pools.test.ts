import { describe, expect, test } from '@jest/globals';
import { analyze } from '../../src/analysis/analyze.js';
import { introduced } from '../../src/check/base.js';
import { resolveSettings } from '../../src/config/resolve.js';
import { byCause } from '../../src/findings/causes.js';
import { nothingSeen } from '../../src/findings/extent.js';
import type { FilePath } from '../../src/project/snapshot.js';
import { snapshotOf } from '../../src/project/snapshot.js';
import type { ReportInput } from '../../src/report/input.js';
import { plainPalette } from '../../src/report/palette.js';
import { renderSarif } from '../../src/report/sarif.js';
import { renderText } from '../../src/report/terminal.js';
import { commentBody } from '../../src/review/comment-body.js';
import { sarifProblems } from '../report/sarif-schema.js';

const tasks = 'from celery import Celery\n\napp = Celery("shop", worker_pool="gevent")\n';
const path = 'tasks.py' as FilePath;

function findingsIn(files: Readonly<Record<string, string>>, config = '') {
  const configFile = { path: '.late-patch.toml', text: config };
  const resolved = resolveSettings({ inputs: { values: {}, nameOf: (key) => key }, configFile });
  if (resolved.kind === 'invalid') throw new Error('the configuration is wrong');
  return analyze(snapshotOf(files), resolved.settings).findings;
}

const [sample] = byCause(findingsIn({ [path]: tasks }));
const docsBase = 'https://docs.example/rules';
const report: ReportInput = {
  findings: [sample!],
  notices: [],
  stats: { ...nothingSeen, files: 1, parsed: 1, durationMs: 1 },
  docsBase,
  language: 'en',
  texts: new Map([[path, tasks]]),
};

describe('a pool without a patch', () => {
  test('is sure where a command starts the worker without one', () => {
    const started = { [path]: tasks, Procfile: 'worker: celery -A tasks worker\n' };
    expect(findingsIn(started).map(({ confidence }) => confidence)).toEqual(['high']);
    expect(sample?.confidence).toBe('medium');
  });

  test('is no finding where the configuration says that the worker is given the pool', () => {
    const launcher = '[launchers]\ncelery = { app = "tasks", pool = "gevent" }\n';
    expect(findingsIn({ [path]: tasks }, launcher)).toEqual([]);
  });

  test('is new in a pull request that brings the setting, and then no more', () => {
    expect(introduced([], [sample!], new Map())).toHaveLength(1);
    expect(introduced([sample!], [sample!], new Map())).toEqual([]);
  });
});

describe('a finding without offenders', () => {
  test('in the terminal', () => {
    const text = renderText(report, plainPalette);
    expect(text).toContain('^^^^^^^^^^^^^^^^^^^^ patches nothing\n');
    expect(text).not.toContain('too early');
  });

  test('as SARIF', () => {
    expect(sarifProblems(renderSarif(report))).toEqual([]);
  });

  test('as a comment', () => {
    const anchor = { kind: 'lines', path, startLine: 3, endLine: 3 } as const;
    const body = commentBody(
      { anchor, findings: [sample!], fixes: [], why: 'open' },
      { docsBase, language: 'en', texts: report.texts },
    );
    expect(body).not.toContain('only then');
    expect(body).not.toMatch(/\n\n\n/);
  });
});
