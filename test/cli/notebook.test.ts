import { describe, expect, test } from '@jest/globals';
import { temporaryFolder } from '../host-node/temporary-folder.js';
import { sarifProblems } from '../report/sarif-schema.js';
import { runArtifact } from '../support/artifacts.js';
import { codeCell, markdownCell, notebookOf } from '../support/notebooks.js';

const late = notebookOf([
  markdownCell('# Crawl'),
  codeCell('%load_ext autoreload\nimport requests'),
  codeCell('!pip install gevent'),
  codeCell('from gevent import monkey\n\nmonkey.patch_all()'),
]);
/** Line of the file that has the patch. */
const patchRow = late.split('\n').findIndex((row) => row.includes('patch_all')) + 1;
const importRow = late.split('\n').findIndex((row) => row.includes('"import requests')) + 1;

async function check(files: Readonly<Record<string, string>>, ...args: readonly string[]) {
  return runArtifact('cli.js', ['check', ...args], { cwd: temporaryFolder(files) });
}

describe('a notebook', () => {
  test('that patches after a cell that imports is late, at cell and line', async () => {
    const { code, stdout, stderr } = await check({ 'nb/crawl.ipynb': late });
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toContain('error[ssl-context-before-patch]');
    expect(stdout).toContain('--> nb/crawl.ipynb:cell 3:3:1');
    expect(stdout).toContain('`nb/crawl.ipynb:cell 1:2` → `requests`');
  });

  test('that patches in its first cell is in time, and so is one of another language', async () => {
    const early = notebookOf([
      codeCell('%load_ext x\nfrom gevent import monkey\nmonkey.patch_all()'),
      codeCell('import requests'),
    ]);
    expect((await check({ 'a.ipynb': early })).code).toBe(0);
    expect((await check({ 'a.ipynb': late.replaceAll('"python"', '"julia"') })).code).toBe(0);
  });

  test('imports modules beside it', async () => {
    const nb = notebookOf([
      codeCell('import net\nfrom gevent import monkey'),
      codeCell('monkey.patch_all()'),
    ]);
    const { stdout } = await check({ 'a.ipynb': nb, 'net.py': 'import requests\n' }, '--format', 'concise');
    expect(stdout).toMatch(/^a\.ipynb:cell 2:1:1: error\[ssl-context-before-patch\] /);
  });

  test.each([
    ['concise', /^nb\.ipynb:cell 3:3:1: error/],
    ['markdown', /`nb\.ipynb:cell 3:3`/],
    [
      'github',
      new RegExp(`^::error file=nb\\.ipynb,line=${patchRow},endLine=${patchRow},title=[^:]*::cell 3:3: `),
    ],
  ])('in %s', async (format, expected) => {
    expect((await check({ 'nb.ipynb': late }, '--format', format)).stdout).toMatch(expected);
  });

  test('in JSON, SARIF, Code Quality and rdjson, with the line of the file', async () => {
    const report = async (format: string) =>
      JSON.parse((await check({ 'nb.ipynb': late }, '--format', format)).stdout);
    const [finding] = (await report('json')).findings;
    expect(finding).toMatchObject({ line: patchRow, cell: { number: 3, line: 3 } });
    expect(finding.offenders[0].line).toBe(importRow);
    expect(finding.fix).toBeUndefined();
    const sarif = await report('sarif');
    expect(sarifProblems(JSON.stringify(sarif))).toEqual([]);
    expect(sarif.runs[0].results[0].locations[0]).toMatchObject({
      physicalLocation: { region: { startLine: patchRow, endLine: patchRow } },
      logicalLocations: [{ fullyQualifiedName: 'nb.ipynb:cell 3:3' }],
    });
    const [violation] = await report('gitlab');
    expect(violation.description).toMatch(/^cell 3:3: /);
    expect(violation.location.lines.begin).toBe(patchRow);
    const [diagnostic] = (await report('rdjson')).diagnostics;
    expect(diagnostic.message).toMatch(/^cell 3:3: /);
    expect(diagnostic.location.range.start).toEqual({ line: patchRow });
  });

  test('that is none is a note, and --fix leaves notebooks alone', async () => {
    const { code, stdout } = await check({ 'a.ipynb': '<<<<<<< HEAD\n', 'b.py': 'import os\n' });
    expect([code, stdout]).toEqual([0, expect.stringContaining('is not the JSON of a notebook')]);
    const fixed = await check({ 'nb.ipynb': late }, '--fix');
    expect([fixed.code, fixed.stdout]).toEqual([1, expect.stringContaining('cell 3:3')]);
  });

  test('with something that is no Python says in which cell', async () => {
    const broken = notebookOf([
      codeCell('import gevent.monkey; gevent.monkey.patch_all()'),
      codeCell('\nx = (\ny = 1'),
    ]);
    const { code, stdout } = await check({ 'a.ipynb': broken });
    expect([code, stdout]).toEqual([0, expect.stringContaining('`a.ipynb` cell 2, line 2: ')]);
  });

  test('exported as a script, by Databricks or jupytext, is the script that it is', async () => {
    const databricks =
      '# Databricks notebook source\n# MAGIC %pip install gevent\n\n# COMMAND ----------\n\nimport requests\n\n# COMMAND ----------\n\nfrom gevent import monkey\nmonkey.patch_all()\n';
    const jupytext =
      '# ---\n# jupyter:\n#   jupytext:\n#     formats: ipynb,py:percent\n# ---\n\n# %%\n# !pip install gevent\nimport requests\n\n# %%\nfrom gevent import monkey\nmonkey.patch_all()\n';
    const { stdout } = await check(
      { 'databricks.py': databricks, 'jupytext.py': jupytext },
      '--format',
      'concise',
    );
    expect(stdout).toMatch(/^databricks\.py:11:1: error.*\njupytext\.py:13:1: error/);
  });
});
