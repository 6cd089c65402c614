import type { Notice } from '../findings/notice.js';
import { code, type Prose, plain, prose } from '../text/prose.js';

/** What a notice says, with the file it is about in front unless it names the file itself. */
export function namedNotice({ message, path }: Notice): Prose {
  if (path === undefined || plain(message).includes(path)) return message;
  return prose`${code(path)}: ${message}`;
}
