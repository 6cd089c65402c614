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
