import { contextOf, enteredValue, leaveContext, noteGiven, unwind } from '../contexts.js';
import { hashed } from '../data-model.js';
import { builtInExceptions, raiseKnown } from '../exceptions.js';
import { mappingOf, newMapping, put, putEntry, remove, sequenceOf, slotFor, valueIn } from '../heap.js';
import {
  type Arguments,
  type Builtin,
  type Builtins,
  builtinsFor,
  type Interpreter,
  noArguments,
} from '../state.js';
import { external, literal, type Slot, Slots, textOf, unknown, type Value } from '../values.js';

/** The context variables that have been set in a context, by their attributes, each with what it was before. */
type Entered = Map<Slots, Slot | undefined>;

/** The contexts (contextvars) that have been entered, the innermost last. */
const contexts = new WeakMap<Interpreter, Entered[]>();

/** What is written in a text that is known. */
const reading: Builtins = {
  'shlex.split': (interpreter, { positional: [first], keywords }) => {
    const text = textOf(first);
    const words = text === undefined || keywords.size > 0 ? undefined : shellWords(text);
    return words && sequenceOf(interpreter, words.map(literal), 'list');
  },
  'textwrap.dedent': (_, { positional: [first] }) => {
    const text = textOf(first);
    return text === undefined ? undefined : literal(dedented(text));
  },
  'ast.literal_eval': (interpreter, { positional: [first] }) => {
    const text = textOf(first);
    if (text === undefined) return undefined;
    // A word that is no constant is no literal.
    if (/^\s*(?!(?:None|True|False)\b)[a-zA-Z_]\w*\s*$/.test(text)) raiseKnown(interpreter, 'ValueError');
    return literalIn(interpreter, text);
  },
  'json.loads': (interpreter, { positional: [first], keywords }) => {
    const text = textOf(first);
    return text === undefined || keywords.size > 0 ? undefined : plainData(interpreter, parsedJson(text));
  },
};

