import type { ConfigProblem } from '../../config/config-file.js';
import type { ExpectedType, TypeName, ValueFault } from '../../config/values.js';
import { plain } from '../../text/prose.js';
import { type EntryReason, type ImportEvent, triggerText } from '../../trace/trace.js';
import type {
  EditorMessages,
  GitFailure,
  LogMessages,
  Problem,
  RewriteObjection,
  SetupMessages,
  SymptomMessages,
  TraceMessages,
  UnwrittenReport,
  UsageMessages,
  WorkMessages,
  WriteFailure,
} from '../shell.js';
import { placeOfProblem, type WordsOf, wordsFor } from '../trouble.js';
import { needed, notice, refusalText, truncationText, unreadable } from './notices.js';

/** （是不是想写 "X"？）, or nothing. */
function hint(meant: string | undefined): string {
  return meant === undefined ? '' : `（是不是想写 "${meant}"？）`;
}

const typeNames: Readonly<Record<TypeName, string>> = {
  nothing: '空值',
  list: '列表',
  number: '数字',
  date: '日期',
  table: '表',
  string: '字符串',
  boolean: '布尔值',
};

const expectedTypes: Readonly<Record<Exclude<ExpectedType, 'modules'>, string>> = {
  string: '字符串',
  strings: '字符串列表',
  boolean: 'true 或 false',
  table: '表',
  tables: '表或由表组成的列表',
};

const heldForms = {
  reference: '名称本身',
  subclass: '它的子类',
  instance: '它创建的对象',
} as const;

