import type {
  Advice,
  ConsequenceFact,
  Facts,
  FindingDraft,
  ImportMove,
  PatchSource,
  RuleId,
  SaidConsequence,
  Severity,
  Told,
} from '../findings/finding.js';
import type { ImportedFirst } from '../patchers/patcher.js';
import {
  type ClashKind,
  type HoldEffect,
  harmRank,
  type PatcherId,
  severityRank,
} from '../patchers/types.js';
import type { LateReference } from '../trace/lateness.js';

/** What rules can be about, by kind. */
export interface Subjects {
  /** Something that was held or loaded before a patch replaced it. */
  readonly 'late-reference': LateReference;
  /** A tool that would move imports across a patch that is in time. */
  readonly 'formatter-move': FormatterMove;
  /** A patch in a process that another patcher has patched. */
  readonly clash: SecondPatch;
  /** A setting that asks for green threads where nothing patches. */
  readonly 'green-pool': GreenPool;
  /** A server on green threads where nothing patches. */
  readonly 'green-server': GreenServer;
}

export type SubjectKind = keyof Subjects;

/** A tool of the repository that would make a patch late. */
export interface FormatterMove {
  readonly tool: string;
  readonly move: ImportMove;
  /** What in the configuration does it, as it is written. */
  readonly setting: string;
  /** Where the tool is configured: `pyproject.toml:12`. */
  readonly declared: string;
  /** The statement that patches, as it is written. */
  readonly statement: string;
  /** What would be said of the file then. */
  readonly outcome: Told;
}

/** What comes of the patches of two patchers in one process. */
export interface SecondPatch {
  /** The patcher that was first. */
  readonly after: PatcherId;
  /** Its patch; undefined where nothing says more than that whoever launches the process makes it. */
  readonly first: PatchSource | undefined;
  readonly second: PatchSource;
  readonly library: PatcherId;
  /** Worst first. */
  readonly comes: readonly ClashKind[];
}

/** What gives a worker of Celery a pool of greenlets and patches nothing. */
export interface GreenPool {
  /** A setting, or the option of a command that is joined to its value. */
  readonly by: 'setting' | 'option';
  /** The setting as it is called where it stands, or the word of the command: `worker_pool`, `-Pgevent`. */
  readonly name: string;
  readonly library: PatcherId;
}

/** A Socket.IO server that the program serves on green threads. */
export interface GreenServer {
  /** The distribution of its class: `Flask-SocketIO`. */
  readonly by: string;
  readonly library: PatcherId;
  /** The program says so (`async_mode`); otherwise it is what is installed. */
  readonly isChosen: boolean;
  /** The file that serves it. */
  readonly run: string;
}

/** What a finding is about besides its subjects. */
export type About = Pick<FindingDraft, 'patch' | 'offenders'> & {
  /** Set where it passes a file that only Python 2 can read. */
  readonly isPython2?: boolean;
};

/**
 * One rule: what is fixed about it, what it is about, and the facts that its words are made of. Its words, by language,
 * are in messages/, and the page of the same name in docs/rules/ says the rest. Rules know nothing of each other.
 * `Made` are the facts of its findings, `Advised` those of advice that is its own.
 */
export interface Rule<
  Name extends string = string,
  Kind extends SubjectKind = SubjectKind,
  Made extends Facts = Facts,
  Advised extends Facts = Facts,
> {
  readonly id: RuleId<Name>;
  /** The worst severity that its findings have. */
  readonly severity: Severity;
  /** Version of late-patch that has it first. */
  readonly since: string;
  /** Whether late-patch may write the change itself: where that cures the finding. */
  readonly fix: 'sometimes' | 'never';
  /** Whose patches it is about: of all patchers, of those that make green threads, or whose late patch ends in a recursion. */
  readonly patchers: 'every' | 'green' | 'recursing';
  readonly about: Kind;
  /** Whether it is about this one, of which no rule before it is. */
  covers(subject: Subjects[Kind]): boolean;
  /** The severity of one finding about all of `subjects`. */
  severityOf(subjects: readonly Subjects[Kind][]): Severity;
  /** What a finding about all of `subjects` (one at least, the most telling first) says; plain data. */
  facts(subjects: readonly Subjects[Kind][], about: About): Made;
  /** What to do, besides what is said of every patch of its kind. */
  advice(facts: Made, about: About): readonly Advice<Name, Advised>[];
}

/** A rule of the kind that `record` says; only so does a text become a rule's id. */
export function defineRule<
  const Name extends string,
  Kind extends SubjectKind,
  Made extends Facts,
  Advised extends Facts = never,
>(
  record: Omit<Rule<Name, Kind, Made, Advised>, 'id'> & { readonly id: Name },
): Rule<Name, Kind, Made, Advised> {
  return { ...record, id: record.id as RuleId<Name> };
}

