import type { Settings } from '../config/settings.js';
import { entryPointAt, findEntryPoints } from '../entry-points/discovery.js';
import { runEntryPoint } from '../entry-points/startup.js';
import { librariesOf } from '../environment/index.js';
import { patchersInUse } from '../environment/patchers-in-use.js';
import { builtInLaunchers } from '../launchers/index.js';
import { createProgram, type Program, pythonFiles } from '../project/program.js';
import type { FilePath, Snapshot } from '../project/snapshot.js';
import {
  type EntryReason,
  type ImportEvent,
  type ImportTrace,
  isOwn,
  type Step,
  stepsOf,
} from '../trace/trace.js';
import { targetOf } from './run-entry-points.js';

/** One thing that happens at import time. */
interface TraceLine {
  /** How deep the statement lies in the imports and calls that led to it. */
  readonly depth: number;
  readonly event: ImportEvent;
  /** `path:line` of the statement, or the step of a framework; undefined for the launch. */
  readonly at: string | undefined;
  /** It depends on a condition that is not known. */
  readonly isAssumed: boolean;
}

/** Import time of one entry point. */
export interface TracedEntry {
  readonly reason: EntryReason;
  readonly lines: readonly TraceLine[];
}

/** Runs `path` on paper, once for each way in which it is an entry point, and says what happens in which order. */
export function traceEntry(snapshot: Snapshot, path: FilePath, given: Settings): readonly TracedEntry[] {
  const settings = { ...given, patchers: patchersInUse(given.patchers, snapshot) };
  const program = createProgram(snapshot, settings.sourceRoots);
  const launches = settings.launches.map(({ launch }) => launch);
  const files = pythonFiles(program);
  const { entries: all, world } = findEntryPoints(
    program,
    files,
    (of) => librariesOf(of, settings),
    builtInLaunchers,
    launches,
  );
  const known = all.filter((entry) => entry.path === path);
  const entries =
    known.length > 0 ? known : [entryPointAt(program, path, { kind: 'asked-for' }, builtInLaunchers, world)];
  return entries.map((entry) => ({
    reason: entry.reason,
    lines: linesOf(
      program,
      runEntryPoint(
        program,
        entry,
        targetOf(settings),
        librariesOf(program, settings, program.ownerOf(path)),
      ),
    ),
  }));
}

function linesOf(program: Program, trace: ImportTrace): readonly TraceLine[] {
  // What holds a patcher's own object does what it should.
  const told = trace.events.filter((event) => event.kind !== 'hold' || event.owners.includes(undefined));
  return told.map((event) => {
    const step = 'step' in event ? event.step : undefined;
    return {
      depth: step === undefined ? 0 : stepsOf(step).filter(isTold).length - 1,
      event,
      at: step === undefined ? undefined : placeOf(program, step),
      isAssumed: 'assumption' in event && event.assumption !== undefined,
    };
  });
}

/** Whether it is more than a framework's own affair. */
function isTold(step: Step): boolean {
  return isOwn(step) || step.reaches !== '';
}

/** Where a statement stands; of a framework's own, which step of the framework that is. */
function placeOf(program: Program, step: Step): string | undefined {
  if (!isOwn(step)) return frameworkStep(step);
  const { path } = step.activation;
  return path === undefined ? undefined : `${path}:${program.lines(path).position(step.span.start).line}`;
}

function frameworkStep(step: Step): string | undefined {
  for (let at = step.activation.caller; at !== undefined; at = at.activation.caller) {
    if (at.reaches !== '') return at.reaches;
    if (isOwn(at)) return undefined;
  }
  return undefined;
}
