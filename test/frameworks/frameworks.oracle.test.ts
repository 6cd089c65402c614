/**
 * Holds the start-up scripts to the frameworks themselves: each program of these pages is started as it says, by the real
 * framework, and its modules and patches must come in the order that they have on paper. LATE_PATCH_ORACLE_PYTHON names an
 * interpreter that has test/oracle/requirements.txt installed.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { findEntryPoints } from '../../src/entry-points/discovery.js';
import { runEntryPoint } from '../../src/entry-points/startup.js';
import { builtInLaunchers } from '../../src/launchers/index.js';
import { createProgram, pythonFiles } from '../../src/project/program.js';
import { snapshotOf } from '../../src/project/snapshot.js';
import { type OraclePython, oraclePython } from '../oracle/interpreter.js';
import { narrowed, type Told } from '../oracle/order.js';
import { type Observation, type OracleEvent, runProgram, sideBySide } from '../oracle/run-program.js';
import { librariesFor } from '../support/libraries.js';
import { pooled } from '../support/pool.js';
import { pagesIn } from '../support/stories/pages.js';
import type { Story } from '../support/stories/story.js';
import { reportOn } from '../support/stories/verdict.js';

const folderOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const probes = [folderOf('probe'), folderOf('../oracle/probe')] as const;

/** Silence after which a server has done all that it does before its first request, in milliseconds. */
const idle = 6_000;
const patience = 60_000;

/** Silence after which nothing more is to be expected where all has happened that the paper tells of. */
const settled = 2_500;

/** How many servers stand still beside each other: of their time they work a third, and are waited for in the rest. */
const startedAtOnce = 3 * Math.max(2, availableParallelism());

/** What loads the files that its command names by their paths. */
const byPath = /^(?:locust|uwsgi)\b/;

const python = oraclePython();
const stories = pagesIn('test/frameworks').flatMap((page) =>
  page.stories.map((story) => ({ name: `${page.name}: ${story.name}`, story })),
);

if ('missing' in python) {
  process.stderr.write(`Real frameworks: no program was started: ${python.missing}\n`);
  test.skip(`real frameworks start the programs (${python.missing})`, () => undefined);
} else confront(python);

function confront(interpreter: OraclePython): void {
  const started = stories.flatMap(({ name, story }) => {
    const command = commandOf(story);
    const told = command === undefined ? undefined : toldOrder(story, command, interpreter);
    // Where nothing can be late, nothing is run on paper.
    return command === undefined || told === undefined ? [] : [{ name, story, command, told }];
  });
  const used = stories.filter(({ story }) => story.outcome !== undefined);
  const orders = new Map<Story, RealOrder>();
  const observations = new Map<Story, Observation>();

  beforeAll(async () => {
    await pooled(started, startedAtOnce, async ({ story, command, told }) => {
      orders.set(story, await realOrder(interpreter, story, command, told.length));
    });
    await sideBySide(used, async ({ story }) => {
      observations.set(story, await runProgram(interpreter.command, story.files, story.run!));
    });
  }, 900_000);

  test('there are many programs, and nearly all do something', () => {
    expect(started.length).toBeGreaterThan(20);
    expect(used.length).toBeGreaterThan(10);
    expect([...orders.values()].filter(({ order }) => order.length === 0).length).toBeLessThan(4);
  });

  test.each(started.map(({ name, story, told }) => [name, story, told] as const))(
    'modules and patches come in the order that the paper says: %s',
    (_, story, told) => {
      const { order } = orders.get(story)!;
      expect(narrowed(told, order)).toEqual(order);
    },
  );

  const requesting = started.filter(({ story }) => /\brequests\b/.test(Object.values(story.files).join()));

  test.each(requesting.map(({ name, story }) => [name, story] as const))(
    'requests is stale where the analyzer says so: %s',
    (_, story) => {
      const told = reportOn(story).findings.some(({ rule }) => rule === 'ssl-context-before-patch');
      expect({ isStale: orders.get(story)!.isStale }).toEqual({ isStale: told });
    },
  );

  describe.each(used.map(({ name, story }) => [name, story] as const))('%s', (_, story) => {
    test('using what is stale does what the story claims', () => {
      const { outcome, trouble } = observations.get(story)!;
      expect({ outcome, trouble }).toEqual({ outcome: story.outcome, trouble: [] });
    });

    test('the analyzer says so', () => {
      const harmful = reportOn(story).findings.filter(({ severity }) => severity !== 'notice');
      expect({
        harmful: harmful.length > 0,
        recursion: harmful.some(({ rule }) => rule === 'ssl-context-before-patch'),
      }).toEqual({
        harmful: story.outcome![0] !== 'clean',
        recursion: story.outcome!.includes('recursion'),
      });
    });
  });
}

