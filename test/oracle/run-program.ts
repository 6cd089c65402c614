import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pooled } from '../support/pool.js';
import { type Outcome, outcomes, type Run } from '../support/stories/story.js';

const harness = fileURLToPath(new URL('probe/run_program.py', import.meta.url));

/** Longest time for one program, in milliseconds; what stands still ends by itself long before. */
const patience = 300_000;

/** What the harness tells; see probe/oracle_events.py. */
export type OracleEvent =
  | { readonly kind: 'enter'; readonly module: string }
  | {
      readonly kind: 'patch';
      readonly library: string;
      readonly function: string;
      /** Whether urllib3 has taken the class of contexts before. */
      readonly stale: boolean;
    }
  | { readonly kind: 'ran' | 'done' }
  | { readonly kind: 'raised'; readonly error: string }
  | { readonly kind: 'use'; readonly where: string; readonly name: string; readonly stopping: boolean }
  | { readonly kind: 'used'; readonly where: string; readonly effect: Outcome | null }
  | { readonly kind: 'unusable'; readonly where: string; readonly error: string };

/** What CPython did with a program. */
export interface Observation {
  readonly events: readonly OracleEvent[];
  /** Everything that went wrong, worst first; `clean` alone when nothing did. */
  readonly outcome: readonly Outcome[];
  /** Trouble of the experiment itself: the program or a use of what is stale did not run. */
  readonly trouble: readonly string[];
}

/** Runs `files` in a scratch folder, started as `run` says, and uses what its patches came too late for. */
export async function runProgram(
  command: string,
  files: Readonly<Record<string, string>>,
  run: Run,
): Promise<Observation> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'late-patch-story-')));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return observed(await outputOf(command, [harness, folder, ...started(run)], folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Does `task` for each of `items`, as many at once as there are processors, results in the order of `items`. */
export function sideBySide<Item, Result>(
  items: readonly Item[],
  task: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  return pooled(items, Math.max(2, availableParallelism()), task);
}

function started(run: Run): readonly string[] {
  switch (run.kind) {
    case 'script':
      return ['script', run.path, ...run.args];
    case 'module':
      return ['module', run.module, ...run.args];
    case 'import':
      return ['import', run.module];
  }
}

function outputOf(command: string, args: readonly string[], cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '1', PYTHONWARNINGS: 'ignore' };
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'ignore'], timeout: patience });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
    child.on('error', reject).on('close', () => resolve(output));
  });
}

function observed(output: string): Observation {
  const events = output
    .split('\n')
    .filter((line) => line.startsWith('@@@'))
    .map((line) => JSON.parse(line.slice(3)) as OracleEvent);
  const seen = new Set<Outcome>();
  const trouble: string[] = [];
  for (const event of events) {
    if (event.kind === 'used' && event.effect !== null) seen.add(event.effect);
    else if (event.kind === 'unusable') trouble.push(`${event.where}: ${event.error}`);
    else if (event.kind === 'raised') trouble.push(`the program raised ${event.error}`);
  }
  const last = events.at(-1);
  if (last?.kind === 'use' && last.stopping) seen.add('deadlock');
  else if (last?.kind !== 'done') trouble.push(`stopped after ${JSON.stringify(last)}`);
  const outcome = outcomes.filter((one) => seen.has(one));
  return { events, outcome: outcome.length > 0 ? outcome : ['clean'], trouble };
}
