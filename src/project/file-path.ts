/** A POSIX path relative to the checked root: no leading `/` or `./`, no `..`, no empty part. */
export type FilePath = string & { readonly __brand: 'FilePath' };

/** `text` as a FilePath, or undefined when it is absolute, empty, or leaves the root. */
export function toFilePath(text: string): FilePath | undefined {
  const parts: string[] = [];
  if (text.startsWith('/')) return undefined;
  for (const part of text.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') return undefined;
    parts.push(part);
  }
  return parts.length > 0 ? (parts.join('/') as FilePath) : undefined;
}

/** The folder of a path, `''` for the root itself. */
export function dirname(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** The last part of a path. */
export function basename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** `name` inside `folder`, where `''` is the root. */
export function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
