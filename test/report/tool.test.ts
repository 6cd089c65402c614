import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { ruleIds } from '../../src/findings/finding.js';
import { messagesIn } from '../../src/messages/index.js';
import { defaultDocsBase, tool } from '../../src/report/input.js';
import { ruleMetadata, rulePageUrl } from '../../src/rules/metadata.js';
import { projectFolder } from '../support/artifacts.js';

test('the version that reports state is that of package.json', () => {
  const { name, version } = JSON.parse(readFileSync(`${projectFolder}package.json`, 'utf8'));
  expect({ name: tool.name, version: tool.version }).toEqual({ name, version });
});

test('every rule has metadata under its own id', () => {
  expect(Object.keys(ruleMetadata)).toEqual([...ruleIds]);
  for (const id of ruleIds) {
    expect(ruleMetadata[id].id).toBe(id);
    const english = messagesIn('en').ruleInfo[id];
    expect(english.title).toMatch(/^[A-Z].*[^.]$/);
    for (const sentence of [english.summary, english.severityNote]) expect(sentence).toMatch(/^[A-Z].*\.$/);
    const chinese = messagesIn('zh').ruleInfo[id];
    for (const sentence of [chinese.summary, chinese.severityNote]) expect(sentence).toMatch(/。$/);
  }
});

test('a rule page has one address, with or without a slash at the end of the folder', () => {
  expect(rulePageUrl('https://a.example/rules/', 'name-before-patch')).toBe(
    'https://a.example/rules/name-before-patch.md',
  );
  expect(rulePageUrl(defaultDocsBase('en'), 'name-before-patch')).toBe(
    `${tool.homepage}/blob/v${tool.version}/docs/rules/name-before-patch.md`,
  );
  expect(defaultDocsBase('zh')).toBe(`${tool.homepage}/blob/v${tool.version}/docs/zh/rules`);
});
