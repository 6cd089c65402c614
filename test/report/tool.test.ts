import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { messagesIn } from '../../src/messages/index.js';
import { defaultDocsBase, tool } from '../../src/report/input.js';
import { ruleIds, rulePageUrl, rules } from '../../src/rules/index.js';
import { languages } from '../../src/text/prose.js';
import { projectFolder } from '../support/artifacts.js';

test('the version that reports state is that of package.json', () => {
  const { name, version } = JSON.parse(readFileSync(`${projectFolder}package.json`, 'utf8'));
  expect({ name: tool.name, version: tool.version }).toEqual({ name, version });
});

test('every rule has its sentences in every language, and no other has', () => {
  for (const language of languages)
    expect(Object.keys(messagesIn(language).rules)).toEqual(rules.map(({ id }) => id));
  for (const id of ruleIds) {
    const english = messagesIn('en').rule(id);
    expect(english.title).toMatch(/^[A-Z].*[^.]$/);
    for (const sentence of [english.summary, english.severityNote]) expect(sentence).toMatch(/^[A-Z].*\.$/);
    const chinese = messagesIn('zh').rule(id);
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
