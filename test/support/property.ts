import fc from 'fast-check';

/**
 * fast-check with one seed for all properties, the same each time unless `LATE_PATCH_SEED` (an integer) is another: what
 * lands is judged by what it changes and not by chance. The weekly run takes a new seed; a failure prints its own.
 */
fc.configureGlobal({ seed: Number(process.env['LATE_PATCH_SEED'] ?? 2026) });

export default fc;
