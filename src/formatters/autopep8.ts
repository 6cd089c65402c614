import { basename, dirname, type FilePath, join } from '../project/snapshot.js';
import { parseIni } from '../text/ini.js';
import { lineSpan } from '../text/span.js';
import { tableAt } from '../text/toml.js';
import { listIn, strings, type ToolCall } from './configuration.js';
import { argument, defaultOrder, type Rewriter, selects } from './rewriter.js';

/** Files whose sections pep8, pycodestyle and flake8 autopep8 reads, all of them in a folder (autopep8.py, PROJECT_CONFIG). */
const iniFiles = ['setup.cfg', 'tox.ini', '.pep8', '.flake8'];

/** autopep8 where a hook, a script or a table of pyproject.toml says that it is used, unless E402 is ignored. */
export function autopep8Rewriters(
  texts: ReadonlyMap<FilePath, string>,
  calls: readonly ToolCall[],
): readonly Rewriter[] {
  const rewriters: Rewriter[] = [];
  for (const call of calls) {
    if (call.tool !== 'autopep8') continue;
    const ignore = argument(call.args, '--ignore')?.split(',');
    const select = argument(call.args, '--select')?.split(',');
    if (!fixesE402(texts, '', ignore, select)) continue;
    const { label, path, span, covers } = call;
    rewriters.push({
      tool: 'autopep8',
      move: 'e402',
      setting: label,
      path,
      span,
      order: defaultOrder,
      covers,
    });
  }
  for (const [path, text] of texts) {
    if (basename(path) !== 'pyproject.toml' || !text.includes('autopep8')) continue;
    if (
      tableAt(text, 'tool', 'autopep8') === undefined ||
      !fixesE402(texts, dirname(path), undefined, undefined)
    )
      continue;
    const folder = dirname(path);
    const covers = (file: string) => folder === '' || file.startsWith(`${folder}/`);
    const span = lineSpan(text, /^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*autopep8/m);
    rewriters.push({
      tool: 'autopep8',
      move: 'e402',
      setting: '[tool.autopep8]',
      path,
      span,
      order: defaultOrder,
      covers,
    });
  }
  return rewriters;
}

/** Options of a command line win over those of configuration files in `folder`. */
function fixesE402(
  texts: ReadonlyMap<FilePath, string>,
  folder: string,
  ignore: readonly string[] | undefined,
  select: readonly string[] | undefined,
): boolean {
  const written = configured(texts, folder);
  const ignored = ignore ?? written.ignore ?? [];
  const selected = select ?? written.select ?? [];
  return !selects(ignored, 'E402') && (selected.length === 0 || selects(selected, 'E402'));
}

function configured(texts: ReadonlyMap<FilePath, string>, folder: string) {
  let ignore: readonly string[] | undefined;
  let select: readonly string[] | undefined;
  for (const name of iniFiles) {
    const text = texts.get(join(folder, name) as FilePath);
    if (text === undefined) continue;
    const sections = parseIni(text);
    for (const section of ['pep8', 'pycodestyle', 'flake8']) {
      const options = sections.get(section);
      const [ignored, selected] = [options?.get('ignore')?.value, options?.get('select')?.value];
      if (ignored !== undefined) ignore = listIn(ignored);
      if (selected !== undefined) select = listIn(selected);
    }
  }
  const table = tableAt(texts.get(join(folder, 'pyproject.toml') as FilePath) ?? '', 'tool', 'autopep8');
  if (table?.['ignore'] !== undefined) ignore = strings(table['ignore']).flatMap(listIn);
  if (table?.['select'] !== undefined) select = strings(table['select']).flatMap(listIn);
  return { ignore, select };
}