const faults: WordsOf<ValueFault, 'what', string> = {
  'wrong-type': ({ expected, found }) =>
    expected === 'modules'
      ? '每个模块都应该对应一个表'
      : `应该是${expectedTypes[expected]}，实际是${typeNames[found]}`,
  'not-one-of': ({ known, found }) =>
    `应该是 ${known.join('、')} 之一，实际是 ${'word' in found ? `"${found.word}"${hint(found.meant)}` : typeNames[found.type]}`,
  'unknown-key': ({ key, meant, known }) => `未知的键 "${key}"${hint(meant)}；可用的键：${known.join('、')}`,
  'misnamed-file': ({ meant }) => `不会从这里读取设置：请把文件改名为 ${meant}`,
  'misnamed-table': ({ found, meant }) => `不会从 [${found}] 读取设置：请把表名改成 [${meant}]`,
  'no-settings-table': () => 'tool.late-patch 必须是表',
  'not-toml': ({ reason }) => `不是有效的 TOML："${reason}"`,
  other: ({ message }) => `值无效："${message}"`,
  'no-number': ({ most }) => `应该是 0 到 ${most} 之间的整数`,
  'unquoted-version': ({ meant }) => `应该是字符串：请给版本号加上引号，写成 "${meant}"`,
  'no-version': ({ found, meant }) =>
    meant === undefined
      ? `应该是 2.7 或 3.3 到 3.19，并加上引号，例如 "3.12"，实际是 "${found}"`
      : `"${found}" 太旧；如果想写 ${meant}，请加上引号写成 "${meant}"：不加引号会被读成数字 ${found}`,
  empty: ({ of }) => `应该是${pathKinds[of]}，实际是空字符串`,
  nul: ({ of }) => `${pathKinds[of]}的名称里不能有 NUL 字符`,
  absolute: ({ of, text }) =>
    of === 'glob'
      ? `"${text}" 是绝对路径；通配模式要相对于根目录`
      : `"${text}" 是绝对路径；请写成相对于根目录的路径`,
  'leaves-root': ({ text }) => `"${text}" 超出了根目录`,
  'negated-glob': ({ text }) => `"${text}" 以 "!" 开头：模式不能取反，请使用 include 和 exclude`,
  'long-glob': ({ length, limit }) => `通配模式有 ${length} 个字符，太长（最多 ${limit} 个）`,
  'no-application': ({ text }) => `应该是模块，例如 "package.module:app"，实际是 "${text}"`,
  'no-module': ({ text }) => `应该是模块，例如 "package.module"，实际是 "${text}"`,
  'no-entry-point': ({ text }) => `应该是文件、模块或 "module:function"，实际是 "${text}"`,
  'many-words': ({ text }) => `应该是一个词，实际是 "${text}"`,
  'unknown-command': ({ text, known }) =>
    `"${text}" 没有启动任何已知的程序；应该以 ${known.join('、')} 之一开头`,
  'no-name': ({ text }) => `应该是完整的名称，例如 "package.module.function"，实际是 "${text}"`,
  'too-many': ({ of, count, limit }) => `${counted[of]}有 ${count} 个，太多（最多 ${limit} 个）`,
  'replaces-nothing': () =>
    '它什么都没有替换：请用 "replaces" 写明替换哪些名称，用 "before" 写明哪些模块要在它之后导入，或用 "like" 写明它调用什么',
  'names-itself': ({ name }) => `"${name}" 就是这个补丁自己，不能替换自己，也不能先于自己`,
  'built-in-patcher': ({ name, patcher }) =>
    name === patcher
      ? `"${name}" 是已知的补丁；请换一个名称`
      : `"${name}" 是已知的（${patcher}）：它的作用已经测量过`,
  'more-than-one': ({ keys }) => `${keys.map((key) => `"${key}"`).join('、')} 只能写一个，实际写了多个`,
  'not-either': ({ first, second }) => `"${first}" 和 "${second}" 必须写且只能写一个`,
  'no-hold': ({ text }) =>
    `应该是名称（例如 "ssl.SSLContext"）、对象（例如 "threading.Lock()"）或类（例如 "class(threading.Thread)"），实际是 "${text}"`,
  'harmless-name': ({ name, meant }) => `没有发现持有打补丁之前的 "${name}" 会出什么问题${hint(meant)}`,
  'harmless-form': ({ name, form, harmful }) =>
    `对于 "${name}"，没有发现持有${heldForms[form]}会出什么问题，只有${harmful.map((one) => heldForms[one]).join('或')}会出问题`,
  'no-patch-call': ({ text }) =>
    `应该是打补丁的函数，例如 "gevent.monkey.patch_all(thread=False)"，实际是 "${text}"`,
  'unknown-patch': ({ name, meant, known }) =>
    `"${name}" 不是已知的打补丁函数${hint(meant)}（已知的例如 ${known.join('、')}）；请在 "patchers" 下声明它`,
  'no-patch-argument': ({ text }) => `参数应该像 "thread=False" 这样写，实际是 "${text}"`,
  'unknown-argument': ({ name, keyword, meant, known }) =>
    `${name} 没有参数 "${keyword}"${hint(meant)}；它的参数有 ${known.join('、')}`,
};

const counted = { names: '名称', patchers: '补丁', characters: '字符' } as const;

const pathKinds = { text: '文字', glob: '通配模式', folder: '文件夹', file: '文件' } as const;

/** `pyproject.toml:12：未知的键 …`. */
function configuration(problem: ConfigProblem): string {
  const words = wordsFor<ValueFault, 'what', string>('what', faults);
  return `${placeOfProblem(problem, '：')}${words(problem.fault)}`;
}

const gitFailures: WordsOf<GitFailure, 'kind', string> = {
  'not-installed': () => '没有安装 git',
  'not-started': ({ error }) => `git 无法启动："${error}"`,
  said: ({ error }) => `git 报告："${error}"`,
  exited: ({ code }) => `git 异常结束，返回 ${code}`,
  'too-slow': () => '时间用完时 git 还没有回答；可以调大 --timeout',
  'unknown-commit': ({ revision }) =>
    `git 在这里找不到提交 "${revision}"；如果是浅克隆，请先获取（fetch）这个提交`,
};

const paths = {
  denied: '没有权限',
  'link-loop': '是指向自己的符号链接',
  absent: '没有这个文件或文件夹',
  outside: '当前文件夹以外的路径只能单独给出',
  'no-python': '不是当前文件夹里的 Python 文件',
} as const;

