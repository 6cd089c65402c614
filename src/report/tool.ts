import type { Language } from '../messages/language.js';

/** Name, version and home of this tool, as reports state them. The version equals package.json's (a test compares them). */
export const tool = {
  name: 'late-patch',
  version: '0.1.0',
  homepage: 'https://github.com/late-patch/late-patch',
} as const;

/** The folder of the rule pages in this repository and its package. */
export const rulePages: Readonly<Record<Language, string>> = { en: 'docs/rules', zh: 'docs/zh/rules' };

/** Where the rule pages are when nobody says otherwise: those of this very version. */
export function defaultDocsBase(language: Language): string {
  return `${tool.homepage}/blob/v${tool.version}/${rulePages[language]}`;
}
