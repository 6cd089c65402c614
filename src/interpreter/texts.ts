import type { CompoundExpression, Expression } from '../python/syntax.js';
import { sequenceOf } from './heap.js';
import { listed } from './iteration.js';
import type { Arguments, Interpreter } from './state.js';
import { literal, type Scope, textOf, unknown, type Value } from './values.js';

/** Longer texts are no names of modules, and loops would make them grow without end. */
const longest = 300;

function short(text: string): Value {
  return text.length > longest ? unknown : literal(text);
}

/** An f-string whose fields are known texts, or the sum of known texts; undefined when it is neither. */
export function composedText(
  interpreter: Interpreter,
  expression: CompoundExpression,
  parts: readonly Value[],
  scope: Scope,
): Value | undefined {
  const texts = parts.map(textOf);
  if (parts.length === 0 || texts.some((text) => text === undefined)) return undefined;
  const source = interpreter.program.text(scope.path);
  if (source === undefined) return undefined;
  if (expression.form === 'binary') {
    const between = expression.parts
      .slice(1)
      .map((part, index) => source.slice(expression.parts[index]!.span.end, part.span.start).trim());
    return between.every((operator) => operator === '+') ? short(texts.join('')) : undefined;
  }
  const written = /^[fF](?:"([^"\\]*)"|'([^'\\]*)')$/.exec(
    source.slice(expression.span.start, expression.span.end),
  );
  const template = written?.[1] ?? written?.[2];
  if (template === undefined) return undefined;
  let field = 0;
  const text = template.replace(/\{[^{}:!]*\}/g, () => texts[field++] ?? '');
  return field === texts.length ? short(text) : undefined;
}

/** `sys.platform[:3]`, and `'olleh'[::-1]`: what hides a name from those who only read. */
export function slicedText(
  interpreter: Interpreter,
  text: string,
  slice: CompoundExpression,
  scope: Scope,
): Value {
  const written = interpreter.program.text(scope.path)?.slice(slice.span.start, slice.span.end);
  const plain = written?.replace(/\s/g, '');
  if (plain === '::-1') return literal([...text].reverse().join(''));
  const bounds = /^(-?\d*):(-?\d*)$/.exec(plain ?? '');
  if (bounds === null) return unknown;
  const [from, to] = bounds.slice(1).map((bound) => (/\d/.test(bound) ? Number(bound) : undefined));
  return literal(text.slice(from ?? 0, to ?? text.length));
}

/** A method of a known text, as far as names of modules are made with it. */
export function textMethod(
  interpreter: Interpreter,
  text: string,
  method: string,
  { positional }: Arguments,
): Value | undefined {
  const [first, second] = positional.map(textOf);
  switch (method) {
    case 'upper':
      return literal(text.toUpperCase());
    case 'lower':
      return literal(text.toLowerCase());
    case 'strip':
      return first === undefined && positional.length === 0 ? literal(text.trim()) : undefined;
    case 'startswith':
      return affixed(interpreter, positional[0], (affix) => text.startsWith(affix));
    case 'endswith':
      return affixed(interpreter, positional[0], (affix) => text.endsWith(affix));
    case 'replace':
      return first === undefined || second === undefined ? undefined : short(text.replaceAll(first, second));
    case 'join':
      return joinedStrings(interpreter, text, positional[0]);
    case 'split':
      return positional.length === 1 && first ? textsOf(interpreter, text.split(first)) : undefined;
    case 'rpartition':
      return first
        ? textsOf(interpreter, partitioned(text, text.lastIndexOf(first), first, 'end'))
        : undefined;
    case 'partition':
      return first ? textsOf(interpreter, partitioned(text, text.indexOf(first), first, 'start')) : undefined;
    default:
      return undefined;
  }
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

function textsOf(interpreter: Interpreter, texts: readonly string[]): Value {
  return sequenceOf(interpreter, texts.map(literal));
}

function partitioned(text: string, at: number, separator: string, whole: 'start' | 'end'): readonly string[] {
  if (at < 0) return whole === 'start' ? [text, '', ''] : ['', '', text];
  return [text.slice(0, at), separator, text.slice(at + separator.length)];
}

/**
 * Where the slice `index` of something with `length` elements begins and ends, if it is written with numbers; undefined for any
 * other, and for what is no slice.
 */
export function sliceBounds(
  interpreter: Interpreter,
  index: Expression,
  scope: Scope,
  length: number,
): readonly [from: number, to: number] | undefined {
  if (index.kind !== 'compound' || index.form !== 'slice') return undefined;
  const written = interpreter.program.text(scope.path)?.slice(index.span.start, index.span.end) ?? '';
  const match = /^\s*(-?\d+)?\s*:\s*(-?\d+)?\s*$/.exec(written);
  if (match === null) return undefined;
  const within = (text: string | undefined, otherwise: number) => {
    if (text === undefined) return otherwise;
    const at = Number(text);
    return Math.min(length, Math.max(0, at < 0 ? length + at : at));
  };
  const from = within(match[1], 0);
  return [from, Math.max(from, within(match[2], length))];
}
