// Makes files that nobody would write, and looks whether late-patch ends, in time and in order, with all of them.
// Usage: npm run fuzz -- [--files 5000] [--seed N] [--workers 1] [--only INDEX] [--keep FOLDER]
// It says after every thousand files how far it is; who interrupts it is told what came of it until then.
// What fails is made smaller and printed, and with --keep written to the folder, to be looked at and put into tools/fuzz/kept/.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '5000' },
    seed: { type: 'string', default: String(Math.floor(Date.now() / 1000) % 1_000_000_000) },
    workers: { type: 'string', default: '1' },
    only: { type: 'string' },
    keep: { type: 'string' },
  },
});
const wanted = values.only === undefined ? Number(values.files) : 1;
const seed = Number(values.seed);
const workers = Number(values.workers);
/** Megabytes of JavaScript for a project, and milliseconds of the processor after which a worker is ended that has said nothing. */
const resourceLimits = { maxOldGenerationSizeMb: 512 };
const patience = 60_000;

console.log(`seed ${seed}`);
let files = 0;
let projects = 0;
const faults = new Map();
const started = process.cpuUsage();
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
])
  process.once(signal, () => {
    console.log(`interrupted: ${soFar()}`);
    process.exit(code);
  });
await Promise.all(Array.from({ length: workers }, (_, number) => work(Number(values.only ?? number))));
console.log(soFar());
process.exitCode = files === 0 || faults.size > 0 ? 1 : 0;

/** How far it is, and what came of it. */
function soFar() {
  const { user, system } = process.cpuUsage(started);
  const seconds = Math.round((user + system) / 1e6);
  const found = faults.size === 0 ? 'nothing failed' : `${faults.size} different faults`;
  return `${files} files in ${projects} projects, ${seconds} s of processor time: ${found}`;
}

/** Runs workers one after another, each from where the last one was ended. */
async function work(first) {
  for (let next = first; next !== undefined && files < wanted; ) next = await workFrom(next);
}

function workFrom(first) {
  const at = new SharedArrayBuffer(4);
  const worker = new Worker(new URL('worker.mjs', import.meta.url), {
    workerData: { seed, first, step: workers, at },
    resourceLimits,
  });
  const place = () => {
    const index = Atomics.load(new Int32Array(at), 0);
    return index < 0 ? -1 - index : index;
  };
  return new Promise((resolve) => {
    let why = 'takes too much memory or ends the process';
    let spent = process.cpuUsage();
    // A machine may be busy with something else, or asleep.
    const look = () => {
      const { user } = process.cpuUsage(spent);
      if (user / 1000 < patience) return;
      why = 'does not end, and cannot be ended';
      worker.terminate();
    };
    const timer = setInterval(look, patience);
    let isDone = false;
    worker.on('message', ({ index, files: count, fault, project }) => {
      spent = process.cpuUsage();
      if (isDone) return;
      if (fault !== undefined) tell(index, fault, project);
      else {
        const thousands = Math.floor(files / 1000);
        files += count;
        projects++;
        if (Math.floor(files / 1000) > thousands && files < wanted) console.log(soFar());
      }
      if (files >= wanted && (fault !== undefined || Atomics.load(new Int32Array(at), 0) >= 0)) {
        isDone = true;
        worker.terminate();
      }
    });
    worker.on('error', (error) => {
      // Each worker would end so.
      if (error.code === 'ERR_MODULE_NOT_FOUND') throw error;
      if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY') why = `ends: ${error.stack}`;
    });
    worker.on('exit', () => {
      clearInterval(timer);
      if (isDone) return resolve(undefined);
      tell(place(), why, undefined);
      resolve(place() + workers);
    });
  });
}

function tell(index, fault, project) {
  const known = faults.get(fault) ?? 0;
  faults.set(fault, known + 1);
  if (known > 0) return;
  console.log(`\n--seed ${seed} --only ${index}: ${fault}`);
  if (project === undefined) return;
  const texts = Object.fromEntries(
    [...project.files].map(([path, bytes]) => [path, Buffer.from(bytes).toString('latin1')]),
  );
  const kept = { fault, files: texts, changed: project.changed, before: project.before };
  console.log(JSON.stringify(kept).slice(0, 2000));
  if (values.keep === undefined) return;
  mkdirSync(values.keep, { recursive: true });
  writeFileSync(join(values.keep, `${seed}-${index}.json`), `${JSON.stringify(kept, undefined, 2)}\n`);
}
