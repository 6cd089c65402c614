import type { Confidence, ImportMove, RuleId, Severity } from '../findings/finding.js';
import type { Notice } from '../findings/notice.js';
import type { Consequence, PatcherId, VersionLimit } from '../patchers/types.js';
import type { Prose } from '../text/prose.js';
import type { LogMessages, Problem, TraceMessages, UsageMessages, WorkMessages } from './shell.js';

/**
 * Every text of one language that people read. A language that lacks one does not compile.
 */
export interface Messages {
  /** Names as one piece of a sentence, each as code; those beyond `limit` (by default 5) are counted. */
  readonly listed: (names: readonly string[], limit?: number) => Prose;
  /** Stands between two sentences of one paragraph. */
  readonly sentenceGap: string;
  /** What the lists of rules say of each: help, SARIF, documents. */
  readonly ruleInfo: Readonly<Record<RuleId, RuleInfo>>;
  readonly rules: RuleMessages;
  /** What an original does when it is used after the patch: the end of a sentence about it, without a full stop. */
  readonly consequences: Readonly<Record<Exclude<Consequence, object>, (library: PatcherId) => string>>;
  /** Follows a consequence that only some versions have. */
  readonly onlyIn: (limits: readonly VersionLimit[]) => string;
  readonly advice: AdviceMessages;
  readonly report: ReportMessages;
  readonly review: ReviewMessages;
  /** Trouble of the run: one sentence without a full stop, which names the file that it is about. */
  readonly notice: (notice: Notice) => Prose;
  /** Why a run does not do its work: one line without a full stop. */
  readonly problem: (problem: Problem) => string;
  readonly usage: UsageMessages;
  readonly work: WorkMessages;
  readonly log: LogMessages;
  readonly trace: TraceMessages;
}

/** A rule in the words of a list. */
interface RuleInfo {
  /** A few words, as a heading. */
  readonly title: string;
  /** One sentence that stands alone. */
  readonly summary: string;
  /** One sentence: why its severity, and when a finding has another. */
  readonly severityNote: string;
}

/** What to do about a late patch: paragraphs are put together of these sentences. `file` and `runsFirst` are paths. */
export interface AdviceMessages {
  readonly outermostPackage: (runsFirst: string, file: string) => Prose;
  readonly startingModule: (runsFirst: string, file: string) => Prose;
  readonly moveAbove: (line: number) => Prose;
  readonly importFirst: (file: string, lines: readonly number[]) => Prose;
  readonly patchFirst: (file: string, lines: readonly number[]) => Prose;
  /** One statement imports both what comes too early and what patches. */
  readonly importApart: (line: number) => Prose;
  readonly runAtTop: (patch: string, file: string, lines: readonly number[]) => Prose;
  readonly gunicorn: Prose;
  readonly uwsgi: Prose;
  /** `name` is `module.attribute`. */
  readonly lookUpLate: (module: string, name: string) => Prose;
  readonly createLate: Prose;
  readonly keepBelow: Prose;
  /** What opentelemetry-instrument loads before the program, and how it is told to patch first. */
  readonly openTelemetry: Prose;
  /** How a worker of Celery gets its pool and the patch. */
  readonly pool: (library: PatcherId) => Prose;
  /** What gRPC needs besides the patch. */
  readonly grpc: Prose;
  /** What keeps a tool that moves imports in this way from doing so. */
  readonly addPragma: Readonly<Record<ImportMove, Prose>>;
  /** A fix in a few words; `comments` are those that it adds. */
  readonly fixTitle: (line: number) => string;
  readonly splitTitle: string;
  readonly pragmaTitle: (comments: readonly string[]) => string;
  /** The title of a fix that protects itself from formatters as well. */
  readonly formatterSafeTitle: (title: string) => string;
}

