import { describe, expect, test } from '@jest/globals';
import { nothingSeen } from '../../src/findings/extent.js';
import type { Notice } from '../../src/findings/notice.js';
import type { FilePath } from '../../src/project/snapshot.js';
import { type Palette, plainPalette } from '../../src/report/palette.js';
import { renderText } from '../../src/report/terminal.js';
import fc from '../support/property.js';
import { heldBy, told } from '../support/told.js';
import { absentFile } from '../support/words.js';
import { locate, print, reportOf, sample } from './sample.js';

const expected = `error[ssl-context-before-patch]: \`gevent.monkey.patch_all()\` runs after \`urllib3.util.ssl_\` took hold of \`ssl.SSLContext\`: TLS will end in a RecursionError
 --> app/main.py:4:1
  |
2 | from app.net import get
  | ----------------------- too early
3 |
4 | gevent.monkey.patch_all()
  | ^^^^^^^^^^^^^^^^^^^^^^^^^ the patch runs here
  |
  = too early: \`app/main.py:2\` → \`app.net\`
               └─ \`app/net.py:2\` → \`requests\`
                  └─ \`urllib3.util.ssl_\` holds \`ssl.SSLContext\`
               the original \`ssl.SSLContext\` raises RecursionError on the first use of TLS
  = why: The patch puts gevent's own class in the place of \`ssl.SSLContext\`, but what was bound earlier keeps
         the original. The original's setters look the name \`SSLContext\` up in \`ssl\`, find the replacement
         and call themselves: \`RecursionError: maximum recursion depth exceeded\` on Python 3.6 and later, as
         soon as an HTTPS request or any other TLS connection is made. gevent prints a MonkeyPatchWarning at
         most; often nothing.
  = help: Move the patch above line 2: only the docstring, \`from __future__\` imports and the patcher's own
          import belong before it.
          Move the patch above line 2, at app/main.py:2
          + gevent.monkey.patch_all()
            from app.net import get

          - gevent.monkey.patch_all()
  = see: https://docs.example/rules/ssl-context-before-patch.md

Found 1 error in 2 files. 1 fix shown above.
`;

