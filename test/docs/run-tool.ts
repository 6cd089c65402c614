import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectFolder } from '../support/artifacts.js';

/** How a script of tools/docs ended, and what it left of the files it was given. */
export interface ToolRun {
  readonly code: number | null;
  readonly stderr: string;
  readonly files: Readonly<Record<string, string>>;
}

/** Runs `tools/docs/SCRIPT` in the project. */
function run(script: string, ...options: readonly string[]): Omit<ToolRun, 'files'> {
  const { status, stderr } = spawnSync(process.execPath, [`tools/docs/${script}`, ...options], {
    cwd: projectFolder,
    encoding: 'utf8',
  });
  return { code: status, stderr };
}

/** Runs `tools/docs/SCRIPT` on a folder with `files`, each given by its path and text. */
export function runOn(
  files: Readonly<Record<string, string>>,
  script: string,
  ...options: readonly string[]
): ToolRun {
  const folder = mkdtempSync(join(tmpdir(), 'late-patch-docs-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const ended = run(script, ...options, folder);
    const left = Object.keys(files).map((path) => [path, readFileSync(join(folder, path), 'utf8')] as const);
    return { ...ended, files: Object.fromEntries(left) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
