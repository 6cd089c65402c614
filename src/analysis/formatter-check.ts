import {
  type ChainLink,
  type FindingDraft,
  type Fix,
  fixedText,
  type Location,
  type TextEdit,
} from '../findings/finding.js';
import {
  type Conflict,
  type ModuleLines,
  moduleLines,
  movedText,
  newlyBelowCode,
  pragmaEdits,
  type Rewriter,
  withoutStaleComments,
} from '../formatters/index.js';
import { type Program, rearranged } from '../project/program.js';
import { dirname, type FilePath } from '../project/snapshot.js';
import { rulesAbout } from '../rules/index.js';
import type { FormatterMove } from '../rules/rule.js';
import { LineIndex } from '../text/line-index.js';
import { contains, type Span } from '../text/span.js';
import { type EntryPoint, stepsOf } from '../trace/trace.js';
import { latePatches } from './diagnostics.js';
import { type Explored, exploreEntries } from './run-entry-points.js';

/** Runs on paper of what tools would make of files; a repository with more patches gets to hear of the first ones. */
const mostTries = 20;

/** Such runs for each fix. */
const mostTriesOfFix = 6;

/**
 * Patches that are in time and that a formatter of the repository would make late: what the tool would do to the file is
 * done on paper, and the entry points are run again. Where a late patch is reported anyway nothing is said of formatters.
 */
export function formatterFindings(
  explored: Explored,
  late: readonly FindingDraft[],
): readonly FindingDraft[] {
  const rewriters = explored.formatting.rewriters.filter(({ isByDefault }) => isByDefault !== true);
  if (rewriters.length === 0) return [];
  const formatting = { ...explored.formatting, rewriters };
  const workshop: Workshop = { ...explored, formatting, budget: { tries: mostTries } };
  const findings: FindingDraft[] = [];
  for (const patch of patchStatements(explored)) {
    if (late.some(({ location }) => location.path === patch.path && overlaps(location.span, patch.span)))
      continue;
    const finding = findingOf(workshop, patch);
    if (finding !== undefined) findings.push(finding);
  }
  return findings;
}

function findingOf(workshop: Workshop, patch: PatchStatement): FindingDraft | undefined {
  const text = workshop.program.text(patch.path) ?? '';
  const conflicts = conflictsOf(workshop, text, patch);
  const [first] = conflicts;
  if (first === undefined) return undefined;
  const { move, finding } = first;
  const moves = conflicts.map((conflict) => formatterMove(workshop, text, patch, conflict));
  const rule = rulesAbout('formatter-move').find((one) => one.covers(moves[0]!));
  if (rule === undefined) return undefined;
  const facts = rule.facts(moves, finding);
  return {
    ...finding,
    rule: rule.id,
    facts,
    severity: rule.severityOf(moves),
    confidence: move === 'sort' && finding.confidence === 'high' ? 'medium' : finding.confidence,
    timing: 'in-time',
    advice: rule.advice(facts, finding),
    fix: fixFor(workshop, text, patch, conflicts),
  };
}

function formatterMove(
  { program }: Workshop,
  text: string,
  patch: PatchStatement,
  { rewriter, finding }: ConflictingStatement,
): FormatterMove {
  const { tool, move, setting, path, span } = rewriter;
  return {
    tool,
    move,
    setting,
    declared: `${path}:${program.lines(path).position(span.start).line}`,
    statement: statementText(text, patch),
    outcome: { rule: finding.rule, facts: finding.facts },
  };
}

function fixFor(
  workshop: Workshop,
  text: string,
  patch: PatchStatement,
  conflicts: readonly ConflictingStatement[],
): Fix | undefined {
  const edits = pragmaFix(workshop, text, patch, conflicts);
  if (edits === undefined) return undefined;
  const added = edits.map(({ newText }) => newText).join('');
  const comments = ['noqa: E402', 'isort: split', 'isort:skip'].filter((name) => added.includes(name));
  return {
    action: { kind: 'add-comments', comments: comments.map((name) => `# ${name}`) },
    keepsFormattersOff: false,
    edits: edits.map((edit) => ({ ...edit, path: patch.path })),
  };
}

/** The first line of the statement, cut where it is long. */
function statementText(text: string, { span }: PatchStatement): string {
  const [line = ''] = text.slice(span.start, span.end).split(/[\r\n]/);
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
}

/** The program with the tries that are left. */
interface Workshop extends Explored {
  /** Runs on paper that may still be made. */
  readonly budget: { tries: number };
}

/** A tool that would make the patch late. */
interface ConflictingStatement extends Conflict {
  readonly rewriter: Rewriter;
  /** The worst of what would then be reported of the file, with places in the file as it is. */
  readonly finding: FindingDraft;
}

