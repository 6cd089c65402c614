import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { ruleIds } from '../../src/findings/finding.js';
import { defaultDocsBase, tool } from '../../src/report/tool.js';
import { ruleMetadata, rulePageUrl } from '../../src/rules/metadata.js';
import { projectFolder } from '../support/artifacts.js';

test('the version that reports state is that of package.json', () => {
  const { name, version } = JSON.parse(readFileSync(`${projectFolder}package.json`, 'utf8'));
  expect({ name: tool.name, version: tool.version }).toEqual({ name, version });
});

test('every rule has metadata under its own id', () => {
  expect(Object.keys(ruleMetadata)).toEqual([...ruleIds]);
  for (const id of ruleIds) {
    const { id: own, title, summary, severityNote } = ruleMetadata[id];
    expect(own).toBe(id);
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    for (const sentence of [summary, severityNote]) expect(sentence).toMatch(/^[A-Z].*\.$/);
  }
});

test('a rule page has one address, with or without a slash at the end of the folder', () => {
  expect(rulePageUrl('https://a.example/rules/', 'name-before-patch')).toBe(
    'https://a.example/rules/name-before-patch.md',
  );
  expect(rulePageUrl(defaultDocsBase, 'name-before-patch')).toBe(
    `${tool.homepage}/blob/v${tool.version}/docs/rules/name-before-patch.md`,
  );
});
