import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { projectFolder } from '../support/artifacts.js';
import { pagesIn } from '../support/stories/pages.js';
import { reportOn } from '../support/stories/verdict.js';

const { stories } = pagesIn('docs').find(({ name }) => name === 'formatters')!;
const { versions } = JSON.parse(readFileSync(`${projectFolder}tools/formatters/results.json`, 'utf8'));

test.each(stories.map((story) => [story.name, story] as const))('%s: nothing is late', (_, story) => {
  expect(reportOn(story)).toMatchObject({ findings: [], notices: [] });
});

test('the results are those of the versions that CI installs', () => {
  const required = readFileSync(`${projectFolder}tools/formatters/requirements.txt`, 'utf8');
  const pinned = Object.fromEntries(
    required
      .trim()
      .split('\n')
      .map((line) => line.split('==')),
  );
  expect(versions).toEqual(pinned);
});
