import type { RuleId, Severity } from '../findings/finding.js';
import { builtInPatchers } from '../patchers/index.js';
import type { PatcherId } from '../patchers/types.js';

/** What is fixed about a rule. Its words, by language, are in messages/. */
interface RuleMetadata {
  readonly id: RuleId;
  /** The worst severity that its findings have. */
  readonly severity: Severity;
  /** Version of late-patch that has it first. */
  readonly since: string;
  /** Whether late-patch may write the change itself: where moving the patch cures the finding. */
  readonly fix: 'sometimes' | 'never';
  /** Whose patches it is about. */
  readonly libraries: readonly PatcherId[];
}

const everyPatcher = builtInPatchers.all.map(({ id }) => id);
const greenPatchers = builtInPatchers.all.flatMap(({ id, kind }) => (kind === 'green' ? [id] : []));

/** Every rule's metadata. The page of the same name in docs/rules/ says the rest. */
export const ruleMetadata: Readonly<Record<RuleId, RuleMetadata>> = {
  'ssl-context-before-patch': {
    id: 'ssl-context-before-patch',
    severity: 'error',
    since: '0.1.0',
    fix: 'sometimes',
    libraries: everyPatcher,
  },
  'name-before-patch': {
    id: 'name-before-patch',
    severity: 'error',
    since: '0.1.0',
    fix: 'sometimes',
    libraries: greenPatchers,
  },
  'object-before-patch': {
    id: 'object-before-patch',
    severity: 'error',
    since: '0.1.0',
    fix: 'sometimes',
    libraries: greenPatchers,
  },
  'library-before-patch': {
    id: 'library-before-patch',
    severity: 'error',
    since: '0.1.0',
    fix: 'sometimes',
    libraries: everyPatcher,
  },
  'pool-without-patch': {
    id: 'pool-without-patch',
    severity: 'warning',
    since: '0.1.0',
    fix: 'never',
    libraries: greenPatchers,
  },
  'module-before-patch': {
    id: 'module-before-patch',
    severity: 'notice',
    since: '0.1.0',
    fix: 'sometimes',
    libraries: greenPatchers,
  },
  'formatter-moves-patch': {
    id: 'formatter-moves-patch',
    severity: 'notice',
    since: '0.1.0',
    fix: 'sometimes',
    libraries: everyPatcher,
  },
};

/** The address of a rule's page: `docsBase` is the address of the folder that holds the pages, with or without `/` at its end. */
export function rulePageUrl(docsBase: string, id: RuleId): string {
  return `${docsBase.replace(/\/+$/, '')}/${id}.md`;
}
