/** Notebooks as Jupyter writes them: nbformat 4, a space for each level, keys in the order of the alphabet. */

export function codeCell(text: string, outputs: readonly object[] = []): object {
  return { cell_type: 'code', execution_count: null, id: 'c', metadata: {}, outputs, source: linesOf(text) };
}

export function markdownCell(text: string): object {
  return { cell_type: 'markdown', id: 'm', metadata: {}, source: linesOf(text) };
}

export function notebookOf(cells: readonly object[], language = 'python'): string {
  const metadata = { kernelspec: { display_name: language, language, name: language } };
  return `${JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, undefined, 1)}\n`;
}

/** `splitlines(True)`, as nbformat does it for line feeds. */
function linesOf(text: string): readonly string[] {
  return text.split(/(?<=\n)/).filter((line) => line !== '');
}
