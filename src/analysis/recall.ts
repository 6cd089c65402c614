import { type Amendment, amendable, amended } from '../interpreter/amendments.js';
import { sharedRuns, withoutOutdated } from '../interpreter/module-runs.js';
import type { AskedFor, SharedRuns } from '../interpreter/recording.js';
import { fileKind } from '../project/file-kinds.js';
import type { Layout } from '../project/layout.js';
import {
  isLegacyNamespace,
  mentioning,
  type Program,
  type Reading,
  SyntaxCache,
} from '../project/program.js';
import { basename, type FilePath, type Snapshot } from '../project/snapshot.js';
import { isDifferenceUnread, movedTo, parseModule, type Source } from '../python/parse.js';
import type { ModuleSyntax } from '../python/syntax.js';
import { remembered } from '../text/memoize.js';

/** Something that was asked of a program; answers are compared by identity. */
interface Question {
  readonly ask: (program: Program) => unknown;
  readonly answer: unknown;
  /** What of one file it depends on, where it depends on nothing but that of all files. */
  readonly of?: ((text: string, path: FilePath) => unknown) | undefined;
}

type Questions = Map<string, Question>;

/** A file, as it was and as it is; undefined where it was not there, or is gone. */
interface Changed {
  readonly path: FilePath;
  readonly before: string | undefined;
  readonly now: string | undefined;
}

/** What was asked of a program, and what it said. */
interface Asked {
  readonly questions: Questions;
  /** Files whose syntax was asked for: what is wrong with it is told whenever the result is used. */
  readonly parsed: Sources;
  readonly read: Map<FilePath, Read>;
}

/** What was made of a file, in however many ways; with its syntax where one of them needed that. */
interface Read {
  readonly text: string;
  syntax: ModuleSyntax | undefined;
  readonly readings: Set<Reading<unknown>>;
}

interface Result extends Asked {
  readonly value: unknown;
  readonly runsModules: boolean;
}

/** A file that does what it did, as far as anybody knows of it, with its statements elsewhere. */
interface Moved {
  readonly before: string;
  /** All that differs are bodies of functions that nobody had asked for. */
  readonly isUnread: boolean;
}

/** What statements were made of: bodies of functions that nobody asked for may have changed. */
type Sources = Map<FilePath, Source | undefined>;

/** How `Recall.of` is to keep a value. */
export interface Keeping {
  /** What is not complete is not kept. */
  readonly isComplete: () => boolean;
  /**
   * Whether `work` runs modules, which are kept beside what it gives, and are good as long as what is asked around them is. Of where
   * statements stand it keeps their own spans, and no numbers: then it is as good where they are moved.
   */
  readonly runsModules?: boolean;
}

/**
 * What was worked out of one state of a repository, for the next one: a result is good as long as all that was asked of the
 * program for it has the same answers. Nobody has to say what a result depends on; what is asked in a way that is not seen here
 * (all texts in a row) makes it good for this state alone.
 */
export class Recall {
  /** The syntax of the present texts. */
  readonly cache = new SyntaxCache();
  #about: readonly unknown[] = [];
  /** Something was begun and has not come to its end: what it was changing may be in any state. */
  #isOpen = false;
  #program: Program | undefined;
  /** Files that the state before the present one had otherwise, or not at all. */
  #changed: readonly Changed[] = [];
  /** Those of them whose statements are those of the state before, or bind what nobody has asked for. */
  readonly #moved = new Map<FilePath, Moved>();
  /** The syntax of texts of the state before, for who has read them. */
  #syntaxBefore = remembered(parseModule);
  #results = new Map<string, Result>();
  /** Those of the present state. */
  #current = new Map<string, Result>();
  /** All that was asked of programs but for their own modules, which module runs are compared by. */
  #around: Questions = new Map();
  #asked: AskedFor = nothingAsked();
  #shared = sharedRuns(true, 1, this.#asked);
  /** The layout of each program, by the first one that was like it. */
  #layouts = new WeakMap<Layout, Layout>();
  #lastLayout: Layout | undefined;
  readonly #numbers = new WeakMap<object, number>();
  #nextNumber = 0;

