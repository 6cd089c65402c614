import { describe, expect, test } from '@jest/globals';
import type { Finding } from '../../src/findings/finding.js';
import type { ChangedFile } from '../../src/project/difference.js';
import { commentLimit } from '../../src/review/placement.js';
import { planReview, type ReviewPlan } from '../../src/review/plan.js';
import { finding, fix, hunk, markOf, modified, moved, ownComment, type Told } from './findings.js';

function plan(findings: readonly Finding[], files: readonly ChangedFile[]): ReviewPlan {
  return planReview(findings, files, [], { suggestions: 'offer', unplaced: 'body' });
}

/** `app.py:2-5 suggestion`, `app.py:5`, `app.py`: where each comment stands and how its fixes are shown. */
function places({ comments }: ReviewPlan): readonly string[] {
  return comments.map(({ anchor, fixes }) => {
    const range = anchor.kind === 'file' || anchor.startLine === anchor.endLine ? '' : `${anchor.startLine}-`;
    const place = anchor.kind === 'file' ? anchor.path : `${anchor.path}:${range}${anchor.endLine}`;
    return [place, ...fixes.map(({ kind }) => kind)].join(' ');
  });
}

describe('where a comment goes', () => {
  const everything = hunk(1, 9, [5]);
  const table: readonly { name: string; told: Told; files: readonly ChangedFile[]; place: string }[] = [
    {
      name: 'statement B that the author wrote',
      told: {},
      files: [modified('app.py', everything)],
      place: 'app.py:5',
    },
    {
      name: 'statement A that the author wrote, before a B that is only context',
      told: {},
      files: [modified('app.py', hunk(1, 9, [2]))],
      place: 'app.py:2',
    },
    {
      name: 'a link of the chain in another file',
      told: { through: [['api/client.py', 3]] },
      files: [modified('api/client.py', hunk(1, 4, [3]))],
      place: 'api/client.py:3',
    },
    {
      name: 'an added link before context at B',
      told: { through: [['api/client.py', 3]] },
      files: [modified('app.py', hunk(4, 6, [4])), modified('api/client.py', hunk(1, 4, [3]))],
      place: 'api/client.py:3',
    },
    { name: 'context at B', told: {}, files: [modified('app.py', hunk(4, 8, [8]))], place: 'app.py:5' },
    { name: 'context at A', told: {}, files: [modified('app.py', hunk(1, 3, [1]))], place: 'app.py:2' },
    {
      name: 'outside of all hunks',
      told: {},
      files: [modified('app.py', hunk(40, 44, [42]))],
      place: 'app.py',
    },
    { name: 'no patch', told: {}, files: [modified('app.py', undefined)], place: 'app.py' },
    {
      name: 'one fix inside one hunk',
      told: { fix: fix(2, 5) },
      files: [modified('app.py', everything)],
      place: 'app.py:2-5 suggestion',
    },
    {
      name: 'one fix of one line',
      told: { fix: fix(5, 5) },
      files: [modified('app.py', everything)],
      place: 'app.py:5 suggestion',
    },
    {
      name: 'a fix that reaches out of its hunk',
      told: { fix: fix(2, 12) },
      files: [modified('app.py', everything)],
      place: 'app.py:5 patch',
    },
    {
      name: 'a fix over two hunks',
      told: { fix: fix(2, 5) },
      files: [modified('app.py', `${hunk(1, 3, [2])}\n${hunk(4, 6, [5])}`)],
      place: 'app.py:5 patch',
    },
    {
      name: 'a fix of two edits',
      told: { fix: { ...moved, edits: [...fix(2, 2).edits, ...fix(5, 5).edits] } },
      files: [modified('app.py', everything)],
      place: 'app.py:5 patch',
    },
    {
      name: 'a fix in a file without hunks',
      told: { fix: fix(2, 5), through: [['api/client.py', 3]] },
      files: [modified('api/client.py', hunk(1, 4, [3]))],
      place: 'api/client.py:3 patch',
    },
    {
      name: 'a fix that only inserts',
      told: { fix: { ...moved, edits: [{ ...fix(5, 5).edits[0]!, span: { start: 500, end: 500 } }] } },
      files: [modified('app.py', everything)],
      place: 'app.py:5 patch',
    },
    {
      name: 'a fix with a lone carriage return',
      told: { fix: fix(2, 5, 'a\rb\n') },
      files: [modified('app.py', everything)],
      place: 'app.py:5 patch',
    },
  ];

  test.each(table)('$name', ({ told, files, place }) => {
    expect(places(plan([finding(told)], files))).toEqual([place]);
  });

  test('suggestions can be withheld', () => {
    const withheld = planReview([finding({ fix: fix(2, 5) })], [modified('app.py', hunk(1, 9, [5]))], [], {
      suggestions: 'withhold',
      unplaced: 'body',
    });
    expect(places(withheld)).toEqual(['app.py:5 patch']);
  });

  test('a story that the pull request does not show goes to the body', () => {
    const { comments, inBody } = plan([finding()], [modified('other.py', hunk(1, 9, [5]))]);
    expect(comments).toEqual([]);
    expect(inBody).toHaveLength(1);
  });

  test('or to the summary alone', () => {
    const options = { suggestions: 'offer', unplaced: 'summary' } as const;
    const { inBody, quiet } = planReview([finding()], [modified('other.py', hunk(1, 9, [5]))], [], options);
    expect([inBody.length, quiet.length]).toEqual([0, 1]);
  });

  test('a removed file cannot carry a comment', () => {
    const files: readonly ChangedFile[] = [{ kind: 'removed', path: finding().location.path }];
    expect(plan([finding()], files).inBody).toHaveLength(1);
  });
});

