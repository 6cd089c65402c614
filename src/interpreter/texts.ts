import type { CompoundExpression } from '../python/syntax.js';
import { itemOf } from './container-methods.js';
import { callFirst, callMethod, messageOf } from './data-model.js';
import { lookAt, sequenceOf, valueIn } from './heap.js';
import { listed } from './iteration.js';
import type { Arguments, Interpreter } from './state.js';
import {
  literal,
  type Scope,
  type SequenceForm,
  textOf,
  unknown,
  type Value,
  wholeNumberOf,
} from './values.js';

/** Longer texts are no names of modules, and loops would make them grow without end. */
const longest = 300;

function short(text: string): Value {
  return text.length > longest ? unknown : literal(text);
}

/** What `str(value)` is, of a text, a number, or a constant of Python; undefined for any other. */
function writtenAs(value: Value | undefined): string | undefined {
  if (value?.kind !== 'literal') return undefined;
  if (value.value === null) return 'None';
  if (typeof value.value === 'boolean') return value.value ? 'True' : 'False';
  // Of a whole number it is not known whether it was written with a point; as a part of a name it has none.
  return String(value.value);
}

/** Methods that tell what an object is as text, first the one that is asked. */
const textMethods = ['__str__', '__repr__'];

/** What an object of the program's own says that it is as text, where it does, and an exception has for a message; `form` is who asks. */
export function tellText(
  interpreter: Interpreter,
  value: Value,
  form: 'repr' | 'str' | 'format',
): Value | undefined {
  const formatted = form === 'format' ? callMethod(interpreter, value, '__format__', literal('')) : undefined;
  if (formatted !== undefined) return formatted;
  const told = callFirst(interpreter, value, form === 'repr' ? ['__repr__'] : textMethods);
  return told ?? (form === 'repr' ? undefined : messageOf(value));
}

/** The fields of an f-string, objects of the program's own as what they say that they are. */
export function toldFields(
  interpreter: Interpreter,
  expression: CompoundExpression,
  parts: readonly Value[],
  scope: Scope,
): readonly Value[] {
  const source = interpreter.program.wording(scope.path) ?? '';
  return parts.map((part, index) => {
    if (part.kind !== 'object' && part.kind !== 'class' && part.kind !== 'external-object') return part;
    const conversion = /^[\s)]*(?:=\s*)?!([rsa])/.exec(source.slice(expression.parts[index]!.span.end))?.[1];
    const form = conversion === undefined ? 'format' : conversion === 's' ? 'str' : 'repr';
    return tellText(interpreter, part, form) ?? part;
  });
}

/** An f-string whose fields are known, or the sum of known texts; undefined when it is neither. */
export function composedText(
  interpreter: Interpreter,
  expression: CompoundExpression,
  parts: readonly Value[],
  scope: Scope,
): Value | undefined {
  if (parts.length === 0 || (expression.form !== 'binary' && expression.form !== 'format')) return undefined;
  const texts = parts.map(expression.form === 'binary' ? textOf : writtenAs);
  if (texts.some((text) => text === undefined)) return undefined;
  const source = interpreter.program.wording(scope.path);
  if (source === undefined) return undefined;
  if (expression.form === 'binary') {
    const between = expression.parts
      .slice(1)
      .map((part, index) => source.slice(expression.parts[index]!.span.end, part.span.start).trim());
    return between.every((operator) => operator === '+') ? short(texts.join('')) : undefined;
  }
  const text = formattedString(source, expression, parts);
  return text === undefined ? undefined : short(text);
}

/** `[[fill]align][0][width][,][.precision][type]` (docs.python.org, "Format Specification Mini-Language"), of texts and numbers. */
const formatSpecification = /^(?:(.)?([<>^]))?(0)?(\d{1,2})?(,)?(?:\.(\d{1,2}))?([sdfxXob%])?$/;

/** Numbers whose digits are all known. */
const largestExact = 1e15;
const radixes: Readonly<Record<string, number>> = { x: 16, X: 16, o: 8, b: 2 };

