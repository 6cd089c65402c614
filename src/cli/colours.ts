import { type Palette, plainPalette } from '../report/palette.js';

/** `code` and `reset` are SGR parameters; 22 ends bold and faint, 39 any foreground colour. */
function sgr(code: number, reset: number): (text: string) => string {
  return (text) => `\u001b[${code}m${text}\u001b[${reset}m`;
}

function bright(code: number): (text: string) => string {
  return (text) => `\u001b[1;${code}m${text}\u001b[0m`;
}

const ansiPalette: Palette = {
  error: bright(31),
  warning: bright(33),
  notice: bright(34),
  strong: sgr(1, 22),
  faint: sgr(2, 22),
  added: sgr(32, 39),
  removed: sgr(31, 39),
};

/**
 * Colours when the report goes to a terminal that has them. NO_COLOR (not empty) turns them off, FORCE_COLOR on
 * (`0` off), as https://no-color.org and Node itself have it.
 */
export function paletteFor(stream: NodeJS.WriteStream, environment: NodeJS.ProcessEnv): Palette {
  if (environment['NO_COLOR']) return plainPalette;
  const forced = environment['FORCE_COLOR'];
  if (forced !== undefined) return forced === '0' || forced === 'false' ? plainPalette : ansiPalette;
  return stream.isTTY && environment['TERM'] !== 'dumb' ? ansiPalette : plainPalette;
}
