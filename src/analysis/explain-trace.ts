import type { Settings } from '../config/settings.js';
import { entryPointAt, findEntryPoints } from '../entry-points/discovery.js';
import { outsideWorld, runEntryPoint } from '../entry-points/startup.js';
import type { FilePath } from '../project/file-path.js';
import { createProgram, type Program, pythonFiles } from '../project/program.js';
import type { Snapshot } from '../project/snapshot.js';
import { type ImportEvent, type ImportTrace, type Step, stepsOf, triggerText } from '../trace/trace.js';
import { knownLibraries } from './run-entry-points.js';

/** One thing that happens at import time, for people to read. */
export interface TraceLine {
  /** How deep the statement lies in the imports and calls that led to it. */
  readonly depth: number;
  readonly kind: 'enter' | 'hold' | 'load' | 'patch' | 'truncation';
  readonly text: string;
  /** `path:line` of the statement; undefined for the launch. */
  readonly at: string | undefined;
  /** It depends on a condition that is not known. */
  readonly assumed: boolean;
}

/** Import time of one entry point. */
export interface TracedEntry {
  readonly reason: string;
  readonly lines: readonly TraceLine[];
}

/** Runs `path` on paper, once for each way in which it is an entry point, and says what happens in which order. */
export function traceEntry(snapshot: Snapshot, path: FilePath, settings: Settings): readonly TracedEntry[] {
  const program = createProgram(snapshot, settings.sourceRoots);
  const libraries = knownLibraries(program, settings);
  const world = outsideWorld(program, libraries);
  const launches = settings.launches.map(({ launch }) => launch);
  const { entries: all } = findEntryPoints(program, pythonFiles(program), world, launches, libraries);
  const known = all.filter((entry) => entry.path === path);
  const entries = known.length > 0 ? known : [entryPointAt(program, path, 'asked for')];
  return entries.map((entry) => ({
    reason: entry.reason,
    lines: linesOf(program, runEntryPoint(program, entry, settings.pythonVersion, libraries)),
  }));
}

function linesOf(program: Program, trace: ImportTrace): readonly TraceLine[] {
  return trace.events.map((event) => {
    const step = 'step' in event ? event.step : undefined;
    return {
      depth: step === undefined ? 0 : stepsOf(step).length - 1,
      kind: event.kind,
      text: textOf(event),
      at: step === undefined ? undefined : placeOf(program, step),
      assumed: 'assumption' in event && event.assumption !== undefined,
    };
  });
}

function textOf(event: ImportEvent): string {
  switch (event.kind) {
    case 'enter':
      return event.path === undefined
        ? `${event.module} (namespace package)`
        : `${event.module} (${event.path})`;
    case 'hold':
      return `${event.holder} holds ${event.name} as ${event.where} (${event.form})`;
    case 'load':
      return `${event.module} is loaded`;
    case 'patch':
      return `${triggerText(event.by)} replaces ${event.fresh.size} names`;
    case 'truncation':
      return event.reason;
  }
}

function placeOf(program: Program, step: Step): string | undefined {
  const { path } = step.activation;
  return path === undefined ? undefined : `${path}:${program.lines(path).position(step.span.start).line}`;
}
