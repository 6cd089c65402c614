import type { EventEnvironment } from '../host/actions/event.js';
import type { TimeLimits } from '../host/github/connect.js';
import type { PythonVariables } from '../host/node/environment.js';
import type { ActionOrigin } from './docs-base.js';

/** The variables of the runner that this action reads. Inputs are read by the toolkit. */
export interface Environment extends EventEnvironment, ActionOrigin, PythonVariables, TimeLimits {
  readonly GITHUB_API_URL?: string | undefined;
  readonly GITHUB_GRAPHQL_URL?: string | undefined;
  readonly GITHUB_STEP_SUMMARY?: string | undefined;
  readonly GITHUB_WORKSPACE?: string | undefined;
}

/** The folder that the job has checked its code out into. */
export function workspaceOf({ GITHUB_WORKSPACE: workspace }: Environment): string {
  return workspace || process.cwd();
}