/** The words that a shell makes of `text`; undefined where it has a comment, or a quote that is not closed. */
function shellWords(text: string): readonly string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  for (const [, blank, plain, escaped, single, double, other] of text.matchAll(
    /(\s+)|([^\s"'\\#]+)|\\(.)|'([^']*)'|"((?:[^"\\]|\\.)*)"|(.)/gs,
  )) {
    if (other !== undefined) return undefined;
    if (blank !== undefined) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + (plain ?? escaped ?? single ?? double!.replaceAll(/\\(["\\])/g, '$1'));
  }
  return word === undefined ? words : [...words, word];
}

/** `text` without the blanks that all of its lines begin with. */
function dedented(text: string): string {
  const lines = text.split('\n').map((line) => (/^[ \t]+$/.test(line) ? '' : line));
  const margins = lines.filter((line) => line !== '').map((line) => /^[ \t]*/.exec(line)![0]);
  let [margin = ''] = margins;
  for (const one of margins) while (!one.startsWith(margin)) margin = margin.slice(0, -1);
  return lines.map((line) => line.slice(line === '' ? 0 : margin.length)).join('\n');
}

/** What is written in `text`, a literal of Python; undefined where that is not told apart. */
function literalIn(interpreter: Interpreter, text: string): Value | undefined {
  const words = text.match(/-?\d+(?:\.\d*)?|[A-Za-z_]\w*|'[^'\\\n]*'|"[^"\\\n]*"|\S/g) ?? [];
  let at = 0;
  const list = (end: string, part: () => boolean): boolean => {
    while (words[at] !== end) {
      if (!part() || (words[at] !== ',' && words[at] !== end)) return false;
      if (words[at] === ',') at++;
    }
    at++;
    return true;
  };
  const one = (): Value | undefined => {
    const word = words[at++];
    if (word === undefined) return undefined;
    const constant = { None: null, True: true, False: false }[word];
    if (constant !== undefined) return literal(constant);
    if (/^-?\d/.test(word)) return literal(Number(word));
    if (/^["'].*["']$/.test(word) && word.length > 1) return literal(word.slice(1, -1));
    const end = { '(': ')', '[': ']' }[word];
    if (end !== undefined) {
      const values: Value[] = [];
      let commas = 0;
      const isWhole = list(end, () => {
        const value = one();
        if (value !== undefined) values.push(value);
        if (words[at] === ',') commas++;
        return value !== undefined;
      });
      if (!isWhole) return undefined;
      if (word === '(' && values.length === 1 && commas === 0) return values[0];
      return sequenceOf(interpreter, values, word === '[' ? 'list' : 'tuple');
    }
    const mapping = word === '{' ? newMapping(interpreter) : undefined;
    const isWhole =
      mapping !== undefined &&
      list('}', () => {
        const key = one();
        const value = words[at++] === ':' ? one() : undefined;
        if (key !== undefined && value !== undefined) putEntry(interpreter, mapping, key, value);
        return key !== undefined && value !== undefined;
      });
    return isWhole ? mapping : undefined;
  };
  const found = one();
  return at === words.length ? found : undefined;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Objects, lists, texts, numbers, true, false and null as Python has them; undefined for anything else. */
function plainData(interpreter: Interpreter, data: unknown): Value | undefined {
  if (data === null || ['string', 'number', 'boolean'].includes(typeof data))
    return literal(data as string | number | boolean | null);
  const parts = (list: readonly unknown[]) => list.map((one) => plainData(interpreter, one) ?? unknown);
  if (Array.isArray(data)) return sequenceOf(interpreter, parts(data), 'list');
  if (typeof data !== 'object') return undefined;
  const values = parts(Object.values(data));
  return mappingOf(
    interpreter,
    Object.keys(data).map((key, index) => [key, values[index]!] as const),
  );
}

/** Objects of the standard library that keep what they are given. */
export const holderBuiltins: Builtins = {
  ...reading,
  ...builtinsFor(
    ['BaseException', ...builtInExceptions].map((name) => `builtins.${name}`),
    (interpreter, { positional }, _, name) => {
      const attributes = new Slots(interpreter.run);
      attributes.set('args', slotFor(interpreter, sequenceOf(interpreter, positional)));
      const own =
        name === 'builtins.StopIteration' ? 'value' : name === 'builtins.SystemExit' ? 'code' : undefined;
      if (own !== undefined) attributes.set(own, slotFor(interpreter, positional[0] ?? literal(null)));
      return { kind: 'external-object', class: name, attributes };
    },
  ),
  'socket.socketpair': (interpreter) => {
    const made = external('socket.socket');
    const ends = ['', ''].map(() =>
      interpreter.operations.call(interpreter, made, noArguments, 'socketpair'),
    );
    return sequenceOf(interpreter, ends, 'tuple');
  },
  ...builtinsFor(['types.SimpleNamespace', 'argparse.Namespace', 'types.ModuleType'], keeping()),
  ...builtinsFor(['contextlib.ExitStack', 'contextlib.AsyncExitStack'], (interpreter) => ({
    kind: 'external-object',
    class: 'contextlib.ExitStack',
    attributes: new Slots(interpreter.run),
  })),
  'contextlib.ContextDecorator()': (interpreter, args) => {
    const [context, decorated, ...positional] = args.positional;
    if (context === undefined || decorated === undefined) return undefined;
    const run = () =>
      interpreter.operations.call(interpreter, decorated, { ...args, positional }, 'decorated');
    if (context.kind !== 'generator') {
      enteredValue(interpreter, context);
      const given = run();
      leaveContext(interpreter, context, { kind: 'next' });
      return given;
    }
    let given: Value | undefined;
    context.run(() => {
      given ??= run();
      return true;
    });
    return given ?? run();
  },
  'string.Template': keeping('template'),
  ...builtinsFor(
    ['string.Template.substitute', 'string.Template.safe_substitute'],
    (interpreter, args, _, __, receiver) => substituted(interpreter, receiver, args),
  ),
  'contextlib.nullcontext': keeping('enter_result'),
  'contextlib.closing': keeping('thing'),
  'contextlib.suppress': (interpreter, args, scope, name) => {
    const made: Value = { kind: 'external-object', class: name, attributes: new Slots(interpreter.run) };
    kept(interpreter, args, scope, name, made);
    return made;
  },
  'contextvars.ContextVar': keeping(),
  ...builtinsFor(
    ['contextlib.ExitStack.enter_context', 'contextlib.ExitStack.enter_async_context'],
    (interpreter, args, scope, name, receiver) => {
      const [given] = args.positional;
      if (given === undefined) return undefined;
      const context = contextOf(interpreter, given);
      const entered = enteredValue(interpreter, context);
      if (receiver !== undefined) noteGiven(interpreter, receiver, context);
      kept(interpreter, { ...args, positional: [context] }, scope, name, receiver);
      return entered;
    },
  ),
  ...builtinsFor(['contextlib.ExitStack.push', 'contextlib.ExitStack.push_async_exit'], kept),
  'contextlib.ExitStack.callback': (interpreter, { positional, keywords, open }, scope, name, receiver) => {
    const [callee, ...rest] = positional;
    if (callee === undefined) return undefined;
    const later: Value = { kind: 'partial', callee, positional: rest, keywords };
    kept(interpreter, { positional: [later], keywords: new Map(), open }, scope, name, receiver);
    return callee;
  },
  'contextlib.ExitStack.pop_all': (interpreter, _, __, ___, receiver) => {
    if (receiver?.kind !== 'external-object') return undefined;
    const attributes = new Slots(interpreter.run, receiver.attributes);
    for (const name of attributes.keys()) remove(interpreter, receiver.attributes, name);
    return { ...receiver, attributes };
  },
  'contextlib.ExitStack.close': (interpreter, _, __, ___, receiver) => {
    if (receiver !== undefined) unwind(interpreter, receiver);
    return literal(null);
  },
  'contextvars.ContextVar.set': (interpreter, { positional: [value] }, _, __, receiver) => {
    if (receiver?.kind !== 'external-object' || value === undefined) return undefined;
    const { attributes } = receiver;
    const before = attributes.get('value');
    const around = contexts.get(interpreter)?.at(-1);
    if (around !== undefined && !around.has(attributes)) around.set(attributes, before);
    const token = new Slots(interpreter.run);
    if (before !== undefined) token.set('old_value', slotFor(interpreter, valueIn(interpreter, before)));
    put(interpreter, attributes, 'value', value);
    return { kind: 'external-object', class: 'contextvars.Token', attributes: token };
  },
  'contextvars.ContextVar.reset': (interpreter, { positional: [token] }, _, __, receiver) => {
    if (receiver?.kind !== 'external-object' || token?.kind !== 'external-object') return undefined;
    const before = token.attributes.get('old_value');
    if (before === undefined) remove(interpreter, receiver.attributes, 'value');
    else put(interpreter, receiver.attributes, 'value', valueIn(interpreter, before));
    return literal(null);
  },
  ...builtinsFor(['contextvars.copy_context', 'contextvars.Context'], (interpreter) => ({
    kind: 'external-object',
    class: 'contextvars.Context',
    attributes: new Slots(interpreter.run),
  })),
  ...builtinsFor(
    ['contextvars.Context.get', 'contextvars.Context.__getitem__'],
    (interpreter, { positional: [context, variable, otherwise] }) => {
      const slot =
        context?.kind === 'external-object' && variable !== undefined
          ? context.attributes.get(nameInContext(interpreter, variable))
          : undefined;
      return slot === undefined ? otherwise : valueIn(interpreter, slot);
    },
  ),
  'contextvars.Context.run': (interpreter, args) => {
    const [context, callee, ...positional] = args.positional;
    if (callee === undefined) return undefined;
    const entered = contexts.get(interpreter) ?? [];
    contexts.set(interpreter, entered);
    const variables: Entered = new Map();
    entered.push(variables);
    const given = interpreter.operations.call(interpreter, callee, { ...args, positional }, 'run');
    entered.pop();
    // What variables are set to in a context is kept there, and nowhere else.
    for (const [attributes, before] of variables) {
      const inside = attributes.get('value');
      if (inside !== undefined) {
        const value = valueIn(interpreter, inside);
        if (context?.kind === 'external-object')
          put(interpreter, context.attributes, nameInContext(interpreter, { ...context, attributes }), value);
      }
      if (before === undefined) remove(interpreter, attributes, 'value');
      else put(interpreter, attributes, 'value', valueIn(interpreter, before));
    }
    return given;
  },
  'contextvars.ContextVar.get': (interpreter, { positional: [otherwise] }, _, __, receiver) => {
    if (receiver?.kind !== 'external-object') return undefined;
    const slot = receiver.attributes.get('value');
    if (slot !== undefined) return valueIn(interpreter, slot);
    const fallback = receiver.attributes.get('default');
    return otherwise ?? (fallback === undefined ? undefined : valueIn(interpreter, fallback));
  },
  'weakref.proxy': (_, { positional: [first] }) => first,
  // A dictionary is seen through it as it is by then.
  'types.MappingProxyType': (_, { positional: [first] }) =>
    first?.kind === 'mapping' ? { ...first, isReadOnly: true } : first,
  'types.MethodType': (_, { positional: [callee, self] }) => {
    if (callee === undefined || self === undefined) return undefined;
    return callee.kind === 'function'
      ? { kind: 'bound-method', self, function: callee }
      : { kind: 'partial', callee, positional: [self], keywords: new Map() };
  },
};

/** `string.Template(text).substitute(values, name=value)`, where all that it names is known. */
function substituted(
  interpreter: Interpreter,
  template: Value | undefined,
  { positional: [first], keywords }: Arguments,
): Value | undefined {
  const slot = template?.kind === 'external-object' ? template.attributes.get('template') : undefined;
  const text = slot === undefined ? undefined : textOf(valueIn(interpreter, slot));
  if (text === undefined) return undefined;
  let isKnown = true;
  const result = text.replace(
    /\$(?:\$|(\w+)|\{(\w+)\})/g,
    (sign: string, plain?: string, braced?: string) => {
      const name = plain ?? braced;
      if (name === undefined) return '$';
      const entry = first?.kind === 'mapping' ? first.entries.get(`$${name}`) : undefined;
      const value = keywords.get(name) ?? (entry === undefined ? undefined : valueIn(interpreter, entry));
      if (value?.kind !== 'literal' || typeof value.value === 'boolean' || value.value === null)
        isKnown = false;
      return value?.kind === 'literal' ? String(value.value) : sign;
    },
  );
  return isKnown ? literal(result) : undefined;
}

/** Under which name a context keeps what the context variable `variable` is in it. */
function nameInContext(interpreter: Interpreter, variable: Value): string {
  return ` ${hashed(interpreter, variable)}`;
}

/** An object of the library's that has its keywords as attributes, and its first argument as the one called `first`. */
function keeping(first?: string): Builtin {
  return (interpreter, { positional: [value], keywords }, _, name) => {
    const attributes = new Slots(interpreter.run);
    if (first !== undefined) attributes.set(first, slotFor(interpreter, value ?? literal(null)));
    for (const [key, one] of keywords) attributes.set(key, slotFor(interpreter, one));
    return { kind: 'external-object', class: name, attributes };
  };
}

/** What an object of the library's is given to keep; gives that back. */
function kept(
  ...[interpreter, { positional, keywords }, , , receiver]: Parameters<Builtin>
): Value | undefined {
  if (receiver?.kind !== 'external-object') return undefined;
  const { attributes } = receiver;
  for (const one of [...positional, ...keywords.values()])
    put(interpreter, attributes, ` ${attributes.size}`, one);
  return positional[0] ?? unknown;
}
