import { compared, conditionOf } from '../conditions.js';
import { raiseKnown } from '../exceptions.js';
import { generatorFrom, sequenceOf } from '../heap.js';
import { askGenerator, isIterator, iterate, listed, nextOfGenerator, nextOfObject } from '../iteration.js';
import { keyOf } from '../keys.js';
import { operated, sliceIndices, sliceWith } from '../operators.js';
import {
  assuming,
  type Builtin,
  type Builtins,
  builtinsFor,
  type Interpreter,
  nextId,
  positionally,
} from '../state.js';
import { type GeneratorValue, literal, textOf, unknown, type Value, wholeNumberOf } from '../values.js';

/** What an iterator without an end gives at most. */
const mostEndless = 100;
/** Combinations of lists that are told apart. */
const mostCombined = 200;

/** Iterators that are built in: each gives its values when it is asked for them. */
const builtInIterators: Builtins = {
  'builtins.iter': (interpreter, { positional: [list, sentinel] }) => {
    if (list === undefined) return undefined;
    if (sentinel !== undefined) return untilEqual(interpreter, list, sentinel);
    if (list.kind === 'function' || (list.kind === 'literal' && textOf(list) === undefined && !list.member))
      raiseKnown(interpreter, 'TypeError');
    const isKnown = isContainer(list) || (list.kind === 'object' && isContainer(list.native));
    return isKnown ? lazily(interpreter, (consume) => iterate(interpreter, list, consume)) : list;
  },
  'builtins.next': (interpreter, { positional: [iterator, otherwise] }) => {
    if (iterator === undefined) return undefined;
    const found =
      iterator.kind === 'generator'
        ? otherwise === undefined
          ? askGenerator(interpreter, iterator)
          : nextOfGenerator(interpreter, iterator)
        : iterator.kind === 'object'
          ? nextOfObject(interpreter, iterator)
          : listed(interpreter, iterator)?.[0];
    return found ?? otherwise ?? unknown;
  },
  // In the order in which they were begun: each is done by the time that somebody asks for what came of it.
  'concurrent.futures.as_completed': (interpreter, { positional: [futures] }) => {
    const all = futures === undefined ? undefined : listed(interpreter, futures);
    return all === undefined ? undefined : sequenceOf(interpreter, all);
  },
  'builtins.enumerate': (interpreter, { positional: [list, start], keywords }) => {
    const from = wholeNumberOf(start ?? keywords.get('start') ?? literal(0));
    if (list === undefined) return undefined;
    return lazily(interpreter, (consume) => {
      const { assumption } = interpreter;
      let index = from;
      iterate(interpreter, list, (value) => {
        // Of what is not known it is not known at which place it stands.
        const isCertain = index !== undefined && interpreter.assumption === assumption;
        return consume(sequenceOf(interpreter, [isCertain ? literal(index!++) : unknown, value], 'tuple'));
      });
    });
  },
  'builtins.zip': (interpreter, { positional }) =>
    lazily(interpreter, (consume) => {
      const lists = knownLists(interpreter, positional);
      if (lists === undefined) {
        iterate(interpreter, unknown, consume);
        return;
      }
      const length = Math.min(...lists.map((list) => list.length));
      for (let index = 0; lists.length > 0 && index < length; index++)
        if (
          !consume(
            sequenceOf(
              interpreter,
              lists.map((list) => list[index]!),
              'tuple',
            ),
          )
        )
          return;
    }),
  'builtins.reversed': (interpreter, { positional: [list] }) => {
    if (list === undefined) return undefined;
    return lazily(interpreter, (consume) => {
      const values = listed(interpreter, list);
      if (values === undefined) iterate(interpreter, unknown, consume);
      else for (const value of values.toReversed()) if (!consume(value)) return;
    });
  },
  'builtins.map': (interpreter, { positional: [callee, ...lists] }) => {
    const [first, ...others] = lists;
    if (callee === undefined || first === undefined) return undefined;
    return lazily(interpreter, (consume) => {
      const rest = others.map((one) => listed(interpreter, one) ?? [unknown]);
      let index = 0;
      iterate(interpreter, first, (value) => {
        const more = rest.map((list) => list[index] ?? unknown);
        index++;
        return consume(callWith(interpreter, callee, [value, ...more]));
      });
    });
  },
  'builtins.filter': (interpreter, { positional: [test, list] }) =>
    whereTrue(interpreter, test, list, (isMet) => (isMet === 'false' ? 'skip' : 'give')),
};

