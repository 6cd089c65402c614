/**
 * Python of every form that the grammar has, from Python 2 to 3.14, with the names that matter here: patchers, what they replace,
 * and modules of the same program. It need not mean anything; most of it parses.
 */
export class PythonGrammar {
  #random;
  #modules;
  /** Levels that may still be opened: what is generated has to end. */
  #left;

  constructor(random, modules) {
    this.#random = random;
    this.#modules = modules;
    this.#left = 4;
  }

  module() {
    const { some } = this.#bound();
    const imports = 'import itertools, functools, operator, collections, importlib, os, string\n';
    const head = this.#random.of([
      '',
      '',
      '"""Doc."""\n',
      '# -*- coding: utf-8 -*-\n',
      '#!/usr/bin/env python\n',
    ]);
    return head + this.#random.of(['', imports]) + some(1, 12, () => this.#statement('')).join('');
  }

  #bound() {
    const random = this.#random;
    return { random, some: random.some.bind(random), of: random.of.bind(random) };
  }

  #deeper(make, otherwise) {
    if (this.#left <= 0) return otherwise;
    this.#left--;
    const made = make();
    this.#left++;
    return made;
  }

  #block(indent) {
    const inner = indent + this.#random.of(['    ', '    ', '  ', '\t', ' ']);
    const { some } = this.#bound();
    return this.#deeper(() => `\n${some(1, 4, () => this.#statement(inner)).join('')}`, ' pass\n');
  }

  #name() {
    return this.#random.of([
      'a',
      'b',
      'f',
      'x',
      '_',
      'self',
      'cls',
      'monkey',
      'patch_all',
      'ssl',
      'é',
      'match',
      'type',
      'print',
    ]);
  }

  #module() {
    const libraries = [
      'gevent',
      'gevent.monkey',
      'eventlet',
      'requests',
      'ssl',
      'socket',
      'threading',
      'os',
      'sys',
      'urllib3',
    ];
    return this.#random.of([
      ...libraries,
      ...this.#modules,
      ...this.#modules,
      'truststore',
      'importlib',
      'six.moves',
    ]);
  }

  #patch() {
    return this.#random.of([
      'from gevent import monkey; monkey.patch_all()',
      'import gevent.monkey as m; m.patch_all(thread=False)',
      'from gevent.monkey import *; patch_socket(); patch_ssl()',
      'import eventlet; eventlet.monkey_patch(os=False, **x)',
      '__import__("gevent.monkey").monkey.patch_all()',
      'import truststore; truststore.inject_into_ssl()',
      'getattr(monkey, "patch_" + "all")()',
    ]);
  }

  #import() {
    const { of, some } = this.#bound();
    const names = () => some(1, 3, () => `${this.#name()}${of(['', ` as ${this.#name()}`])}`).join(', ');
    return of([
      () => `import ${some(1, 3, () => this.#module() + of(['', ` as ${this.#name()}`])).join(', ')}`,
      () => `from ${this.#module()} import ${names()}`,
      () => `from ${this.#module()} import *`,
      () => `from ${'.'.repeat(1 + this.#random.below(3))}${of(['', this.#module()])} import (${names()},)`,
      () => `${this.#name()} = importlib.import_module("${this.#module()}")`,
      () => `${this.#name()} = __import__('${this.#module()}', globals(), fromlist=["x"])`,
    ])();
  }

  #text() {
    const { of } = this.#bound();
    const quote = of(['"', "'", '"""', "'''"]);
    const inside = of([
      '',
      'gevent',
      '%s',
      '\\n',
      '\\',
      '{x!r:>{width}}',
      '{{',
      '{',
      '}',
      `${this.#name()}`,
      'é\\N{DASH}',
      '#',
    ]);
    return `${of(['', 'b', 'r', 'u', 'f', 'Rb', 'fr', 't', 'ur'])}${quote}${inside}${quote}`;
  }

  #expression() {
    return this.#deeper(() => this.#deepExpression(), this.#name());
  }

  #deepExpression() {
    const { of, some } = this.#bound();
    const one = () => this.#expression();
    const list = () => some(0, 4, one).join(', ');
    const loop = () =>
      `for ${this.#name()}${of(['', ', *y'])} in ${one()}${of(['', ` if ${one()}`, ` for z in ${one()}`])}`;
    return of([
      () => this.#name(),
      () => of(['0', '1', '0x1F', '1_000', '1e-3j', '0777', '10L', '.5', 'None', 'True', '...']),
      () => this.#text(),
      () => this.#builtIn(),
      () => this.#builtIn(),
      () => `${this.#text()} ${this.#text()}`,
      () => `${one()}.${this.#name()}`,
      () => `${one()}(${list()})`,
      () => `${one()}(${one()}, *${one()}, k=${one()}, **${one()})`,
      () => `${one()}[${one()}${of(['', ':', '::-1', ', ...'])}]`,
      () => `(${list()})`,
      () => `[${list()},]`.replace('[,', '['),
      () => `{${some(0, 3, () => `${one()}: ${one()}`).join(', ')}}`,
      () => `{*${one()}, ${one()}}`,
      () => `[${one()} ${loop()}]`,
      () => `(${one()} ${loop()})`,
      () => `{${one()}: ${one()} ${loop()}}`,
      () => `lambda ${of(['', 'x', '*a, k=1, **kw', 'x, /, y'])}: ${one()}`,
      () =>
        `${one()} ${of(['+', '-', '*', '@', '//', '**', '%', '<<', '|', '<', '==', 'is not', 'not in', 'and', 'or', '<>'])} ${one()}`,
      () => `${of(['-', '~', 'not ', 'await ', 'yield ', 'yield from '])}${one()}`,
      () => `(${this.#name()} := ${one()})`,
      () => `${one()} if ${one()} else ${one()}`,
      () => `(\n  ${one()} # late-patch: ignore\n  ,\n${one()})`,
      () => `${one()} \\\n  + ${one()}`,
    ])();
  }

  /** What is worked out on paper, of arguments that nobody gives. */
  #builtIn() {
    const { of, some } = this.#bound();
    const odd = () =>
      of([
        '0',
        '-1',
        '1.5',
        '1e300',
        '10**9',
        '1000000000',
        '-1000000000',
        '2**70',
        'None',
        'True',
        '"x"',
        '[]',
        '[1, [2]]',
        '{"a": 1}',
        '(1,)',
        'x',
        'range(9)',
        'float("nan")',
        'b""',
      ]);
    const call = (name) =>
      `${name}(${some(0, 4, odd).join(', ')}${of(['', `, **{"k": ${odd()}}`, `, repeat=${odd()}`, `, key=lambda x: ${odd()}`])})`;
    const names =
      'int float str bytes list tuple set frozenset dict range len min max sum sorted reversed enumerate zip map filter iter next any all abs round divmod pow chr ord hex hash id type isinstance issubclass getattr setattr hasattr delattr vars dir callable super slice format repr open input print property staticmethod __import__';
    const others =
      'itertools.repeat itertools.islice itertools.count itertools.cycle itertools.product itertools.permutations itertools.combinations_with_replacement itertools.tee itertools.batched itertools.groupby itertools.zip_longest functools.reduce functools.partial operator.itemgetter operator.attrgetter collections.deque collections.namedtuple collections.OrderedDict collections.defaultdict collections.ChainMap enum.Enum dataclasses.make_dataclass types.SimpleNamespace contextlib.ExitStack importlib.import_module os.path.join os.environ.get string.Template';
    const methods =
      'split rsplit join format replace strip startswith partition splitlines zfill center ljust expandtabs encode find count index insert pop append extend remove sort update setdefault get items keys popitem rotate __getitem__ __len__ __class_getitem__ translate title';
    return of([
      () => call(of(names.split(' '))),
      () => call(of(others.split(' '))),
      () => call(`${odd()}.${of(methods.split(' '))}`),
      () => `${odd()}[${of(['', odd()])}:${of(['', odd()])}:${of(['', odd()])}]`,
      () => `${odd()}[${odd()}]`,
      () => `${odd()} ${of(['*', '+', '%', '//', '**', '<<', '@', '&', 'in', '<'])} ${odd()}`,
      () =>
        `"{${of(['', '0', 'a.b', '0[x]', '!r', ':>10**9', ':{w}', ':1000000000'])}} %${of(['s', '1000000000d', '(x)s', '*d', '%'])}".format(${odd()}) % ${odd()}`,
      () => `f"{${odd()}:>${of(['9', '{x}', '1000000000'])}}"`,
    ])();
  }

  #parameters() {
    const { of, some } = this.#bound();
    return some(0, 3, () =>
      of([
        () => this.#name(),
        () => `${this.#name()}=${this.#expression()}`,
        () => '*a',
        () => '**k',
        () => `x: ${this.#expression()}`,
        () => '/',
        () => '(a, b)',
      ])(),
    ).join(', ');
  }

  #simple() {
    const { of } = this.#bound();
    const one = () => this.#expression();
    return of([
      () => this.#import(),
      () => this.#import(),
      () => this.#patch(),
      () => one(),
      () => `${this.#name()} ${of(['=', '+=', '//=', ': int =', '= y ='])} ${one()}`,
      () => `${this.#name()}, *${this.#name()} = ${one()}`,
      () => `${this.#name()}.${this.#name()} = ${one()}`,
      () => `${this.#name()}[${one()}] = ${one()}`,
      () =>
        of([
          'pass',
          'break',
          'continue',
          'global a, b',
          'nonlocal x',
          'return',
          'raise',
          'type X[T] = list[T]',
        ]),
      () => `return ${one()}`,
      () => `raise ${one()}${of([' from None', ', x, y', ''])}`,
      () => `del ${one()}`,
      () => `assert ${one()}, ${one()}`,
      () =>
        of([
          'print "x", y',
          'print >>f, x',
          'exec "a" in b',
          '`x`',
          'import',
          'from x import',
          'def',
          '@',
          '<<<<<<< HEAD',
          '%%time',
          '!pip install gevent',
        ]),
      () => `sys.path.insert(0, ${one()})`,
      () => `setattr(${one()}, "${this.#name()}", ${one()})`,
      () => `${this.#name()}()`,
    ])();
  }

  #statement(indent) {
    const { random, of, some } = this.#bound();
    const block = () => this.#block(indent);
    const one = () => this.#expression();
    const line = (text) => `${indent}${text}`;
    if (random.chance(0.65)) {
      const more = random.chance(0.1) ? `; ${this.#simple()}` : '';
      return `${line(this.#simple())}${more}${of(['', '', '', '  # late-patch: ignore[x]', '  # noqa', ';'])}\n`;
    }
    return of([
      () =>
        `${line(`if ${of(['__name__ == "__main__"', 'TYPE_CHECKING', 'sys.version_info >= (3, 8)', one()])}:`)}${block()}${of(['', `${line(`elif ${one()}:`)}${block()}`])}${of(['', `${line('else:')}${block()}`])}`,
      () => `${line(`for ${this.#name()} in ${one()}:`)}${block()}${of(['', `${line('else:')}${block()}`])}`,
      () => `${line(`while ${one()}:`)}${block()}`,
      () =>
        `${line('try:')}${block()}${line(`except${of(['', ` ${one()}`, ' (A, B) as e', ' A, e', '* A'])}:`)}${block()}${of(['', `${line('else:')}${block()}`])}${of(['', `${line('finally:')}${block()}`])}`,
      () => `${line(`with ${some(1, 2, () => `${one()}${of(['', ' as x'])}`).join(', ')}:`)}${block()}`,
      () =>
        `${some(0, 2, () => `${line(`@${one()}`)}\n`).join('')}${line(`${of(['', 'async '])}def ${this.#name()}${of(['', '', '[T: int]'])}(${this.#parameters()})${of(['', ` -> ${one()}`])}:`)}${block()}`,
      () =>
        `${some(0, 1, () => `${line(`@${one()}`)}\n`).join('')}${line(`class ${this.#name()}${of(['', '()', `(${one()}, metaclass=${one()})`, '[T](x.Y)'])}:`)}${block()}`,
      () =>
        `${line(`match ${one()}:`)}\n${some(1, 2, () => `${indent}  case ${of(['_', '[a, *_]', '{"k": v, **r}', 'A(x=1) | None', '-1 as y', `${one()} if ${one()}`])}:${this.#block(`${indent}  `)}`).join('')}`,
      () => `${line(`async ${of(['for x in', 'with'])} ${one()}:`)}${block()}`,
      () => `${line(this.#simple())}\n${line(`${this.#name()}()`)}\n`,
    ])();
  }
}
