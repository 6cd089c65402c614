import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { git } from '../node/git.js';

/** What lies in the job's workspace. */
export type Checkout =
  /** No repository: the job has no checkout step. */
  | { readonly kind: 'none' }
  | { readonly kind: 'repository'; readonly root: string; readonly head: string | undefined };

/** Looks for a checkout; its commit stays unknown where git is missing or does not trust the folder. */
export async function findCheckout(workspace: string | undefined): Promise<Checkout> {
  if (!workspace || !existsSync(join(workspace, '.git'))) return { kind: 'none' };
  const answer = await git(workspace, ['rev-parse', '--verify', '--quiet', 'HEAD']);
  return {
    kind: 'repository',
    root: workspace,
    head: answer.kind === 'ok' ? answer.stdout.toString().trim() : undefined,
  };
}
