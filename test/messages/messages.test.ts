import { describe, expect, test } from '@jest/globals';
import { analyze } from '../../src/analysis/analyze.js';
import { defaultSettings } from '../../src/config/settings.js';
import { byCause } from '../../src/findings/causes.js';
import { nothingSeen } from '../../src/findings/extent.js';
import type { Finding } from '../../src/findings/finding.js';
import { messagesIn } from '../../src/messages/index.js';
import { snapshotOf } from '../../src/project/snapshot.js';
import { codeFlowLines } from '../../src/report/code-flow.js';
import { renderGithub } from '../../src/report/github.js';
import type { ReportInput } from '../../src/report/input.js';
import { renderJson } from '../../src/report/json.js';
import { plainPalette } from '../../src/report/palette.js';
import { renderSarif } from '../../src/report/sarif.js';
import { renderSummary } from '../../src/report/summary.js';
import { renderText } from '../../src/report/terminal.js';
import { commentBody, reviewBody } from '../../src/review/comment-body.js';
import { planReview } from '../../src/review/plan.js';
import { type Language, languages, type Prose, plain } from '../../src/text/prose.js';
import { pagesIn } from '../support/stories/pages.js';
import { settingsOf } from '../support/stories/verdict.js';

const pages = [...pagesIn('docs/rules'), ...pagesIn('test/spec').filter(({ stories }) => stories.length > 0)];
const stories = pages.flatMap((page) => page.stories);

function reportIn(language: Language, story: (typeof stories)[number]) {
  return analyze(snapshotOf(story.files), { ...settingsOf(story), language });
}

/** Names and quotations that Chinese text keeps as they are. */
const kept =
  /在 [\w.-]+ [\d.]+|\b(gevent|eventlet|truststore|requests|urllib3|gRPC|channel|gunicorn|uWSGI|Celery|(?:Flask|Socket)[-.](?:SocketIO|IO)|python-socketio|Redis|HTTP|autopep8|isort|ruff|greenlet|TLS|HTTPS|Python|RecursionError|MonkeyPatchWarning|TypeError|AttributeError|RuntimeError|SSLContext|RLock|join|wait|isinstance|time\.sleep|select|since|late-patch|job summary|span|sklearnex|unsloth|comet-ml)\b|# (noqa: E402|isort: split|isort:skip)|'NoneType' object (is not callable|has no attribute 'fork_exec')|cannot (wait on|release) un-acquired lock/g;

/** Words of the Latin alphabet that stand outside of code, names apart. */
function foreign(sentence: Prose): readonly string[] {
  const words = sentence
    .filter((part) => typeof part === 'string')
    .join(' ')
    .replace(kept, '');
  return words.match(/[A-Za-z]{2,}/g) ?? [];
}

function sentencesOf(finding: Finding): readonly Prose[] {
  const messages = messagesIn('zh');
  const { offenders, fix } = finding;
  const { message, why, advice } = messages.finding(finding);
  const told = codeFlowLines(
    finding,
    { offenders: 9, links: 4 },
    { messages, isAdded: () => false, told: [] },
  );
  const consequences = offenders.map((one) => messages.consequence(one.consequence));
  return [message, why, advice, ...consequences, [fix === undefined ? '' : messages.fix(fix)], ...told];
}

describe('findings', () => {
  const parsed =
    'import argparse\nif True:\n    import requests\np = argparse.ArgumentParser()\np.add_argument("-g")\nargs = p.parse_args()\n';
  const patch = 'from gevent import monkey\n';
  test.each([
    [`${patch}if args.g:\n    monkey.patch_all()\n`, true],
    [`${patch}def patch():\n    monkey.patch_all()\n\nif args.g:\n    patch()\n`, true],
    ['if args.g:\n    import patching\n', true],
    ['import patching\nif args.g:\n    patching.patch()\n', true],
    [`${patch}print(args)\nif args.g:\n    print(1)\nmonkey.patch_all(**args)\n`, false],
    [`${patch}print(args)\nif __name__ == "__main__":\n    monkey.patch_all()\n`, false],
  ])('take the condition of a patch along: %j', (text, isConditional) => {
    const files = {
      'app.py': parsed + text,
      'patching.py': `${patch}def patch():\n    monkey.patch_all()\n${text.startsWith('if') ? 'patch()\n' : ''}`,
    };
    const [finding] = byCause(analyze(snapshotOf(files), defaultSettings).findings);
    const said = languages.map((language) => plain(messagesIn(language).finding(finding!).advice));
    expect(said.map((one) => /its condition|它的条件/.test(one))).toEqual([isConditional, isConditional]);
  });

  test('have advice for a launcher that no language has words of its own for', () => {
    const [finding] = stories.flatMap((story) => byCause(reportIn('en', story).findings));
    const patched: Finding = { ...finding!, advice: [{ kind: 'launcher', launcher: 'greenhouse' }] };
    for (const language of languages) {
      const { advice } = messagesIn(language).finding(patched);
      expect(plain(advice)).toMatch(language === 'zh' ? /启动程序/ : /before the launcher patches/);
    }
  });

  test('are the same in every language, and plain data', () => {
    let compared = 0;
    for (const story of stories) {
      const [english, chinese] = languages.map((language) => reportIn(language, story).findings);
      expect(chinese).toEqual(english);
      expect(JSON.parse(JSON.stringify(english))).toEqual(
        english!.map(({ fix, ...rest }) => ({ ...rest, ...(fix && { fix }) })),
      );
      compared += english!.length;
    }
    expect(compared).toBeGreaterThan(200);
  });

  test('are Chinese throughout in Chinese', () => {
    const seen = new Set<string>();
    for (const story of stories) {
      const { findings, notices } = reportIn('zh', story);
      for (const sentence of byCause(findings).flatMap(sentencesOf)) {
        for (const word of foreign(sentence)) seen.add(`${word} in: ${plain(sentence)}`);
      }
      for (const notice of notices) expect(plain(messagesIn('zh').notice(notice))).toMatch(/\p{sc=Han}/u);
    }
    expect([...seen]).toEqual([]);
  });
});

