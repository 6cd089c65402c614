import type { Extent } from '../findings/extent.js';
import type {
  Confidence,
  Facts,
  FindingDraft,
  Fix,
  OffenderConsequence,
  RuleId,
  Severity,
} from '../findings/finding.js';
import type { Notice } from '../findings/notice.js';
import type { Consequence, PatcherId, VersionLimit } from '../patchers/types.js';
import type { FilePath } from '../project/snapshot.js';
import type { AdvisedOf, FactsOf, RuleName } from '../rules/index.js';
import type { Prose } from '../text/prose.js';
import type {
  EditorMessages,
  LogMessages,
  Problem,
  SetupMessages,
  SymptomMessages,
  TraceMessages,
  UsageMessages,
  WorkMessages,
} from './shell.js';

/**
 * Every text of one language that people read, in pieces. A language that lacks one does not compile.
 */
export interface Texts {
  /** Names as one piece of a sentence, each as code; those beyond `limit` (by default 5) are counted. */
  readonly listed: (names: readonly string[], limit?: number) => Prose;
  /** Stands between two sentences of one paragraph. */
  readonly sentenceGap: string;
  readonly rules: RuleTexts;
  /** What an original does when it is used after the patch: the end of a sentence about it, without a full stop. */
  readonly consequences: Readonly<Record<Exclude<Consequence, object>, (patcher: PatcherId) => string>>;
  /** Follows a consequence that only some versions have. */
  readonly onlyIn: (limits: readonly VersionLimit[]) => string;
  readonly originals: OriginalMessages;
  readonly advice: AdviceMessages;
  readonly fixes: FixMessages;
  readonly report: ReportMessages;
  readonly review: ReviewMessages;
  /** Trouble of the run: one sentence without a full stop, which names the file that it is about. */
  readonly notice: (notice: Notice) => Prose;
  /** Why a run does not do its work: one line without a full stop. */
  readonly problem: (problem: Problem) => string;
  readonly usage: UsageMessages;
  readonly work: WorkMessages;
  readonly setup: SetupMessages;
  readonly editor: EditorMessages;
  readonly log: LogMessages;
  readonly trace: TraceMessages;
  readonly symptoms: SymptomMessages;
}

/** The texts of one language, and what is made of them: the one place where facts become sentences. */
export interface Messages extends Texts {
  /** What lists of rules say: help, SARIF, documents. */
  readonly rule: (id: RuleId) => Pick<RuleText, 'title' | 'summary' | 'severityNote'>;
  /** Lines are named with their file unless that is `readIn`, the one beside which the words are read. */
  readonly finding: (
    finding: Pick<FindingDraft, 'rule' | 'facts' | 'advice'>,
    readIn?: FilePath,
  ) => FindingWords;
  /** What comes of what an offender did: one sentence without a full stop at the end. */
  readonly consequence: (consequence: OffenderConsequence) => Prose;
  /** A fix in a few words. */
  readonly fix: (fix: Pick<Fix, 'action' | 'keepsFormattersOff'>) => string;
}

/** What is said of a rule, and of what it finds. Paragraphs are Prose. */
export interface Words {
  /** What is wrong: one line that stands alone. */
  readonly message: Prose;
  /** Why it matters: what breaks, when, on which Python. A paragraph. */
  readonly why: Prose;
}

/** A finding in words. */
export interface FindingWords extends Words {
  /** What to do, with or without a fix. A paragraph. */
  readonly advice: Prose;
}

/** A rule in one language. */
export interface RuleText<Made extends Facts = Facts, Advised extends Facts = Facts> {
  /** A few words, as a heading. */
  readonly title: string;
  /** One sentence that stands alone. */
  readonly summary: string;
  /** One sentence: why its severity, and when a finding has another. */
  readonly severityNote: string;
  words(facts: Made): Words;
  /** Advice that only this rule gives. */
  advice?(facts: Advised): Prose;
}

/** Texts of every rule, each of the facts that its record makes. */
export type RuleTexts = {
  readonly [Name in RuleName]: [AdvisedOf<Name>] extends [never]
    ? RuleText<FactsOf<Name>, never>
    : Required<RuleText<FactsOf<Name>, AdvisedOf<Name>>>;
};

