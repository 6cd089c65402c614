import { explore, OpenExploration } from '../../src/analysis/run-entry-points.js';
import { defaultSettings } from '../../src/config/settings.js';
import { builtInPatchers } from '../../src/patchers/index.js';
import { canonicalName } from '../../src/patchers/names.js';
import type { HoldForm, PythonVersion } from '../../src/patchers/types.js';
import { createProgram, pythonFiles } from '../../src/project/program.js';
import { snapshotOf } from '../../src/project/snapshot.js';
import type { GreenPatcher } from '../support/stories/story.js';
import type { Files } from './compose.js';
import type { Observation } from './cpython.js';

/** Something that a module holds across a patch. */
export interface HeldName {
  readonly form: HoldForm;
  /** Canonical. */
  readonly name: string;
  /** The script is `__main__`. */
  readonly module: string;
}

/** A hold on which CPython and the paper differ. */
export interface Disagreement extends HeldName {
  /** `missed`: stale and not told; `false`: told and not stale. */
  readonly side: 'missed' | 'false';
}

/**
 * What running `main.py` on paper tells of the program's own holds, as a warning or an error: the same that a report is
 * made of, so whether the file is taken for a script at all is part of it. What libraries hold is compared elsewhere.
 */
export function toldOf(files: Files, python: PythonVersion): readonly HeldName[] {
  const program = createProgram(snapshotOf(files), []);
  const settings = { ...defaultSettings, pythonVersion: python };
  const told = new Map<string, HeldName>();
  const exploration = new OpenExploration();
  explore(exploration, program, pythonFiles(program), settings);
  for (const { reference, entry } of exploration.placed) {
    if (entry.path !== 'main.py' || reference.kind !== 'held' || reference.effect.severity === 'notice')
      continue;
    const { form, name, holder, library } = reference.event;
    if (library !== undefined) continue;
    const module = holder === 'main' ? '__main__' : holder;
    told.set(`${form} ${name} ${module}`, { form, name, module });
  }
  return [...told.values()];
}

/** What the patch itself mends in the releases that are run here, and did not in others: telling it is right. */
const mended: Partial<Record<GreenPatcher, readonly string[]>> = {
  // Since 0.34 where it finds them: in dictionaries, lists and attributes.
  eventlet: ['instance threading.RLock'],
};

/**
 * On what `told` and the run of the same program differ. Counted is what has an effect that is known: a name that is
 * harmless in its form is neither missed nor false. An object may be told of any module that reaches it.
 */
export function disagreements(
  told: readonly HeldName[],
  seen: Exclude<Observation, { readonly error: string }>,
  library: GreenPatcher,
  python: PythonVersion,
): readonly Disagreement[] {
  const hurts = (name: string, form: HoldForm) => {
    const effect = builtInPatchers.effectOf(library, name, form, python);
    return effect !== undefined && effect.severity !== 'notice';
  };
  const found = new Map<string, Disagreement>();
  const note = (one: Disagreement) => found.set(`${one.side} ${one.form} ${one.name} ${one.module}`, one);
  const stale = new Set<string>();
  for (const { form, names, at } of seen.required) {
    const canonical = [...new Set(names.map(canonicalName))];
    for (const name of canonical) for (const [module] of at) stale.add(`${form} ${name} ${module}`);
    const [name] = canonical.filter((one) => hurts(one, form));
    if (name === undefined) continue;
    const isTold = told.some(
      (one) =>
        one.form === form && canonical.includes(one.name) && at.some(([module]) => module === one.module),
    );
    if (!isTold) note({ side: 'missed', form, name, module: at[0]![0] });
  }
  for (const [form, name, module] of seen.possible) stale.add(`${form} ${canonicalName(name)} ${module}`);
  for (const one of told) {
    const isMended = mended[library]?.includes(`${one.form} ${one.name}`) === true;
    if (!isMended && !stale.has(`${one.form} ${one.name} ${one.module}`)) note({ side: 'false', ...one });
  }
  return [...found.values()];
}
