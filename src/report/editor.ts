import type {
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  Range,
  TextEdit,
} from 'vscode-languageserver-types';
import {
  type ChainLink,
  type Finding,
  type Fix,
  type Location,
  lastLine,
  latePatchesOf,
  patchText,
  placeOfFinding,
  placeText,
  type Severity,
} from '../findings/finding.js';
import { type Messages, messagesIn } from '../messages/index.js';
import type { FilePath } from '../project/snapshot.js';
import { rulePageUrl } from '../rules/index.js';
import { LineIndex } from '../text/line-index.js';
import { type Prose, plain } from '../text/prose.js';
import { cellPrefix, offenderSteps, offenderWords, patchLabel, patchSteps, wordsOf } from './chain.js';
import { codeFlowLines } from './code-flow.js';
import { type ReportInput, tool } from './input.js';
import { codeSpan, renderProse } from './markdown.js';
import { visible } from './visible.js';

/** How an editor names the file at a path: its URI. */
type UriOf = (path: FilePath) => string;

/** On the scale of the Language Server Protocol, where 4 is a hint that editors hardly show. */
const severities: Readonly<Record<Severity, DiagnosticSeverity>> = { error: 1, warning: 2, notice: 3 };

/**
 * A finding as an editor shows it (Language Server Protocol 3.17, `Diagnostic`): what is wrong and what to do, with the
 * statements that came too early and the way to the patch as related information, or in words for an editor that shows none
 * (`hasRelated`). Positions are UTF-16, from 0.
 */
export function diagnosticOf(
  finding: Finding,
  input: ReportInput,
  uriOf: UriOf,
  hasRelated: boolean,
): Diagnostic {
  const messages = messagesIn(input.language);
  const { message, advice } = wordsOf(finding, messages);
  const place = placeOfFinding(finding);
  const proof = hasRelated ? [] : flowOf(finding, messages);
  const words = [message, ...proof, advice]
    .filter((text) => text.length > 0)
    .map((text) => visible(plain(text)));
  return {
    range: rangeOf(place),
    severity: severities[finding.severity],
    code: finding.rule,
    codeDescription: { href: rulePageUrl(input.docsBase, finding.rule) },
    source: tool.name,
    message: `${cellPrefix(place)}${words.join('\n')}`,
    ...(hasRelated ? { relatedInformation: [...related(finding, messages, uriOf)] } : {}),
    data: { fingerprint: finding.fingerprint },
  };
}

function flowOf(finding: Finding, messages: Messages): readonly Prose[] {
  return codeFlowLines(finding, { offenders: 3, links: 10 }, { messages, told: [], isAdded: () => false });
}

/** Where the places of a finding are, as an editor shows them beside it: the other patches first, then the chains in their order. */
function* related(
  finding: Finding,
  messages: Messages,
  uriOf: UriOf,
): Generator<DiagnosticRelatedInformation> {
  const at = (location: Location, message: string) => ({
    location: { uri: uriOf(location.path), range: rangeOf(location) },
    message: `${cellPrefix(location)}${visible(message)}`,
  });
  const { because } = offenderWords(finding, messages.report);
  if (finding.others.length > 0)
    for (const one of latePatchesOf(finding)) yield at(one.location, patchLabel(one, messages.report));
  for (const offender of finding.offenders) {
    yield at(offender.location, because(plain(messages.consequence(offender.consequence))));
    const steps = offenderSteps(offender, messages);
    for (const step of located(offender.chain, steps, offender.location)) yield at(...step);
  }
  if (finding.timing === 'never') return;
  const steps = patchSteps(finding.patchChain, patchText(finding.patch.by), messages);
  for (const step of located(finding.patchChain, steps, finding.location)) yield at(...step);
}

/** Each place of a chain, with its step and those inside of libraries that follow: these have no place of their own. */
function located(
  chain: readonly ChainLink[],
  steps: readonly Prose[],
  start: Location,
): readonly (readonly [Location, string])[] {
  const told: { readonly place: Location; readonly words: string[] }[] = [];
  chain.forEach((link, index) => {
    const words = plain(steps[index]!);
    const last = told.at(-1);
    if (link.location === undefined && last !== undefined) last.words.push(words);
    else told.push({ place: link.location ?? start, words: [words] });
  });
  return told.map(({ place, words }) => [place, words.join(' → ')] as const);
}

/** The columns of a notebook's code are not those of its file: there it is the whole lines. */
function rangeOf(location: Location): Range {
  const { start, end, cell } = location;
  if (cell !== undefined)
    return { start: { line: start.line - 1, character: 0 }, end: { line: lastLine(location), character: 0 } };
  return {
    start: { line: start.line - 1, character: start.column - 1 },
    end: { line: end.line - 1, character: end.column - 1 },
  };
}

/** A fix as an editor offers it. */
export interface OfferedFix {
  readonly title: string;
  /** By the files that they change. */
  readonly edits: ReadonlyMap<FilePath, readonly TextEdit[]>;
}

/** The fixes of a finding, for the texts that it was found in. */
export function offeredFixes(
  finding: Finding,
  { language, texts }: Pick<ReportInput, 'language' | 'texts'>,
): readonly OfferedFix[] {
  const { fix: titleOf, report } = messagesIn(language);
  return latePatchesOf(finding).flatMap(({ fix, location }) => {
    if (fix === undefined) return [];
    const title = titleOf(fix);
    // One cause may have fixes in several places.
    const named = finding.others.length === 0 ? title : report.fixAt(title, placeText(location));
    return [{ title: visible(named), edits: editsOf(fix, texts) }];
  });
}

function editsOf(fix: Fix, texts: ReadonlyMap<FilePath, string>): OfferedFix['edits'] {
  const edits = new Map<FilePath, readonly TextEdit[]>();
  for (const path of new Set(fix.edits.map((edit) => edit.path))) {
    const index = new LineIndex(texts.get(path) ?? '');
    const at = (offset: number) => {
      const { line, column } = index.position(offset);
      return { line: line - 1, character: column - 1 };
    };
    edits.set(
      path,
      fix.edits
        .filter((edit) => edit.path === path)
        .map(({ span, newText }) => ({ range: { start: at(span.start), end: at(span.end) }, newText })),
    );
  }
  return edits;
}

/** The whole of a finding for people, as Markdown: what, why, the proof, what to do. */
export function explainedInMarkdown(finding: Finding, { language }: Pick<ReportInput, 'language'>): string {
  const messages = messagesIn(language);
  const { message, why, affected, advice } = wordsOf(finding, messages);
  const head = `**${messages.report.severity[finding.severity]}** ${codeSpan(finding.rule)}`;
  const paragraphs = [message, why, affected, ...flowOf(finding, messages), advice].filter(
    (text) => text.length > 0,
  );
  return [head, ...paragraphs.map(renderProse)].join('\n\n');
}
