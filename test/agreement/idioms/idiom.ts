/**
 * A way of code, as a text with holes:
 *
 * | hole | becomes |
 * |---|---|
 * | `$` | a number that no other statement of the program has |
 * | `VALUE` | an expression for what is held: a reference or an object |
 * | `CLASS` | a class that a patch replaces |
 * | `MODULE`, `NAME` | the two halves of a reference |
 * | `PATCH` | the statements of a patch, where it stands |
 *
 * `>>> PATH` begins another file. What is held needs an import, which stands above each file that has a hole for it.
 */
export interface Idiom {
  readonly kind: string;
  readonly text: string;
}

/** The idioms of one kind. */
export function idioms(kind: string, texts: readonly string[]): readonly Idiom[] {
  return texts.map((text) => ({ kind, text: text.replace(/^\n/, '') }));
}
