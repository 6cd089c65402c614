import type { TracedEntry, TraceLine } from '../analysis/trace-entry.js';
import { visible } from './visible.js';

const marks: Readonly<Record<TraceLine['kind'], string>> = {
  enter: 'import',
  hold: 'hold',
  load: 'load',
  patch: 'PATCH',
  gap: 'gap',
};

/** Import time as a listing in the order it happens, indented as the imports nest; `python -X importtime` is the model. */
export function traceText(path: string, entries: readonly TracedEntry[]): string {
  return entries
    .map((entry) => [`${visible(path)}: ${visible(entry.reason)}`, ...listing(entry)].join('\n'))
    .join('\n\n');
}

function listing({ lines }: TracedEntry): readonly string[] {
  const places = lines.map((line) => line.at ?? '');
  const width = Math.min(50, Math.max(0, ...places.map((place) => place.length)));
  return lines.map((line, index) => {
    const indent = '  '.repeat(Math.min(line.depth, 40));
    const assumed = line.assumed ? ' (if a condition holds)' : '';
    const place = visible(places[index]!).padEnd(width);
    return `${place}  ${marks[line.kind].padEnd(6)}  ${indent}${visible(line.text)}${assumed}`;
  });
}
