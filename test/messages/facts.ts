import type { ConfigProblem } from '../../src/config/config-file.js';
import type { ValueFault } from '../../src/config/values.js';
import type { Notice } from '../../src/findings/notice.js';
import type { GitFailure, Problem } from '../../src/messages/shell.js';
import type { WordsOf } from '../../src/messages/trouble.js';
import type { FilePath } from '../../src/project/snapshot.js';
import type { Outage, Refusal, Unreadable } from '../../src/project/unreadable.js';
import type { SyntaxFault } from '../../src/python/syntax.js';
import { ruleIds } from '../../src/rules/index.js';
import type { EntryReason, Truncation } from '../../src/trace/trace.js';

/** One fact of each name that `Tag` has: a name without one does not compile. */
type EachOf<Fact, Tag extends keyof Fact> = {
  readonly [Name in keyof WordsOf<Fact, Tag>]: WordsOf<Fact, Tag>[Name] extends (fact: infer One) => unknown
    ? Omit<One, Tag>
    : never;
};

/** The facts of `each`, with the name that they stand under as their `tag`. */
function listed<Fact, Tag extends keyof Fact & string>(tag: Tag, each: EachOf<Fact, Tag>): readonly Fact[] {
  return Object.entries(each).map(([name, fact]) => ({ ...(fact as object), [tag]: name }) as Fact);
}

const path = 'app.py' as FilePath;
const message = 'what GitHub says in many words of its own';
const error = 'EIO: something that the system says';

const outages = listed<Outage, 'how'>('how', {
  'server-error': { status: 502, message },
  unreachable: { message },
  'not-json': {},
  malformed: { fault: 'tree[3].path: expected string' },
  'cut-short': { listed: 0, expected: 3 },
  'too-long': { limit: 10_000 },
  partial: {},
  graphql: { message },
});

const refusals: readonly Refusal[] = [
  ...listed<Exclude<Refusal, { kind: 'unavailable' }>, 'kind'>('kind', {
    forbidden: { status: 403, message, accepted: 'contents=write,pull_requests=write; issues=write' },
    invalid: { status: 422, message },
    limited: { message },
  }),
  ...[...outages, { how: 'graphql', message: undefined } as const].map(
    (outage) => ({ kind: 'unavailable', ...outage }) as const,
  ),
];

const [forbidden] = refusals;

const unreadable: readonly Unreadable[] = [
  ...listed<Unreadable, 'kind'>('kind', {
    nul: { byte: 5, line: 1 },
    'utf-16': {},
    'contradicted-mark': { encoding: 'latin-1' },
    'unknown-encoding': { encoding: 'klingon' },
    'invalid-bytes': { encoding: 'UTF-8', byte: 7, line: 2 },
    'not-given': {},
    'time-up': {},
    'no-notebook': {},
    'lfs-pointer': {},
    'no-room': { limit: 512 * 1024 * 1024 },
    'too-large': { size: 50_000_000, limit: 5 * 1024 * 1024 },
    'no-file': { is: 'folder' },
    denied: {},
    absent: {},
    system: { error },
    'not-sent': {},
    'not-cloned': {},
    'too-many': { limit: 100 },
    refused: { refusal: forbidden! },
  }),
  { kind: 'invalid-bytes', encoding: 'euc-jp', byte: undefined, line: undefined },
  { kind: 'no-file', is: 'link' },
  { kind: 'no-file', is: 'other' },
  ...refusals.map((refusal) => ({ kind: 'refused', refusal }) as const),
];

const faults = listed<SyntaxFault, 'kind'>('kind', {
  'expected-token': { word: ':' },
  'expected-expression': { word: '' },
  'expected-name': { word: '' },
  'expected-module': { word: '' },
  'expected-imported-name': { word: '' },
  'expected-definition': { word: '' },
  'expected-block': { word: '' },
  'unexpected-token': { word: '' },
  'unexpected-indentation': { word: '' },
  'continues-nothing': { word: 'else' },
  'malformed-parameter': { word: '' },
  'malformed-replacement-field': { word: '' },
  'mismatched-bracket': { word: '' },
  'open-bracket': { word: '' },
  'open-string': { word: '' },
  'merge-conflict': { word: '' },
  'too-many-brackets': { word: '' },
  'too-many-indentations': { word: '' },
  'too-deep': { word: '' },
  'too-long-chain': { word: '' },
});

