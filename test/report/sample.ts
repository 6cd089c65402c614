import { nothingSeen } from '../../src/findings/extent.js';
import type { Finding, Fingerprint, Location } from '../../src/findings/finding.js';
import type { FilePath } from '../../src/project/snapshot.js';
import type { ReportInput } from '../../src/report/input.js';
import { LineIndex } from '../../src/text/line-index.js';
import { contextHeld, heldBy, told } from '../support/told.js';

/** The story that late-patch was made for, over two files. */
export const mainText = `import gevent.monkey
from app.net import get

gevent.monkey.patch_all()
get()
`;

export const netText = `import os
import requests

def get():
    return requests.get(os.environ['URL'])
`;

const files: Readonly<Record<string, string>> = { 'app/main.py': mainText, 'app/net.py': netText };

export const texts: ReadonlyMap<FilePath, string> = new Map(Object.entries(files) as [FilePath, string][]);

/** Where `quoted` first stands in one of the sample's files. */
export function locate(path: string, quoted: string): Location {
  const text = files[path]!;
  const start = text.indexOf(quoted);
  const end = start + quoted.length;
  const index = new LineIndex(text);
  return {
    path: path as FilePath,
    span: { start, end },
    start: index.position(start),
    end: index.position(end),
  };
}

const callLocation = locate('app/main.py', 'gevent.monkey.patch_all()');
const importLocation = locate('app/main.py', 'from app.net import get');

/** A fingerprint that a test can recognize. */
export function print(text: string): Fingerprint {
  return text as Fingerprint;
}

/** A finding with one offender, a chain of three steps and a fix. */
export const sample: Finding = {
  ...told('ssl-context-before-patch', heldBy('urllib3.util.ssl_')),
  severity: 'error',
  confidence: 'high',
  timing: 'late',
  advice: [{ kind: 'move-above', file: 'app/main.py' as FilePath, line: 2 }],
  location: callLocation,
  cause: locate('app/net.py', 'import requests'),
  patch: {
    library: 'gevent',
    by: { kind: 'call', function: 'gevent.monkey.patch_all' },
    location: callLocation,
  },
  offenders: [
    {
      location: importLocation,
      module: 'app.net',
      ...contextHeld,
      chain: [
        { location: importLocation, module: 'app.net' },
        { location: locate('app/net.py', 'import requests'), module: 'requests' },
        { location: undefined, module: 'urllib3.util.ssl_' },
      ],
    },
  ],
  patchChain: [{ location: callLocation, module: 'gevent.monkey.patch_all' }],
  fix: {
    action: { kind: 'move-patch', above: 2 },
    keepsFormattersOff: false,
    edits: [
      {
        path: 'app/main.py' as FilePath,
        span: { start: 21, end: mainText.indexOf('get()\n', 50) },
        startLine: 2,
        endLine: 4,
        newText: 'gevent.monkey.patch_all()\nfrom app.net import get\n\n',
      },
    ],
  },
  fingerprint: print('f1'),
  aliases: [],
  others: [],
  entries: ['app/main.py'],
};

/** A report over `findings`; two files were in scope. */
export function reportOf(findings: readonly Finding[], rest: Partial<ReportInput> = {}): ReportInput {
  return {
    findings,
    notices: [],
    stats: { ...nothingSeen, files: 2, parsed: 2, durationMs: 7 },
    docsBase: 'https://docs.example/rules',
    language: 'en',
    texts,
    ...rest,
  };
}
