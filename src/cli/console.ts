import { closeSync, openSync, writeSync } from 'node:fs';
import { visible } from '../report/visible.js';

/** A reader that went away (`late-patch check | head`) is no error: what it did not want is dropped. */
export function tolerateClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}

/** Writes to standard output; Node flushes it before the process ends by itself. */
export function print(text: string): void {
  process.stdout.write(text);
}

/** Lines for people about the run itself: `late-patch: …`. What they quote cannot control the terminal. */
export function complain(lines: readonly string[]): void {
  process.stderr.write(lines.map((line) => `late-patch: ${visible(line)}\n`).join(''));
}

/** Writes a report file; also to what is no regular file (`/dev/stderr`). Gives the reason when it fails. */
export function writeReport(path: string, text: string): string | undefined {
  try {
    const descriptor = openSync(path, 'w');
    try {
      const bytes = Buffer.from(text);
      for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
    } finally {
      closeSync(descriptor);
    }
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
