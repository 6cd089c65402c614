import { parentPort, workerData } from 'node:worker_threads';
import { examine } from './examine.mjs';
import { projectOf } from './project.mjs';
import { reduced } from './reduce.mjs';

// Makes and examines projects from `first` on, every `step`th of them. `at` says which one is under way, for when it is the end.
const { seed, first, step, at } = workerData;
const place = new Int32Array(at);
for (let index = first; ; index += step) {
  Atomics.store(place, 0, index);
  const project = projectOf(seed, index);
  const fault = await examine(project);
  parentPort.postMessage({ index, files: project.files.size });
  if (fault === undefined) continue;
  Atomics.store(place, 0, -1 - index);
  parentPort.postMessage({ index, fault, project: await reduced(project, fault) });
}