/** A number as it is written by that `type` at the end of a specification; undefined where that is not known. */
function numberAs(number: number, precision: string | undefined, type = 'd'): string | undefined {
  if (!(Math.abs(number) < largestExact)) return undefined;
  if (type === 'f' || type === '%') {
    const [digits, shown] = [Number(precision ?? 6), type === '%' ? number * 100 : number];
    // What lies in the middle goes to the even one.
    if (Math.abs((shown * 10 ** digits) % 1) === 0.5) return undefined;
    return `${shown.toFixed(digits)}${type === '%' ? type : ''}`;
  }
  if (!Number.isInteger(number) || precision !== undefined || type === 's') return undefined;
  const written = number.toString(radixes[type] ?? 10);
  return type === 'X' ? written.toUpperCase() : written;
}

/** `format(value, specification)`; undefined where that is not known. */
function formattedAs(value: Value | undefined, specification: string): string | undefined {
  const text = writtenAs(value);
  if (text === undefined || specification === '') return text;
  const [whole, filler, align, zero, width = '0', comma, precision, type] =
    formatSpecification.exec(specification) ?? [];
  const isText = textOf(value) !== undefined;
  if (whole === undefined || (isText && ((type ?? 's') !== 's' || zero !== undefined || comma !== undefined)))
    return undefined;
  const number = value?.kind === 'literal' && typeof value.value === 'number' ? value.value : Number.NaN;
  const plain = isText ? text.slice(0, Number(precision ?? text.length)) : numberAs(number, precision, type);
  if (plain === undefined || (comma !== undefined && /[xXob]/.test(type ?? ''))) return undefined;
  const cut = comma === undefined ? plain : plain.replace(/\B(?<!\.\d*)(?=(?:\d{3})+(?!\d))/g, ',');
  const lacking = Math.max(0, Number(width) - cut.length);
  if (zero !== undefined)
    return align !== undefined || comma !== undefined || cut.startsWith('-')
      ? undefined
      : `${'0'.repeat(lacking)}${cut}`;
  const by = align ?? (isText ? '<' : '>');
  const before = by === '<' ? 0 : by === '>' ? lacking : Math.floor(lacking / 2);
  const fill = filler ?? ' ';
  return `${fill.repeat(before)}${cut}${fill.repeat(lacking - before)}`;
}

/** `repr(value)`, of what is written without quotes and backslashes in it. */
function quoted(value: Value | undefined): string | undefined {
  const text = textOf(value);
  if (text === undefined) return writtenAs(value);
  return /^[^'"\\\p{C}]*$/u.test(text) ? `'${text}'` : undefined;
}

/** `format(value, specification)` of a field with the conversion `!r` or `!s`, or none. */
function convertedTo(
  value: Value | undefined,
  conversion: string,
  specification: string,
): string | undefined {
  if (conversion === '') return formattedAs(value, specification);
  const text = conversion === 'r' ? quoted(value) : writtenAs(value);
  return text === undefined ? undefined : formattedAs(literal(text), specification);
}

/** What a backslash and the character behind it stand for. */
const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '\n': '',
};

/**
 * The f-string `expression`, which may be several texts behind each other, with `values` in its fields; undefined where it has other
 * escapes and conversions.
 */
