const kept = /(?:^|[._])_*(?:orig|original|real|native|unpatched|saved)(?:[._]|$)/i;

/** Whether a name says that its object is kept as it was before any patch: `_original_write`, `real_sleep`. */
export function isKeptOnPurpose(name: string): boolean {
  return kept.test(name);
}
