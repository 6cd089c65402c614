import type { Messages } from '../messages.js';
import { advice } from './advice.js';
import { consequences, onlyIn } from './consequences.js';
import { notices } from './notices.js';
import { report } from './report.js';
import { review } from './review.js';
import { ruleInfo } from './rule-info.js';
import { rules } from './rules.js';
import { listed } from './words.js';

/** Simplified Chinese. */
export const chinese: Messages = {
  listed,
  sentenceGap: '',
  ruleInfo,
  rules,
  consequences,
  onlyIn,
  advice,
  report,
  review,
  notices,
};
