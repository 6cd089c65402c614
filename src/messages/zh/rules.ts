import {
  type ImportMove,
  type PatchSource,
  patchLabels,
  type SaidConsequence,
} from '../../findings/finding.js';
import type { ClashKind, PatcherId, VersionLimit } from '../../patchers/types.js';
import { bringersBeside, type Holder } from '../../rules/rule.js';
import { code, type Prose, prose } from '../../text/prose.js';
import type { AdviceMessages, FixMessages, OriginalMessages, RuleTexts, Texts } from '../messages.js';
import { consequenceClause, consequenceParagraph, ownerOfAll, toldWords } from '../sentences.js';
import { joined, linesNamed, listed } from './words.js';

const habits: Readonly<Record<ImportMove, Prose>> = {
  e402: prose`会把代码下面的导入移到代码上面（${code('E402')}）`,
  float: prose`会把所有导入移到文件顶部`,
  'float-always': prose`会把所有导入移到文件顶部（5 之前的版本都是如此）`,
  sort: prose`会给导入排序，而它无从知道这一条必须最先执行`,
};

/** What keeps a tool that moves imports in this way from doing so. */
const pragmas: Readonly<Record<ImportMove, Prose>> = {
  e402: prose`请在补丁之后每条导入的第一行加上 ${code('# noqa: E402')}，或者在工具的配置里忽略 ${code('E402')}。`,
  float: prose`请在补丁下面单独加一行 ${code('# isort: split')}。`,
  'float-always': prose`请升级 isort：从版本 5 起，代码下面的导入会留在原处。在此之前，请给补丁之后的每条导入加上 ${code('# isort:skip')}。`,
  sort: prose`请在这条导入后面或下一行加上 ${code('# isort: split')}：isort 和 ruff 就都会让它留在原处。`,
};

/** `joblib（由 sklearn 导入）`: who holds, and what has imported them where that is not named anyway; ends as words may follow. */
function holding(holders: readonly Holder[]): Prose {
  const names = holders.map(({ name }) => name);
  const bringers = bringersBeside(holders, 3);
  return bringers.length === 0
    ? prose`${listed(names, 3)} `
    : prose`${listed(names, 3)}（由 ${listed(bringers, 2)} 导入）`;
}

