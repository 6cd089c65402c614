import { code, prose } from '../../text/prose.js';
import type { AdviceMessages } from '../advice-messages.js';
import { linesNamed } from './words.js';

export const advice: AdviceMessages = {
  outermostPackage: (runsFirst, file) =>
    prose`${code(runsFirst)} 先于 ${code(file)} 执行，补丁在后者里写得再靠前也没有用。请在最外层包的 ${code('__init__.py')} 第一行打补丁，或者不要在那个文件里导入任何模块。`,
  startingModule: (runsFirst, file) =>
    prose`${code(runsFirst)} 先于 ${code(file)} 执行。请在启动程序的模块第一行打补丁，然后再导入这两个模块。`,
  moveAbove: (line) =>
    prose`请把补丁移到第 ${String(line)} 行之前：补丁前面只应有文档字符串、${code('from __future__')} 导入，以及补丁库自身的导入。`,
  importFirst: (file, lines) =>
    prose`请把打补丁的那条导入放到 ${code(file)} 的最前面，位于${linesNamed(lines)}之前。`,
  patchFirst: (file, lines) =>
    prose`请在 ${code(file)} 的最前面打补丁，位于${linesNamed(lines)}之前：通向补丁的那次调用晚于那里的导入。`,
  importApart: (line) =>
    prose`请把打补丁的模块单独写成一行导入，放在第 ${String(line)} 行的其他导入之前：同一条语句里的模块按从左到右的顺序导入。`,
  runAtTop: (patch, file, lines) =>
    prose`请在 ${code(file)} 顶部的模块层执行 ${code(patch)}，放在${linesNamed(lines)}之前，而不是现在的位置。`,
  gunicorn: prose`请在 gunicorn 配置文件的第一行调用 ${code('gevent.monkey.patch_all()')}（或 ${code('eventlet.monkey_patch()')}）；或者不要在配置文件里导入其他模块，并且不使用 ${code('preload_app')}。需要导入模块的钩子，可以用 ${code('post_worker_init')} 代替 ${code('post_fork')}。`,
  uwsgi: prose`请改用 ${code('gevent-early-monkey-patch')}：这样 uWSGI 会在加载应用之前打补丁。`,
  lookUpLate: (module, name) =>
    prose`如果补丁不能移动，就改为导入模块、在使用时再取名称：先 ${code(`import ${module}`)}，再用 ${code(name)}。`,
  createLate: prose`如果补丁不能移动，就不要在导入时创建这个对象，改为第一次使用时再创建。`,
  keepBelow: prose`补丁之后的导入请加上 ${code('# noqa: E402')}，否则 autopep8 会把它们移回补丁前面。`,
  openTelemetry: prose`用 ${code('opentelemetry-instrument')} 启动的程序，可能在第一行执行之前就已经加载了 requests 和 urllib3：请为它设置环境变量 ${code('OTEL_PYTHON_AUTO_INSTRUMENTATION_EXPERIMENTAL_GEVENT_PATCH=patch_all')}。`,
  pool: (library) =>
    prose`请用 ${code(`celery worker -P ${library}`)} 启动工作进程，并删掉这项设置。如果在别处已经这样启动，这项设置就不起作用：请在配置的 ${code('launchers')} 里写明，或者同样把它删掉。`,
  grpc: prose`gRPC 在自己的线程里等待，补丁对这些线程不起作用：打补丁之后、创建第一个 channel 之前，请调用 ${code('grpc.experimental.gevent.init_gevent()')}。`,
  protect: {
    e402: prose`请在补丁之后每条导入的第一行加上 ${code('# noqa: E402')}，或者在工具的配置里忽略 ${code('E402')}。`,
    float: prose`请在补丁下面单独加一行 ${code('# isort: split')}。`,
    'float-always': prose`请升级 isort：从版本 5 起，代码下面的导入会留在原处。在此之前，请给补丁之后的每条导入加上 ${code('# isort:skip')}。`,
    sort: prose`请在这条导入后面或下一行加上 ${code('# isort: split')}：isort 和 ruff 就都会让它留在原处。`,
  },
  fixTitle: (line) => `把补丁移到第 ${line} 行之前`,
  splitTitle: '先单独导入打补丁的模块',
  protectTitle: (comments) => `用 ${comments.join(' 和 ')} 固定顺序`,
  guardedTitle: (title) => `${title}，并防止格式化工具把它移回去`,
};
