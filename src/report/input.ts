import type { Extent } from '../findings/extent.js';
import { type Finding, placeOfFinding, type Severity, severityRank } from '../findings/finding.js';
import type { Notice } from '../findings/notice.js';
import type { FilePath } from '../project/snapshot.js';
import { groupedBy } from '../text/groups.js';
import { type Language, languages } from '../text/prose.js';

/** Everything a report is made of. Findings may come in any order; reports sort them. */
export interface ReportInput {
  readonly findings: readonly Finding[];
  readonly notices: readonly Notice[];
  /** What the run looked at, and how long it took in milliseconds. */
  readonly stats: Extent & { readonly durationMs: number };
  /** Address of the folder with the rule pages (see `rulePageUrl`). */
  readonly docsBase: string;
  /** What the findings are written in, and the report will be. */
  readonly language: Language;
  /** Source texts, for the reports that quote code. */
  readonly texts: ReadonlyMap<FilePath, string>;
  /**
   * The folder of the repository that paths are relative to, with a slash at its end, for reports that a host reads; absent where
   * that is the repository's root.
   */
  readonly below?: string;
}

const confidenceRank = { high: 0, medium: 1, low: 2 } as const;

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Findings by path, line, rule (then column and fingerprint, so that the order never depends on the input's). */
export function byPlace(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => {
    const [one, other] = [placeOfFinding(a), placeOfFinding(b)];
    return (
      compareText(one.path, other.path) ||
      one.start.line - other.start.line ||
      compareText(a.rule, b.rule) ||
      one.start.column - other.start.column ||
      compareText(a.fingerprint, b.fingerprint)
    );
  });
}

/** Findings worst first: by severity, then confidence, then place. For outputs that are cut somewhere. */
export function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  return byPlace(findings).toSorted(
    (a, b) =>
      severityRank[a.severity] - severityRank[b.severity] ||
      confidenceRank[a.confidence] - confidenceRank[b.confidence],
  );
}

/** Findings by their lines, those of one line worst first. For people who read them beside the code. */
export function placeByPlace(findings: readonly Finding[]): readonly Finding[] {
  const lineOf = (finding: Finding) => {
    const { path, start } = placeOfFinding(finding);
    return `${start.line} ${path}`;
  };
  return [...groupedBy(byPlace(findings), lineOf).values()].flatMap(worstFirst);
}

/** How many findings there are of each severity. */
export function countBySeverity(findings: readonly Finding[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, notice: 0 };
  for (const finding of findings) counts[finding.severity] += 1;
  return counts;
}

/** Name, version and home of this tool, as reports state them. The version equals package.json's (a test compares them). */
export const tool = {
  name: 'late-patch',
  version: '0.1.0',
  homepage: 'https://github.com/late-patch/late-patch',
} as const;

/** The folder of the rule pages in this repository and its package; those of the usual language have none of its own. */
export function rulePagesIn(language: Language): string {
  return language === languages[0] ? 'docs/rules' : `docs/${language}/rules`;
}

/** The page that goes by error message, in this repository and its package. */
export function troubleshootingIn(language: Language): string {
  return language === languages[0] ? 'docs/troubleshooting.md' : `docs/${language}/troubleshooting.md`;
}

/** Where the rule pages are when nobody says otherwise: those of this very version. */
export function defaultDocsBase(language: Language): string {
  return `${tool.homepage}/blob/v${tool.version}/${rulePagesIn(language)}`;
}
