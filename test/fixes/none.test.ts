import { describe, expect, test } from '@jest/globals';
import { fixFirst } from './cases.js';

const late = ['ssl-context-before-patch'];

/** Where moving lines would be wrong, or not enough. */
const none: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'a method call between prepares what the patch asks': {
    'app.py':
      'import argparse\nimport requests\np = argparse.ArgumentParser()\np.add_argument("-g")\nargs = p.parse_args()\nif args.g:\n    from gevent import monkey\n    monkey.patch_all()\n',
  },
  'the search path is set between': {
    'run.py': 'import sys\nimport requests\nsys.path.insert(0, "lib")\nimport patching\n',
    'lib/patching.py': 'from gevent import monkey\nmonkey.patch_all()\n',
  },
  'the environment is set between': {
    'app.py':
      'import os\nimport requests\nos.environ["EVENTLET_HUB"] = "selects"\nimport eventlet\neventlet.monkey_patch()\n',
  },
  'a call between may load the environment': {
    'app.py':
      'import os\nimport requests\nfrom settings import load\nload()\nif os.environ.get("G"):\n    from gevent import monkey\n    monkey.patch_all()\n',
    'settings.py': 'def load():\n    pass\n',
  },
  'the patcher is configured between': {
    'app.py':
      'import requests\nfrom gevent import events, monkey\nevents.subscribers.append(print)\nmonkey.patch_all()\n',
  },
  'an original is kept on purpose': {
    'app.py':
      'import requests\nimport time\nreal_sleep = time.sleep\nfrom gevent import monkey\nmonkey.patch_all()\n',
  },
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