/** Calls that `iter(callee, sentinel)` makes at most. */
const mostCalls = 8;

function untilEqual(interpreter: Interpreter, callee: Value, sentinel: Value): Value {
  return lazily(interpreter, (consume) => {
    for (let count = 0; count < mostCalls; count++) {
      const value = callWith(interpreter, callee, []);
      if (compared(interpreter, value, '==', sentinel) === 'true' || !consume(value)) return;
    }
  });
}

/** Whether `value` is something of which an iterator is told apart. */
function isContainer(value: Value | undefined): boolean {
  return value?.kind === 'sequence' || value?.kind === 'mapping' || textOf(value) !== undefined;
}

/** Slices, and what they say of a length. */
const slices: Builtins = {
  'builtins.slice': (interpreter, { positional, open }) =>
    open
      ? undefined
      : sliceWith(interpreter, positional.length > 1 ? positional : [undefined, positional[0]]),
  'builtins.slice.indices': (interpreter, { positional: [slice, length] }) => {
    const count = wholeNumberOf(length);
    const indices = slice && count !== undefined && sliceIndices(interpreter, slice, count);
    return indices ? sequenceOf(interpreter, indices.map(literal), 'tuple') : undefined;
  },
};

/** What `list` has, each once, and maybe: it is not known which of it, nor how often something endless comes round. */
function someOf(interpreter: Interpreter, list: Value): Value {
  return lazily(interpreter, (consume) => {
    const given = new Set<Value>();
    assuming(interpreter, nextId(interpreter), 0, () =>
      iterate(interpreter, list, (value) => {
        if (given.has(value)) return true;
        given.add(value);
        return consume(value);
      }),
    );
  });
}

