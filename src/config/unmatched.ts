import type { Notice } from '../findings/finding.js';
import { messagesIn } from '../messages/index.js';
import { isIgnoredFolder } from './ignored.js';
import { unmatchedPatterns } from './schema.js';
import type { Settings } from './settings.js';

/**
 * One notice for each glob of `include` and `exclude` that matches none of `paths`. Globs for folders that are ignored
 * anyway (`.venv`) match nothing because those are never listed: of them nothing is said.
 */
export function unmatchedPatternNotices(settings: Settings, paths: Iterable<string>): readonly Notice[] {
  const all = [...paths];
  const { notices } = messagesIn(settings.language);
  return (['include', 'exclude'] as const).flatMap((key) =>
    unmatchedPatterns(settings[key], all)
      .filter((pattern) => !pattern.split('/').some(isIgnoredFolder))
      .map((pattern) => ({
        kind: 'unmatched-pattern' as const,
        message: notices.unmatchedPattern(key, pattern),
        path: undefined,
      })),
  );
}