/** What each tool would do to the file of `patch` if it had this text, where that makes the patch late. */
function conflictsOf(
  workshop: Workshop,
  text: string,
  patch: PatchStatement,
): readonly ConflictingStatement[] {
  const { program, budget } = workshop;
  const { rewriters } = workshop.formatting;
  const module = linesOf(workshop, text);
  const statement = module.statements[patch.index]!.statement.span;
  const seen = new Set<string>();
  return rewriters.flatMap((rewriter) => {
    const { move, tool } = rewriter;
    if (seen.has(`${tool} ${move}`) || !rewriter.covers(patch.path)) return [];
    const moved = movedText(module, patch.index, rewriter, (name) => isFirstParty(program, rewriter, name));
    if (moved === undefined || budget.tries-- <= 0) return [];
    const [finding] = lateAfter(workshop, patch, moved.text)
      .map((one) => atOriginalPosition(one, patch.path, moved.origin, module.lines))
      .filter(({ location }) => overlaps(location.span, statement));
    if (finding === undefined) return [];
    seen.add(`${tool} ${move}`);
    return [{ rewriter, move, passed: moved.passed, finding }];
  });
}

/** The edits that keep every one of `conflicts` away, if with them no tool does harm any more. */
function pragmaFix(
  workshop: Workshop,
  text: string,
  patch: PatchStatement,
  conflicts: readonly ConflictingStatement[],
): ReturnType<typeof pragmaEdits> {
  const edits = pragmaEdits(linesOf(workshop, text), patch.index, conflicts);
  if (edits === undefined) return undefined;
  const fix = { edits: edits.map((edit) => ({ ...edit, path: patch.path })) };
  return conflictsOf(workshop, fixedText(text, patch.path, fix), patch).length === 0 ? edits : undefined;
}

function linesOf({ cache }: Workshop, text: string): ModuleLines {
  return moduleLines(text, cache.syntaxOf(text), new LineIndex(text));
}

/** isort and ruff look for a project's own modules beside their configuration, and in `src`. */
function isFirstParty({ layout }: Program, rewriter: Rewriter, name: string): boolean {
  const folder = dirname(rewriter.path);
  return [folder, folder === '' ? 'src' : `${folder}/src`].some((root) => {
    const path = root === '' ? name : `${root}/${name}`;
    return layout.files.has(`${path}.py`) || layout.folders.has(path);
  });
}

/** Whether two stretches have anything in common. */
function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** A statement of a module's own block that patches, or leads to a patch in another module. */
interface PatchStatement {
  readonly path: FilePath;
  readonly span: Span;
  /** Its place in the module's block. */
  readonly index: number;
  /** Entry points from which it patches. */
  readonly entries: readonly EntryPoint[];
}

/** Every such statement, by path and place. */
function patchStatements({ program, exploration }: Explored): readonly PatchStatement[] {
  const found = new Map<string, { statement: Omit<PatchStatement, 'entries'>; entries: Set<EntryPoint> }>();
  for (const { entry, patch } of exploration.patches) {
    for (const { activation, span } of stepsOf(patch.step)) {
      const { path, body } = activation;
      if (body !== 'module' || path === undefined || !program.isPython(path)) continue;
      const block = program.syntax(path)?.body ?? [];
      const index = block.findIndex((statement) => contains(statement.span, span));
      if (index < 0) continue;
      const key = `${path}:${index}`;
      const known = found.get(key);
      if (known === undefined) {
        found.set(key, { statement: { path, span: block[index]!.span, index }, entries: new Set([entry]) });
      } else known.entries.add(entry);
    }
  }
  const all = [...found.values()].map(({ statement, entries }) => ({ ...statement, entries: [...entries] }));
  return all.sort((a, b) => (a.path === b.path ? a.index - b.index : a.path < b.path ? -1 : 1));
}

/**
 * A finding about a text whose lines were moved, with every place in `path` where it is in the text as it was: `origin`
 * gives for each line of the moved text the line it was, `lines` counts those.
 */
function atOriginalPosition(
  finding: FindingDraft,
  path: FilePath,
  origin: readonly number[],
  lines: LineIndex,
): FindingDraft {
  const back = (location: Location): Location => {
    if (location.path !== path) return location;
    const place = ({ line, column }: Location['start']) => ({ line: origin[line] ?? line, column });
    const [start, end] = [place(location.start), place(location.end)];
    const offset = ({ line, column }: Location['start']) => lines.lineStart(line) + column - 1;
    return { path, start, end, span: { start: offset(start), end: offset(end) } };
  };
  const linked = (chain: readonly ChainLink[]) =>
    chain.map((link) => (link.location === undefined ? link : { ...link, location: back(link.location) }));
  return {
    ...finding,
    location: back(finding.location),
    patch: { ...finding.patch, location: back(finding.patch.location) },
    patchChain: linked(finding.patchChain),
    offenders: finding.offenders.map((offender) => ({
      ...offender,
      location: back(offender.location),
      chain: linked(offender.chain),
    })),
  };
}