/** Sentences about originals that are in use after the patch, or about what the patcher `owner` had put in their place. */
export interface OriginalMessages {
  /** One sentence about what `names` do, `consequence` being its end. */
  readonly sentence: (names: readonly string[], consequence: string, owner: string | undefined) => Prose;
  /** The same as a clause about one name. */
  readonly clause: (name: string, consequence: string, owner: string | undefined) => Prose;
  /** A clause about a module that was merely loaded: it is patched in place, or something comes of it. */
  readonly loaded: (module: string, consequence: string | undefined) => Prose;
  /** A clause about another patcher that has patched. */
  readonly patched: (patcher: PatcherId) => Prose;
}

/** What to do about a late patch: paragraphs are put together of these sentences. `file` and `runsFirst` are paths. */
export interface AdviceMessages {
  readonly outermostPackage: (runsFirst: string, file: string) => Prose;
  readonly startingModule: (runsFirst: string, file: string) => Prose;
  /** `file` is undefined where it is clear which one is meant. */
  readonly moveAbove: (line: number, file: string | undefined) => Prose;
  /** Of imports that nothing above the patch needs. */
  readonly moveBelow: (lines: readonly number[], file: string | undefined) => Prose;
  /** The line that was tried and cures all of a cause, in `programs` programs. */
  readonly firstLine: (code: string, file: string, programs: number) => Prose;
  /** Of one that imports what need not be installed. */
  readonly ifInstalled: Prose;
  /** Of one that has a program patch which did so under conditions. */
  readonly patchesAlways: Prose;
  /** The fixes that each place has do as well. */
  readonly orMoveEach: Prose;
  /** The next two and `runAtTop`: `isConditional` where the condition that the patch depends on goes with it. */
  readonly importFirst: (file: string, lines: readonly number[], isConditional: boolean) => Prose;
  readonly patchFirst: (file: string, lines: readonly number[], isConditional: boolean) => Prose;
  readonly importApart: (line: number, file: string | undefined) => Prose;
  readonly firstCell: (patches: readonly string[], file: string) => Prose;
  readonly runAtTop: (
    patches: readonly string[],
    file: string,
    lines: readonly number[],
    isConditional: boolean,
  ) => Prose;
  readonly keepBelow: Prose;
  /** How launchers that patch in their workers patch early enough, by launcher. */
  readonly launchers: Readonly<Record<string, Prose>>;
  /** The same for any launcher of which nothing more is known. */
  readonly anyLauncher: Prose;
  /** `patch` takes `name` away, so that moving it is not enough; `instead` is what is left of its kind. */
  readonly removed: (patch: string, name: string, instead: string) => Prose;
  /** What may be called instead of the patch, for which the order is irrelevant. */
  readonly instead: (call: string) => Prose;
  /** What libraries ask for besides being imported after the patch, by library. */
  readonly besides: Readonly<Record<string, Prose>>;
}

/** What a fix does, in a few words. */
export interface FixMessages {
  readonly movePatch: (line: number) => string;
  readonly sinkImports: (lines: readonly number[]) => string;
  readonly splitImport: string;
  readonly addComments: (comments: readonly string[]) => string;
  /** Of one that keeps formatters off as well. */
  readonly keepsFormattersOff: (title: string) => string;
}

