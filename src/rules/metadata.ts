import type { RuleId, Severity } from '../findings/finding.js';

/** What is said about a rule wherever it is listed: help, SARIF, `late-patch explain`, the documentation. */
export interface RuleMetadata {
  readonly id: RuleId;
  /** A few words, as a heading. */
  readonly title: string;
  /** One sentence that stands alone. */
  readonly summary: string;
  /** The worst severity that its findings have. */
  readonly severity: Severity;
  /** One sentence: why this severity, and when a finding has another. */
  readonly severityNote: string;
  /** Version of late-patch that has it first. */
  readonly since: string;
  /** Whose patches it is about. */
  readonly libraries: readonly string[];
}

/** Every rule's metadata. The page of the same name in docs/rules/ says the rest. */
export const ruleMetadata: Readonly<Record<RuleId, RuleMetadata>> = {
  'ssl-context-before-patch': {
    id: 'ssl-context-before-patch',
    title: 'SSLContext bound before the patch',
    summary:
      'Own code or a library holds the original ssl.SSLContext when the patch replaces it, so using TLS ends in RecursionError.',
    severity: 'error',
    severityNote:
      'An error: the first use of the original class recurses until Python gives up. A warning for a context made before truststore.',
    since: '0.1.0',
    libraries: ['gevent', 'eventlet', 'truststore'],
  },
  'name-before-patch': {
    id: 'name-before-patch',
    title: 'Name bound before the patch',
    summary: 'A name was bound to the original function or class by value, so the patch never reaches it.',
    severity: 'error',
    severityNote:
      'An error where the original crashes or deadlocks, a warning where it blocks the event loop.',
    since: '0.1.0',
    libraries: ['gevent', 'eventlet'],
  },
  'object-before-patch': {
    id: 'object-before-patch',
    title: 'Object created before the patch',
    summary:
      'A lock, socket, thread, executor or thread-local was created at import time, before the patch replaced its type.',
    severity: 'error',
    severityNote:
      'An error where the object breaks or deadlocks, a warning where it only blocks or is shared.',
    since: '0.1.0',
    libraries: ['gevent', 'eventlet'],
  },
  'library-before-patch': {
    id: 'library-before-patch',
    title: 'Library loaded before the patch',
    summary: 'A third-party library was imported before the patch and keeps the originals that it bound.',
    severity: 'error',
    severityNote:
      'An error where what the library holds crashes, a warning where it blocks, a notice where that is not known to hurt.',
    since: '0.1.0',
    libraries: ['gevent', 'eventlet', 'truststore'],
  },
  'module-before-patch': {
    id: 'module-before-patch',
    title: 'Module loaded before the patch',
    summary: 'A module that the patch changes was already loaded; patching in place still reaches it.',
    severity: 'notice',
    severityNote: 'A notice: nothing is known to break, but the order is fragile.',
    since: '0.1.0',
    libraries: ['gevent', 'eventlet'],
  },
};

/** The address of a rule's page: `docsBase` is the address of the folder that holds the pages, with or without `/` at its end. */
export function rulePageUrl(docsBase: string, id: RuleId): string {
  return `${docsBase.replace(/\/+$/, '')}/${id}.md`;
}
