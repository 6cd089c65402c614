/**
 * Runs of tests under the real pytest: it executes the files of a program in the order that paper says, and keeps the
 * original context where a story says that a patch is late. LATE_PATCH_ORACLE_PYTHON names an interpreter that has
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
  /^(?:Commands|A command|A plug-in that (?:a command|is installed)|Tests |An application|Names that)/;

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
  const { entries } = findEntryPoints(program, pythonFiles(program), libraries, builtInLaunchers, []);
  const [session, ...more] = entries.filter(({ tests }) => tests !== undefined);
  if (session === undefined || more.length > 0) throw new Error('the story has not one run of tests');
  const { events } = runEntryPoint(program, session, { python: undefined }, libraries);
  return events.flatMap((event) => (event.kind === 'enter' && event.path !== undefined ? [event.path] : []));
}
