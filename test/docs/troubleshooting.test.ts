import { describe, expect, test } from '@jest/globals';
import { expectedLines, foundLines, reportOn } from '../support/stories/verdict.js';
import { troubles } from '../support/troubles.js';

const told = troubles.filter(({ stories }) => stories.length > 0);

test('there is a program that fails and one that does not for each message', () => {
  expect(told.length).toBeGreaterThan(10);
  for (const { stories } of told) expect(stories).toHaveLength(2);
  // Only eventlet before 0.34 prints it, which the interpreters of these tests cannot have.
  const untold = troubles.filter(({ stories }) => stories.length === 0).map(({ name }) => name);
  expect(untold).toEqual(["`TypeError: wrap_socket() got an unexpected keyword argument '_context'`"]);
});

describe.each(told.map((trouble) => [trouble.name, trouble] as const))('%s', (_, { stories }) => {
  test.each(stories.map((story, index) => [index === 0 ? 'fails' : 'is cured', story] as const))(
    'the program that %s gets the findings that it names',
    (_kind, story) => {
      const found = reportOn(story).findings.filter(({ severity }) => severity !== 'notice');
      expect(foundLines(story, found)).toEqual(expectedLines(story));
    },
  );

  test('only the program that fails is late', () => {
    expect(stories[1]!.findings).toEqual([]);
  });
});
