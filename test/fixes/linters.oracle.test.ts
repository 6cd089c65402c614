/**
 * Files that are clean under linters and formatters are clean with their fix, and what then runs over them leaves the patch
 * where it is. LATE_PATCH_LINT_PYTHON names an interpreter that has tools/formatters/linters.txt installed.
 */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';
import { analyze } from '../../src/analysis/analyze.js';
import { defaultSettings } from '../../src/config/settings.js';
import { snapshotOf } from '../../src/project/snapshot.js';
import { temporaryFolder } from '../host-node/temporary-folder.js';
import { applyEdits } from '../support/stories/apply-edits.js';

const python = process.env['LATE_PATCH_LINT_PYTHON'];
const harness = fileURLToPath(new URL('lint.py', import.meta.url));

/** Looks at `app.py` and changes nothing; ends with 0 where there is nothing to say. */
const checks: Readonly<Record<string, readonly string[]>> = {
  'ruff check': ['ruff', 'check', '--no-cache'],
  'ruff check of E402': ['ruff', 'check', '--no-cache', '--select', 'E4,E7,E9,F'],
  'ruff format': ['ruff', 'format', '--no-cache', '--check'],
  black: ['black', '--quiet', '--check'],
  isort: ['isort', '--check'],
  'isort, black': ['isort', '--check', '--profile', 'black'],
  flake8: ['flake8'],
  autopep8: ['autopep8', '--diff', '--exit-code'],
};

/** Changes `app.py`. */
const changes: Readonly<Record<string, readonly string[]>> = {
  autopep8: ['autopep8', '--in-place'],
  isort: ['isort', '--quiet'],
  'isort, black': ['isort', '--quiet', '--profile', 'black'],
  'ruff check of I': ['ruff', 'check', '--no-cache', '--fix', '--quiet'],
};

interface Setup {
  readonly files: Readonly<Record<string, string>>;
  readonly checked: readonly string[];
  readonly changed: readonly string[];
  /** Whether imports below the patch are marked. */
  readonly marks: boolean;
  /** Whether sorters are configured: only then is an import that patches held in its place. */
  readonly sorts: boolean;
}

const everything =
  '[tool.isort]\nprofile = "black"\n\n[tool.ruff.lint]\nselect = ["E", "F", "I", "W", "RUF100"]\n';

/** What a repository says of its tools, and which of them run. */
const setups: Readonly<Record<string, Setup>> = {
  'all of them': {
    files: { 'pyproject.toml': everything, '.flake8': '[flake8]\nmax-line-length = 88\n' },
    checked: ['ruff check', 'ruff format', 'black', 'isort', 'flake8', 'autopep8'],
    changed: ['autopep8', 'isort', 'ruff check of I'],
    marks: true,
    sorts: true,
  },
  'none of them': {
    files: {},
    checked: ['ruff check of E402', 'ruff format', 'black', 'isort, black', 'flake8', 'autopep8'],
    changed: ['autopep8', 'isort, black'],
    marks: true,
    sorts: false,
  },
  'ruff as it comes': {
    files: { 'pyproject.toml': '[tool.ruff.lint.isort]\ncase-sensitive = true\n' },
    checked: ['ruff check', 'ruff format'],
    changed: ['ruff check of I'],
    marks: false,
    sorts: true,
  },
  'flake8 without E402': {
    files: { '.flake8': '[flake8]\nextend-ignore = E402\n' },
    checked: ['flake8', 'black', 'isort, black'],
    changed: [],
    marks: false,
    sorts: false,
  },
};