describe('renderText', () => {
  test('shows frames, the chain, the reason and the fix', () => {
    expect(renderText(reportOf([sample]), plainPalette)).toBe(expected);
  });

  const extent = { ...nothingSeen, files: 12, parsed: 12, durationMs: 1 };
  const seen = { programs: 5, patches: 3, patchesInTime: 3 };

  test.each([
    [{}, 'No late patches in 12 files: nothing there patches.'],
    [seen, 'No late patches in 12 files: 3 patches in 5 programs, all in time.'],
    [
      { programs: 1, patches: 1, patchesInTime: 1 },
      'No late patches in 12 files: 1 patch in 1 program, in time.',
    ],
    [
      { ...seen, olderFindings: 2 },
      'No late patches in 12 files: 3 patches in 5 programs, all in time. Not counted: 2 older findings.',
    ],
    [
      { ...seen, patchesInTime: 1, olderFindings: 1, unchangedFindings: 1, silencedFindings: 3 },
      'Nothing to report in 12 files: 3 patches in 5 programs, 1 in time. Not counted: 1 older finding, 1 finding that no changed file has part in and 3 findings that a comment or a setting silences.',
    ],
    [{ files: 0 }, 'Nothing was checked.'],
  ])('a clean run is one line that says what was seen: %j', (some, line) => {
    const stats = { ...extent, ...some };
    expect(renderText(reportOf([], { stats }), plainPalette)).toBe(`${line}\n`);
  });

  test('findings are followed by what does not count', () => {
    const stats = { ...extent, ...seen, olderFindings: 1 };
    expect(renderText(reportOf([sample], { stats }), plainPalette)).toMatch(
      /\nFound 1 error in 12 files\. Not counted: 1 older finding\. 1 fix shown above\.\n$/,
    );
  });

  test('a warning is told from a note', () => {
    const notices: readonly Notice[] = [
      { kind: 'nothing-checked', about: 'not-python', path: undefined, given: 'README.md' },
      { kind: 'nothing-checked', about: 'unchanged', path: undefined, given: undefined },
    ];
    expect(renderText(reportOf([], { notices, stats: extent }), plainPalette)).toMatch(
      /^warning: `README\.md` is not a Python file, and was not checked\nnote: Nothing was changed that late-patch looks into\n\n/,
    );
  });

  test.each([
    ['stale', 'time', ['time.sleep'], '`app/net.py:1` holds `time.sleep`'],
    ['loaded', 'ssl', ['ssl'], '`app/net.py:1` loads `ssl`'],
    ['recursion', 'requests', ['ssl.SSLContext'], '`app/net.py:1` → `requests` holds `ssl.SSLContext`'],
  ] as const)('what is %s stands where it is held', (effect, module, names, expected) => {
    const chain = [{ location: locate('app/net.py', 'import os'), module }];
    const offender = { ...sample.offenders[0]!, effect, names, namesAtEnd: names, chain };
    const report = renderText(reportOf([{ ...sample, offenders: [offender] }]), plainPalette);
    expect(report).toContain(`too early: ${expected}\n`);
  });

  test('without the text of a file the place and the remarks remain', () => {
    const report = renderText(reportOf([sample], { texts: new Map() }), plainPalette);
    expect(report).toContain(' --> app/main.py:4:1\n  |\n  = too early:');
  });

  test('a statement that only leads to the patch says so, and shows the way', () => {
    const call = { location: locate('app/net.py', 'import os'), module: 'gevent.monkey.patch_all' };
    const patchChain = [{ location: sample.location, module: 'app.net' }, call];
    const report = renderText(reportOf([{ ...sample, patchChain }]), plainPalette);
    expect(report).toContain('^ leads to the patch\n');
    expect(report).toContain(
      '= patch: `app/main.py:4` → `app.net`\n           └─ `app/net.py:1` → `gevent.monkey',
    );
  });

  test('gives a reason once', () => {
    const report = renderText(reportOf([sample, { ...sample, fingerprint: print('f2') }]), plainPalette);
    expect(report.match(/= why: /g)).toHaveLength(1);
    expect(report.match(/= help: /g)).toHaveLength(2);
  });

  test('says once what happens to what two statements hold', () => {
    const [offender] = sample.offenders;
    const report = renderText(reportOf([{ ...sample, offenders: [offender!, offender!] }]), plainPalette);
    expect(report.match(/= too early: /g)).toHaveLength(2);
    expect(report.match(/raises RecursionError on the first use of TLS/g)).toHaveLength(1);
  });

  test('says how sure it is when it is not', () => {
    const report = renderText(reportOf([{ ...sample, confidence: 'low' }]), plainPalette);
    expect(report).toContain('  = confidence: low\n');
    expect(expected).not.toContain('confidence');
  });

  test('counts offenders and notices beyond what is shown', () => {
    const offenders = Array.from({ length: 8 }, () => sample.offenders[0]!);
    const notices = Array.from({ length: 12 }, (_, index) => absentFile(`f${index}.py`));
    const report = renderText(reportOf([{ ...sample, offenders }], { notices }), plainPalette);
    expect(report).toContain('  = too early: 3 more statements\n');
    expect(report).toContain(
      'note: `f9.py` was not analysed: it does not exist\nnote: 2 more of this kind (unreadable-file)\n',
    );
  });

  test('the palette only adds to the text', () => {
    const mark = (text: string): string => `\u0001${text}\u0002`;
    const keys = Object.keys(plainPalette) as (keyof Palette)[];
    const palette = Object.fromEntries(keys.map((key) => [key, mark])) as unknown as Palette;
    const coloured = renderText(reportOf([sample]), palette);
    expect(coloured).toContain('\u0001error[ssl-context-before-patch]\u0002');
    const stripped = coloured.replaceAll('\u0001', '').replaceAll('\u0002', '');
    expect(stripped.replace(/ +$/gm, '')).toBe(expected.replace(/ +$/gm, ''));
  });

  test('nothing quoted reaches the terminal as a control sequence', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const consequence = { kind: { text }, patcher: 'gevent', limits: [] };
        const finding = {
          ...sample,
          ...told('library-before-patch', {
            ...heldBy(text),
            names: [text],
            consequences: [{ names: [text], consequence }],
          }),
        };
        const texts = new Map([['app/main.py' as FilePath, `${text}\n${text}\n${text}\n${text}\n`]]);
        const report = renderText(reportOf([finding], { texts }), plainPalette);
        expect(report).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      }),
    );
  });
});

test('is wrapped to the terminal, and counts the fixes that it shows', () => {
  const twice = [sample, { ...sample, fingerprint: print('f2'), rule: told('name-before-patch').rule }];
  const text = renderText(reportOf(twice), { ...plainPalette, columns: 60 });
  const prose = text.split('\n').filter((row) => !/[→└|]|-->|:::|https:|^ *[-+] /.test(row));
  expect(prose.filter((row) => row.length > 60)).toEqual([]);
  expect(text.match(/\+ gevent\.monkey\.patch_all\(\)/g)).toHaveLength(1);
  expect(text).toMatch(/ 1 fix shown above\.\n$/);
});
