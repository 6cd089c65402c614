import { posix } from 'node:path';

/** Words of the generated tables. Chinese has no action.yml of its own: its descriptions stand here. */
const tables = {
  en: {
    description: (_kind, _name, english) => english,
    usually: (value) => ` Default: \`${value}\`.`,
    inputs: ['input', 'what it is'],
    outputs: ['output', 'what it is'],
    rules: ['rule', 'severity', 'what it reports'],
    rule: ['severity', 'since', 'fix', 'libraries'],
    fix: { sometimes: 'sometimes', never: 'no' },
    effects: ['the original', 'with gevent', 'with eventlet'],
    harmless: 'harmless, or not replaced',
    semicolon: '; ',
    tool: 'tool',
    program: (name) => name,
    keeps: '–',
    moves: '**moves it**',
    reports: 'E402',
    silent: '–',
  },
  zh: {
    description: (kind, name) => chinese(kind, name),
    usually: (value) => `默认为 \`${value}\`。`,
    inputs: ['输入', '说明'],
    outputs: ['输出', '说明'],
    rules: ['规则', '级别', '报告什么'],
    rule: ['级别', '起始版本', '自动修复', '适用的库'],
    fix: { sometimes: '部分情况', never: '无' },
    effects: ['原始对象', '使用 gevent 时', '使用 eventlet 时'],
    harmless: '无害，或不会被替换',
    semicolon: '；',
    tool: '工具',
    program: (name) => programs.reduce((words, [from, to]) => words.replace(from, to), name),
    keeps: '–',
    moves: '**移到后面**',
    reports: 'E402',
    silent: '–',
  },
};

/** How tools/formatters/programs.py calls its programs. */
const programs = [
  ['call', '调用'],
  ['one line', '写成一行'],
  ['module', '专用模块'],
  [', ', '，'],
  [' after it', ' 在其后'],
  [' in `', '放在 `'],
];

const descriptions = {
  inputs: {
    'github-token':
      '用来读取拉取请求（pull request）并发表评论的令牌，需要 contents 读权限和 pull-requests 写权限。',
    comment: '除任务摘要外，把问题写到哪里：review（默认，评审评论）、annotations（注解）或 none。',
    scope: '哪些问题算数：new（默认，本次引入的）、changed（涉及改动文件的）或 all（全部）。',
    timeout: '超过这么多秒后不再检查剩下的部分，任务失败并说明原因；默认 60，0 表示不限。',
    'fail-on': '达到哪个级别时任务失败：error（默认）、warning、notice 或 never。',
    language: '评论、注解和摘要使用的语言：en（默认）或 zh。',
    suggestions: '能一键应用的修复是否以 suggestion 形式给出：true（默认）或 false。',
    include: '要检查的 Python 文件（glob 模式，每行一个）；默认全部检查。',
    exclude: '不检查的文件（glob 模式，每行一个）。',
    config: '仓库中配置文件的路径；默认为根目录下的 .late-patch.toml 或 pyproject.toml。',
    'python-version':
      '运行代码的 Python 版本，写成带引号的“主版本.次版本”；默认为 requires-python 允许的版本。',
    platform: '运行代码的系统（sys.platform 的名称）：linux（默认）、darwin 或 win32。',
    'python-path':
      '运行代码的虚拟环境，或存放已安装包的目录（site-packages），每行一个；默认为任务所用的环境。',
    'source-roots': '除自动识别的目录外，还能在哪些目录下找到顶层模块，每行一个。',
    'sarif-file': 'SARIF 报告的写入路径，可上传到代码扫描（code scanning）。',
    'report-file': 'JSON 报告的写入路径。',
    'docs-url': '评论中链接的规则说明所在目录的地址；默认指向正在运行的版本。',
  },
  outputs: {
    findings: '算数的问题总数。',
    errors: '其中级别为错误的数量。',
    warnings: '其中级别为警告的数量。',
    'new-findings': '本次拉取请求引入的问题数量。',
    'review-url': '评审的地址；没有发表评审时为空。',
    'sarif-file': 'SARIF 报告的路径；没有要求时为空。',
    'report-file': 'JSON 报告的路径；没有要求时为空。',
  },
};

function chinese(kind, name) {
  const words = descriptions[kind][name];
  if (words === undefined) throw new Error(`tools/docs/words.mjs has no Chinese for ${kind}.${name}`);
  return words;
}

/** Whether the document at `path` is in Chinese: `README.zh.md`, or below `docs/zh/`. */
export function isChinese(path) {
  return path.endsWith('.zh.md') || path.startsWith('docs/zh/');
}

/** The words for the document at `path`, and the program's own texts in its language. */
export function wordsFor(path, messagesIn) {
  const language = isChinese(path) ? 'zh' : 'en';
  const pages = language === 'zh' ? 'docs/zh/rules' : 'docs/rules';
  return {
    tables: tables[language],
    messages: messagesIn(language),
    /** The folder of the rules' pages as seen from the document. */
    rulesFrom: (document) => posix.relative(posix.dirname(document), pages) || '.',
  };
}
