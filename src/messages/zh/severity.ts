import type { Severity } from '../../findings/finding.js';

export const severity: Readonly<Record<Severity, string>> = {
  error: '错误',
  warning: '警告',
  notice: '提示',
};
