import type { Extent } from '../../findings/extent.js';
import { code, prose } from '../../text/prose.js';
import type { ReportMessages, ReviewMessages, Texts } from '../messages.js';
import { notice } from './notices.js';
import { advice, consequences, fixes, onlyIn, originals, rules, sentenceGap } from './rules.js';
import { editor, log, problem, setup, symptoms, trace, usage, work } from './shell.js';
import { counted, joined, listed, severities } from './words.js';

function nothingFound(scope: string, { files, programs, patches, patchesInTime }: Extent): string {
  if (files === 0) return 'Nothing was checked.';
  if (patches === 0) return `No late patches in ${scope}: nothing there patches.`;
  const seen = `${counted(patches, 'patch', 'patches')} in ${counted(programs, 'program')}`;
  if (patchesInTime === patches)
    return `No late patches in ${scope}: ${seen}, ${patches === 1 ? '' : 'all '}in time.`;
  return `Nothing to report in ${scope}: ${seen}, ${patchesInTime} in time.`;
}

function notCounted(extent: Extent): readonly string[] {
  const { olderFindings: older, unchangedFindings: elsewhere, silencedFindings: silenced } = extent;
  const parts = [
    ...(older === 0 ? [] : [counted(older, 'older finding')]),
    ...(elsewhere === 0 ? [] : [`${counted(elsewhere, 'finding')} that no changed file has part in`]),
    ...(silenced === 0 ? [] : [`${counted(silenced, 'finding')} that a comment or a setting silences`]),
  ];
  return parts.length === 0 ? [] : [`Not counted: ${joined(parts)}.`];
}

export const report: ReportMessages = {
  severity: { error: 'error', warning: 'warning', notice: 'notice' },
  confidence: { high: 'high', medium: 'medium', low: 'low' },
  found: (counts, extent, end) => {
    const found = severities(counts);
    const scope = counted(extent.files, 'file');
    const none =
      end === 'early' ? 'Nothing was found before the check ended early.' : nothingFound(scope, extent);
    const first = found === '' ? none : `Found ${found} in ${scope}.`;
    return [first, ...notCounted(extent)].join(' ');
  },
  warning: 'warning',
  affected: (count, places) =>
    prose`${counted(count, 'program')} ${count === 1 ? 'is' : 'are'} affected: ${places}.`,
  sameElsewhere: (others) =>
    others === 1
      ? prose`The other place needs the same.`
      : prose`The other ${String(others)} places need the same.`,
  holds: (names) => prose` holds ${names}`,
  runs: (call) => prose` runs ${code(call)}`,
  tooEarly: 'too early',
  wouldComeFirst: 'would come first',
  patchesFirst: 'patches first',
  patchHere: 'the patch runs here',
  leadsToPatch: 'leads to the patch',
  patchesNothing: 'patches nothing',
  patch: 'patch',
  programs: 'programs',
  why: 'why',
  help: 'help',
  sure: 'confidence',
  see: 'see',
  note: 'note',
  moreStatements: (count) => counted(count, 'more statement'),
  moreNotices: (count, kind) => `${count} more of this kind (${kind})`,
  checkedFolder: 'The folder that was checked.',
  repositoryRoot: 'The root of the repository.',
  leftOut: (hidden, most) => `${hidden} findings were left out: GitHub takes ${most}.`,
  fixesShown: (count) => ` ${counted(count, 'fix', 'fixes')} shown above.`,
  fixAt: (title, place) => `${title}, at ${place}`,
  tableHead: ['Severity', 'Place', 'Finding', 'Rule'],
  tooEarlyBecause: (consequence) => `Too early: ${consequence}.`,
  wouldComeFirstBecause: (consequence) => `Would come first: ${consequence}.`,
  patchesFirstBecause: (consequence) => `Patches first: ${consequence}.`,
  wayToPatch: 'The way to the patch:',
  whatToDo: 'What to do:',
  howSure: (confidence) => `How sure this is: ${confidence}.`,
  fix: 'Fix:',
  fixAbove: 'the one above does this as well.',
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
  theFixInAll: (files, more) => `The fix, in ${joined(more === 0 ? files : [...files, `${more} more`])}`,
  why: 'Why it matters',
  added: ' (added here)',
  pages: (links) => `Why, and what else helps: ${links.join(', ')}`,
  loads: (names) => prose` loads ${names}`,
  moreAbove: (count) => prose`and ${String(count)} more above the patch`,
  onlyThen: (places) => prose`only then ${places} patches`,
  onlyThenWould: (places) => prose`only then ${places} would patch`,
  thenAsWell: (places) => prose`then ${places} patches as well`,
  moreSteps: (count) => prose`… ${String(count)} more …`,
  codeFlowSeparator: '; ',
  settled: {
    gone: (commit) => `Settled: as of ${commit} this is no longer found.`,
    old: (commit) => `Settled: as of ${commit} the base has this as well, so it is not of this pull request.`,
  },
  saidByAnotherRun: 'Another run of late-patch said the same at the same time.',
  whatItSaid: 'What it said',
};

/** English. */
export const english: Texts = {
  listed,
  sentenceGap,
  rules,
  consequences,
  onlyIn,
  originals,
  advice,
  fixes,
  report,
  review,
  notice,
  problem,
  usage,
  work,
  setup,
  editor,
  log,
  trace,
  symptoms,
};
