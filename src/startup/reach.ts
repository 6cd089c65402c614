import type { FilePath, Snapshot } from '../project/snapshot.js';
import { lazily } from '../text/memoize.js';
import { anyWord, wordSearch } from '../text/search.js';
import { frameworks } from './frameworks.js';

/** Which modules a file may come to by way of a framework: an over-approximation, for the question who can reach whom. */
export interface FrameworkReach {
  /** Whether what stands in `text` may have a framework import what strings of the program name. */
  startsNamed(text: string): boolean;
  /** The package that is enough to name for a framework to import `module`; undefined for most modules. */
  packageNamedFor(module: string): string | undefined;
  /** Modules that a framework may import for what stands in `text`, by their names. */
  modulesFor(text: string): readonly string[];
}

/** Variables of the environment that scripts ask for, whether the program does so or not. */
export const scriptVariables: readonly string[] = frameworks.flatMap(({ settings, asksFor = [] }) => [
  ...(settings === undefined ? [] : [settings.variable]),
  ...asksFor,
]);

/** For each framework that is started by what stands in a text: whether it is. */
const starts = frameworks.flatMap(({ isStartedBy, startWords = [] }) => {
  if (isStartedBy === undefined) return [];
  const mayBe = anyWord(...startWords);
  return [(text: string) => mayBe(text) && isStartedBy.test(text)];
});

/** What frameworks may import in the repository of `snapshot`. */
export function frameworkReach({ texts }: Pick<Snapshot, 'texts'>): FrameworkReach {
  const settings = frameworks.flatMap(({ settings: own }) =>
    own === undefined ? [] : [{ ...own, names: lazily(() => namedBy(texts, own.variable)) }],
  );
  return {
    startsNamed: (text) => starts.some((isStartedIn) => isStartedIn(text)),
    packageNamedFor(module) {
      for (const { imports } of frameworks) {
        const end = imports?.exec(module)?.index ?? -1;
        if (end > 0) return module.slice(0, end);
      }
      return undefined;
    },
    modulesFor: (text) => settings.flatMap(({ areReadBy, names }) => (areReadBy.test(text) ? names() : [])),
  };
}

/** The names of modules that `texts` give the variable of the environment `variable`, in whatever language. */
export function namedBy(texts: ReadonlyMap<FilePath, string>, variable: string): readonly string[] {
  const word = wordSearch(variable);
  const pattern = new RegExp(`\\b${variable}\\b['"\\]]*(?:\\s*[,=:]\\s*|\\s+)['"]?([A-Za-z_][\\w.]*)`, 'g');
  const names = new Set<string>();
  for (const text of texts.values()) {
    if (word(text) < 0) continue;
    for (const [, name = ''] of text.matchAll(pattern)) names.add(name);
  }
  return [...names];
}
