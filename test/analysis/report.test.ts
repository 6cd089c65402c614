import { describe, expect, test } from '@jest/globals';
import { analyze } from '../../src/analysis/analyze.js';
import { defaultSettings } from '../../src/config/settings.js';
import type { LatePatch } from '../../src/findings/finding.js';
import { messagesIn } from '../../src/messages/index.js';
import type { FilePath } from '../../src/project/snapshot.js';
import { snapshotOf } from '../../src/project/snapshot.js';
import { plain } from '../../src/text/prose.js';
import { noticeText } from '../support/words.js';

const patch = 'from gevent import monkey\nmonkey.patch_all()\n';
const report = (files: Readonly<Record<string, string>>) => analyze(snapshotOf(files), defaultSettings);
/** What is said of a finding in English, as plain text. */
function words(finding: LatePatch | undefined) {
  const { message, why, advice } = messagesIn('en').finding(finding!);
  return { message: plain(message), why: plain(why), advice: plain(advice) };
}

const notices = (files: Readonly<Record<string, string>>) =>
  report(files).notices.map((notice) => `${notice.kind}: ${noticeText(notice)}`);

describe('findings', () => {
  test('come in the order of path, line and rule', () => {
    const late = `import requests\nfrom time import sleep\n${patch}`;
    const { findings } = report({ 'b.py': late, 'a.py': `${late}\nX = 1\n` });
    expect(findings.map(({ location, rule }) => `${location.path}:${location.start.line} ${rule}`)).toEqual([
      'a.py:4 name-before-patch',
      'a.py:4 ssl-context-before-patch',
      'b.py:4 name-before-patch',
      'b.py:4 ssl-context-before-patch',
    ]);
  });

  test('are the same whatever order the files come in', () => {
    const files = {
      'a.py': `import c\n${patch}`,
      'b.py': 'import c\nimport a\n',
      'c.py': 'import requests\n',
    };
    const turned = Object.fromEntries(Object.entries(files).reverse());
    expect(report(turned).findings).toEqual(report(files).findings);
  });

  test('reached from several entry points are one', () => {
    const { findings } = report({
      'one.py': 'import shared\n',
      'two.py': 'import shared\n',
      'shared.py': `import requests\n${patch}`,
    });
    expect(findings.map(({ entries }) => entries)).toEqual([['one.py', 'two.py']]);
  });

  test('name the worst offender first, with the chain to what it holds', () => {
    const [finding] = report({
      'app.py': `import a\nimport b\n${patch}`,
      'a.py': 'from time import sleep\n',
      'b.py': 'from threading import Lock\n',
    }).findings;
    expect(finding?.severity).toBe('error');
    expect(finding?.offenders.map(({ names, chain }) => [names, chain.map(({ module }) => module)])).toEqual([
      [['threading.Lock'], ['b', 'threading']],
      [['time.sleep'], ['a', 'time']],
    ]);
  });

  test.each([
    [
      'print "up"',
      /^`RecursionError: maximum recursion depth exceeded` once this code runs under Python 3, /,
    ],
    ['print("up")', /^`RecursionError: maximum recursion depth exceeded` on Python 3\.6 and later, /],
  ])('tell of the Python that can read the code: %s', (last, versions) => {
    const [finding] = report({ 'app.py': `import requests\n${patch}${last}\n` }).findings;
    const { why } = words(finding);
    expect(why.slice(why.indexOf('`RecursionError'))).toMatch(versions);
  });

  test('lead with what is so in all versions, before what is so in old ones', () => {
    const [finding] = report({
      'app.py': `import concurrent.futures.thread\nimport joblib\n${patch}`,
    }).findings;
    const { message, why } = words(finding);
    expect(message).toMatch(/ took hold of `os\.waitpid`/);
    expect(finding?.offenders.map(({ location }) => location.start.line)).toEqual([2, 1]);
    expect(why.indexOf('the values of another')).toBeLessThan(why.indexOf('(before gevent'));
  });

  test('say once what happens to a name, where a second holder does it in some versions only', () => {
    const { findings } = report({ 'app.py': `import boto3\nimport concurrent.futures.thread\n${patch}` });
    const [library] = findings.filter(({ rule }) => rule === 'library-before-patch');
    const { why } = words(library);
    expect(why.match(/threading\.Lock` can stop[^(]*\([^)]*\)/g)).toEqual([
      'threading.Lock` can stop the whole process when two executors are used at once (before gevent 26.8.0)',
    ]);
  });

  test.each([
    ['import sklearn', /after `joblib`.* took hold of .*: they stay unpatched$/],
    [
      'import google.auth.crypt',
      /after `cryptography` \(imported by `google\.auth\.crypt`\) took hold of .*: the library stays unpatched$/,
    ],
    [
      'import apscheduler.schedulers.background',
      /after `concurrent\.futures\.process` and `apscheduler` took hold/,
    ],
    [
      'from concurrent.futures import ThreadPoolExecutor',
      /after `concurrent\.futures\.thread` took hold of .*: the module stays unpatched$/,
    ],
    ['import joblib\nimport sklearn', /after .*`joblib`/],
  ])('name who holds, not what imports it: %s', (imports, message) => {
    const [finding] = report({ 'app.py': `${imports}\n${patch}` }).findings.filter(
      ({ rule }) => rule === 'library-before-patch',
    );
    expect(words(finding).message).toMatch(message);
  });

  test.each([
    ['import requests', /after `urllib3` \(imported by `requests`\) took hold of/],
    ['import urllib3', /after `urllib3` took hold of/],
    ['import requests\nimport urllib3', /after `urllib3` (\(imported by `requests`\) )?took hold of/],
    ['import boto3', /after `urllib3` and `botocore` \(imported by `boto3\S*`\) took hold of/],
    ['import aiohttp_cors', /after `aiohttp` \(imported by `aiohttp_cors`\) took hold of/],
    ['from ssl import SSLContext\nimport urllib3', /after `urllib3` and `app` took hold of/],
    ['from ssl import SSLContext', /after this program took hold of/],
  ])('who holds the context, not what imports it: %s', (imports, message) => {
    const [finding] = report({ 'app.py': `${imports}\n${patch}` }).findings.filter(
      ({ rule }) => rule === 'ssl-context-before-patch',
    );
    expect(words(finding).message).toMatch(message);
  });

  test.each([
    ['opentelemetry.instrumentation.requests', 'EXPERIMENTAL_GEVENT_PATCH=patch_all'],
    ['grpc', 'grpc.experimental.gevent.init_gevent()'],
  ])('advise what %s needs beside the order', (module, advice) => {
    const [finding] = report({ 'app.py': `import ${module}\n${patch}` }).findings;
    expect(words(finding).advice).toContain(advice);
    const [other] = report({
      'app.py': `import ${module}\nimport eventlet\neventlet.monkey_patch()\n`,
    }).findings;
    expect(words(other).advice).not.toContain(advice);
  });

  test.each([
    [
      'import',
      "if __name__ == '__main__':\n    import b\n",
      'Make the import that patches the first statement of `app.py`, above line 1.',
    ],
    [
      'call',
      "from b import patch\nif __name__ == '__main__':\n    patch()\n",
      'Patch at the top of `app.py`, above line 1:',
    ],
  ])('advise what fits when the %s leads to the patch', (_, lead, advice) => {
    // What it returns is of use, so that no other line does as well.
    const patching = lead.startsWith('from')
      ? 'from gevent import monkey\ndef patch():\n    return monkey.patch_all()\n'
      : 'from gevent import monkey\nDONE = monkey.patch_all()\n';
    const [finding] = report({ 'app.py': `import requests\n${lead}`, 'b.py': patching }).findings;
    expect(words(finding).advice).toContain(advice);
  });

  test('speak of several kinds of objects in the plural', () => {
    const several = 'import threading\nA = threading.Lock()\nB = threading.local()\n';
    const [finding] = report({ 'app.py': `${several}${patch}` }).findings;
    expect(words(finding).message).toContain(
      'after objects of `threading.Lock` and `threading.local` were created: they stay unpatched',
    );
  });

  const patchTwice =
    'def patch():\n    from gevent import monkey\n    monkey.patch_thread()\n    monkey.patch_time()\n';

  test('name each patch function that one statement leads to', () => {
    const { findings } = report({
      'patches.py': patchTwice,
      'main.py': 'from time import sleep\nfrom threading import Thread\nfrom patches import patch\npatch()\n',
    });
    expect(findings).toHaveLength(1);
    const { message, advice } = words(findings[0]);
    expect(message).toMatch(
      /^`gevent\.monkey\.patch_(thread|time)\(\)` and `gevent\.monkey\.patch_(?!\1)\w+\(\)` run after .* were bound by name/,
    );
    expect(advice).toMatch(/^Patch at the top of `main\.py`/);
  });

  test('advise to run all of them earlier', () => {
    const { findings } = report({
      'main.py': `from time import sleep\nfrom threading import Thread\n${patchTwice}patch()\n`,
    });
    expect(words(findings[0]).advice).toMatch(
      /^Run `gevent\.monkey\.patch_\w+\(\)` and `gevent\.monkey\.patch_\w+\(\)` at module level at the top of `main\.py`, above lines 1 and 2, not where they stand now\./,
    );
  });

  test('tell a program once of a module that another one imports above the same functions', () => {
    const program = `import held\n${patchTwice}patch()\n`;
    const { findings } = report({
      'held.py': 'from time import sleep\nfrom threading import Thread\n',
      'one.py': program,
      'two.py': program,
    });
    expect(findings.map(({ rule, entries }) => [rule, entries])).toEqual([
      ['name-before-patch', ['one.py']],
      ['name-before-patch', ['two.py']],
    ]);
  });

  test('advise to take one statement apart', () => {
    const [finding] = report({ 'app.py': 'import requests, grequests\n' }).findings;
    expect(words(finding).advice).toContain('Import what patches on a line of its own, above what line 1');
    expect(messagesIn('en').fix(finding!.fix!)).toBe('Import what patches first, on a line of its own');
  });

  test('have fingerprints of their own', () => {
    const { findings } = report({
      'a.py': `from time import sleep\nfrom gevent import monkey\nmonkey.patch_time()\n`,
      'b.py': `from time import sleep\n${patch}`,
      'c.py': `from ssl import SSLContext\nfrom time import sleep\nfrom gevent import monkey\nmonkey.patch_ssl()\nmonkey.patch_time()\n`,
    });
    expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(4);
  });
});

