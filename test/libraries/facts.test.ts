import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import * as z from 'zod';
import { judgedHold, thirdPartyModule } from '../../src/libraries/tables.js';
import { messagesIn } from '../../src/messages/index.js';
import { builtInPatchers } from '../../src/patchers/index.js';
import { projectFolder } from '../support/artifacts.js';

/** The facts that TypeScript and the Python tools both read: a cast gives them their type, so this holds them to it. */

const folder = `${projectFolder}src/patchers/data/`;
const name = z.string().regex(/^\w+(?:\.\w+)+$/);
const python = z.tuple([z.number().int(), z.number().int()]);
const bound = z.strictObject({
  of: z.string(),
  relation: z.enum(['since', 'before']),
  version: z.string().regex(/^\d+(?:\.\d+)+$/),
});

const effectRow = z.strictObject({
  name,
  forms: z.array(z.enum(['reference', 'subclass', 'instance'])).min(1),
  effect: z.enum([
    'recursion',
    'blocks',
    'crash',
    'deadlock',
    'race',
    'never-joins',
    'shared',
    'misidentified',
    'bypassed',
  ]),
  severity: z.enum(['error', 'warning', 'notice']),
  since: python.optional(),
  before: python.optional(),
  consequence: z.enum(Object.keys(messagesIn('en').consequences)),
  limits: z.array(bound).optional(),
  source: z.string().min(1),
});

function read(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

const tables = readdirSync(folder).filter((file) => file.endsWith('-effects.json'));

test('there are tables of effects', () => {
  expect(tables.length).toBeGreaterThan(1);
});

test.each(tables)('each row of %s has the fields of an effect, with words for what happens', (file) => {
  expect(z.array(effectRow).safeParse(read(folder + file)).error).toBeUndefined();
});

test('names: one canonical name for an object, which is an alias of nothing', () => {
  const schema = z.strictObject({
    modules: z.record(z.string(), z.string()),
    objects: z.array(z.array(name).min(2)),
    makeThemselves: z.array(name),
    makeOthers: z.record(name, name),
  });
  const { objects } = schema.parse(read(`${folder}names.json`));
  const all = objects.flat();
  expect(all.filter((one, index) => all.indexOf(one) !== index)).toEqual([]);
});

test('judgements: each exception has its reason', () => {
  const schema = z.strictObject({
    harmless: z.array(z.strictObject({ holder: z.string(), where: z.string(), why: z.string().min(1) })),
    'standard library': z.array(
      z.strictObject({
        holder: z.string(),
        only: z.literal('own imports').optional(),
        effect: z.string().optional(),
        why: z.string().min(1),
      }),
    ),
    uses: z.array(
      z.strictObject({
        holder: z.string(),
        where: z.string(),
        effect: z.string(),
        why: z.string().min(1),
      }),
    ),
    locks: z.array(z.tuple([z.enum(['reference', 'instance']), name])),
  });
  expect(schema.safeParse(read(`${projectFolder}src/libraries/data/judgements.json`)).error).toBeUndefined();
});

test('judgements: a lock that was seen held while green threads switch is not said to be harmless', () => {
  interface Run {
    readonly used?: Record<string, number>;
    readonly across?: Record<string, number>;
  }
  const programs = read(`${projectFolder}tools/knowledge/in-use.json`) as Record<string, Record<string, Run>>;
  const runs = Object.values(programs).flatMap(({ gevent, eventlet }) => [gevent!, eventlet!]);
  const places = (of: 'used' | 'across') => new Set(runs.flatMap((run) => Object.keys(run[of] ?? {})));
  const judged = (place: string) => {
    const [holder = '', where = ''] = place.split(/ (.*)/s);
    return judgedHold({ holder, where, name: 'threading.Lock', form: 'instance' });
  };
  const held = [...places('across')];
  const harmless = [...places('used')].filter((place) => !held.includes(place));
  expect([held.length, harmless.length].every((count) => count > 0)).toBe(true);
  for (const place of held) expect([place, judged(place)]).not.toEqual([place, undefined]);
  // A notice at most.
  for (const place of harmless)
    expect([place, judged(place)?.effect ?? 'native-lock']).toEqual([place, 'native-lock']);
});

test('calls: each imports modules of which the table has something to say, patches, or makes what patches replace', () => {
  const name = z.string().refine((one) => builtInPatchers.isTracked(one));
  const effect = z.enum(['native-lock', 'deadlock']);
  const place = z.string();
  const made = z.union([z.tuple([place, name]), z.tuple([place, name, effect])]);
  const form = z.enum(['reference', 'subclass', 'instance']);
  const hold = [z.string(), place, form, name] as const;
  const kept = z.union([z.tuple([...hold]), z.tuple([...hold, effect])]);
  const row = z
    .strictObject({
      imports: z.array(z.string()).min(1).optional(),
      patches: z
        .strictObject({
          function: z.string().refine((one) => builtInPatchers.patchFunction(one) !== undefined),
          keywords: z.record(z.string(), z.enum(['true', 'false'])),
        })
        .optional(),
      makes: z.array(made).min(1).optional(),
      unless: z.array(z.string().regex(/^\w+$/)).min(1).optional(),
      keeps: z.array(kept).min(1).optional(),
      source: z.string().regex(/^(?:[\w.-]+ \d\S*, )?Python 3/),
    })
    .refine(({ imports, patches, makes, keeps }) => (imports ?? patches ?? makes ?? keeps) !== undefined)
    .refine(({ makes, unless }) => unless === undefined || makes !== undefined);
  const calls = read(`${projectFolder}src/libraries/data/calls.json`) as Record<
    string,
    { imports?: string[] }
  >;
  expect(z.record(z.string().regex(/^\w+(?:\.\w+)+$/), row).safeParse(calls).error).toBeUndefined();
  for (const { imports = [] } of Object.values(calls))
    for (const module of imports) expect(thirdPartyModule(module)?.holds).not.toEqual([]);
});
