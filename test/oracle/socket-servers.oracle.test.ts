/**
 * Serves programs of test/spec/socket-servers.md by Flask-SocketIO and python-socketio themselves: while one client is asked to wait, another
 * one is answered where the model is silent, and waits as long where it tells of a server without a patch.
 * LATE_PATCH_ORACLE_PYTHON names an interpreter that has test/oracle/requirements.txt installed.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { analyze } from '../../src/analysis/analyze.js';
import { defaultSettings } from '../../src/config/settings.js';
import { snapshotOf } from '../../src/project/snapshot.js';
import { oraclePython } from './interpreter.js';

const found = oraclePython();

/** How long one client is asked to wait, in milliseconds. */
const wait = 2_000;

const flask = (options: string, head = '') => `${head}import sys, time
from flask import Flask
from flask_socketio import SocketIO

app = Flask(__name__)
socketio = SocketIO(app${options})

@app.route("/wait")
def wait():
    print("waiting", flush=True)
    time.sleep(${wait / 1000})
    print("waited", flush=True)
    return ""

@app.route("/mode")
def mode():
    print("asked", flush=True)
    return socketio.async_mode

if __name__ == "__main__":
    socketio.run(app, port=int(sys.argv[1]), allow_unsafe_werkzeug=True)
`;

const plain = (head: string, options: string, serve: string) => `${head}import sys, time
import socketio

sio = socketio.Server(${options})

def answer(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    if environ["PATH_INFO"] == "/wait":
        print("waiting", flush=True)
        time.sleep(${wait / 1000})
    print("waited" if environ["PATH_INFO"] == "/wait" else "asked", flush=True)
    return [sio.async_mode.encode()]

app = socketio.WSGIApp(sio, answer)

if __name__ == "__main__":
    ${serve}
`;

const gevent = 'from gevent import monkey\nmonkey.patch_all()\n';
const eventlet = 'import eventlet\neventlet.monkey_patch()\n';
const byEventlet = 'eventlet.wsgi.server(eventlet.listen(("127.0.0.1", int(sys.argv[1]))), app)';
const byGevent = 'pywsgi.WSGIServer(("127.0.0.1", int(sys.argv[1])), app).serve_forever()';

/** Programs, the mode in which they serve, and whether one client holds up another. */
const programs: readonly (readonly [name: string, text: string, mode: string, isHeldUp: boolean])[] = [
  ['gevent', flask(', async_mode="gevent"'), 'gevent', true],
  ['eventlet', flask(', async_mode="eventlet"'), 'eventlet', true],
  ['the first of what is installed', flask(''), 'eventlet', true],
  ['threads', flask(', async_mode="threading"'), 'threading', false],
  ['gevent that patches', flask(', async_mode="gevent"', gevent), 'gevent', false],
  ['eventlet that patches', flask('', eventlet), 'eventlet', false],
  ['python-socketio by eventlet', plain('import eventlet.wsgi\n', '', byEventlet), 'eventlet', true],
  [
    'python-socketio by gevent',
    plain('from gevent import pywsgi\n', 'async_mode="gevent"', byGevent),
    'gevent',
    true,
  ],
  [
    'python-socketio by gevent that patches',
    plain(`${gevent}from gevent import pywsgi\n`, 'async_mode="gevent"', byGevent),
    'gevent',
    false,
  ],
];

const isThere =
  !('missing' in found) && spawnSync(found.command, ['-c', 'import flask_socketio'], {}).status === 0;

if (!isThere) {
  const why = 'missing' in found ? found.missing : 'Flask-SocketIO is not installed';
  process.stderr.write(`CPython oracle: no Socket.IO server was run: ${why}\n`);
  test.skip(`CPython serves Socket.IO (${why})`, () => undefined);
} else {
  describe('one client waits, and another one', () => {
    test.concurrent.each(programs)(
      '%s',
      async (_, text, mode, isHeldUp) => {
        const requirements = 'flask-socketio==5.7.0\neventlet==0.41.3\ngevent==26.9.0\n';
        const { findings } = analyze(
          snapshotOf({ 'app.py': text, 'requirements.txt': requirements }),
          defaultSettings,
        );
        const real = await served(found.command, text);
        expect({ ...real, told: findings.map(({ rule }) => rule) }).toEqual({
          mode,
          isHeldUp,
          told: isHeldUp ? ['server-without-patch'] : [],
        });
      },
      120_000,
    );
  });
}

/** In which mode the program serves, and whether a second client is only heard when it has served the first one. */
async function served(
  python: string,
  text: string,
): Promise<{ readonly mode: string; readonly isHeldUp: boolean }> {
  const folder = mkdtempSync(join(tmpdir(), 'late-patch-served-'));
  writeFileSync(join(folder, 'app.py'), text);
  const address = `http://127.0.0.1:${await freePort()}`;
  const child = spawn(python, ['-W', 'ignore', 'app.py', new URL(address).port], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  try {
    const mode = await eventually(async () => (await fetch(`${address}/mode`)).text());
    const slow = fetch(`${address}/wait`);
    await eventually(() => (said.includes('waiting') ? said : Promise.reject(new Error(said))));
    await fetch(`${address}/mode`);
    await slow;
    const [, after = ''] = said.split('waiting');
    return { mode, isHeldUp: after.trim().startsWith('waited') };
  } finally {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What `ask` gives as soon as it gives anything. */
async function eventually<Answer>(ask: () => Answer | Promise<Answer>, patience = 60_000): Promise<Answer> {
  for (const end = Date.now() + patience; ; ) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
