import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { resolveSettings } from '../../src/config/resolve.js';
import { settingKeys } from '../../src/config/schema.js';
import { projectFolder } from '../support/artifacts.js';

const text = readFileSync(`${projectFolder}docs/configuration.md`, 'utf8');
const examples = [...text.matchAll(/^```toml\n([\s\S]*?)^```$/gm)].map(([, code]) => code!);

describe('docs/configuration.md', () => {
  test('has examples', () => {
    expect(examples.length).toBeGreaterThan(3);
  });

  test.each(examples)('an example is a valid configuration: %j', (code) => {
    const path = code.includes('[tool.') ? 'pyproject.toml' : '.late-patch.toml';
    const inputs = { values: {}, nameOf: (key: string) => key };
    expect(resolveSettings({ inputs, configFile: { path, text: code } })).toMatchObject({ kind: 'ok' });
  });

  test('every setting is in its table', () => {
    for (const key of settingKeys) expect(text).toContain(`| \`${key}\` |`);
  });
});
