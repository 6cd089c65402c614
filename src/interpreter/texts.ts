import type { CompoundExpression } from '../python/syntax.js';
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

/** `'olleh'[::-1]`: what hides a name from those who only read. */
export function slicedText(
  interpreter: Interpreter,
  text: string,
  slice: CompoundExpression,
  scope: Scope,
): Value {
  const written = interpreter.program.text(scope.path)?.slice(slice.span.start, slice.span.end);
  if (written?.replace(/\s/g, '') === '::-1') return literal([...text].reverse().join(''));
  return unknown;
}

/** A method of a known text, as far as names of modules are made with it. */
export function textMethod(text: string, method: string, { positional }: Arguments): Value | undefined {
  const [first, second] = positional.map(textOf);
  switch (method) {
    case 'upper':
      return literal(text.toUpperCase());
    case 'lower':
      return literal(text.toLowerCase());
    case 'strip':
      return first === undefined && positional.length === 0 ? literal(text.trim()) : undefined;
    case 'startswith':
      return first === undefined ? undefined : literal(text.startsWith(first));
    case 'endswith':
      return first === undefined ? undefined : literal(text.endsWith(first));
    case 'replace':
      return first === undefined || second === undefined ? undefined : short(text.replaceAll(first, second));
    case 'join':
      return joinedStrings(text, positional[0]);
    case 'split':
      return positional.length === 1 && first ? sequenceOf(text.split(first)) : undefined;
    case 'rpartition':
      return first ? sequenceOf(partitioned(text, text.lastIndexOf(first), first, 'end')) : undefined;
    case 'partition':
      return first ? sequenceOf(partitioned(text, text.indexOf(first), first, 'start')) : undefined;
    default:
      return undefined;
  }
}

function joinedStrings(separator: string, parts: Value | undefined): Value | undefined {
  if (parts?.kind !== 'sequence') return undefined;
  const texts = parts.elements.map(textOf);
  return texts.every((text) => text !== undefined) ? short(texts.join(separator)) : undefined;
}

function sequenceOf(texts: readonly string[]): Value {
  return { kind: 'sequence', elements: texts.map(literal) };
}

function partitioned(text: string, at: number, separator: string, whole: 'start' | 'end'): readonly string[] {
  if (at < 0) return whole === 'start' ? [text, '', ''] : ['', '', text];
  return [text.slice(0, at), separator, text.slice(at + separator.length)];
}