export const rules: RuleTexts = {
  'ssl-context-before-patch': {
    title: '打补丁之前就绑定了 SSLContext',
    summary:
      '补丁替换 ssl.SSLContext 时，项目代码或某个库还持有原来的类，一用 TLS 就会触发 RecursionError（无限递归）。',
    severityNote:
      '错误：第一次使用原来的类就会无限递归，直到 Python 抛出异常。在 truststore 之前创建的上下文为警告。',
    words: ({ patch, library, holders, isPython2 }) => {
      const holder = holders.length === 0 ? prose`本程序` : holding(holders);
      const warning =
        library === 'gevent'
          ? 'gevent 最多打印一条 MonkeyPatchWarning，多数时候什么都不提示。'
          : `${library} 不会给出任何提示。`;
      const isTruststore = library === 'truststore';
      const end = isTruststore
        ? '设置它的选项会触发 RecursionError'
        : isPython2
          ? '原来的类仍在使用，换到 Python 3 后使用 TLS 会触发 RecursionError'
          : '使用 TLS 会触发 RecursionError';
      const versions = isPython2 ? '这段代码换到 Python 3 运行后' : '在 Python 3.6 及以上版本';
      const moment = isTruststore
        ? prose`只要设置上下文的选项（${code('verify_mode')}、${code('minimum_version')}、${code('options')}）`
        : '只要发起 HTTPS 请求或建立其他 TLS 连接';
      return {
        message: prose`${written(patch)} 执行得太晚：${holder}已经持有原来的 ${code('ssl.SSLContext')}，${end}`,
        why: prose`补丁会用 ${library} 自己的类替换 ${code('ssl.SSLContext')}，但在此之前绑定的名称仍然指向原来的类。原来的类在设置属性时，会到 ${code('ssl')} 模块里查找 ${code('SSLContext')} 这个名字，查到的却是替换后的类，于是不断地调用自己：${versions}，${moment}，就会抛出 ${code('RecursionError: maximum recursion depth exceeded')}（递归错误）。${warning}`,
      };
    },
  },
  'patcher-before-patch': {
    title: '同一进程里有两个补丁库',
    summary: 'gevent 和 eventlet 都给同一个进程打补丁：后一个会拿走前一个放进去的东西。',
    severityNote: '错误：导入或连接会失败，或者一切都停住。',
    words: ({ after, first, second, library, comes }) => ({
      message: prose`${written(second)} 所在的进程已经由${patchedBy(after, first)}：${after} 和 ${library} 不能在同一进程里工作`,
      why: prose`两者各有自己的事件循环，并且会互相替换对方放进标准库里的东西。${sentences(comes.map((kind) => clashes[kind]({ after, library })))}`,
    }),
    advice: ({ after, first, library, second }) => {
      const other =
        first === undefined
          ? prose`让 ${after} 打补丁的那一处`
          : first.kind === 'launch'
            ? prose` ${written(first)} 的补丁`
            : prose` ${written(first)}`;
      const apart =
        first === undefined || first.kind === 'launch' || second.kind === 'launch'
          ? prose`用其中一个打补丁的服务器或工作进程，不能运行用另一个打补丁的程序。`
          : prose`需要另一个的部分，请放到单独的进程里。`;
      return prose`两者只能留一个：程序用 ${after} 运行，就删掉 ${written(second)}；用 ${library} 运行，就去掉${other}。${apart}`;
    },
  },
  'name-before-patch': {
    title: '打补丁之前就绑定了名称',
    summary: '某个名称直接绑定了原始的函数或类，补丁对它不起作用。',
    severityNote: '原始对象会崩溃或死锁时为错误，只会阻塞事件循环时为警告。',
    words({ patch, names, consequences }) {
      const owner = ownerOfAll(consequences);
      const kept = owner === undefined ? '原始对象' : ` ${owner} 的对象`;
      return {
        message: prose`${written(patch)} 执行得太晚：${listed(names, 3)} 在此之前已经绑定到别的名称，用到的仍是${kept}`,
        why: prose`猴子补丁替换的是名称所在模块里的那一份；在此之前从模块里取出来的引用不会跟着改变。${said(consequences)}`,
      };
    },
    advice: ({ module, name }) =>
      prose`如果补丁不能移动，就改为导入模块、在使用时再取名称：先 ${code(`import ${module}`)}，再用 ${code(name)}。`,
  },
  'object-before-patch': {
    title: '打补丁之前就创建了对象',
    summary: '锁、线程、应用或数据库引擎等对象在导入时就已创建，早于补丁替换它的类型。',
    severityNote: '对象会出错或死锁时为错误，只会阻塞、被共享或不被追踪时为警告。',
    words({ patch, names, consequences }) {
      const owner = ownerOfAll(consequences);
      const kept = owner === undefined ? '未打补丁的对象' : ` ${owner} 的对象`;
      const isFatal = consequences.some(({ consequence }) => consequence.kind === 'import-raises');
      const isWaiting = consequences.some(({ consequence }) => consequence.kind === 'import-waits');
      if (isWaiting)
        return {
          message: prose`${written(patch)} 在 ${listed(names, 3)} 加载的过程中执行：这次导入永远不会结束`,
          why: prose`为了替换已有的锁，补丁会询问每个对象的类。${said(consequences)}`,
        };
      return {
        message: isFatal
          ? prose`${written(patch)} 在导入过程中执行，而 ${listed(names, 3)} 还在运行：这次导入会失败，抛出 RuntimeError`
          : prose`${written(patch)} 执行得太晚：${listed(names, 3)} 对象在此之前已经创建，仍是${kept}`,
        why: prose`对象的类在创建时就已确定，之后补丁再怎么修改模块都与它无关。${said(consequences)}`,
      };
    },
    advice: () => prose`如果补丁不能移动，就不要在导入时创建这个对象，改为第一次使用时再创建。`,
  },
  'library-before-patch': {
    title: '打补丁之前就导入了库',
    summary: '第三方库或标准库的某个模块在打补丁之前就被导入，一直保留着它当时绑定的原始对象。',
    severityNote: '库持有的对象会崩溃时为错误，会阻塞时为警告，尚不确定有无危害时为提示。',
    words: ({ patch, names, holders, consequences }) => ({
      message: prose`${written(patch)} 执行得太晚：${holding(holders)}在导入时已经持有 ${listed(names, 3)}，这部分不会被打上补丁`,
      why: prose`${holders.every(({ isStandard }) => isStandard) ? '模块' : '库'}在导入时就把这些名称从所在的模块里取走了，补丁改不到它手里的那一份。${said(consequences)}`,
    }),
  },
  'pool-without-patch': {
    title: 'Celery 的池没有打补丁',
    summary:
      '通过设置或连写的 -Pgevent 让 Celery 的工作进程使用 gevent 或 eventlet 的池，但只有分开写的 -P gevent 会打补丁。',
    severityNote: '警告：任务只要在等待，就会挡住整个工作进程。',
    words: ({ by, name, library }) => ({
      message: prose`${code(by === 'option' ? name : `${name} = '${library}'`)} 只选用 ${library} 的池，不会打任何补丁：只要有任务在等待，工作进程就会停住`,
      why: prose`Celery 只有在命令行里看到 ${code(`-P ${library}`)} 时，才会在加载其他模块之前打补丁；${by === 'option' ? '连写的选项它找不到，读到时已经太晚' : '读到这项设置时已经太晚'}。这时 工作进程自己的循环和所有任务共用一个线程，而套接字、锁和 ${code('time.sleep')} 都是原始的：谁在等待，谁就挡住其他一切，任务可能根本不会开始，工作进程也不会按要求停止。${by === 'option' ? '' : '工作进程启动时，Celery 自己也会对这项设置给出警告。'}`,
    }),
    advice: ({ by, library }) =>
      by === 'option'
        ? prose`请分开写成 ${code(`-P ${library}`)}，或写成 ${code(`--pool=${library}`)}。`
        : prose`请用 ${code(`celery worker -P ${library}`)} 启动工作进程，并删掉这项设置。如果在别处已经这样启动，这项设置就不起作用：请在配置的 ${code('launchers')} 里写明，或者同样把它删掉。`,
  },
  'server-without-patch': {
    title: 'Socket.IO 服务器没有打补丁',
    summary:
      'Flask-SocketIO 或 python-socketio 按 async_mode 或已安装的库，用 gevent 或 eventlet 提供服务，却没有任何地方打补丁。',
    severityNote: '警告：一个处理函数在等待，就会挡住其他所有处理函数。',
    words: ({ by, library, isChosen }) => ({
      message: isChosen
        ? prose`${code(`async_mode='${library}'`)} 让 ${by} 用 ${library} 提供服务，却没有任何地方打补丁：一个处理函数在等待，就会挡住其他所有处理函数`
        : prose`${by} 用已安装的 ${library} 提供服务，却没有任何地方打补丁：一个处理函数在等待，就会挡住其他所有处理函数`,
      why: prose`${isChosen ? [] : prose`没有 ${code('async_mode')} 时，会按 eventlet、gevent、线程的顺序选用第一个能导入的。`}所有处理函数共用一个线程，而套接字、锁和 ${code('time.sleep')} 都是原始的：一个处理函数里的数据库查询、HTTP 请求或 ${code('time.sleep(2)')} 有多久，其他客户端就要等多久；跨过 ${code('socketio.sleep()')} 持有的锁会让服务器永远停住；使用 Redis 消息队列则会抛出 RuntimeError。`,
    }),
    advice: ({ library, run }) =>
      prose`请在 ${code(run)} 的第一行、所有其他导入之前打补丁（${code(library === 'eventlet' ? 'import eventlet; eventlet.monkey_patch()' : 'from gevent import monkey; monkey.patch_all()')}），或者改用线程提供服务：${code("async_mode='threading'")}。`,
  },
  'module-before-patch': {
    title: '打补丁之前就加载了模块',
    summary: '补丁要修改的模块此前已经加载；就地打补丁仍然对它有效，除非打补丁的库要求最先导入。',
    severityNote: '提示：目前没有发现会出错，或者打补丁的库在运行时会自己说明。',
    words: ({ patch, library, modules, comes }) =>
      comes !== undefined
        ? {
            message: prose`${written(patch)} 执行得太晚：${listed(modules)} 已经先导入，而它必须最先执行`,
            why: prose`${library} 只改变在它之后导入的模块。在它之前导入的模块${consequenceClause(comes, { consequences, onlyIn })}。`,
          }
        : {
            message: prose`${written(patch)} 执行得偏晚：${listed(modules)} 已经先导入，目前还能正常工作，但稍有改动就会出问题`,
            why: prose`现在没有坏：模块本身会被就地打上补丁。但 ${library} 要求最先执行；以后只要有一行代码（或某个库）从这里已加载的模块中取出名称，就会悄无声息地留住原始对象。`,
          },
  },
  'formatter-moves-patch': {
    title: '格式化工具会移动补丁',
    summary: '补丁目前打得及时，但按照仓库里的配置，autopep8、isort 或 ruff 会把导入移到它前面。',
    severityNote: '提示：在工具下一次运行之前，顺序是对的。',
    words: ({ tool, move, setting, declared, others, patch, statement, modules, outcome }) => {
      const message =
        move === 'sort'
          ? prose`${code(tool)} 会把 ${code(statement)} 排到 ${listed(modules, 3)} 后面，补丁就会执行得太晚`
          : prose`${code(tool)} 会把 ${listed(modules, 3)} 移到 ${written(patch)} 前面，补丁就会执行得太晚`;
      const more = others.length === 0 ? [] : prose`${listed(others)} 也会这样移动。`;
      return {
        message,
        why: prose`现在的顺序是对的。但 ${tool} 会格式化这个文件（${code(declared)} 里的 ${code(setting)}），它${habits[move]}。这样一来，${toldWords(rules, outcome).message}。${more}`,
      };
    },
    advice: ({ move }) => pragmas[move],
  },
};

