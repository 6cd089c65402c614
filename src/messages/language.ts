/** Languages that findings, reports and comments are written in, the usual one first. */
export const languages = ['en', 'zh'] as const;

export type Language = (typeof languages)[number];
