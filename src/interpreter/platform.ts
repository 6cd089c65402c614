import { isInPython3 } from '../libraries/tables.js';
import type { Platform } from '../patchers/types.js';
import type { Arguments } from './state.js';
import { literal, textOf, type Value } from './values.js';

/** The place that code runs in: what the standard library says of it, and what it has there. */

/** Attributes that tell where code runs. The Python is CPython, on a machine of 64 bits whose bytes are little-endian. */
const attributes: Readonly<Record<Platform, Readonly<Record<string, string>>>> = {
  linux: {
    'sys.platform': 'linux',
    'os.name': 'posix',
    'os.sep': '/',
    'os.path.sep': '/',
    'os.linesep': '\n',
    'os.pathsep': ':',
  },
  darwin: {
    'sys.platform': 'darwin',
    'os.name': 'posix',
    'os.sep': '/',
    'os.path.sep': '/',
    'os.linesep': '\n',
    'os.pathsep': ':',
  },
  win32: {
    'sys.platform': 'win32',
    'os.name': 'nt',
    'os.sep': '\\',
    'os.path.sep': '\\',
    'os.linesep': '\r\n',
    'os.pathsep': ';',
  },
};

const platforms: readonly Platform[] = ['linux', 'darwin', 'win32'];

const systems: Readonly<Record<Platform, string>> = { linux: 'Linux', darwin: 'Darwin', win32: 'Windows' };