/** The functions of itertools: each gives its values when it is asked for them. */
export const iteratorBuiltins: Builtins = {
  ...slices,
  ...builtInIterators,
  'itertools.chain': (interpreter, { positional }) => chained(interpreter, () => positional),
  'itertools.chain.from_iterable': (interpreter, { positional: [lists] }) =>
    lists === undefined ? undefined : chained(interpreter, () => listed(interpreter, lists) ?? [unknown]),
  'itertools.repeat': (interpreter, { positional: [value, times], keywords }) => {
    const count = Math.min(mostEndless, wholeNumberOf(times ?? keywords.get('times')) ?? mostEndless);
    return value === undefined
      ? undefined
      : iterator(
          interpreter,
          Array.from({ length: count }, () => value),
        );
  },
  'itertools.cycle': (interpreter, { positional: [list] }) =>
    lazily(interpreter, (consume) => {
      const values = list === undefined ? [] : (listed(interpreter, list) ?? [unknown]);
      for (let count = 0; count < mostEndless && values.length > 0; count++)
        if (!consume(values[count % values.length]!)) return;
    }),
  'itertools.count': (interpreter, { positional: [start, step] }) => {
    const [from, by] = [wholeNumberOf(start ?? literal(0)), wholeNumberOf(step ?? literal(1))];
    if (from === undefined || by === undefined) return undefined;
    return iterator(
      interpreter,
      Array.from({ length: mostEndless }, (_, index) => literal(from + index * by)),
    );
  },
  'itertools.islice': (interpreter, { positional: [list, ...bounds] }) => {
    const [from, to] = bounds.length === 1 ? [literal(0), bounds[0]] : bounds;
    const step = wholeNumberOf(bounds[2] ?? literal(1)) ?? 1;
    const first = wholeNumberOf(from) ?? 0;
    const end = wholeNumberOf(to) ?? Number.POSITIVE_INFINITY;
    if (list === undefined) return undefined;
    if (bounds.some((bound) => bound.kind !== 'literal')) return someOf(interpreter, list);
    return lazily(interpreter, (consume) => {
      let index = 0;
      if (end <= first) return;
      iterate(interpreter, list, (value) => {
        const isMeant = index >= first && (index - first) % step === 0;
        index++;
        return (!isMeant || consume(value)) && index < end;
      });
    });
  },
  'itertools.takewhile': (interpreter, { positional: [test, list] }) =>
    whereTrue(interpreter, test, list, (isMet) => (isMet === 'false' ? 'end' : 'give')),
  'itertools.dropwhile': (interpreter, { positional: [test, list] }) => {
    let isGiving = false;
    return whereTrue(interpreter, test, list, (isMet) => {
      isGiving ||= isMet !== 'true';
      return isGiving ? 'give' : 'skip';
    });
  },
  'itertools.filterfalse': (interpreter, { positional: [test, list] }) =>
    whereTrue(interpreter, test, list, (isMet) => (isMet === 'true' ? 'skip' : 'give')),
  'itertools.starmap': (interpreter, { positional: [callee, list] }) =>
    callee === undefined || list === undefined
      ? undefined
      : lazily(interpreter, (consume) =>
          iterate(interpreter, list, (values) =>
            consume(callWith(interpreter, callee, listed(interpreter, values) ?? [unknown])),
          ),
        ),
  'itertools.accumulate': (interpreter, { positional: [list, callee], keywords }) =>
    list === undefined
      ? undefined
      : lazily(interpreter, (consume) => {
          const by = callee ?? keywords.get('func');
          let sum = keywords.get('initial');
          if (sum !== undefined && !consume(sum)) return;
          iterate(interpreter, list, (value) => {
            if (sum === undefined) sum = value;
            else
              sum =
                by === undefined
                  ? (operated(interpreter, sum, '+', value) ?? unknown)
                  : callWith(interpreter, by, [sum, value]);
            return consume(sum);
          });
        }),
  'itertools.compress': (interpreter, { positional: [list, selectors] }) => {
    const values = list === undefined ? undefined : listed(interpreter, list);
    const chosen = selectors === undefined ? undefined : listed(interpreter, selectors);
    if (values === undefined || chosen === undefined) return undefined;
    return iterator(
      interpreter,
      values.filter((_, index) => conditionOf(interpreter, chosen[index] ?? literal(false)) !== 'false'),
    );
  },
  'itertools.zip_longest': (interpreter, { positional, keywords }) => {
    const lists = knownLists(interpreter, positional);
    const missing = keywords.get('fillvalue') ?? literal(null);
    if (lists === undefined) return undefined;
    const length = Math.max(0, ...lists.map((list) => list.length));
    return tuples(
      interpreter,
      Array.from({ length }, (_, index) => lists.map((list) => list[index] ?? missing)),
    );
  },
  'itertools.pairwise': (interpreter, { positional }) => {
    const [values] = knownLists(interpreter, positional) ?? [];
    if (values === undefined) return undefined;
    return tuples(
      interpreter,
      values.slice(1).map((value, index) => [values[index]!, value]),
    );
  },
  'itertools.batched': (interpreter, { positional: [list, size] }) => {
    const values = list === undefined ? undefined : listed(interpreter, list);
    const count = wholeNumberOf(size) ?? 0;
    if (values === undefined || count < 1) return undefined;
    const starts = values.flatMap((_, index) => (index % count === 0 ? [index] : []));
    return tuples(
      interpreter,
      starts.map((start) => values.slice(start, start + count)),
    );
  },
  'itertools.product': (interpreter, { positional, keywords }) => {
    const lists = knownLists(interpreter, positional);
    const times = Math.min(mostEndless, wholeNumberOf(keywords.get('repeat') ?? literal(1)) ?? 1);
    if (lists === undefined) return undefined;
    return tuples(interpreter, products(Array.from({ length: times }, () => lists).flat()));
  },
  ...builtinsFor(
    ['itertools.permutations', 'itertools.combinations', 'itertools.combinations_with_replacement'],
    (interpreter, { positional: [list, size] }, _, name) => {
      const values = list === undefined ? undefined : listed(interpreter, list);
      const count = wholeNumberOf(size) ?? values?.length ?? 0;
      if (values === undefined || count > mostEndless) return undefined;
      const indices = values.map((_, index) => index);
      const isOrdered = name.endsWith('permutations');
      const least = name.endsWith('replacement') ? 0 : 1;
      const chosen = products(Array.from({ length: count }, () => indices)).filter((one) =>
        isOrdered
          ? new Set(one).size === one.length
          : one.every((index, at) => at === 0 || index >= one[at - 1]! + least),
      );
      return tuples(
        interpreter,
        chosen.map((one) => one.map((index) => values[index]!)),
      );
    },
  ),
  'itertools.tee': (interpreter, { positional: [list, count] }) => {
    const values = list === undefined ? undefined : listed(interpreter, list);
    if (values === undefined) return undefined;
    const length = wholeNumberOf(count ?? literal(2)) ?? 2;
    if (length > mostEndless) return undefined;
    return sequenceOf(
      interpreter,
      Array.from({ length }, () => iterator(interpreter, values)),
    );
  },
  'itertools.groupby': (interpreter, { positional: [list, key], keywords }) => {
    const by = key ?? keywords.get('key');
    const values = list === undefined ? undefined : listed(interpreter, list);
    if (values === undefined) return undefined;
    const groups: { readonly key: Value; readonly values: Value[] }[] = [];
    for (const value of values) {
      const own = by === undefined ? value : callWith(interpreter, by, [value]);
      const last = groups.at(-1);
      if (last !== undefined && (last.key === own || (keyOf(own) ?? '?') === keyOf(last.key)))
        last.values.push(value);
      else groups.push({ key: own, values: [value] });
    }
    return tuples(
      interpreter,
      groups.map((group) => [group.key, sequenceOf(interpreter, group.values)]),
    );
  },
};

