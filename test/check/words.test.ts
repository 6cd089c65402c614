import { describe, expect, test } from '@jest/globals';
import { unobserved } from '../../src/analysis/run-entry-points.js';
import { check } from '../../src/check/check.js';
import { everything } from '../../src/check/coverage.js';
import { defaultSettings } from '../../src/config/settings.js';
import { languages } from '../../src/messages/index.js';
import { snapshotOf } from '../../src/project/snapshot.js';
import { plainPalette } from '../../src/report/palette.js';
import { renderText } from '../../src/report/terminal.js';

/** The terminal report on `files`. */
async function told(
  files: Readonly<Record<string, string>>,
  language: (typeof languages)[number] = 'en',
): Promise<string> {
  const asked = { settings: defaultSettings, base: undefined, scope: 'new', asked: everything } as const;
  const { report } = await check(snapshotOf(files), { ...asked, observer: unobserved });
  const input = { ...report, stats: { ...report.stats, durationMs: 0 }, docsBase: '', language };
  return renderText(input, plainPalette);
}

const end = 'from gevent import monkey\n\nmonkey.patch_all()\n';

describe('code that only Python 2 can read is not told of 3.6', () => {
  test.each<[name: string, files: Readonly<Record<string, string>>]>([
    ['print', { 'a.py': `import requests\n${end}print "up"\n` }],
    [
      'an exception, in the module that is imported',
      {
        'a.py': `import b\n${end}`,
        'b.py': 'import requests\ntry:\n    go()\nexcept ValueError, e:\n    pass\n',
      },
    ],
    ['raise, beside the patch', { 'a.py': `import requests\nimport p\n`, 'p.py': `${end}raise E, "no"\n` }],
  ])('%s', async (_, files) => {
    for (const language of languages) {
      const text = await told(files, language);
      expect(text).toContain('ssl-context-before-patch');
      expect(text).not.toMatch(/3\.6/);
      expect(text).toMatch(/Python\s+3/);
    }
  });

  test('other code is', async () => {
    expect(await told({ 'a.py': `import requests\n${end}print("up")\n` })).toMatch(/Python\s+3\.6/);
  });

  test('effects are those of Python 2 where the program itself is', async () => {
    const text = await told({ 'a.py': `from subprocess import Popen\n${end}print "up"\n` });
    expect(text).toContain('AttributeError');
    expect(text).not.toMatch(/before Python|since Python/);
  });
});

describe('the worst effect leads', () => {
  test('what only an old gevent does comes after what every version does', async () => {
    const text = await told({
      'a.py': `import concurrent.futures.thread\nimport routes\n${end}`,
    });
    const [headline = ''] = text.split('\n');
    expect(headline).toMatch(
      /after `routes` and `concurrent\.futures\.thread` took hold of `threading\.local` and/,
    );
  });

  test('of one line, errors before warnings', async () => {
    const text = await told({
      'a.py': `import concurrent.futures.thread\nfrom threading import Lock\nL = Lock()\n${end}`,
    });
    expect(text.match(/^(?:error|warning)/gm)).toEqual(['error', 'error', 'warning']);
  });
});

test.each(languages)('no sentence twice in what is said of one finding (%s)', async (language) => {
  const files = {
    'a.py': `import requests\nimport b\nimport c\nfrom time import sleep\n${end}`,
    'b.py': 'import urllib3\nfrom time import sleep\n',
    'c.py': 'from ssl import SSLContext\nfrom time import sleep\n',
  };
  for (const block of (await told(files, language)).split(/\n\n(?=error|warning)/)) {
    const flat = block.replaceAll(/\s+/g, ' ').toLowerCase();
    const sentence =
      language === 'en' ? /the original `[^`]+` (?:raises|blocks)/g : /原来的 `[^`]+`[^，。]*/g;
    const said = flat.match(sentence) ?? [];
    expect(new Set(said).size).toBe(said.length);
  }
});
