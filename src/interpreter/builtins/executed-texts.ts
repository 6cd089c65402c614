import type { FilePath } from '../../project/snapshot.js';
import { parseModule } from '../../python/parse.js';
import type { Statement } from '../../python/syntax.js';
import { pathOfText } from '../../startup/scripts.js';
import { readOnce } from '../../text/memoize.js';
import { isHandled, raiseKnown } from '../exceptions.js';
import { put, putEntry, slotFor, valueIn } from '../heap.js';
import { unknownKey } from '../keys.js';
import {
  activated,
  type Builtin,
  type Builtins,
  builtinsFor,
  cannotBeShared,
  currentStep,
  descend,
  hasRoom,
  type Interpreter,
  levels,
  nextId,
} from '../state.js';
import {
  hasUnknownNames,
  type LiteralValue,
  literal,
  moduleScopeOf,
  type Scope,
  Slots,
  slotsOf,
  textOf,
  unknown,
  type Value,
} from '../values.js';
import { given, pathText } from './imports.js';
import { executeInto, fileAt } from './loading.js';

/** What there is a text of, and the attribute that has it. */
const codeClass = 'types.CodeType';
const fileClass = 'io.TextIOWrapper';
const ofText = ' text';

/** What executes texts (`exec`, `eval`, `compile`), and what reads them from the repository's own files. */
export const textBuiltins: Builtins = {
  ...builtinsFor(['builtins.exec', 'builtins.execfile', 'six.exec_'], executeText),
  'builtins.eval': (interpreter, args, scope) => {
    const [source, ...namespaces] = args.positional;
    const text = String(codeIn(source)?.value ?? '').trim();
    const [statement, ...others] = statementsOf(interpreter, text) ?? [];
    if (statement?.kind !== 'expression' || others.length > 0 || scope === undefined) return undefined;
    return inNamespace(interpreter, namespaces, scope, pathOfText(text), (within) =>
      inText(interpreter, within, 'eval', () =>
        interpreter.operations.evaluate(interpreter, statement.value, within),
      ),
    );
  },
  'builtins.compile': (interpreter, args) => {
    const source = given(args, 'source', 0);
    return codeIn(source) === undefined ? undefined : withText(interpreter, codeClass, source!);
  },
  ...builtinsFor(['builtins.open', 'io.open', 'tokenize.open', 'codecs.open'], (interpreter, args, scope) => {
    const mode = given(args, 'mode', 1);
    const text =
      mode === undefined || textOf(mode) === 'r' ? textAt(interpreter, args.positional[0], scope) : undefined;
    return text === undefined ? undefined : withText(interpreter, fileClass, text);
  }),
  'pathlib.Path.open': (interpreter, { positional }, scope, _, receiver) => {
    const text = positional.length === 0 ? textAt(interpreter, receiver, scope) : undefined;
    return text === undefined ? undefined : withText(interpreter, fileClass, text);
  },
  'pathlib.Path.read_text': (interpreter, _, scope, __, receiver) => textAt(interpreter, receiver, scope),
  [`${fileClass}.read`]: (_, { positional: [size] }, __, ___, receiver) =>
    size === undefined && receiver?.kind === 'external-object'
      ? receiver.attributes.peek(ofText)?.value
      : undefined,
};

function withText(interpreter: Interpreter, name: string, text: Value): Value {
  const attributes = new Slots(interpreter.run, [[ofText, slotFor(interpreter, text)]]);
  return { kind: 'external-object', class: name, attributes };
}

/** The text of the Python file of the repository that `path` names. Whoever runs that depends on it. */
function textAt(
  interpreter: Interpreter,
  path: Value | undefined,
  scope: Scope | undefined,
): Value | undefined {
  const named = pathText(path);
  const file = named === undefined ? undefined : fileAt(interpreter, named, scope);
  if (!file?.endsWith('.py')) return undefined;
  cannotBeShared(interpreter);
  const text = interpreter.program.text(file);
  return text === undefined ? undefined : { kind: 'literal', value: text, file };
}

/** The text that `source` is, or was compiled from. */
function codeIn(source: Value | undefined): LiteralValue | undefined {
  const text = source?.kind === 'external-object' ? source.attributes.peek(ofText)?.value : source;
  return text?.kind === 'literal' && typeof text.value === 'string' ? text : undefined;
}

/** More text than that is read from no place but a file. */
const longestText = 10_000;
const parsed = readOnce((text): readonly Statement[] | undefined => {
  const { body, problems } = parseModule(text, 'at-once');
  return problems.length > 0 ? undefined : body;
});

