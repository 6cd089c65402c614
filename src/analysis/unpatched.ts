import type { EntryPoints } from '../entry-points/discovery.js';
import { type FindingDraft, locationIn, type PatchSource } from '../findings/finding.js';
import type { PatcherId } from '../patchers/types.js';
import type { Program } from '../project/program.js';
import type { FilePath } from '../project/snapshot.js';
import { rulesAbout } from '../rules/index.js';
import type { Subjects } from '../rules/rule.js';
import type { Span } from '../text/span.js';

// Programs that ask for green threads and that nobody patches: no late reference leads to these.

/** Whether some module leads to the file at `path` and to a patch as well, or Python patches when it starts. */
export function runsWithPatch(program: Program, found: EntryPoints, path: FilePath): boolean {
  return patchedWith(program, found, (leading) => {
    for (const one of found.leadingTo(path)) if (leading.has(one)) return true;
    return false;
  });
}

/** Whether the file at `path`, run as the main program, leads to a patch, or Python patches when it starts. */
export function leadsToPatch(program: Program, found: EntryPoints, path: FilePath): boolean {
  return patchedWith(program, found, (leading) => leading.has(path));
}

function patchedWith(
  { layout }: Program,
  { patchCandidates, leadingTo }: EntryPoints,
  isRun: (leading: ReadonlySet<FilePath>) => boolean,
): boolean {
  return patchCandidates.some((patch) => layout.siteModules.includes(patch) || isRun(leadingTo(patch)));
}

/** What asks for green threads, and where. */
interface Asked {
  readonly path: FilePath;
  readonly span: Span;
  readonly source: PatchSource;
  readonly library: PatcherId;
  readonly confidence: FindingDraft['confidence'];
  /** The module that runs first, as far as that is known. */
  readonly entry: FilePath;
}

/** The finding of the rule about `kind` that `subject` is never patched; undefined where no rule covers it. */
export function unpatchedFinding<Kind extends 'green-pool' | 'green-server'>(
  program: Program,
  kind: Kind,
  subject: Subjects[Kind],
  { path, span, source, library, confidence, entry }: Asked,
): FindingDraft | undefined {
  const rule = rulesAbout(kind).find((one) => one.covers(subject));
  if (rule === undefined) return undefined;
  const location = locationIn(program, path, span);
  const about = { patch: { library, by: source, location }, offenders: [] };
  const facts = rule.facts([subject], about);
  return {
    ...about,
    rule: rule.id,
    facts,
    severity: rule.severityOf([subject]),
    confidence,
    timing: 'never',
    advice: rule.advice(facts, about),
    location,
    cause: location,
    patchChain: [
      { location, module: source.kind === 'option' ? source.word : 'name' in source ? source.name : library },
    ],
    fix: undefined,
    entries: [entry],
  };
}
