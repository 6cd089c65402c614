import type { Pattern } from '../python/syntax.js';
import { attribute } from './attributes.js';
import { isA } from './builtins/computed.js';
import { fieldsOf, isOwn } from './classes.js';
import { compared } from './conditions.js';
import { newMapping, sequenceOf, valueIn } from './heap.js';
import { listed } from './iteration.js';
import { keyOf } from './keys.js';
import type { Interpreter } from './state.js';
import {
  type Condition,
  hasUnknownNames,
  type Scope,
  type Truth,
  textOf,
  type UnknownValue,
  type Value,
} from './values.js';

/** Whether a pattern matches, as far as that is known, and what it then binds. */
export interface Match {
  readonly condition: Truth | Condition;
  readonly captured: ReadonlyMap<string, Value>;
}

/** Matches `subject` with `pattern`, whose names are looked up in `scope` (PEP 634). */
export function matched(interpreter: Interpreter, pattern: Pattern, subject: Value, scope: Scope): Match {
  const matcher = new Matcher(interpreter, scope);
  return { condition: matcher.match(pattern, subject), captured: matcher.captured };
}

type Outcome = Truth | Condition;

class Matcher {
  readonly captured = new Map<string, Value>();
  readonly #interpreter: Interpreter;
  readonly #scope: Scope;

  constructor(interpreter: Interpreter, scope: Scope) {
    this.#interpreter = interpreter;
    this.#scope = scope;
  }

  match(pattern: Pattern, subject: Value): Outcome {
    const interpreter = this.#interpreter;
    switch (pattern.kind) {
      case 'wildcard':
        return 'true';
      case 'capture': {
        const inner = pattern.pattern === undefined ? 'true' : this.match(pattern.pattern, subject);
        if (inner !== 'false') this.captured.set(pattern.name, subject);
        return inner;
      }
      case 'value': {
        const value = interpreter.operations.evaluate(interpreter, pattern.value, this.#scope);
        const operator = pattern.value.kind === 'constant' ? 'is' : '==';
        return compared(interpreter, subject, operator, value);
      }
      case 'alternatives':
        return this.#alternatives(pattern.patterns, subject);
      case 'sequence':
        return this.#sequence(pattern.patterns, subject);
      case 'mapping':
        return this.#mapping(pattern, subject);
      case 'class':
        return this.#class(pattern, subject);
      case 'star':
      case 'unparsed':
        return 'unknown';
    }
  }

  #alternatives(patterns: readonly Pattern[], subject: Value): Outcome {
    const possible: Outcome[] = [];
    for (const pattern of patterns) {
      const outcome = this.match(pattern, subject);
      if (outcome === 'true') return 'true';
      if (outcome !== 'false') possible.push(outcome);
    }
    const [only, ...others] = possible;
    return only === undefined ? 'false' : others.length === 0 ? only : 'unknown';
  }

