import Sequencer from '@jest/test-sequencer';

/**
 * What runs Python begins first, the proof of fixes before all: it takes minutes, and whatever begins last is waited for by the
 * other worker. A fresh clone has no record of durations, and jest goes by the sizes of files then.
 */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => (/proof\.oracle\.test/.test(path) ? 0 : /\.oracle\.test/.test(path) ? 1 : 2);
    return super.sort(tests).toSorted((a, b) => rank(a) - rank(b));
  }
}
