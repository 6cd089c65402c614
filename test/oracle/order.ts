import { defaultSettings } from '../../src/config/settings.js';
import { entryPointAt } from '../../src/entry-points/discovery.js';
import { runEntryPoint } from '../../src/entry-points/startup.js';
import { builtInLaunchers } from '../../src/launchers/index.js';
import { builtInPatchers } from '../../src/patchers/index.js';
import type { PythonVersion } from '../../src/patchers/types.js';
import { createProgram } from '../../src/project/program.js';
import { dirname, type FilePath, snapshotOf } from '../../src/project/snapshot.js';
import { isWithout } from '../../src/trace/assumptions.js';
import type { EntryPoint, ImportTrace, Step } from '../../src/trace/trace.js';
import { librariesFor } from '../support/libraries.js';
import type { Run, Story } from '../support/stories/story.js';
import type { Observation } from './run-program.js';

/** First-party modules in the order CPython executed them, and `patch` where a patch function ran. */
export function realOrder({ events }: Observation): readonly string[] {
  return events.flatMap((event) =>
    event.kind === 'enter' ? [event.module] : event.kind === 'patch' ? ['patch'] : [],
  );
}

/** One thing the model says happens; `possible` things depend on a condition it cannot know. */
export interface Told {
  readonly what: string;
  readonly certainty: 'certain' | 'possible';
}

/** What happens in which order, as the model tells it for the entry point that `run` starts. */
export function toldOrder(story: Story, run: Run, python: PythonVersion): readonly Told[] {
  const program = createProgram(snapshotOf(story.files), defaultSettings.sourceRoots);
  const trace = runEntryPoint(program, entryOf(story, run), { python }, librariesFor(program));
  const again = ofSecondRuns(trace.events);
  return trace.events.flatMap((event, index): readonly Told[] => {
    if (event.kind === 'enter') {
      // Where a patcher is missing, or under a condition, a module may be entered that is entered again where that is not so.
      const isFallback =
        again.has(event) ||
        builtInPatchers.all.some(({ id }) => isWithout(event.assumption, id)) ||
        trace.events.some((one, at) => at > index && one.kind === 'enter' && one.module === event.module);
      const certainty = isFallback ? 'possible' : 'certain';
      return event.path === undefined ? [] : [{ what: event.module, certainty }];
    }
    if (event.kind !== 'patch' || event.replacement.rejected !== undefined) return [];
    const isCertain = event.assumption === undefined && !again.has(event);
    return [{ what: 'patch', certainty: isCertain ? 'certain' : 'possible' }];
  });

  function entryOf(of: Story, how: Run): EntryPoint {
    const path = fileOf(of, how);
    const guessed = entryPointAt(program, path, { kind: 'asked-for' }, builtInLaunchers);
    if (how.kind === 'script') {
      const module = guessed.module.split('.').at(-1)!;
      return { ...guessed, run: 'script', module, searchFolder: dirname(path) };
    }
    const isMain = path.endsWith('/__main__.py');
    const module = isMain ? `${how.module}.__main__` : how.module;
    return { ...guessed, run: how.kind === 'module' ? 'script' : 'import', module, searchFolder: '' };
  }
}

/**
 * Those of `events` that happen as a module runs once more, which it does where it may not have run yet: in CPython one of the two
 * runs happens, by a condition that the model cannot know.
 */
export function ofSecondRuns(events: ImportTrace['events']): ReadonlySet<unknown> {
  const entered = new Set<string>();
  const again = new Set<string>();
  const found = new Set<unknown>();
  for (const event of events) {
    if (event.kind === 'enter' && entered.has(event.module)) {
      again.add(event.module);
      found.add(event);
    }
    if (event.kind === 'enter') entered.add(event.module);
    for (
      let at: Step | undefined = event.kind === 'truncation' ? undefined : event.step;
      at !== undefined;
      at = at.activation.caller
    )
      if (at.activation.body === 'module' && again.has(at.activation.module)) found.add(event);
  }
  return found;
}

/** `told` without the possible things that did not happen in `real`. */
export function narrowed(told: readonly Told[], real: readonly string[]): readonly string[] {
  const result: string[] = [];
  told.forEach(({ what, certainty }, index) => {
    const moreToCome = told.slice(index + 1).filter((one) => one.certainty === 'certain').length;
    const isMissing = real[result.length] !== what || real.length - result.length <= moreToCome;
    if (certainty === 'certain' || !isMissing) result.push(what);
  });
  return result;
}

function fileOf(story: Story, run: Run): FilePath {
  if (run.kind === 'script') return run.path as FilePath;
  const stem = run.module.replaceAll('.', '/');
  const candidates = [`${stem}.py`, `${stem}/__main__.py`, `${stem}/__init__.py`];
  const path = candidates.find((one) => story.files[one] !== undefined);
  if (path === undefined) throw new Error(`the story has no module ${run.module}`);
  return path as FilePath;
}
