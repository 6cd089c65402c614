import type { MalformedSuppression } from '../../findings/suppression.js';
import { code, type Prose, prose } from '../../text/prose.js';
import type {
  Messages,
  NoticeMessages,
  ReportMessages,
  ReviewMessages,
  SuppressionPlace,
} from '../messages.js';
import { advice, consequences, onlyIn, ruleInfo, rules } from './rules.js';
import { counted, listed, severities } from './words.js';

export const report: ReportMessages = {
  severity: { error: 'error', warning: 'warning', notice: 'notice' },
  confidence: { high: 'high', medium: 'medium', low: 'low' },
  found: (counts, files) => {
    const found = severities(counts);
    const scope = counted(files, 'file');
    return found === '' ? `No late patches in ${scope}.` : `Found ${found} in ${scope}.`;
  },
  holds: (names) => prose` holds ${names}`,
  runs: (call) => prose` runs ${code(call)}`,
  tooEarly: 'too early',
  wouldComeFirst: 'would come first',
  patchHere: 'the patch runs here',
  leadsToPatch: 'leads to the patch',
  patchesNothing: 'patches nothing',
  patch: 'patch',
  why: 'why',
  help: 'help',
  sure: 'confidence',
  see: 'see',
  note: 'note',
  moreStatements: (count) => counted(count, 'more statement'),
  moreNotices: (count, kind) => `${count} more of this kind (${kind})`,
  fixesShown: (count) => ` ${counted(count, 'fix', 'fixes')} shown above.`,
  fixAt: (title, place) => `${title}, at ${place}`,
  tableHead: ['Severity', 'Place', 'Finding', 'Rule'],
  tooEarlyBecause: (consequence) => `Too early: ${consequence}.`,
  wouldComeFirstBecause: (consequence) => `Would come first: ${consequence}.`,
  wayToPatch: 'The way to the patch:',
  whatToDo: 'What to do:',
  howSure: (confidence) => `How sure this is: ${confidence}.`,
  fix: 'Fix:',
  colon: ': ',
  notes: 'Notes about this run',
  noRoomInTable: (count) => `The table has no room for ${counted(count, 'more finding')}.`,
  noRoomForDetails: (count) => `There is no room for the details of ${counted(count, 'finding')}.`,
  noRoomForNotes: (count) => `There is no room for ${counted(count, 'more note')}.`,
  pageOfRule: 'The page of this rule',
};

const severityNames = { error: 'Error', warning: 'Warning', notice: 'Notice' } as const;

export const review: ReviewMessages = {
  headline: (severity, isCertain, message) =>
    `${severityNames[severity]}${isCertain ? '' : ' (not certain)'}: ${message}`,
  opening: (counts) => `Monkey patching comes too late here: ${severities(counts)}.`,
  withoutComment: 'Without a comment of their own:',
  didNotFit: (count) => `${count} more did not fit here; the job summary has them.`,
  entry: (place, headline, page) => `- ${place}: ${headline} (${page})`,
  shortened: 'Shortened to fit a comment; the job summary has all of it.',
  latePatch: 'A late patch.',
  theFix: 'The fix:',
  theFixIn: (file) => `The fix, in ${file}:`,
  pages: (links) => `Why, and what else helps: ${links.join(', ')}`,
  loads: (names) => prose` loads ${names}`,
  moreAbove: (count) => prose`and ${String(count)} more above the patch`,
  onlyThen: (places) => prose`only then ${places} patches`,
  onlyThenWould: (places) => prose`only then ${places} would patch`,
  moreSteps: (count) => prose`… ${String(count)} more …`,
  codeFlowSeparator: '; ',
  settled: {
    gone: (commit) => `Settled: as of ${commit} this is no longer found.`,
    old: (commit) => `Settled: as of ${commit} the base has this as well, so it is not of this pull request.`,
  },
  saidByAnotherRun: 'Another run of late-patch said the same at the same time.',
  whatItSaid: 'What it said',
};

function unused({ path, line, scope }: SuppressionPlace): Prose {
  const directive = scope === 'file' ? 'late-patch: ignore-file' : 'late-patch: ignore';
  return prose`${code(path)} line ${String(line)}: unused ${code(directive)}`;
}

const malformed: Readonly<Record<MalformedSuppression['problem'], (word: string) => Prose>> = {
  'unclosed-list': () => prose`the list of rules lacks its ${code(']')}`,
  'empty-list': () => prose`its list names no rule`,
  'missing-brackets': (word) => prose`rules stand in brackets, ${code(`ignore[${word}]`)}`,
  'unknown-word': (word) => prose`${code(word)} is not known, write ${code('late-patch: ignore[rule]')}`,
  'file-scope-after-code': () =>
    prose`${code('ignore-file')} needs a line of its own; for this statement alone write ${code('ignore[rule]')}`,
};

export const notices: NoticeMessages = {
  notAnalysed: (path, reason) => prose`${code(path)} was not analysed: ${reason}`,
  syntaxProblem: (path, line, problem) =>
    prose`${code(path)} line ${String(line)}: ${problem}; the rest of the file was analysed`,
  notFollowed: (path, reason) => prose`import time of ${code(path)} was not followed to its end: ${reason}`,
  unusedSuppression: (place, rules) => {
    const what = rules.length === 0 ? prose`nothing` : prose`nothing of ${listed(rules)}`;
    const here =
      place.scope === 'file'
        ? 'in this file'
        : place.isAlone
          ? 'here; it counts for the statement on whose lines it stands, so put it at the end of that line'
          : 'on that line';
    return prose`${unused(place)}: ${what} is reported ${here}`;
  },
  unknownRule: (place, rule, meant) =>
    prose`${unused(place)}: there is no rule ${code(rule)}${meant === undefined ? '' : prose` (did you mean ${code(meant)}?)`}`,
  malformedSuppression: (path, line, problem, word) =>
    prose`${code(path)} line ${String(line)}: this ${code('late-patch:')} comment suppresses nothing: ${malformed[problem](word)}`,
  unmatchedPattern: (key, pattern) =>
    prose`${code(key)} has the pattern ${code(pattern)}, which matches no file`,
  unmatchedLaunch: (key, name) => prose`${code(key)} names ${code(name)}, which is no file or module here`,
};

/** English. */
export const english: Messages = {
  listed,
  sentenceGap: ' ',
  ruleInfo,
  rules,
  consequences,
  onlyIn,
  advice,
  report,
  review,
  notices,
};
