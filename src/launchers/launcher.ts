import type { PatcherId } from '../patchers/types.js';
import type { FilePath } from '../project/snapshot.js';
import type { Expression } from '../python/syntax.js';
import type { Span } from '../text/span.js';

/**
 * One program that starts Python code, as one value: its command lines, the files it finds by itself, what it does before
 * and after the first line of the program, and how it is configured. Whoever reads commands, looks for entry points or
 * checks a configuration goes by the registry in `index.ts`: a new launcher is its module and its place there.
 */
export interface Launcher {
  /** The launcher's name: the key of its table under `launchers`, and of its advice in messages/. */
  readonly id: string;
  /** Programs that it is started as; each is a module for `python -m` as well. */
  readonly programs?: readonly string[];
  /** Set where its programs patch whatever their words are. */
  readonly alwaysPatches?: true;
  /** Reads the words after the program; undefined when they start nothing that is known. */
  readonly read?: CommandReader;
  /** Variables of the environment that it reads its options from. */
  readonly variables?: readonly string[];
  /** Options that say whether it patches, or what it starts: where one has no value that can be read, that is said. */
  readonly decides?: readonly string[];
  /** Options without a value, where what follows one may say what it starts. */
  readonly flags?: ReadonlySet<string>;
  /** Files of its own, not Python, that say what it starts. */
  readonly commandFile?: CommandFile;
  /** Modules that it loads first by their name, whoever else imports them. */
  readonly conventional?: ConventionalModule;
  /** Its configuration in Python, by the names that no command has to mention. */
  readonly configuration?: ConfigurationModule;
  /** How it loads the Python file `path`, if that is for it by its name or by what stands in it. */
  readonly recognizes?: (path: FilePath, text: string) => Pick<Started, 'patches'> | undefined;
  /** Whether it executes the Python file `path`, and nobody else does: nothing of the program runs with that. */
  readonly runsApart?: (path: FilePath, text: string) => boolean;
  /** Its table in the configuration of late-patch. */
  readonly settings?: LauncherSettings;
}

/** What a command starts, before it is known where it was written. */
export interface Started {
  /** What starts it, as people call it: `gunicorn`, `python -m gevent.monkey`; undefined where only the target is named. */
  readonly by: string | undefined;
  readonly target: LaunchTarget | undefined;
  /** The patcher that has run before anything of the program does. */
  readonly patches: PatcherId | undefined;
  /** What the same process loads besides, in no order that matters: whoever loads it has patched. */
  readonly besides?: readonly LaunchTarget[];
  /** Further ones that whoever starts the command has run: those of `ddtrace-run gunicorn app:app`. */
  readonly within?: readonly PatcherId[];
  /** What happens beside loading the target; most launchers do no more than that. */
  readonly start?: Start;
  /** A word of the command that asks for green threads and patches nothing: `-Pgevent`. */
  readonly unpatched?: { readonly word: string; readonly library: PatcherId };
}

/** How a repository says that one of its modules is started. */
export interface Launch extends Started {
  /** Folder that relative names start from. */
  readonly folder: string;
  /** Where it is written. */
  readonly declared: Declaration;
  /** What is set in its environment, as far as the repository says so. */
  readonly environment?: ReadonlyMap<string, string>;
}

export interface Declaration {
  readonly path: FilePath;
  readonly span: Span;
}

export type LaunchTarget =
  /** Imported by its dotted name; where there is no such module, the first of `otherwise` that there is. */
  | { readonly kind: 'module'; readonly module: string; readonly otherwise?: readonly string[] }
  /** Run with `python -m`. */
  | { readonly kind: 'main-module'; readonly module: string }
  /** Run by path, or with `isImported` loaded as the module of that name; of a folder every file `inFolder`. */
  | {
      readonly kind: 'file';
      readonly file: string;
      readonly isImported?: true;
      readonly inFolder?: true;
    };

type CommandReader = (words: readonly string[], command: Command) => Started | undefined;

/** What a command says beside the words after its program. */
export interface Command {
  /** Variables that are set in front of it, or where it is written. */
  readonly environment: ReadonlyMap<string, string>;
  /** Reads the words after `program`, if that is a launcher too: this one hands on to it. */
  readonly readerOf: (program: string) => ((words: readonly string[]) => Started | undefined) | undefined;
}

/** A kind of file that says what one launcher starts. */
interface CommandFile {
  readonly is: (path: FilePath) => boolean;
  readonly commands: (text: string) => readonly WrittenCommand[];
}

/** A command as it is written in some file: its words and where it stands. */
export interface WrittenCommand {
  readonly words: readonly string[];
  readonly span: Span;
  /** What is set in the environment that it is started in, as far as its file says so. */
  readonly environment?: ReadonlyMap<string, string>;
  /** Where in the file variables of that are set. */
  readonly places?: ReadonlyMap<string, Span>;
}

interface ConventionalModule {
  /** Names of files. */
  readonly names: RegExp;
  /** Whether a file of that name with these contents is a helper of the project, if others import it. */
  readonly mayBeHelper?: (text: string) => boolean;
}

interface ConfigurationModule {
  /** Names of files. */
  readonly names: RegExp;
  /** Whether one with these contents may patch, though it mentions no patcher. */
  readonly mayPatch: (text: string) => boolean;
  /** How it starts when nothing but its configuration is known. */
  readonly start: Start;
}

