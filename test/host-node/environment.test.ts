import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { environmentOf, missingFolders } from '../../src/host/node/environment.js';
import { temporaryFolder } from './temporary-folder.js';

const venv = (name: string) => ({
  [`${name}/pyvenv.cfg`]: '',
  [`${name}/lib/python3.12/site-packages/${name.replace('.', '')}_lib.py`]: 'x = 1\n',
});

describe('where the environment is found', () => {
  test('python-path names site-packages or an environment, relative to the root or absolute', () => {
    const root = temporaryFolder({ ...venv('env'), 'packages/lib.py': '' });
    const found = environmentOf(root, ['packages', join(root, 'env')], {});
    expect(found?.roots).toEqual([
      join(root, 'packages'),
      join(root, 'env', 'lib', 'python3.12', 'site-packages'),
    ]);
    expect(found?.python).toEqual([3, 12]);
  });

  test('without it, the environment in the checked root', () => {
    const root = temporaryFolder(venv('.venv'));
    expect(environmentOf(root, [], {})?.roots).toEqual([join(root, '.venv/lib/python3.12/site-packages')]);
    expect(environmentOf(temporaryFolder(venv('venv')), [], {})?.roots).toHaveLength(1);
    expect(environmentOf(temporaryFolder({ 'app.py': '' }), [], {})).toBeUndefined();
  });

  test('an environment of Windows', () => {
    const root = temporaryFolder({ '.venv/Lib/site-packages/lib.py': '' });
    expect(environmentOf(root, [], {})?.roots).toEqual([join(root, '.venv/Lib/site-packages')]);
  });

  test('an activated environment goes before the one in the root, and that before the Python of the job', () => {
    const root = temporaryFolder({ ...venv('.venv'), ...venv('active'), ...venv('job') });
    const variables = { VIRTUAL_ENV: join(root, 'active'), pythonLocation: join(root, 'job') };
    const lastOf = (found: ReturnType<typeof environmentOf>) => found?.roots[0]?.slice(root.length + 1);
    expect(lastOf(environmentOf(root, [], variables))).toMatch(/^active/);
    expect(lastOf(environmentOf(root, [], { ...variables, VIRTUAL_ENV: '' }))).toMatch(/^\.venv/);
    const bare = temporaryFolder();
    expect(environmentOf(bare, [], { pythonLocation: join(root, 'job') })?.roots).toHaveLength(1);
    expect(environmentOf(bare, [], { pythonLocation: join(root, 'gone') })).toBeUndefined();
  });

  test('a folder that is not there is told', () => {
    const root = temporaryFolder({ 'file.py': '' });
    expect(missingFolders(root, ['gone', 'file.py', '.'])).toEqual(['gone', 'file.py']);
  });
});

describe('what is read', () => {
  test('names and texts, in the encoding that a file declares', () => {
    const latin = Buffer.from('# -*- coding: latin-1 -*-\nname = "caf\xe9"\n', 'latin1');
    const root = temporaryFolder({ 'pkg/__init__.py': latin, 'pkg/data.bin': '', 'one.py': '' });
    const found = environmentOf(root, ['.'], {});
    const [folder] = found!.roots;
    expect(found?.list(folder!)).toEqual(new Set(['pkg/', 'one.py']));
    expect(found?.list(`${folder}/pkg`)).toEqual(new Set(['__init__.py', 'data.bin']));
    expect(found?.list(`${folder}/gone`)).toBeUndefined();
    expect(found?.text(`${folder}/pkg/__init__.py`)).toContain('café');
    expect(found?.text(`${folder}/gone.py`)).toBeUndefined();
  });

  test('links to files are not followed', () => {
    const root = temporaryFolder({ 'secret.txt': 'x = 1\n', 'packages/lib.py': '' });
    symlinkSync(join(root, 'secret.txt'), join(root, 'packages', 'linked.py'));
    const found = environmentOf(root, ['packages'], {});
    expect(found?.text(join(root, 'packages', 'linked.py'))).toBeUndefined();
  });
});
