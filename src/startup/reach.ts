import type { Program } from '../project/program.js';
import { readOnce, remembered } from '../text/memoize.js';
import { anyWholeWord, anyWord, wordSearch } from '../text/search.js';
import { frameworks } from './frameworks.js';

/** Which modules a file may come to by way of a framework: an over-approximation, for the question who can reach whom. */
export interface FrameworkReach {
  /** Whether what stands in `text` may have a framework import what strings of the program name. */
  startsNamed(text: string): boolean;
  /** The package that is enough to name for a framework to import `module`; undefined for most modules. */
  packageNamedFor(module: string): string | undefined;
  /** Whether a framework that a file of the program starts is the one to import `module`, which therefore never runs first. */
  loads(module: string): boolean;
  /** Modules that a framework may import for what stands in `text`, by their names. */
  modulesFor(text: string): readonly string[];
}

/** Variables of the environment that scripts ask for, whether the program does so or not. */
export const scriptVariables: readonly string[] = frameworks.flatMap(({ settings, asksFor = [] }) => [
  ...(settings === undefined ? [] : [settings.variable]),
  ...asksFor,
]);

/** For each framework that is started by what stands in a text: whether it is, and what it loads then. */
const starts = frameworks.flatMap(({ script, isStartedBy, startWords = [], loads }) => {
  if (isStartedBy === undefined) return [];
  const mayBe = anyWord(...startWords);
  return [{ script, loads, isStartedIn: (text: string) => mayBe(text) && isStartedBy.test(text) }];
});

/** The scripts of the frameworks that a text may start. */
const startedIn = readOnce((text) =>
  starts.flatMap(({ script, isStartedIn }) => (isStartedIn(text) ? [script] : [])),
);

/** Tell of texts whether the settings of a framework may be read by them, each with the variable that names these. */
const readers = frameworks.flatMap(({ settings }) =>
  settings === undefined ? [] : [{ isReader: anyWholeWord(settings.areReadBy), variable: settings.variable }],
);

/** The variables that name the settings which a text may have read. */
const settingsReadBy = readOnce((text) =>
  readers.flatMap(({ isReader, variable }) => (isReader(text) ? [variable] : [])),
);

/** What frameworks may import in the repository of `program`. */
export function frameworkReach(program: Pick<Program, 'gathered'>): FrameworkReach {
  return {
    startsNamed: (text) => startedIn(text).length > 0,
    packageNamedFor(module) {
      for (const { imports } of frameworks) {
        const end = imports?.exec(module)?.index ?? -1;
        if (end > 0) return module.slice(0, end);
      }
      return undefined;
    },
    loads: (module) =>
      starts.some(
        ({ script, loads }) =>
          loads?.test(module) === true && program.gathered('starts', startedIn).includes(script),
      ),
    modulesFor: (text) => settingsReadBy(text).flatMap((variable) => namedBy(program, variable)),
  };
}

/** The names of modules that files of `program` give the variable of the environment `variable`, in whatever language. */
export function namedBy(program: Pick<Program, 'gathered'>, variable: string): readonly string[] {
  return program.gathered(`${variable}=`, namesGivenTo(variable));
}

/** Gives the names that a text gives the variable. */
const namesGivenTo = remembered((variable: string) => {
  const word = wordSearch(variable);
  const pattern = new RegExp(`\\b${variable}\\b['"\\]]*(?:\\s*[,=:]\\s*|\\s+)['"]?([A-Za-z_][\\w.]*)`, 'g');
  return readOnce((text) => (word(text) < 0 ? [] : [...text.matchAll(pattern)].map(([, name = '']) => name)));
});
