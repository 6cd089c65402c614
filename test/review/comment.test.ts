import { describe, expect, test } from '@jest/globals';
import type { Finding } from '../../src/findings/finding.js';
import { bodyLimit, commentBody, reviewBody } from '../../src/review/comment-body.js';
import { fingerprintsIn } from '../../src/review/marker.js';
import { planReview, type ReviewPlan } from '../../src/review/plan.js';
import { heldBy, told } from '../support/told.js';
import { at, finding, fix, hunk, modified } from './findings.js';

const docsBase = 'https://github.com/late-patch/late-patch/blob/v1/docs/rules';
const text = ['import gevent.monkey', 'import requests', '', '', 'gevent.monkey.patch_all()', ''].join('\n');
const context = { docsBase, language: 'en' as const, texts: new Map([[at('app.py'), text]]) };

function plan(findings: readonly Finding[], patch = hunk(1, 5, [5])): ReviewPlan {
  return planReview(findings, [modified('app.py', patch)], [], { suggestions: 'offer', unplaced: 'body' });
}

function bodyOf(findings: readonly Finding[], patch?: string): string {
  return commentBody(plan(findings, patch).comments[0]!, context);
}

describe('the text of a comment', () => {
  test('one finding with a fix that a click applies', () => {
    const told = finding({
      fingerprint: '0f',
      through: [['api/client.py', 1]],
      fix: fix(2, 5, 'gevent.monkey.patch_all()\nimport requests\n\n\n'),
    });
    expect(bodyOf([told])).toBe(
      `**Error: \`gevent.monkey.patch_all()\` runs after \`requests\` took hold of \`ssl.SSLContext\`: TLS will end in a RecursionError**

The patch puts gevent's own class in the place of \`ssl.SSLContext\`, but what was bound earlier keeps the original. The original's setters look the name \`SSLContext\` up in \`ssl\`, find the replacement and call themselves: \`RecursionError: maximum recursion depth exceeded\` on Python 3.6 and later, as soon as an HTTPS request or any other TLS connection is made. gevent prints a MonkeyPatchWarning at most; often nothing.

\`app.py:2\` → \`api/client.py:1\` → \`requests\` → \`urllib3.util.ssl_\` holds \`ssl.SSLContext\`; only then \`app.py:5\` patches

\`\`\`suggestion
gevent.monkey.patch_all()
import requests


\`\`\`

Move the patch above line 2: only the docstring, \`from __future__\` imports and the patcher's own import belong before it.

Why, and what else helps: [ssl-context-before-patch](https://github.com/late-patch/late-patch/blob/v1/docs/rules/ssl-context-before-patch.md)

<!-- late-patch: 0f:f1c655e2 -->`,
    );
  });

  test('a fix that the difference does not show in one piece is shown as a diff', () => {
    const edit = {
      ...fix(2, 5).edits[0]!,
      span: { start: text.indexOf('import requests'), end: text.length },
    };
    const moved = { ...edit, newText: 'gevent.monkey.patch_all()\nimport requests\n\n\n' };
    const told = finding({ fix: { ...fix(2, 5), edits: [moved] } });
    expect(bodyOf([told], hunk(4, 5, [5]))).toContain(
      'The fix:\n\n```diff\n+gevent.monkey.patch_all()\n import requests\n  ...\n \n-gevent.monkey.patch_all()\n```',
    );
  });

  test('several findings share advice, link and end', () => {
    const first = finding({ fingerprint: 'a' });
    const second = finding({ fingerprint: 'b', severity: 'warning', rule: 'name-before-patch' });
    const body = bodyOf([first, second]);
    expect(body.match(/^\*\*.*\*\*$/gm)?.map((line) => line.slice(0, 9))).toEqual(['**Error: ', '**Warning']);
    expect(body.split('Move the patch above line 2: ')).toHaveLength(2);
    expect(fingerprintsIn(body)).toEqual(['a', 'b']);
  });

  test('of several pieces of advice on one point the one that reaches furthest is given', () => {
    const near = finding({ a: 4 });
    const far = finding({ a: 1, rule: 'name-before-patch', severity: 'warning' });
    const body = bodyOf([near, far]);
    expect(body).toContain('Move the patch above line 1: ');
    expect(body).not.toContain('Move the patch above line 4: ');
    expect(body).toContain(
      `helps: [ssl-context-before-patch](${docsBase}/ssl-context-before-patch.md), [name-`,
    );
  });

  test('several offenders make a list', () => {
    const told = finding();
    const two = { ...told, offenders: [told.offenders[0]!, told.offenders[0]!] };
    expect(bodyOf([two])).toContain(
      '- `app.py:2` → `requests` → `urllib3.util.ssl_` holds `ssl.SSLContext`\n- `app.py:2` → `requests` → `urllib3.util.ssl_` holds `ssl.SSLContext`\n- only then `app.py:5` patches',
    );
  });

  test.each([
    { name: 'a name taken from a module', module: 'time', told: '`app.py:2` holds `time.sleep`; only' },
    { name: 'an object made in the file', module: 'app', told: '`app.py:2` holds `time.sleep`; only' },
    { name: 'a library', module: 'kombu', told: '`app.py:2` → `kombu` holds `time.sleep`; only' },
  ])('the statement that holds the name itself needs no module: $name', ({ module, told }) => {
    const usual = finding();
    const [offender] = usual.offenders;
    const chain = [{ location: offender!.location, module }];
    expect(
      bodyOf([
        { ...usual, offenders: [{ ...offender!, names: ['time.sleep'], namesAtEnd: ['time.sleep'], chain }] },
      ]),
    ).toContain(told);
  });

  test('an uncertain finding says so in its first line', () => {
    expect(bodyOf([{ ...finding(), confidence: 'low' }])).toMatch(/^\*\*Error \(not certain\): /);
  });
});

