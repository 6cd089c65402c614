/** The language server, as it is shipped, with a client of the same protocol library that VS Code has. */
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, test } from '@jest/globals';
import { lateProject } from '../cli/projects.js';
import { temporaryFolder, writeFiles } from '../host-node/temporary-folder.js';
import { runArtifact } from '../support/artifacts.js';
import { Editor } from './editor.js';

const open: Editor[] = [];

afterEach(() => {
  for (const { process } of open.splice(0)) process.kill('SIGKILL');
});

async function editorIn(folder: string, options?: Parameters<typeof Editor.start>[1]): Promise<Editor> {
  const editor = await Editor.start(folder, options);
  open.push(editor);
  return editor;
}

const at = (line: number, character: number, endLine = line, endCharacter = character) => ({
  start: { line, character },
  end: { line: endLine, character: endCharacter },
});

const late = 'import requests\nfrom gevent import monkey\n\nmonkey.patch_all()\n';

describe('what is shown', () => {
  test('is the whole workspace, once it is opened, with the way to both statements', async () => {
    const editor = await editorIn(temporaryFolder(lateProject));
    const [found, ...others] = await editor.diagnostics('app/main.py');
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      range: at(3, 0, 3, 'gevent.monkey.patch_all()'.length),
      severity: 1,
      source: 'late-patch',
      code: 'ssl-context-before-patch',
      codeDescription: {
        href: expect.stringMatching(/^https:.*docs\/rules\/ssl-context-before-patch\.md$/),
      },
    });
    expect(found!.message).toMatch(
      /^`gevent\.monkey\.patch_all\(\)` runs after .*\nMove the patch above line 2/,
    );
    const related = found!.relatedInformation!.map(({ location, message }) => [
      location.uri.replace(/^.*late-patch-test-\w+\//, ''),
      location.range.start.line,
      message,
    ]);
    expect(related).toEqual([
      ['app/main.py', 1, expect.stringContaining('RecursionError')],
      ['app/main.py', 1, '`app/main.py:2` → `app.net`'],
      [
        'app/net.py',
        0,
        expect.stringMatching(/^`app\/net\.py:1` → `requests` → .* holds `ssl\.SSLContext`$/),
      ],
      ['app/main.py', 3, expect.stringContaining('gevent.monkey.patch_all')],
    ]);
    await editor.diagnostics('tools/sync.py');
    expect(editor.shown.has('tools/fine.py')).toBe(false);
    expect(editor.answer?.capabilities).toMatchObject({ positionEncoding: 'utf-16', hoverProvider: true });
  });

  test('follows what is written and not saved, in the file and in those that import it', async () => {
    const editor = await editorIn(temporaryFolder(lateProject));
    await editor.diagnostics('app/main.py');
    await editor.open('app/net.py', lateProject['app/net.py']!);
    // Nothing keeps the original any more.
    await editor.edit('app/net.py', { range: at(0, 0, 0, 'import requests'.length), newText: '' });
    await editor.diagnostics('app/main.py', (all) => all.length === 0);
    await editor.close('app/net.py');
    await editor.diagnostics('app/main.py');
  });

  test('follows a save, a file that comes, and one that goes', async () => {
    const folder = temporaryFolder(lateProject);
    const editor = await editorIn(folder);
    await editor.diagnostics('tools/sync.py');
    await editor.open('tools/sync.py', lateProject['tools/sync.py']!);
    writeFiles(folder, { 'tools/other.py': late });
    await editor.save('tools/sync.py');
    await editor.diagnostics('tools/other.py');
    rmSync(join(folder, 'tools/other.py'));
    await editor.changedOnDisk('tools/other.py');
    await editor.diagnostics('tools/other.py', (all) => all.length === 0);
    expect(editor.watched.join()).toContain('**/*.{py,');
  });

  test('counts in UTF-16, whatever stands before, and has a new file that was never saved', async () => {
    const editor = await editorIn(temporaryFolder({ 'README.md': '' }));
    const line = 'x = "𝄞é"; monkey.patch_all()';
    await editor.open('späte 补丁.py', `import requests\r\nfrom gevent import monkey\r\n${line}\r\n`);
    const [found] = await editor.diagnostics('späte 补丁.py');
    expect(found!.range).toEqual(at(2, line.indexOf('monkey'), 2, line.length));
  });

  test('is said in words where the editor shows no other places', async () => {
    const editor = await editorIn(temporaryFolder(lateProject), { capabilities: {} });
    const [found] = await editor.diagnostics('app/main.py');
    expect(found!.relatedInformation).toBeUndefined();
    expect(found!.message).toContain('`app/main.py:2` → `app/net.py:1` → `requests`');
  });

  test('has the lines of a notebook, and no fix for it', async () => {
    const cell = (source: readonly string[]) => ({ cell_type: 'code', metadata: {}, outputs: [], source });
    const notebook = {
      cells: [
        cell(['import requests\n', '%matplotlib inline']),
        cell(['import gevent.monkey\n', 'gevent.monkey.patch_all()']),
      ],
      metadata: {},
      nbformat: 4,
      nbformat_minor: 5,
    };
    const text = JSON.stringify(notebook, undefined, 1);
    const editor = await editorIn(temporaryFolder({ 'crawl.ipynb': text }));
    const [found] = await editor.diagnostics('crawl.ipynb');
    const line = text.split('\n').findIndex((one) => one.includes('"gevent.monkey.patch_all()'));
    expect(found!.range).toEqual(at(line, 0, line + 1, 0));
    expect(found!.message).toMatch(/^cell 2:2: /);
    expect(await editor.actions('crawl.ipynb', found!)).toEqual([]);
  });
});

