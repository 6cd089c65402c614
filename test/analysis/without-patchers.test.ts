import { describe, expect, test } from '@jest/globals';
import { analyze } from '../../src/analysis/analyze.js';
import { reportWithoutPatchers } from '../../src/analysis/report.js';
import { defaultSettings } from '../../src/config/settings.js';
import { builtInPatchers } from '../../src/patchers/index.js';
import { type FilePath, snapshotOf } from '../../src/project/snapshot.js';
import { pagesIn } from '../support/stories/pages.js';
import { settingsOf } from '../support/stories/verdict.js';

const plain = { 'app.py': 'import requests\n\nrequests.get("https://example.org")\n' };

function isPatchFree(files: Readonly<Record<string, string>>): boolean {
  return reportWithoutPatchers(snapshotOf({ ...plain, ...files }), defaultSettings) !== undefined;
}

test('what is said without an analysis, an analysis says as well', () => {
  let count = 0;
  for (const story of pagesIn('test/spec').flatMap(({ stories }) => stories)) {
    const snapshot = snapshotOf(story.files);
    const without = reportWithoutPatchers(snapshot, settingsOf(story));
    if (without === undefined) continue;
    count++;
    const { parsed: _, ...whole } = analyze(snapshot, settingsOf(story));
    const { parsed: __, ...told } = without;
    expect([story.name, told]).toEqual([story.name, whole]);
  }
  expect(count).toBeGreaterThan(3);
});

describe('an analysis is made', () => {
  test.each(builtInPatchers.all.map(({ id, functions }) => [id, functions[0]?.name] as const))(
    'where %s is named in Python',
    (_, name = '') => {
      const [leaf = '', ...above] = name.split('.').reverse();
      const owner = above.reverse().join('.');
      const isMethod = /^[A-Z]/.test(above.at(-1) ?? '');
      const module = isMethod ? above.slice(0, -1).join('.') : owner;
      const taken = isMethod ? above.at(-1) : leaf;
      expect(isPatchFree({ 'late.py': `from ${module} import ${taken}\n` })).toBe(false);
      expect(isPatchFree({ 'late.py': `import ${module}\n\n${name}()\n` })).toBe(false);
    },
  );

  test.each([
    ['a worker of gunicorn', 'Procfile', 'web: gunicorn -k gevent app:app\n'],
    [
      'a variable',
      'deploy/env.sh',
      'export OTEL_PYTHON_AUTO_INSTRUMENTATION_EXPERIMENTAL_GEVENT_PATCH=patch_all\n',
    ],
    ['a launcher that patches and does not say so', 'Procfile', 'work: nameko run app\n'],
    ['locust', 'Makefile', 'load:\n\tlocust -f load.py\n'],
    ['a wrapper', 'Dockerfile', 'FROM python\nCMD ["ddtrace-run", "python", "app.py"]\n'],
    ['a module that patches and then runs another', 'run.sh', 'python -m sklearnex app.py\n'],
    ['a library that brings it along', 'fetch.py', 'import grequests\n'],
    ['a part of one', 'work.py', 'from mrq.bin import mrq_run\n'],
    ['a dependency', 'requirements.txt', 'eventlet==0.40\n'],
    ['a name of a file', 'gevent_worker.py', 'pass\n'],
    [
      'a configuration whose worker nobody knows',
      'gunicorn.conf.py',
      'worker_class = "own.workers.Worker"\n',
    ],
    ['a comment that suppresses', 'old.py', 'import ssl  # late-patch: ignore[module-before-patch]\n'],
  ])('for %s', (_, path, text) => {
    expect(isPatchFree({ [path]: text })).toBe(false);
  });

  test('where something may come in unsaid', () => {
    const snapshot = snapshotOf(plain);
    const gone = new Map([['other.py' as FilePath, { kind: 'no-room', limit: 1 } as const]]);
    expect(reportWithoutPatchers({ ...snapshot, unreadable: gone }, defaultSettings)).toBeUndefined();
    const libraries = new Map([['own', { holds: [], loads: [], patches: undefined, source: 'us' }]]);
    expect(reportWithoutPatchers(snapshot, { ...defaultSettings, libraries })).toBeUndefined();
  });
});

test.each([
  ['the name of another package', 'cloud.py', 'from azure.identity import DefaultAzureCredential\n'],
  ['what only begins like a wrapper', 'uv.lock', 'name = "opentelemetry-instrumentation-flask"\n'],
  ['a package that is locked, and that nothing imports', 'poetry.lock', 'name = "truststore"\n'],
  ['words that are like theirs', 'app2.py', 'from unittest import mock\n\nmock.patch("app.requests")\n'],
])('no analysis is made for %s', (_, path, text) => {
  expect(isPatchFree({ [path]: text })).toBe(true);
});
