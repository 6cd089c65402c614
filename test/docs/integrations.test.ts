/** Recipes that people copy: their commands run, their actions are pinned, and their document names each of them. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { lateProject } from '../cli/projects.js';
import { temporaryFolder } from '../host-node/temporary-folder.js';
import { projectFolder } from '../support/artifacts.js';

const folder = `${projectFolder}examples/recipes`;
const names = readdirSync(folder);
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const { version } = JSON.parse(readFileSync(`${projectFolder}package.json`, 'utf8')) as { version: string };

/** Commands of a recipe, in their order: of a workflow's steps, of a GitLab job, or of a Jenkinsfile. */
function commandsOf(name: string): readonly string[] {
  if (name === 'Jenkinsfile') return [...read(name).matchAll(/sh '([^']+)'/g)].map(([, command]) => command!);
  const document = parse(read(name));
  const { script } = document['late-patch'] ?? {};
  const jobs = Object.values(document.jobs ?? {}) as { steps: { run?: string }[] }[];
  return script ?? jobs.flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
}

/** A PATH with the commands of recipes: late-patch is that of this checkout, however it is called, the others take what they get. */
function toolsIn(place: string): string {
  const bin = join(place, 'bin');
  mkdirSync(bin);
  const cli = `exec "${process.execPath}" "${projectFolder}dist/cli.js"`;
  const scripts = {
    'late-patch': `${cli} "$@"`,
    pipx: `[ "$1 $2" = "run late-patch==${version}" ] || exit 99; shift 2; ${cli} "$@"`,
    pip: `[ "$*" = "install --quiet late-patch==${version}" ] || exit 99`,
    reviewdog: 'cat > reviewdog-got.json',
  };
  for (const [name, script] of Object.entries(scripts)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  return `${bin}:${process.env['PATH']}`;
}

function run(name: string): { readonly code: number; readonly place: string } {
  const place = temporaryFolder({ ...lateProject, 'pyproject.toml': '' });
  const env = { PATH: toolsIn(place), HOME: place };
  try {
    execFileSync('sh', ['-e', '-c', commandsOf(name).join('\n')], { cwd: place, env, stdio: 'pipe' });
    return { code: 0, place };
  } catch (error) {
    return { code: (error as { status: number }).status, place };
  }
}

describe('recipes', () => {
  test.each([
    { name: 'gitlab-ci.yml', code: 1, report: 'gl-code-quality-report.json' },
    { name: 'Jenkinsfile', code: 1, report: 'late-patch.sarif' },
    // Here it is reviewdog that fails the job.
    { name: 'reviewdog.yml', code: 0, report: 'reviewdog-got.json' },
  ])('the commands of $name check a project, and leave $report', ({ name, code, report }) => {
    const ended = run(name);
    expect(ended.code).toBe(code);
    expect(readFileSync(join(ended.place, report), 'utf8')).toContain('ssl-context-before-patch');
    expect(read(name)).toContain(report.replace('reviewdog-got', 'late-patch'));
  });

  test('the action is given inputs that it has, and uploads what it writes', () => {
    const steps = parse(read('code-scanning.yml')).jobs['late-patch'].steps as {
      uses: string;
      with: Record<string, string>;
    }[];
    const action = steps.find(({ uses }) => uses.startsWith('late-patch/'))!;
    const upload = steps.find(({ uses }) => uses.includes('/upload-sarif@'))!;
    const { inputs } = parse(readFileSync(`${projectFolder}action.yml`, 'utf8'));
    for (const input of Object.keys(action.with)) expect(Object.keys(inputs)).toContain(input);
    expect(upload.with['sarif_file']).toBe(action.with['sarif-file']);
  });

  test('name hooks that there are', () => {
    const hooks = parse(readFileSync(`${projectFolder}.pre-commit-hooks.yaml`, 'utf8'), { merge: true });
    const [{ hooks: used }] = parse(read('pre-commit-config.yaml')).repos;
    expect(hooks.map(({ id }: { id: string }) => id)).toContain(used[0].id);
  });

  test.each(names)(
    '%s pins the actions of others by commit and late-patch by version, and is documented',
    (name) => {
      const uses = [...read(name).matchAll(/uses: (\S+)/g)].map(([, action]) => action!);
      for (const action of uses)
        expect(action).toMatch(action.startsWith('late-patch/') ? /@v\d+\.\d+\.\d+$/ : /@[0-9a-f]{40}$/);
      const versions = [...read(name).matchAll(/late-patch(?:@v|==)(\S+)|rev: v(\S+)/g)].map(
        ([, one, two]) => one ?? two,
      );
      expect(versions.length).toBeGreaterThan(0);
      expect(versions).toEqual(versions.map(() => version));
      expect(readFileSync(`${projectFolder}docs/integrations.md`, 'utf8')).toContain(
        `](../examples/recipes/${name})`,
      );
    },
  );
});
