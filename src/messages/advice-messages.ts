import type { ImportMove } from '../findings/import-move.js';
import type { Prose } from '../text/prose.js';

/** What to do about a late patch: paragraphs are put together of these sentences. `file` and `runsFirst` are paths. */
export interface AdviceMessages {
  readonly outermostPackage: (runsFirst: string, file: string) => Prose;
  readonly startingModule: (runsFirst: string, file: string) => Prose;
  readonly moveAbove: (line: number) => Prose;
  readonly importFirst: (file: string, lines: readonly number[]) => Prose;
  readonly patchFirst: (file: string, lines: readonly number[]) => Prose;
  /** One statement imports both what comes too early and what patches. */
  readonly importApart: (line: number) => Prose;
  readonly runAtTop: (patch: string, file: string, lines: readonly number[]) => Prose;
  readonly gunicorn: Prose;
  readonly uwsgi: Prose;
  /** `name` is `module.attribute`. */
  readonly lookUpLate: (module: string, name: string) => Prose;
  readonly createLate: Prose;
  readonly keepBelow: Prose;
  /** What opentelemetry-instrument loads before the program, and how it is told to patch first. */
  readonly openTelemetry: Prose;
  /** How a worker of Celery gets its pool and the patch. */
  readonly pool: (library: 'gevent' | 'eventlet') => Prose;
  /** What gRPC needs besides the patch. */
  readonly grpc: Prose;
  /** What keeps a tool that moves imports in this way from doing so. */
  readonly protect: Readonly<Record<ImportMove, Prose>>;
  /** A fix in a few words; `comments` are those that it adds. */
  readonly fixTitle: (line: number) => string;
  readonly splitTitle: string;
  readonly protectTitle: (comments: readonly string[]) => string;
  /** The title of a fix that protects itself from formatters as well. */
  readonly guardedTitle: (title: string) => string;
}
