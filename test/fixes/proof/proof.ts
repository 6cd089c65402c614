import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { analyze } from '../../../src/analysis/analyze.js';
import { fixAll } from '../../../src/analysis/apply-fixes.js';
import type { AnalysisReport } from '../../../src/analysis/report.js';
import type { Settings } from '../../../src/config/settings.js';
import { byCause } from '../../../src/findings/causes.js';
import { fixedText, type LatePatch, type Offender, type TextEdit } from '../../../src/findings/finding.js';
import { canonicalName } from '../../../src/patchers/names.js';
import { overlaid, type Snapshot, snapshotOf } from '../../../src/project/snapshot.js';
import { groupedBy } from '../../../src/text/groups.js';
import type { Run } from '../../support/stories/story.js';

const harness = fileURLToPath(new URL('run.py', import.meta.url));

/** What CPython did with a program. */
export interface Outcome {
  /** What it printed, without what differs from run to run. */
  readonly output: string;
  /** How it ended, where not at its end. */
  readonly error: string | null;
  /** What each of its modules held in the end, by name. */
  readonly state: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What its patches left stale: `FORM NAME|NAME MODULE`, `library NAME MODULE.ATTRIBUTE`. */
  readonly stale: readonly string[];
  readonly patches: number;
}

/** A program that runs: files, or a folder. */
export interface Job {
  readonly files?: Readonly<Record<string, string>>;
  readonly folder?: string;
  readonly run: Run;
  /** Folders that modules are found in, besides that of the program. */
  readonly paths?: readonly string[];
  /** Whether modules that are not installed are stood in for. */
  readonly standIn?: boolean;
  /** In seconds. */
  readonly patience?: number;
}

/** A CPython that runs programs, two at a time. */
export interface Runner {
  run(job: Job): Promise<Outcome>;
  close(): void;
}

export function startRunner(command: string): Runner {
  const children = [1, 2].map(() => startChild(command));
  let next = 0;
  return {
    run: (job) => children[next++ % children.length]!.run(job),
    close: () => children.forEach((child) => void child.close()),
  };
}

