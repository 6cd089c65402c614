import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import type { FilePath } from '../../src/project/snapshot.js';
import { renderConcise, renderGitlab, renderRdjson } from '../../src/report/exchange.js';
import type { ReportInput } from '../../src/report/input.js';
import { plainPalette } from '../../src/report/palette.js';
import { heldBy, told } from '../support/told.js';
import { absentFile } from '../support/words.js';
import { locate, mainText, reportOf, sample } from './sample.js';

const hostile = { ...sample, ...told('ssl-context-before-patch', heldBy('a\n\u001b[31m::error::')) };

/** What `schema` has against a document, in words; an empty list when it is valid. */
function problemsOf(schema: object): (text: string) => readonly string[] {
  const validate = new Ajv({ allErrors: true }).compile(schema);
  return (text) => {
    if (validate(JSON.parse(text))) return [];
    return (validate.errors ?? []).map((error) => `${error.instancePath || '/'} ${error.message}`);
  };
}

const line = { type: 'integer', minimum: 1 };

/** As docs.gitlab.com/ci/testing/code_quality has it; nothing else, as the rest is ignored. */
const gitlabProblems = problemsOf({
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    additionalProperties: false,
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', minLength: 1 },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        additionalProperties: false,
        properties: {
          path: { type: 'string', pattern: '^(?!\\./|/)' },
          lines: {
            type: 'object',
            required: ['begin'],
            additionalProperties: false,
            properties: { begin: line, end: line },
          },
        },
      },
    },
  },
});

const position = {
  type: 'object',
  required: ['line'],
  additionalProperties: false,
  properties: { line, column: line },
};
const range = {
  type: 'object',
  required: ['start', 'end'],
  additionalProperties: false,
  properties: { start: position, end: position },
};
const location = {
  type: 'object',
  required: ['path', 'range'],
  additionalProperties: false,
  properties: { path: { type: 'string' }, range },
};

/** As the messages of reviewdog's proto/rdf/reviewdog.proto have it. */
const rdjsonProblems = problemsOf({
  type: 'object',
  required: ['source', 'diagnostics'],
  additionalProperties: false,
  properties: {
    source: {
      type: 'object',
      required: ['name'],
      properties: { name: { type: 'string' }, url: { type: 'string' } },
    },
    diagnostics: {
      type: 'array',
      items: {
        type: 'object',
        required: ['message', 'location', 'severity', 'code'],
        additionalProperties: false,
        properties: {
          message: { type: 'string' },
          location,
          severity: { enum: ['ERROR', 'WARNING', 'INFO'] },
          code: { type: 'object', properties: { value: { type: 'string' }, url: { type: 'string' } } },
          related_locations: {
            type: 'array',
            items: {
              type: 'object',
              required: ['location'],
              properties: { message: { type: 'string' }, location },
            },
          },
          suggestions: {
            type: 'array',
            items: {
              type: 'object',
              required: ['range', 'text'],
              properties: { range, text: { type: 'string' } },
            },
          },
        },
      },
    },
  },
});

const notices = [absentFile('gone.py')];

describe('concise', () => {
  test('is a line for each finding, with its place first, and the summary', () => {
    const other = { ...sample, ...told('module-before-patch'), severity: 'notice' as const };
    const [first, second, ...rest] = renderConcise(reportOf([other, sample]), plainPalette, false).split(
      '\n',
    );
    expect(first).toMatch(/^app\/main\.py:4:1: notice\[module-before-patch\] \S/);
    expect(second).toMatch(
      /^app\/main\.py:4:1: error\[ssl-context-before-patch\] `gevent\.monkey\.patch_all\(\)` runs/,
    );
    expect(rest).toEqual(['Found 1 error and 1 notice in 2 files.', '']);
  });

  test('whatever it quotes, a finding is one line and moves no cursor', () => {
    const text = renderConcise(reportOf([hostile], { language: 'zh' }), plainPalette, false);
    expect(text.split('\n')).toHaveLength(3);
    expect(text).not.toContain('\u001b');
  });

  test('a quiet one has findings only', () => {
    expect(renderConcise(reportOf([]), plainPalette, true)).toBe('');
    expect(renderConcise(reportOf([sample], { notices }), plainPalette, true).split('\n')).toHaveLength(2);
  });
});

