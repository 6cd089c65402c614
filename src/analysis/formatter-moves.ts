import type { Settings } from '../config/settings.js';
import type { Finding } from '../findings/finding.js';
import { withFingerprints } from '../findings/fingerprint.js';
import type { Fix } from '../findings/fix.js';
import type { Threat } from '../formatters/index.js';
import { messagesIn } from '../messages/index.js';
import type { Program, SyntaxCache } from '../modules/program.js';
import { formatterMovesPatch } from '../rules/formatter-moves-patch.js';
import type { Exploration } from './explore.js';
import { type Harmful, harmsTo, overlaps, protection, type Workshop } from './formatter-harm.js';
import { type PatchStatement, patchStatements } from './patch-statements.js';

/** Runs on paper of what tools would make of files; a repository with more patches gets to hear of the first ones. */
const mostTries = 20;

/**
 * Patches that are in time and that a formatter of the repository would make late: what the tool would do to the file is
 * done on paper, and the entry points are run again. Where a late patch is reported anyway nothing is said of formatters.
 */
export function formatterFindings(
  program: Program,
  exploration: Exploration,
  late: readonly Finding[],
  threats: readonly Threat[],
  settings: Settings,
  cache: SyntaxCache,
): readonly Finding[] {
  if (threats.length === 0) return [];
  const workshop: Workshop = { program, settings, cache, threats, budget: { tries: mostTries } };
  const findings: Finding[] = [];
  for (const patch of patchStatements(program, exploration)) {
    if (late.some(({ location }) => location.path === patch.path && overlaps(location.span, patch.span)))
      continue;
    const finding = findingOf(workshop, patch);
    if (finding !== undefined) findings.push(finding);
  }
  return withFingerprints(findings);
}

function findingOf(workshop: Workshop, patch: PatchStatement): Finding | undefined {
  const { program } = workshop;
  const text = program.text(patch.path) ?? '';
  const harms = harmsTo(workshop, text, patch);
  const [first, ...others] = harms;
  if (first === undefined) return undefined;
  const { threat, finding } = first;
  const messages = messagesIn(workshop.settings.language);
  const facts = {
    tool: threat.tool,
    move: threat.move,
    setting: threat.setting,
    declared: `${threat.path}:${program.lines(threat.path).position(threat.span.start).line}`,
    others: [...new Set(others.map((one) => one.threat.tool))].filter((tool) => tool !== threat.tool),
    call: finding.patch.call,
    statement: statementText(text, patch),
    modules: [...new Set(finding.offenders.map(({ module }) => module))],
    outcome: finding.message,
  };
  return {
    ...finding,
    ...formatterMovesPatch.words(facts, messages),
    rule: formatterMovesPatch.id,
    severity: 'notice',
    confidence: threat.move === 'sort' && finding.confidence === 'high' ? 'medium' : finding.confidence,
    advice: formatterMovesPatch.advice(
      harms.map(({ move }) => move),
      messages,
    ),
    fix: fixFor(workshop, text, patch, harms),
  };
}

function fixFor(
  workshop: Workshop,
  text: string,
  patch: PatchStatement,
  harms: readonly Harmful[],
): Fix | undefined {
  const edits = protection(workshop, text, patch, harms);
  if (edits === undefined) return undefined;
  const { advice } = messagesIn(workshop.settings.language);
  const comments = edits.map(({ newText }) => newText).join('');
  const names = ['noqa: E402', 'isort: split', 'isort:skip'].filter((name) => comments.includes(name));
  return {
    title: advice.protectTitle(names.map((name) => `# ${name}`)),
    edits: edits.map((edit) => ({ ...edit, path: patch.path })),
  };
}

/** The first line of the statement, cut where it is long. */
function statementText(text: string, { span }: PatchStatement): string {
  const [line = ''] = text.slice(span.start, span.end).split(/[\r\n]/);
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
}
