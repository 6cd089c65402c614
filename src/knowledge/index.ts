/** What is known about patchers and libraries, as pure look-ups. */
export { canonicalName } from './canonical-name.js';
export { effectOf, effectOfHold, effectTable } from './effects.js';
export { instanceOf } from './instances.js';
export { lazyAttribute } from './lazy-attributes.js';
export { judgedHold } from './library-judgement.js';
export { patchFunction, patchFunctions, replacement } from './patch-functions.js';
export { isPython2Only } from './python2-names.js';
export { stdlibModule, stdlibNames } from './stdlib.js';
export {
  importPatchers,
  measuredModule,
  reviewedModule,
  thirdPartyModule,
  thirdPartyNames,
} from './third-party.js';
export type * from './types.js';