describe('suggestions', () => {
  test.each([
    { name: 'lines', newText: 'a\nb\n', block: '```suggestion\na\nb\n```' },
    { name: 'a last line without a line break', newText: 'a', block: '```suggestion\na\n```' },
    { name: 'nothing: the lines are deleted', newText: '', block: '```suggestion\n```' },
    { name: 'an empty line', newText: '\n', block: '```suggestion\n\n```' },
    { name: 'Windows line ends', newText: 'a\r\nb\r\n', block: '```suggestion\na\nb\n```' },
    { name: 'fences inside', newText: '"""\n````\n"""\n', block: '`````suggestion\n"""\n````\n"""\n`````' },
  ])('$name', ({ newText, block }) => {
    expect(bodyOf([finding({ fix: fix(2, 5, newText) })])).toContain(`\n\n${block}\n\n`);
  });
});

describe('limits', () => {
  test('a chain that is too long is shortened in the middle', () => {
    const through = Array.from({ length: 40 }, (_, index) => [`m${index}.py`, 1] as const);
    const body = bodyOf([finding({ through })]);
    expect(body).toContain('`app.py:2` → `m0.py:1`');
    expect(body).toContain(' → … 33 more … → ');
    expect(body).toContain('`urllib3.util.ssl_` holds');
  });

  test.each([
    {
      name: 'the chain',
      told: {
        through: [
          ['x'.repeat(30_000), 1],
          ['y'.repeat(30_000), 1],
          ['z'.repeat(30_000), 1],
          ['v', 2],
          ['w', 2],
        ] as const,
      },
    },
    { name: 'the fix', told: { fix: fix(2, 5, 'x'.repeat(70_000)) } },
  ])('a body over the limit gives up $name, and says so', ({ told }) => {
    const body = bodyOf([finding({ ...told, fingerprint: 'kept' })]);
    expect(body.length).toBeLessThanOrEqual(bodyLimit);
    expect(body).toContain('Shortened to fit a comment; the job summary has all of it.');
    expect(body).toContain('**Error: `gevent.monkey.patch_all()`');
    expect(fingerprintsIn(body)).toEqual(['kept']);
  });

  test('a message that no body holds leaves a comment that fits', () => {
    const body = bodyOf([
      {
        ...finding({ fingerprint: 'kept' }),
        ...told('ssl-context-before-patch', heldBy('x'.repeat(70_000))),
      },
    ]);
    expect(body).toBe(
      '**A late patch.** Shortened to fit a comment; the job summary has all of it.\n\n<!-- late-patch: kept:37a6b364 -->',
    );
  });

  test('the body of a review leaves out what does not fit', () => {
    const many = Array.from({ length: 900 }, (_, index) =>
      finding({ path: 'gone.py', b: index + 9, fingerprint: `f${index}` }),
    );
    const body = reviewBody(plan(many), context);
    expect(body.length).toBeLessThanOrEqual(bodyLimit);
    expect(body).toMatch(/^Monkey patching comes too late here: 900 errors\.\n\n- `gone\.py:9`: Error: /);
    const told = fingerprintsIn(body);
    expect(body).toContain(`${900 - told.length} more did not fit here; the job summary has them.`);
    expect(told[0]).toBe('f0');
  });
});
