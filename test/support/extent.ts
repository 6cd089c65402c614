/**
 * How much of what is generated, mutated or crossed the tests run. Without anything said they run a sample that has every
 * kind in it; with `LATE_PATCH_TESTS=whole`, as `.ci/run` has it, nearly all, and with `LATE_PATCH_TESTS=all` also what takes
 * longer than anybody waits for a pull request.
 */
const isAll = process.env['LATE_PATCH_TESTS'] === 'all';
const isWhole = isAll || process.env['LATE_PATCH_TESTS'] === 'whole';

/** A number of runs: `sample` of them, the `whole` of `.ci/run`, or `all`. */
export function extent(sample: number, whole: number, all = whole): number {
  if (isAll) return all;
  return isWhole ? whole : sample;
}

/**
 * The cells of a matrix, by their row and column: all, or one diagonal of every `step`, so that each row and each column
 * is there; `wholeStep` is that of `.ci/run`. The same cells each time.
 */
export function sampledMatrix<T>(
  cells: readonly T[],
  place: (cell: T) => readonly [row: number, column: number],
  step: number,
  wholeStep = 1,
): readonly T[] {
  return cells.filter((cell) => {
    const [row, column] = place(cell);
    return (row + column) % (isAll ? 1 : isWhole ? wholeStep : step) === 0;
  });
}
