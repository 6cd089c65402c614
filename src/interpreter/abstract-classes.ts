import { lastName } from '../python/walk.js';
import { classAttribute, libraryBases, linearization, saysNothing } from './classes.js';
import { hasMethod } from './data-model.js';
import { enterFunction } from './functions.js';
import { elementsOf, insert, listOf, lookAt, lookInList } from './heap.js';
import { type Interpreter, positionally } from './state.js';
import { type ClassValue, type ObjectValue, type Truth, truthOf, type Value } from './values.js';

/** Abstract classes (abc, collections.abc, typing.Protocol): what is no instance of one, and what is without being derived from it. */

/** Whether `value` is a metaclass that makes classes abstract. */
export function isAbstractMetaclass(value: Value): boolean {
  if (value.kind === 'class') return libraryBases(value).some((name) => name === 'abc.ABCMeta');
  return value.kind === 'external' && value.name === 'abc.ABCMeta';
}

/** Whether `cls` is made by `abc.ABCMeta`. */
export function isAbstract(cls: ClassValue): boolean {
  if (cls.metaclass !== undefined && isAbstractMetaclass(cls.metaclass)) return true;
  return cls.bases.length > 0 && libraryBases(cls).includes('abc.ABC');
}

/** Whether `cls` leaves a method abstract: calling it raises a TypeError. */
export function isIncomplete(interpreter: Interpreter, cls: ClassValue): boolean {
  if (!isAbstract(cls)) return false;
  const names = new Set(linearization(cls).flatMap(({ scope }) => [...scope.variables.keys()]));
  return [...names].some((name) => isAbstractMethod(classAttribute(interpreter, cls, name)));
}

function isAbstractMethod(value: Value): boolean {
  return (
    value.kind === 'function' &&
    value.definition.kind === 'function' &&
    value.definition.decorators.some((one) =>
      /^abstract(?:method|property|classmethod|staticmethod)$/.test(lastName(one)),
    )
  );
}

/** `cls.register(subclass)`: `subclass` counts as derived from `cls`. */
export function register(interpreter: Interpreter, cls: ClassValue, subclass: Value): void {
  cls.registered ??= listOf(interpreter, []);
  insert(interpreter, cls.registered, [subclass]);
}

/** Whether other classes have been registered with `cls`. */
export function isRegistering({ registered }: ClassValue): boolean {
  return registered !== undefined && registered.elements.length > 0;
}

/** Whether `cls` may count as its own what is not derived from it: what was registered, or has some methods. */
export function countsOthers(cls: ClassValue): boolean {
  const bases = linearization(cls);
  return (
    isRegistering(cls) ||
    libraryBases(cls).some((name) => name === 'typing.Protocol' || !saysNothing(name)) ||
    bases.some(({ scope, metaclass }) => {
      const isKnown = metaclass === undefined || isAbstractMetaclass(metaclass);
      return !isKnown || scope.variables.has('__subclasshook__');
    })
  );
}

/** The classes that have been registered with `cls`, in their order. */
export function registeredWith(interpreter: Interpreter, { registered }: ClassValue): readonly Value[] {
  return registered === undefined ? [] : elementsOf(interpreter, lookInList(interpreter, registered));
}

/** What the `__subclasshook__` of the abstract class `of` says of `cls`; undefined where it says nothing, or there is none. */
export function toldByHook(interpreter: Interpreter, of: ClassValue, cls: ClassValue): Truth | undefined {
  if (!isAbstract(of)) return undefined;
  const hook = classAttribute(interpreter, of, '__subclasshook__');
  if (hook.kind !== 'function') return undefined;
  const told = enterFunction(interpreter, hook, positionally(of, cls), '__subclasshook__');
  return told.kind === 'literal' ? truthOf(told) : undefined;
}

/** The methods by which an object is an instance of an abstract class, whatever it is derived from (collections.abc). */
const abstract: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    'collections.abc.Callable': '__call__',
    'collections.abc.Iterable': '__iter__',
    'collections.abc.Iterator': '__iter__ __next__',
    'collections.abc.Sized': '__len__',
    'collections.abc.Container': '__contains__',
    'collections.abc.Collection': '__len__ __iter__ __contains__',
    'collections.abc.Awaitable': '__await__',
    'collections.abc.AsyncIterable': '__aiter__',
    'collections.abc.AsyncIterator': '__aiter__ __anext__',
    'contextlib.AbstractContextManager': '__enter__ __exit__',
    'os.PathLike': '__fspath__',
  }).map(([name, methods]) => [name, methods.split(' ')] as const),
);

/** Whether `object` has the methods by which it is an instance of `of`: of an abstract class, or a protocol (PEP 544). */
export function hasMethodsOf(interpreter: Interpreter, object: ObjectValue, of: Value): boolean {
  const methods =
    of.kind === 'external'
      ? abstract.get(of.name.replace(/^typing\./, 'collections.abc.'))
      : of.kind === 'class' && of.bases.some(isProtocol)
        ? [...of.scope.variables.keys(), ...(of.scope.annotated ?? [])]
        : undefined;
  return (
    methods?.every((name) => hasMethod(interpreter, object, name) || keeps(interpreter, object, name)) ===
    true
  );
}

/** Whether `object`, or its class, has `name` for certain: what a protocol asks for is no method only. */
function keeps(interpreter: Interpreter, { attributes, class: cls }: ObjectValue, name: string): boolean {
  const slot = [attributes, ...linearization(cls).map(({ scope }) => scope.variables)]
    .map((slots) => lookAt(interpreter, slots).get(name))
    .find((one) => one !== undefined);
  return slot !== undefined && slot.parts === undefined && slot.place.assumption === undefined;
}

function isProtocol(base: Value): boolean {
  return base.kind === 'external' && /^typing(?:_extensions)?\.Protocol$/.test(base.name);
}
