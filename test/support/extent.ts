/**
 * How much of what is generated, mutated or crossed the tests run. Without anything said they run a sample that has every
 * kind in it; with `LATE_PATCH_TESTS=whole`, as `.ci/run` has it, they run all.
 */
const isWhole = process.env['LATE_PATCH_TESTS'] === 'whole';

/** A number of runs: `sample` of them, or the `whole`. */
export function extent(sample: number, whole: number): number {
  return isWhole ? whole : sample;
}

/**
 * The cells of a matrix, by their row and column: all, or one diagonal of every `step`, so that each row and each column
 * is there. The same cells each time.
 */
export function sampledMatrix<T>(
  cells: readonly T[],
  place: (cell: T) => readonly [row: number, column: number],
  step: number,
): readonly T[] {
  if (isWhole) return cells;
  return cells.filter((cell) => {
    const [row, column] = place(cell);
    return (row + column) % step === 0;
  });
}
