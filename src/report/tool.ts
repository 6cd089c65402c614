/** Name, version and home of this tool, as reports state them. The version equals package.json's (a test compares them). */
export const tool = {
  name: 'late-patch',
  version: '0.1.0',
  homepage: 'https://github.com/late-patch/late-patch',
} as const;

/** Where the rule pages are when nobody says otherwise: those of this very version. */
export const defaultDocsBase = `${tool.homepage}/blob/v${tool.version}/docs/rules`;
