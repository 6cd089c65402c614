import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ruleIds } from '../../src/rules/index.js';
import { projectFolder } from '../support/artifacts.js';

/** Where a rule is written: its record with the registry, its words, and what programs that it is about say. A new rule touches nothing else. */
const homes = /^(?:rules|messages)\/|^report\/symptoms\.ts$/;
const imported = /from '(?:\.\.?\/)+rules\/(?!index\.js|rule\.js)[^']*'/;

const sources = readdirSync(join(projectFolder, 'src'), { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts') && !homes.test(path));

test.each(sources)('src/%s knows no rule by its name', (path) => {
  const text = readFileSync(join(projectFolder, 'src', path), 'utf8').replace(/docs\/rules\/\S+/g, '');
  expect(ruleIds.filter((id) => text.includes(id))).toEqual([]);
  expect(text).not.toMatch(imported);
});
