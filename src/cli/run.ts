import { tool } from '../report/tool.js';
import { complain, tolerateClosedPipes } from './console.js';
import type { ExitCode } from './exit-code.js';
import type { Places } from './places.js';
import { dispatch } from './program.js';

/** Runs the command line `args` (without node and script) and gives the exit code. Never throws. */
export async function run(args: readonly string[], places: Places): Promise<ExitCode> {
  tolerateClosedPipes();
  try {
    return await dispatch(args, places);
  } catch (error) {
    const what = error instanceof Error ? error.message.split('\n')[0] : String(error);
    complain([
      `internal error: ${what}; please report it with this command at ${tool.homepage}/issues (LATE_PATCH_TRACE=1 shows where)`,
    ]);
    if (process.env['LATE_PATCH_TRACE'] && error instanceof Error) complain((error.stack ?? '').split('\n'));
    return 2;
  }
}