/** What a launcher does from its own first step to the program's last. */
export interface Start {
  /** What decides how it goes, as plain data: starts with equal options do the same. */
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  /** The configuration in Python that it reads: the name as given, or the one that is its default. */
  readonly configuration?: { readonly file: string; readonly isDefault: boolean };
  /**
   * Set where it patches by itself, which is reported where the start is written: whether it may have loaded something of
   * the program by then, given whether the configuration is at hand.
   */
  readonly patchesAfterLoading?: (hasConfiguration: boolean) => boolean;
  /** Set where nothing else runs than the target and what that leads to. */
  readonly isTargetAlone?: true;
  /**
   * Where nothing else runs than the target, the configuration and what these lead to: whom the launcher itself has patch at most,
   * given whether the configuration is at hand; undefined where more may run.
   */
  readonly patchesAtMost?: (hasConfiguration: boolean) => readonly PatcherId[] | undefined;
  /** Parts of the names by which it calls what the target need not mention: `cli` and `main` of `acme:cli.main`. */
  readonly calls?: readonly string[];
  /** Whether tests are what it loads first, given whether a distribution is at hand: no plug-in, and no conftest.py. */
  readonly loadsTestsFirst?: (hasDistribution: (name: string) => boolean) => boolean;
  /** Does it, in order. */
  readonly run: (startUp: StartUp) => void;
}

/** A program's start, to be carried out step by step: each call is one thing that happens, and the next one follows. */
export interface StartUp {
  /** Module of the target, as far as the repository has it. */
  readonly application: string | undefined;
  /** Where the start is written. */
  readonly declared: Declaration | undefined;
  /** Runs the target: a script as `__main__`, a module after its packages. */
  runTarget(): void;
  /** Calls what is called `name` in the target: `main`, `App.run`. */
  callInTarget(name: string): void;
  /** Calls what is called `name` in `module`, which has been imported. */
  callIn(module: string, name: string): void;
  /** Runs the configuration under the name `module`; undefined when the repository has none. */
  runConfiguration(module: string): Configuration | undefined;
  importModule(module: string): void;
  /** Calls the function `name` of the start-up script `script` (src/startup) with texts. */
  runScript(script: string, name: string, ...texts: readonly string[]): void;
  /** Imports the file at `path` as the module that it is to whoever finds it in its folder, or above its packages. */
  importFile(path: FilePath): void;
  /** Calls what is called `name` in a file that was imported so, if it has that. */
  callInFile(path: FilePath, name: string): void;
  /**
   * Imports the module of the class `name` if it is the program's own, and gives the full names of the library classes
   * that the class inherits from, nearest first.
   */
  ancestorsOf(name: string): readonly string[];
  /** Has the launcher patch, with the patcher's defaults. */
  patch(patch: LauncherPatch): void;
  /** What `action` does may as well not happen. */
  perhaps(action: () => void): void;
  /** Imports the library `module`, as `by` does where the start is written; a guess where that is not known for sure. */
  loadLibrary(module: string, how: { readonly by: string; readonly isSure: boolean }): void;
  /** Whether the program counts on the library `module`: some file imports it, or declares it. */
  countsOn(module: string): boolean;
  /** Whether a distribution, or what is called so, is installed, or named by any file that says what is. */
  hasDistribution(name: string): boolean;
}

/** A patch that a launcher makes in its own code. */
export interface LauncherPatch {
  readonly library: PatcherId;
  /** Id of the launcher. */
  readonly launcher: string;
  /** How it was told to, as one would type it: `gunicorn -k gevent`. */
  readonly command: string;
  readonly place: Declaration;
}

/** A configuration in Python that has run. */
export interface Configuration {
  readonly path: FilePath;
  /** The text that `name` is bound to; undefined for anything else. */
  text(name: string): string | undefined;
  /** Whether `name` is bound to what is true for certain. */
  isTrue(name: string): boolean;
  /** The statement of its body that assigns to `name`. */
  assignment(name: string): { readonly value: Expression | undefined; readonly span: Span } | undefined;
  /** Calls the hook `name`, if it is defined. */
  call(name: string): void;
}

/** What happens around a target that was found. */
export interface LaunchPlan {
  readonly start: Start;
  /** The configuration in Python that it reads. */
  readonly configuration: FilePath | undefined;
  /** Module of the target. */
  readonly application: string | undefined;
  readonly declared: Declaration | undefined;
  /** Set where the launcher patches: whether it may have loaded something of the program by then. */
  readonly patchesAfterLoading?: boolean;
}

/** A launcher's table in the configuration; every one has a `folder` besides, that the program is started in. */
export interface LauncherSettings {
  readonly description: string;
  readonly keys: Readonly<Record<string, SettingsKey>>;
  /** Two keys of which exactly one is given. */
  readonly either?: readonly [string, string];
  /** The command line that a valid table stands for. */
  readonly words: (given: GivenSettings) => readonly string[];
}

export type GivenSettings = Readonly<Record<string, string | boolean | undefined>>;

export interface SettingsKey {
  /** `package.module:app`, one word, a path, true or false, or one of these words. */
  readonly is: 'application' | 'word' | 'file' | 'flag' | readonly string[];
  readonly isRequired?: true;
  readonly description: string;
}
