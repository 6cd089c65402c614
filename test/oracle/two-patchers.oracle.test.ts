/**
 * Runs both patchers in one CPython, in either order, and uses what they leave: every row about a patch that comes second
 * (`Patcher.clashes`) must be seen, and what has no row must work.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { oraclePython } from './interpreter.js';

const found = oraclePython();

const gevent = 'from gevent import monkey\nmonkey.patch_all()\n';
const eventlet = 'import eventlet\neventlet.monkey_patch()\n';

/** Greenlets of the library tick, while the main one sleeps; prints whether there were several ticks. */
const ticking = (library: string) => `
import ${library}, time
ticks = []
def tick():
    for _ in range(20):
        ticks.append(1)
        ${library}.sleep(0.01)
${library}.spawn(tick)
time.sleep(0.2)
print("cooperates" if len(ticks) > 3 else "stands still")
`;

const wrapping = `
import socket, ssl
context = ssl.create_default_context()
try:
    context.wrap_socket(socket.socket(), server_hostname="localhost", do_handshake_on_connect=False)
    print("wraps")
except AttributeError as error:
    print(error)
`;

if ('missing' in found) {
  process.stderr.write(`CPython oracle: two patchers in one process were not run: ${found.missing}\n`);
  test.skip(`CPython runs two patchers in one process (${found.missing})`, () => undefined);
} else {
  const { command } = found;
  let server: Server;
  // What a program leaves open when it is stopped.
  const open = new Set<Socket>();
  const address = () => JSON.stringify(server.address());

  beforeAll(
    () =>
      new Promise<void>((resolve) => {
        server = createServer((socket) => {
          open.add(socket);
          socket.on('close', () => open.delete(socket)).on('error', () => socket.destroy());
          socket.resume().end('HTTP/1.0 200 OK\r\n\r\nok');
        }).listen(0, '127.0.0.1', resolve);
      }),
  );
  afterAll(() => {
    for (const socket of open) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });

  /** What `app.py` prints, with the last line of its error; `stopped` where it has not ended after some seconds. */
  const run = (files: Readonly<Record<string, string>>, patience = 60_000): Promise<string> => {
    const folder = mkdtempSync(join(tmpdir(), 'late-patch-clash-'));
    for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
    return new Promise((resolve) => {
      const child = spawn(command, ['-W', 'ignore', 'app.py'], {
        cwd: folder,
        killSignal: 'SIGKILL',
        timeout: patience,
      });
      let [out, errors] = ['', ''];
      child.stdout.on('data', (chunk) => (out += chunk));
      child.stderr.on('data', (chunk) => (errors += chunk));
      child.on('close', (_, signal) => {
        rmSync(folder, { recursive: true, force: true });
        const error = /^\w*Error: .*$/m.exec(errors)?.[0] ?? '';
        resolve(signal === null ? `${out.trim()}${error}` : 'stopped');
      });
    });
  };
  const request = () => `
import json, socket, time
host = json.loads('''${address()}''')
peer = socket.create_connection((host["address"], host["port"]), timeout=30)
peer.sendall(b"GET / HTTP/1.0\\r\\n\\r\\n")
print(peer.recv(100)[:15])
`;
  const release = 'RuntimeError: cannot release un-acquired lock';

  describe('eventlet after gevent', () => {
    test.each(['', 'socket=True', 'thread=True', 'time=True', 'subprocess=True', 'builtins=True'])(
      'breaks the import that it runs in: monkey_patch(%s)',
      async (keywords) => {
        const second = eventlet.replace('()', `(${keywords})`);
        expect(await run({ 'app.py': 'import lake\n', 'lake.py': gevent + second })).toBe(release);
      },
    );

    test('raises on the first TLS connection', async () => {
      const told = await run({ 'app.py': gevent + eventlet + wrapping });
      expect(told).toBe("type object 'SSLSocket' has no attribute '_create'");
    });

    test('holds up the greenlets of gevent', async () => {
      expect(await run({ 'app.py': gevent + eventlet + ticking('gevent') })).toBe('stands still');
    });

    test('leaves a script alone where it replaces nothing', async () => {
      const second = eventlet.replace('()', '(builtins=True)');
      expect(await run({ 'app.py': gevent + second + ticking('gevent') + wrapping })).toBe(
        'cooperates\nwraps',
      );
    });
  });

  describe('gevent after eventlet', () => {
    test.each(['', 'socket=True', 'time=True', 'builtins=True'])(
      'breaks the import that it runs in: monkey_patch(%s) first',
      async (keywords) => {
        const first = eventlet.replace('()', `(${keywords})`);
        expect(await run({ 'app.py': 'import lake\n', 'lake.py': first + gevent })).toBe(release);
      },
    );

    test('never comes back from a connection', async () => {
      expect(await run({ 'app.py': eventlet + gevent + request() }, 15_000)).toBe('stopped');
    });

    test('holds up the greenlets of eventlet', async () => {
      expect(await run({ 'app.py': eventlet + gevent + ticking('eventlet') })).toBe('stands still');
    });

    test('leaves an import alone that it does not replace the threads of', async () => {
      const first = 'from gevent import monkey\nmonkey.patch_signal()\nmonkey.patch_ssl()\n';
      const files = {
        'app.py': `import lake\n${ticking('eventlet')}${wrapping}`,
        'lake.py': eventlet + first,
      };
      expect(await run(files)).toBe('cooperates\nwraps');
    });
  });

  test('one alone does none of it', async () => {
    const files = { 'app.py': `import lake\n${ticking('gevent')}${wrapping}${request()}`, 'lake.py': gevent };
    expect(await run(files)).toBe("cooperates\nwraps\nb'HTTP/1.0 200 OK'");
  });
}
