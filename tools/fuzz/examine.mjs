import { fixAll, withIgnores } from '../../lib/analysis/apply-fixes.js';
import { baseOf } from '../../lib/check/base.js';
import { check } from '../../lib/check/check.js';
import { everything } from '../../lib/check/coverage.js';
import { findConfigFile, loadSnapshot } from '../../lib/check/snapshot.js';
import { formats, render } from '../../lib/cli/formats.js';
import { resolveSettings } from '../../lib/config/resolve.js';
import { defaultSettings } from '../../lib/config/settings.js';
import { latePatchesOf } from '../../lib/findings/finding.js';
import { isCut } from '../../lib/findings/notice.js';
import { timeLimit } from '../../lib/host/node/deadline.js';
import { languages, messagesIn } from '../../lib/messages/index.js';
import { defaultDocsBase } from '../../lib/report/input.js';
import { plainPalette } from '../../lib/report/palette.js';

/** Seconds that everything about one project may take, of the wall's; and seconds of the processor that are too many. */
const patience = 10;
const mostProcessorTime = 4;

/** What a report for people may not hold: it would turn text around, hide some or control a terminal. */
const unseen = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|[\u{e0000}-\u{e007f}]/u;

/**
 * Does with a repository all that late-patch does, in both languages and every format, with fixes and without, and looks at what
 * comes of it. Gives what is wrong as one line that stays the same for the same fault, or undefined.
 */
export async function examine({ files, changed, before }) {
  const started = processorTime();
  try {
    const fault = await faultIn(files, changed, before);
    const isSlow = processorTime() - started > mostProcessorTime;
    // Of a machine that is busy with something else nothing follows.
    if (fault === 'does not end') return isSlow ? fault : undefined;
    return fault ?? (isSlow ? 'slow' : undefined);
  } catch (error) {
    return `throws: ${traceOf(error)}`;
  }
}

/** Seconds of the processor that this thread has taken, as far as Node tells them apart. */
function processorTime() {
  const { user, system } = (process.threadCpuUsage ?? process.cpuUsage)();
  return (user + system) / 1e6;
}

/** The message, and where it came from. */
function traceOf(error) {
  const [first, ...frames] = (error?.stack ?? String(error)).split('\n');
  const own = frames.filter((frame) => frame.includes('/lib/')).slice(0, 2);
  return [first.slice(0, 120), ...own.map((frame) => frame.trim().replace(/\(?file:.*\/lib\//, 'lib/'))].join(
    ' ',
  );
}

async function faultIn(files, changed, before) {
  const tree = {
    list: async () => [...files].map(([path, bytes]) => ({ path, size: bytes.length })),
    read: async (paths, take) => {
      for (const path of paths) if (files.has(path)) take(path, { kind: 'bytes', bytes: files.get(path) });
    },
  };
  const settingsWith = (configFile) => {
    const resolved = resolveSettings({ inputs: { values: {}, nameOf: (key) => key }, configFile });
    if (resolved.kind === 'ok') return resolved.settings;
    for (const language of languages)
      for (const problem of resolved.problems) messagesIn(language).problem(problem);
    return undefined;
  };
  const given = settingsWith(await findConfigFile(tree)) ?? defaultSettings;
  const settings = { ...given, timeout: patience };
  const head = await loadSnapshot(tree);
  const difference = [{ kind: before === undefined ? 'added' : 'modified', path: changed }];
  const read = async () => new Map(before === undefined ? [] : [[changed, { kind: 'text', text: before }]]);
  const { report, again } = await check(head, {
    settings,
    base: (state) => baseOf(difference, state, read),
    scope: 'all',
    asked: everything,
    observer: { progress: () => {}, ...timeLimit(patience) },
    means: { files: difference, configFile: undefined, settingsWith },
  });
  if (report.notices.some(isCut)) return 'does not end';
  return misplaced(report) ?? untold(report) ?? unfixed(head, report, again);
}

/** A finding that is somewhere else than in its file, or a fix that changes nothing there. */
function misplaced({ findings, texts }) {
  for (const { location, fix } of findings.flatMap(latePatchesOf)) {
    const text = texts.get(location.path);
    if (text === undefined) return 'finding in no file';
    const { start, end } = location.span;
    if (!(0 <= start && start <= end && end <= text.length)) return 'finding outside of its file';
    for (const { path, span } of fix?.edits ?? [])
      if (!(0 <= span.start && span.start <= span.end && span.end <= (texts.get(path)?.length ?? -1)))
        return 'fix outside of its file';
  }
  return undefined;
}

/** A report that cannot be read, or that shows what is not to be seen. */
function untold(report) {
  for (const language of languages) {
    const input = {
      ...report,
      stats: { ...report.stats, durationMs: 0 },
      docsBase: defaultDocsBase(language),
      language,
    };
    for (const format of formats) {
      const text = render(format, input, plainPalette, false);
      if (['json', 'sarif', 'gitlab', 'rdjson'].includes(format)) JSON.parse(text);
      else if (unseen.test(text)) return `unseen characters in ${format}`;
      if (/\bundefined\b|\[object Object\]|\bNaN\b/.test(withoutQuotes(text, report)))
        return `${format} says undefined`;
    }
  }
  return undefined;
}

/** What a report says itself; the programs here do not hold these words. */
function withoutQuotes(text, { texts }) {
  return [...texts.values()].some((one) => /undefined|object Object|NaN/.test(one)) ? '' : text;
}

/** A fix of which there is no end, or that makes things worse. */
function unfixed(head, report, again) {
  if (report.findings.length === 0) return undefined;
  const fixed = fixAll(head, report, again, () => true);
  if (fixed.applied.length > 0 && fixed.report.findings.length > report.findings.length)
    return 'fixes add findings';
  withIgnores(head, report, again, () => true, 'a reason');
  return undefined;
}
