import type { Comparer, Comparison } from './agreement.js';
import type { Files, Program } from './compose.js';
import { patches } from './idioms/values.js';

/**
 * The smallest program that shows the first disagreement of `comparison`: modules, then statements, then lines are left
 * out as long as it runs and differs in the same way. What differs besides may be gone.
 */
export async function reduced(comparison: Comparison, comparer: Comparer): Promise<Comparison> {
  const [meant] = comparison.differ;
  if (meant === undefined) return comparison;
  let best = comparison;

  /** Takes the first of `candidates` that still differs, if any. */
  async function take(candidates: readonly Files[]): Promise<boolean> {
    for (let at = 0; at < candidates.length; at += 8) {
      const programs = candidates
        .slice(at, at + 8)
        .map((files) => ({ files, idioms: comparison.program.idioms }));
      const tried = await comparer.all(programs);
      const found = tried.find(({ differ }) =>
        differ.some(
          ({ side, form, name }) => side === meant!.side && form === meant!.form && name === meant!.name,
        ),
      );
      if (found !== undefined) {
        best = found;
        return true;
      }
    }
    return false;
  }

  // The way to the patch goes first: a plain one below everything is as good, unless it is what differs.
  const main = best.program.files['main.py'] ?? '';
  const library = Object.values(best.program.files).join('').includes('eventlet') ? 'eventlet' : 'gevent';
  await take([{ ...best.program.files, 'main.py': `${main}${patches[library][0]}\n` }]);
  for (let smaller = true; smaller; ) {
    smaller = false;
    while (await take(withoutFiles(best.program.files))) smaller = true;
    for (const split of [statements, lines, unwrapped]) {
      while (await take(withoutParts(best.program.files, split))) smaller = true;
    }
  }
  return { ...best, program: withoutGone(best.program) };
}

/** The program with those of its idioms that something is left of: each has numbered what it binds. */
function withoutGone({ files, idioms }: Program): Program {
  const text = Object.entries(files).flat().join('\n');
  const left = idioms.filter((_, index) => new RegExp(`[A-Za-z_]${index + 1}(?!\\d)`).test(text));
  return { files, idioms: left.length > 0 ? left : idioms };
}

function withoutFiles(files: Files): readonly Files[] {
  return Object.keys(files)
    .filter((path) => path !== 'main.py')
    .map((path) => Object.fromEntries(Object.entries(files).filter(([other]) => other !== path)));
}

/** Each way to leave out a run of the parts of one file: large runs first. */
function withoutParts(
  files: Files,
  split: (text: string) => readonly (readonly string[])[],
): readonly Files[] {
  return Object.entries(files).flatMap(([path, text]) =>
    split(text).map((kept) => ({ ...files, [path]: kept.join('') })),
  );
}

function runs(parts: readonly string[], largest: number): readonly (readonly string[])[] {
  const kept: (readonly string[])[] = [];
  for (let size = Math.min(largest, parts.length); size >= 1; size = size >> 1)
    for (let at = 0; at + size <= parts.length; at += size)
      kept.push([...parts.slice(0, at), ...parts.slice(at + size)]);
  return kept;
}

function linesOf(text: string): readonly string[] {
  return text.split(/(?<=\n)/).filter((line) => line !== '');
}

/** Top-level statements, each with its block. */
function statements(text: string): readonly (readonly string[])[] {
  const parts: string[] = [];
  for (const line of linesOf(text)) {
    if (parts.length > 0 && /^(?:\s|else|elif|except|finally|\))/.test(line)) parts[parts.length - 1] += line;
    else parts.push(line);
  }
  return runs(parts, parts.length);
}

function lines(text: string): readonly (readonly string[])[] {
  return runs(linesOf(text), 4);
}

/** Blocks without their first line and what follows them (`finally:`), one level further out. */
function unwrapped(text: string): readonly (readonly string[])[] {
  const all = linesOf(text);
  return all.flatMap((line, at) => {
    if (!/:\s*$/.test(line)) return [];
    const indent = /^ */.exec(line)![0].length;
    let end = at + 1;
    while (end < all.length && /^ */.exec(all[end]!)![0].length > indent) end++;
    const rest = end;
    while (end < all.length && /^ *(?:except|finally|else)\b/.test(all[end]!)) {
      end++;
      while (end < all.length && /^ */.exec(all[end]!)![0].length > indent) end++;
    }
    const block = all.slice(at + 1, rest).map((inner) => inner.replace(/^ {4}/, ''));
    return [[...all.slice(0, at), ...block, ...all.slice(end)]];
  });
}
