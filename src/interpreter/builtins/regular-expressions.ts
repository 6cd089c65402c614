import { type Found, find, findAll } from '../../python/expression-search.js';
import {
  expressionFlags,
  type RegularExpression,
  regularExpression,
} from '../../python/regular-expressions.js';
import { fnmatch } from '../../text/glob.js';
import { generatorFrom, mappingOf, put, sequenceOf } from '../heap.js';
import { type Arguments, type Builtin, type Builtins, type Interpreter, positionally } from '../state.js';
import { literal, Slots, textOf, type Value, wholeNumberOf } from '../values.js';

/** `re`: what a pattern that is known finds in a text that is known. Anything else stays what it is: unknown. */

/** The classes of a compiled pattern and of a match. Their methods are given what they are methods of. */
const patternClass = 're.Pattern';
const matchClass = 're.Match';

/** What a pattern of a text says of its flags beside those that it was given. */
const ofTexts = expressionFlags.U;

type Parameters = readonly string[];

/** A pattern, and the values that its method or function is given beside it, by the names of its parameters. */
interface Asked {
  readonly expression: RegularExpression;
  readonly pattern: Value;
  readonly given: ReadonlyMap<string, Value>;
}

/** What `args` are by the names of `parameters`; undefined where there are more. */
function named({ positional, keywords, open }: Arguments, parameters: Parameters) {
  if (open || positional.length > parameters.length) return undefined;
  const given = new Map(keywords);
  for (const [index, value] of positional.entries()) given.set(parameters[index]!, value);
  return [...given.keys()].every((name) => parameters.includes(name)) ? given : undefined;
}

/** The text that `value` is whatever else is so. */
function certainText(value: Value | undefined): string | undefined {
  return value?.kind === 'literal' && value.alternatives === undefined ? textOf(value) : undefined;
}

/** The number that is given by the name `name`: `otherwise` where none is. */
function numberIn(given: Asked['given'], name: string, otherwise: number): number | undefined {
  const value = given.get(name);
  return value === undefined ? otherwise : wholeNumberOf(value);
}

/** The text in which is searched, the part of it up to where that ends, and where it begins. */
function placesIn(given: Asked['given']): { text: string; part: string; from: number } | undefined {
  const text = certainText(given.get('string'));
  const [from, end] = [numberIn(given, 'pos', 0), numberIn(given, 'endpos', Number.MAX_SAFE_INTEGER)];
  if (text === undefined || from === undefined || end === undefined) return undefined;
  return { text, part: text.slice(0, Math.max(0, end)), from: Math.min(text.length, Math.max(0, from)) };
}

/** Parameters of the methods of patterns that functions of `re` do not have. */
const placing = ['pos', 'endpos'];

/** `re.compile(pattern, flags)`. */
function compiled(
  interpreter: Interpreter,
  pattern: Value | undefined,
  flags: number | undefined,
): Value | undefined {
  if (pattern?.kind === 'external-object' && pattern.class === patternClass)
    return flags === 0 ? pattern : undefined;
  const text = certainText(pattern);
  const expression =
    text === undefined || flags === undefined ? undefined : regularExpression(text, flags & ~ofTexts);
  if (text === undefined || expression === undefined) return undefined;
  const attributes = new Slots(interpreter.run);
  put(interpreter, attributes, 'pattern', literal(text));
  put(interpreter, attributes, 'flags', literal(expression.flags | ofTexts));
  put(interpreter, attributes, 'groups', literal(expression.groups));
  const places = [...expression.names].map(([name, group]) => [name, literal(group)] as const);
  put(interpreter, attributes, 'groupindex', mappingOf(interpreter, places));
  return { kind: 'external-object', class: patternClass, attributes };
}

function expressionOf(pattern: Value | undefined): RegularExpression | undefined {
  if (pattern?.kind !== 'external-object' || pattern.class !== patternClass) return undefined;
  const text = textOf(pattern.attributes.peek('pattern')?.value);
  const flags = wholeNumberOf(pattern.attributes.peek('flags')?.value);
  return text === undefined || flags === undefined ? undefined : regularExpression(text, flags & ~ofTexts);
}