describe('confidence', () => {
  test.each([
    ['nothing assumed', { 'app.py': `import requests\n${patch}` }, 'high'],
    [
      'a conditional patch',
      {
        'app.py':
          'import os\nimport requests\nfrom gevent import monkey\nif os.environ.get("X"):\n    monkey.patch_all()\n',
      },
      'medium',
    ],
    ['a test', { 'tests/test_a.py': `import httpx\nfrom time import sleep\n${patch}` }, 'medium'],
  ])('%s', (_, files, confidence) => {
    expect(report(files).findings.map((finding) => finding.confidence)).toEqual([confidence]);
  });
});

describe('notices', () => {
  test('a file that does not parse to its end', () => {
    expect(notices({ 'app.py': `import requests\n${patch}x = = 1\n` })).toEqual([
      expect.stringMatching(/^syntax-problem: `app.py` line 4: .+; the rest of the file was analysed$/),
    ]);
  });

  test('a file that could not be read', () => {
    const snapshot = snapshotOf({ 'app.py': patch });
    const unreadable = new Map([['big.py' as FilePath, { kind: 'denied' } as const]]);
    const { notices: told } = analyze({ ...snapshot, unreadable }, defaultSettings);
    expect(told.map(noticeText)).toEqual(['`big.py` was not analysed: permission denied']);
  });
});