/** Entry points run again for each text that is tried. */
const mostEntries = 3;

/** Errors and warnings that would be reported in the file of `patch` if its text were `text`, worst first. */
function lateAfter(
  workshop: Explored,
  { path, entries }: PatchStatement,
  text: string,
): readonly FindingDraft[] {
  const { program, settings, cache } = workshop;
  const changed = rearranged(program, path, text, cache);
  const explored = exploreEntries(changed, entries.slice(0, mostEntries), settings, workshop);
  const findings = latePatches(changed, explored, settings.patchers).filter(
    ({ location, severity }) => location.path === path && severity !== 'notice',
  );
  return findings.sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
}

/**
 * `fix`, which moves a patch in the file at `path`, with the comments that keep tools from moving it back, and from
 * reporting that imports stand below it, and without those that have become stale. `explored` is the program with the fix applied, `before` is the text without it.
 */
export function formatterSafeFix(explored: Explored, path: FilePath, before: string, fix: Fix): Fix {
  const workshop: Workshop = { ...explored, budget: { tries: mostTriesOfFix } };
  const { rewriters, commentsE402 } = explored.formatting;
  const moved = workshop.program.text(path) ?? '';
  const patches = patchStatements(explored).filter((patch) => patch.path === path);
  const isMove = fix.action.kind === 'move-patch' || fix.action.kind === 'sink-imports';
  const isCarried = rewriters.some(({ move, covers }) => move === 'e402' && covers(path));
  const clean = isMove ? withoutStale(workshop, before, moved) : moved;
  const marked = isMove && commentsE402(path) ? withE402Comments(workshop, before, clean, isCarried) : clean;
  const isMarked = marked !== clean && isCarried;
  let text = marked;
  for (const patch of rewriters.length === 0 ? [] : patches) {
    const conflicts = conflictsOf(workshop, text, patch);
    const edits = conflicts.length === 0 ? undefined : pragmaFix(workshop, text, patch, conflicts);
    if (edits === undefined) continue;
    text = fixedText(text, path, { edits: edits.map((edit) => ({ ...edit, path })) });
  }
  if (text === moved) return fix;
  return {
    ...fix,
    keepsFormattersOff: isMarked || text !== marked,
    edits: [wholeEdit(path, before, text)],
  };
}

/**
 * `moved` with a comment on each import that stands below code in it and did not in `before`; on all of them where some tool
 * would carry them up: what is carried past the patch is not there to be patched.
 */
function withE402Comments(workshop: Workshop, before: string, moved: string, isCarried: boolean): string {
  const after = linesOf(workshop, moved);
  const added = newlyBelowCode(linesOf(workshop, before), after);
  const passed = isCarried && added.length > 0 ? newlyBelowCode(linesOf(workshop, ''), after) : added;
  const edits = passed.length === 0 ? [] : (pragmaEdits(after, 0, [{ move: 'e402', passed }]) ?? []);
  const path = '' as FilePath;
  return fixedText(moved, path, { edits: edits.map((edit) => ({ ...edit, path })) });
}

/** `moved` without the comments that silenced what imports did in `before`, where they do it no more. */
function withoutStale(workshop: Workshop, before: string, moved: string): string {
  const stale = withoutStaleComments(linesOf(workshop, before), linesOf(workshop, moved));
  const path = '' as FilePath;
  return fixedText(moved, path, { edits: stale.map((edit) => ({ ...edit, path })) });
}

/** One edit of whole lines that makes `after` of `before`. */
function wholeEdit(path: FilePath, before: string, after: string): TextEdit {
  const [from, to] = [new LineIndex(before), new LineIndex(after)];
  const lineOf = (text: string, index: LineIndex, line: number) =>
    text.slice(index.lineStart(line), index.lineStart(line + 1));
  let first = 1;
  const shortest = Math.min(from.lineCount, to.lineCount);
  while (first < shortest && lineOf(before, from, first) === lineOf(after, to, first)) first++;
  let [last, end] = [from.lineCount, to.lineCount];
  while (last > first && end > first && lineOf(before, from, last) === lineOf(after, to, end)) {
    last--;
    end--;
  }
  const span = { start: from.lineStart(first), end: from.lineStart(last + 1) };
  const newText = after.slice(to.lineStart(first), to.lineStart(end + 1));
  return { path, span, startLine: first, endLine: last, newText };
}
