import type { Consequence, EffectSeverity, PatcherId, VersionLimit } from '../patchers/types.js';
import { cellAt, isNotebook } from '../project/notebook.js';
import type { Program } from '../project/program.js';
import type { FilePath } from '../project/snapshot.js';
import type { Position, Span } from '../text/span.js';
import { type PatchTrigger, triggerText } from '../trace/trace.js';

/** How bad it is when it happens. */
export type Severity = EffectSeverity;

export { severityRank } from '../patchers/types.js';

/** How sure we are that it happens: `high` measured and unconditional, `low` depends on something unknown. */
export type Confidence = 'high' | 'medium' | 'low';

declare const ruleId: unique symbol;

/** The id of a rule of rules/. A page of the same name explains each: docs/rules/ID.md. */
export type RuleId<Name extends string = string> = Name & { readonly [ruleId]: true };

/** What sentences are made of: plain data, of the shape that its rule gives it and messages/ takes. */
export type Facts = object;

/** What a rule says is wrong. */
export interface Told {
  readonly rule: RuleId;
  readonly facts: Facts;
}

/** What using an original after the patch does, and in which versions alone. */
export interface ConsequenceFact {
  readonly kind: Consequence;
  readonly patcher: PatcherId;
  /** The other patcher whose object is used, where it is not the original. */
  readonly owner?: PatcherId;
  readonly limits: readonly VersionLimit[];
}

/** What using each of the originals `names` does. */
export interface SaidConsequence {
  readonly names: readonly string[];
  readonly consequence: ConsequenceFact;
}

/** What comes of what an offender did. */
export type OffenderConsequence =
  | { readonly kind: 'held'; readonly name: string; readonly consequence: ConsequenceFact }
  /** The module was merely loaded: it is patched in place, or `comes` says what becomes of it. */
  | { readonly kind: 'loaded'; readonly module: string; readonly comes?: ConsequenceFact }
  /** Another patcher has patched by then. */
  | { readonly kind: 'patched'; readonly patcher: PatcherId };

/** One thing to do. `file` and `runsFirst` are paths; `lines` are 1-based. */
export type Advice<Name extends string = string, Advised extends Facts = Facts> =
  | { readonly kind: 'outermost-package'; readonly runsFirst: FilePath; readonly file: FilePath }
  | { readonly kind: 'starting-module'; readonly runsFirst: FilePath; readonly file: FilePath }
  | { readonly kind: 'move-above'; readonly file: FilePath; readonly line: number }
  | { readonly kind: 'move-below'; readonly file: FilePath; readonly lines: readonly number[] }
  /** The line that cures all; `programs` is in how many, `spreads` whether it patches in others too. */
  | {
      readonly kind: 'first-line';
      readonly code: string;
      readonly file: FilePath;
      readonly programs: number;
      readonly isOptional: boolean;
      readonly spreads: boolean;
    }
  /** Each late patch of a cause has a fix of its own, which does as well. */
  | { readonly kind: 'or-move-each' }
  | {
      readonly kind: 'import-first' | 'patch-first';
      readonly file: FilePath;
      readonly lines: readonly number[];
      readonly isConditional: boolean;
    }
  /** One statement imports both what comes too early and what patches. */
  | { readonly kind: 'import-apart'; readonly file: FilePath; readonly line: number }
  | {
      readonly kind: 'run-at-top';
      readonly patch: PatchSource;
      readonly file: FilePath;
      readonly lines: readonly number[];
      /** Whether the patch stands in an `if`, which has to go with it. */
      readonly isConditional: boolean;
    }
  /** The notebook `file` patches in a cell; what its kernel has imported stays imported when the cells are moved. */
  | { readonly kind: 'first-cell'; readonly patch: PatchSource; readonly file: FilePath }
  /** What keeps tools from moving imports back above the patch. */
  | { readonly kind: 'keep-below' }
  /** How a launcher that patches in its worker patches early enough. */
  | { readonly kind: 'launcher'; readonly launcher: string }
  /** The patch takes `name` away: `instead` is what is left of its kind. */
  | { readonly kind: 'removed'; readonly patch: PatchSource; readonly name: string; readonly instead: string }
  /** What may be called instead of the patch, for which the order is irrelevant. */
  | { readonly kind: 'instead'; readonly call: string }
  /** What a library asks for besides being imported after the patch. */
  | { readonly kind: 'besides'; readonly library: string }
  /** What only one rule advises. */
  | { readonly kind: 'of-rule'; readonly rule: Name; readonly facts: Advised };

/** When the patch of a finding runs: too late, in time until a tool has moved imports, after that of another patcher, or never. */
export type PatchTiming = 'late' | 'in-time' | 'second' | 'never';

