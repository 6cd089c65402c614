import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { temporaryFolder } from '../host-node/temporary-folder.js';
import { runArtifact } from '../support/artifacts.js';
import { codeCell, markdownCell, notebookOf } from '../support/notebooks.js';
import { lateProject } from './projects.js';

const ignore = (cwd: string, ...args: readonly string[]) =>
  runArtifact('cli.js', ['check', '--add-ignores', ...args], { cwd });
const check = (cwd: string) => runArtifact('cli.js', ['check'], { cwd });
const read = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');

describe('check --add-ignores', () => {
  test('writes a comment with the reason on each line that is reported, and then all is quiet', async () => {
    const folder = temporaryFolder({ ...lateProject, 'pyproject.toml': '' });
    const { code, stderr } = await ignore(folder, 'known since 2026,\n see the wiki');
    expect([code, stderr]).toEqual([0, 'late-patch: ignored 2 findings by comments in 2 files\n']);
    expect(read(folder, 'app/main.py')).toContain(
      'gevent.monkey.patch_all()  # late-patch: ignore[ssl-context-before-patch] known since 2026, see the wiki\n',
    );
    const again = await check(folder);
    expect([again.code, again.stdout]).toEqual([0, expect.not.stringContaining('suppresses nothing')]);
    expect((await ignore(folder, 'again')).stderr).toBe('late-patch: ignored 0 findings\n');
  });

  test('keeps line breaks, other comments and the end of the file', async () => {
    const text = 'import requests\r\nfrom gevent import monkey\r\nmonkey.patch_all()  # noqa: E402';
    const folder = temporaryFolder({ 'app.py': text });
    expect((await ignore(folder, 'old')).code).toBe(0);
    expect(read(folder, 'app.py')).toBe(`${text}  # late-patch: ignore[ssl-context-before-patch] old`);
    expect((await check(folder)).code).toBe(0);
  });

  test('comments on the last line of a statement of several', async () => {
    const folder = temporaryFolder({
      'app.py':
        'import requests\nfrom gevent import monkey\nmonkey.patch_all(\n    socket=True,\n)\nprint(1)\n',
    });
    expect((await ignore(folder, 'old')).code).toBe(0);
    expect(read(folder, 'app.py')).toContain('\n)  # late-patch: ignore[ssl-context-before-patch] old\n');
  });

  const patch = 'monkey.patch_all()';
  const cells = (first: string, second: string) => [
    markdownCell('# Über\n`"a\\n"`'),
    codeCell(first, [{ output_type: 'stream', name: 'stdout', text: ['\u001b[0m é 𝄞\n'] }]),
    codeCell(second),
  ];
  const ascii = (json: string) =>
    json.replace(/[^ -~\n]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  test.each([
    ['on its last line', patch, (json: string) => json],
    ['on another', `${patch}\nprint("\\\\n")  # ß`, (json: string) => json],
    ['escaped to ASCII', `%matplotlib inline\n${patch}\n`, ascii],
    [
      'with carriage returns and a mark',
      `${patch}\n1`,
      (json: string) => `\ufeff${json.replaceAll('\n', '\r\n')}`,
    ],
  ])('a notebook keeps all but the line: %s', async (_, second, as) => {
    const reason = 'bekannt: "ß\\" 𝄞';
    const comment = `  # late-patch: ignore[ssl-context-before-patch] ${reason}`;
    const notebook = (code: string) =>
      as(notebookOf(cells('import requests\nfrom gevent import monkey\nx = "\\t\\\\"', code)));
    const folder = temporaryFolder({ 'b.ipynb': notebook(second) });
    const { code, stderr } = await ignore(folder, reason);
    expect([code, stderr]).toEqual([0, 'late-patch: ignored 1 finding by comments in 1 file\n']);
    expect(read(folder, 'b.ipynb')).toBe(notebook(second.replace(patch, `${patch}${comment}`)));
    const again = await check(folder);
    expect([again.code, again.stdout]).toEqual([0, expect.not.stringContaining('suppresses nothing')]);
  });

  test('what can take no comment remains, and so does every other text', async () => {
    const string = 'import requests\nfrom gevent import monkey\nmonkey.patch_all(); x = """\n"""\n';
    // As a program writes it that is none of Jupyter's.
    const notebook = JSON.stringify(
      JSON.parse(notebookOf([codeCell('import requests\nfrom gevent import monkey\nmonkey.patch_all()')])),
    );
    const folder = temporaryFolder({ 'a.py': string, 'b.ipynb': notebook });
    const { code, stdout } = await ignore(folder, 'old');
    expect([code, stdout]).toEqual([1, expect.stringContaining('a.py:3:1')]);
    expect(stdout).toContain('b.ipynb:cell 1:3');
    expect([read(folder, 'a.py'), read(folder, 'b.ipynb')]).toEqual([string, notebook]);
  });

  test.each([
    [[''], '--add-ignores: say why'],
    [['why', '--fix'], '--add-ignores: goes neither with --fix nor with --diff'],
  ])('%j is refused, and nothing is written', async (args, said) => {
    const folder = temporaryFolder({
      'app.py': 'import requests\nimport gevent.monkey\ngevent.monkey.patch_all()\n',
    });
    const { code, stderr } = await ignore(folder, ...args);
    expect([code, stderr]).toEqual([2, expect.stringContaining(said)]);
    expect(read(folder, 'app.py')).not.toContain('ignore');
  });
});
