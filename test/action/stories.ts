import { commit } from '../support/github/repository.js';
import { type World, type WorldOptions, world } from '../support/github/world.js';

const clean = `import gevent.monkey

gevent.monkey.patch_all()

import requests

print(requests.get("https://example.org"))
`;

const late = `import gevent.monkey
import requests

gevent.monkey.patch_all()

print(requests.get("https://example.org"))
`;

/** A pull request that moves the patch below the import, in one file. */
export function moved(options: Partial<WorldOptions> = {}): World {
  const others = { 'README.md': '# Shop\n', 'lib/tools.py': 'import json\n' };
  return world({
    base: commit({ ...others, 'app.py': clean }),
    head: commit({ ...others, 'app.py': late }),
    ...options,
  });
}

/** A pull request whose only change is an import deep below the entry point. */
export function deep(options: Partial<WorldOptions> = {}): World {
  const entry = `from shop.client import fetch
import gevent.monkey

gevent.monkey.patch_all()

fetch()
`;
  const before = `"""Talks to the shop."""


def fetch():
    return 1
`;
  const after = before.replace('"""\n', '"""\n\nimport requests\n');
  const files = { 'main.py': entry, 'shop/__init__.py': '' };
  return world({
    base: commit({ ...files, 'shop/client.py': before }),
    head: commit({ ...files, 'shop/client.py': after }),
    ...options,
  });
}

/** A pull request on code that was late before. */
export function lateBefore(options: Partial<WorldOptions> = {}): World {
  return world({
    base: commit({ 'app.py': late }),
    head: commit({ 'app.py': late.replace('print(', 'print(1, ') }),
    ...options,
  });
}

/** Eight programs that import a module above their patch; the pull request has it import what must come after. */
export function shared(options: Partial<WorldOptions> = {}): World {
  const program = (name: string) => `"""Starts the ${name}."""
import common
from gevent import monkey

monkey.patch_all()

common.go("${name}")
`;
  const names = ['api', 'cron', 'feed', 'mail', 'push', 'scan', 'sync', 'web'];
  const before = `"""What all programs need."""


def go(name):
    print(name)
`;
  const after = before
    .replace('"""\n', '"""\nimport requests\nfrom time import sleep\n')
    .replace('    print(name)', '    sleep(1)\n    print(requests.get(name))');
  const programs = Object.fromEntries(names.map((name) => [`${name}.py`, program(name)]));
  return world({
    base: commit({ ...programs, 'common.py': before }),
    head: commit({ ...programs, 'common.py': after }),
    ...options,
  });
}
