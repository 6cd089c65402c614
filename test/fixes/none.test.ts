import { describe, expect, test } from '@jest/globals';
import { fixFirst } from './cases.js';

const late = ['ssl-context-before-patch'];

/** Where moving lines would be wrong, or not enough. */
const none: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'the main guard runs the program': {
    'app.py':
      "import requests\nfrom gevent import monkey\n\nif __name__ == '__main__':\n    monkey.patch_all()\n    print(requests)\n",
  },
  'a star import between may bind what the call reads': {
    'app.py': 'import requests\nfrom tools import *\nmonkey.patch_all()\n',
    'tools.py': 'from gevent import monkey\n',
  },
  'the offender is in another file': {
    'pkg/__init__.py': 'import requests\n',
    'pkg/cli.py': 'from gevent import monkey\nmonkey.patch_all()\n',
    'app.py': '',
  },
  'offender and patch share a line': {
    'app.py': 'import requests; from gevent import monkey; monkey.patch_all()\n',
  },
  'the patch shares its line with something that stays': {
    'app.py': 'import requests\nfrom gevent import monkey\nx = requests.get; monkey.patch_all()\n',
  },
  'the patch needs what the offender gives': {
    'app.py':
      'import requests\nfrom gevent import monkey\nif requests.__version__:\n    monkey.patch_all()\n',
  },
  'the call does more than patch': {
    'app.py':
      'import requests\nfrom gevent import monkey\n\nclass Server:\n    def __init__(self):\n        monkey.patch_all()\n        self.session = requests.Session()\n\nserver = Server()\n',
  },
};

describe('no fix is offered where', () => {
  test.each(Object.entries(none))('%s', (_, files) => {
    expect(fixFirst(files)).toEqual({ kind: 'no fix', rules: late });
  });
});

test('a finding that is suppressed has no fix either', () => {
  const text =
    'import requests\nfrom gevent import monkey\nmonkey.patch_all()  # late-patch: ignore HTTP only\n';
  expect(fixFirst({ 'app.py': text })).toEqual({ kind: 'no fix', rules: [] });
});
