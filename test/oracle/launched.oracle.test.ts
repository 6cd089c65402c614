/**
 * Programs under what really starts them. pytest executes the files of a program in the order that paper says, and keeps the
 * original context where a story says that a patch is late; opentelemetry-instrument makes the first line of a script late. LATE_PATCH_ORACLE_PYTHON names an interpreter that has
 * test/oracle/requirements.txt installed.
 */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { analyze } from '../../src/analysis/analyze.js';
import { defaultSettings } from '../../src/config/settings.js';
import { findEntryPoints } from '../../src/entry-points/discovery.js';
import { runEntryPoint } from '../../src/entry-points/startup.js';
import { builtInLaunchers } from '../../src/launchers/index.js';
import { createProgram, pythonFiles } from '../../src/project/program.js';
import { snapshotOf } from '../../src/project/snapshot.js';
import { librariesFor } from '../support/libraries.js';
import { pagesIn } from '../support/stories/pages.js';
import type { Story } from '../support/stories/story.js';
import { oraclePython } from './interpreter.js';

const probe = fileURLToPath(new URL('probe/launched', import.meta.url));

/** Stories whose commands are their point, or that are silent about what nobody need mend. */
const others =
  /^(?:Commands|A command|A plug-in that (?:a command|is installed)|Tests |An application|Names that|Files that are named like tests, and most)/;

const stories = pagesIn('test/spec')
  .filter(({ name }) => name === 'test-sessions')
  .flatMap((page) => page.stories)
  .filter(({ name }) => !others.test(name));

const found = oraclePython();

if ('missing' in found) {
  process.stderr.write(`CPython oracle: pytest was not run: ${found.missing}\n`);
  test.skip(`pytest runs the stories (${found.missing})`, () => undefined);
} else {
  describe('pytest', () => {
    test.each(stories.map((story) => [story.name, story] as const))(
      '%s',
      (_, story) => {
        const real = started(found.command, ['-m', 'pytest', '-q'], story.files);
        const paper = orderOf(story);
        expect({ order: real.order.slice(0, paper.length), isStale: real.isStale }).toEqual({
          order: paper,
          isStale: story.findings.length > 0,
        });
      },
      120_000,
    );
  });
}

const instrumented = {
  'app.py': `from gevent import monkey

monkey.patch_all()

import ssl

import requests
from urllib3.util import ssl_

print("stale" if ssl_.SSLContext is not ssl.SSLContext else "clean")
`,
  'requirements.txt': 'opentelemetry-instrumentation-requests\n',
};

const wrapper = 'from opentelemetry.instrumentation.auto_instrumentation import run';

const environments = [
  ['as it is', '', 'stale'],
  ['told to leave requests out', 'OTEL_PYTHON_DISABLED_INSTRUMENTATIONS=requests,urllib3', 'clean'],
  ['told to patch', 'OTEL_PYTHON_AUTO_INSTRUMENTATION_EXPERIMENTAL_GEVENT_PATCH=patch_all', 'clean'],
] as const;

if (!('missing' in found)) {
  const { command } = found;
  const isThere = spawnSync(command, ['-c', 'import opentelemetry.instrumentation.requests']).status === 0;
  if (!isThere) process.stderr.write('CPython oracle: opentelemetry-instrument was not run: not installed\n');
  describe('opentelemetry-instrument', () => {
    (isThere ? test : test.skip).each(environments)('%s', (_, set, outcome) => {
      const folder = realpathSync(mkdtempSync(join(tmpdir(), 'late-patch-launched-')));
      writeFileSync(join(folder, 'app.py'), instrumented['app.py']);
      const [name = '', value] = set.split('=');
      const none = {
        OTEL_TRACES_EXPORTER: 'none',
        OTEL_METRICS_EXPORTER: 'none',
        OTEL_LOGS_EXPORTER: 'none',
      };
      const env = { ...process.env, ...none, ...(name === '' ? {} : { [name]: value }) };
      const args = ['-c', `${wrapper}; run()`, command, 'app.py'];
      const { stdout } = spawnSync(command, args, { cwd: folder, env, encoding: 'utf8', timeout: 100_000 });
      rmSync(folder, { recursive: true, force: true });
      const Procfile = `web: ${set} opentelemetry-instrument python app.py\n`;
      const { findings } = analyze(snapshotOf({ ...instrumented, Procfile }), defaultSettings);
      const told = findings.map(({ rule, severity }) => `${severity} ${rule}`);
      expect({ real: stdout.trim().split('\n').at(-1), told }).toEqual({
        real: outcome,
        told: outcome === 'stale' ? ['error ssl-context-before-patch'] : [],
      });
    });
  });
}

/** The files of a program that `python` executes where it is started with `args`, in order, and what came of it. */
function started(
  python: string,
  args: readonly string[],
  files: Readonly<Record<string, string>>,
): { readonly order: readonly string[]; readonly isStale: boolean } {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'late-patch-launched-')));
  const told = join(root, 'told');
  const folder = join(root, 'program');
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const env = {
      ...process.env,
      PYTHONPATH: probe,
      PYTHONDONTWRITEBYTECODE: '1',
      PYTHONWARNINGS: 'ignore',
      LATE_PATCH_PROBE: told,
      LATE_PATCH_FOLDER: folder,
    };
    const { stdout } = spawnSync(python, args, { cwd: folder, env, encoding: 'utf8', timeout: 100_000 });
    if (!existsSync(told)) throw new Error(stdout);
    const lines = readFileSync(told, 'utf8').trim().split('\n');
    return {
      order: lines.flatMap((line) => (line.startsWith('enter ') ? [line.slice('enter '.length)] : [])),
      isStale: lines.includes('stale'),
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** The files that the run of tests executes on paper, up to the last one that matters. */
function orderOf(story: Story): readonly string[] {
  const program = createProgram(snapshotOf(story.files), defaultSettings.sourceRoots);
  const libraries = librariesFor(program);
  const { entries } = findEntryPoints(program, pythonFiles(program), () => libraries, builtInLaunchers, []);
  const [session, ...more] = entries.filter(({ tests }) => tests !== undefined);
  if (session === undefined || more.length > 0) throw new Error('the story has not one run of tests');
  const { events } = runEntryPoint(program, session, { python: undefined }, libraries);
  return events.flatMap((event) => (event.kind === 'enter' && event.path !== undefined ? [event.path] : []));
}
