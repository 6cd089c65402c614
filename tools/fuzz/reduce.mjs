import { examine } from './examine.mjs';

/** Milliseconds that reducing one input may take. */
const patience = 60_000;

/**
 * A smaller project with the same `fault`: files, then lines, then characters are left out as long as it stays. What takes long to
 * fail is reduced as far as there is time.
 */
export async function reduced(project, fault) {
  const end = performance.now() + patience;
  const fails = async (candidate) => performance.now() < end && (await examine(candidate)) === fault;
  let best = project;
  for (const path of [...project.files.keys()]) {
    const files = new Map(best.files);
    files.delete(path);
    if (await fails({ ...best, files })) best = { ...best, files };
  }
  if (best.before !== undefined) {
    const now = new Map(best.files).set(best.changed, Buffer.from(best.before));
    for (const files of [best.files, now]) {
      if (best.before !== undefined && (await fails({ ...best, files, before: undefined })))
        best = { ...best, files, before: undefined };
    }
  }
  for (const separator of ['\n', '']) {
    for (const path of best.files.keys()) {
      const with_ = (parts) => ({
        ...best,
        files: new Map(best.files).set(path, Buffer.from(parts.join(separator), 'latin1')),
      });
      let parts = best.files.get(path).toString('latin1').split(separator);
      for (let size = Math.ceil(parts.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
        for (let at = 0; at < parts.length; ) {
          const fewer = parts.toSpliced(at, size);
          if (await fails(with_(fewer))) parts = fewer;
          else at += size;
        }
      }
      best = with_(parts);
    }
  }
  return best;
}
