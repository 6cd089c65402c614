import { describe, expect, test } from '@jest/globals';
import { mentionsIn } from '../../src/project/program.js';
import { snapshotOf } from '../../src/project/snapshot.js';

function mentions(files: Readonly<Record<string, string>>, module: string): boolean {
  return mentionsIn(snapshotOf(files))(module);
}

describe('a repository mentions a library', () => {
  test.each([
    ['import requests'],
    ['def f():\n    import os, requests as r\n'],
    ['from requests.adapters import HTTPAdapter'],
    ['try:\n\timport requests\nexcept ImportError: pass'],
  ])('that it imports: %j', (text) => {
    expect(mentions({ 'a/b.py': text }, 'requests')).toBe(true);
  });

  test.each([
    ['# import requests'],
    ['import requests_oauthlib'],
    ['import my.requests'],
    ['from .requests import get'],
    ['requests = 1'],
  ])('but not one that only looks like it: %j', (text) => {
    expect(mentions({ 'a/b.py': text }, 'requests')).toBe(false);
  });

  test.each([
    ['pyproject.toml', '[project]\ndependencies = ["service-identity>=24"]'],
    ['setup.cfg', '[options]\ninstall_requires =\n  Service_Identity\n'],
    ['setup.py', 'setup(install_requires=["service.identity"])'],
  ])('that %s declares', (path, text) => {
    expect(mentions({ [path]: text }, 'service_identity')).toBe(true);
    expect(mentions({ [`docs/${path}.txt`]: text }, 'service_identity')).toBe(false);
    expect(mentions({ [path]: text }, 'identity')).toBe(false);
  });

  test('a module inside of a package', () => {
    expect(mentions({ 'a.py': 'from google.cloud.storage import Client' }, 'google.cloud.storage')).toBe(
      true,
    );
    expect(mentions({ 'a.py': 'from google.cloud import storage' }, 'google.cloud.storage')).toBe(true);
  });
});