describe('what is said together', () => {
  const files = [modified('app.py', hunk(1, 60, [5, 30]))];

  test('findings of one divergence point share a comment, worst first', () => {
    const findings = [
      finding({ severity: 'notice', rule: 'module-before-patch' }),
      finding({ severity: 'warning', rule: 'name-before-patch' }),
      finding(),
    ];
    const { comments, quiet } = plan(findings, files);
    expect(comments.map((comment) => comment.findings.map(({ severity }) => severity))).toEqual([
      ['error', 'warning', 'notice'],
    ]);
    expect(quiet).toEqual([]);
  });

  test('notices alone stay silent', () => {
    const silent = plan([finding({ severity: 'notice' })], files);
    expect(silent.quiet).toHaveLength(1);
    expect([silent.comments.length, silent.inBody.length]).toEqual([0, 0]);
  });

  test('of the fixes of one point the one that reaches furthest is offered', () => {
    const findings = [
      finding({ fix: fix(4, 5) }),
      finding({ fix: fix(2, 5), rule: 'name-before-patch', severity: 'warning' }),
    ];
    expect(places(plan(findings, files))).toEqual(['app.py:2-5 suggestion']);
  });

  test('no two suggestions replace the same line', () => {
    const findings = [finding({ fix: fix(2, 5) }), finding({ b: 30, fix: fix(4, 30) })];
    expect(places(plan(findings, files))).toEqual(['app.py:2-5 suggestion', 'app.py:30 patch']);
  });

  test('suggestions that do not meet stand side by side', () => {
    const findings = [finding({ fix: fix(2, 5) }), finding({ b: 30, a: 20, fix: fix(20, 30) })];
    expect(places(plan(findings, files))).toEqual(['app.py:2-5 suggestion', 'app.py:20-30 suggestion']);
  });

  test('stories that end up in the same place are merged', () => {
    const unseen = [modified('app.py', undefined)];
    const { comments } = plan([finding(), finding({ b: 30 })], unseen);
    expect(comments.map((comment) => comment.findings.length)).toEqual([2]);
  });

  test('what was said before is not said again', () => {
    const [old, fresh] = [finding(), finding({ b: 30 })];
    const existing = [ownComment([markOf(old!)])];
    const { comments, said } = planReview([old!, fresh!], files, existing, {
      suggestions: 'offer',
      unplaced: 'body',
    });
    expect(comments.flatMap((comment) => comment.findings)).toEqual([fresh]);
    expect(said).toEqual([old]);
  });

  test('comments over the limit go to the body', () => {
    const many = Array.from({ length: commentLimit + 3 }, (_, index) => finding({ b: 10 + index, a: 1 }));
    const { comments, inBody } = plan(many, [
      modified(
        'app.py',
        hunk(
          1,
          60,
          many.map((_, index) => 10 + index),
        ),
      ),
    ]);
    expect(comments).toHaveLength(commentLimit);
    expect(inBody).toHaveLength(3);
  });
});
