import { defaultSettings } from '../../src/config/settings.js';
import { entryPointAt } from '../../src/entry-points/discovery.js';
import { runEntryPoint } from '../../src/entry-points/startup.js';
import { builtInLaunchers } from '../../src/launchers/index.js';
import { truncationText } from '../../src/messages/en/notices.js';
import type { PythonVersion } from '../../src/patchers/types.js';
import { createProgram, type Program } from '../../src/project/program.js';
import type { FilePath } from '../../src/project/snapshot.js';
import { installedOf, snapshotOf, withInstalled } from '../../src/project/snapshot.js';
import { type ImportEvent, type ImportTrace, triggerText } from '../../src/trace/trace.js';
import { librariesFor } from '../support/libraries.js';

/** Runs import time of `entry` in a project of `files`. */
export function traceOf(
  files: Readonly<Record<string, string>>,
  entry = 'app.py',
  python?: PythonVersion,
): ImportTrace {
  const program = createProgram(snapshotOf(files), defaultSettings.sourceRoots);
  const start = entryPointAt(program, entry as FilePath, { kind: 'asked-for' }, builtInLaunchers);
  return runEntryPoint(program, start, { python }, librariesFor(program));
}

/** A program of `files` in an environment with these packages. */
export function programWith(
  packages: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>> = {},
): Program {
  return createProgram(withInstalled(snapshotOf(files), installedOf(packages)), defaultSettings.sourceRoots);
}

/** The events of a trace, one line each: `enter app`, `hold ssl.SSLContext by app.Context (subclass)`, `patch …`. */
export function linesOf(trace: ImportTrace): readonly string[] {
  return trace.events.map(lineOf);
}

/** One event in one line. */
export function lineOf(event: ImportEvent): string {
  const condition = event.kind !== 'truncation' && event.kind !== 'enter' && event.assumption ? ' if' : '';
  switch (event.kind) {
    case 'enter':
      return `enter ${event.module}`;
    case 'hold':
      return `hold ${event.name} by ${event.holder}.${event.where} (${event.form})${condition}`;
    case 'load':
      return `load ${event.module}${condition}`;
    case 'missing':
      return `missing ${event.name}${condition}`;
    case 'patch':
      return `patch ${triggerText(event.by)}${condition}`;
    case 'thread':
      return `thread ${event.name} ${event.does}${condition}`;
    case 'truncation':
      return `gap ${truncationText(event.truncation)}`;
  }
}
