import { spawn } from 'node:child_process';

/** What a git command answered. `reason` is one line for people. */
export type GitOutput =
  | { readonly kind: 'ok'; readonly stdout: Buffer }
  | { readonly kind: 'failed'; readonly reason: string };

/** The repository is not ours: nothing it configures may run a program (fsmonitor), and nothing in it is written to. */
const safeConfiguration = ['-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false'];

/** Runs git in `folder`, without a shell and without asking anything; `stdin` is written to it and closed. */
export function git(folder: string, args: readonly string[], stdin = ''): Promise<GitOutput> {
  return new Promise((resolve) => {
    const child = spawn('git', [...safeConfiguration, ...args], {
      cwd: folder,
      env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    // git may end before it has read everything; its exit code says what went wrong.
    child.stdin.on('error', () => {});
    child.on('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'ENOENT' ? 'git is not installed' : `git did not start: ${error.message}`;
      resolve({ kind: 'failed', reason });
    });
    child.on('close', (code) => {
      if (code === 0) resolve({ kind: 'ok', stdout: Buffer.concat(stdout) });
      else
        resolve({
          kind: 'failed',
          reason: firstLine(Buffer.concat(stderr).toString()) || `git ended with ${code}`,
        });
    });
    child.stdin.end(stdin);
  });
}

function firstLine(text: string): string {
  return (text.trim().split('\n')[0] ?? '').replace(/^fatal: /, '');
}
