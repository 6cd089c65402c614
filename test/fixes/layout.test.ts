import { describe, expect, test } from '@jest/globals';
import { fixFirst } from './cases.js';

interface Golden {
  readonly before: string;
  readonly after: string;
}

/** How lines move: line ends, blank lines, comments. */
const golden: Readonly<Record<string, Golden>> = {
  'the import goes with the call': {
    before: 'import requests\nfrom gevent import monkey\nmonkey.patch_all()\n',
    after: 'from gevent import monkey\nmonkey.patch_all()\nimport requests  # noqa: E402\n',
  },
  'an import that stands above the offender stays': {
    before: 'from gevent import monkey\nimport requests\nmonkey.patch_all()\n',
    after: 'from gevent import monkey\nmonkey.patch_all()\nimport requests  # noqa: E402\n',
  },
  'patches right above go with the one that is late': {
    before:
      'import requests\nimport gevent.monkey\ngevent.monkey.patch_socket()\ngevent.monkey.patch_ssl()\n',
    after:
      'import gevent.monkey\ngevent.monkey.patch_socket()\ngevent.monkey.patch_ssl()\nimport requests  # noqa: E402\n',
  },
  'what other libraries patch stays': {
    before:
      'import requests\nfrom psycogreen.gevent import patch_psycopg\nfrom gevent import monkey\npatch_psycopg()\nmonkey.patch_all()\n',
    after:
      'from gevent import monkey\nmonkey.patch_all()\nimport requests  # noqa: E402\nfrom psycogreen.gevent import patch_psycopg  # noqa: E402\npatch_psycopg()\n',
  },
  CRLF: {
    before: 'import requests\r\nfrom gevent import monkey\r\nmonkey.patch_all()\r\nx = 1\r\n',
    after: 'from gevent import monkey\r\nmonkey.patch_all()\r\nimport requests  # noqa: E402\r\nx = 1\r\n',
  },
  'no line break at the end of the file': {
    before: 'import requests\nfrom gevent import monkey\nmonkey.patch_all()',
    after: 'from gevent import monkey\nmonkey.patch_all()\nimport requests  # noqa: E402',
  },
  'no line break at the end of a CRLF file': {
    before: 'import requests\r\nfrom gevent import monkey\r\nmonkey.patch_all()',
    after: 'from gevent import monkey\r\nmonkey.patch_all()\r\nimport requests  # noqa: E402',
  },
  'a one-liner with a semicolon': {
    before: 'import requests\nfrom gevent import monkey; monkey.patch_all()\nprint(1)\n',
    after: 'from gevent import monkey; monkey.patch_all()\nimport requests  # noqa: E402\nprint(1)\n',
  },
  'one statement that imports both': {
    before: 'if True:\n    import os, requests, grequests as g  # http\nprint(1)\n',
    after: 'if True:\n    import grequests as g\n    import os, requests  # http\nprint(1)\n',
  },
  'one statement at the end of a CRLF file': {
    before: 'x = 1\r\nimport requests, grequests',
    after: 'x = 1\r\nimport grequests\r\nimport requests',
  },
  'comments at the end of the lines': {
    before:
      'import requests  # http\nfrom gevent import monkey  # noqa: E402\nmonkey.patch_all()  # must be first\n',
    after:
      'from gevent import monkey  # noqa: E402\nmonkey.patch_all()  # must be first\nimport requests  # http  # noqa: E402\n',
  },
  'comments right above': {
    before:
      'import requests\n\n# gevent has to come first,\n# before anything else.\nfrom gevent import monkey\n\n# Now.\nmonkey.patch_all()\n\nx = 1\n',
    after:
      '# gevent has to come first,\n# before anything else.\nfrom gevent import monkey\n\n# Now.\nmonkey.patch_all()\n\nimport requests  # noqa: E402\n\nx = 1\n',
  },
  'comments for tools stay where they count': {
    before:
      'import requests\n# isort: split\nfrom gevent import monkey\n# late-patch: ignore-file[module-before-patch] x\nmonkey.patch_all()\n',
    after:
      'from gevent import monkey\nmonkey.patch_all()\nimport requests  # noqa: E402\n# isort: split\n# late-patch: ignore-file[module-before-patch] x\n',
  },
  'imports between, harmless ones too': {
    before:
      'import os\nimport requests\nimport sys\nfrom gevent import monkey\nimport json\nmonkey.patch_all()\n',
    after:
      'import os\nfrom gevent import monkey\nmonkey.patch_all()\nimport requests  # noqa: E402\nimport sys  # noqa: E402\nimport json  # noqa: E402\n',
  },
  'below a docstring and from __future__': {
    before:
      '"""The app."""\nfrom __future__ import annotations\n\nimport requests\n\nfrom gevent import monkey\nmonkey.patch_all()\n',
    after:
      '"""The app."""\nfrom __future__ import annotations\n\nfrom gevent import monkey\nmonkey.patch_all()\n\nimport requests  # noqa: E402\n',
  },
  'below a shebang and an encoding': {
    before:
      '#!/usr/bin/env python\n# -*- coding: utf-8 -*-\nimport requests\nimport gevent.monkey\ngevent.monkey.patch_all()\n',
    after:
      '#!/usr/bin/env python\n# -*- coding: utf-8 -*-\nimport gevent.monkey\ngevent.monkey.patch_all()\nimport requests  # noqa: E402\n',
  },
  'a call over several lines': {
    before: 'import requests\nfrom gevent import monkey\nmonkey.patch_all(\n    dns=False,\n)\n',
    after: 'from gevent import monkey\nmonkey.patch_all(\n    dns=False,\n)\nimport requests  # noqa: E402\n',
  },
  'offenders over several lines': {
    before:
      'from ssl import (\n    SSLContext,\n    SSLError,\n)\nimport gevent.monkey\ngevent.monkey.patch_all()\n',
    after:
      'import gevent.monkey\ngevent.monkey.patch_all()\nfrom ssl import (  # noqa: E402\n    SSLContext,\n    SSLError,\n)\n',
  },
  'above the first of several offenders': {
    before: 'import urllib3\nimport os\nimport requests\nfrom gevent import monkey\nmonkey.patch_all()\n',
    after:
      'from gevent import monkey\nmonkey.patch_all()\nimport urllib3  # noqa: E402\nimport os  # noqa: E402\nimport requests  # noqa: E402\n',
  },
  'another section than that of the imports above, from below code': {
    before:
      'import logging\nimport sys\nfrom threading import Lock\n\nlogging.basicConfig(stream=sys.stdout)\n\nfrom gevent import monkey\n\nmonkey.patch_all()\n\nlock = Lock()\n',
    after:
      'import logging\nimport sys\n\nfrom gevent import monkey\n\nmonkey.patch_all()\n\nfrom threading import Lock  # noqa: E402\n\nlogging.basicConfig(stream=sys.stdout)\n\nlock = Lock()\n',
  },
  'the section of the imports above, from below code': {
    before:
      'import yaml\n\nfrom time import sleep\n\nX = 1\n\nfrom gevent import monkey\n\nmonkey.patch_all()\n',
    after:
      'import yaml\nfrom gevent import monkey\n\nmonkey.patch_all()\n\nfrom time import sleep  # noqa: E402\n\nX = 1\n',
  },
  'below a block': {
    before:
      'try:\n    import json\nexcept ImportError:\n    json = None\ntry:\n    import requests\nexcept ImportError:\n    requests = None\n\nimport gevent.monkey\n\ngevent.monkey.patch_all()\n',
    after:
      'try:\n    import json\nexcept ImportError:\n    json = None\n\nimport gevent.monkey\n\ngevent.monkey.patch_all()\n\ntry:\n    import requests\nexcept ImportError:\n    requests = None\n',
  },
  'from below a function, which keeps its distance': {
    before:
      'from threading import Lock\n\n\ndef banner():\n    print("banner")\n\n\nfrom gevent import monkey\n\nmonkey.patch_all()\n\nlock = Lock()\nbanner()\n',
    after:
      'from gevent import monkey\n\nmonkey.patch_all()\n\nfrom threading import Lock  # noqa: E402\n\n\ndef banner():\n    print("banner")\n\n\nlock = Lock()\nbanner()\n',
  },
  'a function that goes up from below an import': {
    before:
      'import sys\nfrom time import sleep\n\n\ndef patch():\n    from gevent import monkey\n\n    monkey.patch_all()\n\n\npatch()\n\nprint(sleep)\n',
    after:
      'import sys\n\n\ndef patch():\n    from gevent import monkey\n\n    monkey.patch_all()\n\n\npatch()\n\nfrom time import sleep  # noqa: E402\n\nprint(sleep)\n',
  },
  'a comment that silenced what it does no more': {
    before:
      'import sys\n\nfrom flask import Flask\n\napp = Flask(__name__)\n\nfrom gevent import monkey  # noqa: E402\n\nmonkey.patch_all()\n\nfrom gevent.pywsgi import WSGIServer  # noqa: E402\n',
    after:
      'import sys\n\nfrom gevent import monkey\n\nmonkey.patch_all()\n\nfrom flask import Flask  # noqa: E402\n\napp = Flask(__name__)\n\nfrom gevent.pywsgi import WSGIServer  # noqa: E402\n',
  },
  'a comment that silences it still': {
    before:
      'X = 1\nfrom threading import Lock  # noqa: E402\n\nlock = Lock()\n\nfrom gevent import monkey  # noqa: E402\n\nmonkey.patch_all()\n',
    after:
      'X = 1\n\nfrom gevent import monkey  # noqa: E402\n\nmonkey.patch_all()\n\nfrom threading import Lock  # noqa: E402\n\nlock = Lock()\n',
  },
  'an import that goes on behind a backslash': {
    before: 'from threading import Lock, \\\n    Thread\nfrom gevent import monkey\nmonkey.patch_all()\n',
    after:
      'from gevent import monkey\nmonkey.patch_all()\nfrom threading import Lock, \\\n    Thread  # noqa: E402\n',
  },
  'imports on one line': {
    before: 'from time import sleep; import json\nfrom gevent import monkey\nmonkey.patch_all()\n',
    after:
      'from gevent import monkey\nmonkey.patch_all()\nfrom time import sleep; import json  # noqa: E402\n',
  },
  tabs: {
    before: 'def main():\n\timport requests\n\tfrom gevent import monkey\n\tmonkey.patch_all()\n\nmain()\n',
    after: 'def main():\n\tfrom gevent import monkey\n\tmonkey.patch_all()\n\timport requests\n\nmain()\n',
  },
  'text beyond the basic plane': {
    before: 'NAME = "🐒"\nimport requests  # 🐍\nfrom gevent import monkey\nmonkey.patch_all()\n',
    after: 'NAME = "🐒"\nfrom gevent import monkey\nmonkey.patch_all()\nimport requests  # 🐍\n',
  },
};

describe('a fix moves whole lines', () => {
  test.each(Object.entries(golden))('%s', (_, { before, after }) => {
    expect(fixFirst({ 'app.py': before })).toMatchObject({ kind: 'fixed', text: after });
  });
});
