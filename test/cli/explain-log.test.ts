/** `late-patch explain -`: from what a program said to the lines that lead to it. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { byCause } from '../../src/findings/causes.js';
import { fittingFindings, readLog, symptomsIn } from '../../src/messages/symptoms.js';
import { temporaryFolder } from '../host-node/temporary-folder.js';
import { artifact, projectFolder } from '../support/artifacts.js';
import { expectedLines, foundLines, reportOn } from '../support/stories/verdict.js';
import { headingsFor, troubles } from '../support/troubles.js';
import { lateProject } from './projects.js';

const told = troubles.filter(({ messages }) => messages.length > 0);

test('every message of docs/troubleshooting.md has a symptom, and there is no other', () => {
  const said = told.flatMap(({ messages }) => messages).join('\n');
  expect(symptomsIn(readLog(`${said}\nKeyError: 140234866534208`))).toHaveLength(told.length);
});

describe.each(told.map((trouble) => [trouble.name, trouble] as const))(
  '%s',
  (name, { messages, stories }) => {
    // What stands there for a number of any length.
    const shown = messages.map((message) => (message === 'KeyError' ? 'KeyError: 140234866534208' : message));

    test.each(shown)('%s alone leads to its heading', (message) => {
      expect(headingsFor(message)).toEqual([name]);
      expect(headingsFor(`2026-11-28 12:00:00 web-1 ERROR \u001b[31m${message}\u001b[0m\r\n`)).toEqual([
        name,
      ]);
    });

    if (stories.length === 0) return;
    test('in the checkout of a program that prints it, the findings are those that fit', () => {
      const [late] = stories;
      const log = readLog(
        `Traceback (most recent call last):\n  File "/srv/web/app.py", line 7, in <module>\n${shown[0]}`,
      );
      // Without its frames: those of the standard library are not made up here.
      const symptoms = symptomsIn({ ...log, frames: [] });
      const serious = reportOn(late!).findings.filter(({ severity }) => severity !== 'notice');
      const fitting = fittingFindings(byCause(serious), symptoms, log);
      const lines = (all: readonly string[]) => [...new Set(all.map((line) => line.split(' ')[0]))];
      expect(lines(foundLines(late!, fitting))).toEqual(lines(expectedLines(late!)));
    });
  },
);

describe('as people paste it', () => {
  const recursion = 'RecursionError: maximum recursion depth exceeded';
  const traceback = `Traceback (most recent call last):\n  File "/srv/web/views.py", line 3, in get\n  File "/usr/lib/python3.11/ssl.py", line 620, in options\n${recursion}`;
  const frames = ['/srv/web/views.py', '/usr/lib/python3.11/ssl.py'];
  test.each([
    ['Python', traceback],
    ['a string of a JSON log', JSON.stringify({ message: traceback })],
    ['a string within a string', JSON.stringify({ line: JSON.stringify({ message: traceback }) })],
    ['HTML', traceback.replaceAll('"', '&quot;')],
    ['a container', traceback.replaceAll(/^/gm, 'web_1  | ')],
    [
      'IPython',
      `File /srv/web/views.py:3, in get(url)\n----> 3 f()\nFile /usr/lib/python3.11/ssl.py:620, in SSLContext.options(self)\n${recursion}`,
    ],
    [
      'an older IPython',
      `/srv/web/views.py in get(url)\n----> 3 f()\n\n/usr/lib/python3.11/ssl.py in options(self)\n${recursion}`,
    ],
    [
      'pytest',
      `/srv/web/views.py:3: in get\n    f()\n/usr/lib/python3.11/ssl.py:620: in options\nE   ${recursion}`,
    ],
    [
      'rich',
      `│ /srv/web/views.py:3 in get   │\n│ /usr/lib/python3.11/ssl.py:620 in options   │\n${recursion}`,
    ],
    [
      'Sentry',
      `RecursionError\nmaximum recursion depth exceeded\n\n/srv/web/views.py in get at line 3\n/usr/lib/python3.11/ssl.py in options at line 620`,
    ],
    [
      'a task of celery',
      `raised unexpected: RecursionError('maximum recursion depth exceeded')\n${traceback}`,
    ],
  ])('%s', (_, text) => {
    const log = readLog(text);
    expect(log.frames).toEqual(frames);
    expect(symptomsIn(log).map(({ heading }) => heading)).toEqual([recursion]);
  });

  test('a warning whose lines a terminal has broken', () => {
    const log = readLog(
      "12:00:01 /srv/app.py:4: \nMonkeyPatchWarning: Monkey-patching ssl after ssl has already\n been imported may lead to errors. Modules that had direct \nimports (NOT patched): ['urllib3.util \n(/x/venv-1.2-\narm64/urllib3/util/__init__.py)', 'urllib3.util.ssl_ (/x/ssl_.py)'].",
    );
    expect(log.frames).toEqual(['/srv/app.py']);
    expect(log.holders).toEqual(['urllib3.util', 'urllib3.util.ssl_']);
    expect(symptomsIn(log)).toHaveLength(1);
  });

  test.each([
    [
      'C:\\srv\\app.py:4: MonkeyPatchWarning: Monkey-patching ssl after ssl has already been imported',
      ['C:\\srv\\app.py'],
      'MonkeyPatchWarning: Monkey-patching ssl after ssl has already been imported',
    ],
    [
      "Exception KeyError: KeyError(40576416L,) in <module 'threading' from '/x/threading.pyc'> ignored",
      [],
      'KeyError',
    ],
    ['KeyError: KeyError(140362117422288L,) in threading._shutdown() ignored', [], 'KeyError'],
    [
      'BlockingSwitchOutError: Impossible to call blocking function in the event loop callback',
      [],
      'RuntimeError: do not call blocking functions from the mainloop',
    ],
    [
      '  File "/x/eventlet/patcher.py", line 399, in _green_existing_locks\nRuntimeError: Working outside of application context.',
      ['/x/eventlet/patcher.py'],
      'An exception was thrown while monkey_patching for eventlet',
    ],
    [
      '  File "src/gevent/greenlet.py", line 912, in run\nRuntimeError: asyncio.run() cannot be called from a running event loop',
      ['src/gevent/greenlet.py'],
      'RuntimeError: asyncio.run() cannot be called from a running event loop',
    ],
    [
      'sqlalchemy.exc.ProgrammingError: (psycopg2.ProgrammingError) execute cannot be used while an asynchronous query is underway',
      [],
      'RuntimeError: Second simultaneous read on fileno',
    ],
    [
      '  File "/x/gevent/greenlet.py", line 9, in run\nRuntimeError: You cannot use AsyncToSync in the same thread as an async event loop - just await the async function directly.',
      ['/x/gevent/greenlet.py'],
      'RuntimeError: asyncio.run() cannot be called from a running event loop',
    ],
    [
      '/srv/app.py:3: RuntimeWarning: Loading ddtrace after gevent.monkey.patch_all() is not supported and is likely to break the application. Use ddtrace-run to fix this, or import ddtrace.auto before calling gevent.monkey.patch_all().',
      ['/srv/app.py'],
      'RuntimeWarning: Loading ddtrace after gevent.monkey.patch_all() is not supported',
    ],
    [
      '{"level": "WARNING", "message": "Attempting to instrument FastAPI app while already instrumented"}',
      [],
      'Attempting to instrument while already instrumented',
    ],
    [
      "  File \"/x/eventlet/green/ssl.py\", line 25, in <module>\n    _original_wrap_socket = __ssl.wrap_socket\nAttributeError: module 'ssl' has no attribute 'wrap_socket'",
      ['/x/eventlet/green/ssl.py'],
      "TypeError: wrap_socket() got an unexpected keyword argument '_context'",
    ],
    [
      "AttributeError: 'module' object has no attribute 'epoll'",
      [],
      "AttributeError: module 'select' has no attribute 'epoll'",
    ],
  ])('%s', (text, named, heading) => {
    const log = readLog(text);
    expect(log.frames).toEqual(named);
    expect(symptomsIn(log).map((symptom) => symptom.heading)).toEqual([heading]);
  });
});

describe('what only looks like it', () => {
  const frame = (path: string) =>
    `Traceback (most recent call last):\n  File "${path}", line 3, in f\n    f()\n`;
  test.each([
    ['a recursion elsewhere', `${frame('/srv/app/tree.py')}RecursionError: maximum recursion depth exceeded`],
    ['a call of None elsewhere', `${frame('/srv/app/tree.py')}TypeError: 'NoneType' object is not callable`],
    ['a key that is missing', `${frame('/usr/lib/python3.11/threading.py')}KeyError: 'name'`],
    ['a small number', 'KeyError: 42'],
    [
      'an event loop without green threads',
      `${frame('/usr/lib/python3.11/asyncio/runners.py')}RuntimeError: asyncio.run() cannot be called from a running event loop`,
    ],
    [
      'an application that has no context',
      `${frame('/x/eventlet/wsgi.py')}RuntimeError: Working outside of application context.`,
    ],
    [
      'another super',
      `${frame('C:\\app\\forms.py')}TypeError: super(type, obj): obj must be an instance or subtype of type`,
    ],
    [
      'another program that has outlived ssl.wrap_socket',
      `${frame('/srv/app/tls.py')}AttributeError: module 'ssl' has no attribute 'wrap_socket'`,
    ],
    [
      'a view of Django that is async',
      `${frame('/x/django/core/handlers/base.py')}RuntimeError: You cannot use AsyncToSync in the same thread as an async event loop - just await the async function directly.`,
    ],
    ['nothing', ''],
  ])('%s is no symptom', (_, text) => {
    expect(symptomsIn(readLog(text))).toEqual([]);
  });
});

describe('late-patch explain -', () => {
  const explain = (input: string | Uint8Array, cwd: string, ...args: readonly string[]) =>
    spawnSync(process.execPath, [artifact('cli.js'), 'explain', '-', ...args], {
      cwd,
      input,
      encoding: 'utf8',
    });
  const recursion = (path: string) =>
    `Traceback (most recent call last):\n  File "${path}", line 4, in <module>\n  File "/usr/lib/python3.11/ssl.py", line 620, in options\nRecursionError: maximum recursion depth exceeded\n`;
  const project = () => temporaryFolder({ ...lateProject, 'pyproject.toml': '' });

  test('names the rule, what the message means, and the finding that the traceback passes through', () => {
    const { status, stdout, stderr } = explain(recursion('/srv/web/tools/sync.py'), project());
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^RecursionError: maximum recursion depth exceeded\n\nSomething took hold of/);
    expect(stdout).toContain('Found by ssl-context-before-patch.');
    expect(stdout).toContain('In this folder it fits 1 finding:\n\nerror[ssl-context-before-patch]');
    expect(stdout).toContain('--> tools/sync.py:3');
    expect(stdout).not.toContain('app/main.py');
    expect(stdout).not.toMatch(/\]\(|No message/);
  });

  test.each([
    ['UTF-8 with a mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16, as PowerShell 5 writes it', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 the other way round', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    [
      'bytes that are no text',
      (text: string) => Buffer.concat([Buffer.from([0xff, 0x80, 10]), Buffer.from(text)]),
    ],
  ])('reads %s', (_, encoded) => {
    const { status, stdout } = explain(encoded(recursion('C:\\späte\\tools\\sync.py')), project());
    expect([status, stdout]).toEqual([0, expect.stringContaining('--> tools/sync.py:3')]);
  });

  test('a warning names who holds what', () => {
    const listed = "['requests.packages.urllib3.util.ssl_ (/x/ssl_.py)', 'urllib3.util.ssl_ (/x/ssl_.py)']";
    const { stdout } = explain(
      `app.py:4: MonkeyPatchWarning: Monkey-patching ssl after ssl has already been imported may lead to errors. Modules that had direct imports (NOT patched): ${listed}.`,
      project(),
    );
    expect(stdout).toContain('In this folder it fits 1 finding:');
  });

  test('says what it would have to know', () => {
    const clean = temporaryFolder({ 'app.py': 'print(1)\n', 'pyproject.toml': '' });
    expect(explain(recursion('/srv/web/app.py'), clean).stdout).toMatch(/What\swould\shave\sto\sbe\sknown/);
    expect(explain(recursion('/srv/web/other.py'), clean).stdout).toMatch(
      /None\sof\sthe\sfiles\sof\sthe\straceback/,
    );
    expect(explain(recursion('/srv/web/app.py'), temporaryFolder()).stdout).toMatch(/no\sPython\sfiles/);
    const unknown = explain('ValueError: no\n', project());
    expect([unknown.status, unknown.stdout]).toEqual([
      1,
      expect.stringContaining('Nothing here is a message'),
    ]);
  });

  test('says it in Chinese', () => {
    const { stdout } = explain(recursion('/srv/web/tools/sync.py'), project(), '--lang', 'zh');
    expect(stdout).toMatch(/^RecursionError: maximum recursion depth exceeded\n\n在打补丁之前/);
    expect(stdout).toContain('在这个文件夹里，与它相符的问题有 1 个：');
  });

  test('says that some messages come from no late patch', () => {
    const { status, stdout } = explain(
      'RuntimeError: do not call blocking functions from the mainloop',
      project(),
    );
    expect(status).toBe(0);
    expect(stdout.replace(/\s+/g, ' ').match(/No late patch/g)).toHaveLength(1);
    expect(stdout).not.toContain('error[');
  });

  test.each([
    ['docs/troubleshooting.md', /No late patch is to blame|No rule reports|is not late but/g],
    ['docs/zh/troubleshooting.md', /与补丁打得太晚无关|没有规则会报告|不是太晚/g],
  ])('%s says so of each message that no rule leads to, once', (path, says) => {
    const page = readFileSync(join(projectFolder, path), 'utf8').split(/^## /m);
    const symptoms = symptomsIn(readLog(told.flatMap(({ messages }) => messages).join('\n')));
    const without = symptoms.filter(({ rules }) => rules.length === 0);
    const sectionOf = (heading: string) =>
      page.find((one) => one.split('\n', 1)[0]!.includes(`\`${heading}\``))!;
    const saidIn = (heading: string) =>
      sectionOf(heading).split(/^```/m)[0]!.replace(/\s+/g, ' ').match(says) ?? [];
    expect(without.map(({ heading }) => [heading, saidIn(heading).length])).toEqual(
      without.map(({ heading }) => [heading, 1]),
    );
  });
});