const truncations = listed<Truncation, 'what'>('what', {
  imports: { limit: 400 },
  calls: { limit: 300 },
  nesting: {},
  steps: {},
  time: {},
  setting: { name: 'INSTALLED_APPS', at: { path, span: { start: 0, end: 1 } } },
});

const limits = truncations.flatMap((one) => (one.what === 'setting' || one.what === 'time' ? [] : one));

const place = { kind: 'unused-suppression', path, line: 3, scope: 'statement', isAlone: false } as const;
const host = { kind: 'host-refusal', path: undefined } as const;
const list = { kind: 'incomplete-list', path: undefined, listed: 300 } as const;
const outdated = { kind: 'outdated-run', path: undefined } as const;
const commit = 'a'.repeat(40);

/** Every notice that there is, with every reason that it can have. */
export const everyNotice: readonly Notice[] = [
  ...listed<Notice, 'about'>('about', {
    file: { kind: 'unreadable-file', path, reason: { kind: 'absent' } },
    'base-file': { kind: 'unreadable-file', path, reason: { kind: 'absent' } },
    'rest-of-file': { kind: 'limit-reached', path, line: 2, limit: 250_000 },
    room: { kind: 'limit-reached', path: undefined, of: 'syntax', limit: 2_000_000, left: [path] },
    folder: { kind: 'unreadable-file', path, folder: 'app', reason: { kind: 'denied' } },
    syntax: { kind: 'syntax-problem', path, line: 2, fault: faults[0]! },
    truncation: { kind: 'limit-reached', path: undefined, truncation: limits[0]!, left: [path] },
    time: { kind: 'limit-reached', path: undefined, seconds: 60, during: 'programs', left: [path] },
    statements: { kind: 'limit-reached', path: undefined, most: 4_000_000, left: [path] },
    setting: { kind: 'unknown-launch', path, line: 4, name: 'INSTALLED_APPS' },
    'idle-suppression': { ...place, rules: ruleIds.slice(0, 2) },
    'unknown-rule': { ...place, rule: 'nme', meant: 'name-before-patch' },
    'malformed-suppression': {
      kind: 'unused-suppression',
      path,
      line: 3,
      problem: 'unclosed-list',
      word: '',
    },
    'changed-settings': { kind: 'hidden-findings', path: undefined, file: path, hidden: 2, isPassing: true },
    'added-suppression': { kind: 'hidden-findings', path, line: 3, scope: 'file' },
    pattern: { kind: 'unmatched-pattern', path: undefined, key: 'include', pattern: 'nothing' },
    launch: { kind: 'unmatched-pattern', path: undefined, key: 'entry-points', name: 'nothing.py' },
    'unknown-word': { kind: 'unknown-launch', path, line: 2, program: 'gunicorn', word: '$WORKER' },
    'unread-file': { kind: 'unknown-launch', path, line: 2 },
    'no-python': { kind: 'nothing-checked', path: undefined, given: undefined, ignored: 0 },
    'not-python': { kind: 'nothing-checked', path, given: path },
    unchanged: { kind: 'nothing-checked', path: undefined, given: undefined },
    'left-out': { kind: 'nothing-checked', path: undefined, given: undefined, key: 'exclude' },
    'ignored-folder': { kind: 'nothing-checked', path, given: path, folder: '.venv' },
    'tree-cut': list,
    'comparison-cut': list,
    'changes-cut': { ...list, missing: 5 },
    'not-posted': { ...host, refusal: forbidden! },
    moved: { ...host, refusal: forbidden! },
    stale: { ...host, refusal: forbidden! },
    'merge-base': { ...host, refusal: forbidden! },
    changes: { ...host, refusal: { kind: 'no-token' } },
    'review-failed': { ...host, error },
    closed: outdated,
    'moved-on': { ...outdated, commit },
    'no-pull-request': { ...outdated, commit },
  }),
  ...(['', 'app'] as const).flatMap((folder) =>
    unreadable.map((reason): Notice => ({ kind: 'unreadable-file', about: 'folder', path, folder, reason })),
  ),
  ...(['file', 'base-file'] as const).flatMap((about) =>
    unreadable.map((reason): Notice => ({ kind: 'unreadable-file', about, path, reason })),
  ),
  ...faults.map((fault): Notice => ({ kind: 'syntax-problem', about: 'syntax', path, line: 2, fault })),
  ...(['reading', 'discovery', 'programs'] as const).flatMap((during) =>
    [0, 9].map((length): Notice => {
      const left = Array<FilePath>(length).fill(path);
      return { kind: 'limit-reached', about: 'time', path: undefined, seconds: 60, during, left };
    }),
  ),
  {
    kind: 'limit-reached',
    about: 'statements',
    path: undefined,
    most: 4_000_000,
    left: Array<FilePath>(9).fill(path),
  },
  ...limits.flatMap((truncation) =>
    [1, 9].map((length): Notice => {
      const left = Array<FilePath>(length).fill(path);
      return { kind: 'limit-reached', about: 'truncation', path: undefined, truncation, left };
    }),
  ),
  { kind: 'nothing-checked', about: 'no-python', path, given: path, ignored: 3 },
  { kind: 'nothing-checked', about: 'left-out', path, given: path, key: 'include' },
  { kind: 'nothing-checked', about: 'ignored-folder', path, given: path, folder: undefined },
  { ...place, about: 'idle-suppression', rules: [] },
  { ...place, about: 'idle-suppression', rules: [], scope: 'file' },
  { ...place, about: 'idle-suppression', rules: [], isAlone: true },
  { ...place, about: 'unknown-rule', rule: 'x', meant: undefined },
  ...(['empty-list', 'missing-brackets', 'unknown-word', 'file-scope-after-code'] as const).map(
    (problem): Notice => ({
      kind: 'unused-suppression',
      about: 'malformed-suppression',
      path,
      line: 1,
      problem,
      word: 'ignor',
    }),
  ),
  ...(['not-posted', 'moved', 'stale', 'merge-base', 'changes'] as const).flatMap((about) =>
    refusals.map((refusal): Notice => ({ ...host, about, refusal })),
  ),
];

