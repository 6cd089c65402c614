/** The published schema; that it is what the program checks with, `npm run docs:check` says. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'smol-toml';
import { resolveSettings } from '../../src/config/resolve.js';
import { settingKeys } from '../../src/config/schema.js';
import { projectFolder } from '../support/artifacts.js';

const schema = JSON.parse(readFileSync(`${projectFolder}docs/late-patch.schema.json`, 'utf8'));

interface Described {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Described>>;
}

/** What editors say of a configuration, and what late-patch says. */
function verdicts(text: string) {
  const validate = new Ajv({ strict: true }).compile(schema);
  const resolved = resolveSettings({
    inputs: { values: {}, nameOf: (key) => key },
    configFile: { path: '.late-patch.toml', text },
  });
  return { editor: validate(parse(text)), program: resolved.kind === 'ok' };
}

test('every key and every key of a table is described', () => {
  expect(Object.keys(schema.properties)).toEqual([...settingKeys]);
  const undescribed = (node: Described): readonly string[] =>
    Object.entries(node.properties ?? {}).flatMap(([key, value]) => [
      ...(value.description === undefined ? [key] : []),
      ...undescribed(value),
    ]);
  expect(undescribed(schema)).toEqual([]);
});

describe('the schema and the program agree', () => {
  test.each([
    'include = ["app"]\nexclude = ["vendor"]\nfail-on = "warning"\npython-version = "3.12"',
    'entry-points = ["app/main.py", "pkg.cli:main"]',
    '[rules]\nmodule-before-patch = "off"',
    '[launchers]\ngunicorn = { app = "pkg:app", worker = "gevent", preload = true }',
    '[[launchers.gunicorn]]\napp = "a"\n[[launchers.gunicorn]]\napp = "b"',
  ])('that %j is right', (text) => {
    expect(verdicts(text)).toEqual({ editor: true, program: true });
  });

  test.each([
    'fail_on = "warning"',
    'python-version = 3.12',
    'python-version = "3"',
    'rules.module-before-patch = "warn"',
    'rules.module-befor-patch = "off"',
    'launchers.gunicorn.preload = "yes"',
    'launchers.celery = {}',
    'launchers.gunicorn = [{ worker = 1 }]',
  ])('that %j is wrong', (text) => {
    expect(verdicts(text)).toEqual({ editor: false, program: false });
  });
});
