import type { PythonVersion } from '../../src/patchers/types.js';
import type { GreenPatcher } from '../support/stories/story.js';
import { type Disagreement, disagreements, toldOf } from './compare.js';
import type { Files, Program } from './compose.js';
import { type CPython, type Observation, startCPython } from './cpython.js';

/** The interpreter that programs are compared with. */
export interface Reference {
  readonly command: string;
  readonly version: PythonVersion;
}

/** One program as CPython and the paper have it. */
export interface Comparison {
  readonly program: Program;
  /** Why it does not count: it does not run to its end, or never patches. */
  readonly dropped: string | undefined;
  readonly differ: readonly Disagreement[];
}

/** Compares programs with what one library's patches leave stale. */
export interface Comparer {
  /** As many at once as there are interpreters; results in the order of the programs. */
  all(programs: readonly Program[], progress?: (done: number) => void): Promise<readonly Comparison[]>;
  close(): void;
}

/** A comparer with two interpreters at work; with `fresh` each program gets one of its own, which is slow. */
export function startComparer(
  library: GreenPatcher,
  { command, version }: Reference,
  fresh = false,
): Comparer {
  const interpreters = [1, 2].map(() => startCPython(command, library, fresh));
  return {
    async all(programs, progress = () => {}) {
      const results: Comparison[] = [];
      let next = 0;
      const work = async (python: CPython) => {
        while (next < programs.length) {
          const index = next++;
          const program = programs[index]!;
          const seen = await python.run(program.files);
          results[index] = comparison(program, seen, library, version);
          progress(index);
        }
      };
      await Promise.all(interpreters.map(work));
      return results;
    },
    close: () => interpreters.forEach((python) => void python.close()),
  };
}

function comparison(
  program: Program,
  seen: Observation,
  library: GreenPatcher,
  version: PythonVersion,
): Comparison {
  if ('error' in seen) return { program, dropped: seen.error, differ: [] };
  if (seen.patches === 0) return { program, dropped: 'it does not patch', differ: [] };
  return {
    program,
    dropped: undefined,
    differ: disagreements(toldOf(program.files, version), seen, library, version),
  };
}

/** Programs that count, and those of them without a disagreement. */
export interface Score {
  readonly counted: number;
  readonly agreeing: number;
  readonly dropped: number;
}

export function scoreOf(comparisons: readonly Comparison[]): Score {
  const counted = comparisons.filter(({ dropped }) => dropped === undefined);
  return {
    counted: counted.length,
    agreeing: counted.filter(({ differ }) => differ.length === 0).length,
    dropped: comparisons.length - counted.length,
  };
}

/** The text of a program, for people. */
export function listing(files: Files): string {
  return Object.entries(files)
    .filter(([path, text]) => text.trim() !== '' || !path.endsWith('__init__.py'))
    .sort(([a], [b]) => (a === 'main.py' ? -1 : b === 'main.py' ? 1 : a < b ? -1 : 1))
    .map(([path, text]) => `# ${path}\n${text.trimEnd()}\n`)
    .join('\n');
}
