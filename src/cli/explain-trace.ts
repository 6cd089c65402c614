import { relative, resolve } from 'node:path';
import { traceEntry } from '../analysis/trace-entry.js';
import { loadSnapshot } from '../host/load.js';
import { environmentOf } from '../host/node/environment.js';
import { workingTree } from '../host/node/working-tree.js';
import { traceText } from '../report/trace.js';
import { toFilePath } from '../tree/file-path.js';
import { withInstalled } from '../tree/snapshot.js';
import type { CheckOptions } from './check-options.js';
import { complain, print } from './console.js';
import type { ExitCode } from './exit-code.js';
import { checkRequest } from './request.js';

/** Prints what happens at import time of the module at `entry`, in order: imports, what is held, and the patches. */
export async function explainTrace(
  entry: string,
  options: CheckOptions,
  currentFolder: string,
): Promise<ExitCode> {
  const checked = await checkRequest([], options, currentFolder);
  if (checked.kind === 'invalid') {
    complain(checked.problems);
    return 2;
  }
  const { settings, targets } = checked.request;
  const path = toFilePath(relative(targets.root, resolve(currentFolder, entry)).replaceAll('\\', '/'));
  const snapshot = withInstalled(
    await loadSnapshot(workingTree(targets.root)),
    environmentOf(targets.root, settings.pythonPath),
  );
  if (path === undefined || !snapshot.texts.has(path)) {
    complain([`${entry}: not a Python file below the current folder`]);
    return 2;
  }
  print(`${traceText(path, traceEntry(snapshot, path, settings))}\n`);
  return 0;
}
