import { defaultSettings } from '../../../src/config/settings.js';
import { combined } from '../../agreement/compose.js';
import { limits } from '../../agreement/pinned.js';
import type { OraclePython } from '../../oracle/interpreter.js';
import { pagesIn } from '../../support/stories/pages.js';
import type { GreenPatcher } from '../../support/stories/story.js';
import { settingsOf } from '../../support/stories/verdict.js';
import { composed, sinking } from './compose.js';
import type { NamedProgram } from './proof.js';

/** One in `step` of the stories of all pages that this interpreter can run. */
export function* storyPrograms(python: OraclePython, step = 1): Generator<NamedProgram> {
  let count = 0;
  for (const page of ['test/spec', 'docs/rules'].flatMap(pagesIn))
    for (const story of page.stories) {
      if (count++ % step !== 0) continue;
      const { pythonVersion, files, run, name } = story;
      if (pythonVersion !== undefined && pythonVersion[1] !== python.version[1]) continue;
      const start = run ?? { kind: 'script', path: Object.keys(files)[0]!, args: [] };
      yield { name: `${page.name}: ${name}`, files, run: start, settings: settingsOf(story) };
    }
}

/** Programs made for fixes, from `seed` on. */
export function* composedPrograms(
  library: GreenPatcher,
  python: OraclePython,
  seed: number,
  count: number,
): Generator<NamedProgram> {
  for (let index = seed; index < seed + count; index++)
    yield named(`composed, ${library}, seed ${index}`, composed(library, index), python);
}

/** Programs in which an import may go below the patch, from `seed` on. */
export function* sinkingPrograms(
  library: GreenPatcher,
  python: OraclePython,
  seed: number,
  count: number,
): Generator<NamedProgram> {
  for (let index = seed; index < seed + count; index++)
    yield named(`sinking, ${library}, seed ${index}`, sinking(library, index), python);
}

/** Programs of several modules, as those are whose stale names are compared with CPython. */
export function* combinedPrograms(
  library: GreenPatcher,
  python: OraclePython,
  seed: number,
  count: number,
): Generator<NamedProgram> {
  const left = new Set(limits.map(({ text }) => text));
  for (let index = seed; index < seed + count; index++)
    yield named(`combined, ${library}, seed ${index}`, combined(library, index, left).files, python);
}

function named(name: string, files: NamedProgram['files'], { version }: OraclePython): NamedProgram {
  const settings = { ...defaultSettings, pythonVersion: version };
  return { name, files, run: { kind: 'script', path: 'main.py', args: [] }, settings };
}
