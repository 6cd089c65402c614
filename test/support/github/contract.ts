import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';

interface Operation {
  readonly query: object;
  readonly request?: object;
  readonly status?: number;
  readonly response?: object;
}

/** Validators for one REST operation, made from GitHub's own description. */
export interface Contract {
  readonly query: ValidateFunction;
  readonly request: ValidateFunction | undefined;
  readonly response: ValidateFunction | undefined;
}

const slice = JSON.parse(readFileSync(new URL('openapi-slice.json', import.meta.url), 'utf8')) as {
  readonly operations: Readonly<Record<string, Operation>>;
};

const ajv = new Ajv({ allErrors: true, strict: false });

const contracts = new Map<string, Contract>(
  Object.entries(slice.operations).map(([name, { query, request, response }]) => [
    name,
    {
      query: ajv.compile(query),
      request: request && ajv.compile(request),
      response: response && ajv.compile(response),
    },
  ]),
);

/** The contract of an operation such as `get /repos/{owner}/{repo}/pulls/{pull_number}/files`. */
export function contractOf(operation: string): Contract {
  const contract = contracts.get(operation);
  if (contract === undefined) throw new Error(`openapi-slice.json has no operation ${operation}`);
  return contract;
}

/** What is wrong with `value`, in words; an empty list when it is as described. */
export function violations(validate: ValidateFunction | undefined, value: unknown): readonly string[] {
  if (validate === undefined || validate(value)) return [];
  return (validate.errors ?? []).map(
    (error) => `${error.instancePath || '/'} ${error.message} ${JSON.stringify(error.params)}`,
  );
}
