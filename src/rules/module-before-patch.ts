import { patchSubject, type Rule } from './rule.js';

/** The program imported `ssl`, `socket` or `threading` itself before the patch; patching in place still reaches them. */
export const moduleBeforePatch: Rule = {
  id: 'module-before-patch',
  covers: (reference) => reference.kind === 'loaded',
  severity: () => 'notice',
  words: (group, messages) =>
    messages.rules.module({
      patch: patchSubject(group),
      library: group.patch.library,
      modules: [
        ...new Set(
          group.references.flatMap((reference) =>
            reference.kind === 'loaded' ? [reference.event.module] : [],
          ),
        ),
      ],
    }),
};