/** A stretch of one file; positions are 1-based, `end` is exclusive. */
export interface Location {
  readonly path: FilePath;
  readonly span: Span;
  readonly start: Position;
  readonly end: Position;
  /** Of a notebook: the code cell, and the line in it, both from 1. Columns are those of the code, not of the file. */
  readonly cell?: Cell;
}

/** A line of a notebook, as people see it. */
export interface Cell {
  readonly number: number;
  readonly line: number;
}

/** The place of `span` in a file of `program`. */
export function locationIn(program: Pick<Program, 'lines' | 'text'>, path: FilePath, span: Span): Location {
  const lines = program.lines(path);
  const place = { path, span, start: lines.position(span.start), end: lines.position(span.end) };
  const cell = isNotebook(path) ? cellAt(program.text(path) ?? '', place.start.line) : undefined;
  return cell === undefined ? place : { ...place, cell };
}

/** `app/main.py:3`, and in a notebook `app/main.ipynb:cell 2:3`. */
export function placeText({ path, start, cell }: Pick<Location, 'path' | 'start' | 'cell'>): string {
  return cell === undefined ? `${path}:${start.line}` : `${path}:cell ${cell.number}:${cell.line}`;
}

/** The last line that a location touches: one that ends at the start of a line does not reach into it. */
export function lastLine({ start, end }: Pick<Location, 'start' | 'end'>): number {
  return end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
}

/**
 * What the offender leads to: RecursionError, a reference that stays unpatched, merely loaded too early, or the patch of
 * another patcher.
 */
export type OffenderEffect = 'recursion' | 'stale' | 'loaded' | 'patched';

/**
 * How it is known that something is held: `source` was read in what is checked, `installed` in the packages of the
 * environment at hand, `measured` is of the table that comes with late-patch, `assumed` of the configuration.
 */
export type OffenderBasis = 'source' | 'installed' | 'measured' | 'assumed';

/**
 * One step from a statement to the binding that goes stale.
 * First-party steps have a location (the statement that takes the step); steps inside libraries only a module.
 */
export interface ChainLink {
  readonly location: Location | undefined;
  /** Module that the step reaches, or that holds the object in the last step. */
  readonly module: string;
}

/** A statement above the patch that took hold of something the patch replaces. */
export interface Offender {
  readonly location: Location;
  /** The module that the statement imports, or the module of the statement itself. */
  readonly module: string;
  /** Canonical names of the objects held, worst first: `ssl.SSLContext`. */
  readonly names: readonly string[];
  /** Those of `names` that the module at the end of the chain holds; the others are held on the way. */
  readonly namesAtEnd: readonly string[];
  readonly effect: OffenderEffect;
  readonly basis: OffenderBasis;
  /** What happens to the program. */
  readonly consequence: OffenderConsequence;
  /** From the offending statement down to the module that holds the object; at least one link. */
  readonly chain: readonly ChainLink[];
}

/** What patches, or, where nothing does, the setting that asks for what needs a patch. */
export type PatchSource =
  | PatchTrigger
  /** Several that one statement leads to, the one first that matters most. */
  | { readonly kind: 'several'; readonly triggers: readonly PatchTrigger[] }
  | { readonly kind: 'setting'; readonly name: string; readonly value: string }
  /** The word of a command that asks for it: `-Pgevent`. */
  | { readonly kind: 'option'; readonly word: string };

/** What patches, and where. */
export interface PatchReference {
  /** The patcher, by its id. */
  readonly library: string;
  readonly by: PatchSource;
  readonly location: Location;
}

/**
 * What patches as one piece of code: `gevent.monkey.patch_all`, `import grequests`, `worker_pool = 'gevent'`. Reports
 * have it and fingerprints are made of it, so it stays what it is.
 */
export function patchText(by: PatchSource): string {
  if (by.kind === 'option') return by.word;
  if (by.kind === 'several') return triggerText(by.triggers[0]!);
  return by.kind === 'setting' ? `${by.name} = '${by.value}'` : triggerText(by);
}

/** Each that patches, as it is written: a function with the parentheses of its call. */
export function patchLabels(by: PatchSource): readonly string[] {
  if (by.kind === 'several') return by.triggers.flatMap(patchLabels);
  return [by.kind === 'call' ? `${by.function}()` : patchText(by)];
}

/**
 * What a finding is before its fellows are known: equal ones are told apart by their order. Facts without a sentence:
 * messages/ says them in a language.
 */
