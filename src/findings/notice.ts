import type { Prose } from '../text/prose.js';
import type { FilePath } from '../tree/file-path.js';

/** Trouble of the run, not of the user's code: it never hides findings and never sets the exit code. */
export interface Notice {
  readonly kind: NoticeKind;
  readonly message: Prose;
  readonly path: FilePath | undefined;
}

export type NoticeKind =
  | 'unreadable-file'
  | 'syntax-problem'
  | 'unused-suppression'
  | 'incomplete-list'
  | 'missing-permission'
  | 'host-refusal'
  | 'outdated-run'
  | 'limit-reached'
  | 'unmatched-pattern';