function whose(owner: string | undefined): string {
  return owner === undefined ? '原始的' : `${owner} 的`;
}

export const originals: OriginalMessages = {
  sentence: (names, consequence, owner) => prose`${whose(owner)} ${listed(names, 4)} ${consequence}。`,
  clause: (name, consequence, owner) => prose`${whose(owner)} ${code(name)} ${consequence}`,
  patched: (patcher) => prose`${patcher} 已经给进程打了补丁`,
  loaded: (module, consequence) =>
    consequence === undefined
      ? prose`${code(module)} 已经加载，补丁会就地修改它`
      : prose`${code(module)} ${consequence}`,
};

function inFile(file: string | undefined): Prose {
  return file === undefined ? [] : prose` ${code(file)} `;
}

/** 补丁写在 `if` 里时，与它一起移到最前面的内容。 */
const withCondition = (isConditional: boolean) => (isConditional ? '连同它的条件和条件用到的值，' : '');

export const advice: AdviceMessages = {
  outermostPackage: (runsFirst, file) =>
    prose`${code(runsFirst)} 先于 ${code(file)} 执行，补丁在后者里写得再靠前也没有用。请在最外层包的 ${code('__init__.py')} 第一行打补丁，或者不要在那个文件里导入任何模块。`,
  startingModule: (runsFirst, file) =>
    prose`${code(runsFirst)} 先于 ${code(file)} 执行。请在启动程序的模块第一行打补丁，然后再导入这两个模块。`,
  moveAbove: (line, file) =>
    prose`请把补丁移到${inFile(file)}第 ${String(line)} 行之前：补丁前面只应有文档字符串、${code('from __future__')} 导入，以及补丁库自身的导入。`,
  moveBelow: (lines, file) =>
    prose`请把${inFile(file)}${linesNamed(lines)}的导入移到补丁之后：两者之间的代码都用不到它。`,
  firstLine: (line, file, programs) =>
    prose`请让 ${code(line)} 成为 ${code(file)} 的第一条语句：${programs === 1 ? '仅此一行就能解决' : `仅此一行，${programs} 个程序就都正常了`}，这已试过。`,
  ifInstalled: prose`它不一定装有，请留在 ${code('try')} … ${code('except ImportError')} 里。`,
  patchesAlways: prose`这样一来，凡是运行该文件的程序都会被打补丁，不再只是原来的那些情形。`,
  orMoveEach: prose`也可以像 ${code('--fix')} 那样，在每个程序里移动补丁。`,
  importFirst: (file, lines, isConditional) =>
    prose`请把打补丁的那条导入放到 ${code(file)} 的最前面，${withCondition(isConditional)}位于${linesNamed(lines)}之前。`,
  patchFirst: (file, lines, isConditional) =>
    prose`请在 ${code(file)} 的最前面打补丁，${withCondition(isConditional)}位于${linesNamed(lines)}之前：通向补丁的那次调用晚于那里的导入。`,
  importApart: (line, file) =>
    prose`请把打补丁的模块单独写成一行导入，放在${inFile(file)}第 ${String(line)} 行的其他导入之前：同一条语句里的模块按从左到右的顺序导入。`,
  firstCell: (patches, file) =>
    prose`请在 ${code(file)} 的第一个代码单元里、其他所有导入之前执行 ${listed(patches, 3)}，然后重启内核：内核里已导入的内容不会改变。`,
  runAtTop: (patches, file, lines, isConditional) =>
    prose`请在 ${code(file)} 顶部的模块层执行 ${listed(patches, 3)}，${withCondition(isConditional)}放在${linesNamed(lines)}之前，而不是现在的位置。`,
  keepBelow: prose`补丁之后的导入请加上 ${code('# noqa: E402')}，否则 autopep8 会把它们移回补丁前面。`,
  launchers: {
    gunicorn: prose`请不要在 gunicorn 配置文件里导入其他模块，并且不使用 ${code('preload_app')}；如果用的是 gevent 的工作进程，也可以在配置文件的第一行调用 ${code('gevent.monkey.patch_all()')}。需要导入模块的钩子，可以用 ${code('post_worker_init')} 代替 ${code('post_fork')}。`,
    'opentelemetry-instrument': prose`在它的环境里设置 ${code('OTEL_PYTHON_AUTO_INSTRUMENTATION_EXPERIMENTAL_GEVENT_PATCH=patch_all')}：这样它会先用 gevent 打补丁，再加载要插桩的库。eventlet 没有这样的变量：请不用 ${code('opentelemetry-instrument')}，改为在程序里打完补丁之后启动插桩。`,
    pytest: prose`${code('pytest')} 在同一个进程里先加载插件，再加载 ${code('conftest.py')}，然后加载测试。请在最外层的 ${code('conftest.py')} 的第一行打补丁；如果有插件在它之前加载，请用 ${code('python -m gevent.monkey --module pytest')} 运行测试。`,
    uwsgi: prose`请改用 ${code('gevent-early-monkey-patch')}：这样 uWSGI 会在加载应用之前打补丁。`,
  },
  anyLauncher: prose`请在最先加载的文件的第一行打补丁，或者不要在启动程序打补丁之前导入其他模块。`,
  removed: (patch, name, instead) =>
    prose`请先用 ${code(instead)} 代替 ${code(name)}：${code(patch)} 会删掉这个名称，之后再用它的代码会出错。`,
  instead: (call) => prose`请改为调用 ${code(call)}，它与顺序无关；或者按下面的办法让补丁先执行。`,
  besides: {
    opentelemetry: prose`用 ${code('opentelemetry-instrument')} 启动的程序，可能在第一行执行之前就已经加载了 requests 和 urllib3：请为它设置环境变量 ${code('OTEL_PYTHON_AUTO_INSTRUMENTATION_EXPERIMENTAL_GEVENT_PATCH=patch_all')}。`,
    grpc: prose`gRPC 在自己的线程里等待，补丁对这些线程不起作用：打补丁之后、创建第一个 channel 之前，请调用 ${code('grpc.experimental.gevent.init_gevent()')}。`,
  },
};

