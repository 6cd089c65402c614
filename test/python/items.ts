import type { Expression, ModuleSyntax, Parameter, Statement } from '../../src/python/syntax.js';
import { LineIndex } from '../../src/text/line-index.js';

const SEPARATOR = '\x1f';

export interface ItemOptions {
  /** Whether calls in f-strings have positions; CPython's ast has them since 3.12. */
  readonly formatPositions: boolean;
}

/** The imports, calls and statements of a tree as the lines that ast_items.py prints for CPython's. */
export function items(text: string, syntax: ModuleSyntax, options: ItemOptions): string[] {
  const lines = new LineIndex(text);
  const bom = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const found: string[] = [];
  const add = (...fields: (string | number)[]) => found.push(fields.join(SEPARATOR));

  const position = (offset: number): string => {
    const { line, column } = lines.position(offset);
    return `${line}${SEPARATOR}${line === 1 ? column - bom : column}`;
  };

  const block = (body: readonly Statement[], deferred: number, nesting: number, field: string): void => {
    for (const one of body) statement(one, deferred, nesting, field);
  };

  const statement = (one: Statement, deferred: number, nesting: number, field: string): void => {
    const decorators = one.kind === 'function' || one.kind === 'class' ? one.decorators : [];
    const first = decorators[0];
    const at = first ? `${lines.position(first.span.start).line}${SEPARATOR}0` : position(one.span.start);
    add('S', one.kind, at, nesting, field);
    const inner = (body: readonly Statement[], label = 'body') =>
      block(body, one.kind === 'function' ? 1 : deferred, nesting + 1, label);
    const value = (expression: Expression | undefined) => visit(expression, deferred, false);
    switch (one.kind) {
      case 'import':
        for (const name of one.names) add('I', deferred, at, 0, name.module, '', name.asName ?? '');
        break;
      case 'import-from': {
        const names = one.names === '*' ? [{ name: '*', asName: undefined }] : one.names;
        for (const { name, asName } of names)
          add('I', deferred, at, one.level, one.module, name, asName ?? '');
        break;
      }
      case 'assign':
        for (const target of one.targets) value(target);
        value(one.annotation);
        value(one.value);
        break;
      case 'expression':
      case 'return':
        value(one.value);
        break;
      case 'function':
        for (const decorator of decorators) value(decorator);
        parameters(one.parameters, deferred, false);
        value(one.returns);
        inner(one.body);
        break;
      case 'class':
        for (const part of [...decorators, ...one.bases]) value(part);
        for (const keyword of one.keywords) value(keyword.value);
        inner(one.body);
        break;
      case 'if':
        for (const branch of one.branches) {
          value(branch.test);
          inner(branch.body);
        }
        inner(one.orElse, 'else');
        break;
      case 'for':
        value(one.target);
        value(one.iterable);
        inner(one.body);
        inner(one.orElse, 'else');
        break;
      case 'while':
        value(one.test);
        inner(one.body);
        inner(one.orElse, 'else');
        break;
      case 'try':
        inner(one.body);
        for (const handler of one.handlers) {
          value(handler.type);
          inner(handler.body, 'except');
        }
        inner(one.orElse, 'else');
        inner(one.finalBody, 'finally');
        break;
      case 'with':
        for (const item of one.items) {
          value(item.context);
          value(item.target);
        }
        inner(one.body);
        break;
      case 'match':
        value(one.subject);
        for (const one_ of one.cases) {
          value(one_.guard);
          inner(one_.body, 'case');
        }
        break;
      case 'raise':
        for (const part of one.parts) value(part);
        break;
      case 'delete':
        for (const target of one.targets) value(target);
        break;
      case 'assert':
        value(one.test);
        value(one.message);
        break;
      case 'global':
      case 'jump':
      case 'type-alias':
        break;
    }
  };

  const parameters = (list: readonly Parameter[], deferred: number, inFormat: boolean): void => {
    for (const parameter of list) {
      visit(parameter.annotation, deferred, inFormat);
      visit(parameter.defaultValue, deferred, inFormat);
    }
  };

  const visit = (one: Expression | undefined, deferred: number, inFormat: boolean): void => {
    if (one === undefined) return;
    if (one.kind === 'call') {
      const at = inFormat && !options.formatPositions ? `0${SEPARATOR}0` : position(one.span.start);
      const keywords = one.keywords.map((keyword) => keyword.name ?? '**').join(',');
      add(
        'C',
        deferred,
        at,
        dotted(one.callee),
        one.positional.length,
        keywords,
        stringValue(one.positional[0]),
      );
    }
    if (one.kind === 'lambda') {
      parameters(one.parameters, deferred, inFormat);
      visit(one.body, 1, inFormat);
      return;
    }
    const format = inFormat || (one.kind === 'compound' && one.form === 'format');
    for (const child of children(one)) visit(child, deferred, format);
  };

  block(syntax.body, 0, 0, 'module');
  return found;
}

/** The expressions directly in `one`, of whatever kind it is. */
export function children(one: Expression): readonly Expression[] {
  const found: Expression[] = [];
  const gather = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) value.forEach(gather);
    else if ('kind' in value) found.push(value as Expression);
    else Object.values(value).forEach(gather);
  };
  for (const [name, value] of Object.entries(one)) if (name !== 'span') gather(value);
  return found;
}

/** `a.b.c` of a name and its attributes, `''` of anything else. */
export function dotted(one: Expression): string {
  if (one.kind === 'name') return one.name;
  if (one.kind !== 'attribute') return '';
  const value = dotted(one.value);
  return value === '' ? '' : `${value}.${one.attribute}`;
}

/** Python's counting of characters and its meaning of `\N{…}` are not ours: such strings are left out. */
function stringValue(one: Expression | undefined): string {
  if (one?.kind !== 'string' || one.bytes || [...one.value].length > 100) return '';
  return one.value;
}
