import { describe, expect, test } from '@jest/globals';
import { fixFirst } from './cases.js';

interface Golden {
  readonly before: string;
  readonly after: string;
  readonly others?: Readonly<Record<string, string>>;
}

const patching = { '_patch.py': 'from gevent import monkey\nmonkey.patch_all()\n' };

/** What moves along: conditions, settings, the block around the patch. */
const golden: Readonly<Record<string, Golden>> = {
  'a conditional patch with its condition': {
    before:
      "import os\nimport requests\nif os.environ.get('GEVENT'):\n    from gevent import monkey\n    monkey.patch_all()\n",
    after:
      "import os\nif os.environ.get('GEVENT'):\n    from gevent import monkey\n    monkey.patch_all()\nimport requests\n",
  },
  'what the condition reads': {
    before:
      "import requests\nimport os\nGEVENT = os.environ.get('GEVENT')\nif GEVENT:\n    from gevent import monkey\n    monkey.patch_all()\n",
    after:
      "import os\nGEVENT = os.environ.get('GEVENT')\nif GEVENT:\n    from gevent import monkey\n    monkey.patch_all()\nimport requests  # noqa: E402\n",
  },
  'a try block with its handler': {
    before:
      'import requests\ntry:\n    from gevent import monkey\n    monkey.patch_all()\nexcept ImportError:\n    pass\n',
    after:
      'try:\n    from gevent import monkey\n    monkey.patch_all()\nexcept ImportError:\n    pass\nimport requests\n',
  },
  'inside a function that runs at import': {
    before:
      'def main():\n    import requests\n    from gevent import monkey\n    monkey.patch_all()\n    return requests\n\nmain()\n',
    after:
      'def main():\n    from gevent import monkey\n    monkey.patch_all()\n    import requests\n    return requests\n\nmain()\n',
  },
  'inside a class body': {
    before:
      'from gevent import monkey\n\nclass App:\n    import requests\n    monkey.patch_all()\n    name = "app"\n',
    after:
      'from gevent import monkey\n\nclass App:\n    monkey.patch_all()\n    import requests\n    name = "app"\n',
  },
  'an import that patches is held in place for sorters': {
    before: 'import os\nimport requests\nimport _patch\n',
    after: 'import os\nimport _patch\nimport requests\n',
    others: patching,
  },
  'an import that patches and has a comment': {
    before: 'import requests\nimport _patch  # noqa: F401\n',
    after: 'import _patch  # noqa: F401\nimport requests\n',
    others: patching,
  },
  'an import that is told to sorters already': {
    before: 'import requests\nimport _patch  # isort: skip\n',
    after: 'import _patch  # isort: skip\nimport requests\n',
    others: patching,
  },
  'a library that patches': {
    before: 'import requests\nimport grequests\n',
    after: 'import grequests\nimport requests\n',
  },
  'a helper function that patches, with its call': {
    before:
      'import requests\n\ndef patch():\n    from gevent import monkey\n    monkey.patch_all()\n\npatch()\n',
    after:
      'def patch():\n    from gevent import monkey\n    monkey.patch_all()\n\npatch()\n\nimport requests  # noqa: E402\n',
  },
  'an object made too early': {
    before: 'import threading\nLOCK = threading.Lock()\nfrom gevent import monkey\nmonkey.patch_all()\n',
    after:
      'from gevent import monkey\nmonkey.patch_all()\nimport threading  # noqa: E402\nLOCK = threading.Lock()\n',
  },
  eventlet: {
    before: 'import requests\nimport eventlet\neventlet.monkey_patch()\n',
    after: 'import eventlet\neventlet.monkey_patch()\nimport requests  # noqa: E402\n',
  },
};

describe('a fix takes along what the patch needs', () => {
  test.each(Object.entries(golden))('%s', (_, { before, after, others }) => {
    expect(fixFirst({ 'app.py': before, ...others })).toMatchObject({ kind: 'fixed', text: after });
  });
});
