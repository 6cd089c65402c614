import { requiredPython } from '../config/requires-python.js';
import type { Settings } from '../config/settings.js';
import type { PythonTarget } from '../knowledge/types.js';
import type { FilePath } from '../tree/file-path.js';
import type { Snapshot } from '../tree/snapshot.js';

/**
 * The Python that effects are told for when the program starts at `path`: the configured one, else all that the project
 * says it supports, else that of the environment at hand. A project's word goes before its environment, which is often
 * that of one job among many.
 */
export function pythonTarget(
  snapshot: Snapshot,
  path: FilePath,
  { pythonVersion }: Pick<Settings, 'pythonVersion'>,
): PythonTarget {
  return pythonVersion ?? requiredPython(snapshot, path) ?? snapshot.installed?.python;
}
