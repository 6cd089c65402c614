import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A CPython the tests can compare with. */
export interface Interpreter {
  readonly command: string;
  readonly version: string;
  /** Folder of the standard library. */
  readonly standardLibrary: string;
}

const ASK =
  'import sys, sysconfig; print("%d.%d.%d" % sys.version_info[:3]); print(sysconfig.get_paths()["stdlib"])';

/** The interpreter that LATE_PATCH_ORACLE_PYTHON names, or else `python3`; the reason if it cannot be used. */
export function findInterpreter(): Interpreter | { readonly missing: string } {
  const command = process.env['LATE_PATCH_ORACLE_PYTHON'] ?? 'python3';
  const asked = spawnSync(command, ['-c', ASK], { encoding: 'utf8' });
  const [version, standardLibrary] = (asked.stdout ?? '').trim().split(/\r?\n/);
  if (asked.status !== 0 || version === undefined || standardLibrary === undefined) {
    return { missing: `${command} does not run here` };
  }
  if (Number(version.split('.')[1]) < 8) return { missing: `${command} is Python ${version}, 3.8 is needed` };
  return { command, version, standardLibrary };
}

/** Paths of the .py files below `folder`, sorted, installed packages left out. */
export function pythonFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.py') && !/(?:site|dist)-packages/.test(name))
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .sort();
}