/** The worst severity of effects that were measured. */
export function worstEffect(references: readonly LateReference[]): Severity {
  let worst: Severity = 'notice';
  for (const reference of references) {
    if (reference.kind === 'held' && severityRank[reference.effect.severity] < severityRank[worst])
      worst = reference.effect.severity;
  }
  return worst;
}

/** Names held from before the patch, and what comes of it. */
export interface HeldFacts {
  readonly patch: PatchSource;
  /** Worst first, each once. */
  readonly names: readonly string[];
  readonly consequences: readonly SaidConsequence[];
}

/** What there is to say of names that are held. */
export function heldFacts(references: readonly LateReference[], { patch, offenders }: About): HeldFacts {
  return {
    patch: patch.by,
    names: [...new Set(offenders.flatMap((offender) => offender.names))],
    consequences: saidConsequences(references),
  };
}

/** What holds something: a library, by the name of its package, or a module of the standard library. */
export interface Holder {
  readonly name: string;
  readonly isStandard: boolean;
  /** The library whose import has brought it, where that is another one. */
  readonly broughtBy?: string;
}

/**
 * Who took hold of something before any other did, each once: what holds the worst first. That is not what was imported where this
 * imports another library.
 */
export function holdersOf(references: readonly LateReference[]): readonly Holder[] {
  const held = references.flatMap((one) => {
    if (one.kind !== 'held' || one.event.library === undefined) return [];
    const { holder, where, name, order, library } = one.event;
    const rank = harmRank(one.effect);
    const { owner, isOwn, imported } = library;
    const told = { ...owner, ...(isOwn ? {} : { broughtBy: imported }) };
    return [{ object: `${holder}:${where}:${name}`, order, rank, told }];
  });
  const first = new Map(held.toSorted((a, b) => b.order - a.order).map((one) => [one.object, one]));
  const byRank = [...first.values()].sort((a, b) => a.rank - b.rank || a.order - b.order);
  return firstOfEach(
    byRank.map((one) => one.told),
    ({ name }) => name,
  );
}

/** The libraries that have brought `holders`, each once, but for those that are among the first `shown` of these. */
export function bringersBeside(holders: readonly Holder[], shown: number): readonly string[] {
  const isNamed = (module: string) =>
    holders.slice(0, shown).some(({ name }) => `${module}.`.startsWith(`${name}.`));
  const bringers = new Set(holders.flatMap(({ broughtBy }) => broughtBy ?? []));
  return [...bringers].filter((module) => !isNamed(module));
}

/** What an effect does, as facts. */
export function consequenceOf({ consequence, library, owner, limits }: HoldEffect): ConsequenceFact {
  const whose = owner === undefined ? {} : { owner };
  return { kind: consequence, patcher: library, ...whose, limits: limits ?? [] };
}

/** What becomes of modules that were imported before `library`, as a fact. */
export function firstConsequence({ consequence }: ImportedFirst, library: PatcherId): ConsequenceFact {
  return { kind: consequence, patcher: library, limits: [] };
}

/**
 * Each different thing that happens, the worst first, with the names that it happens to: `time.sleep` blocks every greenlet while it
 * sleeps. What happens to a name under fewer limits is not said again with the versions in which one more holder does so.
 */
function saidConsequences(references: readonly LateReference[]): readonly SaidConsequence[] {
  const every = references.flatMap((one) =>
    one.kind === 'held' ? [{ name: one.event.name, effect: one.effect }] : [],
  );
  // Thousands of statements may hold the same name, of which there is one thing to say.
  const held = firstOfEach(every, (one) => JSON.stringify(one));
  held.sort((a, b) => harmRank(a.effect) - harmRank(b.effect));
  const said = new Map<string, { readonly names: string[]; readonly consequence: ConsequenceFact }>();
  for (const { name, effect } of held) {
    if (held.some((other) => other.name === name && saysMore(other.effect, effect))) continue;
    const consequence = consequenceOf(effect);
    const key = JSON.stringify(consequence);
    const known = said.get(key);
    if (known === undefined) said.set(key, { names: [name], consequence });
    else if (!known.names.includes(name)) known.names.push(name);
  }
  return [...said.values()];
}

/** Of what has the same `key` in `all` the first. */
function firstOfEach<T>(all: readonly T[], key: (one: T) => string): T[] {
  const first = new Map<string, T>();
  for (const one of all) {
    const of = key(one);
    if (!first.has(of)) first.set(of, one);
  }
  return [...first.values()];
}

/** Whether `one` tells of the same consequence as `other` with some of its limits, but not with all. */
function saysMore(one: HoldEffect, other: HoldEffect): boolean {
  if (one.consequence !== other.consequence || one.library !== other.library) return false;
  const limits = (other.limits ?? []).map((limit) => JSON.stringify(limit));
  const fewer = (one.limits ?? []).map((limit) => JSON.stringify(limit));
  return fewer.length < limits.length && fewer.every((limit) => limits.includes(limit));
}
