/** Runs the programs of docs/troubleshooting.md in CPython: each prints what it stands under, and its cure does not. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Story } from '../support/stories/story.js';
import { troubles } from '../support/troubles.js';
import { oraclePython } from './interpreter.js';

const found = oraclePython();

if ('missing' in found) {
  process.stderr.write(
    `CPython oracle: the programs of docs/troubleshooting.md were not run: ${found.missing}\n`,
  );
  test.skip(`CPython shows the messages (${found.missing})`, () => undefined);
} else {
  const { command } = found;
  /** What `app.py` leaves on standard error; `stopped` when it did not end. */
  const run = ({ files }: Story): string => {
    const folder = mkdtempSync(join(tmpdir(), 'late-patch-trouble-'));
    try {
      for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
      const options = { cwd: folder, encoding: 'utf8', timeout: 5000, killSignal: 'SIGKILL' } as const;
      const { stderr, error } = spawnSync(command, ['app.py'], options);
      return error === undefined ? stderr : 'stopped';
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };

  describe.each(troubles.map((trouble) => [trouble.name, trouble] as const))('%s', (_, trouble) => {
    const messages = trouble.messages.length === 0 ? ['stopped'] : trouble.messages;
    const [late, cured] = trouble.stories;

    test('the first program prints it', () => {
      const stderr = run(late!);
      expect(messages.some((message) => stderr.includes(message)) ? 'told' : stderr).toBe('told');
    });

    test('the second one does not', () => {
      const stderr = run(cured!);
      expect(messages.filter((message) => stderr.includes(message))).toEqual([]);
    });
  });
}
