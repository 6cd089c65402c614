import { describe, expect, test } from '@jest/globals';
import type { Finding } from '../../src/findings/finding.js';
import type { Notice } from '../../src/findings/notice.js';
import { diffOf } from '../../src/review/diff.js';
import { fingerprintsIn, type MarkedComment } from '../../src/review/marker.js';
import { duplicatesIn, type HeadState, type Reconciliation, reconcile } from '../../src/review/reconcile.js';
import { absentFile } from '../support/words.js';
import { at, finding, fix, hunk, markOf, modified, ownComment } from './findings.js';

function keep(existing: readonly MarkedComment[], head: Partial<HeadState> = {}): Reconciliation {
  const findings = head.findings ?? [];
  const state: HeadState = { commit: 'abcdef0', all: findings, notices: [], scope: 'new', ...head, findings };
  return reconcile(existing, state, {
    diff: diffOf([modified('app.py', hunk(1, 9, [5]))]),
    context: { docsBase: 'https://docs.example', language: 'en' as const, texts: new Map() },
    suggestions: 'offer',
  });
}

/** `edited 1`, `settled 2`, `deleted 3`, `doubled 4`: what becomes of which comment. */
function fates({ changes }: Reconciliation): readonly string[] {
  return changes.map(({ own, body, fold }) => {
    const fate =
      body === undefined ? 'deleted' : fold === 'DUPLICATE' ? 'doubled' : fold ? 'settled' : 'edited';
    return `${fate} ${own.id}`;
  });
}

function notice(kind: Notice['kind'], path?: string): Notice {
  // Only kind and path matter here.
  return { ...absentFile('x'), kind, path: path === undefined ? undefined : at(path) } as Notice;
}

const one = finding({ fingerprint: 'one' });
const two = finding({ fingerprint: 'two', severity: 'warning' });
const oneChanged: Finding = { ...one, severity: 'warning' };

describe('what becomes of a comment', () => {
  const table: readonly {
    name: string;
    own?: MarkedComment;
    head: Partial<HeadState>;
    fate: readonly string[];
  }[] = [
    { name: 'the finding is as it was', head: { findings: [one] }, fate: [] },
    { name: 'the finding is gone', head: {}, fate: ['settled 1'] },
    { name: 'the finding is another story', head: { findings: [oneChanged] }, fate: ['edited 1'] },
    { name: 'the base has it too', head: { findings: [], all: [one] }, fate: ['settled 1'] },
    { name: 'it was never asked whether it is new', head: { all: [one], scope: 'changed' }, fate: [] },
    {
      name: 'the base could not be read',
      head: { all: [one], notices: [notice('unreadable-file', 'x.py')] },
      fate: [],
    },
    { name: 'its file could not be read', head: { notices: [notice('syntax-problem', 'app.py')] }, fate: [] },
    {
      name: 'another file could not',
      head: { notices: [notice('syntax-problem', 'x.py')] },
      fate: ['settled 1'],
    },
    { name: 'the list of files was cut', head: { notices: [notice('incomplete-list')] }, fate: [] },
    {
      name: 'one of its two findings is gone',
      own: ownComment([markOf(one), markOf(two)]),
      head: { findings: [two] },
      fate: ['edited 1'],
    },
    {
      name: 'people took the thread over',
      own: ownComment([markOf(one)], { isTakenOver: true }),
      head: {},
      fate: [],
    },
    {
      name: 'people took the thread over, and the finding changed',
      own: ownComment([markOf(one)], { isTakenOver: true }),
      head: { findings: [oneChanged] },
      fate: [],
    },
  ];

  test.each(table)('$name: $fate', ({ own = ownComment([markOf(one)]), head, fate }) => {
    expect(fates(keep([own], head))).toEqual(fate);
  });

  test('an edited comment tells what is there now, and is known by it', () => {
    const [change] = keep([ownComment([markOf(one), markOf(two)])], { findings: [two] }).changes;
    expect(fingerprintsIn(change!.body!)).toEqual(['two']);
    expect(change!.body).toMatch(/^\*\*Warning: /);
  });

  test.each([
    { name: 'stands on its lines', lines: { startLine: 2, endLine: 5 }, shown: 'suggestion' },
    { name: 'stands on another line', lines: { startLine: 5, endLine: 5 }, shown: 'diff' },
    { name: 'is outdated', lines: undefined, shown: 'diff' },
  ])('a changed fix is offered by a click only if the comment $name', ({ lines, shown }) => {
    const changed = { ...oneChanged, fix: fix(2, 5) };
    const [change] = keep([ownComment([markOf(one)], { lines })], { findings: [changed] }).changes;
    expect(change!.body).toContain(`\`\`\`${shown}\n`);
  });
});

describe('the summary of what found no place', () => {
  const summary = ownComment([markOf(one), markOf(two)], { where: 'review', id: 9, path: undefined });

  test('keeps what is still there', () => {
    const { sticky, changes } = keep([summary], { findings: [two] });
    expect(sticky?.findings).toEqual([two]);
    expect(changes).toEqual([]);
  });

  test('is cleared when nothing is left', () => {
    const reconciliation = keep([summary]);
    expect([fates(reconciliation), reconciliation.sticky]).toEqual([['settled 9'], undefined]);
  });

  test('there is only one: the older takes over what the younger said', () => {
    const older = ownComment([markOf(one)], { where: 'review', id: 3, path: undefined });
    const younger = ownComment([markOf(two)], { where: 'review', id: 4, path: undefined });
    const reconciliation = keep([younger, older], { findings: [one, two] });
    expect(fates(reconciliation)).toEqual(['doubled 4']);
    expect(reconciliation.sticky).toEqual({ own: older, findings: [one, two] });
  });
});

describe('what was told twice', () => {
  const told = [markOf(one)];

  test.each([
    {
      name: 'the younger thread goes',
      existing: [ownComment(told, { id: 8 }), ownComment(told, { id: 5 })],
      fate: ['deleted 8'],
    },
    {
      name: 'never the one that people took over',
      existing: [ownComment(told, { id: 5 }), ownComment(told, { id: 8, isTakenOver: true })],
      fate: ['deleted 5'],
    },
    {
      name: 'nor both',
      existing: [
        ownComment(told, { id: 5, isTakenOver: true }),
        ownComment(told, { id: 8, isTakenOver: true }),
      ],
      fate: [],
    },
    {
      name: 'a review gives way to a thread',
      existing: [ownComment(told, { id: 2, where: 'review' }), ownComment(told, { id: 8 })],
      fate: ['doubled 2'],
    },
  ])('$name', ({ existing, fate }) => {
    expect(fates({ changes: duplicatesIn(existing, 'en'), sticky: undefined })).toEqual(fate);
    expect(fates(keep(existing, { findings: [one] }))).toEqual(fate);
  });
});
