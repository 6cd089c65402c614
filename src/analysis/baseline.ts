import type { Finding } from '../findings/finding.js';
import { fingerprintsOf } from '../findings/fingerprint.js';
import type { FilePath } from '../project/file-path.js';

/**
 * The findings of `head` that `base` did not have, by fingerprint. `renames` says where files of the base are now: a
 * finding in a file that was only renamed is none of its author's. A finding whose base counterpart had fewer offenders
 * is kept with the offenders that are new.
 */
export function introduced(
  base: readonly Finding[],
  head: readonly Finding[],
  renames: ReadonlyMap<FilePath, FilePath> = new Map(),
): readonly Finding[] {
  const renamed = renamedModules(renames);
  const prints = printsAfter(base, renames);
  const known = new Map<string, Set<string>>();
  for (const [index, finding] of base.entries()) {
    const offenders = known.get(prints[index]!) ?? new Set<string>();
    for (const { module } of finding.offenders) offenders.add(module).add(renamed(module));
    known.set(prints[index]!, offenders);
  }
  const result: Finding[] = [];
  for (const finding of head) {
    const offenders = known.get(finding.fingerprint);
    if (offenders === undefined) {
      result.push(finding);
      continue;
    }
    const fresh = finding.offenders.filter((offender) => !offenders.has(offender.module));
    if (fresh.length > 0) result.push({ ...finding, offenders: fresh });
  }
  return result;
}

/** The fingerprints that findings would have, had their files been renamed before. */
function printsAfter(
  findings: readonly Finding[],
  renames: ReadonlyMap<FilePath, FilePath>,
): readonly string[] {
  if (renames.size === 0) return findings.map(({ fingerprint }) => fingerprint);
  return fingerprintsOf(findings, (path) => renames.get(path) ?? path);
}

/** What a first-party module is called now: its file's path ends in its name, below whichever folder is its root. */
function renamedModules(renames: ReadonlyMap<FilePath, FilePath>): (module: string) => string {
  const names = [...renames].map(([before, after]) => [partsOf(before), partsOf(after)] as const);
  return (module) => {
    const parts = module.split('.');
    for (const [before, after] of names) {
      const root = before.length - parts.length;
      if (root >= 0 && before.slice(root).join('.') === module) return after.slice(root).join('.');
    }
    return module;
  };
}

function partsOf(path: FilePath): readonly string[] {
  return path.replace(/(?:\/__init__)?\.pyw?$/, '').split('/');
}
