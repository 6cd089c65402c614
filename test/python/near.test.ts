import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parseModule } from '../../src/python/parse.js';
import type { Statement } from '../../src/python/syntax.js';
import { everyExpression, everyStatement, expressionsOf, statementsNear } from '../../src/python/walk.js';
import { placesOf } from '../../src/text/search.js';
import { looksIn } from '../support/work.js';

const sources = ['tools/speed', 'tools/formatters'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.py'))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8')),
);

/** The statements that say `word` themselves, by where they start: as a name, an attribute, a string or in an import. */
function saying(word: string, statements: Iterable<Statement>): readonly number[] {
  const says = (statement: Statement) => {
    if (statement.kind === 'import') return statement.names.some(({ module }) => module.includes(word));
    if (statement.kind === 'import-from')
      return (
        statement.module.includes(word) ||
        (statement.names !== '*' && statement.names.some(({ name }) => name === word))
      );
    return expressionsOf(statement).some((outermost) =>
      [...everyExpression(outermost)].some(
        (one) =>
          (one.kind === 'name' && one.name === word) ||
          (one.kind === 'attribute' && one.attribute === word) ||
          (one.kind === 'string' && one.value.includes(word)),
      ),
    );
  };
  return [...statements].filter(says).map(({ span }) => span.start);
}

test('what is near the places of a word are all statements that say it', () => {
  for (const text of sources) {
    const words = new Set(text.match(/\b[a-z]\w{3,}\b/g));
    const all = [...everyStatement(parseModule(text, 'at-once').body)];
    for (const word of [...words].filter((_, index) => index % 5 === 0)) {
      const near = statementsNear(parseModule(text).body, placesOf(text, word));
      expect(saying(word, near)).toEqual(saying(word, all));
    }
  }
});

test('a decorator above a class or a function is near it', () => {
  for (const head of ['class C:', 'def f():', 'async def f():']) {
    const text = `x = 1\n@wanted(\n  1)\n@other\n${head}\n  pass\n`;
    const near = [...statementsNear(parseModule(text).body, placesOf(text, 'wanted'))];
    expect(near.map(({ kind }) => kind)).toEqual([head.includes('def') ? 'function' : 'class']);
  }
});

test('a body is not read that has no such word in it', () => {
  const text = 'def f():\n  return 1\ndef g():\n  return wanted\n';
  const { body } = parseModule(text);
  const near = [...statementsNear(body, placesOf(text, 'wanted'))];
  expect(near.map(({ kind }) => kind)).toEqual(['function', 'return']);
  const reading = body.map((one) => looksIn(() => one.kind === 'function' && one.body));
  expect(reading[0]).toBeGreaterThan(0);
  expect(reading[1]).toBe(0);
});