describe('reports and comments in Chinese', () => {
  const story = stories.find(({ findings }) => findings[0]?.rule === 'ssl-context-before-patch')!;
  const snapshot = snapshotOf(story.files);
  const analysis = analyze(snapshot, { ...defaultSettings, language: 'zh' });
  const { notices, files, parsed } = analysis;
  const findings = byCause(analysis.findings);
  const input: ReportInput = {
    findings,
    notices,
    stats: { ...nothingSeen, files: files.length, parsed, durationMs: 1 },
    docsBase: 'https://docs.example/zh/rules',
    language: 'zh',
    texts: snapshot.texts,
  };

  test('the terminal report', () => {
    const text = renderText(input, plainPalette);
    expect(text).toContain('error[ssl-context-before-patch]: `gevent.monkey.patch_all()` 执行得太晚：');
    expect(text).toContain('补丁在这里执行');
    expect(text).toMatch(/= 过早: app\.py:2 → requests|= 过早: `app\.py:2` → `/);
    expect(text).toMatch(/\n检查了 1 个文件，发现 1 个错误。上面给出了 1 处修复。\n$/);
  });

  test('the other formats', () => {
    expect(renderSummary(input)).toContain('| 级别 | 位置 | 问题 | 规则 |');
    expect(renderSummary(input)).toContain('**怎么改：** 请把补丁移到');
    expect(renderGithub(input)).toContain('执行得太晚');
    const { message, helpUrl } = JSON.parse(renderJson(input)).findings[0];
    expect(message).toContain('执行得太晚');
    expect(helpUrl).toBe('https://docs.example/zh/rules/ssl-context-before-patch.md');
    const { rules } = JSON.parse(renderSarif(input)).runs[0].tool.driver;
    expect(rules[0].shortDescription.text).toBe('打补丁之前就绑定了 SSLContext');
  });

  test('a comment, with the markers of every language', () => {
    const plan = planReview(findings, [], [], { suggestions: 'offer', unplaced: 'body' });
    expect(reviewBody(plan, input)).toMatch(/^这里的猴子补丁打得太晚：1 个错误。\n\n- `app\.py:\d+`：错误：/);
    const comment = {
      anchor: { kind: 'file', path: findings[0]!.location.path },
      findings,
      fixes: [],
      why: 'open',
    } as const;
    const body = commentBody(comment, input);
    expect(body).toMatch(/^\*\*错误：`gevent\.monkey\.patch_all\(\)` 执行得太晚：/);
    expect(body).toContain('；之后 `app.py:');
    expect(body).toMatch(
      /\n原因和其他解决办法：\[ssl-context-before-patch\]\(.*\)\n\n<!-- late-patch: \S+ -->$/,
    );
  });
});

describe('lists', () => {
  test.each([
    [[], '', ''],
    [['a'], '`a`', '`a`'],
    [['a', 'b'], '`a` and `b`', '`a` 和 `b`'],
    [['a', 'b', 'c'], '`a`, `b` and `c`', '`a`、`b` 和 `c`'],
    [['a', 'b', 'c', 'd'], '`a`, `b`, `c` and 1 more', '`a`、`b`、`c` 等 4 项'],
  ])('of %j', (names, english, chinese) => {
    expect(plain(messagesIn('en').listed(names, 3))).toBe(english);
    expect(plain(messagesIn('zh').listed(names, 3))).toBe(chinese);
  });
});

test.each([
  [['time.sleep'], undefined, 'The original `time.sleep` blocks.'],
  [
    ['time.sleep', 'select.select'],
    undefined,
    'Each of the originals `time.sleep` and `select.select` blocks.',
  ],
  [['time.sleep'], 'gevent', "gevent's `time.sleep` blocks."],
])('what the originals %j, or those of %s, do is said of each', (names, owner, sentence) => {
  expect(plain(messagesIn('en').originals.sentence(names, 'blocks', owner))).toBe(sentence);
});
