import { prose } from '../../text/prose.js';
import type { ReviewMessages } from '../review-messages.js';
import { severities } from './words.js';

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
  storySeparator: '; ',
  settled: {
    gone: (commit) => `Settled: as of ${commit} this is no longer found.`,
    old: (commit) => `Settled: as of ${commit} the base has this as well, so it is not of this pull request.`,
  },
  saidByAnotherRun: 'Another run of late-patch said the same at the same time.',
  whatItSaid: 'What it said',
};
