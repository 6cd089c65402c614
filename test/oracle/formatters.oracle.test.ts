import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { fixedText } from '../../src/findings/finding.js';
import { movedText, pragmaEdits } from '../../src/formatters/index.js';
import type { FilePath } from '../../src/project/snapshot.js';
import { type FormatterCase, formatterCases } from '../formatters/cases.js';
import { importedAbove, moduleOf, patchIndex, threatOf } from '../formatters/module.js';
import { temporaryFolder } from '../host-node/temporary-folder.js';

const python = process.env['LATE_PATCH_ORACLE_PYTHON'];
const isFirstParty = (name: string) => name === '_gevent_patch';

/** How each tool is called so that it does what the case is about, and nothing that a configuration adds. */
const commands: Readonly<Record<string, readonly string[]>> = {
  'autopep8 e402': ['autopep8', '--in-place', '--select=E402', '--ignore-local-config'],
  'ruff e402': ['ruff', 'check', '--isolated', '--fix', '--unsafe-fixes', '--preview', '--select=E402'],
  'isort float': ['isort', '--float-to-top', '--settings-path=.'],
  'isort sort': ['isort', '--settings-path=.'],
  'ruff sort': ['ruff', 'check', '--isolated', '--fix', '--select=I001'],
};

function isInstalled(tool: string): boolean {
  return python !== undefined && spawnSync(python, ['-m', tool, '--version']).status === 0;
}

/** What the tool makes of `text`. */
function formatted(text: string, { tool, move }: FormatterCase): string {
  const folder = temporaryFolder({ 'app.py': text, '_gevent_patch.py': '' });
  const env = { PATH: process.env['PATH'], HOME: folder };
  const [module = '', ...args] = commands[`${tool} ${move}`]!;
  spawnSync(python!, ['-m', module, ...args, 'app.py'], { cwd: folder, env });
  return readFileSync(join(folder, 'app.py'), 'utf8');
}

describe.each(['autopep8', 'isort', 'ruff'] as const)('%s', (tool) => {
  const cases = formatterCases.filter((one) => one.tool === tool).map((one) => [one.name, one] as const);
  const run = isInstalled(tool) ? test : test.skip;
  const name = isInstalled(tool) ? '%s' : `%s (skipped: LATE_PATCH_ORACLE_PYTHON has no ${tool})`;

  run.each(cases)(name, (_, one) => {
    expect(importedAbove(formatted(one.text, one))).toEqual([...one.passed].sort());
    const module = moduleOf(one.text);
    const moved = movedText(module, patchIndex(module), threatOf(one), isFirstParty);
    if (moved === undefined) return;
    const path = 'app.py' as FilePath;
    const harm = { move: one.move, passed: moved.passed };
    const edits = (pragmaEdits(module, patchIndex(module), [harm]) ?? []).map((edit) => ({
      ...edit,
      path,
    }));
    expect(importedAbove(formatted(fixedText(one.text, path, { edits }), one))).toEqual([]);
  });
});
