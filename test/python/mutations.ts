/** A text with one line damaged. */
export interface Mutant {
  readonly mutation: string;
  readonly text: string;
  /** 1-based number of the damaged line. */
  readonly line: number;
  /** Lines after this one are gone. */
  readonly lastLine: number;
}

type Random = () => number;

/** Pseudo-random numbers in [0, 1), the same ones every time (a linear congruential generator). */
export function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

/** Damages one of the lines that match `pattern`: every mutation is one edit people's files really suffer. */
interface Mutation {
  readonly name: string;
  readonly pattern: RegExp;
  readonly not?: RegExp;
  readonly edit: (line: string, random: Random) => string;
}

const cutAt = (line: string, index: number) => line.slice(0, index) + line.slice(index + 1);

const MUTATIONS: readonly Mutation[] = [
  {
    name: 'closing bracket lost',
    pattern: /[\])}]/,
    edit: (line) => cutAt(line, line.search(/[\])}](?!.*[\])}])/)),
  },
  { name: 'opening bracket lost', pattern: /[[({]/, edit: (line) => cutAt(line, line.search(/[[({]/)) },
  {
    name: 'quote lost',
    pattern: /^[^"'#]*(["'])[^"']+\1[^"']*$/,
    edit: (line) => cutAt(line, line.search(/["']/)),
  },
  { name: 'triple quote lost', pattern: /^\s*"""\s*$/, edit: () => '' },
  {
    name: 'line cut off',
    pattern: /^\s*(?!#|"""|''')\S.{8}/,
    not: /"""|'''/,
    edit: (line, random) => {
      const start = line.search(/\S/);
      return line.slice(0, start + 1 + Math.floor(random() * (line.length - start - 2)));
    },
  },
  {
    name: 'conflict marker',
    pattern: /^\s*\w+ = /,
    not: /[({[,]\s*$|"""|'''|\\$/,
    edit: () => '<<<<<<< HEAD',
  },
  {
    name: 'colon lost',
    pattern: /^\s*(?:if|for|while|def|class|try|with|else|except)\b.*:$/,
    edit: (line) => line.slice(0, -1),
  },
  { name: 'indented too far', pattern: /^\s*\w+ = .*[^,([{\\]$/, edit: (line) => `   ${line}` },
  {
    name: 'Python 2 print',
    pattern: /^\s*\w+ = [\w.]+$/,
    edit: (line) => `${/^\s*/.exec(line)![0]}print "x %s" % y`,
  },
];

/** The mutants of `text`, one for each mutation that applies, and one that is cut off in the middle. */
export function mutants(text: string, random: Random): Mutant[] {
  const found: Mutant[] = [];
  const lines = text.split('\n');
  for (const { name, pattern, not, edit } of MUTATIONS) {
    const candidates = lines.flatMap((line, at) => (pattern.test(line) && !not?.test(line) ? [at] : []));
    const at =
      name === 'triple quote lost' ? candidates.at(-1) : candidates[Math.floor(random() * candidates.length)];
    if (at === undefined) continue;
    const damaged = lines.with(at, edit(lines[at]!, random));
    found.push({ mutation: name, text: damaged.join('\n'), line: at + 1, lastLine: lines.length });
  }
  const at = Math.floor(lines.length * (0.3 + 0.6 * random()));
  const half = lines[at]!.slice(0, Math.floor(lines[at]!.length / 2));
  const text_ = [...lines.slice(0, at), half].join('\n');
  found.push({ mutation: 'file cut off', text: text_, line: at + 1, lastLine: at + 1 });
  return found;
}
