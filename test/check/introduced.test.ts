import { describe, expect, test } from '@jest/globals';
import { analyze } from '../../src/analysis/analyze.js';
import { introduced } from '../../src/check/base.js';
import { defaultSettings } from '../../src/config/settings.js';
import { snapshotOf } from '../../src/project/snapshot.js';

const patch = 'from gevent import monkey\nmonkey.patch_all()\n';

type Files = Readonly<Record<string, string>>;

/** What `head` brings: `PATH:LINE RULE <- MODULES`. */
function brought(base: Files, head: Files): readonly string[] {
  const findings = (files: Files) => analyze(snapshotOf(files), defaultSettings).findings;
  return introduced(findings(base), findings(head), new Map()).map(
    ({ location, rule, offenders }) =>
      `${location.path}:${location.start.line} ${rule} <- ${offenders.map(({ module }) => module).join(' ')}`,
  );
}

const changes: Readonly<Record<string, readonly [base: Files, head: Files, told: readonly string[]]>> = {
  'nothing new in an unchanged project': [
    { 'app.py': `import requests\n${patch}` },
    { 'app.py': `import requests\n${patch}` },
    [],
  ],
  'lines that moved are not news': [
    { 'app.py': `import requests\n${patch}` },
    { 'app.py': `import os\nimport sys\n\nimport requests\n${patch}print(1)\n` },
    [],
  ],
  'an import sorter moved the patch': [
    { 'app.py': `${patch}import requests\n` },
    { 'app.py': `import requests\n${patch}` },
    ['app.py:3 ssl-context-before-patch <- requests'],
  ],
  'one more offender is told alone': [
    { 'app.py': `import requests\n${patch}` },
    { 'app.py': `import requests\nimport urllib3\n${patch}` },
    ['app.py:4 ssl-context-before-patch <- urllib3'],
  ],
  'one offender less is no news': [
    { 'app.py': `import requests\nimport urllib3\n${patch}` },
    { 'app.py': `import requests\n${patch}` },
    [],
  ],
  'the change is in another file than the finding': [
    { 'app.py': `import client\n${patch}`, 'client.py': 'import json\n' },
    { 'app.py': `import client\n${patch}`, 'client.py': 'import requests\n' },
    ['app.py:3 ssl-context-before-patch <- client'],
  ],
  'another rule at the same place': [
    { 'app.py': `import requests\n${patch}` },
    { 'app.py': `import requests\nfrom time import sleep\n${patch}` },
    ['app.py:4 name-before-patch <- time'],
  ],
  'a file that was renamed is new': [
    { 'old.py': `import requests\n${patch}` },
    { 'new.py': `import requests\n${patch}` },
    ['new.py:3 ssl-context-before-patch <- requests'],
  ],
  'what was fixed': [
    { 'app.py': `import requests\n${patch}` },
    { 'app.py': `${patch}import requests\n` },
    [],
  ],
};

describe('introduced', () => {
  test.each(Object.entries(changes))('%s', (_, [base, head, told]) => {
    expect(brought(base, head)).toEqual(told);
  });
});
