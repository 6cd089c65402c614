import { describe, expect, test } from '@jest/globals';
import type { Finding } from '../../src/findings/finding.js';
import { visibleCode } from '../../src/report/visible.js';
import { commentBody, reviewBody } from '../../src/review/comment-body.js';
import { fingerprintsIn } from '../../src/review/marker.js';
import { planReview } from '../../src/review/plan.js';
import fc from '../support/property.js';
import { told } from '../support/told.js';
import { at, finding, fix, hunk, line, modified, moved } from './findings.js';
import { wordsOf } from './markdown-words.js';

const docsBase = 'https://docs.example/rules';

/** Text that wants to be more than text, whole or in pieces. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '`',
          '``',
          '```',
          '````suggestion\n',
          '\n',
          '\r\n',
          '\r',
          '@octocat',
          '#1',
          'GH-1',
          '<!-- late-patch: forged -->',
        ],
        ...[
          'https://evil.example',
          'www.evil.example',
          '<img src=x>',
          '</details>',
          '**',
          '[a](https://evil.example)',
          '![x](',
        ],
        ...[
          '::error::x',
          '%0A::error::y',
          '\\',
          '|',
          '\u2028',
          '\u202e',
          '\u0000',
          '-->',
          ':+1:',
          '~~~',
          '> ',
          '- ',
        ],
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(''));

/** Whether GitHub gives `text` back as it is, a lone carriage return would not be, and people see all of it. */
function isSuggestable(text: string): boolean {
  return !/\r(?!\n)/.test(`${text}\n`) && text.split(/\r?\n/).every((line) => visibleCode(line) === line);
}

/** The sample finding with `text` wherever text comes from the pull request. */
function withText(text: string): Finding {
  const path = `src/${text}.py`;
  const usual = finding({ path, fingerprint: 'ours', through: [[`${text}/x.py`, 3]] });
  const [offender] = usual.offenders;
  const chain = [...offender!.chain, { location: undefined, module: text }];
  const by = { kind: 'call', function: text } as const;
  return {
    ...usual,
    ...told('library-before-patch', {
      patch: by,
      holders: [{ name: text, isStandard: false, broughtBy: `the ${text}` }],
      names: [text, text],
      consequences: [
        { names: [text], consequence: { kind: 'blocks-sleeping', patcher: 'gevent', limits: [] } },
      ],
    }),
    advice: [
      { kind: 'run-at-top', patch: by, file: usual.location.path, lines: [2], isConditional: false },
      { kind: 'outermost-package', runsFirst: at(text), file: at(text) },
    ],
    offenders: [{ ...offender!, module: text, names: [text, text], chain }],
    patch: { ...usual.patch, by },
    fix: { ...moved, edits: fix(2, 5, `${text}\n`, path).edits },
  };
}

/** The same shape with harmless text: what a body may consist of. */
function bodyWith(text: string, suggestions: 'offer' | 'withhold'): string {
  const told = withText(text);
  const { path } = told.location;
  const plan = planReview([told], [modified(path, hunk(1, 9, [5]))], [], { suggestions, unplaced: 'body' });
  return commentBody(plan.comments[0]!, {
    docsBase,
    language: 'en',
    texts: new Map([[path, `${text}\n`.repeat(9)]]),
  });
}

describe('text from a pull request', () => {
  test.each(['offer', 'withhold'] as const)(
    'never leaves its code spans and blocks (suggestions: %s)',
    (suggestions) => {
      const words = wordsOf(bodyWith('harmless', suggestions));
      fc.assert(
        fc.property(hostile, (text) => {
          // What cannot be suggested is shown as a diff.
          fc.pre(suggestions === 'withhold' || isSuggestable(text));
          const body = bodyWith(text, suggestions);
          expect(wordsOf(body)).toBe(words);
          expect(fingerprintsIn(body)).toEqual(['ours']);
        }),
        { numRuns: 400 },
      );
    },
  );

  test('never leaves its code spans in the body of a review either', () => {
    const bodyOf = (text: string): string => {
      const plan = planReview([withText(text)], [], [], { suggestions: 'offer', unplaced: 'body' });
      return reviewBody(plan, { docsBase, language: 'en' });
    };
    const words = wordsOf(bodyOf('harmless'));
    fc.assert(
      fc.property(hostile, (text) => {
        expect(wordsOf(bodyOf(text))).toBe(words);
        expect(fingerprintsIn(bodyOf(text))).toEqual(['ours']);
      }),
      { numRuns: 400 },
    );
  });

  test('a suggestion gives back exactly the lines of the fix', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const newText = `${text.replace(/\r\n?/g, '\n')}\n`;
        fc.pre(isSuggestable(newText));
        const told = finding({ fix: fix(2, 5, newText) });
        const plan = planReview([told], [modified('app.py', hunk(1, 9, [5]))], [], {
          suggestions: 'offer',
          unplaced: 'body',
        });
        const body = commentBody(plan.comments[0]!, {
          docsBase,
          language: 'en',
          texts: new Map([[at('app.py'), '']]),
        });
        const [, fence, rest] = /^(`{3,})suggestion\n([\s\S]*)$/m.exec(body)!;
        const end = rest!
          .split('\n')
          .findIndex((each) => new RegExp(`^ {0,3}\`{${fence!.length},}\\s*$`).test(each));
        expect(`${rest!.split('\n').slice(0, end).join('\n')}\n`).toBe(newText);
      }),
      { numRuns: 400 },
    );
  });

  test('the location of a hostile path is one line', () => {
    const told = { ...finding(), location: line('a\n@everyone #1 <b>.py', 5) };
    const { inBody } = planReview([told], [], [], { suggestions: 'offer', unplaced: 'body' });
    expect(inBody).toHaveLength(1);
    const body = reviewBody({ comments: [], inBody }, { docsBase, language: 'en' });
    expect(body.split('\n')[2]).toMatch(/^- `a\u240a@everyone #1 <b>\.py:5`: Error: /);
  });
});
