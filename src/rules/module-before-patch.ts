import { listed, prose } from '../text/prose.js';
import type { Rule } from './rule.js';
import { libraryName, patchSubject } from './wording.js';

/** The program imported `ssl`, `socket` or `threading` itself before the patch; patching in place still reaches them. */
export const moduleBeforePatch: Rule = {
  id: 'module-before-patch',
  covers: (reference) => reference.kind === 'loaded',
  severity: () => 'notice',
  words(group) {
    const modules = [
      ...new Set(
        group.references.flatMap((reference) =>
          reference.kind === 'loaded' ? [reference.event.module] : [],
        ),
      ),
    ];
    return {
      message: prose`${patchSubject(group)} runs after ${listed(modules)} ${modules.length > 1 ? 'were' : 'was'} imported: it still works, one edit away from not working`,
      why: prose`Nothing is broken: the module itself is patched in place. But ${libraryName(group)} asks to be first, and the next line that copies a name out of a module loaded here (or a library that does) will silently keep the original.`,
    };
  },
};
