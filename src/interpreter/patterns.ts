import { comparedCondition } from './conditions.js';
import { elementsOf } from './heap.js';
import type { Interpreter } from './state.js';
import { type Condition, literal, type Truth, type Value } from './values.js';

/** Whether a pattern matches, as far as that is known, and what it then binds. */
export interface Match {
  readonly condition: Truth | Condition;
  readonly captured: ReadonlyMap<string, Value>;
}

/**
 * Matches `subject` with the pattern that `source` begins with, behind the word `case`: literals, names, `_`, sequences of
 * these and alternatives. Undefined for any other pattern (classes, mappings, dotted names, `as`, `*`).
 */
export function matched(interpreter: Interpreter, source: string, subject: Value): Match | undefined {
  const captured = new Map<string, Value>();
  const parser = new PatternParser(source);
  const condition = parser.open(interpreter, subject, captured);
  return condition !== undefined && parser.isAtEnd ? { condition, captured } : undefined;
}

type Outcome = Truth | Condition | undefined;

const atom =
  /\s*(?:("(?:[^"\\\n]*)"|'(?:[^'\\\n]*)')|(-?\d+(?:\.\d+)?)|([A-Za-z_]\w*)(?!\s*[.(="'])|([([])|(.))/y;

class PatternParser {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /** Whether what follows is the guard or the body. */
  get isAtEnd(): boolean {
    return /^\s*(?::|if\b)/.test(this.#source.slice(this.#at));
  }

  /** Steps over `text`, where it is what follows. */
  #take(text: string): boolean {
    const spaces = /^\s*/.exec(this.#source.slice(this.#at))?.[0].length ?? 0;
    if (!this.#source.startsWith(text, this.#at + spaces)) return false;
    this.#at += spaces + text.length;
    return true;
  }

  /** A pattern that may be a sequence without brackets. */
  open(interpreter: Interpreter, subject: Value, captured: Map<string, Value>): Outcome {
    const start = this.#at;
    const alone = this.#alternatives(interpreter, subject, captured);
    if (alone === undefined || !this.#take(',')) return alone;
    this.#at = start;
    return this.#sequence(interpreter, subject, captured, '');
  }

  #alternatives(interpreter: Interpreter, subject: Value, captured: Map<string, Value>): Outcome {
    const outcomes: Outcome[] = [];
    do outcomes.push(this.#one(interpreter, subject, captured));
    while (this.#take('|'));
    if (outcomes.includes(undefined)) return undefined;
    if (outcomes.includes('true')) return 'true';
    const possible = outcomes.filter((one) => one !== 'false');
    return possible.length === 0 ? 'false' : possible.length === 1 ? possible[0] : 'unknown';
  }

  #one(interpreter: Interpreter, subject: Value, captured: Map<string, Value>): Outcome {
    atom.lastIndex = this.#at;
    const found = atom.exec(this.#source);
    if (found === null) return undefined;
    this.#at = atom.lastIndex;
    const [, text, number, name, opener] = found;
    const isConstant = name === 'None' || name === 'True' || name === 'False';
    if (name !== undefined && !isConstant) {
      if (name !== '_') captured.set(name, subject);
      return 'true';
    }
    if (opener !== undefined)
      return this.#sequence(interpreter, subject, captured, opener === '(' ? ')' : ']');
    const constant =
      text !== undefined
        ? text.slice(1, -1)
        : number !== undefined
          ? Number(number)
          : name === 'None'
            ? null
            : name === 'True';
    if (text === undefined && number === undefined && !isConstant) return undefined;
    return comparedCondition(interpreter, subject, '==', literal(constant));
  }

  /** Patterns with commas between, up to `close`, or to the end where that is empty. */
  #sequence(interpreter: Interpreter, subject: Value, captured: Map<string, Value>, close: string): Outcome {
    const isKnown =
      subject.kind === 'sequence' && subject.elements.every(({ place }) => place.assumption === undefined);
    const elements = isKnown ? elementsOf(interpreter, subject) : undefined;
    const outcomes: Outcome[] = [];
    let isSequence = close === ']';
    const isClosed = () => (close === '' ? this.isAtEnd : this.#take(close));
    while (!isClosed()) {
      const element = elements?.[outcomes.length] ?? { kind: 'unknown' as const, path: '' };
      const before = this.#at;
      const outcome = this.#alternatives(interpreter, element, captured);
      if (outcome === undefined) return undefined;
      outcomes.push(outcome);
      if (this.#take(',')) isSequence = true;
      else if (!isClosed()) return undefined;
      else {
        // Brackets around one pattern are no sequence.
        if (isSequence || outcomes.length > 1) break;
        const end = this.#at;
        this.#at = before;
        const inner = this.#alternatives(interpreter, subject, captured);
        this.#at = end;
        return inner;
      }
    }
    if (elements === undefined) return subject.kind === 'literal' ? 'false' : 'unknown';
    if (elements.length !== outcomes.length || outcomes.includes('false')) return 'false';
    const open = outcomes.filter((one) => one !== 'true');
    return open.length === 0 ? 'true' : open.length === 1 ? open[0] : 'unknown';
  }
}
