import type { RuleId } from '../findings/finding.js';
import type { Consequence, VersionLimit } from '../knowledge/consequences.js';
import type { PatchLibrary } from '../knowledge/types.js';
import type { Prose } from '../text/prose.js';
import type { AdviceMessages } from './advice-messages.js';
import type { NoticeMessages } from './notice-messages.js';
import type { ReportMessages } from './report-messages.js';
import type { ReviewMessages } from './review-messages.js';
import type { RuleMessages } from './rule-messages.js';

/**
 * Every text of one language that people read about their code. A language that lacks one does not compile. Usage and
 * configuration errors are not among them: they come before the language is known.
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
  readonly consequences: Readonly<Record<Consequence, (library: PatchLibrary) => string>>;
  /** Follows a consequence that only some versions have. */
  readonly onlyIn: (limits: readonly VersionLimit[]) => string;
  readonly advice: AdviceMessages;
  readonly report: ReportMessages;
  readonly review: ReviewMessages;
  readonly notices: NoticeMessages;
}

/** A rule in the words of a list. */
export interface RuleInfo {
  /** A few words, as a heading. */
  readonly title: string;
  /** One sentence that stands alone. */
  readonly summary: string;
  /** One sentence: why its severity, and when a finding has another. */
  readonly severityNote: string;
}