const payloads = {
  'no-object': '不是对象',
  'no-json': '不是有效的 JSON',
  unreadable: '无法读取',
} as const;

function unwritten(failure: UnwrittenReport): string {
  return failure.kind === 'link' ? '符号链接指向检出目录之外' : `"${failure.error}"`;
}

const problems: WordsOf<Problem, 'what', string> = {
  configuration,
  choice: ({ name, known, found, meant }) =>
    `${name}：应该是 ${known.join('、')} 之一，实际是 "${found}"${hint(meant)}`,
  'no-folder': ({ name, folder }) => `${name}：没有文件夹 "${folder}"`,
  unchecked: ({ notice: one }) => plain(notice(one)),
  'unknown-option': ({ option, meant }) => `未知的选项 ${option}${hint(meant)}`,
  'unfinished-option': ({ flags }) => `选项 ${flags} 缺少值`,
  'no-option-value': ({ flags }) => `选项 ${flags} 缺少值`,
  'no-argument': ({ argument }) => `缺少参数 ${argument}`,
  'many-arguments': ({ command, expected, found }) =>
    `${command} 的参数太多：最多 ${expected} 个，实际有 ${found} 个`,
  'unknown-command': ({ word, meant }) => `未知的命令 ${word}${hint(meant)}`,
  'see-help': ({ command }) => `请看 ${command} --help`,
  'unknown-rule': ({ rule, meant }) => `没有名为 "${rule}" 的规则${hint(meant)}`,
  'known-rules': ({ known }) => `规则有：${known.join('、')}`,
  'standard-input': () => '-：不读取标准输入，因为只看一个文件不知道它导入了什么；请给出文件或文件夹',
  path: ({ path, reason }) => `${path}：${paths[reason]}`,
  'output-without-format': ({ output }) =>
    `--output："${output}" 没有对应的 --format；要写多份报告时，请先给格式，再给它的文件`,
  'many-printed': ({ formats }) =>
    `--format：${formats.join(' 和 ')} 都会输出到标准输出；除一份之外，请都给出 --output`,
  'no-reason': () => '--add-ignores：请写明理由，供以后读到注释的人参考',
  'fix-or-ignore': () => '--add-ignores：不能与 --fix 或 --diff 一起使用',
  'diff-format': () => '--diff：输出的是差异（diff），不能再用 --format 指定其他格式',
  'no-source-root': ({ folder }) => `--source-root：检查的范围里没有文件夹 "${folder}"`,
  'no-config-file': ({ path, error }) =>
    `--config："${path}"：${error === 'ENOENT' ? '没有这个文件' : `无法读取（${error}）`}`,
  'no-base': ({ failure }) => `--base：${wordsFor<GitFailure, 'kind', string>('kind', gitFailures)(failure)}`,
  'unwritten-report': ({ failure }) => `--output：无法写入：${unwritten(failure)}`,
  'unwritten-output': ({ error }) => `标准输出无法写入："${error}"`,
  'unwritten-fix': ({ path, failure }) => `${path}：没有写入修复：${written(failure)}`,
  'unwritten-setup': ({ path, error }) => `没有写入 ${path}："${error}"`,
  'unread-setup': ({ path }) => `没有改动 ${path}：无法读取，或者内容不符合预期；请手动添加 late-patch`,
  'taken-setup': ({ path, uses }) =>
    `没有改动 ${path}：它是另一个工作流；请把它改名后再运行 init，或者在你自己的处理拉取请求的工作流里，加上 README.md 列出的权限和这个步骤："${uses}"`,
  'no-address': ({ found }) => `docs-url：应该是以 https:// 开头的地址，实际是 "${found}"`,
  'config-outside': ({ path }) => `config："${path}" 不是仓库里的路径`,
  'config-absent': ({ path }) => `config：没有文件 "${path}"`,
  'config-unreadable': ({ path, reason }) => `config：无法读取 "${path}"：${plain(unreadable(reason))}`,
  'unlisted-commit': ({ commit, refusal }) => {
    const permission =
      refusal.kind === 'forbidden'
        ? `。令牌需要 ${plain(needed(refusal.accepted, 'contents: read'))} 权限`
        : '';
    return `无法列出提交 ${commit.slice(0, 7)} 的文件（${plain(refusalText(refusal))}），工作区里也没有检出它：请在这一步之前加上 actions/checkout${permission}`;
  },
  'no-checkout': () =>
    '没有检查任何文件，因为工作区里没有检出（checkout）仓库：请在这一步之前加上 actions/checkout，或者给它一个可以读取内容的 github-token',
  'unseen-file': ({ path, others, reason }) =>
    `GitHub 没有给出 ${path}${others === 0 ? '' : ` 和另外 ${others} 个文件`}（${plain(unreadable(reason))}）：不知道那里的补丁是否打得太晚`,
  'unlisted-changes': ({ listed, missing }) =>
    `GitHub 列出了 ${listed} 个改动的文件，${missing === undefined ? '没有列出其余的' : `没有列出另外 ${missing} 个`}：不知道那里的补丁是否太晚（scope: all 不需要这个列表，fail-on: never 不会让任务失败）`,
  'unwritten-file': ({ name, path, failure }) => `${name}：无法写入 "${path}"（${unwritten(failure)}）`,
  'no-event-path': () => '没有设置 GITHUB_EVENT_PATH',
  'no-repository-name': () => 'GITHUB_REPOSITORY 的格式不是 owner/name',
  payload: ({ is }) => `事件的内容（GITHUB_EVENT_PATH）${payloads[is]}`,
  'payload-lacks': ({ keys }) => `事件的内容里缺少 ${keys}`,
  internal: ({ trace }) => `内部错误，请报告："${trace}"`,
};