/** Programs with a late patch, each as black, isort and the linters have it. */
const programs: Readonly<Record<string, string>> = {
  'an import and a call': `import requests
from gevent import monkey

monkey.patch_all()

print(requests)
`,
  'sections, and a function below': `"""The program."""

import os
import sys
from ssl import SSLContext

import requests
from gevent import monkey

monkey.patch_all()


def main():
    print(os, sys, SSLContext, requests)


main()
`,
  'a future import, and comments': `"""The program."""

from __future__ import annotations

import json

# used everywhere
import requests

# has to come first, see
# https://www.gevent.org/intro.html#monkey-patching
from gevent import monkey

# now
monkey.patch_all()

# what is left
URL = json.dumps("https://example.org")
print(requests, URL)
`,
  'the whole module': `import gevent.monkey
import requests
from flask import Flask

gevent.monkey.patch_all()

print(requests, Flask)
`,
  'an import over several lines': `import os
from ssl import (
    OP_NO_COMPRESSION,
    PROTOCOL_TLS_CLIENT,
    CertificateError,
    SSLCertVerificationError,
    SSLContext,
    create_default_context,
)

from gevent import monkey

monkey.patch_all()

print(os, SSLContext, OP_NO_COMPRESSION, create_default_context)
print(PROTOCOL_TLS_CLIENT, CertificateError, SSLCertVerificationError)
`,
  'an import with a comment': `import os

import requests  # HTTP
from gevent import monkey

monkey.patch_all()

print(os, requests)
`,
  'a condition': `import os

import requests
from gevent import monkey

if os.environ.get("GEVENT"):
    monkey.patch_all()

print(requests)
`,
  'a try': `import requests

try:
    from gevent import monkey

    monkey.patch_all()
except ImportError:
    pass

print(requests)
`,
  'an object': `import os
import threading

from gevent import monkey

LOCK = threading.Lock()

monkey.patch_all()

print(os, LOCK)
`,
  'a class': `import os
import threading

from gevent import monkey


class Worker(threading.local):
    name = "worker"


monkey.patch_all()

print(os, Worker)
`,
  'inside of a function': `import os


def main():
    import requests
    from gevent import monkey

    monkey.patch_all()
    print(os, requests)


main()
`,
  'a call over several lines': `from time import sleep

import eventlet

eventlet.monkey_patch(
    os=True,
    select=True,
    socket=True,
    thread=True,
    time=True,
    subprocess=True,
    psycopg=True,
)

print(sleep)
`,
  'the end of the file': `from time import sleep

from gevent import monkey

monkey.patch_all()

__all__ = ["sleep"]
`,
  'nothing below': `from gevent import monkey
from requests import Session

SESSION = Session()

monkey.patch_all()
`,
  'imports that are marked': `import logging
import sys
from threading import Lock

logging.basicConfig(stream=sys.stdout, level=logging.INFO)

from gevent import monkey  # noqa: E402

monkey.patch_all()

from gevent.pywsgi import WSGIServer  # noqa: E402

lock = Lock()
print(WSGIServer)
`,
  'imports that are marked, and a function': `from threading import Lock


def banner():
    print("banner")


from gevent import monkey  # noqa: E402

monkey.patch_all()

_l = Lock()
banner()
`,
  'a module that patches': `import requests

import patching

print(requests, patching)
`,
  'a module that patches, with a comment': `import client
import patching  # noqa: F401

print(client.NAME)
`,
};

const beside = {
  'patching.py': 'from gevent import monkey\n\nmonkey.patch_all()\n',
  'client.py': 'from threading import Lock\n\nNAME = "client"\n_l = Lock()\n',
};

/** A Python that runs tools on `app.py` of a folder, one after the other. */
interface Linters {
  run(command: readonly string[], folder: string): Promise<readonly [status: number, output: string]>;
  close(): void;
}

function startLinters(command: string): Linters {
  const home = temporaryFolder({});
  const env = { PATH: process.env['PATH'], HOME: home };
  const child = spawn(command, [harness], { cwd: home, env, stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    run: async (tool, folder) => {
      child.stdin.write(`${JSON.stringify([folder, [...tool, 'app.py']])}\n`);
      return JSON.parse((await answers.next()).value ?? '[-1, "the tools have ended"]');
    },
    close: () => void child.stdin.end(),
  };
}

/** What each tool has to say. */
async function complaints(
  linters: Linters,
  folder: string,
  names: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const said: Record<string, string> = {};
  for (const name of names) {
    const [status, output] = await linters.run(checks[name]!, folder);
    if (status !== 0) said[name] = output;
  }
  return said;
}

const isInstalled = python !== undefined && spawnSync(python, ['-m', 'flake8', '--version']).status === 0;

if (!isInstalled) {
  const why = 'LATE_PATCH_LINT_PYTHON names no interpreter with tools/formatters/linters.txt';
  process.stderr.write(`linters: the fixes were not linted: ${why}\n`);
  test.skip(`linters find nothing in what is fixed (${why})`, () => undefined);
} else {
  const linters = startLinters(python);
  afterAll(() => linters.close());
  describe.each(Object.entries(setups))('with %s', (_, { files, checked, changed, marks, sorts }) => {
    const here = Object.entries(programs).filter(([name]) =>
      name.startsWith('a module that patches') ? sorts : marks || !name.startsWith('imports that are marked'),
    );
    test.each(here)('%s', async (__, text) => {
      const project = { ...files, ...beside, 'app.py': text };
      const folder = temporaryFolder(project);
      expect(await complaints(linters, folder, checked)).toEqual({});
      const fix = analyze(snapshotOf(project), defaultSettings).findings.find((one) => one.fix)?.fix;
      expect(fix).toBeDefined();
      const fixed = applyEdits(project, fix!.edits)['app.py']!;
      writeFileSync(join(folder, 'app.py'), fixed);
      const after = await complaints(linters, folder, checked);
      expect({ fixed, after }).toEqual({ fixed, after: {} });
      if (!marks) expect(fixed).not.toContain('noqa: E402');
      for (const name of changed) await linters.run(changes[name]!, folder);
      expect(readFileSync(join(folder, 'app.py'), 'utf8')).toBe(fixed);
    });
  });
}
