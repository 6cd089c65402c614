import { describe, expect, test } from '@jest/globals';
import { mayPatch, patchSpellings } from '../../src/entry-points/patch-words.js';
import { builtInPatchers } from '../../src/patchers/index.js';

const words = patchSpellings(builtInPatchers, ['grequests']);

/** Texts that may patch, by what they show. */
const may: Readonly<Record<string, string>> = {
  'a call of an attribute': 'hub.patch_all()\n',
  'an attribute on a line of its own': '(hub\n .patch_all())\n',
  'a name after a backslash': 'hub.\\\npatch_all()\n',
  'an import of the function': 'from gevent.monkey import patch_all as p\n',
  'an import over several lines': 'from gevent.monkey import (\n    patch_all,\n)\n',
  'getattr with a string': "getattr(hub, 'patch_all')()\n",
  'getattr with a name that is computed': "getattr(gevent.monkey, 'patch_' + name)()\n",
  'a string with the whole name': "load('gevent.monkey:patch_all')()\n",
  'a statement after a dotted import': 'import a.b; c.patch_all()\n',
  'a function of truststore': 'from truststore import inject_into_ssl\n',
  'a bare name near truststore': 'from truststore import (\n    x)\ninject_into_ssl()\n',
  'an import of a library that patches': 'import grequests\n',
  'a class of gunicorn':
    "from gunicorn.app.base import BaseApplication as App\nApp('gevent', of=BaseApplication)\n",
  'a submodule of a library that patches': 'import grequests.x\n',
};

/** Texts that need not be parsed. */
const cannot: Readonly<Record<string, string>> = {
  'a comment': '  # call patch_all() first\n',
  'another word': 'dispatch_all()\n',
  'a module of that name': 'import app.monkey_patch\n',
  'a module of that name from a package': 'from app import monkey_patch; monkey_patch.patch()\n',
  'a string': "mock('patch_all')\n",
  "a type with the name of gunicorn's class": 'from _typeshed.wsgi import WSGIApplication\n',
  'a bare name that no patcher is near': 'def patch_all(): pass\n',
};

describe('mayPatch', () => {
  test.each(Object.entries(may))('%s', (_, text) => expect(mayPatch(text, words)).toBe(true));
  test.each(Object.entries(cannot))('not %s', (_, text) => expect(mayPatch(text, words)).toBe(false));
});