const text = '../x';
const known = ['one', 'two'];
const meant = 'two';

const valueFaults: readonly ValueFault[] = [
  ...listed<ValueFault, 'what'>('what', {
    'wrong-type': { expected: 'modules', found: 'list' },
    'not-one-of': { known, found: { word: 'tow', meant } },
    'unknown-key': { key: 'exclud', meant: 'exclude', known },
    'no-number': { most: 10 },
    'no-settings-table': {},
    'misnamed-file': { meant: '.late-patch.toml' },
    'misnamed-table': { found: 'tool.late_patch', meant: 'tool.late-patch' },
    'not-toml': { reason: 'what the parser says in many words' },
    other: { message: 'what the validator says in many words' },
    'unquoted-version': { meant: '3.10' },
    'no-version': { found: '3', meant: undefined },
    empty: { of: 'glob' },
    nul: { of: 'folder' },
    absolute: { of: 'glob', text },
    'long-glob': { length: 2000, limit: 1000 },
    'leaves-root': { text },
    'negated-glob': { text },
    'no-application': { text },
    'no-module': { text },
    'no-entry-point': { text },
    'no-hold': { text },
    'no-patch-call': { text },
    'no-patch-argument': { text },
    'many-words': { text },
    'unknown-command': { text, known },
    'no-name': { text: 'Client' },
    'too-many': { of: 'names', count: 300, limit: 200 },
    'replaces-nothing': {},
    'names-itself': { name: 'acme.tracing.install' },
    'built-in-patcher': { name: 'ddtrace.patch_all', patcher: 'ddtrace' },
    'more-than-one': { keys: ['replaces', 'like'] },
    'not-either': { first: 'app', second: 'file' },
    'harmless-name': { name: 'time.time', meant: 'time.sleep' },
    'harmless-form': { name: 'time.sleep', form: 'subclass', harmful: ['reference', 'instance'] },
    'unknown-patch': { name: 'gevent.patch', meant, known },
    'unknown-argument': { name: 'patch_all', keyword: 'tread', meant: 'thread', known },
  }),
  { what: 'no-version', found: '3.1', meant: '3.10' },
  { what: 'absolute', of: 'file', text },
  { what: 'empty', of: 'file' },
  ...(['string', 'strings', 'boolean', 'table', 'tables'] as const).flatMap((expected) =>
    (['nothing', 'list', 'number', 'date', 'table', 'string', 'boolean'] as const).flatMap(
      (found): readonly ValueFault[] => [
        { what: 'wrong-type', expected, found },
        { what: 'not-one-of', known, found: { type: found } },
      ],
    ),
  ),
];

const sources: readonly Pick<ConfigProblem, 'source' | 'path'>[] = [
  { source: { kind: 'file', path: '.late-patch.toml', line: 3 }, path: ['launchers', 'gunicorn', 1, 'app'] },
  { source: { kind: 'input', name: '--fail-on' }, path: [] },
];

