/** Runs the programs of docs/troubleshooting.md in CPython: each prints what it stands under, and its cure does not. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Story } from '../support/stories/story.js';
import { headingsFor, troubles } from '../support/troubles.js';
import { oraclePython } from './interpreter.js';

const found = oraclePython();

/** A thread that has to be there at the patch lives long enough: importing gevent may take a busy machine longer than readers. */
const longLived = (text: string) =>
  text
    .replace('target=time.sleep, args=(0.5,)', 'target=time.sleep, args=(60,)')
    .replace('sleep(0.2)', 'sleep(3)');

if ('missing' in found) {
  process.stderr.write(
    `CPython oracle: the programs of docs/troubleshooting.md were not run: ${found.missing}\n`,
  );
  test.skip(`CPython shows the messages (${found.missing})`, () => undefined);
} else {
  const { command } = found;
  /** What `app.py` leaves on standard error; `stopped` when it did not end. */
  const run = ({ files }: Story, timeout: number): string => {
    const folder = mkdtempSync(join(tmpdir(), 'late-patch-trouble-'));
    try {
      for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), longLived(text));
      const options = { cwd: folder, encoding: 'utf8', timeout, killSignal: 'SIGKILL' } as const;
      const { stderr, error } = spawnSync(command, ['app.py'], options);
      return error === undefined ? stderr : 'stopped';
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };

  const optional = ['django', 'flask', 'ddtrace', 'opentelemetry'];
  const needed = ({ files }: Story) =>
    optional.filter((name) =>
      Object.values(files).some((text) => new RegExp(`^(?:from|import) ${name}\\b`, 'm').test(text)),
    );
  const isRunnable = (story: Story) => needed(story).every((name) => found.installed.has(name));
  const runnable = troubles.filter(({ stories }) => stories.length > 0 && stories.every(isRunnable));

  describe.each(runnable.map((trouble) => [trouble.name, trouble] as const))('%s', (_, trouble) => {
    const messages = trouble.messages.length === 0 ? ['stopped'] : trouble.messages;
    const [late, cured] = trouble.stories;
    // Only of what stands still the end is not waited for.
    const patience = trouble.messages.length === 0 ? 5000 : 60_000;

    test('the first program prints it', () => {
      const stderr = run(late!, patience);
      expect(messages.some((message) => stderr.includes(message)) ? 'told' : stderr).toBe('told');
      if (trouble.messages.length > 0) expect(headingsFor(stderr)).toContain(trouble.name);
    });

    test('the second one does not', () => {
      const stderr = run(cured!, 60_000);
      expect(messages.filter((message) => stderr.includes(message))).toEqual([]);
    });
  });
}
