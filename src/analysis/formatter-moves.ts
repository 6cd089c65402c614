import type { Settings } from '../config/settings.js';
import type { Finding } from '../findings/finding.js';
import { fingerprints } from '../findings/fingerprint.js';
import { type Fix, fixedText } from '../findings/fix.js';
import {
  type Harm,
  type ModuleLines,
  moduleLines,
  movedText,
  protectionEdits,
  type Threat,
  threatsIn,
} from '../formatters/index.js';
import type { Program, SyntaxCache } from '../modules/program.js';
import { parseModule } from '../python/parse.js';
import { formatterMovesPatch } from '../rules/formatter-moves-patch.js';
import { LineIndex } from '../text/line-index.js';
import { dirname } from '../tree/file-path.js';
import type { Exploration } from './explore.js';
import { movedBack } from './moved-back.js';
import { type PatchStatement, patchStatements } from './patch-statements.js';
import { lateAfter } from './what-if.js';

/** Runs on paper of what a tool would make of a file; a repository with more patches gets to hear of the first ones. */
const mostTries = 40;

/**
 * Patches that are in time and that a formatter of the repository would make late: what the tool would do to the file is
 * done on paper, and the entry points are run again. Where a late patch is reported anyway nothing is said of formatters.
 */
export function formatterFindings(
  program: Program,
  exploration: Exploration,
  late: readonly Finding[],
  settings: Settings,
  cache: SyntaxCache,
): readonly Finding[] {
  const threats = threatsIn(program.snapshot.texts);
  if (threats.length === 0) return [];
  const findings: Finding[] = [];
  const budget = { tries: mostTries };
  for (const patch of patchStatements(program, exploration)) {
    if (late.some(({ location }) => location.path === patch.path && overlaps(location.span, patch.span)))
      continue;
    const finding = findingOf({ program, settings, cache, threats, budget }, patch);
    if (finding !== undefined) findings.push(finding);
  }
  const prints = fingerprints(
    findings.map(({ rule, location, patch }) => ({
      rule,
      path: location.path,
      patchCall: patch.call,
      patchPath: patch.location.path,
    })),
  );
  return findings.map((finding, index) => ({ ...finding, fingerprint: prints[index]! }));
}

interface Context {
  readonly program: Program;
  readonly settings: Settings;
  readonly cache: SyntaxCache;
  readonly threats: readonly Threat[];
  readonly budget: { tries: number };
}

/** A tool that would make the patch late. */
interface Harmful extends Harm {
  readonly threat: Threat;
  /** The worst of what would then be reported of the file, with places in the file as it is. */
  readonly finding: Finding;
}

function findingOf(context: Context, patch: PatchStatement): Finding | undefined {
  const { program } = context;
  const text = program.text(patch.path) ?? '';
  const harms = harmsTo(context, text, patch);
  const [first, ...others] = harms;
  if (first === undefined) return undefined;
  const { threat, finding } = first;
  const fix = fixFor(context, text, patch, harms);
  const declared = `${threat.path}:${program.lines(threat.path).position(threat.span.start).line}`;
  const words = formatterMovesPatch.words({
    threat,
    declared,
    others: [...new Set(others.map((one) => one.threat.tool))].filter((tool) => tool !== threat.tool),
    call: finding.patch.call,
    statement: statementText(text, patch),
    modules: [...new Set(finding.offenders.map(({ module }) => module))],
    outcome: finding.message,
  });
  return {
    ...finding,
    ...words,
    rule: formatterMovesPatch.id,
    severity: 'notice',
    confidence: threat.move === 'sort' && finding.confidence === 'high' ? 'medium' : finding.confidence,
    advice: formatterMovesPatch.advice(harms.map(({ move }) => move)),
    fix,
    fingerprint: '',
  };
}

/** What each tool would do to the file with this text, where that makes the patch late. */
function harmsTo(context: Context, text: string, patch: PatchStatement): readonly Harmful[] {
  const { program, settings, cache, threats, budget } = context;
  const module = linesOf(context, text);
  const seen = new Set<string>();
  return threats.flatMap((threat) => {
    const kind = `${threat.tool} ${threat.move}`;
    if (seen.has(kind) || !threat.covers(patch.path)) return [];
    const moved = movedText(module, patch.index, threat, (name) => isFirstParty(program, threat, name));
    if (moved === undefined || budget.tries-- <= 0) return [];
    const [finding] = lateAfter(program, patch, moved.text, settings, cache)
      .map((one) => movedBack(one, patch.path, moved.origin, module.lines))
      .filter(({ location }) => overlaps(location.span, module.statements[patch.index]!.statement.span));
    if (finding === undefined) return [];
    seen.add(kind);
    return [{ threat, move: threat.move, passed: moved.passed, finding }];
  });
}

/** The comments that keep the file as it is, if with them no tool does harm any more. */
function fixFor(
  context: Context,
  text: string,
  patch: PatchStatement,
  harms: readonly Harmful[],
): Fix | undefined {
  const edits = protectionEdits(linesOf(context, text), patch.index, harms);
  if (edits === undefined) return undefined;
  const comments = edits.map(({ newText }) => newText).join('');
  const names = ['# noqa: E402', '# isort: split', '# isort:skip'].filter((name) =>
    comments.includes(name.slice(2)),
  );
  const fix: Fix = {
    title: `Protect the order with ${names.join(' and ')}`,
    edits: edits.map((edit) => ({ ...edit, path: patch.path })),
  };
  return harmsTo(context, fixedText(text, patch.path, fix), patch).length === 0 ? fix : undefined;
}

function linesOf({ cache }: Context, text: string): ModuleLines {
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

function statementText(text: string, { span }: PatchStatement): string {
  const [line = ''] = text.slice(span.start, span.end).split(/[\r\n]/);
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
}

function overlaps(
  a: { readonly start: number; readonly end: number },
  b: { readonly start: number; readonly end: number },
): boolean {
  return a.start < b.end && b.start < a.end;
}