describe('gitlab', () => {
  test('is a valid Code Quality report, one violation for each finding', () => {
    const text = renderGitlab(reportOf([sample]));
    expect(gitlabProblems(text)).toEqual([]);
    expect(JSON.parse(text)).toEqual([
      {
        description: expect.stringMatching(/^`gevent\.monkey\.patch_all\(\)` runs after/),
        check_name: 'ssl-context-before-patch',
        fingerprint: 'f1',
        severity: 'critical',
        location: { path: 'app/main.py', lines: { begin: 4, end: 4 } },
      },
    ]);
  });

  test.each([
    ['error', 'critical'],
    ['warning', 'major'],
    ['notice', 'info'],
  ] as const)('%s is %s there', (severity, expected) => {
    const text = renderGitlab(reportOf([{ ...sample, severity }]));
    expect(gitlabProblems(text)).toEqual([]);
    expect(JSON.parse(text)[0].severity).toBe(expected);
  });

  test('without findings it is an empty list, which GitLab needs to see that all is well', () => {
    expect(renderGitlab(reportOf([]))).toBe('[]\n');
  });

  test('the schema that it is held to has teeth', () => {
    expect(gitlabProblems('[{"description": "x", "location": {"path": "./a"}}]')).not.toEqual([]);
  });
});

describe('rdjson', () => {
  const only = (input: ReportInput) => {
    const text = renderRdjson(input);
    expect(rdjsonProblems(text)).toEqual([]);
    return JSON.parse(text).diagnostics[0];
  };

  test('is a valid DiagnosticResult with rule, page and what is related', () => {
    const diagnostic = only(reportOf([{ ...sample, fix: undefined }], { notices }));
    expect(diagnostic).toMatchObject({
      severity: 'ERROR',
      code: {
        value: 'ssl-context-before-patch',
        url: 'https://docs.example/rules/ssl-context-before-patch.md',
      },
      location: {
        path: 'app/main.py',
        range: { start: { line: 4, column: 1 }, end: { line: 4, column: 26 } },
      },
      suggestions: [],
    });
    expect(
      diagnostic.related_locations.map((one: { location: { range: object } }) => one.location.range),
    ).toEqual([{ start: { line: 2, column: 1 }, end: { line: 2, column: 24 } }]);
  });

  test('a fix is one suggestion for the very lines of the comment, which names the patch besides', () => {
    const { location, suggestions, related_locations } = only(reportOf([sample]));
    expect(suggestions).toEqual([
      {
        range: { start: { line: 2 }, end: { line: 4 } },
        text: 'gevent.monkey.patch_all()\nfrom app.net import get\n',
      },
    ]);
    expect(location).toEqual({ path: 'app/main.py', range: suggestions[0].range });
    expect(related_locations[0].location.range.start).toEqual({ line: 4, column: 1 });
  });

  test('edits far apart are one suggestion, with what lies between', () => {
    const importLine = mainText.indexOf('from app');
    const patchLine = mainText.indexOf('gevent.monkey.patch');
    const edits = [
      {
        path: 'app/main.py' as FilePath,
        span: { start: importLine, end: importLine },
        startLine: 2,
        endLine: 1,
        newText: 'gevent.monkey.patch_all()\n',
      },
      {
        path: 'app/main.py' as FilePath,
        span: { start: patchLine, end: mainText.indexOf('get()\n', patchLine + 5) },
        startLine: 4,
        endLine: 4,
        newText: '',
      },
    ];
    const { suggestions } = only(reportOf([{ ...sample, fix: { ...sample.fix!, edits } }]));
    expect(suggestions).toEqual([
      {
        range: { start: { line: 2 }, end: { line: 4 } },
        text: 'gevent.monkey.patch_all()\nfrom app.net import get\n',
      },
    ]);
  });

  test('half of a fix is never suggested', () => {
    const [edit] = sample.fix!.edits;
    const edits = [edit!, { ...edit!, path: 'app/net.py' as FilePath }];
    expect(only(reportOf([{ ...sample, fix: { ...sample.fix!, edits } }])).suggestions).toEqual([]);
  });

  test('columns count bytes', () => {
    const at = locate('app/main.py', 'gevent.monkey.patch_all()');
    const text = mainText.replace('gevent.monkey.patch_all()', 'x = "ä文𐐀"; gevent.monkey.patch_all()');
    const column = 'x = "ä文𐐀"; '.length + 1;
    const shifted = { ...at, start: { line: 4, column }, end: { line: 4, column: column + 25 } };
    const input = reportOf([{ ...sample, fix: undefined, location: shifted }], {
      texts: new Map([['app/main.py' as FilePath, text]]),
    });
    const bytes = Buffer.byteLength('x = "ä文𐐀"; ') + 1;
    expect(only(input).location.range).toEqual({
      start: { line: 4, column: bytes },
      end: { line: 4, column: bytes + 25 },
    });
  });

  test('what is quoted stays code', () => {
    expect(only(reportOf([hostile])).message).not.toMatch(/\u001b|\n::error/);
  });
});