describe('a fix', () => {
  test('cures what it is offered for', async () => {
    const editor = await editorIn(temporaryFolder(lateProject));
    await editor.open('app/main.py', lateProject['app/main.py']!);
    const [found] = await editor.diagnostics('app/main.py');
    const [action, ...others] = await editor.actions('app/main.py', found!);
    expect([action!.kind, action!.isPreferred, others]).toEqual(['quickfix', true, []]);
    expect(action!.title).toContain('above line 2');
    await editor.apply(action!.edit!);
    expect(editor.text('app/main.py')).toMatch(/^import gevent\.monkey\n\ngevent\.monkey\.patch_all\(\)\n/);
    expect(await editor.diagnostics('app/main.py', (all) => all.length === 0)).toEqual([]);
  });

  test('is not offered for a text that was not looked at, nor elsewhere', async () => {
    const editor = await editorIn(temporaryFolder(lateProject));
    await editor.open('app/main.py', lateProject['app/main.py']!);
    const [found] = await editor.diagnostics('app/main.py');
    expect(await editor.actions('app/main.py', { range: at(0, 0) })).toEqual([]);
    await editor.edit('app/main.py', { range: at(0, 0), newText: '# why\n' });
    expect(await editor.actions('app/main.py', found!)).toEqual([]);
    const [moved] = await editor.diagnostics('app/main.py', ([one]) => one?.range.start.line === 4);
    expect(await editor.actions('app/main.py', moved!)).toHaveLength(1);
  });
});

test('hovering shows the finding and the page of its rule, with links that lead somewhere', async () => {
  const editor = await editorIn(temporaryFolder(lateProject));
  await editor.diagnostics('app/main.py');
  const hover = await editor.hover('app/main.py', 3, 5);
  const { kind, value } = hover!.contents as { kind: string; value: string };
  expect(kind).toBe('markdown');
  expect(value).toMatch(
    /^\*\*Error\*\* `ssl-context-before-patch`\n\n`gevent\.monkey\.patch_all\(\)` runs after/i,
  );
  expect(value).toContain('\n# ssl-context-before-patch\n');
  expect(value.match(/\]\((?!https?:)[^)]*\)/g)).toBeNull();
  expect(await editor.hover('app/main.py', 0)).toBeNull();
  expect(await editor.hover('app/net.py', 0)).toBeNull();
});