function written(failure: WriteFailure): string {
  if (failure.kind === 'changed') return '读取之后文件有改动，请重新运行 late-patch';
  return failure.kind === 'system' ? `"${failure.error}"` : plain(unreadable(failure));
}

/** Why a run does not do its work: one line without a full stop. */
export const problem = wordsFor<Problem, 'what', string>('what', problems);

export const usage: UsageMessages = {
  headings: { 'Usage:': '用法：', 'Arguments:': '参数：', 'Options:': '选项：', 'Commands:': '命令：' },
  program: '不运行代码，找出打得太晚的 gevent 和 eventlet 猴子补丁。',
  commands: {
    check: '检查一个项目',
    explain: '输出一条规则的说明、规则列表，或者解释粘贴的回溯',
    'explain-trace': '按 Python 执行的顺序列出一个入口的导入过程，以及什么时候持有了什么',
    init: '为项目添加工作流、pre-commit 钩子和设置，不覆盖任何内容',
    lsp: '边编辑边检查：由编辑器启动的语言服务器',
    help: '输出一个命令的帮助',
  },
  paths: '要报告的文件和文件夹（默认：当前文件夹）',
  rule: '规则的 id；写 - 则从标准输入读取回溯、警告或日志',
  entry: '最先运行或加载的 Python 文件',
  version: '输出版本号',
  help: '输出这份帮助',
  format: (names) => `${names.join('、')} 之一（默认：${names[0]}）；可以给出多个，各带自己的 --output`,
  language: (names) => `语言：${names.join(' 或 ')}（默认：${names[0]}）`,
  color: (choices) => `报告是否使用颜色：${choices.join('、')}（默认：${choices[0]}）`,
  options: {
    output: '把前一个 --format 的报告写到这个文件，而不是标准输出（-）',
    base: '只报告这个 git 版本还没有的问题',
    fix: '把修复写到文件里，并报告剩下的问题',
    diff: '把修复输出成 git apply 可用的差异，不修改任何文件',
    'add-ignores': '在每个被报告的行上添加带有这个理由的注释，并报告剩下的问题',
    timeout: '超过这么多秒后，不再检查剩下的部分（默认：60；0 表示不限）',
    'fail-on': '从这个级别起返回 1：error、warning、notice 或 never（默认：error）',
    exclude: '不报告与这个模式（glob）匹配的文件里的问题，可以多次给出（默认：设置 exclude 的值）',
    'no-ignore': '也读取 git 忽略的文件',
    quiet: '只输出找到的问题',
    config: '从这里读取设置（默认：这里或仓库里上级文件夹中的 .late-patch.toml 或 pyproject.toml）',
    'python-version': '运行代码的 Python 版本（默认：requires-python 允许的版本）',
    platform: '运行代码的系统：linux、darwin 或 win32（默认：linux）',
    'python-path': '运行代码时使用的 site-packages（或虚拟环境），可以多次给出（默认：.venv 或 venv）',
    'source-root': '除自动找到的以外，还在这个文件夹里找顶层模块；可以多次给出',
    stdio: '通过标准输入和标准输出通信，即使不给出也是如此',
  },
  examples: `
示例：
  late-patch check                  报告当前文件夹
  late-patch check --base main      只报告版本 main 以后的新问题
  late-patch check --fix            移动可以安全移动的补丁
  late-patch check --diff           显示 --fix 会做什么
  late-patch explain name-before-patch
  late-patch explain - < error.log  回溯是什么意思，由哪几行引起`,
  exitCodes: `
返回值：0 没有达到级别的问题，1 有问题，2 用法或配置有误，或者无法完成检查。`,
  rulePages: 'late-patch explain RULE 输出一条规则的说明。',
};

