import type { Notice } from '../findings/notice.js';
import { isIgnoredFolder } from './ignored.js';
import { unmatchedPatterns } from './schema.js';
import type { Settings } from './settings.js';

/**
 * One notice for each glob of `include` and `exclude` that matches none of `paths`. Globs for folders that are ignored
 * anyway (`.venv`) match nothing because those are never listed: of them nothing is said.
 */
export function unmatchedPatternNotices(settings: Settings, paths: Iterable<string>): readonly Notice[] {
  const all = [...paths];
  return (['include', 'exclude'] as const).flatMap((key) =>
    unmatchedPatterns(settings[key], all)
      .filter((pattern) => !pattern.split('/').some(isIgnoredFolder))
      .map((pattern) => ({
        kind: 'unmatched-pattern' as const,
        about: 'pattern' as const,
        path: undefined,
        key,
        pattern,
      })),
  );
}
