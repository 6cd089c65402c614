import { describe, expect, test } from '@jest/globals';
import { analyze } from '../../src/analysis/analyze.js';
import { defaultSettings, type Settings } from '../../src/config/settings.js';
import { snapshotOf } from '../../src/project/snapshot.js';
import { noticeText } from '../support/words.js';

const patch = 'from gevent import monkey\nmonkey.patch_all()\n';
const late = `import requests\nfrom time import sleep\n${patch}`;

function report(text: string, rules: Settings['rules'] = {}) {
  const { findings, notices } = analyze(snapshotOf({ 'app.py': text }), { ...defaultSettings, rules });
  return {
    rules: findings.map(({ rule }) => rule),
    findings,
    notices: notices.map(noticeText),
  };
}

describe('a suppression', () => {
  test.each([
    [
      'on the line of the finding',
      `import requests\nfrom gevent import monkey\nmonkey.patch_all()  # late-patch: ignore fine\n`,
    ],
    [
      'on the line of the only offender',
      `import requests  # late-patch: ignore[ssl-context-before-patch]\n${patch}`,
    ],
    [
      "before another tool's comment",
      `import requests  # late-patch: ignore[ssl-context-before-patch] http # noqa: E402\n${patch}`,
    ],
    [
      "after another tool's comment",
      `import requests  # noqa: E402  # late-patch: ignore[ssl-context-before-patch] http\n${patch}`,
    ],
    [
      'on the first line of a statement over several',
      `from requests import (  # late-patch: ignore\n    get,\n)\n${patch}`,
    ],
    ['on a middle line of one', `from requests import (\n    get,  # late-patch: ignore\n)\n${patch}`],
    [
      'on the last line of one',
      `import requests\nfrom gevent import monkey\nmonkey.patch_all(\n    dns=False,\n)  # late-patch: ignore\n`,
    ],
    [
      'on a line of its own inside of one',
      `from requests import (\n    # late-patch: ignore\n    get,\n)\n${patch}`,
    ],
    [
      'for the file',
      `"""Doc."""\n# late-patch: ignore-file[ssl-context-before-patch] plain HTTP\nimport requests\n${patch}`,
    ],
    ['for the file, every rule', `${late}# late-patch: ignore-file\n`],
  ])('%s takes the finding away, and is used', (_, text) => {
    expect(report(text)).toEqual({ rules: [], findings: [], notices: [] });
  });

  test('on the line of an offender takes that offender away', () => {
    const [finding] = report(`import requests  # late-patch: ignore\nimport urllib3\n${patch}`).findings;
    expect(finding?.offenders.map(({ module }) => module)).toEqual(['urllib3']);
  });

  test('of one rule leaves the others', () => {
    const text = `import requests\nfrom time import sleep\nfrom gevent import monkey\nmonkey.patch_all()  # late-patch: ignore[ssl-context-before-patch]\n`;
    expect(report(text).rules).toEqual(['name-before-patch']);
  });

  test('of a rule that is off is used all the same', () => {
    const text = `import requests  # late-patch: ignore[ssl-context-before-patch]\n${patch}`;
    expect(report(text, { 'ssl-context-before-patch': 'off' }).notices).toEqual([]);
  });

  test('keeps its place when a fix moves the patch', () => {
    const text = `import requests\nfrom time import sleep  # late-patch: ignore[name-before-patch] startup\nfrom gevent import monkey\nmonkey.patch_all()  # late-patch: ignore[name-before-patch] x\n`;
    const [finding] = report(text).findings;
    expect(finding?.fix?.edits[0]?.newText).toBe(
      'from gevent import monkey\nmonkey.patch_all()  # late-patch: ignore[name-before-patch] x\nimport requests  # noqa: E402\nfrom time import sleep  # late-patch: ignore[name-before-patch] startup  # noqa: E402\n',
    );
  });
});

describe('a suppression that does nothing is reported', () => {
  const where = '`app.py` line 1: ';
  const unused = `${where}unused \`late-patch: ignore\`: `;
  const inert = `${where}this \`late-patch:\` comment suppresses nothing: `;

  test.each([
    ['import os  # late-patch: ignore', `${unused}nothing is reported on that line`],
    [
      'import os  # late-patch: ignore[name-before-patch]',
      `${unused}nothing of \`name-before-patch\` is reported on that line`,
    ],
    [
      'import os  # late-patch: ignore[name-befor-patch]',
      `${unused}there is no rule \`name-befor-patch\` (did you mean \`name-before-patch\`?)`,
    ],
    [
      '# late-patch: ignore[name-before-patch]',
      `${unused}nothing of \`name-before-patch\` is reported here; it counts for the statement on whose lines it stands, so put it at the end of that line`,
    ],
    [
      '# late-patch: ignore-file[name-before-patch]',
      `${where}unused \`late-patch: ignore-file\`: nothing of \`name-before-patch\` is reported in this file`,
    ],
    ['import os  # late-patch: ignore[name-before-patch', `${inert}the list of rules lacks its \`]\``],
    ['import os  # late-patch: ignore[]', `${inert}its list names no rule`],
    [
      'import os  # late-patch: ignore name-before-patch',
      `${inert}rules stand in brackets, \`ignore[name-before-patch]\``,
    ],
    ['import os  # late-patch: noqa', `${inert}\`noqa\` is not known, write \`late-patch: ignore[rule]\``],
    [
      'import os  # late-patch: ingore[x]',
      `${inert}\`ingore\` is not known, write \`late-patch: ignore[rule]\``,
    ],
    [
      'import os  # late-patch: ignore-file',
      `${inert}\`ignore-file\` needs a line of its own; for this statement alone write \`ignore[rule]\``,
    ],
  ])('%s', (line, notice) => {
    expect(report(`${line}\n${patch}`).notices).toEqual([notice]);
  });

  test('also one rule of several', () => {
    const text = `import requests  # late-patch: ignore[ssl-context-before-patch, name-before-patch]\n${patch}`;
    expect(report(text)).toMatchObject({
      rules: [],
      notices: [`${unused}nothing of \`name-before-patch\` is reported on that line`],
    });
  });

  test('prose that begins like one is left alone', () => {
    expect(report(`import os  # late-patch: see the handbook\n${patch}`).notices).toEqual([]);
  });
});
