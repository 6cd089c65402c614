import type { GreenPatcher } from '../support/stories/story.js';
import type { Idiom } from './idioms/idiom.js';
import { holding, patchingBy } from './idioms/index.js';
import { conditions } from './idioms/patching.js';
import { type Held, held_, patches } from './idioms/values.js';
import { type Random, randomOf } from './random.js';

/** Files by path; `main.py` is run. */
export type Files = Readonly<Record<string, string>>;

/** A program, and which idioms it is made of. */
export interface Program {
  readonly files: Files;
  readonly idioms: readonly Idiom[];
}

/** What an idiom becomes in a program: statements where it stands, and files of its own. */
interface Rendered {
  readonly here: string;
  readonly files: Files;
}

/** Fills idioms, each with numbers of its own. */
class Composer {
  readonly idioms: Idiom[] = [];
  readonly #random: Random;
  readonly #library: GreenPatcher;
  #count = 0;

  constructor(random: Random, library: GreenPatcher) {
    this.#random = random;
    this.#library = library;
  }

  render(idiom: Idiom, held?: Held): Rendered {
    this.idioms.push(idiom);
    this.#count++;
    const value = held ?? this.#held(idiom);
    const [here = '', ...others] = idiom.text.split(/^>>> /m).map((part) => this.#filled(part, value));
    const files: Record<string, string> = {};
    for (const other of others) {
      const end = other.indexOf('\n');
      const path = (end < 0 ? other : other.slice(0, end)).trim();
      files[path] = withImport(end < 0 ? '' : other.slice(end + 1), value);
    }
    return { here: withImport(here.replace(/\n?$/, '\n'), value), files };
  }

  #held(idiom: Idiom): Held {
    if (isOfClass(idiom)) return this.#random.of(held_.classes);
    if (/\bMODULE\b/.test(idiom.text)) return this.#random.of(held_.references);
    if (this.#random.once(12)) return this.#random.of(held_.harmless);
    return this.#random.of(this.#random.once(2) ? held_.references : held_.instances);
  }

  #filled(text: string, { code, module }: Held): string {
    const patch = this.#random.of(patches[this.#library]);
    return text
      .replaceAll('$', String(this.#count))
      .replace(/^( *)PATCH$/gm, (_, indent: string) => patch.replaceAll(/^/gm, indent))
      .replaceAll(/\b(?:VALUE|CLASS)\b/g, used(code))
      .replaceAll(/\bMODULE\b/g, module)
      .replaceAll(/\bNAME\b/g, code.slice(module.length + 1).replace(/\(.*/, ''));
  }
}

function isOfClass({ kind, text }: Idiom): boolean {
  return /\bCLASS\b/.test(text) || kind === 'subclasses';
}

/** Marks what needs the import of its module until `withImport` has seen it. */
const mark = '\u0000';
const used = (code: string) => `${mark}${code}`;

function withImport(text: string, { module }: Held): string {
  if (!text.includes(mark)) return text;
  const first = /^(?:global |from __future__)/.test(text) ? text.indexOf('\n') + 1 : 0;
  return `${text.slice(0, first)}import ${module}\n${text.slice(first)}`.replaceAll(mark, '');
}

/** What stands above a way to the patch that is looked at alone. */
const upstairs: Idiom = {
  kind: 'plain names',
  text: 'from time import sleep as nap$\nimport threading, socket\nlock$ = threading.Lock()\nsocket$ = socket.socket()',
};

/**
 * Every idiom by itself, what is held and then the patch: filled in each form that it takes, or in one that the seed chooses.
 * Where the patch depends on a condition, what is held also does in programs of their own.
 */
export function alone(
  library: GreenPatcher,
  seed: number,
  each: 'form' | 'idiom' = 'form',
): readonly Program[] {
  const plain: Idiom = { kind: 'ways to the patch', text: 'PATCH' };
  const programs = holding.flatMap((idiom, index) => {
    const random = randomOf(seed + index);
    const all = fillings(idiom, random);
    return (each === 'form' ? all : [random.of(all)]).map((held) => {
      const composer = new Composer(random, library);
      const first = composer.render(idiom, held);
      const last = composer.render(plain);
      return {
        files: { ...first.files, ...last.files, 'main.py': first.here + last.here },
        idioms: [idiom],
      };
    });
  });
  const ways = patchingBy(library).map((idiom, index) => {
    const composer = new Composer(randomOf(seed - index), library);
    const first = composer.render(upstairs);
    const last = composer.render(idiom);
    return { files: { ...last.files, 'main.py': first.here + last.here }, idioms: [idiom] };
  });
  const guarded = patchingBy(library)
    .filter(({ kind }) => kind === 'optional patchers and spellings')
    .flatMap((way, index) => {
      const random = randomOf(seed + 31 * index);
      return [1, 2].map(() => {
        const composer = new Composer(random, library);
        const condition = random.of(conditions);
        const first = composer.render(condition);
        const last = composer.render(way);
        const files = { ...first.files, ...last.files, 'main.py': first.here + last.here };
        return { files, idioms: [condition, way] };
      });
    });
  return [...programs, ...ways, ...guarded];
}

/** The program of `alone` for the idiom with that text. */
export function aloneWith(library: GreenPatcher, text: string): Program {
  const program = alone(library, 1).find(({ idioms: [only] }) => only?.text === text);
  if (program === undefined) throw new Error(`no idiom is ${text}`);
  return program;
}

/** What an idiom is filled with when it is looked at alone: one of each form. */
function fillings(idiom: Idiom, random: Random): readonly (Held | undefined)[] {
  if (isOfClass(idiom)) return [random.of(held_.telling.classes)];
  if (/\bMODULE\b/.test(idiom.text)) return [random.of(held_.telling.references)];
  if (!/\bVALUE\b/.test(idiom.text)) return [undefined];
  return [random.of(held_.telling.references), random.of(held_.telling.instances)];
}

const modules: readonly string[] = [
  'app/core.py',
  'app/models.py',
  'app/net/client.py',
  'util.py',
  'conf.py',
];

/** Ways to import another module of the program; `M` is its name, `P` its package and `L` the rest, `N` a number. */
const imports = [
  'import M',
  'import M as mN',
  'from M import *',
  'import importlib\nimportlib.import_module("M")',
  '__import__("M")',
  'def fN():\n    import M\nfN()',
  'class CN:\n    import M',
  'try:\n    import M\nexcept ImportError:\n    pass',
  'if True:\n    import M',
  'for nameN in ["M"]:\n    __import__(nameN)',
];

/** Statements around an idiom. */
const wrappers = [
  'if True:\n    BODY',
  'try:\n    BODY\nfinally:\n    pass',
  'try:\n    BODY\nexcept ZeroDivisionError:\n    pass',
  'with open(__file__):\n    BODY',
  'for _ in [1]:\n    BODY',
  'def wrap():\n    BODY\nwrap()',
  'class WrapN:\n    def __init__(self):\n        BODY\nWrapN()',
];

/**
 * A program of several modules that import each other, with idioms of every kind in them but for those in `left`, and a way
 * to the patch.
 */
export function combined(
  library: GreenPatcher,
  seed: number,
  left: ReadonlySet<string> = new Set(),
): Program {
  const isUsed = ({ text }: Idiom) => !left.has(text);
  const holds = holding.filter(isUsed);
  const ways = patchingBy(library).filter(isUsed);
  const random = randomOf(Math.imul(seed, 0x9e3779b1) ^ (library === 'gevent' ? 1 : 2));
  const composer = new Composer(random, library);
  const others = modules.filter(() => random.once(2));
  const files: Record<string, string> = {};
  const number = () => String(random.below(1_000_000));

  function body(size: number, later: readonly string[]): string {
    const parts: string[] = [];
    for (const path of later) if (!random.once(3)) parts.push(importOf(path, number()));
    for (let left = random.below(size) + 1; left > 0; left--) {
      const rendered = composer.render(random.of(holds));
      Object.assign(files, rendered.files);
      parts.push(random.once(4) ? wrapped(rendered.here, number()) : rendered.here);
    }
    for (let at = parts.length - 1; at > 0; at--) {
      const other = random.below(at + 1);
      [parts[at], parts[other]] = [parts[other]!, parts[at]!];
    }
    return parts.join('');
  }

  function importOf(path: string, unique: string): string {
    const name = path.replace(/\.py$/, '').replaceAll('/', '.');
    return `${random.of(imports).replaceAll('M', name).replaceAll('N', unique)}\n`;
  }

  function wrapped(text: string, unique: string): string {
    if (/import \*|^global |^class M\d+\(type\)|__class__|^exec/m.test(text)) return text;
    return `${random.of(wrappers)}\n`
      .replaceAll('N', unique)
      .replaceAll('wrap', `wrap${unique}`)
      .replace(/^( *)BODY$/m, (_, indent: string) => text.trimEnd().replaceAll(/^(?=.)/gm, indent));
  }

  others.forEach((path, index) => {
    const after = others.slice(index + 1);
    // An import in a circle is safe where nothing is asked of the module.
    const circle = random.once(6) && index > 0 ? [`import ${nameOf(others[index - 1]!)}\n`] : [];
    files[path] = [...circle, body(2, after)].join('');
    for (let folder = path; folder.includes('/'); ) {
      folder = folder.slice(0, folder.lastIndexOf('/'));
      files[`${folder}/__init__.py`] ??= random.once(3) ? body(1, []) : '';
    }
  });
  const before = body(3, others);
  const patch = composer.render(
    random.once(2) ? random.of(ways) : { kind: 'ways to the patch', text: 'PATCH' },
  );
  Object.assign(files, patch.files);
  const after = random.once(3) ? body(2, others) : '';
  return { files: { ...files, 'main.py': before + patch.here + after }, idioms: composer.idioms };
}

function nameOf(path: string): string {
  return path.replace(/\.py$/, '').replaceAll('/', '.');
}
