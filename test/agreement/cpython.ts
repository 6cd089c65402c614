import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { HoldForm } from '../../src/patchers/types.js';
import type { GreenPatcher } from '../support/stories/story.js';
import type { Files } from './compose.js';

const probe = fileURLToPath(new URL('probe.py', import.meta.url));

/** Something stale right after a patch: what it is an original of, and which modules reach it, each by which way. */
export interface StaleHold {
  readonly form: HoldForm;
  /** All names of the original. */
  readonly names: readonly string[];
  readonly at: readonly (readonly [module: string, way: string])[];
}

/** What CPython did with a program; `error` where it did not run to its end. */
export type Observation =
  | { readonly error: string }
  | {
      readonly patches: number;
      /** What a module of the program keeps. */
      readonly required: readonly StaleHold[];
      /** What may be told beside that: held by a running function, by an iterator, by inheritance. */
      readonly possible: readonly (readonly [form: HoldForm, name: string, module: string])[];
    };

/** A CPython that runs programs one after the other. */
export interface CPython {
  run(files: Files): Promise<Observation>;
  close(): void;
}

/** Starts `command`; with `fresh` each program gets an interpreter of its own, which is slow. */
export function startCPython(command: string, library: GreenPatcher, fresh = false): CPython {
  const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '1', PYTHONWARNINGS: 'ignore' };
  const args = ['-W', 'ignore', probe, library, ...(fresh ? ['--fresh'] : [])];
  const child: ChildProcess = spawn(command, args, { env, stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting: ((observation: Observation) => void)[] = [];
  createInterface({ input: child.stdout! }).on('line', (line) =>
    waiting.shift()?.(JSON.parse(line) as Observation),
  );
  child.on('close', (code) => {
    for (const resolve of waiting.splice(0)) resolve({ error: `the probe ended with ${code}` });
  });
  return {
    run: (files) =>
      new Promise((resolve) => {
        waiting.push(resolve);
        child.stdin!.write(`${JSON.stringify({ id: 0, files })}\n`);
      }),
    close: () => child.stdin!.end(),
  };
}