export const work: WorkMessages = {
  reading: (folder) => `正在读取 ${folder}`,
  stage: (stage, at, total) =>
    stage === 'entry-points'
      ? `正在跟踪入口的导入过程：第 ${at} 个，共 ${total} 个`
      : `正在尝试修复：第 ${at} 个问题，共 ${total} 个`,
  fixed: (place, rule, title, mode) => `${place}：${fixing(mode)} ${rule}：${title}`,
  fixedInAll: (findings, files, mode) =>
    `${fixing(mode)} ${findings} 个问题${files === 0 ? '' : `，涉及 ${files} 个文件`}`,
  ignored: (findings, files) =>
    `已忽略 ${findings} 个问题${files === 0 ? '' : `，在 ${files} 个文件中添加了注释`}`,
  leftOut: (path, objection) => `${path}：没有应用这个文件的修复：${objectionText(objection)}`,
  internalError: (error, homepage) =>
    `内部错误："${error}"；请附上这条命令报告到 ${homepage}/issues（LATE_PATCH_TRACE=1 会显示出错的位置）`,
};

function objectionText(objection: RewriteObjection): string {
  return objection.kind === 'changed'
    ? '文件不是 UTF-8 编码，或者读取之后有改动'
    : plain(unreadable(objection));
}

function fixing(mode: 'apply' | 'diff'): string {
  return mode === 'apply' ? '已修复' : '将修复';
}

const setupParts = {
  workflow: '检查拉取请求',
  job: '在合并请求中显示打得太晚的补丁',
  hook: '安装 pre-commit 之后，在每次提交前检查',
  settings: '设置',
} as const;

export const setup: SetupMessages = {
  done: (path, what, part) => {
    if (what === 'present') return `未改动 ${path}：其中已有 late-patch`;
    if (what === 'add-job') return `待完成 ${path}：请向其中添加此作业`;
    if (what === 'add-command') return `待完成 ${path}：请向其中添加运行以下命令的步骤`;
    return `${what === 'create' ? '已创建' : '已添加'} ${path}：${setupParts[part]}`;
  },
  next: [
    '接下来：late-patch check 显示目前打得太晚的补丁，--fix 移动可以安全移动的补丁。',
    '暂时要保留的，用 late-patch check --add-ignores "理由" 忽略。然后提交这些文件。',
  ],
};

export const editor: EditorMessages = {
  onTerminal: '这是语言服务器，由编辑器启动并与之通信；用法见 docs/editors.md。按 Ctrl+D 结束',
  checked: (folder, found, milliseconds) => `${folder}：${found}（${milliseconds} 毫秒）`,
  unchecked: (folder, what) => `没有检查 ${folder}：${what}`,
  noFolder: (folder) => `没有检查 ${folder}：没有这个文件夹`,
};

