import type { Move, Threat } from '../formatters/index.js';
import { code, listed, type Prose, prose } from '../text/prose.js';
import type { Words } from './rule.js';
import { patchLabel } from './wording.js';

/** What the rule speaks about: a tool that would move imports across a patch, and what the patch would be too late for. */
export interface PatchMove {
  readonly threat: Pick<Threat, 'tool' | 'move' | 'setting'>;
  /** Where the tool is configured: `pyproject.toml:12`. */
  readonly declared: string;
  /** Further tools of the repository that do the same. */
  readonly others: readonly string[];
  /** Full name of what patches. */
  readonly call: string;
  /** The statement that patches, as it is written. */
  readonly statement: string;
  /** What the imports import that would come first and do harm. */
  readonly modules: readonly string[];
  /** What would be said of the file then. */
  readonly outcome: Prose;
}

const habits: Readonly<Record<Move, Prose>> = {
  e402: prose`takes imports that stand below code above it (${code('E402')})`,
  float: prose`carries all imports to the top of the file`,
  'float-always': prose`carries all imports to the top of the file, as every version before 5 does`,
  sort: prose`sorts imports, and cannot know that this one has to be first`,
};

const cures: Readonly<Record<Move, Prose>> = {
  e402: prose`Mark each import below the patch ${code('# noqa: E402')}, on its first line, or ignore ${code('E402')} where the tool is configured.`,
  float: prose`Put ${code('# isort: split')} on a line of its own below the patch.`,
  'float-always': prose`Update isort: since version 5 it leaves imports below code where they are. Until then mark each import below the patch ${code('# isort:skip')}.`,
  sort: prose`Put ${code('# isort: split')} behind the import, or on the line below it: both isort and ruff then leave it where it is.`,
};

/** The words of formatter-moves-patch. It is not about late references, so it is none of the rules that share those out. */
export const formatterMovesPatch = {
  id: 'formatter-moves-patch',
  words({ threat, declared, others, call, statement, modules, outcome }: PatchMove): Words {
    const { tool, move, setting } = threat;
    const message =
      move === 'sort'
        ? prose`${code(tool)} sorts ${code(statement)} below ${listed(modules, 3)}: the patch will then run too late`
        : prose`${code(tool)} moves ${listed(modules, 3)} above ${code(patchLabel(call))}: the patch will then run too late`;
    const more = others.length === 0 ? [] : prose` ${listed(others)} would move it as well.`;
    const why = prose`The order is right as it stands. But ${tool} formats this file (${code(setting)} in ${code(declared)}) and ${habits[move]}. Once it has, ${outcome}.${more}`;
    return { message, why };
  },
  /** What to do against tools that move in these ways. */
  advice(moves: readonly Move[]): Prose {
    return [...new Set(moves)].flatMap((move, index) => (index === 0 ? cures[move] : [' ', ...cures[move]]));
  },
} as const;
