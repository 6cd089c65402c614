import { describe, expect, test } from '@jest/globals';
import { messagesIn } from '../../src/messages/index.js';
import type { UsageMessages } from '../../src/messages/shell.js';
import { languages, plain } from '../../src/text/prose.js';
import { everyNotice, everyObjection, everyProblem, everyReason } from './facts.js';
import { englishIn } from './foreign.js';

/** Everything that is said in `language` besides findings: notices, problems, log, progress, help. */
function everythingSaid(language: (typeof languages)[number]): readonly string[] {
  const { notice, problem, usage, work, setup, editor, log, trace } = messagesIn(language);
  return [
    ...everyNotice.map((one) => plain(notice(one))),
    ...everyProblem.map(problem),
    ...usageTexts(usage),
    work.reading('/work'),
    ...(['entry-points', 'fixes'] as const).map((stage) => work.stage(stage, 2, 9)),
    ...(['apply', 'diff'] as const).flatMap((mode) => [
      work.fixed('app.py:3', 'name-before-patch', '`title`', mode),
      work.fixedInAll(1, 0, mode),
      work.fixedInAll(3, 2, mode),
    ]),
    ...everyObjection.map((objection) => work.leftOut('app.py', objection)),
    work.internalError('x is not a function', 'https://example.org'),
    ...setup.next,
    ...(['create', 'change', 'present', 'add-job', 'add-command'] as const).map((what) =>
      setup.done('`x`', what, 'hook'),
    ),
    ...(['workflow', 'job', 'settings'] as const).map((part) => setup.done('`x`', 'create', part)),
    editor.onTerminal,
    editor.checked('`x`', '', 12),
    editor.unchecked('`x`', ''),
    log.note('`x`'),
    ...(['error', 'warning', 'notice'] as const).flatMap((level) => [
      log.hiddenAnnotations(3, level, 10),
      log.failing(level),
    ]),
    log.noSummary(undefined),
    log.noSummary('EACCES'),
    ...everyReason.map(trace.reason),
    trace.assumed,
  ];
}

function usageTexts({
  headings,
  commands,
  options,
  format,
  language,
  color,
  examples,
  ...rest
}: UsageMessages) {
  const commandLines = /^ {2}late-patch [\w-]+(?: --?[\w-]+)*(?: (?!show)[a-z][\w-]*)?/gm;
  return [
    ...Object.values(headings),
    ...Object.values(commands),
    ...Object.values(options),
    format(['text', 'json', 'sarif']),
    language(languages),
    color(['auto', 'never']),
    examples.replace(commandLines, ''),
    ...Object.values(rest),
  ];
}

describe('in Chinese', () => {
  test('nothing is an English sentence, apart from what is quoted', () => {
    for (const text of everythingSaid('zh')) expect([text, englishIn(text)]).toEqual([text, []]);
  });

  test('whatever is a sentence has Chinese in it', () => {
    for (const text of everythingSaid('zh')) expect(text).toMatch(/\p{sc=Han}/u);
  });

  test('what is said in English is found where it is', () => {
    const found = everythingSaid('en').filter((text) => englishIn(text).length > 0);
    expect(found.length).toBeGreaterThan(everythingSaid('en').length / 2);
  });
});

test('a notice names the file that it is about', () => {
  for (const { notice } of languages.map(messagesIn))
    for (const one of everyNotice.filter((each) => each.about !== 'folder'))
      if (one.path !== undefined) expect(plain(notice(one))).toContain(one.path);
});

test('what is quoted from a host stays short, on one line', () => {
  const refusal = { kind: 'invalid', status: 422, message: 'long\n'.repeat(1000) } as const;
  const notice = { kind: 'host-refusal', about: 'not-posted', path: undefined, refusal } as const;
  for (const language of languages) {
    const text = plain(messagesIn(language).notice(notice));
    expect(text).not.toContain('\n');
    expect(text.length).toBeLessThan(500);
  }
});