function startChild(command: string): Runner {
  const env = { ...process.env, PYTHONWARNINGS: 'ignore', PYTHONHASHSEED: '0' };
  const child: ChildProcess = spawn(command, ['-W', 'ignore', harness], {
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const waiting: ((outcome: Outcome) => void)[] = [];
  createInterface({ input: child.stdout! }).on('line', (line) =>
    waiting.shift()?.(JSON.parse(line) as Outcome),
  );
  return {
    run: ({ files, folder, run, paths = [], standIn = false, patience = 20 }) =>
      new Promise((resolve) => {
        waiting.push(resolve);
        const [target, args] = run.kind === 'script' ? [run.path, run.args] : [run.module, argsOf(run)];
        const job = { files, folder, run: [run.kind, target, ...args], paths, stand_in: standIn, patience };
        child.stdin!.write(`${JSON.stringify(job)}\n`);
      }),
    close: () => child.stdin!.end(),
  };
}

function argsOf(run: Run): readonly string[] {
  return run.kind === 'import' ? [] : run.args;
}

/** A program with fixes applied, and the findings that they were for. */
export interface FixedProgram {
  readonly files: Readonly<Record<string, string>>;
  readonly cured: readonly LatePatch[];
  /** What is still reported. */
  readonly left: readonly LatePatch[];
  readonly of: Remedy;
}

/** One fix, all of them one after the other as `--fix` applies them, or the line that is said to cure all. */
export type Remedy = 'fix' | 'all fixes' | 'cure';

/**
 * What each fix makes of a program by itself, and all of them together where there are several; undefined where nothing is
 * late.
 */
function fixedPrograms(
  files: Readonly<Record<string, string>>,
  settings: Settings,
): readonly FixedProgram[] | undefined {
  const snapshot = snapshotOf(files);
  const report = analyze(snapshot, settings);
  if (!report.findings.some(({ timing }) => timing === 'late')) return undefined;
  const offered = report.findings.filter(({ fix, timing }) => fix !== undefined && timing === 'late');
  const single = offered.map((finding) => {
    const texts = finding.fix!.edits.map(
      ({ path }) => [path, fixedText(snapshot.texts.get(path)!, path, finding.fix!)] as const,
    );
    const fixed = overlaid(snapshot, new Map(texts));
    const left = analyze(fixed, settings).findings;
    return { files: filesOf(fixed, files), cured: [finding], left, of: 'fix' as const };
  });
  const lines = curesOf(report.findings).map(({ edit, cured }) => {
    const text = fixedText(snapshot.texts.get(edit.path)!, edit.path, { edits: [edit] });
    const fixed = overlaid(snapshot, new Map([[edit.path, text]]));
    const left = analyze(fixed, settings).findings;
    return { files: filesOf(fixed, files), cured, left, of: 'cure' as const };
  });
  if (offered.length < 2) return [...single, ...lines];
  const all = fixAll(
    snapshot,
    told(report),
    (changed) => told(analyze(changed, settings)),
    () => true,
  );
  const cured = all.applied.map(({ finding }) => finding).filter(({ timing }) => timing === 'late');
  const every = {
    files: filesOf(all.snapshot, files),
    cured,
    left: all.report.findings,
    of: 'all fixes',
  } as const;
  return [...single, ...lines, every];
}

/** The lines that are said to cure something, each once, with what they cure. */
export function curesOf<One extends LatePatch>(
  findings: readonly One[],
): readonly { readonly edit: TextEdit; readonly cured: readonly One[] }[] {
  const having = findings.filter(({ cure }) => cure !== undefined);
  return [...groupedBy(having, ({ cure }) => JSON.stringify(cure!.edit)).values()].map((cured) => ({
    edit: cured[0]!.cure!.edit,
    cured,
  }));
}

function told(report: AnalysisReport) {
  return { ...report, findings: byCause(report.findings) };
}

function filesOf({ texts }: Snapshot, files: Readonly<Record<string, string>>): Record<string, string> {
  return { ...files, ...Object.fromEntries([...texts]) };
}

/** How many fixes were run, of which programs, and which of them are wrong. */
export interface Tally {
  programs: number;
  /** Programs that do not run to their end, or outside of what is installed. */
  dropped: number;
  /** Programs with a late patch and no fix on offer. */
  unfixed: number;
  fixes: number;
  /** Lines that are said to cure all of a cause. */
  cures: number;
  readonly wrong: WrongFix[];
}

/** A fix that changes what a program does. */
export interface WrongFix {
  readonly program: string;
  readonly faults: readonly string[];
  readonly before: Readonly<Record<string, string>>;
  readonly after: Readonly<Record<string, string>>;
}

/** A program by name, in memory. */
export interface NamedProgram {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly run: Run;
  readonly settings: Settings;
}

/** Runs each program without a fix and with each of its fixes. */
export async function prove(programs: Iterable<NamedProgram>, runner: Runner): Promise<Tally> {
  const tally: Tally = { programs: 0, dropped: 0, unfixed: 0, fixes: 0, cures: 0, wrong: [] };
  const left = programs[Symbol.iterator]();
  const work = async () => {
    for (let next = left.next(); next.done !== true; next = left.next())
      await proveOne(next.value, runner, tally);
  };
  await Promise.all([work(), work(), work()]);
  return tally;
}

async function proveOne(
  { name, files, run, settings }: NamedProgram,
  runner: Runner,
  tally: Tally,
): Promise<void> {
  tally.programs++;
  const fixed = fixedPrograms(files, settings);
  if (fixed === undefined) return;
  if (fixed.length === 0) tally.unfixed++;
  if (fixed.length === 0) return;
  const before = await runner.run({ files, run });
  if (before.error !== null) {
    tally.dropped++;
    return;
  }
  for (const program of fixed) {
    const after = await runner.run({ files: program.files, run });
    if (program.of === 'cure') tally.cures++;
    else tally.fixes++;
    const faults = faultsOf(before, after, program, choosing(files));
    if (faults.length > 0) tally.wrong.push({ program: name, faults, before: files, after: program.files });
  }
}

/** The modules that choose what they hold by what a patch removes: once it comes in time they choose something else, rightly. */
function choosing(files: Readonly<Record<string, string>>): ReadonlySet<string> {
  const asking = Object.entries(files).filter(([, text]) => text.includes('hasattr(select, "epoll")'));
  const modules = asking.map(([path]) => path.replace(/(?:\/__init__)?\.py$/, '').replaceAll('/', '.'));
  return new Set(modules.flatMap((module) => [module, ...(module === 'main' ? ['__main__'] : [])]));
}

/**
 * What is wrong with a fix, by the runs of a program without it and with it: something else is printed, bound or raised,
 * something is stale that was not, or what the finding named still is. Empty where nothing is.
 */
export function faultsOf(
  before: Outcome,
  after: Outcome,
  { cured, left, of }: Pick<FixedProgram, 'cured' | 'left' | 'of'>,
  choosing: ReadonlySet<string> = new Set(),
): readonly string[] {
  const faults: string[] = [];
  // The line stands in a file that need not have imported the patcher before.
  const adds = new Set(
    of === 'cure'
      ? cured.flatMap(({ cure }) => [...cure!.code.matchAll(/\bimport (\w+)/g)].map(([, name]) => name!))
      : [],
  );
  if (after.error !== null) return [`it ends with ${after.error}`];
  if (after.output !== before.output)
    faults.push(`it prints ${JSON.stringify(after.output)}, not ${JSON.stringify(before.output)}`);
  for (const [module, names] of Object.entries(before.state)) {
    const now = after.state[module];
    if (now === undefined) faults.push(`${module} is not loaded`);
    for (const name of choosing.has(module)
      ? []
      : new Set([...Object.keys(names), ...Object.keys(now ?? {})]))
      if (now !== undefined && now[name] !== names[name] && !(names[name] === undefined && adds.has(name)))
        faults.push(`${module}.${name} is ${now[name]}, not ${names[name]}`);
  }
  for (const module of Object.keys(after.state))
    if (before.state[module] === undefined) faults.push(`${module} is loaded`);
  for (const one of after.stale) if (!before.stale.includes(one)) faults.push(`stale now: ${one}`);
  if (before.patches > 0 && after.patches === 0) faults.push('it does not patch');
  for (const finding of cured)
    for (const offender of finding.offenders)
      for (const one of after.stale) {
        // Two patches may come too late for one thing, and a fix is for one of them.
        const isTold = left.some(({ offenders }) => offenders.some((other) => isNamed(one, other)));
        if (isNamed(one, offender) && !isTold) faults.push(`still stale: ${one}`);
      }
  return faults;
}

/** Whether `stale` is what the finding says of this offender. */
function isNamed(stale: string, { names, chain, namesAtEnd }: Offender): boolean {
  const [form, held = '', holder = ''] = stale.split(' ');
  const last = chain.at(-1)!.module;
  if (form === 'library')
    return (
      namesAtEnd.some((name) => canonicalName(name) === canonicalName(held)) && holder.startsWith(`${last}.`)
    );
  if (last !== holder && !(holder === '__main__' && !last.includes('.'))) return false;
  return names.some((name) => held.split('|').some((one) => canonicalName(one) === canonicalName(name)));
}
