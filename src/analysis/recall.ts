import { sharedRuns, withoutOutdated } from '../interpreter/module-runs.js';
import type { SharedRuns } from '../interpreter/recording.js';
import { fileKind } from '../project/file-kinds.js';
import type { Layout } from '../project/layout.js';
import { isLegacyNamespace, type Program, type SyntaxCache } from '../project/program.js';
import { basename, type FilePath, type Snapshot } from '../project/snapshot.js';
import { differenceUnread, type Source } from '../python/walk.js';
import { remembered } from '../text/memoize.js';

/** Something that was asked of a program; answers are compared by identity. */
interface Question {
  readonly ask: (program: Program) => unknown;
  readonly answer: unknown;
}

type Questions = Map<string, Question>;

interface Result {
  readonly questions: Questions;
  /** Files whose syntax was asked for: what is wrong with it is told whenever the result is used. */
  readonly parsed: Sources;
  readonly value: unknown;
  readonly lastIn: (path: FilePath) => number;
}

/** What statements were made of: bodies of functions that nobody asked for may have changed. */
type Sources = Map<FilePath, Source | undefined>;

/** How `Recall.of` is to keep a value. */
export interface Keeping<Value> {
  /** What is not complete is not kept. */
  readonly isComplete: () => boolean;
  /** The last offset in a file that `value` speaks of; -1 where it speaks of none. */
  readonly lastIn: (value: Value, path: FilePath) => number;
}

/**
 * What was worked out of one state of a repository, for the next one: a result is good as long as all that was asked of the
 * program for it has the same answers. Nobody has to say what a result depends on; what is asked in a way that is not seen here
 * (all texts in a row) makes it good for this state alone.
 */
export class Recall {
  /** The syntax of the present texts. */
  readonly cache: SyntaxCache = new Map();
  #about: readonly unknown[] = [];
  /** Something was begun and has not come to its end: what it was changing may be in any state. */
  #isOpen = false;
  #program: Program | undefined;
  #results = new Map<string, Result>();
  /** Those of the present state. */
  #current = new Map<string, Result>();
  /** All that was asked of programs but for their own modules, which module runs are compared by. */
  #around: Questions = new Map();
  #shared = sharedRuns();
  /** The layout of each program, by the first one that was like it. */
  #layouts = new WeakMap<Layout, Layout>();
  #lastLayout: Layout | undefined;