/** A function of `re` and the method of patterns of that name: `answer` says what they give. */
function both(
  name: string,
  parameters: Parameters,
  answer: (interpreter: Interpreter, asked: Asked) => Value | undefined,
  more: Parameters = [],
): Builtins {
  const asking = (interpreter: Interpreter, pattern: Value | undefined, given: Asked['given']) => {
    const expression = expressionOf(pattern);
    return pattern === undefined || expression === undefined
      ? undefined
      : answer(interpreter, { expression, pattern, given });
  };
  const method: Builtin = (interpreter, args) => {
    const given = named(args, ['self', ...parameters, ...more]);
    return given === undefined ? undefined : asking(interpreter, given.get('self'), given);
  };
  const plain: Builtin = (interpreter, args) => {
    const given = named(args, ['pattern', ...parameters, 'flags']);
    if (given === undefined) return undefined;
    const pattern = compiled(interpreter, given.get('pattern'), numberIn(given, 'flags', 0));
    return asking(interpreter, pattern, given);
  };
  return { [`${patternClass}.${name}`]: method, [`re.${name}`]: plain };
}

function matchOf(
  interpreter: Interpreter,
  { pattern, expression }: Asked,
  text: string,
  found: Found,
): Value {
  const attributes = new Slots(interpreter.run);
  const names = [...expression.names];
  const last = names.find(([, group]) => group === found.last)?.[0];
  put(interpreter, attributes, 're', pattern);
  put(interpreter, attributes, 'string', literal(text));
  put(interpreter, attributes, 'lastgroup', literal(last ?? null));
  put(interpreter, attributes, 'lastindex', literal(found.last ?? null));
  put(interpreter, attributes, ' spans', literal(JSON.stringify(found.spans)));
  return { kind: 'external-object', class: matchClass, attributes };
}

/** A match that has been told of, with what there is to read in it. */
interface Read {
  readonly text: string;
  readonly spans: readonly (readonly [number, number] | null)[];
  readonly names: ReadonlyMap<string, number>;
}

function readIn(match: Value | undefined): Read | undefined {
  if (match?.kind !== 'external-object' || match.class !== matchClass) return undefined;
  const { attributes } = match;
  const text = textOf(attributes.peek('string')?.value);
  const spans = textOf(attributes.peek(' spans')?.value);
  const expression = expressionOf(attributes.peek('re')?.value);
  if (text === undefined || spans === undefined || expression === undefined) return undefined;
  return { text, spans: JSON.parse(spans), names: expression.names };
}

/** The number of the group that `which` names; undefined where there is none, or it is not known. */
function groupOf({ spans, names }: Read, which: Value): number | undefined {
  const text = textOf(which);
  const group = text === undefined ? wholeNumberOf(which) : names.get(text);
  return group === undefined || group < 0 || group >= spans.length ? undefined : group;
}

function textIn({ text, spans }: Read, group: number, otherwise: Value): Value {
  const span = spans[group];
  return span == null ? otherwise : literal(text.slice(...span));
}

/** The method `name` of matches: `answer` says what it gives. */
function ofMatch(
  name: string,
  answer: (
    interpreter: Interpreter,
    read: Read,
    more: readonly Value[],
    args: Arguments,
  ) => Value | undefined,
): Builtins {
  return {
    [`${matchClass}.${name}`]: (interpreter, args) => {
      const [self, ...more] = args.positional;
      const read = args.open ? undefined : readIn(self);
      return read === undefined ? undefined : answer(interpreter, read, more, args);
    },
  };
}

/** `match.group(1, "name")`. */
function groupsAsked(interpreter: Interpreter, read: Read, which: readonly Value[]): Value | undefined {
  const asked = which.length === 0 ? [literal(0)] : which;
  const texts: Value[] = [];
  for (const one of asked) {
    const group = groupOf(read, one);
    if (group === undefined) return undefined;
    texts.push(textIn(read, group, literal(null)));
  }
  return texts.length === 1 ? texts[0] : sequenceOf(interpreter, texts, 'tuple');
}

