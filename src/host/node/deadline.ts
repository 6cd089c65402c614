/** A test whether `seconds` have passed since it was made; never where they are 0. */
export function deadline(seconds: number): () => boolean {
  const end = performance.now() + seconds * 1000;
  return () => seconds > 0 && performance.now() > end;
}
