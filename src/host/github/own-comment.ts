import { marksIn, type OwnComment } from '../../pull-request/own-comment.js';

/** An entry of the token's owner as something this tool said, if it bears our marks; otherwise nothing. */
export function ownComment(entry: Omit<OwnComment, 'marks'>): readonly OwnComment[] {
  const marks = marksIn(entry.body);
  return marks.length === 0 ? [] : [{ ...entry, marks }];
}
