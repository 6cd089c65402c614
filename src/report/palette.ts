/** How a terminal report looks: each function colours a text. */
export interface Palette {
  /** Columns of the terminal that it is for; undefined where it is for none. */
  readonly columns?: number;
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly notice: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly added: (text: string) => string;
  readonly removed: (text: string) => string;
}

const unchanged = (text: string): string => text;

/** No colours: for pipes, files and NO_COLOR. */
export const plainPalette: Palette = {
  error: unchanged,
  warning: unchanged,
  notice: unchanged,
  strong: unchanged,
  faint: unchanged,
  added: unchanged,
  removed: unchanged,
};
