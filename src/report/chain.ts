import {
  type ChainLink,
  type Finding,
  type LatePatch,
  type Location,
  latePatchesOf,
  type Offender,
  placeOfFinding,
  placeText,
  programsOf,
} from '../findings/finding.js';
import { isCut } from '../findings/notice.js';
import { type FindingWords, type Messages, messagesIn, type ReportMessages } from '../messages/index.js';
import type { FilePath } from '../project/snapshot.js';
import { code, type Prose, prose } from '../text/prose.js';
import { countBySeverity, type ReportInput } from './input.js';

/** Names shown of what one offender holds; the rest is counted. */
const shownNames = 5;

/**
 * The steps from an offending statement to what holds the objects: `main.py:2 → requests`, `→ urllib3`, the last with
 * what it holds. Of `from time import sleep` in app.py, app.py holds it: `time` is only where it comes from.
 */
export function offenderSteps(offender: Offender, { listed, report, review }: Messages): readonly Prose[] {
  const { chain, effect, namesAtEnd } = offender;
  if (namesAtEnd.length === 0) return steps(chain, []);
  const end = (effect === 'loaded' ? review.loads : report.holds)(listed(namesAtEnd, shownNames));
  const last = chain.at(-1)!;
  const isOrigin = namesAtEnd.some((name) => name === last.module || name.startsWith(`${last.module}.`));
  if (last.location === undefined || !isOrigin) return steps(chain, end);
  return [...steps(chain.slice(0, -1), []), prose`${code(placeText(last.location))}${end}`];
}

/** The steps from statement B to the patch call; the last names the call, unless it already reaches it. */
export function patchSteps(
  chain: readonly ChainLink[],
  call: string,
  { report }: Messages,
): readonly Prose[] {
  return steps(chain, chain.at(-1)?.module === call ? [] : report.runs(call));
}

function steps(chain: readonly ChainLink[], end: Prose): readonly Prose[] {
  return chain.map((link, index) => {
    const tail = index === chain.length - 1 ? end : [];
    if (link.location === undefined) return prose`${code(link.module)}${tail}`;
    return prose`${code(placeText(link.location))} → ${code(link.module)}${tail}`;
  });
}

/** What is said of the offenders of a finding: a label, and a sentence about what comes of one. */
export function offenderWords(
  { timing }: Finding,
  report: ReportMessages,
): { readonly label: string; readonly because: (consequence: string) => string } {
  switch (timing) {
    case 'in-time':
      return { label: report.wouldComeFirst, because: report.wouldComeFirstBecause };
    case 'second':
      return { label: report.patchesFirst, because: report.patchesFirstBecause };
    default:
      return { label: report.tooEarly, because: report.tooEarlyBecause };
  }
}

/** Stands before a message where a format has no place for the cell of a notebook, only for lines of its file. */
export function cellPrefix({ cell }: Location): string {
  return cell === undefined ? '' : `cell ${cell.number}:${cell.line}: `;
}

/** What is said of the place of a finding: that it patches, or leads to what does, or only looks as if. */
export function patchLabel({ timing, patchChain }: LatePatch, report: ReportMessages): string {
  if (timing === 'never') return report.patchesNothing;
  return patchChain.length > 1 ? report.leadsToPatch : report.patchHere;
}

/**
 * What is said of a finding beside the file `readIn`: the words of its first late patch, and either what
 * cures all of them at once or that the others need the same.
 * `affected` are the programs that suffer, where they are several.
 */
export function wordsOf(
  finding: Finding,
  messages: Messages,
  readIn: FilePath = placeOfFinding(finding).path,
): FindingWords & { readonly affected: Prose } {
  const { cure } = finding;
  const words = messages.finding(cure === undefined ? finding : { ...finding, advice: cure.advice }, readIn);
  const others = cure === undefined ? finding.others.length : 0;
  const more = others === 0 ? [] : [messages.sentenceGap, ...messages.report.sameElsewhere(others)];
  return { ...words, advice: [...words.advice, ...more], affected: affectedWords(finding, messages) };
}

/** Programs named of those that a finding is about; the rest is counted. */
const shownPrograms = 5;

/** A sentence with the programs that a finding is about, with the line of the patch where it is in their own file; empty of one. */
function affectedWords(finding: Finding, { report, listed }: Messages): Prose {
  const programs = programsOf(finding);
  if (programs.length < 2) return [];
  const lines = new Map<string, string>(
    latePatchesOf(finding).map(({ location }) => [location.path, placeText(location)]),
  );
  const places = programs.map((path) => lines.get(path) ?? path);
  return report.affected(programs.length, listed(places, shownPrograms));
}

/**
 * What sums a run up: `Found 2 errors and 1 warning in 12 files.` or `No late patches in 12 files: 3 patches in 5 programs,
 * all in time.`
 */
export function summarySentence({
  findings,
  notices,
  stats,
  language,
}: Pick<ReportInput, 'findings' | 'notices' | 'stats' | 'language'>): string {
  const end = notices.some(isCut) ? 'early' : 'whole';
  return messagesIn(language).report.found(countBySeverity(findings), stats, end);
}