export interface FindingDraft extends Told {
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly timing: PatchTiming;
  /** What to do, with or without a fix. */
  readonly advice: readonly Advice[];
  /** Statement B: the one that leads to the patch, in the module where the two paths part. */
  readonly location: Location;
  /** The last statement of the program's own on the way to the worst of what is held; statement B where nothing is. */
  readonly cause: Location;
  /**
   * Set where it is one cause that statements of several files import one library above the patch, which other late patches
   * have in common: all these files, sorted.
   */
  readonly causeFiles?: readonly FilePath[];
  readonly patch: PatchReference;
  /** Statements A with their chains, worst first, then in order of execution; none where no patch runs at all. */
  readonly offenders: readonly Offender[];
  /** From statement B down to the patch call; one link when B is the call. */
  readonly patchChain: readonly ChainLink[];
  readonly fix: Fix | undefined;
  /** Entry points it was reached from, the most telling first. */
  readonly entries: readonly string[];
}

declare const fingerprint: unique symbol;

/** Stable over moved lines: made of rule, module and patch, never of a line number. */
export type Fingerprint = string & { readonly [fingerprint]: true };

/**
 * A late patch: what one rule says about one divergence point (docs/architecture.md), of causes that are its own or of one
 * that it shares with others. `withFingerprints` makes them.
 */
export interface LatePatch extends FindingDraft {
  readonly fingerprint: Fingerprint;
  readonly cure?: Cure;
}

/**
 * One line that, as the first statement of a file, makes everything go away that one cause makes late, and brings nothing: the
 * whole repository was executed with it before anybody sees it.
 */
export interface Cure {
  readonly edit: TextEdit;
  /** Statements on one line. */
  readonly code: string;
  /** What to do about the cause, instead of what is advised for each of its late patches. */
  readonly advice: readonly Advice[];
}

/**
 * What one cause makes late, told as the worst of its late patches, whose facts it has. `byCause` makes them: the
 * fingerprint is that of the cause, whichever programs suffer from it.
 */
export interface Finding extends LatePatch {
  /** Other fingerprints by which an earlier run may have told of it. */
  readonly aliases: readonly Fingerprint[];
  /** The other late patches of the same cause. */
  readonly others: readonly LatePatch[];
}

/** All late patches of a finding, the one that it is told as first. */
export function latePatchesOf(finding: Finding): readonly [LatePatch, ...LatePatch[]] {
  return [finding, ...finding.others];
}

/** Where a finding is: at statement B, or, where one cause makes several patches late, at the cause. */
export function placeOfFinding({ location, cause, others }: Finding): Location {
  return others.length === 0 ? location : cause;
}

/** Paths of the programs that a finding is about, each once, in the order of its late patches. */
export function programsOf(finding: Finding): readonly string[] {
  return [...new Set(latePatchesOf(finding).flatMap(({ entries }) => entries))];
}

/** Replaces `span` of one file by `newText`; whole lines, so that it can be shown as a suggestion. */
export interface TextEdit {
  readonly path: FilePath;
  readonly span: Span;
  /** 1-based first and last line replaced, both included. */
  readonly startLine: number;
  readonly endLine: number;
  /** Ends with a line break, unless the file's last line had none. */
  readonly newText: string;
}

/** What a fix does. */
export type FixAction =
  | { readonly kind: 'move-patch'; readonly above: number }
  /** Imports, by their lines, go below the patch. */
  | { readonly kind: 'sink-imports'; readonly lines: readonly number[] }
  /** The import that patches gets a line of its own. */
  | { readonly kind: 'split-import' }
  /** Comments are added that keep tools from moving imports. */
  | { readonly kind: 'add-comments'; readonly comments: readonly string[] };

/** Edits that, applied together, make the finding go away. They never overlap. */
export interface Fix {
  readonly action: FixAction;
  /** Whether it also adds what keeps the repository's formatters from undoing it. */
  readonly keepsFormattersOff: boolean;
  readonly edits: readonly TextEdit[];
}

/** `text`, the contents of `path`, with the edits that `fix` makes there. */
export function fixedText(text: string, path: FilePath, { edits }: Pick<Fix, 'edits'>): string {
  const here = edits.filter((edit) => edit.path === path).toSorted((a, b) => b.span.start - a.span.start);
  return here.reduce(
    (before, { span, newText }) => before.slice(0, span.start) + newText + before.slice(span.end),
    text,
  );
}

/**
 * What a tool does to imports (docs/rules/formatter-moves-patch.md has how each was measured):
 * `e402` takes imports that stand below code above it, as autopep8 and ruff do; `float` is isort's `float_to_top`,
 * `float-always` isort before version 5; `sort` puts the imports of one block into the order of their sections.
 */
export type ImportMove = 'e402' | 'float' | 'float-always' | 'sort';
