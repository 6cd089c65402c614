import type { ConfigProblem } from '../config/config-file.js';
import type { Notice } from '../findings/notice.js';
import type { Unreadable } from '../project/unreadable.js';
import { code, type Prose, prose } from '../text/prose.js';

/** The facts of the union `Fact` whose `Tag` is `Name`. */
type Tagged<Fact, Tag extends keyof Fact, Name> = Fact extends unknown
  ? Name extends Fact[Tag]
    ? Fact
    : never
  : never;

/** Words for every fact of a union that `Tag` tells apart: a fact without words does not compile. */
export type WordsOf<Fact, Tag extends keyof Fact, Text = Prose> = {
  readonly [Name in Fact[Tag] & string]: (fact: Tagged<Fact, Tag, Name>) => Text;
};

export type NoticeWords = WordsOf<Notice, 'about'>;

export type UnreadableWords<Text> = WordsOf<Unreadable, 'kind', Text>;

/** What `words` say of a fact. */
export function wordsFor<Fact, Tag extends keyof Fact, Text = Prose>(
  tag: Tag,
  words: WordsOf<Fact, Tag, Text>,
): (fact: Fact) => Text {
  return (fact) => (words as Readonly<Record<string, (fact: Fact) => Text>>)[String(fact[tag])]!(fact);
}

/** What commenting needs, as the `permissions` of a workflow name it. */
export const commentPermission = 'pull-requests: write';

/**
 * The header `x-accepted-github-permissions` in the words of a workflow file: `pull_requests=write,contents=read` is
 * `pull-requests: write` and `contents: read`; `;` separates alternatives. `usual` where it says nothing.
 */
export function permissions(accepted: string | undefined, usual: string, and: string, or: string): Prose {
  const alternatives = (accepted ?? '').split(';').flatMap((set) => {
    const names = set.split(',').flatMap(permission);
    return names.length === 0 ? [] : [names];
  });
  if (alternatives.length === 0) return prose`${code(usual)}`;
  return interspersed(
    alternatives.map((names) =>
      interspersed(
        names.map((name) => prose`${code(name)}`),
        and,
      ),
    ),
    or,
  );
}

function permission(text: string): readonly string[] {
  const match = /^\s*([a-z_]+)=([a-z]+)\s*$/.exec(text);
  return match === null ? [] : [`${match[1]!.replaceAll('_', '-')}: ${match[2]}`];
}

function interspersed(parts: readonly Prose[], between: string): Prose {
  return parts.flatMap((part, index) => (index === 0 ? part : [between, ...part]));
}

/** Characters of what somebody else says that a sentence quotes. */
const longestQuotation = 300;

/** What a host or a system says, on one line and not too long. */
export function quoted(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, longestQuotation);
}

/** `pyproject.toml:12: rules[1].x: ` or `--fail-on: `: where a value of the configuration is written. */
export function placeOfProblem({ source, path }: ConfigProblem, colon: string): string {
  if (source.kind === 'input') return `${source.name}${colon}`;
  const line = source.line === undefined ? '' : `:${source.line}`;
  const keys = path.map((key, index) =>
    typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`,
  );
  return `${source.path}${line}${colon}${keys.length === 0 ? '' : `${keys.join('')}${colon}`}`;
}
