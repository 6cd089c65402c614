import { spawnSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { projectFolder } from '../support/artifacts.js';

const { releaseNotes } = await import(`${projectFolder}tools/release/release-notes.mjs`);

const changelog =
  '# Changelog\n\n## Unreleased\n\n- Later\n\n## [0.2.0] - 2027-01-02\n\n- New\n\n## 0.1.0\n\n- First\n';

test('the notes of a release are its section of the changelog', () => {
  expect(releaseNotes('v0.2.0', '0.2.0', changelog)).toBe('- New');
  expect(releaseNotes('v0.1.0', '0.1.0', changelog)).toBe('- First');
});

test.each([
  ['v0.2.1', '0.2.0', 'the tag v0.2.1 is not the version of the package, 0.2.0'],
  ['v0.3.0', '0.3.0', 'CHANGELOG.md has no section "## 0.3.0"'],
  ['v0.3.0', '0.3.0', 'CHANGELOG.md says nothing of 0.3.0', `${changelog}\n## 0.3.0\n\n`],
])('%s of a package with %s: %s', (tag, version, problem, text = changelog) => {
  expect(() => releaseNotes(tag, version, text)).toThrow(problem);
});

test('a tag that is not the version of this package stops the release', () => {
  const { status, stderr } = spawnSync(process.execPath, ['tools/release/notes.mjs', 'v99.0.0'], {
    cwd: projectFolder,
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([1, expect.stringContaining('the tag v99.0.0 is not the version')]);
});