/** What `re.findall` gives of one match: the only group, all groups, or all of it where it has none. */
function parts(interpreter: Interpreter, read: Read): Value {
  const { length } = read.spans;
  const texts = read.spans.map((_, group) => textIn(read, group, literal('')));
  return length === 1
    ? texts[0]!
    : length === 2
      ? texts[1]!
      : sequenceOf(interpreter, texts.slice(1), 'tuple');
}

function readOf({ expression }: Asked, text: string, { spans }: Found): Read {
  return { text, spans: spans.map((span) => span ?? null), names: expression.names };
}

/** `re.sub(pattern, replacement, string)`, with what the replacement is for each match. */
function replaced(interpreter: Interpreter, asked: Asked): { text: string; count: number } | undefined {
  const text = certainText(asked.given.get('string'));
  const replacement = asked.given.get('repl');
  const most = numberIn(asked.given, 'count', 0);
  const all =
    text === undefined || most === undefined || most < 0 ? undefined : findAll(asked.expression, text, most);
  if (text === undefined || all === undefined || replacement === undefined) return undefined;
  let result = '';
  let at = 0;
  for (const found of all) {
    const [start, end] = found.spans[0]!;
    const own =
      replacement.kind === 'literal'
        ? filledIn(certainText(replacement), readOf(asked, text, found))
        : textOf(
            interpreter.operations.call(
              interpreter,
              replacement,
              positionally(matchOf(interpreter, asked, text, found)),
              'repl',
            ),
          );
    if (own === undefined) return undefined;
    result += text.slice(at, start) + own;
    at = end;
  }
  return { text: result + text.slice(at), count: all.length };
}

/** `\1` and `\g<name>` in a replacement; undefined where something else stands behind a backslash. */
function filledIn(template: string | undefined, read: Read): string | undefined {
  if (template === undefined) return undefined;
  let isKnown = true;
  const result = template.replace(
    /\\(?:g<(\w+)>|([1-9])(?!\d)|(n)|(\\)|)/g,
    (_, name?: string, digit?: string, line?: string, backslash?: string) => {
      if (line !== undefined) return '\n';
      if (backslash !== undefined) return '\\';
      const which = name ?? digit;
      const isNumber = which !== undefined && /^\d+$/.test(which);
      const group =
        which === undefined ? undefined : groupOf(read, literal(isNumber ? Number(which) : which));
      if (group === undefined) isKnown = false;
      return group === undefined ? '' : (textOf(textIn(read, group, literal(''))) ?? '');
    },
  );
  return isKnown ? result : undefined;
}

/** `re.split(pattern, string)`: what lies between the matches, and their groups. */
function split(interpreter: Interpreter, asked: Asked): Value | undefined {
  const text = certainText(asked.given.get('string'));
  const most = numberIn(asked.given, 'maxsplit', 0);
  if (text === undefined || most === undefined || most < 0) return undefined;
  const all = findAll(asked.expression, text, most);
  if (all === undefined) return undefined;
  const values: Value[] = [];
  let at = 0;
  for (const found of all) {
    const read = readOf(asked, text, found);
    const [start, end] = found.spans[0]!;
    values.push(literal(text.slice(at, start)));
    for (let group = 1; group < found.spans.length; group++) values.push(textIn(read, group, literal(null)));
    at = end;
  }
  values.push(literal(text.slice(at)));
  return sequenceOf(interpreter, values, 'list');
}

const finding = (how: 'match' | 'search' | 'fullmatch') =>
  both(
    how,
    ['string'],
    (interpreter, asked) => {
      const places = placesIn(asked.given);
      const found = places && find(asked.expression, places.part, how, places.from);
      if (places === undefined || found === undefined) return undefined;
      return found === null ? literal(null) : matchOf(interpreter, asked, places.text, found);
    },
    placing,
  );

