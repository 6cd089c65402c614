import { basename, dirname, type FilePath } from '../project/snapshot.js';
import { parseIni } from '../text/ini.js';
import { lineSpan, type Span } from '../text/span.js';
import { inner, tableAt } from '../text/toml.js';
import { listIn, strings, type ToolCall } from './configuration.js';
import { defaultOrder, filesBelow, type ImportOrder, type Rewriter } from './rewriter.js';

/** Settings of isort in one file. Lists are in the form that configparser gives: one string. */
interface IsortConfig {
  readonly path: FilePath;
  readonly span: Span;
  readonly values: ReadonlyMap<string, string>;
  readonly lineOf: (key: string) => Span;
}

/** Sections of INI files that isort reads (isort/settings.py, CONFIG_SECTIONS). */
const sections: Readonly<Record<string, readonly string[]>> = {
  '.isort.cfg': ['settings', 'isort'],
  'setup.cfg': ['isort', 'tool:isort'],
  'tox.ini': ['isort', 'tool:isort'],
};

/** Profiles that sort `import x` and `from x import y` together (isort/profiles.py). */
const mixing = new Set(['google', 'open_stack', 'plone']);

const isOn = (value: string | undefined) => /^(?:true|1|yes|on|t|y)$/i.test(value ?? '');

/** isort where it is configured, or where a hook or a script runs it. */
export function isortRewriters(
  texts: ReadonlyMap<FilePath, string>,
  calls: readonly ToolCall[],
): readonly Rewriter[] {
  const configs = [...texts].flatMap(([path, text]) => configIn(path, text) ?? []);
  const runs = calls.filter((call) => call.tool === 'isort');
  const old = runs.find((call) => /^v?4\./.test(call.version ?? '')) ?? oldPin(texts);
  const rewriters: Rewriter[] = [];
  for (const { path, span, values, lineOf } of configs) {
    const shared = { tool: 'isort', path, order: orderOf(values), covers: coveredBy(path, values) } as const;
    if (isOn(values.get('float_to_top'))) {
      rewriters.push({
        ...shared,
        move: 'float',
        setting: 'float_to_top = true',
        span: lineOf('float_to_top'),
      });
    }
    rewriters.push({
      ...shared,
      move: 'sort',
      setting: `[${basename(path) === 'pyproject.toml' ? 'tool.isort' : 'isort'}]`,
      span,
    });
  }
  const nearest = configs.find(({ path }) => dirname(path) === '');
  const isCovered = nearest === undefined ? () => true : coveredBy(nearest.path, nearest.values);
  for (const { label, args, path, span, covers } of runs) {
    const order = nearest === undefined ? defaultOrder : orderOf(nearest.values);
    const shared = {
      tool: 'isort',
      path,
      span,
      order,
      covers: (file: string) => covers(file) && isCovered(file),
    } as const;
    if (args.includes('--float-to-top'))
      rewriters.push({ ...shared, move: 'float', setting: '--float-to-top' });
    if (nearest === undefined) rewriters.push({ ...shared, move: 'sort', setting: label });
  }
  if (old !== undefined) {
    const { path, span, version } = old;
    rewriters.push({
      tool: 'isort',
      move: 'float-always',
      setting: version ?? 'isort 4',
      path,
      span,
      order: defaultOrder,
      covers: isCovered,
    });
  }
  return rewriters;
}

/** A requirement that installs isort before version 5, in a file that names requirements. */
function oldPin(
  texts: ReadonlyMap<FilePath, string>,
): Pick<ToolCall, 'path' | 'span' | 'version'> | undefined {
  for (const [path, text] of texts) {
    if (!/^(?:pyproject\.toml|setup\.cfg|tox\.ini)$/.test(basename(path))) continue;
    const pin = /\bisort\s*(?:==\s*4[\d.]*|~=\s*4[\d.]*|<\s*5[\d.]*|=\s*"[~^]?4[\d.]*")/.exec(text)?.[0];
    if (pin !== undefined)
      return { path, version: pin, span: lineSpan(text, /\bisort\s*(?:==\s*4|~=\s*4|<\s*5|=\s*"[~^]?4)/) };
  }
  return undefined;
}

function configIn(path: FilePath, text: string): IsortConfig | undefined {
  const name = basename(path);
  if (name !== '.isort.cfg' && !text.includes('isort')) return undefined;
  if (name === 'pyproject.toml') {
    const table = tableAt(text, 'tool', 'isort');
    if (table === undefined) return undefined;
    const values = new Map(Object.entries(table).map(([key, value]) => [key, asText(value)]));
    for (const [key, value] of Object.entries(inner(table, 'known_other')))
      values.set(`known_${key}`, asText(value));
    const lineOf = (key: string) => lineSpan(text, new RegExp(`^[ \\t]*${key}[ \\t]*=`, 'm'));
    return { path, span: lineSpan(text, /^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*isort/m), values, lineOf };
  }
  const read = parseIni(text);
  for (const section of sections[name] ?? []) {
    const options = read.get(section);
    if (options === undefined) continue;
    const values = new Map([...options].map(([key, { value }]) => [key, value]));
    const span = lineSpan(text, new RegExp(`^\\[${section}\\]`, 'm'));
    return { path, span, values, lineOf: (key) => options.get(key)?.span ?? span };
  }
  return undefined;
}

/** An option as it would stand in an INI file; a table (`line.length = 3`) is no option. */
function asText(value: unknown): string {
  if (Array.isArray(value)) return strings(value).join('\n');
  // Tables have no prototype, and with it no text.
  return typeof value === 'object' ? '' : String(value);
}

function orderOf(values: ReadonlyMap<string, string>): ImportOrder {
  const listed = listIn(values.get('sections') ?? '').map((name) => name.toUpperCase());
  const known = new Map<string, string>();
  for (const [key, value] of values) {
    const section = /^known_(\w+)$/.exec(key)?.[1]?.toUpperCase();
    if (section === undefined) continue;
    for (const module of listIn(value))
      known.set(
        module,
        section === 'STANDARD_LIBRARY'
          ? 'STDLIB'
          : section.replace('_PARTY', 'PARTY').replace('LOCAL_FOLDER', 'LOCALFOLDER'),
      );
  }
  const profile = values.get('profile')?.toLowerCase() ?? '';
  const mixed = isOn(values.get('force_sort_within_sections')) || mixing.has(profile);
  return { sections: listed.length > 0 ? listed : defaultOrder.sections, known, mixed };
}

/** Files below the folder of the configuration that it does not skip. */
function coveredBy(path: FilePath, values: ReadonlyMap<string, string>): (file: string) => boolean {
  const skipped = ['skip', 'extend_skip', 'skip_glob', 'extend_skip_glob'];
  return filesBelow(
    dirname(path),
    skipped.flatMap((key) => listIn(values.get(key) ?? '')),
  );
}