describe('the configuration', () => {
  test('counts as soon as it is saved, and what is wrong with it is shown there', async () => {
    const folder = temporaryFolder({
      ...lateProject,
      'pyproject.toml': '[tool.late-patch]\nexclude = ["tools"]\n',
    });
    const editor = await editorIn(folder);
    await editor.diagnostics('app/main.py');
    expect(editor.shown.has('tools/sync.py')).toBe(false);
    writeFiles(folder, { 'pyproject.toml': '[tool.late-patch]\n\nexclude = 7\nlanguage = "zh"\n' });
    await editor.changedOnDisk('pyproject.toml');
    const [problem] = await editor.diagnostics('pyproject.toml');
    expect([problem!.range.start.line, problem!.message]).toEqual([2, expect.stringContaining('exclude')]);
    await editor.diagnostics('app/main.py', (all) => all.length === 0);
    writeFiles(folder, { 'pyproject.toml': '[tool.late-patch]\nlanguage = "zh"\n' });
    await editor.changedOnDisk('pyproject.toml');
    const [found] = await editor.diagnostics('tools/sync.py');
    expect(found!.message).toContain('补丁');
    await editor.diagnostics('pyproject.toml', (all) => all.length === 0);
  });

  test('of a folder above counts for what is opened of it, and nothing is shown beside that', async () => {
    const project = temporaryFolder({
      '.git/HEAD': '',
      '.late-patch.toml': 'rules = { ssl-context-before-patch = "warning" }\n',
      'service/app.py': late,
      'other/app.py': late,
    });
    const editor = await editorIn(join(project, 'service'));
    const [found] = await editor.diagnostics('app.py');
    expect(found!.severity).toBe(2);
    expect([...editor.shown.keys()]).toEqual(['app.py']);
  });
});

describe('folders', () => {
  test('are looked at each by itself, come and go', async () => {
    const [one, other] = [temporaryFolder(lateProject), temporaryFolder({ 'app.py': late })];
    const editor = await editorIn(one, { folders: [one, other] });
    const app = editor.uri(`file://${other}/app.py`);
    await editor.diagnostics('app/main.py');
    await editor.diagnostics(app);
    const change = (added: readonly string[], removed: readonly string[]) =>
      editor.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: {
          added: added.map((uri) => ({ uri, name: uri })),
          removed: removed.map((uri) => ({ uri, name: uri })),
        },
      });
    await change([], [`file://${other}`]);
    await editor.diagnostics(app, (all) => all.length === 0);
    await change([`file://${other}`], []);
    await editor.diagnostics(app);
  });

  test('may be links: the editor is told of files as it names them', async () => {
    const real = temporaryFolder({ 'app.py': late });
    const folder = join(temporaryFolder(), 'link');
    symlinkSync(real, folder);
    const editor = await editorIn(folder);
    await editor.open('app.py', late);
    await editor.diagnostics('app.py');
    await editor.edit('app.py', { range: at(0, 0, 1, 0), newText: '' });
    await editor.diagnostics('app.py', (all) => all.length === 0);
  });

  test('need not be open: a file alone is looked at in its project', async () => {
    const project = temporaryFolder({ ...lateProject, 'pyproject.toml': '' });
    const editor = await editorIn(project, { folders: [] });
    await editor.open('app/net.py', lateProject['app/net.py']!);
    await editor.diagnostics('app/main.py');
  });
});

describe('other editors', () => {
  test.each([
    ['by its address', (folder: string) => ({ rootUri: pathToFileURL(folder).href, workspaceFolders: null })],
    [
      'by its address, with a slash',
      (folder: string) => ({ rootUri: `${pathToFileURL(folder).href}/`, workspaceFolders: null }),
    ],
    [
      'by its address, beside no folders',
      (folder: string) => ({ rootUri: pathToFileURL(folder).href, workspaceFolders: [] }),
    ],
    ['by its path', (folder: string) => ({ rootUri: null, rootPath: folder, workspaceFolders: null })],
  ])('name what is open %s, and can nothing else', async (_, opens) => {
    const folder = temporaryFolder({ 'späte dienste/app.py': late });
    const editor = await editorIn(folder, { opens: opens(folder), capabilities: {} });
    await editor.diagnostics('späte dienste/app.py');
    expect(editor.watched).toEqual([]);
    expect(await editor.end()).toBe(0);
  });

  test('add a folder without having said that they can', async () => {
    const [one, other] = [temporaryFolder({ 'app.py': late }), temporaryFolder({ 'app.py': late })];
    const editor = await editorIn(one, { capabilities: {} });
    await editor.diagnostics('app.py');
    const added = [{ uri: pathToFileURL(other).href, name: 'other' }];
    await editor.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added, removed: [] },
    });
    await editor.diagnostics(`${pathToFileURL(other).href}/app.py`);
  });

  test('send the whole text, write addresses in their own way, and ask for what nobody offered', async () => {
    const folder = temporaryFolder({ 'späte dienste/a+(1).py': late });
    const editor = await editorIn(folder, { capabilities: {} });
    const uri = `${pathToFileURL(folder).href}/sp%c3%a4te%20dienste/a%2B%281%29.py`;
    await editor.open(uri, late);
    const name = 'späte dienste/a+(1).py';
    await editor.diagnostics(name);
    expect(editor.shown.get(name)!.uri).toBe(uri);
    await expect(
      editor.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } }),
    ).rejects.toThrow(/Unhandled method/);
    await editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await editor.connection.sendNotification('$/cancelRequest', { id: 4711 });
    await editor.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: 'import os\n' }],
    });
    await editor.diagnostics(name, (all) => all.length === 0);
  });

  test.each([
    ['is a file', 'app.py'],
    ['is not there', 'no/such'],
    ['lies below a file', 'app.py/x'],
  ])('open what %s: the log says so, and no more', async (_, path) => {
    const folder = join(temporaryFolder({ 'app.py': late }), path);
    const editor = await editorIn(folder);
    await editor.until(() => editor.log.length > 0, 'a line of the log');
    expect(editor.log).toEqual([{ type: 1, message: `${folder} was not checked: there is no such folder` }]);
    expect(await editor.end()).toBe(0);
  });
});

