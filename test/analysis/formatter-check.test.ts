import { describe, expect, test } from '@jest/globals';
import { analyze } from '../../src/analysis/analyze.js';
import { defaultSettings } from '../../src/config/settings.js';
import { fixedText } from '../../src/findings/finding.js';
import { messagesIn } from '../../src/messages/index.js';
import type { FilePath } from '../../src/project/snapshot.js';
import { snapshotOf } from '../../src/project/snapshot.js';

const app = 'app.py' as FilePath;

/** `text` as app.py with its fix applied, and what is reported then. */
function fixed(text: string, others: Readonly<Record<string, string>>) {
  const [finding] = analyze(snapshotOf({ [app]: text, ...others }), defaultSettings).findings;
  const after = fixedText(text, app, finding!.fix!);
  const again = analyze(snapshotOf({ [app]: after, ...others }), defaultSettings);
  return {
    title: messagesIn('en').fix(finding!.fix!),
    text: after,
    left: again.findings.map(({ rule }) => rule),
  };
}

const late =
  '"""Doc."""\nimport os\nimport requests\n\nfrom gevent import monkey\n\nmonkey.patch_all()\n\nimport flask\n';

describe('a fix in a repository with formatters', () => {
  test('keeps autopep8 from undoing it', () => {
    expect(fixed(late, { 'pyproject.toml': '[tool.autopep8]\n' })).toEqual({
      title: 'Move the patch above line 3, and keep formatters from moving it back',
      text: '"""Doc."""\nimport os\n\nfrom gevent import monkey\n\nmonkey.patch_all()\n\nimport requests  # noqa: E402\n\nimport flask  # noqa: E402\n',
      left: [],
    });
  });

  test('keeps isort and autopep8 from undoing it', () => {
    const config = '[tool.autopep8]\n[tool.isort]\nfloat_to_top = true\n';
    expect(fixed(late, { 'pyproject.toml': config })).toMatchObject({
      text: expect.stringContaining('monkey.patch_all()\n# isort: split\n\nimport requests  # noqa: E402\n'),
      left: [],
    });
  });

  test('holds an import that patches in its place', () => {
    const others = {
      '_patch.py': 'from gevent import monkey\nmonkey.patch_all()\n',
      '.isort.cfg': '[settings]\n',
    };
    expect(fixed('import requests\nimport _patch\n', others)).toEqual({
      title: 'Move the patch above line 1, and keep formatters from moving it back',
      text: 'import _patch  # isort: split\n\nimport requests\n',
      left: [],
    });
  });

  test('is only a move where no formatter comes', () => {
    expect(fixed(late, {}).title).toBe('Move the patch above line 3');
  });
});

test.each([
  ['nothing above the patch may move', 'from gevent import monkey  # isort:skip\n', 0],
  ['an import above the patch may move', 'import os\nfrom gevent import monkey  # isort:skip\n', 1],
])('isort 4 carries imports to the first that it may move: %s', (_, above, count) => {
  const hook =
    'repos:\n  - repo: https://github.com/pre-commit/mirrors-isort\n    rev: v4.3.20\n    hooks:\n      - id: isort\n';
  const text = `${above}\nmonkey.patch_all()\nimport argparse\n\nimport requests\n\nprint(argparse, requests)\n`;
  const files = { 'app.py': text, '.pre-commit-config.yaml': hook };
  expect(analyze(snapshotOf(files), defaultSettings).findings).toHaveLength(count);
});