export const log: LogMessages = {
  note: (text) => `说明：${text}`,
  hiddenAnnotations: (hidden, level, limit) =>
    `另有 ${hidden} 个 ${level} 级别的问题没有注解：每个级别最多显示 ${limit} 个`,
  noSummary: (error) =>
    error === undefined
      ? '没有写任务摘要（job summary）：内容超过了 GitHub 允许的大小'
      : `没有写任务摘要（job summary）："${error}"`,
  failing: (failOn) => `检查不通过：有 ${failOn} 或更高级别的问题（fail-on: ${failOn}）`,
};

const reasons: WordsOf<EntryReason, 'kind', string> = {
  'asked-for': () => '命令里指定',
  'main-module': () => '用 python -m 运行',
  script: () => '脚本',
  'main-guard': () => '作为脚本运行',
  conventional: () => '由服务器或运行器最先加载',
  'not-imported': () => '没有被其他模块导入',
  unreached: () => '从任何入口都到达不了',
  configuration: ({ of }) => `${of} 的配置`,
  configured: ({ path }) => `${path} 里的 entry-points 指定`,
  launched: ({ by, path }) => `由 ${path} 里的 ${by} 启动`,
};

const heldAs = { reference: '引用', subclass: '子类', instance: '实例' } as const;

const events: WordsOf<ImportEvent, 'kind', string> = {
  enter: ({ module, path }) => `${module}（${path ?? '命名空间包'}）`,
  hold: ({ holder, name, where, form }) => `${holder} 以 ${where} 持有 ${name}（${heldAs[form]}）`,
  load: ({ module }) => `加载了 ${module}`,
  missing: ({ name }) => `要用 ${name}，但补丁已把它删掉`,
  thread: ({ name, does }) => (does === 'starts' ? `${name} 开始运行` : `${name} 已经结束`),
  patch: ({ by, fresh }) => `${triggerText(by)} 替换了 ${fresh.size} 个名称`,
  truncation: ({ truncation }) => plain(truncationText(truncation)),
};

export const trace: TraceMessages = {
  marks: {
    enter: '导入',
    hold: '持有',
    load: '加载',
    missing: '缺失',
    thread: '线程',
    patch: '补丁',
    truncation: '中断',
  },
  reason: wordsFor<EntryReason, 'kind', string>('kind', reasons),
  event: wordsFor<ImportEvent, 'kind', string>('kind', events),
  assumed: '（如果条件成立）',
};

export const symptoms: SymptomMessages = {
  paste: '请粘贴回溯、警告或日志，然后按 Ctrl+D（Windows 上按 Ctrl+Z 再回车）',
  rules: (rules) =>
    `发现它的规则：${rules.join('、')}。查看规则的说明：late-patch explain ${rules[0]} --lang zh`,
  unknown:
    '其中没有补丁打得太晚时会出现的信息。请提供完整的内容：从 “Traceback (most recent call last):” 或警告开始，直到最后一行。无论错误信息是什么，late-patch check 都会检查有没有打得太晚的补丁。',
  fitting: (findings) => `在这个文件夹里，与它相符的问题有 ${findings} 个：`,
  noneFits:
    '在这个文件夹里没有看出会引起它的代码。还需要知道：程序如何启动，如果这里没有文件说明（配置里的 entry-points 和 launch）；它的第三方包导入了什么，如果与通常的不同（用 --python-path 指出它的环境）；而且它导入的一切都要在这个文件夹里。late-patch explain-trace 文件 会显示一个程序导入、持有和替换了什么。',
  noPython: '要指出引起它的代码行，请在程序的检出目录里运行：这个文件夹里没有 Python 文件。',
  elsewhere: (frame) =>
    `回溯里的文件都不在这个文件夹里，这里也没有会引起它的代码。请在 ${frame} 所属的检出目录里运行。`,
};
