/** Paths of Windows: what an editor names there, and what reports call it. `node:path` is that of Windows here, the rest is not. */
import { win32 } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';

const { platform } = process;

describe('on Windows', () => {
  beforeAll(() => {
    Object.defineProperty(process, 'platform', { value: 'win32' });
    jest.unstable_mockModule('node:path', () => ({ ...win32, default: win32 }));
  });
  afterAll(() => {
    Object.defineProperty(process, 'platform', { value: platform });
  });

  test('a folder knows its files by the names that an editor has for them', async () => {
    const { Workspace } = await import('../../src/lsp/workspace.js');
    const { URI } = await import('vscode-uri');
    const { fsPath } = URI.parse('file:///c%3A/Users/me/sp%C3%A4te%20Flicken');
    expect(fsPath).toBe('c:\\Users\\me\\späte Flicken');
    const workspace = new Workspace(fsPath);
    const path = URI.parse('file:///c%3A/Users/me/sp%C3%A4te%20Flicken/app/main.py').fsPath;
    expect([workspace.has(path), workspace.has('c:\\Users\\me\\späte'), workspace.has('d:\\app.py')]).toEqual(
      [true, false, false],
    );
    expect(workspace.absolute('app/main.py' as never)).toBe(path);
    const { isInside } = await import('../../src/cli/targets.js');
    expect(['c:\\Users\\me', 'c:\\Users\\you', 'd:\\'].map((folder) => isInside(folder, path))).toEqual([
      true,
      false,
      false,
    ]);
    expect(URI.file(path).toString()).toBe('file:///c%3A/Users/me/sp%C3%A4te%20Flicken/app/main.py');
  });
});