export const fixes: FixMessages = {
  movePatch: (line) => `把补丁移到第 ${line} 行之前`,
  sinkImports: (lines) => `把${linesNamed(lines)}移到补丁之后`,
  splitImport: '先单独导入打补丁的模块',
  addComments: (comments) => `用 ${comments.join(' 和 ')} 固定顺序`,
  keepsFormattersOff: (title) => `${title}，并防止格式化工具把它移回去`,
};

/** 各补丁库的文档对并发单位的叫法。 */
const unitNames: Readonly<Record<PatcherId, string>> = {
  gevent: ' greenlet ',
  eventlet: '绿色线程',
};

function unitOf(patcher: PatcherId): string {
  return unitNames[patcher] ?? '线程';
}

/** 在休眠期间会阻塞所有 greenlet. */
function blocks(when: string): (library: PatcherId) => string {
  return (library) => `${when}会阻塞所有${unitOf(library)}`.trimEnd();
}

export const consequences: Texts['consequences'] = {
  'tls-recursion': (library) =>
    library === 'gevent'
      ? '第一次使用 TLS 就会抛出 RecursionError'
      : '第一次使用 TLS 就会抛出 RecursionError，而且 eventlet 不给任何警告',
  'option-recursion': () => '一设置上下文的选项就会抛出 RecursionError',
  'unverified-recursion': () => '验证时不使用系统证书，而且一设置选项就会抛出 RecursionError',
  unverified: () => '验证时仍然不使用系统证书',
  'sockets-do-not-match': (library) => `在 isinstance() 判断中不再匹配 ${library} 创建的套接字`,
  'wrapping-fails': () => '一包装套接字就会抛出 AttributeError 或 TypeError',
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
  'deadlock-contended': (library) => `只要有两个${unitOf(library)}争用，整个进程就会卡死`,
  'deadlock-submitting': (library) => `在两个${unitOf(library)}同时提交任务时会让整个进程卡死`,
  'deadlock-executors': () => '在同时使用两个线程池时可能让整个进程卡死',
  'makes-locks-without-exclusion': (library) =>
    `创建出的锁起不到互斥作用：在原生 RLock 看来，所有${unitOf(library)}都是同一个持有者`,
  'lock-without-exclusion': (library) =>
    `不再互斥：在原生 RLock 看来，所有${unitOf(library)}都是同一个持有者`,
  'lock-without-exclusion-unless-replaced': (library) =>
    `起不到互斥作用，除非 ${library} 找到并替换它，而旧版本从不这样做`,
  'condition-without-exclusion': (library) =>
    `不再互斥：它内部的 RLock 把所有${unitOf(library)}都当作同一个持有者`,
  'condition-raises': () => '会抛出 RuntimeError: cannot wait on un-acquired lock',
  'threads-never-join': () => '启动的线程，join() 永远不会返回',
  'timers-never-join': () => '启动的定时器，join() 永远不会返回',
  'never-joined': () => '启动之后，join() 永远不会返回',
  'import-raises': () =>
    '如果还在运行，打补丁的那次导入就会失败：RuntimeError: cannot release un-acquired lock',
  'import-waits': () => '如果正在加载，补丁会让它再加载一次，于是永远等待补丁自己所在的那次导入',
  'start-raises': () => '在启动时会抛出异常',
  'start-attribute-error': () => '在启动时会抛出 AttributeError',
  'native-thread-never-wakes': () => '启动的是原生线程，其中的 time.sleep() 永远不会返回',
  'values-shared': (library) => `会让一个${unitOf(library)}看到另一个的值`,
  'connections-shared': (library) =>
    `会让两个${unitOf(library)}共用一个数据库连接：事务互相混在一起，或者 Django 抛出 DatabaseError`,
  'same-identity': (library) => `对所有${unitOf(library)}都返回同一个标识`,
  'keeps-original': (library) => `会继续使用原始对象，得不到 ${library} 带来的功能`,
  'no-spans': () => '不会被追踪：用它做的事不产生任何 span',
  'no-query-spans': () => '只为连接产生 span，查询没有 span',
  'not-accelerated': (library) => `照旧计算，得不到 ${library} 的加速`,
  'not-cached': () => '绕过缓存，每次都向服务器请求',
  'not-optimized': (library) => `得不到 ${library} 在速度和内存上的优化`,
  'not-logged': (library) => `不会被 ${library} 自动记录`,
  'native-lock': () => '仍是原生锁；就目前所知，持有它的代码不会切换 greenlet',
};

