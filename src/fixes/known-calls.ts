/**
 * What code does at the moment it runs beside binding names, in what matters to its order. None of these: it patches, it
 * imports installed libraries, it defines things, it makes objects of the standard library.
 */
export type Doing =
  /** It calls what may do anything: the program's own code, or a library that may call it. */
  | 'calls'
  /** It prints or logs. */
  | 'tells'
  /** It asks what other code may have set before: the environment, the command line, the program's own modules. */
  | 'asks'
  /** It asks what the script that runs has bound by then: `import __main__`. It asks, then, too. */
  | 'asks-back'
  /** It sets what every import may ask for: the environment, the modules that are there. */
  | 'sets'
  /** It sets where modules are looked for. */
  | 'searches'
  /** It sees all names of its scope at once, or what has been imported. */
  | 'sees'
  /** It may leave the block that it stands in, or wait in it. */
  | 'leaves';

/** Modules of the standard library whose functions and classes give an object and do no more. */
const makers: ReadonlySet<string> = new Set(
  `_thread abc array base64 binascii bisect calendar cmath collections collections.abc copy dataclasses datetime decimal enum
  errno fractions hashlib heapq hmac html inspect ipaddress itertools json keyword math numbers operator os.path pathlib
  platform pprint queue re secrets select selectors shlex socket ssl stat statistics string struct textwrap threading time
  tokenize traceback types typing unicodedata uuid weakref zlib`.split(/\s+/),
);
/** The same of other modules, by name; and what of those above is not that. */
const making: ReadonlySet<string> = new Set(
  `logging.getLogger logging.NullHandler logging.StreamHandler logging.Formatter os.getpid os.cpu_count os.fspath
  functools.wraps functools.lru_cache functools.cache contextlib.contextmanager contextlib.suppress
  concurrent.futures.ThreadPoolExecutor subprocess.Popen signal.getsignal sys.getrecursionlimit
  sys.getdefaultencoding`.split(/\s+/),
);
const notMaking: ReadonlySet<string> = new Set(
  `socket.setdefaulttimeout threading.setprofile threading.settrace threading.stack_size time.sleep time.tzset
  select.select`.split(/\s+/),
);
/** What is asked of the standard library that somebody may have set. */
export const asking =
  /^(?:os\.(?:environ\.get|environ\.copy|getenv|getcwd|environ\.\w+)|sys\.(?:argv|flags|stdin|stdout|stderr|path|platform)\b.*)$/;
/** What gives a text, or nothing, where its second argument is no other object; and methods of texts that give another. */
export const givesText = /^os\.(?:environ\.get|getenv)$/;
export const textMethods: ReadonlySet<string> = new Set(
  'capitalize casefold lower lstrip rstrip split startswith strip title upper'.split(' '),
);
/** What a patcher and the modules of a program ask when they are loaded, and what decides where modules are found. */
export const shared = /^(?:os\.(?:environ|environb|putenv|unsetenv)|sys\.(?:meta_path|path_hooks|modules))\b/;
export const searched = /^(?:sys\.path|site)\b/;

/** Built-in functions that give an object of what they are given. */
const builtIn: ReadonlySet<string> = new Set(
  `abs all any bin bool bytearray bytes callable chr classmethod complex dict divmod enumerate float format frozenset
  hash hex id int isinstance issubclass len list max min object oct ord pow property range repr reversed round set slice
  sorted staticmethod str sum super tuple zip`.split(/\s+/),
);
const seeing: ReadonlySet<string> = new Set(['globals', 'locals', 'vars', 'dir', 'exec', 'eval', 'execfile']);
/** Decorators that give back what they are given, or an object of their own. */
export const decorators: ReadonlySet<string> = new Set(
  `staticmethod classmethod property dataclass wraps lru_cache cache cached_property contextmanager abstractmethod
  total_ordering overload final unique setter getter deleter`.split(/\s+/),
);
export const logging: ReadonlySet<string> = new Set(
  'debug info warning warn error exception critical log'.split(' '),
);

/** Whether calling `name`, a full name, gives an object and does no more. */
export function isMaker(name: string): boolean {
  if (making.has(name)) return true;
  const dot = name.lastIndexOf('.');
  return makers.has(name.slice(0, dot)) && !notMaking.has(name);
}

/** What calling the built-in function `name` does. */
export function builtinDoings(name: string): readonly Doing[] {
  if (name === 'print' || name === 'input') return ['tells'];
  if (seeing.has(name)) return ['sees'];
  if (name === 'hasattr' || name === 'getattr' || builtIn.has(name)) return [];
  return /(?:Error|Exception|Exit|Interrupt|Warning)$/.test(name) ? [] : ['calls'];
}
