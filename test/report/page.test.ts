import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { renderPage } from '../../src/report/page.js';
import { plainPalette } from '../../src/report/palette.js';
import { displayWidth } from '../../src/report/terminal.js';
import { artifact, projectFolder } from '../support/artifacts.js';

describe('renderPage', () => {
  test('wraps words, sets code in, and gives each row of a table a paragraph', async () => {
    const markdown = [
      '# A title with `code`',
      '<!-- generated: x -->',
      'Some **strong** words with a [link](other.md), and [one elsewhere](https://example.org/a).',
      '',
      '* an item that goes over more than one line of a terminal',
      '* another',
      '  1. an inner one',
      '',
      '```python',
      'x = "a line of code that is never wrapped, however long it may be"',
      '',
      'y = 1',
      '```',
      '',
      '| name | with gevent |',
      '|---|---|',
      '| `os.read` | **warning**: blocks \\| waits |',
      '| `os.fork` | harmless |',
      '',
      '| rule | since |',
      '|---|---|',
      '| any | 0.1.0 |',
      '',
      '> 一行，',
      '> 两行 & a <b>tag</b>.',
    ].join('\n');
    expect(await renderPage(markdown, plainPalette, 40)).toBe(
      [
        'A title with `code`',
        '',
        'Some strong words with a link, and one',
        'elsewhere (https://example.org/a).',
        '',
        '* an item that goes over more than one',
        '  line of a terminal',
        '* another',
        '',
        '  1. an inner one',
        '',
        '    x = "a line of code that is never wrapped, however long it may be"',
        '',
        '    y = 1',
        '',
        '`os.read`',
        '  with gevent: warning: blocks | waits',
        '',
        '`os.fork`',
        '  with gevent: harmless',
        '',
        'rule: any',
        'since: 0.1.0',
        '',
        '│ 一行，两行 & a tag.',
        '',
      ].join('\n'),
    );
  });

  const pages = ['docs/rules', 'docs/zh/rules'].flatMap((folder) =>
    readdirSync(`${projectFolder}${folder}`).map((name) => `${folder}/${name}`),
  );

  test.each(pages)('%s has no markup left and fits', async (path) => {
    const page = await renderPage(readFileSync(`${projectFolder}${path}`, 'utf8'), plainPalette, 72);
    const lines = page.split('\n');
    const prose = lines.filter((line) => !line.startsWith('    '));
    expect(prose.length).toBeGreaterThan(20);
    for (const line of prose) {
      expect(line.replace(/`[^`]*`/g, '')).not.toMatch(/\*\*|\]\(|<!--|^#|\|---|<\/?details>/);
      // A word that is longer has a line of its own.
      const isWords = /[ \p{sc=Han}]/u.test(line.trim().replace(/^\* /, ''));
      if (isWords) expect([line, displayWidth(line) <= 72]).toEqual([line, true]);
    }
  });
});

const hasTerminal = spawnSync('script', ['--version']).status === 0;

(hasTerminal ? test : test.skip)('explain sets a page for the terminal that it is printed to', () => {
  const command = `stty cols 60 && '${process.execPath}' '${artifact('cli.js')}' explain name-before-patch`;
  const { stdout } = spawnSync('script', ['-qec', command, '/dev/null'], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], TERM: 'xterm' },
  });
  const lines = stdout.replaceAll('\r', '').split('\n');
  expect(lines[0]).toBe('\u001b[1mname-before-patch\u001b[22m');
  expect(stdout).not.toContain('<!--');
  const long = lines.filter((line) => line.length > 60 && !line.startsWith('    '));
  expect(long.filter((line) => line.includes(' '))).toEqual([]);
});
