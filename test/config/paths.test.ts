import { describe, expect, test } from '@jest/globals';
import { withoutIgnored } from '../../src/config/ignored.js';
import { fileKind, hasPythonShebang } from '../../src/project/file-kinds.js';

describe('withoutIgnored', () => {
  test.each([
    ['a virtual environment', ['env/pyvenv.cfg', 'env/lib/python3.12/x.py', 'app.py'], ['app.py']],
    ['one made before there was pyvenv.cfg', ['e/bin/activate_this.py', 'e/lib/os.py', 'app.py'], ['app.py']],
    ['one at the root, which is the project', ['pyvenv.cfg', 'app.py'], ['pyvenv.cfg', 'app.py']],
    ['installed packages', ['v/site-packages/a.py', 'usr/dist-packages/b.py', 'c.py'], ['c.py']],
    ['tools and caches', ['.tox/py/a.py', 'x/__pycache__/a.py', 'node_modules/g/a.py', '.eggs/a.py'], []],
    ['what setuptools built', ['setup.py', 'build/lib/a.py', 'build/lib.linux-x86_64/b.py'], ['setup.py']],
    ['a package named build', ['build/lib/a.py', 'build/b.py'], ['build/lib/a.py', 'build/b.py']],
    ['files named like ignored folders', ['node_modules', 'x/.tox'], ['node_modules', 'x/.tox']],
  ])('%s', (_, paths, kept) => {
    expect(withoutIgnored(paths)).toEqual(kept);
  });
});

describe('fileKind', () => {
  test.each([
    ['app/x.py', 'python'],
    ['app/x.pyw', 'python'],
    ['app/x.pyi', 'other'],
    ['app/x.pyc', 'other'],
    ['bin/serve', 'maybe-script'],
    ['manage', 'maybe-script'],
    ['app/data/serve', 'other'],
    ['LICENSE', 'other'],
    ['pyproject.toml', 'configuration'],
    ['deploy/Dockerfile.prod', 'configuration'],
    ['web.dockerfile', 'configuration'],
    ['docker-compose.override.yml', 'configuration'],
    ['compose.yaml', 'configuration'],
    ['Procfile', 'configuration'],
    ['Procfile.dev', 'configuration'],
    ['deploy/web.service', 'configuration'],
    ['supervisord.conf', 'configuration'],
    ['etc/supervisor/conf.d/web.conf', 'configuration'],
    ['nginx/web.conf', 'other'],
    ['run.sh', 'configuration'],
    ['start_worker.bat', 'configuration'],
    ['etc/init/web.conf', 'configuration'],
    ['fly.toml', 'configuration'],
    ['conf/my-uwsgi.ini', 'configuration'],
    ['uwsgi/app.ini', 'configuration'],
    ['tox.ini', 'configuration'],
    ['.pre-commit-config.yaml', 'configuration'],
    ['backend/ruff.toml', 'configuration'],
    ['pytest.ini', 'configuration'],
    ['settings.ini', 'other'],
    ['config.yml', 'other'],
    ['k8s/web.yaml', 'configuration'],
    ['charts/shop/templates/web.yml', 'configuration'],
    ['app/deployment/base/web.yaml', 'configuration'],
    ['app/deployer/web.yaml', 'other'],
    ['deploy/web.json', 'other'],
  ])('%s is %s', (path, kind) => {
    expect(fileKind(path)).toBe(kind);
  });
});

test.each([
  ['#!/usr/bin/env python\n', true],
  ['#!/usr/bin/python3.12 -u\nimport x', true],
  ['#!/usr/bin/env -S pypy3', true],
  ['#! /opt/venv/bin/python', true],
  ['#!/bin/sh\n# python\n', false],
  ['# python\n', false],
  ['', false],
])('shebang %j: %s', (text, expected) => {
  expect(hasPythonShebang(text)).toBe(expected);
});
