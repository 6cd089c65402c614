import type {
  Expression,
  KeywordArgument,
  ModuleSyntax,
  Parameter,
  Pattern,
  Statement,
} from '../../src/python/syntax.js';

const list = (parts: readonly Expression[]) => parts.map(showExpression).join(', ');
const optional = (before: string, one: Expression | undefined) => (one ? before + showExpression(one) : '');

/** An expression in a notation close to Python, with every grouping written out. */
export function showExpression(one: Expression): string {
  switch (one.kind) {
    case 'name':
      return one.name;
    case 'attribute':
      return `${showExpression(one.value)}.${one.attribute}`;
    case 'call':
      return `${showExpression(one.callee)}(${[...one.positional.map(showExpression), ...one.keywords.map(showKeyword)].join(', ')})`;
    case 'string':
      return `${one.bytes ? 'b' : ''}${JSON.stringify(one.value)}`;
    case 'number':
      return one.text;
    case 'constant':
      return one.value;
    case 'sequence': {
      const [open, close] = { tuple: '()', list: '[]', set: '{}' }[one.form];
      return `${open}${list(one.elements)}${close}`;
    }
    case 'dict':
      return `{${one.entries.map(({ key, value }) => (key ? `${showExpression(key)}: ` : '**') + showExpression(value)).join(', ')}}`;
    case 'lambda':
      return `<lambda ${one.parameters.map(showParameter).join(', ')}: ${showExpression(one.body)}>`;
    case 'conditional':
      return `<${showExpression(one.then)} if ${showExpression(one.test)} else ${showExpression(one.orElse)}>`;
    case 'boolean':
      return `<${one.operands.map(showExpression).join(` ${one.operator} `)}>`;
    case 'not':
      return `<not ${showExpression(one.operand)}>`;
    case 'compare':
      return `<${showExpression(one.first)}${one.rest.map(({ operator, operand }) => ` ${operator} ${showExpression(operand)}`).join('')}>`;
    case 'subscript':
      return `${showExpression(one.value)}[${showExpression(one.index)}]`;
    case 'comprehension': {
      const clauses = one.clauses.map(
        ({ target, iterable, conditions }) =>
          ` for ${showExpression(target)} in ${showExpression(iterable)}${conditions.map((test) => ` if ${showExpression(test)}`).join('')}`,
      );
      return `<${one.form} ${one.key ? `${showExpression(one.key)}: ` : ''}${showExpression(one.element)}${clauses.join('')}>`;
    }
    case 'starred':
      return `*${showExpression(one.value)}`;
    case 'named':
      return `<${one.name} := ${showExpression(one.value)}>`;
    case 'compound':
      return `${one.form}<${list(one.parts)}>`;
  }
}

function showKeyword({ name, value }: KeywordArgument): string {
  return `${name === undefined ? '**' : `${name}=`}${showExpression(value)}`;
}

function showParameter({ form, name, annotation, defaultValue }: Parameter): string {
  const mark = { positional: '', 'keyword-only': 'only ', 'var-positional': '*', 'var-keyword': '**' }[form];
  return `${mark}${name}${optional(': ', annotation)}${optional('=', defaultValue)}`;
}

/** The statements of a module, one a line, blocks indented by two spaces. */
export function show(syntax: ModuleSyntax): string[] {
  return syntax.body.flatMap(showStatement);
}

const block = (head: string, body: readonly Statement[]) => [
  head,
  ...body.flatMap(showStatement).map((line) => `  ${line}`),
];
const clause = (head: string, body: readonly Statement[]) => (body.length > 0 ? block(head, body) : []);
const as = (name: string | undefined) => (name === undefined ? '' : ` as ${name}`);