/** What a backslash is put before by `re.escape`. Source: re/__init__.py of CPython 3.9 to 3.13. */
const special = /[()[\]{}?*+\-|^$\\.&~# \t\n\r\v\f]/g;

/** `fnmatch.fnmatch(name, pattern)`. */
const likeness: Builtin = (_, { positional: [name, pattern] }) => {
  const [text, written] = [textOf(name), textOf(pattern)];
  return text === undefined || written === undefined ? undefined : literal(fnmatch(written)(text));
};

export const expressionBuiltins: Builtins = {
  'fnmatch.fnmatch': likeness,
  'fnmatch.fnmatchcase': likeness,
  're.compile': (interpreter, args) => {
    const given = named(args, ['pattern', 'flags']);
    return given && compiled(interpreter, given.get('pattern'), numberIn(given, 'flags', 0));
  },
  're.escape': (_, { positional: [first] }) => {
    const text = certainText(first);
    return text === undefined ? undefined : literal(text.replaceAll(special, '\\$&'));
  },
  ...finding('match'),
  ...finding('search'),
  ...finding('fullmatch'),
  ...both(
    'findall',
    ['string'],
    (interpreter, asked) => {
      const places = placesIn(asked.given);
      const all = places && findAll(asked.expression, places.part, 0, places.from);
      if (places === undefined || all === undefined) return undefined;
      const texts = all.map((found) => parts(interpreter, readOf(asked, places.text, found)));
      return sequenceOf(interpreter, texts, 'list');
    },
    placing,
  ),
  ...both(
    'finditer',
    ['string'],
    (interpreter, asked) => {
      const places = placesIn(asked.given);
      const all = places && findAll(asked.expression, places.part, 0, places.from);
      if (places === undefined || all === undefined) return undefined;
      return generatorFrom(interpreter, (consume) => {
        for (const found of all) if (!consume(matchOf(interpreter, asked, places.text, found))) return;
      });
    },
    placing,
  ),
  ...both('split', ['string', 'maxsplit'], split),
  ...both('sub', ['repl', 'string', 'count'], (interpreter, asked) => {
    const result = replaced(interpreter, asked);
    return result && literal(result.text);
  }),
  ...both('subn', ['repl', 'string', 'count'], (interpreter, asked) => {
    const result = replaced(interpreter, asked);
    return result && sequenceOf(interpreter, [literal(result.text), literal(result.count)], 'tuple');
  }),
  ...ofMatch('expand', (_, read, [template]) => {
    const text = filledIn(certainText(template), read);
    return text === undefined ? undefined : literal(text);
  }),
  ...ofMatch('group', groupsAsked),
  ...ofMatch('__getitem__', groupsAsked),
  ...ofMatch('groups', (interpreter, read, [otherwise], { keywords }) => {
    const missing = otherwise ?? keywords.get('default') ?? literal(null);
    const texts = read.spans.slice(1).map((_, index) => textIn(read, index + 1, missing));
    return sequenceOf(interpreter, texts, 'tuple');
  }),
  ...ofMatch('groupdict', (interpreter, read, [otherwise], { keywords }) => {
    const missing = otherwise ?? keywords.get('default') ?? literal(null);
    return mappingOf(
      interpreter,
      [...read.names].map(([name, group]) => [name, textIn(read, group, missing)] as const),
    );
  }),
  ...ofMatch('start', (_, read, [which]) => boundary(read, which, 0)),
  ...ofMatch('end', (_, read, [which]) => boundary(read, which, 1)),
  ...ofMatch('span', (interpreter, read, [which]) => {
    const [start, end] = ([0, 1] as const).map((side) => boundary(read, which, side));
    return start && end && sequenceOf(interpreter, [start, end], 'tuple');
  }),
};

function boundary(read: Read, which: Value | undefined, side: 0 | 1): Value | undefined {
  const group = groupOf(read, which ?? literal(0));
  return group === undefined ? undefined : literal(read.spans[group]?.[side] ?? -1);
}