describe('whatever happens', () => {
  test('documents that are no files are none of its business', async () => {
    const editor = await editorIn(temporaryFolder(lateProject));
    await editor.diagnostics('app/main.py');
    for (const uri of [
      'untitled:Untitled-1',
      'git:/app.py?x',
      'no uri:at all:%',
      'vscode-notebook-cell:/x#1',
    ])
      await editor.open(uri, late);
    expect(await editor.hover('untitled:Untitled-1', 3)).toBeNull();
    expect(await editor.actions('untitled:Untitled-1', { range: at(3, 0) })).toEqual([]);
    expect([...editor.shown.keys()].sort()).toEqual(['app/main.py', 'tools/sync.py']);
  });

  test('a folder that goes is told in the log, and one that comes again is looked at', async () => {
    const parent = temporaryFolder();
    const folder = join(parent, 'project');
    mkdirSync(folder);
    writeFileSync(join(folder, 'app.py'), late);
    const editor = await editorIn(folder);
    await editor.open('app.py', late);
    await editor.diagnostics('app.py');
    rmSync(folder, { recursive: true });
    await editor.save('app.py');
    await editor.until(() => editor.log.some(({ type }) => type === 1), 'an error in the log');
    mkdirSync(folder);
    writeFileSync(join(folder, 'app.py'), '');
    await editor.edit('app.py', { range: at(0, 0, 9, 0), newText: '' });
    await editor.diagnostics('app.py', (all) => all.length === 0);
  });

  test('what takes too long is left out and said, and the server goes on', async () => {
    const numbers = JSON.stringify(Array.from({ length: 600 }, (_, index) => index));
    const busy = `from job import step\nfor one in ${numbers}:\n    for other in ${numbers}:\n        step(one, other)\n`;
    const folder = temporaryFolder({
      'a.py': late,
      ...Object.fromEntries(
        Array.from({ length: 200 }, (_, index) => [`busy_${index}.py`, `${busy}${late}`]),
      ),
      'job.py': 'def step(one, other):\n    x = one\n    y = other\n    return x\n',
      '.late-patch.toml': 'timeout = 1\n',
    });
    const editor = await editorIn(folder);
    await editor.diagnostics('a.py');
    await editor.until(
      () =>
        editor.log.some(({ type, message }) => type === 2 && message.includes('Time was up after 1 second')),
      'a warning',
    );
    await editor.open('a.py', '');
    await editor.diagnostics('a.py', (all) => all.length === 0);
  });

  test('the process ends with 0 after a shutdown, and with 1 where the editor is gone', async () => {
    const folder = temporaryFolder(lateProject);
    const editor = await editorIn(folder);
    await editor.diagnostics('app/main.py');
    expect(await editor.end()).toBe(0);
    const left = await editorIn(folder);
    left.process.stdin!.end();
    expect(await left.ended()).toBe(1);
  });

  test('who starts it by hand gets no traceback, and its help', async () => {
    const { code, stdout, stderr } = await runArtifact('cli.js', ['lsp']);
    expect([code, stdout, stderr]).toEqual([1, '', '']);
    const help = await runArtifact('cli.js', ['lsp', '--help']);
    expect([help.code, help.stdout]).toEqual([0, expect.stringContaining('--stdio')]);
  });
});
