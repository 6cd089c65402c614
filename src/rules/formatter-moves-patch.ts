import { type ImportMove, type PatchSource, patchLabel } from '../findings/finding.js';
import type { Messages, PatchMove, Words } from '../messages/messages.js';
import { code, type Prose } from '../text/prose.js';

/** The rule about formatters. It is not about late references, so it is none of the rules that share those out. */
export const formatterMovesPatch = {
  id: 'formatter-moves-patch',
  /** What is wrong; `by` is what patches. */
  words(facts: Omit<PatchMove, 'patch'> & { readonly by: PatchSource }, messages: Messages): Words {
    return messages.rules.formatter({ ...facts, patch: [code(patchLabel(facts.by))] });
  },
  /** What to do against tools that move in these ways. */
  advice(moves: readonly ImportMove[], { advice, sentenceGap }: Messages): Prose {
    return [...new Set(moves)].flatMap((move, index) =>
      index === 0 ? advice.addPragma[move] : [sentenceGap, ...advice.addPragma[move]],
    );
  },
} as const;
