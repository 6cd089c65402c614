import { type Finding, latePatchesOf } from '../findings/finding.js';
import type { RuleName } from '../rules/index.js';

/** What a program that somebody runs says of itself: a traceback, a warning, the lines of a log. */
export interface Log {
  readonly text: string;
  /** Files of its stack frames, as they stand there, the innermost last. */
  readonly frames: readonly string[];
  /** Modules of which a MonkeyPatchWarning says that they hold originals. */
  readonly holders: readonly string[];
}

/** A message that a late patch is known by. */
export interface Symptom {
  /** What stands as code in the heading of docs/troubleshooting.md that explains it. */
  readonly heading: string;
  /** Rules that find what leads to it; none where no late patch is to blame. */
  readonly rules: readonly RuleName[];
}

interface KnownSymptom extends Symptom {
  /** Any of these is the message, in the words of some version. */
  readonly says: readonly RegExp[];
  /** The message is too common: a stack frame in a file or folder of such a name has to be with it, if there are frames at all. */
  readonly within?: readonly string[];
}

/** As docs/troubleshooting.md has them; each was printed by CPython there, or stands in the code of the version that is named. */
const known: readonly KnownSymptom[] = [
  {
    heading: 'RecursionError: maximum recursion depth exceeded',
    says: [/RecursionError(?::? |\(['"])maximum recursion depth exceeded/],
    within: ['ssl.py'],
    rules: ['ssl-context-before-patch'],
  },
  {
    heading: 'MonkeyPatchWarning: Monkey-patching ssl after ssl has already been imported',
    says: [/Monkey-patching ssl after ssl has already been imported/],
    rules: ['ssl-context-before-patch'],
  },
  {
    heading: 'TypeError: super(type, obj): obj must be an instance or subtype of type',
    says: [/super\(type, obj\): obj must be an instance/, /super\(type, obj\): obj \(instance of SSL/],
    within: ['ssl.py'],
    rules: ['ssl-context-before-patch'],
  },
  {
    heading: "TypeError: _wrap_socket() argument 'sock' must be _socket.socket, not SSLSocket",
    says: [/_wrap_socket\(\) argument '?\w+'? must be _socket\.socket, not /],
    rules: [],
  },
  {
    heading: "TypeError: 'NoneType' object is not callable",
    says: [/'NoneType' object is not callable/, /'NoneType' object has no attribute 'fork_exec'/],
    within: ['subprocess.py'],
    rules: ['name-before-patch'],
  },
  {
    heading: 'LoopExit: This operation would block forever',
    says: [/This operation would block forever/],
    rules: ['name-before-patch', 'object-before-patch', 'library-before-patch'],
  },
  {
    // The identity of a thread is an address: no key of anybody's dictionary is so long by chance.
    heading: 'KeyError',
    says: [
      /KeyError(?::? |\()\d{9}/,
      /KeyError: KeyError\(\d{6,20}L?,?\) in (<module 'threading'|threading\._shutdown)/,
    ],
    within: ['threading.py'],
    rules: ['object-before-patch', 'library-before-patch'],
  },
  {
    heading: 'RuntimeError: cannot release un-acquired lock',
    says: [/cannot release un-acquired lock/],
    rules: ['object-before-patch', 'patcher-before-patch'],
  },
  {
    heading: "AttributeError: type object 'SSLSocket' has no attribute '_create'",
    says: [/type object '\w*SSLSocket' has no attribute '_create'/],
    rules: ['patcher-before-patch'],
  },
  {
    heading: 'RuntimeError: do not call blocking functions from the mainloop',
    says: [
      /do not call blocking functions from the mainloop/i,
      /Impossible to call blocking function in the event loop callback/,
      /Cannot switch to MAINLOOP from MAINLOOP/i,
    ],
    rules: [],
  },
  {
    heading: 'DatabaseWrapper objects created in a thread can only be used in that same thread',
    says: [/DatabaseWrapper objects created in a thread can only be used in that same thread/],
    rules: ['library-before-patch'],
  },
  {
    heading: 'RLock(s) were not greened',
    says: [/RLock\(s\) were not greened/],
    rules: ['object-before-patch', 'library-before-patch'],
  },
  {
    heading: 'RuntimeError: cannot wait on un-acquired lock',
    says: [/cannot wait on un-acquired lock/],
    rules: ['object-before-patch'],
  },
  {
    heading: 'An exception was thrown while monkey_patching for eventlet',
    // A frame of it is enough: whoever pastes the exception, of any kind, may leave out the line above it.
    says: [/An exception was thrown while monkey_patching for eventlet/, /in _green_existing_locks\b/],
    rules: ['ssl-context-before-patch', 'object-before-patch', 'library-before-patch', 'name-before-patch'],
  },
  {
    heading: 'greenlet.error: Cannot switch to a different thread',
    says: [/cannot switch to a different thread/i],
    rules: ['name-before-patch', 'object-before-patch', 'library-before-patch'],
  },
  {
    heading: 'MonkeyPatchWarning: Monkey-patching not on the main thread',
    says: [/Monkey-patching not on the main thread/],
    rules: [],
  },
  {
    heading: 'RuntimeError: Second simultaneous read on fileno',
    says: [
      /This socket is already used by another greenlet/,
      /Second simultaneous (read|write) on fileno/,
      // psycopg/cursor.h of psycopg2, EXC_IF_ASYNC_IN_PROGRESS.
      / cannot be used while an asynchronous query is underway/,
    ],
    rules: [],
  },
  {
    heading: "AttributeError: module 'select' has no attribute 'epoll'",
    says: [
      /module '(eventlet\.green\.)?select' has no attribute '(epoll|kqueue|devpoll)'/,
      /'module' object has no attribute '(epoll|kqueue|devpoll)'/,
    ],
    rules: [],
  },
  {
    heading: 'RuntimeError: asyncio.run() cannot be called from a running event loop',
    says: [
      /asyncio\.run\(\) cannot be called from a running event loop/,
      /Cannot run the event loop while another loop is running/,
      /You cannot use AsyncToSync in the same thread as an async event loop/,
    ],
    within: ['gevent', 'eventlet'],
    rules: [],
  },
  {
    heading: 'RuntimeWarning: Loading ddtrace after gevent.monkey.patch_all() is not supported',
    says: [
      /Loading ddtrace after gevent\.monkey\.patch_all\(\) is not supported/,
      /Loading ddtrace before using gevent monkey patching is not supported/,
    ],
    rules: [],
  },
  {
    heading: 'Attempting to instrument while already instrumented',
    says: [/Attempting to instrument (\w+ \w+ )?while already instrumented/],
    rules: [],
  },
  {
    heading: "TypeError: wrap_socket() got an unexpected keyword argument '_context'",
    says: [
      /wrap_socket\(\) got an unexpected keyword argument '_context'/,
      /module 'ssl' has no attribute 'wrap_socket'/,
    ],
    within: ['eventlet'],
    rules: [],
  },
];

/** What names the file of a stack frame, or of a warning. */
const places: readonly RegExp[] = [
  // Python's own.
  /\bFile "([^"\n]{1,1000})", line \d/g,
  // IPython's: `File /srv/app.py:4, in f()`, and before version 8 `/srv/app.py in f()`.
  /\bFile ((?:[A-Za-z]:)?[^"\n:]{1,1000}):\d+, in /g,
  /(?:^|\s)((?:[A-Za-z]:)?[^\s:"']{1,1000}\.py) in \w{1,200}\(/g,
  // Sentry's: `app.py in f at line 4`.
  /(?:^|\s)((?:[A-Za-z]:)?[^\s:"']{1,1000}\.py) in [^\n]{1,200} at line \d/g,
  // pytest's: `app.py:4: in f`, and rich's: `/srv/app.py:4 in f`.
  /(?:^|\s)((?:[A-Za-z]:)?[^\s:"']{1,1000}\.py):\d+:? in /g,
  // A warning's: `/srv/app.py:4: MonkeyPatchWarning: …`.
  /(?:^|[\s"'])((?:[A-Za-z]:)?[^\s:"']{1,1000}):\d+:\s{1,9}\w{0,100}Warning: /g,
];

/**
 * Reads what was pasted. Escape sequences, what a logger puts before each line, and lines that a terminal has broken do
 * not matter, nor whether it is the text itself or a string of it, as JSON, HTML and `repr()` write one.
 */
export function readLog(pasted: string): Log {
  const lines = spelledOut(pasted.replace(/\u001b\[[\d;]{0,20}m/g, ''));
  const frames = places.flatMap((place) => [...lines.matchAll(place)].map(([, path]) => path!));
  const text = lines.replace(/\s+/g, ' ');
  const [, listed = ''] = /direct imports \(NOT patched\): \[([^\]]{0,100000})\]/.exec(text) ?? [];
  const holders = [...listed.matchAll(/'([\w.]+) \(/g)].map(([, module]) => module!);
  return { text, frames, holders };
}

/** `text` without the escapes of HTML and, if it is the inside of a string literal, of that. */
function spelledOut(text: string): string {
  const html = text.replace(
    /&(quot|#34|#39|apos|lt|gt|amp);/g,
    (whole, name: string) => htmlNames[name] ?? whole,
  );
  // In a string the ends of lines, or the quotes of frames, are escaped: once, or in a string within a string more often.
  return /\\n {2}File |File \\{1,9}"/.test(html)
    ? html.replace(/\\{1,9}"/g, '"').replace(/\\{1,9}n(?=\s|Traceback)/g, '\n')
    : html;
}

const htmlNames: Readonly<Record<string, string>> = {
  quot: '"',
  '#34': '"',
  '#39': "'",
  apos: "'",
  lt: '<',
  gt: '>',
  amp: '&',
};

/** The symptoms that a log shows, in the order of the page that explains them. */
export function symptomsIn({ text, frames }: Log): readonly Symptom[] {
  const passes = (names: readonly string[]) =>
    frames.length === 0 || frames.some((path) => path.split(/[\\/]+/).some((part) => names.includes(part)));
  return known.filter(
    ({ says, within }) =>
      says.some((message) => message.test(text)) && (within === undefined || passes(within)),
  );
}

/**
 * Those of `findings` that can lead to `symptoms`: what a warning itself names before what the stack passes through, and
 * that before the rest. Where the log tells some apart, the others are left out.
 */
export function fittingFindings(
  findings: readonly Finding[],
  symptoms: readonly Symptom[],
  { frames, holders }: Log,
): readonly Finding[] {
  const rules = new Set<string>(symptoms.flatMap((symptom) => symptom.rules));
  const named = (finding: Finding) =>
    finding.offenders.some(({ chain }) => chain.some(({ module }) => holders.includes(module)));
  const passed = (finding: Finding) =>
    pathsOf(finding).some((path) => frames.some((frame) => isFile(frame, path)));
  const candidates = findings.filter(({ rule }) => rules.has(rule));
  const ranks = candidates.map((finding) => (named(finding) ? 2 : 0) + (passed(finding) ? 1 : 0));
  const best = ranks.reduce((most, rank) => Math.max(most, rank), 0);
  return candidates.filter((_, index) => ranks[index] === best);
}

/** Those of `frames` that lie in none of the files at `paths`: somebody else's, or of another checkout. */
export function framesOutside(frames: readonly string[], paths: Iterable<string>): readonly string[] {
  const all = [...paths];
  return frames.filter((frame) => !all.some((path) => isFile(frame, path)));
}

/** Whether a frame's file, absolute and of another machine, may be the file at `path` of the checkout. */
function isFile(frame: string, path: string): boolean {
  const posix = frame.replace(/\\+/g, '/').replace(/^\.\//, '');
  return posix === path || posix.endsWith(`/${path}`);
}

/** Every file that a finding has something to do with. */
function pathsOf(finding: Finding): readonly string[] {
  return latePatchesOf(finding).flatMap(({ location, patch, patchChain, offenders, entries }) => {
    const links = [...patchChain, ...offenders.flatMap(({ chain }) => chain)];
    return [
      location.path,
      patch.location.path,
      ...entries,
      ...offenders.map((offender) => offender.location.path),
      ...links.flatMap((link) => link.location?.path ?? []),
    ];
  });
}
