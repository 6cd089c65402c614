import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { analyze } from '../../src/analysis/analyze.js';
import { defaultSettings } from '../../src/config/settings.js';
import { byCause } from '../../src/findings/causes.js';
import type { FilePath } from '../../src/project/snapshot.js';
import { snapshotOf } from '../../src/project/snapshot.js';
import { rulePagesIn } from '../../src/report/input.js';
import { commentBody } from '../../src/review/comment-body.js';
import { planReview } from '../../src/review/plan.js';
import type { Language } from '../../src/text/prose.js';
import { projectFolder, runArtifact } from '../support/artifacts.js';

const read = (path: string) => readFileSync(`${projectFolder}${path}`, 'utf8');

/** What the action says in `language` on a pull request that adds examples/late/service, links as seen from the README. */
function exampleComment(language: Language): string {
  const texts = Object.fromEntries(
    readdirSync(`${projectFolder}examples/late/service`)
      .filter((name) => name.endsWith('.py'))
      .map((name) => [name, read(`examples/late/service/${name}`)]),
  );
  const snapshot = snapshotOf(texts);
  const { findings } = analyze(snapshot, { ...defaultSettings, language });
  const files = [...snapshot.texts].map(([path, text]) => {
    const lines = text.trimEnd().split('\n');
    const patch = [`@@ -0,0 +1,${lines.length} @@`, ...lines.map((line) => `+${line}`)].join('\n');
    return { kind: 'added', path: path as FilePath, patch } as const;
  });
  const { comments } = planReview(byCause(findings), files, [], { suggestions: 'offer', unplaced: 'body' });
  expect(comments).toHaveLength(1);
  return commentBody(comments[0]!, { docsBase: rulePagesIn(language), language, texts: snapshot.texts });
}

test.each([
  ['README.md', 'en'],
  ['README.zh.md', 'zh'],
] as const)('the comment in %s is the one that the example gets', (path, language) => {
  const visible = exampleComment(language)
    .replace(/<!--.*?-->/g, '')
    .trimEnd();
  const quoted = visible
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
  expect(read(path)).toContain(`\n\n${quoted}\n\n`);
});

test('the examples are late, one finding each', () => {
  for (const [entry, ...others] of [['app.py'], ['service/main.py', 'service/api.py']]) {
    const paths = [entry!, ...others];
    const texts = Object.fromEntries(paths.map((path) => [path, read(`examples/late/${path}`)]));
    const { findings } = analyze(snapshotOf(texts), defaultSettings);
    expect(findings.map(({ rule, location }) => [rule, location.path])).toEqual([
      ['ssl-context-before-patch', entry],
    ]);
  }
});

test('the example of own packages is late by what its configuration says', async () => {
  const { code, stdout } = await runArtifact('cli.js', ['check'], {
    cwd: `${projectFolder}examples/own-packages`,
  });
  expect(code).toBe(1);
  expect(stdout).toContain(
    '`import acme_bootstrap` runs after `urllib3` (imported by `acme_http`) took hold of `ssl.SSLContext`',
  );
  expect(stdout).toContain('confidence: medium');
});

test('the architecture page gives every folder of src/ a charter', () => {
  const charters = read('docs/architecture.md').matchAll(/^\| (`[^|]*`) \| \S[^|]{15,} \|$/gm);
  const named = [...charters].flatMap(([, cell]) =>
    [...cell!.matchAll(/`([\w-]+)\/`/g)].map(([, name]) => name),
  );
  const folders = readdirSync(`${projectFolder}src`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  expect([...new Set(named)].sort()).toEqual(folders.sort());
});

test('what users copy names the version of the package', () => {
  const { version } = JSON.parse(read('package.json'));
  const documents = ['README.md', 'README.zh.md', 'examples/organisation/late-patch.yml'];
  for (const path of [...documents, 'examples/organisation/reusable.yml']) {
    const versions = [...read(path).matchAll(/(?:late-patch@|rev: |late-patch-)v?(\d+\.\d+\.\d+)/g)];
    expect(versions.length).toBeGreaterThan(0);
    expect(versions.map(([, one]) => one)).toEqual(versions.map(() => version));
  }
});

test('actions are pinned by the full id of a commit', () => {
  const uses = readdirSync(`${projectFolder}.github/workflows`).flatMap((name) =>
    [...read(`.github/workflows/${name}`).matchAll(/^\s*(?:- )?uses: (\S+)/gm)].map(([, action]) => action!),
  );
  expect(uses.length).toBeGreaterThan(0);
  expect(uses.filter((action) => action !== './' && !/@[0-9a-f]{40}$/.test(action))).toEqual([]);
});