/** Labels and sentences of the reports: terminal, Markdown, SARIF. */
export interface ReportMessages {
  readonly severity: Readonly<Record<Severity, string>>;
  readonly confidence: Readonly<Record<Confidence, string>>;
  /**
   * What sums a run up, in a sentence or two: what was found, else what was looked at, and what does not count. One that ended
   * `early` has not looked at everything.
   */
  readonly found: (
    counts: Readonly<Record<Severity, number>>,
    extent: Extent,
    end: 'whole' | 'early',
  ) => string;
  /** Labels what a run could not do, where others have a note. */
  readonly warning: string;
  /** The programs that one cause makes suffer: a sentence. */
  readonly affected: (count: number, places: Prose) => Prose;
  /** Follows what to do in one place, where `others` more need it. */
  readonly sameElsewhere: (others: number) => Prose;
  /** Ends a chain of steps: `requests` holds … */
  readonly holds: (names: Prose) => Prose;
  /** Ends the steps to the patch. */
  readonly runs: (call: string) => Prose;
  /** Labels of a terminal report. */
  readonly tooEarly: string;
  readonly wouldComeFirst: string;
  /** The patch of another patcher, in whose process the other one runs. */
  readonly patchesFirst: string;
  readonly patchHere: string;
  readonly leadsToPatch: string;
  /** Marks what looks as if it patched. */
  readonly patchesNothing: string;
  readonly patch: string;
  readonly programs: string;
  readonly why: string;
  readonly help: string;
  readonly sure: string;
  readonly see: string;
  readonly note: string;
  readonly moreStatements: (count: number) => string;
  readonly moreNotices: (count: number, kind: string) => string;
  /** Of a SARIF log: what its paths are relative to; the second one where a folder of a repository was checked. */
  readonly checkedFolder: string;
  readonly repositoryRoot: string;
  /** Of a SARIF log: findings beyond those that GitHub takes. */
  readonly leftOut: (hidden: number, most: number) => string;
  readonly fixesShown: (count: number) => string;
  readonly fixAt: (title: string, place: string) => string;
  /** Markdown. */
  readonly tableHead: readonly [severity: string, place: string, finding: string, rule: string];
  readonly tooEarlyBecause: (consequence: string) => string;
  readonly wouldComeFirstBecause: (consequence: string) => string;
  readonly patchesFirstBecause: (consequence: string) => string;
  readonly wayToPatch: string;
  readonly whatToDo: string;
  readonly howSure: (confidence: string) => string;
  readonly fix: string;
  /** In place of a diff that has been shown. */
  readonly fixAbove: string;
  readonly colon: string;
  readonly notes: string;
  readonly noRoomInTable: (count: number) => string;
  readonly noRoomForDetails: (count: number) => string;
  readonly noRoomForNotes: (count: number) => string;
  readonly pageOfRule: string;
}

/** Labels and sentences of review comments. Strings are Markdown. */
export interface ReviewMessages {
  readonly headline: (severity: Severity, isCertain: boolean, message: string) => string;
  /** Above the comments of a review. */
  readonly opening: (counts: Readonly<Record<Severity, number>>) => string;
  readonly withoutComment: string;
  readonly didNotFit: (count: number) => string;
  readonly entry: (place: string, headline: string, page: string) => string;
  readonly shortened: string;
  /** All that is left of a comment that would be too long. */
  readonly latePatch: string;
  readonly theFix: string;
  readonly theFixIn: (file: string) => string;
  /** The same, of several files, as the title of what is folded; each of `files` is HTML. */
  readonly theFixInAll: (files: readonly string[], more: number) => string;
  /** The title of why findings matter, where that is folded. */
  readonly why: string;
  /** Follows a place that the pull request adds. */
  readonly added: string;
  readonly pages: (links: readonly string[]) => string;
  /** The chains of a story. */
  readonly loads: (names: Prose) => Prose;
  readonly moreAbove: (count: number) => Prose;
  readonly onlyThen: (places: Prose) => Prose;
  /** Of a patch that is in time, after a formatter has been at it. */
  readonly onlyThenWould: (places: Prose) => Prose;
  /** Of a patch in a process that another patcher has patched. */
  readonly thenAsWell: (places: Prose) => Prose;
  readonly moreSteps: (count: number) => Prose;
  readonly codeFlowSeparator: string;
  /** Why a comment has nothing to say any more. */
  readonly settled: {
    /** The finding is gone. */
    readonly gone: (commit: string) => string;
    /** The code still has it, but so has the base by now: it is not what this pull request introduces. */
    readonly old: (commit: string) => string;
  };
  /** What remains of a review whose findings another run told at the same moment: a review cannot be deleted. */
  readonly saidByAnotherRun: string;
  readonly whatItSaid: string;
}