/** How a story is started: the command of its Procfile or script, else what its `Run:` says. */
function commandOf({ files, run }: Story): string | undefined {
  const procfile = /^\w+: (.*?)(?: {2}#.*)?$/m.exec(files['Procfile'] ?? '')?.[1];
  const script = /^exec (.*?)(?: {2}#.*)?$/m.exec(files['run.sh'] ?? '')?.[1];
  if (procfile !== undefined || script !== undefined) return procfile ?? script;
  switch (run?.kind) {
    case 'script':
      return ['python', run.path, ...run.args].join(' ');
    case 'import':
      return `python -c 'import ${run.module}'`;
    default:
      return undefined;
  }
}

/** What a framework does with a story until nothing more happens. */
interface RealOrder {
  /** The modules of the story that it executes, and `patch` where something patches. */
  readonly order: readonly string[];
  /** Whether requests, by urllib3, has taken the class of contexts before a patch. */
  readonly isStale: boolean;
}

async function realOrder(
  interpreter: OraclePython,
  { files }: Story,
  command: string,
  expected: number,
): Promise<RealOrder> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'late-patch-framework-')));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const variables = environmentIn(files['.env'] ?? '');
    const events = await eventsOf(interpreter, folder, command, variables, expected);
    return {
      order: events.flatMap((event) =>
        event.kind === 'enter' ? [event.module] : event.kind === 'patch' ? ['patch'] : [],
      ),
      isStale: events.some((event) => event.kind === 'patch' && event.stale),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What whoever deploys it sets: the lines of `.env`. */
function environmentIn(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries([...text.matchAll(/^(\w+)=(.*)$/gm)].map(([, name, value]) => [name!, value!]));
}

function eventsOf(
  interpreter: OraclePython,
  folder: string,
  command: string,
  variables: Readonly<Record<string, string>>,
  expected: number,
): Promise<readonly OracleEvent[]> {
  return new Promise((resolve, reject) => {
    const env = {
      ...process.env,
      ...variables,
      PATH: [dirname(interpreter.command), process.env['PATH']].join(delimiter),
      // `celery` and `gunicorn` look in the folder that they are started in.
      PYTHONPATH: [probes[0], folder].join(delimiter),
      PYTHONDONTWRITEBYTECODE: '1',
      PYTHONWARNINGS: 'ignore',
      LATE_PATCH_WATCHED: `${folder}/`,
      LATE_PATCH_PROBE: probes[1],
      GUNICORN_CMD_ARGS: '--bind=127.0.0.1:0 --workers=1 --no-control-socket',
      CELERY_BROKER_URL: 'memory://',
    };
    const child = spawn('sh', ['-c', command], {
      cwd: folder,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let output = '';
    const stop = () => {
      try {
        process.kill(-child.pid!, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    };
    const longest = setTimeout(stop, patience);
    let silence: NodeJS.Timeout | undefined;
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
      clearTimeout(silence);
      const seen = output.split('\n@@@').length;
      silence = setTimeout(stop, seen >= expected ? settled : idle);
    });
    child.on('error', reject).on('close', () => {
      clearTimeout(longest);
      clearTimeout(silence);
      const lines = output.split('\n').filter((line) => line.startsWith('@@@'));
      resolve(lines.map((line) => JSON.parse(line.slice(3)) as OracleEvent));
    });
  });
}

/** What happens in which order on paper, where the story's program is started by `command`. */
function toldOrder(
  { files }: Story,
  command: string,
  interpreter: OraclePython,
): readonly Told[] | undefined {
  const program = createProgram(snapshotOf({ ...files, Procfile: `main: ${command}\n` }), []);
  const libraries = librariesFor(program);
  const { entries, launched } = findEntryPoints(
    program,
    pythonFiles(program),
    () => libraries,
    builtInLaunchers,
    [],
  );
  // django-configurations loads the settings by a loader of its own, which the probe does not see.
  const isUnseen = (module: string) =>
    /\bconfigurations\b/.test(Object.values(files).join()) && module === 'shop.settings';
  const isMeant = (path: string) => command.includes(path) || command.includes(path.replace(/\.py$/, ''));
  const entry =
    [...entries, ...launched].find(({ reason }) => reason.kind === 'launched') ??
    entries.find(({ path }) => isMeant(path));
  // Where nothing can be late, nothing is run.
  if (entry === undefined) return undefined;
  const { events } = runEntryPoint(program, entry, { python: interpreter.version }, libraries);
  const told = events.flatMap((event): readonly Told[] => {
    const certainty = 'assumption' in event && event.assumption !== undefined ? 'possible' : 'certain';
    // What is run or loaded by its path is not found by its name: the probe does not see it.
    if (event.kind === 'enter')
      return event.path === undefined ||
        ['__main__', '__config__'].includes(event.module) ||
        isUnseen(event.module) ||
        (byPath.test(command) && command.includes(event.path)) ||
        (/^locust\b/.test(command) && event.path === entry.path)
        ? []
        : [{ what: event.module, certainty }];
    // A launcher that patches has imported by then what patches when it is imported.
    const isAgain = event.kind === 'patch' && event.by.kind === 'import' && entry.patchedBy !== undefined;
    return event.kind === 'patch' && !isAgain ? [{ what: 'patch', certainty }] : [];
  });
  return entry.patchedBy === undefined ? told : [{ what: 'patch', certainty: 'certain' }, ...told];
}
