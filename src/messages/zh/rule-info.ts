import type { Messages } from '../messages.js';

export const ruleInfo: Messages['ruleInfo'] = {
  'ssl-context-before-patch': {
    title: '打补丁之前就绑定了 SSLContext',
    summary:
      '补丁替换 ssl.SSLContext 时，项目代码或某个库还持有原来的类，一用 TLS 就会触发 RecursionError（无限递归）。',
    severityNote:
      '错误：第一次使用原来的类就会无限递归，直到 Python 抛出异常。在 truststore 之前创建的上下文为警告。',
  },
  'name-before-patch': {
    title: '打补丁之前就绑定了名称',
    summary: '某个名称直接绑定了原始的函数或类，补丁对它不起作用。',
    severityNote: '原始对象会崩溃或死锁时为错误，只会阻塞事件循环时为警告。',
  },
  'object-before-patch': {
    title: '打补丁之前就创建了对象',
    summary: '锁、套接字、线程、线程池或 thread-local 对象在导入时就已创建，早于补丁替换它的类型。',
    severityNote: '对象会出错或死锁时为错误，只会阻塞或被共享时为警告。',
  },
  'library-before-patch': {
    title: '打补丁之前就导入了库',
    summary: '第三方库在打补丁之前就被导入，一直保留着它当时绑定的原始对象。',
    severityNote: '库持有的对象会崩溃时为错误，会阻塞时为警告，尚不确定有无危害时为提示。',
  },
  'pool-without-patch': {
    title: 'Celery 的池没有打补丁',
    summary:
      '通过设置让 Celery 的工作进程使用 gevent 或 eventlet 的池，但只有 -P 选项会打补丁，而没有任何地方给出它。',
    severityNote: '警告：任务只要在等待，就会挡住整个工作进程。',
  },
  'module-before-patch': {
    title: '打补丁之前就加载了模块',
    summary: '补丁要修改的模块此前已经加载；就地打补丁仍然对它有效。',
    severityNote: '提示：目前没有发现会出错，但这种顺序很脆弱。',
  },
  'formatter-moves-patch': {
    title: '格式化工具会移动补丁',
    summary: '补丁目前打得及时，但按照仓库里的配置，autopep8、isort 或 ruff 会把导入移到它前面。',
    severityNote: '提示：在工具下一次运行之前，顺序是对的。',
  },
};