function showStatement(one: Statement): string[] {
  switch (one.kind) {
    case 'import':
      return [
        `${one.lazy ? 'lazy ' : ''}import ${one.names.map((name) => name.module + as(name.asName)).join(', ')}`,
      ];
    case 'import-from': {
      const names = one.names === '*' ? '*' : one.names.map((name) => name.name + as(name.asName)).join(', ');
      return [`${one.lazy ? 'lazy ' : ''}from ${'.'.repeat(one.level)}${one.module} import ${names}`];
    }
    case 'assign': {
      const value = optional(` ${one.operator ?? '='} `, one.value);
      return [`${one.targets.map(showExpression).join(' = ')}${optional(': ', one.annotation)}${value}`];
    }
    case 'expression':
      return [showExpression(one.value)];
    case 'function': {
      const head = `${one.async ? 'async ' : ''}def ${one.name}(${one.parameters.map(showParameter).join(', ')})`;
      return [
        ...one.decorators.map((value) => `@${showExpression(value)}`),
        ...block(head + optional(' -> ', one.returns), one.body),
      ];
    }
    case 'class': {
      const bases = [...one.bases.map(showExpression), ...one.keywords.map(showKeyword)].join(', ');
      return [
        ...one.decorators.map((value) => `@${showExpression(value)}`),
        ...block(`class ${one.name}(${bases})`, one.body),
      ];
    }
    case 'if':
      return [
        ...one.branches.flatMap(({ test, body }, at) =>
          block(`${at > 0 ? 'elif' : 'if'} ${showExpression(test)}`, body),
        ),
        ...clause('else', one.orElse),
      ];
    case 'for':
      return [
        ...block(`for ${showExpression(one.target)} in ${showExpression(one.iterable)}`, one.body),
        ...clause('else', one.orElse),
      ];
    case 'while':
      return [...block(`while ${showExpression(one.test)}`, one.body), ...clause('else', one.orElse)];
    case 'try':
      return [
        ...block('try', one.body),
        ...one.handlers.flatMap(({ type, name, body }) =>
          block(`except${optional(' ', type)}${as(name)}`, body),
        ),
        ...clause('else', one.orElse),
        ...clause('finally', one.finalBody),
      ];
    case 'with':
      return block(
        `with ${one.items.map(({ context, target }) => showExpression(context) + optional(' as ', target)).join(', ')}`,
        one.body,
      );
    case 'match':
      return [
        `match ${showExpression(one.subject)}`,
        ...one.cases
          .flatMap(({ pattern, guard, body }) =>
            block(`case ${showPattern(pattern)}${optional(' if ', guard)}`, body),
          )
          .map((line) => `  ${line}`),
      ];
    case 'return':
      return [`return${optional(' ', one.value)}`];
    case 'raise':
      return [`raise ${list(one.parts)}`.trimEnd()];
    case 'delete':
      return [`del ${list(one.targets)}`];
    case 'global':
      return [`${one.scope} ${one.names.join(', ')}`];
    case 'jump':
      return [one.jump];
    case 'assert':
      return [`assert ${showExpression(one.test)}${optional(', ', one.message)}`];
    case 'type-alias':
      return [`type ${one.name}`];
  }
}

function showPattern(one: Pattern): string {
  const every = (patterns: readonly Pattern[]) => patterns.map(showPattern);
  switch (one.kind) {
    case 'wildcard':
      return '_';
    case 'capture':
      return one.pattern === undefined ? one.name : `<${showPattern(one.pattern)} as ${one.name}>`;
    case 'value':
      return showExpression(one.value);
    case 'alternatives':
      return `<${every(one.patterns).join(' | ')}>`;
    case 'sequence':
      return `[${every(one.patterns).join(', ')}]`;
    case 'star':
      return `*${one.name ?? '_'}`;
    case 'mapping': {
      const entries = one.entries.map(
        ({ key, pattern }) => `${showExpression(key)}: ${showPattern(pattern)}`,
      );
      return `{${[...entries, ...(one.rest === undefined ? [] : [`**${one.rest}`])].join(', ')}}`;
    }
    case 'class': {
      const keywords = one.keywords.map(({ name, pattern }) => `${name}=${showPattern(pattern)}`);
      return `${showExpression(one.class)}(${[...every(one.positional), ...keywords].join(', ')})`;
    }
    case 'unparsed':
      return `unparsed[${one.captures}]`;
  }
}
