import type { Language } from '../text/prose.js';
import { english } from './en/index.js';
import type { Messages } from './messages.js';
import { speaking } from './sentences.js';
import { chinese } from './zh/index.js';

const catalogue: Readonly<Record<Language, Messages>> = { en: speaking(english), zh: speaking(chinese) };

/** The texts of `language`. */
export function messagesIn(language: Language): Messages {
  return catalogue[language];
}

export { type Language, languages } from '../text/prose.js';
export type { FindingWords, Messages, ReportMessages, ReviewMessages } from './messages.js';
export type {
  EditorMessages,
  GitFailure,
  Problem,
  TraceMessages,
  UsageMessages,
  WorkMessages,
} from './shell.js';
