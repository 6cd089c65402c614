/**
 * Runs the stories in CPython: what the patch came too late for is really used, and what happens must be what the
 * story claims and what the analyzer says. LATE_PATCH_ORACLE_PYTHON names an interpreter that has
 * test/oracle/requirements.txt installed.
 */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { analyze } from '../../src/analysis/analyze.js';
import { snapshotOf } from '../../src/project/snapshot.js';
import { cured } from '../support/stories/apply-fix.js';
import { pagesIn } from '../support/stories/pages.js';
import type { Run, Story } from '../support/stories/story.js';
import { settingsOf } from '../support/stories/verdict.js';
import { type OraclePython, oraclePython } from './interpreter.js';
import { narrowed, realOrder, toldOrder } from './order.js';
import { type Observation, runProgram, sideBySide } from './run-program.js';

const found = oraclePython();
const stories = pagesIn('test/spec').flatMap((page) =>
  page.stories
    .filter((story) => story.outcome !== undefined)
    .map((story) => ({ name: `${page.name}: ${story.name}`, story })),
);

if ('missing' in found) {
  process.stderr.write(`CPython oracle: the stories were not run: ${found.missing}\n`);
  test.skip(`CPython runs the stories (${found.missing})`, () => undefined);
} else {
  confront(found);
}

function confront(python: OraclePython): void {
  const [major, minor] = python.version;
  const isFor = ({ pythonVersion, files, needs }: Story) =>
    (pythonVersion === undefined || pythonVersion[1] === minor) &&
    (needs === undefined || isBefore(python.libraries[needs.library], needs.before)) &&
    [
      ...Object.values(files)
        .join('\n')
        .matchAll(/^\s*(?:import|from) (flask|redis|locust|grequests|truststore|pytest)\b/gm),
    ].every(([, name]) => python.installed.has(name!));
  const here = stories.filter(({ story }) => isFor(story));
  const elsewhere = stories.filter(({ story }) => !isFor(story));
  const fixes = here.flatMap(({ name, story }) => {
    const isHarmed = story.limit === undefined && story.outcome?.[0] !== 'clean';
    const after = isHarmed ? cured(story) : undefined;
    return after === undefined ? [] : [{ name, story: after }];
  });
  const observations = new Map<Story, Observation>();

  beforeAll(async () => {
    await sideBySide([...here, ...fixes], async ({ story }) => {
      observations.set(story, await runProgram(python.command, story.files, runOf(story)));
    });
  }, 900_000);

  describe('a story to which its fix was applied runs clean', () => {
    test('there are many', () => {
      expect(fixes.length).toBeGreaterThan(50);
    });

    test.each(fixes.map(({ name, story }) => [name, story] as const))('%s', (_, story) => {
      const { outcome, trouble } = observations.get(story)!;
      expect({ outcome, trouble }).toEqual({ outcome: ['clean'], trouble: [] });
    });
  });

  describe.each(here.map(({ name, story }) => [name, story] as const))('%s', (_, story) => {
    test('CPython does what the story claims', () => {
      const { outcome, trouble } = observations.get(story)!;
      expect({ outcome, trouble }).toEqual({ outcome: story.outcome, trouble: [] });
    });

    test('the analyzer says what CPython does', () => {
      const { outcome } = observations.get(story)!;
      const { findings } = analyze(snapshotOf(story.files), {
        ...settingsOf(story),
        pythonVersion: python.version,
      });
      const harmful = findings.filter((finding) => finding.severity !== 'notice');
      // Where the model has a limit, it says the opposite of what CPython does.
      const isKnown = story.limit === undefined;
      expect({ harmful: harmful.length > 0, recursion: isKnown && recursion(harmful) }).toEqual({
        harmful: isKnown === (outcome[0] !== 'clean'),
        recursion: isKnown && outcome.includes('recursion'),
      });
    });

    if (story.limit !== undefined) return;
    test('modules run in the order the analyzer follows', () => {
      const real = realOrder(observations.get(story)!);
      expect(narrowed(toldOrder(story, runOf(story), python.version), real)).toEqual(real);
    });
  });

  describe(`stories for another interpreter than Python ${major}.${minor} with what is installed`, () => {
    for (const { name } of elsewhere) test.skip(name, () => undefined);
  });
}

function isBefore(version: readonly [number, number], limit: readonly [number, number]): boolean {
  return version[0] < limit[0] || (version[0] === limit[0] && version[1] < limit[1]);
}

function recursion(findings: readonly { readonly rule: string }[]): boolean {
  return findings.some(({ rule }) => rule === 'ssl-context-before-patch');
}

function runOf(story: Story): Run {
  return story.run ?? { kind: 'script', path: Object.keys(story.files)[0]!, args: [] };
}
