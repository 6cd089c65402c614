import type { ImportMove, PatchSource } from '../findings/finding.js';
import { defineRule, type FormatterMove } from './rule.js';

const id = 'formatter-moves-patch';

/** What the first tool would do, and which others would as well. */
interface MoveFacts extends FormatterMove {
  readonly patch: PatchSource;
  readonly others: readonly string[];
  /** What the imports import that would come first and do harm. */
  readonly modules: readonly string[];
  /** What all of the tools do, each once. */
  readonly moves: readonly ImportMove[];
}

/** A patch is in time until a formatter that the repository runs has moved imports above it. */
export const formatterMovesPatch = defineRule({
  id,
  severity: 'notice',
  since: '0.1.0',
  fix: 'sometimes',
  patchers: 'every',
  about: 'formatter-move',
  covers: () => true,
  severityOf: () => 'notice',
  facts(moves, { patch, offenders }): MoveFacts {
    const [first, ...others] = moves;
    return {
      ...first!,
      patch: patch.by,
      others: [...new Set(others.map(({ tool }) => tool))].filter((tool) => tool !== first!.tool),
      modules: [...new Set(offenders.map(({ module }) => module))],
      moves: [...new Set(moves.map(({ move }) => move))],
    };
  },
  advice: ({ moves }) => moves.map((move) => ({ kind: 'of-rule', rule: id, facts: { move } })),
});