/** Labels and sentences of the reports: terminal, Markdown, SARIF. */
export interface ReportMessages {
  readonly severity: Readonly<Record<Severity, string>>;
  readonly confidence: Readonly<Record<Confidence, string>>;
  /** The one sentence that sums a run up. */
  readonly found: (counts: Readonly<Record<Severity, number>>, files: number) => string;
  /** Ends a chain of steps: `requests` holds … */
  readonly holds: (names: Prose) => Prose;
  /** Ends the steps to the patch. */
  readonly runs: (call: string) => Prose;
  /** Labels of a terminal report. */
  readonly tooEarly: string;
  readonly wouldComeFirst: string;
  readonly patchHere: string;
  readonly leadsToPatch: string;
  /** Marks what looks as if it patched. */
  readonly patchesNothing: string;
  readonly patch: string;
  readonly why: string;
  readonly help: string;
  readonly sure: string;
  readonly see: string;
  readonly note: string;
  readonly moreStatements: (count: number) => string;
  readonly moreNotices: (count: number, kind: string) => string;
  /** Of a SARIF log: findings beyond those that GitHub takes. */
  readonly leftOut: (hidden: number, most: number) => string;
  readonly fixesShown: (count: number) => string;
  readonly fixAt: (title: string, place: string) => string;
  /** Markdown. */
  readonly tableHead: readonly [severity: string, place: string, finding: string, rule: string];
  readonly tooEarlyBecause: (consequence: string) => string;
  readonly wouldComeFirstBecause: (consequence: string) => string;
  readonly wayToPatch: string;
  readonly whatToDo: string;
  readonly howSure: (confidence: string) => string;
  readonly fix: string;
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
  readonly pages: (links: readonly string[]) => string;
  /** The chains of a story. */
  readonly loads: (names: Prose) => Prose;
  readonly moreAbove: (count: number) => Prose;
  readonly onlyThen: (places: Prose) => Prose;
  /** Of a patch that is in time, after a formatter has been at it. */
  readonly onlyThenWould: (places: Prose) => Prose;
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

/** The sentences of a finding. */
export interface Words {
  /** What is wrong: one line that stands alone. */
  readonly message: Prose;
  /** Why it matters. A paragraph. */
  readonly why: Prose;
}

/** Words of the rules, from what a finding is about. `patch` is what patches, as code. */
export interface RuleMessages {
  /** `holders` are modules that hold the original; none means the program itself. */
  readonly sslContext: (facts: {
    readonly patch: Prose;
    readonly library: PatcherId;
    readonly holders: readonly string[];
  }) => Words;
  readonly name: (facts: NamesHeld) => Words;
  readonly object: (facts: NamesHeld) => Words;
  readonly library: (facts: NamesHeld & { readonly holders: readonly string[] }) => Words;
  readonly module: (facts: {
    readonly patch: Prose;
    readonly library: PatcherId;
    readonly modules: readonly string[];
  }) => Words;
  readonly formatter: (facts: PatchMove) => Words;
  readonly pool: (facts: PoolNamed) => Words;
  /** One sentence about what the originals `names` do, `consequence` being its end. */
  readonly original: (names: readonly string[], consequence: string) => Prose;
  /** The same as a clause about one name. */
  readonly originalClause: (name: string, consequence: string) => Prose;
  /** A clause about a module that was merely loaded. */
  readonly loadedClause: (module: string) => Prose;
}

/** A setting of Celery that names a pool of greenlets. */
export interface PoolNamed {
  /** As the setting is called where it stands: `worker_pool`. */
  readonly name: string;
  readonly library: PatcherId;
}

/** A tool that would move imports across a patch, and what the patch would be too late for. */
export interface PatchMove {
  readonly tool: string;
  readonly move: ImportMove;
  /** What in the configuration does it, as it is written. */
  readonly setting: string;
  /** Where the tool is configured: `pyproject.toml:12`. */
  readonly declared: string;
  /** Further tools of the repository that do the same. */
  readonly others: readonly string[];
  readonly patch: Prose;
  /** The statement that patches, as it is written. */
  readonly statement: string;
  /** What the imports import that would come first and do harm. */
  readonly modules: readonly string[];
  /** What would be said of the file then: a message without a full stop. */
  readonly outcome: Prose;
}

/** Names held from before the patch, and the sentences about what comes of it. */
interface NamesHeld {
  readonly patch: Prose;
  readonly names: readonly string[];
  readonly consequences: Prose;
}
