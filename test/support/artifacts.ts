import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The checkout's own folder, with a `/` at its end. */
export const projectFolder = fileURLToPath(new URL('../../', import.meta.url));

/** A committed artifact, by its name in dist/. Tests run what is shipped, never the sources behind it. */
export function artifact(name: 'cli.js' | 'index.js'): string {
  const path = `${projectFolder}dist/${name}`;
  if (!existsSync(path)) throw new Error(`dist/${name} is missing: run node tools/build/build.mjs`);
  return path;
}

/** How a child process ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  /** Added to an environment that holds only PATH, HOME and TMPDIR: nothing of a CI runner's own leaks in. */
  readonly env?: Readonly<Record<string, string>>;
  /** Options of Node itself. */
  readonly node?: readonly string[];
}

/** Runs an artifact with Node and waits for its end. */
export function runArtifact(
  name: 'cli.js' | 'index.js',
  args: readonly string[],
  options: RunOptions = {},
): Promise<Ended> {
  const { PATH = '', HOME = '', TMPDIR = '' } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...(options.node ?? []), artifact(name), ...args], {
      cwd: options.cwd,
      env: { PATH, HOME, ...(TMPDIR === '' ? {} : { TMPDIR }), ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      stderr += chunk;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}
