import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { readInputs } from '../../src/host/actions/runner.js';
import { projectFolder } from '../support/artifacts.js';

interface Described {
  readonly description?: string;
  readonly default?: string;
}

const action = parse(readFileSync(`${projectFolder}action.yml`, 'utf8')) as {
  readonly runs: object;
  readonly inputs: Readonly<Record<string, Described>>;
  readonly outputs: Readonly<Record<string, Described>>;
};

/** Outputs that the source sets, by the names it gives to the toolkit. */
const set = ['findings', 'errors', 'warnings', 'new-findings', 'review-url', 'sarif-file', 'report-file'];

describe('action.yml', () => {
  const names = Object.keys(action.inputs);
  const variable = (name: string): string => `INPUT_${name.toUpperCase()}`;

  afterEach(() => {
    for (const name of names) delete process.env[variable(name)];
  });

  test('every input it names is read, and none besides', () => {
    for (const name of names) process.env[variable(name)] = `value of ${name}`;
    const values = Object.values(readInputs()).flat();
    expect(values.sort()).toEqual(names.map((name) => `value of ${name}`).sort());
  });

  test('only the token has a default: others would win over the configuration file', () => {
    expect(
      Object.entries(action.inputs).flatMap(([name, each]) => (each.default === undefined ? [] : [name])),
    ).toEqual(['github-token']);
  });

  test('it names the outputs that are set', () => {
    expect(Object.keys(action.outputs)).toEqual(set);
  });

  test('every input and output is described in one sentence', () => {
    for (const { description } of [...Object.values(action.inputs), ...Object.values(action.outputs)]) {
      expect(description).toMatch(/^[A-Z].*[^.]\.$/);
    }
  });

  test('it runs the bundle on Node 24', () => {
    expect(action.runs).toEqual({ using: 'node24', main: 'dist/index.js' });
  });
});
