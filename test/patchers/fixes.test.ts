import { describe, expect, test } from '@jest/globals';
import { analyze } from '../../src/analysis/analyze.js';
import { defaultSettings } from '../../src/config/settings.js';
import { snapshotOf } from '../../src/project/snapshot.js';
import { applyEdits } from '../support/stories/apply-edits.js';

/** Statements that import a patcher and let it patch, by patcher. */
const patches: Readonly<Record<string, readonly [imports: string, call: string]>> = {
  gevent: ['from gevent import monkey', 'monkey.patch_all()'],
  eventlet: ['import eventlet', 'eventlet.monkey_patch()'],
  truststore: ['import truststore', 'truststore.inject_into_ssl()'],
};

/** Programs around a patch that comes too late, and what is to become of them. */
const programs: Readonly<Record<string, (imports: string, call: string) => readonly [string, string]>> = {
  'the search path is set in between': (imports, call) => [
    `import sys\nfrom ssl import SSLContext\nsys.path.insert(0, "vendor")\n${imports}\n${call}\n`,
    `import sys\n${imports}\n${call}\nfrom ssl import SSLContext  # noqa: E402\nsys.path.insert(0, "vendor")\n`,
  ],
  'how many modules there are is said in between': (imports, call) => [
    `import sys\nfrom ssl import SSLContext\nprint(len(sys.modules))\n${imports}\n${call}\n`,
    `import sys\nfrom ssl import SSLContext\nprint(len(sys.modules))\n${imports}\n${call}\n`,
  ],
  'nothing is in between': (imports, call) => [
    `from ssl import SSLContext\n${imports}\n${call}\n`,
    `${imports}\n${call}\nfrom ssl import SSLContext  # noqa: E402\n`,
  ],
};

describe.each(Object.entries(programs))('where %s', (_, program) => {
  test.each(Object.entries(patches))('%s is moved up, or stays', (__, [imports, call]) => {
    const [before, after] = program(imports, call);
    const { findings } = analyze(snapshotOf({ 'app.py': before }), defaultSettings);
    const { fix } = findings[0]!;
    expect(applyEdits({ 'app.py': before }, fix?.edits ?? [])['app.py']).toBe(after);
  });
});
