import type { Settings } from '../config/settings.js';
import type { Finding } from '../findings/finding.js';
import { fixedText } from '../findings/fix.js';
import {
  type Harm,
  type ModuleLines,
  moduleLines,
  movedText,
  protectionEdits,
  type Threat,
} from '../formatters/index.js';
import type { Program, SyntaxCache } from '../modules/program.js';
import { parseModule } from '../python/parse.js';
import { LineIndex } from '../text/line-index.js';
import type { Span } from '../text/span.js';
import { dirname } from '../tree/file-path.js';
import { movedBack } from './moved-back.js';
import type { PatchStatement } from './patch-statements.js';
import { lateAfter } from './what-if.js';

/** A program with the tools that its repository runs. */
export interface Workshop {
  readonly program: Program;
  readonly settings: Settings;
  readonly cache: SyntaxCache;
  readonly threats: readonly Threat[];
  /** Runs on paper that may still be made. */
  readonly budget: { tries: number };
}

/** A tool that would make the patch late. */
export interface Harmful extends Harm {
  readonly threat: Threat;
  /** The worst of what would then be reported of the file, with places in the file as it is. */
  readonly finding: Finding;
}

/** What each tool would do to the file of `patch` if it had this text, where that makes the patch late. */
export function harmsTo(workshop: Workshop, text: string, patch: PatchStatement): readonly Harmful[] {
  const { program, settings, cache, threats, budget } = workshop;
  const module = linesOf(workshop, text);
  const statement = module.statements[patch.index]!.statement.span;
  const seen = new Set<string>();
  return threats.flatMap((threat) => {
    const { move, tool } = threat;
    if (seen.has(`${tool} ${move}`) || !threat.covers(patch.path)) return [];
    const moved = movedText(module, patch.index, threat, (name) => isFirstParty(program, threat, name));
    if (moved === undefined || budget.tries-- <= 0) return [];
    const [finding] = lateAfter(program, patch, moved.text, settings, cache)
      .map((one) => movedBack(one, patch.path, moved.origin, module.lines))
      .filter(({ location }) => overlaps(location.span, statement));
    if (finding === undefined) return [];
    seen.add(`${tool} ${move}`);
    return [{ threat, move, passed: moved.passed, finding }];
  });
}

/** The edits that keep every one of `harms` away, if with them no tool does harm any more. */
export function protection(
  workshop: Workshop,
  text: string,
  patch: PatchStatement,
  harms: readonly Harmful[],
): ReturnType<typeof protectionEdits> {
  const edits = protectionEdits(linesOf(workshop, text), patch.index, harms);
  if (edits === undefined) return undefined;
  const fix = { title: '', edits: edits.map((edit) => ({ ...edit, path: patch.path })) };
  return harmsTo(workshop, fixedText(text, patch.path, fix), patch).length === 0 ? edits : undefined;
}

function linesOf({ cache }: Workshop, text: string): ModuleLines {
  const syntax = cache.get(text) ?? parseModule(text);
  cache.set(text, syntax);
  return moduleLines(text, syntax, new LineIndex(text));
}

/** isort and ruff look for a project's own modules beside their configuration, and in `src`. */
function isFirstParty({ layout }: Program, threat: Threat, name: string): boolean {
  const folder = dirname(threat.path);
  return [folder, folder === '' ? 'src' : `${folder}/src`].some((root) => {
    const path = root === '' ? name : `${root}/${name}`;
    return layout.files.has(`${path}.py`) || layout.folders.has(path);
  });
}

/** Whether two stretches have anything in common. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
