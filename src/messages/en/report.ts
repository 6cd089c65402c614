import { code, prose } from '../../text/prose.js';
import type { ReportMessages } from '../report-messages.js';
import { counted, severities } from './words.js';

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
