import { describe, expect, test } from '@jest/globals';
import { importPatchers, lazyAttribute, stdlibModule, thirdPartyModule } from '../../src/libraries/tables.js';
import { builtInPatchers } from '../../src/patchers/index.js';

function heldNames(module: string, known = thirdPartyModule): readonly string[] {
  return [...new Set(known(module)?.holds.map((hold) => `${hold.form} ${hold.name}`))].sort();
}

describe('standard library', () => {
  test.each([
    'os',
    'ssl',
    'asyncio',
    'urllib.request',
    'concurrent.futures',
    'logging.handlers',
    'subprocess',
  ])('import %s holds nothing that matters', (module) => {
    expect(stdlibModule(module)?.holds).toEqual([]);
  });

  test.each([
    ['sched', ['reference time.sleep']],
    ['pty', ['reference os.waitpid', 'reference select.select']],
    ['concurrent.futures.thread', ['instance threading.Lock']],
    ['ftplib', ['reference ssl.SSLSocket']],
    ['multiprocessing.dummy', ['reference threading.Lock', 'subclass threading.Thread']],
    ['concurrent.futures.process', ['subclass threading.Thread']],
  ])('import %s holds %j', (module, held) => {
    expect(heldNames(module, stdlibModule)).toEqual(expect.arrayContaining(held));
  });

  test('pty waits by a name it has bound only where that Python does', () => {
    const waits = stdlibModule('pty')?.holds.find(({ name }) => name === 'os.waitpid');
    expect(waits?.versions).toMatchObject({ distribution: 'python', free: expect.arrayContaining(['3.9']) });
    expect(waits && builtInPatchers.effectOfHold('gevent', waits, [3, 9])).toBeUndefined();
    expect(waits && builtInPatchers.effectOfHold('gevent', waits, [3, 14])).toMatchObject({
      effect: 'blocks',
    });
  });

  test('concurrent.futures.thread is a warning, not the error a lock of the program would be', () => {
    const [hold] = stdlibModule('concurrent.futures.thread')?.holds ?? [];
    expect(hold && builtInPatchers.effectOfHold('gevent', hold, undefined)).toMatchObject({
      effect: 'deadlock',
      severity: 'warning',
    });
  });

  test.each([
    'urllib2',
    'Queue',
    'thread',
    'ConfigParser',
    'tomllib',
    'annotationlib',
    'imp',
    'distutils.core',
  ])('%s is standard library of some version', (module) => {
    expect(stdlibModule(module)).toBeDefined();
  });

  test.each(['requests', 'gevent', 'six', 'constructor', '__proto__', 'app', ''])('%s is not', (module) => {
    expect(stdlibModule(module)).toBeUndefined();
  });

  test('urllib.request loads ssl and socket', () => {
    expect(stdlibModule('urllib.request')?.loads).toEqual(expect.arrayContaining(['socket', 'ssl']));
  });

  test('from concurrent.futures import ThreadPoolExecutor leads to concurrent.futures.thread', () => {
    expect(lazyAttribute('concurrent.futures', 'ThreadPoolExecutor')).toBe('concurrent.futures.thread');
    expect(lazyAttribute('concurrent.futures', 'wait')).toBeUndefined();
    expect(lazyAttribute('os', 'constructor')).toBeUndefined();
  });
});

describe('third party', () => {
  test.each([
    'requests',
    'urllib3',
    'boto3',
    'botocore.session',
    'pymongo',
    'requests_oauthlib',
    'docker',
    'hvac',
    'kubernetes',
  ])('import %s holds ssl.SSLContext', (module) => {
    expect(heldNames(module)).toContain('reference ssl.SSLContext');
  });

  test('the holder of SSLContext behind requests is urllib3', () => {
    expect(thirdPartyModule('requests')?.holds).toContainEqual({
      holder: 'urllib3.util.ssl_',
      where: 'SSLContext',
      name: 'ssl.SSLContext',
      form: 'reference',
    });
  });

  test('aiohttp makes contexts at import, and its isinstance() tests do not matter', () => {
    expect(heldNames('aiohttp').filter((held) => held.endsWith('SSLContext'))).toEqual([
      'instance ssl.SSLContext',
    ]);
  });

  test.each(['redis', 'redis.retry'])('import %s keeps time.sleep', (module) => {
    expect(heldNames(module)).toContain('reference time.sleep');
  });

  test('tornado before 6.5 makes contexts at import', () => {
    expect(heldNames('tornado.httpserver')).toContain('instance ssl.SSLContext');
  });

  test.each([
    'django',
    'yaml',
    'jwt',
    'pymysql',
    'gevent.pywsgi',
    'gevent',
    'eventlet',
    'psycogreen.gevent',
    'ddtrace.auto',
  ])('%s is known and clean', (module) => {
    expect(thirdPartyModule(module)?.holds).toEqual([]);
  });

  test.each(['celery', 'botocore', 'dns.resolver', 'paho.mqtt'])(
    'import %s alone does not hold SSLContext',
    (module) => {
      const known = thirdPartyModule(module);
      expect(known).toBeDefined();
      expect(known?.holds.filter((hold) => hold.name === 'ssl.SSLContext')).toEqual([]);
    },
  );

  test('an unknown submodule has the facts of its nearest known parent', () => {
    expect(thirdPartyModule('requests.not_there.at_all')).toEqual(thirdPartyModule('requests'));
    expect(thirdPartyModule('requestsfoo')).toBeUndefined();
  });

  test.each(['constructor', '__proto__', 'my_company_lib', ''])('%s is unknown', (module) => {
    expect(thirdPartyModule(module)).toBeUndefined();
  });

  test('grequests and every module of locust patch when they are imported', () => {
    expect(thirdPartyModule('grequests')?.patches).toEqual({
      function: 'gevent.monkey.patch_all',
      keywords: { thread: 'false', select: 'false' },
    });
    expect(thirdPartyModule('locust.contrib.fasthttp')?.patches?.function).toBe('gevent.monkey.patch_all');
    expect(importPatchers()).toEqual(expect.arrayContaining(['grequests', 'locust']));
    expect(thirdPartyModule('requests')?.patches).toBeUndefined();
  });
});
