import { english } from './en/index.js';
import type { Messages } from './messages.js';
import { chinese } from './zh/index.js';

const catalogue: Readonly<Record<Language, Messages>> = { en: english, zh: chinese };

/** The texts of `language`. */
export function messagesIn(language: Language): Messages {
  return catalogue[language];
}

/** Languages that findings, reports and comments are written in, the usual one first. */
export const languages = ['en', 'zh'] as const;

export type Language = (typeof languages)[number];
