import type { Severity } from '../../findings/finding.js';
import { code, type Prose } from '../../text/prose.js';

/** `1 file`, `2 files`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function joined(parts: readonly string[], last = ' and '): string {
  const end = parts.at(-1) ?? '';
  return parts.length < 2 ? end : `${parts.slice(0, -1).join(', ')}${last}${end}`;
}

/** `['a', 'b', 'c']` as `a, b and c`, each part code; more than `limit` parts end in `and 3 more`. */
export function listed(names: readonly string[], limit = 5): Prose {
  const shown = names.slice(0, limit);
  const hidden = names.length - shown.length;
  const list = shown.flatMap((name, index): Prose => {
    const isLast = index === shown.length - 1 && hidden === 0;
    return index === 0 ? [code(name)] : [isLast ? ' and ' : ', ', code(name)];
  });
  return hidden === 0 ? list : [...list, ` and ${hidden} more`];
}

/** `line 2`, `lines 2 and 5`. */
export function linesNamed(lines: readonly number[]): string {
  const shown = lines.slice(0, 4).map(String);
  const hidden = lines.length - shown.length;
  return `${lines.length > 1 ? 'lines' : 'line'} ${joined(hidden > 0 ? [...shown, `${hidden} more`] : shown)}`;
}

/** `2 errors and 1 warning`. */
export function severities(counts: Readonly<Record<Severity, number>>): string {
  const present = (['error', 'warning', 'notice'] as const).filter((severity) => counts[severity] > 0);
  return joined(present.map((severity) => counted(counts[severity], severity)));
}
