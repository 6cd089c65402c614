import { describe, expect, test } from '@jest/globals';
import type { FilePath } from '../../src/project/snapshot.js';
import { annotationsOf, renderGithub, workflowCommand } from '../../src/report/github.js';
import { visible } from '../../src/report/visible.js';
import fc from '../support/property.js';
import { heldBy, told } from '../support/told.js';
import { absentFile } from '../support/words.js';
import { locate, reportOf, sample } from './sample.js';

/** Reads a workflow command as GitHub's runner does: properties end at `,`, the list ends at `::`. */
function parseCommand(line: string) {
  const [, name, list, data] = /^::(\w+) (.*?)::(.*)$/s.exec(line)!;
  const decoded = (text: string): string =>
    text.replace(/%(3A|2C|0D|0A|25)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  const properties = Object.fromEntries(
    list!.split(',').map((pair) => {
      const equals = pair.indexOf('=');
      return [pair.slice(0, equals), decoded(pair.slice(equals + 1))];
    }),
  );
  return { name, properties, message: decoded(data!) };
}

describe('workflow commands', () => {
  test('one for each finding, then the summary sentence', () => {
    const [command, summary] = renderGithub(reportOf([sample])).split('\n');
    expect(summary).toBe('Found 1 error in 2 files.');
    const { name, properties, message } = parseCommand(command!);
    expect(name).toBe('error');
    expect(properties).toEqual({
      file: 'app/main.py',
      line: '4',
      endLine: '4',
      col: '1',
      endColumn: '26',
      title: 'late-patch: ssl-context-before-patch',
    });
    expect(message.split('\n\n')).toHaveLength(5);
    expect(message).toMatch(/\/ssl-context-before-patch\.md$/);
  });

  test('are one line that reads back, whatever they quote', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (path, title) => {
        const annotation = {
          ...annotationsOf(reportOf([sample]))[0]!,
          path: path as FilePath,
          title,
          message: title,
        };
        const line = workflowCommand(annotation);
        expect(line).not.toMatch(/[\r\n]/);
        const parsed = parseCommand(line);
        expect(parsed.properties['file']).toBe(visible(path));
        expect(parsed.properties['title']).toBe(title);
        expect(parsed.message).toBe(title);
      }),
    );
  });

  test('a report never has a line that is a command of somebody else', () => {
    fc.assert(
      fc.property(fc.constantFrom('\n', '\r', '\u2028'), (separator) => {
        const evil = {
          ...sample,
          ...told('ssl-context-before-patch', heldBy(`x${separator}::set-output name=a::b`)),
        };
        const lines = renderGithub(reportOf([evil])).split(/[\r\n\u2028]/);
        expect(lines.filter((line) => line.startsWith('::'))).toHaveLength(1);
      }),
    );
  });
});

test('notices are plain lines that cannot be commands', () => {
  const notices = [absentFile('::error::x\n::error::y')];
  expect(renderGithub(reportOf([], { notices }))).toBe(
    'note: `::error::x\u240a::error::y` was not analysed: it does not exist\nNo late patches in 2 files: nothing there patches.\n',
  );
});

describe('annotationsOf', () => {
  test('puts the worst first', () => {
    const notice = {
      ...sample,
      severity: 'notice' as const,
      location: locate('app/main.py', 'import gevent'),
    };
    const unsure = {
      ...sample,
      confidence: 'low' as const,
      location: locate('app/main.py', 'import gevent'),
    };
    const order = annotationsOf(reportOf([notice, unsure, sample])).map(({ level, startLine }) => [
      level,
      startLine,
    ]);
    expect(order).toEqual([
      ['error', 4],
      ['error', 1],
      ['notice', 1],
    ]);
  });

  test('has columns only within one line, and no line that it does not reach', () => {
    const [annotation] = annotationsOf(
      reportOf([{ ...sample, location: locate('app/main.py', 'from app.net import get\n') }]),
    );
    expect(annotation).toMatchObject({ startLine: 2, endLine: 2, columns: undefined });
  });

  test('a long message is cut before the runner cuts it, and keeps its address', () => {
    const [annotation] = annotationsOf(
      reportOf([{ ...sample, ...told('ssl-context-before-patch', heldBy('😀'.repeat(5000))) }]),
    );
    expect(annotation!.message.length).toBeLessThanOrEqual(4096);
    expect(annotation!.message).toMatch(
      /😀…\n\nhttps:\/\/docs\.example\/rules\/ssl-context-before-patch\.md$/u,
    );
  });
});
