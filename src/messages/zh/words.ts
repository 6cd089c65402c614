import type { Severity } from '../../findings/finding.js';
import { code, type Prose } from '../../text/prose.js';

/** `a`、`b` 和 `c`; more than `limit` parts end in 等 8 项. */
export function listed(names: readonly string[], limit = 5): Prose {
  const shown = names.slice(0, limit);
  const isCut = names.length > shown.length;
  const list = shown.flatMap((name, index): Prose => {
    const isLast = index === shown.length - 1 && !isCut;
    return index === 0 ? [code(name)] : [isLast ? ' 和 ' : '、', code(name)];
  });
  return isCut ? [...list, ` 等 ${names.length} 项`] : list;
}

/** a、b 和 c. */
export function joined(parts: readonly string[]): string {
  const end = parts.at(-1) ?? '';
  return parts.length < 2 ? end : `${parts.slice(0, -1).join('、')} 和 ${end}`;
}

/** 第 2、5 行. */
export function linesNamed(lines: readonly number[]): string {
  const more = lines.length > 4 ? ` 等 ${lines.length} 行` : ' 行';
  return `第 ${lines.slice(0, 4).join('、')}${more}`;
}

/** 2 个错误、1 个警告. */
export function severities(counts: Readonly<Record<Severity, number>>): string {
  const present = (['error', 'warning', 'notice'] as const).filter((severity) => counts[severity] > 0);
  return present.map((severity) => `${counts[severity]} 个${severityNames[severity]}`).join('、');
}

export const severityNames: Readonly<Record<Severity, string>> = {
  error: '错误',
  warning: '警告',
  notice: '提示',
};
