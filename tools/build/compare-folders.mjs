import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * How the files of two folders differ, byte for byte, one line for each file; empty when they are the same.
 * The executable bit counts too.
 */
export function differences(expected, actual) {
  const names = new Set([...filesOf(expected), ...filesOf(actual)]);
  return [...names].sort().flatMap((name) => {
    const [built, committed] = [join(expected, name), join(actual, name)];
    if (!existsSync(committed)) return [`${name}: is missing`];
    if (!existsSync(built)) return [`${name}: the build does not make it`];
    if (!readFileSync(built).equals(readFileSync(committed)))
      return [`${name}: differs from what the build makes`];
    return isExecutable(built) === isExecutable(committed) ? [] : [`${name}: executable bit differs`];
  });
}

function filesOf(folder) {
  return existsSync(folder)
    ? readdirSync(folder, { recursive: true }).filter((name) => isFile(join(folder, name)))
    : [];
}

function isFile(path) {
  return statSync(path).isFile();
}

function isExecutable(path) {
  return (statSync(path).mode & 0o100) !== 0;
}
