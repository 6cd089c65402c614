import { describe, expect, test } from '@jest/globals';
import { builtInPatchers } from '../../src/patchers/index.js';
import { divergenceOf } from '../../src/trace/divergence.js';
import { lateReferences } from '../../src/trace/lateness.js';
import type { Step } from '../../src/trace/trace.js';
import { traceOf } from './paper.js';

const patch = 'from gevent import monkey\nmonkey.patch_all()\n';

/** A module, and how certain it is that `time.sleep` comes too early. */
describe('certainty', () => {
  test.each([
    ['nothing assumed', `from time import sleep\n${patch}`, 'certain'],
    [
      'the patch is conditional',
      `from time import sleep\nif X:\n    ${patch.replace('\nm', '\n    m')}`,
      'assumed',
    ],
    ['the hold is conditional', `if X:\n    from time import sleep\n${patch}`, 'assumed'],
    [
      'what is replaced is conditional',
      'from time import sleep\nfrom gevent import monkey\nmonkey.patch_all(time=X)\n',
      'assumed',
    ],
    [
      'one condition for both',
      `if X:\n    from time import sleep\n    ${patch.replace('\nm', '\n    m')}`,
      'certain',
    ],
    [
      'two conditions',
      `if X:\n    from time import sleep\nif Y:\n    ${patch.replace('\nm', '\n    m')}`,
      undefined,
    ],
    [
      'branches that exclude each other',
      `if X:\n    from time import sleep\nelse:\n    ${patch.replace('\nm', '\n    m')}`,
      undefined,
    ],
    ['the other way round', `${patch}from time import sleep\n`, undefined],
    ['left before the patch', `if X:\n    from time import sleep\n    raise SystemExit\n${patch}`, undefined],
  ])('%s', (_, text, expected) => {
    const references = lateReferences(traceOf({ 'app.py': text }), undefined, builtInPatchers);
    expect(references[0]?.certainty).toBe(expected);
  });
});

/** What is tried, and whether `time.sleep` may be late that is taken where it fails. */
describe('a handler of imports', () => {
  test.each([
    ['what each Python has', 'import json, os.path', false],
    ['what each Python has, by a name that patches replace', 'from threading import Lock', false],
    ['a module of it', 'from urllib import parse', false],
    ['what Python may be built without', 'import ssl', true],
    ['what only newer ones have', 'import tomllib', true],
    ['what older ones had', 'import asyncore', true],
    ['what other systems lack', 'import fcntl', true],
    ['names that may have gone', 'from collections import Mapping', true],
    ['a library', 'import simplejson', true],
    ['something beside', 'import json\n    made()', true],
    ['a file that hides it', 'import queue', true],
  ])('%s', (_, tried, mayFail) => {
    const text = `try:\n    ${tried}\nexcept ImportError:\n    from time import sleep\n${patch}`;
    const late = lateReferences(traceOf({ 'app.py': text, 'queue.py': '' }), undefined, builtInPatchers);
    expect(late.some(({ event }) => event.kind === 'hold' && event.name === 'time.sleep')).toBe(mayFail);
  });
});

describe('the divergence point', () => {
  const parting = (files: Readonly<Record<string, string>>, entry = 'app.py') => {
    const [reference] = lateReferences(traceOf(files, entry), undefined, builtInPatchers);
    const { offender, patch: to } = divergenceOf(reference!.event.step, reference!.patch.step);
    const place = (step: Step) =>
      `${step.activation.path}:${files[step.activation.path ?? '']!.slice(step.span.start, step.span.end)}`;
    return [place(offender), place(to)];
  };

  test('two statements of one module', () => {
    expect(parting({ 'app.py': `from time import sleep\n${patch}` })).toEqual([
      'app.py:from time import sleep',
      'app.py:monkey.patch_all()',
    ]);
  });

  test('the last module that both paths share', () => {
    const files = {
      'app.py': 'import a\n',
      'a.py': 'import b\nimport c\n',
      'b.py': 'from time import sleep\n',
      'c.py': patch,
    };
    expect(parting(files)).toEqual(['a.py:import b', 'a.py:import c']);
  });

  test('inside one statement, the first statement of each path', () => {
    const files = {
      'app.py': 'import pkg.cli\n',
      'pkg/__init__.py': 'from time import sleep\n',
      'pkg/cli.py': patch,
    };
    expect(parting(files)).toEqual([
      'pkg/__init__.py:from time import sleep',
      'pkg/cli.py:monkey.patch_all()',
    ]);
  });

  test('a function call counts as a path', () => {
    const files = {
      'app.py':
        'from time import sleep\ndef f():\n    from gevent import monkey\n    monkey.patch_all()\nf()\n',
    };
    expect(parting(files)).toEqual(['app.py:from time import sleep', 'app.py:f()']);
  });
});
