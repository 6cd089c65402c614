import type { ChainLink, Finding, Location } from '../findings/finding.js';
import type { LineIndex } from '../text/line-index.js';
import type { FilePath } from '../tree/file-path.js';

/**
 * A finding about a text whose lines were moved, with every place in `path` where it is in the text as it was: `origin`
 * gives for each line of the moved text the line it was, `lines` counts those.
 */
export function movedBack(
  finding: Finding,
  path: FilePath,
  origin: readonly number[],
  lines: LineIndex,
): Finding {
  const back = (location: Location): Location => {
    if (location.path !== path) return location;
    const place = ({ line, column }: Location['start']) => ({ line: origin[line] ?? line, column });
    const [start, end] = [place(location.start), place(location.end)];
    const offset = ({ line, column }: Location['start']) => lines.lineStart(line) + column - 1;
    return { path, start, end, span: { start: offset(start), end: offset(end) } };
  };
  const linked = (chain: readonly ChainLink[]) =>
    chain.map((link) => (link.location === undefined ? link : { ...link, location: back(link.location) }));
  return {
    ...finding,
    location: back(finding.location),
    patch: { ...finding.patch, location: back(finding.patch.location) },
    patchChain: linked(finding.patchChain),
    offenders: finding.offenders.map((offender) => ({
      ...offender,
      location: back(offender.location),
      chain: linked(offender.chain),
    })),
  };
}