export const onlyIn: Texts['onlyIn'] = (limits) =>
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

export const sentenceGap = '';

/** What comes of the patch of `library` after that of `after`. */
const clashes: Readonly<
  Record<ClashKind, (two: { readonly after: PatcherId; readonly library: PatcherId }) => Prose>
> = {
  'release-raises': () =>
    prose`由此执行补丁的导入会失败：${code('RuntimeError: cannot release un-acquired lock')}。`,
  'tls-raises': () =>
    prose`第一个 TLS 连接会失败：${code("AttributeError: type object 'SSLSocket' has no attribute '_create'")}。`,
  'connections-hang': () => prose`第一个连接（不论是否 HTTPS）会一直等下去。`,
  'waits-block': ({ after, library }) =>
    prose`在 ${library} 的事件循环里等待，会挡住 ${after} 的事件循环里的一切，锁、${code('join()')} 和 ${code('sleep()')} 都可能永远等下去。`,
};

/** `gevent.monkey.patch_all()` has patched, or gevent, started by something. */
function patchedBy(library: PatcherId, first: PatchSource | undefined): Prose {
  if (first === undefined) return prose` ${library} 打了补丁`;
  return first.kind === 'launch'
    ? prose` ${written(first)} 用 ${library} 打了补丁`
    : prose` ${written(first)} 打了补丁`;
}

function sentences(all: readonly Prose[]): Prose {
  return all.flatMap((one, index) => (index === 0 ? one : [sentenceGap, ...one]));
}

/** What comes of it, in sentences. */
function said(all: readonly SaidConsequence[]): Prose {
  return consequenceParagraph(all, { consequences, onlyIn, originals, sentenceGap });
}

function written(patch: PatchSource): Prose {
  return listed(patchLabels(patch), 3);
}
