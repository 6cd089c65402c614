/** Larger source files are not read, wherever they come from: no module written by people comes near. In bytes. */
export const largestFile = 5 * 1024 * 1024;

/** Why a file of `size` bytes is not read, or undefined when it is small enough. */
export function sizeObjection(size: number): string | undefined {
  if (size <= largestFile) return undefined;
  const megabytes = (size / 1024 / 1024).toFixed(1);
  return `it has ${megabytes} MB; files over ${largestFile / 1024 / 1024} MB are not read`;
}
