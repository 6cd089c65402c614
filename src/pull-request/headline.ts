import type { Finding } from '../findings/finding.js';
import type { ReviewMessages } from '../messages/review-messages.js';
import { renderProse } from '../report/markdown.js';

/** `Error: the patch runs after …`: severity in words, so that it does not depend on a picture. Markdown. */
export function headline({ severity, confidence, message }: Finding, words: ReviewMessages): string {
  return words.headline(severity, confidence !== 'low', renderProse(message));
}