/** The statements of `text`; undefined where it is no Python, which raises SyntaxError, or too long. */
function statementsOf(interpreter: Interpreter, text: string): readonly Statement[] | undefined {
  if (text.length > longestText || !hasRoom(interpreter, levels.parse)) return undefined;
  const body = parsed(text);
  if (body === undefined && isHandled(interpreter, 'SyntaxError')) raiseKnown(interpreter, 'SyntaxError');
  return body;
}

/** `exec(text, globals, locals)`: what the text does is done here, and what it binds is bound there. */
function executeText(...[interpreter, args, scope, name]: Parameters<Builtin>): Value {
  const [source, ...namespaces] = args.positional;
  const code = codeIn(name.endsWith('execfile') ? textAt(interpreter, source, scope) : source);
  if (scope === undefined || code === undefined) return executeAnything(interpreter, namespaces[0], scope);
  const { file } = code;
  if (file !== undefined)
    return inNamespace(interpreter, namespaces, scope, file, (within) => {
      executeInto(interpreter, within, 'exec');
      return literal(null);
    });
  const text = String(code.value);
  const body = statementsOf(interpreter, text);
  if (body === undefined || !descend(interpreter, levels.call))
    return executeAnything(interpreter, namespaces[0], scope);
  return inNamespace(interpreter, namespaces, scope, pathOfText(text), (within) => {
    const completion = inText(interpreter, within, 'exec', () =>
      interpreter.operations.execute(interpreter, body, within),
    );
    interpreter.depth -= levels.call;
    if (completion.kind === 'raise') interpreter.raising = completion.error;
    return literal(null);
  });
}

/** Does what the code of `within` does, which stands in no file. */
function inText<T>(interpreter: Interpreter, { module }: Scope, name: string, action: () => T): T {
  const caller = currentStep(interpreter, name);
  const activation = { id: nextId(interpreter), path: undefined, module, body: 'function', caller } as const;
  return activated(interpreter, activation, action);
}

/** What `exec` does with a text of which nothing is known. */
function executeAnything(
  interpreter: Interpreter,
  namespace: Value | undefined,
  scope: Scope | undefined,
): Value {
  const into = slotsBehind(namespace);
  if (into !== undefined) put(interpreter, into, unknownKey(into), unknown);
  else if (scope !== undefined) moduleScopeOf(scope).isOpen = true;
  return literal(null);
}

/** What keeps the names of a dictionary, or of `vars(…)`; undefined of any other value. */
function slotsBehind(namespace: Value | undefined): Slots | undefined {
  if (namespace?.kind === 'mapping') return namespace.entries;
  return namespace?.kind === 'namespace' ? slotsOf(namespace.of) : undefined;
}

/**
 * Does `action` with code that stands at `path`, where its names are those of the `namespaces` that it is given, or else those of
 * `scope`.
 */
function inNamespace(
  interpreter: Interpreter,
  [globals, locals = globals]: readonly Value[],
  scope: Scope,
  path: FilePath,
  action: (within: Scope) => Value,
): Value {
  const { module } = scope;
  const at = (variables: Slots): Scope => {
    const declared = new Map<string, Scope>();
    return { kind: 'module', module, path, variables, parent: undefined, declared, qualifier: '' };
  };
  const among = (of: Scope): Value => {
    const within = { ...of, path };
    const result = action(within);
    if (within.isOpen) of.isOpen = true;
    return result;
  };
  if (locals === undefined) {
    if (scope.kind !== 'function') return among(scope);
    // What it binds in a function is gone when it is over.
    return action({ ...at(new Slots(interpreter.run)), kind: 'function', parent: scope });
  }
  if (locals.kind === 'namespace') {
    if (locals.of.kind === 'module') return among(locals.of.scope);
    return action(at(slotsBehind(locals) ?? new Slots(interpreter.run)));
  }
  const variables = new Slots(interpreter.run);
  const within = at(variables);
  for (const one of globals === locals ? [locals] : [globals, locals]) {
    const slots = slotsBehind(one);
    if (slots === undefined || hasUnknownNames(slots)) within.isOpen = true;
    for (const [key, slot] of slots ?? [])
      if (one?.kind === 'namespace') variables.set(key, slot);
      else if (key.startsWith('$')) variables.set(key.slice(1), slot);
  }
  const before = new Map(variables);
  const result = action(within);
  if (locals.kind === 'mapping')
    for (const [name, slot] of variables)
      if (before.get(name) !== slot) putEntry(interpreter, locals, literal(name), valueIn(interpreter, slot));
  return result;
}