  /**
   * From now on it is about `program`, whose syntax is in `cache`. Where one of `about` is another one than before (settings,
   * patchers, packages), nothing is left. Gives the module runs that are still good.
   */
  begin(program: Program, about: readonly unknown[]): SharedRuns {
    const isOther = this.#isOpen || about.some((one, index) => one !== this.#about[index]);
    this.#isOpen = true;
    const texts = new Set(isOther ? [] : program.snapshot.texts.values());
    for (const text of this.cache.keys()) if (!texts.has(text)) this.cache.delete(text);
    this.#results = isOther ? new Map() : this.#current;
    this.#current = new Map();
    this.#about = about;
    this.#program = program;
    const isAround = !isOther && this.#isAsBefore(this.#around, program);
    if (!isAround) this.#around = new Map();
    this.#shared = isAround
      ? withoutOutdated(this.#shared, (path, syntax) => this.cache.get(program.text(path) ?? '') === syntax)
      : sharedRuns(true, this.#shared.nextId);
    return this.#shared;
  }

  /**
   * What `work` makes of the program, or has made of an earlier one where that comes to the same. `key` says what it is, all but
   * the program that it depends on included.
   */
  of<Value>(key: string, work: (program: Program) => Value, { isComplete, lastIn }: Keeping<Value>): Value {
    const program = this.#program!;
    const known = this.#results.get(key);
    if (known !== undefined && this.#isAsBefore(known.questions, program) && isReadAlike(known, program)) {
      this.#current.set(key, known);
      for (const path of known.parsed.keys()) program.syntax(path);
      return known.value as Value;
    }
    const questions: Questions = new Map();
    const parsed: Sources = new Map();
    const value = work(this.#watched(program, questions, parsed));
    const last = remembered((path) => lastIn(value, path as FilePath));
    if (isComplete()) this.#current.set(key, { questions, parsed, value, lastIn: last });
    return value;
  }

  /** All that was begun has been done. Where nobody says so (it was ended, it failed), nothing of it is used again. */
  end(): void {
    this.#isOpen = false;
  }

  #isAsBefore(questions: Questions, program: Program): boolean {
    for (const { ask, answer } of questions.values()) if (ask(program) !== answer) return false;
    return true;
  }

  /** `program`, which notes what it is asked. */
  #watched(program: Program, questions: Questions, parsed: Sources): Program {
    const note = <Answer>(what: string, ask: (program: Program) => Answer, isAround: boolean): Answer => {
      const answer = ask(program);
      questions.set(what, { ask, answer });
      if (isAround && !this.#around.has(what)) this.#around.set(what, { ask, answer });
      return answer;
    };
    const textOf = (path: FilePath) =>
      note(`text ${path}`, (one) => one.snapshot.texts.get(path), fileKind(path) !== 'python');
    note('layout', (one) => this.#layoutOf(one.layout), true);
    note('scripts', (one) => [...(one.snapshot.scripts ?? [])].join('\n'), true);
    note('namespaces', legacyNamespaces, true);
    note('unreadable', (one) => [...one.snapshot.unreadable.keys()].join('\n'), true);
    const everything = () => note('everything', (one) => one.snapshot.texts, true);
    const snapshot: Snapshot = { ...program.snapshot, texts: watchedTexts(program, textOf, everything) };
    return {
      layout: program.layout,
      snapshot,
      text: (path) => (textOf(path) === undefined ? undefined : program.text(path)),
      isPython: (path) => note(`python ${path}`, (one) => one.isPython(path), true),
      syntax(path) {
        parsed.set(path, sourceOf(program, path));
        return program.syntax(path);
      },
      wording(path) {
        parsed.set(path, sourceOf(program, path));
        return program.wording(path);
      },
      lines(path) {
        textOf(path);
        return program.lines(path);
      },
      mentions: (module) => note(`mentions ${module}`, (one) => one.mentions(module), true),
      declares: (name) => note(`declares ${name}`, (one) => one.declares(name), true),
      gathered(what, read) {
        note(`gathered ${what}`, (one) => one.gathered(what, read).join('\n'), true);
        return program.gathered(what, read);
      },
      ownerOf(path) {
        const folder = note(`owner ${path}`, (one) => one.ownerOf(path).folder, true);
        const mentions = (module: string) =>
          note(`owner ${path} mentions ${module}`, (one) => one.ownerOf(path).mentions(module), true);
        return { folder, mentions };
      },
      parsedPaths() {
        everything();
        return program.parsedPaths();
      },
    };
  }

  /** The same for all layouts that are alike, one after the other. */
  #layoutOf(layout: Layout): Layout {
    const known = this.#layouts.get(layout);
    if (known !== undefined) return known;
    const last = this.#lastLayout;
    const one = last !== undefined && areAlike(last, layout) ? last : layout;
    this.#layouts.set(layout, one);
    this.#lastLayout = one;
    return one;
  }
}

function sourceOf(program: Program, path: FilePath): Source | undefined {
  const [text, syntax] = [program.text(path), program.syntax(path)];
  return text === undefined || syntax === undefined ? undefined : { text, syntax };
}

/**
 * Whether statements that were asked for say the same in `program`, and where a result speaks of them: what has changed are
 * bodies of functions that nobody has asked for, behind all that it speaks of.
 */
function isReadAlike({ parsed, lastIn }: Result, program: Program): boolean {
  for (const [path, before] of parsed) {
    if (program.text(path) === before?.text) continue;
    const now = sourceOf(program, path);
    const from = before === undefined || now === undefined ? undefined : differenceUnread(before, now);
    if (from === undefined || lastIn(path) > from) return false;
  }
  return true;
}

/** The texts of a program, each of which is asked for by its path; who goes through all depends on all. */
function watchedTexts(
  { snapshot: { texts } }: Program,
  textOf: (path: FilePath) => string | undefined,
  everything: () => void,
): ReadonlyMap<FilePath, string> {
  const all = () => {
    everything();
    return texts;
  };
  return {
    get size() {
      return texts.size;
    },
    get: textOf,
    has: (path) => textOf(path) !== undefined,
    // Which files there are is part of the layout.
    keys: () => texts.keys(),
    values: () => all().values(),
    entries: () => all().entries(),
    forEach: (action) => all().forEach(action),
    [Symbol.iterator]: () => all()[Symbol.iterator](),
  };
}

/** The packages that spread over folders, as text: where names lead depends on them. */
function legacyNamespaces(program: Program): string {
  const known = namespaces.get(program);
  if (known !== undefined) return known;
  const paths = [...program.layout.files].filter((path) => basename(path) === '__init__.py') as FilePath[];
  const found = paths.filter((path) => isLegacyNamespace(program, path)).join('\n');
  namespaces.set(program, found);
  return found;
}

const namespaces = new WeakMap<Program, string>();

function areAlike(one: Layout, other: Layout): boolean {
  const asText = ({ projectRoots, packageRoots, addedPackages, siteFolders, siteModules }: Layout) =>
    JSON.stringify([
      projectRoots,
      packageRoots,
      addedPackages,
      siteModules,
      [...siteFolders].map(([folder, names]) => [folder, ...names]),
    ]);
  if (one.files.size !== other.files.size || asText(one) !== asText(other)) return false;
  for (const path of one.files) if (!other.files.has(path)) return false;
  return true;
}