/** What is the same everywhere. Source: ran on CPython 3.9, 3.10, 3.11, 3.12 and 3.13. */
const constants: ReadonlyMap<string, string | number | boolean> = new Map<string, string | number | boolean>([
  ['sys.implementation.name', 'cpython'],
  ['sys.byteorder', 'little'],
  ['sys.maxsize', 2 ** 63],
  ['string.ascii_lowercase', 'abcdefghijklmnopqrstuvwxyz'],
  ['string.ascii_uppercase', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
  ['string.ascii_letters', 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'],
  ['string.digits', '0123456789'],
  ['logging.NOTSET', 0],
  ['logging.DEBUG', 10],
  ['logging.INFO', 20],
  ['logging.WARNING', 30],
  ['logging.WARN', 30],
  ['logging.ERROR', 40],
  ['logging.CRITICAL', 50],
  ['logging.FATAL', 50],
  ['subprocess.PIPE', -1],
  ['subprocess.STDOUT', -2],
  ['subprocess.DEVNULL', -3],
  ...Object.entries({
    A: 256,
    ASCII: 256,
    I: 2,
    IGNORECASE: 2,
    M: 8,
    MULTILINE: 8,
    S: 16,
    DOTALL: 16,
    U: 32,
    UNICODE: 32,
    X: 64,
    VERBOSE: 64,
  }).map(([name, flag]) => [`re.${name}`, flag] as const),
  ['typing.TYPE_CHECKING', false],
  ['typing_extensions.TYPE_CHECKING', false],
  ['six.PY2', false],
  ['six.PY3', true],
]);

/**
 * What some modules have on Linux and not everywhere, and what they have elsewhere only.
 * Source: `hasattr` on Linux, CPython 3.9, 3.10, 3.11, 3.12 and 3.13, which all say the same of these.
 */
const onLinux: ReadonlyMap<string, boolean> = new Map([
  ...listed('select', true, 'epoll poll'),
  ...listed('select', false, 'kqueue kevent devpoll'),
  ...listed(
    'os',
    true,
    `fork forkpty register_at_fork getuid geteuid getgid setuid setgid setsid getpgid setpgid setpgrp getppid kill killpg
    wait waitpid wait4 WNOHANG uname getloadavg nice chroot mkfifo symlink link readlink lchown chown fchmod fchown statvfs
    sched_getaffinity sched_setaffinity sendfile pipe2 memfd_create getrandom posix_spawn openpty ttyname ctermid initgroups
    getgroups O_NONBLOCK O_CLOEXEC O_DIRECTORY O_NOFOLLOW pread pwrite sync fdatasync EX_OK WIFSIGNALED spawnvp`,
  ),
  ...listed(
    'os',
    false,
    'startfile O_BINARY O_TEXT lchflags chflags plock getwindowsversion add_dll_directory',
  ),
  ...listed('sys', true, 'abiflags setdlopenflags'),
  ...listed(
    'sys',
    false,
    'getwindowsversion winver dllhandle pypy_version_info pypy_translation_info getandroidapilevel',
  ),
  ...listed(
    'signal',
    true,
    `SIGALRM SIGHUP SIGUSR1 SIGUSR2 SIGCHLD SIGCLD SIGPIPE SIGQUIT SIGWINCH SIGKILL SIGSTOP SIGTSTP SIGPOLL setitimer alarm
    pause siginterrupt pthread_sigmask sigwait set_wakeup_fd`,
  ),
  ...listed('signal', false, 'SIGBREAK SIGINFO CTRL_C_EVENT CTRL_BREAK_EVENT'),
  ...listed(
    'socket',
    true,
    `AF_UNIX AF_INET6 AF_NETLINK AF_PACKET AF_CAN AF_VSOCK SO_REUSEPORT SO_BINDTODEVICE SO_PEERCRED SOCK_CLOEXEC
    SOCK_NONBLOCK TCP_KEEPIDLE TCP_KEEPINTVL TCP_KEEPCNT TCP_USER_TIMEOUT TCP_QUICKACK TCP_FASTOPEN MSG_NOSIGNAL socketpair
    fromfd sethostname if_nameindex`,
  ),
  ...listed('socket', false, 'SO_EXCLUSIVEADDRUSE SIO_KEEPALIVE_VALS ioctl LOCAL_PEERCRED'),
  ...listed('time', true, 'tzset clock_gettime CLOCK_MONOTONIC CLOCK_BOOTTIME'),
  ...listed('time', false, 'CLOCK_UPTIME_RAW'),
  ...listed(
    'ssl',
    true,
    `SSLContext SSLObject SSLSocket SSLSession MemoryBIO TLSVersion Purpose create_default_context get_server_certificate
    PROTOCOL_TLS PROTOCOL_TLS_CLIENT PROTOCOL_TLS_SERVER PROTOCOL_SSLv23 OP_NO_SSLv2 OP_NO_SSLv3 OP_NO_COMPRESSION HAS_SNI
    HAS_ALPN HAS_TLSv1_2 HAS_TLSv1_3 OPENSSL_VERSION_INFO`,
  ),
  ...listed('ssl', false, 'PROTOCOL_SSLv2 PROTOCOL_SSLv3 RAND_egd'),
  ...listed(
    'threading',
    true,
    'get_ident get_native_id main_thread excepthook settrace stack_size TIMEOUT_MAX',
  ),
  ...listed(
    'asyncio',
    false,
    'ProactorEventLoop WindowsSelectorEventLoopPolicy WindowsProactorEventLoopPolicy',
  ),
  ...listed(
    'subprocess',
    false,
    'STARTUPINFO CREATE_NEW_CONSOLE CREATE_NEW_PROCESS_GROUP STARTF_USESHOWWINDOW CREATE_NO_WINDOW',
  ),
]);

function listed(module: string, isThere: boolean, names: string): readonly (readonly [string, boolean])[] {
  return names.split(/\s+/).map((name) => [`${module}.${name}`, isThere] as const);
}

/** Modules of the standard library that are not everywhere (docs.python.org, "Availability"). */
const onlyOnWindows: ReadonlySet<string> = new Set(
  'msvcrt winreg _winreg _winapi winsound nt _overlapped asyncio.windows_events asyncio.windows_utils'.split(
    ' ',
  ),
);
const notOnWindows: ReadonlySet<string> = new Set(
  'fcntl grp pwd termios tty pty resource posix syslog spwd crypt readline curses _posixsubprocess'.split(
    ' ',
  ),
);

/**
 * Modules that each Python 3 has, on whatever system and however it was built: `ssl`, `zlib`, `sqlite3` and what needs them may be left
 * out. Source: ran `pkgutil` on CPython 3.9, 3.10, 3.11, 3.12 and 3.13; docs.python.org, "Optional dependencies".
 */
export const modulesEverywhere: ReadonlySet<string> = new Set(
  `abc argparse array ast asyncio atexit base64 bdb binascii bisect builtins cProfile calendar cmath cmd code codecs codeop
    collections colorsys compileall concurrent configparser contextlib contextvars copy copyreg csv dataclasses datetime decimal difflib
    dis doctest email encodings enum errno faulthandler filecmp fileinput fnmatch fractions ftplib functools gc getopt getpass gettext
    glob graphlib hashlib heapq hmac html http imaplib importlib inspect io ipaddress itertools json keyword linecache locale logging
    mailbox marshal math mimetypes mmap multiprocessing netrc numbers operator optparse os pathlib pdb pickle pickletools pkgutil
    platform plistlib poplib pprint profile pstats pyclbr pydoc queue quopri random re reprlib runpy sched secrets select selectors
    shelve shlex shutil signal site smtplib socket socketserver stat statistics string struct subprocess symtable sys sysconfig tarfile
    tempfile textwrap threading time timeit token tokenize trace traceback tracemalloc types typing unicodedata unittest urllib uuid
    warnings wave weakref webbrowser wsgiref xml xmlrpc zipapp zipimport zoneinfo
    asyncio.events asyncio.locks asyncio.queues asyncio.subprocess asyncio.tasks collections.abc concurrent.futures
    concurrent.futures.process concurrent.futures.thread email.encoders email.errors email.generator email.header email.message
    email.mime email.mime.application email.mime.base email.mime.image email.mime.multipart email.mime.text email.parser email.policy
    email.utils html.entities html.parser http.client http.cookiejar http.cookies http.server importlib.abc importlib.machinery
    importlib.metadata importlib.resources importlib.util json.decoder json.encoder logging.config logging.handlers
    multiprocessing.connection multiprocessing.context multiprocessing.dummy multiprocessing.managers multiprocessing.pool
    multiprocessing.process multiprocessing.queues multiprocessing.shared_memory multiprocessing.synchronize multiprocessing.util
    os.path unittest.case unittest.mock urllib.error urllib.parse urllib.request urllib.response urllib.robotparser wsgiref.handlers
    wsgiref.headers wsgiref.simple_server wsgiref.util wsgiref.validate xml.dom xml.dom.minidom xml.etree xml.etree.ElementTree
    xml.parsers xml.parsers.expat xml.sax xml.sax.handler xml.sax.saxutils xmlrpc.client xmlrpc.server`.split(
    /\s+/,
  ),
);

/** What asks for the name of a built-in class. */
const nameOfBuiltIn =
  /^builtins\.([A-Z]\w*|str|bytes|int|float|bool|list|tuple|dict|set|object)\.__(?:qual)?name__$/;

/** The value of an attribute of a library that is known, or tells where code runs; undefined where it may be anything. */
export function attributeOn(platform: Platform, name: string): Value | undefined {
  if (name === 'os.uname.sysname' && platform !== 'win32') return literal(systems[platform]);
  const known = attributes[platform][name] ?? constants.get(name) ?? nameOfBuiltIn.exec(name)?.[1];
  return known === undefined ? undefined : literal(known);
}

/** What such a function of the standard library gives on `platform`; undefined where it may be anything. */
export function resultOn(platform: Platform, name: string, { positional }: Arguments): Value | undefined {
  switch (name) {
    case 'platform.system':
      return literal(systems[platform]);
    case 'platform.python_implementation':
      return literal('CPython');
    case 'builtins.hasattr': {
      const [of, attribute] = positional;
      if (of?.kind !== 'external') return undefined;
      const isThere = hasOn(platform, `${of.name}.${textOf(attribute) ?? ''}`);
      return isThere === undefined ? undefined : literal(isThere);
    }
    default:
      return undefined;
  }
}

/** Whether the standard library of `platform` has the attribute with that full name; undefined where that is not known. */
export function hasOn(platform: Platform, name: string): boolean | undefined {
  return platform === 'linux' ? onLinux.get(name) : undefined;
}

/** Whether that attribute tells, on some platform, what is known. */
export function isAttributeKnown(name: string): boolean {
  return (
    isInPython3(name, true) === false ||
    platforms.some((platform) => attributeOn(platform, name) !== undefined)
  );
}

/** Whether the standard library of some platform lacks `module`, which that of others has. */
export function isMissingSomewhere(module: string): boolean {
  return platforms.some((platform) => lacksModule(platform, module));
}

/** Whether the standard library of `platform` lacks `module`, which that of others has. */
export function lacksModule(platform: Platform, module: string): boolean {
  return (platform === 'win32' ? notOnWindows : onlyOnWindows).has(module);
}
