/** Two late patches over three files, one of them far from its cause; and code that is as it should be. */
export const lateProject: Readonly<Record<string, string>> = {
  'app/main.py': 'import gevent.monkey\nfrom app.net import get\n\ngevent.monkey.patch_all()\nget()\n',
  'app/net.py': 'import requests\n\ndef get():\n    return requests.get("https://example.org")\n',
  'tools/sync.py': 'from ssl import SSLContext\nfrom gevent import monkey\nmonkey.patch_all()\n',
  'tools/fine.py': 'from gevent import monkey\nmonkey.patch_all()\nimport requests\n',
};

export const cleanProject: Readonly<Record<string, string>> = {
  'main.py':
    'from gevent import monkey\nmonkey.patch_all()\nimport requests\nrequests.get("https://example.org")\n',
};
