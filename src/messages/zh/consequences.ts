import type { VersionLimit } from '../../knowledge/consequences.js';
import type { PatchLibrary } from '../../knowledge/types.js';
import type { Messages } from '../messages.js';
import { joined } from './words.js';

const one: Readonly<Record<PatchLibrary, string>> = {
  gevent: ' greenlet ',
  eventlet: '绿色线程',
  truststore: '线程',
};

/** 在休眠期间会阻塞所有 greenlet. */
function blocks(when: string): (library: PatchLibrary) => string {
  return (library) => `${when}会阻塞所有${one[library]}`.trimEnd();
}

export const consequences: Messages['consequences'] = {
  'tls-recursion': (library) =>
    library === 'gevent'
      ? '第一次使用 TLS 就会抛出 RecursionError'
      : '第一次使用 TLS 就会抛出 RecursionError，而且 eventlet 不给任何警告',
  'option-recursion': () => '一设置上下文的选项就会抛出 RecursionError',
  'unverified-recursion': () => '验证时不使用系统证书，而且一设置选项就会抛出 RecursionError',
  unverified: () => '验证时仍然不使用系统证书',
  'sockets-do-not-match': (library) => `在 isinstance() 判断中不再匹配 ${library} 创建的套接字`,
  'wrapping-raises': () => '在 SSLContext 用它包装套接字时会抛出 TypeError',
  'blocks-sleeping': blocks('休眠期间'),
  'blocks-network': blocks('等待网络时'),
  'blocks-resolving': blocks('解析主机名时'),
  'blocks-waiting': blocks('等待时'),
  'blocks-selecting': blocks('等待 select 时'),
  'blocks-queue': blocks('等待队列元素时'),
  'blocks-pipe': blocks('等待管道或设备时'),
  'blocks-child': blocks('在子进程退出之前'),
  'blocks-in-wait': blocks('在 wait() 里'),
  'popen-type-error': () => "启动子进程时会抛出 TypeError: 'NoneType' object is not callable",
  'popen-attribute-error': () =>
    "启动子进程时会抛出 AttributeError: 'NoneType' object has no attribute 'fork_exec'",
  'deadlock-contended': (library) => `只要有两个${one[library]}争用，整个进程就会卡死`,
  'deadlock-submitting': (library) => `在两个${one[library]}同时提交任务时会让整个进程卡死`,
  'deadlock-executors': () => '在同时使用两个线程池时可能让整个进程卡死',
  'makes-locks-without-exclusion': (library) =>
    `创建出的锁起不到互斥作用：在原生 RLock 看来，所有${one[library]}都是同一个持有者`,
  'lock-without-exclusion': (library) => `不再互斥：在原生 RLock 看来，所有${one[library]}都是同一个持有者`,
  'lock-without-exclusion-unless-replaced': (library) =>
    `起不到互斥作用，除非 ${library} 找到并替换它，而旧版本从不这样做`,
  'condition-without-exclusion': (library) =>
    `不再互斥：它内部的 RLock 把所有${one[library]}都当作同一个持有者`,
  'condition-raises': () => '会抛出 RuntimeError: cannot wait on un-acquired lock',
  'threads-never-join': () => '启动的线程，join() 永远不会返回',
  'timers-never-join': () => '启动的定时器，join() 永远不会返回',
  'never-joined': () => '启动之后，join() 永远不会返回',
  'start-raises': () => '在启动时会抛出异常',
  'start-attribute-error': () => '在启动时会抛出 AttributeError',
  'native-thread-never-wakes': () => '启动的是原生线程，其中的 time.sleep() 永远不会返回',
  'values-shared': (library) => `会让一个${one[library]}看到另一个的值`,
  'same-identity': (library) => `对所有${one[library]}都返回同一个标识`,
  'native-lock': () => '仍是原生锁；就目前所知，持有它的代码不会切换 greenlet',
};

export const onlyIn: Messages['onlyIn'] = (limits) =>
  limits.length === 0 ? '' : `（${limits.map(limit).join('，')}）`;

function limit(one: VersionLimit): string {
  switch (one.relation) {
    case 'since':
      return `自 ${one.of} ${one.version} 起`;
    case 'before':
      return `早于 ${one.of} ${one.version}`;
    case 'measured':
      return `在 ${one.of} ${joined(one.held)} 中实测如此，${joined(one.free)} 中则没有`;
  }
}