const gitFailures = listed<GitFailure, 'kind'>('kind', {
  'not-installed': {},
  'not-started': { error },
  said: { error: 'not a git repository (or any of the parent directories): .git' },
  exited: { code: 1 },
  'too-slow': {},
  'unknown-commit': { revision: 'main' },
});

/** Every problem that ends a run, with every reason that it can have. */
export const everyProblem: readonly Problem[] = [
  ...listed<Problem, 'what'>('what', {
    configuration: { ...sources[0]!, fault: valueFaults[0]! },
    choice: { name: '--format', known, found: 'tow', meant },
    'no-folder': { name: 'python-path', folder: 'gone' },
    unchecked: { notice: { kind: 'nothing-checked', about: 'not-python', path, given: path } },
    'no-checkout': {},
    'unknown-option': { option: '--fromat', meant: '--format' },
    'unfinished-option': { flags: '--output <FILE>' },
    'no-option-value': { flags: '--output <FILE>' },
    'no-argument': { argument: 'ENTRY' },
    'many-arguments': { command: 'explain', expected: 1, found: 2 },
    'unknown-command': { word: 'a.py', meant: 'late-patch check a.py' },
    'see-help': { command: 'late-patch check' },
    'unknown-rule': { rule: 'x', meant },
    'known-rules': { known },
    'standard-input': {},
    path: { path, reason: 'absent' },
    'output-without-format': { output: 'b.json' },
    'many-printed': { formats: ['text', 'json'] },
    'no-reason': {},
    'fix-or-ignore': {},
    'diff-format': {},
    'no-source-root': { folder: 'gone' },
    'no-config-file': { path: 'gone.toml', error: 'ENOENT' },
    'no-base': { failure: gitFailures[0]! },
    'unwritten-report': { failure: { kind: 'system', error } },
    'unwritten-output': { error },
    'unwritten-fix': { path, failure: { kind: 'denied' } },
    'unwritten-setup': { path, error },
    'unread-setup': { path },
    'taken-setup': {
      path: '.github/workflows/late-patch.yml',
      uses: 'uses: late-patch/late-patch@v1',
    },
    'no-address': { found: 'docs' },
    'config-outside': { path: '../x.toml' },
    'config-absent': { path: 'x.toml' },
    'config-unreadable': { path: 'x.toml', reason: { kind: 'denied' } },
    'unlisted-commit': { commit, refusal: forbidden! },
    'unseen-file': { path, others: 0, reason: { kind: 'absent' } },
    'unlisted-changes': { listed: 3000, missing: 5 },
    'unwritten-file': { name: 'sarif-file', path: 'x.sarif', failure: { kind: 'link' } },
    'no-event-path': {},
    'no-repository-name': {},
    payload: { is: 'no-object' },
    'payload-lacks': { keys: 'pull_request.head.sha' },
    internal: { trace: 'TypeError: x is not a function\n  at f (a.js:1:1)' },
  }),
  ...valueFaults.flatMap((fault) =>
    sources.map((source): Problem => ({ what: 'configuration', ...source, fault })),
  ),
  ...gitFailures.map((failure): Problem => ({ what: 'no-base', failure })),
  ...(['denied', 'link-loop', 'outside', 'no-python'] as const).map(
    (reason): Problem => ({ what: 'path', path, reason }),
  ),
  ...(['no-json', 'unreadable'] as const).map((is): Problem => ({ what: 'payload', is })),
  { what: 'no-config-file', path: 'x.toml', error: 'EACCES' },
  { what: 'unwritten-fix', path, failure: { kind: 'system', error } },
  { what: 'unwritten-fix', path, failure: { kind: 'changed' } },
  ...unreadable.flatMap((reason): readonly Problem[] => [
    { what: 'config-unreadable', path, reason },
    { what: 'unseen-file', path, others: 2, reason },
  ]),
  ...refusals.map((refusal): Problem => ({ what: 'unlisted-commit', commit, refusal })),
];

/** Why something cannot be rewritten: everything that makes a file unreadable, and that it has changed. */
export const everyObjection = [...unreadable, { kind: 'changed' }] as const;

/** Every way to be an entry point. */
export const everyReason = listed<EntryReason, 'kind'>('kind', {
  'asked-for': {},
  'main-module': {},
  script: {},
  'main-guard': {},
  conventional: {},
  'not-imported': {},
  unreached: {},
  configuration: { of: 'gunicorn' },
  configured: { path },
  launched: { by: 'gunicorn', path },
});