  #sequence(patterns: readonly Pattern[], subject: Value): Outcome {
    const elements = elementsFor(this.#interpreter, subject);
    if (elements === 'none') return 'false';
    const star = patterns.findIndex(({ kind }) => kind === 'star');
    const behind = star < 0 ? 0 : patterns.length - star - 1;
    if (elements !== undefined) {
      const isLong = elements.length >= patterns.length - 1;
      if (star < 0 ? elements.length !== patterns.length : !isLong) return 'false';
    }
    const outcomes = patterns.map((pattern, index): Outcome => {
      if (pattern.kind !== 'star') {
        const at = star < 0 || index < star ? index : (elements?.length ?? 0) - (patterns.length - index);
        return this.match(pattern, elements?.[at] ?? something());
      }
      const rest = elements?.slice(star, elements.length - behind);
      if (pattern.name !== undefined)
        this.captured.set(
          pattern.name,
          rest === undefined ? something() : sequenceOf(this.#interpreter, rest),
        );
      return 'true';
    });
    return elements === undefined ? 'unknown' : all(outcomes);
  }

  #mapping({ entries, rest }: Extract<Pattern, { kind: 'mapping' }>, subject: Value): Outcome {
    const interpreter = this.#interpreter;
    const mapping = subject.kind === 'object' ? (subject.native ?? subject) : subject;
    if (mapping.kind === 'sequence' || isNoContainer(mapping)) return 'false';
    const known = mapping.kind === 'mapping' ? mapping : undefined;
    const left = newMapping(interpreter, known?.entries);
    const outcomes = entries.map(({ key, pattern }): Outcome => {
      const text = keyOf(interpreter.operations.evaluate(interpreter, key, this.#scope));
      const slot = text === undefined ? undefined : known?.entries.get(text);
      if (slot === undefined || text === undefined) {
        this.match(pattern, something());
        return known === undefined || text === undefined || hasUnknownNames(known.entries)
          ? 'unknown'
          : 'false';
      }
      left.entries.delete(text);
      const outcome = this.match(pattern, valueIn(interpreter, slot));
      return slot.place.assumption === undefined ? outcome : all([outcome, 'unknown']);
    });
    if (rest !== undefined) this.captured.set(rest, known === undefined ? something() : left);
    return known === undefined ? 'unknown' : all(outcomes);
  }

  #class(pattern: Extract<Pattern, { kind: 'class' }>, subject: Value): Outcome {
    const interpreter = this.#interpreter;
    const cls = interpreter.operations.evaluate(interpreter, pattern.class, this.#scope);
    const isInstance = isA(interpreter, subject, cls);
    if (isInstance === 'false') return 'false';
    const names = namesOf(interpreter, cls);
    const outcomes = pattern.positional.map((one, index): Outcome => {
      // `str(text)`: of the classes that Python brings, the object itself.
      if (cls.kind === 'external') return this.match(one, index === 0 ? subject : something());
      const name = names[index];
      return this.match(one, name === undefined ? something() : attribute(interpreter, subject, name));
    });
    for (const { name, pattern: one } of pattern.keywords)
      outcomes.push(this.match(one, attribute(interpreter, subject, name)));
    return isInstance === 'true' ? all(outcomes) : 'unknown';
  }
}

/** What is found where nothing is known of what is looked into. */
function something(): UnknownValue {
  return { kind: 'unknown', path: '' };
}

/** All of `outcomes` together. */
function all(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes('false')) return 'false';
  const [open, ...others] = outcomes.filter((one) => one !== 'true');
  return open === undefined ? 'true' : others.length === 0 ? open : 'unknown';
}

/** The elements of what is a sequence for certain; undefined where it is not known whether it is one, or of what. */
function elementsFor(interpreter: Interpreter, subject: Value): readonly Value[] | 'none' | undefined {
  switch (subject.kind) {
    case 'sequence':
      return subject.elements.every(({ place }) => place.assumption === undefined)
        ? listed(interpreter, subject)
        : undefined;
    case 'object':
      if (subject.native?.kind === 'sequence') return elementsFor(interpreter, subject.native);
      if (fieldsOf(subject.class)?.isTuple) return listed(interpreter, subject);
      return isNoContainer(subject) ? 'none' : undefined;
    default:
      return subject.kind === 'mapping' || isNoContainer(subject) ? 'none' : undefined;
  }
}

const noContainers: ReadonlySet<Value['kind']> = new Set([
  'literal',
  'function',
  'bound-method',
  'class',
  'module',
  'generator',
  'instance',
]);

/** Whether `value` is for certain neither a sequence nor a mapping. */
function isNoContainer(value: Value): boolean {
  return (
    noContainers.has(value.kind) ||
    (value.kind === 'object' && isOwn(value.class) && !fieldsOf(value.class)?.isTuple)
  );
}

/** The attributes that the positional patterns of a class stand for: `__match_args__`, or the fields. */
function namesOf(interpreter: Interpreter, cls: Value): readonly (string | undefined)[] {
  if (cls.kind !== 'class') return [];
  const written = attribute(interpreter, cls, '__match_args__');
  if (written.kind === 'unknown') return fieldsOf(cls)?.names ?? [];
  return (listed(interpreter, written) ?? []).map(textOf);
}
