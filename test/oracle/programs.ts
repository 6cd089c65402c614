import { readFileSync } from 'node:fs';
import type { Effect } from '../../src/patchers/types.js';

/** A program that was run once, under several interpreters, and what was seen. */
export interface RecordedProgram {
  readonly id: string;
  readonly title: string;
  readonly program: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly command?: readonly string[];
  /** By Python version: every effect that was seen, none when all was well. */
  readonly recorded: Readonly<Record<string, readonly Effect[]>>;
}

/** The programs of programs/NAME.json. */
export function recordedPrograms(name: string): readonly RecordedProgram[] {
  return JSON.parse(readFileSync(new URL(`programs/${name}.json`, import.meta.url), 'utf8'));
}

/** The program's files; the program itself is `prog.py`. */
export function filesOf({ program, files }: RecordedProgram): Readonly<Record<string, string>> {
  return { ...files, 'prog.py': program };
}
