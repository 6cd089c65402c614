/** The story format itself: what a page says, and that a page which says it wrongly is refused. */
import { describe, expect, test } from '@jest/globals';
import { parseStories } from '../support/stories/parse-stories.js';

const page = [
  '# A theme',
  '## First story',
  'Prose.',
  '`app/main.py`:',
  '',
  '```py',
  'import a  # offender: a recursion',
  'patch()  # noqa # late: rule-one (error), rule-two',
  '```',
  '`Makefile`:',
  '```make',
  'run:',
  '```',
  'Run: python -m app.main --fast',
  'Python: 3.13',
  'Library: eventlet',
  'Outcome: recursion, blocks',
  'Needs: gevent<26.8',
  'Limit: not known',
  '## Use instead',
  '### Inner',
  '```py',
  'x = 1',
  '```',
  '```py',
  'x = 2',
  '```',
  '```console',
  '$ python',
  '```',
  '## Nothing but prose',
].join('\n');

test('a page is read as its stories', () => {
  const [first, second, third, ...rest] = parseStories(page);
  expect(rest).toEqual([]);
  expect(first).toEqual({
    name: 'First story',
    line: 2,
    files: {
      'app/main.py':
        'import a  # offender: a recursion\npatch()  # noqa # late: rule-one (error), rule-two\n',
      Makefile: 'run:\n',
    },
    findings: [
      { path: 'app/main.py', line: 2, rule: 'rule-one', severity: 'error' },
      { path: 'app/main.py', line: 2, rule: 'rule-two', severity: undefined },
    ],
    offenders: [{ path: 'app/main.py', line: 1, module: 'a', effect: 'recursion' }],
    run: { kind: 'module', module: 'app.main', args: ['--fast'] },
    pythonVersion: [3, 13],
    library: 'eventlet',
    outcome: ['recursion', 'blocks'],
    needs: { library: 'gevent', before: [26, 8] },
    limit: 'not known',
  });
  expect([second?.name, second?.files]).toEqual(['Use instead > Inner', { 'example.py': 'x = 1\n' }]);
  expect([third?.name, third?.files]).toEqual(['Use instead > Inner', { 'example.py': 'x = 2\n' }]);
});

describe('a page is refused for', () => {
  const story = (text: string) => `## A\n\`\`\`py\nx = 1${text}\n\`\`\`\n`;
  test.each([
    ['a block without an end', '## A\n```py\nx = 1\n', 'has no end'],
    ['an outcome that does not exist', `${story('')}Outcome: broken`, 'no such outcome: broken'],
    ['a way to run that does not exist', `${story('')}Run: make`, 'cannot run "make"'],
    ['a need that cannot be read', `${story('')}Needs: gevent`, 'cannot read "gevent"'],
    ['an expectation that cannot be read', story('  # late: Rule one'), 'cannot read "Rule one"'],
  ])('%s', (_, text, why) => {
    expect(() => parseStories(text)).toThrow(why);
  });
});