function formattedString(
  source: string,
  { span, parts }: CompoundExpression,
  values: readonly Value[],
): string | undefined {
  let text = '';
  let field = 0;
  for (let at = span.start; at < span.end; ) {
    const [blank, prefix, quote] =
      /^[\s()]*([a-z]{0,2})("""|'''|"|')/i.exec(source.slice(at, at + 300)) ?? [];
    if (blank === undefined || prefix === undefined || quote === undefined || /b/i.test(prefix))
      return undefined;
    const isFormat = /f/i.test(prefix);
    at += blank.length;
    while (!source.startsWith(quote, at)) {
      const [one = '', second = ''] = source.slice(at, at + 2);
      const isDoubled = isFormat && (one === '{' || one === '}') && one === second;
      if (at >= span.end) return undefined;
      if (one === '\\' || isDoubled) {
        const meant = isDoubled ? one : /r/i.test(prefix) ? one + second : escapes[second];
        if (meant === undefined) return undefined;
        text += meant;
        at += 2;
      } else if (isFormat && one === '{') {
        const part = parts[field];
        if (part === undefined || !/^\{[\s(]*$/.test(source.slice(at, part.span.start))) return undefined;
        const after = /^[\s)]*(?:!([rs])\s*)?(?::([^{}]*))?\}/.exec(source.slice(part.span.end, span.end));
        const told = after && convertedTo(values[field++], after[1] ?? '', after[2] ?? '');
        if (after === null || typeof told !== 'string') return undefined;
        text += told;
        at = part.span.end + after[0].length;
      } else {
        text += one;
        at++;
      }
    }
    at += quote.length;
    if (/^[\s()]*$/.test(source.slice(at, span.end))) break;
  }
  return text;
}

/** `template % values`, where its fields are `%s`, `%r`, `%d`, `%x`, `%.2f`, `%(name)s` and these with a width: `%02d`. */
export function templated(
  interpreter: Interpreter,
  template: string,
  values: Value,
  read: (name: string) => Value | undefined,
): Value | undefined {
  const listedValues = values.kind === 'sequence' ? (listed(interpreter, values) ?? []) : [values];
  let next = 0;
  let isKnown = true;
  const text = template.replace(
    /%(?:%|(?:\((\w+)\))?(-|0)?(\d{1,2})?(\.\d{1,2})?([srdixXf])|)/g,
    (field, name: string | undefined, flag = '', width = '', precision = '', type = '') => {
      if (field === '%%') return '%';
      const given = name === undefined ? listedValues[next++] : read(name);
      const isText = type === 's' || type === 'r';
      // A text fills the same room whatever it was made of.
      const told =
        type === 'r' ? literalText(quoted(given)) : type === 's' ? literalText(writtenAs(given)) : given;
      const form = isText ? '' : flag === '0' ? flag : '';
      const sign = flag === '-' ? '<' : isText || form === '' ? '>' : '';
      const filled =
        field === '%'
          ? undefined
          : formattedAs(
              told,
              `${width === '' ? '' : `${sign}${form}${width}`}${precision}${isText ? '' : type === 'i' ? 'd' : type}`,
            );
      isKnown &&= filled !== undefined;
      return filled ?? '';
    },
  );
  return isKnown ? short(text) : undefined;
}

function literalText(text: string | undefined): Value | undefined {
  return text === undefined ? undefined : literal(text);
}

/** `{0.name[key]}`: what the field asks for, of what `given` is. */
function fieldOf(interpreter: Interpreter, given: Value | undefined, steps: string): Value | undefined {
  let value = given;
  for (const [, name, key] of steps.matchAll(/\.(\w+)|\[(\w+)\]/g)) {
    if (value === undefined) return undefined;
    if (name !== undefined) value = interpreter.operations.attribute(interpreter, value, name);
    else if (value.kind !== 'sequence' && value.kind !== 'mapping') return undefined;
    else value = itemOf(interpreter, value, literal(/^\d+$/.test(key!) ? Number(key) : key!));
  }
  return value;
}

/** `template.format(…)`, where its fields are plain: `{}`, `{0}`, `{name:>8}`, `{one.kind}`. */
function formatted(
  interpreter: Interpreter,
  template: string,
  positional: readonly Value[],
  read: (name: string) => Value | undefined,
): Value | undefined {
  let next = 0;
  let isKnown = true;
  const text = template.replace(
    /\{\{|\}\}|\{(\w*)((?:\.\w+|\[\w+\])*)(?:!([rs]))?(?::([^{}]*))?\}|[{}]/g,
    (field, name: string | undefined, steps = '', conversion = '', form = '') => {
      if (field === '{{' || field === '}}') return field[0]!;
      if (name === undefined) isKnown = false;
      const given = /^\d*$/.test(name ?? '') ? positional[name ? Number(name) : next++] : read(name ?? '');
      const asked = fieldOf(interpreter, given, steps);
      const asker = conversion === '' ? 'format' : conversion === 's' ? 'str' : 'repr';
      const told = asked === undefined ? undefined : tellText(interpreter, asked, asker);
      const value = convertedTo(told ?? asked, told === undefined ? conversion : '', form);
      isKnown &&= value !== undefined;
      return value ?? '';
    },
  );
  return isKnown ? short(text) : undefined;
}

/** `mapping[name]` as a template asks for it. */
function entryOf(interpreter: Interpreter, mapping: Value, name: string): Value | undefined {
  const own = callMethod(interpreter, mapping, '__getitem__', literal(name));
  if (own !== undefined) return own;
  const entries = mapping.kind === 'object' ? mapping.native : mapping;
  const slot = entries?.kind === 'mapping' ? lookAt(interpreter, entries.entries).get(`$${name}`) : undefined;
  return slot === undefined
    ? callMethod(interpreter, mapping, '__missing__', literal(name))
    : valueIn(interpreter, slot);
}

/** A method of a known text, as far as names of modules are made with it. */
export function textMethod(
  interpreter: Interpreter,
  text: string,
  method: string,
  args: Arguments,
): Value | undefined {
  const { positional } = args;
  const [first, second] = positional.map(textOf);
  switch (method) {
    case 'upper':
      return literal(text.toUpperCase());
    case 'lower':
    case 'casefold':
      return literal(text.toLowerCase());
    case 'title':
      return literal(
        text.replace(/[A-Za-z]+/g, (word) => word[0]!.toUpperCase() + word.slice(1).toLowerCase()),
      );
    case 'capitalize':
      return literal(text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase());
    case 'strip':
    case 'lstrip':
    case 'rstrip':
      return positional.length > 0 && first === undefined
        ? undefined
        : literal(stripped(text, method, first));
    case 'startswith':
      return affixed(interpreter, positional[0], (affix) => text.startsWith(affix));
    case 'endswith':
      return affixed(interpreter, positional[0], (affix) => text.endsWith(affix));
    case 'removeprefix':
      return first === undefined
        ? undefined
        : literal(text.startsWith(first) ? text.slice(first.length) : text);
    case 'removesuffix':
      if (first === undefined) return undefined;
      return literal(first !== '' && text.endsWith(first) ? text.slice(0, -first.length) : text);
    case 'replace': {
      if (first === undefined || second === undefined) return undefined;
      const count = wholeNumberOf(positional[2] ?? args.keywords.get('count') ?? literal(-1));
      if (count === undefined || (count >= 0 && first === '')) return undefined;
      if (count < 0) return short(text.replaceAll(first, second));
      const [head = '', ...rest] = regrouped(text.split(first), first, count, 'split');
      return short([head, ...rest].join(second));
    }
    case 'format':
      return formatted(interpreter, text, positional, (name) => args.keywords.get(name));
    case 'format_map': {
      const [mapping] = positional;
      return mapping && formatted(interpreter, text, [], (name) => entryOf(interpreter, mapping, name));
    }
    case 'join':
      return joinedStrings(interpreter, text, positional[0]);
    case 'split':
    case 'rsplit': {
      const most = positional[1] ?? args.keywords.get('maxsplit');
      const separator = positional[0] ?? args.keywords.get('sep');
      if (most !== undefined && (most.kind !== 'literal' || typeof most.value !== 'number')) return undefined;
      const by = separator?.kind === 'literal' && separator.value === null ? undefined : separator;
      if (by !== undefined && !textOf(by)) return undefined;
      const parts =
        textOf(by) === undefined ? text.trim().split(/\s+/).filter(Boolean) : text.split(textOf(by)!);
      const limit = most?.kind === 'literal' ? Number(most.value) : -1;
      if (limit >= 0 && by === undefined)
        return parts.length <= limit + 1 ? textsOf(interpreter, parts) : undefined;
      return textsOf(interpreter, limit < 0 ? parts : regrouped(parts, textOf(by)!, limit, method));
    }
    case 'splitlines':
      return textsOf(interpreter, text.replace(/\r?\n$/, '').split(/\r?\n/));
    case 'rpartition':
      return first
        ? textsOf(interpreter, partitioned(text, text.lastIndexOf(first), first, 'end'), 'tuple')
        : undefined;
    case 'partition':
      return first
        ? textsOf(interpreter, partitioned(text, text.indexOf(first), first, 'start'), 'tuple')
        : undefined;
    case 'count':
      return first ? literal(text.split(first).length - 1) : undefined;
    case 'find':
    case 'rfind': {
      if (positional.length !== 1 || first === undefined) return undefined;
      return literal(method === 'find' ? text.indexOf(first) : text.lastIndexOf(first));
    }
    case 'index': {
      const at = positional.length === 1 && first !== undefined ? text.indexOf(first) : -1;
      return at < 0 ? undefined : literal(at);
    }
    case 'isdigit':
    case 'isdecimal':
    case 'isnumeric':
      return asciiTest(text, /^[0-9]+$/);
    case 'isalpha':
      return asciiTest(text, /^[A-Za-z]+$/);
    case 'isalnum':
      return asciiTest(text, /^[0-9A-Za-z]+$/);
    case 'isupper':
      return asciiTest(text, /^(?=.*[A-Z])[^a-z]*$/s);
    case 'islower':
      return asciiTest(text, /^(?=.*[a-z])[^A-Z]*$/s);
    case 'isspace':
      return asciiTest(text, /^\s+$/);
    case 'zfill': {
      const width = wholeNumberOf(positional[0]);
      const sign = /^[-+]/.test(text) ? text[0]! : '';
      return width === undefined || width > longest
        ? undefined
        : literal(`${sign}${text.slice(sign.length).padStart(width - sign.length, '0')}`);
    }
    case 'ljust':
    case 'rjust': {
      const width = wholeNumberOf(positional[0]);
      if (width === undefined || width > longest || (positional.length > 1 && second === undefined))
        return undefined;
      return literal(
        method === 'ljust' ? text.padEnd(width, second ?? ' ') : text.padStart(width, second ?? ' '),
      );
    }
    case 'swapcase':
      if (/[^ -~]/.test(text)) return undefined;
      return literal(text.replace(/[A-Za-z]/g, (one) => (one < 'a' ? one.toLowerCase() : one.toUpperCase())));
    case 'isidentifier':
      return literal(/^[A-Za-z_]\w*$/.test(text));
    default:
      return undefined;
  }
}

/** Whether `pattern` describes `text`, whose characters are plain: of others Python knows more. */
function asciiTest(text: string, pattern: RegExp): Value | undefined {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return undefined;
  return literal(pattern.test(text));
}

/** `text.strip(characters)` and its like. */
function stripped(text: string, method: string, characters: string | undefined): string {
  const isMeant = (one: string) => (characters === undefined ? /\s/.test(one) : characters.includes(one));
  let [from, to] = [0, text.length];
  if (method !== 'rstrip') while (from < to && isMeant(text[from]!)) from++;
  if (method !== 'lstrip') while (to > from && isMeant(text[to - 1]!)) to--;
  return text.slice(from, to);
}

/** `parts` of a text, of which at most `most` are split off: from the left, or by `rsplit` from the right. */
function regrouped(
  parts: readonly string[],
  separator: string,
  most: number,
  method: string,
): readonly string[] {
  if (parts.length <= most + 1) return parts;
  if (method === 'split') return [...parts.slice(0, most), parts.slice(most).join(separator)];
  const kept = parts.length - most;
  return [parts.slice(0, kept).join(separator), ...parts.slice(kept)];
}

/** `text.startsWith(affixes)` and its like: one text, or a tuple of which one will do. */
function affixed(
  interpreter: Interpreter,
  affixes: Value | undefined,
  has: (affix: string) => boolean,
): Value | undefined {
  if (affixes === undefined) return undefined;
  const elements = affixes.kind === 'sequence' ? (listed(interpreter, affixes) ?? [unknown]) : [affixes];
  const texts = elements.map(textOf);
  return texts.every((text) => text !== undefined) ? literal(texts.some(has)) : undefined;
}

function joinedStrings(
  interpreter: Interpreter,
  separator: string,
  parts: Value | undefined,
): Value | undefined {
  const elements = parts === undefined ? undefined : listed(interpreter, parts);
  if (elements === undefined) return undefined;
  const texts = elements.map(textOf);
  return texts.every((text) => text !== undefined) ? short(texts.join(separator)) : undefined;
}

function textsOf(interpreter: Interpreter, texts: readonly string[], form: SequenceForm = 'list'): Value {
  return sequenceOf(interpreter, texts.map(literal), form);
}

function partitioned(text: string, at: number, separator: string, whole: 'start' | 'end'): readonly string[] {
  if (at < 0) return whole === 'start' ? [text, '', ''] : ['', '', text];
  return [text.slice(0, at), separator, text.slice(at + separator.length)];
}