  /**
   * From now on it is about `program`, whose syntax is in `cache`. Where one of `about` is another one than before (settings,
   * patchers, packages), nothing is left. Gives the module runs that are still good.
   */
  begin(program: Program, about: readonly unknown[]): SharedRuns {
    const isOther = this.#isOpen || about.some((one, index) => one !== this.#about[index]);
    this.#isOpen = true;
    this.#results = isOther ? new Map() : this.#current;
    this.#current = new Map();
    this.#about = about;
    this.#changed = isOther ? [] : changedBetween(this.#program!.snapshot.texts, program.snapshot.texts);
    this.#program = program;
    this.#syntaxBefore = remembered(parseModule);
    if (isOther) this.#asked = nothingAsked();
    const texts = new Set(isOther ? [] : program.snapshot.texts.values());
    this.#moved.clear();
    for (const one of this.#changed) this.#move(one, texts);
    this.cache.keepOnly(texts);
    const isAround = !isOther && this.#isAsBefore(this.#around, program);
    if (!isAround) this.#around = new Map();
    this.#shared = isAround
      ? withoutOutdated(
          this.#shared,
          (path, { body }) => this.cache.get(program.text(path) ?? '')?.body === body,
        )
      : sharedRuns(true, this.#shared.nextId, this.#asked);
    return this.#shared;
  }

  /**
   * What `work` makes of the program, or has made of an earlier one where that comes to the same. `key` says what it is, all but
   * the program that it depends on included. What the value still asks the program that `work` was given is answered by the
   * present one, and counts as if `work` had asked it.
   */
  of<Value>(
    key: string,
    work: (program: Program) => Value,
    { isComplete, runsModules = false }: Keeping,
  ): Value {
    const known = this.#known(key);
    if (known !== undefined) return known.value as Value;
    const asked: Asked = { questions: new Map(), parsed: new Map(), read: new Map() };
    const value = work(this.#watched(asked, { isComplete, runsModules }));
    if (isComplete()) this.#current.set(key, { ...asked, value, runsModules });
    return value;
  }

  /** What was made for `key`, of the present state or of an earlier one, if it is what would be made now. */
  #known(key: string): Result | undefined {
    const current = this.#current.get(key);
    if (current !== undefined) return current;
    const program = this.#program!;
    const known = this.#results.get(key);
    if (known === undefined || !this.#isGood(known, program)) return undefined;
    this.#current.set(key, known);
    for (const path of known.parsed.keys()) program.syntax(path);
    for (const [path, { syntax }] of known.read) if (syntax !== undefined) program.syntax(path);
    return known;
  }

  /** The present program, of which is kept what is asked for as such: for work that is not kept as a whole. */
  keeping(keeping: Keeping): Program {
    return { ...this.#program!, kept: (what, work) => this.of(what, work, keeping) };
  }

  /** A number for each of `values`, and the same one for the same value. */
  numbersOf(values: readonly object[]): readonly number[] {
    return values.map((value) => {
      const number = this.#numbers.get(value) ?? this.#nextNumber++;
      this.#numbers.set(value, number);
      return number;
    });
  }

  /** All that was begun has been done. Where nobody says so (it was ended, it failed), nothing of it is used again. */
  end(): void {
    this.#isOpen = false;
  }

  /** Moves the statements of a file that has changed to where they stand in it now, if they are the same. */
  #move({ path, before, now }: Changed, texts: ReadonlySet<string>): void {
    if (before === undefined || now === undefined) return;
    const syntax = this.cache.get(before);
    if (syntax === undefined || this.cache.get(now) !== undefined) return;
    // What another file has as well stays where it is, unless there is nothing in it that could be moved.
    const isShared = texts.has(before);
    if (isShared && syntax.body.length > 0) return;
    const [was, is] = [
      { text: before, syntax },
      { text: now, syntax: this.#parse(now) },
    ];
    const isUnread = isDifferenceUnread(was, is);
    let amendment: Amendment | undefined;
    let how: ReturnType<typeof amendable>;
    const moved = movedTo(was, is, (difference) => {
      amendment = { ...difference, path, body: syntax.body };
      how = amendable(this.#shared, amendment, before, this.#program!.layout);
      return how !== undefined;
    });
    if (!isShared) this.cache.forget(before);
    if (moved === undefined) return;
    if (amendment !== undefined && how !== undefined) amended(this.#shared, amendment, moved, how);
    this.cache.replace(now, moved);
    // Where more has to be executed, what was made of all that ran is to be made anew.
    if (how !== 'executed') this.#moved.set(path, { before, isUnread });
  }

  #isGood(known: Result, program: Program): boolean {
    return (
      this.#isAsBefore(known.questions, program) &&
      this.#areStatementsAlike(known, program) &&
      this.#areReadingsAlike(known, program)
    );
  }

  #isAsBefore(questions: Questions, program: Program): boolean {
    for (const { ask, answer, of } of questions.values())
      if ((of === undefined || !this.#isSameInAll(of)) && ask(program) !== answer) return false;
    return true;
  }

  /** Whether what is made of each file is the same as in the state before. */
  #isSameInAll(of: NonNullable<Question['of']>): boolean {
    return this.#changed.every(
      ({ path, before, now }) =>
        before !== undefined && now !== undefined && areEqual(of(before, path), of(now, path)),
    );
  }

  /** Whether statements that were asked for say the same in `program`, and where they are where that matters. */
  #areStatementsAlike({ parsed, runsModules }: Result, { snapshot: { texts } }: Program): boolean {
    for (const [path, before] of parsed) {
      const text = texts.get(path);
      if (text === before?.text) continue;
      const moved = this.#moved.get(path);
      if (text === undefined || moved === undefined || moved.before !== before?.text) return false;
      if (!runsModules && !moved.isUnread) return false;
      parsed.set(path, { text, syntax: this.#parse(text) });
    }
    return true;
  }

  /** Whether the same is made of all texts of which something was made. */
  #areReadingsAlike({ read }: Asked, { snapshot: { texts } }: Program): boolean {
    for (const [path, known] of read) {
      const text = texts.get(path);
      if (text === known.text) continue;
      if (text === undefined) return false;
      const { text: textBefore, readings } = known;
      // That of its time may have been moved since.
      const before = () => this.#syntaxBefore(textBefore);
      let syntax: ModuleSyntax | undefined;
      const now = () => {
        syntax = this.#parse(text);
        return syntax;
      };
      for (const reading of readings)
        if (!areEqual(reading(textBefore, before), reading(text, now))) return false;
      read.set(path, { text, syntax, readings });
    }
    return true;
  }

  /** The syntax of a present text, which nobody may have asked the program for. */
  #parse(text: string): ModuleSyntax {
    return this.cache.syntaxOf(text);
  }

  /** The present program, whichever that is, which notes what it is asked. */
  #watched({ questions, parsed, read }: Asked, { isComplete, runsModules = false }: Keeping): Program {
    const now = () => this.#program!;
    const keep = <Value>(what: string, work: (program: Program) => Value) =>
      this.of(what, work, { isComplete });
    // Where it is not good any more it is not made anew: whether it is asked for at all may have changed.
    const known = (what: string) => this.#known(what)?.value;
    const mentionsOf = (module: string) => (text: string, path: FilePath) =>
      mentioning(module)(text, path, now().snapshot);
    const note = <Answer>(
      what: string,
      ask: (program: Program) => Answer,
      isAround: boolean,
      of?: Question['of'],
    ): Answer => {
      const answer = ask(now());
      questions.set(what, { ask, answer, of });
      if (isAround && runsModules && !this.#around.has(what)) this.#around.set(what, { ask, answer, of });
      return answer;
    };
    const textOf = (path: FilePath) =>
      note(`text ${path}`, (one) => one.snapshot.texts.get(path), fileKind(path) !== 'python');
    const parse = (path: FilePath) => {
      const known = parsed.get(path);
      // What was asked of an earlier text counts on that one.
      if (known !== undefined && known.text !== now().snapshot.texts.get(path)) textOf(path);
      else parsed.set(path, sourceOf(now(), path));
    };
    note('layout', (one) => this.#layoutOf(one.layout), true);
    note('scripts', (one) => [...(one.snapshot.scripts ?? [])].join('\n'), true);
    if (runsModules) note('namespaces', legacyNamespaces, true);
    note('unreadable', (one) => [...one.snapshot.unreadable.keys()].join('\n'), true);
    const everything = () => note('everything', (one) => one.snapshot.texts, true);
    const files = () => note('files', (one) => namesOf(one.snapshot.texts), true);
    const { layout, snapshot } = now();
    return {
      layout,
      snapshot: { ...snapshot, texts: watchedTexts(() => now().snapshot.texts, textOf, files, everything) },
      text: (path) => (textOf(path) === undefined ? undefined : now().text(path)),
      isPython: (path) =>
        fileKind(path) === 'python' || note(`python ${path}`, (one) => one.isPython(path), true),
      read<Answer>(path: FilePath, reading: Reading<Answer>) {
        return now().read(path, (text, syntax) => {
          const known: Read = read.get(path) ?? { text, syntax: undefined, readings: new Set() };
          read.set(path, known);
          known.readings.add(reading);
          return reading(text, () => {
            known.syntax = syntax();
            return known.syntax;
          });
        });
      },
      syntax(path) {
        parse(path);
        return now().syntax(path);
      },
      wording(path) {
        parse(path);
        return now().wording(path);
      },
      lines(path) {
        textOf(path);
        return now().lines(path);
      },
      mentions: (module) =>
        note(`mentions ${module}`, (one) => one.mentions(module), true, mentionsOf(module)),
      declares: (name) => note(`declares ${name}`, (one) => one.declares(name), true),
      kept(what, work) {
        // What runs modules has to know all that is asked around them.
        if (runsModules) return work(this);
        const value = keep(what, work);
        questions.set(`kept ${what}`, { ask: () => known(what), answer: value });
        return value;
      },
      gathered(what, reading) {
        note(`gathered ${what}`, (one) => one.gathered(what, reading).join('\n'), true, reading);
        return now().gathered(what, reading);
      },
      ownerOf(path) {
        // Which programs there are is part of the layout.
        const { folder } = now().ownerOf(path);
        const mentions = (module: string) =>
          note(
            `owner ${path} mentions ${module}`,
            (one) => one.ownerOf(path).mentions(module),
            true,
            mentionsOf(module),
          );
        return { folder, mentions };
      },
      parsedPaths() {
        everything();
        return now().parsedPaths();
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

function nothingAsked(): AskedFor {
  return { names: new Map(), searched: new Set() };
}

function sourceOf(program: Program, path: FilePath): Source | undefined {
  const [text, syntax] = [program.text(path), program.syntax(path)];
  return text === undefined || syntax === undefined ? undefined : { text, syntax };
}

/** The texts of a program, each of which is asked for by its path; who goes through all depends on all. */
function watchedTexts(
  now: () => Snapshot['texts'],
  textOf: (path: FilePath) => string | undefined,
  files: () => void,
  everything: () => void,
): Snapshot['texts'] {
  const named = () => {
    files();
    return now();
  };
  const all = () => {
    everything();
    return now();
  };
  return {
    get size() {
      return named().size;
    },
    get: textOf,
    has: (path) => textOf(path) !== undefined,
    keys: () => named().keys(),
    values: () => all().values(),
    entries: () => all().entries(),
    forEach: (action) => all().forEach(action),
    [Symbol.iterator]: () => all()[Symbol.iterator](),
  };
}

function changedBetween(texts: Snapshot['texts'], now: Snapshot['texts']): readonly Changed[] {
  const gone = [...texts].flatMap(([path, before]) =>
    now.has(path) ? [] : { path, before, now: undefined },
  );
  const other = [...now].flatMap(([path, text]) => {
    const before = texts.get(path);
    return before === text ? [] : { path, before, now: text };
  });
  return [...gone, ...other];
}

/** The paths of `texts`, in one text. */
function namesOf(texts: Snapshot['texts']): string {
  const known = names.get(texts);
  if (known !== undefined) return known;
  const all = [...texts.keys()].join('\n');
  names.set(texts, all);
  return all;
}

const names = new WeakMap<Snapshot['texts'], string>();

function areEqual(one: unknown, other: unknown): boolean {
  return one === other || asText(one) === asText(other);
}

/** Facts as text: functions among them follow from the others. */
export function asText(facts: unknown): string {
  return JSON.stringify(facts, (_, value: unknown) =>
    value instanceof Map || value instanceof Set ? [...value] : value,
  );
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
  const rootsOf = ({ projectRoots, packageRoots, addedPackages, siteFolders, siteModules }: Layout) =>
    asText([projectRoots, packageRoots, addedPackages, siteFolders, siteModules]);
  if (one.files.size !== other.files.size || rootsOf(one) !== rootsOf(other)) return false;
  for (const path of one.files) if (!other.files.has(path)) return false;
  return true;
}
