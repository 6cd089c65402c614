import type { Observer } from '../analysis/run-entry-points.js';
import type { ExitCode } from '../check/check.js';
import { type Language, messagesIn, type Problem, type WorkMessages } from '../messages/index.js';
import { type Palette, plainPalette } from '../report/palette.js';
import { visible } from '../report/visible.js';

/** Work that is done sooner is not talked about, in milliseconds; and how often the line is rewritten afterwards. */
const patience = 1000;
const interval = 100;

/** A line on standard error that says what takes so long, and takes itself away. */
export interface Progress {
  readonly observe: Observer['progress'];
  /** Waits for `work`, which is asynchronous, and says what it is when it takes long. */
  readonly during: <T>(what: string, work: Promise<T>) => Promise<T>;
  /** Removes the line; nothing is written afterwards. */
  readonly end: () => void;
}

/** Says nothing. */
export const noProgress: Progress = { observe: () => {}, during: (_, work) => work, end: () => {} };

/**
 * Progress for people: only on a terminal, and only when work takes more than a second. The analysis is synchronous, so
 * the line is written when it says how far it is, not by a timer. `now` gives milliseconds.
 */
export function progressOn(
  stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>,
  environment: NodeJS.ProcessEnv,
  { stage: words }: Pick<WorkMessages, 'stage'>,
  now: () => number,
): Progress {
  if (!stream.isTTY || environment['TERM'] === 'dumb') return noProgress;
  let next = now() + patience;
  let isShown = false;
  const show = (what: string) => {
    isShown = true;
    stream.write(`\r\u001b[2Klate-patch: ${visible(what)}`);
  };
  return {
    observe(stage, done, total) {
      if (now() < next) return;
      next = now() + interval;
      show(words(stage, done + 1, total));
    },
    async during(what, work) {
      const timer = setTimeout(() => show(what), patience);
      try {
        return await work;
      } finally {
        clearTimeout(timer);
      }
    },
    end() {
      next = Number.POSITIVE_INFINITY;
      if (isShown) stream.write('\r\u001b[2K');
    },
  };
}

/** `code` and `reset` are SGR parameters; 22 ends bold and faint, 39 any foreground colour. */
function sgr(code: number, reset: number): (text: string) => string {
  return (text) => `\u001b[${code}m${text}\u001b[${reset}m`;
}

function bright(code: number): (text: string) => string {
  return (text) => `\u001b[1;${code}m${text}\u001b[0m`;
}

const ansiPalette: Palette = {
  error: bright(31),
  warning: bright(33),
  notice: bright(34),
  strong: sgr(1, 22),
  faint: sgr(2, 22),
  added: sgr(32, 39),
  removed: sgr(31, 39),
};

/** What `--color` takes, the usual one first. */
export const colorChoices = ['auto', 'always', 'never'] as const;

export type ColorChoice = (typeof colorChoices)[number];

/**
 * The width of the terminal that the report goes to, and colours where it has them, unless somebody chose. NO_COLOR (not empty) turns them off,
 * FORCE_COLOR on (`0` off), as https://no-color.org and Node itself have it.
 */
export function paletteFor(
  stream: NodeJS.WriteStream,
  environment: NodeJS.ProcessEnv,
  choice: ColorChoice,
): Palette {
  const colours = coloursFor(stream, environment, choice);
  if (!stream.isTTY || !stream.columns) return colours;
  return { ...colours, columns: Math.min(widest, Math.max(narrowest, stream.columns)) };
}

/** Reports are wrapped to the width of the terminal within these, in columns: longer lines are hard to read. */
const narrowest = 40;
const widest = 120;

function coloursFor(
  stream: NodeJS.WriteStream,
  environment: NodeJS.ProcessEnv,
  choice: ColorChoice,
): Palette {
  if (choice !== 'auto') return choice === 'always' ? ansiPalette : plainPalette;
  if (environment['NO_COLOR']) return plainPalette;
  const forced = environment['FORCE_COLOR'];
  if (forced !== undefined) return forced === '0' || forced === 'false' ? plainPalette : ansiPalette;
  return stream.isTTY && environment['TERM'] !== 'dumb' ? ansiPalette : plainPalette;
}

/**
 * Says what keeps standard output from being written (a full disk), in one sentence, and ends with 2 then: what was found
 * has not been told. A reader that went away (`late-patch check | head`) is no error: what it did not want is dropped.
 */
export function watchOutput(language: Language): void {
  const fail = () => {
    process.exitCode = 2;
  };
  process.stdout.once('error', (error: NodeJS.ErrnoException) => {
    process.stdout.on('error', () => {});
    if (error.code === 'EPIPE') return;
    // The command is not over, and will set an exit code of its own.
    process.once('exit', fail);
    refuse([{ what: 'unwritten-output', error: error.message }], language);
  });
  process.stderr.on('error', ({ code }: NodeJS.ErrnoException) => {
    if (code !== 'EPIPE') process.once('exit', fail);
  });
}

/** Columns that text is set in on a terminal: those that it has, as far as that can be read. */
export function columnsOf({ columns = 80 }: Pick<NodeJS.WriteStream, 'columns'>): number {
  return Math.min(120, Math.max(40, columns));
}

/** Writes to standard output; Node flushes it before the process ends by itself. */
export function print(text: string): void {
  process.stdout.write(text);
}

/** Lines for people about the run itself: `late-patch: …`. What they quote cannot control the terminal. */
export function complain(lines: readonly string[]): void {
  process.stderr.write(lines.map((line) => `late-patch: ${visible(line)}\n`).join(''));
}

/** Says what keeps a command from doing its work, and gives the exit code for that. */
export function refuse(problems: readonly Problem[], language: Language): ExitCode {
  complain(problems.map(messagesIn(language).problem));
  return 2;
}
