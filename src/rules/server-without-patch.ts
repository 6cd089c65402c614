import { defineRule } from './rule.js';

const id = 'server-without-patch';

/** Flask-SocketIO and python-socketio serve on gevent or eventlet where they can, and patch nothing. */
export const serverWithoutPatch = defineRule({
  id,
  severity: 'warning',
  since: '0.1.0',
  fix: 'never',
  patchers: 'green',
  about: 'green-server',
  covers: () => true,
  severityOf: () => 'warning',
  facts: ([server]) => server!,
  advice: ({ library, run }) => [{ kind: 'of-rule', rule: id, facts: { library, run } }],
});
