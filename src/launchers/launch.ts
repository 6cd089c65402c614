import type { FilePath } from '../project/file-path.js';
import type { Span } from '../text/span.js';

/** How a repository says that one of its modules is started. */
export interface Launch {
  /** The launcher: `gunicorn`, `celery`, `python`, `locust`, … */
  readonly by: string;
  readonly target: LaunchTarget | undefined;
  /** The patcher that the launcher runs before it loads the target; gunicorn does so in the worker. */
  readonly patches: 'gevent' | 'eventlet' | undefined;
  /** gunicorn's worker class, as it is written. */
  readonly workerClass?: string;
  /** gunicorn loads the target in the master, before the worker patches. */
  readonly preload: boolean;
  /** Configuration that is Python and runs before everything else, as it is written. */
  readonly config: string | undefined;
  /** Folder that relative names start from. */
  readonly folder: string;
  /** Where it is written. */
  readonly declared: Declaration;
}

export interface Declaration {
  readonly path: FilePath;
  readonly span: Span;
}

export type LaunchTarget =
  /** Imported by its dotted name; `call` is the function a console script calls afterwards. */
  | { readonly kind: 'module'; readonly module: string; readonly call: string | undefined }
  /** Run with `python -m`. */
  | { readonly kind: 'main-module'; readonly module: string }
  /** Run, or loaded, by path. */
  | { readonly kind: 'file'; readonly file: string };
