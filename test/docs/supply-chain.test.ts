import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { projectFolder } from '../support/artifacts.js';

const { billOfMaterials } = await import(`${projectFolder}tools/release/bundled.mjs`);

const read = (path: string) => readFileSync(join(projectFolder, path), 'utf8');

function below(folder: string, ending: RegExp): readonly string[] {
  return readdirSync(join(projectFolder, folder), { recursive: true })
    .map((name) => `${folder}/${name}`)
    .filter((path) => ending.test(path));
}

const workflows = below('.github/workflows', /\.ya?ml$/);
const documents = [
  'README.md',
  'README.zh.md',
  'SECURITY.md',
  'CONTRIBUTING.md',
  ...below('docs', /\.md$/),
  ...below('examples', /\.(?:md|ya?ml)$/),
];

describe('what others made', () => {
  test.each([...workflows, ...documents])('%s takes actions by their hash', (path) => {
    const loose = [...read(path).matchAll(/^\s*(?:#\s*)?(?:- )?uses: *(\S+)/gm)]
      .map(([, action]) => action!)
      // Our own releases are immutable, and their hash is not known before they are made.
      .filter((action) => !/^(?:late-patch\/late-patch@v[\d.]+$|YOUR-ORGANISATION\/|\.)/.test(action))
      .filter((action) => !/@[0-9a-f]{40}$/.test(action));
    expect(loose).toEqual([]);
  });

  test.each(workflows)('%s has no permission but those of its jobs, keeps no token, and ends', (path) => {
    const { permissions, jobs } = parse(read(path)) as {
      permissions: object;
      jobs: Record<
        string,
        {
          permissions: object;
          'timeout-minutes': number;
          steps: { uses?: string; with?: Record<string, unknown> }[];
        }
      >;
    };
    expect(permissions).toEqual({});
    for (const job of Object.values(jobs)) {
      expect(job.permissions).toEqual(expect.any(Object));
      expect(job['timeout-minutes']).toBeLessThan(360);
      for (const step of job.steps)
        if (step.uses?.startsWith('actions/checkout@'))
          expect(step.with).toMatchObject({ 'persist-credentials': false });
    }
  });

  test('updates of packages and actions are proposed', () => {
    const { updates } = parse(read('.github/dependabot.yml')) as {
      updates: { 'package-ecosystem': string }[];
    };
    expect(updates.map((one) => one['package-ecosystem'])).toEqual(['npm', 'github-actions']);
  });
});

interface Bill {
  readonly components: readonly {
    readonly name: string;
    readonly version: string;
    readonly scope: string;
    readonly hashes: readonly { readonly content: string }[];
  }[];
}

describe('the bill of materials', () => {
  const lock = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { version: string; integrity?: string }>;
  };
  const run = spawnSync(process.execPath, [join(projectFolder, 'tools/release/sbom.mjs')], {
    encoding: 'utf8',
  });
  const bill = JSON.parse(run.stdout) as Bill;

  test('has what is bundled, as the lockfile has it', () => {
    const names = new Set(bill.components.map(({ name }) => name));
    for (const name of ['zod', 'yaml', 'smol-toml', 'tar-stream', '@actions/core', 'undici'])
      expect(names).toContain(name);
    for (const name of ['typescript', 'jest', '@biomejs/biome', 'esbuild']) expect(names).not.toContain(name);
    const known = new Set(
      Object.entries(lock.packages).map(([path, { version, integrity = '' }]) => {
        const hash = Buffer.from(integrity.replace(/^sha512-/, ''), 'base64').toString('hex');
        return `${path.split('node_modules/').at(-1)} ${version} ${hash}`;
      }),
    );
    for (const { name, version, hashes } of bill.components)
      expect(known).toContain(`${name} ${version} ${hashes[0]?.content}`);
    expect(bill.components.every(({ scope }) => scope === 'required')).toBe(true);
  });

  test('lacks nothing that the licenses name', () => {
    const all = { metadata: { component: { 'bom-ref': 'x@1' } }, components: [], dependencies: [] };
    expect(() => billOfMaterials(all, 'zod\nMIT\ntext\n\nyaml\nISC\ntext\n')).toThrow('zod is bundled');
    const listed = ['index', 'cli/program'].flatMap((name) => [
      ...read(`dist/${name}.licenses.txt`).matchAll(
        /^((?:@[\w.-]+\/)?[\w.-]+)\n(?:MIT|ISC|Apache-2\.0|BSD-\d-Clause|0BSD)$/gm,
      ),
    ]);
    const names = new Set(bill.components.map(({ name }) => name));
    expect(listed.length).toBeGreaterThan(40);
    for (const [, name] of listed) expect(names).toContain(name);
  });
});

test('each promise of SECURITY.md names the tests that hold it', () => {
  const rows = read('SECURITY.md').match(/^\| .* \|$/gm) ?? [];
  const promises = rows.filter((row) => row !== '| promise | tests |').map((row) => row.split(' | '));
  expect(promises.length).toBeGreaterThan(15);
  for (const [promise, tests] of promises) {
    const paths = [...tests!.matchAll(/\]\(([^)]+)\)/g)].map(([, path]) => path!);
    expect([promise, paths.length > 0]).toEqual([promise, true]);
    for (const path of paths) expect([path, existsSync(join(projectFolder, path))]).toEqual([path, true]);
  }
});
