import type { LateReference } from '../execution/late.js';
import type { Offender } from '../findings/finding.js';
import { code, listed, type Prose, prose } from '../text/prose.js';
import type { LateGroup } from './rule.js';

/** The patch as the subject of a sentence: `gevent.monkey.patch_all()`, `import grequests`, `gunicorn -k gevent`. */
export function patchSubject(group: LateGroup): Prose {
  return [code(patchLabel(group.patch.call))];
}

/** How a patch is written: a function is called, an import or a launcher patches as it is. */
export function patchLabel(call: string): string {
  return /^[\w.]+$/.test(call) ? `${call}()` : call;
}

/** The names held, worst first, each once. */
export function heldNames(group: LateGroup): readonly string[] {
  return [...new Set(group.offenders.flatMap((offender) => offender.names))];
}

/** The modules in whose import something was taken hold of, each once: the end of each chain, not its beginning. */
export function offendingModules(group: LateGroup): Prose {
  return listed([...new Set(group.offenders.map(leafModule))], 3);
}

/** The module that the last statement of an offender's chain leads to: `requests`, wherever it was imported. */
export function leafModule(offender: Offender): string {
  const statements = offender.chain.filter((link) => link.location !== undefined);
  return statements.at(-1)?.module ?? offender.module;
}

/** One sentence for each different thing that happens: `time.sleep` blocks every greenlet while it sleeps. */
export function consequences(references: readonly LateReference[]): Prose {
  const sentences = new Map<string, string[]>();
  for (const reference of references) {
    if (reference.kind !== 'held') continue;
    const { consequence } = reference.effect;
    const names = sentences.get(consequence) ?? [];
    if (!names.includes(reference.event.name)) names.push(reference.event.name);
    sentences.set(consequence, names);
  }
  let text: Prose = [];
  for (const [consequence, names] of sentences) {
    text = prose`${text}${text.length > 0 ? ' ' : ''}The original ${listed(names, 4)} ${consequence}.`;
  }
  return text;
}

/** Library names as people write them. */
export function libraryName(group: LateGroup): string {
  return group.patch.library;
}
