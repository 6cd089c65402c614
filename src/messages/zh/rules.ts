import type { ImportMove } from '../../findings/import-move.js';
import { code, type Prose, prose } from '../../text/prose.js';
import type { RuleMessages } from '../rule-messages.js';
import { listed } from './words.js';

const habits: Readonly<Record<ImportMove, Prose>> = {
  e402: prose`会把代码下面的导入移到代码上面（${code('E402')}）`,
  float: prose`会把所有导入移到文件顶部`,
  'float-always': prose`会把所有导入移到文件顶部（5 之前的版本都是如此）`,
  sort: prose`会给导入排序，而它无从知道这一条必须最先执行`,
};

export const rules: RuleMessages = {
  sslContext: ({ patch, library, holders }) => {
    const holder = holders.length === 0 ? prose`本程序` : prose`${listed(holders, 3)} `;
    const warning =
      library === 'gevent'
        ? 'gevent 最多打印一条 MonkeyPatchWarning，多数时候什么都不提示。'
        : `${library} 不会给出任何提示。`;
    const isTruststore = library === 'truststore';
    const end = isTruststore ? '设置它的选项会触发 RecursionError' : '使用 TLS 会触发 RecursionError';
    const moment = isTruststore
      ? prose`只要设置上下文的选项（${code('verify_mode')}、${code('minimum_version')}、${code('options')}）`
      : '只要发起 HTTPS 请求或建立其他 TLS 连接';
    return {
      message: prose`${patch} 执行得太晚：${holder}已经持有原来的 ${code('ssl.SSLContext')}，${end}`,
      why: prose`补丁会用 ${library} 自己的类替换 ${code('ssl.SSLContext')}，但在此之前绑定的名称仍然指向原来的类。原来的类在设置属性时，会到 ${code('ssl')} 模块里查找 ${code('SSLContext')} 这个名字，查到的却是替换后的类，于是不断地调用自己：在 Python 3.6 及以上版本，${moment}，就会抛出 ${code('RecursionError: maximum recursion depth exceeded')}（递归错误）。${warning}`,
    };
  },
  name: ({ patch, names, consequences }) => ({
    message: prose`${patch} 执行得太晚：${listed(names, 3)} 在此之前已经绑定到别的名称，用到的仍是原始对象`,
    why: prose`猴子补丁替换的是标准库模块里的名称；在此之前从模块里取出来的引用不会跟着改变。${consequences}`,
  }),
  object: ({ patch, names, consequences }) => ({
    message: prose`${patch} 执行得太晚：${listed(names, 3)} 对象在此之前已经创建，仍是原生对象`,
    why: prose`对象的类在创建时就已确定，之后补丁再怎么修改模块都与它无关。${consequences}`,
  }),
  library: ({ patch, names, holders, consequences }) => ({
    message: prose`${patch} 执行得太晚：${listed(holders, 3)} 在导入时已经持有 ${listed(names, 3)}，这部分不会被打上补丁`,
    why: prose`库在导入时就把这些名称从标准库里取走了，补丁改不到它手里的那一份。${consequences}`,
  }),
  module: ({ patch, library, modules }) => ({
    message: prose`${patch} 执行得偏晚：${listed(modules)} 已经先导入，目前还能正常工作，但稍有改动就会出问题`,
    why: prose`现在没有坏：模块本身会被就地打上补丁。但 ${library} 要求最先执行；以后只要有一行代码（或某个库）从这里已加载的模块中取出名称，就会悄无声息地留住原始对象。`,
  }),
  formatter: ({ tool, move, setting, declared, others, patch, statement, modules, outcome }) => {
    const message =
      move === 'sort'
        ? prose`${code(tool)} 会把 ${code(statement)} 排到 ${listed(modules, 3)} 后面，补丁就会执行得太晚`
        : prose`${code(tool)} 会把 ${listed(modules, 3)} 移到 ${patch} 前面，补丁就会执行得太晚`;
    const more = others.length === 0 ? [] : prose`${listed(others)} 也会这样移动。`;
    return {
      message,
      why: prose`现在的顺序是对的。但 ${tool} 会格式化这个文件（${code(declared)} 里的 ${code(setting)}），它${habits[move]}。这样一来，${outcome}。${more}`,
    };
  },
  pool: ({ name, library }) => ({
    message: prose`${code(`${name} = '${library}'`)} 只选用 ${library} 的池，不会打任何补丁：只要有任务在等待，工作进程就会停住`,
    why: prose`Celery 只有在命令行里看到 ${code(`-P ${library}`)} 时，才会在加载其他模块之前打补丁；读到这项设置时已经太晚。这时 工作进程自己的循环和所有任务共用一个线程，而套接字、锁和 ${code('time.sleep')} 都是原始的：谁在等待，谁就挡住其他一切，任务可能根本不会开始，工作进程也不会按要求停止。工作进程启动时，Celery 自己也会对这项设置给出警告。`,
  }),
  original: (names, consequence) => prose`原始的 ${listed(names, 4)} ${consequence}。`,
  originalClause: (name, consequence) => prose`原始的 ${code(name)} ${consequence}`,
  loadedClause: (module) => prose`${code(module)} 已经加载，补丁会就地修改它`,
};
