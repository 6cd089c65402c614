import type { Messages } from '../messages.js';

export const ruleInfo: Messages['ruleInfo'] = {
  'ssl-context-before-patch': {
    title: 'SSLContext bound before the patch',
    summary:
      'Own code or a library holds the original ssl.SSLContext when the patch replaces it, so using TLS ends in RecursionError.',
    severityNote:
      'An error: the first use of the original class recurses until Python gives up. A warning for a context made before truststore.',
  },
  'name-before-patch': {
    title: 'Name bound before the patch',
    summary: 'A name was bound to the original function or class by value, so the patch never reaches it.',
    severityNote:
      'An error where the original crashes or deadlocks, a warning where it blocks the event loop.',
  },
  'object-before-patch': {
    title: 'Object created before the patch',
    summary:
      'A lock, socket, thread, executor or thread-local was created at import time, before the patch replaced its type.',
    severityNote:
      'An error where the object breaks or deadlocks, a warning where it only blocks or is shared.',
  },
  'library-before-patch': {
    title: 'Library loaded before the patch',
    summary: 'A third-party library was imported before the patch and keeps the originals that it bound.',
    severityNote:
      'An error where what the library holds crashes, a warning where it blocks, a notice where that is not known to hurt.',
  },
  'pool-without-patch': {
    title: 'Celery pool without a patch',
    summary:
      'A setting gives a Celery worker the pool of gevent or eventlet, but only the option -P patches, and nobody gives it.',
    severityNote: 'A warning: whatever a task waits for holds up the whole worker.',
  },
  'module-before-patch': {
    title: 'Module loaded before the patch',
    summary: 'A module that the patch changes was already loaded; patching in place still reaches it.',
    severityNote: 'A notice: nothing is known to break, but the order is fragile.',
  },
  'formatter-moves-patch': {
    title: 'Patch that a formatter moves',
    summary:
      'The patch is in time, but autopep8, isort or ruff, as the repository configures them, would move imports above it.',
    severityNote: 'A notice: the order is right until the tool runs the next time.',
  },
};
