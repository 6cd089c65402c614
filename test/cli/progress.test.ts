import { expect, jest, test } from '@jest/globals';
import { progressOn } from '../../src/cli/terminal.js';
import { messagesIn } from '../../src/messages/index.js';

/** A terminal that remembers what was written, and a clock that is set by hand. */
function terminal(isTTY = true, environment: NodeJS.ProcessEnv = {}) {
  const written: string[] = [];
  const clock = { now: 0 };
  const write = (text: string | Uint8Array) => written.push(String(text)) > 0;
  const progress = progressOn({ isTTY, write }, environment, messagesIn('en').work, () => clock.now);
  return { written, clock, progress };
}

test('work under a second is not talked about', () => {
  const { written, clock, progress } = terminal();
  clock.now = 999;
  progress.observe('entry-points', 3, 10);
  progress.end();
  expect(written).toEqual([]);
});

test('longer work is, a few times a second, and the line is gone in the end', () => {
  const { written, clock, progress } = terminal();
  for (const [now, done] of [
    [1000, 3],
    [1050, 4],
    [1100, 5],
  ] as const) {
    clock.now = now;
    progress.observe('entry-points', done, 10);
  }
  progress.end();
  progress.observe('fixes', 0, 1);
  const line = '\r\u001b[2K';
  expect(written).toEqual([
    `${line}late-patch: following the imports of entry point 4 of 10`,
    `${line}late-patch: following the imports of entry point 6 of 10`,
    line,
  ]);
});

test('reading for longer than a second is named, once it is that long', async () => {
  jest.useFakeTimers();
  try {
    const { written, progress } = terminal();
    const short = progress.during('reading here', new Promise((resolve) => setTimeout(resolve, 900, 1)));
    jest.advanceTimersByTime(900);
    expect([await short, written]).toEqual([1, []]);
    const long = progress.during('reading there', new Promise((resolve) => setTimeout(resolve, 1100, 2)));
    jest.advanceTimersByTime(1100);
    expect(await long).toBe(2);
    progress.end();
    expect(written).toEqual(['\r\u001b[2Klate-patch: reading there', '\r\u001b[2K']);
  } finally {
    jest.useRealTimers();
  }
});

test.each([
  ['a pipe', false, {}],
  ['a terminal that cannot move its cursor', true, { TERM: 'dumb' }],
])('%s is left alone', async (_, isTTY, environment) => {
  const { written, clock, progress } = terminal(isTTY, environment);
  clock.now = 5000;
  progress.observe('fixes', 0, 1);
  expect(await progress.during('reading', Promise.resolve(1))).toBe(1);
  progress.end();
  expect(written).toEqual([]);
});
