/** Number of single-character changes (insert, delete, replace, swap of neighbours) between two short words. */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + change);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) best = Math.min(best, rows[i - 2]![j - 2]! + 1);
      row.push(best);
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}

/** The one of `known` that `word` was probably meant to be, or undefined when none is near (it abbreviates one, or a third of its letters differ). */
export function closest(word: string, known: readonly string[]): string | undefined {
  if (word.length > 60) return undefined;
  const plainWord = word.toLowerCase().replaceAll('_', '-');
  const abbreviated = known.filter((name) => plainWord.length > 2 && name.startsWith(plainWord));
  if (abbreviated.length === 1) return abbreviated[0];
  let best: { readonly name: string; readonly distance: number } | undefined;
  for (const name of known) {
    const changes = distance(plainWord, name.toLowerCase());
    const allowed = Math.max(1, Math.floor(Math.max(word.length, name.length) / 3));
    if (changes <= allowed && changes < (best?.distance ?? Number.POSITIVE_INFINITY)) {
      best = { name, distance: changes };
    }
  }
  return best?.name;
}

/** ` (did you mean X?)` for the closest known word, or nothing. Ready to be put after a message. */
export function hint(word: string, known: readonly string[]): string {
  const name = closest(word, known);
  return name === undefined ? '' : ` (did you mean "${name}"?)`;
}
