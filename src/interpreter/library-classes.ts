/** What the model knows of classes of the standard library, and of libraries that make classes, beside what they hold. */

/** Classes of the standard library that are containers, by what their objects are. */
export const containers: ReadonlyMap<string, 'sequence' | 'mapping'> = new Map([
  ...['list', 'tuple', 'set', 'frozenset'].map((name) => [`builtins.${name}`, 'sequence'] as const),
  ...['deque', 'UserList'].map((name) => [`collections.${name}`, 'sequence'] as const),
  ['builtins.dict', 'mapping'],
  ['typing.TypedDict', 'mapping'],
  ['typing_extensions.TypedDict', 'mapping'],
  ...['OrderedDict', 'defaultdict', 'UserDict', 'Counter', 'ChainMap'].map(
    (name) => [`collections.${name}`, 'mapping'] as const,
  ),
]);

/** Decorators and bases that fill the fields of a class by an `__init__` of their own, and what runs once that is done. */
export const fillers: ReadonlyMap<string, string> = new Map([
  ['dataclasses.dataclass', '__post_init__'],
  ['pydantic.dataclasses.dataclass', '__post_init__'],
  ...['attr.s', 'attr.attrs', 'attr.define', 'attr.frozen', 'attr.mutable', 'attr.dataclass'].map(
    (name) => [name, '__attrs_post_init__'] as const,
  ),
  ...['attrs.define', 'attrs.frozen', 'attrs.mutable'].map((name) => [name, '__attrs_post_init__'] as const),
]);

export const filledBases: ReadonlyMap<string, string> = new Map([
  ['typing.NamedTuple', ''],
  ['pydantic.BaseModel', 'model_post_init'],
  ['pydantic_settings.BaseSettings', 'model_post_init'],
  ['msgspec.Struct', '__post_init__'],
]);

/** Whether the library function `name` makes the class that it is given one whose fields are filled. */
export function fillsFields(name: string): boolean {
  return fillers.has(name);
}

/** Bases by which the values that a class body writes become its members, and that say how these are compared. */
const enumerations: ReadonlySet<string> = new Set(
  ['Enum', 'IntEnum', 'StrEnum', 'Flag', 'IntFlag', 'ReprEnum'].map((name) => `enum.${name}`),
);

/** Whether deriving from the library class `name` makes an enumeration. */
export function isEnumerationBase(name: string): boolean {
  return enumerations.has(name);
}

/** Methods that `collections.abc` brings, by what they call (docs.python.org, "collections.abc"). */
export const mixins: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    Mapping: 'get keys values items __contains__',
    MutableMapping: 'get keys values items __contains__ update setdefault pop clear',
    MutableSequence: 'append extend insert clear',
    MutableSet: 'discard pop clear',
  }).flatMap(([name, methods]) =>
    ['collections.abc', 'typing'].map((module): readonly [string, ReadonlySet<string>] => [
      `${module}.${name}`,
      new Set(methods.split(' ')),
    ]),
  ),
);

/** Methods that classes of the program's own have from those of the standard library, as far as the model has them. */
export const inheritedMethods: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...mixins,
  [
    'argparse.ArgumentParser',
    new Set(
      '__init__ add_argument set_defaults add_argument_group add_mutually_exclusive_group add_subparsers parse_args parse_known_args'.split(
        ' ',
      ),
    ),
  ],
  ['argparse.Action', new Set(['__init__'])],
]);

/** What None is of. */
export const noneType = 'types.NoneType';

/** Types of data that are built in. */
export const builtInTypes: ReadonlySet<string> = new Set([
  ...['str', 'bytes', 'int', 'float', 'bool', 'list', 'tuple', 'dict', 'set', 'frozenset', 'slice'].map(
    (name) => `builtins.${name}`,
  ),
  noneType,
]);