/** An iterator that gives what `run` does, each time that it is gone over. */
function lazily(interpreter: Interpreter, run: GeneratorValue['run']): GeneratorValue {
  return generatorFrom(interpreter, run);
}

function iterator(interpreter: Interpreter, values: readonly Value[]): GeneratorValue {
  return lazily(interpreter, (consume) => {
    for (const value of values) if (!consume(value)) return;
  });
}

function tuples(interpreter: Interpreter, all: readonly (readonly Value[])[]): Value {
  return iterator(
    interpreter,
    all.map((values) => sequenceOf(interpreter, values, 'tuple')),
  );
}

function chained(interpreter: Interpreter, lists: () => readonly Value[]): Value {
  return lazily(interpreter, (consume) => {
    let wantsMore = true;
    for (const list of lists()) {
      iterate(interpreter, list, (value) => {
        wantsMore = consume(value);
        return wantsMore;
      });
      if (!wantsMore) return;
    }
  });
}

type Verdict = 'give' | 'skip' | 'end';

/** The values of `list`, each with what `verdict` says of the result of `test`; without one it is the value that is asked. */
function whereTrue(
  interpreter: Interpreter,
  test: Value | undefined,
  list: Value | undefined,
  verdict: (isMet: ReturnType<typeof conditionOf>) => Verdict,
): ReturnType<Builtin> {
  if (test === undefined || list === undefined) return undefined;
  const isNone = test.kind === 'literal' && test.value === null;
  return lazily(interpreter, (consume) =>
    iterate(interpreter, list, (value) => {
      const told = verdict(conditionOf(interpreter, isNone ? value : callWith(interpreter, test, [value])));
      return told === 'skip' || (told === 'give' && consume(value));
    }),
  );
}

function callWith(interpreter: Interpreter, callee: Value, values: readonly Value[]): Value {
  return interpreter.operations.call(interpreter, callee, positionally(...values), 'call');
}

function knownLists(
  interpreter: Interpreter,
  values: readonly Value[],
): readonly (readonly Value[])[] | undefined {
  const lists: (readonly Value[])[] = [];
  const known = new Map<Value, readonly Value[]>();
  // Asked first: how often a method is followed has an end.
  const iterators = new Set(values.filter((one) => isIterator(interpreter, one)));
  for (const [index, value] of values.entries()) {
    const list = known.get(value) ?? listed(interpreter, value);
    if (list === undefined) return undefined;
    known.set(value, list);
    // `zip(it, it)`: one iterator gives each its turn.
    const turns = iterators.has(value) ? values.filter((one) => one === value).length : 1;
    const turn = values.slice(0, index).filter((one) => one === value).length;
    lists.push(turns === 1 ? list : list.filter((_, at) => at % turns === turn));
  }
  return lists;
}

/** Every way to take one of each list, the last one fastest. */
function products<T>(lists: readonly (readonly T[])[]): readonly (readonly T[])[] {
  return lists.reduce<readonly (readonly T[])[]>(
    (before, list) => before.flatMap((one) => list.map((value) => [...one, value])).slice(0, mostCombined),
    [[]],
  );
}
