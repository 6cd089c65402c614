import { effectOf } from '../knowledge/index.js';
import type { HoldForm, PatchLibrary } from '../knowledge/types.js';

const libraries: readonly PatchLibrary[] = ['gevent', 'eventlet'];
const forms: readonly HoldForm[] = ['reference', 'subclass', 'instance'];

/** Whether holding the canonical `name` across some patch, in some form, has an effect that is known. */
export function isHoldable(name: string): boolean {
  return libraries.some((library) =>
    forms.some((form) => effectOf(library, name, form, undefined) !== undefined),
  );
}
