/**
 * Programs with patchers that rebind names of other libraries, run by CPython with the real packages and by late-patch: both
 * must say the same. LATE_PATCH_PATCHERS_PYTHON names an interpreter that has test/patchers/requirements.txt installed.
 */
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { analyze } from '../../src/analysis/analyze.js';
import { defaultSettings } from '../../src/config/settings.js';
import { builtInPatchers } from '../../src/patchers/index.js';
import { snapshotOf } from '../../src/project/snapshot.js';
import { sideBySide } from '../oracle/run-program.js';
import { sampledMatrix } from '../support/extent.js';
import { pagesIn } from '../support/stories/pages.js';
import { expectedLines, foundLines, reportOn } from '../support/stories/verdict.js';

type Files = Readonly<Record<string, string>>;

/** A program, and what has to be installed for it; `main.py` ends with what tells `late` from `fine`. */
interface Program {
  readonly name: string;
  readonly files: Files;
  readonly isLate: boolean;
  readonly needs: readonly string[];
}

interface Probe {
  readonly distributions: readonly string[];
  readonly patch: string;
}

const probes: Readonly<Record<string, Probe>> = JSON.parse(
  readFileSync('tools/patchers/probes.json', 'utf8'),
);
const stories = pagesIn('test/patchers/programs').flatMap(({ stories: all }) => all);
const python = process.env['LATE_PATCH_PATCHERS_PYTHON'];

/** Four programs for each row: bound before, as a default argument before, after the patch, and looked up late. */
function programsOf(id: string): readonly Program[] {
  const probe = probes[id]!;
  const name = builtInPatchers.effects(id).find(({ forms }) => forms.includes('reference'))!.name;
  const dot = name.lastIndexOf('.');
  const [module, leaf] = [name.slice(0, dot), name.slice(dot + 1)];
  const bound = `from ${module} import ${leaf}\n\ndef get():\n    return ${leaf}\n`;
  const given = `import ${module}\n\ndef get(factory=${name}):\n    return factory\n`;
  const late = `import ${module}\n\ndef get():\n    return ${name}\n`;
  const proof = `import evidence\nevidence.held(held.get(), "${name}")\n`;
  const needs = probe.distributions.map((one) => one.split(/[[<]/)[0]!);
  const program = (what: string, main: string, held: string, isLate: boolean): Program => ({
    name: `${id}: ${what}`,
    files: { 'main.py': `${main}${proof}`, 'held.py': held },
    isLate,
    needs,
  });
  return [
    program('bound before', `import held\n${probe.patch}\n`, bound, true),
    program('a default argument before', `import held\n${probe.patch}\n`, given, true),
    program('bound after the patch', `${probe.patch}\nimport held\n`, bound, false),
    program('looked up late', `import held\n${probe.patch}\n`, late, false),
  ];
}

const programs: readonly Program[] = [
  ...stories.map(({ name, files, findings }) => ({ name, files, isLate: findings.length > 0, needs: [] })),
  // Of each row one that is late and one that is not, in turn of either kind.
  ...sampledMatrix(
    Object.keys(probes).flatMap((id, row) => programsOf(id).map((program, form) => ({ program, row, form }))),
    ({ row, form }) => [row, form],
    2,
    2,
  ).map(({ program }) => program),
];

const isFound = (files: Files) =>
  analyze(snapshotOf(files), defaultSettings).findings.some(({ severity }) => severity !== 'notice');

describe('late-patch says what is written', () => {
  test.each(stories.map((story) => [story.name, story] as const))('%s', (_, story) => {
    expect(foundLines(story, reportOn(story).findings)).toEqual(expectedLines(story));
  });

  test.each(Object.keys(probes).flatMap((id) => programsOf(id).map((one) => [one.name, one] as const)))(
    '%s',
    (_, { files, isLate }) => {
      expect(isFound(files)).toBe(isLate);
    },
  );
});

if (python === undefined || python === '') {
  const why = 'LATE_PATCH_PATCHERS_PYTHON names no interpreter with test/patchers/requirements.txt';
  process.stderr.write(`Patchers: the programs were not run: ${why}\n`);
  test.skip(`CPython runs the programs (${why})`, () => undefined);
} else confront(python);

function confront(command: string): void {
  const installed = installedIn(command);
  const here = programs.filter(({ needs }) => needs.every((name) => installed.has(normalized(name))));
  const said = new Map<Program, string>();

  beforeAll(async () => {
    await sideBySide(here, async (program) => {
      said.set(program, await run(command, program.files));
    });
  }, 600_000);

  describe('CPython says the same', () => {
    test.each(here.map((program) => [program.name, program] as const))('%s', (_, program) => {
      expect(said.get(program)).toBe(program.isLate ? 'late' : 'fine');
    });

    for (const { name } of programs.filter((program) => !here.includes(program)))
      test.skip(`${name} (its packages are not installed)`, () => undefined);
  });
}

function normalized(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]+/g, '-');
}

function installedIn(command: string): ReadonlySet<string> {
  const ask =
    'from importlib.metadata import distributions\nfor one in distributions(): print(one.metadata["Name"])';
  const { stdout, status, stderr } = spawnSync(command, ['-c', ask], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command}: ${stderr}`);
  return new Set(stdout.split('\n').filter(Boolean).map(normalized));
}

/** The last line that the program prints, or of what it complains about. */
async function run(command: string, files: Files): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'late-patch-programs-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  copyFileSync('test/patchers/programs/evidence.py', join(folder, 'evidence.py'));
  // Agents must neither patch by themselves nor call anybody.
  const env = {
    ...process.env,
    PYTHONDONTWRITEBYTECODE: '1',
    DD_INSTRUMENTATION_TELEMETRY_ENABLED: 'false',
    DD_REMOTE_CONFIGURATION_ENABLED: 'false',
    AWS_XRAY_CONTEXT_MISSING: 'LOG_ERROR',
  };
  // Threads of agents wait for what never comes: what has been said is enough.
  const ended =
    'import runpy, sys, os\nsys.path.insert(0, ".")\nrunpy.run_path("main.py", run_name="__main__")\nsys.stdout.flush()\nos._exit(0)';
  const child = spawn(command, ['-W', 'ignore', '-c', ended], {
    cwd: folder,
    env,
    timeout: 30_000,
    killSignal: 'SIGKILL',
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (data: Buffer) => (out += data.toString()));
  child.stderr.on('data', (data: Buffer) => (err += data.toString()));
  // What agents start beside keeps the pipes open: the program itself is what counts.
  await new Promise((resolve) => child.on('exit', resolve));
  child.stdout.destroy();
  child.stderr.destroy();
  rmSync(folder, { recursive: true, force: true });
  const last = (text: string) => text.trim().split('\n').at(-1) ?? '';
  return out.trim() === '' ? last(err) : last(out);
}
